//! The page of a group: a pillar, topic, cross-cutting topic, department or strategy.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::config::GroupKind;
use crate::portal::{Choice, GroupState, Tally, Waterfalls, routes};
use crate::render::change::html::Changes;
use crate::render::change::step::StepView;
use crate::render::chart::area::AreaView;
use crate::render::chart::pace::PaceView;
use crate::render::chart::waterfall::WaterfallView;
use crate::render::page::frame::menu::easy_of;
use crate::render::page::frame::{PageView, described, file_of};
use crate::render::text::body::Body;
use crate::render::text::terms::TermView;
use crate::render::words::Words;
use crate::render::words::card::{GoalCardView, GroupCardView, StatusGoalsView};
use crate::render::words::outcome::{OutcomeGoalsView, OutcomesView};
use crate::render::words::tally::{AsPublishedView, Doors, TallyView};
use crate::render::words::view::{DateView, SourceView};

/// `group.html`: one pillar, topic, cross-cutting topic, department or strategy.
#[derive(Debug, Serialize)]
pub struct GroupView {
    /// `pillar`, `topic`, `cross-cutting`, `department`, `strategy`.
    pub kind: String,
    pub card: GroupCardView,
    /// Its goals by what became of them.
    pub outcomes: OutcomesView,
    /// The same goals, where these numbers lead.
    pub by_outcome: Vec<OutcomeGoalsView>,
    pub body_html: String,
    /// Words of the page that the glossary explains.
    pub terms: Vec<TermView>,
    pub sources: Vec<SourceView>,
    /// First and last day of a dated department.
    pub since: Option<DateView>,
    pub until: Option<DateView>,
    /// All goals of the group; for a department: those it shares in without lead being stated.
    pub goals: Vec<GoalCardView>,
    /// The same goals, and those below, by status: where the numbers of the page lead.
    pub by_status: Vec<StatusGoalsView>,
    /// Department only: goals it leads.
    pub lead: Vec<GoalCardView>,
    /// Department only: goals that all departments share.
    pub common: Vec<GoalCardView>,
    /// Pillar only: its topics, with the tally of the topic's goals in this pillar.
    pub topics: Vec<GroupCardView>,
    /// Number of goals here that other departments share as well.
    pub shared: usize,
    /// Pillars and departments only: goals that still promise what they promised at first.
    pub as_published: Option<AsPublishedView>,
    pub recent: Vec<StepView>,
    /// The page with more of these; missing if there is none.
    pub log: Option<String>,
    pub course: Option<AreaView>,
    /// Pillars and departments only: why the headline figures changed within a year.
    pub year: Option<WaterfallView>,
    /// Pillar only: what is done beside the time that is over.
    pub pace: Option<PaceView>,
}

impl GroupView {
    pub fn of(changes: &Changes<'_>, state: &GroupState<'_>, year: Option<&Waterfalls>, body: &Body<'_>) -> Self {
        let words = &changes.words;
        let group = state.group;
        let page = routes::group(group.kind, &group.id);
        let ids: BTreeSet<&str> =
            state.all().filter_map(|place| words.portal.goals.get(place)).map(|state| state.goal.id.as_str()).collect();
        Self {
            kind: group.kind.word().to_owned(),
            card: GroupCardView::of(words, state),
            outcomes: OutcomesView::of(words, &words.portal.outcomes_of(state), Some(&page)),
            by_outcome: OutcomeGoalsView::all(
                words,
                &state.all().collect::<Vec<_>>().iter().filter_map(|place| words.portal.goals.get(*place)),
            ),
            body_html: state.text.map_or_else(String::new, |text| body.html(&text.path, &text.text)),
            terms: TermView::all(
                words,
                body,
                state
                    .text
                    .iter()
                    .flat_map(|text| text.summary.as_deref().into_iter().chain([text.text.markdown.as_str()])),
            ),
            sources: state.text.map_or_else(Vec::new, |text| words.sources(&text.sources)),
            since: group.since.map(|date| words.date(date)),
            until: group.until.map(|date| words.date(date)),
            goals: GoalCardView::at(words, &state.goals),
            by_status: StatusGoalsView::all(words, state.all()),
            lead: GoalCardView::at(words, &state.lead),
            common: GoalCardView::at(words, &state.common),
            topics: if group.kind == GroupKind::Pillar { topics_of(words, state) } else { Vec::new() },
            shared: state.shared,
            as_published: match group.kind {
                GroupKind::Pillar | GroupKind::Department => {
                    AsPublishedView::of(state.all().filter_map(|place| words.portal.goals.get(place)))
                }
                GroupKind::Topic | GroupKind::CrossCutting | GroupKind::Strategy => None,
            },
            recent: StepView::recent(changes, Some(&ids)),
            log: body.links.places().choices().iter().copied().find_map(|choice| match choice {
                Choice::Group(place)
                    if words.portal.groups[place].group.id == group.id
                        && words.portal.groups[place].group.kind == group.kind =>
                {
                    Some(choice.address(words.portal))
                }
                _ => None,
            }),
            course: AreaView::of(words, words.portal.series(state), Doors::Page(&page)),
            year: year.and_then(|year| WaterfallView::of_group(words, year, state)),
            pace: if group.kind == GroupKind::Pillar { PaceView::of(words, &state.tally, false) } else { None },
        }
    }
}

pub fn page(words: &Words<'_>, state: &GroupState<'_>) -> PageView {
    let group = state.group;
    let parents = vec![words.kind_link(group.kind)];
    let summary = state.text.and_then(|text| text.summary.as_ref());
    let path = routes::group(group.kind, &group.id);
    let feed = routes::has_feed(group.kind).then(|| routes::feed(&path));
    let easy = (group.kind == GroupKind::Pillar).then(|| easy_of(words, &group.id)).flatten();
    let page = PageView {
        feed,
        easy,
        ..PageView::below(words, group.title.clone(), described(words, summary), path, parents)
    };
    PageView::with_file(words, page, state.text.map_or("", |text| file_of(&text.path, &text.text)))
}

/// The topics of a pillar, counting only the goals that are in both.
fn topics_of(words: &Words<'_>, pillar: &GroupState<'_>) -> Vec<GroupCardView> {
    let members: BTreeSet<usize> = pillar.goals.iter().copied().collect();
    let topics = words.portal.groups_of(GroupKind::Topic);
    let card = |state: &GroupState<'_>| {
        let places = state.goals.iter().filter(|place| members.contains(place));
        let orders = places.filter_map(|place| words.portal.goals.get(*place)).map(|state| state.status_order);
        let tally = Tally::of(orders, words.portal.config.statuses.iter().len());
        (tally.total > 0).then(|| GroupCardView {
            // The page of a topic lists its goals of other pillars as well.
            tally: if state.goals.iter().all(|place| members.contains(place)) {
                TallyView::of(words, &tally, Doors::Page(&routes::group(GroupKind::Topic, &state.group.id)))
            } else {
                TallyView::of(words, &tally, Doors::None)
            },
            ..GroupCardView::of(words, state)
        })
    };
    topics.filter_map(card).collect()
}

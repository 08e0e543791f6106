//! The overview.

use serde::Serialize;

use crate::config::{GroupKind, Meaning, Tone};
use crate::content::GoalKind;
use crate::portal::{DueSpan, DueState, Plan, Selection, Tally, Waterfalls, Work, routes};
use crate::render::change::html::Changes;
use crate::render::change::recent::RecentView;
use crate::render::chart::area::AreaView;
use crate::render::chart::finding::finding;
use crate::render::chart::pace::PaceView;
use crate::render::chart::shares::furthest;
use crate::render::chart::waterfall::WaterfallView;
use crate::render::page::frame::menu::easy_start;
use crate::render::page::frame::{PageView, described, file_of};
use crate::render::text::body::Body;
use crate::render::words::Words;
use crate::render::words::card::{GoalCardView, GroupCardView};
use crate::render::words::outcome::OutcomesView;
use crate::render::words::plan::plan_sentence;
use crate::render::words::stated::StatedView;
use crate::render::words::tally::{AsPublishedView, Doors, TallyView};

/// Addresses of the lists that the overview's numbers count.
#[derive(Debug, Serialize)]
pub struct DoorsView {
    pub done: String,
    pub overdue: String,
    pub ahead: String,
    pub as_published: String,
}

impl DoorsView {
    fn new() -> Self {
        Self {
            done: routes::selection(Selection::Work(Work::Done)),
            overdue: routes::selection(Selection::Due(DueSpan::Overdue)),
            ahead: routes::selection(Selection::Ahead),
            as_published: routes::selection(Selection::Work(Work::AsPublished)),
        }
    }
}

/// `overview.html`.
#[derive(Debug, Serialize)]
pub struct OverviewView {
    pub summary: Option<String>,
    /// What others say about the whole strategy, beside the portal's own numbers.
    pub told: Vec<StatedView>,
    pub body_html: String,
    pub tally: TallyView,
    /// Goals by what became of them.
    pub outcomes: OutcomesView,
    pub pillars: Vec<GroupCardView>,
    /// The goals that belong to no pillar because they hold for all (`Querschnittsziele`).
    pub cross_cutting: Option<GroupCardView>,
    /// Newest steps that changed the substance of a goal, at most three.
    pub recent: Vec<RecentView>,
    /// Deadlines that are not over, the next one first.
    pub due_next: Vec<GoalCardView>,
    pub overdue: Vec<GoalCardView>,
    /// Number of goals that are done.
    pub done: usize,
    /// Goals that still promise what they promised at first.
    pub as_published: Option<AsPublishedView>,
    /// What is done beside the time that is over.
    pub pace: Option<PaceView>,
    /// What the counts show, in a sentence, and what the pillars do; empty if there is nothing to say.
    pub finding: String,
    pub furthest: String,
    /// Lists that the numbers lead to.
    pub doors: DoorsView,
    pub course: Option<AreaView>,
    /// What became of the plan of day one, in a sentence.
    pub plan: Option<String>,
    /// Why the headline figures changed within a year.
    pub year: Option<WaterfallView>,
}

impl OverviewView {
    pub fn of(changes: &Changes<'_>, (year, plan): (Option<&Waterfalls>, Option<&Plan>), body: &Body<'_>) -> Self {
        let words = &changes.words;
        let portal = words.portal;
        let start = &portal.content.start;
        let due_next = portal.due(DueState::Soon).into_iter().chain(portal.due(DueState::Later));
        Self {
            summary: start.summary.clone(),
            told: StatedView::all(words),
            body_html: body.html(&start.path, &start.text),
            tally: TallyView::of(words, &portal.tally(), Doors::Portal),
            outcomes: OutcomesView::of(words, &portal.outcomes(), None),
            pillars: portal.groups_of(GroupKind::Pillar).map(|state| GroupCardView::of(words, state)).collect(),
            cross_cutting: cross_cutting_goals(words),
            recent: RecentView::newest(changes),
            due_next: due_next.map(|state| GoalCardView::of(words, state)).collect(),
            overdue: portal.due(DueState::Overdue).into_iter().map(|state| GoalCardView::of(words, state)).collect(),
            done: words.having(&portal.tally(), &[Meaning::Done]),
            as_published: AsPublishedView::of(portal.goals.iter()),
            pace: PaceView::of(words, &portal.tally(), true),
            finding: finding(words, &portal.tally()),
            furthest: furthest(words),
            doors: DoorsView::new(),
            course: AreaView::of(words, &portal.trail.timeline.portal, Doors::Portal),
            plan: plan.map(|plan| plan_sentence(words, plan)),
            // On the first day nothing can have become anything else.
            year: year.filter(|year| year.from < year.to).map(|year| WaterfallView::of_portal(words, year)),
        }
    }
}

pub fn page(words: &Words<'_>) -> PageView {
    let config = words.portal.config;
    let start = &words.portal.content.start;
    let page = PageView::below(
        words,
        config.title.clone(),
        described(words, start.summary.as_ref()),
        String::new(),
        Vec::new(),
    );
    let (feed, easy) = (Some(routes::FEED.to_owned()), easy_start(words).map(|link| link.url));
    let page = PageView { crumbs: Vec::new(), feed, easy, ..page };
    PageView::with_file(words, page, file_of(&start.path, &start.text))
}

fn cross_cutting_tally(words: &Words<'_>) -> Option<Tally> {
    let goals = words.portal.goals.iter().filter(|state| state.goal.kind == GoalKind::CrossCutting);
    let tally = Tally::of(goals.map(|state| state.status_order), words.portal.config.statuses.iter().len());
    (tally.total > 0).then_some(tally)
}

/// The goals of the whole strategy, as if they were a pillar; they are found among all goals.
fn cross_cutting_goals(words: &Words<'_>) -> Option<GroupCardView> {
    cross_cutting_tally(words).map(|tally| GroupCardView {
        id: "cross-cutting".to_owned(),
        url: routes::selection(Selection::CrossCutting),
        title: words.texts.get("titles.cross_cutting_goals").to_owned(),
        short: None,
        summary: Some(words.texts.get("overview.cross_cutting_label").to_owned()),
        tone: Tone::Grey.word().to_owned(),
        current: true,
        badge: None,
        tally: TallyView::of(words, &tally, Doors::Page(&routes::selection(Selection::CrossCutting))),
    })
}

//! Overview, groups and lists of goals.

use std::collections::BTreeSet;

use crate::config::{GroupKind, Meaning, Tone};
use crate::content::GoalKind;
use crate::portal::{DueSpan, DueState, GroupState, Tally, routes};
use crate::render::chart::Lengths;
use crate::render::text::body::Body;
use crate::render::words::Words;
use crate::render::words::view::{
    FigureView, GoalsView, GroupCardView, GroupView, GroupsView, LinkView, OverviewView, StepView,
};

/// How many entries the short lists of the overview have.
const SHORT_LIST: usize = 5;

impl Words<'_> {
    pub fn overview(&self, body: &Body<'_>) -> OverviewView {
        let portal = self.portal;
        let start = &portal.content.start;
        let due_next = portal.due(DueState::Soon).into_iter().chain(portal.due(DueState::Later));
        OverviewView {
            summary: start.summary.clone(),
            body_html: body.html(&start.path, &start.text),
            figures: self.figures(),
            tally: self.tally(&portal.tally()),
            pillars: portal.groups_of(GroupKind::Pillar).map(|state| self.group_card(state)).collect(),
            cross_cutting: self.cross_cutting_goals(),
            recent: self.recent(None),
            due_next: due_next.take(SHORT_LIST).map(|state| self.card(state)).collect(),
            overdue: portal.due(DueState::Overdue).into_iter().map(|state| self.card(state)).collect(),
            badge: routes::PORTAL_BADGE.to_owned(),
            done: self.having(&portal.tally(), &[Meaning::Done]),
            pace: self.pace(&portal.tally()),
            shares: self.shares(GroupKind::Pillar, Lengths::Equal, self.cross_cutting_tally().as_ref()),
            course: self.area(&portal.trail.timeline.portal),
        }
    }

    fn figures(&self) -> Vec<FigureView> {
        let figures = self.portal.content.start.figures.iter();
        let view = |figure: &crate::content::Figure| FigureView {
            label: figure.label.clone(),
            value: self.quantity(&figure.value),
            unit: figure.unit.clone(),
            date: figure.date.map(|date| self.date(date)),
            source: self.source(figure.source.as_deref()),
            note: figure.note.clone(),
        };
        figures.map(view).collect()
    }

    fn cross_cutting_tally(&self) -> Option<Tally> {
        let goals = self.portal.goals.iter().filter(|state| state.goal.kind == GoalKind::CrossCutting);
        let tally = Tally::of(goals.map(|state| state.status_order), self.portal.config.statuses.iter().len());
        (tally.total > 0).then_some(tally)
    }

    /// The goals of the whole strategy, as if they were a pillar; they are found among all goals.
    fn cross_cutting_goals(&self) -> Option<GroupCardView> {
        self.cross_cutting_tally().map(|tally| GroupCardView {
            id: "cross-cutting".to_owned(),
            url: routes::groups(GroupKind::CrossCutting).to_owned(),
            title: self.texts.get("titles.cross_cutting_goals").to_owned(),
            short: None,
            summary: Some(self.texts.get("overview.cross_cutting_label").to_owned()),
            tone: Tone::Grey.word().to_owned(),
            current: true,
            badge: None,
            tally: self.tally(&tally),
        })
    }

    /// The newest steps that changed a goal, of all goals or of some.
    fn recent(&self, goals: Option<&BTreeSet<&str>>) -> Vec<StepView> {
        let shown = |id: &str| goals.is_none_or(|goals| goals.contains(id));
        let steps = &self.portal.history.steps;
        let places: Vec<usize> = match goals {
            None => (0..steps.len()).rev().filter(|place| !steps[*place].goals.is_empty()).take(SHORT_LIST).collect(),
            Some(goals) => {
                let states = goals.iter().filter_map(|id| self.portal.goal(id));
                let newest: BTreeSet<usize> =
                    states.flat_map(|state| state.steps.iter().rev().take(SHORT_LIST).copied()).collect();
                newest.into_iter().rev().take(SHORT_LIST).collect()
            }
        };
        let steps = places.into_iter().filter_map(|place| self.step_of_goals(place, shown));
        steps.map(|step| StepView { formatting: Vec::new(), gaps: Vec::new(), ..step }).collect()
    }

    pub fn group_card(&self, state: &GroupState<'_>) -> GroupCardView {
        let group = state.group;
        GroupCardView {
            id: group.id.clone(),
            url: routes::group(group.kind, &group.id),
            title: group.title.clone(),
            short: group.short.clone(),
            summary: state.text.and_then(|text| text.summary.clone()),
            tone: group.tone.word().to_owned(),
            current: state.current,
            badge: (group.kind == GroupKind::Pillar).then(|| routes::pillar_badge(&group.id)),
            tally: self.tally(&state.tally),
        }
    }

    pub fn group_page(&self, state: &GroupState<'_>, body: &Body<'_>) -> GroupView {
        let group = state.group;
        let ids: BTreeSet<&str> =
            state.all().filter_map(|place| self.portal.goals.get(place)).map(|state| state.goal.id.as_str()).collect();
        GroupView {
            kind: group.kind.word().to_owned(),
            card: self.group_card(state),
            body_html: state.text.map_or_else(String::new, |text| body.html(&text.path, &text.text)),
            terms: self.terms(
                body,
                state
                    .text
                    .iter()
                    .flat_map(|text| text.summary.as_deref().into_iter().chain([text.text.markdown.as_str()])),
            ),
            sources: state.text.map_or_else(Vec::new, |text| self.sources(&text.sources)),
            since: group.since.map(|date| self.date(date)),
            until: group.until.map(|date| self.date(date)),
            goals: self.cards(&state.goals),
            lead: self.cards(&state.lead),
            common: self.cards(&state.common),
            topics: if group.kind == GroupKind::Pillar { self.topics_of(state) } else { Vec::new() },
            shared: state.shared,
            recent: self.recent(Some(&ids)),
            course: self.area(self.portal.series(state)),
            pace: if group.kind == GroupKind::Pillar { self.pace(&state.tally) } else { None },
        }
    }

    /// The topics of a pillar, counting only the goals that are in both.
    fn topics_of(&self, pillar: &GroupState<'_>) -> Vec<GroupCardView> {
        let members: BTreeSet<usize> = pillar.goals.iter().copied().collect();
        let topics = self.portal.groups_of(GroupKind::Topic);
        let card = |state: &GroupState<'_>| {
            let places = state.goals.iter().filter(|place| members.contains(place));
            let orders = places.filter_map(|place| self.portal.goals.get(*place)).map(|state| state.status_order);
            let tally = Tally::of(orders, self.portal.config.statuses.iter().len());
            (tally.total > 0).then(|| GroupCardView { tally: self.tally(&tally), ..self.group_card(state) })
        };
        topics.filter_map(card).collect()
    }

    pub fn group_list(&self, kind: GroupKind) -> GroupsView {
        let groups = self.portal.groups_of(kind).map(|state| self.group_card(state)).collect();
        let shares = match kind {
            GroupKind::Pillar => self.shares(kind, Lengths::Equal, None),
            GroupKind::Department => self.shares(kind, Lengths::Goals, None),
            _ => None,
        };
        GroupsView { kind: kind.word().to_owned(), groups, shares }
    }

    pub fn goals(&self) -> GoalsView {
        let used = |kind: GroupKind| -> Vec<LinkView> {
            let groups = self.portal.groups_of(kind).filter(|state| state.tally.total > 0);
            groups.filter_map(|state| self.group(kind, &state.group.id)).collect()
        };
        GoalsView {
            tally: self.tally(&self.portal.tally()),
            goals: self.portal.goals.iter().map(|state| self.card(state)).collect(),
            pillars: used(GroupKind::Pillar),
            topics: used(GroupKind::Topic),
            departments: used(GroupKind::Department),
            due_spans: DueSpan::ALL.map(DueSpan::word).to_vec(),
            due_years: self.due_years(),
            changed: self.since(),
            lists: self.lists(None),
            removed: self.removed_goals(),
        }
    }
}

//! Goals and groups in lists.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::config::GroupKind;
use crate::portal::{Class, DueSpan, DueState, GoalState, GroupState, routes};
use crate::render::words::outcome::OutcomeView;
use crate::render::words::tally::{Doors, TallyView};
use crate::render::words::view::{DateView, DueView, LinkView, StatusView};
use crate::render::words::{Words, status};

/// A goal in a list or table.
#[derive(Debug, Clone, Serialize)]
pub struct GoalCardView {
    pub id: String,
    pub url: String,
    pub title: String,
    pub summary: Option<String>,
    /// `goal` or `cross-cutting`.
    pub kind: String,
    pub status: StatusView,
    pub status_date: Option<DateView>,
    /// Place of the status in the vocabulary, for sorting.
    pub status_order: usize,
    /// Whole percent, if stated or computed.
    pub progress: Option<u8>,
    pub due: Option<DueView>,
    /// What became of it and of its deadline.
    pub outcome: OutcomeView,
    /// Whether it is overdue while newer evidence speaks for completion.
    pub seems_done: bool,
    /// Where the deadline lies: `overdue`, `year` (within twelve months), `later`, `closed`, `none`.
    pub due_span: &'static str,
    pub pillar: Option<LinkView>,
    pub topic: Option<LinkView>,
    pub departments: Vec<LinkView>,
    /// Last change in the history that the public could see.
    pub changed: Option<DateView>,
    /// Since when nothing new is known of it.
    pub newest: Option<DateView>,
    /// Whether that is for too long.
    pub stale: bool,
}

/// The goals of one status.
#[derive(Debug, Clone, Serialize)]
pub struct StatusGoalsView {
    pub status: StatusView,
    pub goals: Vec<GoalCardView>,
}

/// A pillar, topic, cross-cutting topic, department or strategy in a list.
#[derive(Debug, Clone, Serialize)]
pub struct GroupCardView {
    pub id: String,
    pub url: String,
    pub title: String,
    pub short: Option<String>,
    pub summary: Option<String>,
    /// Colour of the theme for the group's accent (pillars only; others `grey`).
    pub tone: String,
    /// False for a department that no longer exists at the as-of date.
    pub current: bool,
    /// Badge file of a pillar (`badges/pillar-….svg`).
    pub badge: Option<String>,
    pub tally: TallyView,
}

impl GoalCardView {
    pub fn of(words: &Words<'_>, state: &GoalState<'_>) -> Self {
        let goal = state.goal;
        let departments: Vec<String> = goal.all_departments().cloned().collect();
        Self {
            id: goal.id.clone(),
            url: routes::goal(&goal.id),
            title: goal.title.clone(),
            summary: goal.summary.clone(),
            kind: goal.kind.word().to_owned(),
            status: status(state.status),
            status_date: goal.status_date.map(|date| words.date(date)),
            status_order: state.status_order,
            progress: state.progress.as_ref().and_then(|progress| progress.percent.as_ref().ok().copied()),
            due: state.due.map(|due| {
                let is_ahead = matches!(due.state, DueState::Soon | DueState::Later);
                DueView { late: state.status.late && is_ahead, ..words.due(due) }
            }),
            outcome: OutcomeView::of(words, &state.outcome),
            seems_done: state.outcome.class == Class::Overdue && state.seems_done(words.portal.config),
            due_span: DueSpan::of(state, words.portal.as_of).word(),
            pillar: goal.pillar.as_ref().and_then(|id| words.group(GroupKind::Pillar, id)),
            topic: goal.topic.as_ref().and_then(|id| words.group(GroupKind::Topic, id)),
            departments: words.groups(GroupKind::Department, &departments),
            changed: state.changed.map(|day| words.day(day)),
            newest: state.freshness.map(|fresh| words.day(fresh.newest)),
            stale: state.stale,
        }
    }

    pub fn at(words: &Words<'_>, places: &[usize]) -> Vec<Self> {
        places
            .iter()
            .filter_map(|place| words.portal.goals.get(*place))
            .map(|state| GoalCardView::of(words, state))
            .collect()
    }
}

impl StatusGoalsView {
    /// Goals at places of the portal, by the order of the vocabulary; statuses without a goal are left out.
    pub fn all(words: &Words<'_>, places: impl Iterator<Item = usize>) -> Vec<Self> {
        let mut all: BTreeMap<usize, Self> = BTreeMap::new();
        for state in places.filter_map(|place| words.portal.goals.get(place)) {
            let of_status = || Self { status: status(state.status), goals: Vec::new() };
            let entry = all.entry(state.status_order).or_insert_with(of_status);
            entry.goals.push(GoalCardView::of(words, state));
        }
        all.into_values().collect()
    }
}

impl GroupCardView {
    pub fn of(words: &Words<'_>, state: &GroupState<'_>) -> Self {
        let group = state.group;
        let url = routes::group(group.kind, &group.id);
        Self {
            id: group.id.clone(),
            title: group.title.clone(),
            short: group.short.clone(),
            summary: state.text.and_then(|text| text.summary.clone()),
            tone: group.tone.word().to_owned(),
            current: state.current,
            badge: (group.kind == GroupKind::Pillar).then(|| routes::pillar_badge(&group.id)),
            tally: TallyView::of(words, &state.tally, Doors::Page(&url)),
            url,
        }
    }
}

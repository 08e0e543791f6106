//! The table of all goals.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::config::GroupKind;
use crate::portal::{DueSpan, RemovedGoal, Selection, first_day, routes};
use crate::render::page::frame::PageView;
use crate::render::words::Words;
use crate::render::words::card::GoalCardView;
use crate::render::words::lists::ListsView;
use crate::render::words::tally::{Doors, TallyView};
use crate::render::words::view::{DateView, LinkView};

/// `goals.html`: the table of all goals.
#[derive(Debug, Serialize)]
pub struct GoalsView {
    pub tally: TallyView,
    pub goals: Vec<GoalCardView>,
    pub pillars: Vec<LinkView>,
    pub topics: Vec<LinkView>,
    pub departments: Vec<LinkView>,
    /// What the table can be filtered by besides: places of deadlines, years of deadlines, days since the last change.
    pub due_spans: Vec<&'static str>,
    pub due_years: Vec<String>,
    pub changed: Vec<SinceView>,
    /// The same as pages of their own.
    pub lists: Vec<ListsView>,
    /// Goals that are no longer in the portal.
    pub removed: Vec<RemovedLineView>,
}

/// A removed goal in the list of all goals.
#[derive(Debug, Clone, Serialize)]
pub struct RemovedLineView {
    pub goal: LinkView,
    pub id: String,
    pub date: DateView,
    pub replaced_by: Vec<LinkView>,
}

/// "Changed in the last days" as a choice of the table.
#[derive(Debug, Serialize)]
pub struct SinceView {
    pub days: i64,
    /// The first of them, `YYYY-MM-DD`.
    pub first: String,
}

impl GoalsView {
    pub fn of(words: &Words<'_>) -> Self {
        let used = |kind: GroupKind| -> Vec<LinkView> {
            let groups = words.portal.groups_of(kind).filter(|state| state.tally.total > 0);
            groups.filter_map(|state| words.group(kind, &state.group.id)).collect()
        };
        Self {
            tally: TallyView::of(words, &words.portal.tally(), Doors::Portal),
            goals: words.portal.goals.iter().map(|state| GoalCardView::of(words, state)).collect(),
            pillars: used(GroupKind::Pillar),
            topics: used(GroupKind::Topic),
            departments: used(GroupKind::Department),
            due_spans: DueSpan::ALL.map(DueSpan::word).to_vec(),
            due_years: due_years(words),
            changed: SinceView::all(words),
            lists: ListsView::all(words, None),
            removed: RemovedLineView::all(words),
        }
    }
}

impl RemovedLineView {
    /// All removed goals, the last one first.
    fn all(words: &Words<'_>) -> Vec<Self> {
        let mut goals: Vec<&RemovedGoal<'_>> = words.portal.removed.iter().collect();
        goals.sort_by_key(|goal| (std::cmp::Reverse(goal.step), goal.id));
        let line = |goal: &RemovedGoal<'_>| {
            let step = words.portal.history.steps.get(goal.step)?;
            Some(Self {
                goal: words.removed_link(goal),
                id: goal.id.to_owned(),
                date: words.day(step.commit.date),
                replaced_by: words.goal_links(words.portal.replaced_by(goal.id)),
            })
        };
        goals.into_iter().filter_map(line).collect()
    }
}

impl SinceView {
    /// Days since the last change that the table can be filtered by.
    fn all(words: &Words<'_>) -> Vec<Self> {
        let since = |selection: Selection<'_>| match selection {
            Selection::Changed(days) => Some(Self { days, first: first_day(days, words.portal.as_of).to_string() }),
            _ => None,
        };
        Selection::all(words.portal.config).filter_map(since).collect()
    }
}

pub fn page(words: &Words<'_>) -> PageView {
    PageView::listed(words, "goals", routes::GOALS)
}

/// Years in which deadlines end.
fn due_years(words: &Words<'_>) -> Vec<String> {
    let dues = words.portal.goals.iter().filter_map(|state| state.due);
    let years: BTreeSet<i16> = dues.map(|due| due.date.last_day().year()).collect();
    years.into_iter().map(|year| year.to_string()).collect()
}

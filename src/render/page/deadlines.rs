//! The page of deadlines, and how deadlines moved.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::portal::{DueMove, DueState, GoalState, address_of_step, routes};
use crate::render::change::across::across_about;
use crate::render::change::commit::day_of;
use crate::render::change::marks::ReasonView;
use crate::render::chart::due_line::DueLineView;
use crate::render::page::frame::PageView;
use crate::render::words::Words;
use crate::render::words::card::GoalCardView;
use crate::render::words::earlier_due::EarlierDueView;
use crate::render::words::links::goal_link;
use crate::render::words::outcome::OutcomesView;
use crate::render::words::view::{DateView, LinkView};

/// `deadlines.html`.
#[derive(Debug, Serialize)]
pub struct DeadlinesView {
    /// All goals by what became of them.
    pub outcomes: OutcomesView,
    /// All of them as a picture.
    pub line: Option<DueLineView>,
    pub overdue: Vec<GoalCardView>,
    /// Due within the portal's notice period of so many days.
    pub soon: Vec<GoalCardView>,
    pub soon_days: i64,
    /// Later deadlines, by year.
    pub later: Vec<DeadlineYearView>,
    /// Goals whose deadline moved, the newest move first.
    pub moved: Vec<MovedView>,
    /// Goals of which nothing new is known for more than so many days, the longest first; none if the portal sets no such period.
    pub stale: Vec<GoalCardView>,
    pub stale_days: Option<i64>,
    /// Goals that are done or stopped and had a deadline.
    pub closed: Vec<GoalCardView>,
    /// Number of goals without a deadline.
    pub undated: usize,
}

#[derive(Debug, Serialize)]
pub struct DeadlineYearView {
    pub year: String,
    pub goals: Vec<GoalCardView>,
}

/// A goal whose deadline moved.
#[derive(Debug, Serialize)]
pub struct MovedView {
    pub goal: LinkView,
    pub first: DateView,
    /// Today's; missing if it was taken away.
    pub now: Option<DateView>,
    /// How often it moved, before the history too.
    pub count: usize,
    /// Those that the history shows, newest first.
    pub moves: Vec<MoveView>,
    /// Deadlines of the goals whose place it took, oldest first.
    pub predecessor: Vec<DateView>,
    /// Deadlines of before the history, newest first.
    pub before: Vec<EarlierDueView>,
}

/// A move of a deadline.
#[derive(Debug, Serialize)]
pub struct MoveView {
    pub from: Option<DateView>,
    pub to: Option<DateView>,
    /// Whether it was put off or taken away.
    pub later: bool,
    /// Day of the commit and its page.
    pub date: DateView,
    pub url: String,
    pub reason: ReasonView,
    /// That it may be another's.
    pub across: Option<String>,
}

impl DeadlinesView {
    pub fn of(words: &Words<'_>) -> Self {
        let portal = words.portal;
        let cards =
            |state: DueState| portal.due(state).into_iter().map(|state| GoalCardView::of(words, state)).collect();
        let mut later: BTreeMap<i16, Vec<_>> = BTreeMap::new();
        for state in portal.due(DueState::Later) {
            if let Some(due) = state.due {
                later.entry(due.date.last_day().year()).or_default().push(GoalCardView::of(words, state));
            }
        }
        let mut stale: Vec<&GoalState<'_>> = portal.goals.iter().filter(|state| state.stale).collect();
        stale.sort_by_key(|state| (state.freshness.map(|fresh| fresh.newest), &state.goal.id));
        let year = |(year, goals): (i16, Vec<_>)| DeadlineYearView { year: year.to_string(), goals };
        Self {
            outcomes: OutcomesView::of(words, &portal.outcomes(), None),
            line: DueLineView::of(words),
            overdue: cards(DueState::Overdue),
            soon: cards(DueState::Soon),
            soon_days: portal.config.soon_days,
            later: later.into_iter().map(year).collect(),
            moved: moved_deadlines(words),
            stale: stale.into_iter().map(|state| GoalCardView::of(words, state)).collect(),
            stale_days: portal.config.stale_days,
            closed: cards(DueState::Closed),
            undated: portal.goals.iter().filter(|state| state.due.is_none()).count(),
        }
    }
}

impl MoveView {
    fn of(words: &Words<'_>, goal: &str, due: &DueMove) -> Option<Self> {
        let step = words.portal.history.steps.get(due.step)?;
        let commit = &step.commit;
        Some(Self {
            from: due.from.map(|date| words.date(date)),
            to: due.to.map(|date| words.date(date)),
            later: due.is_later(),
            date: day_of(words, commit),
            url: address_of_step(words.portal, due.step),
            reason: ReasonView::of(words, &step.said_of_fields(goal, &["due"])),
            across: across_about(words, step, goal, &["due"]),
        })
    }
}

fn moved_deadlines(words: &Words<'_>) -> Vec<MovedView> {
    let newest = |state: &&GoalState<'_>| state.due_course.moves.last().map(|each| each.step);
    let mut states: Vec<_> = words.portal.goals.iter().filter(|state| state.due_course.count() > 0).collect();
    // Those that moved before the history come last. Goals stand by id, and equal steps keep that order.
    states.sort_by_key(|state| std::cmp::Reverse(newest(state)));
    let view = |state: &GoalState<'_>| {
        let moves = state.due_course.moves.iter().rev();
        Some(MovedView {
            goal: goal_link(state),
            first: words.date(state.due_course.first()?),
            now: state.goal.due.map(|due| words.date(due)),
            count: state.due_course.count(),
            moves: moves.filter_map(|each| MoveView::of(words, &state.goal.id, each)).collect(),
            predecessor: state.due_course.predecessor.iter().map(|due| words.date(*due)).collect(),
            before: EarlierDueView::all(words, state),
        })
    };
    states.into_iter().filter_map(view).collect()
}

pub fn page(words: &Words<'_>) -> PageView {
    PageView::listed(words, "deadlines", routes::DEADLINES)
}

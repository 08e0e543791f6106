//! The plan of day one, and what became of it.

use serde::Serialize;

use crate::portal::{Fate, Plan, PlannedGoal, routes};
use crate::render::page::frame::PageView;
use crate::render::words::Words;
use crate::render::words::plan::plan_sentence;
use crate::render::words::view::{DateView, LinkView};
use crate::value::PartialDate;

/// `plan.html`.
#[derive(Debug, Serialize)]
pub struct PlanView {
    pub day: DateView,
    pub sentence: String,
    /// Goals whose deadline is over, by what became of them; lists that have a goal.
    pub fates: Vec<FateView>,
    /// Goals whose deadline is still to come.
    pub later: Vec<PlannedView>,
}

/// Goals of one fate.
#[derive(Debug, Serialize)]
pub struct FateView {
    /// See [`Fate::word`].
    pub word: String,
    pub label: String,
    pub goals: Vec<PlannedView>,
}

/// A goal then and now.
#[derive(Debug, Serialize)]
pub struct PlannedView {
    pub goal: LinkView,
    pub due: DateView,
    pub now: Option<DateView>,
    /// Whether the deadline is another one.
    pub moved: bool,
    /// Whether the goal is no longer there.
    pub gone: bool,
}

impl PlanView {
    /// The plan as a page; none if the history knows of none.
    pub fn of(words: &Words<'_>, plan: &Plan) -> Self {
        let with = |fate: Option<Fate>| {
            let goals = plan.goals.iter().filter(move |goal| goal.fate == fate);
            goals.map(|goal| PlannedView::of(words, goal)).collect::<Vec<_>>()
        };
        let fate = |fate: Fate| {
            let label = words.texts.find_in("plan.fates", fate.word()).unwrap_or_default().to_owned();
            FateView { word: fate.word().to_owned(), label, goals: with(Some(fate)) }
        };
        Self {
            day: words.day(plan.day),
            sentence: plan_sentence(words, plan),
            fates: Fate::ALL.map(fate).into_iter().filter(|fate| !fate.goals.is_empty()).collect(),
            later: with(None),
        }
    }
}

impl PlannedView {
    fn of(words: &Words<'_>, goal: &PlannedGoal) -> Self {
        let title = words.title_then(&goal.id, &goal.title);
        Self {
            goal: LinkView { title, url: words.goal_url(&goal.id), short: None },
            due: words.date(goal.due),
            now: goal.now.map(|date| words.date(date)),
            moved: goal.now.map(PartialDate::last_day) != Some(goal.due.last_day()),
            gone: goal.is_gone,
        }
    }
}

pub fn page(words: &Words<'_>) -> PageView {
    PageView::listed(words, "plan", routes::PLAN)
}

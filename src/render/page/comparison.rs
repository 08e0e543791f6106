//! A past day beside today.

use serde::Serialize;

use crate::portal::{GoalNews, Report, Stand, routes};
use crate::render::change::period::{GoalNewsView, ToldView};
use crate::render::chart::waterfall::WaterfallsView;
use crate::render::page::frame::{PageView, described};
use crate::render::words::Words;
use crate::render::words::plan::plan_sentence;
use crate::render::words::view::{DateView, LinkView};

/// `comparison.html`.
#[derive(Debug, Serialize)]
pub struct ComparisonView {
    pub day: DateView,
    pub today: DateView,
    /// The day's portal; missing if it cannot be shown.
    pub stand: Option<LinkView>,
    pub told: ToldView,
    /// Why the headline figures changed.
    pub waterfalls: WaterfallsView,
    /// What became of the plan of day one, in a sentence.
    pub plan: Option<String>,
    pub parts: Vec<ComparedPartView>,
}

/// The goals of a pillar that are not as they were, in the order of `told.parts`.
#[derive(Debug, Serialize)]
pub struct ComparedPartView {
    pub goals: Vec<GoalNewsView>,
    /// Goals that only have other values than title, status and deadline.
    pub others: usize,
    /// Goals that are as they were.
    pub same: usize,
}

impl ComparisonView {
    pub fn of(words: &Words<'_>, stand: &Stand<'_>, report: &Report<'_>) -> Self {
        let sections = report.sections.iter();
        Self {
            day: words.day(stand.day),
            today: words.day(words.portal.as_of),
            stand: stand.portal.is_ok().then(|| words.stand_link(stand.day)),
            told: ToldView::of(words, report),
            waterfalls: WaterfallsView::of(words, report),
            plan: report.plan.as_ref().map(|plan| plan_sentence(words, plan)),
            parts: sections.map(|section| ComparedPartView::of(words, &section.goals, section.now.total())).collect(),
        }
    }
}

impl ComparedPartView {
    /// Goals with another title, status or deadline, and those that came or went.
    fn of(words: &Words<'_>, goals: &[GoalNews<'_>], now: usize) -> Self {
        let differing: Vec<&GoalNews<'_>> = goals.iter().filter(|goal| goal.differs).collect();
        let shown: Vec<&&GoalNews<'_>> = differing.iter().filter(|goal| is_told(goal)).collect();
        Self {
            goals: shown.iter().map(|goal| GoalNewsView::of(words, goal, goal.news.first().copied())).collect(),
            others: differing.len() - shown.len(),
            same: now.saturating_sub(differing.iter().filter(|goal| goal.now.is_some()).count()),
        }
    }
}

pub fn page(words: &Words<'_>, stand: &Stand<'_>) -> PageView {
    let link = words.comparison_link(stand.day);
    let mut parents = vec![words.entry("stands", routes::STANDS)];
    parents.extend(stand.portal.is_ok().then(|| words.stand_link(stand.day)));
    PageView::below(words, link.title, described(words, None), link.url, parents)
}

/// Whether title, status or deadline are others, or the goal is on one side only.
fn is_told(goal: &GoalNews<'_>) -> bool {
    match (&goal.then, &goal.now) {
        (Some(then), Some(now)) => then.title != now.title || then.status != now.status || then.due != now.due,
        _ => true,
    }
}

//! In which order the changes of a step are told: what matters comes first, in whatever order the files name it.

use std::collections::BTreeSet;

use crate::history::{Change, GoalChanges};
use crate::portal::{Flagged, FlaggedAt, Rank};
use crate::render::change::html::Changes;
use crate::render::change::marks::flagged_of;
use crate::render::words::Words;

/// Where a change stands among others: the marked ones first, then the more prominent ones.
pub type Order = (bool, u8);

/// Where a change of a goal stands among others.
pub fn order(change: &Change, is_marked: bool) -> Order {
    (!is_marked, prominence(change))
}

/// Which change of a goal a headline tells: the smallest number, and of several the first.
fn prominence(change: &Change) -> u8 {
    match change {
        Change::Created { .. } | Change::Removed { .. } => 0,
        Change::Field(change) => match change.field.first().map_or("", String::as_str) {
            "status" => 1,
            "due" => 2,
            "promise" => 3,
            "done" => 4,
            "progress" => 5,
            "indicators" => 6,
            "lead" => 7,
            "title" => 8,
            "text" => 10,
            "confirmed" => 11,
            _ => 9,
        },
        Change::Moved { .. } => 12,
    }
}

/// Changes of a goal in a step that are marked, or are what came in the place of one that is.
pub fn leading(words: &Words<'_>, step: usize, goal: usize) -> BTreeSet<usize> {
    let of_mark = |flagged: &Flagged| {
        let marked = if let FlaggedAt::Goal { change, .. } = flagged.at { Some(change) } else { None };
        marked.into_iter().chain(flagged.came)
    };
    flagged_of(words, step, goal).iter().flat_map(of_mark).collect()
}

/// The changes of a goal in a step with their places, in the order in which they are told.
pub fn in_order<'g>(words: &Words<'_>, step: usize, goal: usize, of_goal: &'g GoalChanges) -> Vec<(usize, &'g Change)> {
    let leading = leading(words, step, goal);
    let mut all: Vec<(usize, &Change)> = of_goal.changes.iter().enumerate().collect();
    all.sort_by_key(|(place, change)| order(change, leading.contains(place)));
    all
}

/// Places with those first that are marked in a step.
pub fn marked_first(
    words: &Words<'_>,
    step: usize,
    places: impl Iterator<Item = usize>,
    at: fn(usize) -> FlaggedAt,
) -> Vec<usize> {
    let mut places: Vec<usize> = places.collect();
    places.sort_by_key(|place| !words.portal.trail.is_flagged(step, at(*place)));
    places
}

/// A change of a goal as `change.html` renders it.
#[derive(Debug)]
pub struct Line<'a> {
    pub change: &'a Change,
    pub html: &'a str,
    pub rank: Rank,
    pub order: Order,
}

/// The changes of a goal in a step, in the order in which they are told; both as places.
pub fn lines<'a>(changes: &Changes<'a>, step: usize, goal: usize) -> Option<Vec<Line<'a>>> {
    let all = &changes.words.portal.history.steps.get(step)?.goals.get(goal)?.changes;
    let html = changes.html(step)?;
    let (html, ranks) = (html.goals.get(goal)?, html.ranks.get(goal)?);
    let leading = leading(&changes.words, step, goal);
    let line = |(at, (change, (html, rank))): (usize, (&'a Change, (&'a String, &Rank)))| Line {
        change,
        html,
        rank: *rank,
        order: order(change, leading.contains(&at)),
    };
    let mut lines: Vec<Line<'a>> = all.iter().zip(html.iter().zip(ranks)).enumerate().map(line).collect();
    lines.sort_by_key(|line| line.order);
    Some(lines)
}

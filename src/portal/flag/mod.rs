//! What is marked in the history: changes after which less is promised, less clearly, later, by fewer, measured less, or
//! after which something that speaks against the publisher is gone.
//!
//! A mark says that something of this kind happened, not that it was wrong. What weakens which value stands in `table.rs`;
//! `judge.rs` applies it to one change with the goal's state before and after it, so the cost is that of applying the
//! changes once.

mod aligned;
mod amounts;
mod anew;
mod belongs;
mod beside;
mod beside_words;
mod closed;
mod compared;
mod conditions;
mod created;
mod described;
mod direction;
mod enriching;
mod entries;
mod events;
mod ever;
mod fewer;
mod frequency;
mod hedges;
mod in_full;
mod inserted;
mod judge;
mod kept;
mod kind;
mod links;
mod look;
mod lost;
mod mark_texts;
mod marker;
mod measured;
mod members;
mod mere;
mod named;
mod names;
mod narrowing;
mod order;
mod passive;
mod put_in;
mod real_words;
mod recast;
mod redated;
mod reserved;
mod reworded;
mod roles;
mod rules;
mod said;
mod same_words;
mod sentence;
mod shared;
mod site;
mod spans;
mod spelling;
mod standing;
mod table;
mod tense;
mod times;
mod together;
mod tokens;
mod values;
mod verbs;
mod vocabulary;
mod word;
mod word_lists;
mod wording;
mod words;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::config::Config;
use crate::content::Content;
use crate::history::{Across, Change, History, Said, Step};

use marker::{Marker, TOGETHER};
pub(in crate::portal) use members::named_in;
pub(in crate::portal) use vocabulary::Vocabulary;

pub(super) use anew::{Anew, KnownSoFar};
pub use hedges::Hedges;
pub use kept::KeptMarks;
pub use kind::{Flag, Weight};
pub use mark_texts::is_mark_text;
pub use table::{Item, Rank, Rule, site_rank};
pub(in crate::portal) use words::reserved_in;

/// The marked change of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FlaggedAt {
    /// A change of a goal, as places in [`crate::history::Step::goals`] and [`crate::history::GoalChanges::changes`].
    Goal {
        /// The goal.
        goal: usize,
        /// Its change.
        change: usize,
    },
    /// A changed rule, as a place in [`crate::history::Step::settings`].
    Rule(usize),
    /// A change beside the goals, as a place in [`Step::site`].
    Site(usize),
}

impl FlaggedAt {
    /// Between which commits a goal's change was made, if not in that of `step` alone.
    pub fn across(self, step: &Step) -> Option<Across<'_>> {
        let Self::Goal { goal, change } = self else { return None };
        let goal = step.goals.get(goal)?;
        Some(goal.across(goal.changes.get(change)?)).filter(|across| !across.is_own())
    }

    /// What is said about the change, which stands in `step`.
    pub fn said(self, step: &Step) -> Said<'_> {
        match self {
            Self::Goal { goal, change } => {
                step.goals.get(goal).map_or_else(Said::default, |goal| step.said_of_change(&goal.id, change))
            }
            Self::Rule(rule) => step.said_of_rule(rule),
            Self::Site(place) => step.said_of_site(place),
        }
    }
}

/// A marked change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flagged {
    /// The step, as a place in [`History::steps`].
    pub step: usize,
    /// The change in it; each is marked at most once.
    pub at: FlaggedAt,
    /// Why.
    pub flag: Flag,
    /// The entry that came for the one that went, as a place among the changes of its goal.
    pub came: Option<usize>,
    /// How many goals the step changes in the same way: the same field, from the same value to the same. They count as one
    /// mark.
    pub goals: usize,
    /// Whether another goal stands for this one.
    pub repeats: bool,
}

/// All marked changes, in the order of the history. Everything is judged by the settings of its own day.
pub fn flags(history: &History, content: &Content, config: &Config) -> Vec<Flagged> {
    flags_beyond(None, history, content, config).0
}

/// The same with the marks that an earlier build of this program kept, and of how many steps it knew them.
pub(in crate::portal) fn flags_beyond(
    kept: Option<(&str, &KeptMarks)>,
    history: &History,
    content: &Content,
    config: &Config,
) -> (Vec<Flagged>, usize) {
    let mut marker = Marker::new(history, content, config, None);
    let known = kept.and_then(|(program, kept)| kept.of_first(program, &marker, &history.steps));
    let (first, known) = known.unwrap_or_default();
    let mut flagged = known.to_vec();
    let (before, rest) = history.steps.split_at(first);
    if !rest.is_empty() {
        before.iter().enumerate().for_each(|(place, step)| marker.follow(place, step));
    }
    // States follow one another; what changed between them is judged on all threads.
    for (number, steps) in rest.chunks(TOGETHER).enumerate() {
        let places = first + number * TOGETHER..;
        let seen: Vec<_> = places.zip(steps).map(|(place, step)| (place, step, marker.see(place, step))).collect();
        let judged = seen.into_par_iter().map(|(place, step, seen)| marker.judge(place, step, &seen));
        flagged.extend(judged.collect::<Vec<_>>().into_iter().flatten());
    }
    (flagged, first)
}

/// The marked changes of a step that would be the next one.
pub fn flags_of_next(history: &History, content: &Content, config: &Config, next: &Step) -> Vec<Flagged> {
    let mut marker = Marker::new(history, content, config, Some(next));
    for (place, step) in history.steps.iter().enumerate() {
        marker.follow(place, step);
    }
    let seen = marker.see(history.steps.len(), next);
    marker.judge(history.steps.len(), next, &seen)
}

/// How much a change matters that is not marked.
pub fn rank(change: &Change) -> Rank {
    match change {
        Change::Created { .. } | Change::Removed { .. } => Rank::Substance,
        Change::Moved { .. } => Rank::Editorial,
        Change::Field(change) => Item::of(&change.field).rank(),
    }
}

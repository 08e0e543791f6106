//! What follows from the history alone. It stays the same while somebody edits the content, so a preview keeps it.

use std::collections::BTreeMap;
use std::ops::Bound;

use jiff::civil::Date;

use super::deadline_course::{self, DueCourse};
use super::removed::check_steps;
use super::{Flagged, Timeline, flag};
use crate::config::Config;
use crate::content::Content;
use crate::diagnostic::Diagnostic;
use crate::history::History;

/// Marks, courses and places that one pass over the history gives each.
#[derive(Debug)]
pub struct Trail {
    /// Statuses through time.
    pub timeline: Timeline,
    /// Marked changes, in the order of the history.
    pub flagged: Vec<Flagged>,
    /// The steps of each goal, as places in [`History::steps`], oldest first.
    pub(super) by_goal: BTreeMap<String, Vec<usize>>,
    /// The deadline of each goal.
    pub(super) courses: BTreeMap<String, DueCourse>,
    /// Steps by the hash of their commit.
    steps: BTreeMap<String, usize>,
}

impl Trail {
    /// Follows a history by the rules of `config`.
    pub fn of(history: &History, config: &Config, as_of: Date) -> Self {
        let owned = |(id, steps): (&str, Vec<usize>)| (id.to_owned(), steps);
        let steps = history.steps.iter().enumerate();
        Self {
            timeline: Timeline::of(history, config, as_of),
            flagged: flag::flags(history, config),
            by_goal: history.by_goal().into_iter().map(owned).collect(),
            courses: deadline_course::courses(history),
            steps: steps.map(|(place, step)| (step.commit.id.clone(), place)).collect(),
        }
    }

    /// See [`super::check_history`].
    pub fn check(&self, content: &Content, history: &History, config: &Config, as_of: Date) -> Vec<Diagnostic> {
        check_steps(content, history, &self.by_goal, config, as_of)
    }

    /// The steps of a goal.
    pub(super) fn steps_of(&self, id: &str) -> &[usize] {
        self.by_goal.get(id).map_or(&[], Vec::as_slice)
    }

    /// The step of a commit, by its hash or a beginning that only one has.
    pub(super) fn step_of(&self, hash: &str) -> Option<usize> {
        let from = (Bound::Included(hash), Bound::Unbounded);
        let mut found = self.steps.range::<str, _>(from).take_while(|(id, _)| id.starts_with(hash));
        let (_, place) = found.next()?;
        found.next().is_none().then_some(*place)
    }
}

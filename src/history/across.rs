//! Between which commits a change was made that comes out of versions which nobody could read.

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::commit::Commit;
use super::{Change, FieldChange, GoalChanges};
use crate::content::{CertainLines, Field};

/// In place of the name of a field: the goal itself.
const FILE: &str = "file";

/// A step that left a goal's file unreadable, or beside another one with its id.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Broken {
    /// Its commit, after those that it merged in and that touched the file.
    pub commits: Vec<Commit>,
    /// What the text says all the same, see [`crate::content::certain_lines`].
    pub lines: Arc<CertainLines>,
    /// Whether it was readable, but another file had its id.
    pub is_beside: bool,
}

/// The commits in one of which a change was made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Across<'a> {
    /// Those before the one of the step, oldest first; none if the change is that one's alone.
    pub before: &'a [Commit],
    /// Whether the one of the step is among them.
    pub or_own: bool,
}

impl<'a> Across<'a> {
    /// Any of these, or the one of the step.
    pub fn or_own(before: &'a [Commit]) -> Self {
        Self { before, or_own: true }
    }

    /// Whether it is the change of the step's commit alone.
    pub fn is_own(self) -> bool {
        self.before.is_empty()
    }

    /// All of them, if there are any before that of the step, which is `own`.
    pub fn commits(self, own: &'a Commit) -> impl Iterator<Item = &'a Commit> {
        self.before.iter().chain((self.or_own && !self.is_own()).then_some(own))
    }
}

impl GoalChanges {
    /// The commits in one of which a change was made. That a file moved could be seen even if nobody could read it.
    pub fn across(&self, change: &Change) -> Across<'_> {
        self.within(self.span(change).unwrap_or_default())
    }

    /// The same of all its changes together.
    pub fn all_across(&self) -> Across<'_> {
        self.across_all(&self.changes)
    }

    /// The same of those together that are [about](Self::about) some fields.
    pub fn across_about(&self, fields: &[&str]) -> Across<'_> {
        self.across_all(self.about(fields).filter_map(|place| self.changes.get(place)))
    }

    /// The places of its changes that are about some fields, and of those with which it came or went; all if there are none.
    pub fn about(&self, fields: &[&str]) -> impl Iterator<Item = usize> {
        let is_it = |change: &Change| match change {
            Change::Field(change) => change.field.first().is_some_and(|name| fields.contains(&name.as_str())),
            Change::Created { .. } | Change::Removed { .. } => true,
            Change::Moved { .. } => false,
        };
        let is_none = !self.changes.iter().any(is_it);
        (0..self.changes.len()).filter(move |place| is_none || self.changes.get(*place).is_some_and(is_it))
    }

    /// The same of some of its changes together.
    pub(super) fn across_all<'a>(&'a self, changes: impl IntoIterator<Item = &'a Change>) -> Across<'a> {
        let mut spans = changes.into_iter().filter_map(|change| self.span(change));
        let mut all = spans.next().unwrap_or_default();
        // It is asked for at each of thousands of changes, and most of them could have been made in any of the commits.
        while all != (0..self.across.len() + 1)
            && let Some(next) = spans.next()
        {
            all = all.start.min(next.start)..all.end.max(next.end);
        }
        self.within(all)
    }

    /// Places in `across`, of which the one behind the last stands for the step's own commit.
    fn span(&self, change: &Change) -> Option<Range<usize>> {
        let whole = 0..self.across.len() + 1;
        match change {
            Change::Moved { .. } => None,
            Change::Created { .. } | Change::Removed { .. } => Some(self.narrowed.get(FILE).cloned().unwrap_or(whole)),
            Change::Field(FieldChange { field, .. }) => {
                let narrowed = field.first().filter(|_| field.len() == 1).and_then(|name| self.narrowed.get(name));
                Some(narrowed.cloned().unwrap_or(whole))
            }
        }
    }

    fn within(&self, span: Range<usize>) -> Across<'_> {
        let end = span.end.min(self.across.len());
        Across { before: self.across.get(span.start..end).unwrap_or_default(), or_own: span.end > self.across.len() }
    }

    /// Notes that it had been taken out before: who brought it back could read it.
    pub(super) fn came_back(&mut self) {
        let own = self.across.len();
        self.narrowed.insert(FILE.to_owned(), own..own + 1);
    }

    /// Notes what left the file unreadable until this step, which merged in the commits `brought` that touched it. Where the
    /// text of the first or the last of these versions still says which value it had, the change of that value lies between
    /// them.
    pub(super) fn come_across(&mut self, broken: &[Broken], brought: &[Commit]) {
        let ends: Vec<usize> = broken
            .iter()
            .scan(0, |end, broken| {
                *end += broken.commits.len();
                Some(*end)
            })
            .collect();
        let brought = if broken.is_empty() { &[] } else { brought };
        self.across = broken.iter().flat_map(|broken| &broken.commits).chain(brought).cloned().collect();
        let own = self.across.len();
        self.is_beside = !broken.is_empty() && broken.iter().all(|broken| broken.is_beside);
        for change in &self.changes {
            let Change::Field(FieldChange { field, old, new }) = change else { continue };
            let [name] = field.as_slice() else { continue };
            let says = |broken: &&Broken, value: &Option<Field>| {
                let line = broken.lines.value(name).map(|line| Field::Text(line.clone()));
                value
                    .as_ref()
                    .map_or(broken.lines.lacks(name), |value| line.is_some_and(|line| line.says_the_same(value)))
            };
            let still = broken.iter().take_while(|broken| says(broken, old)).count();
            let already = broken[still..].iter().rev().take_while(|broken| says(broken, new)).count();
            let first_already = broken.len() - already;
            // What all of them still say, whoever made it readable changed, or what that one merged in.
            let start = if still == broken.len() { own } else { still.checked_sub(1).map_or(0, |last| ends[last]) };
            let end = if already == 0 { own + 1 } else { ends[first_already] };
            if (start, end) != (0, own + 1) {
                self.narrowed.insert(name.clone(), start..end);
            }
        }
    }
}

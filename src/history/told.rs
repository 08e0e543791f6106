//! Whose words are about a change.

use super::{Across, Commit, GoalChanges, SiteChange};

/// Whose words are about a change, besides those of its step's commit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Told<'a> {
    /// Places in [`Step::brought_in`](super::Step::brought_in).
    pub brought_in: &'a [usize],
    /// See [`GoalChanges::across`].
    pub across: &'a [Commit],
    /// Whether these made it, and not the step's commit nor what that merged in: who mends what somebody else broke does not explain what that one
    /// changed.
    pub is_anothers: bool,
}

impl<'a> Told<'a> {
    pub fn of(goal: &'a GoalChanges) -> Self {
        let is_anothers = !goal.across.is_empty() && goal.changes.iter().all(|change| is_anothers(goal.across(change)));
        Self { brought_in: &goal.told_by, across: goal.all_across().before, is_anothers }
    }

    /// Of one of its changes, by its place.
    pub fn of_change(goal: &'a GoalChanges, place: usize) -> Option<Self> {
        let across = goal.across(goal.changes.get(place)?);
        let brought_in = goal.told_apart.get(&place).unwrap_or(&goal.told_by);
        Some(Self { brought_in, across: across.before, is_anothers: is_anothers(across) })
    }

    /// Of some of its changes together, by their places.
    pub fn of_changes(goal: &'a GoalChanges, places: impl IntoIterator<Item = usize>) -> Self {
        if goal.is_of_all_alike() {
            return Self::of(goal);
        }
        let places: Vec<usize> = places.into_iter().collect();
        let mut told = places.iter().filter_map(|place| Self::of_change(goal, *place));
        let Some(first) = told.next() else { return Self::of(goal) };
        let (mut brought_in, mut is_anothers) = (first.brought_in, first.is_anothers);
        for told in told {
            brought_in = if told.brought_in == brought_in { brought_in } else { &goal.told_by };
            is_anothers &= told.is_anothers;
        }
        let across = goal.across_all(places.iter().filter_map(|place| goal.changes.get(*place))).before;
        Self { brought_in, across, is_anothers }
    }

    /// Of each change of a goal for itself, if they may be those of several commits.
    pub fn each(goal: &'a GoalChanges) -> impl Iterator<Item = Self> {
        let (one, several) = if goal.is_of_all_alike() { (Some(goal), None) } else { (None, Some(goal)) };
        let changes = several.into_iter().flat_map(|goal| (0..goal.changes.len()).map(move |place| (goal, place)));
        one.into_iter().map(Self::of).chain(changes.filter_map(|(goal, place)| Self::of_change(goal, place)))
    }

    pub fn of_site(change: &'a SiteChange) -> Self {
        Self { brought_in: &change.told_by, ..Self::default() }
    }
}

impl GoalChanges {
    /// Who says something about it and about each of its changes, to change that.
    pub fn all_told_by(&mut self) -> impl Iterator<Item = &mut Vec<usize>> {
        std::iter::once(&mut self.told_by).chain(self.told_apart.values_mut())
    }

    /// Whether the same commits made all of its changes, as far as anybody knows.
    pub fn is_of_all_alike(&self) -> bool {
        self.across.is_empty() && self.told_apart.is_empty()
    }
}

/// Whether a change is certainly not one of the step's commit.
fn is_anothers(across: Across<'_>) -> bool {
    !across.is_own() && !across.or_own
}

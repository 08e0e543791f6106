//! Goals that are no longer in the portal, and which goals took the place of which.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::trail::GoalTrail;
use crate::content::{Content, Record, Translation, is_id};
use crate::history::{Change, History};

/// A goal that the history has and today's content has not. Its id is never used again, and its page stays.
#[derive(Debug)]
pub struct RemovedGoal<'a> {
    /// Identifies it for ever.
    pub id: &'a str,
    /// Its last title.
    pub title: &'a str,
    /// Its last values.
    pub record: &'a Arc<Record>,
    /// The same in other languages.
    pub translations: BTreeMap<String, Translation>,
    /// The step that removed it, as a place in [`History::steps`].
    pub step: usize,
    /// All steps that changed it, oldest first.
    pub steps: Vec<usize>,
}

impl RemovedGoal<'_> {
    /// Its last value of a field.
    pub fn value(&self, field: &str) -> Option<&str> {
        self.record.fields.get(field).and_then(|field| field.texts().first()).map(String::as_str)
    }
}

/// Removed goals by id. An old id that cannot be an address has no page.
pub(in crate::portal) fn removed<'a>(
    content: &Content,
    history: &'a History,
    goals: &BTreeMap<String, GoalTrail>,
) -> Vec<RemovedGoal<'a>> {
    let is_gone = |id: &str, trail: &GoalTrail| trail.was_removed && content.goal(id).is_none() && is_id(id);
    let gone = goals.iter().filter(|(id, trail)| is_gone(id, trail));
    gone.filter_map(|(id, GoalTrail { steps, .. })| {
        let step = *steps.last()?;
        let goal = history.steps.get(step)?.goal(id)?;
        let record = goal.changes.iter().find_map(|change| match change {
            Change::Removed { record, .. } => Some(record),
            _ => None,
        })?;
        let translations = Translation::of_record(record);
        Some(RemovedGoal { id: &goal.id, title: &goal.title, record, translations, step, steps: steps.clone() })
    })
    .collect()
}

/// Which goals took the place of which, whichever of the two pages says so.
#[derive(Debug, Default)]
pub(in crate::portal) struct Succession<'a> {
    after: BTreeMap<&'a str, BTreeSet<&'a str>>,
    before: BTreeMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Succession<'a> {
    pub fn of(content: &'a Content, removed: &[RemovedGoal<'a>]) -> Self {
        let mut all = Self::default();
        for goal in &content.goals {
            all.add(&goal.id, &goal.replaces, &goal.replaced_by);
        }
        for goal in removed {
            let named = |field: &str| goal.record.fields.get(field).map_or(&[][..], |field| field.texts());
            all.add(goal.id, named("replaces"), named("replaced_by"));
        }
        all
    }

    pub(super) fn add(&mut self, id: &'a str, replaces: &'a [String], replaced_by: &'a [String]) {
        let older = replaces.iter().map(|old| (old.as_str(), id));
        for (old, new) in older.chain(replaced_by.iter().map(|new| (id, new.as_str()))).filter(|(old, new)| old != new)
        {
            self.after.entry(old).or_default().insert(new);
            self.before.entry(new).or_default().insert(old);
        }
    }

    /// The one goal whose place this one took, if no other one took it.
    pub(super) fn only_before(&self, id: &str) -> Option<&'a str> {
        let mut before = self.before(id);
        let old = before.next().filter(|_| before.next().is_none())?;
        (self.after(old).count() == 1).then_some(old)
    }

    /// Goals that took the place of another one.
    pub(super) fn heirs(&self) -> impl Iterator<Item = &'a str> {
        self.before.keys().copied()
    }

    /// Goals that took the place of this one, by id.
    pub fn after(&self, id: &str) -> impl Iterator<Item = &'a str> {
        self.after.get(id).into_iter().flatten().copied()
    }

    /// Goals whose place this one took, by id.
    pub fn before(&self, id: &str) -> impl Iterator<Item = &'a str> {
        self.before.get(id).into_iter().flatten().copied()
    }
}

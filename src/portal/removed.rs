//! Goals that are no longer in the portal, and which goals took the place of which.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::content::{Content, Goal, Record, is_id, nearest};
use crate::diagnostic::{Diagnostic, Problem};
use crate::history::{Change, Extent, History};

/// A goal that the history has and today's content has not. Its id is never used again, and its page stays.
#[derive(Debug)]
pub struct RemovedGoal<'a> {
    /// Identifies it for ever.
    pub id: &'a str,
    /// Its last title.
    pub title: &'a str,
    /// Its last values.
    pub record: &'a Arc<Record>,
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
pub(super) fn removed<'a>(
    content: &Content,
    history: &'a History,
    by_goal: &BTreeMap<String, Vec<usize>>,
) -> Vec<RemovedGoal<'a>> {
    let today: BTreeSet<&str> = content.goals.iter().map(|goal| goal.id.as_str()).collect();
    let gone = by_goal.iter().filter(|(id, _)| !today.contains(id.as_str()) && is_id(id));
    gone.filter_map(|(id, steps)| {
        let step = *steps.last()?;
        let goal = history.steps.get(step)?.goals.iter().find(|goal| goal.id == **id)?;
        let record = goal.changes.iter().find_map(|change| match change {
            Change::Removed { record, .. } => Some(record),
            _ => None,
        })?;
        Some(RemovedGoal { id: &goal.id, title: &goal.title, record, step, steps: steps.clone() })
    })
    .collect()
}

/// Which goals took the place of which, whichever of the two pages says so.
#[derive(Debug, Default)]
pub(super) struct Succession<'a> {
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

    fn add(&mut self, id: &'a str, replaces: &'a [String], replaced_by: &'a [String]) {
        let older = replaces.iter().map(|old| (old.as_str(), id));
        for (old, new) in older.chain(replaced_by.iter().map(|new| (id, new.as_str()))).filter(|(old, new)| old != new)
        {
            self.after.entry(old).or_default().insert(new);
            self.before.entry(new).or_default().insert(old);
        }
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

/// Mistakes that only show when the past is known: goals that name one that never was. Without the whole history nobody
/// can say that.
pub fn check_history(content: &Content, history: &History) -> Vec<Diagnostic> {
    let names_none = |goal: &Arc<Goal>| goal.replaces.is_empty() && goal.replaced_by.is_empty();
    if history.extent != Extent::Complete || content.goals.iter().all(names_none) {
        return Vec::new();
    }
    let mut known: BTreeSet<&str> =
        history.steps.iter().flat_map(|step| &step.goals).map(|goal| goal.id.as_str()).collect();
    known.extend(content.goals.iter().map(|goal| goal.id.as_str()));
    let unknown = |goal: &Arc<Goal>| -> Vec<Diagnostic> {
        let named = goal.replaces.iter().chain(&goal.replaced_by).filter(|id| !known.contains(id.as_str()));
        let problem =
            |id: &String| Problem::UnknownGoal { id: id.clone(), nearest: nearest(id, known.iter().copied()) };
        named.map(|id| Diagnostic::whole(&goal.path, problem(id))).collect()
    };
    content.goals.iter().flat_map(unknown).collect()
}

//! Goals that are no longer in the portal, and which goals took the place of which.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::deadline_course::is_stale;
use super::trail::{self, GoalTrail};
use crate::config::Config;
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

/// Mistakes that only show when the past is known: goals that name one that never was or took the id of another one, and goals
/// that have not changed for long. Without the whole history nobody can say the first two.
pub fn check_history(content: &Content, history: &History, config: &Config, as_of: Date) -> Vec<Diagnostic> {
    check_goals(content, history, &trail::goals(history), config, as_of)
}

/// The same where it is known what the history tells of each goal.
pub(super) fn check_goals(
    content: &Content,
    history: &History,
    goals: &BTreeMap<String, GoalTrail>,
    config: &Config,
    as_of: Date,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for goal in &content.goals {
        let Some(trail) = goals.get(&goal.id) else { continue };
        found.extend(stale(goal, &trail.steps, history, config, as_of));
        if history.extent == Extent::Complete && trail.was_removed {
            found.extend(id_of_removed(goal, &trail.steps, history));
        }
    }
    if history.extent == Extent::Complete {
        found.extend(unknown_goals(content, goals.keys().map(String::as_str)));
    }
    found
}

/// Goals that name one that never was.
fn unknown_goals<'a>(content: &'a Content, past: impl Iterator<Item = &'a str>) -> Vec<Diagnostic> {
    let names_none = |goal: &Arc<Goal>| goal.replaces.is_empty() && goal.replaced_by.is_empty();
    if content.goals.iter().all(names_none) {
        return Vec::new();
    }
    let mut known: BTreeSet<&str> = past.collect();
    known.extend(content.goals.iter().map(|goal| goal.id.as_str()));
    let unknown = |goal: &Arc<Goal>| -> Vec<Diagnostic> {
        let named = goal.replaces.iter().chain(&goal.replaced_by).filter(|id| !known.contains(id.as_str()));
        let problem =
            |id: &String| Problem::UnknownGoal { id: id.clone(), nearest: nearest(id, known.iter().copied()) };
        named.map(|id| Diagnostic::whole(&goal.path, problem(id))).collect()
    };
    content.goals.iter().flat_map(unknown).collect()
}

/// A goal that has the id of a removed one with quite another title. `steps` are its own, oldest first.
fn id_of_removed(goal: &Goal, steps: &[usize], history: &History) -> Option<Diagnostic> {
    let changes: Vec<_> = steps.iter().filter_map(|step| history.steps.get(*step)?.goal(&goal.id)).collect();
    let is_removal = |change: &Change| matches!(change, Change::Removed { .. });
    let place = changes.iter().rposition(|goal| goal.changes.iter().any(is_removal))?;
    let removed = &changes.get(place)?.title;
    // The title of the day on which it came back; a later one may be quite another.
    let back = changes.get(place + 1).map_or(&goal.title, |goal| &goal.title);
    if nearest(back, std::iter::once(removed.as_str())).is_some() {
        return None;
    }
    let problem = Problem::IdOfRemoved { id: goal.id.clone(), title: removed.clone() };
    Some(Diagnostic::at(&goal.path, &goal.id_span, problem))
}

/// A goal that is open and has not changed for longer than the portal allows.
fn stale(goal: &Goal, steps: &[usize], history: &History, config: &Config, as_of: Date) -> Option<Diagnostic> {
    let days = config.stale_days?;
    let status = goal.status.as_deref().and_then(|id| config.statuses.get(id));
    let changed = history.steps.get(*steps.last()?)?.commit.date;
    let is_open = !status.is_some_and(|status| status.means.is_closed());
    let problem = Problem::Stale { changed: changed.to_string(), days };
    (is_open && is_stale(changed, days, as_of)).then(|| Diagnostic::at(&goal.path, &goal.id_span, problem))
}

//! Goals that came and went together: split, merged, or on their own.

use std::collections::{BTreeMap, BTreeSet};

use super::cause::Cause;
use crate::content::Field;
use crate::history::{Change, State, Step};

/// Which goals took the place of which, as the pages of both days say, and those of the days in between.
pub(super) struct Heirs<'s> {
    after: BTreeMap<&'s str, BTreeSet<&'s str>>,
    before: BTreeMap<&'s str, BTreeSet<&'s str>>,
}

impl<'s> Heirs<'s> {
    pub fn of(sides: [&'s State; 2], steps: &'s [Step]) -> Self {
        let [then, now] = sides;
        let next = successors(sides, steps);
        let mut all = Self { after: BTreeMap::new(), before: BTreeMap::new() };
        for (old, _) in then.goals() {
            // One that came and went in between leads on to the next.
            let (mut open, mut seen) = (vec![old.as_str()], BTreeSet::from([old.as_str()]));
            while let Some(id) = open.pop() {
                for new in next.get(id).into_iter().flatten().copied().filter(|new| seen.insert(new)) {
                    match (then.goal(new), now.goal(new)) {
                        // Others are none that became one another between these days.
                        (Some(_), _) => {}
                        (None, None) => open.push(new),
                        (None, Some(_)) => {
                            all.after.entry(old).or_default().insert(new);
                            all.before.entry(new).or_default().insert(old);
                        }
                    }
                }
            }
        }
        all
    }

    /// Why a goal came or went.
    pub fn cause(&self, id: &str, came: bool) -> Cause {
        let (own, back) = if came { (&self.before, &self.after) } else { (&self.after, &self.before) };
        let Some(others) = own.get(id) else { return if came { Cause::Added } else { Cause::Removed } };
        let of_several = others.iter().any(|other| back.get(other).is_some_and(|same| same.len() > 1));
        // One that became several, seen from it or from one of these.
        if (came && of_several) || (!came && others.len() > 1) { Cause::Split } else { Cause::Merged }
    }
}

/// Which goals a page names as those after it, or is named by.
fn successors<'s>(sides: [&'s State; 2], steps: &'s [Step]) -> BTreeMap<&'s str, BTreeSet<&'s str>> {
    let mut next: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut note = |old: &'s str, new: &'s str| {
        next.entry(old).or_default().insert(new);
    };
    for (id, goal) in sides.iter().flat_map(|state| state.goals()) {
        goal.values("replaces").iter().for_each(|old| note(old, id));
        goal.values("replaced_by").iter().for_each(|new| note(id, new));
    }
    for goal in steps.iter().flat_map(|step| &step.goals) {
        let records = goal.changes.iter().filter_map(|change| match change {
            Change::Created { record, .. } | Change::Removed { record, .. } => Some(record),
            _ => None,
        });
        for record in records {
            let values = |field| record.fields.get(field).into_iter().flat_map(Field::texts);
            values("replaces").for_each(|old| note(old, &goal.id));
            values("replaced_by").for_each(|new| note(&goal.id, new));
        }
    }
    next
}

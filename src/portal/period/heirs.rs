//! Goals that came and went together: split, merged, or on their own.

use std::collections::{BTreeMap, BTreeSet};

use super::cause::Cause;
use crate::history::State;

/// Which goals took the place of which, as the pages of both days say.
pub(super) struct Heirs<'s> {
    after: BTreeMap<&'s str, BTreeSet<&'s str>>,
    before: BTreeMap<&'s str, BTreeSet<&'s str>>,
}

impl<'s> Heirs<'s> {
    pub fn of(then: &'s State, now: &'s State) -> Self {
        let mut all = Self { after: BTreeMap::new(), before: BTreeMap::new() };
        for (id, goal) in then.goals().chain(now.goals()) {
            let older = goal.values("replaces").iter().map(|old| (old, id));
            for (old, new) in older.chain(goal.values("replaced_by").iter().map(|new| (id, new))) {
                // Others are none that became one another between these days.
                if old != new && then.goal(old).is_some() && now.goal(new).is_some() && then.goal(new).is_none() {
                    all.after.entry(old).or_default().insert(new);
                    all.before.entry(new).or_default().insert(old);
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

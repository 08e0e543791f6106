//! What settings that read the past otherwise change in what was told before.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Change, FieldChange, GoalChanges, Step};
use crate::content::Field;
use crate::source::Line;

/// A statement of the change log about an earlier commit that came or went because that commit is read otherwise now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retold {
    /// Hash of the commit that it is about.
    pub commit: String,
    /// The day on which that counts.
    pub date: Date,
    /// The goal.
    pub goal: String,
    /// Its title then.
    pub title: String,
    /// What changed; `file` stands for the goal's file, which comes with the goal and goes with it.
    pub change: FieldChange,
    /// Whether it is told now; if not, it was told before.
    pub is_told: bool,
}

/// The statements that two ways to read the commits of `line` have differently, in its order; of one commit by goal, and what
/// was told before what is told now.
pub(super) fn retold(line: &Line, before: &[Step], after: &[Step]) -> Vec<Retold> {
    let places: BTreeMap<String, usize> =
        line.commits().iter().zip(0..).map(|((commit, _), place)| (commit.to_string(), place)).collect();
    let by_goal = |steps: &'_ [Step]| {
        let of = |step: &Step| {
            let place = places.get(&step.commit.id).copied();
            step.goals.iter().map(move |goal| ((place, goal.id.clone()), statements(step, goal))).collect::<Vec<_>>()
        };
        steps.iter().flat_map(of).collect::<BTreeMap<_, _>>()
    };
    let (old, new) = (by_goal(before), by_goal(after));
    let keys: BTreeSet<_> = old.keys().chain(new.keys()).collect();
    let mut retold = Vec::new();
    for key in keys {
        let [old, new] = [old.get(key), new.get(key)].map(|told| told.map_or(&[][..], Vec::as_slice));
        let has = |told: &[Retold], one: &Retold| told.iter().any(|other| other.change == one.change);
        let gone = old.iter().filter(|one| !has(new, one)).map(|one| Retold { is_told: false, ..one.clone() });
        retold.extend(gone.chain(new.iter().filter(|one| !has(old, one)).cloned()));
    }
    retold
}

fn statements(step: &Step, goal: &GoalChanges) -> Vec<Retold> {
    let of_file = |old: Option<&String>, new: Option<&String>| {
        let path = |path: Option<&String>| path.cloned().map(Field::Text);
        FieldChange { field: vec!["file".to_owned()], old: path(old), new: path(new) }
    };
    let statement = |change: &Change| Retold {
        commit: step.commit.id.clone(),
        date: step.commit.date,
        goal: goal.id.clone(),
        title: goal.title.clone(),
        change: match change {
            Change::Created { path, .. } => of_file(None, Some(path)),
            Change::Removed { path, .. } => of_file(Some(path), None),
            Change::Moved { from, to } => of_file(Some(from), Some(to)),
            Change::Field(change) => change.clone(),
        },
        is_told: true,
    };
    goal.changes.iter().map(statement).collect()
}

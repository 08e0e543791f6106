//! What settings that read or tell the past otherwise change in what was told before.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Change, FieldChange, GoalChanges, Step};
use crate::content::Field;
use crate::source::Line;

/// In place of a field: what a commit states as the reason of its changes.
pub const REASON: &str = "commit:reason";

/// A statement about an earlier commit that came or went because that commit is read or told otherwise now.
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
    /// What changed; `file` stands for the goal's file, which comes with the goal and goes with it, and [`REASON`] for what was
    /// stated as the reason.
    pub change: FieldChange,
    /// Whether it is told now; if not, it was told before.
    pub is_told: bool,
}

/// The changes of a goal in a step.
type OfGoal<'a> = (&'a Step, &'a GoalChanges);

/// The statements that two ways to read the commits of `line` have differently, in its order; of one commit by goal, and what
/// was told before what is told now.
pub(super) fn retold(line: &Line, [before, after]: [&[Step]; 2]) -> Vec<Retold> {
    let places: BTreeMap<String, usize> =
        line.commits().iter().zip(0..).map(|((commit, _), place)| (commit.to_string(), place)).collect();
    let (old, new) = (by_goal(before, &places), by_goal(after, &places));
    let keys: BTreeSet<_> = old.keys().chain(new.keys()).collect();
    let mut retold = Vec::new();
    for key in keys {
        let sides = [old.get(key), new.get(key)];
        // What is not told at all has no reason that could be another.
        let reasons =
            if let [Some((old, _)), Some((new, _))] = sides { [reason(*old), reason(*new)] } else { [None, None] };
        let [old, new] = [0, 1].map(|side: usize| {
            let told = sides[side].map_or(&[][..], |(_, told)| told.as_slice());
            told.iter().cloned().chain(reasons[side].clone()).collect::<Vec<_>>()
        });
        let has = |told: &[Retold], one: &Retold| told.iter().any(|other| other.change == one.change);
        let gone = old.iter().filter(|one| !has(&new, one)).map(|one| Retold { is_told: false, ..one.clone() });
        retold.extend(gone.chain(new.iter().filter(|one| !has(&old, one)).cloned()));
    }
    retold
}

/// All statements, by the places of commits and by goal.
fn by_goal<'a>(
    steps: &'a [Step],
    places: &BTreeMap<String, usize>,
) -> BTreeMap<(Option<usize>, String), (OfGoal<'a>, Vec<Retold>)> {
    let key = |(step, goal): OfGoal<'_>| (places.get(&step.commit.id).copied(), goal.id.clone());
    let all = steps.iter().flat_map(|step| step.goals.iter().map(move |goal| (step, goal)));
    all.map(|of| (key(of), (of, statements(of)))).collect()
}

/// What the commit says about the goal.
fn reason((step, goal): OfGoal<'_>) -> Option<Retold> {
    let text = step.said_of(&goal.id).paragraphs().into_iter().map(|paragraph| paragraph.text).collect::<Vec<_>>();
    (!text.is_empty()).then(|| told_alone((step, goal), REASON, &text.join("\n")))
}

fn told_alone(of: OfGoal<'_>, field: &str, text: &str) -> Retold {
    told(of, FieldChange { field: vec![field.to_owned()], old: None, new: Some(Field::Text(text.to_owned())) })
}

fn told((step, goal): OfGoal<'_>, change: FieldChange) -> Retold {
    Retold {
        commit: step.commit.id.clone(),
        date: step.commit.date,
        goal: goal.id.clone(),
        title: goal.title.clone(),
        change,
        is_told: true,
    }
}

fn statements((step, goal): OfGoal<'_>) -> Vec<Retold> {
    let of_file = |old: Option<&String>, new: Option<&String>| {
        let path = |path: Option<&String>| path.cloned().map(Field::Text);
        FieldChange { field: vec!["file".to_owned()], old: path(old), new: path(new) }
    };
    let statement = |change: &Change| match change {
        Change::Created { path, .. } => of_file(None, Some(path)),
        Change::Removed { path, .. } => of_file(Some(path), None),
        Change::Moved { from, to } => of_file(Some(from), Some(to)),
        Change::Field(change) => change.clone(),
    };
    goal.changes.iter().map(|change| told((step, goal), statement(change))).collect()
}

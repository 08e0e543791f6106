//! What settings that read or tell the past otherwise change in what was told before.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Change, FieldChange, GoalChanges, Step};
use crate::content::Field;
use crate::source::Line;
use crate::value::PartialDate;

/// In place of a field: what a commit states as the reason of its changes.
pub const REASON: &str = "commit:reason";

/// In place of a field: that a goal is marked as added later.
pub const ADDED_LATER: &str = "mark:goal-added";

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
    /// What changed; `file` stands for the goal's file, which comes with the goal and goes with it, [`REASON`] for what was
    /// stated as the reason, and [`ADDED_LATER`] for the mark of a goal that came after the start.
    pub change: FieldChange,
    /// Whether it is told now; if not, it was told before.
    pub is_told: bool,
}

/// The earlier commits as settings read and tell them.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub steps: &'a [Step],
    /// The last day on which a new goal counted as one of the first, if they say it.
    pub start: Option<PartialDate>,
}

/// The changes of a goal in a step.
type OfGoal<'a> = (&'a Step, &'a GoalChanges);

/// The statements that two ways to read the commits of `line` have differently, in its order; of one commit by goal, and what
/// was told before what is told now.
pub(super) fn retold(line: &Line, [before, after]: [Told<'_>; 2]) -> Vec<Retold> {
    let places: BTreeMap<String, usize> =
        line.commits().iter().zip(0..).map(|((commit, _), place)| (commit.to_string(), place)).collect();
    let (old, new) = (before.by_goal(&places), after.by_goal(&places));
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

impl<'a> Told<'a> {
    /// All statements, by the places of commits and by goal.
    fn by_goal(
        &self,
        places: &BTreeMap<String, usize>,
    ) -> BTreeMap<(Option<usize>, String), (OfGoal<'a>, Vec<Retold>)> {
        let start = self.start();
        let mut gone = BTreeSet::new();
        let mut all = BTreeMap::new();
        for step in self.steps {
            let is_late = start.is_none_or(|start| step.commit.latest() > start);
            for goal in &step.goals {
                let marks = marks((step, goal), is_late, &mut gone);
                let key = (places.get(&step.commit.id).copied(), goal.id.clone());
                all.insert(key, ((step, goal), [statements((step, goal)), marks].concat()));
            }
        }
        all
    }

    /// The last day on which a new goal counts as one of the first: that of the settings, or of the first commit with goals.
    fn start(&self) -> Option<Date> {
        let is_created = |change: &Change| matches!(change, Change::Created { .. });
        let creates = |step: &&Step| step.goals.iter().any(|goal| goal.changes.iter().any(is_created));
        let first = || self.steps.iter().find(creates).map(|step| step.commit.date);
        self.start.map(PartialDate::last_day).or_else(first)
    }
}

/// The mark of a goal that was added later, for no other reason than the day; `gone` are those that went before.
fn marks(of: OfGoal<'_>, is_late: bool, gone: &mut BTreeSet<String>) -> Vec<Retold> {
    let mut marks = Vec::new();
    for change in &of.1.changes {
        match change {
            Change::Created { .. } if !gone.remove(&of.1.id) && is_late => {
                marks.push(told_alone(of, ADDED_LATER, "true"))
            }
            Change::Removed { .. } => drop(gone.insert(of.1.id.clone())),
            _ => {}
        }
    }
    marks
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

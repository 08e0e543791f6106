//! What settings that read or tell the past otherwise change in what was told before.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Change, FieldChange, GoalChanges, History, Paragraph, Step};
use crate::content::Field;
use crate::source::{CommitId, Line};

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
    /// The word of the mark on it.
    pub mark: Option<String>,
    /// Whether it is told now; if not, it was told before.
    pub is_told: bool,
}

/// A marked change of a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The step, as a place in [`History::steps`].
    pub step: usize,
    /// The goal, as a place in [`Step::goals`].
    pub goal: usize,
    /// Its change, as a place in [`GoalChanges::changes`].
    pub change: usize,
    /// The word of the mark in data, texts and templates.
    pub word: &'static str,
}

/// Knows which changes are marked.
pub trait Marking: Debug + Sync {
    /// The marks on what a history tells, by what the portal says at a commit, where it lies in the folder `root`.
    fn marks(&self, told: &History, commit: CommitId, root: &str) -> Vec<Mark>;
}

/// A history and the marks in it.
pub(super) type Marked = (History, Vec<Mark>);

/// The changes of a goal in a step.
type OfGoal<'a> = (&'a Step, &'a GoalChanges);

/// The same, with the words of marks by place.
type MarkedOf<'a> = (OfGoal<'a>, BTreeMap<usize, &'static str>);

/// The statements that two ways to read the commits of `line` have differently, in its order; of one commit by goal, and what
/// was told before what is told now.
pub(super) fn retold(line: &Line, [before, after]: &[Marked; 2]) -> Vec<Retold> {
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
        let is_same = |one: &Retold, other: &Retold| one.change == other.change && one.mark == other.mark;
        let has = |told: &[Retold], one: &Retold| told.iter().any(|other| is_same(one, other));
        let gone = old.iter().filter(|one| !has(&new, one)).map(|one| Retold { is_told: false, ..one.clone() });
        retold.extend(gone.chain(new.iter().filter(|one| !has(&old, one)).cloned()));
    }
    retold
}

/// All statements, by the places of commits and by goal.
fn by_goal<'a>(
    (history, marks): &'a Marked,
    places: &BTreeMap<String, usize>,
) -> BTreeMap<(Option<usize>, String), (OfGoal<'a>, Vec<Retold>)> {
    let key = |(step, goal): OfGoal<'_>| (places.get(&step.commit.id).copied(), goal.id.clone());
    let mut words: BTreeMap<(usize, usize), BTreeMap<usize, &'static str>> = BTreeMap::new();
    for mark in marks {
        words.entry((mark.step, mark.goal)).or_default().insert(mark.change, mark.word);
    }
    let goals = |(number, step): (usize, &'a Step)| step.goals.iter().enumerate().map(move |goal| (number, step, goal));
    let all = history.steps.iter().enumerate().flat_map(goals);
    let marked =
        all.map(|(number, step, (place, goal))| ((step, goal), words.remove(&(number, place)).unwrap_or_default()));
    marked.map(|marked| (key(marked.0), (marked.0, statements(marked)))).collect()
}

/// What the commit says about the goal.
fn reason((step, goal): OfGoal<'_>) -> Option<Retold> {
    let paragraphs = step.said_of(&goal.id).paragraphs();
    let said = |each: &Paragraph| if paragraphs.len() > 1 { each.said() } else { each.text.clone() };
    let text: Vec<String> = paragraphs.iter().map(said).collect();
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
        mark: None,
        is_told: true,
    }
}

fn statements(((step, goal), marks): MarkedOf<'_>) -> Vec<Retold> {
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
    let marked = |(place, change): (usize, &Change)| {
        let mark = marks.get(&place).map(|word| (*word).to_owned());
        Retold { mark, ..told((step, goal), statement(change)) }
    };
    goal.changes.iter().enumerate().map(marked).collect()
}

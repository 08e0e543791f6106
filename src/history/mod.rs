//! The history of the content, read from the repository along first parents.
//!
//! One step is one commit of the published branch: what the public could see change. [`read`] walks the commits once,
//! compares only the goals' folder of neighbouring commits, parses every distinct file once, and folds the steps
//! from the first to the last. Order is the order of commits; the date shown is the committer's.

mod diff;
mod fold;
mod walk;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::content::{Field, Record, StoredRecord};
use crate::source::{CommitId, Repository, RepositoryError};
use crate::yaml::FieldNames;

pub use diff::{FieldChange, FieldPath, diff};

/// How much of the history there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Extent {
    /// From the first commit on.
    Complete,
    /// The clone lacks the beginning, and that was allowed.
    Shallow,
    /// A repository without a commit.
    Empty,
    /// No repository.
    #[default]
    None,
}

impl Extent {
    /// The word in the manifest and in templates.
    pub fn word(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Shallow => "shallow",
            Self::Empty => "empty",
            Self::None => "none",
        }
    }
}

/// A commit as people know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Hash.
    pub id: String,
    /// Day on which it was committed, in the committer's time zone.
    pub date: Date,
    /// Author's name after `.mailmap`.
    pub author: String,
    /// First line of the message.
    pub subject: String,
    /// The rest of the message.
    pub body: String,
}

/// The changes of one goal in one step.
#[derive(Debug, Clone)]
pub struct GoalChanges {
    /// The goal.
    pub id: String,
    /// Its title after the step (before it, if it was removed).
    pub title: String,
    /// What changed, in the order of fields.
    pub changes: Vec<Change>,
}

/// One change of one goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The goal was added, as this file with these values.
    Created {
        /// File in the portal.
        path: String,
        /// All values.
        record: Arc<Record>,
    },
    /// The goal was removed.
    Removed {
        /// File in the portal.
        path: String,
        /// All values it had.
        record: Arc<Record>,
    },
    /// The goal's file has another path.
    Moved {
        /// Old path.
        from: String,
        /// New path.
        to: String,
    },
    /// A value changed.
    Field(FieldChange),
}

/// A state of a file that could not be read; the last readable one counts on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// File in the portal.
    pub path: String,
    /// Why, in German.
    pub reason: String,
}

/// One commit of the published branch that touched a goal's file.
#[derive(Debug, Clone)]
pub struct Step {
    /// The commit.
    pub commit: Commit,
    /// Changes by goal id.
    pub goals: Vec<GoalChanges>,
    /// Files whose bytes changed while every value stayed the same.
    pub formatting: Vec<String>,
    /// Files that could not be read.
    pub gaps: Vec<Gap>,
    /// Commits that a merge brought in, oldest first.
    pub brought_in: Vec<Commit>,
}

/// All steps, oldest first.
#[derive(Debug, Default)]
pub struct History {
    /// How much of it there is.
    pub extent: Extent,
    /// The newest commit, whether it touched a goal or not.
    pub head: Option<Commit>,
    /// Steps that touched a goal's file.
    pub steps: Vec<Step>,
    /// Files of the content whose bytes in the working tree differ from the newest commit's.
    pub uncommitted: Vec<String>,
}

impl History {
    /// The steps of each goal, as places in `steps`, oldest first.
    pub fn by_goal(&self) -> BTreeMap<&str, Vec<usize>> {
        let mut by_goal: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, step) in self.steps.iter().enumerate() {
            for goal in &step.goals {
                by_goal.entry(&goal.id).or_default().push(index);
            }
        }
        by_goal
    }

    /// Number of changes in all steps.
    pub fn changes(&self) -> usize {
        self.steps.iter().flat_map(|step| &step.goals).map(|goal| goal.changes.len()).sum()
    }
}

/// What [`read`] needs to know of the portal.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// Folder of the goals, relative to the portal.
    pub goals: &'a str,
    /// Folders and files in it that hold something else.
    pub apart: &'a [String],
    /// Names of fields in the files.
    pub names: &'a FieldNames,
    /// Today's pages, which need not be parsed again.
    pub records: &'a [StoredRecord],
}

/// Reads the history up to `head`.
///
/// # Errors
/// A repository that is damaged or incomplete.
pub fn read(repository: &Repository, head: CommitId, scope: Scope<'_>) -> Result<History, RepositoryError> {
    let walked = walk::walk(repository, head, scope)?;
    let parsed = walk::parse(repository, &walked.steps, scope)?;
    let extent = if walked.shallow { Extent::Shallow } else { Extent::Complete };
    let tip = walked.tip;
    let fold = fold::fold(walked.steps, &parsed, walked.cut.as_deref());
    let uncommitted = fold.differing(scope.records);
    let (steps, files) = fold.into_parts();
    // Taking thousands of old states apart takes a while, and nobody has to wait for it.
    rayon::spawn(move || drop((parsed, files)));
    Ok(History { extent, head: Some(tip), steps, uncommitted })
}

/// A value as people read it: lists with commas, entries as `name: value`.
pub fn field_text(field: &Field) -> String {
    match field {
        Field::Text(text) => text.clone(),
        Field::Texts(texts) => texts.join(", "),
        Field::Map(map) => {
            let part = |(name, field): (&String, &Field)| format!("{name}: {}", field_text(field));
            map.iter().map(part).collect::<Vec<_>>().join("; ")
        }
        Field::Entries(entries) => entries.values().map(field_text).collect::<Vec<_>>().join(" / "),
    }
}

//! The history of the content, read from the repository along first parents.
//!
//! One step is one commit of the published branch: what the public could see change. [`read()`] walks the commits once,
//! compares only what neighbouring commits have differently, parses every distinct file once, and folds
//! the steps from the first to the last. Each commit is read by its own settings (`reading.rs`). Order is the order of commits; the date shown is the committer's. What was read is
//! kept in the repository's own folder, so that the next build reads only what is new (`cache.rs`).

mod across;
mod became;
mod beside;
mod brought;
mod cache;
mod commit;
mod dates;
mod diff;
mod exchange;
mod fold;
mod follow;
mod forge_words;
mod named;
mod names;
mod no_reason;
mod node;
mod own_words;
mod parse;
mod people;
mod portals;
mod prepared;
mod read;
mod reading;
mod replay;
mod retold;
mod said;
mod site;
mod slots;
mod steps;
mod successor;
mod tables;
mod texts;
mod tip;
mod told;
mod touched;
mod trees;
mod values;
mod walk;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::config::{CommitWords, Config, FieldEras, GoalFiles, GroupNames, Past};
use crate::content::{Field, Record, Rules, StoredRecord};
use crate::diagnostic::Why;
use crate::source::{CommitId, Line, Repository, RepositoryError};

pub use across::Across;
pub use beside::SiteChange;
pub use commit::Commit;
pub use dates::{lost_portals, wrong_dates};
pub use diff::{FieldChange, FieldPath, changes_between, diff};
pub use named::named_nothing;
pub use own_words::says_why;
pub use people::{REMOVED as ADDRESS_REMOVED, without_addresses};
pub use prepared::without_comments;
pub use read::{read, read_anew};
pub use replay::{GoalThen, State};
pub use retold::{Mark, Marking, REASON, Retold};
pub use said::{Paragraph, Reason, Said};
pub use steps::Steps;
pub use tip::{Beside, Tip};

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

/// The changes of one goal in one step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalChanges {
    /// The goal.
    pub id: String,
    /// Its title after the step (before it, if it was removed).
    pub title: String,
    /// What changed, in the order of fields. One that came back was added, and changed since it was removed.
    pub changes: Vec<Change>,
    /// The page's text before and after, if it changed.
    pub text: Option<TextChange>,
    /// Those of [`Step::brought_in`], as places there, that change this goal and say something about it.
    pub told_by: Vec<usize>,
    /// For those of its changes, by their places, about which not all of these say something: which do.
    pub told_apart: BTreeMap<usize, Vec<usize>>,
    /// The commits that left its file unreadable until this step, oldest first, and those that this one merged in and that
    /// touched it: what is another value now may have changed in any of them, or in this one.
    pub across: Vec<Commit>,
    /// Whether these left it readable, but beside another file that had its id.
    pub is_beside: bool,
    /// For fields of which those commits show more, and as `file` for a goal that came back: between which of them the change lies. The place behind the last stands
    /// for the step's own.
    pub narrowed: BTreeMap<String, Range<usize>>,
}

/// The text of a page before and after a step, as [`Record::markdown`] has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextChange {
    /// Before.
    #[serde(skip)]
    pub old: Arc<str>,
    /// After.
    #[serde(skip)]
    pub new: Arc<str>,
}

/// One change of one goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// The goal was added, or came back, as this file with these values.
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// File in the portal.
    pub path: String,
    /// Why.
    pub reason: Why,
    /// The goal that the file was last, if it was one.
    pub goal: Option<String>,
    /// Folders of the repository in which the portal may have lain before, if nobody knows.
    pub lost: Vec<String>,
}

/// One commit of the published branch that touched a goal's file, the settings or what else the public reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The commit.
    pub commit: Commit,
    /// Changes by goal id.
    pub goals: Vec<GoalChanges>,
    /// Changed rules: settings that change what a number means ([`crate::config::RULES`]), by where they stand.
    pub settings: Vec<FieldChange>,
    /// Changes of what the public reads beside the goals, by kind and file.
    pub site: Vec<SiteChange>,
    /// Files whose bytes changed while every value stayed the same.
    pub formatting: Vec<String>,
    /// Files that could not be read.
    pub gaps: Vec<Gap>,
    /// Commits that a merge brought in, oldest first.
    pub brought_in: Vec<Commit>,
    /// Those of `brought_in`, as places there, that change the rules and say something about it.
    pub rules_told_by: Vec<usize>,
    /// For those of `settings`, by their places, about which not all of these say something: which do.
    pub rules_told_apart: BTreeMap<usize, Vec<usize>>,
    /// The commits that left the settings unreadable until this step, as [`GoalChanges::across`].
    pub rules_across: Vec<Commit>,
    /// What its settings change in what was told of earlier commits, by reading these otherwise.
    pub retold: Vec<Retold>,
}

impl Step {
    /// Takes the day on which it counts from the published branch. What a merge brought in was there before it.
    fn count_on(&mut self, line: &Line) {
        self.commit.count_on(line);
        for brought in &mut self.brought_in {
            brought.count_on(line);
            brought.date = brought.date.min(self.commit.latest());
        }
        let across = self.goals.iter_mut().map(|goal| &mut goal.across).chain([&mut self.rules_across]);
        for commit in across.flatten() {
            commit.count_on(line);
            commit.date = commit.date.min(self.commit.latest());
        }
    }

    /// Number of changes of goals.
    pub fn changes(&self) -> usize {
        self.goals.iter().map(|goal| goal.changes.len()).sum()
    }

    /// Its commit without any change.
    #[must_use]
    pub fn emptied(&self) -> Self {
        Self {
            commit: self.commit.clone(),
            goals: Vec::new(),
            settings: Vec::new(),
            site: Vec::new(),
            formatting: Vec::new(),
            gaps: Vec::new(),
            brought_in: Vec::new(),
            rules_told_by: Vec::new(),
            rules_told_apart: BTreeMap::new(),
            rules_across: Vec::new(),
            retold: Vec::new(),
        }
    }

    /// Whether it changed nothing but how something is written.
    pub fn is_formatting(&self) -> bool {
        let nothing = self.goals.is_empty() && self.settings.is_empty() && self.site.is_empty();
        nothing && self.gaps.is_empty() && !self.formatting.is_empty()
    }

    /// Its changes of a goal.
    pub fn goal(&self, id: &str) -> Option<&GoalChanges> {
        self.goals.get(self.place_of(id)?)
    }

    /// Where its changes of a goal stand in `goals`.
    pub fn place_of(&self, id: &str) -> Option<usize> {
        self.goals.binary_search_by(|goal| goal.id.as_str().cmp(id)).ok()
    }
}

/// How a commit of the published branch was read, if not by its own settings where the portal lies today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadAs {
    /// The folder in which the portal lay, with a `/` at its end unless that is the top.
    pub root: String,
    /// The commit whose settings counted, by its place in the branch, if it had none itself that can be read.
    pub settings: Option<usize>,
    /// The folder that held the goals, from the repository's top, if it was another than these settings name.
    pub goals: Option<String>,
}

/// All steps, oldest first.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// How much of it there is.
    pub extent: Extent,
    /// The newest commit, whether it touched a goal or not.
    pub head: Option<Commit>,
    /// Steps that touched a goal's file.
    pub steps: Steps,
    /// The published branch, with the day on which each commit counts.
    pub line: Arc<Line>,
    /// From which commit of the branch on, by its place, they were read how; none if all were by their own settings where the
    /// portal lies.
    pub read_as: Vec<(usize, ReadAs)>,
    /// Files of the content whose bytes in the working tree differ from the newest commit's.
    pub uncommitted: Vec<String>,
    /// The first readable settings that were committed; none if there were none.
    pub first_rules: Option<Arc<Rules>>,
    /// The state after the newest commit; that of nothing if there is none, or if this is the past.
    pub tip: Tip,
}

impl History {
    /// The same with the days that a line of the same commits gives them, which knows what came later.
    #[must_use]
    pub fn counted_on(self, line: Line) -> Self {
        let mut steps = self.steps.to_vec();
        steps.iter_mut().for_each(|step| step.count_on(&line));
        let mut head = self.head;
        head.iter_mut().for_each(|commit| commit.count_on(&line));
        Self { head, steps: steps.into(), line: Arc::new(line), ..self }
    }

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

    /// A rule through time: what it was at first, and after each step that changed it, with how many steps that were. `next`
    /// is a step that would be the next one.
    pub fn rule(&self, name: &str, next: Option<&Step>) -> Vec<(usize, Option<Field>)> {
        let first = self.first_rules.as_ref().and_then(|rules| rules.get(name));
        let mut values: Rules = first.map(|field| (name.to_owned(), field.clone())).into_iter().collect();
        let mut through = vec![(0, first.cloned())];
        for (place, step) in self.steps.iter().chain(next).enumerate() {
            let is_its = |change: &&FieldChange| change.field.first().is_some_and(|rule| rule == name);
            let mut changes = step.settings.iter().filter(is_its).peekable();
            if changes.peek().is_some() {
                replay::apply_to(&mut values, changes);
                through.push((place + 1, values.get(name).cloned()));
            }
        }
        through
    }

    /// How a commit of the branch was read, by its place; `None` if by its own settings where the portal lies today.
    pub fn read_at(&self, place: usize) -> Option<&ReadAs> {
        self.read_as.iter().rfind(|(from, _)| *from <= place).map(|(_, read_as)| read_as)
    }

    /// Number of changes in all steps.
    pub fn changes(&self) -> usize {
        self.steps.iter().map(Step::changes).sum()
    }
}

/// What [`read()`] needs to know of the portal. Commits without settings of their own are read by what stands here.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// Which files are goals.
    pub goals: &'a GoalFiles,
    /// What is added to the settings of old states.
    pub past: &'a Past,
    /// Folders and files that hold something else.
    pub apart: &'a [String],
    /// Names of fields in the files, through time.
    pub eras: &'a FieldEras,
    /// Largest file that is read, in bytes.
    pub file_limit: u64,
    /// What the names of groups in files mean.
    pub group_names: &'a GroupNames,
    /// Names of trailers in messages.
    pub words: &'a CommitWords,
    /// Today's pages, which need not be parsed again.
    pub records: &'a [StoredRecord],
    /// The portal's folder at the newest commit, if that is not today's.
    pub root: Option<&'a str>,
    /// Who knows what of that is marked; without it nothing is.
    pub marking: Option<&'a dyn Marking>,
}

impl<'a> Scope<'a> {
    /// Of a portal with these settings and pages; `apart` are [`crate::config::Folders::apart_from_goals`].
    pub fn of(config: &'a Config, apart: &'a [String], records: &'a [StoredRecord]) -> Self {
        Self {
            goals: &config.folders.goals,
            past: &config.history.past,
            apart,
            eras: &config.fields,
            file_limit: config.limits.file,
            group_names: &config.group_names,
            words: &config.history.words,
            records,
            root: None,
            marking: None,
        }
    }
}

/// A commit as people know it. Names of people are those that the `.mailmap` of `head` gives them.
///
/// # Errors
/// A commit that cannot be read.
pub fn describe(
    repository: &Repository,
    head: CommitId,
    commit: CommitId,
    words: &CommitWords,
) -> Result<Commit, RepositoryError> {
    walk::describe_one(&repository.handle(), head, commit, words)
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

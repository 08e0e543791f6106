//! Marked changes that nobody explains.

use std::collections::BTreeSet;

use crate::config::{self, Config};
use crate::content::{Content, SiteKind};
use crate::history::{Change, FieldPath, GoalChanges, History, SiteChange, Step, field_text};
use crate::markdown::{Sentence, sentences};
use crate::portal::flag::{Flag, FlaggedAt, flags};

/// A marked change without a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unexplained {
    /// The file that holds the value, or held it.
    pub path: String,
    /// Whether something else than a goal changed: there fields have their own names.
    pub is_rule: bool,
    /// Where the value stands; empty if the whole goal is meant.
    pub field: FieldPath,
    /// Why it is marked.
    pub flag: Flag,
    /// Value before.
    pub old: Option<String>,
    /// Value after.
    pub new: Option<String>,
}

impl Unexplained {
    /// Whether it is the same value that is marked in another comparison.
    pub fn is_of(&self, other: &Self) -> bool {
        self.path == other.path && self.field == other.field && self.flag == other.flag
    }
}

/// What a reason is given for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Explained {
    /// All changes of the goal with this id.
    Goal(String),
    /// All changed rules.
    Rules,
    /// All changes of this file beside the goals.
    File(String),
}

impl Explained {
    /// What a reason for a change of a step would be given for.
    pub fn of(at: FlaggedAt, step: &Step) -> Option<Self> {
        match at {
            FlaggedAt::Goal { goal, .. } => step.goals.get(goal).map(|goal| Self::Goal(goal.id.clone())),
            FlaggedAt::Rule(_) => Some(Self::Rules),
            FlaggedAt::Site(place) => step.site.get(place).map(|change| Self::File(change.path.clone())),
        }
    }
}

/// The marked changes of the steps from the place `first` on that are not explained, each with the place of its step.
pub fn unexplained(
    history: &History,
    content: &Content,
    config: &Config,
    first: usize,
    is_explained: &dyn Fn(usize, FlaggedAt) -> bool,
) -> Vec<(usize, Unexplained)> {
    let all = flags(history, content, config).into_iter();
    let asked = all.filter(|flagged| flagged.step >= first && !is_explained(flagged.step, flagged.at));
    let text = |field: &Option<_>| field.as_ref().map(field_text);
    let mut seen = BTreeSet::new();
    let found = asked.filter_map(|flagged| {
        let step = history.steps.get(flagged.step)?;
        let each = match flagged.at {
            FlaggedAt::Rule(place) => step.settings.get(place).map(|change| Unexplained {
                path: config::FILE.to_owned(),
                is_rule: true,
                field: change.field.clone(),
                flag: flagged.flag,
                old: text(&change.old),
                new: text(&change.new),
            }),
            FlaggedAt::Site(place) => {
                let SiteChange { kind, path, change, .. } = step.site.get(place)?;
                let whole = ["bytes", "file", "lines", "people", "text"];
                let is_values = matches!(kind, SiteKind::Source | SiteKind::Term | SiteKind::Look | SiteKind::Text);
                let is_whole = !is_values && change.field.first().is_some_and(|name| whole.contains(&name.as_str()));
                Some(Unexplained {
                    path: path.clone(),
                    is_rule: true,
                    field: if is_whole { Vec::new() } else { change.field.clone() },
                    flag: flagged.flag,
                    old: text(&change.old).filter(|_| !is_whole),
                    new: text(&change.new).filter(|_| !is_whole),
                })
            }
            FlaggedAt::Goal { goal, change } => {
                let goal = step.goals.get(goal)?;
                let (field, old, new) = match goal.changes.get(change)? {
                    Change::Field(change) if change.field == ["text"] => {
                        let [old, new] =
                            goal.text.as_ref().map_or([None, None], |text| other_sentences(&text.old, &text.new));
                        (change.field.clone(), old, new)
                    }
                    Change::Field(change) => (change.field.clone(), text(&change.old), text(&change.new)),
                    Change::Created { .. } | Change::Removed { .. } | Change::Moved { .. } => Default::default(),
                };
                let path = path(goal, content)?;
                // The same change of many goals is told once.
                let key = (flagged.step, flagged.flag, field.clone(), old.clone(), new.clone());
                let is_told = flagged.goals > 1 && !seen.insert(key);
                (!is_told).then_some(Unexplained { path, is_rule: false, field, flag: flagged.flag, old, new })
            }
        };
        Some((flagged.step, each?))
    });
    found.collect()
}

/// The first sentence of each text that the other does not have.
fn other_sentences(old: &str, new: &str) -> [Option<String>; 2] {
    let (old, new) = (sentences(old), sentences(new));
    let other = |all: &[Sentence], others: &[Sentence]| {
        all.iter().find(|sentence| !others.contains(sentence)).map(|sentence| sentence.text.clone())
    };
    [other(&old, &new), other(&new, &old)]
}

/// The file of a goal: today's, or the one it had.
fn path(goal: &GoalChanges, content: &Content) -> Option<String> {
    let gone = goal.changes.iter().find_map(|change| match change {
        Change::Removed { path, .. } => Some(path),
        _ => None,
    });
    let today = || content.records.iter().find(|stored| stored.record.id == goal.id).map(|stored| &stored.path);
    gone.or_else(today).cloned()
}

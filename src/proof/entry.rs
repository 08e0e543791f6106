//! What the log says of a publication.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The entries' own format; a field may be added without changing it.
const FORMAT: u64 = 1;

/// A publication. Its bytes are the leaf of the log, so they are never written anew: at most 1 kB, and no name of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    format: u64,
    /// The commit that was published.
    pub commit: String,
    /// The day that the site speaks of.
    pub as_of: Date,
    /// Name and version of the program.
    pub program: String,
    /// How many changes the change log had.
    pub changes: usize,
    /// How many files the site had.
    pub files: u64,
    /// Root of the tree of files, in Base64.
    pub root: String,
    /// SHA-256 of what the manifest says the site was made from, and of the log's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub header: Option<String>,
    /// Fingerprint of the key that the settings name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// What of earlier publications does not hold any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rewritten: Option<Rewriting>,
}

/// That a publication tells the past otherwise than the one before it, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rewriting {
    /// What happened.
    pub how: Altered,
    /// Why, in the publisher's words.
    pub reason: String,
    /// SHA-256 of the file that says which goals it is about, and what was lost.
    pub sha256: String,
}

/// In which way the past is told otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Altered {
    /// The published commit is no longer in the repository.
    Gone,
    /// It is there, but the new one does not come from it.
    Apart,
    /// It is only part of a merge, no longer of the published branch itself.
    Merged,
    /// The new commit is older than the published one.
    Older,
    /// The commits are the same, and some count on other days.
    Days,
    /// The commits are the same, and settings read them otherwise.
    Settings,
    /// The commits are the same, and the portal is another one: it lies in another folder, which tells something else.
    Folder,
    /// The commits are the same, and `.mailmap` says that others made them.
    Names,
    /// What earlier publications lost is no longer kept, because the law wants it.
    Erased,
}

impl Altered {
    /// The word in texts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::Apart => "apart",
            Self::Merged => "merged",
            Self::Older => "older",
            Self::Days => "days",
            Self::Settings => "settings",
            Self::Folder => "folder",
            Self::Names => "names",
            Self::Erased => "erased",
        }
    }
}

/// What an earlier publication told and the new one does not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lost {
    /// The commit that was published before.
    pub published: String,
    /// The goals whose course is another one now, by id.
    pub goals: Vec<String>,
    /// Commits that are missing, oldest first, if they are known.
    pub commits: Vec<String>,
    /// Whether the changes are left out because the law wants it.
    pub forgotten: bool,
    /// What was told of them.
    pub changes: Vec<LostChange>,
    /// Commits that count on other days.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moved: Vec<Moved>,
    /// Earlier files like this one from which the changes were taken out: SHA-256 of what is left, by the place of their entry.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub erased: BTreeMap<usize, String>,
}

/// A commit that counts on another day than before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// Its hash.
    pub commit: String,
    /// The day on which it counted.
    pub was: Date,
    /// The day on which it counts.
    pub is: Date,
}

/// A change as an earlier publication told it in its open data.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LostChange {
    /// Hash of the commit.
    pub commit: String,
    /// Its day.
    pub date: String,
    /// First line of its message.
    pub subject: String,
    /// The goal; none if a rule changed.
    pub goal: Option<String>,
    /// Its title then.
    pub title: Option<String>,
    /// What kind of change it is.
    pub kind: String,
    /// What of the goal changed.
    pub field: String,
    /// Before.
    pub old: Option<String>,
    /// After.
    pub new: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// That a publication tells the past otherwise, with all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewritten {
    /// The place of its entry in the log.
    pub place: usize,
    /// The day that the publication speaks of.
    pub as_of: Date,
    /// What happened.
    pub how: Altered,
    /// Why.
    pub reason: String,
    /// What is told no more.
    pub lost: Lost,
}

impl Entry {
    /// What is said of a publication with such files, before its header, its key and what was rewritten.
    pub fn new(commit: String, as_of: Date, program: String, changes: usize, (files, root): (u64, String)) -> Self {
        Self { format: FORMAT, commit, as_of, program, changes, files, root, header: None, key: None, rewritten: None }
    }

    /// Whether it tells the past otherwise than the publication before it. Who only erases what was lost does not.
    pub fn tells_otherwise(&self) -> bool {
        self.rewritten.as_ref().is_some_and(|said| said.how != Altered::Erased)
    }

    /// The bytes of the leaf.
    pub fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// The entry of a leaf, if this program knows its form.
    pub fn from_json(json: &[u8]) -> Option<Self> {
        serde_json::from_slice(json).ok().filter(|entry: &Self| entry.format == FORMAT)
    }
}

impl Lost {
    /// The bytes of its file.
    pub fn to_json(&self) -> Vec<u8> {
        let mut json = serde_json::to_vec_pretty(self).unwrap_or_default();
        json.push(b'\n');
        json
    }

    /// What such a file says.
    pub fn from_json(json: &[u8]) -> Option<Self> {
        serde_json::from_slice(json).ok()
    }
}

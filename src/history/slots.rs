//! The files of goals as a commit left them, and which of them counts as the goal of an id.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Gap;
use super::across::Broken;
use super::commit::Commit;
use super::touched::{GoalFile, Side};
use crate::content::{Record, StoredRecord, looks_copied};
use crate::diagnostic::Why;
use crate::source::BlobId;

/// A file as the last commit that was looked at left it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Slot {
    /// Its last readable state; none if it never had one.
    pub record: Option<Arc<Record>>,
    /// What left it unreadable since then, oldest first; nothing if that is the state of its bytes.
    pub broken: Vec<Broken>,
    /// Whether the site was built without it because it is unreadable.
    pub is_out: bool,
    /// The commits that left it with an id that another file had already, oldest first.
    pub beside: Vec<Commit>,
    /// Its bytes, readable or not.
    pub blob: BlobId,
}

impl Slot {
    pub fn is_readable(&self) -> bool {
        self.broken.is_empty()
    }

    /// The id that it states, if its bytes are readable.
    pub fn claim(&self) -> Option<&str> {
        self.record.as_ref().filter(|_| self.is_readable()).map(|record| record.id.as_str())
    }
}

/// All files.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Slots {
    files: BTreeMap<String, Slot>,
    /// All files that state an id. More than one is a mistake of that commit.
    claims: BTreeMap<String, BTreeSet<String>>,
    /// The file that counts as the goal of an id.
    holders: BTreeMap<String, String>,
}

impl Slots {
    /// The file at a path.
    pub fn get(&self, path: &str) -> Option<&Slot> {
        self.files.get(path)
    }

    /// The path of the goal of an id.
    pub fn holder(&self, id: &str) -> Option<&String> {
        self.holders.get(id)
    }

    /// What left the goal of an id unreadable; none if it is readable.
    pub fn broken(&self, id: &str) -> Option<&[Broken]> {
        let slot = self.files.get(self.holders.get(id)?).filter(|slot| !slot.is_readable())?;
        Some(&slot.broken)
    }

    /// The goals of some ids and the files at some paths alone.
    pub fn part(&self, ids: &BTreeSet<String>, paths: &BTreeSet<&String>) -> Self {
        let claims = only(&self.claims, ids.iter());
        let files = only(&self.files, paths.iter().copied().chain(claims.values().flatten()));
        Self { files, holders: only(&self.holders, ids.iter()), claims }
    }

    /// The values of all files, by path.
    pub fn records(&self) -> impl Iterator<Item = &Arc<Record>> {
        self.files.values().filter_map(|slot| slot.record.as_ref())
    }

    /// The same, to change them.
    pub fn records_mut(&mut self) -> impl Iterator<Item = &mut Arc<Record>> {
        self.files.values_mut().filter_map(|slot| slot.record.as_mut())
    }

    /// Puts a file in its place, or takes it away.
    pub fn set(&mut self, path: &str, slot: Option<Slot>) {
        if let Some(record) = self.files.remove(path).and_then(|slot| slot.record)
            && let Some(claims) = self.claims.get_mut(&record.id)
        {
            claims.remove(path);
        }
        if let Some(slot) = slot {
            if let Some(record) = &slot.record {
                self.claims.entry(record.id.clone()).or_default().insert(path.to_owned());
            }
            self.files.insert(path.to_owned(), slot);
        }
    }

    /// Decides which file is the goal: a readable one before one that only was, then the one that it was before.
    pub fn settle(&mut self, id: &str) {
        let holder = self.holders.get(id);
        let readable = |path: &String| self.files.get(path).is_some_and(Slot::is_readable);
        let paths = self.claims.get(id).into_iter().flatten();
        let title = |path: &String| {
            let record = self.files.get(path).and_then(|slot| slot.record.as_ref());
            record.and_then(|record| record.fields.get("title")?.texts().first().cloned()).unwrap_or_default()
        };
        let order = |path: &&String| {
            (!readable(path), Some(*path) != holder, looks_copied(path, id, &title(path)), (*path).clone())
        };
        // Nearly always there is one.
        let mut paths = paths.peekable();
        let only = paths.next_if(|_| self.claims.get(id).is_some_and(|paths| paths.len() == 1));
        let path = only.or_else(|| paths.min_by_key(order)).cloned();
        if let Some(path) = path {
            self.holders.insert(id.to_owned(), path);
        } else {
            self.holders.remove(id);
            self.claims.remove(id);
        }
    }

    /// The commits that left the file of a goal aside until it counts now.
    pub fn take_beside(&mut self, id: &str) -> Vec<Commit> {
        let slot = self.holders.get(id).and_then(|path| self.files.get_mut(path));
        slot.map(|slot| std::mem::take(&mut slot.beside)).unwrap_or_default()
    }

    /// The goals of some ids, as far as the site has them.
    pub fn side(&self, ids: &BTreeSet<String>) -> Side {
        let goal = |id: &String| {
            let path = self.holders.get(id)?;
            let slot = self.files.get(path).filter(|slot| !slot.is_out)?;
            Some((id.clone(), GoalFile { path: path.clone(), record: slot.record.clone()? }))
        };
        ids.iter().filter_map(goal).collect()
    }

    /// The record of a file whose bytes are readable.
    pub fn readable(&self, path: &str) -> Option<&Arc<Record>> {
        self.files.get(path).filter(|slot| slot.is_readable())?.record.as_ref()
    }

    /// Notes those of these files whose id another file has, and who left each of them so.
    pub fn note_reused_ids(
        &mut self,
        files: &BTreeSet<String>,
        who: impl Fn(&str) -> Vec<Commit>,
        gaps: &mut Vec<Gap>,
    ) {
        for path in files {
            let Some(record) = self.readable(path) else { continue };
            if let Some(other) = self.holders.get(&record.id).filter(|holder| *holder != path) {
                let reason = Why::from([
                    format!("die Kennung `{}` gibt es schon in `{other}`", record.id),
                    format!("the id `{}` is there already in `{other}`", record.id),
                ]);
                gaps.push(Gap { path: path.clone(), reason, goal: None, lost: Vec::new() });
                if let Some(slot) = self.files.get_mut(path) {
                    slot.beside.extend(who(path));
                }
            }
        }
        gaps.sort_by(|a, b| a.path.cmp(&b.path));
    }

    /// The paths of all files.
    pub fn paths(&self) -> impl Iterator<Item = &String> {
        self.files.keys()
    }

    /// The bytes of a file.
    pub fn blob(&self, path: &str) -> Option<BlobId> {
        self.files.get(path).map(|slot| slot.blob)
    }

    /// Paths of goal pages whose bytes are not those of the last commit. One that the site is built without has none.
    pub fn differing(&self, records: &[StoredRecord]) -> Vec<String> {
        let mut paths = Vec::new();
        // Both stand by path.
        let (mut old, mut new) = (self.files.iter().peekable(), records.iter().peekable());
        loop {
            let order = match (old.peek(), new.peek()) {
                (Some((path, _)), Some(stored)) => path.as_str().cmp(&stored.path),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => return paths,
            };
            let slot = old.next_if(|_| order.is_le());
            let stored = new.next_if(|_| order.is_ge());
            let is_known_out = slot.is_some_and(|(_, slot)| slot.is_out) && stored.is_none();
            let is_same = is_known_out || slot.map(|(_, slot)| slot.blob) == stored.and_then(|stored| stored.blob);
            let path = slot.map(|(path, _)| path).or(stored.map(|stored| &stored.path));
            paths.extend(path.filter(|_| !is_same).cloned());
        }
    }
}

/// The entries of some keys.
pub(super) fn only<'k, V: Clone>(
    map: &BTreeMap<String, V>,
    keys: impl Iterator<Item = &'k String>,
) -> BTreeMap<String, V> {
    keys.filter_map(|key| Some((key.clone(), map.get(key)?.clone()))).collect()
}

//! The files of a portal's folder as they were last looked at: while somebody edits, nothing changes under a reader.

use std::collections::BTreeMap;
use std::time::SystemTime;

use rayon::prelude::*;

use super::{BlobId, Entry, EntryKind, ReadError, Repository, Source, WorkingTree};

/// Files by path. Looking again reads only what changed.
#[derive(Debug, Default)]
pub struct Snapshot {
    files: BTreeMap<String, Held>,
    /// Editions given so far.
    editions: u64,
}

/// A file as it was.
#[derive(Debug)]
struct Held {
    kind: EntryKind,
    changed: Option<SystemTime>,
    edition: u64,
    /// Missing if it is larger than what is read, or no file.
    bytes: Option<Result<Vec<u8>, String>>,
}

impl Snapshot {
    /// Looks at everything below `folders` again and tells whether anything is not as it was. A file is read if its size
    /// or time is another one or if it is `touched`: two changes may fall into one tick of the file system's clock. Files
    /// of more than `limit` bytes are not read, and what editors put beside a file while they save it is passed over.
    ///
    /// # Errors
    /// A folder that cannot be looked into.
    pub fn look(
        &mut self,
        tree: &WorkingTree<'_>,
        folders: &[String],
        touched: impl Fn(&str) -> bool + Sync,
        limit: u64,
    ) -> Result<bool, ReadError> {
        let mut entries = Vec::new();
        for folder in folders {
            entries.extend(tree.look(folder)?.into_iter().filter(|(entry, _)| !is_passing(&entry.path)));
        }
        let (old, given) = (&self.files, self.editions + 1);
        let look = |(entry, changed): (Entry, Option<SystemTime>)| {
            let Entry { path, kind } = entry;
            let known = old.get(&path);
            let as_known = |held: &&Held| held.kind == kind && held.changed == changed && !touched(&path);
            if known.as_ref().is_some_and(as_known) {
                return Some((path, None));
            }
            let bytes = match kind {
                EntryKind::File { size } if size <= limit => Some(tree.read(&path).transpose()?),
                _ => None,
            };
            let bytes = bytes.map(|read| read.map_err(|error| error.reason));
            let is_same = |held: &&Held| held.kind == kind && held.bytes == bytes && bytes.is_some();
            let edition = known.filter(is_same).map_or(given, |held| held.edition);
            Some((path, Some(Held { kind, changed, edition, bytes })))
        };
        let looked: Vec<_> = entries.into_par_iter().filter_map(look).collect();
        let mut old = std::mem::take(&mut self.files);
        let before = old.len();
        let held = |(path, new): (String, Option<Held>)| {
            let held = new.or_else(|| old.remove(&path))?;
            Some((path, held))
        };
        self.files = looked.into_iter().filter_map(held).collect();
        let is_other = self.files.values().any(|held| held.edition == given) || self.files.len() != before;
        self.editions = given;
        Ok(is_other)
    }

    /// The files as a source that belongs to `repository`.
    pub fn source<'s>(&'s self, repository: Option<&'s Repository>) -> impl Source + 's {
        Looked { files: &self.files, repository }
    }
}

/// A snapshot that belongs to a repository.
struct Looked<'s> {
    files: &'s BTreeMap<String, Held>,
    repository: Option<&'s Repository>,
}

impl Source for Looked<'_> {
    fn list(&self, folder: &str) -> Result<Vec<Entry>, ReadError> {
        let below =
            |path: &&String| path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let from = self.files.range(folder.to_owned()..).take_while(|(path, _)| path.starts_with(folder));
        let from = from.filter(|(path, _)| below(path));
        Ok(from.map(|(path, held)| Entry { path: path.clone(), kind: held.kind.clone() }).collect())
    }

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(held) = self.files.get(path) else { return Ok(None) };
        match (&held.kind, &held.bytes) {
            (_, Some(Ok(bytes))) => Ok(Some(bytes.clone())),
            (_, Some(Err(reason))) | (EntryKind::Unreadable(reason), None) => {
                Err(ReadError { path: path.to_owned(), reason: reason.clone() })
            }
            (EntryKind::Symlink, None) => Err(ReadError { path: path.to_owned(), reason: super::LINK.to_owned() }),
            (EntryKind::File { .. }, None) => {
                Err(ReadError { path: path.to_owned(), reason: "größer, als die Einstellungen erlauben".to_owned() })
            }
            (EntryKind::Submodule, None) => Ok(None),
        }
    }

    fn blob_id(&self, bytes: &[u8]) -> Option<BlobId> {
        self.repository.and_then(|repository| repository.blob_id(bytes))
    }

    fn edition(&self, path: &str) -> Option<u64> {
        self.files.get(path).map(|held| held.edition)
    }
}

/// Whether a file is one that editors make for a moment beside the one they save: Vim (`4913`, `x.md~`, `x.md.swp`),
/// Emacs (`#x.md#`), those of `JetBrains` (`x.md___jb_tmp___`). Hidden ones are no content anyway.
pub fn is_passing(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_number = name.len() >= 4 && name.bytes().all(|byte| byte.is_ascii_digit());
    let is_marked = name.starts_with('#') && name.ends_with('#');
    let endings = ["~", ".swp", ".swo", ".swx", "___jb_tmp___", "___jb_old___"];
    name.starts_with('.') || is_number || is_marked || endings.iter().any(|ending| name.ends_with(ending))
}

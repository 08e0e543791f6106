//! The files of a portal's folder as they were last looked at: while somebody edits, nothing changes under a reader.

use std::collections::{BTreeMap, BTreeSet};
use std::time::SystemTime;

use rayon::prelude::*;

use super::{BlobId, Entry, EntryKind, ReadError, Repository, Revision, Source, WorkingTree};
use crate::diagnostic::Cause;

/// What may have changed since files were looked at.
#[derive(Debug, Clone, Default)]
pub struct Touched {
    /// What is known to have changed, even if size and time are the same: files and folders with all below them.
    pub paths: BTreeSet<String>,
    /// Whether nothing else changed. Otherwise size and time tell.
    pub nothing_else: bool,
}

impl Touched {
    /// Both together.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.paths.extend(other.paths);
        Self { nothing_else: self.nothing_else && other.nothing_else, ..self }
    }

    fn has(&self, path: &str) -> bool {
        let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        folders.chain([path]).any(|place| self.paths.contains(place))
    }
}

/// Files by path. Looking again reads only what changed.
#[derive(Debug, Default)]
pub struct Snapshot {
    /// What was looked at, and up to which size files were read.
    folders: Vec<String>,
    limit: u64,
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
    bytes: Option<Result<Vec<u8>, Cause>>,
}

impl Snapshot {
    /// Looks at everything below `folders` again, or at what is [`Touched`] alone, and tells whether anything is not as it
    /// was. A file is read if its size or time is another one or if it is touched: two changes may fall into one tick of
    /// the file system's clock. Files of more than `limit` bytes are not read, and what editors put beside a file while
    /// they save it is passed over.
    ///
    /// # Errors
    /// A folder that cannot be looked into. The snapshot stays as it was.
    pub fn look(
        &mut self,
        tree: &WorkingTree<'_>,
        folders: &[String],
        touched: &Touched,
        limit: u64,
    ) -> Result<bool, ReadError> {
        let all = || folders.iter().map(String::as_str).collect();
        let is_part = touched.nothing_else && self.folders == folders && self.limit == limit;
        // A folder that cannot be looked into is met on the way down.
        let part = is_part
            .then(|| places(folders, &touched.paths))
            .filter(|places| places.iter().all(|place| tree.is_plain(place)));
        let (is_part, places): (bool, BTreeSet<&str>) = (part.is_some(), part.unwrap_or_else(all));
        let mut entries = BTreeMap::new();
        for place in &places {
            let found = tree.look(place)?.into_iter().filter(|(entry, _)| !is_passing(&entry.path));
            entries.extend(found.map(|(Entry { path, kind }, changed)| (path, (kind, changed))));
        }
        let given = self.editions + 1;
        let look = |(path, (kind, changed)): (String, (EntryKind, Option<SystemTime>))| {
            let known = self.files.get(&path);
            let is_read = matches!(kind, EntryKind::File { size } if size <= limit);
            let as_known = |held: &&Held| {
                held.kind == kind && held.changed == changed && held.bytes.is_some() == is_read && !touched.has(&path)
            };
            if known.as_ref().is_some_and(as_known) {
                return Some((path, None));
            }
            let bytes = if is_read { Some(tree.read(&path).transpose()?) } else { None };
            let bytes = bytes.map(|read| read.map_err(|error| error.reason));
            let is_same = |held: &&Held| held.kind == kind && held.bytes == bytes && bytes.is_some();
            let edition = known.filter(is_same).map_or(given, |held| held.edition);
            Some((path, Some(Held { kind, changed, edition, bytes })))
        };
        let looked: BTreeMap<String, Option<Held>> = entries.into_par_iter().filter_map(look).collect();
        let is_gone = |path: &String| !looked.contains_key(path);
        let gone: Vec<String> = if is_part {
            places
                .iter()
                .flat_map(|place| below(&self.files, place))
                .map(|(path, _)| path)
                .filter(|path| is_gone(path))
                .cloned()
                .collect()
        } else {
            self.files.keys().filter(|path| is_gone(path)).cloned().collect()
        };
        let mut is_other = !gone.is_empty();
        for path in gone {
            self.files.remove(&path);
        }
        for (path, held) in looked {
            let Some(held) = held else { continue };
            is_other |= held.edition == given;
            self.files.insert(path, held);
        }
        self.editions = given;
        folders.clone_into(&mut self.folders);
        self.limit = limit;
        Ok(is_other)
    }

    /// Whether anything that was looked at has another size or time by now.
    pub fn is_behind(&self, tree: &WorkingTree<'_>) -> bool {
        let found: Result<Vec<_>, _> = self.folders.iter().map(|folder| tree.look(folder)).collect();
        let Ok(found) = found else { return true };
        let found: BTreeMap<_, _> = found
            .into_iter()
            .flatten()
            .filter(|(entry, _)| !is_passing(&entry.path))
            .map(|(Entry { path, kind }, changed)| (path, (kind, changed)))
            .collect();
        let is_known = |(path, (kind, changed)): (&String, &(EntryKind, Option<SystemTime>))| {
            self.files.get(path).is_some_and(|held| held.kind == *kind && held.changed == *changed)
        };
        found.len() != self.files.len() || !found.iter().all(is_known)
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
        Ok(below(self.files, folder)
            .map(|(path, held)| Entry { path: path.clone(), kind: held.kind.clone() })
            .collect())
    }

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(held) = self.files.get(path) else { return Ok(None) };
        match (&held.kind, &held.bytes) {
            (_, Some(Ok(bytes))) => Ok(Some(bytes.clone())),
            (_, Some(Err(reason))) | (EntryKind::Unreadable(reason), None) => {
                Err(ReadError { path: path.to_owned(), reason: reason.clone() })
            }
            (EntryKind::Symlink, None) => Err(ReadError { path: path.to_owned(), reason: Cause::Link }),
            (EntryKind::File { .. }, None) => Err(ReadError { path: path.to_owned(), reason: Cause::TooLarge }),
            (EntryKind::Submodule, None) => Ok(None),
        }
    }

    fn blob_id(&self, bytes: &[u8]) -> Option<BlobId> {
        self.repository.and_then(|repository| repository.blob_id(bytes))
    }

    fn age(&self, path: &str) -> usize {
        let head = self.repository.and_then(|repository| Some((repository, repository.head().ok().flatten()?)));
        head.map_or(0, |(repository, head)| Revision::new(repository, head).age(path))
    }

    fn edition(&self, path: &str) -> Option<u64> {
        self.files.get(path).map(|held| held.edition)
    }
}

/// Files that lie in a folder, also below; the one itself if it is a file.
fn below<'f>(files: &'f BTreeMap<String, Held>, folder: &str) -> impl Iterator<Item = (&'f String, &'f Held)> {
    let from = files.range(folder.to_owned()..).take_while(move |(path, _)| path.starts_with(folder));
    from.filter(move |(path, _)| within(path, folder).is_some())
}

/// The rest of a path that is that of a folder or lies below it. The portal's own folder has no name.
fn within<'p>(path: &'p str, folder: &str) -> Option<&'p str> {
    let rest = path.strip_prefix(folder)?;
    if folder.is_empty() || rest.is_empty() { Some(rest) } else { rest.strip_prefix('/') }
}

/// The places at which to look if only `paths` are touched.
fn places<'p>(folders: &'p [String], paths: &'p BTreeSet<String>) -> BTreeSet<&'p str> {
    let mut places = BTreeSet::new();
    for folder in folders {
        for path in paths {
            if let Some(rest) = within(path, folder) {
                let is_hidden = rest.split('/').any(|part| part.starts_with('.'));
                places.extend((!is_hidden).then_some(path.as_str()));
            } else if within(folder, path).is_some() {
                places.insert(folder.as_str());
            }
        }
    }
    places
}

/// Whether a file is one that editors make for a moment beside the one they save: Vim (`4913`, `x.md~`, `x.md.swp`),
/// Emacs (`#x.md#`), those of `JetBrains` (`x.md___jb_tmp___`). Hidden ones are no content anyway.
pub fn is_passing(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_number = name.len() >= 4 && name.bytes().all(|byte| byte.is_ascii_digit());
    let is_marked = name.starts_with('#') && name.ends_with('#');
    let endings = ["~", ".swp", ".swo", ".swx", "___jb_tmp___", "___jb_old___", ".bak", ".orig", ".rej", ".tmp"];
    let of_system = ["Thumbs.db", "ehthumbs.db", "desktop.ini", "Desktop.ini", "Icon\r"];
    name.starts_with(['.', '~'])
        || of_system.contains(&name)
        || is_number
        || is_marked
        || endings.iter().any(|ending| name.ends_with(ending))
}

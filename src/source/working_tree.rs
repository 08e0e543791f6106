//! The files as they lie in the portal's folder.
#![expect(clippy::disallowed_methods, reason = "reading files is this module's job")]

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::WalkDir;

use super::error::LARGEST;
use super::{BlobId, Entry, EntryKind, ReadError, Repository, Revision, Source};
use crate::diagnostic::Cause;

/// A portal's folder.
#[derive(Debug)]
pub struct WorkingTree<'r> {
    root: PathBuf,
    repository: Option<&'r Repository>,
}

impl<'r> WorkingTree<'r> {
    /// The folder `root`, which belongs to `repository` if there is one.
    pub fn new(root: &Path, repository: Option<&'r Repository>) -> Self {
        Self { root: root.to_owned(), repository }
    }

    /// Whether a part of a path below the portal's folder is a link.
    fn has_link(&self, path: &str) -> bool {
        let mut place = self.root.clone();
        path.split('/').any(|part| {
            place.push(part);
            fs::symlink_metadata(&place).is_ok_and(|metadata| metadata.is_symlink())
        })
    }

    /// Whether a path lies in another repository, or is its folder.
    fn is_foreign(&self, path: &str) -> bool {
        let mut place = self.root.clone();
        !path.is_empty()
            && path.split('/').any(|part| {
                place.push(part);
                self.is_repository(&place)
            })
    }

    /// Whether a folder is another repository's, fetched or not.
    fn is_repository(&self, folder: &Path) -> bool {
        let is_known = |repository: &Repository| repository.has_submodule(&self.relative(folder));
        folder.join(".git").exists() || folder.is_dir() && self.repository.is_some_and(is_known)
    }

    fn relative(&self, path: &Path) -> String {
        let relative = path.strip_prefix(&self.root).unwrap_or(path);
        let parts: Vec<_> = relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        parts.join("/")
    }
}

impl Source for WorkingTree<'_> {
    fn list(&self, folder: &str) -> Result<Vec<Entry>, ReadError> {
        Ok(self.look(folder)?.into_iter().map(|(entry, _)| entry).collect())
    }

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let file = self.root.join(path);
        match fs::symlink_metadata(&file) {
            Ok(_) if self.has_link(path) => Err(ReadError { path: path.to_owned(), reason: Cause::Link }),
            Ok(_) if self.is_foreign(path) => Ok(None),
            Ok(metadata) if metadata.is_file() && metadata.len() > LARGEST => {
                Err(ReadError { path: path.to_owned(), reason: Cause::LargerThanRead })
            }
            Ok(metadata) if metadata.is_file() => match fs::read(&file) {
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
                Ok(bytes) => Ok(Some(match self.repository {
                    Some(repository) => repository.with_committed_line_ends(path, bytes),
                    None => bytes,
                })),
                Err(error) => Err(read_error(path, &error)),
            },
            Ok(_) => Ok(None),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
            Err(error) => Err(read_error(path, &error)),
        }
    }

    fn blob_id(&self, bytes: &[u8]) -> Option<BlobId> {
        self.repository.and_then(|repository| repository.blob_id(bytes))
    }

    fn age(&self, path: &str) -> usize {
        let Some(repository) = self.repository else { return 0 };
        let head = repository.head().ok().flatten();
        head.map_or(0, |head| Revision::new(repository, head).age(path))
    }
}

impl WorkingTree<'_> {
    /// Whether a path can be looked at alone: nothing above it is a link or another repository, or keeps anybody out.
    pub(super) fn is_plain(&self, path: &str) -> bool {
        let is_there = match fs::symlink_metadata(self.root.join(path)) {
            Ok(_) => true,
            Err(error) => error.kind() == ErrorKind::NotFound,
        };
        let is_elsewhere = |folder: &str| self.has_link(folder) || self.is_foreign(folder);
        is_there && !path.rsplit_once('/').is_some_and(|(folder, _)| is_elsewhere(folder))
    }

    /// [`Source::list`] with the time of each file's last change.
    pub(super) fn look(&self, folder: &str) -> Result<Vec<(Entry, Option<SystemTime>)>, ReadError> {
        let start = self.root.join(folder);
        if self.has_link(folder) {
            return Ok(vec![(Entry { path: folder.to_owned(), kind: EntryKind::Symlink }, None)]);
        }
        if self.is_foreign(folder) {
            return Ok(vec![(Entry { path: folder.to_owned(), kind: EntryKind::Submodule }, None)]);
        }
        if let Err(error) = fs::symlink_metadata(&start) {
            return if error.kind() == ErrorKind::NotFound { Ok(Vec::new()) } else { Err(read_error(folder, &error)) };
        }
        let mut entries = Vec::new();
        let walk = WalkDir::new(&start).follow_links(false).into_iter();
        let visible =
            |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
        let mut walk = walk.filter_entry(visible);
        while let Some(entry) = walk.next() {
            match entry {
                Ok(entry) if entry.file_type().is_dir() && entry.depth() > 0 && self.is_repository(entry.path()) => {
                    entries.push((Entry { path: self.relative(entry.path()), kind: EntryKind::Submodule }, None));
                    walk.skip_current_dir();
                }
                Ok(entry) if entry.file_name().to_str().is_none() => {
                    let kind = EntryKind::Unreadable(Cause::Name);
                    entries.push((Entry { path: self.relative(entry.path()), kind }, None));
                    if entry.file_type().is_dir() {
                        walk.skip_current_dir();
                    }
                }
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => {
                    let (kind, changed) = kind_of(&entry);
                    entries.push((Entry { path: self.relative(entry.path()), kind }, changed));
                }
                Err(error) => {
                    let path = error.path().map_or_else(|| folder.to_owned(), |path| self.relative(path));
                    entries.push((Entry { path, kind: EntryKind::Unreadable(cause(&error)) }, None));
                }
            }
        }
        entries.sort_by(|(a, _), (b, _)| a.path.cmp(&b.path));
        Ok(entries)
    }
}

/// What it is, and when it last changed if it is a file.
fn kind_of(entry: &walkdir::DirEntry) -> (EntryKind, Option<SystemTime>) {
    if entry.path_is_symlink() {
        return (EntryKind::Symlink, None);
    }
    match entry.metadata() {
        Ok(metadata) if metadata.is_file() => (EntryKind::File { size: metadata.len() }, metadata.modified().ok()),
        Ok(_) => (EntryKind::Unreadable(Cause::NoFile), None),
        Err(error) => (EntryKind::Unreadable(cause(&error)), None),
    }
}

fn read_error(path: &str, error: &std::io::Error) -> ReadError {
    ReadError { path: path.to_owned(), reason: error.into() }
}

fn cause(error: &walkdir::Error) -> Cause {
    error.io_error().map_or_else(|| Cause::Other(error.to_string()), Cause::from)
}

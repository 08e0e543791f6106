//! The files as a commit holds them, read from the repository's objects without a checkout.

use gix::objs::tree::EntryKind as Mode;
use jiff::civil::Date;

use super::commit_id::CommitId;
use super::error::is_too_large;
use super::{BlobId, Entry, EntryKind, Found, ReadError, Repository, Source, look_up};
use crate::diagnostic::Cause;

/// A portal at a commit.
#[derive(Debug)]
pub struct Revision<'r> {
    repository: &'r Repository,
    commit: CommitId,
    /// The portal's folder, with a `/` at its end unless it is the top.
    root: &'r str,
}

/// Where a path ends: at what it names, or above.
enum End {
    Here,
    Before,
}

impl<'r> Revision<'r> {
    /// The portal's folder of `repository` at `commit`.
    pub fn new(repository: &'r Repository, commit: CommitId) -> Self {
        Self { repository, commit, root: repository.prefix() }
    }

    /// The same commit's folder `root`, with a `/` at its end unless it is the top.
    #[must_use]
    pub fn below(self, root: &'r str) -> Self {
        Self { root, ..self }
    }

    /// What lies at a path of the commit, or what ends the way there, which is then no folder.
    fn entry(&self, handle: &gix::Repository, path: &str) -> Result<Option<(Mode, gix::ObjectId, End)>, ReadError> {
        let failed = |error: gix::Error| read_error(self.repository, path, &error);
        let tree = handle.find_commit(self.commit.0).map_err(failed)?.tree().map_err(failed)?;
        let whole = format!("{}{path}", self.root);
        let whole = whole.trim_end_matches('/');
        let found = look_up(&tree, whole).map_err(failed)?;
        let end = |found: &Found| if found.path == whole { End::Here } else { End::Before };
        Ok(found.map(|found| (found.kind, found.id, end(&found))))
    }

    fn collect(
        &self,
        handle: &gix::Repository,
        tree: gix::ObjectId,
        folder: &str,
        entries: &mut Vec<Entry>,
    ) -> Result<(), ReadError> {
        let failed = |error: gix::Error| read_error(self.repository, folder, &error);
        let tree = handle.find_tree(tree).map_err(failed)?;
        for entry in tree.iter() {
            let entry = entry.map_err(failed)?;
            let name = entry.filename().to_string();
            if name.starts_with('.') {
                continue;
            }
            let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            if std::str::from_utf8(entry.filename()).is_err() {
                entries.push(Entry { path, kind: EntryKind::Unreadable(Cause::Name) });
                continue;
            }
            let kind = match entry.mode().kind() {
                Mode::Tree => {
                    self.collect(handle, entry.object_id(), &path, entries)?;
                    continue;
                }
                Mode::Link => EntryKind::Symlink,
                Mode::Commit => EntryKind::Submodule,
                Mode::Blob | Mode::BlobExecutable => {
                    let header = handle
                        .find_header(entry.object_id())
                        .map_err(|error| read_error(self.repository, &path, &error))?;
                    EntryKind::File { size: header.size() }
                }
            };
            entries.push(Entry { path, kind });
        }
        Ok(())
    }
}

impl Source for Revision<'_> {
    fn list(&self, folder: &str) -> Result<Vec<Entry>, ReadError> {
        let handle = self.repository.handle();
        let mut entries = Vec::new();
        let single = |kind| Entry { path: folder.to_owned(), kind };
        match self.entry(&handle, folder)? {
            Some((Mode::Tree, tree, _)) => self.collect(&handle, tree, folder, &mut entries)?,
            Some((Mode::Link, ..)) => entries.push(single(EntryKind::Symlink)),
            Some((Mode::Commit, ..)) => entries.push(single(EntryKind::Submodule)),
            // It lies where the folder should be, or one above.
            Some((Mode::Blob | Mode::BlobExecutable, id, _)) => {
                let failed = |error: gix::Error| read_error(self.repository, folder, &error);
                let size = handle.find_header(id).map_err(failed)?.size();
                entries.push(single(EntryKind::File { size }));
            }
            None => {}
        }
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(entries)
    }

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let handle = self.repository.handle();
        match self.entry(&handle, path)? {
            Some((Mode::Blob | Mode::BlobExecutable, id, End::Here)) => {
                let blob = handle.find_object(id).map_err(|error| read_error(self.repository, path, &error))?;
                Ok(Some(blob.detach().data))
            }
            Some((Mode::Link, _, End::Here)) => Err(ReadError { path: path.to_owned(), reason: Cause::Link }),
            _ => Ok(None),
        }
    }

    fn blob_id(&self, bytes: &[u8]) -> Option<BlobId> {
        self.repository.blob_id(bytes)
    }

    fn age(&self, path: &str) -> usize {
        let handle = self.repository.handle();
        let has = |commit: CommitId| {
            let then = Self { commit, ..*self };
            matches!(then.entry(&handle, path), Ok(Some((Mode::Blob | Mode::BlobExecutable, _, End::Here))))
        };
        let line = self.repository.line(self.commit, Date::MAX);
        line.map_or(0, |line| line.commits().iter().rev().take_while(|(commit, _)| has(*commit)).count())
    }
}

fn read_error(repository: &Repository, path: &str, error: &gix::Error) -> ReadError {
    let reason = match error {
        _ if is_too_large(error) => Cause::LargerThanRead,
        _ if repository.filter().is_some() => Cause::NotFetched,
        _ => Cause::Other(error.to_string()),
    };
    ReadError { path: path.to_owned(), reason }
}

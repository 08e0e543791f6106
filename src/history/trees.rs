//! The trees of commits: which goals' files and settings two of them have differently, by blob.

use gix::ObjectId;
use gix::diff::tree::recorder::Change as TreeChange;

use super::Scope;
use super::commit::{Commit, RawCommit, describe};
use crate::config::{self, is_markdown};
use crate::source::{BlobId, Repository, RepositoryError};

/// A commit of the published branch and what it touched.
#[derive(Debug)]
pub(super) struct RawStep {
    pub commit: Commit,
    /// Files of goals.
    pub files: Vec<FileChange>,
    /// The settings, if it touched them.
    pub settings: Option<FileChange>,
    /// Commits that it merged in, oldest first. What they touched is looked at if they say something about it.
    pub brought_in: Vec<RawStep>,
}

/// A touched file: its bytes before and after.
#[derive(Debug)]
pub(super) struct FileChange {
    pub path: String,
    pub old: Option<BlobId>,
    pub new: Option<BlobId>,
}

/// A commit while walking.
pub(super) struct Node {
    id: ObjectId,
    /// Trees of the goals' folders, today's and former ones.
    pub folders: Vec<Option<ObjectId>>,
    /// Bytes of the settings.
    pub settings: Option<ObjectId>,
    pub commit: Commit,
}

/// A folder that holds goals or held them.
struct Folder {
    /// From the repository's top.
    place: String,
    /// Before each path in it, so that it is relative to the portal (or to the repository's top, with a `/` in front).
    label: String,
}

/// Where to look in the trees of all commits.
pub(super) struct Scene<'a> {
    repository: &'a Repository,
    scope: Scope<'a>,
    folders: Vec<Folder>,
    mailmap: gix::mailmap::Snapshot,
}

impl<'a> Scene<'a> {
    /// `mailmap` gives people their names.
    pub fn new(repository: &'a Repository, scope: Scope<'a>, mailmap: gix::mailmap::Snapshot) -> Self {
        Self { repository, scope, folders: folders(repository, scope), mailmap }
    }

    pub fn describe(&self, commit: &RawCommit) -> Commit {
        describe(commit, &self.mailmap, self.scope.words)
    }

    /// What stands in the goals' folders and the settings at a commit.
    pub fn node(&self, handle: &gix::Repository, commit: &RawCommit) -> Result<Node, RepositoryError> {
        let failed = |error: gix::Error| RepositoryError::damaged(commit.id, &error);
        let tree = handle.find_tree(commit.tree()?).map_err(failed)?;
        let look_up = |place: &str| tree.lookup_entry(place.split('/')).map_err(failed);
        let subtree = |folder: &Folder| {
            if folder.place.is_empty() {
                return Ok(Some(tree.id));
            }
            let entry = look_up(&folder.place)?;
            Ok(entry.filter(|entry| entry.mode().is_tree()).map(|entry| entry.object_id()))
        };
        let settings = look_up(&format!("{}{}", self.repository.prefix(), config::FILE))?;
        Ok(Node {
            id: commit.id,
            folders: self.folders.iter().map(subtree).collect::<Result<_, RepositoryError>>()?,
            settings: settings.filter(|entry| entry.mode().is_blob()).map(|entry| entry.object_id()),
            commit: self.describe(commit),
        })
    }
}

/// The folders of the goals, today's first.
fn folders(repository: &Repository, scope: Scope<'_>) -> Vec<Folder> {
    let prefix = repository.prefix();
    let folder = |path: &str| match path.strip_prefix('/') {
        None if path.is_empty() => Folder { place: prefix.trim_end_matches('/').to_owned(), label: String::new() },
        None => Folder { place: format!("{prefix}{path}"), label: format!("{path}/") },
        Some(place) => {
            let label = place.strip_prefix(prefix).map_or_else(|| format!("/{place}/"), |path| format!("{path}/"));
            Folder { place: place.to_owned(), label }
        }
    };
    std::iter::once(scope.goals.folder.as_str()).chain(scope.former.iter().map(String::as_str)).map(folder).collect()
}

/// Compares the trees of neighbouring commits.
pub(super) struct Differ<'a> {
    handle: gix::Repository,
    state: gix::diff::tree::State,
    scene: &'a Scene<'a>,
}

impl<'a> Differ<'a> {
    pub fn new(scene: &'a Scene<'a>) -> Self {
        Self { handle: scene.repository.handle(), state: gix::diff::tree::State::default(), scene }
    }

    /// A commit that a merge brought in. Where a clone is cut, nobody knows what it touched.
    pub fn brought_in(&mut self, raw: &RawCommit, is_cut: bool) -> Result<RawStep, RepositoryError> {
        let commit = self.scene.describe(raw);
        if commit.is_silent() || is_cut {
            return Ok(RawStep { commit, files: Vec::new(), settings: None, brought_in: Vec::new() });
        }
        let parent = raw.parents().first().map(|parent| RawCommit::read(&self.handle, *parent)).transpose()?;
        let parent = parent.map(|parent| self.scene.node(&self.handle, &parent)).transpose()?;
        let node = self.scene.node(&self.handle, raw)?;
        self.step(&node, parent.as_ref(), Vec::new())
    }

    /// What a commit touched that came after another.
    pub fn step(
        &mut self,
        node: &Node,
        before: Option<&Node>,
        brought_in: Vec<RawStep>,
    ) -> Result<RawStep, RepositoryError> {
        let mut files = Vec::new();
        for (place, folder) in self.scene.folders.iter().enumerate() {
            let old = before.and_then(|before| before.folders[place]);
            if old != node.folders[place] {
                self.compare(node.id, old, node.folders[place], &folder.label, &mut files)?;
            }
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        // A former folder may lie around another.
        files.dedup_by(|a, b| a.path == b.path);
        let old = before.and_then(|before| before.settings);
        let settings = (old != node.settings).then(|| FileChange {
            path: config::FILE.to_owned(),
            old: old.map(BlobId),
            new: node.settings.map(BlobId),
        });
        Ok(RawStep { commit: node.commit.clone(), files, settings, brought_in })
    }

    /// Adds the goals' files that two trees of one folder have differently.
    fn compare(
        &mut self,
        commit: ObjectId,
        before: Option<ObjectId>,
        after: Option<ObjectId>,
        label: &str,
        files: &mut Vec<FileChange>,
    ) -> Result<(), RepositoryError> {
        let handle = &self.handle;
        let failed = |error: gix::Error| RepositoryError::damaged(commit, &error);
        let tree = |id: Option<ObjectId>| id.map_or_else(|| Ok(handle.empty_tree()), |id| handle.find_tree(id));
        let (old, new) = (tree(before).map_err(failed)?, tree(after).map_err(failed)?);
        let mut recorder = gix::diff::tree::Recorder::default();
        let iter = |data| gix::objs::TreeRefIter::from_bytes(data, handle.object_hash());
        gix::diff::tree(iter(&old.data), iter(&new.data), &mut self.state, &handle.objects, &mut recorder)
            .map_err(|error| RepositoryError::damaged(commit, &error))?;
        for record in recorder.records {
            let (path, old, new) = match record {
                TreeChange::Addition { entry_mode, oid, path, .. } => (path, None, entry_mode.is_blob().then_some(oid)),
                TreeChange::Deletion { entry_mode, oid, path, .. } => (path, entry_mode.is_blob().then_some(oid), None),
                TreeChange::Modification { previous_entry_mode, previous_oid, entry_mode, oid, path } => {
                    (path, previous_entry_mode.is_blob().then_some(previous_oid), entry_mode.is_blob().then_some(oid))
                }
            };
            if old != new && is_goal(&format!("{label}{path}"), label, self.scene.scope) {
                let path = format!("{label}{path}");
                files.push(FileChange { path, old: old.map(BlobId), new: new.map(BlobId) });
            }
        }
        Ok(())
    }
}

/// Whether the content has, or had, a goal at that path of a folder of goals.
fn is_goal(path: &str, label: &str, scope: Scope<'_>) -> bool {
    let named = if scope.goals.surrounds(path) { scope.goals.has(path) } else { is_markdown(path) };
    let hidden = path[label.len()..].split('/').any(|part| part.starts_with('.'));
    let within = |apart: &String| {
        path.strip_prefix(apart.as_str()).is_some_and(|rest| matches!(rest.bytes().next(), None | Some(b'/')))
    };
    named && !hidden && !scope.apart.iter().any(within)
}

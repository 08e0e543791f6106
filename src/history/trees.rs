//! The trees of commits: which goals' files and settings two of them have differently, by blob.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use gix::ObjectId;
use gix::bstr::BStr;
use gix::diff::tree::recorder::Change as TreeChange;
use gix::objs::tree::EntryMode;

use super::Gap;
use super::commit::{Commit, RawCommit};
use super::names::Renamed;
use super::node::{Node, Scene};
use super::reading::{Folder, Reading};
use super::site::{self, SiteEntry};
use crate::config;
use crate::source::{BlobId, RepositoryError, instead};

/// A commit of the published branch and what it touched.
#[derive(Debug)]
pub(super) struct RawStep {
    pub commit: Commit,
    /// How its files are read.
    pub reading: Arc<Reading>,
    /// How those before it are read.
    pub was: Arc<Reading>,
    /// Files of goals; all of them where they are read in another way than before.
    pub files: Vec<FileChange>,
    /// The settings, if it touched them.
    pub settings: Option<FileChange>,
    /// Files beside the goals, the settings among them.
    pub site: Vec<SiteEntry>,
    /// What another `.mailmap` does, if it has one.
    pub names: Option<Renamed>,
    /// Folders and settings that cannot be looked at.
    pub gaps: Vec<Gap>,
    /// Whether the goals' folder is one of these, or has been since an earlier commit.
    pub is_blind: bool,
    /// Commits that it merged in, oldest first.
    pub brought_in: Vec<RawStep>,
    /// Whether a clone lacks what was before it, so that nobody knows what it touched.
    pub is_cut: bool,
}

impl RawStep {
    /// Those that it merged in and that say something about what they changed, with their places there.
    pub fn speaking(&self) -> impl Iterator<Item = (usize, &Self)> {
        self.brought_in.iter().enumerate().filter(|(_, brought)| !brought.commit.is_silent())
    }

    /// Those that it merged in, if any of them says something about what they changed.
    pub fn heard(&self) -> &[Self] {
        if self.speaking().next().is_some() { &self.brought_in } else { &[] }
    }

    /// The commits of it that touched something: its own, and those that it merged in.
    pub fn who_touched(&self, touches: impl Fn(&Self) -> bool) -> Vec<Commit> {
        let mut all = self.who_merged(touches);
        all.push(self.commit.clone());
        all
    }

    /// The commits that it merged in and that touched something.
    pub fn who_merged(&self, touches: impl Fn(&Self) -> bool) -> Vec<Commit> {
        self.brought_in.iter().filter(|brought| touches(brought)).map(|step| step.commit.clone()).collect()
    }

    /// Whether it gives a file of a goal other bytes.
    pub fn writes(&self, path: &str) -> bool {
        self.files.iter().any(|file| file.path == path && file.old != file.new)
    }
}

/// A touched file: its bytes before and after.
#[derive(Debug, Default)]
pub(super) struct FileChange {
    pub path: String,
    pub old: Option<BlobId>,
    pub new: Option<BlobId>,
    /// Why it is no file any more, although something lies there.
    pub instead: Option<[&'static str; 2]>,
}

/// So many files nobody changes at once. A tree of a few bytes that names itself over and over would fill the memory.
const MOST_FILES: usize = 500_000;

/// Records what differs, up to a bound.
#[derive(Default)]
struct Bounded(gix::diff::tree::Recorder);

impl gix::diff::tree::Visit for Bounded {
    fn pop_front_tracked_path_and_set_current(&mut self) {
        self.0.pop_front_tracked_path_and_set_current();
    }

    fn push_back_tracked_path_component(&mut self, component: &BStr) {
        self.0.push_back_tracked_path_component(component);
    }

    fn push_path_component(&mut self, component: &BStr) {
        self.0.push_path_component(component);
    }

    fn pop_path_component(&mut self) {
        self.0.pop_path_component();
    }

    fn visit(&mut self, change: gix::diff::tree::visit::Change) -> ControlFlow<()> {
        if self.0.records.len() < MOST_FILES { self.0.visit(change) } else { ControlFlow::Break(()) }
    }
}

/// What two trees have differently; none is an empty one. `commit` is named if one of them cannot be read, or if that is more
/// than anybody writes.
pub(super) fn changes(
    handle: &gix::Repository,
    commit: ObjectId,
    [before, after]: [Option<ObjectId>; 2],
    state: &mut gix::diff::tree::State,
) -> Result<Vec<TreeChange>, RepositoryError> {
    let failed = |error: gix::Error| RepositoryError::damaged(commit, &error);
    let tree = |id: Option<ObjectId>| id.map_or_else(|| Ok(handle.empty_tree()), |id| handle.find_tree(id));
    let (old, new) = (tree(before).map_err(failed)?, tree(after).map_err(failed)?);
    let mut recorder = Bounded::default();
    let iter = |data| gix::objs::TreeRefIter::from_bytes(data, handle.object_hash());
    gix::diff::tree(iter(&old.data), iter(&new.data), state, &handle.objects, &mut recorder).map_err(|error| {
        match error {
            gix::diff::tree::Error::Cancelled => {
                RepositoryError::TooMany { commit: commit.to_string(), most: MOST_FILES }
            }
            error @ gix::diff::tree::Error::Failure(_) => RepositoryError::damaged(commit, &error),
        }
    })?;
    Ok(recorder.0.records)
}

/// Why a file is none of a goal that has no name.
const UNNAMED: [&str; 2] =
    ["der Name der Datei ist nicht als UTF-8 gespeichert", "the name of the file is not saved as UTF-8"];

/// Compares the trees of neighbouring commits.
pub(super) struct Differ<'a> {
    handle: gix::Repository,
    state: gix::diff::tree::State,
    scene: &'a Scene<'a>,
}

impl<'a> Differ<'a> {
    pub fn new(scene: &'a Scene<'a>) -> Self {
        Self { handle: scene.handle(), state: gix::diff::tree::State::default(), scene }
    }

    /// A commit that `merge` brought in, which is read as that is if it does not say how. Where a clone is cut, nobody knows
    /// what it touched.
    pub fn brought_in(&mut self, raw: &RawCommit, is_cut: bool, merge: &Node) -> Result<RawStep, RepositoryError> {
        let commit = self.scene.describe(raw);
        let (otherwise, is_otherwise) = (&merge.reading, merge.is_otherwise);
        if is_cut {
            let (reading, was) = (Arc::clone(otherwise), Arc::clone(otherwise));
            let (files, gaps, brought_in) = (Vec::new(), Vec::new(), Vec::new());
            let (settings, site, names) = (None, Vec::new(), None);
            return Ok(RawStep {
                commit,
                reading,
                was,
                files,
                settings,
                site,
                names,
                gaps,
                is_blind: false,
                brought_in,
                is_cut,
            });
        }
        let parent = raw.parents().first().map(|parent| RawCommit::read(&self.handle, *parent)).transpose()?;
        let parent =
            parent.map(|parent| self.scene.node(&self.handle, &parent, otherwise, is_otherwise)).transpose()?;
        let mut node = self.scene.node(&self.handle, raw, otherwise, is_otherwise)?;
        node.carry(parent.as_ref());
        node.carry_places(parent.as_ref().or(Some(merge)));
        self.step(&node, parent.as_ref(), Vec::new())
    }

    /// What a commit touched that came after another.
    pub fn step(
        &mut self,
        node: &Node,
        before: Option<&Node>,
        brought_in: Vec<RawStep>,
    ) -> Result<RawStep, RepositoryError> {
        let was = before.map_or(&node.reading, |before| &before.reading);
        let files = match before {
            Some(before) if !was.reads_as(&node.reading) => self.all(before, node)?,
            _ => {
                let mut files = Vec::new();
                for (place, folder) in node.reading.folders.iter().enumerate() {
                    let old = before.and_then(|before| before.folders.get(place).copied().flatten());
                    let new = node.folders.get(place).copied().flatten();
                    if old != new {
                        self.compare(node, [old, new], folder, &mut files)?;
                    }
                }
                files
            }
        };
        let old = before.and_then(|before| before.settings);
        let settings = (old != node.settings).then(|| FileChange {
            path: config::FILE.to_owned(),
            old: old.map(BlobId),
            new: node.settings.map(BlobId),
            instead: None,
        });
        let site = match before {
            Some(before) => {
                let differ = |sides| changes(&self.handle, node.id, sides, &mut self.state);
                site::files([&before.site, &node.site], &node.reading.root, differ)?
            }
            None => Vec::new(),
        };
        let gaps = node.gaps(before);
        let (reading, was) = (Arc::clone(&node.reading), Arc::clone(was));
        let (files, is_blind) = (by_path(files), node.no_folder.is_some());
        let (commit, names) = (node.commit.clone(), None);
        Ok(RawStep { commit, reading, was, files, settings, site, names, gaps, is_blind, brought_in, is_cut: false })
    }

    /// All files of goals before and after: they are read in another way.
    fn all(&mut self, before: &Node, node: &Node) -> Result<Vec<FileChange>, RepositoryError> {
        let mut list = |node: &Node| {
            let mut files = Vec::new();
            for (folder, tree) in node.reading.folders.iter().zip(&node.folders) {
                self.compare(node, [None, *tree], folder, &mut files)?;
            }
            Ok::<_, RepositoryError>(by_path(files))
        };
        let mut all: BTreeMap<String, FileChange> = BTreeMap::new();
        for file in list(before)?.into_iter().filter(|file| file.instead.is_none()) {
            all.insert(file.path.clone(), FileChange { old: file.new, new: None, ..file });
        }
        for file in list(node)? {
            let old = all.remove(&file.path).and_then(|file| file.old);
            all.insert(file.path.clone(), FileChange { old, ..file });
        }
        Ok(all.into_values().collect())
    }

    /// Adds the goals' files that two trees of one folder have differently, as the reading of `node` tells them.
    fn compare(
        &mut self,
        node: &Node,
        [before, after]: [Option<ObjectId>; 2],
        folder: &Folder,
        files: &mut Vec<FileChange>,
    ) -> Result<(), RepositoryError> {
        for record in changes(&self.handle, node.id, [before, after], &mut self.state)? {
            let (path, old, new) = match record {
                TreeChange::Addition { entry_mode, oid, path, .. } => (path, None, Some((entry_mode, oid))),
                TreeChange::Deletion { entry_mode, oid, path, .. } => (path, Some((entry_mode, oid)), None),
                TreeChange::Modification { previous_entry_mode, previous_oid, entry_mode, oid, path } => {
                    (path, Some((previous_entry_mode, previous_oid)), Some((entry_mode, oid)))
                }
            };
            let file = |(mode, id): (EntryMode, ObjectId)| mode.is_blob().then_some(BlobId(id));
            let other = |(mode, id): (EntryMode, ObjectId)| (mode.is_link() || mode.is_commit()).then_some((mode, id));
            let (was, is) = (old.and_then(other), new.and_then(other));
            let (old, new) = (old.and_then(file), new.and_then(file));
            let unnamed = std::str::from_utf8(&path).is_err().then_some(UNNAMED);
            let path = format!("{}{path}", folder.label);
            if (old != new || was != is) && node.reading.is_goal(&path, folder) {
                let (instead, stands) = is.map(|(mode, id)| (instead(mode.kind()), BlobId(id))).unzip();
                files.push(FileChange { path, old, new: new.or(stands), instead: instead.or(unnamed) });
            }
        }
        Ok(())
    }
}

/// Each file once, by its path: a former folder may lie around another.
fn by_path(mut files: Vec<FileChange>) -> Vec<FileChange> {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files.dedup_by(|a, b| a.path == b.path);
    files
}

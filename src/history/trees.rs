//! The trees of commits: which goals' files and settings two of them have differently, by blob.

use std::collections::BTreeMap;
use std::sync::Arc;

use gix::ObjectId;
use gix::diff::tree::recorder::Change as TreeChange;
use gix::objs::tree::{EntryKind, EntryMode};
use jiff::civil::Date;

use super::commit::{Commit, RawCommit, describe};
use super::reading::{Folder, Reading, Readings};
use super::{Gap, Scope};
use crate::config::{self, Otherwise, Past};
use crate::source::{BlobId, Found, Repository, RepositoryError, instead, look_up, unpack};

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
    /// Folders and settings that cannot be looked at.
    pub gaps: Vec<Gap>,
    /// Whether the goals' folder is one of these, or has been since an earlier commit.
    pub is_blind: bool,
    /// Commits that it merged in, oldest first. What they touched is looked at if they say something about it.
    pub brought_in: Vec<RawStep>,
}

/// A touched file: its bytes before and after.
#[derive(Debug, Default)]
pub(super) struct FileChange {
    pub path: String,
    pub old: Option<BlobId>,
    pub new: Option<BlobId>,
    /// Why it is no file any more, although something lies there.
    pub instead: Option<&'static str>,
}

/// What lies where something is looked for that is something else.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Obstacle {
    path: String,
    kind: EntryKind,
    id: ObjectId,
}

/// A commit while walking.
pub(super) struct Node {
    id: ObjectId,
    pub commit: Commit,
    /// How its files are read.
    pub reading: Arc<Reading>,
    /// Whether it has settings that could say that.
    pub is_own: bool,
    /// Whether today's settings say it all the same.
    pub is_otherwise: bool,
    /// What its own settings say of the time before them.
    past: Option<Arc<Past>>,
    /// Why its settings do not say it, though they are there.
    unread: Option<String>,
    /// Trees of the goals' folders, in the order of the reading.
    folders: Vec<Option<ObjectId>>,
    /// What lies in place of the first of them. In place of a former one something else may lie by now.
    no_folder: Option<Obstacle>,
    /// Bytes of the settings.
    settings: Option<ObjectId>,
    /// What lies in their place.
    no_settings: Option<Obstacle>,
    /// Folders of the repository whose settings went before the portal's came, where nobody knows whether it moved.
    pub lost: Vec<String>,
}

impl Node {
    /// Whether it differs from the one before it in anything that counts.
    pub fn touches(&self, before: Option<&Self>) -> bool {
        let Some(before) = before else {
            return self.settings.is_some() || self.folders.iter().any(Option::is_some) || !self.is_plain();
        };
        self.folders != before.folders
            || self.settings != before.settings
            || self.no_folder != before.no_folder
            || self.no_settings != before.no_settings
            || !self.lost.is_empty()
            || !Arc::ptr_eq(&self.reading, &before.reading)
    }

    /// Whether the portal's folder has settings, readable or not.
    pub fn has_settings(&self) -> bool {
        self.settings.is_some()
    }

    /// Whether the other one had all of its goals, as they are here.
    pub fn has_goals_of(&self, other: &Self) -> bool {
        let goals = |node: &Self| node.folders.first().copied().flatten();
        goals(self).is_some_and(|mine| goals(other) == Some(mine))
    }

    /// Whether these are its settings.
    pub fn is_same(&self, settings: ObjectId) -> bool {
        self.settings == Some(settings)
    }

    /// Whether everything could be looked at.
    pub fn is_plain(&self) -> bool {
        self.no_settings.is_none() && self.no_folder.is_none()
    }

    /// Takes the goals over from the commit before if their folder cannot be looked at here.
    pub fn carry(&mut self, before: Option<&Self>) {
        if let Some(before) = before.filter(|_| self.no_folder.is_some()) {
            self.reading = Arc::clone(&before.reading);
            self.folders.clone_from(&before.folders);
        }
    }

    /// What could not be looked at here and could, or was something else, before.
    fn gaps(&self, before: Option<&Self>) -> Vec<Gap> {
        let known = before.map(|before| [&before.no_settings, &before.no_folder]);
        let same = |obstacle: &Obstacle| known.iter().flatten().any(|known| known.as_ref() == Some(obstacle));
        let root = self.reading.root.as_str();
        let relative = |path: &str| path.strip_prefix(root).map_or_else(|| format!("/{path}"), str::to_owned);
        let of = |Obstacle { path, kind, .. }: &Obstacle| Gap {
            path: relative(path),
            reason: instead(*kind).to_owned(),
            lost: Vec::new(),
        };
        let obstacles = self.no_settings.iter().chain(&self.no_folder);
        let mut gaps: Vec<Gap> = obstacles.filter(|obstacle| !same(obstacle)).map(of).collect();
        let was = before.and_then(|before| before.settings);
        let unread = self.unread.clone().filter(|_| self.settings != was);
        let missing = self.settings.is_none() && self.no_settings.is_none() && was.is_some();
        let missing = missing.then(|| "die Datei fehlt; es gelten die Einstellungen davor".to_owned());
        let lost = (!self.lost.is_empty())
            .then(|| "hier neu, und eine andere ging verloren; ob es dasselbe Portal ist, weiß niemand".to_owned());
        let settings = unread.or(missing).or(lost);
        gaps.extend(settings.map(|reason| Gap { path: config::FILE.to_owned(), reason, lost: self.lost.clone() }));
        gaps.sort_by(|one, other| one.path.cmp(&other.path));
        gaps.dedup_by(|one, other| one.path == other.path);
        gaps
    }
}

/// Where to look in the trees of all commits.
pub(super) struct Scene<'a> {
    repository: &'a Repository,
    scope: Scope<'a>,
    pub readings: Readings<'a>,
    mailmap: gix::mailmap::Snapshot,
}

impl<'a> Scene<'a> {
    /// `mailmap` gives people their names.
    pub fn new(repository: &'a Repository, scope: Scope<'a>, mailmap: gix::mailmap::Snapshot) -> Self {
        Self { repository, scope, readings: Readings::new(repository, scope), mailmap }
    }

    /// Folders in which the portal is said to have lain before.
    pub fn roots(&self) -> &[String] {
        &self.scope.past.roots
    }

    /// Whether the settings say themselves where goals lay in the repository before.
    pub fn names_places(&self) -> bool {
        self.scope.past.paths.iter().any(|path| path.starts_with('/'))
    }

    pub fn describe(&self, commit: &RawCommit) -> Commit {
        describe(commit, &self.mailmap, self.scope.words)
    }

    /// How today's settings read the states of a day, if otherwise than their own.
    /// A state whose own settings say that already is no old one.
    pub fn otherwise_on(&self, day: Date, node: &Node) -> Option<&Otherwise> {
        let own = node.past.iter().flat_map(|past| &past.otherwise);
        let own: Vec<String> = own.map(|otherwise| format!("{otherwise:?}")).collect();
        let counts = |otherwise: &&Otherwise| {
            (otherwise.from..=otherwise.until).contains(&day) && !own.contains(&format!("{otherwise:?}"))
        };
        self.scope.past.otherwise.iter().find(counts)
    }

    /// What stands in the goals' folders and the settings at a commit. If its settings do not say what these folders are, or
    /// `is_otherwise`, `reading` does; it says where the portal lies as well.
    pub fn node(
        &self,
        handle: &gix::Repository,
        commit: &RawCommit,
        reading: &Arc<Reading>,
        is_otherwise: bool,
    ) -> Result<Node, RepositoryError> {
        let failed = |error: gix::Error| RepositoryError::damaged(commit.id, &error);
        let tree = handle.find_tree(commit.tree()?).map_err(failed)?;
        let root = reading.root.as_str();
        let place = format!("{root}{}", config::FILE);
        let found = look_up(&tree, &place).map_err(failed)?;
        let is_file =
            |found: &Found| found.path == place && matches!(found.kind, EntryKind::Blob | EntryKind::BlobExecutable);
        let settings = found.as_ref().filter(|found| is_file(found)).map(|found| found.id);
        let no_settings = found.filter(|found| !is_file(found)).map(Obstacle::of);
        let bytes = |blob: ObjectId| unpack(handle, blob, config::FILE_LIMIT);
        let own = settings.map(|blob| self.readings.of_settings(root, BlobId(blob), || bytes(blob))).transpose()?;
        let (own, unread) = own.map_or((None, None), |own| (own.as_ref().ok().cloned(), own.err()));
        let (own, past) = own.unzip();
        let is_own = own.is_some();
        let mut node = Node {
            id: commit.id,
            commit: self.describe(commit),
            reading: own.filter(|_| !is_otherwise).unwrap_or_else(|| Arc::clone(reading)),
            is_otherwise,
            past,
            is_own,
            unread,
            folders: Vec::new(),
            no_folder: None,
            settings,
            no_settings,
            lost: Vec::new(),
        };
        let reading = Arc::clone(&node.reading);
        for (number, Folder { place, .. }) in reading.folders.iter().enumerate() {
            let found = look_up(&tree, place).map_err(failed)?;
            let is_folder = |found: &Found| found.path == *place && found.kind == EntryKind::Tree;
            node.folders.push(found.as_ref().filter(|found| is_folder(found)).map(|found| found.id));
            if number == 0 {
                node.no_folder = found.filter(|found| !is_folder(found)).map(Obstacle::of);
            }
        }
        Ok(node)
    }
}

/// The settings that are gone with the second of two neighbouring commits, by the folders in which they lay.
pub(super) fn gone(
    handle: &gix::Repository,
    [before, after]: [&RawCommit; 2],
) -> Result<Vec<(String, ObjectId)>, RepositoryError> {
    let (old, new) = (before.tree()?, after.tree()?);
    let mut gone = Vec::new();
    for record in changes(handle, after.id, [Some(old), Some(new)], &mut gix::diff::tree::State::default())? {
        let TreeChange::Deletion { entry_mode, oid, path, .. } = record else { continue };
        let path = path.to_string();
        let root = path.strip_suffix(config::FILE).filter(|root| root.is_empty() || root.ends_with('/'));
        gone.extend(root.filter(|_| entry_mode.is_blob()).map(|root| (root.to_owned(), oid)));
    }
    Ok(gone)
}

/// What two trees have differently; none is an empty one. `commit` is named if one of them cannot be read.
fn changes(
    handle: &gix::Repository,
    commit: ObjectId,
    [before, after]: [Option<ObjectId>; 2],
    state: &mut gix::diff::tree::State,
) -> Result<Vec<TreeChange>, RepositoryError> {
    let failed = |error: gix::Error| RepositoryError::damaged(commit, &error);
    let tree = |id: Option<ObjectId>| id.map_or_else(|| Ok(handle.empty_tree()), |id| handle.find_tree(id));
    let (old, new) = (tree(before).map_err(failed)?, tree(after).map_err(failed)?);
    let mut recorder = gix::diff::tree::Recorder::default();
    let iter = |data| gix::objs::TreeRefIter::from_bytes(data, handle.object_hash());
    gix::diff::tree(iter(&old.data), iter(&new.data), state, &handle.objects, &mut recorder)
        .map_err(|error| RepositoryError::damaged(commit, &error))?;
    Ok(recorder.records)
}

impl Obstacle {
    fn of(Found { path, kind, id }: Found) -> Self {
        Self { path, kind, id }
    }
}

/// Why a file is none of a goal that has no name, in German.
const UNNAMED: &str = "der Name der Datei ist nicht als UTF-8 gespeichert";

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

    /// A commit that `merge` brought in, which is read as that is if it does not say how. Where a clone is cut, nobody knows
    /// what it touched.
    pub fn brought_in(&mut self, raw: &RawCommit, is_cut: bool, merge: &Node) -> Result<RawStep, RepositoryError> {
        let commit = self.scene.describe(raw);
        let (otherwise, is_otherwise) = (&merge.reading, merge.is_otherwise);
        if commit.is_silent() || is_cut {
            let (reading, was) = (Arc::clone(otherwise), Arc::clone(otherwise));
            let (files, gaps, brought_in) = (Vec::new(), Vec::new(), Vec::new());
            return Ok(RawStep { commit, reading, was, files, settings: None, gaps, is_blind: false, brought_in });
        }
        let parent = raw.parents().first().map(|parent| RawCommit::read(&self.handle, *parent)).transpose()?;
        let parent =
            parent.map(|parent| self.scene.node(&self.handle, &parent, otherwise, is_otherwise)).transpose()?;
        let mut node = self.scene.node(&self.handle, raw, otherwise, is_otherwise)?;
        node.carry(parent.as_ref());
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
        let gaps = node.gaps(before);
        let (reading, was) = (Arc::clone(&node.reading), Arc::clone(was));
        let (files, is_blind) = (by_path(files), node.no_folder.is_some());
        Ok(RawStep { commit: node.commit.clone(), reading, was, files, settings, gaps, is_blind, brought_in })
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

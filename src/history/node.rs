//! What stands in the tree of one commit: its settings, the folders of goals, and what lies in their place.

use std::sync::Arc;

use gix::ObjectId;
use gix::objs::tree::EntryKind;
use jiff::civil::Date;
use rayon::prelude::*;

use super::commit::{Commit, RawCommit, describe};
use super::reading::{Folder, Reading, Readings};
use super::site::Side;
use super::{Gap, Scope};
use crate::config::{self, Otherwise, Past};
use crate::diagnostic::Why;
use crate::source::{BlobId, Found, Repository, RepositoryError, instead, look_up, unpack};

/// What lies where something is looked for that is something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Obstacle {
    path: String,
    /// Nothing lies there if it has none.
    kind: Option<EntryKind>,
    id: ObjectId,
}

const NO_FOLDER: [&str; 2] = [
    "diesen Ordner gibt es nicht, und die Einstellungen sagen nicht, wo die Ziele liegen",
    "this folder does not exist, and the settings do not say where the goals lie",
];

const LOST: [&str; 2] = [
    "hier neu, und eine andere ging verloren; ob es dasselbe Portal ist, weiß niemand",
    "new here, and another one was lost; whether it is the same portal, nobody knows",
];

/// Why nobody knows what a portal was that another one made room for.
pub(super) const EXCHANGED: [&str; 2] = [
    "die eines anderen Portals, die davor mit dessen Zielen in einem anderen Ordner lag; ob es dasselbe Portal ist, weiß niemand",
    "that of another portal, which lay in another folder with its goals before; whether it is the same portal, nobody knows",
];

/// A commit while walking.
pub(super) struct Node {
    pub id: ObjectId,
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
    unread: Option<Why>,
    /// Trees of the goals' folders, in the order of the reading.
    pub folders: Vec<Option<ObjectId>>,
    /// What lies in place of the first of them. In place of a former one something else may lie by now.
    pub no_folder: Option<Obstacle>,
    /// Whether the last of them holds the goals, as the first one is not there.
    is_moved: bool,
    /// Bytes of the settings.
    pub settings: Option<ObjectId>,
    /// What lies in their place.
    no_settings: Option<Obstacle>,
    /// What lies beside the goals.
    pub site: Side,
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
            || !self.site.is_same(&before.site)
    }

    /// Takes over from the commit before what is where, if its own settings do not say it.
    pub fn carry_places(&mut self, before: Option<&Self>) {
        if self.site.places.is_none() {
            self.site.places = before.and_then(|before| before.site.places.clone());
        }
    }

    /// Whether the portal's folder has settings, readable or not.
    pub fn has_settings(&self) -> bool {
        self.settings.is_some()
    }

    /// The folder that holds the goals, from the repository's top, and its tree.
    pub fn goals(&self) -> Option<(&str, ObjectId)> {
        let number = if self.is_moved { self.folders.len().saturating_sub(1) } else { 0 };
        let place = self.reading.folders.get(number)?.place.as_str();
        Some((place, self.folders.get(number).copied().flatten()?))
    }

    /// The folder that holds the goals, if it is another than the settings name.
    pub fn goals_elsewhere(&self) -> Option<&str> {
        let number =
            if self.is_moved { self.folders.len() - 1 } else { self.folders.iter().position(Option::is_some)? };
        Some(self.reading.folders.get(number).filter(|_| number > 0)?.place.as_str())
    }

    /// Whether the folder that the settings name is not there.
    pub fn lacks_goals(&self) -> bool {
        self.no_folder.is_none() && self.folders.first().is_some_and(Option::is_none)
    }

    /// Whether nobody knows what its settings say.
    pub fn is_unread(&self) -> bool {
        self.unread.is_some() || self.no_settings.is_some()
    }

    /// Takes the goals from the last folder of this reading, which has that tree.
    pub fn take_goals(&mut self, reading: Arc<Reading>, tree: ObjectId) {
        self.reading = reading;
        self.folders.push(Some(tree));
        self.is_moved = true;
    }

    /// Notes that nobody knows where the goals are.
    pub fn lose_goals(&mut self) {
        let path = self.reading.folders.first().map(|folder| folder.place.clone()).unwrap_or_default();
        self.no_folder = Some(Obstacle { path, kind: None, id: self.id.kind().null() });
    }

    /// Whether these are its settings.
    pub fn is_same(&self, settings: ObjectId) -> bool {
        self.settings == Some(settings)
    }

    /// Whether everything could be looked at, where the settings say that it lies.
    pub fn is_plain(&self) -> bool {
        self.no_settings.is_none() && self.no_folder.is_none() && !self.is_moved
    }

    /// Takes the goals over from the commit before if their folder cannot be looked at here.
    pub fn carry(&mut self, before: Option<&Self>) {
        if let Some(before) = before.filter(|_| self.no_folder.is_some()) {
            self.reading = Arc::clone(&before.reading);
            self.folders.clone_from(&before.folders);
            self.is_moved = before.is_moved;
        }
    }

    /// What could not be looked at here and could, or was something else, before.
    pub fn gaps(&self, before: Option<&Self>) -> Vec<Gap> {
        let known = before.map(|before| [&before.no_settings, &before.no_folder]);
        let same = |obstacle: &Obstacle| known.iter().flatten().any(|known| known.as_ref() == Some(obstacle));
        let root = self.reading.root.as_str();
        let relative = |path: &str| path.strip_prefix(root).map_or_else(|| format!("/{path}"), str::to_owned);
        let of = |Obstacle { path, kind, .. }: &Obstacle| Gap {
            path: relative(path),
            reason: kind.map_or(NO_FOLDER, instead).into(),
            goal: None,
            lost: Vec::new(),
        };
        let obstacles = self.no_settings.iter().chain(&self.no_folder);
        let mut gaps: Vec<Gap> = obstacles.filter(|obstacle| !same(obstacle)).map(of).collect();
        let was = before.and_then(|before| before.settings);
        let unread = self.unread.clone().filter(|_| self.settings != was);
        let missing = self.settings.is_none() && self.no_settings.is_none() && was.is_some();
        let missing = missing.then(|| {
            Why::from([
                "die Datei fehlt; es gelten die Einstellungen davor",
                "the file is missing; the settings before it count",
            ])
        });
        let lost = (!self.lost.is_empty()).then(|| Why::from(if was.is_some() { EXCHANGED } else { LOST }));
        let settings = unread.or(missing).or(lost);
        gaps.extend(settings.map(|reason| Gap {
            path: config::FILE.to_owned(),
            reason,
            goal: None,
            lost: self.lost.clone(),
        }));
        let moved = |node: &Self| node.goals().filter(|_| node.is_moved).map(|(place, _)| place.to_owned());
        let place = moved(self).filter(|place| before.and_then(moved).as_ref() != Some(place));
        gaps.extend(place.zip(self.reading.folders.first()).map(|(place, folder)| Gap {
            path: relative(&folder.place),
            reason: Why::from([
                format!("diesen Ordner gibt es nicht; die Ziele liegen in `{}`", relative(&place)),
                format!("this folder does not exist; the goals lie in `{}`", relative(&place)),
            ]),
            goal: None,
            lost: Vec::new(),
        }));
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

    /// A handle for one thread.
    pub fn handle(&self) -> gix::Repository {
        self.repository.handle()
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
    pub fn otherwise_on(&self, day: Date, node: &Node) -> Option<&Otherwise> {
        self.scope.past.otherwise_on(day, node.past.as_deref().unwrap_or(&Past::default()))
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
        let is_own = own.is_some();
        let (own, past, places) =
            own.map_or((None, None, None), |(own, past, places)| (Some(own), Some(past), Some(places)));
        let at = |path: &str, is_kind: fn(EntryKind) -> bool| {
            let found = look_up(&tree, path).map_err(failed)?;
            let found = found.filter(|found| found.path == path && is_kind(found.kind));
            Ok::<_, RepositoryError>(found.map(|found| found.id))
        };
        let top = at(root.trim_end_matches('/'), |kind| kind == EntryKind::Tree)?;
        let mailmap = at(".mailmap", |kind| kind == EntryKind::Blob)?;
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
            is_moved: false,
            settings,
            no_settings,
            site: Side { top, mailmap, places },
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

impl Obstacle {
    fn of(Found { path, kind, id }: Found) -> Self {
        Self { path, kind: Some(kind), id }
    }
}

/// A commit of the published branch.
pub(super) struct Link {
    pub commit: RawCommit,
    /// The commits that it merged in, oldest first.
    pub others: Vec<RawCommit>,
}

/// What stands in each of these commits; `otherwise` says where the portal lies, and how those are read that do not say it.
pub(super) fn read_as(
    repository: &Repository,
    scene: &Scene<'_>,
    line: &[Link],
    otherwise: &Arc<Reading>,
) -> Result<Vec<Node>, RepositoryError> {
    let node = |handle: &mut gix::Repository, link: &Link| scene.node(handle, &link.commit, otherwise, false);
    line.par_iter().map_init(|| repository.handle(), node).collect()
}

//! Tells when something changed in the folders that make a portal.
//!
//! The portal's own folder and the repository's are watched without what lies below: a repository's objects and whatever
//! else is beside the portal change often and say nothing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind, RemoveKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::config;
use crate::source::{Touched, is_passing};

/// What the system watches for us.
pub(super) struct Watch {
    watcher: RecommendedWatcher,
    /// The portal's folder, without links.
    root: PathBuf,
    /// Folders and files that make the portal, below its folder.
    parts: Vec<String>,
    /// Folders of the repository.
    repository: Vec<PathBuf>,
    watched: BTreeMap<PathBuf, RecursiveMode>,
    /// Whether all of it is watched. If not, what an event names may not be all that changed.
    is_whole: bool,
    /// Whether the system ever said that it missed something.
    has_missed: bool,
}

impl Watch {
    /// Nothing is watched but the portal's folder itself. `tell` hears of everything that happens but of reading.
    ///
    /// # Errors
    /// A system that watches nothing.
    pub fn new(root: &Path, tell: impl Fn(notify::Result<Event>) + Send + 'static) -> notify::Result<Self> {
        let system = notify::recommended_watcher(move |event: notify::Result<Event>| {
            // Reading, also our own, changes nothing.
            let is_read = |kind: EventKind| matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write));
            if !event.as_ref().is_ok_and(|event| is_read(event.kind)) {
                tell(event);
            }
        })?;
        let (parts, repository, watched) = Default::default();
        let (is_whole, has_missed) = (false, false);
        Ok(Self { watcher: system, root: root.to_owned(), parts, repository, watched, is_whole, has_missed })
    }

    /// Watches what makes the portal now, and tells whether any of it was not watched before. What cannot be watched is not:
    /// it may be gone again.
    pub fn follow(&mut self, parts: Vec<String>, repository: Vec<PathBuf>) -> bool {
        (self.parts, self.repository) = (parts, repository);
        let mut wanted = BTreeMap::from([(self.root.clone(), RecursiveMode::NonRecursive)]);
        let folders = self.parts.iter().map(|part| self.root.join(part)).filter(|path| path.is_dir());
        wanted.extend(folders.map(|path| (path, RecursiveMode::Recursive)));
        for folder in &self.repository {
            wanted.insert(folder.clone(), RecursiveMode::NonRecursive);
            let refs = folder.join("refs");
            wanted.extend(refs.is_dir().then_some((refs, RecursiveMode::Recursive)));
        }
        for path in self.watched.keys().filter(|path| !wanted.contains_key(*path)) {
            drop(self.watcher.unwatch(path));
        }
        self.watched.retain(|path, _| wanted.contains_key(path));
        let mut is_new = false;
        self.is_whole = true;
        for (path, mode) in wanted {
            if self.watched.contains_key(&path) {
                continue;
            }
            // A folder is watched up to the first one in it that cannot be.
            self.is_whole &= self.watcher.watch(&path, mode).is_ok_and(|()| {
                is_new = true;
                self.watched.insert(path, mode).is_none()
            });
        }
        is_new
    }

    /// What an event touched, by paths below the portal's folder; `None` if nothing of it matters.
    pub fn told(&mut self, event: &notify::Result<Event>) -> Option<Touched> {
        // What was missed can be anything.
        let Ok(event) = event else {
            self.has_missed = true;
            return Some(Touched::default());
        };
        if event.need_rescan() {
            return Some(Touched::default());
        }
        // A folder may have a name that a file has only for a moment.
        let may_be_folder = matches!(
            event.kind,
            EventKind::Modify(ModifyKind::Name(_))
                | EventKind::Create(CreateKind::Folder | CreateKind::Any)
                | EventKind::Remove(RemoveKind::Folder | RemoveKind::Any)
        );
        let is_passing = |path: &Path| !may_be_folder && is_passing(&path.to_string_lossy());
        let paths: Vec<&PathBuf> = event.paths.iter().filter(|path| self.matters(path) && !is_passing(path)).collect();
        if !matches!(event.kind, EventKind::Modify(ModifyKind::Data(_)) | EventKind::Access(_)) {
            // A folder that came, went or has another name is another one to the system.
            let is_new = |folder: &PathBuf| paths.iter().any(|path| folder.starts_with(path) && *folder != self.root);
            let gone: Vec<PathBuf> = self.watched.keys().filter(|folder| is_new(folder)).cloned().collect();
            for folder in gone {
                drop(self.watcher.unwatch(&folder));
                self.watched.remove(&folder);
            }
        }
        if paths.is_empty() {
            return None;
        }
        let below = |path: &&PathBuf| Some(path.strip_prefix(&self.root).ok()?.to_string_lossy().replace('\\', "/"));
        // Another commit may mean many other files, some of which nobody told of yet.
        let is_all = self.is_whole && !self.has_missed;
        let nothing_else = is_all && paths.iter().all(|path| self.repository_part(path).is_none());
        Some(Touched { paths: paths.iter().filter_map(below).collect(), nothing_else })
    }

    /// The rest of a path in the repository's folders.
    fn repository_part<'p>(&self, path: &'p Path) -> Option<&'p Path> {
        self.repository.iter().find_map(|folder| path.strip_prefix(folder).ok())
    }

    fn matters(&self, path: &Path) -> bool {
        if let Some(inner) = self.repository_part(path) {
            let is_head = ["HEAD", "packed-refs"].iter().any(|name| inner == Path::new(name));
            return is_head || (inner.starts_with("refs") && inner.extension().is_none_or(|ending| ending != "lock"));
        }
        let Ok(inner) = path.strip_prefix(&self.root) else { return false };
        if inner == Path::new(".git") || inner == Path::new(config::FILE) {
            return true;
        }
        let is_part = |part: &String| inner.starts_with(part) || Path::new(part).starts_with(inner);
        self.parts.iter().any(is_part)
    }
}

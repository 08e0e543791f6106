//! How the files of a commit are read: by the settings of that commit.
//!
//! What it cannot say itself comes from elsewhere: where its settings cannot be read, the last readable ones count; before
//! the first ones, those do; and where there never were any, today's. Names of fields with a last day and `history: paths`
//! add what the first settings do not say of the time before them.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::Scope;
use crate::config::{self, FieldEras, GoalFiles, GroupNames, Otherwise, Past, Then, is_markdown};
use crate::content::{Record, SitePlaces};
use crate::diagnostic::Why;
use crate::source::{BlobId, Repository, RepositoryError};

/// What settings say about the files of goals.
#[derive(Debug)]
pub(super) struct Reading {
    pub goals: GoalFiles,
    /// Folders and files that hold something else.
    apart: Vec<String>,
    eras: FieldEras,
    /// Folders that hold goals besides that of the settings, as in [`Past::paths`].
    former: Vec<String>,
    /// Largest file that is read, in bytes.
    pub file_limit: u64,
    /// What the names of groups in files mean.
    pub group_names: GroupNames,
    /// The folders that hold goals or held them, that of the settings first.
    pub folders: Vec<Folder>,
    /// The portal's folder in its repository, with a `/` at its end unless it is the top.
    pub root: String,
    /// Number of the first era among those of all readings.
    base: usize,
    /// Readings that take files apart alike have equal ones.
    parts: [u8; 32],
    /// Readings that are equal but for the portal's folder have equal ones, in every run of the program.
    pub digest: [u8; 32],
}

/// A folder that holds goals or held them.
#[derive(Debug, PartialEq)]
pub(super) struct Folder {
    /// From the repository's top.
    pub place: String,
    /// Before each path in it, so that it is relative to the portal (or to the repository's top, with a `/` in front).
    pub label: String,
}

/// What settings say, wherever the portal lies.
#[derive(Debug, Clone, Copy)]
struct Said<'a> {
    goals: &'a GoalFiles,
    apart: &'a [String],
    eras: &'a FieldEras,
    former: &'a [String],
    file_limit: u64,
    group_names: &'a GroupNames,
}

impl<'a> Said<'a> {
    fn of(scope: Scope<'a>) -> Self {
        let Scope { goals, past, apart, eras, file_limit, group_names, .. } = scope;
        Self { goals, apart, eras, former: &past.paths, file_limit, group_names }
    }
}

impl Reading {
    /// That of settings; `root` is the portal's folder in its repository.
    fn of(said: Said<'_>, root: &str, base: usize) -> Self {
        let Said { goals, apart, eras, former, file_limit, group_names } = said;
        let folders = std::iter::once(&goals.folder).chain(former).map(|path| Folder::of(path, root)).collect();
        let parts = Sha256::digest(format!("{:?}", (goals, apart, eras, file_limit)));
        let digest = Sha256::digest(format!("{:?}", (parts, &group_names))).into();
        let (goals, apart, eras, former) = (goals.clone(), apart.to_vec(), eras.clone(), former.to_vec());
        let (group_names, root) = (group_names.clone(), root.to_owned());
        Self { goals, apart, eras, former, file_limit, group_names, folders, root, base, parts: parts.into(), digest }
    }

    /// That of a portal's present settings, alone.
    pub fn of_today(scope: Scope<'_>) -> Self {
        Self::of(Said { former: &[], ..Said::of(scope) }, "", 0)
    }

    fn said(&self) -> Said<'_> {
        let Self { goals, apart, eras, former, file_limit, group_names, .. } = self;
        Said { goals, apart, eras, former, file_limit: *file_limit, group_names }
    }

    /// Whether both read the same files in the same way.
    pub fn reads_as(&self, other: &Self) -> bool {
        self.digest == other.digest && self.root == other.root && self.former == other.former
    }

    /// What tells how a file of a day is read; see [`Self::names`].
    pub fn era(&self, day: Date) -> usize {
        self.base + self.eras.at(day)
    }

    /// The era of today's files.
    pub fn era_of_today(&self) -> usize {
        self.base + self.eras.today()
    }

    /// The names that fields have in files of an era.
    pub fn names(&self, era: usize) -> &BTreeMap<String, String> {
        self.eras.names(era.saturating_sub(self.base))
    }

    /// What the file at a path says, by these settings alone.
    pub fn told(&self, record: Arc<Record>, path: &str) -> Arc<Record> {
        record.at(path, &self.goals).naming(&self.group_names)
    }

    /// Whether there is a goal at that path of a folder.
    pub fn is_goal(&self, path: &str, folder: &Folder) -> bool {
        let named = if self.goals.surrounds(path) { self.goals.has(path) } else { is_markdown(path) };
        let hidden = path[folder.label.len()..].split('/').any(|part| part.starts_with('.'));
        let within = |apart: &String| {
            path.strip_prefix(apart.as_str()).is_some_and(|rest| matches!(rest.bytes().next(), None | Some(b'/')))
        };
        named && !hidden && !self.apart.iter().any(within)
    }
}

impl Folder {
    fn of(path: &str, prefix: &str) -> Self {
        match path.strip_prefix('/') {
            None if path.is_empty() => Self { place: prefix.trim_end_matches('/').to_owned(), label: String::new() },
            None => Self { place: format!("{prefix}{path}"), label: format!("{path}/") },
            Some(place) => {
                let label = place.strip_prefix(prefix).map_or_else(|| format!("/{place}/"), |path| format!("{path}/"));
                Self { place: place.to_owned(), label }
            }
        }
    }
}

/// A reading, what is said of the time before it, and what lies where beside the goals, or why settings cannot be read.
type OfSettings = Result<(Arc<Reading>, Arc<Past>, Arc<SitePlaces>), Why>;

/// The readings of all settings that were met, each once.
pub(super) struct Readings<'a> {
    scope: Scope<'a>,
    /// That of the present settings.
    pub today: Arc<Reading>,
    known: Mutex<Known>,
}

struct Known {
    /// By the portal's folder and the bytes of the settings.
    of_settings: HashMap<(String, BlobId), OfSettings>,
    all: Vec<Arc<Reading>>,
    eras: usize,
}

impl<'a> Readings<'a> {
    pub fn new(repository: &'a Repository, scope: Scope<'a>) -> Self {
        let today = Reading::of(Said::of(scope), scope.root.unwrap_or(repository.prefix()), 0);
        let (today, eras) = (Arc::new(today), scope.eras.len());
        let known = Known { of_settings: HashMap::new(), all: vec![Arc::clone(&today)], eras };
        Self { scope, today, known: Mutex::new(known) }
    }

    /// That of the settings with the bytes that `read` gives, or why it gives none, if they are new here, of a portal in
    /// the folder `root`.
    pub fn of_settings(
        &self,
        root: &str,
        blob: BlobId,
        read: impl FnOnce() -> Result<Result<Vec<u8>, Why>, RepositoryError>,
    ) -> Result<OfSettings, RepositoryError> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (root.to_owned(), blob);
        if let Some(reading) = known.of_settings.get(&key) {
            return Ok(reading.clone());
        }
        let reading = read()?.and_then(|bytes| config::then(&bytes)).map(|then| {
            let Then { folders, theme, fields: eras, file_limit, group_names, past, .. } = then;
            let (goals, apart) = (&folders.goals, &folders.apart_from_goals());
            let said = Said { goals, apart, eras: &eras, former: &[], file_limit, group_names: &group_names };
            let reading = Self::add(&mut known, root, said);
            (reading, Arc::new(past), Arc::new(SitePlaces { folders, theme }))
        });
        known.of_settings.insert(key, reading.clone());
        Ok(reading)
    }

    /// That of the time before the first settings.
    pub fn before(&self, first: &Reading) -> Arc<Reading> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let eras = first.eras.with_dated(self.scope.eras);
        Self::add(&mut known, &first.root, Said { eras: &eras, former: &self.scope.past.paths, ..first.said() })
    }

    /// The same for a portal in the folder `root`.
    pub fn at(&self, reading: &Arc<Reading>, root: &str) -> Arc<Reading> {
        if reading.root == root {
            return Arc::clone(reading);
        }
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        Self::add(&mut known, root, reading.said())
    }

    /// The same for goals that lie in `place` as well, from the repository's top.
    pub fn with_folder(&self, reading: &Reading, place: &str) -> Arc<Reading> {
        let inside = place.strip_prefix(&reading.root);
        let former: Vec<String> =
            reading.former.iter().cloned().chain([inside.map_or_else(|| format!("/{place}"), str::to_owned)]).collect();
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        Self::add(&mut known, &reading.root, Said { former: &former, ..reading.said() })
    }

    /// That of a state which today's settings read otherwise than its own.
    pub fn otherwise(&self, reading: &Reading, otherwise: &Otherwise) -> Arc<Reading> {
        let goals = otherwise.goals.as_ref().unwrap_or(&reading.goals);
        let eras = otherwise.fields.as_ref().unwrap_or(&reading.eras);
        let apart: Vec<String> = reading.apart.iter().filter(|path| **path != goals.folder).cloned().collect();
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        Self::add(&mut known, &reading.root, Said { goals, apart: &apart, eras, ..reading.said() })
    }

    fn add(known: &mut Known, root: &str, said: Said<'_>) -> Arc<Reading> {
        let mut reading = Reading::of(said, root, known.eras);
        let is_same = |other: &&Arc<Reading>| other.reads_as(&reading) && other.group_names == reading.group_names;
        if let Some(same) = known.all.iter().find(is_same) {
            return Arc::clone(same);
        }
        match known.all.iter().find(|other| other.parts == reading.parts) {
            Some(alike) => reading.base = alike.base,
            None => known.eras += reading.eras.len(),
        }
        let reading = Arc::new(reading);
        known.all.push(Arc::clone(&reading));
        reading
    }
}

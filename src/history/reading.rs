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
use crate::config::{self, FieldEras, GoalFiles, is_markdown};
use crate::source::{BlobId, Repository, RepositoryError};

/// What settings say about the files of goals.
#[derive(Debug)]
pub(super) struct Reading {
    pub goals: GoalFiles,
    /// Folders and files that hold something else.
    apart: Vec<String>,
    eras: FieldEras,
    /// Largest file that is read, in bytes.
    pub file_limit: u64,
    /// The folders that hold goals or held them, that of the settings first.
    pub folders: Vec<Folder>,
    /// Number of the first era among those of all readings.
    base: usize,
    /// Equal readings have equal ones, in every run of the program.
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

impl Reading {
    /// That of settings; `prefix` is the portal's folder in its repository.
    fn of(
        goals: &GoalFiles,
        apart: &[String],
        eras: &FieldEras,
        file_limit: u64,
        former: &[String],
        prefix: &str,
        base: usize,
    ) -> Self {
        let folders = std::iter::once(&goals.folder).chain(former).map(|path| Folder::of(path, prefix)).collect();
        let digest = Sha256::digest(format!("{:?}", (goals, apart, eras, file_limit))).into();
        Self { goals: goals.clone(), apart: apart.to_vec(), eras: eras.clone(), file_limit, folders, base, digest }
    }

    /// That of a portal's present settings, alone.
    pub fn of_today(scope: Scope<'_>) -> Self {
        Self::of(scope.goals, scope.apart, scope.eras, scope.file_limit, &[], "", 0)
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

/// A reading, or why settings cannot be read.
type OfSettings = Result<Arc<Reading>, String>;

/// The readings of all settings that were met, each once.
pub(super) struct Readings<'a> {
    scope: Scope<'a>,
    prefix: &'a str,
    /// That of the present settings.
    pub today: Arc<Reading>,
    known: Mutex<Known>,
}

struct Known {
    of_settings: HashMap<BlobId, OfSettings>,
    all: Vec<Arc<Reading>>,
    eras: usize,
}

impl<'a> Readings<'a> {
    pub fn new(repository: &'a Repository, scope: Scope<'a>) -> Self {
        let prefix = repository.prefix();
        let today = Reading::of(scope.goals, scope.apart, scope.eras, scope.file_limit, scope.former, prefix, 0);
        let (today, eras) = (Arc::new(today), scope.eras.len());
        let known = Known { of_settings: HashMap::new(), all: vec![Arc::clone(&today)], eras };
        Self { scope, prefix, today, known: Mutex::new(known) }
    }

    /// That of the settings with the bytes that `read` gives, or why it gives none, if they are new here.
    pub fn of_settings(
        &self,
        blob: BlobId,
        read: impl FnOnce() -> Result<Result<Vec<u8>, String>, RepositoryError>,
    ) -> Result<OfSettings, RepositoryError> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(reading) = known.of_settings.get(&blob) {
            return Ok(reading.clone());
        }
        let reading = read()?.and_then(|bytes| config::then(&bytes)).map(|(folders, eras, file_limit)| {
            self.add(&mut known, &folders.goals, &folders.apart_from_goals(), &eras, file_limit)
        });
        known.of_settings.insert(blob, reading.clone());
        Ok(reading)
    }

    /// That of the time before the first settings.
    pub fn before(&self, first: &Reading) -> Arc<Reading> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        self.add(&mut known, &first.goals, &first.apart, &first.eras.with_dated(self.scope.eras), first.file_limit)
    }

    fn add(
        &self,
        known: &mut Known,
        goals: &GoalFiles,
        apart: &[String],
        eras: &FieldEras,
        file_limit: u64,
    ) -> Arc<Reading> {
        let reading = Reading::of(goals, apart, eras, file_limit, self.scope.former, self.prefix, known.eras);
        if let Some(same) = known.all.iter().find(|other| other.digest == reading.digest) {
            return Arc::clone(same);
        }
        let reading = Arc::new(reading);
        known.eras += eras.len();
        known.all.push(Arc::clone(&reading));
        reading
    }
}

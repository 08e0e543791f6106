//! A site on its way into its folder: each file goes to the stage as it is made, and its memory is given back.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use super::folder::{self, Folder};
use super::stage::Stage;
use super::swap::{self, Step};
use super::{
    Entry, MANIFEST_PATH, Manifest, OutputFile, PathFault, PublishError, Published, Site, Staged, check_folder, names,
    plan,
};
use crate::proof::CHECKPOINT_PATH;

/// The one build that may write into a folder. Until [`Intake::end`] the old site stands as it was; dropped before, it leaves
/// nothing behind.
#[derive(Debug)]
pub struct Intake {
    out: PathBuf,
    pub(super) folder: Folder,
    pub(super) stage: Stage,
    /// Whether the stage was left already, one way or the other.
    pub(super) is_left: bool,
    taken: Mutex<Taken>,
}

/// What came in so far.
#[derive(Debug, Default)]
struct Taken {
    site: Site,
    /// Places given out in the stage.
    places: usize,
    /// Of all failures the one whose path comes first: which one comes first in time is chance.
    failure: Option<(String, PublishError)>,
}

impl Taken {
    fn fail(&mut self, path: &str, error: PublishError) {
        if self.failure.as_ref().is_none_or(|(first, _)| path < first.as_str()) {
            self.failure = Some((path.to_owned(), error));
        }
    }

    fn refuse(&mut self, path: &str, fault: PathFault) {
        self.fail(path, PublishError::BadPath { path: path.to_owned(), fault });
    }
}

impl Intake {
    /// Locks `out` and looks at what stands there. `checkpoint` is the one that stood there when its log was read.
    ///
    /// # Errors
    /// Everything [`check_folder`] refuses, another build in the same folder, and failures of the file system.
    pub fn begin(out: &Path, keep_out_of: &[PathBuf], checkpoint: Option<&[u8]>) -> Result<Self, PublishError> {
        check_folder(out, keep_out_of)?;
        let stage = Stage::enter(out)?;
        // Read again under the lock: another build may have ended since.
        let folder = match Folder::read(out) {
            Ok(folder) => folder,
            Err(error) => {
                stage.release();
                return Err(error);
            }
        };
        let intake = Self { out: out.to_owned(), folder, stage, is_left: false, taken: Mutex::default() };
        if folder::read(out, CHECKPOINT_PATH)?.as_deref() != checkpoint {
            return Err(PublishError::Overtaken { out: out.to_owned() });
        }
        intake.stage.clear()?;
        Ok(intake)
    }

    /// Takes a file, from any thread. What fails is told by [`Intake::end`].
    pub fn take(&self, file: &OutputFile) {
        let OutputFile { path, bytes } = file;
        if let Err(fault) = names::check(path) {
            return self.taken().refuse(path, fault);
        }
        let staged = self.stage(path, bytes);
        let mut taken = self.taken();
        let staged = staged.unwrap_or_else(|error| {
            taken.fail(path, error);
            Staged::Same
        });
        if taken.site.insert(path.clone(), staged).is_some() {
            taken.refuse(path, PathFault::Twice);
        }
    }

    /// Whether exactly these files stand in the folder, and nothing of a build that was killed.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn stands(&self, files: &[&Entry]) -> Result<bool, PublishError> {
        let Folder { files: known, announced, .. } = &self.folder;
        if known.len() != files.len() || !announced.is_empty() {
            return Ok(false);
        }
        let is_same = |entry: &&Entry| self.folder.holds(&self.out, entry);
        // A file that differs ends the search, as does a failure.
        let found = files.par_iter().map(is_same).find_any(|is_same| !matches!(is_same, Ok(true)));
        found.unwrap_or(Ok(true))
    }

    /// Makes the folder hold exactly what was taken and the manifest of it.
    ///
    /// On an error the old site stands as it was, with one exception that says so: [`PublishError::Torn`].
    ///
    /// # Errors
    /// Paths that may not be written, and failures of the file system.
    pub fn end(mut self, manifest: &Manifest) -> Result<Published, PublishError> {
        let result = self.prepare(manifest).and_then(|Prepared { steps, published }| {
            swap::run(&steps)?;
            Ok(published)
        });
        match &result {
            Ok(_) => self.stage.finish(),
            // The journal knows which files of the new site stand already.
            Err(PublishError::Torn { .. }) => self.stage.release(),
            Err(_) => return result,
        }
        self.is_left = true;
        result
    }

    /// Everything that can be done without touching the old site: the manifest is staged, what is about to appear announced.
    pub(super) fn prepare(&mut self, manifest: &Manifest) -> Result<Prepared, PublishError> {
        self.take(&OutputFile { path: MANIFEST_PATH.to_owned(), bytes: manifest.to_json() });
        let Self { out, folder, stage, taken, .. } = self;
        let taken = taken.get_mut().unwrap_or_else(PoisonError::into_inner);
        let also_folder = taken.site.keys().find_map(|path| {
            let above = names::folders(path).find(|above| taken.site.contains_key(*above))?;
            Some((above.to_owned(), PathFault::AlsoFolder(path.clone())))
        });
        if let Some((path, fault)) = also_folder {
            return Err(PublishError::BadPath { path, fault });
        }
        if let Some((_, error)) = taken.failure.take() {
            return Err(error);
        }
        let site = &taken.site;
        let plan = plan::plan(site, folder, out, stage);
        if !plan.steps.is_empty() {
            stage.announce(&plan.appearing)?;
        }
        let unchanged = site.values().filter(|staged| **staged == Staged::Same).count();
        let published = Published { written: site.len() - unchanged, unchanged, removed: plan.removed };
        Ok(Prepared { steps: plan.steps, published })
    }

    /// Writes a file into the stage, if it is not in the folder.
    fn stage(&self, path: &str, bytes: &[u8]) -> Result<Staged, PublishError> {
        if self.folder.has(&self.out, path, bytes)? {
            return Ok(Staged::Same);
        }
        let staged = if self.folder.missing_above(path).is_some() {
            Staged::WithFolder
        } else {
            let mut taken = self.taken();
            taken.places += 1;
            Staged::Alone(taken.places)
        };
        self.stage.take(path, bytes, &self.stage.place(path, staged))?;
        Ok(staged)
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Intake {
    fn drop(&mut self) {
        if !self.is_left {
            self.stage.abandon(&self.folder.unlisted());
        }
    }
}

/// What is left to do.
pub(super) struct Prepared {
    pub(super) steps: Vec<Step>,
    published: Published,
}

//! Writes the site into its folder: all of it or nothing.
//!
//! 1. `names` and `location` refuse what must never be written; [`check_folder`] does so before anything is rendered.
//! 2. `stage` locks the folder, and [`Intake`] takes every changed file into `.zielstand-stage/` as it is made: none of them
//!    waits in memory for the others. A full disk or a missing permission shows here, while the old site is untouched.
//! 3. `plan` says which steps make the old site the new one: new files, then changed ones, then those that go away, the
//!    manifest last. Whoever reads meanwhile sees old and new pages, each whole and with its parts, and no link between
//!    them that leads nowhere, unless a folder takes the place of a file or the other way round. A journal of all paths that are about to
//!    appear is on the disk before the first of them does, so that the next build knows the files of one that was killed.
//! 4. `swap` takes the steps, renames without exception, and takes them back if one fails.
//!
//! Files with equal bytes are not touched. What is in the folder and not ours is never changed: a build refuses it.
#![expect(clippy::disallowed_methods, reason = "writing the site is this module's job")]

mod error;
mod folder;
mod intake;
mod location;
mod manifest;
mod names;
mod plan;
mod stage;
mod swap;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::render::OutputFile;

pub use crate::proof::MANIFEST_PATH;
pub use error::{Action, PathFault, PublishError};
pub use intake::Intake;
pub use manifest::{Entry, Generator, Header, Manifest, ManifestError, Options, Place};

use folder::Folder;

/// What a run did; the manifest counts as a file of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// Files that are new or have other bytes than before.
    pub written: usize,
    /// Files that were left alone.
    pub unchanged: usize,
    /// Files that are no longer part of the site.
    pub removed: usize,
}

/// Whether a site may be written into `out`, without changing anything.
///
/// `out` must be apart from each folder in `keep_out_of`, and whatever is in it must come from an earlier build, but for
/// `.gitignore` and `.gitkeep` at its top. It need not exist yet.
///
/// # Errors
/// [`PublishError::InsideContent`], [`PublishError::NotAFolder`], [`PublishError::ForeignFiles`], [`PublishError::Busy`],
/// an unreadable manifest or journal, and failures of the file system.
pub fn check_folder(out: &Path, keep_out_of: &[PathBuf]) -> Result<(), PublishError> {
    location::check(out, keep_out_of)?;
    stage::check_free(out)?;
    // A build that begins or ends while we look shows files that nothing seems to list: only a second look counts.
    if Folder::read(out).is_err() {
        stage::check_free(out)?;
        Folder::read(out)?;
    }
    Ok(())
}

/// A file of the site that stands in `out`; `None` if there is no such file.
///
/// # Errors
/// A file that cannot be read.
pub fn read(out: &Path, path: &str) -> Result<Option<Vec<u8>>, PublishError> {
    folder::read(out, path)
}

/// The site to be: what becomes of each of its files, by path.
type Site = BTreeMap<String, Staged>;

/// Where a file of the site to be waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Staged {
    /// It stands in the folder already, with the same bytes.
    Same,
    /// In the stage, in a folder that the site does not have yet.
    WithFolder,
    /// In the stage, by its number.
    Alone(usize),
}

#[cfg(test)]
mod tests;

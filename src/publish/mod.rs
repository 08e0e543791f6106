//! Writes the site into its folder: all of it or nothing.
//!
//! 1. `names` and `location` refuse what must never be written; [`check_folder`] does so before anything is rendered.
//! 2. `stage` locks the folder and takes every changed file into `.zielstand-stage/`. A full disk or a missing permission
//!    shows here, while the old site is untouched.
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
mod location;
mod manifest;
mod names;
mod plan;
mod stage;
mod swap;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::proof::CHECKPOINT_PATH;
use crate::render::OutputFile;

pub use error::{Action, PathFault, PublishError};
pub use manifest::{Entry, Generator, Header, MANIFEST_PATH, Manifest, ManifestError, Options, Place};

use folder::Folder;
use stage::Stage;
use swap::Step;

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

/// A site that is about to be written.
#[derive(Debug, Clone, Copy)]
pub struct ToPublish<'a> {
    /// Its files.
    pub files: &'a [OutputFile],
    /// Those without a sum in the manifest.
    pub apart: &'a [OutputFile],
    /// The manifest of both.
    pub manifest: &'a Manifest,
    /// The checkpoint that stood in the folder when its log was read.
    pub checkpoint: Option<&'a [u8]>,
}

/// Makes `out` hold exactly these files and their manifest.
///
/// On an error the old site stands as it was, with one exception that says so: [`PublishError::Torn`].
///
/// # Errors
/// Everything [`check_folder`] refuses, paths that may not be written, another build in the same folder, and failures of
/// the file system.
pub fn publish(
    ToPublish { files, apart, manifest, checkpoint }: ToPublish<'_>,
    out: &Path,
    keep_out_of: &[PathBuf],
) -> Result<Published, PublishError> {
    names::check(files.iter().chain(apart))?;
    check_folder(out, keep_out_of)?;
    let manifest = manifest.to_json();
    let all = files.iter().chain(apart);
    let mut site: Site<'_> = all.map(|file| (file.path.as_str(), file.bytes.as_slice())).collect();
    site.insert(MANIFEST_PATH, &manifest);

    let stage = Stage::enter(out)?;
    // Read again under the lock: another build may have ended since.
    let folder = match Folder::read(out) {
        Ok(folder) => folder,
        Err(error) => {
            stage.release();
            return Err(error);
        }
    };
    let same_log = folder::read(out, CHECKPOINT_PATH).and_then(|found| {
        let is_same = found.as_deref() == checkpoint;
        if is_same { Ok(()) } else { Err(PublishError::Overtaken { out: out.to_owned() }) }
    });
    let result = same_log.and_then(|()| prepare(&site, &folder, &stage, out)).and_then(|prepared| {
        swap::run(&prepared.steps)?;
        Ok(prepared.published)
    });
    match &result {
        Ok(_) => stage.finish(),
        // The journal knows which files of the new site stand already.
        Err(PublishError::Torn { .. }) => stage.release(),
        Err(_) => stage.abandon(&folder.unlisted()),
    }
    result
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

/// The site to be: paths and bytes.
type Site<'a> = BTreeMap<&'a str, &'a [u8]>;

/// Everything that can be done without touching the old site.
struct Prepared {
    steps: Vec<Step>,
    published: Published,
}

/// Announces what is about to appear and stages the changed files.
fn prepare(site: &Site<'_>, folder: &Folder, stage: &Stage, out: &Path) -> Result<Prepared, PublishError> {
    stage.clear()?;
    let changed = folder.changed(site, out)?;
    let paths: Vec<&str> = changed.iter().map(|(path, _)| *path).collect();
    let plan = plan::plan(site, &paths, folder, out, stage);
    // Before the files are staged: to make the journal safe on the disk, some file systems write out all that is new.
    if !plan.steps.is_empty() {
        stage.announce(&plan.appearing)?;
    }
    stage.take(&changed, &plan.staged)?;
    let published = Published { written: changed.len(), unchanged: site.len() - changed.len(), removed: plan.removed };
    Ok(Prepared { steps: plan.steps, published })
}

#[cfg(test)]
mod tests;

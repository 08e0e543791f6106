//! Takes the steps from the old site to the new one, and takes them back if one fails.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Action, PublishError};

/// One change in the output folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// Makes a folder; those above it exist.
    MakeFolder(PathBuf),
    /// Renames a staged file into place; the old one, if there is any, is kept as `backup`.
    Put { staged: PathBuf, path: PathBuf, backup: Option<PathBuf> },
    /// Moves a file or folder out of the site.
    Away { path: PathBuf, to: PathBuf },
    /// Removes a folder; one with something in it stays.
    RemoveFolder(PathBuf),
}

/// Takes all steps or none.
pub(super) fn run(steps: &[Step]) -> Result<(), PublishError> {
    let mut done: Vec<&Step> = Vec::new();
    for step in steps {
        match step.take() {
            Ok(true) => done.push(step),
            Ok(false) => {}
            Err(error) => {
                back(&done)?;
                return Err(error);
            }
        }
    }
    Ok(())
}

/// Takes steps back, the last first, as far as the file system lets us.
fn back(done: &[&Step]) -> Result<(), PublishError> {
    let mut first = Ok(());
    for step in done.iter().rev() {
        if let Err(error) = step.take_back()
            && first.is_ok()
        {
            first = Err(match error {
                PublishError::Io { action, path, source } => PublishError::Torn { action, path, source },
                other => other,
            });
        }
    }
    first
}

impl Step {
    /// Takes the step; whether anything changed.
    pub(super) fn take(&self) -> Result<bool, PublishError> {
        match self {
            Self::MakeFolder(path) => fs::create_dir(path).map_err(PublishError::io(Action::CreateFolder, path))?,
            Self::Put { staged, path, backup } => {
                if let Some(backup) = backup {
                    keep(path, backup)?;
                }
                rename(staged, path, path)?;
            }
            Self::Away { path, to } => rename(path, to, path)?,
            Self::RemoveFolder(path) => match fs::remove_dir(path) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => return Ok(false),
                Err(error) => return Err(PublishError::io(Action::Remove, path)(error)),
            },
        }
        Ok(true)
    }

    fn take_back(&self) -> Result<(), PublishError> {
        match self {
            Self::MakeFolder(path) => fs::remove_dir(path).map_err(PublishError::io(Action::Remove, path)),
            Self::Put { path, backup: Some(backup), .. } => rename(backup, path, path),
            Self::Put { path, backup: None, staged } => rename(path, staged, path),
            Self::Away { path, to } => rename(to, path, path),
            Self::RemoveFolder(path) => fs::create_dir(path).map_err(PublishError::io(Action::CreateFolder, path)),
        }
    }
}

/// Gives a file a second name, so that its bytes and times outlive the rename over it.
fn keep(path: &Path, backup: &Path) -> Result<(), PublishError> {
    // Not every file system has second names; then the bytes are copied.
    fs::hard_link(path, backup)
        .or_else(|_| fs::copy(path, backup).map(|_| ()))
        .map_err(PublishError::io(Action::Read, path))
}

fn rename(from: &Path, to: &Path, named: &Path) -> Result<(), PublishError> {
    fs::rename(from, to).map_err(PublishError::io(Action::Rename, named))
}

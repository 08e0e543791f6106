//! Why a build cannot run.

use std::path::PathBuf;

use crate::publish::PublishError;
use crate::render::RenderError;
use crate::source::{ReadError, RepositoryError};
use crate::theme::ThemeError;

/// Why a build could not run.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The portal's folder does not exist.
    #[error("den Ordner `{root}` gibt es nicht")]
    NoFolder {
        /// The folder.
        root: PathBuf,
    },
    /// `--rev` without a repository.
    #[error("`{root}` liegt in keinem Git-Repository; `--rev` braucht eines")]
    RevWithoutRepository {
        /// The folder.
        root: PathBuf,
    },
    /// `--since` without a repository, or before the first commit.
    #[error("`{root}` liegt in keinem Git-Repository mit einem Commit; `--since` braucht eines")]
    SinceWithoutRepository {
        /// The folder.
        root: PathBuf,
    },
    /// `--since` with a revision that has no commit in common with what is checked.
    #[error("`{rev}` und der geprüfte Stand haben keinen gemeinsamen Commit")]
    NoCommonCommit {
        /// The revision.
        rev: String,
    },
    /// A bare repository has no folder to write to.
    #[error("`{root}` ist ein Repository ohne Arbeitsverzeichnis; mit `--out` sagen, wohin die Website soll")]
    NoOut {
        /// The repository.
        root: PathBuf,
    },
    /// A shallow clone would show a false history.
    #[error(
        "dieser Klon enthält nicht die ganze Geschichte (shallow clone); Änderungen vor seinem Anfang würden fehlen. Abhilfe: `git fetch --unshallow` (in GitLab CI `GIT_DEPTH: 0`, in GitHub Actions `fetch-depth: 0`), oder mit `--allow-shallow` trotzdem bauen (die Website sagt es dann)"
    )]
    Shallow,
    /// The repository cannot be used.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
    /// A file or folder cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The theme cannot be used.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// A template fails.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// The site cannot be written.
    #[error(transparent)]
    Publish(#[from] PublishError),
}

//! Why a folder cannot be made.

use std::path::PathBuf;

use crate::diagnostic::Cause;

/// Why a folder cannot be made. Nothing is left behind.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    /// The folder has something in it.
    #[error("der Ordner `{path}` ist nicht leer; es wurde nichts angelegt. Abhilfe: einen anderen Ordner nennen")]
    NotEmpty {
        /// The folder.
        path: PathBuf,
    },
    /// There is a file of that name.
    #[error("`{path}` ist kein Ordner; es wurde nichts angelegt")]
    NotAFolder {
        /// The file.
        path: PathBuf,
    },
    /// The folder around it is missing.
    #[error("den Ordner `{path}` gibt es nicht; es wurde nichts angelegt")]
    NoParent {
        /// The missing folder.
        path: PathBuf,
    },
    /// There is a file of that name already.
    #[error("die Datei `{path}` gibt es schon; es wurde nichts angelegt")]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A file or folder cannot be written.
    #[error("`{path}` lässt sich nicht anlegen: {reason}; es ist nichts zurückgeblieben")]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        reason: Cause,
    },
    /// The repository cannot be written.
    #[error("in `{path}` lässt sich kein Git-Repository anlegen: {reason}; es ist nichts zurückgeblieben")]
    Repository {
        /// The folder.
        path: PathBuf,
        /// The library's words.
        reason: String,
    },
}

//! Why a site was not published, in words for editors and operators.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::ManifestError;
use crate::diagnostic::Cause;

/// Why nothing was published.
#[derive(Debug, Error)]
pub enum PublishError {
    /// The output folder is, holds or lies in a folder that must not be written to.
    #[error(
        "`{out}` und `{folder}` liegen ineinander; die Website braucht einen Ordner für sich; nichts wurde geändert"
    )]
    InsideContent {
        /// The output folder as given.
        out: PathBuf,
        /// The folder it must keep out of, as given.
        folder: PathBuf,
    },
    /// The output folder holds files that no build wrote.
    #[error("{}; nichts wurde geändert", foreign(out, files, *count))]
    ForeignFiles {
        /// The output folder as given.
        out: PathBuf,
        /// The first ten of them, relative to `out`, sorted.
        files: Vec<String>,
        /// How many there are in all.
        count: usize,
    },
    /// Something else stands where the output folder should be.
    #[error("`{out}` ist kein Ordner; nichts wurde geändert")]
    NotAFolder {
        /// The output folder as given.
        out: PathBuf,
    },
    /// A path that no file of a site may have.
    #[error("`{path}` taugt nicht als Pfad in der Website: {fault}; nichts wurde geändert")]
    BadPath {
        /// The path.
        path: String,
        /// What is wrong with it.
        fault: PathFault,
    },
    /// Another build writes into the same folder right now.
    #[error("in `{out}` schreibt gerade ein anderer Build{}; nichts wurde geändert", process(*pid))]
    Busy {
        /// The output folder as given.
        out: PathBuf,
        /// Its process, if it could be read.
        pid: Option<u32>,
    },
    /// Another build wrote into the folder since its log was read.
    #[error("in `{out}` hat inzwischen ein anderer Build veröffentlicht; nichts wurde geändert; noch einmal bauen")]
    Overtaken {
        /// The output folder as given.
        out: PathBuf,
    },
    /// The manifest of the old site cannot be read, so nobody knows which files are ours.
    #[error("`{path}` ist kein Manifest, das diese Version lesen kann ({source}); nichts wurde geändert")]
    OldManifest {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: ManifestError,
    },
    /// The journal of a killed build cannot be read, so nobody knows which files it left.
    #[error("`{path}` ist beschädigt ({source}); nichts wurde geändert; Ordner der Website leeren und neu bauen")]
    OldJournal {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// The file system refused; the old site stands.
    #[error("`{path}` kann nicht {action} werden: {}; die bisherige Website ist unverändert", Cause::from(source))]
    Io {
        /// What was tried.
        action: Action,
        /// With which file or folder.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// The file system refused, and also refused the way back: old and new files stand side by side.
    #[error(
        "`{path}` kann nicht {action} werden: {}; die Website ist nur zum Teil erneuert, ein weiterer Build stellt sie her",
        Cause::from(source)
    )]
    Torn {
        /// What was tried on the way back.
        action: Action,
        /// With which file or folder.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
}

impl PublishError {
    /// Adds what was tried to an error of the file system.
    pub(super) fn io(action: Action, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { action, path: path.to_owned(), source }
    }
}

/// What is wrong with an output path.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PathFault {
    /// Empty, absolute, or with an empty part, `.`, `..`, a backslash or a control character.
    #[error("er muss relativ sein, ohne leere Teile, `.`, `..`, `\\` und Steuerzeichen")]
    NotPlain,
    /// Belongs to this module or to the repository.
    #[error("er ist anderem vorbehalten")]
    Reserved,
    /// Two files have it.
    #[error("zwei Dateien haben ihn")]
    Twice,
    /// Another file's path leads through it.
    #[error("er ist zugleich Ordner für `{0}`")]
    AlsoFolder(String),
}

/// What was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Finding out where a path leads.
    Resolve,
    /// Listing a folder.
    List,
    /// Reading a file.
    Read,
    /// Writing a file.
    Write,
    /// Making a folder.
    CreateFolder,
    /// Renaming.
    Rename,
    /// Removing.
    Remove,
    /// Locking against other builds.
    Lock,
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Resolve => "gefunden",
            Self::List => "aufgelistet",
            Self::Read => "gelesen",
            Self::Write => "geschrieben",
            Self::CreateFolder => "angelegt",
            Self::Rename => "ersetzt",
            Self::Remove => "entfernt",
            Self::Lock => "gesperrt",
        })
    }
}

fn foreign(out: &Path, files: &[String], count: usize) -> String {
    if let ([only], 1) = (files, count) {
        return format!("`{}` gehört nicht zur Website", out.join(only).display());
    }
    let names: Vec<String> = files.iter().map(|file| format!("`{file}`")).collect();
    let more = if count > files.len() { ", …" } else { "" };
    format!("{count} Dateien in `{}` gehören nicht zur Website ({}{more})", out.display(), names.join(", "))
}

fn process(pid: Option<u32>) -> String {
    pid.map_or_else(String::new, |pid| format!(" (Prozess {pid})"))
}

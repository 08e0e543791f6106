//! Why a repository cannot be used.

use std::path::PathBuf;

use gix::ObjectId;
use gix::error::{Class, ResourceExhaustionKind, classify};

/// Largest file and largest object that is read, in bytes, whatever settings allow; also what others are kept as
/// differences from.
pub(super) const LARGEST: u64 = 128_000_000;

/// Why a repository cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RepositoryError {
    /// Owned by another user.
    #[error(
        "das Git-Repository `{path}` gehört einem anderen Benutzer und wird nicht geöffnet; falls es vertrauenswürdig ist: git config --global --add safe.directory {path}"
    )]
    Foreign {
        /// Its folder.
        path: PathBuf,
    },
    /// Cannot be opened.
    #[error("das Git-Repository bei `{path}` lässt sich nicht öffnen: {reason}")]
    Open {
        /// Where it was looked for.
        path: PathBuf,
        /// The library's words.
        reason: String,
    },
    /// Branches in a form that the library does not read.
    #[error(
        "das Git-Repository bei `{path}` führt seine Branches als `reftable`; das liest dieses Programm nicht. Ein neuer Klon hilft: git clone --ref-format=files {path} NEUER-ORDNER"
    )]
    Reftable {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// A clone that left objects at the server.
    #[error(
        "dieser Klon ist nicht vollständig: Er wurde mit `--filter={filter}` gemacht und hat frühere Fassungen nicht mitgebracht. So kommen sie: git fetch --refetch --no-filter"
    )]
    Partial {
        /// Which objects it left out, in Git's words.
        filter: String,
    },
    /// A working tree that has only some of the files.
    #[error(
        "dieser Klon zeigt nur einen Teil seiner Dateien (sparse checkout), `{path}` fehlt. So kommen sie: git sparse-checkout disable"
    )]
    Sparse {
        /// One that it leaves out.
        path: String,
    },
    /// A revision that does not exist.
    #[error("`{rev}` ist kein Stand dieses Repositorys; möglich sind ein Branch, ein Tag, ein Commit oder ein Datum")]
    UnknownRevision {
        /// What was asked for.
        rev: String,
    },
    /// No commit so early.
    #[error("am {date} gab es noch keinen Commit")]
    NothingBefore {
        /// What was asked for.
        date: String,
    },
    /// No commit at all.
    #[error("das Repository hat noch keinen Commit")]
    NoCommit,
    /// A damaged repository.
    #[error("das Git-Repository ist beschädigt oder unvollständig, `{object}` fehlt oder ist unlesbar: {reason}")]
    Object {
        /// Commit, tree or blob.
        object: String,
        /// The library's words.
        reason: String,
    },
    /// An object that is not what its name says.
    #[error(
        "im Git-Repository ist der Inhalt von `{object}` ein anderer, als der Name sagt: Es ist beschädigt, oder jemand hat es verändert. Ein neuer Klon hilft; mehr sagt `git fsck`"
    )]
    OtherContent {
        /// Its name.
        object: String,
    },
    /// A commit that changes more files at once than anybody does.
    #[error("der Commit `{commit}` ändert mehr als {most} Dateien auf einmal; so viele werden nicht verglichen")]
    TooMany {
        /// The commit.
        commit: String,
        /// How many are compared.
        most: usize,
    },
    /// A commit or folder that nobody wrote.
    #[error(
        "im Git-Repository ist `{object}` ausgepackt größer als {} MB; so große Commits und Ordner werden nicht gelesen",
        LARGEST / 1_000_000
    )]
    TooLarge {
        /// Commit or tree.
        object: String,
    },
}

impl RepositoryError {
    /// The error for an object that cannot be read.
    pub(crate) fn damaged(object: ObjectId, error: &(dyn std::error::Error + 'static)) -> Self {
        Self::unread(object.to_string(), error)
    }

    pub(super) fn unread(object: String, error: &(dyn std::error::Error + 'static)) -> Self {
        if is_too_large(error) { Self::TooLarge { object } } else { Self::Object { object, reason: error.to_string() } }
    }
}

/// Whether an object was not read because it is larger than [`LARGEST`].
pub(super) fn is_too_large(error: &(dyn std::error::Error + 'static)) -> bool {
    let limit = Class::ResourceExhaustion(ResourceExhaustionKind::AllocationLimit);
    classify(error).any(|found| found.class() == limit)
}

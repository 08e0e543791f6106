//! Where a portal's files come from: the working tree, a commit, or memory.
//!
//! Nothing else in the library reads files. Paths are relative to the portal's folder, with `/` between parts.

mod audit;
mod commit_id;
mod differing;
mod error;
mod keep;
mod line;
mod line_ends;
mod memory;
mod place;
mod published;
mod repository;
mod revision;
mod snapshot;
mod unpack;
mod working_tree;

pub use commit_id::CommitId;
pub use differing::differing;
pub use error::RepositoryError;
pub use line::{Line, WrongDay};
pub use memory::Memory;
pub(crate) use place::{Found, instead, look_up};
pub use published::{Published, read_file};
pub use repository::{BlobId, Repository};
pub(crate) use repository::{commit_time, utc_day};
pub use revision::Revision;
pub use snapshot::{Snapshot, Touched, is_passing};
pub(crate) use unpack::unpack;
pub use working_tree::WorkingTree;

use crate::diagnostic::Cause;

/// One thing below a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it lies.
    pub path: String,
    /// What it is.
    pub kind: EntryKind,
}

/// What lies at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryKind {
    /// A file of so many bytes.
    File {
        /// Size in bytes.
        size: u64,
    },
    /// A link in the file system; it is not followed.
    Symlink,
    /// Another repository.
    Submodule,
    /// A file or folder that cannot be looked at.
    Unreadable(Cause),
}

/// A file that is there and cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("`{path}` lässt sich nicht lesen: {reason}")]
pub struct ReadError {
    /// The file.
    pub path: String,
    /// Why.
    pub reason: Cause,
}

/// A place to read a portal's files from.
pub trait Source: Sync {
    /// Everything below `folder` that is not a folder, sorted by path. A missing folder is empty; hidden files
    /// (a name that begins with `.`) are left out. A folder that is a link is given as that link.
    ///
    /// # Errors
    /// A folder that cannot be looked into at all.
    fn list(&self, folder: &str) -> Result<Vec<Entry>, ReadError>;

    /// The bytes of a file, or `None` if there is no such file.
    ///
    /// # Errors
    /// A file that is there and cannot be read; links are not followed.
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, ReadError>;

    /// The id under which a repository keeps these bytes, if the source is tied to one.
    fn blob_id(&self, bytes: &[u8]) -> Option<BlobId>;

    /// Since how many commits of its branch a file is there without a break; none if no commit has it. Of two files with the
    /// same id the older one stays.
    fn age(&self, _path: &str) -> usize {
        0
    }

    /// A number that only these bytes of the file have, if the source keeps count: who knows it need not read again.
    fn edition(&self, _path: &str) -> Option<u64> {
        None
    }
}

//! The log of publications: what makes a site checkable, in forms that others read as well (C2SP `tlog-tiles`,
//! `tlog-checkpoint`, `signed-note`).
//!
//! Two Merkle trees of RFC 6962 lie in a site as static files. The log has an [`Entry`] for each publication; its checkpoint
//! stands for all of them. The files of the newest publication are the second tree ([`Listing`]): each leaf is the file's line
//! in `SHA256SUMS`, and the newest entry holds the root. So one page is proved with a few hashes.
//!
//! Nothing here reads or writes files, and none of the cryptography is ours.

mod bundle;
mod entry;
mod error;
mod key;
mod listing;
mod log;
mod page;
mod tree;

use sha2::{Digest, Sha256};

pub use entry::{Altered, Entry, Lost, LostChange, Moved, Rewriting, Rewritten};
pub use error::LogError;
pub use key::{KeyError, PublicKey, SecretKey, Signed, new_key};
pub use listing::{Listing, MANIFEST_PATH, SUMS_PATH};
pub use log::{CHECKPOINT_PATH, Log, OldCheckpoint, entry_path, lost_path};
pub use page::{PageProof, prove_page};

/// Looks up a file of a site by its path; `None` if there is no such file. The error says why it cannot be read.
pub type Fetch<'f> = dyn Fn(&str) -> Result<Option<Vec<u8>>, String> + 'f;

/// The SHA-256 of bytes in lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or_default();
    Sha256::digest(bytes).iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

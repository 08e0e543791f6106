//! What is too long, cut for reading: hashes, and the beginnings of texts.

use crate::beginning::beginning;

/// Shown length of a commit's hash.
const HASH: usize = 10;

/// Longest reason in a list, in characters; the commit in the log has the whole of it.
pub const REASON: usize = 300;

/// The commit's hash, cut for reading.
pub fn short(id: &str) -> &str {
    id.get(..HASH).unwrap_or(id)
}

/// A text on one line, or its [beginning] with at most `length` characters.
pub fn begin(text: &str, length: usize) -> String {
    beginning(&text.split_whitespace().collect::<Vec<_>>().join(" "), length).into_owned()
}

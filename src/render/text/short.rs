//! The beginnings of texts that are too long for a list.

use crate::beginning::beginning;

/// Longest reason in a list, in characters; the commit in the log has the whole of it.
pub const REASON: usize = 300;

/// A text on one line, or its [beginning] with at most `length` characters.
pub fn begin(text: &str, length: usize) -> String {
    beginning(&text.split_whitespace().collect::<Vec<_>>().join(" "), length).into_owned()
}

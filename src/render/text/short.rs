//! What is too long, cut for reading: hashes, and the beginnings of texts by one rule.

/// Shown length of a commit's hash.
const HASH: usize = 10;

/// Longest reason in a list, in characters; the page of the commit has the whole of it.
pub const REASON: usize = 300;

/// The commit's hash, cut for reading.
pub fn short(id: &str) -> &str {
    id.get(..HASH).unwrap_or(id)
}

/// A text on one line, or as many whole words of its beginning as fit into `length` characters and a sign that there is
/// more.
pub fn begin(text: &str, length: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = line.char_indices().nth(length) else { return line };
    let cut = &line[..end];
    // A word that is as long as the text is cut nevertheless.
    let whole = cut.rfind(' ').filter(|at| *at > cut.len() / 2).unwrap_or(end);
    format!("{} …", &cut[..whole])
}

//! What a merge leaves in a file where two changes contradict each other.

use super::{Problem, Sink, Span};

/// The lines that Git writes before, between and behind the versions.
const MARKERS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

impl Sink<'_> {
    /// Notes what is left of a merge in a file, and tells whether there is anything. What else would be found in such a
    /// file follows from it.
    pub fn note_conflicts(&mut self, bytes: &[u8]) -> bool {
        let places = std::str::from_utf8(bytes).map(conflicts).unwrap_or_default();
        places.iter().for_each(|place| self.add(place, Problem::Conflict));
        !places.is_empty()
    }
}

/// The line of a file's first marker, if there is anything left of a merge.
pub fn first_conflict(bytes: &[u8]) -> Option<usize> {
    let text = std::str::from_utf8(bytes).ok()?;
    conflicts(text).first().map(|place| text[..place.start].matches('\n').count() + 1)
}

/// The first line of each conflict, and every line that is left of one.
fn conflicts(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let (mut at, mut open, mut before) = (0, false, "");
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let words = line.trim_end();
        // Below a line of text this makes a heading of it; then it is as long, or nothing follows right away.
        let goes_on = lines.peek().is_some_and(|next| !next.trim().is_empty());
        let is_heading = !before.is_empty() && (words.len() > 7 || !goes_on || before.chars().count() == 7);
        let marker = MARKERS
            .iter()
            .find(|marker| words.strip_prefix(**marker).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')));
        match marker.copied() {
            Some("<<<<<<<") => {
                found.push(at..at + words.len());
                open = true;
            }
            Some(marker) if open => open = marker != ">>>>>>>",
            Some("=======") if is_heading || words.len() > 7 => {}
            Some(_) => found.push(at..at + words.len()),
            None => {}
        }
        before = words;
        at += line.len();
    }
    found
}

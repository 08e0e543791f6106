//! Sentences and how long they are.

use std::ops::Range;

/// A sentence with more words is very long. The German news agency dpa allows no more (W. Schneider, *Deutsch für Profis*),
/// and recommends far fewer.
const LIMIT: usize = 30;

/// The words of a paragraph.
#[derive(Debug, Default)]
pub(super) struct Words {
    words: Vec<Word>,
}

#[derive(Debug)]
struct Word {
    range: Range<usize>,
    linked: bool,
    /// Whether it is a word, not a sign between two.
    counts: bool,
    /// Whether the sentence ends with it.
    ends: bool,
}

impl Words {
    /// Adds words as they stand in `range` of the text.
    pub(super) fn text(&mut self, words: &str, range: &Range<usize>, linked: bool) {
        let mut at = 0;
        for word in words.split_whitespace() {
            let start = words[at..].find(word).map_or(at, |found| at + found);
            at = start + word.len();
            // Where entities or line ends were replaced, only the place of the whole is known.
            let exact = words.len() == range.len();
            let range = if exact { range.start + start..range.start + at } else { range.clone() };
            let ends =
                word.trim_end_matches(['"', '“', '”', '‘', '«', '»', ')', ']', '*']).ends_with(['.', '!', '?', '…']);
            self.words.push(Word { range, linked, counts: word.contains(char::is_alphanumeric), ends });
        }
    }

    /// Adds one word that is no prose.
    pub(super) fn word(&mut self, range: &Range<usize>, linked: bool) {
        self.words.push(Word { range: range.clone(), linked, counts: true, ends: false });
    }

    /// The sentences that are too long, with the number of their words and their places. Lists of links are none.
    pub(super) fn too_long(&self) -> Vec<(usize, Range<usize>)> {
        let sentences = self.words.split_inclusive(|word| word.ends);
        let long = sentences.filter_map(|sentence| {
            let words = sentence.iter().filter(|word| word.counts);
            let (count, linked) = (words.clone().count(), words.filter(|word| word.linked).count());
            let range = sentence.first()?.range.start..sentence.last()?.range.end;
            (count > LIMIT && linked * 2 < count).then_some((count, range))
        });
        long.collect()
    }
}

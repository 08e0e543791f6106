//! What changed in a text, word by word.
//!
//! A word keeps the white space behind it, so the pieces give both texts back to the last character. Long stretches that
//! stayed the same are cut to a few words around each change, and very long results end early and say so.

use imara_diff::{Algorithm, Diff, InternedInput};
use serde::Serialize;

use crate::history::TextChange;
use crate::render::words::Words;

/// Words that are shown on either side of a change.
const CONTEXT: usize = 12;

/// Longest result on a page, in bytes of text.
const LIMIT: usize = 12_000;

/// Most words, and most lines, of both texts together that are compared one by one: in bad cases that takes the square of
/// it.
const BUDGET: usize = 16_000;

/// What happened to a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Stands in both.
    Same,
    /// Stood only in the old text.
    Removed,
    /// Stands only in the new text.
    Added,
    /// Something that stayed the same and is not shown.
    Cut,
}

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece<'a> {
    pub kind: Kind,
    pub text: &'a str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Word,
    Line,
}

struct Comparison<'a> {
    pieces: Vec<Piece<'a>>,
    lines: usize,
    words: usize,
}

impl<'a> Comparison<'a> {
    fn push(&mut self, kind: Kind, text: &'a str) {
        if !text.is_empty() {
            self.pieces.push(Piece { kind, text });
        }
    }

    fn compare(&mut self, old: &'a str, new: &'a str, unit: Unit) {
        let count = Tokens(old, unit).count() + Tokens(new, unit).count();
        let budget = if unit == Unit::Word { &mut self.words } else { &mut self.lines };
        if count <= *budget {
            *budget -= count;
            self.by_unit(old, new, unit);
        } else if unit == Unit::Word && self.lines == BUDGET {
            // Only the whole texts come here: lines are looked at once.
            self.compare(old, new, Unit::Line);
        } else {
            self.push(Kind::Removed, old);
            self.push(Kind::Added, new);
        }
    }

    fn by_unit(&mut self, old: &'a str, new: &'a str, unit: Unit) {
        let mut input = InternedInput::default();
        input.update_before(Tokens(old, unit));
        input.update_after(Tokens(new, unit));
        let mut diff = Diff::compute(Algorithm::Histogram, &input);
        diff.postprocess_no_heuristic(&input);
        let (olds, news) = (starts(old, unit), starts(new, unit));
        let place = |starts: &[usize], token: u32, end: usize| starts.get(token as usize).copied().unwrap_or(end);
        let mut same_from = 0;
        for hunk in diff.hunks() {
            let before = place(&olds, hunk.before.start, old.len())..place(&olds, hunk.before.end, old.len());
            let after = place(&news, hunk.after.start, new.len())..place(&news, hunk.after.end, new.len());
            self.push(Kind::Same, &new[same_from..after.start]);
            same_from = after.end;
            if unit == Unit::Line && !before.is_empty() && !after.is_empty() {
                self.compare(&old[before], &new[after], Unit::Word);
            } else {
                let (old, new) = (&old[before], &new[after]);
                let kept = same_word(old, new);
                self.push(Kind::Same, &new[..kept]);
                self.push(Kind::Removed, &old[kept..]);
                self.push(Kind::Added, &new[kept..]);
            }
        }
        self.push(Kind::Same, &new[same_from..]);
    }
}

/// Words or lines, each with the white space behind it.
struct Tokens<'a>(&'a str, Unit);

impl<'a> Iterator for Tokens<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let (text, unit) = (self.0, self.1);
        if text.is_empty() {
            return None;
        }
        let ends = |c: char| if unit == Unit::Line { c == '\n' } else { c.is_whitespace() };
        let space = text.find(ends).unwrap_or(text.len());
        let end = text[space..].find(|c: char| !c.is_whitespace()).map_or(text.len(), |length| space + length);
        let (token, rest) = text.split_at(end);
        self.0 = rest;
        Some(token)
    }
}

/// A piece as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PieceView {
    /// `same`, `removed`, `added`, `cut` (stayed the same and is not shown).
    pub kind: Kind,
    /// Without the white space at its end, so that a mark can follow.
    pub text: String,
    /// That white space.
    pub space: String,
}

/// What changed in a text, as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextDiffView {
    /// The two numbers in words.
    pub summary: String,
    /// Number of new words.
    pub added: usize,
    /// Number of words that are gone.
    pub removed: usize,
    pub pieces: Vec<PieceView>,
    /// Number of changed words that are not shown, because there are too many.
    pub left_out: usize,
}

impl TextDiffView {
    /// Compares two texts.
    pub fn of(old: &str, new: &str) -> Self {
        let pieces = pieces(old, new);
        let count = |kind: Kind| pieces.iter().filter(|piece| piece.kind == kind).map(|piece| words(piece.text)).sum();
        let (added, removed) = (count(Kind::Added), count(Kind::Removed));
        let last = pieces.len().saturating_sub(1);
        let (mut shown, mut space, mut left_out) = (Vec::new(), LIMIT, 0);
        for (place, piece) in pieces.iter().enumerate() {
            if space == 0 {
                left_out += if piece.kind == Kind::Same { 0 } else { words(piece.text) };
                continue;
            }
            if piece.kind == Kind::Same {
                shown.extend(context(piece.text, place == 0, place == last));
                space = space.saturating_sub(piece.text.len().min(1_000));
                continue;
            }
            // White space is no word; where the new text has some, it stands behind the word before it.
            if piece.text.trim().is_empty() {
                shown.extend((piece.kind == Kind::Added).then(|| view(Kind::Same, piece.text)));
                continue;
            }
            let (text, rest) = cut(piece.text, space);
            space = if rest.is_empty() { space.saturating_sub(text.len()) } else { 0 };
            left_out += words(rest);
            shown.push(view(piece.kind, text));
        }
        Self { summary: String::new(), added, removed, pieces: shown, left_out }
    }
}

/// All pieces in their order: the same and removed ones are the old text, the same and added ones the new.
///
/// Texts that are very long and unlike are compared by lines first, then by words where few lines differ. What is too much
/// even then is told as taken out and put in, so that the work has a bound.
pub fn pieces<'a>(old: &'a str, new: &'a str) -> Vec<Piece<'a>> {
    let mut comparison = Comparison { pieces: Vec::new(), lines: BUDGET, words: BUDGET };
    // Most changes are small: what both texts begin and end with need not be taken apart.
    let (head, tail) = same_ends(old, new);
    comparison.push(Kind::Same, &new[..head]);
    comparison.compare(&old[head..old.len() - tail], &new[head..new.len() - tail], Unit::Word);
    comparison.push(Kind::Same, &new[new.len() - tail..]);
    comparison.pieces
}

/// How many bytes of whole words both texts begin with, and end with.
fn same_ends(old: &str, new: &str) -> (usize, usize) {
    let same = |pair: &(u8, u8)| pair.0 == pair.1;
    let begins = |text: &str, at: usize| {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        let after = text.get(at..).and_then(|tail| tail.chars().next());
        before.is_none_or(char::is_whitespace) && after.is_none_or(|next| !next.is_whitespace())
    };
    let length = old.bytes().zip(new.bytes()).take_while(same).count();
    let word = |at: &usize| new.is_char_boundary(*at) && begins(old, *at) && begins(new, *at);
    let head = (0..=length).rev().find(word).unwrap_or_default();
    let (old, new) = (&old[head..], &new[head..]);
    let length = old.bytes().rev().zip(new.bytes().rev()).take_while(same).count();
    let word = |back: &usize| {
        let (old_at, new_at) = (old.len() - back, new.len() - back);
        new.is_char_boundary(new_at) && begins(old, old_at) && begins(new, new_at)
    };
    (head, (0..=length).rev().find(word).unwrap_or_default())
}

/// How long the word is with which both begin, if only the white space behind it is another one: the last word of a text that
/// goes on now is no other word.
fn same_word(old: &str, new: &str) -> usize {
    let word = |text: &str| text.find(char::is_whitespace).unwrap_or(text.len());
    let length = word(new);
    if length == word(old) && old.get(..length) == new.get(..length) { length } else { 0 }
}

/// Where each of them begins.
fn starts(text: &str, unit: Unit) -> Vec<usize> {
    let mut at = 0;
    let start = |token: &str| {
        at += token.len();
        at - token.len()
    };
    Tokens(text, unit).map(start).collect()
}

/// Number of words, not counting signs that stand alone.
fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

fn view(kind: Kind, text: &str) -> PieceView {
    let inner = text.trim_end();
    PieceView { kind, text: inner.to_owned(), space: text[inner.len()..].to_owned() }
}

/// As many whole words as fit, and the rest; at least one word is cut by letters if it alone is too long.
fn cut(text: &str, limit: usize) -> (&str, &str) {
    if text.len() <= limit {
        return (text, "");
    }
    let mut end = 0;
    for word in Tokens(text, Unit::Word) {
        if end + word.len() > limit {
            break;
        }
        end += word.len();
    }
    if end == 0 {
        end = (0..=limit).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    }
    text.split_at(end)
}

/// What is shown of a stretch that stayed the same: its end before a change, its begin after one.
fn context(text: &str, first: bool, last: bool) -> Vec<PieceView> {
    let wanted = if first || last { CONTEXT } else { 2 * CONTEXT };
    if Tokens(text, Unit::Word).take(wanted + 3).count() <= wanted + 2 {
        return vec![view(Kind::Same, text)];
    }
    let words = |count: usize| Tokens(text, Unit::Word).take(count).map(str::len).sum::<usize>();
    let head = if first { 0 } else { words(CONTEXT) };
    let tail = if last { text.len() } else { last_words(text, CONTEXT) };
    let mut shown = Vec::new();
    if head > 0 {
        shown.push(view(Kind::Same, cut(&text[..head], LIMIT).0));
    }
    shown.push(PieceView { kind: Kind::Cut, text: String::new(), space: " ".to_owned() });
    if tail < text.len() {
        shown.push(view(Kind::Same, cut(&text[tail..], LIMIT).0));
    }
    shown
}

/// Where the last `count` words begin.
fn last_words(text: &str, count: usize) -> usize {
    let (mut at, mut left, mut in_word) = (text.len(), count, false);
    for (place, c) in text.char_indices().rev() {
        if c.is_whitespace() {
            if in_word && left == 0 {
                return at;
            }
            in_word = false;
        } else {
            if !in_word {
                left = left.saturating_sub(1);
                in_word = true;
            }
            at = place;
        }
    }
    at
}

/// The text of a page word by word.
pub fn text_diff(words: &Words<'_>, text: &TextChange) -> TextDiffView {
    let mut diff = TextDiffView::of(&text.old, &text.new);
    diff.summary = text_summary(words, diff.added, diff.removed);
    diff
}

/// `12 Wörter neu, 3 Wörter entfallen`.
pub fn text_summary(words: &Words<'_>, added: usize, removed: usize) -> String {
    let counts = [("change.words_added", added), ("change.words_gone", removed)];
    let counts: Vec<String> = counts.iter().filter(|(_, n)| *n > 0).map(|(path, n)| words.count(path, *n)).collect();
    // Signs and white space are no words.
    if counts.is_empty() { words.texts.get("change.long").to_owned() } else { counts.join(", ") }
}

#[cfg(test)]
mod tests;

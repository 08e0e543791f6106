//! Whether a text says less than before: a sentence, a number, a date or an actor is gone, a number is weaker, a denial came
//! or went, a hedge was put in.
//!
//! Texts are compared sentence by sentence. Upper case, quotes, dashes, punctuation and white space do not count, nor does
//! the way a number or a month is written. A sentence that got more words says more, unless these are hedges; one whose
//! words were only mended says the same.

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::ops::Range;

use super::aligned::aligned;
use super::beside;
use super::described::{Nouns, describes_fewer};
use super::hedges::Hedges;
use super::mere::is_mere;
use super::named::with_noun;
use super::recast::is_recast;
use super::reserved::{admits, is_closed_after, limits};
use super::roles::are_swapped;
use super::said::{Framed, changed, framed, in_words, in_words_changed, likeness, read};
use super::sentence::sentence_weakens;
use super::spelling::is_mended;
use super::tokens::{Time, Word, words};
use super::word_lists::{ARTICLES, AUXILIARIES, BEGINS, COUNTED, LESS, LINKS, OTHERWISE, READING, THIS};
use crate::markdown::sentences;

/// Sentences that a pair of texts may have changed before nobody looks for the one that each became.
const PAIRS: usize = 10_000;

/// Whether `new` says less than `old`. Both are Markdown; a plain text is that too.
pub fn weakens(old: &str, new: &str, hedges: &Hedges) -> bool {
    says_less((old, &framed(old, hedges)), &framed(new, hedges), hedges)
}

/// [`weakens`] of a text and its sentences, and the sentences of another.
fn says_less((old, said): (&str, &[Framed]), new: &[Framed], hedges: &Hedges) -> bool {
    let (gone, added) = in_words_changed(said, new);
    let is_put_off = |besides: &[&Vec<Word>]| {
        let mut begun = besides.iter().filter(|sentence| begins(sentence)).peekable();
        let last = if begun.peek().is_some() { latest(&in_words(said)) } else { None };
        begun.any(|sentence| sentence.iter().any(|word| is_later(word, last)))
    };
    let kept = LazyCell::new(|| in_words(said));
    let is_less =
        |sentence: &&Vec<Word>| limits(sentence) || !said.is_empty() && beside::takes_back(sentence, || &*kept);
    said_besides([&gone, &added], (old, [said, new]), hedges)
        .is_none_or(|besides| is_reserved(&besides, hedges) || is_put_off(&besides) || besides.iter().any(is_less))
}

/// The first sentence with a reservation that came to a text which grew in one place and lost nothing. What changed in
/// several places shows by itself what it lost.
pub(in crate::portal) fn reserved_in(old: &str, new: &str, hedges: &Hedges) -> Option<String> {
    let (kept, grown) = (old.trim_end().as_bytes(), new.trim_end().as_bytes());
    let same = |(one, other): &(&u8, &u8)| one == other;
    let head = kept.iter().zip(grown).take_while(same).count();
    let tail = kept.iter().rev().zip(grown.iter().rev()).take_while(same).count();
    if head + tail < kept.len() {
        return None;
    }
    let known: BTreeSet<String> = sentences(old).into_iter().map(|sentence| sentence.text).collect();
    let came = sentences(new).into_iter().map(|sentence| sentence.text).filter(|text| !known.contains(text));
    let is_first = is_unsaid(&framed(old, hedges));
    came.into_iter().find(|text| is_reserved_in(&words(text), is_first, hedges))
}

/// [`weakens`] of the text of a page. One that said nothing before, perhaps in a comment, promised nothing that words could take
/// back which also describe.
pub(super) fn text_weakens(old: &str, new: &str, hedges: &Hedges) -> bool {
    let (said, new) = (framed(old, hedges), framed(new, hedges));
    if is_unsaid(&said) {
        return in_words(&new).iter().any(|sentence| is_reserved_in(sentence, true, hedges));
    }
    says_less((old, &said), &new, hedges)
}

fn is_unsaid(said: &[Framed]) -> bool {
    let says = |letter: char| letter.is_alphanumeric() || matches!(letter, '%' | '€' | '?');
    !said.iter().any(|(sentence, _)| sentence.contains(says))
}

fn is_reserved_in(sentence: &[Word], is_first: bool, hedges: &Hedges) -> bool {
    let count = if is_first { Hedges::firm_reservations_in } else { Hedges::reservations_in };
    count(hedges, sentence) > 0
}

/// Whether a text takes the binding force from what stands elsewhere.
pub(super) fn disclaims(text: &str, hedges: &Hedges) -> bool {
    read(text, hedges).iter().any(|sentence| hedges.disclaims(sentence))
}

/// Whether a note says of what it stands beside that nobody stands by it, and did not say so before.
pub(super) fn disowns(old: &str, new: &str, hedges: &Hedges) -> bool {
    let says = |text: &str| read(text, hedges).iter().any(|sentence| hedges.disowns(sentence));
    says(new) && !says(old)
}

/// [`weakens`] of a promise: there a sentence of its own takes something back as well that says how it is to be read, or names
/// a later day.
pub(super) fn promise_weakens(old: &str, new: &str, hedges: &Hedges) -> bool {
    let text = old;
    let framed = [old, new].map(|text| framed(text, hedges));
    let [old, new] = framed.each_ref().map(in_words);
    let last = latest(&old);
    let takes_back = |sentence: &&Vec<Word>| {
        let is_less = sentence.first().is_some_and(|first| LESS.contains(&first.as_str()));
        let is_less = is_less || limits(sentence) || is_closed_after(sentence);
        let is_less = is_less || beside::takes_back(sentence, || &old);
        let is_read = sentence.iter().any(|word| READING.contains(&word.as_str()) || is_later(word, last));
        !old.is_empty() && (is_less || is_read)
    };
    said_besides([&old, &new], (text, framed.each_ref().map(Vec::as_slice)), hedges)
        .is_none_or(|besides| is_reserved(&besides, hedges) || besides.iter().any(takes_back))
}

/// The last time that a text speaks of.
fn latest(text: &[Vec<Word>]) -> Option<Time> {
    let times = text.iter().flatten().filter_map(|word| Time::of(word));
    times.reduce(|last, time| if time.ends_after(last) { time } else { last })
}

/// Whether a word is a time later than the last one.
fn is_later(word: &Word, last: Option<Time>) -> bool {
    Time::of(word).zip(last).is_some_and(|(time, last)| time.ends_after(last))
}

/// Whether a sentence says of what stands before it when that begins: `Das beginnt 2029.`
fn begins(sentence: &[Word]) -> bool {
    matches!(sentence, [this, begins, ..] if THIS.contains(&this.as_str()) && BEGINS.contains(&begins.as_str()))
}

/// Whether a note says what counts and what does not, and did not say so before.
pub(super) fn redefines(old: &str, new: &str) -> bool {
    let hedges = Hedges::default();
    let (old, new) = in_words_changed(&framed(old, &hedges), &framed(new, &hedges));
    let is_any = |words: &[&str], sentence: &[Word]| sentence.iter().any(|word| words.contains(&word.as_str()));
    let (_, added) = changed(&old, &new);
    // `Genehmigte Standorte zählen mit`; `Ein Netz ist fertig, sobald es genehmigt ist`.
    let counts_in = |sentence: &[Word]| sentence.last().is_some_and(|last| last == "mit") && is_any(&COUNTED, sentence);
    let is_when = |sentence: &[Word]| {
        let once = sentence.windows(3).position(|words| words[0] == "1" && words[1] == "times");
        let when = sentence.iter().position(|word| WHEN.contains(&word.as_str())).or(once);
        when.is_some_and(|when| sentence[..when].iter().any(|word| word == "ist"))
    };
    added.iter().any(|sentence| {
        is_any(&COUNTED, sentence) && is_any(&OTHERWISE, sentence) || counts_in(sentence) || is_when(sentence)
    })
}

/// Words behind which a note says when something is.
const WHEN: [&str; 4] = ["sobald", "wenn", "when", "falls"];

fn is_reserved(sentences: &[&Vec<Word>], hedges: &Hedges) -> bool {
    let count = |sentence: &Vec<Word>| {
        if admits(sentence) { hedges.firm_reservations_in(sentence) } else { hedges.reservations_in(sentence) }
    };
    sentences.iter().any(|sentence| count(sentence) > 0)
}

/// The sentences that `new` has besides those of `old`, which are of a text; none if one of these is gone or weaker. With it
/// both as they are written.
fn said_besides<'a>(
    [old, new]: [&'a [Vec<Word>]; 2],
    (text, written): (&str, [&[Framed]; 2]),
    hedges: &Hedges,
) -> Option<Vec<&'a Vec<Word>>> {
    let (gone, added) = changed(old, new);
    // Other punctuation alone, or two sentences in one.
    let said = |sentences: &[&Vec<Word>]| -> Vec<Word> {
        sentences.iter().copied().flatten().filter(|word| !ARTICLES.contains(&word.as_str())).cloned().collect()
    };
    if gone.is_empty() || said(&gone) == said(&added) {
        return Some(if gone.is_empty() { added } else { Vec::new() });
    }
    // What would take something back if it came takes nothing with it when it goes.
    let is_like = |sentence: &[Word]| added.iter().any(|other| likeness(sentence, other) >= ALIKE);
    let lost = gone.into_iter().filter(|sentence| !is_mere(sentence, hedges) || is_like(sentence));
    let gone: Vec<_> = lost.take(added.len() + 1).collect();
    if gone.len() > added.len() || gone.len() * added.len() > PAIRS {
        return None;
    }
    let mut left = added.clone();
    let nouns = LazyCell::new(|| Nouns::of(written.into_iter().flatten()));
    for sentence in gone.iter().copied() {
        let alike = left.iter().enumerate().map(|(place, other)| (likeness_as_form(sentence, other, hedges), place));
        let (_, place) = alike
            .filter(|(likeness, _)| *likeness >= ALIKE)
            .max_by_key(|(likeness, place)| (*likeness, usize::MAX - place))?;
        if trades(sentence, left.get(place)?, [&gone, &added]) {
            return None;
        }
        let sentence = &with_noun(sentence, left.get(place)?, text);
        if is_weaker(sentence, left.get(place)?, hedges) {
            let parts = parts(sentence, &left, place, hedges)?;
            left.drain(parts);
        } else if describes_fewer(sentence, left.get(place)?, &nouns)
            && !is_recast(sentence, &aligned(sentence, left.get(place)?), hedges)
        {
            return None;
        } else {
            left.remove(place);
        }
    }
    Some(left)
}

/// How much two sentences have in common; enough for one that says the same with other words.
fn likeness_as_form(old: &[Word], new: &[Word], hedges: &Hedges) -> usize {
    const LEAST: usize = 25;
    const SHORT: usize = 16;
    let alike = likeness(old, new);
    if !(LEAST..ALIKE).contains(&alike) || old.len().min(new.len()) > SHORT {
        return alike;
    }
    let new = aligned(old, new);
    if is_recast(old, &new, hedges) { ALIKE } else { likeness(old, &new) }
}

/// Whether a sentence says less than the one that it was, in whatever form.
fn is_weaker(old: &[Word], new: &[Word], hedges: &Hedges) -> bool {
    let new = aligned(old, new);
    are_swapped(old, &new) || !is_recast(old, &new, hedges) && sentence_weakens(old, &new, hedges)
}

/// Whether a sentence has a word of another one that is spelled much alike, and gave that one its own: `Steinberg`, `Steinburg`.
fn trades(old: &[Word], new: &[Word], [gone, added]: [&[&Vec<Word>]; 2]) -> bool {
    let is_in = |word: &Word, sentences: &[&Vec<Word>]| sentences.iter().any(|sentence| sentence.contains(word));
    let is_traded =
        |(one, other): (&Word, &Word)| one != other && is_mended(one, other) && is_in(other, gone) && is_in(one, added);
    gone.len() > 1 && old.len() == new.len() && old.iter().zip(new).any(is_traded)
}

/// How much two sentences have in common, in percent, of which one may have become the other.
const ALIKE: usize = 50;

/// Most sentences that one becomes.
const PARTS: usize = 6;

/// The sentences around a place that together say what one said, with nothing but the words that links them.
fn parts(whole: &[Word], sentences: &[&Vec<Word>], place: usize, hedges: &Hedges) -> Option<Range<usize>> {
    let is_link = |word: &Word| {
        let known: [&[&str]; 3] = [&LINKS, &ARTICLES, &AUXILIARIES];
        known.iter().any(|known| known.contains(&word.as_str())) || whole.contains(word)
    };
    let ranges =
        (2..=PARTS).flat_map(|length| (place.saturating_sub(length - 1)..=place).map(move |at| at..at + length));
    ranges.into_iter().find(|range| {
        let Some(parts) = sentences.get(range.clone()) else { return false };
        let parts: Vec<Word> = parts.iter().copied().flatten().cloned().collect();
        let parts = aligned(whole, &parts);
        parts.iter().all(is_link) && !is_weaker(whole, &parts, hedges)
    })
}

#[cfg(test)]
mod form_tests;
#[cfg(test)]
mod game_tests;
#[cfg(test)]
mod kinds_tests;
#[cfg(test)]
mod tests;

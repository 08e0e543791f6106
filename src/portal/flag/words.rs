//! Whether a text says less than before: a sentence, a number, a date or an actor is gone, a number is weaker, a denial came
//! or went, a hedge was put in.
//!
//! Texts are compared sentence by sentence. Upper case, quotes, dashes, punctuation and white space do not count, nor does
//! the way a number or a month is written. A sentence that got more words says more, unless these are hedges; one whose
//! words were only mended says the same.

use std::collections::BTreeSet;
use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};

use super::amounts::{Bound, is_more};
use super::hedges::Hedges;
use super::lost::{is_empty, is_one, lost};
use super::narrowing::{limits, limits_in, narrows, restricts, widens};
use super::order::{keeps_behind, scopes};
use super::passive::Passive;
use super::said::{changed, likeness, read, read_changed};
use super::spelling::is_same;
use super::tokens::{Time, Word, is_number, words};
use super::word_lists::{
    ARTICLES, AUXILIARIES, BEGINS, CEILING, COUNTED, INSTEAD, LESS, LESS_IS_BETTER, LIMITED, LINKS, ONLY, OTHERWISE,
    READING, THIS, VERBS,
};
use crate::markdown::sentences;

/// Sentences that a pair of texts may have changed before nobody looks for the one that each became.
const PAIRS: usize = 10_000;

/// Whether `new` says less than `old`. Both are Markdown; a plain text is that too.
pub fn weakens(old: &str, new: &str, hedges: &Hedges) -> bool {
    let (gone, added) = read_changed(old, new, hedges);
    let is_put_off = |besides: &[&Vec<Word>]| {
        let mut begun = besides.iter().filter(|sentence| begins(sentence)).peekable();
        let last = if begun.peek().is_some() { latest(&read(old, hedges)) } else { None };
        begun.any(|sentence| sentence.iter().any(|word| is_later(word, last)))
    };
    let is_limit = |sentence: &&Vec<Word>| matches!(sentence.as_slice(), [only, next, ..] if ONLY.contains(&only.as_str()) && LIMITED.contains(&next.as_str()));
    said_besides(&gone, &added, hedges)
        .is_none_or(|besides| is_reserved(&besides, hedges) || is_put_off(&besides) || besides.iter().any(is_limit))
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
    let is_first = is_unsaid(old, hedges);
    came.into_iter().find(|text| is_reserved_in(&words(text), is_first, hedges))
}

/// [`weakens`] of the text of a page. One that said nothing before, perhaps in a comment, promised nothing that words could take
/// back which also describe.
pub(super) fn text_weakens(old: &str, new: &str, hedges: &Hedges) -> bool {
    if is_unsaid(old, hedges) {
        return read(new, hedges).iter().any(|sentence| is_reserved_in(sentence, true, hedges));
    }
    weakens(old, new, hedges)
}

fn is_unsaid(text: &str, hedges: &Hedges) -> bool {
    read(text, hedges).is_empty()
}

fn is_reserved_in(sentence: &[Word], is_first: bool, hedges: &Hedges) -> bool {
    let count = if is_first { Hedges::firm_reservations_in } else { Hedges::reservations_in };
    count(hedges, sentence) > 0
}

/// Whether a text takes the binding force from what stands elsewhere.
pub(super) fn disclaims(text: &str, hedges: &Hedges) -> bool {
    read(text, hedges).iter().any(|sentence| hedges.disclaims(sentence))
}

/// The same of a promise: there a sentence of its own takes something back as well that says how it is to be read, or names
/// a later day.
pub(super) fn promise_weakens(old: &str, new: &str, hedges: &Hedges) -> bool {
    let (old, new) = (read(old, hedges), read(new, hedges));
    let last = latest(&old);
    let takes_back = |sentence: &&Vec<Word>| {
        let is_less = sentence.first().is_some_and(|first| LESS.contains(&first.as_str()));
        let is_read = sentence.iter().any(|word| READING.contains(&word.as_str()) || is_later(word, last));
        !old.is_empty() && (is_less || is_read)
    };
    said_besides(&old, &new, hedges)
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
    let (old, new) = read_changed(old, new, &Hedges::default());
    let is_any = |words: &[&str], sentence: &[Word]| sentence.iter().any(|word| words.contains(&word.as_str()));
    let (_, added) = changed(&old, &new);
    added.iter().any(|sentence| is_any(&COUNTED, sentence) && is_any(&OTHERWISE, sentence))
}

fn is_reserved(sentences: &[&Vec<Word>], hedges: &Hedges) -> bool {
    sentences.iter().any(|sentence| hedges.reservations_in(sentence) > 0)
}

/// The sentences that `new` has besides those of `old`; none if one of these is gone or weaker.
fn said_besides<'a>(old: &'a [Vec<Word>], new: &'a [Vec<Word>], hedges: &Hedges) -> Option<Vec<&'a Vec<Word>>> {
    let (gone, added) = changed(old, new);
    if gone.is_empty() {
        return Some(added);
    }
    // Other punctuation alone, or two sentences in one.
    let said = |sentences: &[&Vec<Word>]| -> Vec<Word> {
        sentences.iter().copied().flatten().filter(|word| !ARTICLES.contains(&word.as_str())).cloned().collect()
    };
    if said(&gone) == said(&added) {
        return Some(Vec::new());
    }
    if gone.len() > added.len() || gone.len() * added.len() > PAIRS {
        return None;
    }
    let mut left = added;
    for sentence in gone {
        let alike = left.iter().enumerate().map(|(place, other)| (likeness(sentence, other), place));
        let (_, place) = alike
            .filter(|(likeness, _)| *likeness >= 50)
            .max_by_key(|(likeness, place)| (*likeness, usize::MAX - place))?;
        if sentence_weakens(sentence, left.get(place)?, hedges) {
            let parts = parts(sentence, &left, place, hedges)?;
            left.drain(parts);
        } else {
            left.remove(place);
        }
    }
    Some(left)
}

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
        parts.iter().all(is_link) && !sentence_weakens(whole, &parts, hedges)
    })
}

fn sentence_weakens(old: &[Word], new: &[Word], hedges: &Hedges) -> bool {
    if old.concat() == new.concat() {
        return false;
    }
    let came = |count: fn(&Hedges, &[Word]) -> usize| (count(hedges, old), count(hedges, new));
    let ((denied_old, new_denials), (hedges_then, soft_now)) = (came(Hedges::denials_in), came(Hedges::hedges_in));
    if denied_old != new_denials || soft_now > hedges_then {
        return true;
    }
    if limits_in(new) < limits_in(old) || Passive::turns(old, new) {
        return true;
    }
    let instead = |words: &[Word]| {
        let with_and_without = words.windows(2).filter(|pair| pair[0] == "und" && pair[1] == "ohne").count();
        words.iter().filter(|word| INSTEAD.contains(&word.as_str())).count() + with_and_without
    };
    if instead(new) > instead(old) {
        return true;
    }
    let (in_hedge, is_softened) = (hedges.any_in(old), hedges_then > soft_now);
    let says = |place: usize, word: &Word| {
        let is_auxiliary = is_softened && AUXILIARIES.contains(&word.as_str());
        let is_freed = in_hedge[place] && is_softened && !keeps_behind(old, place, new);
        !(is_empty(word) || is_auxiliary || is_freed)
    };
    let passive = Passive::of(old, new);
    let participle = passive.as_ref().map(Passive::participle);
    let input = InternedInput::new(Words(old), Words(new));
    let diff = Diff::compute(Algorithm::Myers, &input);
    let (mut gone, mut came): (Vec<&Word>, Vec<&Word>) = (Vec::new(), Vec::new());
    let mut forms: Vec<(&Word, &Word)> = Vec::new();
    let mut inserted = vec![false; new.len()];
    // Who pays no more than 49 euros pays better no more than 39.
    let is_ceiling = denied_old > 0
        && old
            .windows(2)
            .any(|pair| CEILING.contains(&pair[0].as_str()) && ["als", "than"].contains(&pair[1].as_str()));
    let less_is_better = is_ceiling || old.iter().chain(new).any(|word| LESS_IS_BETTER.contains(&word.as_str()));
    for hunk in diff.hunks() {
        let range = |range: Range<u32>| range.start as usize..range.end as usize;
        let (before, after) = (range(hunk.before), range(hunk.after));
        let said: Vec<&Word> =
            before.clone().filter(|place| says(*place, &old[*place])).map(|place| &old[place]).collect();
        let says_now: Vec<&Word> = new[after.clone()].iter().filter(|word| !is_empty(word)).collect();
        let less_is_better =
            is_fewer_better([old.get(before.start.wrapping_sub(1)), new.get(after.end)], less_is_better);
        // A limit that something keeps to.
        let is_limit = |word: &&Word| ["hoechstens", "maximal"].contains(&word.as_str());
        if less_is_better && old[before.clone()].iter().any(|word| is_limit(&word)) && says_now.is_empty() {
            return true;
        }
        let bound = Bound::of(&old[..before.start], old);
        let is_kept = |(one, other): (&&Word, &&Word)| {
            one == other
                || is_same(one, other) && !is_hedge(hedges, one, other)
                || is_more(one, other, less_is_better, bound)
                // What is done is more than what is being done, and not the other way round.
                || *one == "wird" && *other == "ist"
                || !less_is_better && is_one(one) && other.parse().is_ok_and(|number: f64| number > 1.0)
        };
        if said.len() == says_now.len() && said.iter().zip(&says_now).all(is_kept) {
            forms.extend(said.into_iter().zip(says_now).filter(|(one, other)| one != other));
            continue;
        }
        // `jede Schule` became `jeder Standort einer Schule`.
        let kept = said.iter().zip(&new[after.clone()]).take_while(|(one, other)| is_same(one, other)).count();
        let from = after.start + kept;
        if kept == said.len()
            && (narrows(&new[..from], &new[from..after.end], old, participle)
                || said.is_empty()
                    && (restricts(&new[..from], &new[from..after.end]) || limits(&new[from..after.end], old)))
        {
            return true;
        }
        inserted[after.clone()].fill(said.is_empty());
        gone.extend(said);
        came.extend(says_now);
    }
    // Where nothing but verbs changed, they did not for their spelling.
    let is_past = |(one, other): &(&Word, &Word)| {
        let is_verb = VERBS.contains(&one.as_str()) || one.ends_with("iert");
        is_verb && other.strip_suffix('e') == Some(one.as_str())
    };
    if gone.is_empty() && came.is_empty() && !forms.is_empty() && forms.iter().all(is_past) {
        return true;
    }
    if widens(new, &inserted, less_is_better) {
        return true;
    }
    // Words that stand at another place are no loss, unless the place tells what they are about.
    let numbers = |words: &[Word]| words.iter().filter(|word| is_number(word)).cloned().collect::<Vec<_>>();
    let is_told_of_else = denied_old + soft_now > 0 && scopes(old, hedges) != scopes(new, hedges);
    let order_counts = is_told_of_else || numbers(old) != numbers(new);
    if gone.iter().any(|word| came.contains(word)) && order_counts {
        return true;
    }
    let gone = lost([old, new], gone, &came, is_softened, passive);
    // With a condition goes what it said.
    let is_freed =
        hedges.reservations_in(old) > hedges.reservations_in(new) && !gone.iter().any(|word| is_number(word));
    !gone.is_empty() && !is_freed
}

/// Whether fewer are better of what stands between two words, if the sentence says so of others.
fn is_fewer_better(around: [Option<&Word>; 2], elsewhere: bool) -> bool {
    let [before, behind] = around.map(|word| word.map_or("", String::as_str));
    let is_most = ["hoechstens", "maximal", "nur", "als"].contains(&before);
    // `um 40 Prozent` is a difference, `zweimal` is more than `einmal`.
    let is_number = ["um", "by"].contains(&before) || ["mal", "times"].contains(&behind);
    // `alle 2 Jahre` is a distance.
    is_most || !is_number && (elsewhere || ["alle", "every", "pro", "je"].contains(&before))
}

fn is_hedge(hedges: &Hedges, one: &Word, other: &Word) -> bool {
    [one, other].into_iter().any(|word| hedges.any_in(std::slice::from_ref(word)) == [true])
}

struct Words<'a>(&'a [Word]);

impl<'a> imara_diff::TokenSource for Words<'a> {
    type Token = &'a str;
    type Tokenizer = std::iter::Map<std::slice::Iter<'a, Word>, fn(&'a Word) -> &'a str>;

    fn tokenize(&self) -> Self::Tokenizer {
        self.0.iter().map(String::as_str)
    }

    fn estimate_tokens(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests;

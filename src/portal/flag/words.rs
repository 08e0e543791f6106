//! Whether a text says less than before: a sentence, a number, a date or an actor is gone, a number is weaker, a denial came
//! or went, a hedge was put in.
//!
//! Texts are compared sentence by sentence. Upper case, quotes, dashes, punctuation and white space do not count, nor does
//! the way a number or a month is written. A sentence that got more words says more, unless these are hedges; one whose
//! words were only mended says the same.

use std::collections::BTreeMap;
use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};

use super::hedges::Hedges;
use super::passive::Passive;
use super::tokens::{Time, Word, is_number, words};
use super::word_lists::{
    ALL, ARTICLES, AUXILIARIES, BEGINS, CEILING, COMPARED, CONDITIONS, COUNTED, FRAMED, FREE, INSTEAD, LASTING,
    LESS_IS_BETTER, LINKS, MORE, NARROWING, ONLY, OTHERWISE, PART, PREFIXES, RANGE, READING, STRICTLY, THIS, TITLES,
    VERBS, WHOLE, closed, is_short,
};
use crate::markdown::sentences;

/// Sentences that a pair of texts may have changed before nobody looks for the one that each became.
const PAIRS: usize = 10_000;

/// Pairs of words that are still compared one by one: a sentence of more words than anybody writes says something else.
const WORDS: usize = 250_000;

/// A longer word is mended by nobody.
const LONGEST: usize = 200;

/// Letters that a mended word may differ in, and how many it has at least.
const MENDED: (usize, usize) = (2, 5);

/// Whether `new` says less than `old`. Both are Markdown; a plain text is that too.
pub fn weakens(old: &str, new: &str, hedges: &Hedges) -> bool {
    let (gone, added) = read_changed(old, new, hedges);
    let is_put_off = |besides: &[&Vec<Word>]| {
        let mut begun = besides.iter().filter(|sentence| begins(sentence)).peekable();
        let last = if begun.peek().is_some() { latest(&read(old, hedges)) } else { None };
        begun.any(|sentence| sentence.iter().any(|word| is_later(word, last)))
    };
    said_besides(&gone, &added, hedges).is_none_or(|besides| is_reserved(&besides, hedges) || is_put_off(&besides))
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
        !old.is_empty() && sentence.iter().any(|word| READING.contains(&word.as_str()) || is_later(word, last))
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

/// Whether a name says something else than before, not only in another form. Of what is done, more may be said.
pub(super) fn is_renamed(old: &str, new: &str, is_done: bool) -> bool {
    let (old, new) = (words(old), words(new));
    let is_more = |rest: &[Word]| matches!(rest, [and, ..] if and == "und" || and == "and");
    if is_done && new.strip_prefix(old.as_slice()).is_some_and(is_more) {
        return false;
    }
    if old.len() * new.len() > WORDS {
        return old != new;
    }
    let is_in = |word: &Word, others: &[Word]| {
        ARTICLES.contains(&word.as_str())
            || word == "ist"
            || others.iter().any(|other| other == word || is_same(word, other))
    };
    old.iter().any(|word| !is_in(word, &new)) || new.iter().any(|word| !is_in(word, &old))
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

/// A sentence, and whether it is quoted or stands under a heading by which it was so once or may be some day.
type Framed = (String, bool);

/// The sentences of a text. Headings that only say what comes are none.
fn framed(text: &str, hedges: &Hedges) -> Vec<Framed> {
    let (mut frame, mut is_led) = (None, false);
    let framed = sentences(text).into_iter().filter_map(|sentence| {
        if let Some(level) = sentence.level {
            let said = words(&sentence.text);
            frame = frame.filter(|above| *above < level).or_else(|| hedges.frames(&said).then_some(level));
            let is_title = said.first().is_some_and(|first| TITLES.contains(&first.as_str()));
            let says = !is_title || said.iter().any(|word| is_number(word));
            return says.then_some((sentence.text, false));
        }
        let is_framed = frame.is_some() || sentence.is_quoted || is_led;
        // `Früher hieß es:`
        is_led = sentence.text.ends_with(':') && hedges.hedges_in(&words(&sentence.text)) > 0;
        Some((sentence.text, is_framed))
    });
    framed.collect()
}

/// Sentences as words, with a sign for a frame.
fn in_words<'s>(sentences: impl IntoIterator<Item = &'s Framed>) -> Vec<Vec<Word>> {
    let read = sentences.into_iter().map(|(text, is_framed)| {
        let mut said = words(text);
        said.extend((*is_framed && !said.is_empty()).then(|| FRAMED.to_owned()));
        said
    });
    read.filter(|words| !words.is_empty()).collect()
}

fn read(text: &str, hedges: &Hedges) -> Vec<Vec<Word>> {
    in_words(&framed(text, hedges))
}

/// The same of two texts without the sentences that both have to the letter: most of a long text, and never looked at.
fn read_changed(old: &str, new: &str, hedges: &Hedges) -> (Vec<Vec<Word>>, Vec<Vec<Word>>) {
    let (old, new) = (framed(old, hedges), framed(new, hedges));
    let (gone, added) = changed(&old, &new);
    (in_words(gone), in_words(added))
}

/// Sentences of each that the other does not have.
fn changed<'a, S: Ord>(old: &'a [S], new: &'a [S]) -> (Vec<&'a S>, Vec<&'a S>) {
    fn without<'a, S: Ord>(all: &'a [S], others: &[S]) -> Vec<&'a S> {
        let mut left: BTreeMap<&S, usize> = BTreeMap::new();
        others.iter().for_each(|sentence| *left.entry(sentence).or_default() += 1);
        let mut is_there = |sentence: &S| {
            let Some(count) = left.get_mut(sentence).filter(|count| **count > 0) else { return false };
            *count -= 1;
            true
        };
        all.iter().filter(|sentence| !is_there(sentence)).collect()
    }
    (without(old, new), without(new, old))
}

/// How much two texts look like one, in percent.
pub(super) fn likeness_of(one: &str, other: &str) -> usize {
    let (one, other) = (words(one), words(other));
    if one == other { 100 } else { likeness(&one, &other).min(99) }
}

/// How many words of the shorter sentence stand in the other one too, in percent.
fn likeness(one: &[Word], other: &[Word]) -> usize {
    if one.len() * other.len() > WORDS {
        return 0;
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let mut rest: Vec<&Word> = long.iter().collect();
    let found = short.iter().filter(|word| {
        let place = rest.iter().position(|other| *other == *word || is_same(word, other));
        place.map(|place| rest.swap_remove(place)).is_some()
    });
    found.count() * 100 / short.len().max(1)
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
    let instead = |words: &[Word]| words.iter().filter(|word| INSTEAD.contains(&word.as_str())).count();
    if instead(new) > instead(old) {
        return true;
    }
    let (in_hedge, is_softened) = (hedges.any_in(old), hedges_then > soft_now);
    let is_empty = |word: &Word| ARTICLES.contains(&word.as_str()) || word == FRAMED;
    let says = |place: usize, word: &Word| {
        let is_auxiliary = is_softened && AUXILIARIES.contains(&word.as_str());
        !(is_empty(word) || is_auxiliary || in_hedge[place] && is_softened)
    };
    let input = InternedInput::new(Words(old), Words(new));
    let diff = Diff::compute(Algorithm::Myers, &input);
    let (mut gone, mut came): (Vec<&Word>, Vec<&Word>) = (Vec::new(), Vec::new());
    let mut forms: Vec<(&Word, &Word)> = Vec::new();
    let mut inserted = vec![false; new.len()];
    // Who pays no more than 49 euros pays better no more than 39.
    let is_ceiling =
        denied_old > 0 && old.windows(2).any(|pair| CEILING.contains(&pair[0].as_str()) && pair[1] == "als");
    let less_is_better = is_ceiling || old.iter().chain(new).any(|word| LESS_IS_BETTER.contains(&word.as_str()));
    for hunk in diff.hunks() {
        let range = |range: Range<u32>| range.start as usize..range.end as usize;
        let (before, after) = (range(hunk.before), range(hunk.after));
        let said: Vec<&Word> =
            before.clone().filter(|place| says(*place, &old[*place])).map(|place| &old[place]).collect();
        let says_now: Vec<&Word> = new[after.clone()].iter().filter(|word| !is_empty(word)).collect();
        // `um 40 Prozent` is a difference, `alle 2 Jahre` a distance.
        let word_before = before.start.checked_sub(1).and_then(|place| old.get(place)).map_or("", String::as_str);
        let word_behind = new.get(after.end).map_or("", String::as_str);
        let less_is_better = match word_before {
            "um" | "by" => false,
            // `zweimal` is more than `einmal`, unless that is the most.
            "hoechstens" | "maximal" | "nur" | "als" => true,
            _ if ["mal", "times"].contains(&word_behind) => false,
            "alle" | "every" | "pro" | "je" => true,
            _ => less_is_better,
        };
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
            && (narrows(&new[..from], &new[from..after.end])
                || said.is_empty() && (restricts(&new[..from]) || limits(&new[from..after.end], old)))
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
    let order_counts = denied_old + soft_now > 0 || numbers(old) != numbers(new);
    if gone.iter().any(|word| came.contains(word)) && order_counts {
        return true;
    }
    for word in came {
        let is_it = |lost: &&Word| *lost == word || is_same(lost, word) || is_softened && share_stem(lost, word);
        if let Some(place) = gone.iter().position(is_it) {
            gone.swap_remove(place);
        }
    }
    // A mistake in a short word that says nothing itself.
    gone.retain(|lost| {
        let is_mended = |short: &&Word| !old.contains(short) && is_mended(lost, short);
        !new.iter().filter(|word| is_empty(word)).any(|short| is_mended(&short))
    });
    let mut passive = Passive::of(old, new);
    gone.retain(|lost| !passive.as_mut().is_some_and(|passive| passive.keeps(lost)));
    // With a condition goes what it said.
    let is_freed =
        hedges.reservations_in(old) > hedges.reservations_in(new) && !gone.iter().any(|word| is_number(word));
    !gone.is_empty() && !is_freed
}

/// Whether words come right behind a word for all of something, or behind what all of it is.
fn narrows(before: &[Word], came: &[Word]) -> bool {
    let is_all = |word: &Word| ALL.contains(&word.as_str());
    let is_whole = |word: &&Word| WHOLE.contains(&word.as_str()) || ARTICLES.contains(&word.as_str());
    let behind = before.iter().rev().skip_while(is_whole).take(2).any(is_all);
    let is_narrower = came.first().is_some_and(|first| NARROWING.contains(&first.as_str()));
    let is_more = came.iter().any(|word| {
        is_all(word) || MORE.contains(&word.as_str()) || Time::of(word).is_some() || is_number(word) && !is_narrower
    });
    // Which is where the portal is about.
    behind && !is_more && !came.iter().all(|word| is_whole(&word))
}

/// Whether words say for whom, when or how long something is free that was so without them.
fn limits(came: &[Word], old: &[Word]) -> bool {
    let is_any = |known: &[&str], words: &[Word]| words.iter().any(|word| known.contains(&word.as_str()));
    let is_time = |word: &Word| Time::of(word).is_some();
    let is_free = is_any(&FREE, old);
    let is_limit = match came.first().map(String::as_str) {
        Some("bei") => true,
        Some("fuer" | "for") => is_free,
        Some("bis" | "until") => (is_free || is_any(&LASTING, old)) && came.iter().any(is_time),
        _ => false,
    };
    is_limit && !is_any(&ALL, came) && !is_any(&MORE, came)
}

/// How often a sentence says `nur` of what is promised so strictly: `nur noch digital`, `nur mit Zustimmung`.
fn limits_in(sentence: &[Word]) -> usize {
    let is_limit = |pair: &[Word]| ONLY.contains(&pair[0].as_str()) && STRICTLY.contains(&pair[1].as_str());
    sentence.windows(2).filter(|pair| is_limit(pair)).count()
}

fn is_one(word: &Word) -> bool {
    ["ein", "eine", "einen", "einem", "einer", "1", "one", "a"].contains(&word.as_str())
}

/// Whether words stand in what does not count, or in a condition: there more of them is less.
fn restricts(before: &[Word]) -> bool {
    let place = before.iter().rposition(|word| CONDITIONS.contains(&word.as_str()));
    // In front, a condition ends somewhere, and what it is for begins.
    place.is_some_and(|place| place > 1 || before[place] == "ausgenommen")
}

/// Whether a number or a time was put beside another one that promises more.
fn widens(new: &[Word], inserted: &[bool], less_is_better: bool) -> bool {
    const FAR: usize = 3;
    let numbers = || (0..new.len()).filter(|place| is_number(&new[*place]));
    numbers().filter(|place| inserted[*place]).any(|place| {
        let nearest = numbers().filter(|other| !inserted[*other]).min_by_key(|other| other.abs_diff(place));
        nearest.is_some_and(|other| {
            let between = &new[place.min(other) + 1..place.max(other)];
            let is_range = between.is_empty() || between.iter().any(|word| RANGE.contains(&word.as_str()));
            let is_part = between.iter().any(|word| PART.contains(&word.as_str()));
            let is_of_a_kind = Time::of(&new[place]).is_some() == Time::of(&new[other]).is_some();
            between.len() <= FAR
                && is_range
                && !is_part
                && is_of_a_kind
                && !is_more(&new[other], &new[place], less_is_better, Bound::Within)
        })
    })
}

fn is_hedge(hedges: &Hedges, one: &Word, other: &Word) -> bool {
    [one, other].into_iter().any(|word| hedges.any_in(std::slice::from_ref(word)) == [true])
}

/// Whether two words are forms of one verb or noun, as `anschließen` and `schließt`.
pub(super) fn share_stem(one: &str, other: &str) -> bool {
    const LEAST: usize = 5;
    let letters: Vec<char> = one.chars().take(LONGEST).collect();
    letters.windows(LEAST).any(|part| other.contains(&part.iter().collect::<String>()))
}

/// Whether one word is the other with another ending, or spelled otherwise.
pub(super) fn is_same(one: &Word, other: &Word) -> bool {
    if let (Some(one), Some(other)) = (closed(one), closed(other)) {
        return one == other;
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let ending = long.strip_prefix(short.as_str()).filter(|_| short.len() > 2 && !is_number(short));
    ending.is_some_and(|ending| ["e", "n", "en", "s", "es", "er", "em"].contains(&ending)) || is_mended(one, other)
}

/// Whether one word is the other, spelled otherwise.
fn is_mended(one: &Word, other: &Word) -> bool {
    let (most, least) = MENDED;
    if closed(one).is_some() && closed(other).is_some() {
        return false;
    }
    if one.len().max(other.len()) > LONGEST {
        return false;
    }
    let length = |word: &Word| word.chars().count();
    if is_number(one) || is_number(other) {
        return false;
    }
    // Most pairs are told apart by their lengths, or by their letters: each mistake takes one away and brings one at most.
    let has_others =
        one.is_ascii() && other.is_ascii() && (letters(one) ^ letters(other)).count_ones() as usize > 2 * most;
    if length(one).abs_diff(length(other)) > most || has_others {
        return false;
    }
    if length(one).min(length(other)) < least {
        // `dei` for `die`: what was no word is one now.
        return length(one) > 2 && !is_short(one) && strsim::osa_distance(one, other) == 1;
    }
    let turned = PREFIXES.iter().filter_map(|prefix| Some((prefix, one.strip_prefix(prefix)?)));
    let is_turned = |(prefix, stem): (&&str, &str)| {
        PREFIXES.iter().any(|another| another != prefix && other.strip_prefix(another) == Some(stem))
    };
    !turned.clone().any(is_turned) && strsim::osa_distance(one, other) <= most
}

/// Which letters a word has, a bit for each.
fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |all, letter| all | 1 << (letter & 31))
}

/// What a time says, by the words before it.
#[derive(Debug, Clone, Copy)]
enum Bound {
    /// `im Juni`: something is then.
    Within,
    /// `bis`: its last day counts.
    Until,
    /// `ab`: its first day counts.
    From,
    /// `bezahlt bis`: so long.
    Lasting,
    /// `gegenüber`: what it is compared with.
    Compared,
}

impl Bound {
    /// Of what stands behind some words of a sentence.
    fn of(before: &[Word], sentence: &[Word]) -> Self {
        let is_there = |words: &[&str], some: &[Word]| some.iter().any(|word| words.contains(&word.as_str()));
        let near = &before[before.len().saturating_sub(3)..];
        match near.last().map_or("", String::as_str) {
            _ if is_there(&COMPARED, near) => Self::Compared,
            "bis" if is_there(&LASTING, sentence) => Self::Lasting,
            "bis" | "until" | "by" => Self::Until,
            "ab" | "from" => Self::From,
            _ => Self::Within,
        }
    }
}

/// Whether another number promises more: a time that ends earlier or lies within the old one, more of what is better.
fn is_more(one: &Word, other: &Word, less_is_better: bool, bound: Bound) -> bool {
    if let (Some(before), Some(after)) = (Time::of(one), Time::of(other)) {
        return match bound {
            Bound::Within => !after.is_weaker_than(before),
            Bound::Until => !after.ends_after(before),
            Bound::From => !after.begins_after(before),
            Bound::Lasting => !before.ends_after(after),
            Bound::Compared => after == before,
        };
    }
    let (Ok(before), Ok(after)) = (one.parse::<f64>(), other.parse::<f64>()) else { return false };
    if less_is_better { after < before } else { after > before }
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

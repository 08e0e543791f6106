//! What a text says, sentence by sentence, and which of two texts say the same.

use std::collections::BTreeMap;

use super::hedges::Hedges;
use super::spelling::is_same;
use super::tokens::{Word, is_number, words};
use super::word_lists::{ARTICLES, FRAMED, TITLES, word_set};
use crate::markdown::sentences;

/// Pairs of words that are still compared one by one: a sentence of more words than anybody writes says something else.
pub(super) const WORDS: usize = 250_000;

/// Words with which also a heading that begins with a question tells something: that there is a promise, or something missing.
const TELLING: [&str; 21] = [
    "verfehlt",
    "gescheitert",
    "verzoegert",
    "missed",
    "delayed",
    "fehlt",
    "fehlen",
    "fehlte",
    "offen",
    "nicht",
    "scheiterte",
    "schief",
    "versprechen",
    "versprochen",
    "garantieren",
    "sichern",
    "missing",
    "wrong",
    "failed",
    "promise",
    "guarantee",
];

word_set! {
    /// Words of headings that only say what comes.
    HEADINGS = "hintergrund unser unsere zielsetzung vorhaben inhalt ausgangslage ziel ziele massnahme massnahmen umsetzung stand zwischenstand sachstand ueberblick einleitung \
        einfuehrung kontakt zusammenfassung weitere informationen quellen naechste schritte zeitplan kosten background overview introduction \
        measures contact summary sources next steps goals goal status timetable costs"
}

fn is_of_heading(word: &Word) -> bool {
    ARTICLES.contains(&word.as_str()) || HEADINGS.contains(word.as_str())
}

/// A sentence, and whether it is quoted or stands under a heading by which it was so once or may be some day.
pub(super) type Framed = (String, bool);

/// The sentences of a text. Headings that only say what comes are none.
pub(super) fn framed(text: &str, hedges: &Hedges) -> Vec<Framed> {
    let (mut frame, mut is_led) = (None, false);
    let framed = sentences(text).into_iter().filter_map(|sentence| {
        if let Some(level) = sentence.level {
            let said = words(&sentence.text);
            frame = frame.filter(|above| *above < level).or_else(|| hedges.frames(&said).then_some(level));
            let is_title = said.first().is_some_and(|first| TITLES.contains(&first.as_str()));
            let is_title = is_title || !said.is_empty() && said.iter().all(is_of_heading);
            let says = !is_title || said.iter().any(|word| is_number(word) || TELLING.contains(&word.as_str()));
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
pub(super) fn in_words<'s>(sentences: impl IntoIterator<Item = &'s Framed>) -> Vec<Vec<Word>> {
    let read = sentences.into_iter().map(|(text, is_framed)| {
        let mut said = words(text);
        said.extend((*is_framed && !said.is_empty()).then(|| FRAMED.to_owned()));
        said
    });
    read.filter(|words| !words.is_empty()).collect()
}

/// The sentences of a text, as words. What is quoted, or stands under a heading by which it was so once or may be some day,
/// has a sign for that.
pub(super) fn read(text: &str, hedges: &Hedges) -> Vec<Vec<Word>> {
    in_words(&framed(text, hedges))
}

/// The sentences of two texts that the other does not have to the letter, as words: most of a long text is never looked at.
pub(super) fn in_words_changed(old: &[Framed], new: &[Framed]) -> (Vec<Vec<Word>>, Vec<Vec<Word>>) {
    let (gone, added) = changed(old, new);
    (in_words(gone), in_words(added))
}

/// Sentences of each that the other does not have.
pub(super) fn changed<'a, S: Ord>(old: &'a [S], new: &'a [S]) -> (Vec<&'a S>, Vec<&'a S>) {
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
pub(super) fn likeness(one: &[Word], other: &[Word]) -> usize {
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

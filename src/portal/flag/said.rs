//! What a text says, sentence by sentence, and which of two texts say the same.

use super::hedges::Hedges;
use super::spelling::is_same;
use super::tokens::{Word, is_number, words};
use super::word_lists::{FRAMED, TITLES};
use crate::markdown::sentences;

/// The sentences of a text, as words. What is quoted, or stands under a heading by which it was so once or may be some day,
/// has a sign for that. Headings that only say what comes are none.
pub(super) fn read(text: &str, hedges: &Hedges) -> Vec<Vec<Word>> {
    let (mut frame, mut is_led) = (None, false);
    let read = sentences(text).into_iter().filter_map(|sentence| {
        let mut said = words(&sentence.text);
        if let Some(level) = sentence.level {
            frame = frame.filter(|above| *above < level).or_else(|| hedges.frames(&said).then_some(level));
            let is_title = said.first().is_some_and(|first| TITLES.contains(&first.as_str()));
            return Some(said).filter(|said| !is_title || said.iter().any(|word| is_number(word)));
        }
        let is_framed = frame.is_some() || sentence.is_quoted || is_led;
        // `Früher hieß es:`
        is_led = sentence.text.ends_with(':') && hedges.hedges_in(&said) > 0;
        said.extend((is_framed && !said.is_empty()).then(|| FRAMED.to_owned()));
        Some(said)
    });
    read.filter(|words| !words.is_empty()).collect()
}

/// Sentences of each that the other does not have.
pub(super) fn changed<'a>(old: &'a [Vec<Word>], new: &'a [Vec<Word>]) -> (Vec<&'a Vec<Word>>, Vec<&'a Vec<Word>>) {
    fn without<'a>(all: &'a [Vec<Word>], others: &[Vec<Word>]) -> Vec<&'a Vec<Word>> {
        let mut sorted: Vec<&Vec<Word>> = others.iter().collect();
        sorted.sort_unstable();
        let mut used = vec![false; sorted.len()];
        let is_new = |sentence: &&Vec<Word>| {
            let from = sorted.partition_point(|other| other < sentence);
            let same = sorted[from..].iter().take_while(|other| *other == sentence).count();
            match (from..from + same).find(|place| !used[*place]) {
                Some(place) => {
                    used[place] = true;
                    false
                }
                None => true,
            }
        };
        all.iter().filter(is_new).collect()
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
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let mut rest: Vec<&Word> = long.iter().collect();
    let found = short.iter().filter(|word| {
        let place = rest.iter().position(|other| *other == *word || is_same(word, other));
        place.map(|place| rest.swap_remove(place)).is_some()
    });
    found.count() * 100 / short.len().max(1)
}

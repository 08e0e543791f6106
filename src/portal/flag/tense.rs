//! Verbs and sentences that tell of the past, or of what somebody else says.

use std::ops::Range;

use super::tokens::{Time, Word, is_number};
use super::word_lists::{VERBS, WordSet, word_set};

word_set! {
    /// Words behind which a noun comes, not a verb: `ein Dienst`, `zwei Dienste`.
    BEFORE_NOUNS = "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem alle jede jeder \
        jedes jeden jedem diese dieser dieses mit in von fuer auf an bei ohne aus zu ueber unter nach vor \
        ihre seine"
}

word_set! {
    /// With these in it a sentence has its participle from something else.
    AUXILIARY = "ist wird wurde hat be been have has"
}

/// Verbs that have another word for what was: what is, and what was.
const IRREGULAR: [(&str, &str); 12] = [
    ("build", "built"),
    ("spend", "spent"),
    ("begin", "began"),
    ("write", "wrote"),
    ("drive", "drove"),
    ("stand", "stood"),
    ("become", "became"),
    ("leave", "left"),
    ("teach", "taught"),
    ("bring", "brought"),
    ("speak", "spoke"),
    ("choose", "chose"),
];

word_set! {
    /// Words with which a sentence tells of what was.
    WAS = "war waren wurde wurden hatte hatten standen lag lagen gab gaben kam kamen ging gingen erhielt \
        erhielten blieb blieben erreichte erreichten fehlte fehlten sendete sendeten nutzte nutzten zaehlte \
        was were had stood remained"
}

word_set! {
    /// Words for what was achieved or not, and those with which that is still to come.
    ACHIEVED = "erreicht erfuellt verfehlt abgeschlossen geschafft met missed reached achieved completed"
}
word_set! {
    TO_COME = "wird soll muss kann will bis ab wenn sobald by until from must shall"
}

/// Whether a verb among the old words of a hunk tells of the past among the new ones, or of what somebody says.
pub(super) fn turns(old: &[Word], before: Range<usize>, new: &[Word], after: Range<usize>) -> bool {
    const FAR: usize = 64;
    if before.len() * after.len() > FAR {
        return false;
    }
    let auxiliaries = |words: &[Word]| words.iter().filter(|word| AUXILIARY.contains(word.as_str())).count();
    let is_turned = |(then, now): (usize, usize)| is_turned((old, then), (new, now));
    let mut pairs = before.flat_map(|then| after.clone().map(move |now| (then, now)));
    // What was denied of the past before is told no worse.
    let is_past = reports(old) && old.iter().any(|word| ["nicht", "not", "kein", "keine"].contains(&word.as_str()));
    !is_past && pairs.any(is_turned) && auxiliaries(new) <= auxiliaries(old)
}

/// Whether the word at a place is a verb that another one was, and tells of the past.
fn is_turned((old, then): (&[Word], usize), (new, place): (&[Word], usize)) -> bool {
    const LEAST: usize = 3;
    let one = old[then].as_str();
    let other = new[place].as_str();
    let was = |ending: &str, past: &[&str]| {
        let stem = one.strip_suffix(ending).filter(|stem| stem.len() >= LEAST);
        stem.and_then(|stem| other.strip_prefix(stem)).is_some_and(|ending| past.contains(&ending))
    };
    // `baut` became `baute`, which may be a noun, or `baue`; `bauen` became `bauten`.
    if was("t", &["te"]) {
        return VERBS.contains(&one) || one.ends_with("iert") || !is_noun(new, place, old) && !leads_noun(&old[..then]);
    }
    let is_german = was("t", &["e"]) && !one.ends_with("st")
        || was("en", &["ten", "eten"])
        || was("eln", &["elten"])
        || was("ern", &["erten"]);
    let is_english =
        was("", &["ed"]) || was("e", &["ed"]) || was("s", &["ed", "d"]) || was("es", &["ed"]) || was("ies", &["ied"]);
    let base = one.strip_suffix('s').unwrap_or(one);
    is_german || is_english || IRREGULAR.iter().any(|(now, then)| [one, base].contains(now) && other == *then)
}

/// Whether the last of some words stands before nouns.
fn leads_noun(before: &[Word]) -> bool {
    before.last().is_some_and(|word| BEFORE_NOUNS.contains(word.as_str()) || is_number(word))
}

/// Whether a word stands where nouns do: behind an article or what it describes, or first.
fn is_noun(sentence: &[Word], place: usize, old: &[Word]) -> bool {
    let leads = |word: &Word| leads_noun(std::slice::from_ref(word));
    let Some((last, before)) = sentence[..place].split_last() else { return true };
    let describes = ["e", "en", "er", "es", "em"].iter().any(|ending| last.ends_with(ending));
    // `die Behörde erstattet`; behind an article it would be `die neuen`.
    let is_noun = last.ends_with('e') && before.last().is_some_and(|word| BEFORE_NOUNS.contains(word.as_str()));
    leads(last) || describes && !is_noun && (before.last().is_none_or(leads) || !old.contains(last))
}

/// Whether a sentence says what was, and not what will be.
pub(super) fn reports(sentence: &[Word]) -> bool {
    let has = |words: &WordSet| sentence.iter().any(|word| words.contains(word.as_str()));
    has(&WAS) || has(&ACHIEVED) && !has(&TO_COME)
}

/// Whether a report has another number or day than before: there none is the better one.
pub(super) fn reports_otherwise(old: &[Word], new: &[Word]) -> bool {
    let is_there = |word: &Word| {
        new.contains(word)
            || Time::of(word).is_some_and(|then| {
                new.iter().filter_map(|word| Time::of(word)).any(|now| now == then || now.is_part_of(then))
            })
    };
    reports(old)
        && reports(new)
        && old.iter().any(|word| is_number(word) && !is_there(word))
        && !(is_late(old) && is_late(new) && counts_later(old, new))
}

/// Whether a sentence tells of a delay.
fn is_late(sentence: &[Word]) -> bool {
    word_set! {
        LATE = "verschoben verzoegert verspaetet postponed delayed late behind"
    }
    sentence.iter().any(|word| LATE.contains(word.as_str()))
}

/// Whether all that is counted of a delay is as much as before, or more: that is told no better.
fn counts_later(old: &[Word], new: &[Word]) -> bool {
    word_set! {
        COUNTED = "mal times tage tagen wochen monate monaten jahre jahren days weeks months years"
    }
    let counts = |words: &[Word]| -> Option<Vec<f64>> {
        let is_count = |place: &usize| is_number(&words[*place]) && Time::of(&words[*place]).is_none();
        let counted = (0..words.len()).filter(is_count).map(|place| {
            let is_counted = words.get(place + 1).is_some_and(|unit| COUNTED.contains(unit.as_str()));
            words[place].parse::<f64>().ok().filter(|_| is_counted)
        });
        counted.collect()
    };
    let times_kept = old.iter().filter(|word| Time::of(word).is_some()).all(|time| new.contains(time));
    counts(old).zip(counts(new)).is_some_and(|(then, now)| {
        times_kept && then.len() == now.len() && then.iter().zip(&now).all(|(then, now)| then <= now)
    })
}

/// How often a report says that something was but so much: that tells more, not less.
pub(super) fn admissions_in(sentence: &[Word]) -> usize {
    const BUT: [&str; 6] = ["nur", "lediglich", "erst", "gerade", "only", "just"];
    if !reports(sentence) {
        return 0;
    }
    sentence.windows(2).filter(|pair| BUT.contains(&pair[0].as_str()) && is_number(&pair[1])).count()
}

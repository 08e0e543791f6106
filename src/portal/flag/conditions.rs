//! Conditions without a word for them: `Stimmt der Bund zu, baut das Land.`

use super::spelling::is_same;
use super::tokens::Word;
use super::verbs::PARTICLES;
use super::word_lists::{ARTICLES, AUXILIARIES, word_set};

word_set! {
    /// Words that look like a verb and begin a sentence that has no condition.
    NO_VERBS = "mit seit laut statt samt dort jetzt erst zuerst damit derzeit zuletzt landesweit bundesweit weltweit \
        insgesamt weit gut fast bereits gemeinsam neben wegen gegen zwischen zusammen direkt nicht selbst \
        jederzeit mitunter zunaechst unseren allen"
}

word_set! {
    /// What may come before the one who acts in a condition: a word for them, or its article.
    SUBJECTS = "der die das es ein eine keine kein genug genuegend ausreichend alle sich sie er wir niemand jemand \
        dies diese"
}

/// Words for a condition that a sentence may do without.
const IF: [&str; 2] = ["wenn", "falls"];

pub(super) fn is_verb(word: &str) -> bool {
    const LEAST: usize = 4;
    let is_regular = word.len() >= LEAST && (word.ends_with('t') || word.ends_with("en"));
    (is_regular || ["kann", "darf", "muss", "wird", "hat", "ist", "soll"].contains(&word)) && !NO_VERBS.contains(word)
}

/// Whether what a sentence said comes now behind a condition that begins with its verb.
pub(super) fn begins_with_one(old: &[Word], new: &[Word]) -> bool {
    const LONGEST: usize = 12;
    let [first, second, ..] = new else { return false };
    // `Fortbildung der Lehrkräfte`, `Fortbildungen der Lehrkräfte`
    let is_said = old.iter().any(|word| word == first || is_same(word, first));
    if !is_verb(first) || is_said || !SUBJECTS.contains(second.as_str()) {
        return false;
    }
    // What the old sentence said goes on with its own verb, before whom it tells of.
    let is_kept = |word: &Word| old.iter().skip(1).any(|other| other == word) && is_verb(word);
    let kept = new.iter().take(LONGEST).skip(2).position(is_kept).map(|place| place + 2);
    let says = |word: &&Word| !ARTICLES.contains(&word.as_str()) && !AUXILIARIES.contains(&word.as_str());
    kept.is_some_and(|kept| kept > 2 || !is_verb(second))
        && old.iter().filter(says).all(|word| new.iter().any(|other| other == word || is_same(word, other)))
}

/// Whether a condition only lost or got its `wenn`: `Wenn das Amt schweigt, gilt`, `Schweigt das Amt, gilt`; or stands now
/// behind what it is for: `Das gilt, wenn das Amt schweigt`.
pub(super) fn is_turned(old: &[Word], new: &[Word]) -> bool {
    let turned = |with: &[Word], without: &[Word]| {
        let ([first, with @ ..], [verb, ..]) = (with, without) else { return false };
        let is_it = |at| verb_first(&with[..at], verb).is_some_and(|front| without == [&front, &with[at..]].concat());
        IF.contains(&first.as_str()) && !IF.contains(&verb.as_str()) && (1..=with.len()).any(is_it)
    };
    turned(old, new) || turned(new, old) || is_moved(old, new) || is_moved(new, old)
}

/// A condition that begins with a verb, of one that ends with it: `das Netz ausfällt`, `fällt das Netz aus`.
fn verb_first(condition: &[Word], verb: &Word) -> Option<Vec<Word>> {
    let (last, before) = condition.split_last()?;
    let apart = last.strip_suffix(verb.as_str()).filter(|apart| apart.is_empty() || PARTICLES.contains(apart))?;
    let apart = Some(apart.to_owned()).filter(|apart| !apart.is_empty());
    Some(std::iter::once(verb).chain(before).cloned().chain(apart).collect())
}

/// Whether a condition stands in front in one sentence and behind what it is for in the other.
fn is_moved(behind: &[Word], front: &[Word]) -> bool {
    const LATEST: usize = 6;
    let (Some(place), Some(first)) = (behind.iter().position(|word| IF.contains(&word.as_str())), front.first()) else {
        return false;
    };
    let (main, condition) = (&behind[..place], &behind[place + 1..]);
    let condition = if *first == behind[place] {
        Some([std::slice::from_ref(first), condition].concat())
    } else {
        verb_first(condition, first)
    };
    let rest = condition.as_ref().and_then(|condition| front.strip_prefix(condition.as_slice()));
    // `Das Land zahlt` became `zahlt das Land`.
    let is_main = |rest: &[Word], verb: usize| {
        let (before, from) = main.split_at(verb);
        rest.strip_prefix(&from[..1]).and_then(|rest| rest.strip_prefix(before)).is_some_and(|rest| *rest == from[1..])
    };
    rest.is_some_and(|rest| (1..main.len().min(LATEST)).any(|verb| is_main(rest, verb)))
}

//! Sentences of the same words in which somebody else does it: `Das Land erstattet den Gemeinden die Kosten`, `Die Gemeinden
//! erstatten dem Land die Kosten`; or in which something else comes first.

use super::conditions::is_verb;
use super::spelling::is_form;
use super::tokens::{Word, is_number, is_one};
use super::verbs::{acts, is_one_verb};
use super::word_lists::{ARTICLES, word_set};

/// Most places at which the two sentences differ.
const PLACES: usize = 4;

word_set! {
    /// Words behind which nobody acts.
    PREPOSITIONS = "in an auf mit von fuer bei zu nach aus ueber unter durch gegen ohne um vor by with for of to from at on under"
}
word_set! {
    /// What stands between two of a list.
    LINKS = "und oder sowie and or als auch as well"
}
const OBLIQUE: [&str; 6] = ["dem", "den", "des", "einem", "einen", "eines"];

fn is_empty(word: &Word) -> bool {
    ARTICLES.contains(&word.as_str()) || is_one(word)
}

/// The places of the words that say something.
fn said(words: &[Word]) -> Vec<usize> {
    (0..words.len()).filter(|place| !is_empty(&words[*place])).collect()
}

/// Whether two words of a sentence have each other's place in the new one, so that somebody else acts or comes first.
pub(super) fn are_swapped(old: &[Word], new: &[Word]) -> bool {
    if turns_condition(old, new) || turns_order(old, new) {
        return true;
    }
    let (then, now) = (said(old), said(new));
    if then.len() != now.len() {
        return false;
    }
    let is_same = |one: &Word, other: &Word| {
        one == other || is_form(one, other) || is_one_verb(one, other) || is_one_verb(other, one)
    };
    let pairs: Vec<(usize, usize)> =
        then.iter().copied().zip(now).filter(|(then, now)| !is_same(&old[*then], &new[*now])).collect();
    let [(first, first_now), .., (last, last_now)] = pairs.as_slice() else { return false };
    let (one, other) = (&old[*first], &new[*first_now]);
    let is_swap = |(then, now): &(usize, usize)| {
        let (then, now) = (&old[*then], &new[*now]);
        is_same(then, one) && is_same(now, other) || is_same(then, other) && is_same(now, one)
    };
    let is_list =
        old[first + 1..*last].iter().all(|word| is_empty(word) || LINKS.contains(word.as_str()) || acts(word));
    if pairs.len() > PLACES || is_list || !is_same(&old[*last], other) || !pairs.iter().all(is_swap) {
        return false;
    }
    let is_verb_changed = then.iter().zip(said(new)).any(|(then, now)| {
        let (then, now) = (&old[*then], &new[now]);
        then != now && is_same(then, now)
    });
    acts_otherwise([old, new], [(*first, *last_now), (*last, *first_now)], is_verb_changed)
}

/// Whether two that have each other's place do not do any more what they did, each by its places before and after.
fn acts_otherwise([old, new]: [&[Word]; 2], places: [(usize, usize); 2], is_verb_changed: bool) -> bool {
    let article = |words: &[Word], place: usize| place.checked_sub(1).map_or("", |at| words[at].as_str()).to_owned();
    let is_noun = |(then, _): (usize, usize)| {
        let word = &old[then];
        !is_number(word) && (acts(word) || then > 0 && is_empty(&old[then - 1]))
    };
    let is_object = |words: &[Word], place: usize| {
        let at = if place > 0 && is_empty(&words[place - 1]) { place - 1 } else { place };
        OBLIQUE.contains(&article(words, place).as_str()) || at > 0 && PREPOSITIONS.contains(words[at - 1].as_str())
    };
    let roles = places.map(|(then, now)| [is_object(old, then), is_object(new, now)]);
    if !places.into_iter().all(is_noun) {
        return false;
    }
    if roles.iter().any(|[then, now]| then != now) {
        return true;
    }
    if roles.iter().any(|[then, _]| *then) {
        return false;
    }
    let is_english = article(old, places[0].0) == "the" || article(old, places[1].0) == "the";
    let are_many = |place: usize| old[place].ends_with('n') || old[place].ends_with("aemter");
    let is_one_of_each = are_many(places[0].0) != are_many(places[1].0);
    is_verb_changed || is_english || places.iter().all(|(then, _)| acts(&old[*then])) && !is_one_of_each
}

/// `Zahlt das Land, baut die Gemeinde`, `Baut die Gemeinde, zahlt das Land`
fn turns_condition(old: &[Word], new: &[Word]) -> bool {
    let begins = |words: &[Word]| matches!(words, [verb, subject, ..] if is_verb(verb) && is_empty(subject));
    begins(old) && begins(new) && old.first() != new.first() && has_same(old, new)
}

fn has_same(old: &[Word], new: &[Word]) -> bool {
    let sorted = |words: &[Word]| {
        let mut words: Vec<Word> = said(words).into_iter().map(|place| words[place].clone()).collect();
        words.sort_unstable();
        words
    };
    old.len() == new.len() && sorted(old) == sorted(new)
}

/// `Erst wird das Netz gebaut, dann die Software beschafft`
fn turns_order(old: &[Word], new: &[Word]) -> bool {
    const THEN: [&str; 4] = ["dann", "danach", "anschliessend", "then"];
    const FIRST: [&str; 3] = ["erst", "zuerst", "first"];
    let parts = |words: &'_ [Word]| {
        let then = words.iter().position(|word| THEN.contains(&word.as_str()))?;
        words[..then].iter().any(|word| FIRST.contains(&word.as_str())).then_some(then)
    };
    let (Some(then), Some(now)) = (parts(old), parts(new)) else { return false };
    let moves = |from: &[Word], not: &[Word], to: &[Word]| {
        from.iter().any(|word| word.len() > 4 && to.contains(word) && !not.contains(word))
    };
    has_same(old, new) && moves(&old[..then], &new[..now], &new[now..]) && moves(&old[then..], &new[now..], &new[..now])
}

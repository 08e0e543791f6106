//! Whether a name or title says something else than before.

use super::aligned::aligned;
use super::hedges::Hedges;
use super::said::WORDS;
use super::sentence::sentence_weakens;
use super::spelling::is_same;
use super::tokens::{Word, is_number, words};
use super::word_lists::{ARTICLES, PLANS};

/// Whether a name says the same and something besides it, with an `und`.
fn adds(old: &[Word], new: &[Word]) -> bool {
    let begin = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let end = old[begin..].iter().rev().zip(new[begin..].iter().rev()).take_while(|(old, new)| old == new).count();
    let is_and = |word: &Word| word == "und" || word == "and";
    begin + end == old.len()
        && matches!(&new[begin..new.len() - end], [first, .., last] if is_and(first) || is_and(last))
}

/// Whether a title is about a plan for what it was about.
pub(super) fn becomes_plan(old: &str, new: &str) -> bool {
    let of = |title: &str| words(title).first().is_some_and(|first| PLANS.contains(&first.as_str()));
    of(new) && !of(old)
}

/// Whether two names differ in numbers alone, and the new ones promise more.
fn is_raised(old: &[Word], new: &[Word]) -> bool {
    let is_same = |(old, new): (&Word, &Word)| old == new || is_number(old) && is_number(new);
    old.len() == new.len() && old.iter().zip(new).all(is_same) && !sentence_weakens(old, new, &Hedges::default())
}

/// Whether a name says something else than before, not only in another form. Of what is done, more may be said.
pub(super) fn is_renamed(old: &str, new: &str, is_done: bool) -> bool {
    let old = words(old);
    let new = aligned(&old, &words(new));
    if is_done && adds(&old, &new) {
        return false;
    }
    if old.len() * new.len() > WORDS {
        return old != new;
    }
    if is_done && is_raised(&old, &new) {
        return false;
    }
    let is_in = |word: &Word, others: &[Word]| {
        ARTICLES.contains(&word.as_str())
            || word == "ist"
            || others.iter().any(|other| other == word || is_same(word, other))
    };
    old.iter().any(|word| !is_in(word, &new)) || new.iter().any(|word| !is_in(word, &old))
}

//! Which words of a sentence a hedge or denial speaks about: where the others stand is a matter of style.

use super::hedges::Hedges;
use super::tokens::{Word, is_number};
use super::word_lists::{ALL, ARTICLES, FINITE, OUTSIDE};

/// What the hedges and denials of a sentence stand before, each with its own words, in no order.
pub(super) fn scopes<'s>(sentence: &'s [Word], hedges: &Hedges) -> Vec<Vec<&'s Word>> {
    let in_hedge = hedges.any_in(sentence);
    let is_verb = |place: usize| FINITE.contains(&sentence[place].as_str());
    let is_in = |place: &usize| in_hedge[*place] && !is_verb(*place);
    let begins = (0..sentence.len()).filter(|place| is_in(place) && !place.checked_sub(1).is_some_and(|at| is_in(&at)));
    let mut scopes: Vec<Vec<&Word>> = begins.map(|begin| scope(sentence, begin, &in_hedge)).collect();
    scopes.sort_unstable();
    scopes
}

/// The words of a hedge, and what follows up to the first that says something.
fn scope<'s>(sentence: &'s [Word], begin: usize, in_hedge: &[bool]) -> Vec<&'s Word> {
    let leads =
        |word: &Word| [&ARTICLES[..], &ALL].iter().any(|known| known.contains(&word.as_str())) || is_number(word);
    let end = (begin..sentence.len()).find(|place| !in_hedge[*place] && !leads(&sentence[*place]));
    sentence[begin..end.map_or(sentence.len(), |end| end + 1)].iter().collect()
}

/// Whether a word says where something does not hold, and that something is still there.
pub(super) fn keeps_behind(old: &[Word], place: usize, new: &[Word]) -> bool {
    let behind = old[place + 1..].iter().find(|word| !ARTICLES.contains(&word.as_str()));
    OUTSIDE.contains(&old[place].as_str()) && behind.is_some_and(|behind| new.contains(behind))
}

//! Promises of several things that become one of them, and reports that no longer say that something is too little.

use super::spelling::are_plural;
use super::tense::{admissions_in, reports};
use super::tokens::{Word, is_number, is_one};
use super::word_lists::{ALL, word_set};

word_set! {
    /// Before what happens again and again: there one stands for all.
    EACH = "wer wenn falls sobald jede jeder jedes jeden jedem kann koennen if when whoever every each can"
}
word_set! {
    /// Words of a state that was reached, or not yet.
    STATE = "bisher derzeit aktuell momentan bereits inzwischen mittlerweile erfreulicherweise leider erst already currently \
        meanwhile"
}

/// Whether several things became one: `in den Städten Lotsenstellen`, `in einer Stadt eine Lotsenstelle`.
pub(super) fn becomes_one(old: &[Word], new: &[Word]) -> bool {
    /// What may stand between the article and the noun.
    const BETWEEN: usize = 2;
    let stands_for_all = |word: &Word| EACH.contains(word.as_str()) || ALL.contains(&word.as_str());
    if new.iter().any(stands_for_all) || old.iter().any(is_one) {
        return false;
    }
    let were_many = |one: &Word| {
        let is_many = |many: &&Word| is_plural(one, many) && !new.contains(many);
        !old.contains(one) && old.iter().any(|many| is_many(&many))
    };
    let articles = new.iter().enumerate().filter(|(_, word)| is_one(word));
    articles.flat_map(|(place, _)| new.iter().skip(place + 1).take(BETWEEN)).any(were_many)
}

fn is_plural(one: &str, many: &str) -> bool {
    let ending = many.strip_prefix(one).filter(|_| one.len() > 2 && !is_number(one));
    ending.is_some_and(|ending| ["e", "n", "en", "er", "ern", "nen", "se", "sen", "s"].contains(&ending))
        || are_plural(one, many)
}

/// Whether a number stays that was said to be but that much: `nur 3 von 11`, `bereits 3 von 11`.
pub(super) fn is_admitted_no_more(old: &[Word], new: &[Word]) -> bool {
    const BUT: [&str; 6] = ["nur", "lediglich", "erst", "gerade", "only", "just"];
    let but =
        |words: &[Word]| words.windows(2).filter(|pair| BUT.contains(&pair[0].as_str()) && is_number(&pair[1])).count();
    let tells = |words: &[Word]| reports(words) || words.iter().any(|word| STATE.contains(word.as_str()));
    let are_kept = || old.iter().filter(|word| is_number(word)).all(|number| new.contains(number));
    but(new) < but(old) && admissions_in(new) == 0 && (tells(old) || tells(new)) && are_kept()
}

//! Which words of a sentence are lost in another, of those that do not stand where they stood.

use super::passive::Passive;
use super::reworded::{is_filler, is_told_exactly};
use super::spelling::{is_mended, is_same, share_stem};
use super::tokens::{Word, is_number, is_one};
use super::word_lists::{ARTICLES, FRAMED, VAGUE};

/// The words that are gone from an old sentence to a new one and that nothing among those that came says.
pub(super) fn lost<'a>(
    [old, new]: [&[Word]; 2],
    mut gone: Vec<&'a Word>,
    came: &[&Word],
    is_softened: bool,
    mut passive: Option<Passive<'_>>,
) -> Vec<&'a Word> {
    for word in came.iter().copied() {
        let is_it = |lost: &&Word| *lost == word || is_same(lost, word) || is_softened && share_stem(lost, word);
        if let Some(place) = gone.iter().position(is_it) {
            gone.swap_remove(place);
        }
    }
    // `dauert noch lange`; `nur noch` is looked at elsewhere. A number of days is more exact than that.
    let is_counted = gone.iter().all(|lost| !is_number(lost)) && came.iter().any(|word| is_number(word));
    gone.retain(|lost| *lost != "noch" && !(is_counted && VAGUE.contains(&lost.as_str())));
    gone.retain(|lost| !is_filler(lost) && !is_told_exactly(lost, came));
    let is_still_one = came.iter().any(|word| is_one(word));
    let is_article = |lost: &Word| is_one(lost) && !["1", "one"].contains(&lost.as_str());
    gone.retain(|lost| !(is_article(lost) || is_still_one && is_one(lost)));
    // A mistake in a short word that says nothing itself.
    gone.retain(|lost| {
        let is_mended = |short: &&Word| !old.contains(short) && is_mended(lost, short);
        !new.iter().filter(|word| is_empty(word)).any(|short| is_mended(&short))
    });
    gone.retain(|lost| !is_present(old, lost, new));
    gone.retain(|lost| !passive.as_mut().is_some_and(|passive| passive.keeps(lost)));
    gone
}

/// Whether a word said of something that it will be, and the new sentence says that it is: `wird zahlen`, `zahlt`.
fn is_present(old: &[Word], lost: &Word, new: &[Word]) -> bool {
    let verb = match lost.as_str() {
        "wird" => old.last().filter(|verb| verb.ends_with('n')),
        "will" => old.iter().position(|word| word == lost).and_then(|will| old.get(will + 1)),
        _ => None,
    };
    verb.is_some_and(|verb| new.iter().any(|word| is_same(verb, word) && word != verb))
}

/// Whether a word says nothing of its own.
pub(super) fn is_empty(word: &Word) -> bool {
    ARTICLES.contains(&word.as_str()) || word == FRAMED
}

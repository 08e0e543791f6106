//! Sentences that name with a noun what they named with a pronoun.

use std::borrow::Cow;
use std::collections::HashSet;

use super::spelling::is_same;
use super::tokens::{Word, words};
use super::word_lists::{ARTICLES, word_set};

word_set! {
    /// Pronouns with which a sentence begins that is about somebody who was named before.
    PRONOUNS = "er sie es it they he she"
}

/// Pronouns of those who publish, and who they are.
const WE: [&str; 2] = ["wir", "we"];
word_set! {
    PUBLISHERS = "land landesregierung regierung bundesregierung staat bund government state country administration"
}

/// An old sentence with the noun in it that a new one has for its pronoun, if the old text names that.
pub(super) fn with_noun<'s>(old: &'s [Word], new: &[Word], text: &str) -> Cow<'s, [Word]> {
    const LONGEST: usize = 5;
    if let Some(named) = with_object(old, new, text) {
        return Cow::Owned(named);
    }
    let [pronoun, verb, rest @ ..] = old else { return Cow::Borrowed(old) };
    let is_we = WE.contains(&pronoun.as_str());
    if !is_we && !PRONOUNS.contains(pronoun.as_str()) || new.first() == Some(pronoun) {
        return Cow::Borrowed(old);
    }
    let is_verb = |word: &Word| word == verb || is_same(word, verb);
    let Some(end) = new.iter().take(LONGEST).position(is_verb) else { return Cow::Borrowed(old) };
    let said: Vec<&Word> = new[..end].iter().filter(|word| !ARTICLES.contains(&word.as_str())).collect();
    let is_named = match said.as_slice() {
        [] => false,
        said if is_we => said.iter().all(|word| PUBLISHERS.contains(word.as_str())),
        said => {
            let known: HashSet<Word> = words(text).into_iter().collect();
            said.iter().all(|word| known.contains(*word))
        }
    };
    if !is_named {
        return Cow::Borrowed(old);
    }
    Cow::Owned([&new[..=end], rest].concat())
}

/// The same of a pronoun within a sentence: `Die Behörden löschen sie`, `Die Behörden löschen die Nachrichten`.
fn with_object(old: &[Word], new: &[Word], text: &str) -> Option<Vec<Word>> {
    const WHOM: [&str; 6] = ["sie", "ihn", "es", "ihnen", "it", "them"];
    let place = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let pronoun = old.get(place).filter(|word| place > 0 && WHOM.contains(&word.as_str()))?;
    let rest = &old[place + 1..];
    let end = (place + 1..new.len())
        .find(|end| new[*end..].first() == rest.first() || rest.is_empty() && *end == new.len())?;
    let known: HashSet<Word> = words(text).into_iter().collect();
    let named = &new[place..end];
    let is_known = |word: &Word| ARTICLES.contains(&word.as_str()) || known.contains(word);
    let is_named = named.len() <= 2 && named.iter().all(is_known) && !named.contains(pronoun);
    is_named.then(|| [&old[..place], named, rest].concat())
}

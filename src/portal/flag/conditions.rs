//! Conditions without a word for them: `Stimmt der Bund zu, baut das Land.`

use super::spelling::is_same;
use super::tokens::Word;
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

fn is_verb(word: &str) -> bool {
    const LEAST: usize = 4;
    let is_regular = word.len() >= LEAST && (word.ends_with('t') || word.ends_with("en"));
    (is_regular || ["kann", "darf", "muss", "wird", "hat", "ist", "soll"].contains(&word)) && !NO_VERBS.contains(word)
}

/// Whether what a sentence said comes now behind a condition that begins with its verb.
pub(super) fn begins_with_one(old: &[Word], new: &[Word]) -> bool {
    const LONGEST: usize = 12;
    let [first, second, ..] = new else { return false };
    if !is_verb(first) || old.contains(first) || !SUBJECTS.contains(second.as_str()) {
        return false;
    }
    // What the old sentence said goes on with its own verb, before whom it tells of.
    let is_kept = |word: &Word| old.iter().skip(1).any(|other| other == word) && is_verb(word);
    let kept = new.iter().take(LONGEST).skip(2).position(is_kept).map(|place| place + 2);
    let says = |word: &&Word| !ARTICLES.contains(&word.as_str()) && !AUXILIARIES.contains(&word.as_str());
    kept.is_some_and(|kept| kept > 2 || !is_verb(second))
        && old.iter().filter(says).all(|word| new.iter().any(|other| other == word || is_same(word, other)))
}

/// Whether a condition only lost or got its `wenn`: `Wenn das Amt schweigt, gilt`, `Schweigt das Amt, gilt`.
pub(super) fn is_turned(old: &[Word], new: &[Word]) -> bool {
    let turned = |with: &[Word], without: &[Word]| {
        let ([first, with @ ..], [verb, without @ ..]) = (with, without) else { return false };
        let at = with.iter().position(|word| word == verb);
        IF.contains(&first.as_str())
            && at.is_some_and(|at| with[..at] == without[..at] && with[at + 1..] == without[at..])
    };
    old.len() == new.len() + 1 && turned(old, new) || new.len() == old.len() + 1 && turned(new, old)
}

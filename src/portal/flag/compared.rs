//! Words that say how something is, and now only that it is more so than before: `schnelles Internet`, `schnelleres Internet`.

use super::tokens::Word;
use super::word_lists::word_set;

word_set! {
    /// What may be more so, without an ending.
    GRADED = "sauber schoen hell gruen ruhig gerecht wirtschaftlich freundlich genau deutlich breit stark frisch einfach schnell sicher guenstig leicht bequem klar verstaendlich transparent modern zuverlaessig stabil effizient wirksam \
        effektiv nachhaltig robust barrierearm lokal sparsam fair offen safe secure fast quick simple clear cheap easy clean strong reliable \
        modern open"
}

/// Whether a sentence says of something only that it is more so.
pub(super) fn compares(old: &[Word], new: &[Word]) -> bool {
    let is_new = |word: &&Word| !old.contains(word);
    let is_gone = |word: &&Word| !new.contains(word);
    let is_more = |pair: &[Word]| {
        pair[0] == "more" && GRADED.contains(pair[1].as_str()) && old.contains(&pair[1]) && !old.contains(&pair[0])
    };
    let mut graded = old.iter().filter(is_gone).filter(|word| is_graded(word)).peekable();
    new.windows(2).any(is_more)
        || graded.peek().is_some()
            && new.iter().filter(is_new).any(|now| graded.clone().any(|then| is_more_so(then, now)))
}

/// A word without the ending of an adjective, if it may be more so.
fn graded(word: &str) -> Option<&str> {
    let stems = ["es", "en", "em", "er", "e", ""].iter().filter_map(|ending| word.strip_suffix(ending));
    stems.into_iter().find(|stem| GRADED.contains(stem))
}

fn is_graded(word: &Word) -> bool {
    graded(word).is_some()
}

fn is_more_so(then: &str, now: &str) -> bool {
    let Some(stem) = graded(then) else { return false };
    let ending = &then[stem.len()..];
    let bare = stem.strip_suffix('e').unwrap_or(stem);
    // `sicher` is `sicheres` as well; only `sichereres` is more.
    let more = now.strip_prefix(bare);
    more.and_then(|more| more.strip_prefix("er"))
        .is_some_and(|rest| rest == ending || !rest.is_empty() && ["e", "es", "en", "em", "er"].contains(&rest))
}

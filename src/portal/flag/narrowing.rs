//! Words by which a sentence holds for less than without them.

use super::amounts::{Bound, is_more};
use super::spelling::is_same;
use super::tokens::{Time, Word, is_number};
use super::word_lists::{
    ALL, ARTICLES, BY, CONDITIONS, FREE, KEEPING, LASTING, MORE, NARROWING, NONE, NONE_OF, ONLY, PART, PAYS, RANGE,
    SHARES, STRICTLY, TOGETHER_WITH, WHOLE, word_set,
};

/// What somebody bears.
const COSTS: [&str; 6] = ["kosten", "ausgaben", "aufwendungen", "gebuehren", "costs", "expenses"];

word_set! {
    /// Verbs of clauses that choose among those who are meant.
    FITTING = "haelt halten eignen eignet teilt teilen brauchen braucht benoetigen benoetigt wuenschen wuenscht moechten moechte will beantragen \
        beantragt erfuellen erfuellt lohnt lohnen passt passen anmelden bewerben kommen vorliegen need want apply qualify request agree \
        shares suit wish"
}

/// Whether `alle` is said of something else: `in allen Ämtern`, `in Ämtern aller Landkreise`.
pub(super) fn moves_all(old: &[Word], new: &[Word]) -> bool {
    const NEAR: usize = 2;
    let is_all = |word: &Word| ALL.contains(&word.as_str());
    let is_noun = |word: &&Word| {
        word.len() > 3 && !["bar", "los", "ig", "lich", "isch", "frei"].iter().any(|end| word.ends_with(end))
    };
    let of = |words: &[Word]| -> Vec<Word> {
        words.windows(2).filter(|pair| is_all(&pair[0])).map(|pair| pair[1].clone()).collect()
    };
    let (then, now) = (of(old), of(new));
    let is_left = |what: &Word| {
        let mut places = (0..new.len()).filter(|place| new[*place] == *what || is_same(what, &new[*place])).peekable();
        places.peek().is_some() && places.all(|place| !new[place.saturating_sub(NEAR)..place].iter().any(is_all))
    };
    then.len() == now.len()
        && then.iter().filter(is_noun).any(is_left)
        && now.iter().filter(is_noun).any(|what| !then.contains(what) && !is_said_of_all(old, what))
}

fn is_said_of_all(old: &[Word], what: &Word) -> bool {
    old.windows(3).any(|words| ALL.contains(&words[0].as_str()) && words[2] == *what)
}

/// Whether words come right behind a word for all of something, or behind what all of it is.
pub(super) fn narrows(before: &[Word], came: &[Word], old: &[Word], participle: Option<&Word>) -> bool {
    let is_all = |word: &Word| ALL.contains(&word.as_str());
    let is_whole = |word: &&Word| WHOLE.contains(&word.as_str()) || ARTICLES.contains(&word.as_str());
    let behind = before.iter().rev().skip_while(is_whole).take(2).any(is_all) || is_shared(before);
    // `Niemand auf dem Land wartet` is said of fewer than `Niemand wartet`.
    let is_of = came.first().is_some_and(|first| NONE_OF.contains(&first.as_str()));
    // `100 Prozent der Kosten der Erstausstattung`
    let is_cost = before.last().is_some_and(|last| COSTS.contains(&last.as_str()));
    let is_attribute =
        came.len() > 1 && came.first().is_some_and(|first| ["der", "des", "of"].contains(&first.as_str()));
    let behind = behind || is_cost && is_attribute && old.iter().any(|word| PAYS.contains(&word.as_str()));
    let behind = behind || is_of && before.iter().rev().take(2).any(|word| NONE.contains(&word.as_str()));
    let is_narrower = came.first().is_some_and(|first| NARROWING.contains(&first.as_str()));
    let is_more = came.iter().any(|word| {
        is_all(word) || MORE.contains(&word.as_str()) || Time::of(word).is_some() || is_number(word) && !is_narrower
    });
    // The whole that the portal is about, and what stood elsewhere: `Das Land speichert alle Daten`, `Alle Daten werden vom
    // Land gespeichert`.
    let is_said =
        |word: &Word| is_whole(&word) || old.contains(word) || BY.contains(&word.as_str()) || participle == Some(word);
    behind && !is_more && !came.iter().all(is_said)
}

/// Whether words begin to say what a share is of: `70 Prozent der`.
fn is_shared(before: &[Word]) -> bool {
    let of = before.iter().rev().take_while(|word| ARTICLES.contains(&word.as_str()) || *word == "of").count();
    let share = before.len().checked_sub(of + 1).and_then(|place| before.get(place));
    of > 0 && share.is_some_and(|share| SHARES.contains(&share.as_str()))
}

/// Whether words say for whom, when or how long something is free that was so without them.
pub(super) fn limits(came: &[Word], old: &[Word]) -> bool {
    let is_any = |known: &[&str], words: &[Word]| words.iter().any(|word| known.contains(&word.as_str()));
    let is_time = |word: &Word| Time::of(word).is_some();
    let is_free = is_any(&FREE, old);
    // Whoever pays together with others pays less; whoever builds with them does not build less.
    if matches!(came, [first, ..] if TOGETHER_WITH.contains(&first.as_str())) {
        return is_any(&PAYS, old) || is_any(&["euro", "pounds", "dollars"], old);
    }
    let is_limit = match came.first().map(String::as_str) {
        Some("bei") => true,
        Some("fuer" | "for") => is_free,
        // `Eltern, die Hilfe erhalten, zahlen nichts`.
        // `alle Wege, die sich dafür eignen`
        Some("die" | "der" | "das" | "den" | "denen" | "who" | "that" | "which")
            if came.last().is_some_and(|last| FITTING.contains(last.as_str())) =>
        {
            true
        }
        Some("die" | "der" | "das" | "who" | "that") => {
            const LEAST: usize = 3;
            came.len() >= LEAST && is_any(&["kostenlos", "nichts", "free", "nothing"], old)
        }
        Some("bis" | "until") => (is_free || is_any(&LASTING, old)) && came.iter().any(is_time),
        _ => false,
    };
    is_limit && !is_any(&ALL, came) && !is_any(&MORE, came)
}

/// How often a sentence says `nur` of what is promised so strictly: `nur noch digital`, `nur mit Zustimmung`.
pub(super) fn limits_in(sentence: &[Word]) -> usize {
    let is_kept = sentence.iter().any(|word| KEEPING.contains(&word.as_str()));
    let is_limit =
        |pair: &[Word]| ONLY.contains(&pair[0].as_str()) && (is_kept || STRICTLY.contains(&pair[1].as_str()));
    sentence.windows(2).filter(|pair| is_limit(pair)).count()
}

/// Whether something no longer holds only under its condition, but the condition is still there: `erst, wenn` became `wenn`.
pub(super) fn loses_only(old: &[Word], new: &[Word]) -> bool {
    const BEFORE: [&str; 4] = ["erst", "nur", "only", "lediglich"];
    const CONDITION: [&str; 8] = ["wenn", "dann", "nach", "when", "if", "once", "after", "nachdem"];
    let place = |words: &[Word]| {
        let is_it = |pair: &[Word]| BEFORE.contains(&pair[0].as_str()) && CONDITION.contains(&pair[1].as_str());
        words.windows(2).position(is_it)
    };
    let stays = |condition: &Word| match condition.as_str() {
        "dann" => new.iter().any(|word| word == "wenn"),
        _ => new.contains(condition),
    };
    place(new).is_none() && place(old).is_some_and(|place| old.get(place + 1).is_some_and(stays))
}

/// Whether words come in what does not count, or in a condition: there more of them is less. `mindestens zwei` asks for no
/// more than `zwei`, and for no less.
pub(super) fn restricts(before: &[Word], came: &[Word]) -> bool {
    if matches!(came, [least] if least == "mindestens") {
        return false;
    }
    let place = before.iter().rposition(|word| CONDITIONS.contains(&word.as_str()));
    // In front, a condition ends somewhere, and what it is for begins.
    place.is_some_and(|place| place > 1 || before[place] == "ausgenommen")
}

/// Whether a number or a time was put beside another one that promises more.
pub(super) fn widens(new: &[Word], inserted: &[bool], less_is_better: bool) -> bool {
    const FAR: usize = 3;
    let numbers = || (0..new.len()).filter(|place| is_number(&new[*place]));
    numbers().filter(|place| inserted[*place]).any(|place| {
        let nearest = numbers().filter(|other| !inserted[*other]).min_by_key(|other| other.abs_diff(place));
        nearest.is_some_and(|other| {
            let between = &new[place.min(other) + 1..place.max(other)];
            let is_range = between.is_empty() || between.iter().any(|word| RANGE.contains(&word.as_str()));
            let is_part = between.iter().any(|word| PART.contains(&word.as_str()));
            let is_of_a_kind = Time::of(&new[place]).is_some() == Time::of(&new[other]).is_some();
            between.len() <= FAR
                && is_range
                && !is_part
                && is_of_a_kind
                && !is_more(&new[other], &new[place], less_is_better, Bound::Within)
        })
    })
}

//! A sentence written as one was before: with its number where another one says more, without what was only put beside it.

use super::reworded::reworded;
use super::spelling::is_same;
use super::tokens::{Time, Word, is_number};
use super::word_lists::word_set;

word_set! {
    /// Words for now.
    NOW = "heute derzeit zurzeit aktuell noch inzwischen mittlerweile today currently still"
}

word_set! {
    /// What nobody promises, as words of a sentence about now.
    LACKING = "fehlt fehlen reisst warten wartet unbesetzt ueberlastet unversorgt missing lack lacks wait vacant"
}

/// Verbs that are one, with what stands apart from them.
const LIGHT: [[&str; 4]; 4] = [
    ["nimmt", "vor", "fuehrt", "durch"],
    ["nehmen", "vor", "fuehren", "durch"],
    ["fuehrt", "durch", "nimmt", "vor"],
    ["fuehren", "durch", "nehmen", "vor"],
];

/// Units behind which something is told of which they are so many.
const AMOUNTS: [&str; 3] = ["euro", "prozent", "tonnen"];

/// The new sentence with the words of the old one where these say as much or less.
pub(super) fn aligned(old: &[Word], new: &[Word]) -> Vec<Word> {
    let mut new = new.to_vec();
    reworded(old, &mut new);
    without_total(old, &mut new);
    without_emphasis(old, &mut new);
    with_old_number(old, &mut new);
    with_old_deadline(old, &mut new);
    with_old_words(old, &mut new);
    with_old_verb(old, &mut new);
    with_old_state(old, &mut new);
    with_old_amount(old, &mut new);
    with_now(old, &mut new);
    with_old_case(old, &mut new);
    with_old_perfect(old, &mut new);
    new
}

fn count(word: &Word) -> Option<f64> {
    word.parse().ok()
}

/// `31 von 54 Ämtern` is 31 where `19 Ämter` stood.
fn without_total(old: &[Word], new: &mut Vec<Word>) {
    let total = new.windows(4).position(|words| {
        let [part, of, whole, what] = words else { return false };
        let is_of = ["von", "of"].contains(&of.as_str())
            && count(part).zip(count(whole)).is_some_and(|(part, whole)| part < whole);
        let is_counted = |pair: &[Word]| count(&pair[0]).is_some() && (pair[1] == *what || is_same(&pair[1], what));
        is_of && !old.contains(whole) && old.windows(2).any(is_counted)
    });
    if let Some(place) = total {
        new.drain(place + 1..place + 3);
    }
}

/// `bereits 31 Ämter` and `mehr als 30 Ämter` are no less than `19 Ämter`.
fn without_emphasis(old: &[Word], new: &mut Vec<Word>) {
    const EMPHASIS: [&[&str]; 6] =
        [&["bereits"], &["ueber"], &["sogar"], &["mehr", "als"], &["already"], &["more", "than"]];
    for emphasis in EMPHASIS {
        let length = emphasis.len();
        let place = new.windows(length + 2).position(|words| {
            let (before, [number, what]) = words.split_at(length) else { return false };
            let is_more = |pair: &[Word]| {
                count(&pair[0]).zip(count(number)).is_some_and(|(then, now)| then < now)
                    && (pair[1] == *what || is_same(&pair[1], what))
            };
            before == emphasis && !old.contains(&before[0]) && old.windows(2).any(is_more)
        });
        if let Some(place) = place {
            new.drain(place..place + length);
        }
    }
}

/// Where a sentence tells what is lacking now, no number is a promise: there it may be any.
fn with_old_number(old: &[Word], new: &mut [Word]) {
    if !is_lacking(old) || !is_lacking(new) {
        return;
    }
    let counts = |words: &[Word]| {
        let is_limit =
            |place: usize| place.checked_sub(1).is_some_and(|before| ["als", "than"].contains(&words[before].as_str()));
        (0..words.len()).filter(|place| count(&words[*place]).is_some() && !is_limit(*place)).collect::<Vec<_>>()
    };
    let (then, now) = (counts(old), counts(new));
    // With `300 fehlen, das Land stellt 400 ein` goes a promise.
    let is_told_alone = |words: &[Word], places: &[usize]| match places {
        [_] => true,
        [part, whole] => *whole == part + 2 && ["von", "of"].contains(&words[part + 1].as_str()),
        _ => false,
    };
    let is_told = is_told_alone(old, &then) && is_told_alone(new, &now);
    if is_told && then.len() == now.len() && !old.iter().chain(&*new).any(|word| Time::of(word).is_some()) {
        then.into_iter().zip(now).for_each(|(then, now)| new[now].clone_from(&old[then]));
    }
}

/// Whether a sentence tells what is lacking now: `sind noch ohne Vertrag`, `dauert es derzeit länger als`.
fn is_lacking(sentence: &[Word]) -> bool {
    let place = |known: &[&str]| sentence.iter().position(|word| known.contains(&word.as_str()));
    let is_now = sentence.iter().enumerate().any(|(place, word)| {
        NOW.contains(word.as_str()) && sentence.get(place + 1).is_none_or(|next| Time::of(next).is_none())
    });
    let is_without = place(&["ohne", "kein", "keine", "keinen", "without"]).is_some()
        && place(&["noch", "still"]).is_some()
        && place(&["ist", "hat", "bleibt", "bleiben"]).is_some();
    let is_long = place(&["dauert"]).is_some()
        && sentence.windows(2).any(|pair| pair[1] == "als" && (pair[0] == "mehr" || pair[0] == "laenger"));
    let is_undone = sentence.windows(2).any(|pair| ["do", "does"].contains(&pair[0].as_str()) && pair[1] == "not");
    let is_none_yet = place(&["kein", "keine", "keinen"]).is_some() && place(&["hat"]).is_some();
    is_now
        && (is_without
            || is_none_yet
            || is_undone
            || is_long
            || sentence.iter().any(|word| LACKING.contains(word.as_str())))
}

/// Where something is to be within less time, it is as if it were within as much.
fn with_old_deadline(old: &[Word], new: &mut [Word]) {
    let within = |words: &[Word]| {
        let mut places = (0..words.len()).filter(|place| words[*place] == "innerhalb");
        places.next().filter(|_| places.next().is_none())
    };
    let Some((then, now)) = within(old).zip(within(new)) else { return };
    let (Some([before, unit]), Some([after, of])) = (old.get(then + 1..then + 3), new.get(now + 1..now + 3)) else {
        return;
    };
    let is_less = count(before).zip(count(after)).is_some_and(|(before, after)| after <= before);
    if is_less && (unit == of || is_same(unit, of)) {
        new[now + 1..now + 3].clone_from_slice(&old[then + 1..then + 3]);
    }
}

/// What a share is of, in the form of before: `4 von 5 Ämtern`, `80 Prozent der großen Ämter`.
fn with_old_case(old: &[Word], new: &mut [Word]) {
    let of = |words: &[Word]| words.windows(2).position(|pair| pair == ["prozent", "der"]).map(|place| place + 2);
    let Some((then, now)) = of(old).zip(of(new)) else { return };
    let Some(what) = old.get(then) else { return };
    if let Some(word) = new[now..].iter_mut().take(2).find(|word| is_same(what, word)) {
        what.clone_into(word);
    }
}

/// What is so far may be told as what was so then: `Inzwischen sind`, `Im Mai 2026 waren`. What will be then is another thing.
fn with_now(old: &[Word], new: &mut Vec<Word>) {
    const SO_FAR: [&[&str]; 6] =
        [&["inzwischen"], &["mittlerweile"], &["heute"], &["derzeit"], &["bisher"], &["so", "far"]];
    const WAS: [(&str, &str); 6] =
        [("waren", "ist"), ("war", "ist"), ("hatten", "hat"), ("hatte", "hat"), ("had", "have"), ("were", "ist")];
    let so_far = SO_FAR.iter().find(|now| old.windows(now.len()).any(|words| words == **now));
    let is_new = |word: &Word| Time::of(word).is_some() && !old.contains(word);
    let (Some(so_far), Some(then)) = (so_far, new.iter().position(is_new)) else { return };
    let counts = |words: &[Word]| words.iter().filter_map(count).collect::<Vec<_>>();
    if !counts(old).iter().zip(counts(new)).any(|(then, now)| *then < now) {
        return;
    }
    let was = WAS.iter().filter(|(_, is)| old.iter().any(|word| word == is));
    let Some((verb, is)) = was.into_iter().find_map(|(was, is)| Some((new.iter().position(|word| word == was)?, is)))
    else {
        return;
    };
    (*is).clone_into(&mut new[verb]);
    let by = then.checked_sub(1).filter(|by| new[*by] == "by").unwrap_or(then);
    new.splice(by..=then, so_far.iter().map(|word| (*word).to_owned()));
}

/// Words that say the same where others stood: `ausschließlich` and `nur`.
fn with_old_words(old: &[Word], new: &mut Vec<Word>) {
    const NOWADAYS: [&str; 3] = ["inzwischen", "mittlerweile", "heute"];
    for [then, now] in [["ausschliesslich", "nur"], ["nur", "ausschliesslich"]] {
        let Some(place) = old.iter().position(|word| word == then) else { continue };
        let is_it = |pair: &[Word]| pair[0] == now && old.get(place + 1) == Some(&pair[1]);
        let found = new.windows(2).position(is_it);
        if let Some(found) = found.filter(|_| !new.iter().any(|word| word == then)) {
            then.clone_into(&mut new[found]);
        }
    }
    let now = |words: &[Word]| words.iter().position(|word| NOWADAYS.contains(&word.as_str()));
    if let (Some(then), Some(now)) = (now(old), now(new)) {
        new[now].clone_from(&old[then]);
    }
    // `erst als versorgt, wenn` is `erst dann als versorgt, wenn`.
    let only = new.iter().position(|word| word == "erst");
    let is_then = old.windows(2).any(|words| words == ["erst", "dann"]) && new.iter().any(|word| word == "wenn");
    if let Some(only) = only.filter(|only| is_then && new.get(only + 1).is_some_and(|next| next != "dann")) {
        new.insert(only + 1, "dann".to_owned());
    }
}

/// The verb of before for one that says the same with what stands apart from it, and `does not sell` for `never sells`.
fn with_old_verb(old: &[Word], new: &mut Vec<Word>) {
    let has = |words: &[Word], word: &str| words.iter().any(|other| other == word);
    for [verb, apart, other, other_apart] in LIGHT {
        let is_last = |words: &[Word], apart: &str| words.last().is_some_and(|last| last == apart);
        if has(old, verb) && is_last(old, apart) && has(new, other) && is_last(new, other_apart) {
            for word in new.iter_mut().filter(|word| **word == other) {
                verb.clone_into(word);
            }
            new.pop();
            new.push(apart.to_owned());
        }
    }
    let never = new.windows(2).enumerate().find_map(|(place, words)| {
        let is_verb = |verb: &Word| *verb == words[1] || words[1].strip_suffix('s') == Some(verb.as_str());
        let is_it =
            |old: &&[Word]| matches!(old, [does, not, verb] if does.starts_with("do") && not == "not" && is_verb(verb));
        let denied = old.windows(3).find(is_it).filter(|_| words[0] == "never")?;
        Some((place, denied))
    });
    if let Some((place, denied)) = never {
        new.splice(place..place + 2, denied.iter().cloned());
    }
}

/// What is in operation went there, and a treaty that is `abgeschlossen` is `geschlossen`; a school is not.
fn with_old_state(old: &[Word], new: &mut [Word]) {
    const TREATIES: [&str; 5] = ["vertrag", "vertraege", "vereinbarung", "vereinbarungen", "abkommen"];
    let is_treaty = |word: &Word| TREATIES.iter().any(|treaty| word.ends_with(treaty));
    let is_running = |word: &Word| word == "betrieb";
    let states = [("geht", "ist", false), ("gehen", "ist", false), ("geschlossen", "abgeschlossen", true)];
    for (then, now, is_of_treaty) in states {
        let is_of = |word: &Word| if is_of_treaty { is_treaty(word) } else { is_running(word) };
        let is_said = [old, &*new].iter().all(|words| words.iter().any(is_of));
        if is_said && old.iter().any(|word| word == then) && !old.iter().any(|word| word == now) {
            new.iter_mut().filter(|word| *word == now).for_each(|word| then.clone_into(word));
        }
    }
}

/// What was denied of the past is told no otherwise in another tense of it: `nicht geliefert hat`, `nicht lieferte`.
fn with_old_perfect(old: &[Word], new: &mut Vec<Word>) {
    const HAD: [&str; 4] = ["hat", "hatte", "hatten", "habe"];
    let is_denied = |words: &[Word]| words.iter().any(|word| word == "nicht" || word.starts_with("kein"));
    if !is_denied(old) || !is_denied(new) {
        return;
    }
    let perfect = |words: &[Word]| match words {
        [.., done, has] if HAD.contains(&has.as_str()) => Some([done.clone(), has.clone()]),
        _ => None,
    };
    let was =
        |done: &Word| [done.clone(), done.strip_prefix("ge").unwrap_or(done).to_owned()].map(|stem| format!("{stem}e"));
    match (perfect(old), perfect(new)) {
        (Some([done, has]), Some([now, _])) if done == now => {
            new.pop();
            new.push(has);
        }
        (Some([done, has]), None) if new.last().is_some_and(|last| was(&done).contains(last)) => {
            new.pop();
            new.extend([done, has]);
        }
        (None, Some([now, _])) if old.last().is_some_and(|last| was(&now).contains(last)) => {
            new.truncate(new.len() - 2);
            new.extend(old.last().cloned());
        }
        _ => {}
    }
}

/// `eine Strafe von 300 Euro` for `300 Euro Strafe`.
fn with_old_amount(old: &[Word], new: &mut Vec<Word>) {
    let amount = new.windows(3).position(|words| {
        let [number, unit, what] = words else { return false };
        let was = [what.as_str(), "von", number, unit];
        is_number(number) && AMOUNTS.contains(&unit.as_str()) && old.windows(4).any(|words| words == was)
    });
    if let Some(place) = amount {
        new[place..place + 3].rotate_right(1);
        new.insert(place + 1, "von".to_owned());
    }
}

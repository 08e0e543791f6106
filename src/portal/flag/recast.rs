//! One statement in another form, with all its words: `Das Amt prüft jeden Antrag`, `Jeder Antrag wird vom Amt geprüft`; `Wir
//! erheben keine Gebühren`, `Gebühren erheben wir nicht`; `Es fehlten Geräte`, `Es haben Geräte gefehlt`.

use super::hedges::Hedges;
use super::spelling::{is_form, is_same};
use super::tokens::{Time, Word, is_number, is_one};
use super::verbs::{
    PARTICLES, Tense, acts, acts_for_state, became, is_english_participle, is_paid, is_participle, pays,
};
use super::word_lists::{ALL, ARTICLES, CHECKS, FINITE, NONE};

/// A sentence of more words is compared word by word.
const LONGEST: usize = 40;

/// Whether the new sentence is the old one in another form.
pub(super) fn is_recast(old: &[Word], new: &[Word], hedges: &Hedges) -> bool {
    if old.len().max(new.len()) > LONGEST {
        return false;
    }
    // `prüft` is work here, as are its other forms.
    let soft_in = |words: &[Word]| {
        let checks = words.iter().filter(|word| CHECKS.contains(&word.as_str())).count();
        // `weist nach`
        let apart = usize::from(words.last().is_some_and(|last| last == "nach"));
        (hedges.hedges_in(words).saturating_sub(checks + apart), hedges.reservations_in(words))
    };
    let [soft, soft_now] = [old, new].map(soft_in);
    let [denied_then, denied_now] = [old, new].map(|words| hedges.denials_in(words));
    // `nicht alle` is said of others than `alle nicht`.
    let is_any = |word: &Word| ALL.contains(&word.as_str());
    if denied_then + denied_now > 0 && old.iter().chain(new).any(is_any) {
        return false;
    }
    let is_as_said = || soft == soft_now && binds(old, hedges) == binds(new, hedges);
    if denied_then == denied_now && is_as_said() {
        let is_voice = is_other_voice(old, new, false) || is_other_voice(new, old, true);
        let is_denied = |[old, new]: [Vec<Word>; 2]| {
            has_same_words((&old, &[]), (&new, &[]))
                || is_other_voice(&old, &new, false)
                || is_other_voice(&new, &old, true)
        };
        let is_one = denied_then == 1;
        return is_voice
            || is_perfect(old, new)
            || is_perfect(new, old)
            || is_one && denied(old, new).is_some_and(is_denied);
    }
    denied_then.abs_diff(denied_now) == 1
        && soft == soft_now
        && [(old, new), (new, old)].iter().any(|(one, other)| is_without(one, other) || is_free(one, other))
}

/// What words for all of something, numbers and hedges stand before, in no order.
fn binds(sentence: &[Word], hedges: &Hedges) -> Vec<(Word, Word)> {
    let in_hedge = hedges.any_in(sentence);
    let is_verb = |word: &Word| [&CHECKS[..], &FINITE].iter().any(|known| known.contains(&word.as_str()));
    let is_binding = |place: usize| {
        let word = &sentence[place];
        let is_denial = is_none(word) || ["nicht", "not", "niemand", "nobody"].contains(&word.as_str());
        let is_counted = is_number(word) && Time::of(word).is_none();
        ALL.contains(&word.as_str())
            || is_counted
            || in_hedge[place]
                && !is_verb(word)
                && !is_denial
                && word != "bisher"
                && (word != "nach" || place + 1 < sentence.len())
    };
    // A verb at the end may stand elsewhere.
    let is_end = |place: usize| {
        let word = &sentence[place];
        place + 1 == sentence.len()
            && !word.ends_with("tagen")
            && (PARTICLES.contains(&word.as_str()) || word.contains("ge") && is_participle(word))
    };
    let behind = |place: usize| {
        let next = (place + 1..sentence.len()).find(|place| !is_empty(&sentence[*place]));
        next.filter(|next| !is_end(*next)).map_or("", |next| stem(&sentence[next]))
    };
    let all = |word: &Word| if ALL.contains(&word.as_str()) { "alle".to_owned() } else { word.clone() };
    let places = (0..sentence.len()).filter(|place| is_binding(*place));
    let mut binds: Vec<_> = places.map(|place| (all(&sentence[place]), behind(place).to_owned())).collect();
    binds.sort_unstable();
    binds
}

/// A word without the ending that it has by its place.
fn stem(word: &Word) -> &str {
    const LEAST: usize = 4;
    let bare = ["en", "es", "er", "em", "e", "n", "s"].iter().find_map(|ending| word.strip_suffix(ending));
    bare.filter(|bare| bare.len() >= LEAST).unwrap_or(word)
}

fn is_empty(word: &Word) -> bool {
    ARTICLES.contains(&word.as_str()) || is_one(word)
}

/// Whether two words are one with another ending, and not a verb that tells of the past: `zahlt`, `zahlte`.
fn is_one_form(one: &Word, other: &Word) -> bool {
    let is_past = |now: &Word, then: &Word| now.ends_with('t') && then.strip_suffix('e') == Some(now);
    (is_form(one, other) || stem(one) == stem(other)) && !is_past(one, other) && !is_past(other, one)
}

/// Whether two sentences have the same words, but for those at some places of each.
fn has_same_words((one, but): (&[Word], &[&str]), (other, not): (&[Word], &[&str])) -> bool {
    fn left<'w>(words: &'w [Word], without: &[&str]) -> Option<Vec<&'w Word>> {
        let mut left: Vec<&Word> = words.iter().collect();
        for word in without {
            let place = left.iter().position(|other| other == word)?;
            left.remove(place);
        }
        left.retain(|word| !is_empty(word));
        Some(left)
    }
    let (Some(one), Some(mut other)) = (left(one, but), left(other, not)) else { return false };
    let is_even = one.len() == other.len();
    let is_gone = |word: &&Word| {
        let place = other.iter().position(|it| it == word);
        place.map(|place| other.swap_remove(place)).is_none()
    };
    let changed: Vec<&Word> = one.into_iter().filter(is_gone).collect();
    is_even
        && changed.into_iter().all(|word| {
            let place = other.iter().position(|it| is_one_form(it, word));
            place.map(|place| other.swap_remove(place)).is_some()
        })
}

/// A sentence in which something is done.
struct Passive<'s> {
    /// The words that say so.
    done: Vec<&'s str>,
    participle: &'s str,
    tense: Tense,
}

impl<'s> Passive<'s> {
    fn of(sentence: &'s [Word]) -> Option<Self> {
        const NEAR: usize = 2;
        let last = sentence.last()?;
        let place = |known: &[&str]| {
            let mut places = (0..sentence.len()).filter(|place| known.contains(&sentence[*place].as_str()));
            places.next().filter(|_| places.next().is_none())
        };
        // `Es stehen Mittel bereit`
        if let Some(stands) = place(&["steht", "stehen"]).filter(|_| last == "bereit") {
            return Some(Self { done: vec![&sentence[stands], last], participle: "bereitgestellt", tense: Tense::Now });
        }
        if let Some(done) = place(&["wird", "wurde", "wurden"]).filter(|_| is_participle(last)) {
            let tense = if sentence[done] == "wird" { Tense::Now } else { Tense::Then };
            return Some(Self { done: vec![&sentence[done], last], participle: last, tense });
        }
        // `muss vom Land bezahlt werden`
        if let ([.., done, be], Some(_)) = (sentence, place(&["muss", "kann", "darf", "soll"]))
            && be == "wird"
            && is_participle(done)
        {
            return Some(Self { done: vec![be, done], participle: done, tense: Tense::Now });
        }
        let is = place(&["ist", "wird"])?;
        let participle = sentence[is + 1..].iter().take(NEAR).find(|word| is_english_participle(word))?;
        Some(Self { done: vec![&sentence[is], participle], participle, tense: Tense::Now })
    }
}

/// The places of a verb that became a participle, and of what stands apart from it, in a sentence.
fn verb_of(sentence: &[Word], participle: &str, tense: Tense) -> Option<(usize, Option<usize>)> {
    let last = sentence.len().checked_sub(1).filter(|last| PARTICLES.contains(&sentence[*last].as_str()));
    let is_it = |verb: usize, apart: Option<usize>| {
        became(&sentence[verb], apart.map(|apart| sentence[apart].as_str()), participle, tense)
    };
    let apart = last.and_then(|last| Some(((0..last).find(|verb| is_it(*verb, Some(last)))?, Some(last))));
    apart.or_else(|| Some(((0..sentence.len()).find(|verb| is_it(*verb, None))?, None)))
}

/// Whether the one is the other sentence said of what is done. With `names` the active one may name who does it.
fn is_other_voice(active: &[Word], passive: &[Word], names: bool) -> bool {
    let Some(done) = Passive::of(passive) else { return false };
    let perfect = || (active.last()? == done.participle && done.tense == Tense::Then).then_some(active.len() - 1);
    let has_done = || Some((active.iter().position(|word| word == "hat")?, Some(perfect()?)));
    let verb = verb_of(active, done.participle, done.tense).or_else(has_done);
    let Some((verb, apart)) = verb else { return false };
    let mut acting: Vec<&str> = vec![&active[verb]];
    acting.extend(apart.map(|apart| active[apart].as_str()));
    // `will pay`, `will be paid`
    acting.extend(done.done.contains(&"wird").then_some("will").filter(|_| is_english_participle(done.participle)));
    let is_same_with = |agent: &[&str], by: &[&str]| {
        has_same_words((active, &[&acting, agent].concat()), (passive, &[&done.done, by].concat()))
    };
    let by = (0..passive.len()).flat_map(|place| agents_behind(passive, place, &done));
    let is_by = by.into_iter().any(|(by, agent)| is_subject(active, verb, agent) && is_same_with(&[], &[by]));
    let is_named = |agent: &Word| {
        let may_act = if is_paid(done.participle) { pays(agent) } else { acts_for_state(agent) };
        may_act && is_subject(active, verb, agent) && is_same_with(&[agent], &[])
    };
    is_by || is_same_with(&["niemand"], &["nicht"]) || names && active.iter().any(is_named)
}

/// The word at a place by which somebody does something, and who may be meant: behind the verb anybody.
fn agents_behind<'s>(sentence: &'s [Word], place: usize, done: &Passive) -> Vec<(&'s str, &'s Word)> {
    const FAR: usize = 3;
    let by = sentence[place].as_str();
    if !["von", "durch", "by"].contains(&by) {
        return Vec::new();
    }
    let is_behind = sentence[..place].iter().any(|word| done.done.contains(&word.as_str()));
    let agents = sentence[place + 1..].iter().filter(|word| !is_empty(word)).take(FAR);
    // `seitens des Landes`
    let acts = |word: &Word| acts(word) || word.strip_suffix("es").is_some_and(|word| acts(&word.to_owned()));
    agents.filter(|word| is_behind || acts(word)).map(|agent| (by, agent)).collect()
}

/// Whether somebody acts in a sentence: named first, or right behind the verb if nobody else is.
fn is_subject(sentence: &[Word], verb: usize, agent: &Word) -> bool {
    let is_agent = |word: &Word| word == agent || is_same(word, agent);
    let describes = |word: &Word| is_empty(word) || ["e", "er", "es"].iter().any(|ending| word.ends_with(ending));
    let (before, behind) = (&sentence[..verb], &sentence[verb + 1..]);
    let is_next = |words: &[Word]| words.iter().find(|word| is_agent(word) || !describes(word)).is_some_and(is_agent);
    let is_first = before.first().is_some_and(|first| is_agent(first) || is_empty(first)) && is_next(before);
    let is_other = before.iter().find(|word| !is_empty(word)).is_some_and(acts);
    is_first || !is_other && is_next(behind)
}

/// Whether the one tells what was, and the other what has been.
fn is_perfect(past: &[Word], perfect: &[Word]) -> bool {
    let Some(participle) = perfect.last().filter(|last| is_participle(last)) else { return false };
    let Some((verb, apart)) = verb_of(past, participle, Tense::Then) else { return false };
    let was: Vec<&str> = std::iter::once(verb).chain(apart).map(|place| past[place].as_str()).collect();
    ["hat", "ist"].iter().any(|has| has_same_words((past, &was), (perfect, &[has, participle])))
}

fn is_none(word: &Word) -> bool {
    NONE.contains(&word.as_str()) && word != "niemand" && word != "nobody"
}

/// Two sentences that deny the same of the same, with one word for it: `keine Gebühren erheben`, `Gebühren nicht erheben`.
fn denied(old: &[Word], new: &[Word]) -> Option<[Vec<Word>; 2]> {
    // `Keines davon ist bisher erreicht`, `Bisher ist keines davon erreicht`
    const NOTHING: [&str; 8] = ["niemand", "nobody", "nichts", "nothing", "keines", "keiner", "nie", "never"];
    let is_open = |word: &Word| ["und", "oder", "aber", "sondern", "ausser"].contains(&word.as_str());
    if old.iter().chain(new).any(is_open) {
        return None;
    }
    let of = |words: &[Word]| words.iter().position(is_none).and_then(|place| words.get(place + 1).cloned());
    let says_nobody = |words: &[Word]| words.iter().any(|word| NOTHING.contains(&word.as_str()));
    let is_of_same = match (of(old), of(new)) {
        (Some(old), Some(new)) => old == new,
        (Some(what), None) => denies(new, &what),
        (None, Some(what)) => denies(old, &what),
        (None, None) => says_nobody(old) && says_nobody(new),
    };
    let bare = |words: &[Word]| -> Vec<Word> {
        // `Es fallen keine Kosten an`
        let said = words.iter().skip(usize::from(words.first().is_some_and(|first| first == "es")));
        said.map(|word| if is_none(word) { "nicht".to_owned() } else { word.clone() }).collect()
    };
    is_of_same.then(|| [bare(old), bare(new)])
}

/// Whether a sentence denies at its end what it said of something before.
fn denies(sentence: &[Word], what: &Word) -> bool {
    let Some(not) = sentence.iter().position(|word| word == "nicht") else { return false };
    let is_end = match &sentence[not + 1..] {
        [more, rest @ ..] if more == "mehr" => rest.len() <= 1,
        [r#as, _] if r#as == "als" => true,
        [done, be] => be == "wird" && is_participle(done),
        rest => rest.len() <= 1,
    };
    is_end && sentence[..not].contains(what)
}

/// Whether the one is without something that the other has none of.
fn is_without(without: &[Word], none: &[Word]) -> bool {
    let behind = |words: &[Word], place: Option<usize>| place.and_then(|place| words.get(place + 1).cloned());
    let Some(place) = none.iter().position(is_none) else { return false };
    let what = behind(none, Some(place));
    what.is_some()
        && behind(without, without.iter().position(|word| word == "ohne")) == what
        && has_same_words((without, &["ist", "ohne"]), (none, &["hat", &none[place]]))
}

/// Whether the one pays nothing for what the other says is free.
fn is_free(pays: &[Word], free: &[Word]) -> bool {
    ["zahlt", "zahlen", "kostet", "kosten"]
        .iter()
        .any(|verb| has_same_words((pays, &[verb, "nichts"]), (free, &["ist", "kostenlos"])))
}

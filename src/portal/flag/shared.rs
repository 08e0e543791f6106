//! Promises that are shared out: what one was to do, others are to do along with it, and what all were to get, a part gets.

use super::tokens::{Time, Word, is_number};
use super::word_lists::{PAYS, WordSet, word_set};

word_set! {
    /// Those who promise.
    PROVIDERS = "land bund staat ministerium landesregierung bundesregierung regierung kreis landkreis stadt gemeinde amt \
        behoerde government state department ministry county council"
}
word_set! {
    /// Those on whom it is put. (If the federal state pays along, more is paid.)
    OTHERS = "gemeinde gemeinden kommune kommunen landkreise staedte schultraeger traeger verbaende partner partners providers \
        municipalities districts kreisen laendern buergern eltern wirtschaft staedten schultraegern traegern verbaenden partnern towns councils charities vereinen vereine hochschulen \
        unternehmen firmen companies"
}
word_set! {
    /// A part of something, before whose it is.
    PARTS = "teil teile teilen ausschnitt ausschnitte auszuege stichprobe stichproben sample samples part parts some"
}

word_set! {
    /// What one answers for, besides what they pay.
    BORNE = "verwaltet betreibt leistet garantiert haftet erstattet ersetzt verantwortet sichert manages runs guarantees"
}

word_set! {
    LEADING = "der die das den dem des ein eine the a its seine ihre"
}

/// Whether others are to do it as well now, or only a part is meant.
pub(super) fn is_shared(old: &[Word], new: &[Word]) -> bool {
    // Whoever builds with others does not build less, unless it is counted or borne.
    let is_borne = |word: &Word| is_one_of(&BORNE, word) || PAYS.contains(&word.as_str());
    let is_counted = |word: &Word| is_number(word) && Time::of(word).is_none();
    let is_less = old.iter().any(|word| is_borne(word) || is_counted(word));
    let with_others = |words: &[Word]| if is_less { with_others_in(words) } else { 0 };
    let shares = |words: &[Word]| providers_in(words) + shared_in(words) + with_others(words);
    providers(old) > 0 && shares(new) > shares(old) || parts_in(new) > parts_in(old) && parts_in(old) == 0
}

fn is_one_of(words: &WordSet, word: &Word) -> bool {
    words.contains(word.as_str())
}

fn providers(words: &[Word]) -> usize {
    words.iter().filter(|word| is_one_of(&PROVIDERS, word)).count()
}

/// How often somebody who promises stands beside others: `Land und Kommunen`, `the government and its partners`.
fn providers_in(words: &[Word]) -> usize {
    let bare: Vec<&Word> = words.iter().filter(|word| !is_one_of(&LEADING, word)).collect();
    let joined = |three: &&[&Word]| {
        let [one, and, other] = three else { return false };
        let is = |words: &WordSet, other_words: &WordSet| is_one_of(words, one) && is_one_of(other_words, other);
        ["und", "and"].contains(&and.as_str()) && (is(&PROVIDERS, &OTHERS) || is(&OTHERS, &PROVIDERS))
    };
    // `the state and private partners`
    let described = |four: &&[&Word]| {
        let [one, and, _, other] = four else { return false };
        ["und", "and"].contains(&and.as_str()) && is_one_of(&PROVIDERS, one) && is_one_of(&OTHERS, other)
    };
    bare.windows(3).filter(joined).count() + bare.windows(4).filter(described).count()
}

/// How often others do it along with who promises it: `trägt mit den Kommunen`, `zusammen mit privaten Trägern`.
fn with_others_in(words: &[Word]) -> usize {
    const NEAR: usize = 3;
    let is_with = |place: &usize| ["mit", "with"].contains(&words[*place].as_str());
    let is_other = |place: usize| words[place + 1..].iter().take(NEAR).any(|word| is_one_of(&OTHERS, word));
    (0..words.len()).filter(is_with).filter(|place| is_other(*place)).count()
}

/// Whether a sentence counts somebody else's money in.
fn shared_in(words: &[Word]) -> usize {
    let with_money = words.iter().position(|word| ["einschliesslich", "including"].contains(&word.as_str()));
    let is_money = |place: usize| {
        words[place..].iter().take(4).any(|word| ["mittel", "mitteln", "funds", "funding"].contains(&word.as_str()))
    };
    usize::from(with_money.is_some_and(is_money))
}

/// How often only a part of something is told of.
fn parts_in(words: &[Word]) -> usize {
    let of = |pair: &&[Word]| is_one_of(&PARTS, &pair[0]) && ["des", "der", "of", "von"].contains(&pair[1].as_str());
    words.windows(2).filter(of).count()
}

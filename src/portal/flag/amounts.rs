//! Whether a number or a time promises more than another one.

use super::frequency::days;
use super::tokens::{Time, Word};
use super::word_lists::{COMPARED, LASTING, PAYS};

/// What a time says, by the words before it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Bound {
    /// `im Juni`: something is then.
    Within,
    /// `bis`: its last day counts.
    Until,
    /// `by`: many understand a year as the day on which it begins.
    By,
    /// `ab`: its first day counts.
    From,
    /// `bezahlt bis`: so long.
    Lasting,
    /// `gegenüber`: what it is compared with.
    Compared,
}

impl Bound {
    /// Of what stands behind some words of a sentence.
    pub fn of(before: &[Word], sentence: &[Word]) -> Self {
        let is_there = |words: &[&str], some: &[Word]| some.iter().any(|word| words.contains(&word.as_str()));
        let near = &before[before.len().saturating_sub(3)..];
        match near.last().map_or("", String::as_str) {
            _ if is_there(&COMPARED, near) => Self::Compared,
            "bis" if is_there(&LASTING, sentence) && !has_verb(before) => Self::Lasting,
            "bis" | "until" => Self::Until,
            "by" => Self::By,
            "ab" | "from" => Self::From,
            _ => Self::Within,
        }
    }
}

/// Whether what stands right before `bis` is a verb of its own, behind an `und`: `fördert Netze und baut bis 2028`.
fn has_verb(before: &[Word]) -> bool {
    const NOUNS: [&str; 5] = ["heit", "keit", "schaft", "kunft", "taet"];
    let Some(and) = before.iter().rposition(|word| word == "und") else { return false };
    let is_verb =
        |word: &Word| word.len() > 3 && word.ends_with('t') && !NOUNS.iter().any(|ending| word.ends_with(ending));
    let clause = &before[and..];
    clause.iter().any(is_verb) && !clause.iter().any(|word| LASTING.contains(&word.as_str()))
}

/// Whether something is more often than before, unless it costs each time.
pub(super) fn is_more_often(one: &Word, other: &Word, sentence: &[Word]) -> bool {
    const COSTS: [&str; 8] = ["euro", "cent", "gebuehr", "gebuehren", "kostet", "kosten", "fee", "costs"];
    let is_paid = sentence.iter().any(|word| COSTS.contains(&word.as_str()));
    days(one).zip(days(other)).is_some_and(|(one, other)| !is_paid && other < one)
}

/// Whether a sentence says which share of something somebody bears: there more of a cost is better.
pub(super) fn is_borne(sentence: &[Word]) -> bool {
    sentence.iter().any(|word| word == "prozent") && sentence.iter().any(|word| PAYS.contains(&word.as_str()))
}

/// Whether another number promises more: a time that ends earlier or lies within the old one, more of what is better.
pub(super) fn is_more(one: &Word, other: &Word, less_is_better: bool, bound: Bound) -> bool {
    if let (Some(before), Some(after)) = (Time::of(one), Time::of(other)) {
        return match bound {
            Bound::Within => !after.is_weaker_than(before),
            Bound::Until => !after.ends_after(before),
            Bound::By => !after.ends_after(before) && !after.is_end_of(before),
            Bound::From => !after.begins_after(before),
            Bound::Lasting => !before.ends_after(after),
            Bound::Compared => after == before,
        };
    }
    let (Ok(before), Ok(after)) = (one.parse::<f64>(), other.parse::<f64>()) else { return false };
    if less_is_better { after < before } else { after > before }
}

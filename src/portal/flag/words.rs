//! Whether a text says less than before: a sentence, a number, a date or an actor is gone, a number is weaker, a denial came
//! or went, a hedge was put in.
//!
//! Texts are compared sentence by sentence. Upper case, quotes, dashes, punctuation and white space do not count, nor does
//! the way a number or a month is written. A sentence that got more words says more, unless these are hedges; one whose
//! words were only mended says the same.

use imara_diff::{Algorithm, Diff, InternedInput};

use super::hedges::Hedges;
use super::tokens::{Word, is_number, words};
use crate::markdown::sentences;

/// Sentences that a pair of texts may have changed before nobody looks for the one that each became.
const PAIRS: usize = 10_000;

/// Letters that a mended word may differ in, and how many it has at least.
const MENDED: (usize, usize) = (2, 5);

/// Words that say nothing of their own: articles, and what stands where a hedge stood.
const ARTICLES: [&str; 6] = ["der", "die", "das", "den", "dem", "the"];
const AUXILIARIES: [&str; 14] =
    ["wird", "werden", "wurde", "wurden", "ist", "sind", "sein", "hat", "haben", "zu", "will", "be", "is", "are"];

/// Beginnings that turn a verb or adjective into another (abbauen, aufbauen; möglich, unmöglich).
const PREFIXES: [&str; 24] = [
    "", "ab", "an", "auf", "aus", "be", "bei", "ein", "ent", "er", "ge", "hin", "miss", "nach", "um", "un", "unter",
    "ver", "vor", "weg", "zer", "zu", "über", "in",
];

/// Words after which, or before which, fewer are better: `in 20 Tagen` promises more than `in 35 Tagen`.
const LESS_IS_BETTER: [&str; 22] = [
    "innerhalb",
    "binnen",
    "höchstens",
    "maximal",
    "unter",
    "weniger",
    "senken",
    "senkt",
    "sinken",
    "sinkt",
    "reduzieren",
    "verringern",
    "verkürzen",
    "tage",
    "tagen",
    "wochen",
    "monate",
    "monaten",
    "stunden",
    "minuten",
    "days",
    "weeks",
];

/// Whether `new` says less than `old`. Both are Markdown; a plain text is that too.
pub fn weakens(old: &str, new: &str, hedges: &Hedges) -> bool {
    let (old, new) = (read(old), read(new));
    let (gone, added) = changed(&old, &new);
    let is_reserved = |sentence: &&Vec<Word>| hedges.reservations_in(sentence) > 0;
    if gone.is_empty() {
        return added.iter().any(is_reserved);
    }
    // Other punctuation alone.
    if gone.iter().copied().flatten().eq(added.iter().copied().flatten()) {
        return false;
    }
    if gone.len() > added.len() || gone.len() * added.len() > PAIRS {
        return true;
    }
    let mut left = added;
    for sentence in gone {
        let alike = left.iter().enumerate().map(|(place, other)| (likeness(sentence, other), place));
        let Some((_, place)) = alike
            .filter(|(likeness, _)| *likeness >= 50)
            .max_by_key(|(likeness, place)| (*likeness, usize::MAX - place))
        else {
            return true;
        };
        if sentence_weakens(sentence, left.remove(place), hedges) {
            return true;
        }
    }
    left.iter().any(is_reserved)
}

/// The sentences of a text, as words.
fn read(text: &str) -> Vec<Vec<Word>> {
    sentences(text).iter().map(|sentence| words(sentence)).filter(|words| !words.is_empty()).collect()
}

/// Sentences of each that the other does not have.
fn changed<'a>(old: &'a [Vec<Word>], new: &'a [Vec<Word>]) -> (Vec<&'a Vec<Word>>, Vec<&'a Vec<Word>>) {
    fn without<'a>(all: &'a [Vec<Word>], others: &[Vec<Word>]) -> Vec<&'a Vec<Word>> {
        let mut sorted: Vec<&Vec<Word>> = others.iter().collect();
        sorted.sort_unstable();
        let mut used = vec![false; sorted.len()];
        let is_new = |sentence: &&Vec<Word>| {
            let from = sorted.partition_point(|other| other < sentence);
            let same = sorted[from..].iter().take_while(|other| *other == sentence).count();
            match (from..from + same).find(|place| !used[*place]) {
                Some(place) => {
                    used[place] = true;
                    false
                }
                None => true,
            }
        };
        all.iter().filter(is_new).collect()
    }
    (without(old, new), without(new, old))
}

/// How much two texts look like one, in percent.
pub(super) fn likeness_of(one: &str, other: &str) -> usize {
    let (one, other) = (words(one), words(other));
    if one == other { 100 } else { likeness(&one, &other).min(99) }
}

/// How many words of the shorter sentence stand in the other one too, in percent.
fn likeness(one: &[Word], other: &[Word]) -> usize {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let mut rest: Vec<&Word> = long.iter().collect();
    let found = short.iter().filter(|word| {
        let place = rest.iter().position(|other| *other == *word || is_mended(word, other));
        place.map(|place| rest.swap_remove(place)).is_some()
    });
    found.count() * 100 / short.len().max(1)
}

fn sentence_weakens(old: &[Word], new: &[Word], hedges: &Hedges) -> bool {
    if old.concat() == new.concat() {
        return false;
    }
    let came = |count: fn(&Hedges, &[Word]) -> usize| (count(hedges, old), count(hedges, new));
    let ((denied, denies), (hedged, hedges_now)) = (came(Hedges::denials_in), came(Hedges::hedges_in));
    if denied != denies || hedges_now > hedged {
        return true;
    }
    let was_hedge = hedges.any_in(old);
    let is_softened = hedged > hedges_now;
    let says = |place: usize, word: &Word| {
        let is_empty = ARTICLES.contains(&word.as_str()) || is_softened && AUXILIARIES.contains(&word.as_str());
        !is_empty && !(was_hedge[place] && is_softened)
    };
    let input = InternedInput::new(Words(old), Words(new));
    let diff = Diff::compute(Algorithm::Myers, &input);
    let (mut gone, mut came): (Vec<&Word>, Vec<&Word>) = (Vec::new(), Vec::new());
    let less_is_better = old.iter().chain(new).any(|word| LESS_IS_BETTER.contains(&word.as_str()));
    for hunk in diff.hunks() {
        let (before, after) =
            (hunk.before.start as usize..hunk.before.end as usize, hunk.after.start as usize..hunk.after.end as usize);
        let said: Vec<&Word> = before
            .clone()
            .map(|place| (place, &old[place]))
            .filter(|(place, word)| says(*place, word))
            .map(|(_, word)| word)
            .collect();
        let says_now: Vec<&Word> = new[after].iter().filter(|word| !ARTICLES.contains(&word.as_str())).collect();
        let is_kept = |(one, other): (&&Word, &&Word)| {
            one == other
                || is_mended(one, other) && !is_hedge(hedges, one, other)
                || is_more(one, other, less_is_better)
        };
        if said.len() == says_now.len() && said.iter().zip(&says_now).all(is_kept) {
            continue;
        }
        gone.extend(said);
        came.extend(says_now);
    }
    // Words that stand at another place are no loss, unless the place tells what they are about.
    let numbers = |words: &[Word]| words.iter().filter(|word| is_number(word)).cloned().collect::<Vec<_>>();
    let order_counts = denied + hedged > 0 || numbers(old) != numbers(new);
    let moved = gone.iter().any(|word| came.contains(word));
    if moved && order_counts {
        return true;
    }
    for word in came {
        if let Some(place) = gone.iter().position(|gone| *gone == word) {
            gone.swap_remove(place);
        }
    }
    !gone.is_empty()
}

fn is_hedge(hedges: &Hedges, one: &Word, other: &Word) -> bool {
    [one, other].into_iter().any(|word| hedges.any_in(std::slice::from_ref(word)) == [true])
}

/// Whether one word is the other, spelled otherwise.
fn is_mended(one: &Word, other: &Word) -> bool {
    let (most, least) = MENDED;
    let length = |word: &Word| word.chars().count();
    if length(one).min(length(other)) < least || is_number(one) || is_number(other) {
        return false;
    }
    let turned = PREFIXES.iter().filter_map(|prefix| Some((prefix, one.strip_prefix(prefix)?)));
    let is_turned = |(prefix, stem): (&&str, &str)| {
        PREFIXES.iter().any(|another| another != prefix && other.strip_prefix(another) == Some(stem))
    };
    !turned.clone().any(is_turned) && strsim::osa_distance(one, other) <= most
}

/// Whether another number promises more: a year that is earlier, more of what is better.
fn is_more(one: &Word, other: &Word, less_is_better: bool) -> bool {
    let (Ok(before), Ok(after)) = (one.parse::<f64>(), other.parse::<f64>()) else { return false };
    let is_year = |number: f64| number.fract() == 0.0 && (1900.0..2200.0).contains(&number);
    if is_year(before) && is_year(after) || less_is_better { after < before } else { after > before }
}

struct Words<'a>(&'a [Word]);

impl<'a> imara_diff::TokenSource for Words<'a> {
    type Token = &'a str;
    type Tokenizer = std::iter::Map<std::slice::Iter<'a, Word>, fn(&'a Word) -> &'a str>;

    fn tokenize(&self) -> Self::Tokenizer {
        self.0.iter().map(String::as_str)
    }

    fn estimate_tokens(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weaker(old: &str, new: &str) -> bool {
        weakens(old, new, &Hedges::of("de", &["nach kassenlage".to_owned()], &[]))
    }

    #[test]
    fn what_says_less_is_found() {
        for (old, new) in [
            ("Alle Schulen sind bis 2027 am Netz.", "Alle Schulen sind möglichst bis 2027 am Netz."),
            ("Alle Schulen sind am Netz.", "Schulen sind am Netz."),
            ("Alle Schulen sind am Netz. Das zahlt der Bund.", "Alle Schulen sind am Netz."),
            ("90 % der Schulen sind am Netz.", "80 Prozent der Schulen sind am Netz."),
            ("Der Antrag ist in 20 Tagen fertig.", "Der Antrag ist in 35 Tagen fertig."),
            ("Das Portal ist bis 2027 fertig.", "Das Portal ist bis 2028 fertig."),
            ("Das Portal ist bis Juni 2027 fertig.", "Das Portal ist bis 2027 fertig."),
            ("Es gibt keine Gebühren.", "Es gibt eine Gebühren."),
            ("Der Dienst ist möglich.", "Der Dienst ist unmöglich."),
            ("Wir werden Stellen aufbauen.", "Wir werden Stellen abbauen."),
            ("Wir bauen das Netz aus.", "Wir bauen das Netz aus. Das gilt vorbehaltlich der Mittel."),
            ("Wir bauen das Netz aus.", "Wir bauen das Netz nach Kassenlage aus."),
            ("Das Ministerium des Innern baut das Netz.", "Das Land baut das Netz."),
            ("Der Zuschuss steigt von 30 auf 50 Euro.", "Der Zuschuss steigt von 50 auf 30 Euro."),
            ("Die Behörden müssen liefern.", "Die Behörden können liefern."),
            ("- Netz bauen\n- Schulen anbinden", "- Netz bauen"),
        ] {
            assert!(weaker(old, new), "{old} -> {new}");
        }
    }

    #[test]
    fn what_is_mended_or_says_more_is_not() {
        for (old, new) in [
            ("Alle Schuhlen sind am Netz", "Alle Schulen sind am Netz."),
            ("Die Verwlatung wird digital", "Die Verwaltung wird digital"),
            ("Daß alle teilnehmen, ist das Ziel.", "Dass alle teilnehmen, ist das Ziel!"),
            ("Alle „Schulen“ sind am Netz - bis 2027.", "Alle \"Schulen\" sind am Netz – bis 2027."),
            ("Alle Schulen sind am Netz.", "Alle Schulen und Kitas sind am Netz."),
            ("Alle Schulen sind am Netz.", "Alle Schulen sind am Netz. Auch die Kitas."),
            ("80 % der Schulen sind am Netz.", "90 % der Schulen sind am Netz."),
            ("Der Antrag ist in 35 Tagen fertig.", "Der Antrag ist in 20 Tagen fertig."),
            ("Das Portal ist bis 2028 fertig.", "Das Portal ist bis 2027 fertig."),
            ("Das Portal ist bis 2027 fertig.", "Das Portal ist bis Juni 2027 fertig."),
            ("Das Portal ist am 1.1.2027 fertig.", "Das Portal ist am 1. Januar 2027 fertig."),
            ("1.000 Schulen", "1000 Schulen"),
            ("zehn Schulen", "10 Schulen"),
            ("Die E-Akte kommt.", "Die eAkte kommt."),
            ("Bis 2027 sind alle Schulen am Netz.", "Alle Schulen sind bis 2027 am Netz."),
            ("Das Netz soll ausgebaut werden.", "Das Netz wird ausgebaut."),
            ("Wir bauen das Netz.\n\nEs ist schnell.", "*Wir* bauen das Netz. Es ist schnell."),
            ("", "Möglichst bald."),
        ] {
            assert!(!weaker(old, new), "{old} -> {new}");
        }
    }

    #[test]
    fn there_are_enough_german_forms() {
        let forms = |list: &str| list.split(',').count();
        assert!(forms(super::super::hedges::WEAK_DE) + forms(super::super::hedges::RESERVED_DE) >= 60);
    }
}

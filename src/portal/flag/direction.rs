//! Whether fewer are better of what a number counts: `in 20 Tagen` promises more than `in 35 Tagen`, and a training of twelve
//! hours more than one of eight.

use super::amounts::is_borne;
use super::tokens::Word;
use super::word_lists::{CEILING, LESS_IS_BETTER};

/// Units of time, of which fewer are better unless they are given to somebody.
const SPANS: [&str; 17] = [
    "tag",
    "tage",
    "tagen",
    "wochen",
    "monate",
    "monaten",
    "stunden",
    "minuten",
    "jahren",
    "days",
    "weeks",
    "hours",
    "minutes",
    "months",
    "arbeitstage",
    "arbeitstagen",
    "werktagen",
];

/// Beginnings of what somebody gets for a time.
const GIVEN: &str = "fortbild weiterbild schulung unterricht urlaub beratung training freistell freigestellt sprechstund sprechzeit \
    erreichbar geoeffnet oeffnungszeit betreu vergueten lernzeit probezeit garantie gewaehrleist open leave lessons";

/// What one waits for, as ends of words: `eine Frist von zwei Tagen`.
const WAITED: &str = "frist dauer zeit verzoegerung verspaetung ausfall abstand takt period time delay";

const GRADES: [&str; 6] = ["year", "grade", "class", "age", "klasse", "stufe"];

/// What a sentence says of its numbers.
pub(super) struct Direction {
    /// Of all but times.
    pub others: bool,
    /// Of times.
    pub times: bool,
}

impl Direction {
    /// Of a sentence that became another; `denied` says how often it denies.
    pub fn of(old: &[Word], new: &[Word], denied: usize) -> Self {
        // Who pays no more than 49 euros pays better no more than 39.
        let than = |pair: &[Word]| CEILING.contains(&pair[0].as_str()) && ["als", "than"].contains(&pair[1].as_str());
        let is_ceiling = denied > 0 && old.windows(2).any(than);
        let is_borne = is_borne(old);
        let says = |word: &Word| !is_borne && LESS_IS_BETTER.contains(&word.as_str());
        let is_span = |word: &&Word| SPANS.contains(&word.as_str());
        let (spans, words): (Vec<&Word>, Vec<&Word>) =
            old.iter().chain(new).filter(|word| says(word)).partition(is_span);
        let others = is_ceiling || !words.is_empty();
        Self { others, times: others || !spans.is_empty() }
    }

    /// Of what stands between these words.
    pub fn fewer_is_better(&self, before: &[Word], behind: &[Word]) -> bool {
        match before {
            // `Gemeinden mit weniger als 500 Einwohnern` are more than those with less than 300.
            [.., with, less, than] if less_than_with(with, less, than) => return false,
            [.., from, of] if ["ab", "from"].contains(&from.as_str()) && GRADES.contains(&of.as_str()) => return true,
            _ => {}
        }
        let word = |word: Option<&Word>| word.cloned().unwrap_or_default();
        let (last, next) = (word(before.last()), word(behind.first()));
        let is_most = ["hoechstens", "maximal", "nur", "als"].contains(&last.as_str());
        // `um 40 Prozent` is a difference, `zweimal` is more than `einmal`.
        let is_number = ["um", "by"].contains(&last.as_str()) || ["mal", "times"].contains(&next.as_str());
        let is_time = behind.iter().take(3).any(|word| SPANS.contains(&word.as_str()));
        let elsewhere = if is_time { self.times && !is_given(before, behind) } else { self.others };
        // `alle 2 Jahre` is a distance.
        is_most || !is_number && (elsewhere || ["alle", "every", "pro", "je"].contains(&last.as_str()))
    }
}

/// Whether a time is what somebody gets: `an vier Tagen`, `eine Fortbildung von zwölf Stunden`, `zwei Tage Urlaub`.
fn is_given(before: &[Word], behind: &[Word]) -> bool {
    const UNTIL: [&str; 12] = [
        "innerhalb",
        "binnen",
        "in",
        "nach",
        "spaetestens",
        "hoechstens",
        "unter",
        "within",
        "in",
        "after",
        "mindestens",
        "bis",
    ];
    let ends = |word: &Word| WAITED.split_whitespace().any(|end| word.ends_with(end));
    match before {
        [.., at] if ["an", "on"].contains(&at.as_str()) => true,
        [.., last] if UNTIL.contains(&last.as_str()) => false,
        [.., noun, of] if ["von", "of"].contains(&of.as_str()) && !ends(noun) => true,
        _ => {
            let is_it = |word: &Word| GIVEN.split_whitespace().any(|begin| word.starts_with(begin));
            behind.iter().take(4).any(is_it)
        }
    }
}

/// Whether words choose those who have less than so much.
fn less_than_with(with: &str, less: &str, than: &str) -> bool {
    ["mit", "with"].contains(&with) && ["weniger", "fewer", "less"].contains(&less) && ["als", "than"].contains(&than)
}

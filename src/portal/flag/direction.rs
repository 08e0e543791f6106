//! Whether fewer are better of what a number counts: `in 20 Tagen` promises more than `in 35 Tagen`, and a training of twelve
//! hours more than one of eight.

use super::amounts::is_borne;
use super::tokens::Word;
use super::word_lists::{CEILING, LESS_IS_BETTER, PAYS};

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

/// What lies between two things of which there is one each time: `alle 2 Jahre`, `every 5 miles`.
const DISTANCES: [&str; 9] = ["jahre", "jahren", "years", "stunden", "kilometer", "km", "meter", "metres", "miles"];

/// Limits that something keeps to, right before a number.
const LIMITS: [&str; 5] = ["hoechstens", "maximal", "nur", "unter", "below"];

/// Beginnings of words for making less of something, which they do to what stands behind `auf`.
const REDUCES: &str = "senk sink gesenk gesunk reduzier verringer verkuerz lower reduc shorten";

/// What somebody has to pay, in money.
const COSTS: [&str; 12] = [
    "gebuehr",
    "gebuehren",
    "eigenanteil",
    "kosten",
    "kostet",
    "preis",
    "fee",
    "fees",
    "cost",
    "costs",
    "price",
    "charge",
];

const MONEY: [&str; 8] = ["euro", "cent", "mio", "millionen", "prozent", "percent", "pounds", "pence"];

/// Words that begin another part of a sentence.
const PARTS: [&str; 6] = ["und", "oder", "sowie", "and", "or", "sondern"];

/// What a sentence says of its numbers.
pub(super) struct Direction {
    /// Whether it denies something.
    is_denied: bool,
    /// Whether somebody bears what something costs.
    is_borne: bool,
    /// Whether fewer are better of its times.
    pub times: bool,
}

impl Direction {
    /// Of a sentence that became another; `denied` says how often it denies.
    pub fn of(old: &[Word], new: &[Word], denied: usize) -> Self {
        let is_borne = is_borne(old);
        let is_one_of = |word: &Word| !is_borne && LESS_IS_BETTER.contains(&word.as_str());
        Self {
            is_denied: denied > 0,
            is_borne: is_borne || old.iter().any(|word| PAYS.contains(&word.as_str())),
            times: old.iter().chain(new).any(is_one_of),
        }
    }

    /// Of what stands between these words. What is said of another number of the sentence does not count.
    pub fn fewer_is_better(&self, before: &[Word], behind: &[Word]) -> bool {
        let near = &before[before.iter().rposition(is_other_part).map_or(0, |place| place + 1)..];
        let near = &near[near.len().saturating_sub(5)..];
        let after = &behind[..behind.iter().position(is_other_part).unwrap_or(behind.len()).min(5)];
        let is_near = |words: &[&str]| near.iter().chain(after).any(|word| words.contains(&word.as_str()));
        let follows =
            |words: &[&str], count: usize| after.iter().take(count).any(|word| words.contains(&word.as_str()));
        let last = before.last().map_or("", String::as_str);
        let is_money = follows(&MONEY, 2);
        match before {
            // `Gemeinden mit weniger als 500 Einwohnern` are more than those with less than 300.
            [.., with, less, than] if less_than_with(with, less, than) => return false,
            [.., from, of] if ["ab", "from"].contains(&from.as_str()) && GRADES.contains(&of.as_str()) => return true,
            // Who pays no more than 49 euros pays better no more than 39.
            [.., more, than] if ["als", "than"].contains(&than.as_str()) => {
                return self.is_denied || !CEILING.contains(&more.as_str());
            }
            _ if LIMITS.contains(&last) => return true,
            // `um 40 Prozent` is a difference, `zweimal` is more than `einmal`.
            _ if ["um", "by"].contains(&last) || follows(&["mal", "times"], 1) => return false,
            _ => {}
        }
        let closest = &near[near.len().saturating_sub(3)..];
        if closest.iter().any(|word| ["innerhalb", "binnen", "within", "spaetestens"].contains(&word.as_str())) {
            return true;
        }
        if follows(&SPANS, 3) {
            return self.times && !is_given(before, behind);
        }
        if lacks(near, after) {
            return true;
        }
        let reduces = |word: &Word| REDUCES.split(' ').any(|begin| word.starts_with(begin));
        match last {
            "alle" | "every" => follows(&DISTANCES, 2),
            // `eine Stelle je 25 Kinder`, and not `je 50 Euro`.
            "je" | "pro" | "per" => !is_money && near.iter().rev().skip(1).take(4).chain(after).any(is_number_or_one),
            "ab" => true,
            "auf" | "to" => near.iter().chain(after).any(reduces) || !self.is_borne && is_money && is_near(&COSTS),
            _ => follows(&["klicks", "clicks"], 2) || !self.is_borne && is_money && is_near(&COSTS),
        }
    }
}

/// Whether what is counted lacks something: `in 40 Gemeinden fehlt`, `238 Schulen haben keinen`, `27 clinics do not offer`.
fn lacks(before: &[Word], behind: &[Word]) -> bool {
    let any = |is: &dyn Fn(&str) -> bool| before.iter().chain(behind).any(|word| is(word));
    let not = |pair: &[Word]| ["does", "do"].contains(&pair[0].as_str()) && pair[1] == "not";
    // `kein Papierantrag mehr` is what was promised.
    !any(&|word| word == "mehr")
        && (any(&|word| {
            ["fehlt", "fehlen", "fehlten", "lehnen", "lehnt", "lack", "lacks", "reject", "rejects", "refuse"]
                .contains(&word)
        }) || any(&|word| word == "hat") && any(&|word| word.starts_with("kein"))
            || before.windows(2).chain(behind.windows(2)).any(not))
}

fn is_other_part(word: &Word) -> bool {
    PARTS.contains(&word.as_str()) || word.starts_with(|c: char| c.is_ascii_digit())
}

fn is_number_or_one(word: &Word) -> bool {
    ["ein", "eine", "einen", "einem", "einer", "one"].contains(&word.as_str()) || word.parse::<f64>().is_ok()
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

//! The words of a sentence in the form in which they are compared: upper case, quotes, dashes, umlauts written as `ae`, the
//! way a number, a date or a month is written, abbreviations, gender forms and endings of auxiliaries do not count.

use std::collections::HashMap;
use std::iter::Peekable;
use std::str::Chars;
use std::sync::LazyLock;

use jiff::civil::Date;

/// A word in the form in which it is compared; a number as digits with a point, a date as [`Time::word`] writes it.
pub(super) type Word = String;

/// A day or a longer time of which a sentence speaks, in days that compare; without a year they compare with their like only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Time {
    first: Date,
    last: Date,
}

/// The year of a day that names none.
const NO_YEAR: i16 = 4;

const MONTHS: [&[&str]; 12] = [
    &["januar", "jaenner", "jan", "january"],
    &["februar", "feb", "february"],
    &["maerz", "mrz", "march"],
    &["april", "apr"],
    &["mai"],
    &["juni", "june"],
    &["juli", "july"],
    &["august", "aug"],
    &["september", "sep", "sept"],
    &["oktober", "okt", "october"],
    &["november", "nov"],
    &["dezember", "dez", "december"],
];

const NUMBERS: [&str; 18] = [
    "zwei",
    "drei",
    "vier",
    "fuenf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwoelf",
    "dreizehn",
    "vierzehn",
    "fuenfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
];

const TENS: [&str; 9] =
    ["zwanzig", "dreissig", "vierzig", "fuenfzig", "sechzig", "siebzig", "achtzig", "neunzig", "hundert"];

const ENGLISH_TENS: [&str; 9] =
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "onehundred"];

const ENGLISH: [&str; 18] = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// What a number is taken times, and what it is then called.
const TIMES: [(&str, f64, &str); 7] = [
    ("tausend", 1e3, ""),
    ("million", 1e6, ""),
    ("millionen", 1e6, ""),
    ("milliarde", 1e9, ""),
    ("milliarden", 1e9, ""),
    ("woche", 7.0, "tagen"),
    ("wochen", 7.0, "tagen"),
];

/// Words that stand for others, one for one or for several.
const SAME: &[(&str, &str)] = &[
    ("einmal", "1 mal"),
    ("zweimal", "2 mal"),
    ("dreimal", "3 mal"),
    ("viermal", "4 mal"),
    ("fuenfmal", "5 mal"),
    ("once", "1 times"),
    ("twice", "2 times"),
    ("hierfuer", "dafuer"),
    ("hierzu", "dazu"),
    ("hierbei", "dabei"),
    ("hiermit", "damit"),
    ("gratis", "kostenlos"),
    ("kostenfrei", "kostenlos"),
    ("unentgeltlich", "kostenlos"),
    ("zugesagt", "versprochen"),
    ("zusage", "versprechen"),
    ("zusagen", "versprechen"),
    ("ebenfalls", "auch"),
    ("ebenso", "auch"),
    ("jedoch", "aber"),
    ("schon", "bereits"),
    ("mittels", "mit"),
    ("mithilfe", "mit"),
    ("beinhaltet", "enthaelt"),
    ("startet", "beginnt"),
    ("starten", "beginnen"),
    ("%", "prozent"),
    ("€", "euro"),
    ("eur", "euro"),
    ("mio", "millionen"),
    ("mrd", "milliarden"),
    ("tsd", "tausend"),
    ("mind", "mindestens"),
    ("wenigstens", "mindestens"),
    ("max", "maximal"),
    ("circa", "ca"),
    ("cirka", "ca"),
    ("zirka", "ca"),
    ("rund", "ca"),
    ("etwa", "ca"),
    ("ungefaehr", "ca"),
    ("inkl", "einschliesslich"),
    ("bzw", "beziehungsweise"),
    ("usw", "und so weiter"),
    ("gem", "gemaess"),
    ("ggf", "gegebenenfalls"),
    ("evtl", "eventuell"),
    ("nr", "nummer"),
    ("saemtliche", "alle"),
    ("saemtlichen", "alle"),
    ("saemtlicher", "alle"),
    ("allen", "alle"),
    ("aller", "alle"),
    ("sowie", "und"),
    ("spaetestens", "bis"),
    ("binnen", "innerhalb"),
    ("bekommt", "erhaelt"),
    ("bekommen", "erhalten"),
    ("im", "in dem"),
    ("ins", "in das"),
    ("am", "an dem"),
    ("ans", "an das"),
    ("zum", "zu dem"),
    ("zur", "zu der"),
    ("vom", "von dem"),
    ("beim", "bei dem"),
    ("sind", "ist"),
    ("haben", "hat"),
    ("werden", "wird"),
    ("koennen", "kann"),
    ("sollen", "soll"),
    ("muessen", "muss"),
    ("duerfen", "darf"),
    ("wollen", "will"),
];

/// The same of words that stand together.
const TOGETHER: &[(&[&str], &str)] = &[
    (&["z", "b"], "zum beispiel"),
    (&["d", "h"], "das heisst"),
    (&["i", "d", "r"], "in der regel"),
    (&["u", "u"], "unter umstaenden"),
    (&["bis", "spaetestens", "zum"], "bis"),
    (&["bis", "spaetestens"], "bis"),
    (&["bis", "zum"], "bis"),
    (&["spaetestens", "bis", "zum"], "bis"),
    (&["spaetestens", "bis"], "bis"),
    (&["spaetestens", "zum"], "bis"),
    (&["spaetestens", "am"], "bis"),
    (&["zum", "ende", "des", "jahres"], "ende"),
    (&["ende", "des", "jahres"], "ende"),
    (&["zum", "jahresende"], "ende"),
    (&["jahresende"], "ende"),
    (&["innerhalb", "von"], "innerhalb"),
    (&["binnen", "von"], "innerhalb"),
    (&["jedes", "jahr"], "jaehrlich"),
    (&["einmal", "im", "jahr"], "jaehrlich"),
    (&["einmal", "pro", "jahr"], "jaehrlich"),
    (&["einmal", "jaehrlich"], "jaehrlich"),
    (&["zweimal", "im", "jahr"], "2 mal jaehrlich"),
    (&["dreimal", "im", "jahr"], "3 mal jaehrlich"),
    (&["viermal", "im", "jahr"], "4 mal jaehrlich"),
    (&["einmal", "im", "monat"], "monatlich"),
    (&["einmal", "pro", "monat"], "monatlich"),
    (&["einmal", "monatlich"], "monatlich"),
    (&["im", "monat"], "monatlich"),
    (&["pro", "monat"], "monatlich"),
    (&["einmal", "in", "der", "woche"], "woechentlich"),
    (&["einmal", "pro", "woche"], "woechentlich"),
    (&["einmal", "woechentlich"], "woechentlich"),
    (&["in", "der", "woche"], "woechentlich"),
    (&["pro", "woche"], "woechentlich"),
    (&["einmal", "am", "tag"], "taeglich"),
    (&["einmal", "taeglich"], "taeglich"),
    (&["am", "tag"], "taeglich"),
    (&["pro", "tag"], "taeglich"),
    (&["und", "zwar"], "und"),
    (&["im", "land"], "land"),
    (&["in", "dem", "land"], "land"),
    (&["pro", "jahr"], "jaehrlich"),
    (&["jedes", "halbjahr"], "halbjaehrlich"),
    (&["jedes", "vierteljahr"], "vierteljaehrlich"),
    (&["jedes", "quartal"], "vierteljaehrlich"),
    (&["jeden", "monat"], "monatlich"),
    (&["jede", "woche"], "woechentlich"),
    (&["jeden", "tag"], "taeglich"),
    (&["kilobit", "pro", "sekunde"], "kbit s"),
    (&["megabit", "pro", "sekunde"], "mbit s"),
    (&["gigabit", "pro", "sekunde"], "gbit s"),
];

/// What stands together, by its first word.
type Together = HashMap<&'static str, Vec<(&'static [&'static str], &'static str)>>;

/// The lists above by their words: every word of every changed sentence is looked up.
struct Lexicon {
    together: Together,
    same: HashMap<&'static str, String>,
    months: HashMap<&'static str, i16>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut together = Together::new();
    for (form, same) in TOGETHER {
        together.entry(form[0]).or_default().push((form, same));
    }
    let units = [&NUMBERS[..], &ENGLISH[..]].map(|names| names.iter().zip(2..));
    let tens = [&TENS[..], &ENGLISH_TENS[..]].map(|names| names.iter().zip((20..).step_by(10)));
    let numbers = units.into_iter().flatten().chain(tens.into_iter().flatten());
    let numbers = numbers.map(|(name, number): (&&str, usize)| (*name, number.to_string()));
    let same = numbers.chain(SAME.iter().map(|(form, same)| (*form, (*same).to_owned()))).collect();
    let months =
        MONTHS.iter().zip(1..).flat_map(|(names, month)| names.iter().map(move |name| (*name, month))).collect();
    Lexicon { together, same, months }
});

/// The words of a sentence. `?` is one.
pub(super) fn words(sentence: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut letters = sentence.chars().peekable();
    let mut word = String::new();
    while let Some(letter) = letters.next() {
        if letter.is_ascii_digit() && word.is_empty() {
            let mut number = String::from(letter);
            loop {
                while let Some(next) = letters.next_if(|next| next.is_ascii_digit() || matches!(next, '.' | ',')) {
                    number.push(next);
                }
                // `1 000` is `1000`.
                let mut ahead = letters.clone();
                let group: Vec<char> = ahead.by_ref().take(4).collect();
                let is_group = matches!(group.as_slice(), [' ' | '\u{a0}' | '\u{2009}' | '\u{202f}', digits @ ..]
                    if digits.len() == 3 && digits.iter().all(char::is_ascii_digit));
                if !(is_group && number.len() < 4 && number.bytes().all(|digit| digit.is_ascii_digit()))
                    || ahead.next().is_some_and(|next| next.is_ascii_digit())
                {
                    break;
                }
                number.extend(&group[1..]);
                letters = ahead_of(&letters, 4);
            }
            found.extend(numbers(&number));
            // `2026/27` is `2026/2027`.
            let mut ahead = letters.clone();
            let after: String = ahead.by_ref().take(3).collect();
            let next_year = year(found.last()).map(|year| year + 1);
            if next_year.is_some_and(|year| after == format!("/{:02}", year % 100))
                && ahead.next().is_none_or(|next| !next.is_ascii_digit())
            {
                found.extend(next_year.map(|year| year.to_string()));
                letters = ahead_of(&letters, 3);
            }
        } else if letter.is_alphanumeric() {
            word.extend(letter.to_lowercase());
        } else if matches!(letter, '%' | '€' | '?') {
            end(&mut word, &mut found);
            found.push(letter.to_string());
        } else if is_joint(letter) && !word.is_empty() && letters.peek().is_some_and(|next| next.is_alphabetic()) {
            // `E-Akte` is `eAkte`, and `Bürger:innen` one word.
        } else {
            end(&mut word, &mut found);
        }
    }
    end(&mut word, &mut found);
    let words = times(&together(&found));
    let mut once: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        // `wird wird`, and `Bürgerinnen und Bürger`, which is one word here.
        let is_paired = matches!(once.as_slice(), [.., first, and] if *first == word && and == "und");
        if is_paired {
            once.pop();
        } else if once.last() != Some(&word) || is_number(&word) {
            once.push(word);
        }
    }
    once
}

/// The letters after so many.
fn ahead_of<'t>(letters: &Peekable<Chars<'t>>, count: usize) -> Peekable<Chars<'t>> {
    let mut ahead = letters.clone();
    ahead.by_ref().take(count).for_each(drop);
    ahead
}

/// Signs within a word.
fn is_joint(letter: char) -> bool {
    matches!(letter, '-' | '‐' | '‑' | '\u{ad}' | '\'' | '’' | ':' | '*' | '_' | '·')
}

fn end(word: &mut String, words: &mut Vec<Word>) {
    let mut folded = String::with_capacity(word.len() + 2);
    for letter in std::mem::take(word).chars() {
        match letter {
            'ä' => folded.push_str("ae"),
            'ö' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            // Letters of other alphabets that look like these.
            'а' => folded.push('a'),
            'е' => folded.push('e'),
            'о' => folded.push('o'),
            other => folded.push(other),
        }
    }
    let stem = folded.strip_suffix("innen").filter(|stem| stem.len() > 3);
    words.extend(Some(stem.map_or(folded.clone(), str::to_owned)).filter(|word| !word.is_empty()));
}

fn together(words: &[Word]) -> Vec<Word> {
    let mut found = Vec::with_capacity(words.len());
    let mut rest = words;
    while let [word, after @ ..] = rest {
        let forms = LEXICON.together.get(word.as_str());
        let is_there = |form: &[&str]| rest.len() >= form.len() && form.iter().zip(rest).all(|(a, b)| a == b);
        let several = forms.and_then(|forms| forms.iter().find(|(form, _)| is_there(form)));
        if let Some((form, same)) = several {
            found.extend(same.split(' ').map(str::to_owned));
            rest = &rest[form.len()..];
            continue;
        }
        let word = LEXICON.same.get(word.as_str()).unwrap_or(word);
        let times = TIMES.iter().find(|(name, _, _)| name == word);
        let before = times.and_then(|_| found.last()).and_then(|before: &Word| before.parse::<f64>().ok());
        match before.zip(times) {
            // 300 million millions are too many to be counted one by one.
            Some((before, (_, by, unit))) if before * by < 1e15 => {
                found.pop();
                found.push((before * by).to_string());
                found.extend(Some((*unit).to_owned()).filter(|unit| !unit.is_empty()));
            }
            _ => found.extend(word.split(' ').map(str::to_owned)),
        }
        rest = after;
    }
    found
}

/// Digits with signs in between: one number with its thousands apart or with a fraction, or several, as in a date.
fn numbers(text: &str) -> Vec<Word> {
    let text = text.trim_end_matches(['.', ',']);
    let parts: Vec<&str> = text.split(['.', ',']).collect();
    let is_grouped = parts.len() > 1 && parts[1..].iter().all(|part| part.len() == 3);
    let bare = |digits: &str| match digits.trim_start_matches('0') {
        "" => "0".to_owned(),
        digits => digits.to_owned(),
    };
    match parts.as_slice() {
        _ if is_grouped => vec![bare(&parts.concat())],
        [whole, fraction] => match fraction.trim_end_matches('0') {
            "" => vec![bare(whole)],
            fraction => vec![format!("{}.{fraction}", bare(whole))],
        },
        parts => parts.iter().filter(|part| !part.is_empty()).map(|part| bare(part)).collect(),
    }
}

/// Words that speak of a time as one word.
fn times(words: &[Word]) -> Vec<Word> {
    let mut found = Vec::with_capacity(words.len());
    let mut rest = words;
    while let [word, after @ ..] = rest {
        if let Some((time, length)) = Time::at(rest) {
            found.push(time.word());
            rest = &rest[length..];
        } else {
            found.push(word.clone());
            rest = after;
        }
    }
    found
}

fn number(word: Option<&Word>, least: i16, most: i16) -> Option<i16> {
    word?.parse().ok().filter(|number| (least..=most).contains(number))
}

fn year(word: Option<&Word>) -> Option<i16> {
    number(word, 1900, 2199)
}

fn month(word: Option<&Word>) -> Option<i16> {
    LEXICON.months.get(word?.as_str()).copied()
}

fn ordinal(word: Option<&Word>) -> Option<i16> {
    let stems = ["erst", "zweit", "dritt", "viert"];
    let word = word?;
    let place = stems.iter().position(|stem| word.starts_with(stem) && word.len() <= stem.len() + 2);
    place.and_then(|place| i16::try_from(place + 1).ok()).or_else(|| number(Some(word), 1, 4))
}

impl Time {
    /// The time that words begin with, and how many of them it takes.
    fn at(words: &[Word]) -> Option<(Self, usize)> {
        let [first, second, third, fourth] = [0, 1, 2, 3].map(|place| words.get(place));
        let day = |number: i16| number;
        // 2027-03-01, 1.3.2027, 1. März 2027, 1. März
        if let (Some(year), Some(month), Some(of)) = (year(first), number(second, 1, 12), number(third, 1, 31)) {
            return Some((Self::days(year, month, day(of))?, 3));
        }
        if let Some(of) = number(first, 1, 31) {
            if let (Some(month), Some(year)) = (number(second, 1, 12).or(month(second)), year(third)) {
                return Some((Self::days(year, month, of)?, 3));
            }
            if let Some(month) = month(second) {
                return Some((Self::days(NO_YEAR, month, of)?, 2));
            }
        }
        // März 2027, 3/2027, März
        if let Some(of) = month(first) {
            return match year(second) {
                Some(year) => Some((Self::months(year, of, of)?, 2)),
                None => Some((Self::months(NO_YEAR, of, of)?, 1)),
            };
        }
        if let (Some(of), Some(year)) = (number(first, 1, 12), year(second)) {
            return Some((Self::months(year, of, of)?, 2));
        }
        Self::part(first, second, third, fourth).or_else(|| Some((Self::months(year(first)?, 1, 12)?, 1)))
    }

    /// A part of a year or month: `Ende 2027`, `Ende Juni 2027`, `2. Quartal 2027`, `Q2 2027`, `Sommer 2027`, `KW 10/2027`.
    fn part(
        first: Option<&Word>,
        second: Option<&Word>,
        third: Option<&Word>,
        fourth: Option<&Word>,
    ) -> Option<(Self, usize)> {
        let name = first?.as_str();
        if let Some(place) = ["anfang", "mitte", "ende"].iter().position(|part| *part == name) {
            if let Some(of) = month(second) {
                let (year, length) = year(third).map_or((NO_YEAR, 2), |year| (year, 3));
                let whole = Self::months(year, of, of)?;
                let day = [whole.first, whole.first.saturating_add(jiff::Span::new().days(14)), whole.last][place];
                return Some((Self { first: day, last: day }, length));
            }
            let whole = Self::months(year(second)?, 1, 12)?;
            let middle = Self::months(year(second)?, 7, 7)?.first;
            let day = [whole.first, middle, whole.last][place];
            return Some((Self { first: day, last: day }, 2));
        }
        let quarter =
            ["q1", "q2", "q3", "q4"].iter().position(|part| *part == name).and_then(|place| i16::try_from(place).ok());
        if let Some(place) = quarter {
            let (year, length) = year(second).map_or((NO_YEAR, 1), |year| (year, 2));
            return Some((Self::months(year, place * 3 + 1, place * 3 + 3)?, length));
        }
        if let (Some(place), Some(months)) = (
            ordinal(first),
            match second.map(String::as_str) {
                Some("quartal" | "quartals") => Some(3),
                Some("halbjahr" | "halbjahres") => Some(6),
                _ => None,
            },
        ) {
            let (year, length) = match (year(third), year(fourth)) {
                (Some(year), _) => (year, 3),
                _ => (NO_YEAR, 2),
            };
            return Some((Self::months(year, (place - 1) * months + 1, place * months)?, length));
        }
        let season = [("fruehjahr", 5), ("fruehling", 5), ("sommer", 8), ("herbst", 11), ("winter", 12)];
        if let (Some((_, last)), Some(year)) = (season.iter().find(|(part, _)| *part == name), year(second)) {
            return Some((Self::months(year, last - 2, *last)?, 2));
        }
        if let ("kw", Some(week), Some(year)) = (name, number(second, 1, 53), year(third)) {
            let day = Self::days(year, 1, 1)?.first.saturating_add(jiff::Span::new().days(i64::from(week) * 7 - 1));
            return Some((Self { first: day, last: day }, 3));
        }
        None
    }

    fn days(year: i16, month: i16, day: i16) -> Option<Self> {
        let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        Some(Self { first: date, last: date })
    }

    fn months(year: i16, first: i16, last: i16) -> Option<Self> {
        let first = Date::new(year, i8::try_from(first).ok()?, 1).ok()?;
        Some(Self { first, last: Date::new(year, i8::try_from(last).ok()?, 1).ok()?.last_of_month() })
    }

    fn word(self) -> Word {
        format!("@{}/{}", self.first, self.last)
    }

    /// The time that a word stands for.
    pub fn of(word: &str) -> Option<Self> {
        let (first, last) = word.strip_prefix('@')?.split_once('/')?;
        Some(Self { first: first.parse().ok()?, last: last.parse().ok()? })
    }

    /// Whether it ends later than another.
    pub fn ends_after(self, other: Self) -> bool {
        self.last > other.last
    }

    /// Whether it begins later than another.
    pub fn begins_after(self, other: Self) -> bool {
        self.first > other.first
    }

    /// Whether it ends later than another, or leaves open more than that.
    pub fn is_weaker_than(self, other: Self) -> bool {
        let contains = self.first <= other.first && other.last <= self.last && self != other;
        self.last > other.last || contains
    }
}

/// Whether a word is a number or a time.
pub(super) fn is_number(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_digit() || first == '@')
}

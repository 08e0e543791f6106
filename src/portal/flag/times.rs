//! Times of which sentences speak.

use jiff::civil::Date;

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

fn number(word: Option<&String>, least: i16, most: i16) -> Option<i16> {
    word?.parse().ok().filter(|number| (least..=most).contains(number))
}

pub(super) fn year(word: Option<&String>) -> Option<i16> {
    number(word, 1900, 2199)
}

fn month(word: Option<&String>) -> Option<i16> {
    let word = word?;
    MONTHS.iter().position(|names| names.contains(&word.as_str())).and_then(|place| i16::try_from(place + 1).ok())
}

/// The fifth month in English, which is a verb as well: a month only beside a day or year.
fn may(word: Option<&String>) -> Option<i16> {
    word.filter(|word| *word == "may").map(|_| 5)
}

fn ordinal(word: Option<&String>) -> Option<i16> {
    let stems = ["erst", "zweit", "dritt", "viert"];
    let word = word?;
    let place = stems.iter().position(|stem| word.starts_with(stem) && word.len() <= stem.len() + 2);
    place.and_then(|place| i16::try_from(place + 1).ok()).or_else(|| number(Some(word), 1, 4))
}

impl Time {
    /// The time that words begin with, and how many of them it takes.
    pub fn at(words: &[String]) -> Option<(Self, usize)> {
        let [first, second, third, fourth] = [0, 1, 2, 3].map(|place| words.get(place));
        let day = |number: i16| number;
        // 2027-03-01, 1.3.2027, 1. März 2027, 1. März
        if let (Some(year), Some(month), Some(of)) = (year(first), number(second, 1, 12), number(third, 1, 31)) {
            return Some((Self::days(year, month, day(of))?, 3));
        }
        if let Some(of) = number(first, 1, 31) {
            if let (Some(month), Some(year)) = (number(second, 1, 12).or(month(second)).or(may(second)), year(third)) {
                return Some((Self::days(year, month, of)?, 3));
            }
            if let Some(month) = month(second) {
                return Some((Self::days(NO_YEAR, month, of)?, 2));
            }
        }
        // 30 of June 2027, June 30 2027
        if let (Some(of), Some("of"), Some(month)) = (number(first, 1, 31), second.map(String::as_str), month(third)) {
            let (year, length) = year(fourth).map_or((NO_YEAR, 3), |year| (year, 4));
            return Some((Self::days(year, month, of)?, length));
        }
        if let (Some(month), Some(of), Some(year)) = (month(first).or(may(first)), number(second, 1, 31), year(third)) {
            return Some((Self::days(year, month, of)?, 3));
        }
        if let (Some(of), Some(year)) = (may(first), year(second)) {
            return Some((Self::months(year, of, of)?, 2));
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
        Self::end_of_part(words)
            .or_else(|| Self::part(first, second, third, fourth))
            .or_else(|| Some((Self::months(year(first)?, 1, 12)?, 1)))
    }

    /// A day within a part of a year: `Ende des dritten Quartals 2027`.
    fn end_of_part(words: &[String]) -> Option<(Self, usize)> {
        let [name, of, rest @ ..] = words else { return None };
        if of != "des" && of != "of" {
            return None;
        }
        let place = ["anfang", "mitte", "ende"].iter().position(|part| part == name)?;
        ordinal(rest.first())?;
        let (part, length) = Self::part(rest.first(), rest.get(1), rest.get(2), rest.get(3))?;
        let day = [part.first, part.first.saturating_add(jiff::Span::new().days(45)), part.last][place];
        Some((Self { first: day, last: day }, length + 2))
    }

    /// A part of a year or month: `Ende 2027`, `Ende Juni 2027`, `2. Quartal 2027`, `Q2 2027`, `Sommer 2027`, `KW 10/2027`.
    fn part(
        first: Option<&String>,
        second: Option<&String>,
        third: Option<&String>,
        fourth: Option<&String>,
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
        let feast = [("ostern", 4), ("weihnachten", 12)].iter().find(|(feast, _)| *feast == name);
        if let (Some((_, month)), Some(year)) = (feast, year(second)) {
            return Some((Self::months(year, *month, *month)?, 2));
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

    pub fn word(self) -> String {
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

    /// Whether it lies within another one.
    pub fn is_part_of(self, other: Self) -> bool {
        other.first <= self.first && self.last <= other.last
    }

    /// Whether it is nothing but the last day of a whole year.
    pub fn is_end_of(self, year: Self) -> bool {
        self.first == year.last && year.first == year.last.first_of_year()
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

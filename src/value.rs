//! Values that portals use everywhere: partial dates and values that need not be exact.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{self, Date};
use jiff::fmt::temporal::Pieces;

/// German names of the months.
pub const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// A day, a month or a year. As a deadline it ends with its period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// `2027`
    Year(i16),
    /// `2027-03`
    Month(i16, i8),
    /// `2027-03-31`
    Day(Date),
}

impl PartialDate {
    /// First day of the period.
    pub fn first_day(self) -> Date {
        match self {
            Self::Year(year) => civil::date(year, 1, 1),
            Self::Month(year, month) => civil::date(year, month, 1),
            Self::Day(day) => day,
        }
    }

    /// Last day of the period.
    pub fn last_day(self) -> Date {
        match self {
            Self::Year(year) => civil::date(year, 12, 31),
            Self::Month(year, month) => civil::date(year, month, 1).last_of_month(),
            Self::Day(day) => day,
        }
    }

    /// What is meant by `31.3.2027`, `3.2027`, `2027/03/31`, `2027-3-31`, `31-03-2027` or `31. März 2027`; nothing if it could
    /// be meant otherwise.
    pub fn meant_by(text: &str) -> Option<Self> {
        if let Some((place, name)) = MONTHS.iter().enumerate().find(|(_, name)| text.contains(*name)) {
            let (day, year) = text.split_once(name)?;
            let day = day.trim().trim_end_matches('.');
            let day = if day.is_empty() { String::new() } else { format!("{day}.") };
            return Self::meant_by(&format!("{day}{}.{}", place + 1, year.trim()));
        }
        let separator = ['.', '/', '-'].into_iter().find(|separator| text.contains(*separator))?;
        let parts: Vec<&str> = text.split(separator).map(str::trim).collect();
        let is_number = |part: &&str| !part.is_empty() && part.len() <= 4 && part.chars().all(|c| c.is_ascii_digit());
        if !parts.iter().all(is_number) {
            return None;
        }
        // Between two of these signs some put the month first, so only what cannot be one is a day.
        let is_day =
            |day: &str, month: &str| separator == '.' || day == month || day.parse().is_ok_and(|day: i8| day > 12);
        let (year, month, day) = match parts.as_slice() {
            [year, month, day] if year.len() == 4 => (year, month, Some(day)),
            [day, month, year] if is_day(day, month) => (year, month, Some(day)),
            [year, month] if year.len() == 4 => (year, month, None),
            [month, year] => (year, month, None),
            _ => return None,
        };
        let number = |part: &str| part.parse::<i8>().ok();
        let (year, month) = (Some(*year).filter(|year| year.len() == 4)?.parse().ok()?, number(month)?);
        let date = Date::new(year, month, day.map_or(Some(1), |day| number(day))?).ok()?;
        Some(if day.is_some() { Self::Day(date) } else { Self::Month(year, month) })
    }

    /// The last day of the month or year that a text names which is no date: `Anfang März 2028`, `Ende 2028`, `31.12.28`.
    pub fn about(text: &str) -> Option<Date> {
        let is_year = |word: &&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        let Some(year) = text.split(|sign: char| !sign.is_alphanumeric()).rfind(is_year) else {
            let (day, year) = text.trim().rsplit_once('.').filter(|(_, year)| year.len() == 2)?;
            return Self::meant_by(&format!("{day}.20{year}")).map(Self::last_day);
        };
        let month = MONTHS.iter().find(|month| text.contains(*month)).copied().unwrap_or("Dezember");
        Self::meant_by(&format!("{month} {year}")).map(Self::last_day)
    }

    /// The year it lies in.
    pub fn year(self) -> i16 {
        self.first_day().year()
    }
}

/// By first day, then by last day: `2027-01-01` comes before `2027-01`, that before `2027`.
impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.first_day(), self.last_day()).cmp(&(other.first_day(), other.last_day()))
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// A text that is no date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("kein Datum")]
pub struct NoDate;

impl FromStr for PartialDate {
    type Err = NoDate;

    fn from_str(text: &str) -> Result<Self, NoDate> {
        // Other programs write a moment (RFC 3339, or with a space as YAML has it) where they mean its day.
        if let Some((day, 'T' | 't' | ' ')) =
            text.split_at_checked(10).and_then(|(day, time)| Some((day, time.chars().next()?)))
        {
            let close = text.replacen(" +", "+", 1).replacen(" -", "-", 1).replacen(" Z", "Z", 1);
            let moment = Pieces::parse(&close).map_err(|_| NoDate)?;
            return moment.time().ok_or(NoDate).and(day.parse());
        }
        let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
        let mut parts = text.split('-');
        let year = parts.next().filter(|part| digits(part, 4)).ok_or(NoDate)?.parse().map_err(|_| NoDate)?;
        let mut two =
            || parts.next().map(|part| if digits(part, 2) { part.parse().map_err(|_| NoDate) } else { Err(NoDate) });
        let (month, day) = (two().transpose()?, two().transpose()?);
        if parts.next().is_some() || year == 0 {
            return Err(NoDate);
        }
        match (month, day) {
            (None, _) => Ok(Self::Year(year)),
            (Some(month), None) => Date::new(year, month, 1).map(|_| Self::Month(year, month)).map_err(|_| NoDate),
            (Some(month), Some(day)) => Date::new(year, month, day).map(Self::Day).map_err(|_| NoDate),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

/// A value as its source wrote it: exact (only `number`), inexact (`written`), or both.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The words of the source (`mehr als 215`), shown instead of the number.
    pub written: Option<String>,
    /// The number that may be drawn and computed with.
    pub number: Option<f64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_partial_date_ends_with_its_period() {
        let last = |text: &str| text.parse::<PartialDate>().unwrap().last_day().to_string();
        assert_eq!(last("2027"), "2027-12-31");
        assert_eq!(last("2028-02"), "2028-02-29");
        assert_eq!(last("2027-03-31"), "2027-03-31");
    }

    #[test]
    fn of_a_moment_the_day_counts_as_written() {
        for text in
            ["2014-08-14T00:00:00.000Z", "2014-08-14 10:00 +02:00", "2014-08-14T23:30:00-05:00", "2014-08-14 10:00:00"]
        {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), "2014-08-14", "{text}");
        }
        for text in ["2014-08-14T", "2014-08-14 bald", "2014-08-14T25:00", "2014-02-30T10:00", "2014-08-14 "] {
            assert_eq!(text.parse::<PartialDate>(), Err(NoDate), "{text}");
        }
    }

    #[test]
    fn impossible_and_odd_dates_are_refused() {
        for text in
            ["2027-02-30", "2027-13", "27", "2027-3", "0000", "2027-03-31-1", "bald", "", "2027-", "+027", "31.03.2027"]
        {
            assert_eq!(text.parse::<PartialDate>(), Err(NoDate), "{text}");
        }
    }

    #[test]
    fn dates_sort_by_begin_then_end() {
        let date = |text: &str| text.parse::<PartialDate>().unwrap();
        assert!(date("2027-01-01") < date("2027-01"));
        assert!(date("2027-01") < date("2027"));
        assert!(date("2026") < date("2027-01-01"));
    }

    #[test]
    fn dates_that_can_only_mean_one_day() {
        let cases = [
            ("31.3.2027", Some("2027-03-31")),
            ("31. 3. 2027", Some("2027-03-31")),
            ("03.2027", Some("2027-03")),
            ("2027/3/31", Some("2027-03-31")),
            ("2027-3", Some("2027-03")),
            ("31.3.27", None),
            ("31-12-2027", Some("2027-12-31")),
            ("31/12/2027", Some("2027-12-31")),
            ("3-4-2027", None),
            ("3-3-2027", Some("2027-03-03")),
            ("2027.12.31", Some("2027-12-31")),
            ("2027.12", Some("2027-12")),
            ("12/2027", Some("2027-12")),
            ("12.27", None),
            ("3/31/2027", None),
            ("31.2.2027", None),
            ("31. März 2027", Some("2027-03-31")),
            ("März 2027", Some("2027-03")),
            ("30. Februar 2027", None),
            ("Ende März 2027", None),
            ("März", None),
            ("1.2.3.4", None),
        ];
        for (written, expected) in cases {
            assert_eq!(PartialDate::meant_by(written).map(|date| date.to_string()).as_deref(), expected, "{written}");
        }
    }
}

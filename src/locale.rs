//! How a language writes dates and numbers, which form of a word goes with a count, and how it sorts: by the rules of
//! Unicode (CLDR), which are built in for all languages that it knows.

use std::cmp::Ordering;

use fixed_decimal::Decimal;
use icu_calendar::{Date as CalendarDate, Gregorian};
use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{Y, YM, YMD};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_plurals::{PluralCategory, PluralRules};

use crate::value::{PartialDate, Quantity};

/// The rules of one language, or of one country's way to write it (`en-GB`).
pub struct Locale {
    year: FixedCalendarDateTimeFormatter<Gregorian, Y>,
    month: FixedCalendarDateTimeFormatter<Gregorian, YM>,
    day: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    decimal: DecimalFormatter,
    plurals: PluralRules,
    collator: CollatorBorrowed<'static>,
}

/// A name that is none of a language, or whose rules are not known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` ist kein Kürzel einer Sprache wie `de` oder `en-GB`")]
pub struct NoLocale {
    /// The name.
    pub name: String,
}

impl Locale {
    /// The rules for a name after BCP 47. A language that Unicode has no rules for is written in a neutral way.
    ///
    /// # Errors
    /// A name of another form.
    pub fn new(name: &str) -> Result<Self, NoLocale> {
        let failed = || NoLocale { name: name.to_owned() };
        let locale: icu_locale_core::Locale = name.parse().map_err(|_| failed())?;
        let mut order: CollatorPreferences = (&locale).into();
        // Goal 2 comes before goal 10.
        order.numeric_ordering = Some(CollationNumericOrdering::True);
        // German writes four digits together (DIN 5008), which Unicode's rules do not say.
        let german = locale.id.language.as_str() == "de";
        let grouping = if german { GroupingStrategy::Min2 } else { GroupingStrategy::Auto };
        let options = DecimalFormatterOptions::from(grouping);
        Ok(Self {
            year: FixedCalendarDateTimeFormatter::try_new((&locale).into(), Y::long()).map_err(|_| failed())?,
            month: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YM::long()).map_err(|_| failed())?,
            day: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMD::long()).map_err(|_| failed())?,
            decimal: DecimalFormatter::try_new((&locale).into(), options).map_err(|_| failed())?,
            plurals: PluralRules::try_new_cardinal((&locale).into()).map_err(|_| failed())?,
            collator: Collator::try_new(order, CollatorOptions::default()).map_err(|_| failed())?,
        })
    }

    /// `2025`, `August 2025`, `5. August 2025`.
    pub fn date(&self, date: PartialDate) -> String {
        let first = date.first_day();
        let (month, day) = (u8::try_from(first.month()), u8::try_from(first.day()));
        let in_calendar = month.ok().zip(day.ok());
        let in_calendar =
            in_calendar.and_then(|(month, day)| CalendarDate::try_new_gregorian(first.year().into(), month, day).ok());
        match (in_calendar, date) {
            (Some(day), PartialDate::Year(_)) => self.year.format(&day).to_string(),
            (Some(day), PartialDate::Month(..)) => self.month.format(&day).to_string(),
            (Some(day), PartialDate::Day(_)) => self.day.format(&day).to_string(),
            // A partial date is always a day of the calendar.
            (None, _) => date.to_string(),
        }
    }

    /// A number with the shortest fraction that gives it back.
    pub fn number(&self, number: f64) -> String {
        let plain = number.to_string();
        let Ok(decimal) = plain.parse::<Decimal>() else { return plain };
        let text = self.decimal.format(&decimal).to_string();
        // A hyphen is hard to see, and browsers break the line after it.
        text.strip_prefix('-').map_or(text.clone(), |digits| format!("\u{2212}{digits}"))
    }

    /// How many there are, with the signs that group the language's digits: `1.035`.
    pub fn count(&self, count: u64) -> String {
        self.decimal.format(&Decimal::from(count)).to_string()
    }

    /// The words of the source, or else the number.
    pub fn quantity(&self, quantity: &Quantity) -> String {
        let written = quantity.written.clone();
        written.or_else(|| quantity.number.map(|number| self.number(number))).unwrap_or_default()
    }

    /// The form that goes with a count: `zero`, `one`, `two`, `few`, `many` or `other`.
    pub fn plural(&self, count: u64) -> &'static str {
        match self.plurals.category_for(count) {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        }
    }

    /// The order of two texts; numbers in them count as numbers.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.collator.compare(a, b).then_with(|| a.cmp(b))
    }
}

impl std::fmt::Debug for Locale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Locale").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(name: &str) -> Locale {
        Locale::new(name).unwrap()
    }

    fn dates(name: &str) -> Vec<String> {
        let locale = locale(name);
        ["2025", "2025-03", "2025-08-05"].map(|date| locale.date(date.parse().unwrap())).to_vec()
    }

    #[test]
    fn dates_are_written_as_the_language_does() {
        assert_eq!(dates("de"), ["2025", "März 2025", "5. August 2025"]);
        assert_eq!(dates("en-GB"), ["2025", "March 2025", "5 August 2025"]);
        assert_eq!(dates("fr"), ["2025", "mars 2025", "5 août 2025"]);
        assert_eq!(dates("hsb"), ["2025", "měrc 2025", "5. awgusta 2025"]);
    }

    #[test]
    fn numbers_are_written_as_the_language_does() {
        let numbers = |name: &str| [62.83, 3500.0, 1_234_567.0, -0.5, 0.0].map(|number| locale(name).number(number));
        assert_eq!(numbers("de"), ["62,83", "3500", "1.234.567", "\u{2212}0,5", "0"]);
        assert_eq!(numbers("en-GB"), ["62.83", "3,500", "1,234,567", "\u{2212}0.5", "0"]);
        assert_eq!(locale("de").number(f64::INFINITY), "inf");
    }

    #[test]
    fn a_count_has_the_form_of_the_language() {
        let forms = |name: &str| [0, 1, 2, 5].map(|count| locale(name).plural(count));
        assert_eq!(forms("de"), ["other", "one", "other", "other"]);
        assert_eq!(forms("fr"), ["one", "one", "other", "other"]);
        assert_eq!(forms("pl"), ["many", "one", "few", "many"]);
        assert_eq!(forms("hsb"), ["other", "one", "two", "other"]);
    }

    #[test]
    fn texts_sort_as_in_a_dictionary() {
        let mut titles = ["Zoll", "Ziel 10", "Ämter", "Ziel 2", "ziel 2", "Bau"];
        titles.sort_by(|a, b| locale("de").compare(a, b));
        assert_eq!(titles, ["Ämter", "Bau", "ziel 2", "Ziel 2", "Ziel 10", "Zoll"]);
        let sorts_last = locale("sv").compare("Ämter", "Zoll");
        assert_eq!(sorts_last, Ordering::Greater);
    }

    #[test]
    fn a_name_of_another_form_is_refused() {
        assert!(Locale::new("../de").is_err());
        assert!(Locale::new("").is_err());
        assert!(Locale::new("deutsch sprache").is_err());
    }

    #[test]
    fn rules_are_shared_by_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Locale>();
    }
}

//! Parts of sentences that are put together alike in every language.

use jiff::civil::Date;

/// Words as they stand in files, with commas.
pub(super) fn quoted(words: &[String]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// How the name of a file ends, in small letters: `.md`.
pub(super) fn ending_of(name: &str) -> String {
    name.rfind('.').map_or_else(String::new, |point| name[point..].to_lowercase())
}

/// Size in the largest unit that keeps it at one or more, without a fraction if it has none. `smallest` is the word for
/// bytes, `mark` stands before the fraction.
pub(super) fn size_in_words(size: u64, smallest: &str, mark: char) -> String {
    let (unit, name) = match size {
        1_000_000.. => (1_000_000, "MB"),
        1_000.. => (1_000, "kB"),
        _ => (1, smallest),
    };
    let tenths = size.saturating_mul(10) / unit;
    if tenths.is_multiple_of(10) {
        format!("{} {name}", tenths / 10)
    } else {
        format!("{}{mark}{} {name}", tenths / 10, tenths % 10)
    }
}

/// The first ten of a list in words, and how many more there are.
pub(super) fn some<T>(all: &[T], comma: &str, more: impl Fn(usize) -> String, word: impl Fn(&T) -> String) -> String {
    const NAMED: usize = 10;
    let mut text = all.iter().take(NAMED).map(word).collect::<Vec<_>>().join(comma);
    if all.len() > NAMED {
        text.push_str(&more(all.len() - NAMED));
    }
    text
}

/// A count with a mark before each group of three digits.
pub(super) fn grouped(count: usize, mark: char) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

/// A character by its number: `U+202E`.
pub(super) fn number(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// Whether it is a part of a number.
pub(super) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text is written as a day, and there is none such, whichever of its numbers is the month: the 30th of February.
pub(super) fn is_of_no_calendar(text: &str) -> bool {
    let parts: Vec<&str> = text.trim().split(['-', '.', '/']).collect();
    let (year, first, second) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => (year, month, day),
        [day, month, year] if year.len() == 4 => (year, month, day),
        _ => return false,
    };
    let number = |part: &str| part.parse::<i8>().ok().filter(|_| is_digits(part));
    let (Ok(year), Some(first), Some(second)) = (year.parse::<i16>(), number(first), number(second)) else {
        return false;
    };
    let is_day = |month, day| Date::new(year, month, day).is_ok();
    !is_day(first, second) && !is_day(second, first)
}

/// A day, its month and its year, as examples of a date; those of the handbook if none is known.
pub(super) fn day_month_year(day: Option<&str>) -> [&str; 3] {
    let day = day.unwrap_or("2027-03-31");
    [day, day.get(..7).unwrap_or(day), day.get(..4).unwrap_or(day)]
}

/// What is wrong with a progress.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Progress {
    /// It is no number; the whole one between 0 and 100 that is in it.
    Words(Option<u8>),
    /// It is one outside of 0 to 100.
    Outside,
    /// It is one between them with something behind it; the next lower whole one.
    Written(u8),
    /// It is one between them that is not whole; the next lower one that is.
    Fraction(u8),
    /// It is so small a part that it may be one of a whole.
    Share,
}

impl Progress {
    pub(super) fn of(text: &str) -> Self {
        let bare = text.trim().trim_end_matches('%').trim_end();
        match bare.replace(',', ".").parse::<f64>() {
            Ok(number) if number > 0.0 && number < 1.0 => Self::Share,
            // In its bounds, so nothing is lost.
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
            Ok(number) if (0.0..=100.0).contains(&number) => {
                let whole = number.floor() as u8;
                if bare == text { Self::Fraction(whole) } else { Self::Written(whole) }
            }
            Ok(number) if number.is_finite() => Self::Outside,
            _ => Self::Words(number_in(text).and_then(|number| number.parse().ok()).filter(|number| *number <= 100)),
        }
    }
}

/// The one number in a text, as YAML reads it: `ca. 40`, `"4,5"`. None where a sign may part thousands.
pub fn number_in(text: &str) -> Option<String> {
    let is_part = |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ',');
    let words = text
        .split(|sign: char| !is_part(sign))
        .map(|word| word.trim_matches(['.', ',']))
        .filter(|word| !word.is_empty());
    let mut words = words.filter(|word| word.contains(|sign: char| sign.is_ascii_digit()));
    let (number, None) = (words.next()?, words.next()) else { return None };
    let number = number.replace(',', ".");
    let is_grouped = number.split('.').skip(1).any(|part| part.len() == 3);
    let is_one = !is_grouped
        && number.matches('.').count() <= 1
        && (number == "0" || number.starts_with("0.") || !number.starts_with('0'));
    let minus = if text.trim_start().starts_with('-') { "-" } else { "" };
    is_one.then(|| format!("{minus}{number}"))
}

/// The unit behind a number: `5 km`, `5 %`, as it is written in YAML.
pub fn unit_behind(written: &str) -> Option<String> {
    let unit =
        written.trim().trim_start_matches(|sign: char| !(sign.is_alphabetic() || matches!(sign, '%' | '€' | '°')));
    match unit {
        "" => None,
        // `1e3`
        _ if unit.contains(|sign: char| sign.is_ascii_digit()) => None,
        _ if unit.starts_with(char::is_alphabetic) => Some(unit.to_owned()),
        _ => Some(format!("'{unit}'")),
    }
}

/// A number with three digits behind its point, written with as many as nobody takes for a thousand.
pub(super) fn not_three_digits(written: &str) -> String {
    written.strip_suffix('0').map_or_else(|| format!("{written}0"), str::to_owned)
}

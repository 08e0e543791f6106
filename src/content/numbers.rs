//! Whether a translation says the same numbers and dates as its original.

use std::collections::BTreeSet;

/// A number as it is compared: digits with a point, without zeros in front.
type Number = String;

const GERMAN: Language = Language {
    point: ',',
    months: [
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ],
    counts: ["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"],
    ordinals: ["erst", "zweit", "dritt", "viert"],
    scales: &[
        ("tausend", 3),
        ("tsd", 3),
        ("million", 6),
        ("millionen", 6),
        ("mio", 6),
        ("milliarde", 9),
        ("milliarden", 9),
        ("mrd", 9),
        ("billion", 12),
        ("billionen", 12),
    ],
};
const ENGLISH: Language = Language {
    point: '.',
    months: [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ],
    counts: ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
    ordinals: ["first", "second", "third", "fourth"],
    scales: &[("thousand", 3), ("million", 6), ("m", 6), ("billion", 9), ("bn", 9), ("trillion", 12)],
};

/// How a language writes numbers.
struct Language {
    /// Between whole and fraction.
    point: char,
    months: [&'static str; 12],
    /// From two on.
    counts: [&'static str; 11],
    /// From the first on, without their ends.
    ordinals: [&'static str; 4],
    /// Words behind a number, and how many zeros they stand for.
    scales: &'static [(&'static str, i32)],
}

impl Language {
    fn of(code: &str) -> Option<&'static Self> {
        match code {
            "de" => Some(&GERMAN),
            "en" => Some(&ENGLISH),
            _ => None,
        }
    }
}

/// The numbers of a text.
#[derive(Default)]
struct Numbers {
    /// Written in digits, and months beside these: each must be there in the other text.
    plain: BTreeSet<Number>,
    /// Written as words that may mean something else: they count for numbers of the other text.
    worded: BTreeSet<Number>,
}

/// Numbers that only the original says, and that only the translation says. Of other languages than German and English
/// nobody here knows the names of months and numbers, so only those that are no month are compared there.
pub(super) fn differing(original: &str, translation: &str, languages: (&str, &str)) -> (Vec<Number>, Vec<Number>) {
    let (one, other) = (Language::of(languages.0), Language::of(languages.1));
    let is_known = one.is_some() && other.is_some();
    let (before, after) = (numbers(original, one, is_known), numbers(translation, other, is_known));
    let counts = |number: &Number| is_known || number.parse::<f64>().is_ok_and(|number| number > 31.0);
    let missing = |from: &Numbers, to: &Numbers| -> Vec<Number> {
        let is_missing = |number: &&Number| !to.plain.contains(*number) && !to.worded.contains(*number);
        from.plain.iter().filter(is_missing).filter(|number| counts(number)).cloned().collect()
    };
    (missing(&before, &after), missing(&after, &before))
}

fn numbers(text: &str, language: Option<&Language>, scaled: bool) -> Numbers {
    let mut found = Numbers::default();
    let words = words(text);
    let is_number = |word: Option<&&str>| word.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let mut place = 0;
    while let Some(word) = words.get(place) {
        let lower = word.to_lowercase();
        if is_number(Some(word)) {
            let mut parsed = in_digits(word, language.map_or(',', |language| language.point));
            let scale = words.get(place + 1).filter(|_| scaled && parsed.len() == 1);
            let scale = scale.and_then(|word| scale_of(&word.to_lowercase(), language?));
            if let (Some(zeros), [number]) = (scale, parsed.as_mut_slice()) {
                *number = times(number, zeros);
            }
            found.plain.extend(parsed);
        } else if let Some(language) = language {
            let near = is_number(words.get(place + 1)) || place > 0 && is_number(words.get(place - 1));
            let month = language.months.iter().position(|name| *name == lower).map(|month| month + 1);
            let count = language.counts.iter().position(|name| *name == lower).map(|count| count + 2);
            let ordinal = language
                .ordinals
                .iter()
                .position(|name| lower.strip_prefix(name).is_some_and(is_ending))
                .map(|place| place + 1);
            if let Some(month) = month.filter(|_| near) {
                found.plain.insert(month.to_string());
            } else if let Some(number) = month.or(count).or(ordinal) {
                found.worded.insert(number.to_string());
            }
        }
        place += 1;
    }
    found
}

fn is_ending(text: &str) -> bool {
    matches!(text, "" | "e" | "en" | "er" | "es" | "em")
}

/// Words, and numbers with the signs inside of them.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    while let Some(first) = rest.chars().next() {
        let end = if first.is_ascii_digit() { end_of_number(rest) } else { end_of_word(rest) };
        let (word, more) = rest.split_at(end);
        words.push(word);
        rest = more.trim_start_matches(|c: char| !c.is_alphanumeric());
    }
    words
}

fn end_of_word(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())
}

/// Digits, with points, commas and narrow spaces that have a digit behind them.
fn end_of_number(text: &str) -> usize {
    let mut end = 0;
    for (place, c) in text.char_indices() {
        let next = text[place + c.len_utf8()..].chars().next();
        let is_inside = c.is_ascii_digit() || is_sign(c) && next.is_some_and(|next| next.is_ascii_digit());
        if !is_inside {
            break;
        }
        end = place + c.len_utf8();
    }
    end
}

fn is_sign(c: char) -> bool {
    matches!(c, '.' | ',' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// One number with its thousands apart or with a fraction, or several, as in a date.
fn in_digits(word: &str, point: char) -> Vec<Number> {
    let bare = |digits: &str| match digits.trim_start_matches('0') {
        "" => "0".to_owned(),
        digits => digits.to_owned(),
    };
    let (whole, fraction) = match word.rsplit_once(point) {
        Some((whole, fraction)) if !whole.contains(point) => (whole, Some(fraction)),
        _ => (word, None),
    };
    let parts: Vec<&str> = whole.split(is_sign).collect();
    let is_grouped =
        parts.iter().skip(1).all(|part| part.len() == 3) && parts.first().is_some_and(|part| part.len() < 4);
    match fraction.filter(|fraction| fraction.chars().all(|c| c.is_ascii_digit())) {
        Some(fraction) if is_grouped || parts.len() == 1 => {
            let fraction = fraction.trim_end_matches('0');
            let whole = bare(&parts.concat());
            vec![if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") }]
        }
        None if is_grouped => vec![bare(&parts.concat())],
        _ => word.split(is_sign).map(bare).collect(),
    }
}

fn scale_of(word: &str, language: &Language) -> Option<i32> {
    language.scales.iter().find(|(name, _)| *name == word).map(|(_, zeros)| *zeros)
}

fn times(number: &str, zeros: i32) -> Number {
    let product = number.parse::<f64>().unwrap_or_default() * 10_f64.powi(zeros);
    // What a decimal fraction lacks of a whole number here is far below one.
    if (product - product.round()).abs() < 0.001 { product.round().to_string() } else { product.to_string() }
}

#[cfg(test)]
mod tests {
    use super::differing;

    #[test]
    fn the_same_number_in_another_language() {
        let same = [
            ("Bis 31. März 2027 sind es 1.500 Orte.", "By 31 March 2027 it is 1,500 places."),
            ("am 01.07.2026", "on July 1, 2026"),
            ("am 2026-07-01", "on 1 July 2026"),
            ("38,5 Prozent", "38.5 percent"),
            ("zwei von 3 Ämtern", "2 of three offices"),
            ("1,5 Mio. Euro", "1.5 million euros"),
            ("1.500.000 Euro", "1.5 million euros"),
            ("2 Milliarden", "2 billion"),
            ("im zweiten Quartal 2026", "in the second quarter of 2026"),
            ("im 2. Quartal 2026", "in the second quarter of 2026"),
            ("5G und OZG 2.0", "5G and OZG 2.0"),
            ("Das ist erst der Anfang", "This may be the first step"),
        ];
        for (original, translation) in same {
            assert_eq!(differing(original, translation, ("de", "en")), (vec![], vec![]), "{original}");
        }
    }

    #[test]
    fn another_number() {
        let (original, translation) = ("Bis 31. März 2027: 90 Prozent", "By 31 May 2028: 9 percent");
        let texts = |numbers: &[&str]| numbers.iter().map(|number| (*number).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            differing(original, translation, ("de", "en")),
            (texts(&["2027", "3", "90"]), texts(&["2028", "5", "9"]))
        );
        assert_eq!(differing("1.500 Orte", "1.500 places", ("de", "en")), (texts(&["1500"]), texts(&["1.5"])));
        assert_eq!(differing("31. März 2027", "31 mars 2027", ("de", "fr")), (vec![], vec![]));
        assert_eq!(differing("2027", "2028", ("de", "fr")), (texts(&["2027"]), texts(&["2028"])));
    }
}

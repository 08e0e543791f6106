//! Numbers that are written as people write them, and read otherwise: `1.200` as 1.2, `13,5` as a text.

use crate::diagnostic::{Problem, Span, number_in, unit_behind};
use crate::yaml::{Node, Value, scalar};

/// Numbers of a value, of its mapping or of a list of such, each with what is wrong. `1.200` is asked for where the main
/// language is German.
/// `unit` is the indicator's.
pub(super) fn misread(node: &Node, unit: Option<&str>, language: &str) -> Vec<(Span, Problem)> {
    let mut found = Vec::new();
    walk(node, Place::Alone, (unit, language == "de"), &mut found);
    found
}

/// Where a value stands: its number goes with it into a mapping, or beside it into the one that there is, or nowhere.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Alone,
    Within,
    Revised,
}

impl Place {
    /// How a text stays as it is and has its number beside it.
    fn with_number(self, written: &str, number: &str) -> Option<String> {
        match self {
            Self::Alone if written.contains([',', '[', ']', '{', '}']) => {
                Some(format!("{{value: '{}', number: {number}}}", written.replace('\'', "''")))
            }
            Self::Alone => Some(format!("{{value: {}, number: {number}}}", scalar(written))),
            Self::Within => Some(format!("number: {number}")),
            Self::Revised => None,
        }
    }
}

fn walk(node: &Node, place: Place, words: (Option<&str>, bool), found: &mut Vec<(Span, Problem)>) {
    let (unit, is_german) = words;
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| walk(item, place, words, found)),
        Value::Map(_) => {
            let number = node.get("number");
            if let Some(value) = node.get("value").filter(|value| number.is_none() || value.value.scalar().is_none()) {
                walk(value, Place::Within, words, found);
            }
            let revised = node.get("revised").and_then(|revised| revised.get("of"));
            // What is no number there is told as that.
            let is_told = |node: &&Node| matches!(&node.value, Value::Text(text) if number_in(text).is_some());
            let number = number.filter(|number| !is_told(number));
            number.into_iter().for_each(|number| walk(number, Place::Within, words, found));
            revised.into_iter().for_each(|of| walk(of, Place::Revised, words, found));
        }
        Value::Number(_, written) if is_german => {
            let digits = written.trim_start_matches('-');
            if digits.split_once('.').is_some_and(|(whole, part)| whole != "0" && part.len() == 3) {
                found.push((node.span.clone(), Problem::Thousand { written: written.clone() }));
            }
        }
        Value::Text(written) => {
            if let Some(meant) = meant(written, is_german) {
                let own = unit_behind(written).filter(|own| unit != Some(own.trim_matches('\'')));
                let (unit, kept) = (own.map(|own| format!("unit: {own}")), place.with_number(written, &meant));
                found.push((node.span.clone(), Problem::NumberAsText { written: written.clone(), meant, unit, kept }));
            } else if let Some(kept) = about(written).and_then(|meant| place.with_number(written, &meant)) {
                found.push((node.span.clone(), Problem::AboutNumber { written: written.clone(), kept }));
            }
        }
        _ => {}
    }
}

/// The number that a text is about: `ca. 40`.
fn about(text: &str) -> Option<String> {
    const ABOUT: [&str; 9] = ["ca.", "ca", "circa", "etwa", "rund", "ungefähr", "about", "around", "roughly"];
    let (first, rest) = text.trim().split_once(' ')?;
    let is_number = !rest.contains(|sign: char| sign.is_alphabetic());
    number_in(rest).filter(|_| ABOUT.contains(&first.to_lowercase().as_str()) && is_number)
}

/// The number that a text seems to be, as it has to be written.
fn meant(text: &str, is_german: bool) -> Option<String> {
    // `1,200.5` can only be meant in one way, whichever language it is.
    let both = |one: char, other: char| text.find(one).zip(text.find(other)).is_some_and(|(one, other)| one < other);
    let is_german = if is_german { !both(',', '.') } else { both('.', ',') };
    let (group, point) = if is_german { ('.', ',') } else { (',', '.') };
    let bare = without_unit(text.trim().trim_end_matches('%').trim_end()).trim_start_matches('+');
    if let Some(number) = in_powers(bare) {
        return Some(number);
    }
    let digits: String = bare.chars().filter(|sign| !parts_thousands(*sign, group)).collect();
    let plain = digits.replace(point, ".");
    let parts: Vec<&str> = plain.trim_start_matches('-').split('.').collect();
    let are_digits = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    // A version, a date or a number of a file is none.
    let is_one =
        are_digits && parts.len() <= 2 && is_grouped(bare, group) && (parts[0] == "0" || !parts[0].starts_with('0'));
    // In quotation marks it is one as well; a long one of digits alone is a number of something else.
    (is_one && (plain != text || plain.len() <= 15)).then_some(plain)
}

/// A number with one word behind it, without that: `5 km`. A word that makes it more is a part of it.
fn without_unit(text: &str) -> &str {
    const TIMES: [&str; 8] = ["mio", "mrd", "tsd", "tausend", "million", "milliard", "billion", "thousand"];
    let Some((number, word)) = text.rsplit_once([' ', '\u{a0}']) else { return text };
    let is_word = word.chars().all(|sign| sign.is_alphabetic() || matches!(sign, '€' | '°' | '²' | '³' | '/'));
    let lower = word.to_lowercase();
    if is_word && !TIMES.iter().any(|times| lower.starts_with(times)) { number.trim_end() } else { text }
}

/// `1e3` as 1000.
fn in_powers(text: &str) -> Option<String> {
    let (digits, power) = text.split_once(['e', 'E'])?;
    let is_power = power.parse::<i32>().is_ok_and(|power| power.abs() <= 15);
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    let number: f64 = text.parse().ok().filter(|_| is_power && is_number)?;
    Some(number.to_string())
}

/// A dot or comma, spaces, and what other countries and programs take.
fn parts_thousands(sign: char, group: char) -> bool {
    sign == group || sign.is_whitespace() || matches!(sign, '\'' | '’' | '_')
}

/// Whether the signs that part thousands stand before three digits each.
fn is_grouped(text: &str, group: char) -> bool {
    let mut parts = text.trim().split(|sign| parts_thousands(sign, group)).skip(1);
    parts.all(|part| part.bytes().take_while(u8::is_ascii_digit).count() == 3)
}

//! Signs that word processors put in place of those that YAML knows: spaces that are none, curly quotation marks, long dashes.
//! In a sentence they are right; in a key, a date or an id they make another one of it.

use super::beside::TEXTS;
use super::{Node, Value, is_id};
use crate::diagnostic::{Problem, Span, plain_sign};
use crate::value::PartialDate;

/// Such signs in the keys, dates and ids of a tree.
pub(super) fn in_tree(text: &str, node: &Node) -> Vec<(Span, Problem)> {
    let mut found = Vec::new();
    walk(text, node, "", &mut found);
    found
}

fn walk(text: &str, node: &Node, key: &str, found: &mut Vec<(Span, Problem)>) {
    match &node.value {
        // What people read as it is written: there long dashes and curly quotation marks are right.
        Value::Text(_) if TEXTS.contains(&key) => {}
        Value::Text(value) if value.len() < 100 => {
            let plain = plain(value);
            let plain = plain.trim_matches(['"', '\'', ' ']);
            // `value: 50–60` is a range in words.
            let is_value = ["value", "target", "baseline", "current"].contains(&key);
            let is_meant =
                plain.parse::<PartialDate>().is_ok() || plain.parse::<f64>().is_ok() || is_id(plain) && !is_value;
            if is_meant && plain != value.trim() {
                found.extend(runs(text, node.span.clone()).into_iter().map(|found| within_quotes(text, found)));
            }
        }
        Value::List(items) => items.iter().for_each(|item| walk(text, item, key, found)),
        Value::Map(entries) => {
            for (key, value) in entries {
                // A key that only means a text, as in the translation of a word, may have them.
                if key.value.starts_with(|sign: char| plain_sign(sign).is_some()) || is_key(&plain(&key.value)) {
                    found.extend(runs(text, key.span.clone()));
                }
                walk(text, value, &key.value, found);
            }
        }
        _ => {}
    }
}

/// A curly quotation mark beside a straight one that already does what it is to do.
fn within_quotes(text: &str, (span, problem): (Span, Problem)) -> (Span, Problem) {
    let is_straight = |sign: Option<char>| matches!(sign, Some('"' | '\''));
    let before = text.get(..span.start).and_then(|before| before.chars().next_back());
    let behind = text.get(span.end..).and_then(|rest| rest.chars().next());
    match problem {
        Problem::WrongSign { sign } if is_quote(sign) && (is_straight(before) || is_straight(behind)) => {
            (span, Problem::DoubledQuote { sign })
        }
        problem => (span, problem),
    }
}

/// Such signs where a text that cannot be read has its indentation, keys and quotation marks.
pub(super) fn in_lines(text: &str) -> Vec<(Span, Problem)> {
    let mut found = Vec::new();
    let (mut at, mut block): (usize, Option<usize>) = (0, None);
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let is_blank = line.trim().is_empty();
        if block.is_none_or(|outer| !is_blank && indent <= outer) {
            let words = line.trim_end_matches(['\n', '\r']);
            let is_block = words.trim_end_matches(['+', '-']).ends_with(['|', '>']);
            block = is_block.then_some(indent);
            found.extend(in_line(text, at, words));
        }
        at += line.len();
    }
    found
}

fn in_line(text: &str, at: usize, line: &str) -> Vec<(Span, Problem)> {
    let colon = line.find(':').filter(|end| is_key(plain(&line[..*end]).trim_matches([' ', '-', '"', '\''])));
    // Up to the value: what is before the key, the key, and what is between the colon and the value.
    let is_space = |sign: char| sign == ' ' || plain_sign(sign).is_some_and(|plain| plain.trim().is_empty());
    let head = match colon {
        Some(colon) => line.len() - line[colon + 1..].trim_start_matches(is_space).len(),
        None => line.len() - line.trim_start_matches(|sign| is_space(sign) || matches!(sign, '–' | '—')).len(),
    };
    let mut found = runs(text, at..at + head);
    let value = line[head..].trim_end();
    if colon.is_some() && value.starts_with(is_quote) {
        found.extend(runs(text, at + head..at + head + value.chars().next().map_or(0, char::len_utf8)));
        if let Some(last) = value.chars().next_back().filter(|last| is_quote(*last) && value.chars().count() > 1) {
            let end = at + head + value.len();
            found.extend(runs(text, end - last.len_utf8()..end));
        }
    }
    found
}

fn is_quote(sign: char) -> bool {
    plain_sign(sign).is_some_and(|plain| matches!(plain, "\"" | "'"))
}

/// Whether a text could be the name of a field.
fn is_key(text: &str) -> bool {
    let text = text.trim_matches(['"', '\'', ' ', '-']);
    !text.is_empty() && text.chars().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '_' | '-'))
}

/// The text with the signs that are meant.
fn plain(text: &str) -> String {
    text.chars().fold(String::new(), |mut plain, sign| {
        match plain_sign(sign) {
            Some(right) => plain.push_str(right),
            None => plain.push(sign),
        }
        plain
    })
}

/// Each run of one such sign in a part of the text.
fn runs(text: &str, part: Span) -> Vec<(Span, Problem)> {
    let mut found: Vec<(Span, Problem)> = Vec::new();
    for (at, sign) in text.get(part.clone()).unwrap_or_default().char_indices() {
        if plain_sign(sign).is_none() {
            continue;
        }
        let start = part.start + at;
        match found.last_mut() {
            Some((span, Problem::WrongSign { sign: last })) if span.end == start && *last == sign => {
                span.end += sign.len_utf8();
            }
            _ => found.push((start..start + sign.len_utf8(), Problem::WrongSign { sign })),
        }
    }
    found
}

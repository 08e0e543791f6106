//! What the reader gets otherwise than the editor wrote it: numbers that a list counts anew, lines that only name an address,
//! stars that are taken for emphasis, addresses that lead nowhere.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::bare_url;
use super::events::Piece;
use super::{Found, Mark};

/// All such things in a text.
pub(super) fn misread(text: &str, pieces: &[(Piece<'_>, Range<usize>)]) -> Vec<Found> {
    let mut found = stars(text, pieces);
    found.extend(numbers(text, pieces));
    found.extend(addresses(text, pieces));
    found.extend(bare_addresses(text, pieces));
    found
}

/// Emphasis that begins and ends inside of words: `Lehrer*innen und Schüler*innen`.
fn stars(text: &str, pieces: &[(Piece<'_>, Range<usize>)]) -> Vec<Found> {
    let is_inside = |at: usize| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let behind = text.get(at..).and_then(|rest| rest.strip_prefix('*')?.chars().next());
        before.is_some_and(char::is_alphanumeric) && behind.is_some_and(char::is_alphanumeric)
    };
    let emphasis = pieces.iter().filter(|(piece, _)| matches!(piece, Piece::Event(Event::Start(Tag::Emphasis))));
    let within = emphasis.filter(|(_, range)| is_inside(range.start) && is_inside(range.end.saturating_sub(1)));
    within.map(|(_, range)| Found { mark: Mark::StarsInWords, range: range.start..range.start + 1 }).collect()
}

/// Numbered lists whose numbers do not follow each other: what is shown are others. All the same is a way to write them.
fn numbers(text: &str, pieces: &[(Piece<'_>, Range<usize>)]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut lists: Vec<Vec<(u64, Range<usize>)>> = Vec::new();
    for (piece, range) in pieces {
        match piece {
            Piece::Event(Event::Start(Tag::List(_))) => lists.push(Vec::new()),
            Piece::Event(Event::Start(Tag::Item)) => {
                let digits = text.get(range.clone()).unwrap_or_default().bytes().take_while(u8::is_ascii_digit).count();
                let place = range.start..range.start + digits;
                let number = text.get(place.clone()).and_then(|number| number.parse().ok());
                lists.last_mut().into_iter().for_each(|list| list.extend(number.map(|number| (number, place.clone()))));
            }
            Piece::Event(Event::End(TagEnd::List(_))) => {
                let list = lists.pop().unwrap_or_default();
                let Some((first, _)) = list.first().cloned() else { continue };
                let is_one = list.iter().all(|(number, _)| *number == first);
                let other = list.into_iter().zip(first..).find(|((number, _), shown)| !is_one && number != shown);
                found.extend(other.map(|((_, range), shown)| Found { mark: Mark::OtherNumber(shown), range }));
            }
            _ => {}
        }
    }
    found
}

/// Lines that name an address to which nothing leads, `[Stand]: 2026`: nobody sees them. A comment is written so.
fn addresses(text: &str, pieces: &[(Piece<'_>, Range<usize>)]) -> Vec<Found> {
    if !text.contains("]:") {
        return Vec::new();
    }
    let is_shown = |piece: &Piece<'_>| {
        matches!(piece, Piece::Event(Event::Text(_) | Event::Start(Tag::CodeBlock(_))) | Piece::RawHtml)
    };
    let shown: Vec<&Range<usize>> =
        pieces.iter().filter(|(piece, _)| is_shown(piece)).map(|(_, range)| range).collect();
    let (lower, mut labels) = (text.to_lowercase(), HashMap::new());
    for label in in_brackets(&lower) {
        *labels.entry(label).or_insert(0) += 1;
    }
    let (mut found, mut at) = (Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        let begin = at + line.len() - line.trim_start().len();
        at += line.len();
        let words = line.trim();
        let Some((label, address)) = words.strip_prefix('[').and_then(|rest| rest.split_once("]:")) else { continue };
        let address = address.trim();
        let is_comment = label == "//" || address.starts_with('#') || address.starts_with("<>");
        if label.is_empty() || label.starts_with('^') || label.contains(['[', ']']) || address.is_empty() || is_comment
        {
            continue;
        }
        let last = shown.partition_point(|range| range.start <= begin);
        let is_seen = last.checked_sub(1).and_then(|last| shown.get(last)).is_some_and(|range| range.end > begin);
        let is_used = labels.get(label.to_lowercase().as_str()).is_some_and(|count| *count > 1);
        if !is_seen && !is_used {
            found.push(Found { mark: Mark::UnusedAddress(label.to_owned()), range: begin..begin + words.len() });
        }
    }
    found
}

/// `www.example.org` and `amt@example.org` outside of links and code.
fn bare_addresses(text: &str, pieces: &[(Piece<'_>, Range<usize>)]) -> Vec<Found> {
    let (mut found, mut is_apart) = (Vec::new(), false);
    for (piece, range) in pieces {
        match piece {
            Piece::Link { .. } | Piece::Event(Event::Start(Tag::CodeBlock(_))) => is_apart = true,
            Piece::LinkEnd | Piece::Event(Event::End(TagEnd::CodeBlock)) => is_apart = false,
            Piece::Event(Event::Text(_)) if !is_apart => {
                let words = text.get(range.clone()).unwrap_or_default();
                found.extend(bare_url::without_scheme(words).into_iter().map(|(place, right)| Found {
                    mark: Mark::BareAddress { written: words[place.clone()].to_owned(), right },
                    range: range.start + place.start..range.start + place.end,
                }));
            }
            _ => {}
        }
    }
    found
}

/// What stands in brackets and has none inside.
fn in_brackets(text: &str) -> impl Iterator<Item = &str> {
    let ended = text.rsplit_once(']').map_or("", |(ended, _)| ended);
    ended.split(']').filter_map(|before| before.rsplit_once('[')).map(|(_, label)| label)
}

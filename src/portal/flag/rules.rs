//! Whether a changed setting lets fewer goals count as late, open, stale or unproven.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Flag;
use super::hedges::Hedges;
use super::vocabulary::Words;
use super::words::weakens;
use crate::config::{FOLDER, GOALS, Limits, SOON_DAYS, severity_word};
use crate::content::Field;
use crate::diagnostic::RULES;
use crate::history::{FieldChange, field_text};
use crate::value::PartialDate;

/// Why a changed setting is marked, if it is. What is new says more; what is gone, and what decides how something counts, is
/// marked.
pub(super) fn rule(change: &FieldChange, hedges: &Hedges, statuses: &Words, first: Option<Date>) -> Option<Flag> {
    let path: Vec<&str> = change.field.iter().map(String::as_str).collect();
    let (old, new) = (change.old.as_ref(), change.new.as_ref());
    let is = |holds: bool| holds.then_some(Flag::RuleChanged);
    let words = || {
        let text = |field: Option<&Field>| field.map(field_text).unwrap_or_default();
        old.is_some() && weakens(&text(old), &text(new), hedges)
    };
    match path.as_slice() {
        ["end"] => is(ends_later(old, new)),
        ["soon_days"] => is(number(new).unwrap_or(SOON_DAYS) < number(old).unwrap_or(SOON_DAYS)),
        ["stale_days"] => is(match (number(old), number(new)) {
            (Some(old), new) => new.is_none_or(|new| new > old),
            (None, _) => false,
        }),
        ["checks", code] => is(mildness(code, new) > mildness(code, old)),
        ["checks"] => is(checks(old, new).any(|(code, old, new)| mildness(code, new) > mildness(code, old))),
        ["statuses" | "origins", _, "label" | "note"]
        | ["pillars" | "topics" | "cross_cutting" | "departments" | "strategies", _, "title" | "note"] => {
            words().then_some(Flag::WordsWeaker)
        }
        // Whoever adds a status, a group or a word for one takes nothing back; a word that means another status now is taken
        // out there.
        ["statuses" | "origins" | "pillars" | "topics" | "cross_cutting" | "departments" | "strategies", _] => {
            is(new.is_none())
        }
        ["statuses", id, "words"] => is(is_taken(old, new) || takes(id, new, statuses)),
        ["hedges", _] | [_, _, "words"] => is(is_taken(old, new)),
        ["pillars" | "topics" | "cross_cutting" | "departments" | "strategies", _, "short" | "since" | "until"] => None,
        // What a ministry answers for, all others would answer for too.
        ["departments", _, "all"] | ["origins", _, "documented"] => is(!is_true(old) && is_true(new)),
        // Whoever writes out what holds anyway changes nothing.
        ["content", ..] if path.len() < 3 => is(place_of_goals(old) != place_of_goals(new)),
        ["history" | "limits" | "fields", ..] if path.len() < 3 => {
            is(usual(&path, old, first).iter().ne(usual(&path, new, first).iter()))
        }
        ["status_needs_source"] | ["statuses", _, "late"] => is(is_true(old) && !is_true(new)),
        ["start" | "hedges"] | ["statuses", _, "step"] => is(old.is_some()),
        // Where goals lie, what their fields are called, how the past is read, what a status means, who took whose place.
        _ => Some(Flag::RuleChanged),
    }
}

/// What a group of settings says, with what holds where it says nothing: the limits, names of fields, the first day. By the
/// names in the group, of which a path may be one.
fn usual(path: &[&str], field: Option<&Field>, first: Option<Date>) -> BTreeMap<String, String> {
    let limits = Limits::default();
    let held = match path.first() {
        Some(&"limits") => vec![
            ("file", limits.file.to_string()),
            ("entries", limits.entries.to_string()),
            ("depth", limits.depth.to_string()),
            ("parts", limits.parts.to_string()),
        ],
        Some(&"history") => first.into_iter().map(|day| ("start", day.to_string())).collect(),
        _ => Vec::new(),
    };
    let mut all: BTreeMap<String, String> = held.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let said: Vec<(&str, &Field)> = match (path, field) {
        ([_], Some(Field::Map(parts))) => parts.iter().map(|(name, field)| (name.as_str(), field)).collect(),
        ([_, name], Some(field)) => vec![(*name, field)],
        ([_], Some(field)) => vec![("", field)],
        _ => Vec::new(),
    };
    for (name, field) in said {
        let text = field_text(field);
        let size = size(&text).filter(|_| name == "file").map(|size| size.to_string());
        all.insert(name.to_owned(), size.unwrap_or(text));
    }
    // A field that is called as it is called.
    if path.first() == Some(&"fields") {
        all.retain(|name, value| name != value);
    }
    all
}

/// A size in bytes.
fn size(text: &str) -> Option<u64> {
    let (digits, unit) = text.split_at(text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len()));
    let by = match unit.trim() {
        "" | "B" | "Byte" => 1,
        "kB" | "KB" => 1_000,
        "MB" => 1_000_000,
        _ => return None,
    };
    digits.parse::<u64>().ok()?.checked_mul(by)
}

/// Whether a word is gone.
fn is_taken(old: Option<&Field>, new: Option<&Field>) -> bool {
    old.is_some_and(|old| old.texts().iter().any(|word| new.is_none_or(|new| !new.texts().contains(word))))
}

/// Whether a status has a word now by which goals have another one.
fn takes(id: &str, words: Option<&Field>, statuses: &Words) -> bool {
    let of_another = |word: &String| statuses.get(word).is_some_and(|status| statuses.get(id) != Some(status));
    words.is_some_and(|words| words.texts().iter().any(of_another))
}

/// Where the goals lie: one folder, or whatever else is said.
fn place_of_goals(field: Option<&Field>) -> String {
    match field {
        None => FOLDER.to_owned(),
        Some(Field::Map(content)) if content.contains_key(GOALS) => place_of_goals(content.get(GOALS)),
        Some(Field::Text(folder)) => folder.trim_end_matches('/').to_owned(),
        Some(other) => field_text(other),
    }
}

fn number(field: Option<&Field>) -> Option<i64> {
    field.and_then(|field| field.texts().first())?.parse().ok()
}

/// Every finding that a list of checks names before or after.
fn checks<'a>(
    old: Option<&'a Field>,
    new: Option<&'a Field>,
) -> impl Iterator<Item = (&'a str, Option<&'a Field>, Option<&'a Field>)> {
    let map = |field: Option<&'a Field>| if let Some(Field::Map(map)) = field { Some(map) } else { None };
    let (old, new) = (map(old), map(new));
    let codes: BTreeSet<&String> = old.into_iter().chain(new).flat_map(|map| map.keys()).collect();
    codes
        .into_iter()
        .map(move |code| (code.as_str(), old.and_then(|map| map.get(code)), new.and_then(|map| map.get(code))))
}

/// How mildly a finding is taken: 0 for an error, 3 for nothing at all; as the program takes it if the portal says nothing.
fn mildness(code: &str, taken: Option<&Field>) -> usize {
    let own = taken.and_then(|taken| taken.texts().first()).map(String::as_str);
    let usual = || RULES.iter().find(|rule| rule.code == code).map_or("off", |rule| severity_word(rule.severity));
    let taken = own.unwrap_or_else(usual);
    ["error", "warning", "hint"].iter().position(|word| *word == taken).unwrap_or(3)
}

fn is_true(field: Option<&Field>) -> bool {
    field.and_then(|field| field.texts().first()).is_some_and(|text| text == "true")
}

/// Whether the strategy ends later, or has no end any more.
fn ends_later(old: Option<&Field>, new: Option<&Field>) -> bool {
    let day = |field: Option<&Field>| Some(field?.texts().first()?.parse::<PartialDate>().ok()?.last_day());
    day(old).is_some_and(|before| day(new).is_none_or(|after| after > before))
}

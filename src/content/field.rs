//! A value of a goal or of the settings as the history compares it: order of keys, quoting and notation leave no trace.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Problem, Why};
use crate::markdown::words as as_words;
use crate::value::PartialDate;
use crate::yaml::Plain;

/// What is a number and not its notation.
const NUMBERS: [&str; 7] = ["value", "of", "number", "baseline", "target", "current", "progress"];

/// What is a day, whatever its notation.
const DATES: [&str; 6] = ["start", "due", "done", "status_date", "date", "said"];

/// A parsed value of any shape.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Field {
    /// A single value.
    Text(String),
    /// Several values; the order counts.
    Texts(Vec<String>),
    /// Named values.
    Map(BTreeMap<String, Field>),
    /// Entries by what identifies them (id, name, title, or date and source); their order does not count.
    Entries(BTreeMap<String, Field>),
}

impl Field {
    /// A single value or several; none of what has names.
    pub fn texts(&self) -> &[String] {
        match self {
            Self::Text(text) => std::slice::from_ref(text),
            Self::Texts(texts) => texts,
            Self::Map(_) | Self::Entries(_) => &[],
        }
    }
}

impl Field {
    /// Whether it differs from another in white space at most, or is another form of the same date.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let day = |text: &str| text.parse().ok().or_else(|| PartialDate::meant_by(text));
        let same = |one: &String, other: &String| {
            one == other || as_words(one) == as_words(other) || day(one).is_some_and(|one| day(other) == Some(one))
        };
        match (self, other) {
            (Self::Text(one), Self::Text(other)) => same(one, other),
            (Self::Texts(one), Self::Texts(other)) => {
                one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
            }
            _ => self == other,
        }
    }
}

/// A key that stands twice says two things, and nobody knows which one counts.
pub(super) fn no_key_twice(entries: &[(String, Plain)]) -> Result<(), Why> {
    let mut keys = BTreeSet::new();
    match entries.iter().find(|(key, _)| !keys.insert(key.as_str())) {
        Some((key, _)) => Err(words(&Problem::DuplicateField { field: key.clone() })),
        None => Ok(()),
    }
}

/// The same at every depth of a value.
pub(super) fn no_key_twice_within(value: &Plain) -> Result<(), Why> {
    match value {
        Plain::Map(entries) => {
            no_key_twice(entries)?;
            entries.iter().try_for_each(|(_, value)| no_key_twice_within(value))
        }
        Plain::List(items) => items.iter().try_for_each(no_key_twice_within),
        Plain::Null | Plain::Text(_) | Plain::Number(..) => Ok(()),
    }
}

pub(super) fn words(problem: &Problem) -> Why {
    Why::of(problem.clone())
}

/// Nothing, an empty text and an empty list are all "no value"; a list of one is that value, and so is a mapping that
/// has nothing but a `value`.
pub(super) fn field(name: &str, value: Plain) -> Option<Field> {
    match value {
        Plain::Null => None,
        // A value is drawn and computed with, so `5.0` is `5` there; a title stays as it is written.
        Plain::Number(_, written) if DATES.contains(&name) => Some(Field::Text(as_date(&written))),
        Plain::Number(value, _) if NUMBERS.contains(&name) => Some(Field::Text(value.to_string())),
        Plain::Number(_, written) => Some(Field::Text(written)),
        Plain::List(items) => list(items.into_iter().filter_map(|item| field("", item)).collect()),
        Plain::Map(map) => {
            let mut fields = BTreeMap::new();
            for (key, value) in map {
                if let Some(field) = field(&key, value) {
                    fields.entry(key).or_insert(field);
                }
            }
            mapping(fields)
        }
        Plain::Text(text) => {
            let text = text.trim();
            let text = if DATES.contains(&name) { as_date(text) } else { text.to_owned() };
            Some(text).filter(|text| !text.is_empty()).map(Field::Text)
        }
    }
}

/// A date as the program writes it, if nothing else can be meant. Another form is a mistake that everybody understands.
fn as_date(text: &str) -> String {
    PartialDate::meant_by(text).map_or_else(|| text.to_owned(), |date| date.to_string())
}

/// Named values as one; a `value` that is alone stands for itself.
pub(super) fn mapping(fields: BTreeMap<String, Field>) -> Option<Field> {
    match fields.get("value") {
        Some(Field::Text(value)) if fields.len() == 1 => Some(Field::Text(value.clone())),
        _ if fields.is_empty() => None,
        _ => Some(Field::Map(fields)),
    }
}

fn list(items: Vec<Field>) -> Option<Field> {
    if items.iter().any(|item| !matches!(item, Field::Text(_))) {
        return Some(Field::Entries(entries(items)));
    }
    let mut texts: Vec<String> =
        items.into_iter().filter_map(|item| if let Field::Text(text) = item { Some(text) } else { None }).collect();
    match texts.len() {
        0 => None,
        1 => texts.pop().map(Field::Text),
        _ => Some(Field::Texts(texts)),
    }
}

/// Entries by key. Several of one key are numbered by their content, so that their order does not count either.
fn entries(items: Vec<Field>) -> BTreeMap<String, Field> {
    let mut named: Vec<(String, Field)> = items.into_iter().map(|item| (key(&item), item)).collect();
    named.sort();
    let mut entries = BTreeMap::new();
    // The last number of each name: of thousands alike, none is counted from the first again.
    let mut given: BTreeMap<String, usize> = BTreeMap::new();
    for (name, field) in named {
        let count = given.entry(name.clone()).or_default();
        let unique = loop {
            *count += 1;
            let unique = if *count == 1 { name.clone() } else { format!("{name} ({count})") };
            if !entries.contains_key(&unique) {
                break unique;
            }
        };
        entries.insert(unique, field);
    }
    entries
}

/// What identifies an entry of a list among its like: a name, or when it was said and who said it; the same name for all ways
/// to write it.
fn key(field: &Field) -> String {
    let Field::Map(map) = field else {
        return String::new();
    };
    let text = |name: &str| match map.get(name) {
        Some(Field::Text(text)) => Some(text.as_str()),
        _ => None,
    };
    if let Some(name) = ["id", "name", "title", "label"].into_iter().find_map(text) {
        return as_words(name);
    }
    let date = text("date").or(text("said"));
    let date = date.map(|date| date.parse::<PartialDate>().map_or_else(|_| date.to_owned(), |day| day.to_string()));
    match (date, text("source")) {
        (Some(date), Some(source)) => format!("{date}, {source}"),
        (Some(date), None) => date,
        (None, Some(source)) => source.to_owned(),
        (None, None) => String::new(),
    }
}

//! Values of goals, and whether one comes from others.

use std::collections::BTreeSet;

use super::FieldPath;
use crate::content::{Field, Record, says_else};

/// What stands in a place of a goal's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Value<'a> {
    /// The text of the page.
    Text(&'a str),
    /// A value.
    Field(&'a Field),
}

impl<'a> Value<'a> {
    /// That in a place, as [`super::diff()`] names it.
    pub fn at(record: &'a Record, path: &FieldPath) -> Option<Self> {
        if path.as_slice() == ["text"] {
            return Some(Self::Text(&record.markdown));
        }
        let (name, inner) = path.split_first()?;
        let within = |field: &'a Field, name: &String| match field {
            Field::Map(map) | Field::Entries(map) => map.get(name),
            Field::Text(_) if name == "value" => Some(field),
            Field::Text(_) | Field::Texts(_) => None,
        };
        inner.iter().try_fold(record.fields.get(name)?, within).map(Self::Field)
    }

    /// Its lines, or its single words with where they stand.
    fn pieces(self) -> BTreeSet<String> {
        let mut pieces = BTreeSet::new();
        match self {
            Self::Text(text) => {
                pieces.extend(text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()));
            }
            Self::Field(field) => add_words("", field, &mut pieces),
        }
        pieces
    }
}

fn add_words(place: &str, field: &Field, words: &mut BTreeSet<String>) {
    match field {
        Field::Text(_) | Field::Texts(_) => {
            let place = place.strip_suffix("/value").unwrap_or(place);
            let all = field.texts().iter().flat_map(|text| text.split_whitespace());
            words.extend(all.map(|word| format!("{place}: {word}")));
        }
        Field::Map(map) | Field::Entries(map) => {
            map.iter().for_each(|(name, field)| add_words(&format!("{place}/{name}"), field, words));
        }
    }
}

/// Whether a reader finds the same in both.
pub(super) fn says_the_same(one: Option<Value<'_>>, other: Option<Value<'_>>) -> bool {
    match (one, other) {
        (Some(Value::Text(one)), Some(Value::Text(other))) => one == other || !says_else(one, other),
        (Some(Value::Field(one)), Some(Value::Field(other))) => one.says_the_same(other),
        (one, other) => one == other,
    }
}

/// Whether a change comes from those who left these values: one of them is the new one, or it is put together from them, as
/// Git does it with lines of a text and of a list.
pub(super) fn is_left([old, new]: [Option<Value<'_>>; 2], left: &[Option<Value<'_>>]) -> bool {
    if left.iter().any(|left| says_the_same(*left, new)) {
        return true;
    }
    let pieces = |value: Option<Value<'_>>| value.map(Value::pieces).unwrap_or_default();
    let (old, new) = (pieces(old), pieces(new));
    let left: Vec<BTreeSet<String>> = left.iter().map(|value| pieces(*value)).collect();
    let is_there = |piece| left.iter().any(|left| left.contains(piece));
    let is_gone = |piece| left.iter().any(|left| !left.contains(piece));
    !left.is_empty() && new.difference(&old).all(is_there) && old.difference(&new).all(is_gone)
}

//! Values of goals and rules, and whose one is.

use std::collections::{BTreeMap, BTreeSet};

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
    /// That in a place of a goal's file, as [`super::diff()`] names it.
    pub fn at(record: &'a Record, path: &FieldPath) -> Option<Self> {
        if path.as_slice() == ["text"] { Some(Self::Text(&record.markdown)) } else { Self::among(&record.fields, path) }
    }

    /// That in a place below these names.
    pub fn among(fields: &'a BTreeMap<String, Field>, path: &FieldPath) -> Option<Self> {
        let (name, inner) = path.split_first()?;
        let within = |field: &'a Field, name: &String| match field {
            Field::Map(map) | Field::Entries(map) => map.get(name),
            Field::Text(_) if name == "value" => Some(field),
            Field::Text(_) | Field::Texts(_) => None,
        };
        inner.iter().try_fold(fields.get(name)?, within).map(Self::Field)
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
fn says_the_same(one: Option<Value<'_>>, other: Option<Value<'_>>) -> bool {
    match (one, other) {
        (Some(Value::Text(one)), Some(Value::Text(other))) => one == other || !says_else(one, other),
        (Some(Value::Field(one)), Some(Value::Field(other))) => one.says_the_same(other),
        (one, other) => one == other,
    }
}

/// Whether a change comes from those who left these values: one of them is the new one, or it is put together from them, as
/// Git does it with lines of a text and of a list.
fn is_left([old, new]: [Option<Value<'_>>; 2], left: &[Option<Value<'_>>]) -> bool {
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

/// What one of several commits did with a value.
pub(super) struct Made<'a> {
    /// Which one.
    pub turn: usize,
    /// Whether nobody knows what stood there before or after it.
    pub is_unread: bool,
    /// The value before.
    pub old: Option<Value<'a>>,
    /// The value after.
    pub new: Option<Value<'a>>,
}

/// Those of these commits, the oldest first, that made a change between two values; none if what they left is another one,
/// unless there `may_be_more` of them. What was taken back made none.
pub(super) fn makers<'a>(
    may_be_more: bool,
    turns: impl Iterator<Item = Made<'a>>,
    values: [Option<Value<'a>>; 2],
) -> BTreeSet<usize> {
    let made: Vec<Made<'a>> = turns.filter(|made| made.is_unread || !says_the_same(made.old, made.new)).collect();
    let left: Vec<Option<Value<'a>>> = made.iter().map(|made| made.new).collect();
    if !(may_be_more || made.iter().any(|made| made.is_unread) || is_left(values, &left)) {
        return BTreeSet::new();
    }
    let stands = |(made, is_back): &(&Made<'_>, bool)| !is_back || made.is_unread || says_the_same(made.new, values[1]);
    made.iter().zip(taken_back(&made)).filter(stands).map(|(made, _)| made.turn).collect()
}

/// Whether each of these only led to a value that an earlier one had put away.
fn taken_back(all: &[Made<'_>]) -> Vec<bool> {
    let mut first: BTreeMap<Option<Value<'_>>, usize> = BTreeMap::new();
    let mut until = vec![0; all.len()];
    for (place, made) in all.iter().enumerate().filter(|(_, made)| !made.is_unread) {
        first.entry(made.old).or_insert(place);
        if let Some(back) = first.get(&made.new).and_then(|first| until.get_mut(*first)) {
            *back = place;
        }
    }
    let mut reach = 0;
    let is_back = |(place, until): (usize, usize)| {
        reach = reach.max(if until > place { until + 1 } else { 0 });
        place < reach
    };
    until.into_iter().enumerate().map(is_back).collect()
}

//! Values of a goal as its record has them, and how to find one.

use std::collections::BTreeMap;

use crate::content::Field;
use crate::value::PartialDate;

/// Values of a goal by the names of their fields.
pub(super) type Values = BTreeMap<String, Field>;

/// The entry of a list, or a deeper mapping, that the first parts of a path lead to.
pub(super) fn entry<'a>(values: &'a Values, path: &[String], depth: usize) -> Option<&'a Values> {
    let mut map = values;
    for name in path.get(..depth)? {
        map = match map.get(name)? {
            Field::Map(map) | Field::Entries(map) => map,
            Field::Text(_) | Field::Texts(_) => return None,
        };
    }
    Some(map)
}

/// A single value.
pub(super) fn text(field: &Field) -> Option<&str> {
    if let Field::Text(text) = field { Some(text) } else { None }
}

/// A baseline, target or measured value.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Reading<'a> {
    pub value: Option<&'a Field>,
    pub number: Option<&'a Field>,
    pub source: Option<&'a str>,
    date: Option<&'a Field>,
    revised: Option<&'a Field>,
}

impl<'a> Reading<'a> {
    /// The one in which a changed value stands, or which is that value.
    pub fn of(values: &'a Values, path: &[String]) -> Self {
        let depth = if path.get(2).is_some_and(|name| name == "values") { 4 } else { 3 };
        let (Some(above), Some(name)) = (entry(values, path, depth - 1), path.get(depth - 1)) else {
            return Self::default();
        };
        Self::in_entry(above.get(name))
    }

    /// That of a field: a value alone, or one with its like beside it.
    pub fn in_entry(field: Option<&'a Field>) -> Self {
        match field {
            Some(Field::Map(map)) => Self {
                value: map.get("value"),
                number: map.get("number"),
                source: map.get("source").and_then(text),
                date: map.get("date"),
                revised: map.get("revised"),
            },
            value => Self { value, ..Self::default() },
        }
    }

    /// As a number, if it is one or has one beside it.
    pub fn number(&self) -> Option<f64> {
        let number =
            |field: Option<&Field>| field.and_then(text)?.parse().ok().filter(|number: &f64| number.is_finite());
        number(self.value).or_else(|| number(self.number))
    }

    /// Whether the value itself is no number.
    pub fn is_in_words(&self) -> bool {
        self.value.and_then(text).is_some_and(|value| value.parse::<f64>().is_err())
    }

    pub fn date(&self) -> Option<PartialDate> {
        self.date.and_then(text)?.parse().ok()
    }

    pub fn is_later_than(&self, other: &Self) -> bool {
        match (other.date(), self.date()) {
            (Some(before), Some(after)) => after.last_day() > before.last_day(),
            (None, Some(_)) => true,
            _ => false,
        }
    }

    /// The source by which it says that it was the other value before, if it does.
    pub fn revises(&self, other: &Self) -> Option<&'a str> {
        let Some(Field::Map(revised)) = self.revised else { return None };
        let is_it = revised.get("of").is_some_and(|of| Some(of) == other.value);
        revised.get("source").and_then(text).filter(|_| is_it)
    }
}

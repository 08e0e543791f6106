//! The names under which goal fields stand in this portal's files, today and in the past.

use jiff::civil::Date;

use super::goal_field::GOAL_FIELDS;
use crate::diagnostic::{Expected, Problem};
use crate::yaml::{FieldNames, Fields, Node, Value};

/// Names of fields through time. One era after the other; each ends with its last day, the last one is today's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldEras {
    eras: Vec<(Option<Date>, FieldNames)>,
    /// Fields with the names that have a last day, and that day; the latest first.
    dated: Vec<(Date, String, String)>,
    /// These names, each with today's of its field.
    former: FieldNames,
}

impl Default for FieldEras {
    fn default() -> Self {
        Self { eras: vec![(None, FieldNames::new())], dated: Vec::new(), former: FieldNames::new() }
    }
}

impl FieldEras {
    fn of(eras: Vec<(Option<Date>, FieldNames)>, dated: Vec<(Date, String, String)>) -> Self {
        let today = |field: &String| eras.last().and_then(|(_, names)| names.get(field)).unwrap_or(field).clone();
        let former = dated.iter().map(|(_, field, name)| (name.clone(), today(field))).collect();
        Self { eras, dated, former }
    }

    /// The names for a portal as it was on a day: those that hold on it are today's there.
    #[must_use]
    pub fn on(&self, day: Date) -> Self {
        let mut eras: Vec<_> = self.eras.iter().take(self.at(day) + 1).cloned().collect();
        if let Some((until, _)) = eras.last_mut() {
            *until = None;
        }
        Self::of(eras, self.dated.iter().filter(|(until, ..)| *until < day).cloned().collect())
    }

    /// Number of the era in which a day lies; a commit is read with the names of its day.
    pub fn at(&self, day: Date) -> usize {
        let last = self.eras.len() - 1;
        self.eras.iter().position(|(until, _)| until.is_none_or(|until| day <= until)).unwrap_or(last)
    }

    /// The names of an era; today's if there is no such era.
    pub fn names(&self, era: usize) -> &FieldNames {
        let (_, names) = self.eras.get(era).unwrap_or(&self.eras[self.today()]);
        names
    }

    /// The same for the time before these names were written down: names that `later` gives a last day count until then.
    #[must_use]
    pub fn with_dated(&self, later: &Self) -> Self {
        let own = self.eras.iter().filter_map(|(until, _)| *until);
        let mut ends: Vec<Date> = own.chain(later.dated.iter().map(|(until, ..)| *until)).collect();
        ends.sort_unstable();
        ends.dedup();
        let names = |end: Option<Date>| {
            let mut names = self.names(end.map_or(self.today(), |end| self.at(end))).clone();
            let dated = later.dated.iter().filter(|(until, ..)| end.is_some_and(|end| end <= *until));
            names.extend(dated.map(|(_, field, name)| (field.clone(), name.clone())));
            (end, names)
        };
        let eras = ends.iter().copied().map(Some).chain([None]).map(names).collect();
        Self { eras, dated: self.dated.clone(), former: self.former.clone() }
    }

    /// Names with a last day, which the time before them may need.
    pub fn dated(&self) -> impl Iterator<Item = &(Date, String, String)> {
        self.dated.iter()
    }

    /// The names that fields had before, each with today's.
    pub fn former(&self) -> &FieldNames {
        &self.former
    }

    /// Number of eras.
    #[expect(clippy::len_without_is_empty, reason = "there is always one")]
    pub fn len(&self) -> usize {
        self.eras.len()
    }

    /// Number of today's era.
    pub fn today(&self) -> usize {
        self.eras.len() - 1
    }
}

/// A name and the last day on which it was in use; without one it is today's.
struct Dated {
    name: String,
    until: Option<Date>,
}

pub(super) fn field_eras(fields: &mut Fields<'_, '_, '_>) -> FieldEras {
    let Some(node) = fields.take("fields") else {
        return FieldEras::default();
    };
    let Some(mut inner) = Fields::of("fields", node, fields.sink()) else {
        return FieldEras::default();
    };
    let mut written: Vec<(&str, Vec<Dated>)> = Vec::new();
    for field in GOAL_FIELDS {
        if let Some(node) = inner.take(field) {
            written.push((field, dated(field, node, &mut inner)));
        }
    }
    inner.finish();
    let mut ends: Vec<Date> = written.iter().flat_map(|(_, names)| names).filter_map(|name| name.until).collect();
    ends.sort_unstable();
    ends.dedup();
    let names = |end: Option<Date>| {
        let valid = |name: &&Dated| name.until.is_none_or(|until| end.is_some_and(|end| end <= until));
        let name = |(field, names): &(&str, Vec<Dated>)| {
            names.iter().find(valid).map(|dated| ((*field).to_owned(), dated.name.clone()))
        };
        (end, written.iter().filter_map(name).collect())
    };
    let dated = written.iter().flat_map(|(field, names)| {
        names.iter().filter_map(|dated| Some((dated.until?, (*field).to_owned(), dated.name.clone())))
    });
    let mut dated: Vec<(Date, String, String)> = dated.collect();
    dated.sort_by(|one, other| other.cmp(one));
    FieldEras::of(ends.into_iter().map(Some).chain([None]).map(names).collect(), dated)
}

/// `zustand`, or a list of `{name, until}` with today's name at its end; a list without one ends with the field's own.
fn dated(field: &str, node: &Node, fields: &mut Fields<'_, '_, '_>) -> Vec<Dated> {
    let single = std::slice::from_ref(node);
    let items = if let Value::List(items) = &node.value { items.as_slice() } else { single };
    let mut names: Vec<Dated> = Vec::new();
    for item in items {
        if let Some(name) = item.value.scalar() {
            names.push(Dated { name, until: None });
            continue;
        }
        if !matches!(item.value, Value::Map(_)) {
            let problem = Problem::WrongType { field: field.to_owned(), expected: Expected::Text };
            fields.sink().add(&item.span, problem);
            continue;
        }
        let Some(mut entry) = Fields::of(field, item, fields.sink()) else { continue };
        let name = entry.required_text("name");
        let until = entry.required_date("until");
        entry.finish();
        if let (Some(name), Some(until)) = (name, until) {
            names.push(Dated { name: name.value, until: Some(until.value.last_day()) });
        }
    }
    // Earlier ends first; what has no end is today's.
    names.sort_by_key(|name| (name.until.is_none(), name.until));
    names
}

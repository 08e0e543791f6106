//! Entries of lists that came in the place of others: with another name, day or source the same entry has another key.

use std::collections::BTreeMap;

use super::said::likeness_of;
use super::values::Values;
use crate::content::Field;
use crate::history::{FieldChange, changes_between};
use crate::value::PartialDate;

/// Entries of one list in one step, gone and new together, that are still compared one by one.
const PAIRS: usize = 10_000;

/// Which entries came for those that went, as places in `changes`.
pub(super) fn pairs(changes: &[&FieldChange]) -> BTreeMap<usize, usize> {
    let is_entry = |field: &Option<Field>| matches!(field, Some(Field::Map(_)));
    let list = |place: &usize| changes[*place].field.split_last().map(|(_, list)| list).unwrap_or_default();
    let is_gone = |place: &usize| is_entry(&changes[*place].old) && changes[*place].new.is_none();
    let is_new = |place: &usize| is_entry(&changes[*place].new) && changes[*place].old.is_none();
    let gone: Vec<usize> = (0..changes.len()).filter(is_gone).collect();
    let new: Vec<usize> = (0..changes.len()).filter(is_new).collect();
    let mut pairs = BTreeMap::new();
    if gone.len() * new.len() > PAIRS {
        return pairs;
    }
    let mut likely = Vec::new();
    for went in &gone {
        for came in new.iter().filter(|came| !list(came).is_empty()) {
            let likeness = match (list(went), list(came)) {
                (one, other) if one == other => likeness(one, changes[*went].old.as_ref(), changes[*came].new.as_ref()),
                // What is done became a step on the way.
                ([measures], [milestones]) if measures == "measures" && milestones == "milestones" => {
                    becomes(changes[*went].old.as_ref(), changes[*came].new.as_ref())
                }
                _ => 0,
            };
            likely.extend((likeness > 0).then_some((likeness, *went, *came)));
        }
    }
    likely.sort_by_key(|(likeness, went, came)| (usize::MAX - likeness, *went, *came));
    for (_, went, came) in likely {
        if !pairs.contains_key(&went) && !pairs.values().any(|taken| *taken == came) {
            pairs.insert(went, came);
        }
    }
    pairs
}

/// The same of a measure that became an open milestone of the same name.
fn becomes(old: Option<&Field>, new: Option<&Field>) -> usize {
    let (Some(Field::Map(old)), Some(Field::Map(new))) = (old, new) else { return 0 };
    let title = |entry: &Values| entry.get("title").map(crate::history::field_text);
    let is_it = title(old).zip(title(new)).is_some_and(|(old, new)| likeness_of(&old, &new) == 100);
    usize::from(is_it && !new.contains_key("done"))
}

/// How much two entries look like one; 0 if they are two.
fn likeness(list: &[String], old: Option<&Field>, new: Option<&Field>) -> usize {
    let (Some(Field::Map(old)), Some(Field::Map(new))) = (old, new) else { return 0 };
    let text = |entry: &Values, part: &str| entry.get(part).map(crate::history::field_text);
    if list.last().is_some_and(|name| name == "values") {
        let day = |entry| text(entry, "date").and_then(|date| date.parse::<PartialDate>().ok());
        let same = |part: &str| usize::from(text(old, part) == text(new, part));
        let is_day = match (day(old), day(new)) {
            (Some(old), Some(new)) => old.first_day() <= new.first_day() && new.last_day() <= old.last_day(),
            (old, new) => old == new,
        };
        return if is_day { 1 + same("value") + same("source") } else { 0 };
    }
    let name = ["title", "name", "text"].into_iter().find(|part| old.contains_key(*part));
    let name_of = |entry| name.and_then(|name| text(entry, name)).unwrap_or_default();
    let named = likeness_of(&name_of(old), &name_of(new));
    let others = || old.iter().filter(|(part, _)| Some(part.as_str()) != name);
    let same = others().filter(|(part, field)| new.get(*part) == Some(field)).count();
    let is_same = same > 0 && same == others().count();
    if named >= 50 || is_same { 1 + named + same * 10 } else { 0 }
}

/// What became of an entry, as if its list had held nothing else: the values before and after, and what differs.
pub(super) fn changes_of_entry(list: &[String], old: &Field, new: &Field) -> (Values, Values, Vec<FieldChange>) {
    let within = |entry: &Field| {
        let mut field = Field::Entries(BTreeMap::from([(String::new(), entry.clone())]));
        for name in list.iter().skip(1).rev() {
            field = Field::Map(BTreeMap::from([(name.clone(), field)]));
        }
        list.first().map(|name| (name.clone(), field)).into_iter().collect::<Values>()
    };
    let (before, after) = (within(old), within(new));
    let changes = changes_between(&before, &after);
    (before, after, changes)
}

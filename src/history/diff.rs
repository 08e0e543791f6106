//! What changed between two states of a goal's page: one change per field, by parsed value.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::content::{Field, Record};

/// Where a value stands: `["due"]`, or `["indicators", "Netze", "target", "value"]`.
pub type FieldPath = Vec<String>;

/// A value that changed. `None` means that there was or is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// Where it stands.
    pub field: FieldPath,
    /// Value before.
    pub old: Option<Field>,
    /// Value after.
    pub new: Option<Field>,
}

/// All changed fields, sorted by path; the text (as the start of its digest) comes last.
pub fn diff(old: &Record, new: &Record) -> Vec<FieldChange> {
    let same = Arc::ptr_eq(&old.fields, &new.fields);
    let mut changes = if same { Vec::new() } else { changes_between(&old.fields, &new.fields) };
    if old.says_else(new) {
        let short = |digest: &[u8; 32]| Some(Field::Text(hex(digest)));
        changes.push(FieldChange { field: vec!["text".into()], old: short(&old.text), new: short(&new.text) });
    }
    changes
}

/// All changed values of two mappings, sorted by path.
pub fn changes_between(old: &BTreeMap<String, Field>, new: &BTreeMap<String, Field>) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    compare_maps(&mut Vec::new(), old, new, &mut changes);
    changes
}

fn compare_maps(
    path: &mut FieldPath,
    old: &BTreeMap<String, Field>,
    new: &BTreeMap<String, Field>,
    changes: &mut Vec<FieldChange>,
) {
    let mut names: Vec<&String> = old.keys().chain(new.keys().filter(|name| !old.contains_key(*name))).collect();
    names.sort_unstable();
    for name in names {
        path.push(name.clone());
        compare(path, old.get(name), new.get(name), changes);
        path.pop();
    }
}

fn compare(path: &mut FieldPath, old: Option<&Field>, new: Option<&Field>, changes: &mut Vec<FieldChange>) {
    match (old, new) {
        (Some(old), Some(new)) if old.says_the_same(new) => {}
        (Some(Field::Map(old)), Some(Field::Map(new))) | (Some(Field::Entries(old)), Some(Field::Entries(new))) => {
            compare_maps(path, old, new, changes);
        }
        // A value alone that gets a date or a source beside it, or loses them.
        (Some(old @ Field::Text(_)), Some(Field::Map(new))) if new.contains_key("value") => {
            compare_maps(path, &value_alone(old), new, changes);
        }
        (Some(Field::Map(old)), Some(new @ Field::Text(_))) if old.contains_key("value") => {
            compare_maps(path, old, &value_alone(new), changes);
        }
        // A list that begins or ends to exist is told entry by entry, like every other change of a list.
        (None, Some(Field::Entries(new))) => compare_maps(path, &BTreeMap::new(), new, changes),
        (Some(Field::Entries(old)), None) => compare_maps(path, old, &BTreeMap::new(), changes),
        _ => changes.push(FieldChange { field: path.clone(), old: old.cloned(), new: new.cloned() }),
    }
}

fn value_alone(value: &Field) -> BTreeMap<String, Field> {
    BTreeMap::from([("value".to_owned(), value.clone())])
}

/// The first twelve hexadecimal digits.
pub(super) fn hex(digest: &[u8; 32]) -> String {
    let first = digest.iter().take(6).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    format!("{first:012x}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::GoalFiles;

    fn changes(old: &str, new: &str) -> Vec<String> {
        let record = |front: &str| {
            Record::parse(format!("---\nid: a\n{front}\n---\n").as_bytes(), &BTreeMap::new(), &GoalFiles::in_folder(""))
                .unwrap()
        };
        let text = |field: &Option<Field>| field.as_ref().map_or("-".to_owned(), crate::history::field_text);
        diff(&record(old), &record(new))
            .iter()
            .map(|change| format!("{}: {} -> {}", change.field.join("/"), text(&change.old), text(&change.new)))
            .collect()
    }

    #[test]
    fn one_change_per_field() {
        assert_eq!(changes("due: 2027\nstatus: x", "status: y"), ["due: 2027 -> -", "status: x -> y"]);
        assert_eq!(changes("departments: [a, b]", "departments: [b, a]"), ["departments: a, b -> b, a"]);
    }

    #[test]
    fn values_of_indicators_change_one_by_one() {
        let old = "indicators: [{name: N, target: 90, values: [{date: 2024, value: 1}]}]";
        let new = "indicators: [{name: N, target: 80, values: [{date: 2024, value: 1}, {date: 2025, value: 2}]}]";
        assert_eq!(
            changes(old, new),
            ["indicators/N/target: 90 -> 80", "indicators/N/values/2025: - -> date: 2025; value: 2"]
        );
        assert_eq!(changes("x: 1", "x: 1\nevents: [{date: 2024, text: T}]"), ["events/2024: - -> date: 2024; text: T"]);
    }
}

//! What a goal belongs to and which sources it names, by its values.

use std::collections::BTreeSet;

use super::table::Item;
use super::values::Values;
use crate::config::GroupKind;
use crate::content::Field;

/// What kind of group a value names.
pub(super) fn group_of(part: Item) -> Option<GroupKind> {
    match part {
        Item::Pillar => Some(GroupKind::Pillar),
        Item::Topic => Some(GroupKind::Topic),
        Item::CrossCutting => Some(GroupKind::CrossCutting),
        Item::Strategies => Some(GroupKind::Strategy),
        Item::Lead | Item::Departments => Some(GroupKind::Department),
        _ => None,
    }
}

/// Every source that a goal names anywhere.
pub(in crate::portal) fn named_in(values: &Values) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    collect(values, &mut named);
    named
}

fn collect(values: &Values, named: &mut BTreeSet<String>) {
    for (name, field) in values {
        match (name.as_str(), field) {
            ("source" | "sources" | "status_source", field) if !field.texts().is_empty() => {
                named.extend(field.texts().iter().cloned());
            }
            (_, Field::Map(inner) | Field::Entries(inner)) => collect(inner, named),
            _ => {}
        }
    }
}

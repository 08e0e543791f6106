//! Names of groups in fields: `lead: MID` is `lead: mid`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::groups::{GroupKind, Groups};

/// The ids of groups by each of their names, and by the field that names them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupNames(BTreeMap<String, BTreeMap<String, String>>);

/// The fields that name groups, each with their kind.
pub const GROUP_FIELDS: [(&str, GroupKind); 6] = [
    ("pillar", GroupKind::Pillar),
    ("topic", GroupKind::Topic),
    ("cross_cutting", GroupKind::CrossCutting),
    ("lead", GroupKind::Department),
    ("departments", GroupKind::Department),
    ("strategies", GroupKind::Strategy),
];

impl GroupNames {
    /// Those of settings; as in [`Groups::find`], the first group of a name has it.
    pub(super) fn of(groups: &Groups) -> Self {
        let mut all = BTreeMap::new();
        for (field, kind) in GROUP_FIELDS {
            let names: &mut BTreeMap<_, _> = all.entry(field.to_owned()).or_default();
            for group in groups.of(kind) {
                for name in group.names() {
                    names.entry(name.to_owned()).or_insert_with(|| group.id.clone());
                }
            }
        }
        Self(all)
    }

    /// The fields that name groups, with the ids by names.
    pub fn fields(&self) -> impl Iterator<Item = (&String, &BTreeMap<String, String>)> {
        self.0.iter()
    }

    /// Takes over what other settings say, and gives what was no name of a group until now. A name that these settings do
    /// not have means what it meant.
    #[must_use]
    pub fn learn(&mut self, other: &Self) -> Self {
        let mut new = Self::default();
        for (field, names) in &other.0 {
            let known = self.0.entry(field.clone()).or_default();
            for (name, id) in names {
                if known.insert(name.clone(), id.clone()).is_none() {
                    new.0.entry(field.clone()).or_default().insert(name.clone(), id.clone());
                }
            }
        }
        new
    }
}

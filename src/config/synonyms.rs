//! Words of fields that mean the same: `lead: MID` is `lead: mid`.

use std::collections::BTreeMap;

use super::groups::{GroupKind, Groups};
use super::vocabulary::Statuses;

/// What words mean in the fields of goals that name a status or a group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Synonyms(BTreeMap<&'static str, BTreeMap<String, String>>);

/// The fields that name a group of each kind.
const FIELDS: [(&str, GroupKind); 6] = [
    ("pillar", GroupKind::Pillar),
    ("topic", GroupKind::Topic),
    ("cross_cutting", GroupKind::CrossCutting),
    ("lead", GroupKind::Department),
    ("departments", GroupKind::Department),
    ("strategies", GroupKind::Strategy),
];

impl Synonyms {
    /// Those of settings.
    pub(super) fn of(statuses: &Statuses, groups: &Groups) -> Self {
        let mut all = BTreeMap::new();
        for status in statuses.iter() {
            let words: &mut BTreeMap<_, _> = all.entry("status").or_default();
            words.extend(status.words.iter().map(|word| (word.clone(), status.id.clone())));
        }
        for (field, kind) in FIELDS {
            for group in groups.of(kind) {
                let names = group.names().filter(|name| *name != group.id);
                all.entry(field).or_default().extend(names.map(|name| (name.to_owned(), group.id.clone())));
            }
        }
        all.retain(|_, words: &mut BTreeMap<String, String>| !words.is_empty());
        Self(all)
    }

    /// Whether two words of a field mean the same.
    pub fn are_same(&self, field: &str, one: &str, other: &str) -> bool {
        let Some(words) = self.0.get(field) else { return one == other };
        let meant = |word: &str| words.get(word).map_or_else(|| word.to_owned(), Clone::clone);
        meant(one) == meant(other)
    }
}

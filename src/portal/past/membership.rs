//! In which groups a goal counts, by what its page says.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::config::{Config, GROUP_FIELDS, GroupKind};

/// The portal, which has the place 0, and its groups, in the order of [`crate::config::Groups::iter`].
pub(in crate::portal) struct Membership<'a> {
    /// Places by kind and by each of a group's names; the past has ids, which go before what others are called.
    groups: BTreeMap<(GroupKind, &'a str), usize>,
    /// Departments that share what belongs to all of them.
    shared: Vec<usize>,
    /// Entries that stand for all departments.
    for_all: Vec<usize>,
}

impl<'a> Membership<'a> {
    /// That of today's settings. Goals of all departments count in those that exist at the as-of date.
    pub fn of(config: &'a Config, as_of: Date) -> Self {
        let (mut groups, mut shared, mut for_all) = (BTreeMap::new(), Vec::new(), Vec::new());
        for (place, group) in config.groups.iter().enumerate() {
            let place = place + 1;
            groups.insert((group.kind, group.id.as_str()), place);
            if group.kind == GroupKind::Department {
                if group.all {
                    for_all.push(place);
                } else if group.is_current(as_of) {
                    shared.push(place);
                }
            }
        }
        for (place, group) in config.groups.iter().enumerate() {
            for name in group.names() {
                groups.entry((group.kind, name)).or_insert(place + 1);
            }
        }
        Self { groups, shared, for_all }
    }

    /// Where a goal counts, each once; `names` are those that a field of its page has.
    pub fn places<'f>(&self, names: impl Fn(&str) -> &'f [String]) -> Vec<usize> {
        let mut places = vec![0];
        for (field, kind) in GROUP_FIELDS {
            places.extend(names(field).iter().filter_map(|name| self.groups.get(&(kind, name.as_str()))));
        }
        if places.iter().any(|place| self.for_all.contains(place)) {
            places.extend(&self.shared);
        }
        places.sort_unstable();
        places.dedup();
        places
    }
}

//! The rules for whom and what a goal belongs to, and for the sources that it names.

use std::collections::BTreeSet;

use super::judge::Judge;
use super::table::Item;
use super::values::{Reading, text};
use crate::config::GroupKind;
use crate::content::Field;
use crate::history::FieldChange;

impl Judge<'_> {
    /// Whether something belongs to another group, or to none. A group that took the place of another is no other one.
    pub(super) fn is_another(&self, kind: GroupKind, old: Option<&Field>, new: Option<&Field>) -> bool {
        let name = |field: &Field| text(field).map(|name| self.then.groups.today(kind, name).to_owned());
        old.is_some() && old.and_then(name) != new.and_then(name)
    }

    pub(super) fn members(&self, kind: Option<GroupKind>, field: Option<&Field>) -> BTreeSet<String> {
        let name = |text: &String| match kind {
            Some(kind) => self.then.groups.today(kind, text).to_owned(),
            None => text.clone(),
        };
        field.map(Field::texts).unwrap_or_default().iter().map(name).collect()
    }

    pub(super) fn member_gone(&self, kind: Option<GroupKind>, old: Option<&Field>, new: Option<&Field>) -> bool {
        let now = self.members(kind, new);
        self.members(kind, old).iter().any(|member| !now.contains(member))
    }

    /// A department that leads now was not dropped.
    pub(super) fn department_gone(&self, old: Option<&Field>, new: Option<&Field>) -> bool {
        let kind = Some(GroupKind::Department);
        let mut now = self.members(kind, new);
        now.extend(self.members(kind, self.after.get("lead")));
        self.members(kind, old).iter().any(|member| !now.contains(member))
    }

    /// Whether a source is gone: from the page, or from the value that it stood beside without a newer one in its place.
    pub(super) fn source_gone(&self, item: Item, change: &FieldChange) -> bool {
        let of_value = [Item::ValueSource, Item::ValueRevisedSource, Item::CurrentSource, Item::CurrentRevisedSource];
        let reading = |values| Reading::of(values, &change.field);
        let is_revised = || self.is_revised(&reading(self.before), &reading(self.after));
        if change.new.is_some() && of_value.contains(&item) && is_revised() {
            return false;
        }
        let of = |field: Option<&Field>| field.map(Field::texts).unwrap_or_default().to_vec();
        let old: Vec<String> = of(change.old.as_ref()).iter().map(|source| self.then.today(source)).collect();
        let new = of(change.new.as_ref());
        if item == Item::Sources {
            return old.iter().any(|source| !self.named[1].contains(source));
        }
        let day = |source: &String| self.then.sources.get(source);
        let is_newer =
            |source: &String| new.iter().any(|other| day(other).zip(day(source)).is_some_and(|(new, old)| new >= old));
        let changed = |field: &str| self.before.get(field) != self.after.get(field);
        let is_renewed = match item {
            Item::StatusSource => changed("status") || changed("status_date"),
            Item::CurrentSource => true,
            _ => false,
        };
        let is_known = |source: &String| new.iter().any(|other| day(other).is_some()) && day(source).is_some();
        // What somebody else says later was not said by who said it then.
        let is_of_its_day = item == Item::EventSource;
        old.iter().filter(|source| !new.contains(source)).any(|source| {
            let is_excused = is_renewed && !new.is_empty() && !is_known(source);
            !is_excused && (is_of_its_day || !is_newer(source))
        })
    }
}

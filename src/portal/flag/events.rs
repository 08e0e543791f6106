//! Events that contradict what was known of the same day.

use super::judge::Judge;
use super::values::{Values, entry, text};
use crate::config::Meaning;
use crate::content::Field;
use crate::history::FieldChange;

impl Judge<'_> {
    /// Whether a new event lifts a delay, or takes up again what was given up, that another one tells of the same day; two
    /// sources may differ.
    pub(super) fn contradicts(&self, change: &FieldChange) -> bool {
        let (Some(Field::Map(new)), Some(known)) = (&change.new, entry(self.before, &change.field, 1)) else {
            return false;
        };
        let status = |event: &Values, words: &super::vocabulary::Words| words.get(text(event.get("status")?)?).copied();
        let is_whole = |event: &Values| event.get("scope").and_then(text) != Some("part");
        let is_other_source = |old: &Values| new.contains_key("source") && new.get("source") != old.get("source");
        let is_denied = |old: &Field| {
            let Field::Map(old) = old else { return false };
            let said = status(old, self.then.before).zip(status(new, self.then.after));
            let is_then = old.contains_key("date") && old.get("date") == new.get("date");
            let is_better = said
                .is_some_and(|(old, new)| (old.late || old.means == Meaning::Stopped) && new.is_ranked() && !new.late);
            is_then && is_whole(old) && is_whole(new) && is_better && !is_other_source(old)
        };
        known.values().any(is_denied)
    }
}

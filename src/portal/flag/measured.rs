//! The rules for what is measured: unit, direction, baseline, target and published values.

use super::Flag;
use super::judge::{Judge, contains, is_more_exact};
use super::table::Item;
use super::values::{Reading, Values, entry, text};
use crate::content::Field;
use crate::history::FieldChange;
use crate::value::PartialDate;

impl Judge<'_> {
    /// Unit, direction, baseline: what is measured, and from where.
    pub(super) fn measure(&self, part: Item, change: &FieldChange) -> Option<Flag> {
        let flag = match part {
            Item::Unit => Flag::UnitChanged,
            Item::Direction => Flag::DirectionChanged,
            _ => Flag::BaselineChanged,
        };
        if change.old.is_none() {
            let indicator = entry(self.before, &change.field, 2)?;
            let had_values = indicator.contains_key("values") || indicator.contains_key("current");
            // Only what was not there at all came late.
            let is_whole = change.field.len() == 3 || !indicator.contains_key("baseline");
            return (had_values && is_whole).then_some(flag);
        }
        let text = |field: &Option<Field>| {
            super::tokens::words(&field.as_ref().map(crate::history::field_text).unwrap_or_default())
        };
        if change.new.is_some()
            && (text(&change.old) == text(&change.new) || is_more_exact(change.old.as_ref(), change.new.as_ref()))
        {
            return None;
        }
        let is_same_number = matches!(part, Item::BaselineValue | Item::BaselineNumber | Item::Baseline) && {
            let number = |values| Reading::of(values, &change.field).number();
            number(self.before).is_some() && number(self.before) == number(self.after)
        };
        (!is_same_number).then_some(flag)
    }

    pub(super) fn target(&self, part: Item, change: &FieldChange) -> Option<Flag> {
        change.old.as_ref()?;
        let (before, after) = (Reading::of(self.before, &change.field), Reading::of(self.after, &change.field));
        if part == Item::TargetNumber && before.value != after.value {
            return None;
        }
        let Some((old, new)) = before.number().zip(after.number()) else {
            let gone = after.value.is_none() && after.number.is_none();
            let no_number = before.number().is_some() && after.number().is_none();
            return (gone || no_number || self.words(before.value, after.value)).then_some(Flag::TargetChanged);
        };
        let less_is_better =
            [self.after, self.before].iter().find_map(|values| Self::less_is_better(values, change)).unwrap_or(false);
        let is_weaker = if less_is_better { new > old } else { new < old };
        match () {
            () if is_weaker => Some(Flag::TargetLowered),
            () if change.new.is_none() => Some(Flag::TargetChanged),
            // `90 %` became `etwa 90 %`.
            () => {
                ((before.is_in_words() || after.is_in_words()) && self.words(before.value, after.value) && old >= new)
                    .then_some(Flag::TargetChanged)
            }
        }
    }

    /// As the indicator says, or else as its target lies to its baseline.
    fn less_is_better(values: &Values, change: &FieldChange) -> Option<bool> {
        let indicator = entry(values, &change.field, 2)?;
        match indicator.get("direction").and_then(text) {
            Some("down") => return Some(true),
            Some("up") => return Some(false),
            _ => {}
        }
        let number = |name: &str| Reading::in_entry(indicator.get(name)).number();
        let (from, to) = (number("baseline")?, number("target")?);
        to.partial_cmp(&from).filter(|order| order.is_ne()).map(std::cmp::Ordering::is_lt)
    }

    /// Whether a value that was published is another one or gone. One of now makes room for the next one; one that is
    /// revised says what it was.
    pub(super) fn published(&self, part: Item, change: &FieldChange) -> bool {
        if change.old.is_none() {
            return false;
        }
        let (before, after) = (Reading::of(self.before, &change.field), Reading::of(self.after, &change.field));
        let is_current = change.field.get(2).is_some_and(|name| name == "current");
        if is_current && (after.is_later_than(&before) || self.is_among_values(change, &before)) {
            return false;
        }
        match part {
            Item::ValueDate | Item::CurrentDate => !is_more_exact(change.old.as_ref(), change.new.as_ref()),
            Item::ValueNumber | Item::CurrentNumber if before.value != after.value => false,
            // `knapp 62` is less exact without the 61.7 beside it.
            Item::ValueNumber | Item::CurrentNumber if change.new.is_none() => after.number().is_none(),
            Item::Values if !matches!(change.old, Some(Field::Map(_))) => !is_continued(change),
            Item::Values => true,
            _ if self.is_revised(&before, &after) => false,
            Item::ValueRevised | Item::ValueRevisedOf | Item::CurrentRevised | Item::CurrentRevisedOf => true,
            _ => {
                let is_other = before
                    .number()
                    .zip(after.number())
                    .map(|(old, new)| old.partial_cmp(&new).is_none_or(std::cmp::Ordering::is_ne));
                // The same number is no less exact alone.
                is_other == Some(true)
                    || (after.is_in_words() || is_other.is_none()) && !is_same_text(before.value, after.value)
            }
        }
    }

    /// Whether a value of now takes the place of measured ones that are as new, and differs from them.
    pub(super) fn is_put_over(&self, change: &FieldChange) -> bool {
        let now = Reading::of(self.after, &change.field);
        let indicator = entry(self.before, &change.field, 2);
        let Some(Field::Entries(values)) = indicator.and_then(|indicator| indicator.get("values")) else {
            return false;
        };
        let newest = values.values().map(|value| Reading::in_entry(Some(value))).max_by_key(Reading::date);
        newest.is_some_and(|newest| {
            newest.date().is_some() && !now.is_later_than(&newest) && now.number() != newest.number()
        })
    }

    /// Whether a value stands beside another one of the same day or month, and no other source gives it. Two sources may
    /// differ.
    pub(super) fn is_put_beside(&self, change: &FieldChange) -> bool {
        let now = Reading::in_entry(change.new.as_ref());
        let Some(of_list) = entry(self.before, &change.field, 3) else { return false };
        let is_beside = |old: &Field| {
            let old = Reading::in_entry(Some(old));
            let is_then = old.date().zip(now.date()).is_some_and(|(old, now)| {
                let is_short = old.first_day().first_of_month() == old.last_day().first_of_month();
                old == now || is_short && contains(old, now)
            });
            is_then && old.number() != now.number() && (now.source.is_none() || now.source == old.source)
        };
        of_list.values().any(is_beside)
    }

    /// Whether the same value is said to be newer than its source, which cannot have said so.
    pub(super) fn is_only_redated(&self, change: &FieldChange) -> bool {
        let (before, after) = (Reading::of(self.before, &change.field), Reading::of(self.after, &change.field));
        let published = after.source.and_then(|source| self.then.sources.get(source));
        let is_same = (before.value, before.number(), before.source) == (after.value, after.number(), after.source);
        let is_before = |date: PartialDate| published.is_some_and(|published| *published < date.first_day());
        is_same && after.is_later_than(&before) && after.date().is_some_and(is_before)
    }

    /// Whether a value says what it was before, by another source than its own that is no older than the value.
    pub(super) fn is_revised(&self, before: &Reading<'_>, after: &Reading<'_>) -> bool {
        let day = |source: &str| self.then.sources.get(source);
        let is_newer =
            |source: &str| day(source).zip(before.date()).is_none_or(|(source, value)| *source >= value.first_day());
        after.revises(before).is_some_and(|source| before.source != Some(source) && is_newer(source))
    }

    fn is_among_values(&self, change: &FieldChange, reading: &Reading<'_>) -> bool {
        let values = entry(self.after, &change.field, 2).and_then(|indicator| indicator.get("values"));
        let Some(Field::Entries(values)) = values else { return false };
        values.values().any(|value| {
            let value = Reading::in_entry(Some(value));
            value.value == reading.value && value.date() == reading.date()
        })
    }
}

/// Whether two values are the same words.
fn is_same_text(one: Option<&Field>, other: Option<&Field>) -> bool {
    let words =
        |field: Option<&Field>| super::tokens::words(&field.map(crate::history::field_text).unwrap_or_default());
    words(one) == words(other)
}

/// A list of bare values that only got more of them.
fn is_continued(change: &FieldChange) -> bool {
    let list = |field: &Option<Field>| field.as_ref().map(|field| field.texts().to_vec()).unwrap_or_default();
    list(&change.new).starts_with(&list(&change.old))
}

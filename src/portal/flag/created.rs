//! Marks of goals that come.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Flag;
use super::judge::{Judge, Then};
use super::values::{Values, text};
use crate::content::Field;
use crate::history::{Change, Step, changes_between};

/// A goal that takes the place of others, as several reached ones for one or as one that promises less than they did; or one
/// that comes when its deadline is over, and says that it was reached before.
pub(super) fn created(
    step: &Step,
    values: &Values,
    others: &BTreeMap<String, Arc<Values>>,
    then: Then<'_>,
) -> Option<Flag> {
    let replaced = values.get("replaces").map(Field::texts).unwrap_or_default();
    let is_done = is_done(values, then);
    let gone = |id: &String| gone(step, id, others);
    let splits = |id: &String| gone(id).is_some_and(|gone| self::is_done(&gone, then)) && parts(step, id, then) > 1;
    if is_done && replaced.iter().any(splits) {
        return Some(Flag::Split);
    }
    if replaced.iter().filter_map(gone).any(|old| says_less(&old, values, then)) {
        return Some(Flag::MergedIntoLess);
    }
    // Whoever begins a portal publishes at once what is done by then.
    let is_late_news = !then.is_first && is_done && {
        let nothing = Values::default();
        let claimed = values.get("done").or(values.get("status_date"));
        Judge::of(then, &nothing, values, Vec::new(), None).is_backdated(claimed, values.get("due"))
    };
    is_late_news.then_some(Flag::Backdated)
}

fn is_done(values: &Values, then: Then<'_>) -> bool {
    let status = values.get("status").and_then(text).and_then(|word| then.after.get(word));
    status.is_some_and(|status| status.means == crate::config::Meaning::Done)
}

/// What a goal said whose place another one takes, if it was ever promised without it.
fn gone(step: &Step, id: &str, others: &BTreeMap<String, Arc<Values>>) -> Option<Arc<Values>> {
    let changes = step.goal(id).map(|goal| goal.changes.as_slice()).unwrap_or_default();
    if changes.iter().any(|change| matches!(change, Change::Created { .. })) {
        return None;
    }
    let removed = changes.iter().find_map(|change| match change {
        Change::Removed { record, .. } => Some(&record.fields),
        _ => None,
    });
    removed.or_else(|| others.get(id)).cloned()
}

/// How many reached goals come in a step in the place of one.
fn parts(step: &Step, id: &String, then: Then<'_>) -> usize {
    let is_part = |change: &&Change| {
        matches!(change, Change::Created { record, .. } if is_done(&record.fields, then)
                && record.fields.get("replaces").is_some_and(|of| of.texts().contains(id)))
    };
    step.goals.iter().flat_map(|goal| &goal.changes).filter(is_part).count()
}

/// What the goals before it said of when, how much and how it is measured holds for it.
fn says_less(old: &Values, new: &Values, then: Then<'_>) -> bool {
    let counts = |flag: &Flag| {
        matches!(flag, Flag::DeadlineLater | Flag::TargetLowered | Flag::TargetChanged | Flag::IndicatorRemoved)
    };
    let changes = changes_between(old, new);
    let judge = Judge::of(then, old, new, changes.iter().collect(), None);
    (0..changes.len()).filter_map(|place| judge.field(place, None)).any(|flag| counts(&flag))
}

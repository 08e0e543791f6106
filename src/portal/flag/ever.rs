//! The statuses that goals ever had.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::{Config, Icon, Meaning, Status, Tone};
use crate::content::Field;
use crate::history::{Change, FieldChange, History, Step};

/// The words that goals ever had as their status.
fn used(history: &History) -> BTreeSet<&str> {
    fn of(change: &Change) -> Option<&Field> {
        match change {
            Change::Created { record, .. } => record.fields.get("status"),
            Change::Field(FieldChange { field, new, .. }) if field.as_slice() == ["status"] => new.as_ref(),
            _ => None,
        }
    }
    let changes = history.steps.iter().flat_map(|step| &step.goals).flat_map(|goal| &goal.changes);
    changes.filter_map(of).flat_map(Field::texts).map(String::as_str).collect()
}

/// The statuses of the settings, then those that left these and that goals had, as they were last.
pub(super) fn ever(history: &History, config: &Config, next: Option<&Step>) -> Vec<Status> {
    let mut all: Vec<Status> = config.statuses.iter().cloned().collect();
    let (today, used) = (all.len(), used(history));
    for (_, field) in history.rule("statuses", next) {
        for status in entries(field.as_ref()).filter_map(status) {
            let is_used = std::iter::once(&status.id).chain(&status.words).any(|word| used.contains(word.as_str()));
            if !is_used || config.statuses.position(&status.id).is_some() {
                continue;
            }
            match all[today..].iter_mut().find(|known| known.id == status.id) {
                Some(known) => *known = status,
                None => all.push(status),
            }
        }
    }
    all
}

/// A status as a value of the settings has it. How it looked is no rule, and not kept.
pub(super) fn status(parts: &BTreeMap<String, Field>) -> Option<Status> {
    let (id, words) = (texts(parts, "id").first()?.clone(), texts(parts, "words").to_vec());
    let label = texts(parts, "label").first().unwrap_or(&id).clone();
    let means = texts(parts, "means").first().and_then(|word| Meaning::of(word))?;
    let step = texts(parts, "step").first().and_then(|step| step.parse().ok());
    let late = texts(parts, "late").first().is_some_and(|late| late == "true");
    Some(Status { id, words, label, means, tone: Tone::Grey, icon: Icon::Question, step, late })
}

/// The entries of a list in the settings.
pub(super) fn entries(field: Option<&Field>) -> impl Iterator<Item = &BTreeMap<String, Field>> {
    let entries = match field {
        Some(Field::Entries(entries)) => Some(entries.values()),
        _ => None,
    };
    entries.into_iter().flatten().filter_map(|entry| if let Field::Map(parts) = entry { Some(parts) } else { None })
}

pub(super) fn texts<'a>(parts: &'a BTreeMap<String, Field>, name: &str) -> &'a [String] {
    parts.get(name).map_or(&[][..], Field::texts)
}

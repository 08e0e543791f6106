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

/// The statuses of the settings, then those that left these and that goals had, as they were last. An id that means something
/// else today is another status: its own then has its name behind the id.
pub(super) fn ever(history: &History, config: &Config, next: Option<&Step>) -> Vec<Status> {
    let mut all: Vec<Status> = config.statuses.iter().cloned().collect();
    let (today, used, rules) = (all.len(), used(history), history.rule("statuses", next));
    let newest: Vec<Status> = rules.last().into_iter().flat_map(|(_, field)| statuses(field.as_ref())).collect();
    for mut status in rules.iter().flat_map(|(_, field)| statuses(field.as_ref())) {
        let is_used = std::iter::once(&status.id).chain(&status.words).any(|word| used.contains(word.as_str()));
        if !is_used {
            continue;
        }
        if config.statuses.position(&status.id).is_some() {
            if !is_another(&newest, &status) {
                continue;
            }
            let former = former_id(&status);
            let same = all[today..].iter().find(|known| is_former(known, &status));
            let count = all[today..].iter().filter(|known| is_numbered(&known.id, &former)).count();
            let number = || if count > 0 { format!(" {}", count + 1) } else { String::new() };
            status.id = same.map_or_else(|| former.clone() + &number(), |known| known.id.clone());
        }
        match all[today..].iter_mut().find(|known| known.id == status.id) {
            Some(known) => *known = status,
            None => all.push(status),
        }
    }
    all
}

/// Whether the id of a status says something else in the newest settings, or is only a word of another one there. What was
/// said before does not say that.
fn is_another(newest: &[Status], former: &Status) -> bool {
    let today = newest.iter().find(|status| status.id == former.id);
    today.is_none_or(|today| today.means != former.means || today.late != former.late)
}

/// The id of a status whose own means something else today. Of several of that name, which meant different things, the second
/// has a number behind it, and so on.
fn former_id(Status { id, label, .. }: &Status) -> String {
    format!("{id} ({label})")
}

fn is_numbered(id: &str, former: &str) -> bool {
    id.strip_prefix(former).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Whether one of the statuses that ever were is what a status of the settings was.
pub(super) fn is_former(ever: &Status, then: &Status) -> bool {
    is_numbered(&ever.id, &former_id(then)) && (ever.means, ever.late) == (then.means, then.late)
}

/// The statuses of a value of the settings.
pub(super) fn statuses(field: Option<&Field>) -> impl Iterator<Item = Status> {
    entries(field).filter_map(status)
}

/// A status as a value of the settings has it. How it looked is no rule, and not kept.
fn status(parts: &BTreeMap<String, Field>) -> Option<Status> {
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

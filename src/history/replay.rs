//! Applies changes again: the goals as they were after any step.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::diff::hex;
use super::{Change, FieldChange, GoalChanges, Step};
use crate::content::{Field, Record};

/// A goal as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalThen {
    /// Its file.
    pub path: String,
    /// Its values.
    pub fields: Arc<BTreeMap<String, Field>>,
    /// Its text.
    pub markdown: Arc<str>,
    /// The first digits of the text's digest.
    pub text: String,
}

impl GoalThen {
    /// A single value.
    pub fn value(&self, field: &str) -> Option<&str> {
        match self.fields.get(field) {
            Some(Field::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The values of a list.
    pub fn values(&self, field: &str) -> &[String] {
        match self.fields.get(field) {
            Some(Field::Text(text)) => std::slice::from_ref(text),
            Some(Field::Texts(texts)) => texts,
            _ => &[],
        }
    }
}

/// All goals by id, as they were after a step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    goals: BTreeMap<String, GoalThen>,
}

impl State {
    /// The state after all of `steps`, which begin with the first one.
    pub fn after(steps: &[Step]) -> Self {
        let mut state = Self::default();
        for step in steps {
            state.apply(step);
        }
        state
    }

    /// The goals by id.
    pub fn goals(&self) -> impl Iterator<Item = (&String, &GoalThen)> {
        self.goals.iter()
    }

    /// One goal.
    pub fn goal(&self, id: &str) -> Option<&GoalThen> {
        self.goals.get(id)
    }

    /// Applies the next step.
    pub fn apply(&mut self, step: &Step) {
        for goal in &step.goals {
            self.apply_goal(goal);
        }
    }

    /// A state of one goal alone, or of none if it is not there.
    #[must_use]
    pub fn only(&self, id: &str) -> Self {
        Self { goals: self.goals.get_key_value(id).map(|(id, goal)| (id.clone(), goal.clone())).into_iter().collect() }
    }

    /// Applies what a step changes in one goal.
    pub fn apply_goal(&mut self, goal: &GoalChanges) {
        let mut fields = self.goals.get_mut(&goal.id).map(|then| Arc::clone(&then.fields));
        let mut values_changed = false;
        for change in &goal.changes {
            match change {
                Change::Created { path, record } => {
                    self.goals.insert(goal.id.clone(), GoalThen::of(path, record));
                }
                Change::Removed { .. } => drop(self.goals.remove(&goal.id)),
                Change::Moved { to, .. } => {
                    if let Some(then) = self.goals.get_mut(&goal.id) {
                        then.path.clone_from(to);
                    }
                }
                Change::Field(change) if change.field.as_slice() != ["text"] => {
                    if let Some(fields) = fields.as_mut() {
                        set(Arc::make_mut(fields), &change.field, change);
                        values_changed = true;
                    }
                }
                Change::Field(_) => {}
            }
        }
        let Some(then) = self.goals.get_mut(&goal.id) else { return };
        if let Some(mut fields) = fields.filter(|_| values_changed) {
            tidy(Arc::make_mut(&mut fields));
            then.fields = fields;
        }
        if let Some(text) = &goal.text {
            then.markdown = Arc::clone(&text.new);
            then.text = digest(&goal.changes).unwrap_or_default();
        }
    }
}

impl GoalThen {
    /// The state of a file that a record holds.
    pub fn of(path: &str, record: &Record) -> Self {
        Self {
            path: path.to_owned(),
            fields: Arc::clone(&record.fields),
            markdown: Arc::clone(&record.markdown),
            text: hex(&record.text),
        }
    }
}

fn digest(changes: &[Change]) -> Option<String> {
    changes.iter().find_map(|change| match change {
        Change::Field(FieldChange { field, new: Some(Field::Text(digest)), .. }) if field.as_slice() == ["text"] => {
            Some(digest.clone())
        }
        _ => None,
    })
}

/// Applies changes to values.
pub(super) fn apply_to<'c>(map: &mut BTreeMap<String, Field>, changes: impl Iterator<Item = &'c FieldChange>) {
    changes.for_each(|change| set(map, &change.field, change));
    tidy(map);
}

/// Sets or removes the value at a path. What is missing on the way is a list, since only lists are told entry by entry; a
/// value alone is the `value` of a mapping.
fn set(map: &mut BTreeMap<String, Field>, path: &[String], change: &FieldChange) {
    let Some((name, rest)) = path.split_first() else { return };
    if rest.is_empty() {
        match &change.new {
            Some(new) => drop(map.insert(name.clone(), new.clone())),
            None => drop(map.remove(name)),
        }
        return;
    }
    let inner = map.entry(name.clone()).or_insert_with(|| Field::Entries(BTreeMap::new()));
    if let Field::Text(_) = inner {
        *inner = Field::Map(BTreeMap::from([("value".to_owned(), inner.clone())]));
    }
    if let Field::Map(inner) | Field::Entries(inner) = inner {
        set(inner, rest, change);
    }
}

/// Brings what was changed into the form that a parsed page has: nothing empty, a mapping with nothing but a `value` as
/// that value.
fn tidy(map: &mut BTreeMap<String, Field>) {
    map.retain(|_, field| {
        let (Field::Map(inner) | Field::Entries(inner)) = field else { return true };
        tidy(inner);
        !inner.is_empty()
    });
    for field in map.values_mut() {
        if let Field::Map(inner) = field
            && inner.len() == 1
            && let Some(Field::Text(value)) = inner.get("value")
        {
            *field = Field::Text(value.clone());
        }
    }
}

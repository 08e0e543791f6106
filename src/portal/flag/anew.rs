//! What of a goal becomes known anew: another status, a value, an event, a source. Not other words for the same, and not what
//! was known before.

use std::collections::BTreeSet;

use super::table::{Item, Rule};
use super::tokens::words;
use crate::content::Field;
use crate::history::{Change, FieldChange};

/// All that ever was known of a goal.
#[derive(Debug, Default)]
pub(in crate::portal) struct KnownSoFar(BTreeSet<String>);

/// What changes bring that was never known before.
#[derive(Debug, Default, Clone, Copy)]
pub(in crate::portal) struct Anew {
    /// How far it is, with no day of its own.
    pub state: bool,
    /// That, or a source, a value, an event.
    pub anything: bool,
}

impl KnownSoFar {
    /// Takes note of the changes of one step.
    pub fn follow(&mut self, changes: &[Change]) -> Anew {
        let mut anew = Anew::default();
        for change in changes {
            match change {
                Change::Created { record, .. } => {
                    for (name, field) in record.fields.iter() {
                        self.note(&mut vec![name.clone()], field, &mut anew);
                    }
                }
                Change::Field(FieldChange { field, new: Some(new), .. }) => {
                    self.note(&mut field.clone(), new, &mut anew);
                }
                Change::Field(_) | Change::Removed { .. } | Change::Moved { .. } => {}
            }
        }
        anew
    }

    fn note(&mut self, path: &mut Vec<String>, field: &Field, anew: &mut Anew) {
        if let Field::Map(inner) | Field::Entries(inner) = field {
            for (name, field) in inner {
                path.push(name.clone());
                self.note(path, field, anew);
                path.pop();
            }
            return;
        }
        let item = Item::of(path);
        let Some(is_state) = tells(item) else { return };
        // A source is the same one wherever it is named.
        let kind = if item.rule() == Rule::Source { "" } else { item.path() };
        for text in field.texts() {
            let text = if item.rule() == Rule::Source { text.clone() } else { words(text).join(" ") };
            let is_new = self.0.insert(format!("{kind} {text}"));
            anew.anything |= is_new;
            anew.state |= is_new && is_state;
        }
    }
}

/// Whether a value tells how a goal stands on the day on which it is published; evidence has a day of its own. `None`:
/// neither.
fn tells(item: Item) -> Option<bool> {
    match item {
        Item::Status | Item::Progress | Item::Values | Item::Current | Item::CurrentValue | Item::CurrentNumber => {
            Some(true)
        }
        Item::Value
        | Item::ValueNumber
        | Item::ValueDate
        | Item::CurrentDate
        | Item::EventDate
        | Item::MilestoneDone
        | Item::Done => Some(false),
        _ if item.rule() == Rule::Source => Some(false),
        _ => None,
    }
}

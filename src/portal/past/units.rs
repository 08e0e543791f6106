//! In which units the indicators of a goal were measured through time.

use std::collections::BTreeMap;

use crate::content::Field;
use crate::history::Change;

/// The units of a goal's indicators.
#[derive(Debug, Clone, Default)]
pub struct Units {
    /// By the indicator's name; each with the step from which it holds, as a place in [`crate::history::History::steps`].
    by_name: BTreeMap<String, Vec<(usize, String)>>,
}

impl Units {
    /// Goes on with what a step changed in the goal.
    pub(super) fn follow(&mut self, step: usize, change: &Change) {
        match change {
            Change::Created { record, .. } => self.all(step, record.fields.get("indicators")),
            Change::Field(change) => match change.field.as_slice() {
                [list] if list == "indicators" => self.all(step, change.new.as_ref()),
                [list, name] if list == "indicators" => self.one(step, name, change.new.as_ref()),
                [list, name, part] if list == "indicators" && part == "unit" => {
                    let unit = change.new.as_ref().and_then(|unit| unit.texts().first());
                    self.add(step, name, unit.cloned().unwrap_or_default());
                }
                _ => {}
            },
            _ => {}
        }
    }

    fn all(&mut self, step: usize, indicators: Option<&Field>) {
        if let Some(Field::Entries(entries)) = indicators {
            entries.iter().for_each(|(name, indicator)| self.one(step, name, Some(indicator)));
        }
    }

    fn one(&mut self, step: usize, name: &str, indicator: Option<&Field>) {
        if let Some(Field::Map(parts)) = indicator {
            let unit = parts.get("unit").and_then(|unit| unit.texts().first());
            self.add(step, name, unit.cloned().unwrap_or_default());
        }
    }

    fn add(&mut self, step: usize, name: &str, unit: String) {
        self.by_name.entry(name.to_owned()).or_default().push((step, unit));
    }

    /// The unit of an indicator after so many steps of the history, after all of them if that is not said; none if it had none.
    pub fn of(&self, name: &str, steps: Option<usize>) -> Option<&str> {
        let units = self.by_name.get(name)?;
        let known = units.partition_point(|(step, _)| steps.is_none_or(|steps| *step < steps));
        let (_, unit) = units.get(known.checked_sub(1)?)?;
        Some(unit.as_str()).filter(|unit| !unit.is_empty())
    }
}

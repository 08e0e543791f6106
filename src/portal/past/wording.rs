//! The words of a goal as they were published first, beside those of today.

use crate::content::Field;
use crate::history::Change;

/// A text of a goal through time, as far as the history knows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wording {
    /// How it was published first, and the step, as a place in [`crate::history::History::steps`].
    pub first: Option<(usize, String)>,
    /// How it is now; none if it was taken away.
    pub now: Option<String>,
}

impl Wording {
    /// Goes on with what a step changed in the goal.
    pub(super) fn follow(&mut self, field: &str, step: usize, change: &Change) {
        let new = match change {
            Change::Created { record, .. } => record.fields.get(field),
            Change::Field(change) if change.field.as_slice() == [field] => change.new.as_ref(),
            _ => return,
        };
        let text = |field: &Field| if let Field::Text(text) = field { Some(text.clone()) } else { None };
        self.now = new.and_then(text);
        if self.first.is_none() {
            self.first = self.now.clone().map(|text| (step, text));
        }
    }

    /// The step and the words of the first time, if they are others than today's.
    pub fn before(&self) -> Option<(usize, &str)> {
        let (step, first) = self.first.as_ref()?;
        (self.now.as_ref() != Some(first)).then_some((*step, first))
    }
}

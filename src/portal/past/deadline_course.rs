//! Deadlines through time: the first one that a goal ever stated, and how it moved.

use crate::content::Field;
use crate::history::Change;
use crate::value::PartialDate;

/// A deadline that became another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueMove {
    /// The step, as a place in [`crate::history::History::steps`].
    pub step: usize,
    /// Before; none if it had been taken away.
    pub from: Option<PartialDate>,
    /// After; none if it was taken away.
    pub to: Option<PartialDate>,
}

impl DueMove {
    /// Whether it was put off or taken away.
    pub fn is_later(&self) -> bool {
        self.from.is_some_and(|from| self.to.is_none_or(|to| to.last_day() > from.last_day()))
    }
}

/// The deadline of a goal through time, as far as the history knows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DueCourse {
    /// The first one that was stated.
    pub first: Option<PartialDate>,
    /// Its moves, oldest first. Another way to write the same last day is none.
    pub moves: Vec<DueMove>,
    now: Option<PartialDate>,
}

impl DueCourse {
    /// Goes on with what a step changed in the goal. What is no date counts as none.
    pub(super) fn follow(&mut self, step: usize, change: &Change) {
        let date = |field: Option<&Field>| match field {
            Some(Field::Text(text)) => text.parse().ok(),
            _ => None,
        };
        match change {
            Change::Created { record, .. } => self.set(step, date(record.fields.get("due"))),
            Change::Field(change) if change.field.as_slice() == ["due"] => self.set(step, date(change.new.as_ref())),
            _ => {}
        }
    }

    fn set(&mut self, step: usize, due: Option<PartialDate>) {
        if self.first.is_none() {
            self.first = due;
        } else if due.map(PartialDate::last_day) != self.now.map(PartialDate::last_day) {
            self.moves.push(DueMove { step, from: self.now, to: due });
        }
        self.now = due;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_moves_when_its_last_day_does() {
        let date = |text: &str| Some(text.parse::<PartialDate>().unwrap());
        let mut course = DueCourse::default();
        for (step, due) in
            [None, date("2026"), date("2026-12-31"), date("2027-03"), None, date("2026")].into_iter().enumerate()
        {
            course.set(step, due);
        }
        assert_eq!(course.first, date("2026"));
        let moves: Vec<_> = course.moves.iter().map(|each| (each.step, each.from, each.to, each.is_later())).collect();
        assert_eq!(
            moves,
            [
                (3, date("2026-12-31"), date("2027-03"), true),
                (4, date("2027-03"), None, true),
                (5, None, date("2026"), false)
            ]
        );
    }
}

//! Deadlines through time: the first one that a goal ever stated, and how it moved.

use jiff::civil::Date;

use crate::content::{EarlierDue, Field};
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

/// The deadline of a goal through time: what the history shows, and before it what its page says of earlier ones.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DueCourse {
    /// Deadlines of before the history, oldest first. Nothing but the page says so.
    pub before: Vec<EarlierDue>,
    /// The first one that the history shows.
    pub in_history: Option<PartialDate>,
    /// The step that brought it.
    named: Option<usize>,
    /// Deadlines of the goals whose place it took, oldest first.
    pub predecessor: Vec<PartialDate>,
    /// The first of them that counts.
    inherited: Option<PartialDate>,
    /// Its moves in the history, oldest first. Another way to write the same last day is none.
    pub moves: Vec<DueMove>,
    now: Option<PartialDate>,
}

/// The first deadline of what a page says of earlier ones and of what the history shows, which is never later than that.
pub(super) fn first_due(earlier: Option<PartialDate>, shown: Option<PartialDate>) -> Option<PartialDate> {
    let Some(shown) = shown else { return earlier };
    Some(earlier.filter(|due| due.last_day() <= shown.last_day()).unwrap_or(shown))
}

/// Whether an earlier deadline can have been published before the first one of the history.
pub(super) fn is_before(said: PartialDate, named: Option<Date>) -> bool {
    named.is_none_or(|named| said.first_day() <= named)
}

impl DueCourse {
    /// The same with what a page says of deadlines of before the history, whose first one was published on a day. What was
    /// said after that day is none of them.
    #[must_use]
    pub(in crate::portal) fn after(self, earlier: &[EarlierDue], named: Option<Date>) -> Self {
        let mut before: Vec<_> = earlier.iter().filter(|each| is_before(each.said, named)).cloned().collect();
        before.sort_by_key(|each| (each.said, each.due));
        Self { before, ..self }
    }

    /// The same with what it takes over from others; `first` is the deadline of theirs that counts as the first.
    #[must_use]
    pub(in crate::portal) fn taken_over(self, first: PartialDate, of_others: &[&Self]) -> Self {
        let each = of_others
            .iter()
            .flat_map(|course| course.in_history.into_iter().chain(course.moves.iter().filter_map(|each| each.to)));
        let mut predecessor: Vec<_> = each.collect();
        if predecessor.first() != Some(&first) {
            predecessor.insert(0, first);
        }
        predecessor.dedup_by_key(|due| due.last_day());
        Self { predecessor, inherited: Some(first), ..self }
    }

    /// The first deadline of all. What a page says of earlier ones never makes it later than the history shows it.
    pub fn first(&self) -> Option<PartialDate> {
        first_due(self.before.first().map(|earlier| earlier.due), first_due(self.inherited, self.in_history))
    }

    /// How often it moved, within the history and before it, what it takes over included.
    pub fn count(&self) -> usize {
        self.moves_before() + self.moves_of_predecessor() + self.moves.len()
    }

    /// How often the deadlines moved that it takes over, up to its own first one.
    pub fn moves_of_predecessor(&self) -> usize {
        let all = || self.predecessor.iter().copied().chain(self.in_history).map(PartialDate::last_day);
        all().zip(all().skip(1)).filter(|(from, to)| from != to).count()
    }

    /// How often it moved before the history, up to the first deadline there.
    pub fn moves_before(&self) -> usize {
        self.steps_before().filter(|(from, to)| from != to).count()
    }

    /// Last days of earlier deadlines, each with the one after it.
    fn steps_before(&self) -> impl Iterator<Item = (Date, Date)> {
        let after = self.predecessor.first().copied().or(self.in_history);
        let all = self.before.iter().map(|earlier| earlier.due).chain(after).map(PartialDate::last_day);
        let next = all.clone().skip(1);
        all.zip(next)
    }

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

    /// The step that brought the first deadline of the history.
    pub(super) fn named(&self) -> Option<usize> {
        self.named
    }

    fn set(&mut self, step: usize, due: Option<PartialDate>) {
        if self.in_history.is_none() {
            (self.in_history, self.named) = (due, due.map(|_| step));
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
        assert_eq!(course.first(), date("2026"));
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

//! Deadlines at the as-of date.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::config::Meaning;
use crate::value::PartialDate;

/// What a deadline means at the as-of date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueState {
    /// The last day is over and the goal is neither done nor stopped.
    Overdue,
    /// It ends within the portal's notice period.
    Soon,
    /// It ends after that.
    Later,
    /// The goal is done or stopped.
    Closed,
}

impl DueState {
    /// The word in templates and data.
    pub fn word(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Soon => "soon",
            Self::Later => "later",
            Self::Closed => "closed",
        }
    }
}

/// A deadline and its state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// As stated; a month or year ends with its last day.
    pub date: PartialDate,
    /// What that means at the as-of date.
    pub state: DueState,
}

impl Due {
    /// Judges a deadline. The last day itself is still in time.
    pub fn at(date: PartialDate, means: Meaning, as_of: Date, soon_days: i64) -> Self {
        let notice = as_of.saturating_add(soon_days.clamp(0, 36_500).days());
        let state = if means.is_closed() {
            DueState::Closed
        } else if date.last_day() < as_of {
            DueState::Overdue
        } else if date.last_day() <= notice {
            DueState::Soon
        } else {
            DueState::Later
        };
        Self { date, state }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(due: &str, means: Meaning, as_of: &str) -> DueState {
        Due::at(due.parse().unwrap(), means, as_of.parse().unwrap(), 180).state
    }

    #[test]
    fn a_deadline_ends_with_the_last_day_of_its_period() {
        assert_eq!(state("2026", Meaning::Started, "2026-12-31"), DueState::Soon);
        assert_eq!(state("2026", Meaning::Started, "2027-01-01"), DueState::Overdue);
        assert_eq!(state("2026-03", Meaning::Unknown, "2026-04-01"), DueState::Overdue);
        assert_eq!(state("2030", Meaning::Planned, "2026-01-01"), DueState::Later);
    }

    #[test]
    fn what_is_done_or_stopped_cannot_be_overdue() {
        assert_eq!(state("2020", Meaning::Done, "2026-01-01"), DueState::Closed);
        assert_eq!(state("2020", Meaning::Stopped, "2026-01-01"), DueState::Closed);
    }
}

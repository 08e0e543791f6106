//! Lists of goals that anybody can link to: by status, by deadline, by the last change. The table of goals filters by the
//! same rules.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::config::Config;
use crate::portal::today::{DueState, GoalState};

/// Days of "in the last days" of a list.
const DAYS: [i64; 3] = [30, 90, 365];

/// Which goals a list has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selection<'a> {
    /// Goals with a status, by its id.
    Status(&'a str),
    /// Goals by their deadline.
    Due(DueSpan),
    /// Goals that changed in so many days before the as-of date.
    Changed(i64),
}

/// When the deadline of a goal is, at the as-of date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueSpan {
    /// Over, and the goal is neither done nor stopped.
    Overdue,
    /// Within twelve months.
    Year,
    /// After that.
    Later,
    /// The goal is done or stopped, so its deadline no longer matters.
    Closed,
    /// No deadline was published.
    None,
}

impl DueSpan {
    /// All of them, the most pressing first.
    pub const ALL: [Self; 5] = [Self::Overdue, Self::Year, Self::Later, Self::Closed, Self::None];

    /// The word in templates and in addresses of the table.
    pub fn word(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Year => "year",
            Self::Later => "later",
            Self::Closed => "closed",
            Self::None => "none",
        }
    }

    /// Where the deadline of a goal lies. The same day of the next year is still within twelve months.
    pub fn of(state: &GoalState<'_>, as_of: Date) -> Self {
        let Some(due) = state.due else { return Self::None };
        match due.state {
            DueState::Closed => Self::Closed,
            DueState::Overdue => Self::Overdue,
            DueState::Soon | DueState::Later if due.date.last_day() <= as_of.saturating_add(1.year()) => Self::Year,
            DueState::Soon | DueState::Later => Self::Later,
        }
    }
}

impl<'a> Selection<'a> {
    /// Every list of a portal. They exist even if they are empty, so that their addresses stay.
    pub fn all(config: &'a Config) -> impl Iterator<Item = Self> {
        let statuses = config.statuses.iter().map(|status| Self::Status(&status.id));
        statuses.chain(DueSpan::ALL.map(Self::Due)).chain(DAYS.map(Self::Changed))
    }

    /// Whether a goal belongs to the list.
    pub fn has(self, state: &GoalState<'_>, as_of: Date) -> bool {
        match self {
            Self::Status(id) => state.status.id == id,
            Self::Due(span) => DueSpan::of(state, as_of) == span,
            Self::Changed(days) => state.changed.is_some_and(|day| day >= first_day(days, as_of)),
        }
    }
}

/// First of the last `days` days before the as-of date.
pub fn first_day(days: i64, as_of: Date) -> Date {
    as_of.saturating_sub(days.clamp(0, 36_500).days())
}

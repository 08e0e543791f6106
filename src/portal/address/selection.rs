//! Lists of goals that anybody can link to: by status, by how far they are, by deadline, by what became of them, by the last change. The table of goals filters by the
//! same rules.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::config::{Config, Meaning};
use crate::content::GoalKind;
use crate::portal::Portal;
use crate::portal::today::{Class, DueState, GoalState};

/// Days of "in the last days" of a list.
const DAYS: [i64; 3] = [30, 90, 365];

/// Which goals a list has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selection<'a> {
    /// Goals with a status, by its id.
    Status(&'a str),
    /// Goals by how far the work is, whatever their statuses are called.
    Work(Work),
    /// Goals by their deadline.
    Due(DueSpan),
    /// Goals whose deadline is still to come.
    Ahead,
    /// Goals by what became of them.
    Outcome(Class),
    /// Goals that changed in so many days before the as-of date.
    Changed(i64),
    /// Goals of the whole strategy, that belong to no pillar.
    CrossCutting,
}

/// How far the work for a goal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// Reached.
    Done,
    /// Begun or reached.
    Begun,
    /// No change of it was ever marked: it promises what it promised at first.
    AsPublished,
}

impl Work {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Done, Self::Begun, Self::AsPublished];

    /// The word in texts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Begun => "begun",
            Self::AsPublished => "as_published",
        }
    }

    fn has(self, state: &GoalState<'_>) -> bool {
        match self {
            Self::Done => state.status.means == Meaning::Done,
            Self::Begun => matches!(state.status.means, Meaning::Done | Meaning::Started),
            Self::AsPublished => state.as_published == Some(true),
        }
    }
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
    /// Every list that a portal may have. They exist even if they are empty, so that their addresses stay.
    pub fn all(config: &'a Config) -> impl Iterator<Item = Self> {
        let statuses = config.statuses.iter().map(|status| Self::Status(&status.id));
        let works = Work::ALL.map(Self::Work);
        let lists = statuses.chain(works).chain(DueSpan::ALL.map(Self::Due)).chain([Self::Ahead]);
        lists.chain(Class::ALL.map(Self::Outcome)).chain(DAYS.map(Self::Changed)).chain([Self::CrossCutting])
    }

    /// Whether a portal has the list: no portal needs one of a kind of goals that it does not have.
    pub fn is_of(self, portal: &Portal<'_>) -> bool {
        match self {
            Self::Status(_) | Self::Due(_) | Self::Changed(_) => true,
            Self::Work(Work::AsPublished) => portal.goals.iter().any(|state| state.as_published.is_some()),
            Self::Work(_) | Self::Ahead | Self::Outcome(_) => portal.has_goals(),
            Self::CrossCutting => portal.goals.iter().any(|state| self.has(state, portal.as_of)),
        }
    }

    /// How many goals of a portal are in the list.
    pub fn count(self, portal: &Portal<'_>) -> usize {
        portal.goals.iter().filter(|state| self.has(state, portal.as_of)).count()
    }

    /// Whether a goal belongs to the list.
    pub fn has(self, state: &GoalState<'_>, as_of: Date) -> bool {
        match self {
            Self::Status(id) => state.status.id == id,
            Self::Work(work) => work.has(state),
            Self::Due(span) => DueSpan::of(state, as_of) == span,
            Self::Ahead => matches!(DueSpan::of(state, as_of), DueSpan::Year | DueSpan::Later),
            Self::Outcome(class) => state.outcome.class == class,
            Self::Changed(days) => state.changed.is_some_and(|day| day >= first_day(days, as_of)),
            Self::CrossCutting => state.goal.kind == GoalKind::CrossCutting,
        }
    }
}

/// First of the last `days` days before the as-of date.
pub fn first_day(days: i64, as_of: Date) -> Date {
    as_of.saturating_sub(days.clamp(0, 36_500).days())
}

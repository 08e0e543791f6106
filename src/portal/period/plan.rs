//! The plan of day one: the deadlines that goals had then, beside what became of them up to another day.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::side::{Reader, Side};
use crate::config::{Config, Meaning};
use crate::history::{Change, Step};
use crate::portal::today::{Class, Deadlines, Outcome};
use crate::value::PartialDate;

/// What became of a deadline of the plan that is over. The first one that fits counts, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// The goal was reached in time.
    InTime,
    /// The same by what was said only later.
    LaterStatement,
    /// The goal was reached late.
    Late,
    /// The goal was reached, on a day that nobody knows: nobody can say that it was late.
    Undated,
    /// The goal is no longer there, and was not reached before.
    Removed,
    /// The goal has a later deadline, or none. One that was brought forward is measured as any other.
    Moved,
    /// The goal is overdue.
    Overdue,
    /// The goal was given up.
    GivenUp,
    /// None of that.
    Open,
}

impl Fate {
    /// All, in their order.
    pub const ALL: [Self; 9] = [
        Self::InTime,
        Self::LaterStatement,
        Self::Late,
        Self::Undated,
        Self::Removed,
        Self::Moved,
        Self::Overdue,
        Self::GivenUp,
        Self::Open,
    ];

    /// The word in texts and data.
    pub fn word(self) -> &'static str {
        match self {
            Self::InTime => "in_time",
            Self::LaterStatement => "later_statement",
            Self::Late => "late",
            Self::Undated => "undated",
            Self::Removed => "removed",
            Self::Moved => "moved",
            Self::Overdue => "overdue",
            Self::GivenUp => "given_up",
            Self::Open => "open",
        }
    }
}

/// A goal that had a deadline in the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedGoal {
    /// Its id.
    pub id: String,
    /// Its title, the later one.
    pub title: String,
    /// Its deadline in the plan.
    pub due: PartialDate,
    /// Its deadline later; none if it has none or is gone.
    pub now: Option<PartialDate>,
    /// Whether it is no longer there, whatever became of it before.
    pub is_gone: bool,
    /// Where it counts now, or counted in the plan if it is gone, see [`crate::portal::past::Membership`].
    places: Vec<usize>,
    /// What became of it; none if its deadline of the plan is still to come.
    pub fate: Option<Fate>,
}

/// The plan of a day, seen from a later one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The day of the plan.
    pub day: Date,
    /// The day on which it is looked at.
    pub seen: Date,
    /// Goals with a deadline, by deadline, then id.
    pub goals: Vec<PlannedGoal>,
}

impl Plan {
    /// The day of the plan, and how many steps of the history there were: as the settings name it, or else when the history
    /// begins; never before the first goal. None if there is none.
    pub(super) fn begin(steps: &[Step], config: &Config) -> Option<(usize, Date)> {
        let is_created = |change: &Change| matches!(change, Change::Created { .. });
        let has_goal = |step: &Step| step.goals.iter().any(|goal| goal.changes.iter().any(is_created));
        let first = steps.iter().position(has_goal)?;
        let first_day = steps[first].commit.date;
        let named = config.history.plan.or(config.history.start).map_or(first_day, PartialDate::last_day);
        let count = steps.partition_point(|step| step.commit.date <= named);
        Some((count.max(first + 1), named.max(first_day)))
    }

    pub(super) fn of(reader: &Reader<'_>, then: &Side<'_>, now: &Side<'_>) -> Self {
        let mut goals = BTreeMap::new();
        for (id, _) in then.state.goals() {
            let Some(old) = reader.facts(then, id) else { continue };
            let Some(due) = old.deadlines.now else { continue };
            let later = reader.facts(now, id);
            // Whoever removes a goal that was reached takes that from nobody.
            let gone = if later.is_none() { reader.last_facts(now, id) } else { None };
            let last = || match gone.as_ref().map(|facts| fate(due, facts, now.day)) {
                Some(reached @ (Fate::InTime | Fate::LaterStatement | Fate::Late | Fate::Undated)) => reached,
                _ => Fate::Removed,
            };
            let is_over = due.last_day() < now.day;
            let goal = PlannedGoal {
                id: id.clone(),
                title: later.as_ref().map_or(old.title, |facts| facts.title).to_owned(),
                due,
                now: later.as_ref().and_then(|facts| facts.deadlines.now),
                is_gone: later.is_none(),
                places: later.as_ref().unwrap_or(&old).places.clone(),
                fate: is_over.then(|| later.as_ref().map_or_else(last, |facts| fate(due, facts, now.day))),
            };
            goals.insert((due.last_day(), id.clone()), goal);
        }
        Self { day: then.day, seen: now.day, goals: goals.into_values().collect() }
    }

    /// The same for the goals that count at a place; none if it named no deadline of theirs.
    pub(super) fn at(&self, place: usize) -> Option<Self> {
        let goals: Vec<_> = self.goals.iter().filter(|goal| goal.places.contains(&place)).cloned().collect();
        (!goals.is_empty()).then_some(Self { goals, ..*self })
    }

    /// How many of its deadlines are over.
    pub fn due(&self) -> usize {
        self.goals.iter().filter(|goal| goal.fate.is_some()).count()
    }

    /// How many of them met with a fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.goals.iter().filter(|goal| goal.fate == Some(fate)).count()
    }
}

fn fate(due: PartialDate, facts: &super::side::Facts<'_>, day: Date) -> Fate {
    let planned = Deadlines { now: Some(due), first: Some(due), ..facts.deadlines };
    match Outcome::of(planned, &facts.told, day).class {
        Class::InTime => Fate::InTime,
        Class::Late => Fate::Late,
        Class::LaterStatement => Fate::LaterStatement,
        Class::Undated => Fate::Undated,
        _ if facts.deadlines.now.is_none_or(|now| now.last_day() > due.last_day()) => Fate::Moved,
        Class::Overdue => Fate::Overdue,
        _ if facts.told.means == Meaning::Stopped => Fate::GivenUp,
        _ => Fate::Open,
    }
}

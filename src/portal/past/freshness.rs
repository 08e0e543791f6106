//! Since when nothing new is known of a goal. Editing its words makes nothing new.

use jiff::ToSpan;
use jiff::civil::Date;

use super::trail::GoalTrail;
use crate::content::{Content, Goal};
use crate::value::PartialDate;

/// The newest of what is known of a goal, and whether somebody checked it since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Freshness {
    /// The day of the newest source, value or event, or on which its status was published.
    pub newest: Date,
    /// The day of the first confirmation since then; further ones say nothing more.
    pub confirmed: Option<Date>,
}

impl Freshness {
    /// That of a goal which the history knows.
    pub(in crate::portal) fn of(goal: &Goal, trail: &GoalTrail, content: &Content, as_of: Date) -> Option<Self> {
        let day = |date: PartialDate| (date.first_day() <= as_of).then(|| date.last_day().min(as_of));
        let values = goal.indicators.iter().flat_map(|indicator| indicator.readings().filter_map(|value| value.date));
        let sources = goal.all_sources();
        let sources = sources.iter().filter_map(|id| content.sources.get(id)?.date);
        let events = goal.events.iter().filter_map(|event| event.date);
        let reached = goal.milestones.iter().filter_map(|milestone| milestone.done).chain(goal.done);
        let evidence = values.chain(sources).chain(events).chain(reached).filter_map(day).max();
        let newest = evidence.max(Some(trail.told?.min(as_of)))?;
        let now = goal.confirmed.as_ref().map(|confirmed| confirmed.date);
        let counts = |date: PartialDate| date.first_day() >= newest && date.first_day() <= as_of;
        let confirmed = now.and(trail.confirmed.or(now)).filter(|date| counts(*date)).map(PartialDate::first_day);
        Some(Self { newest, confirmed })
    }

    /// Whether it is more than so many days before the as-of date.
    pub fn is_stale(&self, days: i64, as_of: Date) -> bool {
        let from = self.confirmed.unwrap_or(self.newest);
        from.saturating_add(days.clamp(0, 36_500).days()) < as_of
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stale_is_more_than_so_many_days() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let fresh = Freshness { newest: day("2026-01-01"), confirmed: None };
        assert!(!fresh.is_stale(30, day("2026-01-31")));
        assert!(fresh.is_stale(30, day("2026-02-01")));
        let confirmed = Freshness { confirmed: Some(day("2026-01-10")), ..fresh };
        assert!(!confirmed.is_stale(30, day("2026-02-09")));
        assert!(confirmed.is_stale(30, day("2026-02-10")));
    }
}

//! What a goal's page says that is newer than its status, and whether that speaks for completion.

use jiff::civil::Date;

use super::goal::GoalState;
use crate::config::{Config, Meaning};
use crate::content::{Event, Newer};
use crate::value::PartialDate;

impl<'a> GoalState<'a> {
    /// What is newer than the status, newest first, as far as it is not still to come. A status without a day is as old as
    /// the commit that published it.
    pub fn newer(&self) -> Vec<(PartialDate, Newer<'a>)> {
        self.status_day().map(|day| self.newer_than(day)).unwrap_or_default()
    }

    /// The newest event by which the whole goal has a status, where the goal itself has none.
    pub fn status_of_event(&self, config: &Config) -> Option<&'a Event> {
        self.goal.status_of_event(&config.statuses, self.as_of)
    }

    /// Whether that speaks for completion: a status of the whole goal, or its values and milestones, if all of them are
    /// reached; unless something as new or newer says otherwise.
    pub fn seems_done(&self, config: &Config) -> bool {
        let goal = self.goal;
        let is_done = |id: &String| config.statuses.get(id).is_some_and(|status| status.means == Meaning::Done);
        let has_all = goal.indicators.iter().all(|each| each.is_at_target() != Some(false))
            && goal.milestones.iter().all(|each| each.done.is_some());
        let speaks = |newer: &Newer<'_>| match newer {
            Newer::Event(event) => event.status.as_ref().is_some_and(is_done),
            Newer::Value(indicator, value) => {
                has_all && value.value.number.is_some() && indicator.is_at_target() == Some(true)
            }
            Newer::Milestone(_) => has_all,
        };
        let denies = |event: &&Event| event.whole && event.status.as_ref().is_some_and(|id| !is_done(id));
        let events = goal.events.iter().filter(denies).filter_map(|event| event.date).map(Some);
        let missed = goal.indicators.iter().filter(|each| each.is_at_target() == Some(false));
        let values = missed.filter_map(|indicator| Some(indicator.latest()?.date));
        let denials: Vec<_> = events.chain(values).collect();
        // Nobody knows whether a value without a day is older.
        let is_newest = |day: PartialDate| {
            let to_come = |denial: PartialDate| denial.first_day() > self.as_of;
            denials.iter().all(|denial| denial.is_some_and(|date| to_come(date) || date.last_day() < day.first_day()))
        };
        // Where nobody told how it stands, whatever says so is newer.
        let day = self.status_day().or((self.status.means == Meaning::Unknown).then_some(PartialDate::Day(Date::MIN)));
        let told = day.map(|day| self.newer_than(day)).unwrap_or_default();
        told.iter().any(|(date, newer)| speaks(newer) && is_newest(*date))
    }

    fn status_day(&self) -> Option<PartialDate> {
        self.goal.status_date.or(self.status_said.map(PartialDate::Day))
    }

    fn newer_than(&self, day: PartialDate) -> Vec<(PartialDate, Newer<'a>)> {
        let mut newer = self.goal.newer_than(day);
        newer.retain(|(date, _)| date.first_day() <= self.as_of);
        newer
    }
}

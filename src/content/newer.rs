//! What a goal's page says that is newer than its status, and says something else or further.

use super::goal::Goal;
use super::indicator::{Indicator, Reading};
use super::parts::{Event, Milestone};
use crate::value::PartialDate;

/// Something that became known after the day of the status.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Newer<'g> {
    /// An event of the whole goal with another status.
    Event(&'g Event),
    /// The newest value of an indicator.
    Value(&'g Indicator, &'g Reading),
    /// A milestone that was reached.
    Milestone(&'g Milestone),
}

impl Goal {
    /// What is newer than the status, newest first; nothing if that has no day.
    pub fn newer_than_status(&self) -> Vec<(PartialDate, Newer<'_>)> {
        self.status_date.map(|day| self.newer_than(day)).unwrap_or_default()
    }

    /// What is newer than a status of some day, newest first. Days compare by what is certain.
    pub fn newer_than(&self, status_date: PartialDate) -> Vec<(PartialDate, Newer<'_>)> {
        let events = self.events.iter().filter(|event| {
            event.whole && event.status.is_some() && event.status != self.status && event.date.is_some()
        });
        let events = events.filter_map(|event| Some((event.date?, Newer::Event(event))));
        let values = self.indicators.iter().filter_map(|indicator| {
            let newest = indicator.readings().filter(|value| value.date.is_some()).max_by_key(|value| value.date)?;
            let before = indicator.readings().filter(|value| value.date.is_some_and(|date| date <= status_date));
            let is_other = before.max_by_key(|value| value.date).is_none_or(|before| before.value != newest.value);
            is_other.then_some((newest.date?, Newer::Value(indicator, newest)))
        });
        let reached = self.milestones.iter().filter_map(|each| Some((each.done?, Newer::Milestone(each))));
        let is_newer = |date: PartialDate| date.first_day() > status_date.last_day();
        let mut all: Vec<_> = events.chain(values).chain(reached).filter(|(date, _)| is_newer(*date)).collect();
        all.sort_by_key(|(date, _)| std::cmp::Reverse(*date));
        all
    }
}

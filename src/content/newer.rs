//! What a goal's page says that is newer than its status, and says something else or further.

use jiff::civil::Date;

use super::goal::Goal;
use super::indicator::{Indicator, Reading};
use super::parts::{Event, Milestone};
use crate::config::{Meaning, Statuses};
use crate::value::PartialDate;

/// Something that became known after the day of the status.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Newer<'g> {
    /// An event of the whole goal with another status, or with the same one that takes such an event back.
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
        let is_newer = |date: PartialDate| date.first_day() > status_date.last_day();
        let stated = self.events.iter().filter(|event| event.whole && event.status.is_some());
        let stated = stated.filter_map(|event| Some((event.date.filter(|date| is_newer(*date))?, event)));
        let other = stated.clone().filter(|(_, event)| event.status != self.status).map(|(date, _)| date).min();
        // The status said once more is no news, unless something else was said in between.
        let is_told = |(date, event): &(PartialDate, &Event)| {
            event.status != self.status || other.is_some_and(|other| other <= *date)
        };
        let events = stated.filter(is_told).map(|(date, event)| (date, Newer::Event(event)));
        let values = self.indicators.iter().filter_map(|indicator| {
            let dated = || indicator.in_order().into_iter().chain(&indicator.current);
            let dated = || dated().filter_map(|value| Some((value.date?, value)));
            let (date, newest) = dated().max_by_key(|(date, _)| *date)?;
            let before = dated().filter(|(date, _)| *date <= status_date).max_by_key(|(date, _)| *date);
            let is_other = before.is_none_or(|(_, before)| before.value != newest.value);
            is_other.then_some((date, Newer::Value(indicator, newest)))
        });
        let reached = self.milestones.iter().filter_map(|each| Some((each.done?, Newer::Milestone(each))));
        let mut all: Vec<_> = events.chain(values).chain(reached).filter(|(date, _)| is_newer(*date)).collect();
        all.sort_by_key(|(date, _)| std::cmp::Reverse(*date));
        all
    }

    /// The newest event by which the whole goal has a status, where the goal itself has none; none if that is still to come.
    /// What has no day comes last.
    pub fn status_of_event(&self, statuses: &Statuses, as_of: Date) -> Option<&Event> {
        let is_known = |id: &String| statuses.get(id).is_some_and(|status| status.means != Meaning::Unknown);
        if self.status.as_ref().is_some_and(is_known) {
            return None;
        }
        let told = self.events.iter().filter(|event| event.whole && event.status.as_ref().is_some_and(is_known));
        told.filter(|event| event.date.is_none_or(|date| date.first_day() <= as_of)).max_by_key(|event| event.date)
    }
}

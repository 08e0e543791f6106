//! The rules for how far something is, and for what proves it.

use jiff::civil::Date;

use super::Flag;
use super::judge::{Judge, date, is_more_exact};
use super::table::Item;
use super::values::{Values, entry, text};
use super::vocabulary::{StatusThen, Words};
use crate::config::Meaning;
use crate::content::Field;
use crate::history::FieldChange;
use crate::value::PartialDate;

impl Judge<'_> {
    /// Words that no vocabulary knows are not compared. After one that says nothing, what was said before counts on.
    pub(super) fn status(
        &self,
        old: Option<&Field>,
        new: Option<&Field>,
        standing: Option<StatusThen>,
    ) -> Option<Flag> {
        let known = |field: Option<&Field>, words: &Words| words.get(field.and_then(text)?).copied();
        let then = known(old, self.then.before).filter(|then| then.means != Meaning::Unknown);
        let was = then.filter(|then| rank(then.means).is_some()).or(standing);
        let Some(now) = known(new, self.then.after).filter(|now| now.means != Meaning::Unknown) else {
            return (was.is_some() || then.is_some()).then_some(Flag::StatusBack);
        };
        let was = was?;
        match (rank(was.means), rank(now.means)) {
            (_, None) => then.is_none_or(|then| then.means != now.means).then_some(Flag::GivenUp),
            (Some(before), Some(after)) if after < before => Some(Flag::StatusBack),
            _ if was.late && !now.late && !self.has_proof() => Some(Flag::LateDropped),
            (Some(before), Some(after)) if after == before => {
                // Who says that the work is late takes nothing back.
                let is_back = was.step.zip(now.step).is_some_and(|(was, now)| now < was) && (was.late || !now.late);
                is_back.then_some(Flag::StatusBack)
            }
            _ => self.status_backdated().then_some(Flag::Backdated),
        }
    }

    /// Whether two words mean one status, each in the settings of its day.
    pub(super) fn is_same_status(&self, old: Option<&Field>, new: Option<&Field>) -> bool {
        let known = |field: Option<&Field>, words: &Words| words.get(text(field?)?)?.known;
        let then = known(old, self.then.before);
        then.is_some() && then == known(new, self.then.after)
    }

    /// Something that was not done is, and nothing new speaks for it.
    pub(super) fn unproven(&self, old: Option<&Field>, new: Option<&Field>) -> Option<Flag> {
        let means = |field: Option<&Field>, words: &Words| Some(words.get(text(field?)?)?.means);
        let is_done = means(new, self.then.after) == Some(Meaning::Done);
        let was_open = means(old, self.then.before).is_some_and(|means| means != Meaning::Done);
        (is_done && was_open && self.has_sources() && !self.has_proof()).then_some(Flag::NoNewEvidence)
    }

    pub(super) fn status_date(&self, old: Option<&Field>, new: Option<&Field>) -> Option<Flag> {
        let is_same = |field: &str| self.before.get(field) == self.after.get(field);
        if old.is_some() && new.is_none() {
            // The day was that of another status; the new one is proven, but its source names no day.
            let is_of_another = !is_same("status") && self.after.contains_key("status") && self.has_proof();
            return (!is_of_another).then_some(Flag::EvidenceGone);
        }
        if !is_same("status") {
            return None;
        }
        if self.status_backdated() {
            return Some(Flag::Backdated);
        }
        let (before, after) = (date(old)?, date(new)?);
        let is_fresh = after.last_day() > before.last_day() && !is_more_exact(old, new);
        (is_fresh && !self.has_new_evidence()).then_some(Flag::NoNewEvidence)
    }

    /// The same for what lifts a delay or reaches a goal: where sources are named at all, an event has to bring one.
    pub(super) fn has_proof(&self) -> bool {
        self.has_evidence(!self.has_sources(), true)
    }

    /// Whether a milestone is reached that the rules ask a source for, and none speaks for it: none is new, and none of those
    /// that were known is as new as the day.
    pub(super) fn is_reached_unproven(&self, done: Option<&Field>) -> bool {
        let Some(done) = date(done).map(PartialDate::first_day) else { return false };
        self.then.needs_source && self.days.last().is_none_or(|day| *day < done) && !self.has_evidence(false, false)
    }

    /// Whether a new milestone without a deadline came as reached, and raises a progress that counts milestones, while nothing
    /// new speaks for it.
    pub(super) fn is_reached_at_once(&self, milestone: &Values) -> bool {
        let counts = self.before.get("progress").and_then(text) == Some("milestones");
        let is_reached = milestone.contains_key("done") && !milestone.contains_key("due");
        counts && is_reached && !milestone.contains_key("source") && !self.has_evidence(false, false)
    }

    pub(super) fn has_sources(&self) -> bool {
        !self.named[0].is_empty() || !self.then.sources.is_empty()
    }

    pub(super) fn has_new_evidence(&self) -> bool {
        self.has_evidence(true, true)
    }

    /// Whether the goal names a source, event or value now that it did not name before, and that is not older than what was
    /// known. A source whose day nobody knows is taken for new.
    pub(super) fn has_evidence(&self, events: bool, milestones: bool) -> bool {
        let [before, after] = &self.named;
        let known = date(self.before.get("status_date")).map(PartialDate::first_day);
        let is_new = |day: Option<Date>| known.is_none_or(|known| day.is_none_or(|day| day > known));
        let is_dated_new = |change: &FieldChange| {
            let Some(Field::Map(entry)) = &change.new else { return known.is_none() };
            let day = date(entry.get("date")).map(PartialDate::last_day);
            known.is_none() || day.is_some_and(|day| is_new(Some(day)))
        };
        let is_evidence = |change: &&FieldChange| match Item::of(&change.field) {
            Item::Events => events && change.old.is_none() && is_dated_new(change),
            Item::Values | Item::Current => change.old.is_none() && is_dated_new(change),
            Item::MilestoneDone => milestones && change.new.is_some(),
            Item::CurrentValue | Item::CurrentNumber => true,
            _ => false,
        };
        after.iter().any(|source| !before.contains(source) && is_new(self.then.sources.get(source).copied()))
            || self
                .changes
                .iter()
                .enumerate()
                .any(|(place, change)| is_evidence(change) && !self.pairs.values().any(|paired| *paired == place))
    }

    /// Whether a day that is claimed lies before a deadline that is over, and no source says so that was published after the
    /// one and before the other.
    pub(super) fn is_backdated(&self, claimed: Option<&Field>, due: Option<&Field>) -> bool {
        let (Some(claimed), Some(due)) = (date(claimed), date(due).map(PartialDate::last_day)) else { return false };
        let first = self.days.partition_point(|day| *day < claimed.first_day());
        let is_said_before = self.days.get(first).is_some_and(|day| *day <= due);
        claimed.last_day() <= due && due < self.then.day && !is_said_before
    }

    pub(super) fn status_backdated(&self) -> bool {
        let means = |values: &Values, words: &Words| words.get(text(values.get("status")?)?).map(|status| status.means);
        let due = self.before.get("due").or(self.after.get("due"));
        let claims = |values: &Values| self.is_backdated(values.get("status_date"), due);
        let was_done = means(self.before, self.then.before) == Some(Meaning::Done);
        means(self.after, self.then.after) == Some(Meaning::Done)
            && claims(self.after)
            && !(was_done && claims(self.before))
    }

    pub(super) fn milestone_backdated(&self, change: &FieldChange) -> bool {
        let due = |values| entry(values, &change.field, 2).and_then(|entry| entry.get("due"));
        self.is_backdated(change.new.as_ref(), due(self.before).or(due(self.after)))
    }
}

fn rank(means: Meaning) -> Option<u8> {
    match means {
        Meaning::Planned => Some(0),
        Meaning::Started => Some(1),
        Meaning::Done => Some(2),
        Meaning::Stopped | Meaning::Unknown => None,
    }
}

impl StatusThen {
    /// Whether it says how far something is.
    pub fn is_ranked(self) -> bool {
        rank(self.means).is_some()
    }
}

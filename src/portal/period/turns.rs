//! Which step it was that put a goal into another class, or another group.
//!
//! Not every step that touches a status, a deadline or a setting does: only the last one after which the class is another.
//! So the goal's own steps are gone through once more, with the inputs exchanged in the order of [`super::cause::Stage`].

use std::collections::BTreeMap;

use super::cause::{Cause, Stage};
use super::side::{Facts, Reader, Side};
use crate::config::Meaning;
use crate::history::{GoalChanges, Step};
use crate::portal::today::{Class, Deadlines, Outcome, StandingTold};

/// The steps of a period, by what they touch.
pub(super) struct Between<'s> {
    steps: &'s [Step],
    /// The place of the first one.
    first: usize,
    /// Places of those that change what words for a status mean.
    rules: Vec<usize>,
    goals: BTreeMap<&'s str, Vec<(usize, &'s GoalChanges)>>,
}

/// The last step that moved a goal, by input.
#[derive(Default)]
pub(super) struct Turns {
    rules: Option<usize>,
    due: Option<usize>,
    status: Option<usize>,
    groups: BTreeMap<usize, usize>,
    /// The last one that touched it at all.
    any: Option<usize>,
}

impl<'s> Between<'s> {
    pub fn of(reader: &Reader<'_>, steps: &'s [Step], first: usize) -> Self {
        let mut all = Self { steps, first, rules: Vec::new(), goals: BTreeMap::new() };
        for (index, step) in steps.iter().enumerate() {
            if !step.settings.is_empty() && reader.is_ruled_by(first + index) {
                all.rules.push(first + index);
            }
            for goal in &step.goals {
                all.goals.entry(&goal.id).or_default().push((first + index, goal));
            }
        }
        all
    }

    fn step(&self, place: usize) -> Option<&'s Step> {
        self.steps.get(place - self.first)
    }

    /// A goal of the first day by the rules after each step that changed them; nothing if none did.
    fn ruled(&self, reader: &Reader<'_>, sides: &[Side<'s>; 2], id: &'s str) -> Vec<(usize, Facts<'s>)> {
        let [then, now] = sides;
        let Some(goal) = then.state.goal(id).filter(|_| !self.rules.is_empty()) else { return Vec::new() };
        let word = goal.value("status");
        // A word that made room for another says what it said.
        let is_kept = now.state.goal(id).is_some_and(|new| new.value("status") == word);
        let mut course = then.courses.of(id);
        let mut last = word.and_then(|word| reader.means(then.steps, word));
        let mut all = Vec::new();
        for place in self.rules.iter().copied() {
            let means = word.and_then(|word| reader.means(place + 1, word));
            last = if is_kept { means } else { means.or(last) };
            let Some(step) = self.step(place) else { continue };
            course.rule(last, &step.commit);
            let mut facts = reader.of_goal(id, goal, &course, (then.lineage, place + 1));
            facts.told.means = last.unwrap_or(Meaning::Unknown);
            all.push((place, facts));
        }
        all
    }

    /// The same by the rules of the last day; none if they are those of the first one, or if there was no such goal.
    pub fn by_later_rules(&self, reader: &Reader<'_>, sides: &[Side<'s>; 2], id: &'s str) -> Option<Facts<'s>> {
        self.ruled(reader, sides, id).pop().map(|(_, facts)| facts)
    }

    /// What moved a goal; `now` is how it stands on the later day, none if it is gone.
    pub fn turns(&self, reader: &Reader<'_>, sides: &[Side<'s>; 2], id: &'s str, now: Option<&Facts<'_>>) -> Turns {
        let [then, _] = sides;
        let mut turns = Turns::default();
        let first =
            then.state.goal(id).map(|goal| reader.of_goal(id, goal, &then.courses.of(id), (then.lineage, then.steps)));
        let mut was = first.as_ref().map(|facts| class(then, facts.deadlines, &facts.told));
        let ruled = self.ruled(reader, sides, id);
        for (place, facts) in &ruled {
            note(&mut was, Some(class(then, facts.deadlines, &facts.told)), *place, &mut turns.rules);
        }
        let start = ruled.into_iter().next_back().map(|(_, facts)| facts).or(first);
        self.follow(reader, sides, id, [start.as_ref(), now], &mut turns);
        turns
    }

    /// Goes through the goal's own steps; `start` is how it stands by the rules of the later day.
    fn follow(
        &self,
        reader: &Reader<'_>,
        sides: &[Side<'s>; 2],
        id: &'s str,
        [start, now]: [Option<&Facts<'_>>; 2],
        turns: &mut Turns,
    ) {
        let [then, later] = sides;
        let dated = |facts: &Facts<'_>| start.map(|start| class(then, facts.deadlines, &start.told));
        let stated = |facts: &Facts<'_>| now.map(|now| class(then, now.deadlines, &facts.told));
        let (mut due, mut status) = (start.and_then(dated), start.and_then(stated));
        let mut places = start.map(|facts| facts.places.clone()).unwrap_or_default();
        let (mut state, mut courses) = (then.state.only(id), then.courses.only(id));
        for (place, changes) in self.goals.get(id).into_iter().flatten().copied() {
            let Some(step) = self.step(place) else { continue };
            state.apply_goal(changes);
            courses.apply_goal(place, &step.commit, changes, |word| reader.means(later.steps, word));
            let facts =
                state.goal(id).map(|goal| reader.of_goal(id, goal, &courses.of(id), (later.lineage, later.steps)));
            if let Some(facts) = &facts {
                note(&mut due, dated(facts), place, &mut turns.due);
                note(&mut status, stated(facts), place, &mut turns.status);
            }
            let here = facts.map(|facts| facts.places).unwrap_or_default();
            let differs = |group: &&usize| here.contains(group) != places.contains(group);
            turns.groups.extend(here.iter().chain(&places).filter(differs).map(|group| (*group, place)));
            places = here;
            turns.any = Some(place);
        }
    }
}

/// What a goal would be on the first day.
fn class(then: &Side<'_>, deadlines: Deadlines, told: &StandingTold) -> Class {
    Outcome::of(deadlines, told, then.day).class
}

/// Notes a step after which the class is another one.
fn note(was: &mut Option<Class>, is: Option<Class>, place: usize, last: &mut Option<usize>) {
    if *was != is {
        (*was, *last) = (is, Some(place));
    }
}

impl Turns {
    /// The step that is to be named for a cause, in the group with a place of [`crate::portal::past::Membership`]; none for time.
    pub fn of(&self, cause: Cause, group: usize) -> Option<usize> {
        match cause.stage() {
            Stage::Time => None,
            Stage::Rules => self.rules,
            Stage::Goals => self.groups.get(&group).copied().or(self.any),
            Stage::Deadlines => self.due.or(self.any),
            Stage::Status => self.status.or(self.any),
        }
    }
}

//! Deadlines that a goal takes over from the one whose place it took, one for one: another id makes no deadline later.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::courses::{Course, Courses, Gone};
use super::deadline_course::{first_due, is_before};
use super::removed::Succession;
use crate::content::Field;
use crate::history::{GoalThen, State};
use crate::value::PartialDate;

/// What a goal takes over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::portal) struct Inherited {
    /// The first deadline of those before it.
    pub first: PartialDate,
    /// The day on which that was published, as far as the history knows.
    named: Option<Date>,
    /// Those before it, oldest first.
    pub from: Vec<String>,
}

/// All that is taken over, by id.
#[derive(Debug, Clone, Default)]
pub(in crate::portal) struct Lineage(BTreeMap<String, Inherited>);

impl Lineage {
    /// That of pages with their `replaces` and `replaced_by`, as far as those before are gone.
    pub fn of<'a>(pages: impl Iterator<Item = (&'a str, [&'a [String]; 2])>, courses: &'a Courses) -> Self {
        let mut succession = Succession::default();
        let named = |goal: &'a GoalThen| ["replaces", "replaced_by"].map(|field| goal.values(field));
        let gone = courses.all_gone().map(|(id, gone)| (id, named(&gone.goal)));
        for (id, [replaces, replaced_by]) in pages.chain(gone) {
            succession.add(id, replaces, replaced_by);
        }
        let of_goal = |id: &'a str| Some((id.to_owned(), inherited(id, &succession, courses)?));
        Self(succession.heirs().filter_map(of_goal).collect())
    }

    /// That of a state.
    pub fn of_state(state: &State, courses: &Courses) -> Self {
        let named = |goal| ["replaces", "replaced_by"].map(|field| GoalThen::values(goal, field));
        Self::of(state.goals().map(|(id, goal)| (id.as_str(), named(goal))), courses)
    }

    /// What a goal takes over.
    pub fn get(&self, id: &str) -> Option<&Inherited> {
        self.0.get(id)
    }

    /// The first deadline of a goal and the day on which that was published, what is taken over included; `earlier` is what
    /// its page tells of before the history.
    pub fn first(
        &self,
        id: &str,
        course: &Course,
        earlier: Option<PartialDate>,
    ) -> (Option<PartialDate>, Option<Date>) {
        let inherited = self.get(id);
        let named = inherited.map_or(course.due_named, |inherited| inherited.named);
        let shown = first_due(inherited.map(|inherited| inherited.first), course.first_due);
        (first_due(earlier, shown), named.filter(|_| earlier.is_none()))
    }
}

fn inherited(id: &str, succession: &Succession<'_>, courses: &Courses) -> Option<Inherited> {
    let mut from: Vec<(&str, &Gone)> = Vec::new();
    let mut next = id;
    while let Some(old) = succession.only_before(next).filter(|old| *old != id && from.iter().all(|(id, _)| id != old))
        && let Some(gone) = courses.gone(old)
    {
        from.push((old, gone));
        next = old;
    }
    from.reverse();
    let mut all: Option<(PartialDate, Option<Date>)> = None;
    for Gone { goal, course, .. } in from.iter().map(|(_, gone)| *gone) {
        let earlier = earlier(goal, course.due_named);
        let own = first_due(earlier, course.first_due);
        all = match (all, own) {
            (Some((first, named)), own) => first_due(Some(first), own).map(|first| (first, named)),
            (None, own) => own.map(|own| (own, course.due_named.filter(|_| earlier.is_none()))),
        };
    }
    let (first, named) = all?;
    Some(Inherited { first, named, from: from.into_iter().map(|(id, _)| id.to_owned()).collect() })
}

/// The deadline that was published first, of those that a page tells of before the history; its own first one was published on
/// that day.
pub(in crate::portal) fn earlier(goal: &GoalThen, named: Option<Date>) -> Option<PartialDate> {
    let Some(Field::Entries(entries)) = goal.fields.get("earlier_due") else { return None };
    let date = |entry: &BTreeMap<String, Field>, name: &str| match entry.get(name) {
        Some(Field::Text(text)) => text.parse::<PartialDate>().ok(),
        _ => None,
    };
    let both = |entry: &Field| match entry {
        Field::Map(entry) => date(entry, "said").zip(date(entry, "due")),
        _ => None,
    };
    entries.values().filter_map(both).filter(|(said, _)| is_before(*said, named)).min().map(|(_, due)| due)
}

//! One end of a period: what follows from the history up to a step, on a day.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::config::Meaning;
use crate::history::{GoalThen, State};
use crate::portal::Portal;
use crate::portal::flag::{Vocabulary, named_in};
use crate::portal::past::{Course, Courses, Lineage, Membership, earlier};
use crate::portal::today::{Deadlines, StandingTold};
use crate::value::PartialDate;

/// The goals after so many steps, and the day on which they are judged.
pub(super) struct Side<'s> {
    pub state: &'s State,
    pub courses: &'s Courses,
    pub lineage: &'s Lineage,
    pub steps: usize,
    pub day: Date,
}

/// What the figures follow from, for one goal.
pub(super) struct Facts<'s> {
    pub title: &'s str,
    pub deadlines: Deadlines,
    pub told: StandingTold,
    /// Where it counts, see [`Membership`].
    pub places: Vec<usize>,
}

/// Reads pages of the past by the settings of their day; what belongs to which group is that of today's.
pub(super) struct Reader<'p> {
    vocabulary: &'p Vocabulary,
    sources: BTreeMap<&'p str, Date>,
    membership: Membership<'p>,
    groups: usize,
    is_reconstructed: bool,
}

impl<'p> Reader<'p> {
    pub fn of(portal: &'p Portal<'_>) -> Self {
        let sources = portal.content.sources.iter();
        Self {
            vocabulary: &portal.trail.vocabulary,
            sources: sources.filter_map(|(id, source)| Some((id.as_str(), source.date?.last_day()))).collect(),
            membership: Membership::of(portal.config, portal.as_of),
            groups: portal.config.groups.iter().count(),
            is_reconstructed: portal.config.history.notice.is_some(),
        }
    }

    /// How many groups there are.
    pub fn groups(&self) -> usize {
        self.groups
    }

    pub fn facts<'s>(&self, side: &Side<'s>, id: &'s str) -> Option<Facts<'s>> {
        Some(self.of_goal(id, side.state.goal(id)?, &side.courses.of(id), (side.lineage, side.steps)))
    }

    /// The same of a goal that is no longer there, as it was when it was removed.
    pub fn last_facts<'s>(&self, side: &Side<'s>, id: &'s str) -> Option<Facts<'s>> {
        let gone = side.courses.gone(id)?;
        Some(self.of_goal(id, &gone.goal, &gone.course, (side.lineage, gone.steps)))
    }

    /// A goal with its course and what it takes over, words as they were meant after so many steps.
    pub fn of_goal<'s>(
        &self,
        id: &'s str,
        goal: &'s GoalThen,
        course: &Course,
        (lineage, steps): (&Lineage, usize),
    ) -> Facts<'s> {
        let (word, date) = (goal.value("status"), |name: &str| goal.value(name).and_then(|text| text.parse().ok()));
        let own: Option<PartialDate> = date("status_date");
        let sources = named_in(&goal.fields);
        let (first, named) = lineage.first(id, course, earlier(goal, course.due_named));
        Facts {
            title: goal.value("title").unwrap_or(id),
            deadlines: Deadlines { now: date("due"), first, named },
            told: StandingTold {
                means: word.map_or(Meaning::Unknown, |word| self.means(steps, word).unwrap_or(Meaning::Unknown)),
                done: date("done"),
                status_date: course.status_date(own),
                published: course.done.as_ref().map(|since| since.published),
                claims: course.done.as_ref().map(|since| since.claims.clone()).unwrap_or_default(),
                sources: sources.iter().filter_map(|id| self.sources.get(id.as_str()).copied()).collect(),
                is_reconstructed: self.is_reconstructed,
            },
            places: self.membership.places(|field| goal.values(field)),
        }
    }

    /// Whether a step gave words for a status another meaning, by its place in the history.
    pub fn is_ruled_by(&self, step: usize) -> bool {
        self.vocabulary.changes_with(step)
    }

    /// What a word for a status meant after so many steps.
    pub fn means(&self, steps: usize, word: &str) -> Option<Meaning> {
        self.vocabulary.means(steps, word)
    }
}

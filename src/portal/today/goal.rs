//! A goal at the as-of date.

use jiff::civil::Date;

use super::deadline::Due;
use super::progress::{Progress, progress};
use crate::config::{Config, Status};
use crate::content::{Content, Goal};
use crate::history::{Extent, History};
use crate::portal::past::{DueCourse, Freshness, GoalTrail, Trail, Wording};

/// A goal and what follows about it.
#[derive(Debug)]
pub struct GoalState<'a> {
    /// The goal as its page states it.
    pub goal: &'a Goal,
    /// Its status; the unknown one if nobody published any.
    pub status: &'a Status,
    /// Place of the status in the vocabulary.
    pub status_order: usize,
    /// How far it is, if its page says how to tell.
    pub progress: Option<Progress>,
    /// Its deadline at the as-of date.
    pub due: Option<Due>,
    /// Steps of the history that changed it, oldest first, as places in [`History::steps`].
    pub steps: Vec<usize>,
    /// Day of the first step.
    pub created: Option<Date>,
    /// Day of the last step.
    pub changed: Option<Date>,
    /// Its deadline through time.
    pub due_course: DueCourse,
    /// Its title through time.
    pub title: Wording,
    /// Its promise through time.
    pub promise: Wording,
    /// Since when nothing new is known of it.
    pub freshness: Option<Freshness>,
    /// Whether that is for longer than the portal allows, and it is neither done nor stopped.
    pub stale: bool,
    /// Whether it still promises what it promised at first: no change was ever marked. `None` without the whole history.
    pub as_published: Option<bool>,
}

impl<'a> GoalState<'a> {
    pub(in crate::portal) fn of(
        goal: &'a Goal,
        trail: &Trail,
        (content, history): (&'a Content, &'a History),
        config: &'a Config,
        as_of: Date,
    ) -> Self {
        let of_goal = trail.goals.get(&goal.id).cloned().unwrap_or_default();
        let freshness = Freshness::of(goal, &of_goal, content, as_of);
        let GoalTrail { steps, created, was_removed: _, due_course, title, promise, told: _, confirmed: _ } = of_goal;
        let status =
            goal.status.as_deref().and_then(|id| config.statuses.get(id)).unwrap_or_else(|| config.statuses.unknown());
        let changed = steps.last().and_then(|step| history.steps.get(*step)).map(|step| &step.commit);
        let stale = |days: i64| freshness.is_some_and(|fresh| fresh.is_stale(days, as_of));
        let is_whole = history.extent == Extent::Complete;
        Self {
            status,
            status_order: config.statuses.position(&status.id).unwrap_or_default(),
            progress: goal.progress.map(|rule| progress(goal, rule)),
            due: goal.due.map(|due| Due::at(due, status.means, as_of, config.soon_days)),
            created,
            changed: changed.map(|commit| commit.date),
            due_course: due_course.after(&goal.earlier_due),
            title,
            promise,
            freshness,
            as_published: is_whole.then(|| !trail.marked.contains(&goal.id)),
            stale: !status.means.is_closed() && config.stale_days.is_some_and(stale),
            steps,
            goal,
        }
    }
}

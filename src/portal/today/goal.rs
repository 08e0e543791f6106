//! A goal at the as-of date.

use jiff::civil::Date;

use super::deadline::Due;
use super::progress::{Progress, progress};
use crate::config::{Config, Status};
use crate::content::Goal;
use crate::history::History;
use crate::portal::past::{DueCourse, GoalTrail, is_stale};

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
    /// Whether it has not changed for longer than the portal allows, and is neither done nor stopped.
    pub stale: bool,
}

impl<'a> GoalState<'a> {
    pub(in crate::portal) fn of(
        goal: &'a Goal,
        GoalTrail { steps, created, was_removed: _, due_course }: GoalTrail,
        history: &'a History,
        config: &'a Config,
        as_of: Date,
    ) -> Self {
        let status =
            goal.status.as_deref().and_then(|id| config.statuses.get(id)).unwrap_or_else(|| config.statuses.unknown());
        let changed = steps.last().and_then(|step| history.steps.get(*step)).map(|step| &step.commit);
        let stale = |days: i64| changed.is_some_and(|changed| is_stale(changed.latest(), days, as_of));
        Self {
            status,
            status_order: config.statuses.position(&status.id).unwrap_or_default(),
            progress: goal.progress.map(|rule| progress(goal, rule)),
            due: goal.due.map(|due| Due::at(due, status.means, as_of, config.soon_days)),
            created,
            changed: changed.map(|commit| commit.date),
            due_course,
            stale: !status.means.is_closed() && config.stale_days.is_some_and(stale),
            steps,
            goal,
        }
    }
}

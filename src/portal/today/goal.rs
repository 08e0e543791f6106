//! A goal at the as-of date.

use jiff::civil::Date;

use super::deadline::Due;
use super::outcome::{Deadlines, Outcome, StandingTold};
use super::progress::{Progress, progress};
use crate::config::{Config, Meaning, Status};
use crate::content::{Content, Goal};
use crate::history::{Extent, History};
use crate::portal::past::{Course, DueCourse, Freshness, GoalTrail, Lineage, Published, Trail, Wording};

/// A goal and what follows about it.
#[derive(Debug)]
pub struct GoalState<'a> {
    /// The goal as its page states it.
    pub goal: &'a Goal,
    /// Its status; the unknown one if nobody published any.
    pub status: &'a Status,
    /// Place of the status in the vocabulary.
    pub status_order: usize,
    /// The day on which it is judged.
    pub as_of: Date,
    /// How far it is, if its page says how to tell.
    pub progress: Option<Progress>,
    /// Its deadline at the as-of date.
    pub due: Option<Due>,
    /// Steps of the history that changed it, oldest first, as places in [`History::steps`].
    pub steps: Vec<usize>,
    /// Day of the first step.
    pub created: Option<Date>,
    /// Day of the last step that changed its substance; that somebody confirmed what stands there changes nothing.
    pub changed: Option<Date>,
    /// What became of it and of its deadline.
    pub outcome: Outcome,
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
    /// The day on which its status was published, as far as the history knows.
    pub status_said: Option<Date>,
    /// Whether it still promises what it promised at first: no change was ever marked. `None` without the whole history.
    pub as_published: Option<bool>,
}

impl<'a> GoalState<'a> {
    pub(in crate::portal) fn of(
        goal: &'a Goal,
        trail: &Trail,
        lineage: &Lineage,
        (content, history): (&'a Content, &'a History),
        config: &'a Config,
        as_of: Date,
    ) -> Self {
        let of_goal = trail.goals.get(&goal.id).cloned().unwrap_or_default();
        let freshness = Freshness::of(goal, &of_goal, content, as_of);
        let GoalTrail { steps, created, due_course, title, promise, standing, .. } = of_goal;
        let status =
            goal.status.as_deref().and_then(|id| config.statuses.get(id)).unwrap_or_else(|| config.statuses.unknown());
        let changed = steps.iter().rev().find(|step| trail.changes(history, **step, &goal.id));
        let changed = changed.and_then(|step| history.steps.get(*step)).map(|step| &step.commit);
        let stale = |days: i64| freshness.is_some_and(|fresh| fresh.is_stale(days, as_of));
        let is_whole = history.extent == Extent::Complete;
        let course = trail.courses.of(&goal.id);
        let mut due_course = due_course.after(&goal.earlier_due, course.due_named);
        if let Some(inherited) = lineage.get(&goal.id) {
            let of_others: Vec<_> = inherited.from.iter().filter_map(|id| trail.due_course(id)).collect();
            due_course = due_course.taken_over(inherited.first, &of_others);
        }
        let told = StandingTold {
            is_reconstructed: config.history.notice.is_some(),
            ..told(goal, status.means, &course, content, history, as_of)
        };
        let earlier = due_course.before.first().map(|earlier| earlier.due);
        let (_, named) = lineage.first(&goal.id, &course, earlier);
        let deadlines = Deadlines { now: goal.due, first: due_course.first().or(goal.due), named };
        Self {
            status,
            status_order: config.statuses.position(&status.id).unwrap_or_default(),
            as_of,
            progress: goal.progress.map(|rule| progress(goal, rule)),
            due: goal.due.map(|due| Due::at(due, status.means, as_of, config.soon_days)),
            created,
            changed: changed.map(|commit| commit.date),
            due_course,
            outcome: Outcome::of(deadlines, &told, as_of),
            title,
            promise,
            freshness,
            status_said: standing.since,
            as_published: is_whole.then(|| !trail.marked.contains(&goal.id)),
            stale: !status.means.is_closed() && config.stale_days.is_some_and(stale),
            steps,
            goal,
        }
    }
}

/// What is said of how a goal stands; what is not committed yet is published on the as-of date.
fn told(
    goal: &Goal,
    means: Meaning,
    course: &Course,
    content: &Content,
    history: &History,
    as_of: Date,
) -> StandingTold {
    let is_committed = history.extent == Extent::None || course.says(goal.status.as_deref());
    let published = course.done.as_ref().map(|since| since.published);
    let now = Published { day: as_of, at_latest: false };
    let status_date = course.status_date(goal.status_date);
    let mut claims =
        course.done.as_ref().filter(|_| is_committed).map(|since| since.claims.clone()).unwrap_or_default();
    let claim = goal.done.or(status_date).filter(|day| claims.iter().all(|(claim, _)| claim != day));
    claims.extend(claim.map(|day| (day, now)));
    let sources = goal.all_sources();
    StandingTold {
        means,
        done: goal.done,
        status_date,
        published: if is_committed { published } else { Some(now) },
        claims,
        sources: sources.iter().filter_map(|id| Some(content.sources.get(id)?.date?.last_day())).collect(),
        is_reconstructed: false,
    }
}

//! Mistakes of goals that only show when the past is known.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::deadline_course::is_before;
use super::freshness::Freshness;
use super::trail::{self, GoalTrail, Trail};
use crate::config::{self, Config, Meaning};
use crate::content::{Content, Goal, Indicator, nearest};
use crate::diagnostic::{Diagnostic, Problem};
use crate::history::{self, Change, Extent, History};
use crate::value::PartialDate;

/// Goals that name one that never was or took the id of another one, and goals of which nothing new is known for long. Without the
/// whole history nobody can say the first two.
pub fn check_history(content: &Content, history: &History, config: &Config, as_of: Date) -> Vec<Diagnostic> {
    check_goals(content, history, &trail::goals(history), config, as_of)
}

impl Trail {
    /// The same where the history was followed already.
    pub fn check(&self, content: &Content, history: &History, config: &Config, as_of: Date) -> Vec<Diagnostic> {
        check_goals(content, history, &self.goals, config, as_of)
    }
}

fn check_goals(
    content: &Content,
    history: &History,
    goals: &BTreeMap<String, GoalTrail>,
    config: &Config,
    as_of: Date,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for goal in &content.goals {
        let Some(trail) = goals.get(&goal.id) else { continue };
        found.extend(stale(goal, Freshness::of(goal, trail, content, as_of), config, as_of));
        found.extend(old_evidence(goal, trail, content, config));
        found.extend(said_too_late(goal, trail, history));
        if history.extent == Extent::Complete && trail.was_removed {
            found.extend(id_of_removed(goal, &trail.steps, history));
        }
    }
    let of_history = history::wrong_dates(&history.line).into_iter().chain(history::lost_portals(&history.steps));
    found.extend(of_history.map(|problem| Diagnostic::whole(config::FILE, problem)));
    found.extend(plan(history, config, as_of).map(|problem| Diagnostic::whole(config::FILE, problem)));
    if history.extent == Extent::Complete {
        found.extend(unknown_goals(content, goals.keys().map(String::as_str)));
    }
    found
}

/// A plan of a day that is still to come, or on which there was no goal yet.
fn plan(history: &History, config: &Config, as_of: Date) -> Option<Problem> {
    let plan = config.history.plan?;
    let text = || plan.to_string();
    if plan.last_day() > as_of {
        return Some(Problem::PlanToCome { plan: text() });
    }
    let is_created = |change: &Change| matches!(change, Change::Created { .. });
    let has_goal = |goal: &history::GoalChanges| goal.changes.iter().any(is_created);
    let first = history.steps.iter().find(|step| step.goals.iter().any(has_goal))?.commit.date;
    let is_early = history.extent == Extent::Complete && plan.last_day() < first;
    is_early.then(|| Problem::PlanBeforeGoals { plan: text(), first: first.to_string() })
}

/// Deadlines that are told as earlier than the history's, and were said after the history had one.
fn said_too_late(goal: &Goal, trail: &GoalTrail, history: &History) -> Vec<Diagnostic> {
    let named = trail.due_course.named().and_then(|step| history.steps.get(step)).map(|step| step.commit.date);
    let Some(first) = named.map(|day| day.to_string()) else { return Vec::new() };
    let late = goal.earlier_due.iter().filter(|each| !is_before(each.said, named));
    let problem = late.map(|each| Problem::EarlierDueSaidLater { said: each.said.to_string(), first: first.clone() });
    problem.map(|problem| Diagnostic::at(&goal.path, &goal.id_span, problem)).collect()
}

/// Goals that name one that never was.
fn unknown_goals<'a>(content: &'a Content, past: impl Iterator<Item = &'a str>) -> Vec<Diagnostic> {
    let names_none = |goal: &Arc<Goal>| goal.replaces.is_empty() && goal.replaced_by.is_empty();
    if content.goals.iter().all(names_none) {
        return Vec::new();
    }
    let mut known: BTreeSet<&str> = past.collect();
    known.extend(content.goals.iter().map(|goal| goal.id.as_str()));
    known.extend(content.unread.names.iter().map(String::as_str));
    let unknown = |goal: &Arc<Goal>| -> Vec<Diagnostic> {
        let named = goal.replaces.iter().chain(&goal.replaced_by).filter(|id| !known.contains(id.as_str()));
        let problem =
            |id: &String| Problem::UnknownGoal { id: id.clone(), nearest: nearest(id, known.iter().copied()) };
        named.map(|id| Diagnostic::whole(&goal.path, problem(id))).collect()
    };
    content.goals.iter().flat_map(unknown).collect()
}

/// A goal that has the id of a removed one with quite another title. `steps` are its own, oldest first.
fn id_of_removed(goal: &Goal, steps: &[usize], history: &History) -> Option<Diagnostic> {
    let changes: Vec<_> = steps.iter().filter_map(|step| history.steps.get(*step)?.goal(&goal.id)).collect();
    let is_removal = |change: &Change| matches!(change, Change::Removed { .. });
    let place = changes.iter().rposition(|goal| goal.changes.iter().any(is_removal))?;
    let removed = &changes.get(place)?.title;
    // The title of the day on which it came back; a later one may be quite another.
    let back = changes.get(place + 1).map_or(&goal.title, |goal| &goal.title);
    if nearest(back, std::iter::once(removed.as_str())).is_some() {
        return None;
    }
    let problem = Problem::IdOfRemoved { id: goal.id.clone(), title: removed.clone() };
    Some(Diagnostic::at(&goal.path, &goal.id_span, problem))
}

/// A goal that is done now, by what its status rested on before, or by sources that are older than the day on which it is said
/// to be done.
fn old_evidence(goal: &Goal, trail: &GoalTrail, content: &Content, config: &Config) -> Option<Diagnostic> {
    let status = goal.status.as_deref().and_then(|id| config.statuses.get(id))?;
    let claimed = goal.done.or(goal.status_date).map(PartialDate::first_day);
    let sources = goal.all_sources();
    let is_older = |id: &String| {
        let day = content.sources.get(id).and_then(|source| source.date).map(PartialDate::last_day);
        day.zip(claimed).is_some_and(|(day, claimed)| day < claimed)
    };
    let readings = goal.indicators.iter().flat_map(Indicator::readings).map(|reading| reading.date);
    let told =
        goal.milestones.iter().map(|each| each.done).chain(goal.events.iter().map(|event| event.date)).chain(readings);
    let is_told = told.flatten().any(|day| claimed.is_none_or(|claimed| day.last_day() >= claimed));
    let is_outdated = !is_told && !sources.is_empty() && sources.iter().all(is_older);
    let is_alone = trail.standing.is_alone(goal);
    let since = goal.done.or(goal.status_date).filter(|_| !is_alone).map(|day| day.to_string());
    let problem = Problem::DoneWithOldEvidence { status: status.id.clone(), since };
    (status.means == Meaning::Done && (is_alone || is_outdated))
        .then(|| Diagnostic::at(&goal.path, goal.status_span.as_ref().unwrap_or(&goal.id_span), problem))
}

/// A goal that is open and of which nothing new is known for longer than the portal allows.
fn stale(goal: &Goal, fresh: Option<Freshness>, config: &Config, as_of: Date) -> Option<Diagnostic> {
    let (days, fresh) = (config.stale_days?, fresh?);
    let status = goal.status.as_deref().and_then(|id| config.statuses.get(id));
    let is_open = !status.is_some_and(|status| status.means.is_closed());
    let problem = Problem::Stale { goal: goal.id.clone(), newest: fresh.newest.to_string(), days };
    (is_open && fresh.is_stale(days, as_of)).then(|| Diagnostic::at(&goal.path, &goal.id_span, problem))
}

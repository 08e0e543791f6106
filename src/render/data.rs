//! The open data: goals and changes as JSON. Names are English and stable within `v1`.

use rayon::prelude::*;
use serde_json::{Value, json};

use crate::content::{Event, Field, Indicator, Milestone, Reading};
use crate::history::{Change, GoalChanges, Step, field_text};
use crate::portal::{GoalState, Portal, routes};
use crate::value::{PartialDate, Quantity};

use super::output::OutputFile;

/// All data files but the manifest, which the publishing stage writes. One record a line: lists of records are long, and a
/// line each keeps them small and comparable.
pub(super) fn files(portal: &Portal<'_>) -> Vec<OutputFile> {
    let goals: Vec<String> = portal.goals.par_iter().map(|state| goal(portal, state).to_string()).collect();
    let steps = portal.history.steps.par_iter();
    let changes: Vec<String> = steps.flat_map_iter(|step| step_changes(portal, step)).collect();
    vec![file("data/v1/goals.json", "goals", portal, &goals), file("data/v1/changes.json", "changes", portal, &changes)]
}

fn file(path: &str, name: &str, portal: &Portal<'_>, records: &[String]) -> OutputFile {
    let head = json!({
        "portal": portal.config.title,
        "as_of": portal.as_of.to_string(),
        "commit": portal.history.head.as_ref().map(|commit| &commit.id),
        "history": portal.history.extent.word(),
    });
    let head = head.to_string();
    let head = head.strip_suffix('}').unwrap_or(&head);
    let text = format!("{head},\"{name}\":[\n{}\n]}}\n", records.join(",\n"));
    OutputFile { path: path.to_owned(), bytes: text.into_bytes() }
}

/// The page's address: absolute if the portal has a base address, else from the site's root.
fn address(portal: &Portal<'_>, route: &str) -> String {
    portal.config.base_url.as_ref().map_or_else(|| format!("/{route}"), |base| format!("{base}{route}"))
}

fn goal(portal: &Portal<'_>, state: &GoalState<'_>) -> Value {
    let goal = state.goal;
    json!({
        "id": goal.id,
        "url": address(portal, &routes::goal(&goal.id)),
        "file": goal.path,
        "title": goal.title,
        "summary": goal.summary,
        "kind": goal.kind.word(),
        "pillar": goal.pillar,
        "topic": goal.topic,
        "cross_cutting": goal.cross_cutting,
        "lead": goal.lead,
        "departments": goal.departments,
        "strategies": goal.strategies,
        "status": { "id": state.status.id, "label": state.status.label, "means": state.status.means.word() },
        "status_date": date(goal.status_date),
        "status_source": goal.status_source,
        "progress": state.progress.as_ref().map(|progress| json!({
            "percent": progress.percent.as_ref().ok(),
            "rule": match progress.rule {
                crate::content::ProgressRule::Stated(_) => "stated",
                crate::content::ProgressRule::Milestones => "milestones",
                crate::content::ProgressRule::Indicators => "indicators",
            },
        })),
        "start": date(goal.start),
        "due": date(goal.due),
        "due_last_day": goal.due.map(|due| due.last_day().to_string()),
        "due_state": state.due.map(|due| due.state.word()),
        "promise": goal.promise,
        "origin": goal.origin,
        "milestones": goal.milestones.iter().map(milestone).collect::<Vec<_>>(),
        "indicators": goal.indicators.iter().map(indicator).collect::<Vec<_>>(),
        "events": goal.events.iter().map(event).collect::<Vec<_>>(),
        "sources": goal.sources.iter().filter_map(|id| portal.source(id)).map(|source| json!({
            "id": source.id, "title": source.title, "url": source.url, "date": date(source.date),
        })).collect::<Vec<_>>(),
        "note": goal.note,
        "created": state.created.map(|day| day.to_string()),
        "changed": state.changed.map(|day| day.to_string()),
    })
}

fn date(date: Option<PartialDate>) -> Option<String> {
    date.map(|date| date.to_string())
}

fn milestone(milestone: &Milestone) -> Value {
    json!({ "title": milestone.title, "due": date(milestone.due), "done": date(milestone.done) })
}

fn indicator(indicator: &Indicator) -> Value {
    json!({
        "name": indicator.name,
        "unit": indicator.unit,
        "direction": indicator.direction.map(crate::content::Direction::word),
        "baseline": indicator.baseline.as_ref().map(reading),
        "target": indicator.target.as_ref().map(reading),
        "values": indicator.values.iter().map(reading).collect::<Vec<_>>(),
        "current": indicator.current.as_ref().map(reading),
        "progress": indicator.progress(),
        "note": indicator.note,
    })
}

fn reading(reading: &Reading) -> Value {
    let Quantity { written, number } = &reading.value;
    json!({
        "date": date(reading.date), "value": written, "number": number, "source": reading.source, "note": reading.note,
    })
}

fn event(event: &Event) -> Value {
    json!({
        "date": date(event.date), "text": event.text, "status": event.status,
        "scope": if event.whole { "whole" } else { "part" }, "source": event.source, "note": event.note,
    })
}

fn step_changes(portal: &Portal<'_>, step: &Step) -> Vec<String> {
    let url = address(portal, &routes::commit(&step.commit.id));
    let each = step.goals.iter().flat_map(|goal| goal.changes.iter().map(move |each| (goal, each)));
    each.map(|(goal, each)| change(&url, step, goal, each).to_string()).collect()
}

fn change(url: &str, step: &Step, goal: &GoalChanges, change: &Change) -> Value {
    let text = |field: &Option<Field>| field.as_ref().map(field_text);
    let (kind, field, old, new) = match change {
        Change::Created { path, .. } => ("created", "file".to_owned(), None, Some(path.clone())),
        Change::Removed { path, .. } => ("removed", "file".to_owned(), Some(path.clone()), None),
        Change::Moved { from, to } => ("moved", "file".to_owned(), Some(from.clone()), Some(to.clone())),
        Change::Field(change) => ("changed", change.field.join("/"), text(&change.old), text(&change.new)),
    };
    json!({
        "commit": step.commit.id, "url": url, "date": step.commit.date.to_string(), "author": step.commit.author,
        "subject": step.commit.subject, "goal": goal.id, "title": goal.title, "kind": kind, "field": field, "old": old, "new": new,
    })
}

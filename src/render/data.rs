//! The open data: goals and changes as JSON. Names are English and stable within `v1`.

use std::borrow::Cow;

use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use crate::content::{Event, Field, Indicator, Milestone, Reading};
use crate::history::{Change, GoalChanges, Step, field_text};
use crate::portal::{GoalState, Portal, routes};
use crate::value::{PartialDate, Quantity};

use super::RenderError;
use super::output::OutputFile;

/// The change log.
const CHANGES: &str = "data/v1/changes.json";

/// All data files but the manifest, which the publishing stage writes. One record a line: lists of records are long, and a
/// line each keeps them small and comparable.
///
/// # Errors
/// A record that cannot be written as JSON.
pub(super) fn files(portal: &Portal<'_>) -> Result<Vec<OutputFile>, RenderError> {
    let goals: Vec<String> = portal.goals.par_iter().map(|state| goal(portal, state).to_string()).collect();
    let steps = portal.history.steps.par_iter();
    let changes: Vec<Vec<String>> = steps.map(|step| step_changes(portal, step)).collect::<Result<_, _>>()?;
    let changes = changes.concat();
    Ok(vec![file("data/v1/goals.json", "goals", portal, &goals), file(CHANGES, "changes", portal, &changes)])
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
pub(super) fn address(portal: &Portal<'_>, route: &str) -> String {
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

/// A change in the open data. Written from borrowed values: there are many.
#[derive(Serialize)]
struct ChangeRecord<'a> {
    commit: &'a str,
    url: &'a str,
    date: &'a str,
    author: &'a str,
    subject: &'a str,
    goal: &'a str,
    title: &'a str,
    kind: &'a str,
    field: Cow<'a, str>,
    old: Option<Cow<'a, str>>,
    new: Option<Cow<'a, str>>,
}

fn step_changes(portal: &Portal<'_>, step: &Step) -> Result<Vec<String>, RenderError> {
    let url = address(portal, &routes::commit(&step.commit.id));
    let date = step.commit.date.to_string();
    let each = step.goals.iter().flat_map(|goal| goal.changes.iter().map(move |each| (goal, each)));
    let record = |(goal, each)| {
        serde_json::to_string(&change(&url, &date, step, goal, each))
            .map_err(|error| RenderError::Data { path: CHANGES.to_owned(), reason: error.to_string() })
    };
    each.map(record).collect()
}

fn change<'a>(
    url: &'a str,
    date: &'a str,
    step: &'a Step,
    goal: &'a GoalChanges,
    change: &'a Change,
) -> ChangeRecord<'a> {
    let text = |field: &'a Option<Field>| match field {
        Some(Field::Text(text)) => Some(Cow::from(text)),
        Some(other) => Some(Cow::from(field_text(other))),
        None => None,
    };
    let path = |path: &'a String| Some(Cow::from(path));
    let (kind, field, old, new) = match change {
        Change::Created { path: file, .. } => ("created", "file".into(), None, path(file)),
        Change::Removed { path: file, .. } => ("removed", "file".into(), path(file), None),
        Change::Moved { from, to } => ("moved", "file".into(), path(from), path(to)),
        Change::Field(change) => ("changed", change.field.join("/").into(), text(&change.old), text(&change.new)),
    };
    let commit = &step.commit;
    ChangeRecord {
        commit: &commit.id,
        url,
        date,
        author: &commit.author,
        subject: &commit.subject,
        goal: &goal.id,
        title: &goal.title,
        kind,
        field,
        old,
        new,
    }
}

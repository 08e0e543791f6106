//! A goal as `goals.json` has it.

use serde_json::{Value, json};

use crate::content::{
    Confirmed, EarlierDue, Event, Goal, Indicator, Measure, Milestone, Reading, Revised, Translation,
};
use crate::history::without_addresses;
use crate::portal::{GoalState, Outcome, Portal, routes};
use crate::render::export::record::address;
use crate::value::{PartialDate, Quantity};

/// The record of a goal.
pub fn goal(portal: &Portal<'_>, state: &GoalState<'_>) -> Value {
    // The state knows status, progress, deadlines and what took the place of what; the text is for readers.
    let Goal {
        path,
        id,
        id_span: _,
        status_span: _,
        title,
        summary,
        kind,
        pillar,
        topic,
        cross_cutting,
        lead,
        departments,
        status: _,
        status_date,
        status_source,
        confirmed,
        progress: _,
        start,
        due: _,
        earlier_due: _,
        done: _,
        promise,
        origin,
        strategies,
        milestones,
        measures,
        indicators,
        events,
        sources,
        note,
        replaces: _,
        replaced_by: _,
        translations,
        text: _,
    } = state.goal;
    let mut value = json!({
        "id": id,
        "url": address(portal, &routes::goal(id)),
        "file": without_addresses(path),
        "title": title,
        "summary": summary,
        "kind": kind.word(),
        "pillar": pillar,
        "topic": topic,
        "cross_cutting": cross_cutting,
        "lead": lead,
        "departments": departments,
        "strategies": strategies,
        "status": { "id": state.status.id, "label": state.status.label, "means": state.status.means.word() },
        "status_date": date(*status_date),
        "status_source": status_source,
        "confirmed": confirmed.as_ref().map(|Confirmed { date, by }| json!({
            "date": date.to_string(),
            "by": by,
            "counts": state.freshness.is_some_and(|fresh| fresh.confirmed == Some(date.first_day())),
        })),
        "progress": state.progress.as_ref().map(|progress| json!({
            "percent": progress.percent.as_ref().ok(),
            "rule": match progress.rule {
                crate::content::ProgressRule::Stated(_) => "stated",
                crate::content::ProgressRule::Milestones => "milestones",
                crate::content::ProgressRule::Indicators => "indicators",
            },
        })),
        "start": date(*start),
        "promise": promise,
        "origin": origin,
        "milestones": milestones.iter().map(milestone).collect::<Vec<_>>(),
        "measures": measures.iter().map(measure).collect::<Vec<_>>(),
        "indicators": indicators.iter().map(indicator).collect::<Vec<_>>(),
        "events": events.iter().map(event).collect::<Vec<_>>(),
        "sources": sources.iter().filter_map(|id| portal.source(id)).map(|source| json!({
            "id": source.id, "title": source.title, "url": source.url, "date": date(source.date),
        })).collect::<Vec<_>>(),
        "note": note,
        "newest": state.freshness.map(|fresh| fresh.newest.to_string()),
        "stale": state.stale,
        "as_published": state.as_published,
        "replaces": portal.replaces(id).collect::<Vec<_>>(),
        "replaced_by": portal.replaced_by(id).collect::<Vec<_>>(),
        "translations": translations.iter().map(translation).collect::<serde_json::Map<_, _>>(),
        "created": state.created.map(|day| day.to_string()),
        "changed": state.changed.map(|day| day.to_string()),
    });
    if let (Value::Object(all), Value::Object(deadline)) = (&mut value, deadline(state)) {
        all.extend(deadline);
    }
    value
}

/// When a goal was reached, and who says so.
pub fn reached(outcome: &Outcome) -> Option<Value> {
    let reached = outcome.reached?;
    Some(json!({ "date": reached.date.to_string(), "day": reached.day.to_string(), "by": reached.by.word() }))
}

/// The deadline of a goal, through time, and what became of it.
fn deadline(state: &GoalState<'_>) -> Value {
    let GoalState { goal, due, due_course, outcome, .. } = state;
    json!({
        "due": date(goal.due),
        "due_last_day": goal.due.map(|due| due.last_day().to_string()),
        "due_state": due.map(|due| due.state.word()),
        "earlier_due": goal.earlier_due.iter().map(earlier).collect::<Vec<_>>(),
        "first_due": date(due_course.first()),
        "first_due_in_history": date(due_course.in_history),
        "due_moves": due_course.count(),
        "due_moves_before_history": due_course.moves_before(),
        "due_moves_of_predecessor": due_course.moves_of_predecessor(),
        "done": date(goal.done),
        "reached": reached(outcome),
        "outcome": outcome.class.word(),
        "days_after_first_due": outcome.after_first,
        "days_after_due": outcome.after_due,
        "days_published_after_due": outcome.published_after,
    })
}

fn date(date: Option<PartialDate>) -> Option<String> {
    date.map(|date| date.to_string())
}

fn milestone(Milestone { title, due, done }: &Milestone) -> Value {
    json!({ "title": title, "due": date(*due), "done": date(*done) })
}

fn earlier(EarlierDue { due, said, source, note }: &EarlierDue) -> Value {
    json!({ "due": due.to_string(), "said": said.to_string(), "source": source, "note": note })
}

fn measure(Measure { title, status, due, source, note }: &Measure) -> Value {
    json!({ "title": title, "status": status, "due": date(*due), "source": source, "note": note })
}

fn indicator(indicator: &Indicator) -> Value {
    let Indicator { name, unit, direction, baseline, target, values, current, note } = indicator;
    json!({
        "name": name,
        "unit": unit,
        "direction": direction.map(crate::content::Direction::word),
        "baseline": baseline.as_ref().map(reading),
        "target": target.as_ref().map(reading),
        "values": values.iter().map(reading).collect::<Vec<_>>(),
        "current": current.as_ref().map(reading),
        "progress": indicator.progress(),
        "note": note,
    })
}

fn reading(Reading { date: day, value, source, revised, note }: &Reading) -> Value {
    let Quantity { written, number } = value;
    let revised = revised.as_ref().map(|Revised { of: Quantity { written, number }, source }| {
        json!({ "value": written, "number": number, "source": source })
    });
    json!({
        "date": date(*day), "value": written, "number": number, "source": source, "revised": revised, "note": note,
    })
}

/// The words of a goal in another language, by its code; `words` by those of the original.
fn translation((language, words): (&String, &Translation)) -> (String, Value) {
    let own = words.own_texts().map(|(field, text)| (field.to_owned(), json!(text)));
    let all = own.into_iter().chain([("words".to_owned(), json!(words.words))]);
    (language.clone(), Value::Object(all.collect()))
}

fn event(Event { date: day, text, status, whole, source, note }: &Event) -> Value {
    json!({
        "date": date(*day), "text": text, "status": status,
        "scope": if *whole { "whole" } else { "part" }, "source": source, "note": note,
    })
}

//! How far a goal is, in sentences that stand on top of its page: the newest value, the status and its age, the deadline.
//! By rule from what the goal states; nothing is rounded, and nothing is concluded.

use serde::Serialize;

use crate::address;
use crate::config::Meaning;
use crate::content::{Indicator, Reading};
use crate::foreign::plain;
use crate::portal::{DueState, GoalState};
use crate::render::words::Words;

/// The answer, and how to ask if there is none.
#[derive(Debug, Serialize)]
pub struct AnswerView {
    pub sentence: String,
    /// Whether its status is unknown.
    pub open: bool,
    /// Whether an event tells a status all the same.
    pub told: bool,
    /// A form for a question about it, if the portal names one, and the host it lies on.
    pub form: Option<FormView>,
}

/// A form on another website.
#[derive(Debug, Serialize)]
pub struct FormView {
    pub href: String,
    pub host: String,
}

impl AnswerView {
    pub fn of(words: &Words<'_>, state: &GoalState<'_>) -> Self {
        let open = state.status.means == Meaning::Unknown;
        let value = value(words, state);
        let status = status(words, state, value.is_some());
        let parts = [value, Some(status), deadline(words, state)];
        let sentence = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let form = words.portal.config.ask.as_ref().filter(|_| open);
        let told = state.status_of_event(words.portal.config).is_some();
        Self { sentence, open, told, form: form.map(|pattern| FormView::of(pattern, &state.goal.title)) }
    }
}

impl FormView {
    fn of(pattern: &str, title: &str) -> Self {
        let href = pattern.replace("{title}", &address::part(&plain(title)));
        let host = href.split('/').nth(2).unwrap_or_default();
        let host = host.strip_prefix("www.").unwrap_or(host).to_owned();
        Self { href: address::whole(&href).into_owned(), host }
    }
}

/// The newest dated value: of indicators with a target before others, of equally new ones of the first. What a goal costs does
/// not say how far it is, unless that is what it promises.
fn value(words: &Words<'_>, state: &GoalState<'_>) -> Option<String> {
    let newest = |indicator: &Indicator| -> Option<Reading> {
        indicator.in_order().into_iter().rfind(|reading| reading.date.is_some()).cloned()
    };
    let indicators = &state.goal.indicators;
    let measured = |with_target: bool| {
        let wanted = indicators.iter().filter(|indicator| indicator.target.is_some() == with_target);
        let wanted = wanted.filter(|indicator| with_target || !indicator.is_money());
        let dated = wanted.filter_map(|indicator| Some((indicator, newest(indicator)?)));
        dated.rev().max_by_key(|(_, reading)| reading.date)
    };
    let (indicator, reading) = measured(true).or_else(|| measured(false))?;
    let values = [
        ("name", words.measured(indicator)),
        ("value", words.quantity(&reading.value)),
        ("date", reading.date.map(|date| words.date(date).text).unwrap_or_default()),
        ("target", indicator.target.as_ref().map(|target| words.quantity(&target.value)).unwrap_or_default()),
    ];
    let key = if indicator.target.is_some() { "answer.value_target" } else { "answer.value" };
    let told = words.fill(key, &values);
    // Nobody knows whether it is newer than the newest that has a date.
    let undated: Vec<String> = indicator
        .in_order()
        .into_iter()
        .filter(|reading| reading.date.is_none())
        .map(|reading| words.quantity(&reading.value))
        .collect();
    if undated.is_empty() {
        return Some(told);
    }
    Some(format!("{told} {}", words.fill("answer.value_undated", &[("value", undated.join(", "))])))
}

/// The status and its age. Where a value says how far the goal is, only the status is unknown.
fn status(words: &Words<'_>, state: &GoalState<'_>, is_measured: bool) -> String {
    if let Some(told) = status_of_event(words, state) {
        return told;
    }
    if state.status.means == Meaning::Unknown {
        return words.texts.get(if is_measured { "answer.unknown_measured" } else { "answer.unknown" }).to_owned();
    }
    let label = ("status", state.status.label.clone());
    match state.goal.status_date {
        Some(date) => words.fill("answer.status", &[label, ("date", words.date(date).text)]),
        None => words.fill("answer.status_undated", &[label]),
    }
}

/// A goal without a status of which an event tells one.
fn status_of_event(words: &Words<'_>, state: &GoalState<'_>) -> Option<String> {
    let event = state.status_of_event(words.portal.config)?;
    let status = words.status_label(event.status.as_ref()?)?;
    let event = match event.date {
        Some(date) => words.fill("newer.item", &[("what", event.text.clone()), ("date", words.date(date).text)]),
        None => event.text.trim_end_matches('.').to_owned(),
    };
    Some(words.fill("answer.unknown_event", &[("status", status), ("event", event)]))
}

fn deadline(words: &Words<'_>, state: &GoalState<'_>) -> Option<String> {
    let Some(due) = state.due else { return Some(words.texts.get("answer.due_none").to_owned()) };
    let key = match due.state {
        // Whether it was kept, nobody said: only that it no longer matters.
        DueState::Closed => return None,
        DueState::Overdue => "answer.due_over",
        // A status that speaks of a delay means another deadline, or a part of the goal.
        DueState::Soon | DueState::Later if state.status.late => "answer.due_late",
        DueState::Soon | DueState::Later => "answer.due_ahead",
    };
    let moves = state.due_course.count();
    let how_often = (moves > 0).then(|| words.count("answer.due_moved", moves));
    let why = (key == "answer.due_late").then(|| words.texts.get("answer.due_late_why").to_owned());
    let sentence = words.fill(key, &[("date", words.date(due.date).text)]);
    Some([Some(sentence), how_often, why].into_iter().flatten().collect::<Vec<_>>().join(" "))
}

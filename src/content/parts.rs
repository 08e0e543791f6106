//! The dated parts of a goal: what happened, its steps, what is done to reach it, who last looked at it.

use super::known::Known;
use crate::value::PartialDate;
use crate::yaml::Fields;

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// When; missing if no source says so.
    pub date: Option<PartialDate>,
    /// What.
    pub text: String,
    /// Id of the status that the source states.
    pub status: Option<String>,
    /// Whether that status is the whole goal's (otherwise a part's).
    pub whole: bool,
    /// Id of the source.
    pub source: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

impl Event {
    /// What translations may name.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let Self { date: _, text, status: _, whole: _, source: _, note } = self;
        [text].into_iter().chain(note).map(String::as_str)
    }
}

/// A deadline that was published before the repository knew any.
#[derive(Debug, Clone, PartialEq)]
pub struct EarlierDue {
    /// The deadline.
    pub due: PartialDate,
    /// When it was published.
    pub said: PartialDate,
    /// Id of the source.
    pub source: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

impl EarlierDue {
    /// What translations may name.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let Self { due: _, said: _, source: _, note } = self;
        note.iter().map(String::as_str)
    }
}

/// A dated step of a goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Milestone {
    /// What.
    pub title: String,
    /// Until when.
    pub due: Option<PartialDate>,
    /// When it was reached; missing = open.
    pub done: Option<PartialDate>,
}

impl Milestone {
    /// What translations may name.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let Self { title, due: _, done: _ } = self;
        [title].into_iter().map(String::as_str)
    }
}

/// Something that is done to reach a goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// What.
    pub title: String,
    /// Id of its status.
    pub status: Option<String>,
    /// Until when.
    pub due: Option<PartialDate>,
    /// Id of the source.
    pub source: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

impl Measure {
    /// What translations may name.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let Self { title, status: _, due: _, source: _, note } = self;
        [title].into_iter().chain(note).map(String::as_str)
    }
}

/// That somebody checked what stands there and found it unchanged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    /// When.
    pub date: PartialDate,
    /// Who.
    pub by: String,
}

pub(super) fn confirmed(fields: &mut Fields<'_, '_, '_>) -> Option<Confirmed> {
    let node = fields.take("confirmed")?;
    let mut inner = Fields::of("confirmed", node, fields.sink())?;
    let (date, by) = (inner.required_date("date"), inner.required_text("by"));
    inner.finish();
    Some(Confirmed { date: date?.value, by: by?.value })
}

pub(super) fn measures(fields: &mut Fields<'_, '_, '_>, known: &Known<'_>) -> Vec<Measure> {
    let mut measures = Vec::new();
    for node in fields.entries("measures") {
        let Some(mut entry) = Fields::of("measures", node, fields.sink()) else {
            continue;
        };
        let title = entry.required_text("title");
        let status = entry.text("status").and_then(|text| known.status(&mut entry, text));
        let due = entry.date("due").map(|date| date.value);
        let source = known.source(&mut entry, "source");
        let note = entry.text("note").map(|text| text.value);
        entry.finish();
        measures.extend(title.map(|title| Measure { title: title.value, status, due, source, note }));
    }
    measures
}

pub(super) fn earlier_due(fields: &mut Fields<'_, '_, '_>, known: &Known<'_>) -> Vec<EarlierDue> {
    let mut all = Vec::new();
    for node in fields.entries("earlier_due") {
        let Some(mut entry) = Fields::of("earlier_due", node, fields.sink()) else {
            continue;
        };
        let (due, said) = (entry.required_date("due"), entry.required_date("said"));
        let source = known.source(&mut entry, "source");
        let note = entry.text("note").map(|text| text.value);
        entry.finish();
        let both = due.zip(said);
        all.extend(both.map(|(due, said)| EarlierDue { due: due.value, said: said.value, source, note }));
    }
    all
}

pub(super) fn milestones(fields: &mut Fields<'_, '_, '_>) -> Vec<Milestone> {
    let mut milestones = Vec::new();
    for node in fields.entries("milestones") {
        let Some(mut entry) = Fields::of("milestones", node, fields.sink()) else {
            continue;
        };
        let title = entry.required_text("title");
        let due = entry.date("due").map(|date| date.value);
        let done = entry.date("done").map(|date| date.value);
        entry.finish();
        milestones.extend(title.map(|title| Milestone { title: title.value, due, done }));
    }
    milestones
}

pub(super) fn events(fields: &mut Fields<'_, '_, '_>, known: &Known<'_>) -> Vec<Event> {
    let mut events = Vec::new();
    for node in fields.entries("events") {
        let Some(mut entry) = Fields::of("events", node, fields.sink()) else {
            continue;
        };
        let date = entry.date("date").map(|date| date.value);
        let text = entry.required_text("text");
        let status = entry.text("status").and_then(|text| known.status(&mut entry, text));
        let whole = entry.word("scope", &[("whole", true), ("part", false)]).unwrap_or(true);
        let source = known.source(&mut entry, "source");
        let note = entry.text("note").map(|text| text.value);
        entry.finish();
        events.extend(text.map(|text| Event { date, text: text.value, status, whole, source, note }));
    }
    events
}

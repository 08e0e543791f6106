//! A goal as its page states it.

use std::collections::{BTreeMap, BTreeSet};

use super::adopted;
use super::document::Text;
use super::indicator::{Indicator, indicators};
use super::known::Known;
use super::parts::{
    Confirmed, EarlierDue, Event, Measure, Milestone, confirmed, earlier_due, events, measures, milestones,
};
use super::translation::{self, OwnTexts, Translation};
use crate::config::GroupKind;
use crate::diagnostic::{Located, Problem, Span};
use crate::value::PartialDate;
use crate::yaml::{Fields, is_id};

/// Whether a goal belongs to a pillar or holds for all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoalKind {
    /// A goal of a pillar.
    Goal,
    /// A goal of the whole strategy (Querschnittsziel).
    CrossCutting,
}

impl GoalKind {
    const WORDS: [(&'static str, Self); 2] = [("goal", Self::Goal), ("cross-cutting", Self::CrossCutting)];

    /// The word in front matter and data.
    pub fn word(self) -> &'static str {
        if self == Self::Goal { "goal" } else { "cross-cutting" }
    }
}

/// How far a goal is, or by which rule that is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProgressRule {
    /// Stated by the editors, in percent.
    Stated(u8),
    /// Share of milestones that are done.
    Milestones,
    /// Way of all indicators from baseline to target.
    Indicators,
}

/// One goal. Ids refer to the portal's vocabularies and register, and exist there.
#[derive(Debug, Clone)]
pub struct Goal {
    /// Its file, relative to the portal.
    pub path: String,
    /// Identifies it for ever.
    pub id: String,
    /// Where the id stands in the file.
    pub id_span: Span,
    /// Name.
    pub title: String,
    /// One sentence.
    pub summary: Option<String>,
    /// Of a pillar or of the whole strategy.
    pub kind: GoalKind,
    /// Pillar; missing for goals of the whole strategy.
    pub pillar: Option<String>,
    /// Topic.
    pub topic: Option<String>,
    /// Cross-cutting topics.
    pub cross_cutting: Vec<String>,
    /// The department that leads.
    pub lead: Option<String>,
    /// Further departments.
    pub departments: Vec<String>,
    /// Status; missing if nobody published one.
    pub status: Option<String>,
    /// Where the status stands in the file.
    pub status_span: Option<Span>,
    /// When the source stated the status.
    pub status_date: Option<PartialDate>,
    /// Source of the status.
    pub status_source: Option<String>,
    /// Who last checked that all this still holds.
    pub confirmed: Option<Confirmed>,
    /// How far it is.
    pub progress: Option<ProgressRule>,
    /// First day.
    pub start: Option<PartialDate>,
    /// Deadline.
    pub due: Option<PartialDate>,
    /// Deadlines that were published before the repository knew any, as listed.
    pub earlier_due: Vec<EarlierDue>,
    /// When it was reached, if that is another day than the one of the status.
    pub done: Option<PartialDate>,
    /// What was promised.
    pub promise: Option<String>,
    /// How it is tied to the strategy.
    pub origin: Option<String>,
    /// Sector strategies.
    pub strategies: Vec<String>,
    /// Steps, as listed.
    pub milestones: Vec<Milestone>,
    /// What is done to reach it, as listed.
    pub measures: Vec<Measure>,
    /// Measured values, as listed.
    pub indicators: Vec<Indicator>,
    /// What happened, as listed.
    pub events: Vec<Event>,
    /// Sources beyond those of single values.
    pub sources: Vec<String>,
    /// A remark.
    pub note: Option<String>,
    /// Ids of goals that this one came from, when one was split or several were merged.
    pub replaces: Vec<String>,
    /// Ids of the goals that took its place.
    pub replaced_by: Vec<String>,
    /// Its words in further languages, by language.
    pub translations: BTreeMap<String, Translation>,
    /// The page's text.
    pub text: Text,
}

impl Goal {
    /// Takes the front matter apart. `None` if id or title are missing; every mistake is noted.
    pub(super) fn read(mut fields: Fields<'_, '_, '_>, known: &Known<'_>, text: Text) -> Option<Self> {
        let path = fields.sink().path().to_owned();
        let goals = &known.config.folders.goals;
        let id = adopted::id(&mut fields, goals);
        let title = adopted::title(&mut fields, goals, &text.markdown);
        let kind = fields.word("kind", &GoalKind::WORDS).unwrap_or(GoalKind::Goal);
        let pillar = pillar(&mut fields, known, kind);
        let (start, due) = (fields.date("start"), fields.date("due"));
        check_order(&mut fields, start.as_ref(), due.as_ref());
        let (status, status_span, status_date, status_source) = status(&mut fields, known);
        let mut goal = Self {
            path,
            id: String::new(),
            id_span: 0..0,
            title: title.unwrap_or_default(),
            summary: fields.text("summary").map(|text| text.value),
            kind,
            pillar,
            topic: known.group(&mut fields, "topic", GroupKind::Topic),
            cross_cutting: known.group_list(&mut fields, "cross_cutting", GroupKind::CrossCutting),
            lead: known.group(&mut fields, "lead", GroupKind::Department),
            departments: known.group_list(&mut fields, "departments", GroupKind::Department),
            status,
            status_span,
            status_date,
            status_source,
            confirmed: confirmed(&mut fields),
            progress: progress(&mut fields),
            start: start.map(|date| date.value),
            due: due.map(|date| date.value),
            earlier_due: earlier_due(&mut fields, known),
            done: fields.date("done").map(|date| date.value),
            promise: fields.text("promise").map(|text| text.value),
            origin: known.origin(&mut fields),
            strategies: known.group_list(&mut fields, "strategies", GroupKind::Strategy),
            milestones: milestones(&mut fields),
            measures: measures(&mut fields, known),
            indicators: indicators(&mut fields, known),
            events: events(&mut fields, known),
            sources: known.source_list(&mut fields, "sources"),
            note: fields.text("note").map(|text| text.value),
            replaces: ids(&mut fields, "replaces", id.as_ref()),
            replaced_by: ids(&mut fields, "replaced_by", id.as_ref()),
            translations: translation::of_goal(&mut fields, known.config),
            text,
        };
        let texts = goal.texts();
        for (span, problem) in goal.translations.values().flat_map(|words| words.without_original(&texts)) {
            fields.sink().add(&span, problem);
        }
        let own = goal.own_texts().map(|(field, text)| (field, text.cloned()));
        for (code, words) in &mut goal.translations {
            words.learn(&own);
            for (span, problem) in words.other_numbers(&own, (known.config.languages.main(), code)) {
                fields.sink().add(&span, problem);
            }
        }
        if goals.adopted.as_ref().is_none_or(|adopted| !adopted.other_fields) {
            fields.finish();
        } else {
            fields.finish_open();
        }
        let Located { value, span } = id?;
        Some(Self { id: value, id_span: span, ..goal })
    }

    /// Every text that `words` of a translation may name. The others have a field of their own there.
    pub fn texts(&self) -> BTreeSet<&str> {
        let Self {
            path: _,
            id: _,
            id_span: _,
            title: _,
            summary: _,
            kind: _,
            pillar: _,
            topic: _,
            cross_cutting: _,
            lead: _,
            departments: _,
            status: _,
            status_span: _,
            status_date: _,
            status_source: _,
            confirmed: _,
            progress: _,
            start: _,
            due: _,
            earlier_due,
            done: _,
            promise: _,
            origin: _,
            strategies: _,
            milestones,
            measures,
            indicators,
            events,
            sources: _,
            note: _,
            replaces: _,
            replaced_by: _,
            translations: _,
            text: _,
        } = self;
        let dated = milestones.iter().flat_map(Milestone::texts).chain(events.iter().flat_map(Event::texts));
        let others = measures.iter().flat_map(Measure::texts).chain(indicators.iter().flat_map(Indicator::texts));
        let earlier = earlier_due.iter().filter_map(|earlier| earlier.note.as_deref());
        dated.chain(others).chain(earlier).map(str::trim).collect()
    }

    /// Every department once, the lead first.
    pub fn all_departments(&self) -> impl Iterator<Item = &String> {
        self.lead.iter().chain(self.departments.iter().filter(|id| Some(*id) != self.lead.as_ref()))
    }

    /// The texts that have a field of their own in a translation, by its name.
    pub fn own_texts(&self) -> OwnTexts<'_> {
        [
            ("title", Some(&self.title)),
            ("summary", self.summary.as_ref()),
            ("promise", self.promise.as_ref()),
            ("note", self.note.as_ref()),
        ]
    }

    /// Every source that the goal names anywhere, once: its own first, then those of status, values, events.
    pub fn all_sources(&self) -> Vec<String> {
        let Self {
            path: _,
            id: _,
            id_span: _,
            title: _,
            summary: _,
            kind: _,
            pillar: _,
            topic: _,
            cross_cutting: _,
            lead: _,
            departments: _,
            status: _,
            status_span: _,
            status_date: _,
            status_source,
            confirmed: _,
            progress: _,
            start: _,
            due: _,
            earlier_due,
            done: _,
            promise: _,
            origin: _,
            strategies: _,
            milestones: _,
            measures,
            indicators,
            events,
            sources,
            note: _,
            replaces: _,
            replaced_by: _,
            translations: _,
            text: _,
        } = self;
        let named = sources.iter().chain(status_source);
        let named = named.chain(measures.iter().filter_map(|measure| measure.source.as_ref()));
        let named = named.chain(indicators.iter().flat_map(Indicator::sources));
        let named = named.chain(earlier_due.iter().filter_map(|earlier| earlier.source.as_ref()));
        let mut seen = BTreeSet::new();
        let all = named.chain(events.iter().filter_map(|event| event.source.as_ref()));
        all.filter(|source| seen.insert(*source)).cloned().collect()
    }
}

fn pillar(fields: &mut Fields<'_, '_, '_>, known: &Known<'_>, kind: GoalKind) -> Option<String> {
    // One that is no text is told as that.
    let is_said = fields.has("pillar");
    let named = fields.text("pillar");
    match (kind, named) {
        (GoalKind::CrossCutting, Some(named)) => {
            fields.sink().add(&named.span, Problem::CrossCuttingWithPillar);
            None
        }
        (GoalKind::CrossCutting, None) => None,
        (GoalKind::Goal, Some(named)) => known.resolve(fields, GroupKind::Pillar, named),
        (GoalKind::Goal, None) => {
            let given = known.config.folders.goals.adopted.as_ref().and_then(|adopted| adopted.pillar.clone());
            if given.is_none() && !is_said && !known.config.groups.of(GroupKind::Pillar).is_empty() {
                let span = fields.span();
                fields.sink().add(&span, Problem::NoPillar);
            }
            given
        }
    }
}

fn check_order(
    fields: &mut Fields<'_, '_, '_>,
    start: Option<&Located<PartialDate>>,
    due: Option<&Located<PartialDate>>,
) {
    let (Some(start), Some(due)) = (start, due) else {
        return;
    };
    if due.value.last_day() < start.value.first_day() {
        let problem = Problem::DueBeforeStart { due: due.value.to_string(), start: start.value.to_string() };
        fields.sink().add(&due.span, problem);
    }
}

type StatusFields = (Option<String>, Option<Span>, Option<PartialDate>, Option<String>);

fn status(fields: &mut Fields<'_, '_, '_>, known: &Known<'_>) -> StatusFields {
    let written = fields.text("status");
    let date = fields.date("status_date").map(|date| date.value);
    let source = known.source(fields, "status_source");
    let span = written.as_ref().map(|text| text.span.clone());
    let status = written.and_then(|text| known.status(fields, text));
    if let (Some(id), Some(span)) = (&status, &span)
        && known.config.status_needs_source
        && known.config.statuses.unknown().id != *id
        && source.is_none()
    {
        fields.sink().add(span, Problem::StatusWithoutSource);
    }
    (status, span, date, source)
}

fn progress(fields: &mut Fields<'_, '_, '_>) -> Option<ProgressRule> {
    let text = fields.text("progress")?;
    match text.value.as_str() {
        "milestones" => Some(ProgressRule::Milestones),
        "indicators" => Some(ProgressRule::Indicators),
        number => {
            let percent = number.parse::<u8>().ok().filter(|percent| *percent <= 100);
            if percent.is_none() {
                fields.sink().add(&text.span, Problem::BadProgress { text: text.value });
            }
            percent.map(ProgressRule::Stated)
        }
    }
}

/// Ids of other goals than its `own`, each once. Whether they exist shows when all goals, and those of the past, are known.
fn ids(fields: &mut Fields<'_, '_, '_>, field: &str, own: Option<&Located<String>>) -> Vec<String> {
    let (mut ids, mut seen) = (Vec::new(), BTreeSet::new());
    for Located { value, span } in fields.texts(field) {
        let problem = if !is_id(&value) {
            Problem::BadId { id: value, suggestion: None }
        } else if own.is_some_and(|own| own.value == value) {
            Problem::ReplacesItself
        } else if seen.insert(value.clone()) {
            ids.push(value);
            continue;
        } else {
            Problem::ListedTwice { id: value }
        };
        fields.sink().add(&span, problem);
    }
    ids
}

//! The course of a goal in plain words: one entry per step, with who, why and where to look.

use serde::Serialize;

use crate::content::{Field, Record};
use crate::history::{Change, Commit, FieldChange, GoalChanges, Step};
use crate::portal::{FlaggedAt, Rank, address_of_commit};
use crate::render::change::across::{across_object, across_sentence};
use crate::render::change::field::{field_name, key_date, part_name, value, values};
use crate::render::change::html::{Changes, rank_here};
use crate::render::change::marks::{marks_of, reasons};
use crate::render::change::step::folded;
use crate::render::text::diff::{TextDiffView, text_summary};
use crate::render::text::short::{REASON, begin, short};
use crate::render::words::Words;
use crate::value::PartialDate;

/// What happened to a goal in one step.
#[derive(Debug, Clone, Serialize)]
pub struct EntryView {
    /// The whole sentence, or the beginning of one that goes on with each of `changes`.
    pub text: String,
    pub changes: Vec<String>,
    /// How many translations it changed besides, which are told in the log.
    pub folded: Option<String>,
    /// Whether nothing of it is substance.
    pub editorial: bool,
    /// What is marked in it, each once.
    pub marks: Vec<String>,
    /// The stated reasons, or their beginnings.
    pub reasons: Vec<String>,
    pub decision: Option<String>,
    pub source: Option<String>,
    /// Short hash of the commit that this one says it takes back.
    pub reverts: Option<String>,
    /// The commit's page and short hash.
    pub url: String,
    pub short: String,
}

impl EntryView {
    fn of(words: &Words<'_>, step: &Step, goal: &GoalChanges, text: Option<&TextDiffView>) -> Self {
        let (commit, said) = (&step.commit, step.said_of(&goal.id));
        let (text, changes) = sentence(words, commit, goal, text);
        let joined = |texts: &[&str]| Some(texts.join("; ")).filter(|text| !text.is_empty());
        let beginning = |text: String| words.original(&begin(&text, REASON));
        Self {
            text,
            changes,
            folded: None,
            editorial: false,
            marks: Vec::new(),
            reasons: reasons(words, &said, REASON),
            decision: joined(&said.decisions).map(beginning),
            source: joined(&said.sources).map(beginning),
            reverts: commit.reverts.as_deref().map(|hash| short(hash).to_owned()),
            url: address_of_commit(words.portal, &commit.id),
            short: short(&commit.id).to_owned(),
        }
    }
}

/// The course of a goal, newest first: what is of substance, and what is editorial; `steps` are places in the history, oldest first.
pub fn course(changes: &Changes<'_>, id: &str, steps: &[usize]) -> (Vec<EntryView>, Vec<EntryView>) {
    let words = &changes.words;
    let entry = |place: &usize| {
        let step = words.portal.history.steps.get(*place)?;
        let at = step.place_of(id)?;
        let goal = step.goals.get(at)?;
        let ranks: Vec<Rank> = goal
            .changes
            .iter()
            .enumerate()
            .map(|(change, each)| {
                let marked = words.portal.rank(*place, FlaggedAt::Goal { goal: at, change }, each);
                if marked == Rank::Substance { marked } else { rank_here(words, each) }
            })
            .collect();
        let editorial = !ranks.contains(&Rank::Substance);
        // Beside a change of the original, its translation says the same once more.
        let is_aside = |change: &Change, rank: Rank| {
            let is_translated = matches!(change, Change::Field(change) if change.field.first().is_some_and(|field| field == "translations"));
            rank == Rank::Translation || rank == Rank::Editorial && is_translated
        };
        let translated = goal.changes.iter().zip(&ranks).filter(|(change, rank)| is_aside(change, **rank)).count();
        let told = goal.changes.iter().zip(&ranks).filter(|(change, rank)| editorial || !is_aside(change, **rank));
        let told = GoalChanges {
            id: goal.id.clone(),
            title: goal.title.clone(),
            changes: told.map(|(change, _)| change.clone()).collect(),
            text: goal.text.clone(),
            told_by: goal.told_by.clone(),
            across: goal.across.clone(),
            narrowed: goal.narrowed.clone(),
        };
        let folded = if editorial { None } else { folded(words, 0, translated) };
        let entry = EntryView::of(words, step, &told, changes.text(*place, at));
        Some(EntryView { marks: marks_of(words, *place, at), editorial, folded, ..entry })
    };
    steps.iter().rev().filter_map(entry).partition(|entry| !entry.editorial)
}

/// The sentence, or its beginning and how it goes on in several ways.
pub fn sentence(
    words: &Words<'_>,
    commit: &Commit,
    goal: &GoalChanges,
    text: Option<&TextDiffView>,
) -> (String, Vec<String>) {
    let date = words.day(commit.date).text;
    let authors = Some(commit.authors()).filter(|names| !names.is_empty());
    let authors = authors.unwrap_or_else(|| words.texts.get("sentence.nobody").to_owned());
    let number = words.locale.plural(1 + commit.co_authors.len() as u64);
    let whole = |key: &str, more: &[(&str, &str)]| {
        let values: Vec<_> =
            [("date", date.as_str()), ("author", authors.as_str())].into_iter().chain(more.iter().copied()).collect();
        words.texts.fill_form(&format!("sentence.{key}"), number, &values)
    };
    let [words, after] = &words.about(&goal.id).around(&commit.id);
    let title = |record: &Record| words.original(record.title().unwrap_or(&goal.id));
    let objects = || {
        let all = goal.changes.iter().map(|change| (change, object(words, change, text)));
        let all = all.filter(|(_, object)| !object.is_empty());
        let told = |(change, object)| match across_object(words, commit, goal, change) {
            Some(across) => format!("{object} ({across})"),
            None => object,
        };
        all.map(told).collect()
    };
    let across = |keys: [&str; 2], more: &[(&str, &str)]| across_sentence(words, commit, goal, keys, more);
    let date_only = [("date", date.as_str())];
    match goal.changes.as_slice() {
        [Change::Created { record, .. }] if !goal.across.is_empty() => {
            let (status, title) = (status_word(after, record.fields.get("status")), title(record));
            let more = [("date", date.as_str()), ("status", &status), ("title", &title)];
            (across(["across.created"; 2], &more).unwrap_or_default(), Vec::new())
        }
        [Change::Removed { record, .. }] if !goal.across.is_empty() => {
            let more = [("date", date.as_str()), ("title", &title(record))];
            (across(["across.removed"; 2], &more).unwrap_or_default(), Vec::new())
        }
        _ if !goal.all_across().is_own() => {
            (across(["across.changed", "across.one.changed"], &date_only).unwrap_or_default(), objects())
        }
        [Change::Created { record, .. }] => {
            let status = status_word(after, record.fields.get("status"));
            (whole("created", &[("status", &status), ("title", &title(record))]), Vec::new())
        }
        [Change::Created { record, .. }, _, ..] => (whole("returned", &[("title", &title(record))]), objects()),
        [Change::Removed { record, .. }] => (whole("removed", &[("title", &title(record))]), Vec::new()),
        [Change::Field(FieldChange { field, new: Some(new), .. })]
            if matches!(
                field.iter().map(String::as_str).collect::<Vec<_>>().as_slice(),
                ["confirmed"] | ["confirmed", "date"]
            ) =>
        {
            (whole("confirmed", &[("what", &value(words, field, new))]), Vec::new())
        }
        [change] => (whole("changed", &[("what", &object(words, change, text))]), Vec::new()),
        _ => (whole("several", &[]), objects()),
    }
}

/// What was changed, as the object of "änderte": `den Status von „begonnen“ zu „in Umsetzung“`.
fn object(words: &Words<'_>, change: &Change, text: Option<&TextDiffView>) -> String {
    match change {
        Change::Moved { to, .. } => words.texts.fill("sentence.moved", &[("new", to)]),
        Change::Field(change) => field_object(words, change, text),
        // That is the sentence around the other changes.
        Change::Created { .. } | Change::Removed { .. } => String::new(),
    }
}

fn field_object(words: &Words<'_>, change: &FieldChange, text: Option<&TextDiffView>) -> String {
    let name = change.field.first().map_or("", String::as_str);
    if change.field.len() > 2 {
        return old_and_new(words, &format!("sentence.part.{name}"), "sentence.part.any", change);
    }
    match (name, text) {
        ("status", _) => {
            let empty = || words.texts.get("change.empty").to_owned();
            let [old, new] = values(words, change).map(|value| value.unwrap_or_else(empty));
            words.texts.fill("sentence.status", &[("old", &old), ("new", &new)])
        }
        ("text", _) => words.texts.fill("sentence.text", &[("how", &text_summary(words, text))]),
        _ => old_and_new(words, &format!("sentence.field.{name}"), "sentence.field.any", change),
    }
}

/// `die Frist von 2027 auf 2028`, `die Frist (neu: 2027, vorher keine Angabe)`, `die Frist (gestrichen, vorher: 2027)`.
fn old_and_new(words: &Words<'_>, known: &str, any: &str, change: &FieldChange) -> String {
    let name = field_name(words, &change.field);
    let (entry, part) = match change.field.as_slice() {
        [_, entry, parts @ ..] => (entry.as_str(), part_name(words, parts)),
        _ => ("", String::new()),
    };
    let dated = key_date(words, entry);
    let entry = if dated.is_empty() { &words.own(entry) } else { &dated };
    let known = if entry.is_empty() && change.field.len() > 2 { any } else { known };
    let key = if words.texts.find(known).is_some() { known } else { any };
    let what = words.texts.fill(key, &[("name", &name), ("entry", entry), ("part", &part)]);
    let [old, new] = values(words, change).map(|value| value.map(|value| begin(&value, REASON)));
    match (old, new) {
        (Some(old), Some(new)) => {
            let is_date =
                |text: &Option<Field>| matches!(text, Some(Field::Text(text)) if text.parse::<PartialDate>().is_ok());
            let key = if is_date(&change.new) { "sentence.moved_to" } else { "sentence.from_to" };
            words.texts.fill(key, &[("what", &what), ("old", &old), ("new", &new)])
        }
        (None, Some(new)) => {
            let key = if change.field.len() == 2 { "sentence.added" } else { "sentence.set" };
            words.texts.fill(key, &[("what", &what), ("new", &new)])
        }
        (Some(old), None) => words.texts.fill("sentence.taken", &[("what", &what), ("old", &old)]),
        (None, None) => what,
    }
}

/// The word of a status; of none, the portal's word for an unknown one.
fn status_word(words: &Words<'_>, field: Option<&Field>) -> String {
    let statuses = &words.portal.config.statuses;
    match field {
        Some(Field::Text(id)) => words.status_of(id).map_or_else(|| words.original(id), |status| status.label.clone()),
        _ => statuses.unknown().label.clone(),
    }
}

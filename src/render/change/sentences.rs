//! The course of a goal in plain words: one entry per step, with who, why and where to look.

use serde::Serialize;

use crate::content::{Field, Record};
use crate::history::{Change, Commit, FieldChange, GoalChanges, Step, TextChange};
use crate::portal::routes;
use crate::render::change::changes::short;
use crate::render::text::diff::TextDiffView;
use crate::render::words::Words;
use crate::value::PartialDate;

/// Longest reason in a list, in characters; the page of the commit has the whole of it.
const REASON: usize = 300;

/// What happened to a goal in one step.
#[derive(Debug, Clone, Serialize)]
pub struct EntryView {
    /// The whole sentence, or the beginning of one that goes on with each of `changes`.
    pub text: String,
    pub changes: Vec<String>,
    /// What is marked in it, each once.
    pub marks: Vec<String>,
    /// Begin of the stated reason.
    pub reason: Option<String>,
    pub decision: Option<String>,
    pub source: Option<String>,
    /// Short hash of the commit that this one says it takes back.
    pub reverts: Option<String>,
    /// The commit's page and short hash.
    pub url: String,
    pub short: String,
}

impl Words<'_> {
    /// The course of a goal, newest first; `steps` are places in the history, oldest first.
    pub fn course_of(&self, id: &str, steps: &[usize]) -> Vec<EntryView> {
        let entry = |place: &usize| {
            let step = self.portal.history.steps.get(*place)?;
            let at = step.place_of(id)?;
            let goal = step.goals.get(at)?;
            let entry = self.entry_view(step, goal, self.text_of(*place, at));
            Some(EntryView { marks: self.marks_of(*place, at), ..entry })
        };
        steps.iter().rev().filter_map(entry).collect()
    }

    fn entry_view(&self, step: &Step, goal: &GoalChanges, text: Option<&TextDiffView>) -> EntryView {
        let (commit, said) = (&step.commit, step.said_of(&goal.id));
        let (text, changes) = self.sentence(commit, goal, text);
        let joined = |texts: &[&str]| Some(texts.join("; ")).filter(|text| !text.is_empty());
        let beginning = |text: String| self.original(&begin(&text));
        EntryView {
            text,
            changes,
            marks: Vec::new(),
            reason: said.reason().map(beginning),
            decision: joined(&said.decisions).map(beginning),
            source: joined(&said.sources).map(beginning),
            reverts: commit.reverts.as_deref().map(|hash| short(hash).to_owned()),
            url: routes::commit(&commit.id),
            short: short(&commit.id).to_owned(),
        }
    }

    /// The sentence, or its beginning and how it goes on in several ways.
    fn sentence(&self, commit: &Commit, goal: &GoalChanges, text: Option<&TextDiffView>) -> (String, Vec<String>) {
        let date = self.day(commit.date).text;
        let authors = Some(commit.authors()).filter(|names| !names.is_empty());
        let authors = authors.unwrap_or_else(|| self.texts.get("sentence.nobody").to_owned());
        let number = self.locale.plural(1 + commit.co_authors.len() as u64);
        let whole = |key: &str, more: &[(&str, &str)]| {
            let values: Vec<_> = [("date", date.as_str()), ("author", authors.as_str())]
                .into_iter()
                .chain(more.iter().copied())
                .collect();
            self.texts.fill_form(&format!("sentence.{key}"), number, &values)
        };
        let title = |record: &Record| self.original(record.title().unwrap_or(&goal.id));
        match goal.changes.as_slice() {
            [Change::Created { record, .. }] => {
                let status = self.status_word(record.fields.get("status"));
                (whole("created", &[("status", &status), ("title", &title(record))]), Vec::new())
            }
            [Change::Removed { record, .. }] => (whole("removed", &[("title", &title(record))]), Vec::new()),
            [change] => (whole("changed", &[("what", &self.object(change, text))]), Vec::new()),
            several => (whole("several", &[]), several.iter().map(|change| self.object(change, text)).collect()),
        }
    }

    /// What was changed, as the object of "änderte": `den Status von „begonnen“ zu „in Umsetzung“`.
    fn object(&self, change: &Change, text: Option<&TextDiffView>) -> String {
        match change {
            Change::Moved { to, .. } => self.texts.fill("sentence.moved", &[("new", to)]),
            Change::Field(change) => self.field_object(change, text),
            // A goal that was added or removed has no other change.
            Change::Created { .. } | Change::Removed { .. } => String::new(),
        }
    }

    fn field_object(&self, change: &FieldChange, text: Option<&TextDiffView>) -> String {
        let name = change.field.first().map_or("", String::as_str);
        if change.field.len() > 2 {
            return self.old_and_new(&format!("sentence.part.{name}"), "sentence.part.any", change);
        }
        match (name, text) {
            ("status", _) => {
                let (old, new) = (self.status_word(change.old.as_ref()), self.status_word(change.new.as_ref()));
                self.texts.fill("sentence.status", &[("old", &old), ("new", &new)])
            }
            ("text", _) => self.texts.fill("sentence.text", &[("how", &self.text_summary(text))]),
            _ => self.old_and_new(&format!("sentence.field.{name}"), "sentence.field.any", change),
        }
    }

    /// `die Frist von 2027 auf 2028`, `die Frist (neu: 2027, vorher keine Angabe)`, `die Frist (gestrichen, vorher: 2027)`.
    fn old_and_new(&self, known: &str, any: &str, change: &FieldChange) -> String {
        let name = self.field_name(&change.field);
        let (entry, part) = match change.field.as_slice() {
            [_, entry, parts @ ..] => (entry.as_str(), self.part_name(parts)),
            _ => ("", String::new()),
        };
        let dated = self.key_date(entry);
        let entry = if dated.is_empty() { &self.original(entry) } else { &dated };
        let known = if entry.is_empty() && change.field.len() > 2 { any } else { known };
        let key = if self.texts.find(known).is_some() { known } else { any };
        let what = self.texts.fill(key, &[("name", &name), ("entry", entry), ("part", &part)]);
        let value = |field: &Option<Field>| field.as_ref().map(|field| begin(&self.value(&change.field, field)));
        match (value(&change.old), value(&change.new)) {
            (Some(old), Some(new)) => {
                let is_date = |text: &Option<Field>| matches!(text, Some(Field::Text(text)) if text.parse::<PartialDate>().is_ok());
                let key = if is_date(&change.new) { "sentence.moved_to" } else { "sentence.from_to" };
                self.texts.fill(key, &[("what", &what), ("old", &old), ("new", &new)])
            }
            (None, Some(new)) => {
                let key = if change.field.len() == 2 { "sentence.added" } else { "sentence.set" };
                self.texts.fill(key, &[("what", &what), ("new", &new)])
            }
            (Some(old), None) => self.texts.fill("sentence.taken", &[("what", &what), ("old", &old)]),
            (None, None) => what,
        }
    }

    /// The text of a page word by word.
    pub fn text_diff(&self, text: &TextChange) -> TextDiffView {
        let mut diff = TextDiffView::of(&text.old, &text.new);
        diff.summary = self.text_summary(Some(&diff));
        diff
    }

    /// `12 Wörter neu, 3 Wörter entfallen`.
    pub fn text_summary(&self, diff: Option<&TextDiffView>) -> String {
        let (added, removed) = diff.map_or((0, 0), |diff| (diff.added, diff.removed));
        let counts = [("change.words_added", added), ("change.words_gone", removed)];
        let counts: Vec<String> = counts.iter().filter(|(_, n)| *n > 0).map(|(path, n)| self.count(path, *n)).collect();
        // Signs and white space are no words.
        if counts.is_empty() { self.texts.get("change.long").to_owned() } else { counts.join(", ") }
    }

    /// A number with its word, by a text that has `one` and `other`.
    pub fn count(&self, path: &str, n: usize) -> String {
        self.texts.fill_form(path, self.locale.plural(n as u64), &[("n", &n.to_string())])
    }

    /// The word of a status; of none, the portal's word for an unknown one.
    fn status_word(&self, field: Option<&Field>) -> String {
        let statuses = &self.portal.config.statuses;
        match field {
            Some(Field::Text(id)) => statuses.get(id).map_or_else(|| self.original(id), |status| status.label.clone()),
            _ => statuses.unknown().label.clone(),
        }
    }
}

/// The first words of a text, on one line.
pub fn begin(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= REASON {
        return line;
    }
    let cut: String = line.chars().take(REASON).collect();
    // A word is not cut, unless it is as long as the text.
    let whole = cut.rfind(' ').filter(|at| *at > cut.len() / 2).unwrap_or(cut.len());
    format!("{} …", &cut[..whole])
}

//! Marks on changes, stated reasons, and changed rules in the words of readers.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::config::GOALS;
use crate::content::Field;
use crate::history::{FieldChange, Said, Step, field_text};
use crate::portal::{Flag, Flagged, FlaggedAt};
use crate::render::words::Words;
use crate::render::words::view::ChangeView;

/// Shown length of a reason in lists, in characters; the whole one stands on the commit's page.
const REASON: usize = 300;

/// A mark on a change.
#[derive(Debug, Clone, Serialize)]
pub struct FlagView {
    /// The word in the data.
    pub word: String,
    /// `Frist verschoben`.
    pub label: String,
    /// False if no reason is stated.
    pub explained: bool,
    /// The reason, or its beginning, if not all of the step has the same one.
    pub reason: Option<String>,
}

/// The stated reason of marked changes.
#[derive(Debug, Clone, Serialize)]
pub struct ReasonView {
    /// The reason, or its beginning; none if none is stated.
    pub text: Option<String>,
}

/// The text, or its beginning with a sign that there is more.
pub fn cut(text: &str, length: usize) -> String {
    match text.char_indices().nth(length) {
        Some((end, _)) => format!("{} …", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

impl Words<'_> {
    /// Why something was changed.
    pub fn reason_view(&self, said: &Said<'_>) -> ReasonView {
        ReasonView { text: said.reason().map(|reason| self.original(&cut(&reason, REASON))) }
    }

    /// What a mark is called.
    pub fn flag_label(&self, flag: Flag) -> &str {
        let word = flag.word();
        self.texts.find_in("flags", word).unwrap_or(word)
    }

    /// The marks of a step.
    pub fn marks(&self, step: usize) -> BTreeMap<FlaggedAt, FlagView> {
        let content = self.portal.history.steps.get(step);
        content.map(|content| self.marks_in(content, self.portal.flagged_in(step))).unwrap_or_default()
    }

    /// The marks of a step in words.
    pub fn marks_in(&self, step: &Step, flagged: &[Flagged]) -> BTreeMap<FlaggedAt, FlagView> {
        let is_apart = step.said_of_all().is_none();
        let view = |flagged: &Flagged| {
            let ReasonView { text } = self.reason_view(&flagged.at.said(step));
            let (word, label) = (flagged.flag.word().to_owned(), self.flag_label(flagged.flag).to_owned());
            FlagView { word, label, explained: text.is_some(), reason: text.filter(|_| is_apart) }
        };
        flagged.iter().map(|flagged| (flagged.at, view(flagged))).collect()
    }

    /// What the marks of one goal in a step are called, each once.
    pub fn marks_of(&self, step: usize, goal: usize) -> Vec<String> {
        let marks = self.portal.flagged_in(step);
        let goal_at = |at: FlaggedAt| if let FlaggedAt::Goal { goal, .. } = at { goal } else { usize::MAX };
        // They stand by goal.
        let first = marks.partition_point(|mark| goal_at(mark.at) < goal);
        let mut labels: Vec<String> = Vec::new();
        for mark in marks.iter().skip(first).take_while(|mark| goal_at(mark.at) == goal) {
            let label = self.flag_label(mark.flag);
            if !labels.iter().any(|known| known == label) {
                labels.push(label.to_owned());
            }
        }
        labels
    }

    /// A changed rule.
    pub fn rule_change(&self, change: &FieldChange) -> ChangeView {
        let value = |field: &Option<Field>| field.as_ref().map(|field| self.rule_value(&change.field, field));
        ChangeView {
            kind: "changed".to_owned(),
            field: self.rule_name(&change.field),
            old: value(&change.old),
            new: value(&change.new),
            text: None,
            flag: None,
        }
    }

    /// `Status „begonnen“: Bedeutung`.
    pub fn rule_name(&self, path: &[String]) -> String {
        let named = |group: &str, key: &str| self.texts.find_in(group, key).unwrap_or(key).to_owned();
        match path {
            [] => String::new(),
            [setting] => named("rules.names", setting),
            // Of `content`, only the goals are a rule.
            [setting, goals] if setting == "content" && goals == GOALS => named("rules.names", setting),
            [setting, part @ ..] if matches!(setting.as_str(), "history" | "fields" | "content") => {
                let part = part.strip_prefix(&[GOALS.to_owned()]).unwrap_or(part);
                let part: Vec<String> = part.iter().map(|part| named("rules.parts", part)).collect();
                format!("{}: {}", named("rules.names", setting), part.join(", "))
            }
            [list, entry] => {
                let values = [("list", named("rules.names", list)), ("name", self.original(entry))];
                self.texts.fill("rules.entry", &values.each_ref().map(|(key, value)| (*key, value.as_str())))
            }
            [list, entry, part @ ..] => {
                let part: Vec<String> = part.iter().map(|part| named("rules.parts", part)).collect();
                let values =
                    [("list", named("rules.names", list)), ("name", self.original(entry)), ("part", part.join(", "))];
                let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
                self.texts.fill("rules.part", &values)
            }
        }
    }

    fn rule_value(&self, path: &[String], field: &Field) -> String {
        match field {
            Field::Map(map) => {
                let name = ["label", "title"].iter().find_map(|key| map.get(*key));
                let field_text = |field: &Field| self.original(&field_text(field));
                let means = map.get("means").map(|means| self.rule_word(crate::history::field_text(means)));
                match (name, means) {
                    (Some(name), Some(means)) => format!("{} ({means})", field_text(name)),
                    (Some(name), None) => field_text(name),
                    (None, _) => field_text(field),
                }
            }
            Field::Text(text) if path.last().is_some_and(|key| key == "means") => self.rule_word(text.clone()),
            Field::Text(text) if matches!(text.as_str(), "true" | "false") => self.rule_word(text.clone()),
            _ => self.original(&field_text(field)),
        }
    }

    fn rule_word(&self, word: String) -> String {
        self.texts.find_in("rules.words", &word).map(str::to_owned).unwrap_or(word)
    }
}

//! A changed rule of the settings in the words of readers.

use crate::config::GOALS;
use crate::content::Field;
use crate::history::{FieldChange, Step, field_text};
use crate::render::change::across::across_rules;
use crate::render::change::field::ChangeView;
use crate::render::words::Words;

impl ChangeView {
    /// A changed rule of a step.
    pub fn of_rule(words: &Words<'_>, step: &Step, change: &FieldChange) -> Self {
        let value = |field: &Option<Field>| field.as_ref().map(|field| rule_value(words, &change.field, field));
        Self {
            kind: "changed".to_owned(),
            field: rule_name(words, &change.field),
            old: value(&change.old),
            new: value(&change.new),
            text: None,
            flag: None,
            across: across_rules(words, step),
        }
    }
}

/// `Status „begonnen“: Bedeutung`.
pub fn rule_name(words: &Words<'_>, path: &[String]) -> String {
    let named = |group: &str, key: &str| words.texts.find_in(group, key).unwrap_or(key).to_owned();
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
            let values = [("list", named("rules.names", list)), ("name", words.original(entry))];
            words.texts.fill("rules.entry", &values.each_ref().map(|(key, value)| (*key, value.as_str())))
        }
        [list, entry, part @ ..] => {
            let part: Vec<String> = part.iter().map(|part| named("rules.parts", part)).collect();
            let values =
                [("list", named("rules.names", list)), ("name", words.original(entry)), ("part", part.join(", "))];
            let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
            words.texts.fill("rules.part", &values)
        }
    }
}

fn rule_value(words: &Words<'_>, path: &[String], field: &Field) -> String {
    match field {
        Field::Map(map) => {
            let name = ["label", "title"].iter().find_map(|key| map.get(*key));
            let field_text = |field: &Field| words.original(&field_text(field));
            let means = map.get("means").map(|means| rule_word(words, crate::history::field_text(means)));
            match (name, means) {
                (Some(name), Some(means)) => format!("{} ({means})", field_text(name)),
                (Some(name), None) => field_text(name),
                (None, _) => field_text(field),
            }
        }
        Field::Text(text) if path.last().is_some_and(|key| key == "means") => rule_word(words, text.clone()),
        Field::Text(text) if matches!(text.as_str(), "true" | "false") => rule_word(words, text.clone()),
        _ => words.original(&field_text(field)),
    }
}

/// A value that the texts know by a word.
pub fn rule_word(words: &Words<'_>, word: String) -> String {
    words.texts.find_in("rules.words", &word).map(str::to_owned).unwrap_or(word)
}

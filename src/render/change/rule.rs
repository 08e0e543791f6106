//! A changed rule of the settings in the words of readers.

use std::collections::BTreeMap;

use crate::config::{GOALS, GroupKind};
use crate::content::Field;
use crate::history::{FieldChange, Step, field_text};
use crate::render::change::across::across_rules;
use crate::render::change::field::ChangeView;
use crate::render::words::Words;
use crate::value::PartialDate;

impl ChangeView {
    /// A changed rule of a step.
    pub fn of_rule(words: &Words<'_>, step: &Step, change: &FieldChange) -> Self {
        let [words, _] = &words.around(&step.commit.id);
        let kind = match (&change.old, &change.new) {
            (None, Some(_)) => "new",
            (Some(_), None) => "gone",
            _ => "changed",
        };
        // What is new or gone is named already, so that its value says the rest.
        let value = |field: &Option<Field>| match field {
            Some(Field::Map(entry)) if kind != "changed" && change.field.len() == 2 && name_in(entry).is_some() => {
                let means = rule_word(words, field_text(entry.get("means")?));
                Some(format!("{}: {means}", part_name(words, "means")))
            }
            field => Some(rule_value(words, &change.field, field.as_ref()?)).filter(|value| !value.is_empty()),
        };
        Self {
            kind: kind.to_owned(),
            field: rule_name(words, &change.field, change.new.as_ref().or(change.old.as_ref())),
            old: value(&change.old),
            new: value(&change.new),
            again: None,
            text: None,
            flag: None,
            across: across_rules(words, step),
        }
    }
}

/// What an entry of a list calls itself.
fn name_in(entry: &BTreeMap<String, Field>) -> Option<&Field> {
    ["label", "title"].iter().find_map(|key| entry.get(*key))
}

/// What readers call an entry of a list: by its own words, or by those that it had when they are told, or has today.
fn entry_name(words: &Words<'_>, list: &str, entry: &str, value: Option<&Field>) -> String {
    let own =
        || if let Some(Field::Map(map)) = value { Some(words.original(&field_text(name_in(map)?))) } else { None };
    let kind = GroupKind::ALL.into_iter().find(|kind| kind.key() == list);
    let origins = &words.portal.config.origins;
    let known = || match (list, kind) {
        ("statuses", _) => words.status_label(entry),
        ("origins", _) => origins.iter().find(|origin| origin.id == entry).map(|origin| origin.label.clone()),
        (_, kind) => words.group_name(kind?, entry),
    };
    own().or_else(known).unwrap_or_else(|| words.original(entry))
}

/// `Status „begonnen“: Bedeutung`; an entry that comes or goes has its name in its value.
pub fn rule_name(words: &Words<'_>, path: &[String], value: Option<&Field>) -> String {
    let named = |group: &str, key: &str| words.texts.find_in(group, key).unwrap_or(key).to_owned();
    match path {
        [] => String::new(),
        [setting] => named("rules.names", setting),
        // Of `content`, only the goals are a rule.
        [setting, goals] if setting == "content" && goals == GOALS => named("rules.names", setting),
        [setting, part @ ..] if matches!(setting.as_str(), "history" | "fields" | "content") => {
            let part = part.strip_prefix(&[GOALS.to_owned()]).unwrap_or(part);
            let part: Vec<String> = part.iter().map(|part| part_name(words, part)).collect();
            format!("{}: {}", named("rules.names", setting), part.join(", "))
        }
        [list, entry] => {
            let values = [("list", named("rules.names", list)), ("name", entry_name(words, list, entry, value))];
            words.texts.fill("rules.entry", &values.each_ref().map(|(key, value)| (*key, value.as_str())))
        }
        [list, entry, part @ ..] => {
            let part: Vec<String> = part.iter().map(|part| named("rules.parts", part)).collect();
            let name = entry_name(words, list, entry, None);
            let values = [("list", named("rules.names", list)), ("name", name), ("part", part.join(", "))];
            let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
            words.texts.fill("rules.part", &values)
        }
    }
}

fn rule_value(words: &Words<'_>, path: &[String], field: &Field) -> String {
    match field {
        Field::Map(map) => {
            let name = name_in(map);
            let field_text = |field: &Field| words.original(&field_text(field));
            let means = map.get("means").map(|means| rule_word(words, crate::history::field_text(means)));
            match (name, means) {
                (Some(name), Some(means)) => format!("{} ({means})", field_text(name)),
                (Some(name), None) => field_text(name),
                (None, _) => in_words(words, field),
            }
        }
        Field::Text(text) if path.last().is_some_and(|key| key == "means" || key == "broken") => {
            rule_word(words, text.clone())
        }
        _ => in_words(words, field),
    }
}

/// What a part of a setting is called.
fn part_name(words: &Words<'_>, part: &str) -> String {
    let known = ["rules.parts", "rules.names", "fields"].iter().find_map(|group| words.texts.find_in(group, part));
    known.map_or_else(|| words.original(part), str::to_owned)
}

/// A value with the names of its parts, as readers know them.
fn in_words(words: &Words<'_>, field: &Field) -> String {
    match field {
        Field::Text(text) if matches!(text.as_str(), "true" | "false") => rule_word(words, text.clone()),
        Field::Text(text) => {
            text.parse().map_or_else(|_| words.original(text), |date: PartialDate| words.date(date).text)
        }
        Field::Texts(_) => words.original(&field_text(field)),
        Field::Map(map) => {
            let part = |(name, field): (&String, &Field)| match name.as_str() {
                "value" => in_words(words, field),
                name => format!("{}: {}", part_name(words, name), in_words(words, field)),
            };
            map.iter().map(part).collect::<Vec<_>>().join("; ")
        }
        Field::Entries(entries) => entries.values().map(|entry| in_words(words, entry)).collect::<Vec<_>>().join(" / "),
    }
}

/// A value that the texts know by a word.
pub fn rule_word(words: &Words<'_>, word: String) -> String {
    words.texts.find_in("rules.words", &word).map(str::to_owned).unwrap_or(word)
}

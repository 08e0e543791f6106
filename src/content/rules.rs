//! The rules of a portal as the history compares them: the settings that change what a number means.

use std::collections::BTreeMap;

use super::field::{Field, field, no_key_twice_within, words};
use crate::config::{GOALS, LOOKS, RULES, WORDS};
use crate::diagnostic::{Problem, Why, line_of_byte};
use crate::yaml::Plain;

/// The rules of a portal at some time: the settings that change what a number means, by name.
pub type Rules = BTreeMap<String, Field>;

/// Reads the rules in a `portal.yaml` of any time.
///
/// # Errors
/// Why it cannot be read.
pub fn rules(bytes: &[u8]) -> Result<Rules, Why> {
    let text = std::str::from_utf8(bytes)
        .map_err(|error| words(&Problem::NotUtf8 { line: line_of_byte(bytes, error.valid_up_to()) }))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let settings = Plain::parse(text).map_err(|(problem, _)| words(&problem))?;
    no_key_twice_within(&settings)?;
    let Plain::Map(entries) = settings else {
        return Err(words(&Problem::EmptySettings));
    };
    let main = main_language(&entries);
    let mut rules = Rules::new();
    for (key, value) in entries.into_iter().filter(|(key, _)| RULES.contains(&key.as_str())) {
        let value = if key == "content" { only_goals(value) } else { value };
        if let Some(field) = field(&key, without_looks(value, &main)) {
            rules.entry(key).or_insert(field);
        }
    }
    Ok(rules)
}

fn only_goals(content: Plain) -> Plain {
    let Plain::Map(entries) = content else { return Plain::Null };
    Plain::Map(entries.into_iter().filter(|(key, _)| key == GOALS).collect())
}

/// The language in which the rules are written; the words of the others are their translations and change nothing.
pub(super) fn main_language(settings: &[(String, Plain)]) -> String {
    let first = settings.iter().find(|(key, _)| key == "languages").and_then(|(_, value)| match value {
        Plain::List(codes) => codes.first(),
        other => Some(other),
    });
    if let Some(Plain::Text(code)) = first { code.clone() } else { "de".to_owned() }
}

fn without_looks(value: Plain, main: &str) -> Plain {
    match value {
        Plain::Map(entries) => {
            let counts = entries.into_iter().filter(|(key, _)| !LOOKS.contains(&key.as_str()));
            let plain = |(key, value): (String, Plain)| {
                let value = if WORDS.contains(&key.as_str()) { in_main(value, main) } else { value };
                (key, without_looks(value, main))
            };
            Plain::Map(counts.map(plain).collect())
        }
        Plain::List(items) => Plain::List(items.into_iter().map(|item| without_looks(item, main)).collect()),
        other => other,
    }
}

/// A text that is written by language as the one of the main language.
fn in_main(value: Plain, main: &str) -> Plain {
    match value {
        Plain::Map(texts) => texts.into_iter().find(|(code, _)| code == main).map_or(Plain::Null, |(_, text)| text),
        other => other,
    }
}

//! The words of a portal that a field may hold, as JSON Schema.

use serde_json::{Value, json};

use crate::config::{Config, GroupKind};
use crate::content::Content;
use crate::diagnostic::List;
use crate::yaml;

/// The name of a list among the definitions of a schema.
pub(super) fn name(list: List) -> &'static str {
    match list {
        List::Status => "status",
        List::Origin => "origin",
        List::Source => "source",
        list => group_kind(list).map_or("", GroupKind::word),
    }
}

/// The words of a list with what they stand for, and nothing at all.
pub(super) fn definition(list: List, config: &Config, content: &Content) -> Value {
    let pair = |word: &str, meaning: &str| (word.to_owned(), meaning.to_owned());
    let words: Vec<_> = match list {
        List::Status => config.statuses.iter().map(|status| pair(&status.id, &status.label)).collect(),
        List::Origin => config.origins.iter().map(|origin| pair(&origin.id, &origin.label)).collect(),
        List::Source => content.sources.values().map(|source| pair(&source.id, &source.title)).collect(),
        list => {
            let groups = group_kind(list).map_or(&[][..], |kind| config.groups.of(kind));
            let ids = groups.iter().map(|group| pair(&group.id, &group.title));
            let short = groups.iter().filter_map(|group| Some(pair(group.alias.as_ref()?, &group.title)));
            ids.chain(short).collect()
        }
    };
    one_of(words)
}

/// One of several words, each with its meaning, or nothing: one list of all of it gives one message about a wrong word.
pub(super) fn one_of(words: impl IntoIterator<Item = (String, String)>) -> Value {
    let (mut values, mut meanings): (Vec<Value>, Vec<Value>) = (Vec::new(), Vec::new());
    for (word, meaning) in words {
        for value in as_written(word).filter(|value| !values.contains(value)).collect::<Vec<_>>() {
            values.push(value);
            meanings.push(meaning.clone().into());
        }
    }
    values.push(Value::Null);
    meanings.push("keine Angabe".into());
    json!({ "enum": values, "enumDescriptions": meanings })
}

/// A word as a text and, if YAML takes it for a number without quotes (`2025`), as that as well.
fn as_written(word: String) -> impl Iterator<Item = Value> {
    let read = yaml::parse_plain(&word).ok().filter(|node| node.value.scalar().as_ref() == Some(&word));
    let number = match read.map(|node| node.value) {
        Some(yaml::Value::Whole(number)) => Some(number.into()),
        Some(yaml::Value::Number(number, _)) => Some(number.into()),
        Some(yaml::Value::Bool(value, _)) => Some(value.into()),
        _ => None,
    };
    [Value::String(word)].into_iter().chain(number)
}

fn group_kind(list: List) -> Option<GroupKind> {
    GroupKind::ALL.into_iter().find(|kind| kind.list() == list)
}

//! Texts of the theme in one language: a tree of texts, with `{name}` where a value is put in.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;

use super::ThemeError;
use crate::characters::isolated;
use crate::diagnostic::{Diagnostic, Expected, Language, Located, Problem, Span, Why, line_of_byte, yaml_in_words};
use crate::foreign;
use crate::yaml::{self, Node, Plain, nearest, parse_plain};

/// Groups whose keys are names of the portal's own: fields, languages, settings.
const FREE: [&str; 5] = ["t.fields", "t.parts", "t.languages.names", "t.rules.parts", "t.site.parts"];

/// The group of addresses: they are those of the program, in every language and theme.
const ROUTES: &str = "routes";

/// The texts of one language.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct Texts {
    tree: Value,
}

impl Default for Texts {
    fn default() -> Self {
        Self { tree: Value::Object(serde_json::Map::new()) }
    }
}

impl Texts {
    /// The same texts in place of those that another language lacks.
    pub(super) fn as_untranslated(&self) -> Self {
        let mut tree = self.tree.clone();
        if let Value::Object(groups) = &mut tree {
            groups.iter_mut().filter(|(key, _)| *key != ROUTES).for_each(|(_, group)| mark(group));
        }
        Self { tree }
    }

    pub(super) fn parse(path: &str, bytes: &[u8]) -> Result<Self, ThemeError> {
        let failed = |reason: Why| ThemeError::Texts { path: path.to_owned(), reason };
        let text = std::str::from_utf8(bytes).map_err(|_| ThemeError::NotUtf8 { path: path.to_owned() })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let broken = |(problem, place): (Problem, Span)| {
            let line = line_of_byte(text.as_bytes(), place.start);
            let said = [(Language::German, "Zeile"), (Language::English, "line")].map(|(language, word)| {
                let reason = match &problem {
                    Problem::BrokenYaml { reason } => yaml_in_words(reason, language).into_owned(),
                    _ => Diagnostic::whole(path, problem.clone()).message_in(language),
                };
                format!("{reason} ({word} {line})")
            });
            failed(said.into())
        };
        let tree = parse_plain(text).map_err(broken)?;
        if let Some(key) = twice(&tree) {
            return Err(broken((Problem::BrokenYaml { reason: "duplicate mapping key".into() }, key.span.clone())));
        }
        match json(tree.into()) {
            tree @ Value::Object(_) => Ok(Self { tree }),
            // A file that says nothing yet, or in comments only.
            Value::Null => Ok(Self::default()),
            _ => Err(failed(
                ["jede Zeile braucht die Form `name: Text`", "each line needs the form `name: text`"].into(),
            )),
        }
    }

    /// Keys of a readable text file that these texts do not have and none of the templates asks for, and values of another
    /// kind than theirs.
    pub(super) fn unknown_in(&self, path: &str, bytes: &[u8], templates: &[&str]) -> Vec<Diagnostic> {
        let text = String::from_utf8_lossy(bytes);
        let Ok(tree) = parse_plain(&text) else { return Vec::new() };
        let mut found = Vec::new();
        unknown(&self.tree, &tree, "t", templates, &mut |span, problem| {
            found.push(Diagnostic::at(path, span, problem));
        });
        found
    }

    /// Puts the texts of `other` over these, key by key, but for addresses.
    pub(super) fn replace(&mut self, mut other: Self) {
        if let (Value::Object(tree), true) = (&mut other.tree, self.tree.get(ROUTES).is_some()) {
            tree.remove(ROUTES);
        }
        merge(&mut self.tree, other.tree);
    }

    /// The text at a path such as `goal.sources`. A missing one shows as its path: the default theme has all that the
    /// program asks for (a test holds that).
    pub fn get<'t>(&'t self, path: &'t str) -> &'t str {
        self.find(path).unwrap_or(path)
    }

    /// The text at a path, if there is one.
    pub fn find(&self, path: &str) -> Option<&str> {
        path.split('.').try_fold(&self.tree, |tree, key| tree.get(key))?.as_str()
    }

    /// All texts with their paths, in the order of these.
    pub fn all(&self) -> Vec<(String, &str)> {
        fn add<'t>(path: &str, tree: &'t Value, all: &mut Vec<(String, &'t str)>) {
            match tree {
                Value::String(text) => all.push((path.to_owned(), text)),
                Value::Object(tree) => {
                    for (key, value) in tree {
                        let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                        add(&path, value, all);
                    }
                }
                _ => {}
            }
        }
        let mut all = Vec::new();
        add("", &self.tree, &mut all);
        all.sort_unstable();
        all
    }

    /// The text of a key in a group. Unlike in a path, the key may hold a full stop: it comes from the content.
    pub fn find_in(&self, group: &str, key: &str) -> Option<&str> {
        group.split('.').try_fold(&self.tree, |tree, key| tree.get(key))?.get(key)?.as_str()
    }

    /// The text at a path with values put in.
    pub fn fill(&self, path: &str, values: &[(&str, &str)]) -> String {
        fill(self.get(path), values.iter().copied())
    }

    /// The form of a text that a language has for a count, or else `other`, with values put in.
    pub fn fill_form(&self, path: &str, form: &str, values: &[(&str, &str)]) -> String {
        let text = self.find(&format!("{path}.{form}")).unwrap_or_else(|| self.find_in(path, "other").unwrap_or(path));
        fill(text, values.iter().copied())
    }
}

/// Tells of each key below `at` that `level` does not have, unless a template asks for it, and of each value of another kind
/// than its own. A language may have more forms of a text for counts than another.
fn unknown(level: &Value, own: &Node, at: &str, templates: &[&str], tell: &mut impl FnMut(&Span, Problem)) {
    let expected = match (level, &own.value) {
        (_, yaml::Value::Null) => return,
        (Value::Object(_), value) => (!matches!(value, yaml::Value::Map(_))).then_some(Expected::Mapping),
        (Value::Array(_), value) => (!matches!(value, yaml::Value::List(_))).then_some(Expected::Texts),
        (_, value) => value.scalar().is_none().then_some(Expected::Text),
    };
    if let Some(expected) = expected {
        let field = at.rsplit('.').next().unwrap_or(at).to_owned();
        return tell(&own.span, Problem::WrongType { field, expected });
    }
    let (yaml::Value::Map(entries), Value::Object(known)) = (&own.value, level) else { return };
    if level.get("other").is_some() || FREE.contains(&at) {
        return;
    }
    for (key, value) in entries {
        let path = format!("{at}.{}", key.value);
        match level.get(&key.value) {
            Some(Value::String(known)) if at == "t.routes" && value.value.scalar().as_ref() != Some(known) => {
                tell(&key.span, Problem::UnknownText { key: key.value.clone(), nearest: None });
            }
            Some(known) => unknown(known, value, &path, templates, tell),
            None if templates.iter().any(|template| asks_for(template, &path)) => {}
            None => {
                let nearest = nearest(&key.value, known.keys().map(String::as_str));
                tell(&key.span, Problem::UnknownText { key: key.value.clone(), nearest });
            }
        }
    }
}

/// Whether a template asks for the text at a path, not only for one whose path begins or ends like it.
fn asks_for(template: &str, path: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    template.match_indices(path).any(|(at, _)| {
        let (before, behind) = (&template[..at], &template[at + path.len()..]);
        !before.ends_with(|c| is_part(c) || c == '.') && !behind.starts_with(is_part)
    })
}

/// Puts values in place of `{name}`.
pub(super) fn fill<'v>(text: &str, values: impl Iterator<Item = (&'v str, &'v str)>) -> String {
    // One pass, so that a value that itself contains `{…}` stays as it is.
    let values: Vec<_> = values.collect();
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, tail) = rest.split_at(at);
        filled.push_str(before);
        let value = tail.find('}').and_then(|end| {
            let name = &tail[1..end];
            values.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value, end + 1))
        });
        let (value, length) = value.unwrap_or(("{", 1));
        filled.push_str(&isolated(value));
        rest = &tail[length..];
    }
    filled.push_str(rest);
    filled
}

/// A key that stands twice in one mapping.
fn twice(node: &Node) -> Option<&Located<String>> {
    let yaml::Value::Map(entries) = &node.value else { return node.items().iter().find_map(twice) };
    let mut keys = BTreeSet::new();
    let own = entries.iter().find(|(key, _)| !keys.insert(key.value.as_str())).map(|(key, _)| key);
    own.or_else(|| entries.iter().find_map(|(_, node)| twice(node)))
}

fn json(tree: Plain) -> Value {
    match tree {
        Plain::Null => Value::Null,
        Plain::Text(text) | Plain::Number(_, text) => Value::String(text),
        Plain::List(items) => items.into_iter().map(json).collect(),
        Plain::Map(entries) => Value::Object(entries.into_iter().map(|(key, value)| (key, json(value))).collect()),
    }
}

fn mark(tree: &mut Value) {
    match tree {
        Value::String(text) => *text = foreign::untranslated(text, 0),
        Value::Object(tree) => tree.values_mut().for_each(mark),
        Value::Array(texts) => texts.iter_mut().for_each(mark),
        _ => {}
    }
}

fn merge(tree: &mut Value, over: Value) {
    match (tree, over) {
        (Value::Object(tree), Value::Object(over)) => {
            for (key, value) in over {
                merge(tree.entry(key).or_insert(Value::Null), value);
            }
        }
        // A key without a value says nothing.
        (_, Value::Null) => {}
        (tree, over) => *tree = over,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_put_in_once() {
        let filled = fill("{a} und {b}, {c}", [("a", "{b}"), ("b", "B")].into_iter());
        assert_eq!(filled, "{b} und B, {c}");
    }
}

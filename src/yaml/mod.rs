//! YAML as a tree of values with their places, and a reader that takes it apart field by field.
//!
//! The parser stops at its first type error, so nothing is typed while parsing: [`parse`] gives a [`Node`],
//! and [`Fields`] turns it into values while noting every mistake.

mod fields;
mod plain;

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{DuplicateKeyPolicy, Location, Spanned};

use crate::characters::{harmless, unseen};
use crate::diagnostic::{Located, Problem, Sink, Span};

pub use fields::{FieldNames, Fields, field_of, is_id, is_path, nearest, slug};
pub use plain::Plain;

/// A value and where it stands.
pub type Node = Located<Value>;

/// A YAML value. Numbers keep their value only; how they were written is formatting.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing (`key:` without a value, `null`, `~`).
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Whole(i64),
    /// Any other number; always finite.
    Number(f64),
    /// Everything else that is not a list or mapping, dates included.
    Text(String),
    /// `- a`
    List(Vec<Node>),
    /// `key: value`, in the order of the file, repeated keys included.
    Map(Vec<(Located<String>, Node)>),
}

impl Node {
    /// The value of a key; `None` if there is none, or if this is no mapping.
    pub fn get(&self, key: &str) -> Option<&Self> {
        let Value::Map(entries) = &self.value else { return None };
        entries.iter().find(|(name, _)| name.value == key).map(|(_, node)| node)
    }

    /// The items of a list; none if this is no list.
    pub fn items(&self) -> &[Self] {
        if let Value::List(items) = &self.value { items } else { &[] }
    }
}

impl Value {
    /// A single value as text: numbers in the shortest notation, booleans as words; `None` for nothing, lists, mappings.
    pub fn scalar(&self) -> Option<String> {
        match self {
            Self::Bool(value) => Some(value.to_string()),
            Self::Whole(value) => Some(value.to_string()),
            Self::Number(value) => Some(value.to_string()),
            Self::Text(value) => Some(value.clone()),
            Self::Null | Self::List(_) | Self::Map(_) => None,
        }
    }
}

/// Parses YAML that begins at byte `offset` of the file that `sink` stands for. `None` after noting why not. Characters that
/// nobody sees and that change what is read are noted and left out.
pub fn parse(text: &str, offset: usize, sink: &mut Sink<'_>) -> Option<Node> {
    match parse_plain(text) {
        Ok(node) => Some(seen(shift(node, offset), sink)),
        Err((problem, span)) => {
            sink.add(&(span.start + offset..span.end + offset), problem);
            None
        }
    }
}

/// Parses YAML without a file around it; the error has the problem and its place.
///
/// # Errors
/// Text that is not YAML, or YAML beyond the parser's limits.
pub fn parse_plain(text: &str) -> Result<Node, (Problem, Span)> {
    let spanned: Spanned<Value> =
        serde_yaml::from_str_with_options(text, options()).map_err(|error| failure(text, &error))?;
    Ok(Node { span: span_of(&spanned.referenced), value: spanned.value })
}

/// What is a number, what is a text, and how much is too much.
fn options() -> serde_yaml::Options {
    serde_yaml::options! {
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        non_finite_float_policy: serde_yaml::options::NonFiniteFloatPolicy::AsString,
        with_snippet: false,
        budget: serde_yaml::budget! { max_nodes: 50_000, max_depth: 64 },
    }
}

fn failure(text: &str, error: &serde_yaml::Error) -> (Problem, Span) {
    let mut error = error.without_snippet();
    let start = error.location().map_or(0, |at| start_of(text, &at));
    let start = floor_boundary(text, start.min(text.len().saturating_sub(1)));
    let end = text[start..].find('\n').map_or(text.len(), |at| start + at).max(start);
    while let serde_yaml::Error::AliasError { error: inner, .. } = error {
        error = inner.without_snippet();
    }
    let problem = match error {
        serde_yaml::Error::Budget { .. }
        | serde_yaml::Error::AliasReplayLimitExceeded { .. }
        | serde_yaml::Error::AliasExpansionLimitExceeded { .. }
        | serde_yaml::Error::AliasReplayStackDepthExceeded { .. } => Problem::YamlBomb,
        _ => Problem::BrokenYaml { reason: reason(error) },
    };
    (problem, start..end)
}

/// The byte at which an error stands. Errors of the scanner know line and column only.
fn start_of(text: &str, location: &Location) -> usize {
    let number = |value: u64| usize::try_from(value).unwrap_or(usize::MAX);
    if let Some(byte) = location.span().byte_offset() {
        return number(byte);
    }
    let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
    let Some(start) = line_starts.take(number(location.line())).last() else {
        return 0;
    };
    let line = text[start..].split('\n').next().unwrap_or_default();
    let column = number(location.column().saturating_sub(1));
    start + line.char_indices().nth(column).map_or(line.len(), |(at, _)| at)
}

/// The parser's words without the place, which is shown beside them anyway.
fn reason(error: &serde_yaml::Error) -> String {
    let words = error.to_string();
    let first = words.lines().next().unwrap_or_default();
    let first = first.strip_prefix("error: ").unwrap_or(first);
    let first = first.strip_prefix("line ").and_then(|rest| rest.split_once(": ")).map_or(first, |(_, rest)| rest);
    first.split(" at line ").next().unwrap_or(first).to_owned()
}

fn floor_boundary(text: &str, mut at: usize) -> usize {
    while at > 0 && !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn span_of(location: &Location) -> Span {
    let span = location.span();
    let number = |value: Option<u64>| value.and_then(|value| usize::try_from(value).ok()).unwrap_or(0);
    let start = number(span.byte_offset());
    start..start + number(span.byte_len())
}

/// Notes and leaves out what nobody sees.
fn seen(node: Node, sink: &mut Sink<'_>) -> Node {
    let value = match node.value {
        Value::Text(text) => Value::Text(seen_text(text, &node.span, sink)),
        Value::List(items) => Value::List(items.into_iter().map(|item| seen(item, sink)).collect()),
        Value::Map(entries) => {
            let entry = |(Located { value, span }, node)| {
                let value = seen_text(value, &span, sink);
                (Located { value, span }, seen(node, sink))
            };
            Value::Map(entries.into_iter().map(entry).collect())
        }
        other => other,
    };
    Node { value, span: node.span }
}

fn seen_text(text: String, span: &Span, sink: &mut Sink<'_>) -> String {
    let Some(found) = unseen(&text) else { return text };
    sink.add(span, Problem::unseen(found));
    harmless(&text).into_owned()
}

/// Moves all places by `offset`, for YAML that is part of a file.
fn shift(node: Node, offset: usize) -> Node {
    let moved = |span: Span| span.start + offset..span.end + offset;
    let value = match node.value {
        Value::List(items) => Value::List(items.into_iter().map(|item| shift(item, offset)).collect()),
        Value::Map(entries) => Value::Map(
            entries
                .into_iter()
                .map(|(key, value)| (Located { span: moved(key.span), value: key.value }, shift(value, offset)))
                .collect(),
        ),
        scalar => scalar,
    };
    Node { value, span: moved(node.span) }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any YAML value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Whole(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(i64::try_from(value).map_or_else(|_| Value::Text(value.to_string()), Value::Whole))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::Text(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element::<Spanned<Value>>()? {
            items.push(Node { span: span_of(&item.referenced), value: item.value });
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, value)) = map.next_entry::<Spanned<String>, Spanned<Value>>()? {
            let key = Located { span: span_of(&key.referenced), value: key.value };
            entries.push((key, Node { span: span_of(&value.referenced), value: value.value }));
        }
        Ok(Value::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, span: &Span) -> String {
        text[span.clone()].to_owned()
    }

    #[test]
    fn places_are_bytes_and_survive_umlauts() {
        let text = "title: Für Bürger\nlist: [äöü, x]\nnested:\n  - a: 1.50\n    a: no\n";
        let node = parse_plain(text).unwrap();
        let Value::Map(entries) = node.value else { panic!("{node:?}") };
        assert_eq!(marked(text, &entries[0].1.span), "Für Bürger");
        assert_eq!(marked(text, &entries[1].0.span), "list");
        let Value::List(items) = &entries[1].1.value else { panic!() };
        assert_eq!(marked(text, &items[0].span), "äöü");
        let Value::List(items) = &entries[2].1.value else { panic!() };
        let Value::Map(inner) = &items[0].value else { panic!() };
        assert_eq!(inner[0].1.value, Value::Number(1.5));
        assert_eq!(inner[1].1.value, Value::Text("no".into()));
        assert_eq!(marked(text, &inner[1].0.span), "a");
    }

    #[test]
    fn strange_scalars_stay_texts() {
        let text = "[0777, 1_000, .inf, 2027, 2027-03, 99999999999999999999, ~, 0x1F]";
        let Value::List(items) = parse_plain(text).unwrap().value else { panic!() };
        let values: Vec<_> = items.into_iter().map(|item| item.value).collect();
        assert_eq!(values[0], Value::Text("0777".into()));
        assert_eq!(values[1], Value::Text("1_000".into()));
        assert_eq!(values[2], Value::Text(".inf".into()));
        assert_eq!(values[3], Value::Whole(2027));
        assert_eq!(values[4], Value::Text("2027-03".into()));
        assert_eq!(values[6], Value::Null);
    }

    #[test]
    fn a_bomb_is_refused() {
        let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for level in 1..12 {
            let before = format!("*a{}, ", level - 1).repeat(9);
            text = format!("{text}a{level}: &a{level} [{}]\n", before.trim_end_matches(", "));
        }
        let (problem, _) = parse_plain(&text).unwrap_err();
        assert_eq!(problem, Problem::YamlBomb);
    }
}

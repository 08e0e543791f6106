//! YAML as a tree of values with their places, and a reader that takes it apart field by field.
//!
//! The tree keeps every single value as it is written: what a title or label says must not depend on what YAML would
//! take it for. [`parse`] gives a [`Node`], and [`Fields`] turns it into values while noting every mistake.

mod beside;
mod broken;
mod comma;
mod fields;
mod meant;
mod names;
mod plain;
mod read;
mod scalar;
mod shape;
mod signs;
mod values;

use crate::characters::{harmless, hidden, unseen};
use crate::diagnostic::{Located, Problem, Sink, Span};

use read::Room;

pub use fields::{FieldNames, Fields, field_of};
pub use meant::nearest;
pub use names::{is_id, is_path, slug};
pub use plain::{Plain, quoted, scalar};

/// A value and where it stands.
pub type Node = Located<Value>;

/// A YAML value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing (`key:` without a value, `null`, `~`).
    Null,
    /// `true` or `false`, and how it is written (`True`).
    Bool(bool, String),
    /// A whole number of at most 15 digits, as it is written.
    Whole(i64),
    /// Any other decimal number of at most 15 digits, and how it is written (`1.10`).
    Number(f64, String),
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
    /// A single value as text, as it is written; `None` for nothing, lists, mappings.
    pub fn scalar(&self) -> Option<String> {
        match self {
            Self::Bool(_, text) | Self::Number(_, text) | Self::Text(text) => Some(text.clone()),
            Self::Whole(value) => Some(value.to_string()),
            Self::Null | Self::List(_) | Self::Map(_) => None,
        }
    }
}

/// Parses YAML that begins at byte `offset` of the file that `sink` stands for. `None` after noting why not. What the
/// tree does not hold though an editor may have meant it (comments that cut off a text, tags) is noted as well. Characters
/// that nobody sees and that change what is read are noted and left out. `entries` are the values that it may have, if the
/// settings say so.
pub fn parse(text: &str, offset: usize, entries: Option<usize>, sink: &mut Sink<'_>) -> Option<Node> {
    let moved = |span: &Span| span.start + offset..span.end + offset;
    let room = match entries {
        Some(entries) => Room { entries, text: usize::MAX, excess: Problem::TooManyEntries { limit: entries } },
        // What settings say stands on every page.
        None => Room { entries: read::USUAL, text: read::SETTING, excess: Problem::YamlBomb },
    };
    let read = read::tree(text, true, room);
    // What a wrong sign makes of a text is no finding of its own.
    let signs = read.as_ref().map_or_else(|_| signs::in_lines(text), |(node, _)| signs::in_tree(text, node));
    if !signs.is_empty() {
        signs.into_iter().for_each(|(span, problem)| sink.add(&moved(&span), problem));
        return None;
    }
    match read {
        Ok((node, lost)) => {
            for (span, problem) in lost {
                sink.add(&moved(&span), problem);
            }
            Some(seen(shift(node, offset), sink))
        }
        Err((problem, span)) => {
            sink.add(&moved(&span), problem);
            None
        }
    }
}

/// Parses YAML without a file around it, which may have as many values as any settings allow; the error has the problem and
/// its place.
///
/// # Errors
/// Text that is not YAML, or YAML beyond the parser's limits.
pub fn parse_plain(text: &str) -> Result<Node, (Problem, Span)> {
    let room = Room { entries: read::MOST, text: usize::MAX, excess: Problem::YamlBomb };
    read::tree(text, false, room).map(|(node, _)| node)
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
    if let Some(character) = hidden(&text) {
        sink.add(span, Problem::HiddenCharacter { character });
    }
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
        assert_eq!(inner[0].1.value, Value::Number(1.5, "1.50".into()));
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
        assert_eq!(values[5], Value::Text("99999999999999999999".into()));
        assert_eq!(values[6], Value::Null);
        assert_eq!(values[7], Value::Text("0x1F".into()));
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

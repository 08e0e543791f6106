//! YAML without places, for the old states of files that only the history compares.

use std::borrow::Cow;

use super::{Node, Value, parse_plain};
use crate::characters::harmless;
use crate::diagnostic::{Problem, Span};

/// A YAML value whose place nobody asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Plain {
    /// Nothing.
    Null,
    /// A single value as it is written.
    Text(String),
    /// A number with a point, and how it is written.
    Number(f64, String),
    /// `- a`
    List(Vec<Plain>),
    /// `key: value`, in the order of the file, repeated keys included.
    Map(Vec<(String, Plain)>),
}

impl Plain {
    /// Parses YAML. What nobody sees is left out, as [`super::parse`] does.
    ///
    /// # Errors
    /// As [`super::parse_plain`].
    pub fn parse(text: &str) -> Result<Self, (Problem, Span)> {
        parse_plain(text).map(|node| Self::from(node).seen())
    }

    /// The same without what nobody sees.
    fn seen(self) -> Self {
        let seen = |text: String| match harmless(&text) {
            Cow::Borrowed(_) => text,
            Cow::Owned(harmless) => harmless,
        };
        match self {
            Self::Text(text) => Self::Text(seen(text)),
            Self::List(items) => Self::List(items.into_iter().map(Self::seen).collect()),
            Self::Map(entries) => {
                Self::Map(entries.into_iter().map(|(key, value)| (seen(key), value.seen())).collect())
            }
            Self::Null | Self::Number(..) => self,
        }
    }
}

/// A text as YAML: plain if it stays the same text, otherwise in quotation marks.
pub fn scalar(text: &str) -> String {
    let plain = Plain::parse(&format!("a: {text}\n"));
    let same = Plain::Map(vec![("a".to_owned(), Plain::Text(text.to_owned()))]);
    if plain == Ok(same) { text.to_owned() } else { quoted(text) }
}

/// A text as YAML in quotation marks.
pub fn quoted(text: &str) -> String {
    // Every JSON text is one in YAML.
    serde_json::Value::from(text).to_string()
}

impl From<Node> for Plain {
    fn from(node: Node) -> Self {
        match node.value {
            Value::Null => Self::Null,
            Value::Number(value, written) => Self::Number(value, written),
            Value::List(items) => Self::List(items.into_iter().map(Self::from).collect()),
            Value::Map(entries) => {
                Self::Map(entries.into_iter().map(|(key, value)| (key.value, Self::from(value))).collect())
            }
            Value::Bool(_, text) | Value::Text(text) => Self::Text(text),
            Value::Whole(value) => Self::Text(value.to_string()),
        }
    }
}

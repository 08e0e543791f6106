//! YAML without places, for the thousands of old states of files that only the history compares.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::{Node, Value};
use crate::characters::harmless;
use crate::diagnostic::{Problem, Span};

/// A YAML value whose place nobody asks for. Numbers and truth values are texts in their shortest notation. What nobody sees
/// is left out, as [`super::parse`] does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Plain {
    /// Nothing.
    Null,
    /// A single value.
    Text(String),
    /// `- a`
    List(Vec<Plain>),
    /// `key: value`, in the order of the file, repeated keys included.
    Map(Vec<(String, Plain)>),
}

impl Plain {
    /// Parses YAML; several times faster than [`super::parse`].
    ///
    /// # Errors
    /// As [`super::parse_plain`].
    pub fn parse(text: &str) -> Result<Self, (Problem, Span)> {
        serde_yaml::from_str_with_options(text, super::options()).map_err(|error| super::failure(text, &error))
    }
}

impl From<&Node> for Plain {
    fn from(node: &Node) -> Self {
        match &node.value {
            Value::Null => Self::Null,
            Value::List(items) => Self::List(items.iter().map(Self::from).collect()),
            Value::Map(entries) => {
                Self::Map(entries.iter().map(|(key, value)| (key.value.clone(), Self::from(value))).collect())
            }
            scalar => scalar.scalar().map_or(Self::Null, Self::Text),
        }
    }
}

impl<'de> Deserialize<'de> for Plain {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PlainVisitor)
    }
}

struct PlainVisitor;

impl<'de> Visitor<'de> for PlainVisitor {
    type Value = Plain;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any YAML value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Plain, E> {
        Ok(Plain::Text(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Plain, E> {
        Ok(Plain::Text(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Plain, E> {
        Ok(Plain::Text(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Plain, E> {
        Ok(Plain::Text(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Plain, E> {
        Ok(Plain::Text(harmless(value).into_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Plain, E> {
        Ok(Plain::Text(harmless(&value).into_owned()))
    }

    fn visit_unit<E>(self) -> Result<Plain, E> {
        Ok(Plain::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Plain, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Plain::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Plain, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, value)) = map.next_entry::<String, Plain>()? {
            entries.push((harmless(&key).into_owned(), value));
        }
        Ok(Plain::Map(entries))
    }
}

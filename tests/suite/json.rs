//! JSON that every reader takes in the same way: no object names a key twice.

use std::collections::HashSet;
use std::fmt;
use std::path::Path;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::case::{Case, files};

/// Any value in which no object has a key twice.
struct Unequivocal;

impl<'de> Deserialize<'de> for Unequivocal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for Unequivocal {
    type Value = Self;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Self, A::Error> {
        while values.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self, A::Error> {
        let mut known = HashSet::new();
        while let Some((key, _)) = entries.next_entry::<String, Self>()? {
            if !known.insert(key.clone()) {
                return Err(A::Error::custom(format!("`{key}` twice")));
            }
        }
        Ok(self)
    }
}

fn fault(text: &[u8]) -> Option<String> {
    serde_json::from_slice::<Unequivocal>(text).err().map(|error| error.to_string())
}

/// What is wrong with the JSON files of a site.
pub fn faults(site: &Path) -> Vec<String> {
    let files = files(site).into_iter().filter(|(path, _)| path.ends_with("json"));
    files.filter_map(|(path, bytes)| Some(format!("{path}: {}", fault(&bytes)?))).collect()
}

#[test]
fn a_key_that_is_there_twice_is_found() {
    assert_eq!(fault(br#"{"a": [{"b": 1.5, "c": null}, {"b": -1, "c": true}], "b": "a"}"#), None);
    assert_eq!(fault(br#"{"a": [{"b": 1, "b": 1}]}"#).unwrap(), "`b` twice at line 1 column 23");
}

#[test]
fn what_commands_print_as_json_names_no_key_twice() {
    let mut case = Case::new().goal("a", "due: 2027\n");
    case.commit("Anfang");
    case.write_goal("a", "due: 2028\n");
    case.commit("Frist verschoben");
    for command in [
        "history --format json",
        "report --from 2024 --to 2026 --format json",
        "check --since HEAD~1 --format json",
        "check --since HEAD~1 --format sarif",
        "check --since HEAD~1 --format gitlab",
    ] {
        let ran = case.run(&command.split(' ').collect::<Vec<_>>());
        assert!(ran.out.len() > 100, "{command}: {}", ran.err);
        assert_eq!(fault(ran.out.as_bytes()), None, "{command}");
    }
}

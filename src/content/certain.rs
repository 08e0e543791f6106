//! What an unreadable front matter says all the same: single values in lines of which nobody can be in doubt.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::field::{Field, field};
use super::record::name_in_record;
use crate::characters::harmless;
use crate::yaml::{FieldNames, Plain};

/// Signs with which a value may go on in the next line, whatever that looks like.
const OPENING: [char; 8] = ['"', '\'', '[', ']', '{', '}', '|', '>'];

/// What the lines of a front matter say, by the names that [`Record`](super::Record) has for their fields.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertainLines {
    /// Single values.
    values: BTreeMap<String, String>,
    /// Every field that one of the lines may be about; none if nobody knows of all of them.
    named: Option<BTreeSet<String>>,
}

impl CertainLines {
    /// The value of a field, if nobody can be in doubt of it.
    pub fn value(&self, name: &str) -> Option<&String> {
        self.values.get(name)
    }

    /// Whether certainly none of the lines is about a field.
    pub fn lacks(&self, name: &str) -> bool {
        self.named.as_ref().is_some_and(|named| !named.contains(name))
    }
}

/// Single values, each from a line `key: value` of its own that can be read alone. A line counts only if no other one has its
/// key, and if nothing before it was opened that may not be closed.
pub fn certain_lines(front: &str, names: &FieldNames) -> CertainLines {
    // A carriage return alone begins a line as well, but none that is seen here.
    if front.replace("\r\n", "\n").contains('\r') {
        return CertainLines::default();
    }
    let lines: Vec<&str> = front.lines().collect();
    let entries: Vec<Entry<'_>> =
        lines.chunk_by(|_, next| is_within(next)).map(|lines| Entry::of(lines, names)).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    // What stands there twice and says the same says one thing.
    let mut said = BTreeSet::new();
    let once = entries.iter().filter(|entry| match &entry.value {
        Some((name, Some(text))) => said.insert((name.as_str(), text.as_str())),
        _ => true,
    });
    for name in once.flat_map(Entry::names) {
        *counts.entry(name).or_default() += 1;
    }
    let hidden = entries.iter().filter(|entry| entry.value.is_none()).flat_map(|entry| entry.hidden(names));
    let told: BTreeSet<String> = counts.keys().map(|name| (*name).to_owned()).chain(hidden).collect();
    let (mut values, mut is_whole) = (BTreeMap::new(), true);
    for entry in entries.iter().filter(|entry| !entry.lines.iter().all(|line| is_nothing(line))) {
        match &entry.value {
            Some((name, Some(text))) if entry.is_one_line() && counts.get(name.as_str()) == Some(&1) => {
                values.insert(name.clone(), text.clone());
            }
            Some(_) => {}
            None if entry.ends() => {}
            None => {
                is_whole = false;
                break;
            }
        }
    }
    CertainLines { values, named: is_whole.then_some(told) }
}

/// A line with a key at the top, and those that belong to it.
struct Entry<'a> {
    lines: &'a [&'a str],
    /// The field that its key looks like.
    name: Option<String>,
    /// What it says if nothing else is read: the field, and its value if that is a single one.
    value: Option<(String, Option<String>)>,
}

impl<'a> Entry<'a> {
    fn of(lines: &'a [&'a str], names: &FieldNames) -> Self {
        let name = lines.first().and_then(|line| key(line)).map(|key| name_in_record(names, &key));
        let alone = match Plain::parse(&lines.join("\n")) {
            Ok(Plain::Map(mut pairs)) if pairs.len() == 1 => pairs.pop(),
            _ => None,
        };
        let value = alone.map(|(key, value)| {
            let name = name_in_record(names, &key);
            let text =
                field(&name, value).and_then(|field| if let Field::Text(text) = field { Some(text) } else { None });
            (name, text)
        });
        Self { lines, name, value }
    }

    /// Every field that it may be about.
    fn names(&self) -> impl Iterator<Item = &str> {
        let name = self.name.as_deref();
        let read = self.value.as_ref().map(|(name, _)| name.as_str());
        name.into_iter().chain(read.filter(|read| name != Some(*read)))
    }

    /// The fields whose keys may stand within its lines: whoever lost the end of a line wrote two into one.
    fn hidden(&self, names: &FieldNames) -> impl Iterator<Item = String> {
        let keys = self.lines.iter().flat_map(|line| line.split(':'));
        let keys = keys.filter_map(|part| part.split_whitespace().next_back());
        keys.map(|key| name_in_record(names, harmless(key.trim_matches(['"', '\''])).as_ref()))
    }

    fn is_one_line(&self) -> bool {
        self.lines.iter().skip(1).all(|line| is_nothing(line))
    }

    /// Whether it ends before the next key, although it cannot be read.
    fn ends(&self) -> bool {
        self.name.is_some() && !self.lines.iter().any(|line| line.contains(OPENING))
    }
}

/// The key with which a line at the top begins.
fn key(line: &str) -> Option<Cow<'_, str>> {
    let (key, rest) = line.split_once(':')?;
    let begins = |sign: char| !sign.is_whitespace() && !matches!(sign, '#' | '-' | '?');
    let is_key = key.starts_with(begins) && (rest.is_empty() || rest.starts_with(char::is_whitespace));
    is_key.then(|| harmless(key.trim().trim_matches(['"', '\''])))
}

fn is_nothing(line: &str) -> bool {
    let line = line.trim_start();
    line.is_empty() || line.starts_with('#')
}

/// Whether a line belongs to the entry above it.
fn is_within(line: &str) -> bool {
    is_nothing(line) || line.starts_with([' ', '\t']) || line == "-" || line.starts_with("- ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn certain(front: &str) -> String {
        let names = FieldNames::from([("due".to_owned(), "frist".to_owned())]);
        let lines = certain_lines(front, &names);
        lines.values.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn lines_that_stand_alone() {
        assert_eq!(certain("id: a\ntitle: Eins: neu\nfrist: 2025 # bald\nstatus: 'x'\n"), "due=2025 id=a status=x");
        assert_eq!(certain("# Ziel\nlead:\n- a\nfrist: 2025\n\n# Ende\n"), "due=2025");
        assert_eq!(certain("due: 2024\nfrist: 2025\r\ntitle: :x\r\n"), "due=2025 file:due=2024 title=:x");
    }

    #[test]
    fn a_line_that_is_certainly_not_there() {
        let lacks = |front: &str| {
            certain_lines(front, &FieldNames::from([("due".to_owned(), "frist".to_owned())])).lacks("due")
        };
        assert!(lacks("id: a\ntitle: Eins: neu\nstatus: x\n"));
        for front in [
            "frist: 2025\n",
            "frist: 2025\nfrist: 2026\n",
            "status: [x\n",
            "title: Eins: neu frist: 2025\n",
            "title: a\rb\n",
        ] {
            assert!(!lacks(&format!("id: a\n{front}x: b: c\n")), "{front}");
        }
    }

    #[test]
    fn a_key_that_stands_twice_says_nothing() {
        assert_eq!(certain("id: a\nfrist: 2025\nfrist: 2026\n"), "id=a");
        assert_eq!(certain("id: a\nfrist: 2025\ntitle: [\n\"frist\": 2026\n"), "id=a");
        assert_eq!(certain("id: a\nfrist: 2025\nfr\u{200e}ist: 2026\n"), "id=a");
        assert_eq!(certain("id: a\nfrist: 2025\rfrist: 2026\n"), "");
    }

    #[test]
    fn what_may_belong_to_another_value_says_nothing() {
        for open in ["title: \"Eins", "title: [a", "title: 'geht''s", "{a: b,", "note: |x"] {
            assert_eq!(certain(&format!("id: a\n{open}\nfrist: 2025\n")), "id=a", "{open}");
        }
        assert_eq!(certain("id: a\nnote: |\n  frist: 2024\nx: :\n"), "id=a");
        assert_eq!(certain("id: a\nfrist: 2024\n  bis 2025\nx: a: b\n"), "id=a");
        assert_eq!(certain("id: a\n<<<<<<< HEAD\nfrist: 2024\n=======\n>>>>>>> x\n"), "id=a");
    }
}

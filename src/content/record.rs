//! A goal's page as the history compares it: every field by its parsed value, the text by its digest.
//!
//! Built from the YAML tree, not from [`super::Goal`]: old revisions may have words and fields that today's portal no
//! longer knows, and their changes count as well. Key order, quoting, line ends and the order of entries leave no trace.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::adopted::first_heading;
use super::document::split;
use super::field::{Field, field, no_key_twice, no_key_twice_within, words};
use crate::characters::harmless;
use crate::config::{Adopted, GoalField, GoalFiles, GroupNames};
use crate::diagnostic::{Problem, Why};
use crate::markdown::is_alike;
use crate::yaml::{FieldNames, Plain, field_of, slug};

/// The field with the words of other languages.
pub(super) const TRANSLATIONS: &str = "translations";

/// Before the name of a field that is the file's own, where the name alone means something else.
const OF_FILE: &str = "file:";

/// The name under which the history keeps a key of a file. One that only looks like a field of the program, or like what
/// the history itself calls the file and its text, is told as the file's own.
pub(super) fn name_in_record(names: &FieldNames, key: &str) -> String {
    let is_taken =
        |key: &str| GoalField::of(key).is_some() || key == "file" || key == "text" || key.starts_with(OF_FILE);
    match field_of(names, key) {
        Some(field) if field != key || GoalField::of(key).is_some() => field.to_owned(),
        _ if is_taken(key) => format!("{OF_FILE}{key}"),
        _ => key.to_owned(),
    }
}

/// The key of the file that a name in a [`Record`] stands for, if it is the file's own one and looks like another.
pub fn key_of_file(name: &str) -> Option<&str> {
    name.strip_prefix(OF_FILE)
}

/// One state of a goal's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The goal.
    pub id: String,
    /// Its fields by the names that the program uses, without the id.
    pub fields: Arc<BTreeMap<String, Field>>,
    /// SHA-256 of `markdown`.
    pub text: [u8; 32],
    /// The Markdown with Unix line ends, without blank lines around it, one line end at its end. Kept
    /// apart when a record is kept, because it is long and many records share it.
    #[serde(skip)]
    pub markdown: Arc<str>,
}

impl Record {
    /// The title, if it has one.
    pub fn title(&self) -> Option<&str> {
        match self.fields.get("title") {
            Some(Field::Text(title)) => Some(title),
            _ => None,
        }
    }

    /// Whether a reader finds something else in its text than in another.
    pub fn says_else(&self, other: &Self) -> bool {
        self.text != other.text && says_else(&self.markdown, &other.markdown)
    }

    /// Reads a page. `names` are the names of fields in this portal's files, `goals` says what these leave unsaid.
    ///
    /// # Errors
    /// Why the page cannot be read at all.
    pub fn parse(bytes: &[u8], names: &FieldNames, goals: &GoalFiles) -> Result<Self, Why> {
        let parts = RecordParts::split(bytes)?;
        Ok(FrontRecord::parse(&parts.front, names, goals)?.with_text(parts.text, parts.markdown))
    }

    /// The record of a file at that path: its name may be the goal's id.
    #[must_use]
    pub fn at(self: Arc<Self>, path: &str, goals: &GoalFiles) -> Arc<Self> {
        if !goals.adopted.as_ref().is_some_and(|adopted| adopted.id_from_name) {
            return self;
        }
        let id = Adopted::id_of_file(path);
        if self.id == id { self } else { Arc::new(Self { id, ..Self::clone(&self) }) }
    }

    /// The same with the ids of the groups that it names, by what their names mean.
    #[must_use]
    pub fn naming(self: Arc<Self>, names: &GroupNames) -> Arc<Self> {
        let meant = |(field, ids): (&String, &BTreeMap<String, String>)| {
            let value = self.fields.get(field)?;
            let id = |name: &String| ids.get(name).unwrap_or(name).clone();
            let meant = match value {
                Field::Text(name) => Field::Text(id(name)),
                Field::Texts(all) => Field::Texts(all.iter().map(id).collect()),
                Field::Map(_) | Field::Entries(_) => return None,
            };
            (meant != *value).then(|| (field.clone(), meant))
        };
        let meant: Vec<(String, Field)> = names.fields().filter_map(meant).collect();
        if meant.is_empty() {
            return self;
        }
        let mut record = Self::clone(&self);
        Arc::make_mut(&mut record.fields).extend(meant);
        Arc::new(record)
    }
}

/// Whether a reader finds something else in a text than in another.
pub fn says_else(old: &str, new: &str) -> bool {
    !is_alike(old, new)
}

/// A page that is split, but whose front matter is not parsed yet.
#[derive(Debug)]
pub struct RecordParts {
    /// The front matter as it stands in the file. Pages that share it share its values.
    pub front: String,
    /// See [`Record::text`].
    pub text: [u8; 32],
    /// See [`Record::markdown`].
    pub markdown: Arc<str>,
}

impl RecordParts {
    /// Splits a page.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn split(bytes: &[u8]) -> Result<Self, Why> {
        let (file, front, body) = split(bytes).map_err(|problem| words(&problem))?;
        let (text, markdown) = normal(&file[body]);
        Ok(Self { front: file[front].to_owned(), text, markdown })
    }
}

/// What a front matter says.
#[derive(Debug, Clone)]
pub struct FrontRecord {
    id: String,
    fields: Arc<BTreeMap<String, Field>>,
    /// Whether the first heading is the title if there is no other.
    headed: bool,
}

impl FrontRecord {
    /// Parses a front matter.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn parse(front: &str, names: &FieldNames, goals: &GoalFiles) -> Result<Self, Why> {
        Self::of(Plain::parse(front).map_err(|(problem, _)| words(&problem))?, names, goals)
    }

    /// The same from a front matter that was parsed already.
    ///
    /// # Errors
    /// A page without an id.
    pub fn of(front: Plain, names: &FieldNames, goals: &GoalFiles) -> Result<Self, Why> {
        let entries = match front {
            Plain::Map(entries) => entries,
            // Nothing between the two lines is no mistake, see [`super::document::Document::parse`].
            Plain::Null => Vec::new(),
            Plain::Text(_) | Plain::Number(..) | Plain::List(_) => return Err(words(&Problem::NoFrontMatter)),
        };
        no_key_twice(&entries)?;
        let mut fields = BTreeMap::new();
        for (key, value) in entries {
            let name = name_in_record(names, &key);
            no_key_twice_within(&value)?;
            if let Some(field) = field(&name, value) {
                let field = if name == TRANSLATIONS { one_by_one(field) } else { field };
                fields.entry(name).or_insert(field);
            }
        }
        let id = fields.remove("id");
        let id = match (&goals.adopted, id) {
            // The file's name decides, see [`Record::at`].
            (Some(adopted), _) if adopted.id_from_name => String::new(),
            (Some(_), Some(Field::Text(id))) if !slug(&id).is_empty() => slug(&id),
            (None, Some(Field::Text(id))) => id,
            _ => return Err(words(&Problem::MissingField { field: "id".into() })),
        };
        if let Some(pillar) = goals.adopted.as_ref().and_then(|adopted| adopted.pillar.as_ref()) {
            fields.entry("pillar".to_owned()).or_insert_with(|| Field::Text(pillar.clone()));
        }
        Ok(Self { id, fields: Arc::new(fields), headed: goals.adopted.is_some() })
    }

    /// The record of a page with this front matter and a text as [`RecordParts`] has it.
    pub fn with_text(&self, text: [u8; 32], markdown: Arc<str>) -> Record {
        let mut fields = Arc::clone(&self.fields);
        if self.headed
            && !fields.contains_key("title")
            && let Some(heading) = first_heading(&markdown)
        {
            Arc::make_mut(&mut fields).insert("title".to_owned(), Field::Text(heading));
        }
        Record { id: self.id.clone(), fields, text, markdown }
    }

    /// The record of a page with this front matter and this text.
    pub fn with_markdown(&self, markdown: &str) -> Record {
        let (text, markdown) = normal(markdown);
        self.with_text(text, markdown)
    }
}

/// Translations change text by text, also when all of them come or go at once.
fn one_by_one(field: Field) -> Field {
    match field {
        Field::Map(map) => Field::Entries(map.into_iter().map(|(key, field)| (key, one_by_one(field))).collect()),
        other => other,
    }
}

/// A text without what is formatting only or seen by nobody, and its digest.
fn normal(markdown: &str) -> ([u8; 32], Arc<str>) {
    let unix = if markdown.contains('\r') { markdown.replace("\r\n", "\n").into() } else { Cow::Borrowed(markdown) };
    let seen: String = unix.split_inclusive('\n').map(harmless).collect();
    let inner = seen.trim_start_matches('\n').trim_end();
    let text = [inner, "\n"].concat();
    (Sha256::digest(&text).into(), text.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Language;

    fn record(text: &str) -> Record {
        Record::parse(text.as_bytes(), &FieldNames::new(), &GoalFiles::in_folder("")).unwrap()
    }

    #[test]
    fn formatting_leaves_no_trace() {
        let a = record("---\nid: a\ntitle: Für alle\ndue: 2027-03-31\ntags: [x]\nempty:\n---\n\nText\n");
        let b = record(
            "\u{feff}---\r\ntags:\r\n  - 'x'\r\ndue: \"2027-03-31\"\r\ntitle: >-\r\n  Für\r\n  alle\r\nid: a\r\n---\r\nText\r\n\r\n",
        );
        assert_eq!(a, b);
    }

    #[test]
    fn entries_are_known_by_name_or_date_and_source() {
        let a = record(
            "---\nid: a\nindicators: [{name: X, values: [{date: 2024, value: 1, source: s}, {date: 2024, value: 2, source: t}]}]\n---\n",
        );
        let b = record(
            "---\nid: a\nindicators: [{name: X, values: [{source: t, date: 2024, value: 2}, {date: 2024, value: 1, source: s}]}]\n---\n",
        );
        assert_eq!(a, b);
    }

    #[test]
    fn why_a_page_cannot_be_read_is_said() {
        let reason = |text: &str| {
            let why = Record::parse(text.as_bytes(), &FieldNames::new(), &GoalFiles::in_folder("")).unwrap_err();
            why.in_words(Language::German).to_owned()
        };
        assert_eq!(reason("---\ntitle: x\n---\n"), "die Angabe `id` fehlt");
        assert_eq!(reason("text"), "oben in der Datei fehlt der Block mit den Angaben zur Seite");
        assert!(reason("---\nid: [a\n---\n").starts_with("die Angaben lassen sich nicht lesen"));
    }
}

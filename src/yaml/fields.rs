//! Takes a mapping apart by field names and notes what is missing, unknown, repeated or of the wrong kind.

use std::collections::{BTreeMap, BTreeSet};

use super::comma::{Rest, rest_of_text};
use super::meant::{meant_by, nearest};
use super::names::{is_id, slug};
use super::shape::{around, single};
use super::{Node, Value};

use crate::diagnostic::{Expected, Located, Problem, Sink, Span};

/// Names under which fields stand in files, by the name that the program uses (`topic` → `thema`).
pub type FieldNames = BTreeMap<String, String>;

/// Lists of words and ids, none of which has a comma in it.
const SEVERAL: [&str; 9] = [
    "cross_cutting",
    "departments",
    "forms",
    "languages",
    "replaced_by",
    "replaces",
    "search",
    "sources",
    "strategies",
];

/// The field that a key of a file stands for: the one that is written so, or else the one of that name. `None` if that
/// one is written in another way: then the key is the file's own.
pub fn field_of<'a>(names: &'a FieldNames, key: &'a str) -> Option<&'a str> {
    let mapped = names.iter().find(|(_, written)| *written == key).map(|(field, _)| field.as_str());
    mapped.or_else(|| (!names.contains_key(key)).then_some(key))
}

/// A mapping that is being taken apart. Every `take_…` notes a wrong kind and gives `None`;
/// [`Fields::finish`] notes the fields that nobody took.
pub struct Fields<'n, 'p, 's> {
    entries: BTreeMap<&'n str, (&'n Span, &'n Node)>,
    known: Vec<String>,
    /// All keys that stand there.
    all: BTreeSet<&'n str>,
    names: Option<&'n FieldNames>,
    former: Option<&'n FieldNames>,
    /// Whether keys that differ in upper and lower case are fields of the file's own.
    as_written: bool,
    span: Span,
    sink: &'s mut Sink<'p>,
}

impl<'n, 'p, 's> Fields<'n, 'p, 's> {
    /// Begins with a mapping; notes repeated keys. `None` (noted as `field`) if the node is no mapping.
    pub fn of(field: &str, node: &'n Node, sink: &'s mut Sink<'p>) -> Option<Self> {
        let Value::Map(map) = &node.value else {
            sink.add(&node.span, no_fields(field, node, Expected::Mapping));
            return None;
        };
        if let problem @ Problem::TextForFields { .. } = no_fields(field, node, Expected::Mapping) {
            sink.add(&node.span, problem);
            return None;
        }
        let mut entries = BTreeMap::new();
        let is_in_brackets = map.first().is_some_and(|(key, _)| node.span.start < key.span.start);
        for (place, (key, value)) in map.iter().enumerate() {
            if let Some(Rest { told }) = rest_of_text(map, place).filter(|_| is_in_brackets) {
                let words = key.value.clone();
                let told = told.map(|(field, whole)| Problem::CutByComma { words, field, whole });
                told.into_iter().for_each(|problem| sink.add(&key.span, problem));
            } else if entries.contains_key(key.value.as_str()) {
                sink.add(&key.span, Problem::DuplicateField { field: key.value.clone() });
            } else {
                entries.insert(key.value.as_str(), (&key.span, value));
            }
        }
        let span = map.first().map_or(node.span.clone(), |(key, _)| key.span.clone());
        let all = entries.keys().copied().collect();
        Some(Self { entries, known: Vec::new(), all, names: None, former: None, as_written: false, span, sink })
    }

    /// Looks fields up under the names that this portal gives them.
    #[must_use]
    pub fn renamed(mut self, names: &'n FieldNames) -> Self {
        self.names = Some(names);
        self
    }

    /// Tells the names under which fields stood before, each with today's.
    #[must_use]
    pub fn formerly(mut self, former: &'n FieldNames) -> Self {
        self.former = Some(former);
        self
    }

    /// Takes a key that differs from a field's in upper and lower case for the file's own.
    #[must_use]
    pub fn as_written(mut self, as_written: bool) -> Self {
        self.as_written = as_written;
        self
    }

    /// Place of the mapping's first key, to mark what is missing.
    pub fn span(&self) -> Span {
        self.span.clone()
    }

    /// Place of a field's name, to mark what is missing in it.
    pub fn place(&self, field: &str) -> Option<Span> {
        self.entry(field).map(|(_, place, _)| place.clone())
    }

    /// Where mistakes go.
    pub fn sink(&mut self) -> &mut Sink<'p> {
        self.sink
    }

    /// Any value that is not null. One under `Title` is that of `title`, and noted: else what follows would be told as well.
    pub fn take(&mut self, field: &str) -> Option<&'n Node> {
        let written = self.written(field)?.to_owned();
        self.known.push(written.clone());
        let (key, place, node) = self.entry(field)?;
        if key != written {
            self.sink.add(place, Problem::UnknownField { field: key.to_owned(), nearest: Some(written) });
        }
        self.entries.remove(key);
        if node.value == Value::Null { None } else { Some(node) }
    }

    /// The key, its place and the value of a field: of the key that is written so, or else of one in other letters.
    fn entry(&self, field: &str) -> Option<(&'n str, &'n Span, &'n Node)> {
        let written = self.written(field)?;
        let exact = self.entries.get_key_value(written);
        let alike = || self.entries.iter().find(|(key, _)| !self.as_written && key.eq_ignore_ascii_case(written));
        exact.or_else(alike).map(|(key, (place, node))| (*key, *place, *node))
    }

    /// The key of a field; none if that key stands for another one.
    fn written<'f>(&self, field: &'f str) -> Option<&'f str>
    where
        'n: 'f,
    {
        let Some(names) = self.names else { return Some(field) };
        let written = names.get(field).map_or(field, String::as_str);
        (field_of(names, written) == Some(field)).then_some(written)
    }

    pub(super) fn wrong(&mut self, field: &str, node: &Node, expected: Expected) {
        self.sink.add(&node.span, Problem::WrongType { field: field.to_owned(), expected });
    }

    /// A single value as text, as it is written.
    pub fn text(&mut self, field: &str) -> Option<Located<String>> {
        self.text_as(field, Expected::Text)
    }

    pub(super) fn text_as(&mut self, field: &str, expected: Expected) -> Option<Located<String>> {
        self.note_word_for_nothing(field, expected);
        let node = self.take(field)?;
        let text = node.value.scalar();
        let written = self.written(field).unwrap_or(field);
        match single(field, written, node).filter(|_| text.is_none()) {
            Some((right, others)) => {
                let problem = Problem::SeveralForOne { field: written.to_owned(), right, others };
                self.sink.add(&node.span, problem);
            }
            None if text.is_none() => self.wrong(field, node, expected),
            None => {}
        }
        text.map(|text| Located { value: text.trim().to_owned(), span: node.span.clone() })
            .filter(|text| !text.value.is_empty())
    }

    /// `title: Null` and `title: ~` say nothing, though they look like texts.
    fn note_word_for_nothing(&mut self, field: &str, expected: Expected) {
        if let (Some((_, _, node)), Expected::Text) = (self.entry(field), expected)
            && node.value == Value::Null
            && let Some(word) = ["~", "null"].into_iter().find(|word| word.len() == node.span.len())
        {
            self.sink.add(&node.span, Problem::NullWord { word: word.to_owned() });
        }
    }

    /// A text that must be there.
    pub fn required_text(&mut self, field: &str) -> Option<Located<String>> {
        if !self.has(field) {
            self.missing(field);
        }
        self.text(field)
    }

    /// Notes that a field is missing.
    pub fn missing(&mut self, field: &str) {
        let span = self.span();
        let written = self.names.and_then(|names| names.get(field)).map_or(field, String::as_str);
        self.sink.add(&span, Problem::MissingField { field: written.to_owned() });
    }

    /// Whether the field stands in the mapping with a list, mapping or anything but nothing.
    pub fn has(&self, field: &str) -> bool {
        self.entry(field).is_some_and(|(_, _, node)| match &node.value {
            Value::Null => false,
            Value::Text(text) => !text.trim().is_empty(),
            _ => true,
        })
    }

    /// Whether the field stands in the mapping and is a mapping itself.
    pub fn is_mapping(&self, field: &str) -> bool {
        self.entry(field).is_some_and(|(_, _, node)| matches!(node.value, Value::Map(_)))
    }

    /// An id: `a-z`, `0-9`, single `-` between them.
    pub fn required_id(&mut self, field: &str) -> Option<Located<String>> {
        let id = self.required_text(field)?;
        if is_id(&id.value) {
            return Some(id);
        }
        let suggestion = Some(slug(&id.value)).filter(|slug| !slug.is_empty());
        self.sink.add(&id.span, Problem::BadId { id: id.value, suggestion });
        None
    }

    /// A list of texts; a single text counts as a list of one.
    pub fn texts(&mut self, field: &str) -> Vec<Located<String>> {
        let Some(node) = self.take(field) else {
            return Vec::new();
        };
        let single = std::slice::from_ref(node);
        let items = if let Value::List(items) = &node.value { items.as_slice() } else { single };
        // `mid, ms` without brackets is one text, of which nobody knows anything.
        let is_row = |text: String| text.contains(", ");
        if SEVERAL.contains(&field) && node.value.scalar().is_some_and(is_row) {
            self.wrong(field, node, Expected::Texts);
            return Vec::new();
        }
        let mut texts = Vec::new();
        for item in items {
            match item.value.scalar() {
                Some(text) => texts.push(Located { value: text, span: item.span.clone() }),
                None => self.wrong(field, item, Expected::Texts),
            }
        }
        texts
    }

    /// A list of mappings.
    pub fn entries(&mut self, field: &str) -> &'n [Node] {
        let Some(node) = self.take(field) else {
            return &[];
        };
        if let Value::List(items) = &node.value {
            return items;
        }
        self.sink.add(&node.span, no_fields(field, node, Expected::Entries));
        &[]
    }

    /// Gives every field that was not taken, for mappings whose keys are ids.
    pub fn into_each(self, mut each: impl FnMut(&'n str, &'n Span, &'n Node)) {
        for (name, (span, node)) in self.entries {
            each(name, span, node);
        }
    }

    /// Of fields that a file may have of its own, notes those that are nearly one that it lacks.
    pub fn finish_open(self) {
        let Self { entries, known, all, sink, .. } = self;
        let lacks: Vec<&str> = known.iter().map(String::as_str).filter(|known| !all.contains(known)).collect();
        for (name, (span, _)) in &entries {
            if let Some(nearest) = nearest(name, lacks.iter().copied()).filter(|_| sink.is_short()) {
                sink.add(span, Problem::OwnField { field: (*name).to_owned(), nearest });
            }
        }
    }

    /// Notes every field that was not taken.
    pub fn finish(self) {
        for (name, (span, _)) in &self.entries {
            // `{date:2027}`
            if name.split_once(':').is_some_and(|(name, _)| self.known.iter().any(|known| known == name)) {
                self.sink.add(span, Problem::BrokenYaml { reason: "`:` must be followed by a space".into() });
                continue;
            }
            let renamed = [self.names, self.former].into_iter().flatten().find_map(|names| names.get(*name));
            let near = || if self.sink.is_short() { meant_by(name, &self.known) } else { None };
            let nearest = renamed.cloned().or_else(near);
            if let Some(meant) = &nearest {
                let span = Some((self.span.start, self.span.end));
                self.sink.withdraw(|found| found.span == span && found.problem.lacks().contains(&meant.as_str()));
            }
            let problem = Problem::UnknownField { field: (*name).to_owned(), nearest };
            self.sink.add(span, problem);
        }
    }
}

/// What is wrong with a value that has no fields.
fn no_fields(field: &str, node: &Node, expected: Expected) -> Problem {
    let field = field.to_owned();
    match around(&field, node) {
        Some(right) => Problem::TextForFields { field, right },
        None => Problem::WrongType { field, expected },
    }
}

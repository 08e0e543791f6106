//! The glossary: words that readers may not know, and what they mean.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Problem, Sink, line_of_byte};
use crate::yaml::{self, Fields, Value};

/// A word of the glossary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Identifies it in addresses (`glossar/#ozg`).
    pub id: String,
    /// The word as its entry is called.
    pub word: String,
    /// Other forms under which it stands in texts.
    pub forms: Vec<String>,
    /// What it means, in one or two plain sentences.
    pub text: String,
}

impl Term {
    /// Everything that stands for it in a text.
    pub fn all_forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.word).chain(&self.forms).map(String::as_str)
    }
}

/// Reads the glossary: a mapping from id to `{word, forms, text}`. Terms by id; no form stands for two of them.
pub(super) fn terms(bytes: &[u8], sink: &mut Sink<'_>) -> Vec<Term> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
        sink.add_whole(Problem::NotUtf8 { line: line_of_byte(bytes, valid) });
        return Vec::new();
    };
    let (offset, text) = text.strip_prefix('\u{feff}').map_or((0, text), |rest| (3, rest));
    let tree = yaml::parse(text, offset, sink).filter(|tree| tree.value != Value::Null);
    let Some(fields) = tree.as_ref().and_then(|tree| Fields::of("glossary", tree, sink)) else {
        return Vec::new();
    };
    let mut inner = Vec::new();
    fields.into_each(|id, span, node| inner.push((id, span, node)));
    let mut terms = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for (id, span, node) in inner {
        // The id becomes an address.
        if !yaml::is_id(id) {
            let suggestion = Some(yaml::slug(id)).filter(|slug| !slug.is_empty());
            sink.add(span, Problem::BadId { id: id.to_owned(), suggestion });
            continue;
        }
        let Some(mut entry) = Fields::of(id, node, sink) else { continue };
        let word = entry.required_text("word");
        let forms = entry.texts("forms");
        let text = entry.required_text("text");
        entry.finish();
        for form in word.iter().chain(&forms) {
            if !taken.insert(form.value.clone()) {
                sink.add(&form.span, Problem::ListedTwice { id: form.value.clone() });
            }
        }
        let Some((word, text)) = word.zip(text) else { continue };
        let forms = forms.into_iter().map(|form| form.value).collect();
        terms.insert(id, Term { id: id.to_owned(), word: word.value, forms, text: text.value });
    }
    terms.into_values().collect()
}

//! The register of sources: who published what, where and when.

use std::collections::BTreeMap;

use crate::diagnostic::{Problem, Sink, line_of_byte};
use crate::value::PartialDate;
use crate::yaml::{self, Fields, Value};

/// A source of the register.
#[derive(Debug, Clone)]
pub struct SourceEntry {
    /// Identifies it in front matter and links.
    pub id: String,
    /// Publisher and what it is.
    pub title: String,
    /// Whole address; missing if it is not on the web.
    pub url: Option<String>,
    /// When it was published.
    pub date: Option<PartialDate>,
    /// A remark.
    pub note: Option<String>,
}

/// Reads the register: a mapping from id to `{title, url, date, note}`.
pub(super) fn sources(bytes: &[u8], sink: &mut Sink<'_>) -> BTreeMap<String, SourceEntry> {
    let mut register = BTreeMap::new();
    let Ok(text) = std::str::from_utf8(bytes) else {
        let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
        sink.add(&(valid..valid + 3), Problem::NotUtf8 { line: line_of_byte(bytes, valid) });
        return register;
    };
    let (offset, text) = text.strip_prefix('\u{feff}').map_or((0, text), |rest| (3, rest));
    let Some(tree) = yaml::parse(text, offset, sink) else {
        return register;
    };
    // A register that says nothing yet, or in comments only.
    if tree.value == Value::Null {
        return register;
    }
    let Some(fields) = Fields::of("sources", &tree, sink) else {
        return register;
    };
    let mut inner = Vec::new();
    fields.into_each(|id, span, node| inner.push((id, span, node)));
    for (id, span, node) in inner {
        // The id becomes part of addresses, so it is one like others, but for `_`, which registers often have.
        if !yaml::is_id(&id.replace('_', "-")) {
            sink.add(span, Problem::BadId { id: id.to_owned(), suggestion: None });
            continue;
        }
        let Some(mut entry) = Fields::of(id, node, sink) else {
            continue;
        };
        let title = entry.required_text("title");
        let url = entry.address("url");
        let date = entry.date("date").map(|date| date.value);
        let note = entry.text("note").map(|text| text.value);
        entry.finish();
        let Some(title) = title else { continue };
        register.insert(id.to_owned(), SourceEntry { id: id.to_owned(), title: title.value, url, date, note });
    }
    register
}

//! The register of sources: who published what, where and when. It is one file, or a file per source, or both.

use std::collections::BTreeSet;

use crate::diagnostic::{Problem, Sink, Span, line_of_byte};
use crate::value::PartialDate;
use crate::yaml::{self, Fields, Node, Value};

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

/// Sources that may be there though nobody could read them.
#[derive(Debug, Default)]
pub struct UnreadSources {
    /// Whether the register could not be read wholly: then any source may be in it.
    pub(super) any: bool,
    /// Those whose own files could not be read.
    pub(super) ids: BTreeSet<String>,
}

impl UnreadSources {
    /// Whether the source with this id may be one of them.
    pub fn may_have(&self, id: &str) -> bool {
        self.any || self.ids.contains(id)
    }
}

/// Reads the register: a mapping from id to `{title, url, date, note}`, of so many values at most. Each source comes with the
/// place of its id.
pub(super) fn sources(bytes: &[u8], entries: usize, sink: &mut Sink<'_>) -> Vec<(Span, SourceEntry)> {
    let mut register = Vec::new();
    // A register that says nothing yet, or in comments only.
    let Some(tree) = tree(bytes, entries, sink).filter(|tree| tree.value != Value::Null) else {
        return register;
    };
    let Some(fields) = Fields::of("sources", &tree, sink) else {
        return register;
    };
    let mut inner = Vec::new();
    fields.into_each(|id, span, node| inner.push((id, span, node)));
    for (id, span, node) in inner {
        if is_source_id(id) {
            register.extend(entry(id, node, sink).map(|entry| (span.clone(), entry)));
        } else {
            sink.add(span, Problem::BadId { id: id.to_owned(), suggestion: None });
        }
    }
    register
}

/// Reads a source's own file: what would stand under its id in the register.
pub(super) fn own_source(id: &str, bytes: &[u8], entries: usize, sink: &mut Sink<'_>) -> Option<SourceEntry> {
    let tree = tree(bytes, entries, sink)?;
    if !matches!(tree.value, Value::Map(_)) {
        sink.add_whole(Problem::EmptySource);
        return None;
    }
    entry(id, &tree, sink)
}

/// Whether a text may be the id of a source. It becomes part of addresses, so it is one like others, but for `_`, which
/// registers often have.
pub(super) fn is_source_id(id: &str) -> bool {
    yaml::is_id(&id.replace('_', "-"))
}

fn tree(bytes: &[u8], entries: usize, sink: &mut Sink<'_>) -> Option<Node> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
        sink.add(&(valid..valid + 3), Problem::NotUtf8 { line: line_of_byte(bytes, valid) });
        return None;
    };
    let (offset, text) = text.strip_prefix('\u{feff}').map_or((0, text), |rest| (3, rest));
    yaml::parse(text, offset, Some(entries), sink)
}

fn entry(id: &str, written: &Node, sink: &mut Sink<'_>) -> Option<SourceEntry> {
    let mut entry = Fields::of(id, written, sink)?;
    let title = entry.required_text("title");
    let url = entry.address("url");
    let date = entry.date("date").map(|date| date.value);
    let note = entry.text("note").map(|text| text.value);
    entry.finish();
    Some(SourceEntry { id: id.to_owned(), title: title?.value, url, date, note })
}

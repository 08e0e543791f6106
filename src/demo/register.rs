//! The register of sources, cut down to those that the files of a commit refer to.

use std::collections::{BTreeMap, BTreeSet};

use super::error::DemoError;
use super::outline::{Lines, Outline, Shared, text};
use crate::diagnostic::Diagnostic;
use crate::value::PartialDate;
use crate::yaml::parse_plain;

/// The register as its file has it.
#[derive(Debug)]
pub(super) struct Register {
    pub path: String,
    lines: Vec<String>,
    sources: BTreeMap<String, Source>,
    /// Lines above the first source.
    head: usize,
}

#[derive(Debug)]
struct Source {
    lines: Lines,
    title: String,
    url: Option<String>,
    date: Option<PartialDate>,
}

impl Register {
    pub fn read(path: &str, bytes: &[u8]) -> Result<Self, DemoError> {
        let fault = |reason: String| DemoError::Content { path: path.to_owned(), reason };
        let text_of = std::str::from_utf8(bytes).map_err(|error| fault(error.to_string()))?;
        let node =
            parse_plain(text_of).map_err(|(problem, span)| fault(Diagnostic::at(path, &span, problem).message()))?;
        let outline = Outline::of(text_of);
        let parts = outline.fields(&node, outline.len()).map_err(|Shared(line)| {
            fault(format!("in Zeile {} steht eine Angabe nicht auf eigenen Zeilen", line + 1))
        })?;
        let head = parts.first().map_or(outline.len(), |part| part.lines.start);
        let sources = parts.into_iter().map(|part| {
            let date = text(part.node, "date").and_then(|date| date.parse().ok());
            let title = text(part.node, "title").unwrap_or_default();
            (part.key.to_owned(), Source { lines: part.lines, title, url: text(part.node, "url"), date })
        });
        let sources = sources.collect();
        Ok(Self {
            path: path.to_owned(),
            lines: text_of.split_inclusive('\n').map(str::to_owned).collect(),
            sources,
            head,
        })
    }

    /// Dates of all sources.
    pub fn dates(&self) -> impl Iterator<Item = PartialDate> {
        self.sources.values().filter_map(|source| source.date)
    }

    /// The register with these sources only.
    pub fn only(&self, ids: &BTreeSet<String>) -> String {
        let mut keep = vec![false; self.lines.len()];
        keep[..self.head].fill(true);
        for source in ids.iter().filter_map(|id| self.sources.get(id)) {
            keep[source.lines.clone()].fill(true);
        }
        self.lines.iter().zip(keep).filter(|(_, keep)| *keep).map(|(line, _)| line.as_str()).collect()
    }

    /// The line of a commit's message that names a source.
    pub fn trailer(&self, id: &str) -> String {
        match self.sources.get(id) {
            Some(Source { title, url: Some(url), .. }) => format!("Quelle: {title}, {url}"),
            Some(Source { title, .. }) => format!("Quelle: {title}"),
            None => format!("Quelle: {id}"),
        }
    }
}

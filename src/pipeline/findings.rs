//! Mistakes in the content, with what it takes to show them.

use std::collections::BTreeMap;

use super::origin::Origin;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{ReadError, Source};

/// So many findings of one code and severity are shown of a file; the others are only counted.
const SHOWN: usize = 20;

/// A part of what is shown of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown<'f> {
    /// A finding.
    One(&'f Diagnostic),
    /// Further findings that are not shown.
    More {
        /// The last that is shown, of the same file, code and severity.
        last: &'f Diagnostic,
        /// How many are not.
        count: usize,
    },
}

impl<'f> Shown<'f> {
    /// The finding, or one of the same file, code and severity as those that are not shown.
    pub fn finding(&self) -> &'f Diagnostic {
        match *self {
            Self::One(found) | Self::More { last: found, .. } => found,
        }
    }
}

/// Mistakes in the content, with the texts of their files to show the places.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    /// All mistakes, by file and place.
    pub list: Vec<Diagnostic>,
    /// Texts of the files in which a place is marked.
    pub texts: BTreeMap<String, String>,
    /// The portal's folder in its repository, with a `/` at its end unless it is the top.
    pub prefix: String,
    /// Whether the settings cannot be used, so that only those mistakes of the content are told that are some whatever the
    /// settings say.
    pub is_partial: bool,
}

impl Findings {
    /// What is shown of them, in their order: of one file not more than twenty of one code and severity, and then how many
    /// more there are. Whoever pasted a page of HTML is not helped by the same sentence 16,000 times.
    pub fn shown(&self) -> Vec<Shown<'_>> {
        let kind = |found: &Diagnostic| (found.code(), found.severity());
        let mut shown = Vec::new();
        for of_file in self.list.chunk_by(|a, b| a.path == b.path) {
            let mut counts: BTreeMap<_, usize> = BTreeMap::new();
            of_file.iter().for_each(|found| *counts.entry(kind(found)).or_default() += 1);
            let mut seen: BTreeMap<_, usize> = BTreeMap::new();
            for found in of_file {
                let seen = seen.entry(kind(found)).or_default();
                *seen += 1;
                if *seen <= SHOWN {
                    shown.push(Shown::One(found));
                }
                let count = counts.get(&kind(found)).map_or(0, |count| count.saturating_sub(SHOWN));
                if *seen == SHOWN && count > 0 {
                    shown.push(Shown::More { last: found, count });
                }
            }
        }
        shown
    }

    pub(super) fn of(source: &dyn Source, origin: &Origin, list: Vec<Diagnostic>) -> Result<Self, ReadError> {
        let mut findings = Self { prefix: origin.prefix().to_owned(), ..Self::default() };
        findings.add(source, origin, list)?;
        Ok(findings)
    }

    /// Adds findings with the texts of their files.
    pub(super) fn add(
        &mut self,
        source: &dyn Source,
        origin: &Origin,
        mut list: Vec<Diagnostic>,
    ) -> Result<(), ReadError> {
        list.retain(|found| origin.with_hints || found.severity() != Severity::Hint);
        for found in list.iter().filter(|found| found.span.is_some()) {
            if !self.texts.contains_key(&found.path)
                && let Some(text) = text_of(source, &found.path)?
            {
                self.texts.insert(found.path.clone(), text);
            }
        }
        self.list.extend(list);
        self.list.sort();
        Ok(())
    }

    /// Whether nothing may be built: there is an error, or a warning where those count as errors. A hint stops nothing.
    pub fn stop(&self, strict: bool) -> bool {
        self.count(Severity::Error) > 0 || strict && self.count(Severity::Warning) > 0
    }

    /// Number of mistakes of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|found| found.severity() == severity).count()
    }
}

/// A file as far as it is text.
pub(super) fn text_of(source: &dyn Source, path: &str) -> Result<Option<String>, ReadError> {
    let bytes = source.read(path)?;
    Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
}

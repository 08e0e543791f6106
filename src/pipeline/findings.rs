//! Mistakes in the content, with what it takes to show them.

use std::collections::BTreeMap;

use super::origin::Origin;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{ReadError, Source};

/// Mistakes in the content, with the texts of their files to show the places.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    /// All mistakes, by file and place.
    pub list: Vec<Diagnostic>,
    /// Texts of the files in which a place is marked.
    pub texts: BTreeMap<String, String>,
    /// The portal's folder in its repository, with a `/` at its end unless it is the top.
    pub prefix: String,
}

impl Findings {
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

//! What editors are told: mistakes in content as values, collected and never printed here.
//!
//! A [`Diagnostic`] says where something is wrong, what, and how to mend it. Failures of the machine (a full
//! disk, a broken repository) are typed errors of the module that met them, never diagnostics.

mod cause;
mod conflict;
mod consequence;
mod english;
mod german;
mod parts;
mod problem;
mod rule;
mod sign;
mod why;
mod yaml_words;

use std::borrow::Cow;
use std::ops::Range;

use crate::beginning::beginning;
use crate::characters::visible_name;

pub use cause::Cause;
pub use conflict::first_conflict;
pub use parts::{number_in, unit_behind};
pub use problem::{Expected, List, Problem, RULES, WrongDate};
pub use rule::{Mend, Rule, Severity};
pub use sign::plain_sign;
pub use why::Why;
pub use yaml_words::in_words as yaml_in_words;

/// Part of a file: byte offsets from the file's start.
pub type Span = Range<usize>;

/// A value together with the place it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands in its file.
    pub span: Span,
}

/// A language in which editors are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// German.
    #[default]
    German,
    /// English.
    English,
}

impl Language {
    /// The words in this language.
    pub fn of<'a>(self, german: &'a str, english: &'a str) -> &'a str {
        match self {
            Self::German => german,
            Self::English => english,
        }
    }

    /// The word for a severity.
    pub fn severity(self, severity: Severity) -> &'static str {
        match (self, severity) {
            (Self::German, Severity::Error) => "Fehler",
            (Self::German, Severity::Warning) => "Warnung",
            (Self::German, Severity::Hint) => "Hinweis",
            (Self::English, Severity::Error) => "Error",
            (Self::English, Severity::Warning) => "Warning",
            (Self::English, Severity::Hint) => "Hint",
        }
    }

    /// That there are further findings of a kind in a file.
    pub fn more(self, count: usize) -> String {
        match self {
            Self::German => format!("und {} weitere in dieser Datei", parts::grouped(count, '.')),
            Self::English => format!("and {} more in this file", parts::grouped(count, ',')),
        }
    }

    /// The word before what to do.
    pub fn help(self) -> &'static str {
        match self {
            Self::German => "Hilfe",
            Self::English => "Help",
        }
    }
}

/// One mistake in the content.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// File, relative to the portal's folder, with `/` between its parts.
    pub path: String,
    /// First byte of the marked text, then one past its last; missing if the whole file is meant.
    pub span: Option<(usize, usize)>,
    /// What is wrong.
    pub problem: Problem,
    severity: Severity,
}

impl Diagnostic {
    /// A mistake at a place in a file.
    pub fn at(path: &str, span: &Span, problem: Problem) -> Self {
        Self::new(path.to_owned(), Some((span.start, span.end)), problem)
    }

    /// A mistake at a place in a file, or of the whole file.
    pub fn new(path: String, span: Option<(usize, usize)>, problem: Problem) -> Self {
        Self { path, span, severity: problem.rule().severity, problem }
    }

    /// A mistake that concerns a whole file.
    pub fn whole(path: &str, problem: Problem) -> Self {
        Self::new(path.to_owned(), None, problem)
    }

    /// The same as bad as a portal takes it.
    #[must_use]
    pub fn with_severity(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }

    /// Whether the build may go on.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// Stable code such as `Z101`, explained in the handbook.
    pub fn code(&self) -> &'static str {
        self.problem.rule().code
    }

    /// What is wrong, in German.
    pub fn message(&self) -> String {
        self.message_in(Language::German)
    }

    /// What is wrong, in one line: what a file holds could begin another one, which reads as if it were the program's own.
    pub fn message_in(&self, language: Language) -> String {
        let words = match language {
            Language::German => german::message(&self.problem),
            Language::English => english::message(&self.problem),
        };
        visible_name(&in_short(&words)).into_owned()
    }

    /// What to do about it.
    pub fn help_in(&self, language: Language) -> String {
        let words = match language {
            Language::German => german::help(&self.problem),
            Language::English => english::help(&self.problem),
        };
        visible_name(&in_short(&words)).into_owned()
    }
}

/// Longest text of a file in a message, in characters.
const QUOTED: usize = 300;

/// A message without the rest of very long texts that it quotes.
fn in_short(message: &str) -> String {
    message.split('`').map(shortened).collect::<Vec<_>>().join("`")
}

/// The beginning of a very long text of a file.
pub fn shortened(text: &str) -> Cow<'_, str> {
    beginning(text, QUOTED)
}

/// For so many mistakes of a file it is looked for what was probably meant.
pub const HELPED: usize = 200;

/// Collects the mistakes of one file.
#[derive(Debug)]
pub struct Sink<'a> {
    path: &'a str,
    found: Vec<Diagnostic>,
}

impl<'a> Sink<'a> {
    /// An empty collection for the file at `path`.
    pub fn new(path: &'a str) -> Self {
        Self { path, found: Vec::new() }
    }

    /// The file that is looked at.
    pub fn path(&self) -> &'a str {
        self.path
    }

    /// Notes a mistake at a place.
    pub fn add(&mut self, span: &Span, problem: Problem) {
        self.found.push(Diagnostic::at(self.path, span, problem));
    }

    /// Notes a mistake that concerns the whole file.
    pub fn add_whole(&mut self, problem: Problem) {
        self.found.push(Diagnostic::whole(self.path, problem));
    }

    /// Notes what was found elsewhere.
    pub fn extend(&mut self, found: Vec<Diagnostic>) {
        self.found.extend(found);
    }

    /// Takes back what follows from another mistake.
    pub fn withdraw(&mut self, follows: impl Fn(&Diagnostic) -> bool) {
        self.found.retain(|found| !follows(found));
    }

    /// Whether it is worth while to look for what was probably meant: of hundreds of mistakes only the first are shown.
    pub fn is_short(&self) -> bool {
        self.found.len() < HELPED
    }

    /// All mistakes noted so far, in the order of noting, without those that only follow from another one.
    pub fn into_found(self) -> Vec<Diagnostic> {
        consequence::without(self.found)
    }
}

/// Line and column (both from 1; columns count characters) of a byte offset.
pub fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// The line (from 1) in which a byte lies.
pub fn line_of_byte(bytes: &[u8], at: usize) -> usize {
    bytes.iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}

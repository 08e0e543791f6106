//! The product's own form.

use std::borrow::Cow;

use serde::Serialize;

use super::{Place, marked, path};
use crate::diagnostic::{Diagnostic, Language, Severity, shortened};
use crate::pipeline::{Findings, Shown};

/// Fields are never removed and never change their meaning.
#[derive(Debug, Serialize)]
pub(super) struct Report<'f> {
    errors: usize,
    warnings: usize,
    hints: usize,
    findings: Vec<Entry<'f>>,
    /// What is counted and not among the findings, because there are many alike in one file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    more: Vec<More>,
}

/// Further findings of a code and severity in a file.
#[derive(Debug, Serialize)]
struct More {
    code: &'static str,
    severity: &'static str,
    path: String,
    count: usize,
}

#[derive(Debug, Serialize)]
struct Entry<'f> {
    code: &'static str,
    severity: &'static str,
    path: String,
    /// Missing, like the next three, if the whole file is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    marked: Option<Cow<'f, str>>,
    message: String,
    help: String,
}

impl<'f> Report<'f> {
    pub fn of(findings: &'f Findings, language: Language) -> Self {
        let shown = findings.shown();
        let one = |shown: &Shown<'f>| match *shown {
            Shown::One(found) => Some(entry(found, findings, language)),
            Shown::More { .. } => None,
        };
        let more = |shown: &Shown<'f>| match *shown {
            Shown::One(_) => None,
            Shown::More { last, count } => {
                Some(More { code: last.code(), severity: severity(last), path: path(last, findings), count })
            }
        };
        Self {
            errors: findings.count(Severity::Error),
            warnings: findings.count(Severity::Warning),
            hints: findings.count(Severity::Hint),
            findings: shown.iter().filter_map(one).collect(),
            more: shown.iter().filter_map(more).collect(),
        }
    }
}

fn entry<'f>(found: &Diagnostic, findings: &'f Findings, language: Language) -> Entry<'f> {
    let place = Place::of(found, findings);
    Entry {
        code: found.code(),
        severity: severity(found),
        path: path(found, findings),
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
        end_line: place.map(|place| place.end_line),
        end_column: place.map(|place| place.end_column),
        marked: marked(found, findings).map(shortened),
        message: found.message_in(language),
        help: found.help_in(language),
    }
}

fn severity(found: &Diagnostic) -> &'static str {
    match found.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}

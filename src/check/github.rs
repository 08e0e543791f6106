//! Commands to GitHub Actions:
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message>.

use super::{Place, path, sentence};
use crate::characters::visible_name;
use crate::diagnostic::{Language, Severity};
use crate::pipeline::{Findings, Shown};

/// One command a line.
pub(super) fn lines(findings: &Findings, language: Language) -> String {
    findings.shown().into_iter().map(|shown| line(shown, findings, language)).collect()
}

fn line(shown: Shown<'_>, findings: &Findings, language: Language) -> String {
    let (found, at, text) = match shown {
        Shown::One(found) => (found, Place::of(found, findings), sentence(found, language, "\n")),
        Shown::More { last, count } => (last, None, language.more(count)),
    };
    let command = match found.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "notice",
    };
    let mut place = format!("file={}", property(&visible_name(&path(found, findings))));
    if let Some(at) = at {
        place += &format!(",line={},endLine={}", at.line, at.end_line);
        // GitHub takes columns only within one line, and means the last one, not the one behind it.
        if at.line == at.end_line {
            place += &format!(",col={},endColumn={}", at.column, at.end_column.saturating_sub(1).max(at.column));
        }
    }
    format!("::{command} {place},title={}::{}\n", property(found.code()), data(&text))
}

/// Text of a command, with what would end it encoded.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value before the text, with what would end it encoded.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

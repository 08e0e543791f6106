//! Mistakes in the content for other programs: forges that mark them beside the line, editors, scripts. Each form is a
//! function of the findings; nothing is read or printed.

mod github;
mod gitlab;
mod json;
mod sarif;

use crate::characters::visible_json;
use crate::diagnostic::{Diagnostic, Language, line_column};
use crate::pipeline::Findings;

/// In which form findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One object with all findings, stable in its fields.
    Json,
    /// SARIF 2.1.0 (OASIS), which GitHub's code scanning and many editors read.
    Sarif,
    /// GitLab's code quality report: <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>.
    Gitlab,
    /// Commands to GitHub Actions, one a line, which it shows beside the lines of a change.
    Github,
}

/// The findings that are [shown](Findings::shown) in a form, with a line break at the end unless there is nothing to say. Paths begin at the top of the
/// repository; what nobody sees in them and in texts is written as numbers. `version` is the program's.
///
/// # Errors
/// None that a finding can cause; the JSON writer's own.
pub fn written(
    findings: &Findings,
    format: Format,
    language: Language,
    version: &str,
) -> Result<String, serde_json::Error> {
    let json = match format {
        Format::Github => return Ok(github::lines(findings, language)),
        Format::Json => serde_json::to_string_pretty(&json::Report::of(findings, language)),
        Format::Sarif => serde_json::to_string_pretty(&sarif::log(findings, language, version)),
        Format::Gitlab => serde_json::to_string_pretty(&gitlab::report(findings, language)),
    };
    json.map(|json| visible_json(&json).into_owned() + "\n")
}

/// Where a finding is. Lines and columns are counted from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    line: usize,
    column: usize,
    end_line: usize,
    /// One past the last character.
    end_column: usize,
}

impl Place {
    /// `None` if the whole file is meant.
    fn of(found: &Diagnostic, findings: &Findings) -> Option<Self> {
        let (start, end) = found.span?;
        let text = findings.texts.get(&found.path)?;
        let (line, column) = line_column(text, start);
        let (end_line, end_column) = line_column(text, end.max(start));
        Some(Self { line, column, end_line, end_column })
    }
}

/// What is wrong and what to do, with `between` them.
fn sentence(found: &Diagnostic, language: Language, between: &str) -> String {
    format!("{}{between}{}: {}", found.message_in(language), language.help(), found.help_in(language))
}

/// The marked text.
fn marked<'f>(found: &Diagnostic, findings: &'f Findings) -> Option<&'f str> {
    let (start, end) = found.span?;
    findings.texts.get(&found.path)?.get(start..end)
}

/// A finding's file from the top of the repository.
fn path(found: &Diagnostic, findings: &Findings) -> String {
    format!("{}{}", findings.prefix, found.path)
}

//! Draws mistakes in the content: the marked text in its line, what is wrong, and what to do.

use std::io::IsTerminal;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use zielstand::build::Findings;
use zielstand::diagnostic::{Diagnostic, Severity};

/// Prints all errors and warnings and how many there are. Hints are for those who ask for them.
pub fn print_findings(findings: &Findings) {
    eprint!("{}", drawn(findings, Severity::Warning, is_coloured(&std::io::stderr())));
    if let Some(numbers) = numbers(findings) {
        eprintln!("{numbers}");
    }
}

/// Whether colours are wanted there: on a terminal, unless `NO_COLOR` is set.
pub fn is_coloured(output: &impl IsTerminal) -> bool {
    output.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// All mistakes that are at least as bad as `least`, each with an empty line behind it.
pub fn drawn(findings: &Findings, least: Severity, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let draw = |found: &Diagnostic| {
        let text = findings.texts.get(&found.path).map(String::as_str);
        format!("{}\n\n", renderer.render(&[group(found, text)]))
    };
    findings.list.iter().filter(|found| found.severity() <= least).map(draw).collect()
}

/// How many errors and warnings there are; `None` if there are none.
fn numbers(findings: &Findings) -> Option<String> {
    let (errors, warnings) = (findings.count(Severity::Error), findings.count(Severity::Warning));
    (errors + warnings > 0).then(|| format!("{errors} Fehler, {}.", many(warnings, "Warnung", "Warnungen")))
}

/// How many there are, hints included.
pub fn all_numbers(findings: &Findings) -> String {
    if findings.list.is_empty() {
        return "Keine Fehler, keine Warnungen, keine Hinweise.".to_owned();
    }
    let warnings = many(findings.count(Severity::Warning), "Warnung", "Warnungen");
    let hints = many(findings.count(Severity::Hint), "Hinweis", "Hinweise");
    format!("{} Fehler, {warnings}, {hints}.", findings.count(Severity::Error))
}

fn many(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

fn group<'a>(found: &'a Diagnostic, text: Option<&'a str>) -> Group<'a> {
    let level = match found.severity() {
        Severity::Error => Level::ERROR.with_name("Fehler"),
        Severity::Warning => Level::WARNING.with_name("Warnung"),
        Severity::Hint => Level::NOTE.with_name("Hinweis"),
    };
    let title = level.primary_title(found.message()).id(found.code());
    let group = match (found.span, text) {
        (Some((start, end)), Some(text)) if end <= text.len() => {
            let annotation = AnnotationKind::Primary.span(visible(text, start, end));
            title.element(Snippet::source(text).path(&found.path).annotation(annotation))
        }
        _ => title.element(Origin::path(&found.path)),
    };
    group.element(Level::HELP.with_name("Hilfe").message(found.help()))
}

/// Marks of several lines are cut to the first; an empty mark gets one character, so that there is something to see.
fn visible(text: &str, start: usize, end: usize) -> std::ops::Range<usize> {
    let rest = text.get(start..).unwrap_or_default();
    let line = rest.find(['\n', '\r']).map_or(text.len(), |at| start + at);
    let next = rest.chars().next().filter(|c| !matches!(c, '\n' | '\r')).map_or(start, |c| start + c.len_utf8());
    start..end.min(line).max(next)
}

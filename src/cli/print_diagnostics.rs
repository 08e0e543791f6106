//! Draws mistakes in the content: the marked text in its line, what is wrong, and what to do.

use std::io::IsTerminal;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use zielstand::build::Findings;
use zielstand::diagnostic::{Diagnostic, Language, Severity};

/// Prints all mistakes and how many there are.
pub fn print_findings(findings: &Findings) {
    eprint!("{}", drawn(findings, Language::German, is_coloured(&std::io::stderr())));
    if let Some(numbers) = numbers(findings, Language::German) {
        eprintln!("{numbers}");
    }
}

/// Whether colours are wanted there: on a terminal, unless `NO_COLOR` is set.
pub fn is_coloured(output: &impl IsTerminal) -> bool {
    output.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// All mistakes, each with an empty line behind it.
pub fn drawn(findings: &Findings, language: Language, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let draw = |found: &Diagnostic| {
        let text = findings.texts.get(&found.path).map(String::as_str);
        format!("{}\n\n", renderer.render(&[group(found, text, language)]))
    };
    findings.list.iter().map(draw).collect()
}

/// How many there are; `None` if there are none.
pub fn numbers(findings: &Findings, language: Language) -> Option<String> {
    let [error, warning] = match language {
        Language::German => [["Fehler", "Fehler"], ["Warnung", "Warnungen"]],
        Language::English => [["error", "errors"], ["warning", "warnings"]],
    };
    let counted = |severity, [one, many]: [&str; 2]| match findings.count(severity) {
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    };
    let (errors, warnings) = (counted(Severity::Error, error), counted(Severity::Warning, warning));
    (!findings.list.is_empty()).then(|| format!("{errors}, {warnings}."))
}

fn group<'a>(found: &'a Diagnostic, text: Option<&'a str>, language: Language) -> Group<'a> {
    let level = match found.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let level = level.with_name(language.severity(found.severity()));
    let title = level.primary_title(found.message_in(language)).id(found.code());
    let group = match (found.span, text) {
        (Some((start, end)), Some(text)) if end <= text.len() => {
            let annotation = AnnotationKind::Primary.span(visible(text, start, end));
            title.element(Snippet::source(text).path(&found.path).annotation(annotation))
        }
        _ => title.element(Origin::path(&found.path)),
    };
    group.element(Level::HELP.with_name(language.help()).message(found.help_in(language)))
}

/// Marks of several lines are cut to the first; an empty mark gets one character, so that there is something to see.
fn visible(text: &str, start: usize, end: usize) -> std::ops::Range<usize> {
    let rest = text.get(start..).unwrap_or_default();
    let line = rest.find(['\n', '\r']).map_or(text.len(), |at| start + at);
    let next = rest.chars().next().filter(|c| !matches!(c, '\n' | '\r')).map_or(start, |c| start + c.len_utf8());
    start..end.min(line).max(next)
}

//! Draws mistakes in the content: the marked text in its line, what is wrong, and what to do.

use std::io::IsTerminal;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use zielstand::characters::{in_order, visible_name};
use zielstand::diagnostic::{Diagnostic, Language, Severity};
use zielstand::pipeline::{Findings, Shown};

/// Prints all errors and warnings and how many there are. Hints are for those who ask for them.
pub fn print_findings(findings: &Findings) {
    eprint!("{}", drawn(findings, Severity::Warning, Language::German, is_coloured(&std::io::stderr())));
    if let Some(numbers) = numbers(findings, Language::German) {
        super::tell(&numbers);
    }
}

/// Whether colours are wanted there: on a terminal, unless `NO_COLOR` is set.
pub fn is_coloured(output: &impl IsTerminal) -> bool {
    output.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// All mistakes that are at least as bad as `least`, each with an empty line behind it.
pub fn drawn(findings: &Findings, least: Severity, language: Language, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let draw = |shown: Shown<'_>| {
        let group = match shown {
            Shown::One(found) => group(found, findings.texts.get(&found.path).map(String::as_str), language),
            Shown::More { last, count } => {
                head(last, language.more(count), language).element(Origin::path(visible_name(&last.path)))
            }
        };
        format!("{}\n\n", renderer.render(&[group]))
    };
    let is_bad = |shown: &Shown<'_>| shown.finding().severity() <= least;
    findings.shown().into_iter().filter(is_bad).map(draw).collect()
}

/// How many errors and warnings there are; `None` if there are none.
fn numbers(findings: &Findings, language: Language) -> Option<String> {
    let [errors, warnings, _] = counts(findings, language);
    let bad = findings.count(Severity::Error) + findings.count(Severity::Warning);
    (bad > 0).then(|| format!("{errors}, {warnings}.{}", partly(findings, language)))
}

/// How many there are, hints included.
pub fn all_numbers(findings: &Findings, language: Language) -> String {
    match language {
        Language::German if findings.list.is_empty() => "Keine Fehler, keine Warnungen, keine Hinweise.".to_owned(),
        Language::English if findings.list.is_empty() => "No errors, no warnings, no hints.".to_owned(),
        _ => format!("{}.{}", counts(findings, language).join(", "), partly(findings, language)),
    }
}

/// That not all was looked at, if so.
fn partly(findings: &Findings, language: Language) -> &'static str {
    if findings.is_partial {
        language.of(
            "\nSolange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.",
            "\nAs long as `portal.yaml` is not right, the content is checked in part only.",
        )
    } else {
        ""
    }
}

/// Errors, warnings, hints in words.
fn counts(findings: &Findings, language: Language) -> [String; 3] {
    let words = match language {
        Language::German => [["Fehler", "Fehler"], ["Warnung", "Warnungen"], ["Hinweis", "Hinweise"]],
        Language::English => [["error", "errors"], ["warning", "warnings"], ["hint", "hints"]],
    };
    let severities = [Severity::Error, Severity::Warning, Severity::Hint];
    std::array::from_fn(|place| match findings.count(severities[place]) {
        1 => format!("1 {}", words[place][0]),
        count => format!("{count} {}", words[place][1]),
    })
}

/// The line with severity and code, and what is to be said there.
fn head(found: &Diagnostic, message: String, language: Language) -> Group<'_> {
    let level = match found.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::NOTE,
    };
    let level = level.with_name(language.severity(found.severity()));
    Group::with_title(level.primary_title(message).id(found.code()))
}

fn group<'a>(found: &'a Diagnostic, text: Option<&'a str>, language: Language) -> Group<'a> {
    let title = head(found, found.message_in(language), language);
    let group = match (found.span, text) {
        (Some((start, end)), Some(text)) if end <= text.len() => {
            // The bytes of a sign may be more than those of what it stands for.
            let shown = in_order(text);
            let [start, end] = [start, end].map(|at| text.get(..at).map_or(at, |before| in_order(before).len()));
            let annotation = AnnotationKind::Primary.span(visible(&shown, start, end));
            title.element(Snippet::source(shown).path(visible_name(&found.path)).annotation(annotation))
        }
        _ => title.element(Origin::path(visible_name(&found.path))),
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

//! `zielstand check`: every mistake in the content, and nothing written.
#![expect(clippy::disallowed_methods, reason = "the command line is where today's date comes from")]

use std::path::Path;
use std::process::ExitCode;

use zielstand::build::{BuildError, Findings, Request, Since, VERSION, check_since, read_with_mistakes};
use zielstand::check::{Format, written};
use zielstand::diagnostic::Severity;

use super::args::{Check, CheckFormat};
use super::print_diagnostics::{drawn, numbers};
use super::progress::Progress;

/// Checks what the arguments say. The error is the message of a failure.
pub fn run(args: Check) -> Result<ExitCode, String> {
    let request = Request {
        root: args.root,
        out: None,
        rev: args.rev,
        as_of: args.as_of.unwrap_or_else(|| jiff::Zoned::now().date()),
        base_url: None,
        allow_shallow: args.allow_shallow,
        strict: args.strict,
    };
    let message = args.message.as_deref().map(read_message).transpose()?;
    let since = args.since.map(|rev| Since { rev, message });
    let progress = Progress::new();
    let findings = findings(&request, since.as_ref(), &progress);
    progress.clear();
    let findings = findings.map_err(|error| error.to_string())?;
    let text = match args.format {
        CheckFormat::Human => human(&findings),
        CheckFormat::Json => machine(&findings, Format::Json)?,
        CheckFormat::Sarif => machine(&findings, Format::Sarif)?,
        CheckFormat::Gitlab => machine(&findings, Format::Gitlab)?,
        CheckFormat::Github => machine(&findings, Format::Github)?,
    };
    super::print(&text)?;
    let is_wrong = findings.count(Severity::Error) > 0 || (args.strict && !findings.list.is_empty());
    Ok(if is_wrong { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn findings(request: &Request, since: Option<&Since>, progress: &Progress) -> Result<Findings, BuildError> {
    let show = |stage| progress.show(stage);
    match since {
        Some(since) => check_since(request, since, &show),
        None => Ok(read_with_mistakes(request, &show)?.map_or_else(|findings| findings, |opened| opened.findings)),
    }
}

fn read_message(path: &Path) -> Result<String, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("`{}` lässt sich nicht lesen: {error}", path.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn human(findings: &Findings) -> String {
    let colour = super::print_diagnostics::is_coloured(&std::io::stdout());
    let end = numbers(findings).unwrap_or_else(|| "Keine Fehler, keine Warnungen.".to_owned());
    format!("{}{end}\n", drawn(findings, colour))
}

fn machine(findings: &Findings, format: Format) -> Result<String, String> {
    written(findings, format, VERSION).map_err(|error| error.to_string())
}

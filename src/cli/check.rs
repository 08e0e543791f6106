//! `zielstand check`: every mistake in the content, and nothing written.
#![expect(clippy::disallowed_methods, reason = "the command line is where today's date comes from")]

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use zielstand::build::{Findings, Request, VERSION, read_with_mistakes};
use zielstand::check::{Format, written};
use zielstand::diagnostic::Severity;

use super::args::{Check, CheckFormat};
use super::print_diagnostics::{all_numbers, drawn};
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
    let progress = Progress::new();
    let opened = read_with_mistakes(&request, &|stage| progress.show(stage));
    progress.clear();
    let findings = match opened.map_err(|error| error.to_string())? {
        Ok(opened) => opened.findings,
        Err(findings) => findings,
    };
    let text = match args.format {
        CheckFormat::Human => human(&findings),
        CheckFormat::Json => machine(&findings, Format::Json)?,
        CheckFormat::Sarif => machine(&findings, Format::Sarif)?,
        CheckFormat::Gitlab => machine(&findings, Format::Gitlab)?,
        CheckFormat::Github => machine(&findings, Format::Github)?,
    };
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => return Err(format!("die Ausgabe scheitert: {error}")),
        // Whoever reads stopped early, and has what is wanted.
        _ => {}
    }
    Ok(if findings.stop(args.strict) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn human(findings: &Findings) -> String {
    let colour = super::print_diagnostics::is_coloured(&std::io::stdout());
    format!("{}{}\n", drawn(findings, Severity::Hint, colour), all_numbers(findings))
}

fn machine(findings: &Findings, format: Format) -> Result<String, String> {
    written(findings, format, VERSION).map_err(|error| error.to_string())
}

//! `zielstand check`: every mistake in the content, and nothing written.
#![expect(clippy::disallowed_methods, reason = "the command line is where today's date comes from")]

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use zielstand::check::{Format, written};
use zielstand::diagnostic::{Language, Severity};
use zielstand::pipeline::{BuildError, Findings, Request, Since, VERSION, check_since, read_with_mistakes, tidied};

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
    if args.fix {
        fix(&request)?;
    }
    let message = args.message.as_deref().map(read_message).transpose()?;
    let since = args.since.map(|rev| Since { rev, message });
    let progress = Progress::new();
    let findings = findings(&request, since.as_ref(), &progress);
    progress.clear();
    let findings = findings.map_err(|error| error.to_string())?;
    let language = args.lang.map_or_else(of_the_machine, Language::from);
    let text = match args.format {
        CheckFormat::Human => human(&findings, language),
        CheckFormat::Json => machine(&findings, Format::Json, language)?,
        CheckFormat::Sarif => machine(&findings, Format::Sarif, language)?,
        CheckFormat::Gitlab => machine(&findings, Format::Gitlab, language)?,
        CheckFormat::Github => machine(&findings, Format::Github, language)?,
    };
    super::print(&text)?;
    Ok(if findings.stop(args.strict) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Mends the pages that can be mended, and says which. Each file is whole at any time.
fn fix(request: &Request) -> Result<(), String> {
    for (path, text) in tidied(request).map_err(|error| error.to_string())? {
        let failed = |error: std::io::Error| format!("`{}` lässt sich nicht schreiben: {error}", path.display());
        let folder = path.parent().unwrap_or(&path);
        let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
        file.write_all(text.as_bytes()).map_err(failed)?;
        let rights = std::fs::metadata(&path).map_err(failed)?.permissions();
        file.as_file().set_permissions(rights).map_err(failed)?;
        file.persist(&path).map_err(|error| failed(error.error))?;
        eprintln!("gerichtet: {}", path.strip_prefix(".").unwrap_or(&path).display());
    }
    Ok(())
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

fn human(findings: &Findings, language: Language) -> String {
    let colour = super::print_diagnostics::is_coloured(&std::io::stdout());
    format!("{}{}\n", drawn(findings, Severity::Hint, language, colour), all_numbers(findings, language))
}

fn machine(findings: &Findings, format: Format, language: Language) -> Result<String, String> {
    written(findings, format, language, VERSION).map_err(|error| error.to_string())
}

/// English where the machine's texts are English, German everywhere else: most people who edit read German.
fn of_the_machine() -> Language {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    if locale.is_some_and(|locale| locale.starts_with("en")) { Language::English } else { Language::German }
}

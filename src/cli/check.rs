//! `zielstand check`: every mistake in the content, and nothing written.
#![expect(clippy::disallowed_methods, reason = "a commit's message is no part of a site")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use zielstand::check::{Format, written};
use zielstand::diagnostic::{Language, Severity};
use zielstand::pipeline::{
    BuildError, Findings, Request, Since, Tidied, VERSION, check_since, read_with_mistakes, tidied,
};

use super::Failure;
use super::args::{Day, HELP, OPTIONS, Shallow, State};
use super::page_file::{self, FileError};
use super::print_diagnostics::{all_numbers, drawn};
use super::progress::Progress;

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "zielstand check [OPTIONEN]")]
pub struct Check {
    #[command(flatten)]
    pub state: State,
    /// Form der Ausgabe: human, json, sarif, gitlab oder github [Vorgabe: human]
    #[arg(
        long,
        value_name = "FORM",
        value_enum,
        default_value_t,
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub format: CheckFormat,
    #[command(flatten)]
    pub day: Day,
    /// Vorher richten, was sicher ist: Schreibweise von Daten, Zeichen aus Textverarbeitungen, Leerzeichen am Zeilenende, Reihenfolge, eine Datei je Quelle
    #[arg(long, conflicts_with = "rev")]
    pub fix: bool,
    /// Sprache der Meldungen: de oder en [Vorgabe: die des Rechners]
    #[arg(long, value_name = "SPRACHE", value_enum, hide_possible_values = true)]
    pub lang: Option<CheckLanguage>,
    /// Nur prüfen, was sich seit diesem Stand geändert hat, und ob verschobene Fristen und Ähnliches begründet sind
    #[arg(long, value_name = "STAND")]
    pub since: Option<String>,
    /// Datei mit der Nachricht, mit der die Änderungen eingetragen werden; für den Git-Hook `commit-msg`
    #[arg(long, value_name = "DATEI", requires = "since")]
    pub message: Option<PathBuf>,
    /// Der Commit soll den neuesten ersetzen; für den Git-Hook `commit-msg`
    #[arg(long, requires = "message")]
    pub amend: bool,
    #[command(flatten)]
    pub shallow: Shallow,
    /// Warnungen gelten als Fehler
    #[arg(long)]
    pub strict: bool,
}

/// The languages of findings.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub enum CheckLanguage {
    De,
    En,
}

impl From<CheckLanguage> for Language {
    fn from(language: CheckLanguage) -> Self {
        match language {
            CheckLanguage::De => Self::German,
            CheckLanguage::En => Self::English,
        }
    }
}

/// The forms of findings.
#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
pub enum CheckFormat {
    #[default]
    Human,
    Json,
    Sarif,
    Gitlab,
    Github,
}

/// Checks what the arguments say.
pub fn run(args: Check) -> Result<ExitCode, Failure> {
    let language = args.lang.map_or_else(of_the_machine, Language::from);
    run_in(language, args).map_err(|message| Failure { language, message })
}

fn run_in(language: Language, args: Check) -> Result<ExitCode, String> {
    let request = Request {
        allow_shallow: args.shallow.allow_shallow,
        strict: args.strict,
        ..args.state.request(args.day.or_today())
    };
    let message = args.message.as_deref().map(|path| read_message(path, language)).transpose()?;
    let since = args.since.map(|rev| Since { rev, message, amend: args.amend });
    let progress = Progress::new(language);
    if args.fix {
        // What the arguments name in vain is told before anything is written.
        if since.is_some() {
            findings(&request, since.as_ref(), &progress).map_err(|error| error.in_words(language))?;
            progress.clear();
        }
        fix(&request, language)?;
    }
    let findings = findings(&request, since.as_ref(), &progress);
    progress.clear();
    let findings = findings.map_err(|error| error.in_words(language))?;
    let text = match args.format {
        CheckFormat::Human => human(&findings, language),
        CheckFormat::Json => machine(&findings, Format::Json, language)?,
        CheckFormat::Sarif => machine(&findings, Format::Sarif, language)?,
        CheckFormat::Gitlab => machine(&findings, Format::Gitlab, language)?,
        CheckFormat::Github => machine(&findings, Format::Github, language)?,
    };
    super::write_out(text.as_bytes()).map_err(|cause| {
        format!("{}: {}", language.of("die Ausgabe scheitert", "the output fails"), cause.in_words(language))
    })?;
    Ok(if findings.stop(args.strict) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Mends the files that can be mended, and says which.
fn fix(request: &Request, language: Language) -> Result<(), String> {
    let mut told = BTreeSet::new();
    // Where a sign is wrong, what else is wrong only shows once it is right.
    for _ in 0..2 {
        fix_once(request, language, &mut told)?;
    }
    Ok(())
}

fn fix_once(request: &Request, language: Language, told: &mut BTreeSet<PathBuf>) -> Result<(), String> {
    for Tidied { path, text } in tidied(request).map_err(|error| error.in_words(language))? {
        let [german, english] = match &text {
            Some(_) if path.exists() => ["gerichtet", "mended"],
            Some(_) => ["angelegt", "created"],
            None => ["gelöscht", "deleted"],
        };
        let done = match &text {
            Some(text) => page_file::write(&path, text),
            None => page_file::remove(&path),
        };
        done.map_err(|error| error.in_words(language))?;
        let word = language.of(german, english);
        if told.insert(path.clone()) {
            super::tell(&format!("{word}: {}", path.strip_prefix(".").unwrap_or(&path).display()));
        }
    }
    Ok(())
}

fn findings(request: &Request, since: Option<&Since>, progress: &Progress) -> Result<Findings, BuildError> {
    let show = |stage| progress.show(stage);
    match since {
        Some(since) => check_since(request, since, &show),
        None => match read_with_mistakes(request, &show)? {
            Ok(opened) => opened.try_templates().map(|()| opened.findings),
            Err(findings) => Ok(findings),
        },
    }
}

fn read_message(path: &Path, language: Language) -> Result<String, String> {
    let bytes = std::fs::read(path).map_err(|error| FileError::unread(path)(error).in_words(language))?;
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
pub fn of_the_machine() -> Language {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    if locale.is_some_and(|locale| locale.starts_with("en")) { Language::English } else { Language::German }
}

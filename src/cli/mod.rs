//! The command line: part of the program, not of the library. Only here is anything printed.
//!
//! Exit codes: 0 fine, 1 mistakes in the content (or a site that is not what it says), 2 could not run.

mod args;
mod ask;
mod build;
mod check;
mod completions;
mod confirm;
mod demo;
mod history;
mod init;
mod key;
mod new;
mod page_file;
mod pdf;
mod print_diagnostics;
mod progress;
mod publication;
mod report;
mod schema;
mod serve;
mod timings;
mod verify;
mod wrong_arguments;

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use clap::{ArgAction, Parser, Subcommand};
use zielstand::characters::visible;
use zielstand::diagnostic::{Cause, Language};

use args::{HELP, OPTIONS};
use build::Build;
use check::Check;
use completions::{Completions, Man};
use confirm::Confirm;
use demo::Demo;
use history::History;
use init::Init;
use key::Key;
use new::New;
use report::Report;
use schema::Schema;
use serve::Serve;
use verify::Verify;

/// Could not run.
const FAILED: u8 = 2;

/// Macht aus einem Git-Repository mit Ziel-Seiten ein Portal.
#[derive(Debug, Parser)]
#[command(
    name = "zielstand",
    version,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    subcommand_help_heading = "Befehle",
    subcommand_value_name = "BEFEHL",
    override_usage = "zielstand BEFEHL [OPTIONEN]",
    help_template = HELP
)]
struct Args {
    #[command(subcommand)]
    command: Command,
    /// Zeigt diese Hilfe
    #[arg(short, long, global = true, action = ArgAction::Help, help_heading = OPTIONS, display_order = 100)]
    help: Option<bool>,
    /// Zeigt die Version
    #[arg(short = 'V', long, action = ArgAction::Version, help_heading = OPTIONS)]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Baut die Website.
    Build(Build),
    /// Prüft den Inhalt und schreibt nichts.
    Check(Check),
    /// Ergänzt Befehle und Optionen in der Shell.
    Completions(Completions),
    /// Notiert in Zielen, dass sie geprüft und unverändert sind.
    Confirm(Confirm),
    /// Legt eine Vorführung mit rekonstruiertem Verlauf an und zeigt sie.
    Demo(Demo),
    /// Zeigt, was sich wann geändert hat.
    History(History),
    /// Legt ein neues Portal an, mit Beispielen und als Git-Repository.
    Init(Init),
    /// Macht einen Schlüssel für das Protokoll der Veröffentlichungen.
    Key(Key),
    /// Schreibt die Handbuchseiten für `man`.
    Man(Man),
    /// Legt ein neues Ziel an.
    New(New),
    /// Zeigt, was sich in einem Zeitraum geändert hat.
    Report(Report),
    /// Schreibt JSON-Schemas, mit denen Texteditoren schon beim Tippen prüfen.
    Schema(Schema),
    /// Zeigt die Website, während man an ihr arbeitet.
    Serve(Serve),
    /// Prüft eine veröffentlichte Website.
    Verify(Verify),
}

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return wrong_arguments::print(&error),
    };
    let result = match args.command {
        Command::Build(build) => build::run(build),
        Command::Check(check) => return check::run(check).unwrap_or_else(|failure| failed(&failure)),
        Command::Completions(completions) => completions::run(&completions),
        Command::Confirm(confirm) => confirm::run(confirm),
        Command::Demo(demo) => demo::run(&demo),
        Command::History(history) => history::run(history),
        Command::Init(init) => init::run(init),
        Command::Key(key) => key::run(key),
        Command::Man(man) => completions::man(&man),
        Command::New(new) => new::run(new),
        Command::Report(report) => report::run(report),
        Command::Schema(schema) => schema::run(&schema),
        Command::Serve(serve) => serve::run(serve),
        Command::Verify(verify) => verify::run(verify),
    };
    result.unwrap_or_else(|message| failed(&Failure::from(message)))
}

/// Why a command could not run, in the language that was asked for.
struct Failure {
    language: Language,
    message: String,
}

impl From<String> for Failure {
    fn from(message: String) -> Self {
        Self { language: Language::German, message }
    }
}

fn failed(Failure { language, message }: &Failure) -> ExitCode {
    tell(&format!("{}: {message}", language.of("Fehler", "Error")));
    ExitCode::from(FAILED)
}

/// Says something on standard error. Nobody may be listening any more, and there is nobody else to tell.
fn tell(text: &str) {
    let _ = writeln!(std::io::stderr(), "{}", visible(text));
}

/// Writes a result to standard output. Whoever reads may stop early, and then has what is wanted.
fn print(text: &str) -> Result<(), String> {
    print_bytes(text.as_bytes())
}

/// The same for a result that is no text.
fn print_bytes(bytes: &[u8]) -> Result<(), String> {
    write_out(bytes).map_err(|cause| format!("die Ausgabe scheitert: {cause}"))
}

fn write_out(bytes: &[u8]) -> Result<(), Cause> {
    match std::io::stdout().write_all(bytes) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Cause::from(&error)),
        _ => Ok(()),
    }
}

/// A path as a shell takes it in one piece.
fn quoted(path: &std::path::Path) -> String {
    let path = path.display().to_string();
    let is_plain = |sign: char| sign.is_alphanumeric() || "/._-+:\\~".contains(sign);
    if path.chars().all(is_plain) { path } else { format!("\"{path}\"") }
}

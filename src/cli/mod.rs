//! The command line: part of the program, not of the library. Only here is anything printed.
//!
//! Exit codes: 0 fine, 1 mistakes in the content, 2 could not run.

mod args;
mod ask;
mod build;
mod check;
mod demo;
mod history;
mod init;
mod new;
mod print_diagnostics;
mod progress;
mod report;
mod schema;
mod serve;
mod wrong_arguments;

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use clap::Parser;
use zielstand::diagnostic::Cause;

use args::{Args, Command};

/// Could not run.
const FAILED: u8 = 2;

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return wrong_arguments::print(&error),
    };
    let result = match args.command {
        Command::Build(build) => build::run(build),
        Command::Check(check) => check::run(check),
        Command::Demo(demo) => demo::run(&demo),
        Command::History(history) => history::run(history),
        Command::Init(init) => init::run(init),
        Command::New(new) => new::run(new),
        Command::Report(report) => report::run(report),
        Command::Schema(schema) => schema::run(&schema),
        Command::Serve(serve) => serve::run(serve),
    };
    result.unwrap_or_else(|message| {
        eprintln!("Fehler: {message}");
        ExitCode::from(FAILED)
    })
}

/// Writes a result to standard output. Whoever reads may stop early, and then has what is wanted.
fn print(text: &str) -> Result<(), String> {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(format!("die Ausgabe scheitert: {}", Cause::from(&error)))
        }
        _ => Ok(()),
    }
}

//! What is wrong with arguments, in German: the library that reads them speaks English only.

use std::process::ExitCode;

use clap::error::{ContextKind, ErrorKind};
use clap::{Command, CommandFactory, Error};

use super::Args;

/// Prints why the arguments cannot be used, or the help or version that was asked for.
pub fn print(error: &Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            // Written by our own template. Whoever reads may stop early.
            let _ = error.print();
        }
        _ => {
            let mut all = Args::command();
            all.build();
            let mut command = meant(&all).clone();
            let usage = command.render_usage().to_string();
            super::tell(&format!("Fehler: {}{}\n", message(error), suggestion(error, &command)));
            super::tell(&format!("Aufruf: {}", usage.trim_start_matches("Usage: ")));
            super::tell(&format!("Mehr dazu: {} --help", command.get_bin_name().unwrap_or("zielstand")));
        }
    }
    if error.use_stderr() { ExitCode::from(super::FAILED) } else { ExitCode::SUCCESS }
}

/// The command that the arguments name, as far as there is one.
fn meant(all: &Command) -> &Command {
    let mut command = all;
    for word in std::env::args_os().skip(1) {
        let Some(sub) = command.find_subcommand(&word) else { break };
        command = sub;
    }
    command
}

fn message(error: &Error) -> String {
    let said = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let (argument, value) = (said(ContextKind::InvalidArg), said(ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::InvalidSubcommand => format!("den Befehl `{}` gibt es nicht", said(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand => "es fehlt der Befehl".to_owned(),
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            format!("die Option `{argument}` gibt es hier nicht")
        }
        ErrorKind::UnknownArgument => format!("`{argument}` ist hier ein Argument zu viel"),
        ErrorKind::InvalidValue if value.is_empty() => format!("hinter `{}` fehlt der Wert", name(&argument)),
        ErrorKind::InvalidValue => {
            format!("`{value}` geht bei `{}` nicht; möglich sind: {}", name(&argument), said(ContextKind::ValidValue))
        }
        ErrorKind::ValueValidation => {
            let reason = std::error::Error::source(error).map(|source| format!("; {source}"));
            format!("`{value}` geht bei `{}` nicht{}", name(&argument), reason.unwrap_or_default())
        }
        ErrorKind::TooManyValues => format!("`{}` nimmt keinen Wert, hier steht `{value}`", name(&argument)),
        ErrorKind::ArgumentConflict => {
            let other = said(ContextKind::PriorArg);
            if argument == other {
                format!("`{}` darf nur einmal dastehen", name(&argument))
            } else {
                format!("`{}` und `{}` gehen nicht zusammen", name(&argument), name(&other))
            }
        }
        ErrorKind::MissingRequiredArgument => format!("es fehlt: `{}`", argument.replace(", ", "`, `")),
        ErrorKind::InvalidUtf8 => "ein Argument enthält Bytes, die kein Text in UTF-8 sind".to_owned(),
        _ => "die Argumente sind nicht zu verstehen".to_owned(),
    }
}

/// `--out` of `--out <ORDNER>`, `ART` of `[ART]`.
fn name(argument: &str) -> &str {
    argument.split(' ').next().unwrap_or(argument).trim_matches(['<', '>', '[', ']'])
}

/// What was probably meant.
fn suggestion(error: &Error, command: &Command) -> String {
    let kinds = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let near = kinds.into_iter().filter_map(|kind| error.get(kind)).map(ToString::to_string);
    if let Some(near) = near.into_iter().find(|near| !near.is_empty()) {
        return format!("; gemeint ist vielleicht `{}`", near.replace(", ", "` oder `"));
    }
    if error.kind() != ErrorKind::UnknownArgument {
        return String::new();
    }
    let unknown = error.get(ContextKind::InvalidArg).map(ToString::to_string).unwrap_or_default();
    let program = |command: &Command| command.get_bin_name().unwrap_or_default().to_owned();
    let is_known = |known: &clap::Arg| known.get_long().is_some_and(|long| unknown == format!("--{long}"));
    if let Some(sub) = command.get_subcommands().find(|sub| sub.get_arguments().any(is_known)) {
        format!("; sie gehört hinter den Befehl: `{} {unknown}`", program(sub))
    } else if unknown.starts_with('-') && command.get_positionals().next().is_some() {
        format!("; falls es ein Wert ist: `{} -- {unknown}`", program(command))
    } else {
        String::new()
    }
}

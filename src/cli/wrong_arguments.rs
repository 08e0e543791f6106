//! What is wrong with arguments, in words of our own: the library that reads them speaks its own English.

use std::process::ExitCode;

use clap::error::{ContextKind, ErrorKind};
use clap::{Command, CommandFactory, Error};
use zielstand::diagnostic::Language;

use super::Args;
use super::args::NoDay;
use super::check::of_the_machine;

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
            let language = wanted(&command);
            let say = |german, english| language.of(german, english);
            let said = format!("{}{}", message(error, language), suggestion(error, &command, language));
            let usage = names_in(usage.trim_start_matches("Usage: "), language);
            super::tell(&format!("{}: {}\n", say("Fehler", "Error"), names_in(&said, language)));
            super::tell(&format!("{}: {usage}", say("Aufruf", "Usage")));
            let name = command.get_bin_name().unwrap_or("zielstand");
            super::tell(&format!("{}: {name} --help", say("Mehr dazu", "More about it")));
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

/// The language that the arguments ask for, as far as they can be read; only `check` has one.
fn wanted(command: &Command) -> Language {
    if command.get_name() != "check" {
        return Language::German;
    }
    let words: Vec<String> = std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
    let asked = |code| {
        words.windows(2).any(|pair| pair[0] == "--lang" && pair[1] == code) || words.contains(&format!("--lang={code}"))
    };
    if asked("en") {
        Language::English
    } else if asked("de") {
        Language::German
    } else {
        of_the_machine()
    }
}

/// What stands for values in the usage of `check`.
const NAMES: [(&str, &str); 7] = [
    ("OPTIONEN", "OPTIONS"),
    ("ORDNER", "FOLDER"),
    ("STAND", "STATE"),
    ("WELCHE", "WHICH"),
    ("SPRACHE", "LANGUAGE"),
    ("DATEI", "FILE"),
    ("JJJJ-MM-TT", "YYYY-MM-DD"),
];

fn names_in(text: &str, language: Language) -> String {
    let translated = |text: String, (german, english): &(&str, &str)| {
        ["<>", "[]"].iter().fold(text, |text, pair| {
            let (open, close) = pair.split_at(1);
            text.replace(&format!("{open}{german}{close}"), &format!("{open}{english}{close}"))
        })
    };
    match language {
        Language::German => text.to_owned(),
        Language::English => NAMES.iter().fold(text.to_owned(), translated),
    }
}

fn message(error: &Error, language: Language) -> String {
    let said = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let (argument, value) = (said(ContextKind::InvalidArg), said(ContextKind::InvalidValue));
    let name = name(&argument);
    let [german, english] = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let command = said(ContextKind::InvalidSubcommand);
            [format!("den Befehl `{command}` gibt es nicht"), format!("there is no command `{command}`")]
        }
        ErrorKind::MissingSubcommand => ["es fehlt der Befehl".into(), "the command is missing".into()],
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            [format!("die Option `{argument}` gibt es hier nicht"), format!("there is no option `{argument}` here")]
        }
        ErrorKind::UnknownArgument => [
            format!("`{argument}` ist hier ein Argument zu viel"),
            format!("`{argument}` is one argument too many here"),
        ],
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::TooManyValues => {
            wrong_value(error, (name, &value), language)
        }
        ErrorKind::ArgumentConflict => conflict(&argument, &said(ContextKind::PriorArg)),
        ErrorKind::MissingRequiredArgument => {
            let missing = argument.replace(", ", "`, `");
            [format!("es fehlt: `{missing}`"), format!("missing: `{missing}`")]
        }
        ErrorKind::InvalidUtf8 => [
            "ein Argument enthält Bytes, die kein Text in UTF-8 sind".into(),
            "an argument holds bytes that are no text in UTF-8".into(),
        ],
        _ => ["die Argumente sind nicht zu verstehen".into(), "the arguments cannot be understood".into()],
    };
    language.of(&german, &english).to_owned()
}

/// What is wrong with the value of an argument.
fn wrong_value(error: &Error, (name, value): (&str, &str), language: Language) -> [String; 2] {
    match error.kind() {
        ErrorKind::TooManyValues => [
            format!("`{name}` nimmt keinen Wert, hier steht `{value}`"),
            format!("`{name}` takes no value, here stands `{value}`"),
        ],
        ErrorKind::InvalidValue if value.is_empty() => {
            [format!("hinter `{name}` fehlt der Wert"), format!("the value behind `{name}` is missing")]
        }
        ErrorKind::InvalidValue => {
            let valid = error.get(ContextKind::ValidValue).map(ToString::to_string).unwrap_or_default();
            [
                format!("`{value}` geht bei `{name}` nicht; möglich sind: {valid}"),
                format!("`{value}` is not possible for `{name}`; possible are: {valid}"),
            ]
        }
        _ => {
            let reason = reason(error, language).map(|reason| format!("; {reason}")).unwrap_or_default();
            [
                format!("`{value}` geht bei `{name}` nicht{reason}"),
                format!("`{value}` is not possible for `{name}`{reason}"),
            ]
        }
    }
}

/// Why a value cannot be read.
fn reason(error: &Error, language: Language) -> Option<String> {
    let source = std::error::Error::source(error)?;
    let day = source.is::<NoDay>().then(|| NoDay::in_words(language).to_owned());
    Some(day.unwrap_or_else(|| source.to_string()))
}

fn conflict(argument: &str, other: &str) -> [String; 2] {
    let (one, other) = (name(argument), name(other));
    if one == other {
        return [format!("`{one}` darf nur einmal dastehen"), format!("`{one}` may stand there only once")];
    }
    [format!("`{one}` und `{other}` gehen nicht zusammen"), format!("`{one}` and `{other}` do not go together")]
}

/// `--out` of `--out <ORDNER>`, `ART` of `[ART]`.
fn name(argument: &str) -> &str {
    argument.split(' ').next().unwrap_or(argument).trim_matches(['<', '>', '[', ']'])
}

/// What was probably meant.
fn suggestion(error: &Error, command: &Command, language: Language) -> String {
    let kinds = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let near = kinds.into_iter().filter_map(|kind| error.get(kind)).map(ToString::to_string);
    let say = |german, english| language.of(german, english);
    if let Some(near) = near.into_iter().find(|near| !near.is_empty()) {
        let near = near.replace(", ", say("` oder `", "` or `"));
        return format!("; {}", say("gemeint ist vielleicht `{}`", "perhaps `{}` is meant").replace("{}", &near));
    }
    if error.kind() != ErrorKind::UnknownArgument {
        return String::new();
    }
    let unknown = error.get(ContextKind::InvalidArg).map(ToString::to_string).unwrap_or_default();
    let program = |command: &Command| command.get_bin_name().unwrap_or_default().to_owned();
    let is_known = |known: &clap::Arg| known.get_long().is_some_and(|long| unknown == format!("--{long}"));
    if let Some(sub) = command.get_subcommands().find(|sub| sub.get_arguments().any(is_known)) {
        let where_to = say("sie gehört hinter den Befehl", "it belongs behind the command");
        format!("; {where_to}: `{} {unknown}`", program(sub))
    } else if unknown.starts_with('-') && command.get_positionals().next().is_some() {
        format!("; {}: `{} -- {unknown}`", say("falls es ein Wert ist", "if it is a value"), program(command))
    } else {
        String::new()
    }
}

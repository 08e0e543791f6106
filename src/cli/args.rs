//! Arguments that several commands share. Each command's own stand with it.
#![expect(clippy::disallowed_methods, reason = "the command line is where today's date comes from")]

use std::fmt;
use std::path::PathBuf;

use jiff::civil::Date;
use zielstand::diagnostic::Language;
use zielstand::pipeline::{Publication, Request};
use zielstand::value::PartialDate;

/// How every command shows its help, in German.
pub const HELP: &str = "{about}\n\nAufruf: {usage}\n\n{all-args}";
/// What options stand below there.
pub const OPTIONS: &str = "Optionen";

// Shared arguments have comments of two slashes: with three, these would become what the command says about itself.

// The portal of a command that reads its files.
#[derive(Debug, clap::Args)]
pub struct Folder {
    /// Ordner des Portals [Vorgabe: der Ordner, in dem man ist]
    #[arg(long, value_name = "ORDNER", default_value = ".", hide_default_value = true)]
    pub root: PathBuf,
}

// The portal of a command that can read an earlier state as well.
#[derive(Debug, clap::Args)]
pub struct State {
    /// Ordner des Portals, oder ein Repository ohne Arbeitsverzeichnis [Vorgabe: der Ordner, in dem man ist]
    #[arg(long, value_name = "ORDNER", default_value = ".", hide_default_value = true)]
    pub root: PathBuf,
    /// Diesen Stand nehmen statt der Dateien im Ordner: Branch, Tag, Commit oder Datum
    #[arg(long, value_name = "STAND")]
    pub rev: Option<String>,
    /// `today`: ihn mit der portal.yaml von heute lesen [Vorgabe: mit seiner eigenen, sonst mit der letzten davor oder der ersten]
    #[arg(long, value_name = "WELCHE", value_parser = ["today"], hide_possible_values = true, requires = "rev")]
    pub settings: Option<String>,
}

impl State {
    /// What is to be read, with nothing else said.
    pub fn request(self, as_of: Date) -> Request {
        Request { rev: self.rev, settings_of_today: self.settings.is_some(), ..request(self.root, as_of) }
    }
}

/// A portal as it lies in a folder, with nothing else said.
pub fn request(root: PathBuf, as_of: Date) -> Request {
    Request {
        root,
        out: None,
        rev: None,
        settings_of_today: false,
        as_of,
        today: today(),
        base_url: None,
        allow_shallow: false,
        strict: false,
        publication: Publication::default(),
    }
}

// Of commands that tell the history.
#[derive(Debug, clap::Args)]
pub struct Shallow {
    /// Auch einen Klon nehmen, dem der Anfang der Geschichte fehlt
    #[arg(long)]
    pub allow_shallow: bool,
}

// The day of a command that judges deadlines.
#[derive(Debug, clap::Args)]
pub struct Day {
    /// Tag, an dem Fristen gemessen werden [Vorgabe: heute]
    #[arg(long, value_name = "JJJJ-MM-TT", value_parser = date)]
    pub as_of: Option<Date>,
}

impl Day {
    /// The day that was named, or today.
    pub fn or_today(&self) -> Date {
        self.as_of.unwrap_or_else(today)
    }
}

/// The day on this machine.
pub fn today() -> Date {
    jiff::Zoned::now().date()
}

// Words are read here and not by the library of arguments, whose reasons are English.

/// How dates are written.
pub const DATE: &str = "so schreiben: `2025-12-31`, `2025-12` oder `2025`";

/// That a word is no day, with what one looks like.
#[derive(Debug)]
pub struct NoDay;

impl NoDay {
    /// In a language.
    pub fn in_words(language: Language) -> &'static str {
        language.of("gemeint ist ein Datum wie `2025-12-31`", "a date looks like this: `2025-12-31`")
    }
}

impl fmt::Display for NoDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Self::in_words(Language::German))
    }
}

impl std::error::Error for NoDay {}

pub fn date(text: &str) -> Result<Date, NoDay> {
    text.parse().or_else(|_| as_meant(text).ok_or(NoDay))
}

pub fn partial_date(text: &str) -> Result<PartialDate, String> {
    text.parse().or_else(|_| as_meant(text).ok_or_else(|| DATE.to_owned()))
}

/// `31.12.2025` is a date as well.
fn as_meant<T: std::str::FromStr>(text: &str) -> Option<T> {
    PartialDate::meant_by(text.trim())?.to_string().parse().ok()
}

// Where a portal is shown on this machine.
#[derive(Debug, clap::Args)]
pub struct Port {
    /// Port auf diesem Rechner [Vorgabe: der erste freie ab 8000]
    #[arg(long, value_name = "PORT", value_parser = port)]
    pub port: Option<u16>,
}

/// The address of a website.
pub fn web_address(text: &str) -> Result<String, String> {
    let rest = ["https://", "http://"].into_iter().find_map(|scheme| text.strip_prefix(scheme));
    let is_whole =
        rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !text.contains(char::is_whitespace));
    if is_whole { Ok(text.to_owned()) } else { Err("eine Adresse beginnt mit `https://`".to_owned()) }
}

fn port(text: &str) -> Result<u16, String> {
    text.parse().map_err(|_| format!("möglich ist eine Zahl bis {}", u16::MAX))
}

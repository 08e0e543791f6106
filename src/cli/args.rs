//! What can be said on the command line: the commands, and what several of them share. The rest stands with each command.
#![expect(clippy::disallowed_methods, reason = "the command line is where today's date comes from")]

use std::path::PathBuf;

use clap::{ArgAction, Parser, Subcommand};
use jiff::civil::Date;
use zielstand::pipeline::Request;
use zielstand::value::PartialDate;

use super::build::Build;
use super::check::Check;
use super::demo::Demo;
use super::history::History;
use super::init::Init;
use super::new::New;
use super::report::Report;
use super::schema::Schema;
use super::serve::Serve;

/// How every command shows its help, in German.
pub const HELP: &str = "{about}\n\nAufruf: {usage}\n\n{all-args}";
/// What options stand below there.
pub const OPTIONS: &str = "Optionen";

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
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
    /// Zeigt diese Hilfe
    #[arg(short, long, global = true, action = ArgAction::Help, help_heading = OPTIONS, display_order = 100)]
    pub help: Option<bool>,
    /// Zeigt die Version
    #[arg(short = 'V', long, action = ArgAction::Version, help_heading = OPTIONS)]
    pub version: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Baut die Website.
    Build(Build),
    /// Prüft den Inhalt und schreibt nichts.
    Check(Check),
    /// Legt eine Vorführung mit rekonstruiertem Verlauf an und zeigt sie.
    Demo(Demo),
    /// Zeigt, was sich wann geändert hat.
    History(History),
    /// Legt ein neues Portal an, mit Beispielen und als Git-Repository.
    Init(Init),
    /// Legt ein neues Ziel an.
    New(New),
    /// Zeigt, was sich in einem Zeitraum geändert hat.
    Report(Report),
    /// Schreibt JSON-Schemas, mit denen Texteditoren schon beim Tippen prüfen.
    Schema(Schema),
    /// Zeigt die Website, während man an ihr arbeitet.
    Serve(Serve),
}

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
}

impl State {
    /// What is to be read, with nothing else said.
    pub fn request(self, as_of: Date) -> Request {
        Request { rev: self.rev, ..request(self.root, as_of) }
    }
}

/// A portal as it lies in a folder, with nothing else said.
pub fn request(root: PathBuf, as_of: Date) -> Request {
    Request { root, out: None, rev: None, as_of, base_url: None, allow_shallow: false, strict: false }
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

pub fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "gemeint ist ein Datum wie `2025-12-31`".to_owned())
}

pub fn partial_date(text: &str) -> Result<PartialDate, String> {
    text.parse().map_err(|_| DATE.to_owned())
}

pub fn port(text: &str) -> Result<u16, String> {
    text.parse().map_err(|_| format!("möglich ist eine Zahl bis {}", u16::MAX))
}

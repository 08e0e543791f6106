//! What can be said on the command line.

use std::path::PathBuf;

use clap::{ArgAction, Parser, Subcommand};
use jiff::civil::Date;
use zielstand::diagnostic::Language;
use zielstand::render::log;
use zielstand::schema::Kind;
use zielstand::value::PartialDate;

const HELP: &str = "{about}\n\nAufruf: {usage}\n\n{all-args}";
const OPTIONS: &str = "Optionen";

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
    /// Zeigt, was sich in einem Zeitraum geändert hat.
    Report(Report),
    /// Schreibt JSON-Schemas, mit denen Texteditoren schon beim Tippen prüfen.
    Schema(Schema),
    /// Zeigt die Website, während man an ihr arbeitet.
    Serve(Serve),
}

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "zielstand build [OPTIONEN]")]
pub struct Build {
    /// Ordner des Portals, oder ein Repository ohne Arbeitsverzeichnis [Vorgabe: der Ordner, in dem man ist]
    #[arg(long, value_name = "ORDNER", default_value = ".", hide_default_value = true)]
    pub root: PathBuf,
    /// Wohin die Website geschrieben wird [Vorgabe: `public` im Ordner des Portals]
    #[arg(long, value_name = "ORDNER")]
    pub out: Option<PathBuf>,
    /// Diesen Stand bauen statt der Dateien im Ordner: Branch, Tag, Commit oder Datum
    #[arg(long, value_name = "STAND")]
    pub rev: Option<String>,
    /// Tag, an dem Fristen gemessen werden [Vorgabe: heute]
    #[arg(long, value_name = "JJJJ-MM-TT")]
    pub as_of: Option<Date>,
    /// Adresse der veröffentlichten Website [Vorgabe: `base_url` in portal.yaml]
    #[arg(long, value_name = "ADRESSE", value_parser = base_url)]
    pub base_url: Option<String>,
    /// Zahl der gleichzeitigen Arbeiten [Vorgabe: so viele wie Prozessorkerne]
    #[arg(long, value_name = "ZAHL", value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,
    /// Auch einen Klon bauen, dem der Anfang der Geschichte fehlt
    #[arg(long)]
    pub allow_shallow: bool,
    /// Bei einer Warnung nichts schreiben, wie bei einem Fehler: für die Veröffentlichung
    #[arg(long)]
    pub strict: bool,
}

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "zielstand check [OPTIONEN]")]
pub struct Check {
    /// Ordner des Portals, oder ein Repository ohne Arbeitsverzeichnis [Vorgabe: der Ordner, in dem man ist]
    #[arg(long, value_name = "ORDNER", default_value = ".", hide_default_value = true)]
    pub root: PathBuf,
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
    /// Diesen Stand prüfen statt der Dateien im Ordner: Branch, Tag, Commit oder Datum
    #[arg(long, value_name = "STAND")]
    pub rev: Option<String>,
    /// Tag, an dem Fristen gemessen werden [Vorgabe: heute]
    #[arg(long, value_name = "JJJJ-MM-TT")]
    pub as_of: Option<Date>,
    /// Vorher richten, was sicher ist: Schreibweise von Daten, Leerzeichen am Zeilenende, Reihenfolge der Angaben
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
    /// Auch einen Klon prüfen, dem der Anfang der Geschichte fehlt
    #[arg(long)]
    pub allow_shallow: bool,
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

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "zielstand demo [ORDNER] [OPTIONEN]")]
pub struct Demo {
    /// Wohin: ein Ordner, den es noch nicht gibt oder der leer ist [Vorgabe: `zielstand-demo`]
    #[arg(value_name = "ORDNER", default_value = "zielstand-demo", hide_default_value = true, help_heading = "Ordner")]
    pub folder: PathBuf,
    /// Tag, an dem Fristen gemessen werden [Vorgabe: heute]
    #[arg(long, value_name = "JJJJ-MM-TT")]
    pub as_of: Option<Date>,
    /// Port auf diesem Rechner [Vorgabe: der erste freie ab 8000]
    #[arg(long, value_name = "PORT", conflicts_with = "no_serve")]
    pub port: Option<u16>,
    /// Die Website nur bauen, nicht zeigen
    #[arg(long)]
    pub no_serve: bool,
}

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "zielstand history [ZIEL] [OPTIONEN]")]
pub struct History {
    /// Nur Änderungen des Ziels mit dieser Kennung [Vorgabe: alle Ziele und die Regeln des Portals]
    #[arg(value_name = "ZIEL", help_heading = "Argumente")]
    pub goal: Option<String>,
    /// Nur, was an diesem Tag oder später eingetragen wurde
    #[arg(long, value_name = "JJJJ-MM-TT")]
    pub since: Option<Date>,
    /// Nur, was an diesem Tag oder früher eingetragen wurde
    #[arg(long, value_name = "JJJJ-MM-TT")]
    pub until: Option<Date>,
    /// Nur Änderungen dieser Angabe, zum Beispiel `due`, `indicators` oder `indicators/Netze/target`
    #[arg(long, value_name = "ANGABE")]
    pub field: Option<String>,
    /// Nur auffällige Änderungen, zum Beispiel verschobene Fristen
    #[arg(long)]
    pub flagged: bool,
    /// Form der Ausgabe: text, json, csv oder markdown [Vorgabe: text]
    #[arg(
        long,
        value_name = "FORM",
        value_enum,
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub format: LogFormat,
    /// Ordner des Portals, oder ein Repository ohne Arbeitsverzeichnis [Vorgabe: der Ordner, in dem man ist]
    #[arg(long, value_name = "ORDNER", default_value = ".", hide_default_value = true)]
    pub root: PathBuf,
    /// Änderungen bis zu diesem Stand: Branch, Tag, Commit oder Datum
    #[arg(long, value_name = "STAND")]
    pub rev: Option<String>,
    /// Auch einen Klon lesen, dem der Anfang der Geschichte fehlt
    #[arg(long)]
    pub allow_shallow: bool,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub enum LogFormat {
    Text,
    Json,
    Csv,
    Markdown,
}

impl From<LogFormat> for log::Format {
    fn from(format: LogFormat) -> Self {
        match format {
            LogFormat::Text => Self::Text,
            LogFormat::Json => Self::Json,
            LogFormat::Csv => Self::Csv,
            LogFormat::Markdown => Self::Markdown,
        }
    }
}

#[derive(Debug, clap::Args)]
#[command(
    help_template = HELP,
    next_help_heading = OPTIONS,
    override_usage = "zielstand report --from DATUM --to DATUM [OPTIONEN]"
)]
pub struct Report {
    /// Erster Tag des Zeitraums; ein Monat oder Jahr zählt von seinem ersten Tag an
    #[arg(long, value_name = "DATUM", value_parser = partial_date)]
    pub from: PartialDate,
    /// Letzter Tag des Zeitraums; ein Monat oder Jahr zählt bis zu seinem letzten Tag
    #[arg(long, value_name = "DATUM", value_parser = partial_date)]
    pub to: PartialDate,
    /// In welcher Form: `markdown`, `html` oder `json` [Vorgabe: markdown]
    #[arg(
        long,
        value_name = "FORM",
        value_enum,
        default_value_t,
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub format: ReportFormat,
    /// Überschrift [Vorgabe: der Zeitraum]
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// Ordner des Portals, oder ein Repository ohne Arbeitsverzeichnis [Vorgabe: der Ordner, in dem man ist]
    #[arg(long, value_name = "ORDNER", default_value = ".", hide_default_value = true)]
    pub root: PathBuf,
    /// Diesen Stand lesen statt der Dateien im Ordner: Branch, Tag, Commit oder Datum
    #[arg(long, value_name = "STAND")]
    pub rev: Option<String>,
}

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "zielstand serve [OPTIONEN]")]
pub struct Serve {
    /// Ordner des Portals [Vorgabe: der Ordner, in dem man ist]
    #[arg(long, value_name = "ORDNER", default_value = ".", hide_default_value = true)]
    pub root: PathBuf,
    /// Port auf diesem Rechner [Vorgabe: der erste freie ab 8000]
    #[arg(long, value_name = "PORT")]
    pub port: Option<u16>,
    /// Die Website im Browser öffnen
    #[arg(long)]
    pub open: bool,
    /// Tag, an dem Fristen gemessen werden [Vorgabe: heute]
    #[arg(long, value_name = "JJJJ-MM-TT")]
    pub as_of: Option<Date>,
}

/// The forms of a report.
#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
pub enum ReportFormat {
    #[default]
    Markdown,
    Html,
    Json,
}

#[derive(Debug, clap::Args)]
#[command(
    help_template = HELP,
    next_help_heading = OPTIONS,
    override_usage = "zielstand schema ART [OPTIONEN]\n        zielstand schema --to ORDNER [OPTIONEN]"
)]
pub struct Schema {
    /// Wofür: goal, page, report, easy, pillar, topic, cross-cutting, department, strategy, start, translation, sources oder glossary
    #[arg(value_name = "ART", value_parser = schema_kind, required_unless_present = "to", help_heading = "Argumente")]
    pub kind: Option<Kind>,
    /// Alle Schemas in diesen Ordner schreiben: `goal.json`, `page.json` und so weiter
    #[arg(long, value_name = "ORDNER", conflicts_with = "kind")]
    pub to: Option<PathBuf>,
    /// Ordner des Portals [Vorgabe: der Ordner, in dem man ist]
    #[arg(long, value_name = "ORDNER", default_value = ".", hide_default_value = true)]
    pub root: PathBuf,
}

fn schema_kind(text: &str) -> Result<Kind, String> {
    let words = || Kind::ALL.map(Kind::word).join(", ");
    Kind::ALL.into_iter().find(|kind| kind.word() == text).ok_or_else(|| format!("möglich sind {}", words()))
}

fn partial_date(text: &str) -> Result<PartialDate, String> {
    text.parse().map_err(|_| "so schreiben: `2025-12-31`, `2025-12` oder `2025`".to_owned())
}

fn base_url(text: &str) -> Result<String, String> {
    if text.starts_with("https://") || text.starts_with("http://") {
        Ok(text.to_owned())
    } else {
        Err("eine Adresse beginnt mit https://".to_owned())
    }
}

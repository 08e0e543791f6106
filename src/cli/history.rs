//! `zielstand history`: the change log in the terminal or for another program.

use std::process::ExitCode;

use jiff::civil::Date;
use zielstand::config::GroupKind;
use zielstand::diagnostic::{Language, Severity};
use zielstand::pipeline::{Findings, Request, read_with_mistakes};
use zielstand::portal::{Flag, Portal, Subject};
use zielstand::render::log::{Filter, Format, goal_ids, log};
use zielstand::yaml::nearest;

use super::args::{HELP, OPTIONS, Shallow, State, date, today};
use super::print_diagnostics::print_findings;
use super::progress::Progress;

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "zielstand history [ZIEL] [OPTIONEN]")]
pub struct History {
    /// Nur Änderungen des Ziels mit dieser Kennung [Vorgabe: alle Ziele und die Regeln des Portals]
    #[arg(value_name = "ZIEL", help_heading = "Argumente")]
    pub goal: Option<String>,
    /// Nur, was an diesem Tag oder später eingetragen wurde
    #[arg(long, value_name = "JJJJ-MM-TT", value_parser = date)]
    pub since: Option<Date>,
    /// Nur, was an diesem Tag oder früher eingetragen wurde
    #[arg(long, value_name = "JJJJ-MM-TT", value_parser = date)]
    pub until: Option<Date>,
    /// Nur Änderungen dieser Angabe, zum Beispiel `due`, `indicators` oder `indicators/Netze/target`, oder dieser Datei außerhalb der Ziele
    #[arg(long, value_name = "ANGABE")]
    pub field: Option<String>,
    /// Nur Änderungen dieser Art, zum Beispiel `status` oder `deadline`; mehrmals möglich
    #[arg(long, value_name = "ART", value_parser = about)]
    pub about: Vec<Subject>,
    /// Nur auffällige Änderungen, zum Beispiel verschobene Fristen
    #[arg(long)]
    pub flagged: bool,
    /// Nur Änderungen mit dieser Markierung, zum Beispiel `deadline-later`; mehrmals möglich
    #[arg(long, value_name = "ART", value_parser = mark)]
    pub mark: Vec<String>,
    /// Nur auffällige Änderungen ohne Begründung
    #[arg(long)]
    pub without_reason: bool,
    /// Nur Ziele dieses Handlungsfelds
    #[arg(long, value_name = "KENNUNG")]
    pub pillar: Option<String>,
    /// Nur Ziele dieses Ressorts
    #[arg(long, value_name = "KENNUNG")]
    pub department: Option<String>,
    /// Auch Redaktionelles und Übersetzungen einzeln [Vorgabe: nur ihre Zahl; `json` und `csv` nennen immer alles]
    #[arg(long)]
    pub all: bool,
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
    #[command(flatten)]
    pub state: State,
    #[command(flatten)]
    pub shallow: Shallow,
}

/// The forms of the change log.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub enum LogFormat {
    Text,
    Json,
    Csv,
    Markdown,
}

impl From<LogFormat> for Format {
    fn from(format: LogFormat) -> Self {
        match format {
            LogFormat::Text => Self::Text,
            LogFormat::Json => Self::Json,
            LogFormat::Csv => Self::Csv,
            LogFormat::Markdown => Self::Markdown,
        }
    }
}

/// Prints the selected changes. The error is the message of a failure.
pub fn run(args: History) -> Result<ExitCode, String> {
    let request = Request { allow_shallow: args.shallow.allow_shallow, ..args.state.request(today()) };
    let progress = Progress::new(Language::German);
    let opened = read_with_mistakes(&request, &|stage| progress.show(stage));
    progress.clear();
    let opened = match opened.map_err(|error| error.to_string())? {
        Ok(opened) => opened,
        Err(findings) => {
            print_findings(&findings);
            return Ok(ExitCode::FAILURE);
        }
    };
    let portal = opened.portal();
    if let Some(id) = args.goal.as_ref().filter(|id| !goal_ids(&portal).any(|known| known == id.as_str())) {
        let hint = nearest(id, goal_ids(&portal)).map(|near| format!("; gemeint ist vielleicht `{near}`"));
        return Err(format!(
            "ein Ziel mit der Kennung `{id}` gibt es nicht und gab es nie{}",
            hint.unwrap_or_default()
        ));
    }
    let filter = Filter {
        goal: args.goal,
        since: args.since,
        until: args.until,
        field: args.field,
        about: args.about,
        flagged: args.flagged,
        marks: args.mark,
        without_reason: args.without_reason,
        pillar: group(&portal, GroupKind::Pillar, args.pillar)?,
        department: group(&portal, GroupKind::Department, args.department)?,
        all: args.all,
    };
    let text = log(&portal, &opened.theme, &filter, args.format.into()).map_err(|error| error.to_string())?;
    print_mistakes(&opened.findings);
    super::build::tell_extent(portal.history.extent);
    super::print(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// What changes are about, by its word.
fn about(word: &str) -> Result<Subject, String> {
    let known = || Subject::ALL.iter().map(|subject| subject.word());
    Subject::ALL.into_iter().find(|subject| subject.word() == word).ok_or_else(|| {
        let hint = nearest(word, known()).map(|near| format!("; gemeint ist vielleicht `{near}`")).unwrap_or_default();
        format!("diese Art gibt es nicht{hint}. Es gibt: {}", known().collect::<Vec<_>>().join(", "))
    })
}

/// The word of a mark, as data have it.
fn mark(word: &str) -> Result<String, String> {
    let known = || Flag::ALL.iter().map(|flag| flag.word());
    if known().any(|known| known == word) {
        return Ok(word.to_owned());
    }
    let hint = nearest(word, known()).map(|near| format!("; gemeint ist vielleicht `{near}`")).unwrap_or_default();
    Err(format!("diese Markierung gibt es nicht{hint}. Es gibt: {}", known().collect::<Vec<_>>().join(", ")))
}

/// A group of today's settings by one of its names.
fn group(portal: &Portal<'_>, kind: GroupKind, name: Option<String>) -> Result<Option<String>, String> {
    let Some(name) = name else { return Ok(None) };
    let groups = &portal.config.groups;
    if let Some(group) = groups.find(kind, &name) {
        return Ok(Some(group.id.clone()));
    }
    let known = groups.of(kind).iter().map(|group| group.id.as_str()).collect::<Vec<_>>().join(", ");
    Err(format!("`{name}` steht in portal.yaml nicht unter `{}`. Dort stehen: {known}", kind.key()))
}

/// Mistakes do not change what was changed before; that there are some is said in one line.
fn print_mistakes(findings: &Findings) {
    let (errors, warnings) = (findings.count(Severity::Error), findings.count(Severity::Warning));
    if errors + warnings > 0 {
        let warnings = if warnings == 1 { "1 Warnung".to_owned() } else { format!("{warnings} Warnungen") };
        super::tell(&format!("Hinweis: {errors} Fehler und {warnings} in den Inhalten; `zielstand build` zeigt sie."));
    }
}

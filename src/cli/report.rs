//! `zielstand report`: what changed between two days, or the whole strategy for paper, on standard output.

use std::io::IsTerminal;
use std::process::ExitCode;

use zielstand::diagnostic::Language;
use zielstand::pipeline::{Opened, VERSION, read};
use zielstand::render::report_file::{self, Format, Wanted};
use zielstand::value::PartialDate;

use super::args::{HELP, OPTIONS, State, partial_date, today};
use super::pdf::pdf;
use super::print_diagnostics::print_findings;
use super::progress::Progress;

#[derive(Debug, clap::Args)]
#[command(
    help_template = HELP,
    next_help_heading = OPTIONS,
    override_usage = "zielstand report --from DATUM --to DATUM [OPTIONEN]\n        zielstand report --whole [OPTIONEN]"
)]
pub struct Report {
    /// Erster Tag des Zeitraums; ein Monat oder Jahr zählt von seinem ersten Tag an
    #[arg(long, value_name = "DATUM", value_parser = partial_date, required_unless_present = "whole")]
    pub from: Option<PartialDate>,
    /// Letzter Tag des Zeitraums; ein Monat oder Jahr zählt bis zu seinem letzten Tag
    #[arg(long, value_name = "DATUM", value_parser = partial_date, required_unless_present = "whole")]
    pub to: Option<PartialDate>,
    /// Statt eines Zeitraums die ganze Strategie, als ein Dokument zum Drucken
    #[arg(long, conflicts_with_all = ["from", "to", "title"])]
    pub whole: bool,
    /// In welcher Form: `markdown`, `html`, `json`, oder `pdf` mit einem Chromium auf diesem Rechner [Vorgabe: markdown, mit `--whole` html]
    #[arg(long, value_name = "FORM", value_enum, hide_possible_values = true)]
    pub format: Option<ReportFormat>,
    /// Überschrift [Vorgabe: der Zeitraum]
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    #[command(flatten)]
    pub state: State,
}

/// The forms of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum ReportFormat {
    Markdown,
    Html,
    Json,
    Pdf,
}

/// Prints the report. The error is the message of a failure.
pub fn run(args: Report) -> Result<ExitCode, String> {
    let period = args.from.zip(args.to).map(|(from, to)| (from.first_day(), to.last_day()));
    if let Some((from, to)) = period.filter(|(from, to)| to < from) {
        return Err(format!("der Zeitraum endet am {to}, vor seinem Beginn am {from}"));
    }
    let usual = if args.whole { ReportFormat::Html } else { ReportFormat::Markdown };
    let format = args.format.unwrap_or(usual);
    if args.whole && matches!(format, ReportFormat::Markdown | ReportFormat::Json) {
        return Err("die ganze Strategie gibt es nur als `html` und `pdf`".to_owned());
    }
    if format == ReportFormat::Pdf && std::io::stdout().is_terminal() {
        return Err("ein PDF gehört in eine Datei: `> strategie.pdf` an den Befehl hängen".to_owned());
    }
    let progress = Progress::new(Language::German);
    let opened = read(&args.state.request(today()), &|stage| progress.show(stage));
    progress.clear();
    let opened = match opened.map_err(|error| error.to_string())? {
        Ok(opened) => opened,
        Err(findings) => {
            print_findings(&findings);
            super::tell("Ohne lesbare Inhalte gibt es keinen Bericht.");
            return Ok(ExitCode::FAILURE);
        }
    };
    let text = match period {
        Some((from, to)) => {
            of_period(&opened.judged_on(to), &Wanted { from, to, title: args.title, format: of(format) })?
        }
        None => report_file::whole(&opened.portal(), &opened.theme, VERSION).map_err(|error| error.to_string())?,
    };
    if format == ReportFormat::Pdf { print_pdf(&text) } else { super::print(&text).map(|()| ExitCode::SUCCESS) }
}

fn of_period(opened: &Opened, wanted: &Wanted) -> Result<String, String> {
    report_file::report(&opened.portal(), &opened.theme, VERSION, wanted).map_err(|error| error.to_string())
}

/// The form of the text: a PDF is a page that was printed.
fn of(format: ReportFormat) -> Format {
    match format {
        ReportFormat::Markdown => Format::Markdown,
        ReportFormat::Html | ReportFormat::Pdf => Format::Html,
        ReportFormat::Json => Format::Json,
    }
}

/// Prints a page as PDF; where nothing can make one, the page itself, and that is no success: a script waits for a PDF.
fn print_pdf(page: &str) -> Result<ExitCode, String> {
    if let Some(pdf) = pdf(page)? {
        return super::print_bytes(&pdf).map(|()| ExitCode::SUCCESS);
    }
    super::tell(
        "Für ein PDF fehlt Chromium im Suchpfad (`PATH`). Ausgegeben ist die Seite als HTML: in einem Browser öffnen und drucken.",
    );
    super::print(page).map(|()| ExitCode::from(super::FAILED))
}

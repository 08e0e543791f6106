//! `zielstand report`: what changed between two days, on standard output.

use std::process::ExitCode;

use zielstand::pipeline::{VERSION, read};
use zielstand::render::report_file::{self, Format, Wanted};
use zielstand::value::PartialDate;

use super::args::{HELP, OPTIONS, State, partial_date, today};
use super::print_diagnostics::print_findings;
use super::progress::Progress;

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
    #[command(flatten)]
    pub state: State,
}

/// The forms of a report.
#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
pub enum ReportFormat {
    #[default]
    Markdown,
    Html,
    Json,
}

/// Prints the report. The error is the message of a failure.
pub fn run(args: Report) -> Result<ExitCode, String> {
    let (from, to) = (args.from.first_day(), args.to.last_day());
    if to < from {
        return Err(format!("der Zeitraum endet am {to}, vor seinem Beginn am {from}"));
    }
    let progress = Progress::new();
    let opened = read(&args.state.request(today()), &|stage| progress.show(stage));
    progress.clear();
    let opened = match opened.map_err(|error| error.to_string())? {
        Ok(opened) => opened.judged_on(to),
        Err(findings) => {
            print_findings(&findings);
            super::tell("Ohne lesbare Inhalte gibt es keinen Bericht.");
            return Ok(ExitCode::FAILURE);
        }
    };
    let format = match args.format {
        ReportFormat::Markdown => Format::Markdown,
        ReportFormat::Html => Format::Html,
        ReportFormat::Json => Format::Json,
    };
    let wanted = Wanted { from, to, title: args.title, format };
    let text = report_file::report(&opened.portal(), &opened.theme, VERSION, &wanted);
    super::print(&text.map_err(|error| error.to_string())?)?;
    Ok(ExitCode::SUCCESS)
}

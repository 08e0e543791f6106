//! `zielstand report`: what changed between two days, on standard output.

use std::process::ExitCode;

use zielstand::pipeline::{Request, VERSION, read};
use zielstand::render::report_file::{self, Format, Wanted};

use super::args::{Report, ReportFormat};
use super::print_diagnostics::print_findings;
use super::progress::Progress;

/// Prints the report. The error is the message of a failure.
pub fn run(args: Report) -> Result<ExitCode, String> {
    let (from, to) = (args.from.first_day(), args.to.last_day());
    if to < from {
        return Err(format!("der Zeitraum endet am {to}, vor seinem Beginn am {from}"));
    }
    let request = Request {
        root: args.root,
        out: None,
        rev: args.rev,
        as_of: to,
        base_url: None,
        allow_shallow: false,
        strict: false,
    };
    let progress = Progress::new();
    let opened = read(&request, &|stage| progress.show(stage));
    progress.clear();
    let opened = match opened.map_err(|error| error.to_string())? {
        Ok(opened) => opened,
        Err(findings) => {
            print_findings(&findings);
            eprintln!("Ohne lesbare Inhalte gibt es keinen Bericht.");
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

//! `zielstand history`: the change log in the terminal or for another program.
#![expect(clippy::disallowed_methods, reason = "the command line is where the time comes from")]

use std::process::ExitCode;

use zielstand::diagnostic::Severity;
use zielstand::pipeline::{Findings, Request, read_with_mistakes};
use zielstand::render::log::{Filter, goal_ids, log};
use zielstand::yaml::nearest;

use super::args::History;
use super::print_diagnostics::print_findings;
use super::progress::Progress;

/// Prints the selected changes. The error is the message of a failure.
pub fn run(args: History) -> Result<ExitCode, String> {
    let request = Request {
        root: args.root,
        out: None,
        rev: args.rev,
        as_of: jiff::Zoned::now().date(),
        base_url: None,
        allow_shallow: args.allow_shallow,
        strict: false,
    };
    let progress = Progress::new();
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
    let filter =
        Filter { goal: args.goal, since: args.since, until: args.until, field: args.field, flagged: args.flagged };
    let text = log(&portal, &opened.theme, &filter, args.format.into()).map_err(|error| error.to_string())?;
    print_mistakes(&opened.findings);
    super::print(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// Mistakes do not change what was changed before; that there are some is said in one line.
fn print_mistakes(findings: &Findings) {
    let (errors, warnings) = (findings.count(Severity::Error), findings.count(Severity::Warning));
    if errors + warnings > 0 {
        let warnings = if warnings == 1 { "1 Warnung".to_owned() } else { format!("{warnings} Warnungen") };
        eprintln!("Hinweis: {errors} Fehler und {warnings} in den Inhalten; `zielstand build` zeigt sie.");
    }
}

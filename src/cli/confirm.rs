//! `zielstand confirm`: notes in goals' files that somebody checked them and found them unchanged.

use std::process::ExitCode;

use zielstand::config::GOAL_FIELDS;
use zielstand::content::{Confirmed, confirm, nearest};
use zielstand::pipeline::{Opened, read_with_mistakes};
use zielstand::value::PartialDate;

use super::args::{Folder, HELP, OPTIONS, date, request, today};
use super::ask;
use super::page_file;
use super::print_diagnostics::print_findings;

#[derive(Debug, clap::Args)]
#[command(
    help_template = HELP,
    next_help_heading = OPTIONS,
    override_usage = "zielstand confirm ZIEL… --by STELLE [OPTIONEN]"
)]
pub struct Confirm {
    /// Kennungen der Ziele
    #[arg(value_name = "ZIEL", required = true, help_heading = "Argumente")]
    pub goals: Vec<String>,
    /// Wer geprüft hat: eine Stelle oder ein Amt
    #[arg(long, value_name = "STELLE")]
    pub by: Option<String>,
    /// Tag der Prüfung [Vorgabe: heute]
    #[arg(long, value_name = "JJJJ-MM-TT", value_parser = date)]
    pub date: Option<jiff::civil::Date>,
    #[command(flatten)]
    pub folder: Folder,
}

/// Writes what the arguments name, into all files or none. The error is the message of a failure.
pub fn run(args: Confirm) -> Result<ExitCode, String> {
    let root = args.folder.root;
    let by = match args.by.filter(|by| !by.trim().is_empty()) {
        Some(by) => by,
        None => ask::required("--by", "Wer hat geprüft (Stelle oder Amt)")?,
    };
    let today = today();
    let day = args.date.unwrap_or(today);
    if day > today {
        return Err(format!("`{day}` liegt in der Zukunft; hier steht, was schon geprüft ist"));
    }
    let opened = match read_with_mistakes(&request(root.clone(), today), &|_| {}).map_err(|error| error.to_string())? {
        Ok(opened) => opened,
        Err(findings) => {
            print_findings(&findings);
            return Ok(ExitCode::FAILURE);
        }
    };
    let confirmed = Confirmed { date: PartialDate::Day(day), by };
    let mut written = Vec::new();
    for id in &args.goals {
        written.push(with_confirmed(&root, &opened, id, &confirmed)?);
    }
    let portal = opened.portal();
    for (id, (path, text)) in args.goals.iter().zip(written) {
        page_file::write(&path, &text)?;
        super::print(&format!("{}\n", path.strip_prefix(".").unwrap_or(&path).display()))?;
        let earlier = portal.goal(id).and_then(|state| state.freshness?.confirmed).filter(|earlier| *earlier < day);
        if let Some(earlier) = earlier {
            super::tell(&format!(
                "`{id}`: Seit der Prüfung vom {earlier} kam nichts Neues dazu, darum zählt diese nicht noch einmal."
            ));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A goal's file, and its text with the note.
fn with_confirmed(
    root: &std::path::Path,
    opened: &Opened,
    id: &str,
    confirmed: &Confirmed,
) -> Result<(std::path::PathBuf, String), String> {
    let Some(goal) = opened.content.goal(id) else {
        let known = opened.content.goals.iter().map(|goal| goal.id.as_str());
        let hint = nearest(id, known).map_or_else(String::new, |near| format!("; gemeint ist vielleicht `{near}`"));
        return Err(format!("ein Ziel `{id}` gibt es nicht{hint}"));
    };
    let path = root.join(&goal.path);
    let text = page_file::read(&path)?;
    let names = opened.config.fields.names(opened.config.fields.today());
    let name = |field: &'static str| names.get(field).map_or(field, String::as_str);
    let before = GOAL_FIELDS.iter().copied().take_while(|field| *field != "confirmed").map(name).collect::<Vec<_>>();
    confirm(&text, name("confirmed"), &before, confirmed).map(|text| (path, text)).ok_or_else(|| {
        format!(
            "in `{}` lässt sich `{}` nicht eintragen, ohne anderes zu ändern; von Hand ergänzen: \
             `{}: {{date: {}, by: …}}`",
            goal.path,
            name("confirmed"),
            name("confirmed"),
            confirmed.date
        )
    })
}

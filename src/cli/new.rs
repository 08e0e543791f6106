//! `zielstand new`.
#![expect(clippy::disallowed_methods, reason = "the command line is where today's date comes from")]

use std::process::ExitCode;

use zielstand::begin::{self, NewGoal};
use zielstand::config::{GroupKind, Meaning};
use zielstand::pipeline::{Opened, Request, read_with_mistakes};

use super::args::{New, NewKind};
use super::ask;
use super::print_diagnostics::print_findings;

/// Makes what the arguments name. The error is the message of a failure.
pub fn run(args: New) -> Result<ExitCode, String> {
    let NewKind::Goal(args) = args.kind;
    let request = Request {
        root: args.root.clone(),
        out: None,
        rev: None,
        as_of: jiff::Zoned::now().date(),
        base_url: None,
        allow_shallow: false,
        strict: false,
    };
    let opened = match read_with_mistakes(&request, &|_| {}).map_err(|error| error.to_string())? {
        Ok(opened) => opened,
        Err(findings) => {
            print_findings(&findings);
            return Ok(ExitCode::FAILURE);
        }
    };
    let given = NewGoal {
        id: args.id,
        title: args.title.unwrap_or_default(),
        pillar: args.pillar,
        topic: args.topic,
        lead: args.lead,
        status: args.status,
        status_source: args.status_source,
        start: args.start,
        due: args.due,
        summary: args.summary,
    };
    let goal = complete(given, args.cross_cutting, &opened)?;
    let draft = begin::draft(&opened, &goal).map_err(|error| error.to_string())?;
    begin::write(&args.root, &draft).map_err(|error| error.to_string())?;
    let path = args.root.join(&draft.path);
    println!("{}", path.strip_prefix(".").unwrap_or(&path).display());
    eprintln!("Jetzt den Text schreiben, dann prüfen (zielstand check) und mit einem Grund eintragen (git commit).");
    Ok(ExitCode::SUCCESS)
}

/// Asks for what is missing. In a script only the title and the pillar must be given.
fn complete(mut goal: NewGoal, cross_cutting: bool, opened: &Opened) -> Result<NewGoal, String> {
    if goal.title.trim().is_empty() {
        goal.title = ask::required("--title", "Titel")?;
    }
    let groups = |kind| opened.config.groups.of(kind).iter().map(|group| (group.id.clone(), group.title.clone()));
    if goal.pillar.is_none() && !cross_cutting && groups(GroupKind::Pillar).len() > 0 {
        if !ask::is_possible() {
            return Err(
                "das Argument `--pillar` fehlt, oder `--cross-cutting` für ein Ziel aller Handlungsfelder".to_owned()
            );
        }
        let all = "alle (Querschnittsziel)";
        goal.pillar = ask::choice("Handlungsfeld", groups(GroupKind::Pillar).collect(), all)?;
    }
    if !ask::is_possible() {
        return Ok(goal);
    }
    if goal.status.is_none() {
        let statuses = opened.config.statuses.iter().filter(|status| status.means != Meaning::Unknown);
        let statuses = statuses.map(|status| (status.id.clone(), status.label.clone())).collect();
        goal.status = ask::choice("Status", statuses, &opened.config.statuses.unknown().label)?;
    }
    if goal.lead.is_none() && groups(GroupKind::Department).len() > 0 {
        goal.lead = ask::choice("Federführung", groups(GroupKind::Department).collect(), "keine")?;
    }
    if goal.due.is_none() {
        goal.due = ask::optional("Frist (leer: keine)", super::args::DATE)?;
    }
    if goal.id.is_none() {
        let usual = begin::suggested_id(opened, goal.pillar.as_deref(), &goal.title);
        goal.id = Some(ask::with_default("Kennung", usual)?);
    }
    Ok(goal)
}

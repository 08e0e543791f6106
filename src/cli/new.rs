//! `zielstand new`.

use std::process::ExitCode;

use clap::Subcommand;
use zielstand::begin;
use zielstand::config::{GroupKind, Meaning};
use zielstand::pipeline::{Opened, read_with_mistakes};
use zielstand::value::PartialDate;

use super::args::{Folder, HELP, OPTIONS, partial_date, request, today};
use super::ask;
use super::print_diagnostics::print_findings;

#[derive(Debug, clap::Args)]
#[command(
    help_template = HELP,
    override_usage = "zielstand new BEFEHL [OPTIONEN]",
    disable_help_subcommand = true,
    subcommand_help_heading = "Befehle",
    subcommand_value_name = "BEFEHL"
)]
pub struct New {
    #[command(subcommand)]
    pub kind: NewKind,
}

#[derive(Debug, Subcommand)]
pub enum NewKind {
    /// Legt die Datei eines Ziels an. Was fehlt, wird gefragt, außer in Skripten.
    Goal(NewGoal),
}

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "zielstand new goal [OPTIONEN]")]
pub struct NewGoal {
    /// Titel
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// Handlungsfeld
    #[arg(long, value_name = "KENNUNG", conflicts_with = "cross_cutting")]
    pub pillar: Option<String>,
    /// Das Ziel gilt für alle Handlungsfelder
    #[arg(long)]
    pub cross_cutting: bool,
    /// Kennung [Vorgabe: die nächste freie nach dem Muster des Handlungsfelds]
    #[arg(long, value_name = "KENNUNG")]
    pub id: Option<String>,
    /// Thema
    #[arg(long, value_name = "KENNUNG")]
    pub topic: Option<String>,
    /// Federführendes Ressort
    #[arg(long, value_name = "KENNUNG")]
    pub lead: Option<String>,
    /// Status
    #[arg(long, value_name = "KENNUNG")]
    pub status: Option<String>,
    /// Quelle des Status
    #[arg(long, value_name = "KENNUNG", requires = "status")]
    pub status_source: Option<String>,
    /// Beginn
    #[arg(long, value_name = "DATUM", value_parser = partial_date)]
    pub start: Option<PartialDate>,
    /// Frist
    #[arg(long, value_name = "DATUM", value_parser = partial_date)]
    pub due: Option<PartialDate>,
    /// Ein Satz über das Ziel
    #[arg(long, value_name = "TEXT")]
    pub summary: Option<String>,
    #[command(flatten)]
    pub folder: Folder,
}

/// Makes what the arguments name. The error is the message of a failure.
pub fn run(args: New) -> Result<ExitCode, String> {
    let NewKind::Goal(args) = args.kind;
    let root = args.folder.root;
    let request = request(root.clone(), today());
    let opened = match read_with_mistakes(&request, &|_| {}).map_err(|error| error.to_string())? {
        Ok(opened) => opened,
        Err(findings) => {
            print_findings(&findings);
            return Ok(ExitCode::FAILURE);
        }
    };
    let given = begin::NewGoal {
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
    begin::write(&root, &draft).map_err(|error| error.to_string())?;
    let path = root.join(&draft.path);
    super::print(&format!("{}\n", path.strip_prefix(".").unwrap_or(&path).display()))?;
    super::tell(
        "Jetzt den Text schreiben, dann prüfen (zielstand check) und mit einem Grund eintragen (git add, git commit).",
    );
    Ok(ExitCode::SUCCESS)
}

/// Asks for what is missing. In a script only the title and the pillar must be given.
fn complete(mut goal: begin::NewGoal, cross_cutting: bool, opened: &Opened) -> Result<begin::NewGoal, String> {
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
        goal.pillar = ask::deliberate_choice("Handlungsfeld", &groups(GroupKind::Pillar).collect::<Vec<_>>(), all)?;
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
        goal.due = ask::parsed("Frist (leer: keine)", partial_date)?;
    }
    if goal.id.is_none() {
        let usual = begin::suggested_id(opened, goal.pillar.as_deref(), &goal.title);
        let check = |id: &str| begin::check_id(opened, id, &usual).map_err(|error| error.to_string());
        goal.id = Some(ask::with_default("Kennung", usual.clone(), check)?);
    }
    Ok(goal)
}

//! `zielstand init`.
#![expect(clippy::disallowed_methods, reason = "the command line is where the time comes from")]

use std::path::PathBuf;
use std::process::ExitCode;

use zielstand::begin;
use zielstand::create::{Person, person_of_git};

use super::args::{HELP, OPTIONS};
use super::ask;

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "zielstand init ORDNER [OPTIONEN]")]
pub struct Init {
    /// Wohin: ein Ordner, den es noch nicht gibt oder der leer ist
    #[arg(value_name = "ORDNER", help_heading = "Ordner")]
    pub folder: PathBuf,
    /// Name des Portals [Vorgabe: wird gefragt]
    #[arg(long, value_name = "TEXT", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub title: Option<String>,
}

/// Makes a new portal. The error is the message of a failure.
pub fn run(args: Init) -> Result<ExitCode, String> {
    let title = match args.title {
        Some(title) => title,
        None => ask::required("--title", "Name des Portals")?,
    };
    let nobody = || Person { name: "Portal".to_owned(), email: "portal@example.org".to_owned() };
    let now = jiff::Zoned::now();
    let moment = (now.timestamp().as_second(), now.offset().seconds());
    begin::portal(&args.folder, &title, person_of_git().unwrap_or_else(nobody), moment)
        .map_err(|error| error.to_string())?;
    super::print(&format!("{}\n", args.folder.display()))?;
    super::tell(&format!("Das Portal ansehen: zielstand serve --root {}", super::quoted(&args.folder)));
    Ok(ExitCode::SUCCESS)
}

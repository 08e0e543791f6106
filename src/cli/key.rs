//! `zielstand key`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;
use zielstand::create::create_secret;
use zielstand::proof::new_key;
use zielstand::source::Repository;

use super::args::{HELP, OPTIONS};

#[derive(Debug, clap::Args)]
#[command(
    help_template = HELP,
    override_usage = "zielstand key BEFEHL [OPTIONEN]",
    disable_help_subcommand = true,
    subcommand_help_heading = "Befehle",
    subcommand_value_name = "BEFEHL"
)]
pub struct Key {
    #[command(subcommand)]
    pub kind: KeyKind,
}

#[derive(Debug, Subcommand)]
pub enum KeyKind {
    /// Schreibt einen neuen geheimen Schlüssel in eine Datei und nennt den öffentlichen.
    New(NewKey),
}

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "zielstand key new [OPTIONEN]")]
pub struct NewKey {
    /// Wie der Schlüssel heißt: am besten die Adresse des Portals ohne `https://`
    #[arg(long, value_name = "NAME")]
    pub name: String,
    /// Wohin der geheime Schlüssel geschrieben wird: nicht in das Repository
    #[arg(long, value_name = "DATEI")]
    pub to: PathBuf,
}

/// Makes what the arguments name. The error is the message of a failure.
pub fn run(Key { kind: KeyKind::New(args) }: Key) -> Result<ExitCode, String> {
    let (secret, public) = new_key(&args.name).map_err(|error| error.to_string())?;
    create_secret(&args.to, format!("{}\n", secret.text()).as_bytes()).map_err(|error| error.to_string())?;
    let folder = args.to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if Repository::open(folder).is_ok_and(|repository| repository.is_some()) {
        super::tell(&format!(
            "Achtung: `{}` liegt in einem Git-Repository. Der geheime Schlüssel darf nie eingetragen werden: an einen anderen Ort verschieben.",
            args.to.display()
        ));
    }
    super::print(&format!(
        "Geheimer Schlüssel: {} (aufheben, niemandem zeigen)\nFingerabdruck: {}\nIn portal.yaml eintragen:\n\npublications:\n  key: {}\n",
        args.to.display(),
        public.fingerprint(),
        public.text()
    ))?;
    Ok(ExitCode::SUCCESS)
}

//! `zielstand demo`.

use std::path::PathBuf;
use std::process::ExitCode;

use zielstand::demo;
use zielstand::serve::Server;

use super::args::{Day, HELP, OPTIONS, Port, request};
use super::build;

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "zielstand demo [ORDNER] [OPTIONEN]")]
pub struct Demo {
    /// Wohin: ein Ordner, den es noch nicht gibt oder der leer ist [Vorgabe: `zielstand-demo`]
    #[arg(value_name = "ORDNER", default_value = "zielstand-demo", hide_default_value = true, help_heading = "Ordner")]
    pub folder: PathBuf,
    #[command(flatten)]
    pub day: Day,
    #[command(flatten)]
    pub port: Port,
    /// Die Website nur bauen, nicht zeigen
    #[arg(long, conflicts_with = "port")]
    pub no_serve: bool,
}

/// Makes the demo, builds it and shows it. The error is the message of a failure.
pub fn run(args: &Demo) -> Result<ExitCode, String> {
    // Before anything is made: the port may be taken.
    let server =
        if args.no_serve { None } else { Some(Server::bind(args.port.port).map_err(|error| error.to_string())?) };
    let commits = demo::history(&demo::reference()).map_err(|error| error.to_string())?;
    demo::create(&commits, &args.folder).map_err(|error| error.to_string())?;
    if let (Some(first), Some(last)) = (commits.first(), commits.last()) {
        let (count, folder) = (commits.len(), args.folder.display());
        super::print(&format!("{count} rekonstruierte Commits von {} bis {}: {folder}\n", first.date, last.date))?;
    }
    let code = build::site(&request(args.folder.clone(), args.day.or_today()), &|_| ())?;
    if let Some(server) = server.filter(|_| code == ExitCode::SUCCESS) {
        super::print(&format!("http://{}/\n", server.address()))?;
        super::tell("Zum Beenden Strg+C drücken.");
        server.run(&args.folder.join("public")).map_err(|error| error.to_string())?;
    }
    Ok(code)
}

//! `zielstand serve`.

use std::process::{Command, ExitCode, Stdio};

use zielstand::pipeline::{Request, check_place};
use zielstand::serve::Server;

use super::args::{Day, Folder, HELP, OPTIONS, Port, request};

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "zielstand serve [OPTIONEN]")]
pub struct Serve {
    #[command(flatten)]
    pub folder: Folder,
    #[command(flatten)]
    pub port: Port,
    /// Die Website im Browser öffnen
    #[arg(long)]
    pub open: bool,
    #[command(flatten)]
    pub day: Day,
}

/// Shows a portal while somebody edits it. The error is the message of a failure.
pub fn run(args: Serve) -> Result<ExitCode, String> {
    // Only this machine sees it, and the portal says so on every page.
    let request = Request { allow_shallow: true, ..request(args.folder.root, args.day.or_today()) };
    check_place(&request).map_err(|error| error.to_string())?;
    let server = Server::bind(args.port.port).map_err(|error| error.to_string())?;
    let address = format!("http://{}/", server.address());
    super::print(&format!("{address}\n"))?;
    super::tell("Änderungen erscheinen von selbst, auf Netzlaufwerken nach zwei Sekunden. Zum Beenden Strg+C drücken.");
    if args.open && !open(&address) {
        super::tell("Hinweis: Der Browser ließ sich nicht öffnen; die Adresse bitte selbst eingeben.");
    }
    server.preview(request).map_err(|error| error.to_string())?;
    Ok(ExitCode::SUCCESS)
}

/// Asks the system for its browser; whether it has one.
fn open(address: &str) -> bool {
    let (program, first): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    let mut command = Command::new(program);
    command.args(first).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().is_ok()
}

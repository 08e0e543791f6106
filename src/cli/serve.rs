//! `zielstand serve`.
#![expect(clippy::disallowed_methods, reason = "the command line is where today's date comes from")]

use std::process::{Command, ExitCode, Stdio};

use zielstand::pipeline::Request;
use zielstand::serve::Server;

use super::args::Serve;

/// Shows a portal while somebody edits it. The error is the message of a failure.
pub fn run(args: Serve) -> Result<ExitCode, String> {
    let server = Server::bind(args.port).map_err(|error| error.to_string())?;
    let address = format!("http://{}/", server.address());
    println!("{address}");
    eprintln!("Änderungen erscheinen von selbst. Zum Beenden Strg+C drücken.");
    if args.open && !open(&address) {
        eprintln!("Hinweis: Der Browser ließ sich nicht öffnen; die Adresse bitte selbst eingeben.");
    }
    let request = Request {
        root: args.root,
        out: None,
        rev: None,
        as_of: args.as_of.unwrap_or_else(|| jiff::Zoned::now().date()),
        base_url: None,
        // Only this machine sees it, and the portal says so on every page.
        allow_shallow: true,
        strict: false,
    };
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

//! `zielstand demo`.
#![expect(clippy::disallowed_methods, reason = "the command line is where today's date comes from")]

use std::process::ExitCode;

use zielstand::demo;
use zielstand::pipeline::Request;
use zielstand::serve::Server;

use super::args::Demo;
use super::build;

/// Makes the demo, builds it and shows it. The error is the message of a failure.
pub fn run(args: &Demo) -> Result<ExitCode, String> {
    // Before anything is made: the port may be taken.
    let server = if args.no_serve { None } else { Some(Server::bind(args.port).map_err(|error| error.to_string())?) };
    let commits = demo::history(&demo::reference()).map_err(|error| error.to_string())?;
    demo::create(&commits, &args.folder).map_err(|error| error.to_string())?;
    if let (Some(first), Some(last)) = (commits.first(), commits.last()) {
        let (count, folder) = (commits.len(), args.folder.display());
        println!("{count} rekonstruierte Commits von {} bis {}: {folder}", first.date, last.date);
    }
    let request = Request {
        root: args.folder.clone(),
        out: None,
        rev: None,
        as_of: args.as_of.unwrap_or_else(|| jiff::Zoned::now().date()),
        base_url: None,
        allow_shallow: false,
        strict: false,
    };
    let code = build::site(&request)?;
    if let Some(server) = server.filter(|_| code == ExitCode::SUCCESS) {
        println!("http://{}/", server.address());
        eprintln!("Zum Beenden Strg+C drücken.");
        server.run(&args.folder.join("public")).map_err(|error| error.to_string())?;
    }
    Ok(code)
}

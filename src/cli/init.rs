//! `zielstand init`.
#![expect(clippy::disallowed_methods, reason = "the command line is where the time comes from")]

use std::process::ExitCode;

use zielstand::begin;
use zielstand::create::{Person, person_of_git};

use super::args::Init;
use super::ask;

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
    println!("{}", args.folder.display());
    eprintln!("Das Portal ansehen: zielstand serve --root {}", args.folder.display());
    Ok(ExitCode::SUCCESS)
}

//! `zielstand init`.
#![expect(clippy::disallowed_methods, reason = "the command line is where the time comes from")]

use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::NonEmptyStringValueParser;
use zielstand::begin::{self, NewPortal};
use zielstand::create::{Person, person_of_git};

use super::args::{HELP, OPTIONS, web_address};
use super::ask;

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "zielstand init ORDNER [OPTIONEN]")]
pub struct Init {
    /// Wohin: ein Ordner, den es noch nicht gibt oder der leer ist
    #[arg(value_name = "ORDNER", help_heading = "Ordner")]
    pub folder: PathBuf,
    /// Name des Portals [Vorgabe: wird gefragt]
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    pub title: Option<String>,
    /// Adresse, unter der es veröffentlicht wird
    #[arg(long, value_name = "ADRESSE", value_parser = web_address)]
    pub base_url: Option<String>,
    /// Adresse des Repositorys bei GitLab, GitHub oder anderswo
    #[arg(long, value_name = "ADRESSE", value_parser = web_address)]
    pub repository: Option<String>,
    /// Die Seiten auch auf Englisch
    #[arg(long)]
    pub english: bool,
    /// Ein Ressort; mehrfach möglich [Vorgabe: zwei Beispiele]
    #[arg(long = "department", value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub departments: Vec<String>,
}

/// Makes a new portal. The error is the message of a failure.
pub fn run(args: Init) -> Result<ExitCode, String> {
    let asks = args.title.is_none() && ask::is_possible();
    let new = NewPortal {
        title: match args.title {
            Some(title) => title,
            None => ask::required("--title", "Name des Portals")?,
        },
        base_url: args.base_url,
        repository: args.repository,
        in_english: args.english,
        departments: args.departments,
    };
    let new = if asks { complete(new)? } else { new };
    let nobody = || Person { name: "Portal".to_owned(), email: "portal@example.org".to_owned() };
    let now = jiff::Zoned::now();
    let moment = (now.timestamp().as_second(), now.offset().seconds());
    begin::portal(&args.folder, &new, person_of_git().unwrap_or_else(nobody), moment)
        .map_err(|error| error.to_string())?;
    super::print(&format!("{}\n", args.folder.display()))?;
    super::tell(&format!("Das Portal ansehen: zielstand serve --root {}", super::quoted(&args.folder)));
    Ok(ExitCode::SUCCESS)
}

/// Asks for what may be known already. An empty answer leaves it open.
fn complete(mut new: NewPortal) -> Result<NewPortal, String> {
    let address = |question: &str| ask::parsed(question, web_address);
    if new.base_url.is_none() {
        new.base_url = address("Adresse des Portals (leer: noch nicht bekannt)")?;
    }
    if new.repository.is_none() {
        new.repository = address("Adresse des Repositorys (leer: noch keine)")?;
    }
    if !new.in_english {
        new.in_english = ask::yes("Auch auf Englisch?")?;
    }
    while let Some(name) = ask::checked("Ein Ressort (leer: keines mehr)", |_| Ok(()))? {
        new.departments.push(name);
    }
    Ok(new)
}

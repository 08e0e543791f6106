//! `zielstand verify`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use zielstand::proof::PublicKey;
use zielstand::source::{Published, read_file};
use zielstand::verify::{Answer, Question, page, verify};

use super::args::{HELP, OPTIONS};

/// Differences that are named; the rest is counted.
const NAMED: usize = 20;

#[derive(Debug, clap::Args)]
#[command(
    help_template = HELP,
    next_help_heading = OPTIONS,
    override_usage = "zielstand verify WEBSITE [OPTIONEN]\n        zielstand verify [WEBSITE] --page ADRESSE [OPTIONEN]"
)]
pub struct Verify {
    /// Die Website: ein Ordner oder eine Adresse
    #[arg(value_name = "WEBSITE", required_unless_present = "page", help_heading = "Argumente")]
    pub site: Option<String>,
    /// Die Website aus diesem Repository noch einmal bauen und vergleichen
    #[arg(long, value_name = "ORDNER", conflicts_with = "page")]
    pub repo: Option<PathBuf>,
    /// Die Unterschrift mit diesem öffentlichen Schlüssel prüfen, oder mit dem in dieser Datei
    #[arg(long, value_name = "SCHLÜSSEL")]
    pub key: Option<String>,
    /// Mit einem Manifest oder Checkpoint vergleichen, das jemand aufgehoben hat
    #[arg(long, value_name = "DATEI", conflicts_with = "page")]
    pub since: Option<PathBuf>,
    /// Nur diese Seite prüfen, mit ihrem Beweis
    #[arg(long, value_name = "ADRESSE")]
    pub page: Option<String>,
}

/// Checks what the arguments name. The error is the message of a failure.
pub fn run(args: Verify) -> Result<ExitCode, String> {
    let key = args.key.as_deref().map(public_key).transpose()?;
    let answer = match (&args.page, args.site) {
        (Some(address), site) => page(address, site.as_deref(), key.as_ref()),
        (None, site) => {
            let since = args.since.as_deref().map(there).transpose()?;
            verify(&Question { site: Published::at(&site.unwrap_or_default()), repository: args.repo, key, since })
        }
    };
    let answer = answer.map_err(|error| error.to_string())?;
    super::print(&text(&answer))?;
    Ok(if answer.differences.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn text(answer: &Answer) -> String {
    let mut text = String::new();
    for line in answer.fine.iter().chain(&answer.notes) {
        text.push_str(&format!("{line}\n"));
    }
    for difference in answer.differences.iter().take(NAMED) {
        text.push_str(&format!("ANDERS: {difference}\n"));
    }
    let count = answer.differences.len();
    if count > NAMED {
        text.push_str(&format!("und {} weitere\n", count - NAMED));
    }
    text.push_str(&match count {
        0 => "Ergebnis: Alles stimmt überein.\n".to_owned(),
        1 => "Ergebnis: 1 Abweichung.\n".to_owned(),
        count => format!("Ergebnis: {count} Abweichungen.\n"),
    });
    text
}

fn there(path: &Path) -> Result<Vec<u8>, String> {
    read_file(path)?.ok_or_else(|| format!("die Datei `{}` gibt es nicht", path.display()))
}

/// A key as it is written, or a file with one.
fn public_key(text: &str) -> Result<PublicKey, String> {
    if let Ok(key) = PublicKey::parse(text) {
        return Ok(key);
    }
    let written = match read_file(Path::new(text))? {
        Some(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        None => text.to_owned(),
    };
    PublicKey::parse(&written).map_err(|error| format!("`{text}`: {error}"))
}

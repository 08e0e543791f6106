//! What `build` is told about the log of publications.

use std::path::{Path, PathBuf};

use zielstand::pipeline::Publication;
use zielstand::proof::SecretKey;
use zielstand::source::read_file;

#[derive(Debug, clap::Args)]
pub struct PublicationArgs {
    /// Wo die vorige Veröffentlichung liegt: Ordner oder Adresse [Vorgabe: wie in portal.yaml, sonst der Ordner der Website]
    #[arg(long, value_name = "ORT")]
    pub previous: Option<String>,
    /// Es gibt noch keine Veröffentlichung: das Protokoll beginnen
    #[arg(long)]
    pub first_publication: bool,
    /// Veröffentlichen, obwohl der veröffentlichte Verlauf sich ändert; der Grund bleibt für immer lesbar
    #[arg(long, value_name = "GRUND")]
    pub accept_rewritten_history: Option<String>,
    /// Was dabei verloren geht, nicht aufheben: wenn das Gesetz die Löschung verlangt
    #[arg(long, requires = "accept_rewritten_history")]
    pub forget: bool,
    /// Das Protokoll mit dem Schlüssel in dieser Datei unterschreiben
    #[arg(long, value_name = "DATEI")]
    pub sign: Option<PathBuf>,
}

impl PublicationArgs {
    /// What they ask for. The error is the message of a key that cannot be read.
    pub fn publication(self) -> Result<Publication, String> {
        Ok(Publication {
            previous: self.previous,
            is_first: self.first_publication,
            accepted: self.accept_rewritten_history,
            forgets: self.forget,
            key: self.sign.as_deref().map(secret_key).transpose()?,
            is_apart: false,
            known_until: None,
            folder: None,
            said: None,
            told_by: None,
        })
    }
}

fn secret_key(path: &Path) -> Result<SecretKey, String> {
    let Some(bytes) = read_file(path)? else { return Err(format!("die Datei `{}` gibt es nicht", path.display())) };
    SecretKey::parse(&String::from_utf8_lossy(&bytes)).map_err(|error| format!("`{}`: {error}", path.display()))
}

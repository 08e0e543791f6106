//! Why a site cannot be checked.

use thiserror::Error;

use crate::pipeline::BuildError;
use crate::proof::LogError;
use crate::publish::ManifestError;

/// Why a site cannot be checked.
#[derive(Debug, Error)]
pub enum VerifyError {
    /// A file cannot be read, a server cannot be reached.
    #[error("{0}")]
    Read(String),
    /// No folder there.
    #[error("den Ordner `{0}` gibt es nicht")]
    NoFolder(String),
    /// There is no site, or one that says nothing of itself.
    #[error(
        "in `{site}` fehlt `data/v1/manifest.json`; das ist keine Website von Zielstand. Gebaut wird sie mit `zielstand build`, meist in den Ordner `public`"
    )]
    NoManifest {
        /// The site.
        site: String,
    },
    /// Its manifest is none.
    #[error("`data/v1/manifest.json` kann nicht gelesen werden: {0}")]
    Manifest(ManifestError),
    /// What somebody kept is no manifest and no checkpoint.
    #[error("das hinter `--since` ist weder ein Manifest noch ein Checkpoint")]
    NothingKept,
    /// No log from which a page could be proved.
    #[error("zu `{0}` findet sich keine Website mit einem Protokoll")]
    NoLog(String),
    /// The log of a page cannot be used.
    #[error(transparent)]
    Log(#[from] LogError),
    /// A page of which no sum is published.
    #[error(
        "von `{0}` ist keine Prüfsumme veröffentlicht, weil die Datei aus dem Protokoll folgt; sie wird mit der ganzen Website geprüft: `--repo`"
    )]
    Apart(String),
    /// The page is not there.
    #[error("`{0}` gibt es nicht")]
    NoPage(String),
    /// Only the same program gives the same bytes.
    #[error(
        "die Website wurde mit Zielstand {theirs} gebaut, dies ist {ours}; nachbauen lässt sie sich nur mit derselben Version"
    )]
    OtherVersion {
        /// The site's.
        theirs: String,
        /// This program's.
        ours: String,
    },
    /// Not a repository.
    #[error("`{0}` ist kein Git-Repository")]
    NoRepository(String),
    /// The rebuild cannot run.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// The content of then has mistakes.
    #[error("der Inhalt dieses Commits hat {0} Fehler; daraus lässt sich keine Website bauen")]
    Findings(usize),
}

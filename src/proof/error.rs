//! Why a log of publications cannot be used.

use thiserror::Error;

/// Why a log of publications cannot be used.
#[derive(Debug, Error)]
pub enum LogError {
    /// A file of it cannot be read.
    #[error("`{path}` kann nicht gelesen werden: {reason}")]
    Read {
        /// The file.
        path: String,
        /// Why.
        reason: String,
    },
    /// A file of it is not there.
    #[error("`{0}` fehlt")]
    Missing(String),
    /// A file of it has another form than it should.
    #[error("`{0}` hat nicht die Form, die es haben muss")]
    Form(String),
    /// Entries and checkpoint do not belong together.
    #[error("die Einträge passen nicht zum Checkpoint: Eine Veröffentlichung wurde geändert, entfernt oder ergänzt")]
    Contradiction,
    /// A file with lost changes is another one than its entry says.
    #[error("`{0}` passt nicht zu seinem Eintrag im Protokoll")]
    Lost(String),
    /// Nothing can be proved with these files.
    #[error("der Beweis geht nicht auf: Die Prüfsummen passen nicht zueinander")]
    Proof,
    /// A path that the newest publication does not have.
    #[error("`{0}` gehört nicht zur jüngsten Veröffentlichung")]
    NotListed(String),
}

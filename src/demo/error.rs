//! Why a history cannot be reconstructed.

/// Why a history cannot be reconstructed.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The settings or a file that the history is made from has a mistake.
    #[error("aus `{path}` lässt sich kein Verlauf rekonstruieren: {reason}")]
    Content {
        /// The file.
        path: String,
        /// What is wrong.
        reason: String,
    },
}

//! What rendering gives: files of the site as values, or why there are none.

use crate::search::SearchError;

/// A file that is about to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Where, relative to the site's root, with `/` between parts.
    pub path: String,
    /// What.
    pub bytes: Vec<u8>,
}

/// Why a page cannot be rendered.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A template that fails; the engine's words with file and line.
    #[error("eine Vorlage des Themas scheitert bei der Seite `{page}`:\n{report}")]
    Template {
        /// The page's file.
        page: String,
        /// File, line, column, marked text.
        report: String,
    },
    /// A record of the open data that cannot be written.
    #[error("die Datei `{path}` kann nicht erzeugt werden: {reason}")]
    Data {
        /// The file.
        path: String,
        /// The library's words.
        reason: String,
    },
    /// A drawing that cannot be painted.
    #[error("das Bild `{path}` kann nicht erzeugt werden: {reason}")]
    Picture {
        /// The file.
        path: String,
        /// The library's words.
        reason: String,
    },
    /// No search index.
    #[error(transparent)]
    Search(SearchError),
}

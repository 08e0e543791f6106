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

/// Takes files as they are made, in whatever order and from any thread.
pub type Take<'t> = &'t (dyn Fn(OutputFile) + Sync);

/// What happens while files are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// A page is made: so many are done, of so many.
    Page(usize, usize),
    /// Work of this name begins on this thread.
    Begins(&'static str),
    /// It ends.
    Ends(&'static str),
}

/// Is told what happens, from any thread.
pub type Watch<'w> = &'w (dyn Fn(Work) + Sync);

/// Does something that is watched.
pub fn watched<T>(watch: Watch<'_>, name: &'static str, work: impl FnOnce() -> T) -> T {
    watch(Work::Begins(name));
    let done = work();
    watch(Work::Ends(name));
    done
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

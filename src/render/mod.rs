//! The site as values: every page, badge and data file of a portal, rendered in parallel.
//!
//! [`render`] lists the files of the site as jobs, makes a small view for each and gives it to the theme's template. Nothing
//! is written here. Rooms stand in the order of their use; each uses only those above it.

mod words;

mod text;

mod change;

mod chart;

mod page;

mod export;

mod site;

pub mod output;

use crate::portal::{Portal, Stand};
use crate::theme::Theme;

pub use change::draft::{Draft, DraftGoal};
pub use export::{log, report_file};
pub use output::{OutputFile, RenderError};
pub use site::files::{Files, Prepared};

/// Renders the whole site, sorted by path: the portal, the same in its `translations`, the past days `stands`. `version`
/// is the program's; `progress` is told after each page how many are done, and of how many.
///
/// # Errors
/// A template that fails; the first page in the order of the site.
pub fn render(
    portal: &Portal<'_>,
    translations: &[Portal<'_>],
    stands: &[Stand<'_>],
    theme: &Theme,
    version: &str,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Vec<OutputFile>, RenderError> {
    Files::of(&Prepared::of(portal, translations, theme, version), stands)?.all(progress)
}

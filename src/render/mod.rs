//! The site as values: every page, badge and data file of a portal, rendered in parallel.
//!
//! [`render`] lists the files of the site as jobs, makes a small view for each (`view.rs`) and gives it to the theme's
//! template. Nothing is written here.

mod a_to_z;
mod badge;
mod changes;
mod changes_html;
mod chart;
mod commit;
mod counting;
mod data;
mod deadlines;
mod draft;
mod easy;
mod feed;
mod files;
mod flagged;
mod glossary;
mod goal;
mod groups;
mod job;
mod languages;
mod legal;
mod lists;
pub mod log;
mod marks;
mod markup;
mod moved;
pub mod output;
mod page;
mod past;
mod plain;
mod preview;
mod record;
mod related;
mod removed;
mod report;
mod report_data;
pub mod report_file;
mod report_pages;
mod search;
mod selections;
mod sentences;
mod server_files;
mod site;
mod stands;
mod text;
mod text_diff;
mod timeline_data;
mod told;
mod view;
mod words;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use tera::Tera;

use crate::portal::links::Links;
use crate::portal::{NoReport, Portal, Report, Stand};
use crate::search::SearchError;
use crate::theme::Theme;

use changes_html::ChangesHtml;
pub use draft::{Draft, DraftGoal};
pub use files::{Files, Prepared};
use job::Job;
pub use output::OutputFile;
use past::Past;
use site::Frame;
use words::Words;

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

/// What all jobs share.
struct Site<'a> {
    words: Words<'a>,
    links: Links<'a>,
    tera: Arc<Tera>,
    years: BTreeMap<i16, Vec<usize>>,
    /// Steps with marked changes, newest first.
    flagged: Vec<usize>,
    /// Marked changes without a reason, once somebody asks.
    unexplained: OnceLock<usize>,
    /// What stands around the content of every commit's page: there are as many as all other pages many times over.
    commit_frame: Option<Frame>,
    /// What each report of the content tells.
    reports: Vec<Result<Report<'a>, NoReport>>,
    stands: &'a [Stand<'a>],
    /// What changed since each of the stands; none where that is not known.
    comparisons: Vec<Option<Report<'a>>>,
    /// Set if this is the portal as it was.
    past: Option<Past>,
}

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

impl<'a> Site<'a> {
    /// The site of today in the portal's language.
    fn whole(
        portal: &'a Portal<'a>,
        theme: &'a Theme,
        stands: &'a [Stand<'a>],
        tera: &Arc<Tera>,
        changes: &'a ChangesHtml,
    ) -> Result<Self, RenderError> {
        let words = Words::new(portal, theme, changes);
        let links = Links::of(portal.content, portal.config);
        let mut site = Self::of(words, links, Arc::clone(tera), None);
        site.years = lists::years(&portal.history.steps);
        site.flagged = flagged::steps(portal);
        site.tell(stands);
        site.commit_frame =
            portal.history.steps.first().map(|step| site.frame(&words.commit_meta(step))).transpose()?;
        Ok(site)
    }

    /// Pages that templates make, in the order of `jobs`. `done` is told after each.
    fn pages(&self, jobs: &[Job], done: &(dyn Fn() + Sync)) -> Result<Vec<OutputFile>, RenderError> {
        let render = |job: &Job| {
            let file = self.render(*job);
            done();
            file
        };
        // All first, then the first error: which one comes first in time is chance.
        let rendered: Vec<_> = jobs.par_iter().map(render).collect();
        rendered.into_iter().collect()
    }

    /// A site that tells nothing of periods yet.
    fn of(words: Words<'a>, links: Links<'a>, tera: Arc<Tera>, past: Option<Past>) -> Self {
        let (years, reports, comparisons) = (BTreeMap::new(), Vec::new(), Vec::new());
        let (flagged, unexplained) = Default::default();
        let commit_frame = None;
        Self { words, links, tera, years, flagged, unexplained, commit_frame, reports, stands: &[], comparisons, past }
    }
}

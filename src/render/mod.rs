//! The site as values: every page, badge and data file of a portal, rendered in parallel.
//!
//! [`render`] lists the files of the site as jobs, makes a small view for each (`view.rs`) and gives it to the theme's
//! template. Nothing is written here.

mod a_to_z;
mod badge;
mod changes;
mod chart;
mod commit;
mod data;
mod deadlines;
mod feed;
mod flagged;
mod glossary;
mod goal;
mod groups;
mod job;
mod lists;
pub mod log;
mod marks;
mod order;
pub mod output;
mod page;
mod past;
mod plain;
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
mod site;
mod stands;
mod text;
mod text_diff;
mod timeline_data;
mod told;
mod view;
mod words;

use std::collections::BTreeMap;

use rayon::prelude::*;
use tera::Tera;

use crate::portal::links::Links;
use crate::portal::{NoReport, Portal, Report, Stand};
use crate::search::SearchError;
use crate::theme::Theme;

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
    /// No search index.
    #[error(transparent)]
    Search(SearchError),
}

/// What all jobs share.
struct Site<'a> {
    words: Words<'a>,
    links: Links<'a>,
    tera: Tera,
    years: BTreeMap<i16, Vec<usize>>,
    /// Steps with marked changes, newest first.
    flagged: Vec<usize>,
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

/// Renders the whole site, with the past days `stands`, sorted by path. `version` is the program's; `progress` is told after each page how many are
/// done, and of how many.
///
/// # Errors
/// A template that fails; the first page in the order of the site.
pub fn render(
    portal: &Portal<'_>,
    stands: &[Stand<'_>],
    theme: &Theme,
    version: &str,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Vec<OutputFile>, RenderError> {
    let words = Words { portal, texts: &theme.texts, changes: &Vec::new() };
    let mut tera = theme.tera.clone();
    let context = tera.global_context();
    context.insert("t", &theme.texts);
    context.insert("site", &words.site(version));
    let changes = changes::render_changes(&words, &tera)?;
    let words = Words { changes: &changes, ..words };
    let links = Links::of(portal.content, portal.config);
    let mut site = Site::of(words, links, tera, None);
    site.years = lists::years(&portal.history.steps);
    site.flagged = flagged::steps(portal);
    site.tell(stands);
    site.commit_frame = portal.history.steps.first().map(|step| site.frame(&words.commit_meta(step))).transpose()?;
    let past = |stand: &Stand<'_>| stand.portal.as_ref().map_or(0, |portal| Site::past_jobs(portal).len());
    let all = site.jobs().len() + stands.iter().map(past).sum::<usize>();
    let done = std::sync::atomic::AtomicUsize::new(0);
    let one_more = || progress(done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1, all);
    let mut files = site.files(theme, &one_more)?;
    let documents = site.documents(&files);
    let past = || site.past_files(stands, version, &files, &one_more);
    let (past, index) = rayon::join(past, || search::files(documents));
    files.extend(past?);
    files.extend(index?);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

impl<'a> Site<'a> {
    /// All files but those of past days. `done` is told after each page.
    fn files(&self, theme: &Theme, done: &(dyn Fn() + Sync)) -> Result<Vec<OutputFile>, RenderError> {
        let portal = self.words.portal;
        let render = |job: &Job| {
            let file = self.render(*job);
            done();
            file
        };
        // All first, then the first error: which one comes first in time is chance.
        let pages = || self.jobs().par_iter().map(render).collect::<Vec<Result<OutputFile, RenderError>>>();
        let (rendered, (data, feeds)) =
            rayon::join(pages, || rayon::join(|| data::files(portal), || feed::files(&self.words)));
        let mut files: Vec<OutputFile> = rendered.into_iter().collect::<Result<_, _>>()?;
        files.push(self.sitemap(&files)?);
        files.push(self.robots()?);
        files.extend(data?);
        files.extend(feeds?);
        let copy = |path: &String, bytes: &Vec<u8>| OutputFile { path: path.clone(), bytes: bytes.clone() };
        files.extend(theme.assets.iter().map(|asset| copy(&asset.address, &asset.bytes)));
        files.extend(portal.content.media.iter().map(|media| copy(&media.address, &media.bytes)));
        Ok(files)
    }

    /// A site that tells nothing of periods yet.
    fn of(words: Words<'a>, links: Links<'a>, tera: Tera, past: Option<Past>) -> Self {
        let (years, reports, comparisons) = (BTreeMap::new(), Vec::new(), Vec::new());
        let flagged = Vec::new();
        Self { words, links, tera, years, flagged, commit_frame: None, reports, stands: &[], comparisons, past }
    }
}

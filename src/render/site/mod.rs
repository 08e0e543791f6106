//! The whole site: which files there are, and how each is made.

pub mod files;
pub mod job;
pub mod languages;
pub mod markup;
pub mod moved;
pub mod past;
pub mod preview;
pub mod search;
pub mod stands;
pub mod template;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use self::job::Job;
use self::past::Past;
use self::template::Frame;
use rayon::prelude::*;
use tera::Tera;

use crate::portal::links::Links;
use crate::portal::{NoReport, Portal, Report, Stand};
use crate::render::change::html::Changes;
use crate::render::change::store::ChangesHtml;
use crate::render::output::OutputFile;
use crate::render::output::RenderError;
use crate::render::page::{changelog, commit, flagged};
use crate::render::words::Words;
use crate::theme::Theme;

/// What all jobs share.
pub struct Site<'a> {
    words: Words<'a>,
    changes: Changes<'a>,
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

impl<'a> Site<'a> {
    /// The site of today in the portal's language.
    fn whole(
        portal: &'a Portal<'a>,
        theme: &'a Theme,
        stands: &'a [Stand<'a>],
        tera: &Arc<Tera>,
        store: &'a ChangesHtml,
    ) -> Result<Self, RenderError> {
        let words = Words::new(portal, theme);
        let links = Links::of(portal.content, portal.config);
        let mut site = Self::of(Changes { words, store }, links, Arc::clone(tera), None);
        site.years = changelog::years(&portal.history.steps);
        site.flagged = flagged::steps(portal);
        site.tell(stands);
        site.commit_frame =
            portal.history.steps.first().map(|step| site.frame(&commit::page(&words, step))).transpose()?;
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
    fn of(changes: Changes<'a>, links: Links<'a>, tera: Arc<Tera>, past: Option<Past>) -> Self {
        let (years, reports, comparisons) = (BTreeMap::new(), Vec::new(), Vec::new());
        let (flagged, unexplained) = Default::default();
        let (words, commit_frame) = (changes.words, None);
        Self {
            words,
            changes,
            links,
            tera,
            years,
            flagged,
            unexplained,
            commit_frame,
            reports,
            stands: &[],
            comparisons,
            past,
        }
    }
}

//! The way of the data, from files to a site: source → content → history → portal → render → publish.

mod change_set;
mod error;
mod open;
mod preview;
mod stand;
mod tidied;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Severity};
use crate::history::Extent;
use crate::portal::{Portal, Stand};
use crate::publish::{self, Header, Published};
use crate::render::{self, OutputFile};
use crate::source::Repository;

pub use change_set::{Since, check_since};
pub use error::BuildError;
use open::read_if;
pub use open::{Opened, read, read_with_mistakes};
pub use preview::{Preview, Site};
pub use stand::OpenedStand;
pub use tidied::tidied;

/// Version of the program, part of every site.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What is to be built.
#[derive(Debug, Clone)]
pub struct Request {
    /// The portal's folder, or a bare repository.
    pub root: PathBuf,
    /// Where the site goes; `public` in the portal's folder if not said.
    pub out: Option<PathBuf>,
    /// Branch, tag, commit or date to build instead of the working tree.
    pub rev: Option<String>,
    /// The day for which deadlines are judged.
    pub as_of: Date,
    /// Address of the published site, instead of the one in `portal.yaml`.
    pub base_url: Option<String>,
    /// Whether a clone without the beginning of its history may be built.
    pub allow_shallow: bool,
    /// Whether warnings stop the build as errors do.
    pub strict: bool,
}

/// What was built.
#[derive(Debug)]
pub struct Summary {
    /// Folder of the site.
    pub out: PathBuf,
    /// Number of goals.
    pub goals: usize,
    /// Number of HTML pages.
    pub pages: usize,
    /// Number of changes in the history.
    pub changes: usize,
    /// Number of commits that touched a goal's file.
    pub commits: usize,
    /// The newest commit.
    pub head: Option<String>,
    /// How much of the history there is.
    pub extent: Extent,
    /// Whether the repository wants commits to be taken for others; the history shows them as they are.
    pub altered: bool,
    /// Files of the content that differ from the newest commit.
    pub uncommitted: usize,
    /// What was written.
    pub published: Published,
    /// Mistakes that did not stop the build.
    pub findings: Findings,
}

/// Mistakes in the content, with the texts of their files to show the places.
#[derive(Debug, Default)]
pub struct Findings {
    /// All mistakes, by file and place.
    pub list: Vec<Diagnostic>,
    /// Texts of the files in which a place is marked.
    pub texts: BTreeMap<String, String>,
    /// The portal's folder in its repository, with a `/` at its end unless it is the top.
    pub prefix: String,
}

impl Findings {
    /// Whether nothing may be built: there is an error, or a warning where those count as errors. A hint stops nothing.
    pub fn stop(&self, strict: bool) -> bool {
        self.count(Severity::Error) > 0 || strict && self.count(Severity::Warning) > 0
    }

    /// Number of mistakes of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|found| found.severity() == severity).count()
    }
}

/// How a build ended.
#[derive(Debug)]
pub enum Outcome {
    /// The site was written.
    Built(Box<Summary>),
    /// The content has mistakes; nothing was written.
    Refused(Findings),
}

/// What a build is doing, with how much of it is done where that can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Reading files.
    Content,
    /// Reading commits.
    History,
    /// Making pages: done, all.
    Render(usize, usize),
    /// Writing.
    Publish,
}

/// Builds a site: everything is read, checked and rendered before the first byte is written.
///
/// # Errors
/// Whatever keeps the build from running; the old site is as it was. Mistakes in the content are no error but
/// [`Outcome::Refused`].
pub fn build(request: &Request, progress: &(dyn Fn(Stage) + Sync)) -> Result<Outcome, BuildError> {
    let wanted = |config: &Config, repository: Option<&Repository>| {
        Ok(publish::check_folder(&out_folder(request, repository)?, &keep_out_of(request, config, repository))?)
    };
    let opened = match read_if(request, progress, false, wanted)? {
        Ok(opened) => opened,
        Err(findings) => return Ok(Outcome::Refused(findings)),
    };
    if opened.findings.stop(request.strict) {
        return Ok(Outcome::Refused(opened.findings));
    }
    let portal = opened.portal();
    let count = |done, all| progress(Stage::Render(done, all));
    let past = opened.stands()?;
    let stands: Vec<Stand<'_>> = past.iter().map(OpenedStand::stand).collect();
    let translated = opened.translations();
    let translations: Vec<Portal<'_>> = translated
        .iter()
        .map(|(config, content)| {
            Portal::along(Arc::clone(&portal.trail), content, &opened.history, config, opened.as_of)
        })
        .collect();
    let files = render::render(&portal, &translations, &stands, &opened.theme, VERSION, &count)?;
    progress(Stage::Publish);
    let out = out_folder(request, opened.repository.as_ref())?;
    let keep_out_of = keep_out_of(request, &opened.config, opened.repository.as_ref());
    let published = publish::publish(&files, &header(&portal), &out, &keep_out_of)?;
    let mut summary = summary(&portal, &files, out, published);
    drop((portal, stands, translations));
    let Opened { repository, commit: _, config, content, history, theme, as_of: _, findings } = opened;
    summary.altered = repository.as_ref().is_some_and(Repository::is_altered);
    summary.findings = findings;
    // Taking all of it apart takes a while, and nobody has to wait for it.
    rayon::spawn(move || drop((files, repository, config, content, history, theme)));
    Ok(Outcome::Built(Box::new(summary)))
}

fn out_folder(request: &Request, repository: Option<&Repository>) -> Result<PathBuf, BuildError> {
    match &request.out {
        Some(out) => Ok(out.clone()),
        None if repository.is_some_and(Repository::is_bare) => Err(BuildError::NoOut { root: request.root.clone() }),
        None => Ok(request.root.join("public")),
    }
}

/// Folders that a site must not be written into: the content, the theme, the repository.
fn keep_out_of(request: &Request, config: &Config, repository: Option<&Repository>) -> Vec<PathBuf> {
    let goals = Some(&config.folders.goals.folder).filter(|folder| !folder.is_empty());
    let folders = config.folders.tops().into_iter().chain(goals.cloned()).chain(config.theme.clone());
    let mut paths: Vec<PathBuf> = folders.map(|folder| request.root.join(folder)).collect();
    paths.extend(repository.map(Repository::folder));
    paths.push(request.root.join(config::FILE));
    paths.sort();
    paths.dedup();
    paths.into_iter().filter(|path: &PathBuf| Path::exists(path)).collect()
}

fn header(portal: &Portal<'_>) -> Header {
    Header {
        version: VERSION.to_owned(),
        commit: portal.history.head.as_ref().map(|commit| commit.id.clone()),
        as_of: portal.as_of.to_string(),
        history: portal.history.extent.word().to_owned(),
        uncommitted: portal.history.uncommitted.clone(),
        base_url: portal.config.base_url.clone(),
    }
}

fn summary(portal: &Portal<'_>, files: &[OutputFile], out: PathBuf, published: Published) -> Summary {
    Summary {
        out,
        goals: portal.goals.len(),
        pages: files.iter().filter(|file| file.path.strip_suffix(".html").is_some()).count(),
        changes: portal.history.changes(),
        commits: portal.history.steps.len(),
        head: portal.history.head.as_ref().map(|commit| commit.id.clone()),
        extent: portal.history.extent,
        altered: false,
        uncommitted: portal.history.uncommitted.len(),
        published,
        findings: Findings::default(),
    }
}

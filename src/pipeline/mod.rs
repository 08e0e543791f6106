//! The way of the data, from files to a site: source → content → history → portal → render → publish.

mod change_set;
mod elsewhere;
mod error;
mod findings;
mod open;
mod origin;
mod preview;
mod settings;
mod stand;
mod tidied;

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::config::{self, Config};
use crate::history::Extent;
use crate::publish::{self, Header, Published};
use crate::render::OutputFile;
use crate::source::Repository;

pub use change_set::{Since, check_since};
pub use error::BuildError;
pub use findings::Findings;
use open::read_if;
pub use open::{Opened, read, read_with_mistakes};
use origin::Origin;
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
    /// Whether `rev` is read with today's settings, not with its own.
    pub settings_of_today: bool,
    /// The day for which deadlines are judged.
    pub as_of: Date,
    /// The day on which it is asked for: no commit can be of a later day.
    pub today: Date,
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
    let wanted = |origin: &Origin, config: &Config| {
        Ok(publish::check_folder(&out_folder(origin)?, &keep_out_of(origin, config))?)
    };
    let mut opened = match read_if(request, progress, false, wanted)? {
        Ok(opened) if !opened.findings.stop(request.strict) => opened,
        Ok(Opened { findings, .. }) | Err(findings) => return Ok(Outcome::Refused(findings)),
    };
    let stands = opened.stands()?;
    let count = |done, all| progress(Stage::Render(done, all));
    let files = opened.site(&stands, |_, files| files.all(&count))?;
    progress(Stage::Publish);
    let (out, keep_out_of) = (out_folder(&opened.origin)?, keep_out_of(&opened.origin, &opened.config));
    let published = publish::publish(&files, &header(&opened), &out, &keep_out_of)?;
    let summary = summary(&mut opened, &files, out, published);
    // Taking all of it apart takes a while, and nobody has to wait for it.
    rayon::spawn(move || drop((files, stands, opened)));
    Ok(Outcome::Built(Box::new(summary)))
}

fn out_folder(origin: &Origin) -> Result<PathBuf, BuildError> {
    let root = &origin.request.root;
    match &origin.request.out {
        Some(out) => Ok(out.clone()),
        None if origin.repository.as_ref().is_some_and(Repository::is_bare) => {
            Err(BuildError::NoOut { root: root.clone() })
        }
        None => Ok(root.join("public")),
    }
}

/// Folders that a site must not be written into: the content, the theme, the repository.
fn keep_out_of(origin: &Origin, config: &Config) -> Vec<PathBuf> {
    let goals = Some(&config.folders.goals.folder).filter(|folder| !folder.is_empty());
    let folders = config.folders.tops().into_iter().chain(goals.cloned()).chain(config.theme.clone());
    let root = &origin.request.root;
    let mut paths: Vec<PathBuf> = folders.map(|folder| root.join(folder)).collect();
    paths.extend(origin.repository.as_ref().map(Repository::folder));
    paths.push(root.join(config::FILE));
    paths.sort();
    paths.dedup();
    paths.into_iter().filter(|path: &PathBuf| Path::exists(path)).collect()
}

fn header(opened: &Opened) -> Header {
    let Opened { config, history, as_of, .. } = opened;
    Header {
        version: VERSION.to_owned(),
        commit: history.head.as_ref().map(|commit| commit.id.clone()),
        as_of: as_of.to_string(),
        history: history.extent.word().to_owned(),
        uncommitted: history.uncommitted.clone(),
        base_url: config.base_url.clone(),
    }
}

fn summary(opened: &mut Opened, files: &[OutputFile], out: PathBuf, published: Published) -> Summary {
    let Opened { origin, content, history, findings, .. } = opened;
    Summary {
        out,
        goals: content.goals.len(),
        pages: files.iter().filter(|file| file.path.strip_suffix(".html").is_some()).count(),
        changes: history.changes(),
        commits: history.steps.len(),
        head: history.head.as_ref().map(|commit| commit.id.clone()),
        extent: history.extent,
        altered: origin.repository.as_ref().is_some_and(Repository::is_altered),
        uncommitted: history.uncommitted.len(),
        published,
        findings: std::mem::take(findings),
    }
}

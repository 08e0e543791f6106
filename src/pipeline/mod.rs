//! The way of the data, from files to a site: source → content → history → portal → render → publish.

mod as_told;
mod asked;
mod bundles;
mod change_set;
mod changed_ids;
mod compared;
mod elsewhere;
mod english;
mod error;
mod findings;
mod made;
mod marking;
mod next;
mod open;
mod origin;
mod preview;
mod publication;
mod rebuild;
mod renamed;
mod rewritten;
mod settings;
mod stand;
mod standing;
mod themed;
mod tidied;
mod told_by;

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::config::{self, Config};
use crate::history::Extent;
use crate::publish::{self, Intake, Manifest, Published};
use crate::render::{Work, watched};
use crate::source::Repository;

use bundles::KeptBundles;
pub use change_set::{Since, check_since};
pub use error::BuildError;
pub use findings::{Findings, Shown};
use made::made;
pub use made::{Made, apart};
pub use next::Noted;
use open::read_if;
pub use open::{Opened, read, read_with_mistakes};
pub use origin::check_place;
use origin::{Origin, PROGRAM};
pub use preview::{Preview, Site};
use publication::Before;
pub use publication::Publication;
pub use rebuild::{Again, Rebuilt, rebuild};
pub use rewritten::RewrittenError;
pub use stand::OpenedStand;
use standing::Standing;
pub use tidied::{Tidied, tidied};

/// Version of the program, part of every site.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The commit that the program was built from, if who built it said so.
const PROGRAM_COMMIT: Option<&str> = option_env!("ZIELSTAND_COMMIT");

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
    /// How the log of publications goes on.
    pub publication: Publication,
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
    /// What became of it in the log of publications.
    pub noted: Noted,
    /// Whether the settings name a key and the checkpoint is not signed.
    pub unsigned: bool,
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
    /// Work of this name begins on this thread.
    Begins(&'static str),
    /// It ends.
    Ends(&'static str),
}

impl From<Work> for Stage {
    fn from(work: Work) -> Self {
        match work {
            Work::Page(done, all) => Self::Render(done, all),
            Work::Begins(name) => Self::Begins(name),
            Work::Ends(name) => Self::Ends(name),
        }
    }
}

/// Does something that is watched.
fn stage<T>(progress: &(dyn Fn(Stage) + Sync), name: &'static str, work: impl FnOnce() -> T) -> T {
    watched(&|work| progress(work.into()), name, work)
}

/// Builds a site. Everything is read and checked before the first byte is written; files wait beside the old site until the
/// last one is made.
///
/// # Errors
/// Whatever keeps the build from running; the old site is as it was. Mistakes in the content are no error but
/// [`Outcome::Refused`].
pub fn build(request: &Request, progress: &(dyn Fn(Stage) + Sync)) -> Result<Outcome, BuildError> {
    let mut before = None;
    let wanted = |origin: &Origin, config: &Config| {
        let out = out_folder(origin)?;
        publish::check_folder(&out, &keep_out_of(origin, config))?;
        Ok(before.insert(Before::look(origin, config, &out)?).rewritten())
    };
    let mut opened = match read_if(request, progress, false, wanted)? {
        Ok(opened) if !opened.findings.stop(request.strict) => opened,
        Ok(Opened { findings, .. }) | Err(findings) => return Ok(Outcome::Refused(findings)),
    };
    let before = match before {
        Some(before) => before,
        None => Before::look(&opened.origin, &opened.config, &out_folder(&opened.origin)?)?,
    };
    let next = stage(progress, "Protokoll prüfen", || before.judge(&opened))?;
    let (out, keep_out_of) = (out_folder(&opened.origin)?, keep_out_of(&opened.origin, &opened.config));
    let begin = || Intake::begin(&out, &keep_out_of, before.checkpoint.as_deref());
    let intake = stage(progress, "Ordner lesen", begin)?;
    let standing = Standing::of(&opened, &next, PROGRAM);
    let found = || standing.as_ref().map(|standing| standing.found(&next, &out, &intake)).transpose();
    let found = stage(progress, "Website vergleichen", found)?.flatten();
    let (made, published) = if let Some(made) = found {
        let files = made.manifest.files.len() + made.apart.len();
        (made, Published { written: 0, unchanged: files, removed: 0 })
    } else {
        let kept = KeptBundles::read(&opened.origin, PROGRAM);
        let made = made(&mut opened, next, progress, Some(&kept), &|file| intake.take(&file))?;
        progress(Stage::Publish);
        let published = stage(progress, "Austauschen", || intake.end(&made.manifest))?;
        kept.write(&opened.origin);
        standing.into_iter().for_each(|standing| standing.keep(&made));
        (made, published)
    };
    marking::keep(&opened, PROGRAM);
    let summary = summary(&mut opened, &made, out, published);
    // Taking all of it apart takes a while, and nobody has to wait for it.
    rayon::spawn(move || drop((made, opened)));
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

fn summary(opened: &mut Opened, made: &Made, out: PathBuf, published: Published) -> Summary {
    let Opened { origin, content, history, findings, config, .. } = opened;
    let Manifest { files, apart, .. } = &made.manifest;
    let paths = files.iter().map(|file| &file.path).chain(apart);
    Summary {
        noted: made.noted,
        unsigned: config.publications.key.as_ref().is_some_and(|key| !made.is_signed_by(key)),
        out,
        goals: content.goals.len(),
        pages: paths.filter(|path| path.strip_suffix(".html").is_some()).count(),
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

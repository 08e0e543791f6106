//! The way of the data, from files to a site: source → content → history → portal → render → publish.

mod error;
mod stand;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::config::{self, Config};
use crate::content::{self, Content};
use crate::diagnostic::{Diagnostic, Severity};
use crate::history::{self, Extent, History};
use crate::portal::{self, Portal, Stand};
use crate::publish::{self, Header, Published};
use crate::render::{self, OutputFile};
use crate::source::{self, CommitId, ReadError, Repository, RepositoryError, Revision, Source, WorkingTree};
use crate::theme::{self, Theme};

pub use error::BuildError;
pub use stand::OpenedStand;

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
}

impl Findings {
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

/// A portal that is read and checked.
#[derive(Debug)]
pub struct Opened {
    repository: Option<Repository>,
    /// The commit whose history is shown.
    commit: Option<CommitId>,
    /// Settings.
    pub config: Config,
    /// Content.
    pub content: Content,
    /// History.
    pub history: History,
    /// Templates and texts.
    pub theme: Theme,
    /// The day for which deadlines are judged.
    pub as_of: Date,
    /// Mistakes that do not stop anything.
    pub findings: Findings,
}

impl Opened {
    /// What follows from it.
    pub fn portal(&self) -> Portal<'_> {
        Portal::derive(&self.content, &self.history, &self.config, self.as_of)
    }

    /// The portal as it was on the days of the settings.
    ///
    /// # Errors
    /// A repository that cannot be read. What a day's files hold is no error.
    pub fn stands(&self) -> Result<Vec<OpenedStand>, BuildError> {
        stand::read(self.repository.as_ref(), self.commit, &self.config, &self.history)
    }
}

/// Reads a portal and its history, without writing anything. The inner error is its mistakes.
///
/// # Errors
/// Whatever keeps it from being read.
pub fn read(request: &Request, progress: &(dyn Fn(Stage) + Sync)) -> Result<Result<Opened, Findings>, BuildError> {
    read_if(request, progress, false, |_, _| Ok(()))
}

/// The same with content that has mistakes, as far as it can be read: they do not change the history. The inner error is
/// only that of settings that cannot be read.
///
/// # Errors
/// Whatever keeps it from being read.
pub fn read_with_mistakes(
    request: &Request,
    progress: &(dyn Fn(Stage) + Sync),
) -> Result<Result<Opened, Findings>, BuildError> {
    read_if(request, progress, true, |_, _| Ok(()))
}

/// The same, if what is `wanted` holds once the settings are known: that shows a wrong folder before the long work.
fn read_if(
    request: &Request,
    progress: &(dyn Fn(Stage) + Sync),
    with_mistakes: bool,
    wanted: impl FnOnce(&Config, Option<&Repository>) -> Result<(), BuildError>,
) -> Result<Result<Opened, Findings>, BuildError> {
    progress(Stage::Content);
    let repository = open(request)?;
    let commit = commit(request, repository.as_ref())?;
    let at_commit = request.rev.is_some() || repository.as_ref().is_some_and(Repository::is_bare);
    let source: Box<dyn Source + '_> = match (&repository, commit) {
        (Some(repository), Some(commit)) if at_commit => Box::new(Revision::new(repository, commit)),
        _ => Box::new(WorkingTree::new(&request.root, repository.as_ref())),
    };
    let (config, content, mut findings) = match load(source.as_ref(), request, repository.as_ref())? {
        Ok(loaded) => loaded,
        Err(findings) => return Ok(Err(findings)),
    };
    if findings.count(Severity::Error) > 0 && !with_mistakes {
        return Ok(Err(findings));
    }
    wanted(&config, repository.as_ref())?;
    let theme = theme::load(source.as_ref(), config.theme.as_deref(), &config.language)?;
    progress(Stage::History);
    let working_tree = (!at_commit).then_some(source.as_ref());
    let history = read_history(repository.as_ref(), commit, working_tree, &config, &content)?;
    findings.list.extend(portal::check_history(&content, &history));
    findings.list.sort();
    drop(source);
    Ok(Ok(Opened { repository, commit, config, content, history, theme, as_of: request.as_of, findings }))
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
    let portal = opened.portal();
    let count = |done, all| progress(Stage::Render(done, all));
    let past = opened.stands()?;
    let stands: Vec<Stand<'_>> = past.iter().map(OpenedStand::stand).collect();
    let files = render::render(&portal, &stands, &opened.theme, VERSION, &count)?;
    progress(Stage::Publish);
    let out = out_folder(request, opened.repository.as_ref())?;
    let keep_out_of = keep_out_of(request, &opened.config, opened.repository.as_ref());
    let published = publish::publish(&files, &header(&portal), &out, &keep_out_of)?;
    let mut summary = summary(&portal, &files, out, published);
    drop((portal, stands));
    let Opened { repository, commit: _, config, content, history, theme, as_of: _, findings } = opened;
    summary.altered = repository.as_ref().is_some_and(Repository::is_altered);
    summary.findings = findings;
    // Taking all of it apart takes a while, and nobody has to wait for it.
    rayon::spawn(move || drop((files, repository, config, content, history, theme)));
    Ok(Outcome::Built(Box::new(summary)))
}

fn open(request: &Request) -> Result<Option<Repository>, BuildError> {
    if !request.root.is_dir() {
        return Err(BuildError::NoFolder { root: request.root.clone() });
    }
    let repository = Repository::open(&request.root)?;
    match (&repository, &request.rev) {
        (None, Some(_)) => Err(BuildError::RevWithoutRepository { root: request.root.clone() }),
        (Some(repository), _) if repository.is_shallow() && !request.allow_shallow => Err(BuildError::Shallow),
        _ => Ok(repository),
    }
}

fn commit(request: &Request, repository: Option<&Repository>) -> Result<Option<CommitId>, BuildError> {
    match (repository, &request.rev) {
        (Some(repository), Some(rev)) => Ok(Some(repository.resolve(rev)?)),
        (Some(repository), None) => match repository.head()? {
            None if repository.is_bare() => Err(RepositoryError::NoCommit.into()),
            head => Ok(head),
        },
        (None, _) => Ok(None),
    }
}

type Checked = Result<(Config, Content, Findings), Findings>;

/// Reads settings and content; mistakes of both are reported together, as far as the settings let content be read. The
/// inner error is that of settings that cannot be read.
fn load(source: &dyn Source, request: &Request, repository: Option<&Repository>) -> Result<Checked, ReadError> {
    let config::Loaded { config, mut diagnostics } = config::load(source)?;
    let Some(mut config) = config else {
        return Ok(Err(findings(source, diagnostics)?));
    };
    if let Some(base) = &request.base_url {
        config.base_url = Some(format!("{}/", base.trim_end_matches('/')));
    }
    config.forge = config.forge.below(repository.map_or("", Repository::prefix));
    let content::Loaded { content, diagnostics: in_content } = content::load(source, &config)?;
    diagnostics.extend(in_content);
    diagnostics.extend(portal::check(&content, &config));
    diagnostics.sort();
    let findings = findings(source, diagnostics)?;
    Ok(Ok((config, content, findings)))
}

fn findings(source: &dyn Source, list: Vec<Diagnostic>) -> Result<Findings, ReadError> {
    let mut texts = BTreeMap::new();
    for found in list.iter().filter(|found| found.span.is_some()) {
        if !texts.contains_key(&found.path)
            && let Some(bytes) = source.read(&found.path)?
        {
            texts.insert(found.path.clone(), String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    Ok(Findings { list, texts })
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
    let folders = config.folders.tops().into_iter().chain(config.theme.clone());
    let mut paths: Vec<PathBuf> = folders.map(|folder| request.root.join(folder)).collect();
    paths.extend(repository.map(Repository::folder));
    paths.push(request.root.join(config::FILE));
    paths.sort();
    paths.dedup();
    paths.into_iter().filter(|path: &PathBuf| Path::exists(path)).collect()
}

fn read_history(
    repository: Option<&Repository>,
    commit: Option<CommitId>,
    working_tree: Option<&dyn Source>,
    config: &Config,
    content: &Content,
) -> Result<History, BuildError> {
    let scope = history::Scope {
        goals: &config.folders.goals,
        former: &config.history.paths,
        apart: &config.folders.apart_from_goals(),
        eras: &config.fields,
        words: &config.history.words,
        records: &content.records,
    };
    match (repository, commit) {
        (Some(repository), Some(commit)) => {
            let others = |working_tree| uncommitted(working_tree, &Revision::new(repository, commit), config);
            let (history, others) =
                rayon::join(|| history::read(repository, commit, scope), || working_tree.map(others).transpose());
            let (mut history, others) = (history?, others?);
            match others {
                Some(others) => history.uncommitted.extend(others),
                // What is built is the commit itself.
                None => history.uncommitted.clear(),
            }
            history.uncommitted.sort();
            Ok(history)
        }
        (Some(_), None) => Ok(History { extent: Extent::Empty, ..History::default() }),
        (None, _) => Ok(History::default()),
    }
}

/// Settings, theme and content that differ from the commit, but for the goals, which the history has compared already.
fn uncommitted(working_tree: &dyn Source, commit: &Revision<'_>, config: &Config) -> Result<Vec<String>, ReadError> {
    let content = &config.folders;
    let tops = content.tops();
    let folders: Vec<&str> = tops.iter().map(String::as_str).chain(config.theme.as_deref()).collect();
    let goals = format!("{}/", content.goals);
    let is_goal = |path: &str| path.starts_with(&goals) && path.strip_suffix(".md").is_some();
    let files = [config::FILE, &content.sources, &content.start];
    source::differing(working_tree, commit, &folders, &files, |path| !is_goal(path))
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

//! Reading a portal: where its files come from, its settings, content and history, and every mistake in them.

use jiff::civil::Date;

use super::{BuildError, Findings, OpenedStand, Request, Stage, stand};
use crate::config::{self, Config};
use crate::content::{self, Content};
use crate::diagnostic::Diagnostic;
use crate::history::{self, Extent, History};
use crate::portal::{self, Portal};
use crate::source::{self, CommitId, ReadError, Repository, RepositoryError, Revision, Source, WorkingTree};
use crate::theme::{self, Theme};

/// A portal that is read and checked.
#[derive(Debug)]
pub struct Opened {
    pub(super) repository: Option<Repository>,
    /// The commit whose history is shown.
    pub(super) commit: Option<CommitId>,
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

    /// Settings and content in each further language of the portal.
    pub fn translations(&self) -> Vec<(Config, Content)> {
        let translated = |config: Config| {
            let content = self.content.translated(&config.languages);
            (config, content)
        };
        self.config.translations().into_iter().map(translated).collect()
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
pub(super) fn read_if(
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
    if findings.stop(false) && !with_mistakes {
        return Ok(Err(findings));
    }
    wanted(&config, repository.as_ref())?;
    let theme = theme::load(source.as_ref(), config.theme.as_deref(), config.languages.codes())?;
    progress(Stage::History);
    let others = || match (&repository, commit) {
        (Some(repository), Some(commit)) if !at_commit => {
            uncommitted(source.as_ref(), &Revision::new(repository, commit), &config)
        }
        _ => Ok(Vec::new()),
    };
    let (history, others) = rayon::join(|| read_history(repository.as_ref(), commit, &config, &content), others);
    let (mut history, others) = (history?, others?);
    if at_commit {
        // What is built is the commit itself.
        history.uncommitted.clear();
    }
    history.uncommitted.extend(others);
    history.uncommitted.sort();
    let in_history = portal::check_history(&content, &history, &config, request.as_of);
    add(&mut findings, source.as_ref(), config.checks.apply(in_history))?;
    drop(source);
    Ok(Ok(Opened { repository, commit, config, content, history, theme, as_of: request.as_of, findings }))
}

pub(super) fn open(request: &Request) -> Result<Option<Repository>, BuildError> {
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

pub(super) fn commit(request: &Request, repository: Option<&Repository>) -> Result<Option<CommitId>, BuildError> {
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
pub(super) fn load(
    source: &dyn Source,
    request: &Request,
    repository: Option<&Repository>,
) -> Result<Checked, ReadError> {
    let config::Loaded { config, diagnostics: mut list } = config::load(source)?;
    let Some(config) = config else {
        return Ok(Err(findings(source, repository, list)?));
    };
    let config = adapted(config, request, repository);
    let content::Loaded { content, diagnostics: in_content } = content::load(source, &config, request.as_of)?;
    list.extend(in_content);
    list.extend(portal::check(&content, &config));
    let findings = findings(source, repository, config.checks.apply(list))?;
    Ok(Ok((config, content, findings)))
}

/// Settings with what the request says instead, for the portal's place in its repository.
pub(super) fn adapted(mut config: Config, request: &Request, repository: Option<&Repository>) -> Config {
    if let Some(base) = &request.base_url {
        config.base_url = Some(format!("{}/", base.trim_end_matches('/')));
    }
    config.forge = config.forge.below(repository.map_or("", Repository::prefix));
    config
}

/// Mistakes with the texts in which their places are marked.
pub(super) fn findings(
    source: &dyn Source,
    repository: Option<&Repository>,
    list: Vec<Diagnostic>,
) -> Result<Findings, ReadError> {
    let prefix = repository.map_or_else(String::new, |repository| repository.prefix().to_owned());
    let mut findings = Findings { prefix, ..Findings::default() };
    add(&mut findings, source, list)?;
    Ok(findings)
}

/// Adds findings with the texts of their files.
pub(super) fn add(findings: &mut Findings, source: &dyn Source, list: Vec<Diagnostic>) -> Result<(), ReadError> {
    for found in list.iter().filter(|found| found.span.is_some()) {
        if !findings.texts.contains_key(&found.path)
            && let Some(text) = text_of(source, &found.path)?
        {
            findings.texts.insert(found.path.clone(), text);
        }
    }
    findings.list.extend(list);
    findings.list.sort();
    Ok(())
}

/// A file as far as it is text.
pub(super) fn text_of(source: &dyn Source, path: &str) -> Result<Option<String>, ReadError> {
    let bytes = source.read(path)?;
    Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
}

/// The history up to `commit`; of files that differ from it only goals are named.
pub(super) fn read_history(
    repository: Option<&Repository>,
    commit: Option<CommitId>,
    config: &Config,
    content: &Content,
) -> Result<History, BuildError> {
    match (repository, commit) {
        (Some(repository), Some(commit)) => {
            let apart = config.folders.apart_from_goals();
            Ok(history::read(repository, commit, history::Scope::of(config, &apart, &content.records))?)
        }
        (Some(_), None) => Ok(History { extent: Extent::Empty, ..History::default() }),
        (None, _) => Ok(History::default()),
    }
}

/// Settings, theme and content that differ from the commit, but for the goals, which the history has compared already.
pub(super) fn uncommitted(
    working_tree: &dyn Source,
    commit: &dyn Source,
    config: &Config,
) -> Result<Vec<String>, ReadError> {
    let content = &config.folders;
    let tops = content.tops();
    let folders: Vec<&str> = tops.iter().map(String::as_str).chain(config.theme.as_deref()).collect();
    let files = [config::FILE, &content.sources, &content.start];
    source::differing(working_tree, commit, &folders, &files, |path| !content.goals.has(path))
}

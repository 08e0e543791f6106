//! The portal while somebody edits it: read once, then only what changed. Nothing is written.
//!
//! [`Preview::look`] brings it up to date with the folder, [`Preview::site`] gives its files, each made when it is asked
//! for. A portal that cannot be shown leaves the last one that could.

use std::path::PathBuf;
use std::sync::Arc;

use super::open::{adapted, add, commit, findings, open, read_history, uncommitted};
use super::{BuildError, Findings, OpenedStand, Request, VERSION, stand};
use crate::config::{self, Config};
use crate::content::{self, Content};
use crate::diagnostic::{Diagnostic, Severity};
use crate::history::{self, Extent, History, Step};
use crate::portal::{self, Portal, Stand, Trail};
use crate::render::{Draft, Files, Prepared, RenderError};
use crate::source::{
    CommitId, EntryKind, Memory, ReadError, Repository, Revision, Snapshot, Source, Touched, WorkingTree,
};
use crate::theme::{self, Theme};

/// A portal that is looked at again and again.
pub struct Preview {
    request: Request,
    files: Snapshot,
    settings: Option<Settings>,
    /// The last portal that could be shown.
    shown: Option<Shown>,
    findings: Findings,
    failure: Option<String>,
    /// Whether something was touched that nobody has looked at.
    is_behind: bool,
}

/// Settings, and what holds as long as they are the same.
struct Settings {
    bytes: Option<Vec<u8>>,
    /// The repository's folder, and where the portal lies in it.
    repository: Option<(PathBuf, String)>,
    config: Option<Arc<Config>>,
    diagnostics: Vec<Diagnostic>,
    earlier: content::Earlier,
}

/// Files of a portal's own theme with their editions.
type ThemeFiles = Vec<(String, Option<u64>)>;

/// A portal without errors.
struct Shown {
    config: Arc<Config>,
    content: Content,
    theme: Arc<Theme>,
    theme_files: ThemeFiles,
    commit: Option<CommitId>,
    history: History,
    trail: Arc<Trail>,
    /// The newest commit's content without its goals.
    committed: Memory,
    stands: Vec<OpenedStand>,
    draft: Option<Step>,
}

/// The site as it would be built now.
pub struct Site<'a> {
    /// Its files; none before the first portal without errors.
    pub files: Option<&'a Files<'a>>,
    /// What is not committed yet.
    pub draft: Option<&'a Draft>,
    /// Mistakes in today's files.
    pub findings: &'a Findings,
    /// Why today's files cannot be shown at all.
    pub failure: Option<&'a str>,
}

impl Preview {
    /// A preview of a portal that was not looked at yet.
    pub fn new(request: Request) -> Self {
        let (files, findings) = (Snapshot::default(), Findings::default());
        Self { request, files, settings: None, shown: None, findings, failure: None, is_behind: true }
    }

    /// The folders of the repository in which its newest commit changes.
    pub fn repository_folders(&self) -> Vec<PathBuf> {
        let repository = Repository::open(&self.request.root).ok().flatten();
        repository.map_or_else(Vec::new, |repository| vec![repository.folder(), repository.head_folder()])
    }

    /// Folders and files whose changes matter, relative to the portal's folder.
    pub fn watched(&self) -> Vec<String> {
        let config = self.settings.as_ref().and_then(|settings| settings.config.as_deref());
        config.or(self.shown.as_ref().map(|shown| shown.config.as_ref())).map(folders).unwrap_or_default()
    }

    /// Looks at the folder again, as far as it is touched, and tells whether anything is not as it was.
    pub fn look(&mut self, touched: Touched) -> bool {
        let nothing_else = touched.nothing_else && !self.is_behind;
        let touched = &Touched { nothing_else, ..touched };
        self.is_behind = true;
        match self.look_at_all(touched) {
            Ok(is_other) => is_other,
            Err(error) => {
                let failure = Some(error.to_string());
                let is_other = self.failure != failure;
                (self.failure, self.findings) = (failure, Findings::default());
                is_other
            }
        }
    }

    /// Gives the site to `with`.
    ///
    /// # Errors
    /// A template that fails around every page.
    pub fn site<T>(&self, with: impl FnOnce(&Site<'_>) -> T) -> Result<T, RenderError> {
        let (findings, failure) = (&self.findings, self.failure.as_deref());
        let Some(shown) = &self.shown else {
            return Ok(with(&Site { files: None, draft: None, findings, failure }));
        };
        let as_of = self.request.as_of;
        let along = |content, config| Portal::along(Arc::clone(&shown.trail), content, &shown.history, config, as_of);
        let portal = along(&shown.content, &shown.config);
        let translated = |config: Config| {
            let content = shown.content.translated(&config.languages);
            (config, content)
        };
        let translated: Vec<_> = shown.config.translations().into_iter().map(translated).collect();
        let translations: Vec<_> = translated.iter().map(|(config, content)| along(content, config)).collect();
        let stands: Vec<Stand<'_>> = shown.stands.iter().map(OpenedStand::stand).collect();
        let prepared = Prepared::of(&portal, &translations, &shown.theme, VERSION);
        let files = Files::of(&prepared, &stands)?;
        let draft = shown.draft.as_ref().map(|step| prepared.draft(step)).transpose()?;
        Ok(with(&Site { files: Some(&files), draft: draft.as_ref(), findings, failure }))
    }

    fn look_at_all(&mut self, touched: &Touched) -> Result<bool, BuildError> {
        let repository = open(&self.request)?;
        let commit = commit(&self.request, repository.as_ref())?;
        let tree = WorkingTree::new(&self.request.root, repository.as_ref());
        let new_settings = self.read_settings(&tree, repository.as_ref())?;
        let Some(settings) = &mut self.settings else { return Ok(false) };
        let Some(config) = settings.config.clone() else {
            let found = findings(&tree, repository.as_ref(), settings.diagnostics.clone())?;
            let is_other = new_settings || self.failure.is_some();
            (self.findings, self.failure) = (found, None);
            return Ok(is_other);
        };
        let new_files = self.files.look(&tree, &folders(&config), touched, config.file_limit)?;
        self.is_behind = false;
        let new_commit = self.shown.as_ref().is_none_or(|shown| shown.commit != commit);
        if !(new_settings || new_files || new_commit || self.failure.is_some()) {
            return Ok(false);
        }
        let source = self.files.source(repository.as_ref());
        let content::Loaded { content, diagnostics } =
            content::load_again(&source, &config, self.request.as_of, &mut settings.earlier)?;
        let mut found = settings.diagnostics.clone();
        found.extend(diagnostics);
        found.extend(portal::check(&content, &config));
        let mut found = findings(&source, repository.as_ref(), seen(&config, found))?;
        if found.count(Severity::Error) == 0 {
            let read = Read { request: &self.request, repository: repository.as_ref(), commit, source: &source };
            let shown = read.shown(config, content, settings.bytes.as_deref().unwrap_or_default(), &mut self.shown)?;
            let in_history = shown.trail.check(&shown.content, &shown.history, &shown.config, self.request.as_of);
            add(&mut found, &source, seen(&shown.config, in_history))?;
            self.shown = Some(shown);
        }
        (self.findings, self.failure) = (found, None);
        Ok(true)
    }

    /// Reads the settings if they are not as they were, and tells whether they are not.
    fn read_settings(&mut self, tree: &WorkingTree<'_>, repository: Option<&Repository>) -> Result<bool, ReadError> {
        let bytes = tree.read(config::FILE)?;
        let place = repository.map(|repository| (repository.folder(), repository.prefix().to_owned()));
        if self.settings.as_ref().is_some_and(|settings| settings.bytes == bytes && settings.repository == place) {
            return Ok(false);
        }
        let read = Memory::new(bytes.iter().map(|bytes| (config::FILE, bytes.clone())));
        let config::Loaded { config, diagnostics } = config::load(&read)?;
        let config = config.map(|config| Arc::new(adapted(config, &self.request, repository)));
        self.settings =
            Some(Settings { bytes, repository: place, config, diagnostics, earlier: content::Earlier::default() });
        Ok(true)
    }
}

/// What the preview shows: hints are for those who ask `check`.
fn seen(config: &Config, mut list: Vec<Diagnostic>) -> Vec<Diagnostic> {
    list = config.checks.apply(list);
    list.retain(|found| found.severity() != Severity::Hint);
    list
}

/// Everything that is read for the site.
fn folders(config: &Config) -> Vec<String> {
    let goals = &config.folders.goals;
    let adopted = goals.adopted.as_ref().map(|_| goals.folder.clone());
    let content = config.folders.tops().into_iter().chain(adopted).chain(config.theme.clone());
    content.chain([config::FILE.to_owned()]).collect()
}

/// Where a portal is read from.
struct Read<'r> {
    request: &'r Request,
    repository: Option<&'r Repository>,
    commit: Option<CommitId>,
    source: &'r dyn Source,
}

impl Read<'_> {
    /// The portal of content without errors. What it has in common with the one that is shown is taken from there.
    fn shown(
        &self,
        config: Arc<Config>,
        content: Content,
        settings: &[u8],
        before: &mut Option<Shown>,
    ) -> Result<Shown, BuildError> {
        let (theme, theme_files) = self.theme(&config, before.as_ref())?;
        let is_same = |shown: &&mut Shown| shown.commit == self.commit && Arc::ptr_eq(&shown.config, &config);
        let (mut history, trail, committed, stands) = if let Some(shown) = before.as_mut().filter(is_same) {
            let others = self.others(&shown.committed, &config)?;
            let (mut history, committed) = (std::mem::take(&mut shown.history), std::mem::take(&mut shown.committed));
            // Without a commit there is nothing to differ from.
            history.uncommitted = self.commit.map_or_else(Vec::new, |_| history.tip.differing(&content.records));
            history.uncommitted.extend(others);
            (history, Arc::clone(&shown.trail), committed, std::mem::take(&mut shown.stands))
        } else {
            let committed = self.committed(&config)?;
            let others = self.others(&committed, &config)?;
            let mut history = read_history(self.repository, self.commit, &config, &content)?;
            history.uncommitted.extend(others);
            let trail = Arc::new(Trail::of(&history, &config, self.request.as_of));
            let stands = stand::read(self.repository, self.commit, &config, &history)?;
            (history, trail, committed, stands)
        };
        history.uncommitted.sort();
        let draft = self.draft(&history, &config, &content, settings);
        let commit = self.commit;
        Ok(Shown { config, content, theme, theme_files, commit, history, trail, committed, stands, draft })
    }

    fn theme(&self, config: &Config, before: Option<&Shown>) -> Result<(Arc<Theme>, ThemeFiles), BuildError> {
        let own = config.theme.as_deref().map_or_else(|| Ok(Vec::new()), |folder| self.source.list(folder))?;
        let edition = |path: String| {
            let edition = self.source.edition(&path);
            (path, edition)
        };
        let files: Vec<_> = own.into_iter().map(|entry| edition(entry.path)).collect();
        let is_same = |shown: &&Shown| {
            shown.theme_files == files
                && shown.config.theme == config.theme
                && shown.config.languages.codes() == config.languages.codes()
        };
        let theme = match before.filter(is_same) {
            Some(shown) => Arc::clone(&shown.theme),
            None => Arc::new(theme::load(self.source, config.theme.as_deref(), config.languages.codes())?),
        };
        Ok((theme, files))
    }

    /// The files of the newest commit with which those of the folder are compared; the history knows the goals.
    fn committed(&self, config: &Config) -> Result<Memory, ReadError> {
        let (Some(repository), Some(commit)) = (self.repository, self.commit) else { return Ok(Memory::default()) };
        let revision = Revision::new(repository, commit);
        let mut files = Vec::new();
        let read = |path: String| Ok(revision.read(&path)?.map(|bytes| (path, bytes)));
        for folder in folders(config) {
            for entry in revision.list(&folder)? {
                if matches!(entry.kind, EntryKind::File { .. }) && !config.folders.goals.has(&entry.path) {
                    files.extend(read(entry.path)?);
                }
            }
        }
        files.extend(read(config::FILE.to_owned())?);
        Ok(Memory::new(files))
    }

    /// What differs from the newest commit besides goals.
    fn others(&self, committed: &Memory, config: &Config) -> Result<Vec<String>, ReadError> {
        if self.commit.is_none() {
            return Ok(Vec::new());
        }
        uncommitted(self.source, committed, config)
    }

    /// What a commit of today's files would change.
    fn draft(&self, history: &History, config: &Config, content: &Content, settings: &[u8]) -> Option<Step> {
        if !matches!(history.extent, Extent::Complete | Extent::Shallow) {
            return None;
        }
        let is_there = |path: &str| self.source.edition(path).is_some();
        let planned = history::Commit::planned("", self.request.as_of, &config.history.words);
        let apart = config.folders.apart_from_goals();
        history.tip.draft(planned, history::Scope::of(config, &apart, &content.records), is_there, settings)
    }
}

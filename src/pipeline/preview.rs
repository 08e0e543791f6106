//! The portal while somebody edits it: read once, then only what changed. Nothing is written.
//!
//! [`Preview::look`] brings it up to date with the folder, [`Preview::site`] gives its files, each made when it is asked
//! for. A portal that cannot be shown leaves the last one that could.

use std::path::PathBuf;
use std::sync::Arc;

use super::open::{Kept, Opened};
use super::origin::Origin;
use super::settings::{Loaded, Settings};
use super::{BuildError, Findings, OpenedStand, Request};
use crate::config::{self, Config};
use crate::history::{Beside, Extent, Step};
use crate::render::{Draft, Files, RenderError};
use crate::source::{EntryKind, Memory, ReadError, Repository, Revision, Snapshot, Source, Touched};

/// A portal that is looked at again and again.
pub struct Preview {
    request: Request,
    files: Snapshot,
    settings: Settings,
    /// The last portal that could be shown.
    shown: Option<Shown>,
    findings: Findings,
    failure: Option<String>,
    /// Whether something was touched that nobody has looked at.
    is_behind: bool,
}

/// A portal without errors, and what the next one may have in common with it.
struct Shown {
    opened: Opened,
    /// Files of the portal's own theme with their editions.
    theme_files: Vec<(String, Option<u64>)>,
    /// The newest commit's files without its goals.
    committed: Option<Arc<Memory>>,
    stands: Arc<Vec<OpenedStand>>,
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
        let (files, settings, findings) = Default::default();
        Self { request, files, settings, shown: None, findings, failure: None, is_behind: true }
    }

    /// The folders of the repository in which its newest commit changes.
    pub fn repository_folders(&self) -> Vec<PathBuf> {
        let repository = Repository::open(&self.request.root).ok().flatten();
        repository.map_or_else(Vec::new, |repository| vec![repository.folder(), repository.head_folder()])
    }

    /// Folders and files whose changes matter, relative to the portal's folder.
    pub fn watched(&self) -> Vec<String> {
        let shown = self.shown.as_ref().map(|shown| &shown.opened.config);
        self.settings.config.as_ref().or(shown).map_or_else(Vec::new, |config| folders(config))
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

    /// Whether the folder is not as it was last looked at, as far as size and time tell. Not every file system says so by
    /// itself.
    pub fn is_outdated(&self) -> bool {
        let Ok(origin) = Origin::of(&self.request) else { return false };
        let tree = origin.working_tree();
        let is_same = |bytes: Option<Vec<u8>>| bytes == self.settings.bytes;
        let shown = self.shown.as_ref().filter(|_| self.settings.config.is_some());
        shown.is_some_and(|shown| shown.opened.origin.commit != origin.commit || self.files.is_behind(&tree))
            || !tree.read(config::FILE).is_ok_and(is_same)
    }

    /// Gives the site to `with`.
    ///
    /// # Errors
    /// A template that fails around every page.
    pub fn site<T>(&self, with: impl FnOnce(&Site<'_>) -> T) -> Result<T, RenderError> {
        let (findings, failure) = (&self.findings, self.failure.as_deref());
        let Some(Shown { opened, stands, draft, .. }) = &self.shown else {
            return Ok(with(&Site { files: None, draft: None, findings, failure }));
        };
        opened.site(stands, |prepared, files| {
            let draft = draft.as_ref().map(|step| prepared.draft(step)).transpose()?;
            Ok(with(&Site { files: Some(files), draft: draft.as_ref(), findings, failure }))
        })
    }

    fn look_at_all(&mut self, touched: &Touched) -> Result<bool, BuildError> {
        let origin = Arc::new(Origin { with_hints: false, ..Origin::of(&self.request)? });
        let tree = origin.working_tree();
        let mut is_other = self.settings.look(&tree, &origin)? || self.failure.is_some();
        if let Some(config) = &self.settings.config {
            is_other |= self.files.look(&tree, &folders(config), touched, config.limits.file)?;
            is_other |= self.shown.as_ref().is_none_or(|shown| shown.opened.origin.commit != origin.commit);
            self.is_behind = false;
        }
        // By settings that cannot be used nobody knows which files belong to the portal: all are looked at again.
        let is_unknown = self.settings.config.is_none() && !is_other;
        if !is_other && !is_unknown {
            return Ok(false);
        }
        let snapshot = self.files.source(origin.repository.as_ref());
        let source: &dyn Source = if self.settings.config.is_some() { &snapshot } else { &tree };
        let findings = match self.settings.load(source, &origin)? {
            Ok(loaded) => {
                let settings = self.settings.bytes.as_deref().unwrap_or_default();
                let known = loaded.findings.stop(false).then(|| loaded.findings.clone());
                match (Shown::of(&origin, source, loaded, settings, self.shown.as_ref()), known) {
                    (Ok(mut shown), _) => {
                        let findings = std::mem::take(&mut shown.opened.findings);
                        if !findings.stop(false) {
                            self.shown = Some(shown);
                        }
                        findings
                    }
                    // What is known to be wrong is told before what follows from it.
                    (Err(_), Some(findings)) => findings,
                    (Err(error), None) => return Err(error),
                }
            }
            Err(findings) => findings,
        };
        let is_same = is_unknown && self.findings.list == findings.list;
        (self.findings, self.failure) = (findings, None);
        Ok(!is_same)
    }
}

impl Shown {
    /// The portal of content without errors. What it has in common with the one `before` is taken from there.
    fn of(
        origin: &Arc<Origin>,
        source: &dyn Source,
        loaded: Loaded,
        settings: &[u8],
        before: Option<&Self>,
    ) -> Result<Self, BuildError> {
        let config = Arc::clone(&loaded.config);
        let theme_files = theme_files(source, &config)?;
        let has_theme = |shown: &&Self| {
            let then = &shown.opened.config;
            shown.theme_files == theme_files
                && then.theme == config.theme
                && then.languages.codes() == config.languages.codes()
        };
        let theme = before.filter(has_theme).map(|shown| Arc::clone(&shown.opened.theme));
        let has_past =
            |shown: &&Self| shown.opened.origin.commit == origin.commit && Arc::ptr_eq(&shown.opened.config, &config);
        let before = before.filter(has_past);
        let past = before.map(|shown| (shown.opened.history.clone(), Arc::clone(shown.opened.trail())));
        let rewritten = before.map_or_else(|| origin.rewritten(), |shown| shown.opened.rewritten.clone());
        let committed = match before {
            Some(shown) => shown.committed.clone(),
            None => origin.tip().map(|tip| committed(&tip, &config)).transpose()?.map(Arc::new),
        };
        let files = committed.as_deref().map(|files| files as &dyn Source);
        let opened = Opened::of(origin, source, files, loaded, Kept { theme, past, rewritten }, &|_| ())?;
        let stands = match before {
            Some(shown) => Arc::clone(&shown.stands),
            None => Arc::new(opened.stands()?),
        };
        let is_known = matches!(opened.history.extent, Extent::Complete | Extent::Shallow);
        let is_there = |path: &str| source.edition(path).is_some();
        let places = Opened::places(&opened.config);
        let beside = match (&origin.repository, files) {
            (Some(repository), Some(files)) => {
                Beside::of(repository, &opened.history.uncommitted, [(files, &places), (source, &places)])?
            }
            _ => Beside::default(),
        };
        let draft = || opened.draft(&opened.history.tip, "", is_there, settings, &beside);
        let draft = is_known.then(draft).flatten();
        Ok(Self { opened, theme_files, committed, stands, draft })
    }
}

/// Everything that is read for the site.
fn folders(config: &Config) -> Vec<String> {
    let goals = &config.folders.goals;
    let adopted = goals.adopted.as_ref().map(|_| goals.folder.clone());
    let content = config.folders.tops().into_iter().chain(adopted).chain(config.theme.clone());
    content.chain([config::FILE.to_owned()]).collect()
}

fn theme_files(source: &dyn Source, config: &Config) -> Result<Vec<(String, Option<u64>)>, ReadError> {
    let own = config.theme.as_deref().map_or_else(|| Ok(Vec::new()), |folder| source.list(folder))?;
    let with_edition = |path: String| {
        let edition = source.edition(&path);
        (path, edition)
    };
    Ok(own.into_iter().map(|entry| with_edition(entry.path)).collect())
}

/// The files of the newest commit with which those of the folder are compared; the history knows the goals.
fn committed(tip: &Revision<'_>, config: &Config) -> Result<Memory, ReadError> {
    let mut files = Vec::new();
    let read = |path: String| Ok(tip.read(&path)?.map(|bytes| (path, bytes)));
    for folder in folders(config) {
        for entry in tip.list(&folder)? {
            if matches!(entry.kind, EntryKind::File { .. }) && !config.folders.goals.has(&entry.path) {
                files.extend(read(entry.path)?);
            }
        }
    }
    files.extend(read(config::FILE.to_owned())?);
    Ok(Memory::new(files))
}

//! A portal from its files to those of its site. A build goes this way once; a preview goes it again and again, with what
//! of its last look still holds.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use super::changed_ids::changed_ids;
use super::elsewhere::goals_elsewhere;
use super::origin::Origin;
use super::renamed::former_names;
use super::settings::{Loaded, load};
use super::themed::{load_theme, without_consequences};
use super::{BuildError, Findings, OpenedStand, Request, Stage, VERSION, stage, stand};
use crate::config::{self, Config};
use crate::content::{Content, LeftOut, SitePlaces};
use crate::diagnostic::Diagnostic;
use crate::history::{self, Beside, Commit, Extent, History, Scope, Step, Tip};
use crate::portal::{self, Portal, Stand, Trail};
use crate::proof::Rewritten;
use crate::render::{Files, Prepared, RenderError};
use crate::source::{self, ReadError, Repository, Source};
use crate::theme::Theme;

/// A portal that is read and checked.
#[derive(Debug)]
pub struct Opened {
    pub(super) origin: Arc<Origin>,
    /// Settings.
    pub config: Arc<Config>,
    /// Content.
    pub content: Content,
    /// History.
    pub history: History,
    /// What follows from the history alone, once somebody asks.
    trail: OnceLock<Arc<Trail>>,
    /// Templates and texts.
    pub theme: Arc<Theme>,
    /// The day for which deadlines are judged.
    pub as_of: Date,
    /// Mistakes that do not stop anything.
    pub findings: Findings,
    /// Where the log of publications says that the past is told otherwise than before.
    pub(super) rewritten: Vec<Rewritten>,
}

/// What was found at an earlier look and still holds.
#[derive(Default)]
pub(super) struct Kept {
    pub theme: Option<Arc<Theme>>,
    pub past: Option<(History, Arc<Trail>)>,
    /// What earlier publications tell and this one does not.
    pub rewritten: Vec<Rewritten>,
}

impl Opened {
    /// Goes on with theme and history. `committed` are the newest commit's files, if those of `source` may differ.
    pub(super) fn of(
        origin: &Arc<Origin>,
        source: &dyn Source,
        committed: Option<&dyn Source>,
        Loaded { config, mut content, mut findings }: Loaded,
        kept: Kept,
        progress: &(dyn Fn(Stage) + Sync),
    ) -> Result<Self, BuildError> {
        let as_of = origin.request.as_of;
        let theme = match kept.theme {
            Some(theme) => theme,
            None => Arc::new(load_theme(source, &config)?),
        };
        progress(Stage::History);
        let (known, trail) = kept.past.unzip();
        let history = || match known {
            Some(history) => Ok(History { uncommitted: history.tip.differing(&content.records), ..history }),
            // Content with errors is refused, and then nothing is written anywhere.
            None => read_history(origin, &config, &content, !findings.stop(false)),
        };
        let others = || {
            committed
                .map_or_else(|| Ok(Vec::new()), |committed| uncommitted(source, committed, &config, &content.left_out))
        };
        let (history, others) = rayon::join(|| stage(progress, "Geschichte", history), others);
        let (mut history, others) = (history?, others?);
        if committed.is_none() {
            history.uncommitted.clear();
        }
        history.uncommitted.retain(|path| !content.left_out.iter().any(|left_out| left_out.path == *path));
        history.uncommitted.extend(others);
        history.uncommitted.sort();
        if let Some(repository) = &origin.repository {
            let is_missing = |path: &&String| source.read(path).is_ok_and(|bytes| bytes.is_none());
            repository.no_sparse(history.uncommitted.iter().filter(is_missing).cloned())?;
        }
        let changed = committed.map(|committed| changed_ids(committed, &history.uncommitted, &mut content, &config));
        let in_history = match &trail {
            Some(trail) => trail.check(&content, &history, &config, as_of),
            None => portal::check_history(&content, &history, &config, as_of),
        };
        findings.name_renamed(&former_names(&history, &config), |path| config.folders.goals.has(path));
        let elsewhere = goals_elsewhere(source, &config, &content, history.tip.paths());
        let named = origin.repository.as_ref().filter(|_| history.extent == Extent::Complete);
        let named = named.map(|repository| history::named_nothing(repository, &history, &config.history.past));
        let named = named.into_iter().flatten().map(|problem| Diagnostic::whole(config::FILE, problem));
        findings.add(
            source,
            origin,
            config.checks.apply(
                in_history
                    .into_iter()
                    .chain(changed.unwrap_or_default())
                    .chain(elsewhere)
                    .chain(named)
                    .chain(theme.unasked.clone())
                    .collect(),
            ),
        )?;
        let trail = trail.map_or_else(OnceLock::new, OnceLock::from);
        let (origin, rewritten) = (Arc::clone(origin), kept.rewritten);
        let mut opened = Self { origin, config, content, history, trail, theme, as_of, findings, rewritten };
        let found = stage(progress, "Prüfen", || opened.config.checks.apply(opened.check(&opened.portal())));
        let found = without_consequences(found, &opened.theme);
        let origin = Arc::clone(&opened.origin);
        opened.findings.add(source, &origin, found)?;
        Ok(opened)
    }

    /// Mistakes that only show when all is known. Past days are read only if a text links to one.
    pub(super) fn check(&self, portal: &Portal<'_>) -> Vec<Diagnostic> {
        let below = OnceLock::new();
        let past = |address: &str| {
            let below: &Option<BTreeSet<String>> = below.get_or_init(|| {
                // A repository that cannot be read is told when the days are.
                let stands = self.stands().ok()?;
                Some(stand::addresses(&stands, &self.config, &self.history, self.as_of))
            });
            below.as_ref().is_none_or(|below| below.contains(address))
        };
        portal::check(portal, self.theme.addresses(), &past)
    }

    /// Where what is not about goals lies.
    pub(super) fn places(config: &Config) -> SitePlaces {
        SitePlaces { folders: config.folders.clone(), theme: config.theme.clone() }
    }

    /// The same with another day for deadlines; which commits there are stays as it is.
    #[must_use]
    pub fn judged_on(self, as_of: Date) -> Self {
        Self { as_of, trail: OnceLock::new(), ..self }
    }

    /// What follows from it.
    pub fn portal(&self) -> Portal<'_> {
        self.along(&self.content, &self.config)
    }

    pub(super) fn trail(&self) -> &Arc<Trail> {
        if let Some(trail) = self.trail.get() {
            return trail;
        }
        // Made on several threads, so not while others wait for it.
        let kept = self.origin.kept_marks();
        let kept = kept.as_ref().map(|(program, kept)| (*program, kept));
        let trail = Arc::new(Trail::of(&self.history, &self.content, &self.config, self.as_of, kept));
        self.trail.get_or_init(|| trail)
    }

    pub(super) fn along<'a>(&'a self, content: &'a Content, config: &'a Config) -> Portal<'a> {
        let mut portal = Portal::along(Arc::clone(self.trail()), content, &self.history, config, self.as_of);
        portal.rewritten = &self.rewritten;
        portal
    }

    /// The portal as it was on the days of the settings.
    ///
    /// # Errors
    /// A repository that cannot be read. What a day's files hold is no error.
    pub fn stands(&self) -> Result<Vec<OpenedStand>, BuildError> {
        stand::read(&self.origin, &self.config, &self.history)
    }

    /// What a commit of these files, `settings` being the bytes of theirs and `beside` what is not about goals, would change after `tip`; see [`Tip::draft`].
    pub(super) fn draft(
        &self,
        tip: &Tip,
        message: &str,
        is_there: impl Fn(&str) -> bool,
        settings: &[u8],
        beside: &Beside,
    ) -> Option<Step> {
        let sign = self.origin.repository.as_ref().map_or_else(|| "#".to_owned(), Repository::comment_sign);
        let message = history::without_comments(message, &sign);
        let commit = Commit::planned(&message, self.as_of, &self.config.history.words);
        let apart = self.config.folders.apart_from_goals();
        tip.draft(commit, Scope::of(&self.config, &apart, &self.content.records), is_there, settings, beside)
    }

    /// Tries templates of the portal's own, unless there are mistakes that keep the portal from being built.
    ///
    /// # Errors
    /// A template that fails, days of the past that cannot be read.
    pub fn try_templates(&self) -> Result<(), BuildError> {
        if self.theme.has_own_templates && !self.findings.stop(false) {
            self.site(&self.stands()?, |_, files| files.try_templates())?;
        }
        Ok(())
    }

    /// Gives `with` the files of the site, in all languages and with the past days `stands`.
    ///
    /// # Errors
    /// A template that fails around every page, and what `with` returns.
    pub fn site<T>(
        &self,
        stands: &[OpenedStand],
        with: impl FnOnce(&Prepared<'_>, &Files<'_>) -> Result<T, RenderError>,
    ) -> Result<T, RenderError> {
        let portal = self.portal();
        let translated = |config: Config| (self.content.translated(&config.languages), config);
        let translated: Vec<_> = self.config.translations().into_iter().map(translated).collect();
        let translations: Vec<_> = translated.iter().map(|(content, config)| self.along(content, config)).collect();
        let stands: Vec<Stand<'_>> = stands.iter().map(OpenedStand::stand).collect();
        let prepared = Prepared::of(&portal, &translations, &self.theme, VERSION);
        with(&prepared, &Files::of(&prepared, &stands))
    }
}

/// Reads a portal and its history, without writing anything. The inner error is its mistakes.
///
/// # Errors
/// Whatever keeps it from being read.
pub fn read(request: &Request, progress: &(dyn Fn(Stage) + Sync)) -> Result<Result<Opened, Findings>, BuildError> {
    read_if(request, progress, false, |origin, _| Ok(origin.rewritten()))
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
    read_if(request, progress, true, |origin, _| Ok(origin.rewritten()))
}

/// The same, if what is `wanted` holds once the settings are known: that shows a wrong folder before the long work. It gives
/// what earlier publications tell and this one does not.
pub(super) fn read_if(
    request: &Request,
    progress: &(dyn Fn(Stage) + Sync),
    with_mistakes: bool,
    wanted: impl FnOnce(&Origin, &Config) -> Result<Vec<Rewritten>, BuildError>,
) -> Result<Result<Opened, Findings>, BuildError> {
    progress(Stage::Content);
    let mut origin = Origin::of(request)?;
    origin.told = origin.as_told(|now, config, content| read_history(now, config, content, false))?;
    let origin = Arc::new(origin);
    let source = origin.source();
    let loaded = match stage(progress, "Inhalte", || load(source.as_ref(), &origin))? {
        Ok(loaded) => loaded,
        Err(findings) => return Ok(Err(findings)),
    };
    let is_wrong = loaded.findings.stop(false);
    let rewritten = if is_wrong { origin.rewritten() } else { wanted(&origin, &loaded.config)? };
    let tip = origin.tip().filter(|_| !origin.is_at_commit());
    let committed = tip.as_ref().map(|tip| tip as &dyn Source);
    let known = is_wrong.then(|| loaded.findings.clone());
    match Opened::of(&origin, source.as_ref(), committed, loaded, Kept { rewritten, ..Kept::default() }, progress) {
        Ok(opened) if !with_mistakes && opened.findings.stop(false) => Ok(Err(opened.findings)),
        Ok(opened) => Ok(Ok(opened)),
        // What is known to be wrong is told before what follows from it.
        Err(error) => known.map_or(Err(error), |findings| Ok(Err(findings))),
    }
}

/// The history up to the commit; of files that differ from it only goals are named.
pub(super) fn read_history(
    origin: &Origin,
    config: &Config,
    content: &Content,
    keep: bool,
) -> Result<History, BuildError> {
    // Opened for this alone: what it maps of the packs into memory is given back before pages are made.
    match (&Repository::open(&origin.request.root)?, origin.commit) {
        (Some(repository), Some(commit)) => {
            let apart = config.folders.apart_from_goals();
            let scope =
                Scope { marking: Some(origin), root: origin.root(), ..Scope::of(config, &apart, &content.records) };
            let as_of = origin.request.as_of;
            // What is kept belongs to where the portal lies today.
            let history = if origin.request.publication.is_apart || origin.root().is_some() {
                history::read_anew(repository, commit, scope, as_of)?
            } else {
                history::read(repository, commit, scope, as_of, keep)?
            };
            Ok(match origin.known()? {
                Some((line, _)) => history.counted_on(line),
                None => history,
            })
        }
        (Some(_), None) => Ok(History { extent: Extent::Empty, ..History::default() }),
        (None, _) => Ok(History::default()),
    }
}

/// Settings, theme and content that differ from the commit, but for the goals, which the history has compared already if
/// they were not left out.
pub(super) fn uncommitted(
    source: &dyn Source,
    committed: &dyn Source,
    config: &Config,
    left_out: &[LeftOut],
) -> Result<Vec<String>, ReadError> {
    let content = &config.folders;
    let tops = content.tops();
    let folders: Vec<&str> = tops.iter().map(String::as_str).chain(config.theme.as_deref()).collect();
    let files = [config::FILE, &content.sources, &content.glossary, &content.start];
    let readable = left_out.iter().map(|file| file.path.as_str()).filter(|path| source.read(path).is_ok());
    let files: Vec<&str> = files.into_iter().chain(readable).collect();
    let is_left_out = |path: &str| left_out.iter().any(|file| file.path == path);
    source::differing(source, committed, &folders, &files, |path| !content.goals.has(path) || is_left_out(path))
}

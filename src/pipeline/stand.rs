//! Reads the portal as it was on the days that the settings name, from the repository's objects.
//!
//! A day that cannot be read never stops a build: its page says why.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use super::BuildError;
use super::as_told::AsTold;
use super::elsewhere::goals_elsewhere;
use super::origin::Origin;
use crate::config::{self, Config, Legal};
use crate::content::{self, Content};
use crate::diagnostic::{Diagnostic, Problem, Severity};
use crate::history::{self, Extent, History, State};
use crate::portal::{NoStand, Places, Portal, Stand, routes};
use crate::source::{CommitId, Memory, ReadError, Repository, Revision};

/// A day and what was read of it.
#[derive(Debug)]
pub struct OpenedStand {
    day: Date,
    steps: Option<usize>,
    read: Result<Box<Then>, NoStand>,
}

/// A portal of the past, by the rules of today.
#[derive(Debug)]
struct Then {
    config: Config,
    content: Content,
    history: History,
}

impl OpenedStand {
    /// What follows from it on its day.
    pub fn stand(&self) -> Stand<'_> {
        let portal = match &self.read {
            Ok(then) => Ok(Portal::derive(&then.content, &then.history, &then.config, self.day)),
            Err(why) => Err(why),
        };
        Stand { day: self.day, steps: self.steps, portal }
    }

    fn missing(day: Date, steps: Option<usize>, why: NoStand) -> Self {
        Self { day, steps, read: Err(why) }
    }
}

/// Addresses below the past days: of their portals, which are there in one language, and of what is told instead of a portal
/// or beside it.
pub(super) fn addresses(stands: &[OpenedStand], config: &Config, history: &History, as_of: Date) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for stand in stands.iter().map(OpenedStand::stand) {
        let day = routes::stand(stand.day);
        let mut in_all_languages = Vec::new();
        in_all_languages.extend(stand.until(history, as_of).map(|_| routes::comparison(stand.day)));
        match &stand.portal {
            Ok(portal) => {
                let places = Places::of(portal, Vec::new(), &[], Vec::new());
                all.extend(places.of_past().into_iter().map(|place| format!("{day}{}", places.address(place))));
            }
            Err(why) => in_all_languages.extend((!why.is_left_out()).then_some(day)),
        }
        let languages = &config.languages;
        let folders = languages.codes().iter().map(|code| languages.folder(code));
        all.extend(folders.flat_map(|folder| in_all_languages.iter().map(move |address| format!("{folder}{address}"))));
    }
    all
}

/// Reads all days of the settings, oldest first.
pub(super) fn read(origin: &Origin, config: &Config, today: &History) -> Result<Vec<OpenedStand>, BuildError> {
    let days = config.stands.as_slice();
    let (Some(repository), Some(tip)) = (&origin.repository, origin.commit) else {
        return Ok(days.iter().map(|day| OpenedStand::missing(*day, None, NoStand::NoHistory)).collect());
    };
    if days.is_empty() {
        return Ok(Vec::new());
    }
    let reader = Reader { repository, prefix: origin.prefix(), tip, config, today, steps: step_counts(today) };
    days.par_iter().map(|day| reader.read(*day)).collect()
}

/// For each commit of the published branch, how many steps of the history there are up to it.
fn step_counts(today: &History) -> Vec<usize> {
    let places: BTreeMap<&str, usize> =
        today.steps.iter().enumerate().map(|(place, step)| (step.commit.id.as_str(), place + 1)).collect();
    let mut known = 0;
    let up_to = |(commit, _): &(CommitId, Date)| {
        known = places.get(commit.to_string().as_str()).copied().unwrap_or(known);
        known
    };
    today.line.commits().iter().map(up_to).collect()
}

struct Reader<'a> {
    repository: &'a Repository,
    /// The portal's folder where nothing else is said.
    prefix: &'a str,
    tip: CommitId,
    config: &'a Config,
    today: &'a History,
    /// Steps up to each commit of the published branch.
    steps: Vec<usize>,
}

impl Reader<'_> {
    fn read(&self, day: Date) -> Result<OpenedStand, BuildError> {
        let line = self.today.line.commits();
        let newest = line.last().map(|(_, day)| *day).filter(|newest| *newest < day);
        if let Some(newest) = newest {
            return Ok(OpenedStand::missing(day, None, NoStand::NotOver { newest }));
        }
        let Some(place) = self.today.line.until(day).checked_sub(1) else {
            let first = line.first().map_or(day, |(_, first)| *first);
            let why = if self.today.extent == Extent::Shallow { NoStand::Shallow } else { NoStand::Before { first } };
            return Ok(OpenedStand::missing(day, None, why));
        };
        let steps = self.steps.get(place).copied().unwrap_or_default();
        let commit = line.get(place).map_or(self.tip, |(commit, _)| *commit);
        let mut head = history::describe(self.repository, self.tip, commit, &self.config.history.words)?;
        head.count_on(&self.today.line);
        let unreadable = |reasons| OpenedStand::missing(day, Some(steps), NoStand::Unreadable { reasons });
        let history = History {
            extent: self.today.extent,
            head: Some(head),
            steps: self.today.steps.up_to(steps),
            line: Arc::clone(&self.today.line),
            first_rules: self.today.first_rules.clone(),
            ..History::default()
        };
        Ok(match self.then(commit, place, day, history) {
            Ok(Ok(then)) => OpenedStand { day, steps: Some(steps), read: Ok(Box::new(then)) },
            Ok(Err(reasons)) => unreadable(reasons),
            Err(error) => unreadable(vec![error.to_string()]),
        })
    }

    /// The portal of a commit, with its place in the branch, for a day; the inner error is its mistakes.
    fn then(
        &self,
        commit: CommitId,
        place: usize,
        day: Date,
        history: History,
    ) -> Result<Result<Then, Vec<String>>, ReadError> {
        let told = AsTold::of(self.repository, self.today, self.config, self.prefix, place)?;
        let source = Revision::new(self.repository, commit).below(&told.root);
        let config::Loaded { config, rest: _, diagnostics } = match &told.settings {
            Some((bytes, ..)) => config::load(&Memory::new([(config::FILE, bytes.clone())]))?,
            None => config::load(&source)?,
        };
        let Some(mut config) = config else { return Ok(Err(reasons(diagnostics.iter()))) };
        told.adapt(&mut config);
        let config = self.as_today(config);
        let content::Loaded { content, diagnostics: in_content } = content::load(&source, &config, day)?;
        let then = content.records.is_empty().then(|| State::after(&history.steps));
        let paths = then.iter().flat_map(|then| then.goals().map(|(_, goal)| &goal.path));
        let elsewhere = goals_elsewhere(&source, &config, &content, paths);
        // Where links lead was judged on its day. What today's site no longer has takes a link away, not the day.
        let found = config.checks.apply([diagnostics, in_content, elsewhere.into_iter().collect()].concat());
        // What a portal takes for worse than the program does keeps no day from being shown, nor does a day that was still
        // to come: so it was published.
        let keeps = |found: &Diagnostic| {
            let (problem, severity) = (&found.problem, found.problem.rule().severity);
            severity == Severity::Error && !problem.is_left_out() && !matches!(problem, Problem::InFuture { .. })
        };
        let reasons = reasons(found.iter().filter(|found| keeps(found)));
        Ok(if reasons.is_empty() { Ok(Then { config, content, history }) } else { Err(reasons) })
    }

    /// The settings of then, with what belongs to the website of today: where it lies and what it says of itself.
    fn as_today(&self, mut then: Config) -> Config {
        let today = self.config;
        then.forge.clone_from(&today.forge);
        // Nobody edits the past.
        then.forge.edit = None;
        // The page with the video is one of today.
        then.legal = Legal { sign_language: None, ..today.legal.clone() };
        then.base_url.clone_from(&today.base_url);
        then.licence.clone_from(&today.licence);
        then.ask.clone_from(&today.ask);
        then.publications.clone_from(&today.publications);
        then.languages.clone_from(&today.languages);
        then.notice.clone_from(&today.notice);
        then.history.clone_from(&today.history);
        then.stands.clone_from(&today.stands);
        then
    }
}

/// Errors as sentences, each once, in their order.
fn reasons<'f>(found: impl Iterator<Item = &'f Diagnostic>) -> Vec<String> {
    let errors = found.filter(|found| found.severity() == Severity::Error);
    let mut reasons: Vec<String> = errors.map(|found| format!("{}: {}", found.path, found.message())).collect();
    reasons.sort();
    reasons.dedup();
    reasons
}

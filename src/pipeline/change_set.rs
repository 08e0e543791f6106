//! What a change set, such as a merge request, brings in: findings that were not there before it, and marked changes that
//! nobody explains.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::findings::text_of;
use super::open::{read_with_mistakes, uncommitted};
use super::origin::Origin;
use super::settings::{Loaded, load};
use super::{BuildError, Findings, Opened, Request, Stage};
use crate::config::{self, Config};
use crate::content::{self, SiteKind, StoredRecord};
use crate::diagnostic::{Diagnostic, Problem, Severity, Span};
use crate::history::{self, Beside, Change, Commit, FieldChange, GoalChanges, History, Scope, SiteChange, Step, Tip};
use crate::portal::{self, Explained, Unexplained};
use crate::source::{CommitId, Repository, Revision, Source};

/// A change set.
#[derive(Debug, Clone)]
pub struct Since {
    /// Branch, tag, commit or date from which it goes out.
    pub rev: String,
    /// The message with which today's files are going to be committed.
    pub message: Option<String>,
    /// Whether that commit replaces the newest one, whose message then counts no more.
    pub amend: bool,
}

/// All errors, other findings that were not there where the change set goes out, and its marked changes without a reason.
/// What counts is the difference as a whole, as a merge would publish it, for which a reason may stand in any commit of the
/// set that changes the same goal; and each commit of the set, as a merge by fast-forward would publish it.
///
/// # Errors
/// Whatever keeps the portal from being read; a folder without a repository; no commit that both sides have.
pub fn check_since(
    request: &Request,
    since: &Since,
    progress: &(dyn Fn(Stage) + Sync),
) -> Result<Findings, BuildError> {
    let asked = Origin::of(request)?;
    let (Some(repository), Some(_)) = (&asked.repository, asked.commit) else {
        return Err(BuildError::SinceWithoutRepository { root: request.root.clone() });
    };
    let newest = repository.resolve(&since.rev, request.as_of, request.today)?;
    let mut opened = match read_with_mistakes(request, progress)? {
        Ok(opened) => opened,
        Err(findings) => return Ok(findings),
    };
    opened.try_templates()?;
    let origin = Arc::clone(&opened.origin);
    let (Some(repository), Some(commit)) = (&origin.repository, origin.commit) else {
        return Err(BuildError::SinceWithoutRepository { root: request.root.clone() });
    };
    let base = repository.merge_base(commit, newest)?;
    let base = base.ok_or_else(|| BuildError::NoCommonCommit { rev: since.rev.clone() })?;
    let today = origin.source();
    let before = load(&Revision::new(repository, base), &origin)?.ok();
    let (before, mut known) = before.map_or_else(Default::default, |Loaded { config, content, findings }| {
        let among_all = config.checks.apply(opened.check(&opened.along(&content, &config)));
        let known = findings.list.into_iter().chain(among_all).map(|found| (found.path, found.problem));
        let known: BTreeSet<(String, Problem)> = known.collect();
        (Some((config, content.records)), known)
    });
    let line = opened.history.line.ending_at(base, request.as_of);
    known.extend(history::wrong_dates(&line).map(|problem| (config::FILE.to_owned(), problem)));
    let (mut found, mut texts) = (Vec::new(), Vec::new());
    let set = ChangeSet { opened: &opened, repository, base, since, today: today.as_ref() };
    let asked = set.asked(before.as_ref(), commit)?.into_iter();
    for asked in asked.filter(|asked| !is_misspelt(&asked.what, &opened)) {
        let text = text_of(today.as_ref(), &asked.what.path)?;
        let place = text.as_deref().and_then(|text| place(&asked.what, text, &opened.config));
        texts.extend(place.as_ref().and(text).map(|text| (asked.what.path.clone(), text)));
        found.push(asked.finding(place));
    }
    // By fast-forward what was published would become a part of a merge.
    if base == newest && !opened.history.line.commits().iter().any(|(commit, _)| *commit == base) {
        let problem = Problem::MergedInto { rev: since.rev.clone() };
        found.push(Diagnostic::whole(config::FILE, problem));
    }
    opened.findings.texts.extend(texts);
    let list = &mut opened.findings.list;
    list.retain(|found| {
        found.severity() == Severity::Error || !known.contains(&(found.path.clone(), found.problem.clone()))
    });
    // Whoever asks for less takes nothing out of what is asked of them now.
    let checks = before.as_ref().map_or(&opened.config.checks, |(config, _)| &config.checks);
    list.extend(checks.apply(found));
    list.sort();
    Ok(opened.findings)
}

/// Settings and goal pages where a set goes out.
pub(super) type Before = (Arc<Config>, Vec<StoredRecord>);

#[derive(Clone, Copy)]
pub(super) struct ChangeSet<'a> {
    pub opened: &'a Opened,
    pub repository: &'a Repository,
    /// The newest commit that both sides have.
    pub base: CommitId,
    pub since: &'a Since,
    pub today: &'a dyn Source,
}

impl ChangeSet<'_> {
    /// The marked changes of the set as a whole without a reason.
    pub fn unexplained(&self, before: Option<&Before>) -> Result<Vec<Unexplained>, BuildError> {
        let Some(history) = self.history(before)? else { return Ok(Vec::new()) };
        let explained = self.explained(history.steps.last())?;
        Ok(self.marked(&history, &explained))
    }

    /// All its marked changes as a whole.
    pub fn all_marked(&self, before: Option<&Before>) -> Result<Vec<Unexplained>, BuildError> {
        Ok(self.history(before)?.map(|history| self.marked(&history, &BTreeSet::new())).unwrap_or_default())
    }

    fn marked(&self, history: &History, explained: &BTreeSet<Explained>) -> Vec<Unexplained> {
        let Some((last, earlier)) = history.steps.split_last() else { return Vec::new() };
        let is_explained = |_, at| Explained::of(at, last).is_some_and(|part| explained.contains(&part));
        let (content, config) = (&self.opened.content, &self.opened.config);
        let found = portal::unexplained(history, content, config, earlier.len(), &is_explained);
        found.into_iter().map(|(_, each)| each).collect()
    }

    /// The history as it would be if the whole set became one commit after `base`, with the settings and pages of that.
    /// `None` if nothing changes.
    fn history(&self, before: Option<&Before>) -> Result<Option<History>, BuildError> {
        let Opened { config, history, findings, .. } = self.opened;
        let (config, records) = before.map_or((config, [].as_slice()), |(config, records)| (config, records));
        let apart = config.folders.apart_from_goals();
        let settings = |source: &dyn Source| Ok::<_, BuildError>(source.read(config::FILE)?.unwrap_or_default());
        let was = settings(&Revision::new(self.repository, self.base))?;
        let tip = Tip::of(self.opened.as_of, Scope::of(config, &apart, records), &was);
        let message = self.since.message.as_deref().unwrap_or_default();
        let with_mistakes: BTreeSet<&str> = findings.list.iter().map(|found| found.path.as_str()).collect();
        let is_there = |path: &str| with_mistakes.contains(path);
        let base = Revision::new(self.repository, self.base);
        let mut paths = uncommitted(self.today, &base, &self.opened.config, &[])?;
        paths.extend(uncommitted(self.today, &base, config, &[])?);
        paths.sort();
        paths.dedup();
        let [was_at, is_at] = [config, &self.opened.config].map(|config| Opened::places(config));
        let beside = Beside::of(self.repository, &paths, [(&base, &was_at), (self.today, &is_at)])?;
        let step = self.opened.draft(&tip, message, is_there, &settings(self.today)?, &beside);
        let (earlier, own) = history.steps.split_at(history.steps.len() - self.own_steps()?);
        // Whom a `.mailmap` renames only the whole history knows.
        let names = own.iter().flat_map(|step| &step.site).filter(|change| change.kind == SiteKind::Mailmap);
        let names: Vec<SiteChange> = names.cloned().collect();
        let step = step.or_else(|| own.last().filter(|_| !names.is_empty()).map(Step::emptied));
        let Some(mut step) = step else { return Ok(None) };
        step.site.extend(names);
        let mut steps: Vec<Step> = earlier.to_vec();
        steps.push(step);
        let (extent, first_rules) = (history.extent, history.first_rules.clone());
        Ok(Some(History { extent, steps: steps.into(), first_rules, ..History::default() }))
    }

    /// How many of the newest steps belong to the set.
    pub fn own_steps(&self) -> Result<usize, BuildError> {
        let mut number = 0;
        for step in self.opened.history.steps.iter().rev() {
            if self.is_there_before(&step.commit)? {
                break;
            }
            number += 1;
        }
        Ok(number)
    }

    /// Whether a commit belongs to what the set comes after.
    pub fn is_there_before(&self, commit: &Commit) -> Result<bool, BuildError> {
        let Some(id) = CommitId::from_hex(&commit.id) else { return Ok(false) };
        Ok(self.repository.merge_base(id, self.base)? == Some(id))
    }

    /// What a commit of the set changes with a reason. A commit that is about to be made explains itself.
    fn explained(&self, planned: Option<&Step>) -> Result<BTreeSet<Explained>, BuildError> {
        let mut explained = BTreeSet::new();
        let own = if self.since.message.is_some() { 0 } else { self.own_steps()? };
        let own = self.opened.history.steps.iter().rev().take(own);
        for step in own.chain(planned) {
            explained.extend(self.taken_back(step));
            let step = self.own_part(step)?;
            let goals = step.goals.iter().filter(|goal| !step.said_of(&goal.id).reasons.is_empty());
            explained.extend(goals.map(|goal| Explained::Goal(goal.id.clone())));
            let rules = !step.settings.is_empty() && !step.said_of_rules().reasons.is_empty();
            explained.extend(rules.then_some(Explained::Rules));
            let site = step.site.iter().enumerate().filter(|(place, _)| !step.said_of_site(*place).reasons.is_empty());
            explained.extend(site.map(|(_, change)| Explained::File(change.path.clone())));
        }
        Ok(explained)
    }

    /// Goals, rules and files that a commit gives back as they were before the commit that it takes back. Why that
    /// one was wrong, the two say together.
    pub fn taken_back(&self, step: &Step) -> Vec<Explained> {
        let takes_back = |commit: &Commit| step.commit.takes_back(commit);
        let is_it = |step: &&Step| takes_back(&step.commit) || step.brought_in.iter().any(takes_back);
        let Some(taken) = self.opened.history.steps.iter().rfind(is_it) else { return Vec::new() };
        let goals = step.goals.iter().filter(|goal| {
            let before = taken.goal(&goal.id).map(|goal| goal.changes.as_slice()).unwrap_or_default();
            !before.is_empty() && goal.changes.iter().all(|change| before.iter().any(|before| undoes(change, before)))
        });
        let site = step.site.iter().filter(|now| {
            let mut before = taken.site.iter().filter(|before| before.path == now.path);
            before.any(|before| gives_back(&now.change, &before.change))
        });
        let has_rule = |now: &FieldChange| taken.settings.iter().any(|before| gives_back(now, before));
        let rules = !step.settings.is_empty() && step.settings.iter().all(has_rule);
        let goals = goals.map(|goal| Explained::Goal(goal.id.clone()));
        goals
            .chain(rules.then_some(Explained::Rules))
            .chain(site.map(|change| Explained::File(change.path.clone())))
            .collect()
    }

    /// A step without what the commits say that are there already where the set goes out: whoever merges the main branch
    /// into their own brings no reasons of their own.
    fn own_part(&self, step: &Step) -> Result<Step, BuildError> {
        let mut known = BTreeSet::new();
        for (place, commit) in step.brought_in.iter().enumerate() {
            if self.is_there_before(commit)? {
                known.insert(place);
            }
        }
        let mut step = step.clone();
        let site = step.site.iter_mut().map(|change| &mut change.told_by);
        let of_goals = step.goals.iter_mut().flat_map(GoalChanges::all_told_by);
        let of_rules = [&mut step.rules_told_by].into_iter().chain(step.rules_told_apart.values_mut());
        for told_by in of_goals.chain(of_rules).chain(site) {
            told_by.retain(|place| !known.contains(place));
        }
        for goal in &mut step.goals {
            goal.across = goal.all_across().before.to_vec();
            goal.narrowed.clear();
        }
        for across in step.goals.iter_mut().map(|goal| &mut goal.across).chain([&mut step.rules_across]) {
            let mut own = Vec::new();
            for commit in std::mem::take(across) {
                own.extend((!self.is_there_before(&commit)?).then_some(commit));
            }
            *across = own;
        }
        Ok(step)
    }
}

/// Whether a change of a goal gives back what another one took. Who only says so explains nothing.
fn undoes(now: &Change, before: &Change) -> bool {
    match (now, before) {
        (Change::Field(now), Change::Field(before)) => gives_back(now, before),
        (Change::Created { .. }, Change::Removed { .. }) | (Change::Removed { .. }, Change::Created { .. }) => true,
        (Change::Moved { to, .. }, Change::Moved { from, .. }) => to == from,
        _ => false,
    }
}

/// Of a text Git takes single lines back.
fn gives_back(now: &FieldChange, before: &FieldChange) -> bool {
    now.field == before.field && (now.new == before.old || now.field.as_slice() == ["text"])
}

/// Whether a value is only gone because its field is misspelt: that is told, and nothing follows from it.
fn is_misspelt(each: &Unexplained, opened: &Opened) -> bool {
    let names = opened.config.fields.names(opened.config.fields.today());
    let has = |name: &String| each.field.iter().any(|part| part == name || names.get(part) == Some(name));
    opened
        .findings
        .list
        .iter()
        .filter(|found| found.path == each.path)
        .any(|found| matches!(&found.problem, Problem::UnknownField { nearest: Some(nearest), .. } if has(nearest)))
}

/// Where a changed value stands in today's file.
fn place(each: &Unexplained, text: &str, config: &Config) -> Option<Span> {
    let names = config.fields.names(config.fields.today());
    let no_names = BTreeMap::new();
    let places = Opened::places(config);
    // A source's own file says what would stand below its id.
    let is_own = places.at(&each.path).is_some_and(|(kind, name)| kind == SiteKind::Source && !name.is_empty());
    let field = if is_own { each.field.get(1..).unwrap_or_default() } else { &each.field };
    content::place(text, if each.is_rule { &no_names } else { names }, field)
}

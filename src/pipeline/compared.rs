//! Whether what was published before still holds: its commit, the days and the words of what it told.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Deserialize;

use super::made::generator;
use super::origin::Origin;
use super::rewritten::RewrittenError;
use super::{BuildError, Opened};
use crate::content::{Field, SiteKind};
use crate::history::{Extent, History, SiteChange, Step};
use crate::portal::Dataset;
use crate::proof::{Altered, Entry, Listing, Lost, LostChange, Moved, SUMS_PATH};
use crate::publish::{Header, MANIFEST_PATH};
use crate::render::record;
use crate::source::{CommitId, Published};

/// Where a publication tells its changes.
const CHANGES: &str = Dataset::Changes.path();

/// The publication before.
pub(super) struct Last<'a> {
    /// Its entry in the log.
    pub entry: &'a Entry,
    /// The log's name.
    pub origin: &'a str,
    /// The site.
    pub site: &'a Published,
}

impl Last<'_> {
    /// What of it does not hold any more.
    pub fn compare(&self, opened: &Opened) -> Result<Option<Found>, BuildError> {
        let history = &opened.history;
        let line = history.line.commits();
        let old = CommitId::from_hex(&self.entry.commit);
        let Some(place) = line.iter().position(|(commit, _)| Some(*commit) == old) else {
            let (how, has_base) = parted(&opened.origin, old)?;
            if how == Altered::Gone && history.extent == Extent::Shallow {
                return Err(BuildError::ShallowSince { commit: self.entry.commit.clone() });
            }
            let known: BTreeSet<&str> = history.steps.iter().map(|step| step.commit.id.as_str()).collect();
            let mut changes = self.told().unwrap_or_default();
            changes.retain(|change| !known.contains(change.commit.as_str()));
            return Ok(Some(Found { how, lost: self.lost(changes), has_base }));
        };
        reaches_back(history, place, self.entry)?;
        if let Some(found) = self.told_otherwise(opened, place) {
            return Ok(Some(found));
        }
        let found = |how, goals: BTreeSet<&str>, moved| {
            let goals = goals.into_iter().map(str::to_owned).collect();
            Found { how, lost: Lost { goals, moved, ..self.lost(Vec::new()) }, has_base: true }
        };
        let moved = moved(opened, place, self.entry.as_of);
        if !moved.is_empty() {
            let about: BTreeSet<&str> = moved.iter().map(|moved| moved.commit.as_str()).collect();
            let steps = history.steps.iter().filter(|step| about.contains(step.commit.id.as_str()));
            let goals = steps.flat_map(|step| &step.goals).map(|goal| goal.id.as_str()).collect();
            return Ok(Some(found(Altered::Days, goals, moved)));
        }
        let later: BTreeSet<String> = line[place + 1..].iter().map(|(commit, _)| commit.to_string()).collect();
        let newer = || history.steps.iter().filter(|step| later.contains(&step.commit.id));
        let goals: BTreeSet<&str> = newer().flat_map(|step| &step.retold).map(|told| told.goal.as_str()).collect();
        if !goals.is_empty() {
            return Ok(Some(found(Altered::Settings, goals, Vec::new())));
        }
        let is_renamed = newer().any(|step| step.site.iter().any(says_others));
        Ok(is_renamed.then(|| found(Altered::Names, goals, Vec::new())))
    }

    /// Whether today's portal is another one than that of the publication, or tells less of the same commits. The commits
    /// stand in the repository as they were; `place` is that of the published one on the branch.
    fn told_otherwise(&self, opened: &Opened, place: usize) -> Option<Found> {
        let Opened { origin, history, .. } = opened;
        let folder = history.read_at(place).map_or(origin.prefix(), |read_as| &read_as.root);
        let is_elsewhere = self.folder().is_some_and(|was| was != folder);
        // Another program may count otherwise.
        let is_less = self.entry.program == generator().words()
            && changes_by_place(history).get(place) < Some(&self.entry.changes);
        if !is_elsewhere && !is_less {
            return None;
        }
        let told = self.told();
        let is_unknown = told.is_none();
        let mut known: BTreeMap<Told, usize> = BTreeMap::new();
        for told in history.steps.iter().flat_map(Told::all) {
            *known.entry(told).or_default() += 1;
        }
        let mut changes = told.unwrap_or_default();
        changes.retain(|change| match known.get_mut(&Told::said(change)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        });
        let how = if is_elsewhere { Altered::Folder } else { Altered::Settings };
        let found = Found { how, lost: self.lost(changes), has_base: true };
        (is_unknown || !found.lost.changes.is_empty()).then_some(found)
    }

    /// What is said to be lost, if these changes are.
    fn lost(&self, changes: Vec<LostChange>) -> Lost {
        let mut commits: Vec<String> = changes.iter().map(|change| change.commit.clone()).collect();
        commits.dedup();
        let goals: BTreeSet<String> = changes.iter().filter_map(|change| change.goal.clone()).collect();
        let (published, goals) = (self.entry.commit.clone(), goals.into_iter().collect());
        Lost { published, goals, commits, changes, ..Lost::default() }
    }

    /// Its changes in its own words, if they are what its entry in the log says.
    fn told(&self) -> Option<Vec<LostChange>> {
        #[derive(Deserialize)]
        struct Told {
            changes: Vec<LostChange>,
            #[serde(default)]
            rules: Vec<LostChange>,
        }
        let sums = Listing::of_sums(&self.site.read(SUMS_PATH).ok()??)?;
        let json = self.site.read(CHANGES).ok()??;
        if sums.root() != (self.entry.files, self.entry.root.clone()) || !sums.has(CHANGES, &json) {
            return None;
        }
        let Told { mut changes, rules } = serde_json::from_slice(&json).ok()?;
        changes.extend(rules);
        Some(changes)
    }

    /// The portal's folder in the repository then, if the site's manifest is what its entry in the log says.
    fn folder(&self) -> Option<String> {
        let header: Header = serde_json::from_slice(&self.site.read(MANIFEST_PATH).ok()??).ok()?;
        let is_its = self.entry.header.as_ref().is_some_and(|sum| *sum == header.sum(self.origin));
        is_its.then_some(header.repository.folder)
    }
}

/// How many changes of goals are told of the branch's commits up to each of their places.
pub(super) fn changes_by_place(history: &History) -> Vec<usize> {
    let changes: BTreeMap<&str, usize> =
        history.steps.iter().map(|step| (step.commit.id.as_str(), step.changes())).collect();
    let mut sum = 0;
    let until = |(commit, _): &(CommitId, Date)| {
        sum += changes.get(commit.to_string().as_str()).copied().unwrap_or_default();
        sum
    };
    history.line.commits().iter().map(until).collect()
}

/// A change as the open data tell it, whoever it is about: a goal may have another id by now.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Told {
    commit: String,
    kind: String,
    field: String,
    values: [Option<String>; 2],
}

impl Told {
    fn of(commit: &str, (kind, field, old, new): record::Parts<'_>) -> Self {
        // Whence a file came and where it went depends on where the portal lies now.
        let values = if field == "file" { [None, None] } else { [old, new].map(|value| value.map(Cow::into_owned)) };
        Self { commit: commit.to_owned(), kind: kind.to_owned(), field: field.into_owned(), values }
    }

    /// All of a step.
    fn all(step: &Step) -> impl Iterator<Item = Self> {
        let goals = step.goals.iter().flat_map(|goal| &goal.changes).map(record::parts);
        let rules = step.settings.iter().map(record::field_parts).map(|(_, field, old, new)| ("rule", field, old, new));
        goals.chain(rules).map(|parts| Self::of(&step.commit.id, parts))
    }

    /// One of the publication before.
    fn said(LostChange { commit, kind, field, old, new, .. }: &LostChange) -> Self {
        let values = if field == "file" { [None, None] } else { [old, new].map(Clone::clone) };
        Self { commit: commit.clone(), kind: kind.clone(), field: field.clone(), values }
    }
}

/// What of the publication before does not hold any more.
pub(super) struct Found {
    pub how: Altered,
    pub lost: Lost,
    /// Whether both branches begin with the same commit.
    pub has_base: bool,
}

impl Found {
    pub fn error(self, opened: &Opened, last: &Entry, is_named: bool) -> RewrittenError {
        let Self { how, lost, has_base } = self;
        let new = opened.history.head.as_ref().map(|commit| commit.id.clone());
        let (as_of, is_earlier) = (last.as_of, opened.as_of < last.as_of);
        RewrittenError { how, as_of, is_earlier, new, lost, has_base, is_named }
    }
}

/// Refuses a clone that has the published commit, at this place of the branch, and not all that was told of those before it.
fn reaches_back(history: &History, place: usize, last: &Entry) -> Result<(), BuildError> {
    if history.extent != Extent::Shallow {
        return Ok(());
    }
    let changes = changes_by_place(history).get(place).copied().unwrap_or_default();
    if changes < last.changes {
        return Err(BuildError::ShallowChanges { was: last.changes, is: changes });
    }
    Ok(())
}

/// Whether a changed `.mailmap` says that others made what was told until then. Another spelling of a name, or none, does not.
fn says_others(change: &SiteChange) -> bool {
    let parts = change.change.new.as_ref().filter(|_| change.kind == SiteKind::Mailmap);
    matches!(parts, Some(Field::Map(parts)) if parts.contains_key("others"))
}

/// Where a commit is that is none of the published branch, and whether both have a commit in common.
fn parted(origin: &Origin, old: Option<CommitId>) -> Result<(Altered, bool), BuildError> {
    let (Some(repository), Some(new), Some(old)) = (&origin.repository, origin.commit, old) else {
        return Ok((Altered::Gone, false));
    };
    if repository.tree(old).is_none() {
        return Ok((Altered::Gone, false));
    }
    let base = repository.merge_base(old, new)?;
    let how = match base {
        Some(base) if base == old => Altered::Merged,
        Some(base) if base == new => Altered::Older,
        _ => Altered::Apart,
    };
    Ok((how, base.is_some()))
}

/// Commits up to a place of the branch that count on another day because of those after it, or because the site would speak of
/// a day before the published one, as far as something is told of them.
fn moved(opened: &Opened, place: usize, published: Date) -> Vec<Moved> {
    let line = &opened.history.line;
    let Some((tip, _)) = line.commits().get(place) else { return Vec::new() };
    let then = line.ending_at(*tip, opened.as_of.max(published));
    let pairs = then.commits().iter().zip(line.commits());
    let other: Vec<(String, Date, Date)> = pairs
        .filter(|((_, was), (_, is))| was != is)
        .map(|((commit, was), (_, is))| (commit.to_string(), *was, *is))
        .collect();
    let steps = &opened.history.steps;
    let is_told = |commit: &str| !other.is_empty() && steps.iter().any(|step| step.commit.id == commit);
    let told = other.iter().filter(|(commit, ..)| is_told(commit));
    told.map(|(commit, was, is)| Moved { commit: commit.clone(), was: *was, is: *is }).collect()
}

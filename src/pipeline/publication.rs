//! What was published before, and whether that still holds.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Deserialize;

use super::next::Next;
use super::origin::Origin;
use super::rewritten::{Moved, RewrittenError};
use super::{BuildError, Opened};
use crate::config::Config;
use crate::content::{Field, SiteKind};
use crate::history::{Extent, History, SiteChange, Step, says_why, without_addresses};
use crate::proof::{
    Altered, CHECKPOINT_PATH, Entry, Listing, Log, LogError, Lost, LostChange, OldCheckpoint, Rewritten, SUMS_PATH,
    SecretKey,
};
use crate::publish::{self, Header, MANIFEST_PATH, Manifest};
use crate::source::{CommitId, Published};

/// Where a publication tells its changes.
const CHANGES: &str = "data/v1/changes.json";

/// Bytes of a reason, so that an entry stays below 1 kB.
const REASON: usize = 500;

/// What is asked for about the log.
#[derive(Debug, Clone, Default)]
pub struct Publication {
    /// The publication before: a folder, an address. What the settings say, or what stands in the output folder, if not said.
    pub previous: Option<String>,
    /// Whether it is meant that there is none.
    pub is_first: bool,
    /// Why the past is told otherwise than before.
    pub accepted: Option<String>,
    /// Whether the law wants the lost changes to be left out.
    pub forgets: bool,
    /// The key that signs.
    pub key: Option<SecretKey>,
    /// Whether nothing that an earlier build kept may count, nor commits that came later.
    pub is_apart: bool,
    /// Up to which later commit these do count, as the manifest says.
    pub known_until: Option<CommitId>,
    /// The portal's folder in the repository, if it lies elsewhere now, as the manifest says.
    pub folder: Option<String>,
    /// What the manifest says of a site that is built again. What nobody else can know is taken from it.
    pub said: Option<Header>,
    /// Which later commit's history says how the commit is read, as the manifest says.
    pub told_by: Option<CommitId>,
}

/// What was published before.
pub(super) struct Before {
    log: Option<Log>,
    site: Published,
    /// Whether somebody named where it is.
    is_named: bool,
    /// The checkpoint in the output folder.
    pub checkpoint: Option<Vec<u8>>,
    /// What the log has to have grown from, see [`Next`].
    grows: Option<(OldCheckpoint, PathBuf, String)>,
}

impl Before {
    /// Looks for the log that the request, the settings or the output folder `out` name.
    pub fn look(origin: &Origin, config: &Config, out: &Path) -> Result<Self, BuildError> {
        let wanted = &origin.request.publication;
        let named = wanted.previous.as_ref().or(config.publications.previous.as_ref());
        if let Some(key) = &wanted.key {
            match &config.publications.key {
                Some(public) if key.is_of(public) => {}
                Some(_) => return Err(BuildError::OtherKey),
                None => return Err(BuildError::NoPublicKey),
            }
        } else if config.publications.key.is_some() && origin.request.strict {
            return Err(BuildError::NotSigned);
        }
        let site = named.map_or_else(|| Published::Folder(out.to_owned()), |named| Published::at(named));
        let place = site.to_string();
        let log = match Log::read(&|path| site.read(path)) {
            Ok(Some(_)) if wanted.is_first => return Err(BuildError::NotFirst { place }),
            // There is no server yet, or a page in the place of all that is missing.
            Err(LogError::Read { .. }) if wanted.is_first && site.is_silent() => None,
            Err(LogError::Form(path)) if wanted.is_first && path == CHECKPOINT_PATH && !site.is_folder() => None,
            Err(LogError::Read { reason, .. }) => return Err(BuildError::LogUnread { place, reason }),
            Err(source) => return Err(BuildError::Log { place, source }),
            Ok(None) if !wanted.is_first && (named.is_some() || had_log(out)?) => {
                return Err(BuildError::NoPrevious { place });
            }
            Ok(log) => log,
        };
        let checkpoint = publish::read(out, CHECKPOINT_PATH)?;
        // One that nobody can read stands for no publication that a log could lack.
        let old = checkpoint.as_deref().and_then(OldCheckpoint::parse);
        let grows = old.map(|old| (old, out.to_owned(), place));
        Ok(Self { log, is_named: named.is_some(), site, checkpoint, grows })
    }

    /// Whether what was published before still holds, and how the log goes on.
    pub fn judge(&self, opened: &Opened) -> Result<Next, BuildError> {
        let wanted = &opened.origin.request.publication;
        let mut log = self.log.clone().unwrap_or_else(|| Log::new(name(opened)));
        let last = log.entries().last().cloned();
        let found = last.as_ref().map(|last| self.compare(opened, last)).transpose()?.flatten();
        let (Some(found), Some(last)) = (found, last) else {
            let Some(reason) = &wanted.accepted else {
                return Ok(Next { log, rewritten: None, stands: None, grows: self.grows.clone() });
            };
            // Somebody may have a right to that what was lost earlier is no longer kept.
            let erased = if wanted.forgets { log.erase() } else { None };
            let erased = erased.ok_or(BuildError::NothingRewritten)?;
            return self.go_on(log, opened, (Altered::Erased, reason, erased));
        };
        let Some(reason) = &wanted.accepted else {
            return Err(BuildError::Rewritten(Box::new(found.error(opened, last, self.is_named))));
        };
        let Found { how, mut lost, .. } = found;
        if wanted.forgets {
            (lost.forgotten, lost.changes) = (true, Vec::new());
        }
        self.go_on(log, opened, (how, reason, lost))
    }

    /// The log with a publication that tells the past otherwise.
    fn go_on(&self, log: Log, opened: &Opened, (how, reason, lost): (Altered, &str, Lost)) -> Result<Next, BuildError> {
        let reason = without_addresses(reason).into_owned();
        if !says_why("", &reason) || reason.len() > REASON {
            return Err(BuildError::BadReason);
        }
        let (place, as_of) = (log.entries().len(), opened.as_of);
        let rewritten = Some(Rewritten { place, as_of, how, reason, lost });
        Ok(Next { log, rewritten, stands: None, grows: self.grows.clone() })
    }

    /// What of the publication before does not hold any more.
    fn compare(&self, opened: &Opened, last: &Entry) -> Result<Option<Found>, BuildError> {
        let history = &opened.history;
        let line = history.line.commits();
        let old = CommitId::from_hex(&last.commit);
        let Some(place) = line.iter().position(|(commit, _)| Some(*commit) == old) else {
            let (how, has_base) = parted(&opened.origin, old)?;
            if how == Altered::Gone && history.extent == Extent::Shallow {
                return Err(BuildError::ShallowSince { commit: last.commit.clone() });
            }
            return Ok(Some(Found { how, lost: self.lost(opened, last), moved: Vec::new(), has_base }));
        };
        reaches_back(history, place, last)?;
        let moved = moved(opened, place);
        if !moved.is_empty() {
            let about: BTreeSet<&str> = moved.iter().map(|moved| moved.commit.as_str()).collect();
            let steps = history.steps.iter().filter(|step| about.contains(step.commit.id.as_str()));
            let goals = steps.flat_map(|step| &step.goals).map(|goal| goal.id.as_str());
            return Ok(Some(Found { how: Altered::Days, lost: without_loss(last, goals), moved, has_base: true }));
        }
        let later: BTreeSet<String> = line[place + 1..].iter().map(|(commit, _)| commit.to_string()).collect();
        let newer = history.steps.iter().filter(|step| later.contains(&step.commit.id));
        let mut goals = newer.flat_map(|step| &step.retold).map(|told| told.goal.as_str()).peekable();
        let is_retold = goals.peek().is_some();
        let nothing = without_loss(last, goals);
        let mut newer = history.steps.iter().filter(|step| later.contains(&step.commit.id));
        let is_renamed = newer.any(|step| step.site.iter().any(says_others));
        let how = if is_retold { Altered::Settings } else { Altered::Names };
        Ok((is_retold || is_renamed).then_some(Found { how, lost: nothing, moved: Vec::new(), has_base: true }))
    }

    /// What the publication before told of commits that are not among today's.
    fn lost(&self, opened: &Opened, last: &Entry) -> Lost {
        let known: BTreeSet<&str> = opened.history.steps.iter().map(|step| step.commit.id.as_str()).collect();
        let mut changes = self.told(last).unwrap_or_default();
        changes.retain(|change| !known.contains(change.commit.as_str()));
        let mut commits: Vec<String> = changes.iter().map(|change| change.commit.clone()).collect();
        commits.dedup();
        let goals: BTreeSet<String> = changes.iter().filter_map(|change| change.goal.clone()).collect();
        let (published, goals) = (last.commit.clone(), goals.into_iter().collect());
        Lost { published, goals, commits, changes, ..Lost::default() }
    }

    /// The changes of the publication before in its own words, if they are what its entry in the log says.
    fn told(&self, last: &Entry) -> Option<Vec<LostChange>> {
        #[derive(Deserialize)]
        struct Told {
            changes: Vec<LostChange>,
            #[serde(default)]
            rules: Vec<LostChange>,
        }
        let sums = Listing::of_sums(&self.site.read(SUMS_PATH).ok()??)?;
        let json = self.site.read(CHANGES).ok()??;
        if sums.root() != (last.files, last.root.clone()) || !sums.has(CHANGES, &json) {
            return None;
        }
        let Told { mut changes, rules } = serde_json::from_slice(&json).ok()?;
        changes.extend(rules);
        Some(changes)
    }
}

/// What of the publication before does not hold any more.
pub(super) struct Found {
    pub how: Altered,
    pub lost: Lost,
    /// Commits that count on other days.
    pub moved: Vec<Moved>,
    /// Whether both branches begin with the same commit.
    pub has_base: bool,
}

impl Found {
    fn error(self, opened: &Opened, last: Entry, is_named: bool) -> RewrittenError {
        let Self { how, lost: Lost { goals, commits, changes, .. }, moved, has_base } = self;
        let new = opened.history.head.as_ref().map(|commit| commit.id.clone());
        let (published, as_of, commits) = (last.commit, last.as_of, commits.len());
        RewrittenError { how, published, as_of, new, changes, commits, goals, moved, has_base, is_named }
    }
}

/// Refuses a clone that has the published commit, at this place of the branch, and not all that was told of those before it.
fn reaches_back(history: &History, place: usize, last: &Entry) -> Result<(), BuildError> {
    if history.extent != Extent::Shallow {
        return Ok(());
    }
    let known: BTreeSet<String> = history.line.commits()[..=place].iter().map(|(id, _)| id.to_string()).collect();
    let changes = history.steps.iter().filter(|step| known.contains(&step.commit.id)).map(Step::changes).sum();
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

fn without_loss<'g>(last: &Entry, goals: impl Iterator<Item = &'g str>) -> Lost {
    let goals: BTreeSet<&str> = goals.collect();
    let goals = goals.into_iter().map(str::to_owned).collect();
    Lost { published: last.commit.clone(), goals, ..Lost::default() }
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

/// Commits up to a place of the branch that count on another day because of those after it, as far as something is told of
/// them.
fn moved(opened: &Opened, place: usize) -> Vec<Moved> {
    let line = &opened.history.line;
    let Some((tip, _)) = line.commits().get(place) else { return Vec::new() };
    let then = line.ending_at(*tip, opened.as_of);
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

/// What a new log is called: the portal's address, or its first commit.
fn name(opened: &Opened) -> String {
    let address = opened.config.base_url.as_deref().and_then(|url| url.split_once("://")).map(|(_, rest)| rest);
    let first = || opened.history.line.commits().first().map(|(commit, _)| format!("zielstand/{commit}"));
    let name = address.map(|address| address.trim_end_matches('/').to_owned()).or_else(first);
    name.unwrap_or_else(|| "zielstand".to_owned())
}

/// Whether the site in the output folder says that it has a log.
fn had_log(out: &Path) -> Result<bool, BuildError> {
    let manifest = publish::read(out, MANIFEST_PATH)?.and_then(|json| Manifest::from_json(&json).ok());
    Ok(manifest.is_some_and(|manifest| manifest.apart.iter().any(|path| path == CHECKPOINT_PATH)))
}

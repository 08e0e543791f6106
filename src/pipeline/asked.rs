//! For which marked changes of a change set a reason is asked: of the set as a whole, of each of its commits, of what is not
//! committed yet.

use super::change_set::{Before, ChangeSet};
use super::settings::{Loaded, load};
use super::{BuildError, Opened};
use crate::diagnostic::{Diagnostic, Problem, Span};
use crate::history::{Commit, Step};
use crate::portal::{self, Explained, FlaggedAt, Unexplained, Weight};
use crate::source::{CommitId, Revision};

/// A marked change without a reason.
pub(super) struct Asked {
    /// The change.
    pub what: Unexplained,
    /// The first line of the commit in which it stands without one, where that matters.
    commit: Option<String>,
    /// Whether it is published without a reason if nothing is done.
    is_due: bool,
}

impl Asked {
    /// An error where the promise of the portal wants a reason, unless the commit that can state it is still to come.
    pub fn finding(self, place: Option<Span>) -> Diagnostic {
        let Self { what: Unexplained { path, flag, old, new, .. }, commit, is_due } = self;
        let (mark, is_striking) = (flag.word(), flag.weight() == Weight::Striking);
        let problem = if is_striking && is_due {
            Problem::NoReason { mark, old, new, commit }
        } else {
            Problem::ReasonWanted { mark, old, new, commit }
        };
        // Its lines are people's addresses, and what is printed is often public.
        match place.filter(|_| !path.ends_with(".mailmap")) {
            Some(place) => Diagnostic::at(&path, &place, problem),
            None => Diagnostic::whole(&path, problem),
        }
    }
}

impl ChangeSet<'_> {
    /// All changes for which a reason is asked, each once; `commit` is the newest one.
    pub fn asked(&self, before: Option<&Before>, commit: CommitId) -> Result<Vec<Asked>, BuildError> {
        let other = match (&self.since.message, self.since.amend) {
            (Some(_), true) => self.repository.second_parent(commit),
            _ => self.repository.merging(),
        };
        let is_to_come =
            |each: &Unexplained| self.since.message.is_none() && self.opened.history.uncommitted.contains(&each.path);
        let whole = self.beside(other, self.unexplained(before)?)?.into_iter();
        let mut asked: Vec<Asked> =
            whole.map(|what| Asked { is_due: !is_to_come(&what), what, commit: None }).collect();
        if self.since.message.is_none() {
            let by_commit = self.by_commit(before)?;
            let planned = if self.opened.history.uncommitted.is_empty() || self.base == commit {
                Vec::new()
            } else {
                let (set, before) = self.at(commit)?;
                set.beside(other, set.all_marked(before.as_ref())?)?
            };
            let planned = planned.into_iter().map(|what| Asked { what, commit: None, is_due: false });
            for each in by_commit.into_iter().chain(planned) {
                match asked.iter_mut().find(|known| known.what.is_of(&each.what)) {
                    Some(known) if each.is_due && !known.is_due => *known = each,
                    Some(_) => {}
                    None => asked.push(each),
                }
            }
        }
        Ok(asked)
    }

    /// The same files as a change of another commit, with what stood there.
    fn at(&self, base: CommitId) -> Result<(Self, Option<Before>), BuildError> {
        let before = load(&Revision::new(self.repository, base), &self.opened.origin)?.ok();
        let before = before.map(|Loaded { config, content, .. }| (config, content.records));
        Ok((Self { base, ..*self }, before))
    }

    /// Changes that a merge makes itself: of what it brings in from its other side nothing is asked.
    fn beside(&self, other: Option<CommitId>, mut found: Vec<Unexplained>) -> Result<Vec<Unexplained>, BuildError> {
        if let Some(other) = other.filter(|_| !found.is_empty()) {
            let (set, before) = self.at(other)?;
            let marked = set.unexplained(before.as_ref())?;
            found.retain(|each| marked.iter().any(|other| each.is_of(other)));
        }
        Ok(found)
    }

    /// What single commits of the set do not explain: that is how they are published by fast-forward. The newest comes first.
    fn by_commit(&self, before: Option<&Before>) -> Result<Vec<Asked>, BuildError> {
        let Opened { history, content, config, .. } = self.opened;
        let first = history.steps.len() - self.own_steps()?;
        let mut own = Vec::new();
        for step in history.steps.iter().skip(first) {
            own.push((self.merges_known(step)?, self.taken_back(step)));
        }
        let is_explained = |place: usize, at: FlaggedAt| {
            let (Some(step), Some((is_merge, taken_back))) = (history.steps.get(place), own.get(place - first)) else {
                return true;
            };
            // Nobody can explain any more what a published version did that nobody could read until now.
            let is_past = |commit: &Commit| self.is_there_before(commit).unwrap_or_default();
            if at.across(step).is_some_and(|across| !across.or_own && across.before.iter().all(is_past)) {
                return true;
            }
            let is_said =
                if *is_merge { step.commit.stated().next().is_some() } else { !at.said(step).reasons.is_empty() };
            is_said || Explained::of(at, step).is_some_and(|part| taken_back.contains(&part))
        };
        if own.is_empty() {
            return Ok(Vec::new());
        }
        let found = portal::unexplained(history, content, config, first, &is_explained);
        let whole = if found.is_empty() { Vec::new() } else { self.all_marked(before)? };
        let asked = found.into_iter().rev().filter_map(|(place, what)| {
            let is_merge = own.get(place - first).is_some_and(|(is_merge, _)| *is_merge);
            // What a merge takes over is nothing against the other side.
            let is_own = !is_merge || whole.iter().any(|each| each.is_of(&what) && each.new == what.new);
            let stands = |each: &Unexplained| each.path == what.path && each.field == what.field;
            let is_due = whole.iter().any(stands);
            let commit = history.steps.get(place).map(|step| step.commit.subject.clone());
            is_own.then_some(Asked { what, commit, is_due })
        });
        Ok(asked.collect())
    }

    /// Whether a step brings in what is there already where the set goes out.
    fn merges_known(&self, step: &Step) -> Result<bool, BuildError> {
        for commit in &step.brought_in {
            if self.is_there_before(commit)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

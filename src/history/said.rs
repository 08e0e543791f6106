//! What is said about the changes of a step: why, on whose decision, from which source.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{Commit, GoalChanges, Step};

/// What commits say about changes.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Said<'a> {
    /// Stated reasons, each once.
    pub reasons: Vec<Cow<'a, str>>,
    /// Decisions, each once.
    pub decisions: Vec<&'a str>,
    /// Sources, each once.
    pub sources: Vec<&'a str>,
}

impl Said<'_> {
    /// All reasons as one text.
    pub fn reason(&self) -> Option<String> {
        (!self.reasons.is_empty()).then(|| self.reasons.join(" "))
    }
}

impl Step {
    /// What is said about the changes of a goal: by the commit of the step, and by those that it merged in and that change
    /// this goal themselves. So a reason in a merge request explains what its own commit changes, as it does in a branch
    /// that is not merged yet ([`crate::pipeline::check_since`]); one in the merge explains all of it.
    ///
    /// Trailers give the reason, or else the own words of the merge, or else those of the commits.
    pub fn said_of(&self, goal: &str) -> Said<'_> {
        self.said_by(self.goal(goal).map_or(&[], |goal| &goal.told_by))
    }

    /// What is said about changed rules, see [`Self::said_of`].
    pub fn said_of_rules(&self) -> Said<'_> {
        self.said_by(&self.rules_told_by)
    }

    /// What is said about everything in this step alike; `None` if it is not the same for every goal and the rules.
    pub fn said_of_all(&self) -> Option<Said<'_>> {
        if self.brought_in.is_empty() {
            return Some(self.said_by_itself());
        }
        let goals = self.goals.iter().map(|goal: &GoalChanges| goal.told_by.as_slice());
        let mut parts = goals.chain((!self.settings.is_empty()).then_some(self.rules_told_by.as_slice()));
        let first = parts.next().unwrap_or_default();
        let said = self.said_by(first);
        parts.all(|part| part == first || self.said_by(part) == said).then_some(said)
    }

    /// What its own commit says.
    pub fn said_by_itself(&self) -> Said<'_> {
        self.said_by(&[])
    }

    /// What the step's commit and these of [`Self::brought_in`] say.
    fn said_by(&self, places: &[usize]) -> Said<'_> {
        let others = || places.iter().filter_map(|place| self.brought_in.get(*place));
        let all = || std::iter::once(&self.commit).chain(others());
        let mut said = Said::default();
        for commit in all() {
            said.reasons.extend(commit.reasons.iter().map(|reason| Cow::from(reason.as_str())));
            said.decisions.extend(commit.decisions.iter().map(String::as_str));
            said.sources.extend(commit.sources.iter().map(String::as_str));
        }
        if said.reasons.is_empty() {
            said.reasons.extend(self.commit.own_words().map(Cow::from));
        }
        if said.reasons.is_empty() {
            said.reasons.extend(others().filter_map(Commit::own_words).map(Cow::from));
        }
        once(&mut said.reasons);
        once(&mut said.decisions);
        once(&mut said.sources);
        said
    }
}

/// Leaves out what was there before.
fn once<T: Ord + Clone>(list: &mut Vec<T>) {
    let mut seen = BTreeSet::new();
    list.retain(|each| seen.insert(each.clone()));
}

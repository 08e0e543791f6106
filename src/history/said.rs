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

/// Whose words are about a change, besides those of its step's commit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Told<'a> {
    /// Places in [`Step::brought_in`].
    brought_in: &'a [usize],
    /// See [`GoalChanges::across`].
    across: &'a [Commit],
}

impl<'a> Told<'a> {
    fn of(goal: &'a GoalChanges) -> Self {
        Self { brought_in: &goal.told_by, across: goal.all_across() }
    }
}

impl Step {
    /// What is said about the changes of a goal: by the commit of the step, and by those that it merged in and that change
    /// this goal themselves. So a reason in a merge request explains what its own commit changes, as it does in a branch
    /// that is not merged yet ([`crate::pipeline::check_since`]); one in the merge explains all of it.
    ///
    /// Trailers give the reason, or else the own words of the merge, or else those of the commits.
    pub fn said_of(&self, goal: &str) -> Said<'_> {
        self.said_by(self.goal(goal).map_or(Told::default(), Told::of))
    }

    /// What is said about changed rules, see [`Self::said_of`].
    pub fn said_of_rules(&self) -> Said<'_> {
        self.said_by(self.told_of_rules())
    }

    /// What is said about everything in this step alike; `None` if it is not the same for every goal and the rules.
    pub fn said_of_all(&self) -> Option<Said<'_>> {
        let goals = self.goals.iter().map(Told::of);
        let mut parts = goals.chain((!self.settings.is_empty()).then(|| self.told_of_rules()));
        let first = parts.next().unwrap_or_default();
        let said = self.said_by(first);
        parts.all(|part| part == first || self.said_by(part) == said).then_some(said)
    }

    /// What its own commit says.
    pub fn said_by_itself(&self) -> Said<'_> {
        self.said_by(Told::default())
    }

    fn told_of_rules(&self) -> Told<'_> {
        Told {
            brought_in: &self.rules_told_by,
            across: if self.settings.is_empty() { &[] } else { &self.rules_across },
        }
    }

    /// What the step's commit says, and others of it and before it.
    fn said_by<'a>(&'a self, told: Told<'a>) -> Said<'a> {
        let others = || told.brought_in.iter().filter_map(|place| self.brought_in.get(*place));
        let mut said = Said::default();
        for commit in std::iter::once(&self.commit).chain(others()) {
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
        // Nobody knows whose change it is, so what each of them says may be why.
        let before: Vec<Cow<'_, str>> = told.across.iter().filter_map(Commit::reason).map(Cow::from).collect();
        said.reasons.splice(..0, before);
        said.decisions.extend(told.across.iter().flat_map(|commit| &commit.decisions).map(String::as_str));
        said.sources.extend(told.across.iter().flat_map(|commit| &commit.sources).map(String::as_str));
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

//! What is said about the changes of a step: why, on whose decision, from which source.

use std::collections::{BTreeMap, BTreeSet};

use super::told::Told;
use super::{Commit, Step};

/// What commits say about changes.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Said<'a> {
    /// The commit of the step.
    own: Option<&'a Commit>,
    /// Stated reasons, each once.
    pub reasons: Vec<Reason<'a>>,
    /// Decisions, each once.
    pub decisions: Vec<&'a str>,
    /// Sources, each once.
    pub sources: Vec<&'a str>,
}

/// Why something was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason<'a> {
    /// The words.
    pub text: &'a str,
    /// The commit that they stand in.
    pub by: &'a Commit,
    /// Further ones in which they stand as well.
    pub also: Vec<&'a Commit>,
    /// How many changes they are for.
    pub changes: usize,
}

/// What one commit states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Its reasons.
    pub text: String,
    /// Its authors, if other commits state some as well or if they are not those of the step's commit.
    pub by: Option<String>,
    /// How many changes they are for.
    pub changes: usize,
}

impl<'a> Reason<'a> {
    /// The commits in which it stands.
    fn all_by(&self) -> impl Iterator<Item = &'a Commit> {
        std::iter::once(self.by).chain(self.also.iter().copied())
    }
}

impl Paragraph {
    /// The reasons after their authors.
    pub fn said(&self) -> String {
        self.by.as_ref().map_or_else(|| self.text.clone(), |by| format!("{by}: {}", self.text))
    }
}

impl Said<'_> {
    /// All reasons as one text, with authors if there are several.
    pub fn reason(&self) -> Option<String> {
        let paragraphs = self.paragraphs();
        let said = |each: &Paragraph| if paragraphs.len() > 1 { each.said() } else { each.text.clone() };
        let texts: Vec<String> = paragraphs.iter().map(said).collect();
        (!texts.is_empty()).then(|| texts.join("\n\n"))
    }

    /// Who gives the reasons, each once, if that is not the author of the step's commit alone.
    pub fn reason_by(&self) -> Option<String> {
        let mut seen = BTreeSet::new();
        let mut new = |by: &Commit| {
            let all = std::iter::once(&by.author).chain(&by.co_authors).filter(|name| !name.is_empty());
            all.filter(|name| seen.insert((*name).clone())).cloned().collect::<Vec<_>>().join(", ")
        };
        let named = self.paragraphs().iter().any(|paragraph| paragraph.by.is_some());
        let all = self.reasons.iter().flat_map(Reason::all_by).map(&mut new).filter(|names| !names.is_empty());
        let all: Vec<String> = all.collect();
        (named && !all.is_empty()).then(|| all.join("; "))
    }

    /// The reasons, a paragraph for each commit.
    pub fn paragraphs(&self) -> Vec<Paragraph> {
        let by_commit: Vec<&[Reason<'_>]> = self.reasons.chunk_by(|one, next| one.by.id == next.by.id).collect();
        let are_several = by_commit.len() > 1;
        let own = self.own.map(Commit::authors);
        let paragraph = |reasons: &&[Reason<'_>]| {
            let first = reasons.first()?;
            let text = reasons.iter().map(|reason| reason.text).collect::<Vec<_>>().join(" ");
            let mut names: Vec<String> = Vec::new();
            for name in reasons.iter().flat_map(Reason::all_by).map(Commit::authors).filter(|name| !name.is_empty()) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            let by = Some(names.join("; ")).filter(|by| are_several || own.as_ref() != Some(by));
            Some(Paragraph { text, by: by.filter(|by| !by.is_empty()), changes: first.changes })
        };
        by_commit.iter().filter_map(paragraph).collect()
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

    /// The same of one of its changes, by its place in [`GoalChanges::changes`](super::GoalChanges::changes).
    pub fn said_of_change(&self, goal: &str, change: usize) -> Said<'_> {
        self.said_by(self.goal(goal).and_then(|goal| Told::of_change(goal, change)).unwrap_or_default())
    }

    /// The same of some of its changes together.
    pub fn said_of_changes(&self, goal: &str, changes: impl IntoIterator<Item = usize>) -> Said<'_> {
        self.said_by(self.goal(goal).map_or(Told::default(), |goal| Told::of_changes(goal, changes)))
    }

    /// The same of those of its changes that are [about](super::GoalChanges::about) some fields.
    pub fn said_of_fields(&self, goal: &str, fields: &[&str]) -> Said<'_> {
        let changes = self.goal(goal).into_iter().flat_map(|goal| goal.about(fields));
        self.said_of_changes(goal, changes)
    }

    /// What is said about changed rules, see [`Self::said_of`].
    pub fn said_of_rules(&self) -> Said<'_> {
        self.said_by(self.told_of_rules(&self.rules_told_by))
    }

    /// The same of one of them, by its place in [`Step::settings`].
    pub fn said_of_rule(&self, rule: usize) -> Said<'_> {
        self.said_by(self.told_of_rules(self.rules_told_apart.get(&rule).unwrap_or(&self.rules_told_by)))
    }

    /// What is said about a change beside the goals, by its place in [`Step::site`], see [`Self::said_of`].
    pub fn said_of_site(&self, place: usize) -> Said<'_> {
        self.said_by(self.site.get(place).map_or(Told::default(), Told::of_site))
    }

    /// What is said about everything in this step alike; `None` if it is not the same for every goal, the rules and all else.
    pub fn said_of_all(&self) -> Option<Said<'_>> {
        let mut parts = self.parts();
        let first = parts.next().unwrap_or_default();
        let said = self.said_by(first);
        parts.all(|part| part == first || self.said_by(part) == said).then_some(said)
    }

    /// The same where it is known that it is the same for all.
    pub fn said_of_first(&self) -> Said<'_> {
        self.said_by(self.parts().next().unwrap_or_default())
    }

    fn parts(&self) -> impl Iterator<Item = Told<'_>> {
        let parts = self.goals.iter().flat_map(Told::each).chain(self.site.iter().map(Told::of_site));
        parts.chain(self.told_of_each_rule())
    }

    /// What its own commit says.
    pub fn said_by_itself(&self) -> Said<'_> {
        self.said_by(Told::default())
    }

    /// Of each of the changed rules for itself, if they may be those of several commits.
    fn told_of_each_rule(&self) -> impl Iterator<Item = Told<'_>> {
        let of = |rule| self.told_of_rules(self.rules_told_apart.get(&rule).unwrap_or(&self.rules_told_by));
        (0..self.settings.len()).map(of)
    }

    fn told_of_rules<'a>(&'a self, brought_in: &'a [usize]) -> Told<'a> {
        Told { brought_in, across: if self.settings.is_empty() { &[] } else { &self.rules_across }, is_anothers: false }
    }

    /// What the step's commit says, and others of it and before it.
    fn said_by<'a>(&'a self, told: Told<'a>) -> Said<'a> {
        let others = || {
            let brought_in = if told.is_anothers { &[] } else { told.brought_in };
            brought_in.iter().filter_map(|place| Some((*place, self.brought_in.get(*place)?)))
        };
        let own = || (!told.is_anothers).then_some(&self.commit);
        let commits = || own().into_iter().chain(others().map(|(_, commit)| commit));
        let mut said = Said { own: Some(&self.commit), ..Said::default() };
        // Nobody knows whose change it is, so what each of them says may be why.
        for by in told.across {
            let changes = || self.changes_told(|told| told.across.iter().any(|commit| commit.id == by.id));
            said.add(by, by.stated(), changes);
        }
        let has_trailers = commits().any(|commit| !commit.reasons.is_empty());
        let of = |commit: &'a Commit, only_trailers: bool| {
            commit.stated().take(if only_trailers { commit.reasons.len() } else { usize::MAX })
        };
        if let Some(own) = own() {
            said.add(own, of(own, has_trailers), || self.changes_told(|told| !told.is_anothers));
        }
        if has_trailers || self.commit.own_words.is_none() {
            for (place, by) in others() {
                // One's trailer is not why another changed something else.
                said.add(by, of(by, own().is_some_and(|own| !own.reasons.is_empty())), || {
                    self.changes_told(|told| !told.is_anothers && told.brought_in.contains(&place))
                });
            }
        }
        said.decisions.extend(commits().chain(told.across).flat_map(|commit| &commit.decisions).map(String::as_str));
        said.sources.extend(commits().chain(told.across).flat_map(|commit| &commit.sources).map(String::as_str));
        self.join_alike(&mut said.reasons, own().is_none());
        once(&mut said.decisions, |decision| *decision);
        once(&mut said.sources, |source| *source);
        said
    }

    /// Joins what several commits state alike. What the step's commit states, it states for all of them.
    fn join_alike<'a>(&self, reasons: &mut Vec<Reason<'a>>, is_anothers: bool) {
        let mut places: BTreeMap<&'a str, usize> = BTreeMap::new();
        for reason in std::mem::take(reasons) {
            match places.get(reason.text).and_then(|place| reasons.get_mut(*place)) {
                Some(known) if known.by.id != self.commit.id => known.also.push(reason.by),
                Some(_) => {}
                None => {
                    places.insert(reason.text, reasons.len());
                    reasons.push(reason);
                }
            }
        }
        for reason in reasons.iter_mut().filter(|reason| !reason.also.is_empty()) {
            let ids: BTreeSet<&str> = reason.all_by().map(|by| by.id.as_str()).collect();
            let is_of = |commit: &Commit| ids.contains(commit.id.as_str());
            let is_brought = |place: &usize| self.brought_in.get(*place).is_some_and(is_of);
            reason.changes = self.changes_told(|told| {
                let is_merged = !is_anothers && !told.is_anothers && told.brought_in.iter().any(is_brought);
                is_merged || told.across.iter().any(is_of)
            });
        }
    }

    /// How many of its changes somebody's words are about.
    fn changes_told(&self, is_about: impl Fn(Told<'_>) -> bool) -> usize {
        let goals = self.goals.iter().map(|goal| {
            if goal.is_of_all_alike() {
                if is_about(Told::of(goal)) { goal.changes.len() } else { 0 }
            } else {
                Told::each(goal).filter(|told| is_about(*told)).count()
            }
        });
        let rules = self.told_of_each_rule().filter(|told| is_about(*told)).count();
        let site = self.site.iter().filter(|change| is_about(Told::of_site(change))).count();
        goals.sum::<usize>() + rules + site
    }
}

impl<'a> Said<'a> {
    fn add(&mut self, by: &'a Commit, texts: impl Iterator<Item = &'a str>, changes: impl Fn() -> usize) {
        let mut texts = texts.peekable();
        let changes = texts.peek().map_or(0, |_| changes());
        self.reasons.extend(texts.map(|text| Reason { text, by, also: Vec::new(), changes }));
    }
}

/// Leaves out what was there before.
fn once<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let mut seen = BTreeSet::new();
    list.retain(|each| seen.insert(key(each)));
}

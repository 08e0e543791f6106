//! What is said about the changes of a step: why, on whose decision, from which source.

use std::collections::BTreeSet;

use super::{Across, Commit, GoalChanges, SiteChange, Step};

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
        let all = self.reasons.iter().map(|reason| new(reason.by)).filter(|names| !names.is_empty());
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
            let by = Some(first.by.authors()).filter(|by| are_several || own.as_ref() != Some(by));
            Some(Paragraph { text, by: by.filter(|by| !by.is_empty()), changes: first.changes })
        };
        by_commit.iter().filter_map(paragraph).collect()
    }
}

/// Whose words are about a change, besides those of its step's commit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Told<'a> {
    /// Places in [`Step::brought_in`].
    brought_in: &'a [usize],
    /// See [`GoalChanges::across`].
    across: &'a [Commit],
    /// Whether these made it, and not the step's commit nor what that merged in: who mends what somebody else broke does not explain what that one
    /// changed.
    is_anothers: bool,
}

impl<'a> Told<'a> {
    fn of(goal: &'a GoalChanges) -> Self {
        let is_anothers = !goal.across.is_empty() && goal.changes.iter().all(|change| is_anothers(goal.across(change)));
        Self { brought_in: &goal.told_by, across: goal.all_across().before, is_anothers }
    }

    /// Of one of its changes, by its place.
    fn of_change(goal: &'a GoalChanges, place: usize) -> Option<Self> {
        let across = goal.across(goal.changes.get(place)?);
        let brought_in = goal.told_apart.get(&place).unwrap_or(&goal.told_by);
        Some(Self { brought_in, across: across.before, is_anothers: is_anothers(across) })
    }

    /// Of some of its changes together, by their places.
    fn of_changes(goal: &'a GoalChanges, places: impl IntoIterator<Item = usize>) -> Self {
        if goal.is_of_all_alike() {
            return Self::of(goal);
        }
        let places: Vec<usize> = places.into_iter().collect();
        let mut told = places.iter().filter_map(|place| Self::of_change(goal, *place));
        let Some(first) = told.next() else { return Self::of(goal) };
        let (mut brought_in, mut is_anothers) = (first.brought_in, first.is_anothers);
        for told in told {
            brought_in = if told.brought_in == brought_in { brought_in } else { &goal.told_by };
            is_anothers &= told.is_anothers;
        }
        let across = goal.across_all(places.iter().filter_map(|place| goal.changes.get(*place))).before;
        Self { brought_in, across, is_anothers }
    }

    /// Of each change of a goal for itself, if they may be those of several commits.
    fn each(goal: &'a GoalChanges) -> impl Iterator<Item = Self> {
        let (one, several) = if goal.is_of_all_alike() { (Some(goal), None) } else { (None, Some(goal)) };
        let changes = several.into_iter().flat_map(|goal| (0..goal.changes.len()).map(move |place| (goal, place)));
        one.into_iter().map(Self::of).chain(changes.filter_map(|(goal, place)| Self::of_change(goal, place)))
    }

    fn of_site(change: &'a SiteChange) -> Self {
        Self { brought_in: &change.told_by, ..Self::default() }
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

    /// The same of one of its changes, by its place in [`GoalChanges::changes`].
    pub fn said_of_change(&self, goal: &str, change: usize) -> Said<'_> {
        self.said_by(self.goal(goal).and_then(|goal| Told::of_change(goal, change)).unwrap_or_default())
    }

    /// The same of some of its changes together.
    pub fn said_of_changes(&self, goal: &str, changes: impl IntoIterator<Item = usize>) -> Said<'_> {
        self.said_by(self.goal(goal).map_or(Told::default(), |goal| Told::of_changes(goal, changes)))
    }

    /// The same of those of its changes that are [about](GoalChanges::about) some fields.
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
        let of =
            |commit: &'a Commit| commit.stated().take(if has_trailers { commit.reasons.len() } else { usize::MAX });
        if let Some(own) = own() {
            said.add(own, of(own), || self.changes_told(|told| !told.is_anothers));
        }
        if has_trailers || self.commit.own_words.is_none() {
            for (place, by) in others() {
                said.add(by, of(by), || {
                    self.changes_told(|told| !told.is_anothers && told.brought_in.contains(&place))
                });
            }
        }
        said.decisions.extend(commits().chain(told.across).flat_map(|commit| &commit.decisions).map(String::as_str));
        said.sources.extend(commits().chain(told.across).flat_map(|commit| &commit.sources).map(String::as_str));
        once(&mut said.reasons, |reason| reason.text);
        once(&mut said.decisions, |decision| *decision);
        once(&mut said.sources, |source| *source);
        said
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

impl GoalChanges {
    /// Who says something about it and about each of its changes, to change that.
    pub fn all_told_by(&mut self) -> impl Iterator<Item = &mut Vec<usize>> {
        std::iter::once(&mut self.told_by).chain(self.told_apart.values_mut())
    }

    /// Whether the same commits made all of its changes, as far as anybody knows.
    pub fn is_of_all_alike(&self) -> bool {
        self.across.is_empty() && self.told_apart.is_empty()
    }
}

/// Whether a change is certainly not one of the step's commit.
fn is_anothers(across: Across<'_>) -> bool {
    !across.is_own() && !across.or_own
}

impl<'a> Said<'a> {
    fn add(&mut self, by: &'a Commit, texts: impl Iterator<Item = &'a str>, changes: impl Fn() -> usize) {
        let mut texts = texts.peekable();
        let changes = texts.peek().map_or(0, |_| changes());
        self.reasons.extend(texts.map(|text| Reason { text, by, changes }));
    }
}

/// Leaves out what was there before.
fn once<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let mut seen = BTreeSet::new();
    list.retain(|each| seen.insert(key(each)));
}

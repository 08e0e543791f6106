//! What feeds are about: everything, a group, a goal.

use std::collections::BTreeSet;

use crate::portal::routes;
use crate::proof::Rewritten;
use crate::render::words::Words;

/// Entries of a feed: the newest commits.
const ENTRIES: usize = 100;

/// Those of a goal, whose page has the rest: there are as many of these feeds as goals.
const ENTRIES_OF_GOAL: usize = 10;

/// What a feed is about.
pub struct Scope<'a> {
    /// Part of the ids.
    pub key: String,
    pub title: String,
    /// Its page; the feed lies there.
    pub page: String,
    /// Places of its steps, oldest first.
    pub steps: Vec<usize>,
    /// Its goals; all if not said.
    pub goals: Option<BTreeSet<&'a str>>,
}

impl Scope<'_> {
    pub fn is_about(&self, rewritten: &Rewritten) -> bool {
        let has = |goals: &BTreeSet<&str>| rewritten.lost.goals.iter().any(|goal| goals.contains(goal.as_str()));
        self.goals.as_ref().is_none_or(has)
    }
}

/// The scopes of all feeds.
pub fn scopes<'a>(words: &Words<'a>) -> Vec<Scope<'a>> {
    let portal = words.portal;
    // Another way to write the same is no news.
    let is_news = |place: &usize| portal.history.steps.get(*place).is_some_and(|step| !step.is_formatting());
    let all = (0..portal.history.steps.len()).filter(is_news);
    let newest = |steps: &[usize], most: usize| steps[steps.len().saturating_sub(most)..].to_vec();
    let mut scopes = vec![Scope {
        key: "portal".to_owned(),
        title: words.texts.fill("feed.title", &[("title", &portal.config.title)]),
        page: routes::OVERVIEW.to_owned(),
        steps: newest(&all.collect::<Vec<_>>(), ENTRIES),
        goals: None,
    }];
    let titled = |title: &str| words.texts.fill("feed.title_of", &[("title", title), ("portal", &portal.config.title)]);
    for state in portal.groups.iter().filter(|state| routes::has_feed(state.group.kind)) {
        let goals: Vec<_> = state.all().filter_map(|place| portal.goals.get(place)).collect();
        let steps: BTreeSet<usize> =
            goals.iter().flat_map(|state| state.steps.iter().rev().take(ENTRIES)).copied().collect();
        scopes.push(Scope {
            key: format!("{}:{}", state.group.kind.word(), state.group.id),
            title: titled(&state.group.title),
            page: routes::group(state.group.kind, &state.group.id),
            steps: newest(&steps.into_iter().collect::<Vec<_>>(), ENTRIES),
            goals: Some(goals.iter().map(|state| state.goal.id.as_str()).collect()),
        });
    }
    // Whoever follows a goal must hear of its removal: goals of the past keep their feeds.
    let today = portal.goals.iter().map(|state| (state.goal.id.as_str(), state.goal.title.as_str(), &state.steps));
    let past = portal.removed.iter().map(|goal| (goal.id, goal.title, &goal.steps));
    scopes.extend(today.chain(past).map(|(id, title, steps)| Scope {
        key: format!("goal:{id}"),
        title: titled(title),
        page: routes::goal(id),
        steps: newest(steps, ENTRIES_OF_GOAL),
        goals: Some(BTreeSet::from([id])),
    }));
    scopes
}

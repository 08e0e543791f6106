//! Which goals have most to do with a goal.

use std::collections::{BTreeMap, BTreeSet};

use super::goal::GoalState;
use super::group::GroupState;
use crate::config::{Group, GroupKind};

/// How many related goals are told.
const TOLD: usize = 5;

/// A group of more goals than this says little about any two of them, and is not looked through.
const LARGE: usize = 300;

/// A goal that has to do with another, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related<'a> {
    /// Its place in [`crate::portal::Portal::goals`].
    pub place: usize,
    /// One of the two took the place of the other.
    pub succession: bool,
    /// Both have the same topic.
    pub topic: bool,
    /// Cross-cutting topics of both, by id.
    pub cross_cutting: Vec<&'a str>,
    /// Departments of both, by id, without those that stand for all.
    pub departments: Vec<&'a str>,
}

impl Related<'_> {
    /// A succession says most, then the topic, then cross-cutting topics, then departments; of many only the first three.
    fn weight(&self) -> usize {
        let shared = 2 * self.cross_cutting.len().min(3) + self.departments.len().min(3);
        usize::from(self.succession) * 20 + usize::from(self.topic) * 5 + shared
    }
}

/// The goals that have most to do with the one at `place`, at most five; equal ones by id. Departments alone do not relate two
/// goals: each has many. `heirs` are the places of goals of which one took the place of the other.
pub(in crate::portal) fn related<'a>(
    place: usize,
    goals: &[GoalState<'a>],
    groups: &[GroupState<'a>],
    heirs: &BTreeSet<usize>,
) -> Vec<Related<'a>> {
    let Some(state) = goals.get(place) else { return Vec::new() };
    let goal = state.goal;
    let for_all: BTreeSet<&str> =
        groups.iter().filter(|group| group.group.all).map(|group| group.group.id.as_str()).collect();
    let has_it = |group: &Group| match group.kind {
        GroupKind::Topic => goal.topic.as_ref() == Some(&group.id),
        GroupKind::CrossCutting => goal.cross_cutting.contains(&group.id),
        GroupKind::Pillar | GroupKind::Department | GroupKind::Strategy => false,
    };
    let shared = groups.iter().filter(|group| has_it(group.group) && group.goals.len() <= LARGE);
    let candidates: BTreeSet<usize> = shared.flat_map(|group| &group.goals).chain(heirs).copied().collect();
    let mut related: BTreeMap<(usize, usize), Related<'a>> = BTreeMap::new();
    for other in candidates.into_iter().filter(|other| *other != place) {
        let Some(each) = goals.get(other) else { continue };
        let found = relation(state, each, other, &for_all, heirs.contains(&other));
        // The heaviest first; places stand by id.
        related.insert((usize::MAX - found.weight(), other), found);
    }
    related.into_values().take(TOLD).collect()
}

fn relation<'a>(
    one: &GoalState<'a>,
    other: &GoalState<'a>,
    place: usize,
    for_all: &BTreeSet<&str>,
    succession: bool,
) -> Related<'a> {
    let (one, other) = (one.goal, other.goal);
    let departments: BTreeSet<&str> = one.all_departments().map(String::as_str).collect();
    let themes: BTreeSet<&str> = one.cross_cutting.iter().map(String::as_str).collect();
    let shared = other.all_departments().map(String::as_str);
    Related {
        place,
        succession,
        topic: one.topic.is_some() && one.topic == other.topic,
        cross_cutting: other.cross_cutting.iter().map(String::as_str).filter(|id| themes.contains(id)).collect(),
        departments: shared.filter(|id| departments.contains(id) && !for_all.contains(id)).collect(),
    }
}

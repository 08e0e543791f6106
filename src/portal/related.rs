//! Which goals have most to do with a goal.

use std::collections::{BTreeMap, BTreeSet};

use super::{GoalState, Portal, group};
use crate::config::GroupKind;

/// How many related goals are told.
const TOLD: usize = 5;

/// A group of more goals than this says little about any two of them, and is not looked through.
const LARGE: usize = 300;

/// A goal that has to do with another, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related<'a> {
    /// Its place in [`Portal::goals`].
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

impl<'a> Portal<'a> {
    /// The goals that have most to do with the one at `place`, at most five; equal ones by id. Departments alone do not
    /// relate two goals: each has many.
    pub fn related(&self, place: usize) -> Vec<Related<'a>> {
        let Some(state) = self.goals.get(place) else { return Vec::new() };
        let goal = state.goal;
        let for_all: BTreeSet<&str> = group::all_departments(self.config).collect();
        let heirs: BTreeSet<&str> = self.replaces(&goal.id).chain(self.replaced_by(&goal.id)).collect();
        let topic = goal.topic.iter().map(|id| (GroupKind::Topic, id));
        let groups = topic.chain(goal.cross_cutting.iter().map(|id| (GroupKind::CrossCutting, id)));
        let groups = groups.filter_map(|(kind, id)| self.group(kind, id)).filter(|group| group.goals.len() <= LARGE);
        let places = groups.flat_map(|group| group.goals.iter().copied());
        let heir_places = heirs.iter().filter_map(|id| self.place_of(id));
        let candidates: BTreeSet<usize> = places.chain(heir_places).filter(|other| *other != place).collect();
        let mut related: BTreeMap<(usize, usize), Related<'a>> = BTreeMap::new();
        for other in candidates {
            let Some(each) = self.goals.get(other) else { continue };
            let found = relation(state, each, other, &for_all, heirs.contains(each.goal.id.as_str()));
            // The heaviest first; places stand by id.
            related.insert((usize::MAX - found.weight(), other), found);
        }
        related.into_values().take(TOLD).collect()
    }
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

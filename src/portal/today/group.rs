//! Which goals belong to a pillar, topic, cross-cutting topic, department or strategy.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::goal::GoalState;
use super::tally::Tally;
use crate::config::{Config, Group, GroupKind};
use crate::content::{Content, Goal, GroupText};

/// A group, its text and its goals (as places in [`crate::portal::Portal::goals`], by id).
#[derive(Debug)]
pub struct GroupState<'a> {
    /// The group as the settings define it.
    pub group: &'a Group,
    /// What people read about it.
    pub text: Option<&'a GroupText>,
    /// Its goals; for a department those that it takes part in.
    pub goals: Vec<usize>,
    /// Department: goals that it leads.
    pub lead: Vec<usize>,
    /// Department: goals that all departments share.
    pub common: Vec<usize>,
    /// All of them by status, each once.
    pub tally: Tally,
    /// How many of them other departments share as well.
    pub shared: usize,
    /// Whether it exists at the as-of date.
    pub current: bool,
}

impl GroupState<'_> {
    /// Every goal of the group once.
    pub fn all(&self) -> impl Iterator<Item = usize> {
        self.lead.iter().chain(&self.goals).chain(&self.common).copied()
    }
}

/// The goals of one group while they are collected.
#[derive(Default)]
struct Members {
    goals: Vec<usize>,
    lead: Vec<usize>,
    common: Vec<usize>,
}

pub(in crate::portal) fn groups<'a>(
    goals: &[GoalState<'a>],
    content: &'a Content,
    config: &'a Config,
    as_of: Date,
) -> Vec<GroupState<'a>> {
    let mut members: BTreeMap<(GroupKind, &str), Members> = BTreeMap::new();
    let for_all: Vec<&str> = config.groups.all_departments().map(|group| group.id.as_str()).collect();
    for (place, state) in goals.iter().enumerate() {
        for key in memberships(state.goal) {
            members.entry(key).or_default().goals.push(place);
        }
        assign_departments(state.goal, place, &for_all, config, as_of, &mut members);
    }
    let texts: BTreeMap<_, _> = content.group_texts.iter().map(|text| ((text.kind, text.id.as_str()), text)).collect();
    let state = |group: &'a Group| {
        let key = (group.kind, group.id.as_str());
        let Members { goals: own, lead, common } = members.remove(&key).unwrap_or_default();
        let mut state = GroupState {
            group,
            text: texts.get(&key).copied(),
            goals: own,
            lead,
            common,
            tally: Tally::of(std::iter::empty(), 0),
            shared: 0,
            current: group.is_current(as_of),
        };
        state.tally = Tally::of(state.all().map(|place| goals[place].status_order), config.statuses.iter().len());
        if group.kind == GroupKind::Department && !group.all {
            state.shared = state.all().filter(|place| is_shared(goals[*place].goal, &for_all)).count();
        }
        state
    };
    config.groups.iter().map(state).collect()
}

/// Every group of a goal but its departments.
fn memberships(goal: &Goal) -> impl Iterator<Item = (GroupKind, &str)> {
    let pillar = goal.pillar.iter().map(|id| (GroupKind::Pillar, id.as_str()));
    let topic = goal.topic.iter().map(|id| (GroupKind::Topic, id.as_str()));
    let cross_cutting = goal.cross_cutting.iter().map(|id| (GroupKind::CrossCutting, id.as_str()));
    let strategies = goal.strategies.iter().map(|id| (GroupKind::Strategy, id.as_str()));
    pillar.chain(topic).chain(cross_cutting).chain(strategies)
}

/// A goal counts once in each of its departments; one that all share counts in each that exists.
fn assign_departments<'a>(
    goal: &'a Goal,
    place: usize,
    for_all: &[&str],
    config: &'a Config,
    as_of: Date,
    members: &mut BTreeMap<(GroupKind, &'a str), Members>,
) {
    let named: Vec<&str> = goal.all_departments().map(String::as_str).collect();
    for id in &named {
        let department = members.entry((GroupKind::Department, id)).or_default();
        if goal.lead.as_deref() == Some(id) { department.lead.push(place) } else { department.goals.push(place) }
    }
    if named.iter().any(|id| for_all.contains(id)) {
        let others = config.groups.of(GroupKind::Department).iter();
        for group in others.filter(|group| !group.all && group.is_current(as_of) && !named.contains(&group.id.as_str()))
        {
            members.entry((GroupKind::Department, group.id.as_str())).or_default().common.push(place);
        }
    }
}

fn is_shared(goal: &Goal, for_all: &[&str]) -> bool {
    goal.all_departments().count() > 1 || goal.all_departments().any(|id| for_all.contains(&id.as_str()))
}

//! Parts of the change log that many ask for: the changes of a pillar or department, those about one subject, marks of a kind,
//! and those that nobody explains.

use std::collections::BTreeSet;

use super::routes;
use super::subject::Subject;
use crate::config::GroupKind;
use crate::history::Step;
use crate::portal::Portal;
use crate::portal::flag::{Flag, Flagged};
use crate::portal::today::GoalState;

/// Most of them in one portal.
const MOST: usize = 50;

/// A part of the change log with a page of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Changes of the goals of a pillar or department, by its place in [`Portal::groups`].
    Group(usize),
    /// Changes about a subject.
    About(Subject),
    /// Marks of a kind.
    Mark(Flag),
    /// Marks without a reason.
    Unexplained,
}

impl Choice {
    /// Those with a change: subjects, what is marked, pillars, departments.
    pub fn all(portal: &Portal<'_>) -> Vec<Self> {
        let groups = |kind: GroupKind| {
            let of_kind = portal.groups.iter().enumerate().filter(move |(_, state)| state.group.kind == kind);
            of_kind.map(|(place, _)| Self::Group(place))
        };
        let marks = Flag::ALL.iter().copied().map(Self::Mark);
        let all = Subject::ALL
            .into_iter()
            .map(Self::About)
            .chain([Self::Unexplained])
            .chain(marks)
            .chain(groups(GroupKind::Pillar))
            .chain(groups(GroupKind::Department));
        all.filter(|choice| choice.is_found(portal)).take(MOST).collect()
    }

    /// Its page.
    pub fn address(self, portal: &Portal<'_>) -> String {
        match self {
            Self::Group(place) => {
                let group = portal.groups[place].group;
                format!("{}{}", routes::group(group.kind, &group.id), routes::CHANGES)
            }
            Self::About(subject) => format!("{}art/{}/", routes::CHANGES, subject.address()),
            Self::Mark(flag) => format!("{}{}/", routes::FLAGGED, flag.word()),
            Self::Unexplained => format!("{}ohne-grund/", routes::FLAGGED),
        }
    }

    /// Whether a mark belongs here.
    pub fn has(self, portal: &Portal<'_>, flagged: &Flagged) -> bool {
        match self {
            Self::Group(_) | Self::About(_) => false,
            Self::Mark(flag) => flagged.flag == flag,
            Self::Unexplained => {
                let step = portal.history.steps.get(flagged.step);
                step.is_some_and(|step| flagged.at.said(step).reasons.is_empty())
            }
        }
    }

    /// Whether any change belongs here.
    fn is_found(self, portal: &Portal<'_>) -> bool {
        match self {
            Self::Group(place) => {
                let mut goals = portal.groups[place].all().filter_map(|goal| portal.goals.get(goal));
                goals.any(|state| state.steps.iter().any(|step| changes_substance(portal, state, *step)))
            }
            Self::About(subject) => portal.history.steps.iter().any(|step| is_about(step, subject)),
            Self::Mark(_) | Self::Unexplained => portal.marks().any(|flagged| self.has(portal, flagged)),
        }
    }

    /// The steps with a change of substance, or a mark, that belongs here, newest first.
    pub fn steps(self, portal: &Portal<'_>) -> Vec<usize> {
        let steps: BTreeSet<usize> = match self {
            Self::Group(place) => {
                let goals = portal.groups[place].all().filter_map(|goal| portal.goals.get(goal));
                let of_goal = |state: &GoalState<'_>| -> Vec<usize> {
                    state.steps.iter().copied().filter(|step| changes_substance(portal, state, *step)).collect()
                };
                goals.flat_map(of_goal).collect()
            }
            Self::About(subject) => {
                let steps = portal.history.steps.iter().enumerate();
                steps.filter(|(_, step)| is_about(step, subject)).map(|(place, _)| place).collect()
            }
            Self::Mark(_) | Self::Unexplained => {
                portal.marks().filter(|flagged| self.has(portal, flagged)).map(|flagged| flagged.step).collect()
            }
        };
        steps.into_iter().rev().collect()
    }
}

fn is_about(step: &Step, subject: Subject) -> bool {
    step.goals.iter().flat_map(|goal| &goal.changes).any(|change| Subject::of(change) == Some(subject))
}

/// Whether a step changes the substance of a goal.
fn changes_substance(portal: &Portal<'_>, state: &GoalState<'_>, step: usize) -> bool {
    let goal = portal.history.steps.get(step).and_then(|found| found.place_of(&state.goal.id));
    goal.is_some_and(|goal| portal.has_substance(step, goal))
}

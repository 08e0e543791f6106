//! All indicators: what can be compared comes first.

use serde::Serialize;

use crate::content::{Goal, Indicator};
use crate::portal::routes;
use crate::render::chart::indicator::IndicatorView;
use crate::render::page::frame::PageView;
use crate::render::words::Words;
use crate::render::words::links::goal_link;
use crate::render::words::view::LinkView;

/// `indicators.html`.
#[derive(Debug, Serialize)]
pub struct IndicatorsView {
    /// Groups that have any indicator.
    pub groups: Vec<IndicatorGroupView>,
    pub indicators: usize,
    pub values: usize,
}

/// Indicators of which equally much is known.
#[derive(Debug, Serialize)]
pub struct IndicatorGroupView {
    /// `target`, `course`, `single`, `none`.
    pub kind: &'static str,
    pub count: usize,
    pub goals: Vec<GoalIndicatorsView>,
}

#[derive(Debug, Serialize)]
pub struct GoalIndicatorsView {
    pub goal: LinkView,
    pub indicators: Vec<IndicatorView>,
}

/// What is known of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    /// Where it is to be.
    Target,
    /// Several values.
    Course,
    /// One value.
    Single,
    /// Its name alone.
    None,
}

impl Known {
    const ALL: [(Self, &'static str); 4] =
        [(Self::Target, "target"), (Self::Course, "course"), (Self::Single, "single"), (Self::None, "none")];

    fn of(indicator: &Indicator) -> Self {
        let values = indicator.readings().count() + usize::from(indicator.baseline.is_some());
        match values {
            _ if indicator.target.is_some() => Self::Target,
            0 => Self::None,
            1 => Self::Single,
            _ => Self::Course,
        }
    }
}

impl IndicatorsView {
    pub fn of(words: &Words<'_>) -> Self {
        let groups = Known::ALL.map(|(known, kind)| IndicatorGroupView::of(words, known, kind));
        let all = words.portal.goals.iter().flat_map(|state| &state.goal.indicators);
        Self {
            groups: groups.into_iter().filter(|group| group.count > 0).collect(),
            indicators: all.clone().count(),
            values: all.map(|indicator| indicator.readings().count()).sum(),
        }
    }
}

impl IndicatorGroupView {
    fn of(words: &Words<'_>, known: Known, kind: &'static str) -> Self {
        let of_goal = |goal: &Goal| -> Vec<IndicatorView> {
            let views = IndicatorView::all(words, goal).into_iter().zip(&goal.indicators);
            views.filter(|(_, indicator)| Known::of(indicator) == known).map(|(view, _)| view).collect()
        };
        let goals = words
            .portal
            .goals
            .iter()
            .map(|state| GoalIndicatorsView { goal: goal_link(state), indicators: of_goal(state.goal) });
        let goals: Vec<_> = goals.filter(|goal| !goal.indicators.is_empty()).collect();
        Self { kind, count: goals.iter().map(|goal| goal.indicators.len()).sum(), goals }
    }
}

pub fn page(words: &Words<'_>) -> PageView {
    PageView::listed(words, "indicators", routes::INDICATORS)
}

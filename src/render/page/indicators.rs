//! All indicators.

use serde::Serialize;

use crate::portal::routes;
use crate::render::chart::indicator::IndicatorView;
use crate::render::page::frame::PageView;
use crate::render::words::Words;
use crate::render::words::links::goal_link;
use crate::render::words::view::LinkView;

/// `indicators.html`.
#[derive(Debug, Serialize)]
pub struct IndicatorsView {
    pub goals: Vec<GoalIndicatorsView>,
    pub indicators: usize,
    pub values: usize,
}

#[derive(Debug, Serialize)]
pub struct GoalIndicatorsView {
    pub goal: LinkView,
    pub indicators: Vec<IndicatorView>,
}

impl IndicatorsView {
    pub fn of(words: &Words<'_>) -> Self {
        let with = words.portal.goals.iter().filter(|state| !state.goal.indicators.is_empty());
        let goals: Vec<_> = with
            .map(|state| GoalIndicatorsView {
                goal: goal_link(state),
                indicators: IndicatorView::all(words, state.goal),
            })
            .collect();
        let indicators = goals.iter().map(|goal| goal.indicators.len()).sum();
        let values = goals.iter().flat_map(|goal| &goal.indicators).map(|indicator| indicator.values.len()).sum();
        Self { goals, indicators, values }
    }
}

pub fn page(words: &Words<'_>) -> PageView {
    PageView::listed(words, "indicators", routes::INDICATORS)
}

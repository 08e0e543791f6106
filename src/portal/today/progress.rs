//! Progress of a goal: stated by its editors, or computed by a named rule.
//!
//! A rule gives a number only if every part is known. There is no progress of groups: a mean over goals would
//! hide the unknown ones, so groups show how many goals have which status instead.

use crate::content::{Goal, ProgressRule};

/// How far a goal is and by which rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The rule.
    pub rule: ProgressRule,
    /// Whole percent, or why the rule gives none.
    pub percent: Result<u8, NotComputable>,
    /// How many parts are reached, and of how many (milestones or indicators).
    pub parts: (usize, usize),
}

/// Why a rule gives no number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotComputable {
    /// The goal has no milestone or indicator.
    NoParts,
    /// An indicator without baseline, target or latest value as numbers; its name.
    MissingValue(String),
    /// An indicator whose target is its baseline; its name.
    NoWay(String),
}

/// Applies a rule.
///
/// Milestones: done ÷ all, in percent, rounded down. Indicators: the way of each from baseline to target, limited to 0 to
/// 100 %; the goal is as far as the indicator that is least far.
pub(super) fn progress(goal: &Goal, rule: ProgressRule) -> Progress {
    match rule {
        ProgressRule::Stated(percent) => Progress { rule, percent: Ok(percent), parts: (0, 0) },
        ProgressRule::Milestones => {
            let done = goal.milestones.iter().filter(|milestone| milestone.done.is_some()).count();
            let all = goal.milestones.len();
            let percent = (done * 100).checked_div(all).and_then(|percent| u8::try_from(percent).ok());
            Progress { rule, percent: percent.ok_or(NotComputable::NoParts), parts: (done, all) }
        }
        ProgressRule::Indicators => {
            let each = goal.indicators.iter().map(|indicator| {
                indicator.progress().ok_or_else(|| {
                    let name = indicator.name.clone();
                    if indicator.has_no_way() { NotComputable::NoWay(name) } else { NotComputable::MissingValue(name) }
                })
            });
            let each: Result<Vec<u8>, _> = each.collect();
            let percent = each.and_then(|each| each.into_iter().min().ok_or(NotComputable::NoParts));
            let reached = goal.indicators.iter().filter(|indicator| indicator.progress() == Some(100)).count();
            Progress { rule, percent, parts: (reached, goal.indicators.len()) }
        }
    }
}

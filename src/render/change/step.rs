//! A step of the history: who, when, what changed, goal by goal.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::content::LeftOut;
use crate::history::{Gap, GoalChanges};
use crate::portal::FlaggedAt;
use crate::render::change::commit::CommitView;
use crate::render::change::html::Changes;
use crate::render::change::marks::ReasonView;
use crate::render::words::Words;
use crate::render::words::view::LinkView;

/// How many entries the short lists of overviews have.
const SHORT_LIST: usize = 5;

/// The changes of one goal in one commit.
#[derive(Debug, Clone, Serialize)]
pub struct GoalChangesView {
    /// Title as it was after the commit; `url` is empty if the goal has no page today.
    pub goal: LinkView,
    pub id: String,
    /// Each change as `change.html` renders it.
    pub changes_html: Vec<String>,
}

/// One step of the published history.
#[derive(Debug, Clone, Serialize)]
pub struct StepView {
    pub commit: CommitView,
    /// Empty if the commit only formatted files or left a gap.
    pub goals: Vec<GoalChangesView>,
    /// Changed rules, each as `change.html` renders it.
    pub rules_html: Vec<String>,
    /// The stated reason, if a change of these goals or a rule is marked; missing if each has another one.
    pub marked: Option<ReasonView>,
    /// Files whose bytes changed while every value stayed the same.
    pub formatting: Vec<String>,
    pub gaps: Vec<GapView>,
}

/// A state of a file that could not be read.
#[derive(Debug, Clone, Serialize)]
pub struct GapView {
    pub path: String,
    pub reason: String,
}

impl StepView {
    /// The step at a place of the history with the changes of those goals that `shown` lets through.
    pub fn of(changes: &Changes<'_>, place: usize, shown: impl Fn(&str) -> bool) -> Option<Self> {
        Self::with(changes, place, shown, true)
    }

    /// The same without changed rules, which are those of the whole portal.
    fn of_goals(changes: &Changes<'_>, place: usize, shown: impl Fn(&str) -> bool) -> Option<Self> {
        Self::with(changes, place, shown, false)
    }

    /// The newest steps that changed a goal, of all goals or of some.
    pub fn recent(changes: &Changes<'_>, goals: Option<&BTreeSet<&str>>) -> Vec<Self> {
        let words = &changes.words;
        let shown = |id: &str| goals.is_none_or(|goals| goals.contains(id));
        let steps = &words.portal.history.steps;
        let places: Vec<usize> = match goals {
            None => (0..steps.len()).rev().filter(|place| !steps[*place].goals.is_empty()).take(SHORT_LIST).collect(),
            Some(goals) => {
                let states = goals.iter().filter_map(|id| words.portal.goal(id));
                let newest: BTreeSet<usize> =
                    states.flat_map(|state| state.steps.iter().rev().take(SHORT_LIST).copied()).collect();
                newest.into_iter().rev().take(SHORT_LIST).collect()
            }
        };
        let steps = places.into_iter().filter_map(|place| Self::of_goals(changes, place, shown));
        steps.map(|step| Self { formatting: Vec::new(), gaps: Vec::new(), ..step }).collect()
    }

    fn with(changes: &Changes<'_>, place: usize, shown: impl Fn(&str) -> bool, rules: bool) -> Option<Self> {
        let words = &changes.words;
        let step = words.portal.history.steps.get(place)?;
        let html = changes.html(place)?;
        let flagged = words.portal.flagged_in(place);
        let is_marked = |place: usize| {
            let of_goal = |at: FlaggedAt| match at {
                FlaggedAt::Goal { goal, .. } => goal.cmp(&place),
                FlaggedAt::Rule(_) => std::cmp::Ordering::Greater,
            };
            flagged.binary_search_by(|flagged| of_goal(flagged.at)).is_ok()
        };
        let mut marked = rules && !step.settings.is_empty();
        let mut goals = Vec::new();
        for (place, (goal, html)) in step.goals.iter().zip(&html.goals).enumerate() {
            if shown(&goal.id) {
                marked |= is_marked(place);
                goals.push(GoalChangesView::of(words, goal, html));
            }
        }
        Some(Self {
            commit: CommitView::of(words, &step.commit, true),
            goals,
            rules_html: if rules { html.rules.clone() } else { Vec::new() },
            marked: step.said_of_all().filter(|_| marked).map(|said| ReasonView::of(words, &said)),
            formatting: step.formatting.clone(),
            gaps: step.gaps.iter().map(|gap| GapView::of(words, gap)).collect(),
        })
    }
}

impl GapView {
    /// A file that is not shown at all.
    pub fn left_out(words: &Words<'_>, file: &LeftOut) -> Self {
        let reason = words.portal.config.languages.original_in("de", &file.reason);
        Self { path: file.path.clone(), reason }
    }

    /// Why a file cannot be read is said by the program, in German.
    fn of(words: &Words<'_>, gap: &Gap) -> Self {
        let reason = words.portal.config.languages.original_in("de", &gap.reason);
        Self { path: gap.path.clone(), reason }
    }
}

impl GoalChangesView {
    pub fn of(words: &Words<'_>, goal: &GoalChanges, html: &[String]) -> Self {
        let title = words.title_then(&goal.id, &goal.title);
        Self {
            goal: LinkView { title, url: words.goal_url(&goal.id), short: None },
            id: goal.id.clone(),
            changes_html: html.to_vec(),
        }
    }
}

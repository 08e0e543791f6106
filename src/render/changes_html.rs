//! The changes of the history as HTML. Each stands on up to four pages; it is rendered for the first one that asks, since a
//! preview shows few of them.

use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;
use tera::{Context, Tera};

use super::RenderError;
use super::marks::FlagView;
use super::text_diff::TextDiffView;
use super::view::ChangeView;
use super::words::Words;
use crate::history::{Change, Step};
use crate::portal::{FlaggedAt, routes};

/// Room for the changes of each step. What failed is the engine's report.
#[derive(Debug)]
pub(super) struct ChangesHtml {
    tera: Option<Tera>,
    steps: Vec<OnceLock<Result<StepHtml, String>>>,
    failed: AtomicBool,
}

/// Of a history whose changes are not asked for.
pub(super) static NO_CHANGES: ChangesHtml =
    ChangesHtml { tera: None, steps: Vec::new(), failed: AtomicBool::new(false) };

/// The changes of a step, ready for pages.
#[derive(Debug, Default)]
pub(super) struct StepHtml {
    /// By goal.
    pub goals: Vec<GoalHtml>,
    /// Changed rules.
    pub rules: Vec<String>,
}

/// The changes of one goal in one step, ready for pages.
#[derive(Debug, Default)]
pub(super) struct GoalHtml {
    /// Each change as `change.html` renders it.
    pub changes: Vec<String>,
    /// The page's text word by word, if it changed.
    pub text: Option<TextDiffView>,
}

impl ChangesHtml {
    /// Nothing rendered yet, of a history of so many steps. The templates must know the site.
    pub fn of(steps: usize, tera: Tera) -> Self {
        let steps = (0..steps).map(|_| OnceLock::new()).collect();
        Self { tera: Some(tera), steps, failed: AtomicBool::new(false) }
    }
}

impl<'a> Words<'a> {
    /// The changes of a step as HTML; `None` if there is no such step, or the template failed ([`Words::failure`]).
    pub fn changes_of(&self, step: usize) -> Option<&'a StepHtml> {
        let (room, tera) = (self.changes.steps.get(step)?, self.changes.tera.as_ref()?);
        let made = room.get_or_init(|| {
            let marks = self.marks(step);
            let made = match self.portal.history.steps.get(step) {
                Some(step) => self.step_html(step, marks, tera),
                None => Ok(StepHtml::default()),
            };
            self.changes.failed.fetch_or(made.is_err(), Ordering::Relaxed);
            made
        });
        made.as_ref().ok()
    }

    /// Renders all of them.
    ///
    /// # Errors
    /// The first change, in the order of the history, whose template fails.
    pub fn render_changes(&self) -> Result<(), RenderError> {
        (0..self.changes.steps.len()).into_par_iter().for_each(|step| {
            self.changes_of(step);
        });
        self.failure().map_or(Ok(()), Err)
    }

    /// The first change, in the order of the history, whose template failed.
    pub fn failure(&self) -> Option<RenderError> {
        if !self.changes.failed.load(Ordering::Relaxed) {
            return None;
        }
        let mut made = self.changes.steps.iter().zip(&self.portal.history.steps);
        made.find_map(|(made, step)| {
            let report = made.get()?.as_ref().err()?.clone();
            Some(RenderError::Template { page: format!("{}index.html", routes::commit(&step.commit.id)), report })
        })
    }

    /// Every change of a step by the template `change.html`.
    pub fn step_html(
        &self,
        step: &Step,
        mut marks: BTreeMap<FlaggedAt, FlagView>,
        tera: &Tera,
    ) -> Result<StepHtml, String> {
        let Step { goals: of_step, settings, .. } = step;
        let mut goals = Vec::with_capacity(of_step.len());
        for (at, goal) in of_step.iter().enumerate() {
            let text = goal.text.as_ref().map(|text| self.text_diff(text));
            let change = |(change, each): (usize, &Change)| {
                let flag = marks.remove(&FlaggedAt::Goal { goal: at, change });
                change_html(tera, self.change(each, text.as_ref()), flag)
            };
            let changes = goal.changes.iter().enumerate().map(change).collect::<Result<_, _>>()?;
            goals.push(GoalHtml { changes, text });
        }
        let rule = |(place, change)| {
            let flag = marks.remove(&FlaggedAt::Rule(place));
            change_html(tera, self.rule_change(change), flag)
        };
        let rules = settings.iter().enumerate().map(rule).collect::<Result<_, _>>()?;
        Ok(StepHtml { goals, rules })
    }
}

fn change_html(tera: &Tera, change: ChangeView, flag: Option<FlagView>) -> Result<String, String> {
    let mut context = Context::new();
    context.insert("view", &ChangeView { flag, ..change });
    tera.render("change.html", &context).map_err(|error| crate::theme::report(&error))
}

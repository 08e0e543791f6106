//! The changes of the history as HTML. Each stands on up to four pages; it is rendered for the first one that asks, since a
//! preview shows few of them.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use tera::{Context, Tera};

use crate::history::{Change, Step};
use crate::portal::{FlaggedAt, routes};
use crate::render::RenderError;
use crate::render::change::marks::FlagView;
use crate::render::text::diff::TextDiffView;
use crate::render::words::Words;
use crate::render::words::view::ChangeView;

/// Room for the changes of each step.
#[derive(Debug)]
pub struct ChangesHtml {
    tera: Option<Arc<Tera>>,
    steps: Vec<Room>,
    failed: AtomicBool,
}

/// Room for the changes of a step.
#[derive(Debug, Default)]
struct Room {
    /// By goal: its text word by word. The page of one goal needs nothing else of a step with thousands.
    texts: OnceLock<Vec<OnceLock<TextDiffView>>>,
    /// All changes; what failed is the engine's report.
    html: OnceLock<Result<StepHtml, String>>,
}

/// Of a history whose changes are not asked for.
pub static NO_CHANGES: ChangesHtml = ChangesHtml { tera: None, steps: Vec::new(), failed: AtomicBool::new(false) };

/// The changes of a step, ready for pages.
#[derive(Debug, Default)]
pub struct StepHtml {
    /// By goal, each change as `change.html` renders it.
    pub goals: Vec<Vec<String>>,
    /// Changed rules.
    pub rules: Vec<String>,
}

impl ChangesHtml {
    /// Nothing rendered yet, of a history of so many steps. The templates must know the site.
    pub fn of(steps: usize, tera: Arc<Tera>) -> Self {
        let steps = (0..steps).map(|_| Room::default()).collect();
        Self { tera: Some(tera), steps, failed: AtomicBool::new(false) }
    }
}

impl<'a> Words<'a> {
    /// The changes of a step as HTML; `None` if there is no such step, or the template failed ([`Words::failure`]).
    pub fn changes_of(&self, step: usize) -> Option<&'a StepHtml> {
        let (room, tera) = (self.changes.steps.get(step)?, self.changes.tera.as_ref()?);
        let made = room.html.get_or_init(|| {
            let (marks, text) = (self.marks(step), |goal: usize| self.text_of(step, goal));
            let made = match self.portal.history.steps.get(step) {
                Some(step) => self.step_html(step, marks, text, tera),
                None => Ok(StepHtml::default()),
            };
            self.changes.failed.fetch_or(made.is_err(), Ordering::Relaxed);
            made
        });
        made.as_ref().ok()
    }

    /// What the text of a goal gained and lost in a step, if it is another one.
    pub fn text_of(&self, step: usize, goal: usize) -> Option<&'a TextDiffView> {
        let goals = &self.portal.history.steps.get(step)?.goals;
        let text = goals.get(goal)?.text.as_ref()?;
        let rooms = self.changes.steps.get(step)?.texts.get_or_init(|| goals.iter().map(|_| OnceLock::new()).collect());
        Some(rooms.get(goal)?.get_or_init(|| self.text_diff(text)))
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
            let report = made.html.get()?.as_ref().err()?.clone();
            Some(RenderError::Template { page: format!("{}index.html", routes::commit(&step.commit.id)), report })
        })
    }

    /// Every change of a step by the template `change.html`. `text` gives the changed text of a goal.
    pub fn step_html<'t>(
        &self,
        step: &Step,
        mut marks: BTreeMap<FlaggedAt, FlagView>,
        text: impl Fn(usize) -> Option<&'t TextDiffView>,
        tera: &Tera,
    ) -> Result<StepHtml, String> {
        let Step { goals: of_step, settings, .. } = step;
        let mut goals = Vec::with_capacity(of_step.len());
        for (at, goal) in of_step.iter().enumerate() {
            let text = text(at);
            let change = |(change, each): (usize, &Change)| {
                let flag = marks.remove(&FlaggedAt::Goal { goal: at, change });
                change_html(tera, self.change(each, text), flag)
            };
            goals.push(goal.changes.iter().enumerate().map(change).collect::<Result<_, _>>()?);
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

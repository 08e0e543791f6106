//! Room for the changes of the history as HTML. Each stands on up to four pages; what was made for the first one that asks is kept.

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, OnceLock};

use tera::Tera;

use crate::portal::Rank;

/// Room for the changes of each step.
#[derive(Debug)]
pub struct ChangesHtml {
    /// Templates that know the site.
    pub tera: Arc<Tera>,
    pub steps: Vec<Room>,
    /// Whether a template failed for any of them.
    pub failed: AtomicBool,
}

/// Room for the changes of a step.
#[derive(Debug, Default)]
pub struct Room {
    /// By goal: what its text gained and lost, in words. The page of one goal needs nothing else of a step with thousands.
    pub texts: OnceLock<Vec<OnceLock<String>>>,
    /// The same of changes beside the goals.
    pub site_texts: OnceLock<Vec<OnceLock<String>>>,
    /// Whether the same is said about everything in the step.
    pub is_said_alike: OnceLock<bool>,
    /// All changes; what failed is the engine's report.
    pub html: OnceLock<Result<StepHtml, String>>,
}

/// The changes of a step, ready for pages.
#[derive(Debug, Default)]
pub struct StepHtml {
    /// By goal, each change as `change.html` renders it.
    pub goals: Vec<Vec<String>>,
    /// How much each of them matters here.
    pub ranks: Vec<Vec<Rank>>,
    /// Changed rules.
    pub rules: Vec<String>,
    /// Changes beside the goals.
    pub site: Vec<String>,
    /// How much each of them matters here.
    pub site_ranks: Vec<Rank>,
    /// What is told otherwise of earlier commits.
    pub retold: Vec<String>,
}

impl ChangesHtml {
    /// Nothing rendered yet, of a history of so many steps. The templates must know the site.
    pub fn of(steps: usize, tera: Arc<Tera>) -> Self {
        let steps = (0..steps).map(|_| Room::default()).collect();
        Self { tera, steps, failed: AtomicBool::new(false) }
    }
}

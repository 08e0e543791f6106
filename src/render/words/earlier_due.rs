//! Deadlines of before the history.

use serde::Serialize;

use crate::content::EarlierDue;
use crate::portal::GoalState;
use crate::render::words::Words;
use crate::render::words::view::{DateView, SourceView};

/// A deadline of before the history.
#[derive(Debug, Clone, Serialize)]
pub struct EarlierDueView {
    pub due: DateView,
    /// When it was published.
    pub said: DateView,
    pub source: Option<SourceView>,
    pub note: Option<String>,
}

impl EarlierDueView {
    /// Those of a goal, newest first.
    pub fn all(words: &Words<'_>, state: &GoalState<'_>) -> Vec<Self> {
        let view = |EarlierDue { due, said, source, note }: &EarlierDue| Self {
            due: words.date(*due),
            said: words.date(*said),
            source: words.source(source.as_deref()),
            note: note.clone(),
        };
        state.due_course.before.iter().rev().map(view).collect()
    }
}

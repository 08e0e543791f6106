//! A dated value.

use serde::Serialize;

use crate::content::Reading;
use crate::render::words::Words;
use crate::render::words::view::{DateView, SourceView};

/// A dated value of an indicator.
#[derive(Debug, Clone, Serialize)]
pub struct ReadingView {
    pub date: Option<DateView>,
    /// As written, in the portal's notation, without unit.
    pub value: String,
    pub source: Option<SourceView>,
    pub note: Option<String>,
}

impl ReadingView {
    pub fn of(words: &Words<'_>, Reading { date, value, source, note }: &Reading) -> Self {
        Self {
            date: date.map(|date| words.date(date)),
            value: words.quantity(value),
            source: words.source(source.as_deref()),
            note: note.clone(),
        }
    }
}

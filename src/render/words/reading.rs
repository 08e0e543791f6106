//! A dated value.

use serde::Serialize;

use crate::content::{Indicator, Reading, Revised};
use crate::render::words::Words;
use crate::render::words::view::{DateView, SourceView};

/// A dated value of an indicator.
#[derive(Debug, Clone, Serialize)]
pub struct ReadingView {
    pub date: Option<DateView>,
    /// As written, in the portal's notation, without unit.
    pub value: String,
    pub source: Option<SourceView>,
    /// What it was before its publisher corrected it.
    pub revised: Option<RevisedView>,
    pub note: Option<String>,
}

/// A value before it was corrected, and the source that corrects it.
#[derive(Debug, Clone, Serialize)]
pub struct RevisedView {
    pub of: String,
    pub source: Option<SourceView>,
}

impl Words<'_> {
    /// What is measured, with its unit as the heading of the indicator has it: "863 Anzahl" is no German.
    pub fn measured(&self, indicator: &Indicator) -> String {
        let unit = indicator.shown_unit().map(|unit| self.fill("goal.indicator_unit", &[("unit", unit.clone())]));
        std::iter::once(indicator.name.clone()).chain(unit).collect::<Vec<_>>().join(" ")
    }
}

impl ReadingView {
    pub fn of(words: &Words<'_>, Reading { date, value, source, revised, note }: &Reading) -> Self {
        Self {
            date: date.map(|date| words.date(date)),
            value: words.quantity(value),
            source: words.source(source.as_deref()),
            revised: revised.as_ref().map(|Revised { of, source }| RevisedView {
                of: words.quantity(of),
                source: words.source(Some(source)),
            }),
            note: note.clone(),
        }
    }
}

//! What others say about the whole strategy, beside the portal's own numbers.

use serde::Serialize;

use super::Words;
use super::view::{DateView, SourceView};
use crate::value::PartialDate;

/// A figure in words.
#[derive(Debug, Clone, Serialize)]
pub struct FactView {
    pub label: String,
    /// With its unit.
    pub value: String,
}

/// Figures that are told together: by whom, when and where stands once below them.
#[derive(Debug, Clone, Serialize)]
pub struct StatedView {
    pub facts: Vec<FactView>,
    /// Who stated them; none if the strategy itself did.
    pub who: Option<String>,
    pub date: Option<DateView>,
    pub source: Option<SourceView>,
    pub note: Option<String>,
}

/// Who stated it, when, where, and a remark.
type Origin<'a> = (Option<&'a str>, Option<PartialDate>, Option<&'a str>, Option<&'a str>);

impl StatedView {
    /// What `portal.yaml` claims, then the figures of the start page; neighbours of one origin together.
    pub fn all(words: &Words<'_>) -> Vec<Self> {
        let claims = words.portal.config.claims.iter().map(|claim| {
            let origin = (Some(claim.who.as_str()), Some(claim.date), Some(claim.source.as_str()), None);
            (origin, FactView { label: claim.label.clone(), value: claim.value.clone() })
        });
        let figures = words.portal.content.start.figures.iter().map(|figure| {
            let number = words.quantity(&figure.value);
            let value = figure.unit.as_ref().map_or_else(|| number.clone(), |unit| format!("{number} {unit}"));
            let origin = (None, figure.date, figure.source.as_deref(), figure.note.as_deref());
            (origin, FactView { label: figure.label.clone(), value })
        });
        let all: Vec<(Origin<'_>, FactView)> = claims.chain(figures).collect();
        all.chunk_by(|(one, _), (other, _)| one == other).filter_map(|told| Self::of(words, told)).collect()
    }

    fn of(words: &Words<'_>, told: &[(Origin<'_>, FactView)]) -> Option<Self> {
        let ((who, date, source, note), _) = told.first()?;
        Some(Self {
            facts: told.iter().map(|(_, fact)| fact.clone()).collect(),
            who: who.map(str::to_owned),
            date: date.map(|date| words.date(date)),
            source: words.source(*source),
            note: note.map(str::to_owned),
        })
    }
}

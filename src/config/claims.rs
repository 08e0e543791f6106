//! What those who are responsible say about the whole strategy: figures that stand beside the portal's own.

use super::Languages;
use crate::diagnostic::Span;
use crate::value::PartialDate;
use crate::yaml::Fields;

/// A figure for the whole strategy, as somebody stated it.
#[derive(Debug, Clone)]
pub struct Claim {
    /// What it says, in a few words.
    pub label: String,
    /// The figure as it was stated (`mehr als 150 Ziele`).
    pub value: String,
    /// Who stated it.
    pub who: String,
    /// When.
    pub date: PartialDate,
    /// Where it can be read: a source of the register.
    pub source: String,
    /// Where the source is named.
    pub source_span: Span,
}

/// `claims: [{label, value, who, date, source}]`
pub(super) fn claims(fields: &mut Fields<'_, '_, '_>, languages: &Languages) -> Vec<Claim> {
    let mut claims = Vec::new();
    for node in fields.entries("claims") {
        let Some(mut entry) = Fields::of("claims", node, fields.sink()) else { continue };
        let label = languages.required_text(&mut entry, "label");
        let value = languages.required_text(&mut entry, "value");
        let who = languages.required_text(&mut entry, "who");
        let date = entry.required_date("date");
        let source = entry.required_text("source");
        entry.finish();
        let (Some(label), Some(value), Some(who), Some(date), Some(source)) = (label, value, who, date, source) else {
            continue;
        };
        claims.push(Claim {
            label: label.value,
            value: value.value,
            who: who.value,
            date: date.value,
            source: source.value,
            source_span: source.span,
        });
    }
    claims
}

//! How bad a finding is in this portal, where it takes it for better or worse than the program does.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, FIXED, OPEN, Problem, Severity};
use crate::yaml::{Fields, nearest};

const WORDS: [(&str, Option<Severity>); 4] = [
    ("error", Some(Severity::Error)),
    ("warning", Some(Severity::Warning)),
    ("hint", Some(Severity::Hint)),
    ("off", None),
];

/// Severities by code; none for a finding that nobody wants to hear of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checks(BTreeMap<&'static str, Option<Severity>>);

impl Checks {
    /// Findings as bad as the portal takes them, without those that it switched off.
    pub fn apply(&self, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let weighed = |found: Diagnostic| match self.0.get(found.code()) {
            Some(wanted) if !found.problem.is_fixed() => wanted.map(|severity| found.with_severity(severity)),
            _ => Some(found),
        };
        found.into_iter().filter_map(weighed).collect()
    }
}

/// Reads `checks: {Z311: error}`.
pub(super) fn checks(fields: &mut Fields<'_, '_, '_>) -> Checks {
    let node = fields.take("checks");
    let Some(mut codes) = node.and_then(|node| Fields::of("checks", node, fields.sink())) else {
        return Checks::default();
    };
    for code in FIXED {
        if let Some(place) = codes.place(code) {
            codes.take(code);
            codes.sink().add(&place, Problem::FixedCode { code: code.to_owned() });
        }
    }
    let checks = OPEN.into_iter().filter_map(|code| Some((code, codes.word(code, &WORDS)?))).collect();
    let mut unknown = Vec::new();
    codes.into_each(|code, place, _| unknown.push((code.to_owned(), place.clone())));
    for (code, place) in unknown {
        let nearest = nearest(&code, OPEN.into_iter());
        fields.sink().add(&place, Problem::UnknownCode { code, nearest });
    }
    Checks(checks)
}

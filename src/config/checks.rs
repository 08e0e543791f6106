//! How bad a finding is in this portal, where it takes it for better or worse than the program does.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Problem, RULES, Severity};
use crate::yaml::{Fields, nearest};

const WORDS: [(&str, Option<Severity>); 4] = [
    ("error", Some(Severity::Error)),
    ("warning", Some(Severity::Warning)),
    ("hint", Some(Severity::Hint)),
    ("off", None),
];

/// The word for how bad a finding is, as settings have it.
pub fn severity_word(severity: Severity) -> &'static str {
    WORDS.iter().find(|(_, known)| *known == Some(severity)).map_or("off", |(word, _)| word)
}

/// Severities by code; none for a finding that nobody wants to hear of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checks(BTreeMap<&'static str, Option<Severity>>);

impl Checks {
    /// Findings as bad as the portal takes them, without those that it switched off.
    pub fn apply(&self, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let weighed = |found: Diagnostic| match self.0.get(found.code()) {
            Some(wanted) if !found.problem.rule().is_fixed => wanted.map(|severity| found.with_severity(severity)),
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
    let open = || RULES.iter().filter(|rule| !rule.is_fixed).map(|rule| rule.code);
    let checks = open().filter_map(|code| Some((code, codes.word(code, &WORDS)?))).collect();
    let mut wrong = Vec::new();
    codes.into_each(|code, place, _| wrong.push((code.to_owned(), place.clone())));
    for (code, place) in wrong {
        let problem = if RULES.iter().any(|rule| rule.code == code) {
            Problem::FixedCode { code }
        } else {
            Problem::UnknownCode { nearest: nearest(&code, open()), code }
        };
        fields.sink().add(&place, problem);
    }
    Checks(checks)
}

//! What is only said because of another mistake: a field that is missing because its name has a typo.

use std::collections::BTreeSet;

use super::{Diagnostic, Problem};

impl Problem {
    /// The fields without which it is found.
    pub(crate) fn lacks(&self) -> Vec<&str> {
        match self {
            Self::MissingField { field } => vec![field],
            Self::NoUnknownStatus => vec!["statuses"],
            Self::NoPillar => vec!["pillar", "kind"],
            Self::StatusWithoutSource => vec!["status_source"],
            Self::NoDepartment => vec!["lead", "departments"],
            Self::DoneWithoutDate { .. } => vec!["status_date", "done"],
            Self::DoneWithoutResult { .. } => vec!["sources", "status_source", "events", "milestones", "indicators"],
            Self::ProgressWithoutStatus { .. } | Self::OverdueUnknown { .. } => vec!["status"],
            Self::IncompleteIndicator { missing, .. } => missing.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }
}

/// The findings of a file without what is missing in it because a name is not written as it should be. Another entry of a list
/// may lack the same field, so what is plainly missing stays.
pub(super) fn without(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let meant = found.iter().filter_map(|found| match &found.problem {
        Problem::UnknownField { nearest, .. } => nearest.clone(),
        _ => None,
    });
    let meant: BTreeSet<String> = meant.collect();
    let follows = |problem: &Problem| {
        !matches!(problem, Problem::MissingField { .. }) && problem.lacks().iter().any(|field| meant.contains(*field))
    };
    found.retain(|found| !follows(&found.problem));
    found
}

//! Commits whose own date does not fit their place, as a finding.

use crate::diagnostic::{Problem, WrongDate};
use crate::source::{CommitId, Line, WrongDay};

/// The finding that names the commits of a branch whose own date is wrong; `None` if there are none.
pub fn wrong_dates(line: &Line) -> Option<Problem> {
    let named = |(commit, WrongDay { claimed, counts, overruled, .. }): (CommitId, WrongDay)| WrongDate {
        commit: commit.to_string().chars().take(10).collect(),
        claimed: claimed.to_string(),
        counts: counts.to_string(),
        overruled,
    };
    let commits: Vec<WrongDate> = line.all_wrong().map(named).collect();
    (!commits.is_empty()).then_some(Problem::WrongDates { commits })
}

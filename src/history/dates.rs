//! What nobody can know for sure about commits, as findings: whose date is wrong, and where the portal lay before.

use crate::beginning::short;
use crate::diagnostic::{Problem, Why, WrongDate};
use crate::source::{CommitId, Line, WrongDay};

use super::Step;
use super::node::EXCHANGED;

/// The finding that names the commits of a branch whose own date is wrong; `None` if there are none.
pub fn wrong_dates(line: &Line) -> Option<Problem> {
    let named = |(commit, WrongDay { claimed, counts, overruled, is_future, .. }): (CommitId, WrongDay)| WrongDate {
        commit: short(&commit.to_string()).to_owned(),
        claimed: claimed.to_string(),
        counts: counts.to_string(),
        overruled,
        is_future,
    };
    let commits: Vec<WrongDate> = line.all_wrong().map(named).collect();
    (!commits.is_empty()).then_some(Problem::WrongDates { commits })
}

/// The findings about commits before which the portal may have lain in another folder, oldest first.
pub fn lost_portals(steps: &[Step]) -> Vec<Problem> {
    let of_step = |step: &Step| {
        let gap = step.gaps.iter().find(|gap| !gap.lost.is_empty())?;
        let (folders, is_exchanged) = (gap.lost.clone(), gap.reason == Why::from(EXCHANGED));
        let commit = short(&step.commit.id).to_owned();
        Some(Problem::LostPortal { commit, folders, is_exchanged })
    };
    steps.iter().filter_map(of_step).collect()
}

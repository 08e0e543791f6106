//! Where a commit stands in the change log.

use super::routes;
use crate::portal::Portal;

/// Where the whole of a step stands; empty if there is no such step.
pub fn address_of_step(portal: &Portal<'_>, step: usize) -> String {
    let found = portal.trail.log.of_step(step).zip(portal.history.steps.get(step));
    found.map_or_else(String::new, |(page, step)| {
        format!("{}#{}", routes::log(page, &portal.history.steps), step.commit.id)
    })
}

/// The same by the commit, by its hash or a beginning that only one has.
pub fn address_of_commit(portal: &Portal<'_>, hash: &str) -> String {
    portal.step_of(hash).map_or_else(String::new, |step| address_of_step(portal, step))
}

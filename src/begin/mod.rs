//! Beginnings: a new portal from a template, and a new goal in a portal.

mod goal;
mod portal;

pub use goal::{Draft, NewGoal, NewGoalError, check_id, draft, suggested_id, write};
pub use portal::{NewPortal, portal};

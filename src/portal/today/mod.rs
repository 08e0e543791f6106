//! How goals and groups stand at the as-of date: what is due, how far it is, how many have which status.

mod deadline;
mod evidence;
mod goal;
mod group;
mod outcome;
mod progress;
mod related;
mod tally;

pub use deadline::{Due, DueState};
pub use goal::GoalState;
pub use group::GroupState;
pub(super) use group::groups;
pub use outcome::{Class, Delay, Figure, Outcome, Outcomes, Reached, ReachedBy};
pub(super) use outcome::{Deadlines, StandingTold};
pub use progress::{NotComputable, Progress};
pub use related::Related;
pub(super) use related::related;
pub use tally::Tally;

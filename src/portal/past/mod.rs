//! What follows from the history: statuses and deadlines through time, marked changes, removed goals.

mod check;
mod deadline_course;
mod removed;
mod timeline;
mod trail;

pub use check::check_history;
pub(super) use deadline_course::is_stale;
pub use deadline_course::{DueCourse, DueMove};
pub use removed::RemovedGoal;
pub(super) use removed::{Succession, removed};
pub use timeline::{Point, Standing, StatusSince, Timeline};
pub(super) use trail::GoalTrail;
pub use trail::Trail;

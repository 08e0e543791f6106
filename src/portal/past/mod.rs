//! What follows from the history: statuses and deadlines through time, marked changes, removed goals.

mod check;
mod courses;
mod deadline_course;
mod freshness;
mod lineage;
mod log_pages;
mod membership;
mod removed;
mod status_since;
mod timeline;
mod trail;
mod units;
mod wording;

pub use check::check_history;
pub(super) use courses::{Course, Courses, Published};
pub use deadline_course::{DueCourse, DueMove};
pub use freshness::Freshness;
pub(super) use lineage::{Lineage, earlier};
pub use log_pages::{LogPage, LogPages, LogPart};
pub(super) use membership::Membership;
pub use removed::RemovedGoal;
pub(super) use removed::{Succession, removed};
pub use status_since::{Standing, StatusSince};
pub use timeline::{Point, Timeline};
pub(super) use trail::GoalTrail;
pub use trail::Trail;
pub use units::Units;
pub use wording::Wording;

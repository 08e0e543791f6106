//! What changed between two days, and the portal as it was.

mod cause;
mod heirs;
mod news;
#[expect(clippy::module_inception, reason = "named after its main type")]
mod period;
mod plan;
mod report;
mod side;
mod stand;
mod told;
mod turns;
mod unexplained;
mod waterfall;

pub use cause::{Cause, Stage};
pub use news::{GoalNews, IndicatorNews, News};
pub use period::{NoReport, Period};
pub use plan::{Fate, Plan, PlannedGoal};
pub use report::{Part, Report, Section, StatusCounts, reports, year};
pub use stand::{NoStand, Stand};
pub use told::{GoalTold, IndicatorTold, PillarThen, StatusThen, ValueTold};
pub use unexplained::{Explained, Unexplained, unexplained};
pub use waterfall::{GoalMove, Waterfall, Waterfalls};

//! What changed between two days, and the portal as it was.

mod news;
#[expect(clippy::module_inception, reason = "named after its main type")]
mod period;
mod report;
mod stand;
mod told;
mod unexplained;

pub use news::{GoalNews, IndicatorNews, News};
pub use period::{NoReport, Period};
pub use report::{Part, Report, Section, StatusCounts, reports};
pub use stand::{NoStand, Stand};
pub use told::{GoalTold, IndicatorTold, PillarThen, StatusThen, ValueTold};
pub use unexplained::{Explained, Unexplained, unexplained};

//! Where everything has its page, and where links in texts lead.

mod anchors;
mod choice;
mod commit;
mod dataset;
pub mod links;
mod place;
mod places;
pub mod routes;
mod selection;
mod subject;
pub mod terms;

pub(super) use anchors::Anchors;
pub use choice::Choice;
pub use commit::{address_of_commit, address_of_step};
pub use dataset::Dataset;
pub use place::{Maker, Place};
pub use places::{PAGE, Places};
pub use selection::{DueSpan, Selection, Work, first_day};
pub use subject::Subject;

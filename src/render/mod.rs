//! The site as values: every page, badge and data file of a portal, rendered in parallel.
//!
//! [`Files`] lists the files of the site, makes a small view for each and gives it to the theme's template. Nothing is
//! written here: whoever wants the whole site takes each file as it is made. The rooms below stand in the order of their use: each uses only those above it.

mod output;

mod words;

mod text;

mod change;

mod chart;

mod page;

mod export;

mod site;

pub use change::draft::{Draft, DraftGoal};
pub(crate) use export::record;
pub use export::{log, report_file};
pub use output::{OutputFile, RenderError, Take, Watch, Work, watched};
pub use site::files::{Files, Prepared};

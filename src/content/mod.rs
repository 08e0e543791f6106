//! The content of a portal: goal pages, plain pages, texts of groups, reports, sources, media.
//!
//! [`load()`] reads everything below the folders that `portal.yaml` names, in parallel, and reports all mistakes
//! at once. What it returns has resolved references only.

mod adopted;
mod document;
mod easy;
mod glossary;
mod goal;
mod indicator;
mod known;
mod load;
mod page;
mod parts;
mod place;
mod record;
mod register;
mod sense;
mod tidy;
mod translate;
mod translation;

pub use document::Text;
pub(crate) use document::split;
pub use easy::EasyPage;
pub use glossary::Term;
pub use goal::{Goal, GoalKind, ProgressRule};
pub use indicator::{Direction, Indicator, Reading};
pub use load::{Content, Earlier, LeftOut, Loaded, StoredRecord, load, load_again};
pub use page::{Figure, GroupText, Media, Menu, Page, Report, Start};
pub use parts::{Event, Measure, Milestone};
pub use place::place;
pub use record::{Field, FrontRecord, Record, RecordParts, Rules, key_of_file, rules};
pub use register::SourceEntry;
pub use tidy::tidy;
pub use translation::Translation;

pub use crate::yaml::{is_id, nearest};

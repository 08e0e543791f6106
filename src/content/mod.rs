//! The content of a portal: goal pages, plain pages, texts of groups, reports, sources, media.
//!
//! [`load()`] reads everything below the folders that `portal.yaml` names, in parallel, and reports all mistakes
//! at once. What it returns has resolved references only.

mod adopted;
mod apart;
mod certain;
mod confirm;
mod css;
mod document;
mod easy;
mod field;
mod glossary;
mod goal;
mod indicator;
mod known;
mod load;
mod newer;
mod notation;
mod numbers;
mod page;
mod parts;
mod place;
mod record;
mod register;
mod rules;
mod sense;
mod site;
mod tidy;
mod translate;
mod translation;

pub use apart::{Apart, take_apart};
pub use certain::{CertainLines, certain_lines};
pub use confirm::confirm;
pub use css::{marks_hidden_in, marks_touched_in};
pub use document::Text;
pub(crate) use document::split;
pub use easy::EasyPage;
pub use field::Field;
pub use glossary::Term;
pub use goal::{Goal, GoalKind, ProgressRule};
pub use indicator::{Direction, Indicator, Reading, Revised};
pub use load::{Content, Earlier, LeftOut, Loaded, StoredRecord, Unread, load, load_again, looks_copied, seeming_id};
pub use newer::Newer;
pub use page::{Figure, GroupText, Media, Menu, Page, Report, Start};
pub use parts::{Confirmed, EarlierDue, Event, Measure, Milestone};
pub use place::place;
pub use record::{FrontRecord, Record, RecordParts, key_of_file, says_else};
pub use register::{SourceEntry, UnreadSources};
pub use rules::{Rules, rules};
pub use site::{SiteKind, SitePlaces, SiteRecord};
pub use tidy::{tidy, tidy_yaml};
pub use translation::Translation;

pub use crate::yaml::{is_id, nearest};

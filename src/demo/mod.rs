//! The demo: the reference portal with a history that is reconstructed from the dates of its facts.
//!
//! 1. [`reference()`] is the portal as this program has it built in.
//! 2. [`history()`] puts commits together, as values: one for each dated fact of a goal, at its date.
//! 3. [`create()`] writes them into a new folder as a Git repository.
//!
//! How a file looked at a day is found by leaving lines out of today's file, so the last commit has its bytes.
//!
//! - A dated event, value, baseline or reached milestone is a commit of its own, by date, goal and place in the file.
//!   A month or year counts at its end, or at the newest day that the portal knows if that comes first.
//! - The status is what the latest event for the whole goal states, as in today's file.
//! - A goal's file begins with its first fact, or on the first day of the strategy. On that day all promises are there.
//! - Whatever has no date comes in the last commit.
//! - The register has the sources that the files of the commit refer to.

mod draft;
mod error;
mod fact;
mod goal;
mod history;
mod moment;
mod outline;
mod reference;
mod register;
mod repository;
mod settings;

use std::collections::BTreeMap;

use jiff::civil::Date;

pub use error::DemoError;
pub use history::history;
pub use reference::reference;
pub use repository::{AUTHOR, EMAIL, create};

/// Bytes of files by path; `/` between parts.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A commit that is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its day.
    pub date: Date,
    /// Why, with the sources.
    pub message: String,
    /// The files that it adds or changes. None is ever removed.
    pub files: Files,
}

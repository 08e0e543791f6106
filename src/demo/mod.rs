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
//! - The status is what the latest event for the whole goal states, as in today's file. What happened is the reason.
//! - Where an event moved a deadline after the beginning of the strategy, the earlier one stands there until its commit.
//! - A goal's file begins with its first fact, or on the first day of the strategy. On that day all promises are there.
//! - What sources say of a goal without a date is a commit of its own on the last day. The last commit has the texts.
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
mod settings;

use std::path::Path;

use jiff::civil::Date;

use crate::create::{self, CreateError, Person};

pub use error::DemoError;
pub use history::history;
pub use reference::reference;

pub use crate::create::Files;

/// Name of author and committer.
pub const AUTHOR: &str = "Zielstand (Rekonstruktion)";
/// Their address.
pub const EMAIL: &str = "rekonstruktion@example.org";

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

/// Makes `folder` a Git repository with these commits, all at noon in UTC.
///
/// # Errors
/// Any [`CreateError`]; then the folder is as it was.
pub fn create(commits: &[Commit], folder: &Path) -> Result<(), CreateError> {
    let commit = |commit: &Commit| create::Commit {
        person: Person { name: AUTHOR.to_owned(), email: EMAIL.to_owned() },
        seconds: noon(commit.date),
        offset: 0,
        message: commit.message.clone(),
        files: commit.files.clone(),
    };
    create::create(&commits.iter().map(commit).collect::<Vec<_>>(), folder, None)
}

/// Seconds from 1970 to noon of that day in UTC.
fn noon(day: Date) -> i64 {
    day.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).map_or(0, |noon| noon.timestamp().as_second())
}

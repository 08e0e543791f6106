//! The portal as it was on days that the settings name.

use jiff::civil::Date;

use super::Period;
use crate::history::History;
use crate::portal::Portal;

/// Why a day has no state to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoStand {
    /// There is no repository, or no commit.
    NoHistory,
    /// The day is after the newest commit: nothing has become past yet.
    NotOver {
        /// Day of the newest commit.
        newest: Date,
    },
    /// The day is before the first commit.
    Before {
        /// Day of the first commit.
        first: Date,
    },
    /// The day is before the first commit that this clone has.
    Shallow,
    /// What was there then cannot be read by today's rules; why, in German.
    Unreadable {
        /// One sentence each.
        reasons: Vec<String>,
    },
}

impl NoStand {
    /// Whether the day is only listed and has no page of its own.
    pub fn is_left_out(&self) -> bool {
        matches!(self, Self::NoHistory | Self::NotOver { .. })
    }
}

/// A day and the portal as it was then.
#[derive(Debug)]
pub struct Stand<'a> {
    /// The day.
    pub day: Date,
    /// How many steps of today's history there were, if that is known.
    pub steps: Option<usize>,
    /// The portal, judged on that day.
    pub portal: Result<Portal<'a>, &'a NoStand>,
}

impl Stand<'_> {
    /// The time from that day to `as_of` in today's `history`; none if nothing can be compared.
    pub fn until(&self, history: &History, as_of: Date) -> Option<Period> {
        Period::since(history, self.steps?, self.day, as_of).ok()
    }
}

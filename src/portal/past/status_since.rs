//! The status of a goal through time.

use std::sync::Arc;

use jiff::civil::Date;

/// What the status of a goal was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Place in [`Portal::statuses_ever`](crate::portal::Portal::statuses_ever); a page without a status has the unknown one.
    Known(usize),
    /// A word that no vocabulary had.
    Other(Arc<str>),
    /// The goal was not in the portal.
    Gone,
}

/// The status of a goal from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusSince {
    /// The first day.
    pub day: Date,
    /// What it was, or what it was last if nobody could read that.
    pub standing: Standing,
    /// Whether nobody could read it.
    pub unread: bool,
}

/// Notes that nobody could read a goal from a day on, unless that is told.
pub(super) fn blind(course: &mut Vec<StatusSince>, day: Date) {
    let last = course.last().filter(|last| !last.unread && last.standing != Standing::Gone && last.day <= day);
    if let Some(standing) = last.map(|last| last.standing.clone()) {
        add(course, StatusSince { day, standing, unread: true });
    }
}

/// Adds what a goal's status became. The last of a day counts.
pub(super) fn add(course: &mut Vec<StatusSince>, then: StatusSince) {
    if course.last().is_some_and(|last| last.day == then.day) {
        course.pop();
    }
    let same = course
        .last()
        .map_or(then.standing == Standing::Gone, |last| (&last.standing, last.unread) == (&then.standing, then.unread));
    if !same {
        course.push(then);
    }
}

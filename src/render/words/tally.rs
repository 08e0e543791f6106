//! Goals counted by status.

use serde::Serialize;

use crate::portal::{GoalState, Selection, Tally, routes};
use crate::render::words::view::StatusView;
use crate::render::words::{Words, status, whole_percent};

/// How many goals have one status, with the place of its part in a bar of width 100.
#[derive(Debug, Clone, Serialize)]
pub struct StatusCountView {
    pub status: StatusView,
    pub count: usize,
    /// Share in percent as written (`12`, or `< 1`).
    pub percent: String,
    /// Left edge of the part in a bar that is 100 wide, two decimals.
    pub x: String,
    /// Width of the part in the same bar.
    pub width: String,
    /// Where exactly these goals are listed.
    pub url: Option<String>,
}

/// Goals of a group counted by status. Statuses without a goal are left out.
#[derive(Debug, Clone, Serialize)]
pub struct TallyView {
    pub total: usize,
    pub counts: Vec<StatusCountView>,
}

/// Where the goals of each status are listed.
#[derive(Debug, Clone, Copy)]
pub enum Doors<'a> {
    /// Of all goals: in the portal's own lists.
    Portal,
    /// Of some goals: on the page that lists them by status.
    Page(&'a str),
    /// Nowhere.
    None,
}

impl Doors<'_> {
    /// The address of the list for a status.
    pub fn to(self, status: &str) -> Option<String> {
        match self {
            Self::Portal => Some(routes::selection(Selection::Status(status))),
            Self::Page(page) => Some(routes::of_status(page, status)),
            Self::None => None,
        }
    }
}

impl TallyView {
    /// The counts with the parts of a bar that is 100 wide; the edges are computed from sums, so they never drift apart.
    pub fn of(words: &Words<'_>, tally: &Tally, doors: Doors<'_>) -> Self {
        let hundredths = |count: usize| (count * 10_000 + tally.total / 2).checked_div(tally.total).unwrap_or_default();
        let written = |hundredths: usize| format!("{}.{:02}", hundredths / 100, hundredths % 100);
        let mut before = 0;
        let mut counts = Vec::new();
        for (word, count) in words.portal.config.statuses.iter().zip(&tally.counts).filter(|(_, count)| **count > 0) {
            let (left, right) = (hundredths(before), hundredths(before + count));
            before += count;
            let percent = whole_percent(*count, tally.total);
            let (x, width) = (written(left), written(right - left));
            let url = doors.to(&word.id);
            counts.push(StatusCountView { status: status(word), count: *count, percent, x, width, url });
        }
        Self { total: tally.total, counts }
    }
}

/// How many goals still promise what they promised when they were published first.
#[derive(Debug, Clone, Serialize)]
pub struct AsPublishedView {
    pub count: usize,
    pub total: usize,
}

impl AsPublishedView {
    /// Of some goals; none if there are none, or without the whole history.
    pub fn of<'a>(goals: impl Iterator<Item = &'a GoalState<'a>>) -> Option<Self> {
        let known: Vec<bool> = goals.map(|state| state.as_published).collect::<Option<_>>()?;
        let count = known.iter().filter(|holds| **holds).count();
        (!known.is_empty()).then_some(Self { count, total: known.len() })
    }
}

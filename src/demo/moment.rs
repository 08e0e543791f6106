//! When a commit of the demo is made, and in which order commits of one day follow each other.

use jiff::civil::Date;

use crate::value::PartialDate;

/// What kind of commit it is, in the order in which they follow each other on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// The beginning of the strategy.
    Opening,
    /// A dated fact.
    Fact,
    /// What the sources say of a goal without a date.
    Undated,
}

/// A place in the history: day, kind, goal by id, line in the goal's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moment {
    pub day: Date,
    pub rank: Rank,
    /// Place of the goal among all goals sorted by id.
    pub goal: usize,
    pub line: usize,
}

impl Moment {
    /// A commit that belongs to no single goal.
    pub fn of(day: Date, rank: Rank) -> Self {
        Self { day, rank, goal: 0, line: 0 }
    }
}

/// The day on which a fact is committed: its own if it is known, otherwise the last of its month or year, because only
/// then it has certainly happened. A month or year that was not over yet when the portal was written, ends with the
/// newest day that the portal knows.
pub(super) fn day(date: PartialDate, newest: Option<Date>) -> Date {
    match date {
        PartialDate::Day(day) => day,
        PartialDate::Month(..) | PartialDate::Year(_) => {
            let last = date.last_day();
            newest.map_or(last, |newest| last.min(newest))
        }
    }
}

/// The newest of the dates that are whole days.
pub(super) fn newest(dates: impl Iterator<Item = PartialDate>) -> Option<Date> {
    let days = dates.filter_map(|date| if let PartialDate::Day(day) = date { Some(day) } else { None });
    days.max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_counts_when_it_is_over_or_the_portal_ends() {
        let day = |text: &str| super::day(text.parse().unwrap(), Some(jiff::civil::date(2026, 2, 20))).to_string();
        assert_eq!(day("2024"), "2024-12-31");
        assert_eq!(day("2024-02"), "2024-02-29");
        assert_eq!(day("2024-02-03"), "2024-02-03");
        assert_eq!(day("2026"), "2026-02-20");
        assert_eq!(day("2026-02"), "2026-02-20");
    }

    #[test]
    fn the_newest_day_is_one_that_is_known() {
        let dates = ["2026", "2025-03-01", "2025-02"].map(|text| text.parse().unwrap());
        assert_eq!(newest(dates.into_iter()), Some(jiff::civil::date(2025, 3, 1)));
    }
}

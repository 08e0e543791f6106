//! A period of the history: which steps belong to it, and with what it begins.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::history::{Change, Extent, History, Step};
use crate::value::PartialDate;

/// Why nothing can be told about a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoReport {
    /// No repository, or no commit.
    #[error(
        "das Portal liegt in keinem Git-Repository, oder dort ist noch kein Commit; ein Bericht braucht die Historie"
    )]
    NoHistory,
    /// The clone lacks the beginning of the history, so that nobody knows how the goals stood before.
    #[error("dieser Klon enthält nicht die ganze Historie; ein Bericht braucht sie. Abhilfe: `git fetch --unshallow`")]
    Shallow,
    /// The history begins later.
    #[error("die Historie beginnt erst am {first}, nach dem Zeitraum des Berichts")]
    Before {
        /// Day of its first step.
        first: Date,
    },
}

/// A period of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// The day of the state that everything is compared with.
    pub then: Date,
    /// Its steps, as places in the history; what was before them is what everything is compared with.
    pub steps: Range<usize>,
    /// The day of the first recorded state, if that is what everything is compared with: the history does not reach
    /// back to the period's first day.
    pub begins: Option<Date>,
}

impl Period {
    /// The steps from `from` to `to`, both included, by the day on which they count.
    ///
    /// Goals that came up to `start` (or, without it, with the first step that has any) are no news: they are what the
    /// history begins with.
    ///
    /// # Errors
    /// A history that says nothing about the period.
    pub fn between(history: &History, start: Option<PartialDate>, from: Date, to: Date) -> Result<Self, NoReport> {
        let steps = told(history)?;
        let end = count(steps, |day| day <= to);
        let known = count(steps, |day| day < from);
        let first = count_until_first_goal(steps);
        let initial = start.map_or(0, |start| count(steps, |day| day <= start.last_day())).max(first);
        let day = |count: usize| count.checked_sub(1).and_then(|place| steps.get(place)).map(|step| step.commit.date);
        let first_day = day(first).ok_or(NoReport::NoHistory)?;
        if end < first {
            return Err(NoReport::Before { first: first_day });
        }
        let begin = known.max(initial).min(end);
        let begins = day(begin).filter(|_| begin > known);
        let then = begins.or(from.yesterday().ok()).unwrap_or(from);
        Ok(Self { from, to, then, steps: begin..end, begins })
    }

    /// The year up to a day, compared with how the portal stood on the same day a year before.
    ///
    /// # Errors
    /// A history that says nothing about it.
    pub fn year(history: &History, start: Option<PartialDate>, to: Date) -> Result<Self, NoReport> {
        let from = to.saturating_sub(1.year()).saturating_add(1.day());
        Self::between(history, start, from, to)
    }

    /// Everything after the first `known` steps, which are how the portal stood on the day `from`.
    ///
    /// # Errors
    /// A history that says nothing about the past.
    pub fn since(history: &History, known: usize, from: Date, to: Date) -> Result<Self, NoReport> {
        let steps = told(history)?;
        Ok(Self { from, to: to.max(from), then: from, steps: known.min(steps.len())..steps.len(), begins: None })
    }
}

fn told(history: &History) -> Result<&[Step], NoReport> {
    match history.extent {
        Extent::Complete => Ok(&history.steps),
        Extent::Shallow => Err(NoReport::Shallow),
        Extent::Empty | Extent::None => Err(NoReport::NoHistory),
    }
}

/// How many steps there are before the first one whose day is not `wanted`.
fn count(steps: &[Step], wanted: impl Fn(Date) -> bool) -> usize {
    steps.partition_point(|step| wanted(step.commit.date))
}

/// How many steps there are up to the first one that has a goal; 0 if none has.
fn count_until_first_goal(steps: &[Step]) -> usize {
    let is_created = |change: &Change| matches!(change, Change::Created { .. });
    let has_goal = |step: &Step| step.goals.iter().any(|goal| goal.changes.iter().any(is_created));
    steps.iter().position(has_goal).map_or(0, |place| place + 1)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use super::*;
    use crate::content::Record;
    use crate::history::{Commit, GoalChanges};

    /// A history of steps on these days; the first one brings a goal.
    fn history(days: &[&str]) -> History {
        let step = |(place, day): (usize, &&str)| {
            let date = day.parse().unwrap();
            let commit = Commit {
                id: place.to_string(),
                date,
                wrong: None,
                seconds: 0,
                offset: 0,
                author: String::new(),
                co_authors: Vec::new(),
                subject: String::new(),
                body: String::new(),
                own_words: None,
                reasons: Vec::new(),
                decisions: Vec::new(),
                sources: Vec::new(),
                trailers: Vec::new(),
                reverts: None,
                signed: false,
            };
            let fields = Arc::default();
            let record = Arc::new(Record { id: "a".into(), fields, text: [0; 32], markdown: "".into() });
            let created = Change::Created { path: "a.md".into(), record };
            let goal = GoalChanges {
                id: "a".into(),
                title: "a".into(),
                changes: vec![created],
                text: None,
                told_by: Vec::new(),
                told_apart: BTreeMap::new(),
                across: Vec::new(),
                is_beside: false,
                narrowed: BTreeMap::new(),
            };
            let goals = if place == 0 { vec![goal] } else { Vec::new() };
            let (settings, formatting, gaps) = (Vec::new(), Vec::new(), Vec::new());
            Step {
                commit,
                goals,
                settings,
                site: Vec::new(),
                formatting,
                gaps,
                brought_in: Vec::new(),
                rules_told_by: Vec::new(),
                rules_told_apart: BTreeMap::new(),
                rules_across: Vec::new(),
                retold: Vec::new(),
            }
        };
        let steps: Vec<Step> = days.iter().enumerate().map(step).collect();
        History { extent: Extent::Complete, steps: steps.into(), ..History::default() }
    }

    fn between(days: &[&str], start: Option<&str>, from: &str, to: &str) -> Result<(Range<usize>, bool), NoReport> {
        let start = start.map(|start| start.parse().unwrap());
        let period = Period::between(&history(days), start, from.parse().unwrap(), to.parse().unwrap())?;
        Ok((period.steps, period.begins.is_some()))
    }

    #[test]
    fn first_and_last_day_belong_to_the_period() {
        let days = ["2024-01-01", "2024-12-31", "2025-01-01", "2025-12-31", "2026-01-01"];
        assert_eq!(between(&days, None, "2025-01-01", "2025-12-31"), Ok((2..4, false)));
        assert_eq!(between(&days, None, "2025-02-01", "2025-03-01"), Ok((3..3, false)));
        assert_eq!(between(&days, None, "2027-01-01", "2027-03-01"), Ok((5..5, false)));
    }

    #[test]
    fn what_the_history_begins_with_is_no_news() {
        let days = ["2024-05-01", "2024-06-01", "2024-07-01"];
        assert_eq!(between(&days, None, "2024-01-01", "2024-12-31"), Ok((1..3, true)));
        assert_eq!(between(&days, Some("2024-06"), "2024-01-01", "2024-12-31"), Ok((2..3, true)));
        assert_eq!(between(&days, Some("2024-06"), "2024-07-01", "2024-12-31"), Ok((2..3, false)));
        let first = "2024-05-01".parse().unwrap();
        assert_eq!(between(&days, None, "2023-01-01", "2024-04-30"), Err(NoReport::Before { first }));
        assert_eq!(between(&[], None, "2023-01-01", "2024-04-30"), Err(NoReport::NoHistory));
    }
}

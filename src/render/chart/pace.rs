//! What is done beside the time that is over: bars of one length, with the rule in words.

use serde::Serialize;

use super::{days, percent};
use crate::config::Meaning;
use crate::portal::{Selection, Tally, Work, routes};
use crate::render::words::{Words, whole_percent};

/// A bar.
#[derive(Debug, Clone, Serialize)]
pub struct PaceRowView {
    /// `time`, `begun`, `done`.
    pub kind: String,
    /// Length in percent of the whole.
    pub length: String,
    /// `2 von 87 (2 %)`
    pub text: String,
    /// Where exactly these goals are listed.
    pub url: Option<String>,
}

/// `<pace>`.
#[derive(Debug, Clone, Serialize)]
pub struct PaceView {
    pub sentence: String,
    pub rows: Vec<PaceRowView>,
    /// `1. Januar 2023 bis 2030`
    pub range: String,
    /// How many goals have no published status, in words; none if all have one.
    pub unknown: Option<String>,
}

impl PaceView {
    /// Shares of goals beside the share of the strategy's days that are over; none without first and last day, or goals.
    /// The goals of the `whole` portal have lists of their own.
    pub fn of(words: &Words<'_>, tally: &Tally, whole: bool) -> Option<Self> {
        let (start, end) = (words.portal.config.start?, words.portal.config.end?);
        let all = days(start.first_day(), end.last_day());
        if all <= 0 || tally.total == 0 {
            return None;
        }
        let over = days(start.first_day(), words.portal.as_of).clamp(0, all);
        let of_goals = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let total = of_goals(tally.total);
        let done = words.having(tally, &[Meaning::Done]);
        let begun = words.having(tally, &[Meaning::Done, Meaning::Started]);
        let goals = |work: Work, count: usize| {
            let percent_text = whole_percent(count, tally.total);
            let values = [("n", count.to_string()), ("total", tally.total.to_string()), ("percent", percent_text)];
            let text = words.fill("pace.of", &values);
            let url = whole.then(|| routes::selection(Selection::Work(work)));
            PaceRowView { kind: work.word().to_owned(), length: percent(of_goals(count), total), text, url }
        };
        // Rounded down: what is not over does not count.
        let time = (over * 100).checked_div(all).unwrap_or_default().to_string();
        let text = words.texts.fill("common.percent", &[("n", &time)]);
        let time_row = PaceRowView { kind: "time".to_owned(), length: percent(over, all), text, url: None };
        let values = [("time", time), ("done", done.to_string()), ("total", tally.total.to_string())];
        let unknown = words.having(tally, &[Meaning::Unknown]);
        let range = [("start", words.date(start).text), ("end", words.date(end).text)];
        Some(Self {
            sentence: words.fill("pace.sentence", &values),
            rows: vec![time_row, goals(Work::Begun, begun), goals(Work::Done, done)],
            range: words.fill("pace.range", &range),
            unknown: (unknown > 0).then(|| words.count("pace.unknown", unknown)),
        })
    }
}

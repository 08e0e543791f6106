//! What a page said at another time, in the words of readers.

use serde::Serialize;

use crate::config::{Icon, Tone};
use crate::portal::{StatusThen, ValueTold};
use crate::render::words::view::StatusView;
use crate::render::words::{Words, status};
use crate::value::PartialDate;

/// Longest shown reason in characters; the commit's page has all of it.
const REASON: usize = 300;

#[derive(Debug, Serialize)]
pub struct ValueView {
    pub value: String,
    pub date: Option<String>,
}

impl Words<'_> {
    pub fn status_then(&self, then: &StatusThen<'_>) -> StatusView {
        match then {
            StatusThen::Known(known) => status(known),
            StatusThen::Former(word) => Self::former_status(word, self.original(word)),
        }
    }

    /// A status that the vocabulary no longer has; `label` is what is shown.
    pub fn former_status(word: &str, label: String) -> StatusView {
        StatusView {
            id: word.to_owned(),
            label,
            tone: Tone::Grey.word().to_owned(),
            icon: Icon::Question.word().to_owned(),
            unknown: false,
        }
    }

    pub fn value_told(&self, told: &ValueTold) -> ValueView {
        let number = told.value.parse().map_or_else(|_| self.original(&told.value), |number: f64| self.number(number));
        ValueView { value: number, date: told.date.as_deref().map(|date| self.date_text(date)) }
    }

    /// A date in words, or what is written instead of one.
    pub fn date_text(&self, text: &str) -> String {
        text.parse().map_or_else(|_| self.original(text), |date: PartialDate| self.date(date).text)
    }
}

/// A reason as one line, cut.
pub fn short_reason(reason: &str) -> String {
    let line = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(REASON) {
        Some((at, _)) => format!("{} …", line.get(..at).unwrap_or_default().trim_end()),
        None => line,
    }
}

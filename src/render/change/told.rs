//! What a page said at another time, in the words of readers.

use serde::Serialize;

use crate::config::{Icon, Tone};
use crate::portal::{StatusThen, ValueTold};
use crate::render::words::view::StatusView;
use crate::render::words::{Words, status};
use crate::value::PartialDate;

#[derive(Debug, Serialize)]
pub struct ValueView {
    pub value: String,
    pub date: Option<String>,
}

impl ValueView {
    pub fn of(words: &Words<'_>, told: &ValueTold) -> Self {
        let number =
            told.value.parse().map_or_else(|_| words.original(&told.value), |number: f64| words.number(number));
        Self { value: number, date: told.date.as_deref().map(|date| date_text(words, date)) }
    }
}

pub fn status_then(words: &Words<'_>, then: &StatusThen<'_>) -> StatusView {
    match then {
        StatusThen::Known(known) => status(known),
        StatusThen::Gone(gone) => former_status(&gone.id, words.original(&gone.label)),
        StatusThen::Former(word) => former_status(word, words.original(word)),
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

/// A date in words, or what is written instead of one.
pub fn date_text(words: &Words<'_>, text: &str) -> String {
    text.parse().map_or_else(|_| words.original(text), |date: PartialDate| words.date(date).text)
}

//! Badges as files, to be put on other websites.

use serde::Serialize;

use crate::config::Tone;
use crate::portal::{GoalState, GroupState, Tally};
use crate::render::words::Words;

/// `badge.svg`: two parts, widths in pixels.
#[derive(Debug, Serialize)]
pub struct BadgeView {
    pub label: String,
    pub value: String,
    pub tone: String,
    pub label_width: usize,
    pub value_width: usize,
}

impl BadgeView {
    fn new(label: String, value: String, tone: Tone) -> Self {
        let (label_width, value_width) = (width(&label), width(&value));
        Self { label, value, tone: tone.word().to_owned(), label_width, value_width }
    }
}

impl BadgeView {
    pub fn of_goal(words: &Words<'_>, state: &GoalState<'_>) -> Self {
        let status = &state.status.label;
        let value = words.lateness(&state.outcome).map_or_else(|| status.clone(), |late| format!("{status}, {late}"));
        BadgeView::new(state.goal.id.to_uppercase(), value, state.status.tone)
    }

    pub fn of_pillar(words: &Words<'_>, state: &GroupState<'_>) -> Self {
        BadgeView::new(state.group.title.clone(), done(words, &state.tally), Tone::Blue)
    }

    pub fn of_portal(words: &Words<'_>) -> Self {
        BadgeView::new(words.portal.config.title.clone(), done(words, &words.portal.tally()), Tone::Blue)
    }
}

/// "3 von 87 erreicht": counts, never a mean.
fn done(words: &Words<'_>, tally: &Tally) -> String {
    let done = words.reached(tally).to_string();
    words.texts.fill("badge_file.done", &[("n", &done), ("total", &tally.total.to_string())])
}

/// Width of a text in 11 px Verdana with 6 px on either side, in pixels. The template stretches the text to it, so an
/// estimate by three classes of letters is enough.
fn width(text: &str) -> usize {
    let tenths: usize = text
        .chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | ',' | ':' | '-' | '(' | ')' | '\'' | '|' => 42,
            'm' | 'w' | 'M' | 'W' | '%' | '–' => 100,
            c if c.is_uppercase() => 78,
            _ => 68,
        })
        .sum();
    tenths.div_ceil(10) + 12
}

//! Badges as files, to be put on other websites.

use serde::Serialize;

use crate::config::{Meaning, Tone};
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

impl Words<'_> {
    pub fn goal_badge(state: &GoalState<'_>) -> BadgeView {
        BadgeView::new(state.goal.id.to_uppercase(), state.status.label.clone(), state.status.tone)
    }

    pub fn pillar_badge(&self, state: &GroupState<'_>) -> BadgeView {
        BadgeView::new(state.group.title.clone(), self.done(&state.tally), Tone::Blue)
    }

    pub fn portal_badge(&self) -> BadgeView {
        BadgeView::new(self.portal.config.title.clone(), self.done(&self.portal.tally()), Tone::Blue)
    }

    /// "3 von 87 erreicht": counts, never a mean.
    fn done(&self, tally: &Tally) -> String {
        let done = self.reached(tally).to_string();
        self.texts.fill("badge_file.done", &[("n", &done), ("total", &tally.total.to_string())])
    }

    /// How many goals have a status that means done.
    pub fn reached(&self, tally: &Tally) -> usize {
        let statuses = self.portal.config.statuses.iter().zip(&tally.counts);
        statuses.filter(|(status, _)| status.means == Meaning::Done).map(|(_, count)| count).sum()
    }
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

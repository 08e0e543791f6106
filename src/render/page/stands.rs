//! The list of past days.

use serde::Serialize;

use crate::portal::{Stand, routes};
use crate::render::change::period::no_stand;
use crate::render::page::frame::PageView;
use crate::render::words::Words;
use crate::render::words::view::{DateView, LinkView};

/// `stands.html`.
#[derive(Debug, Serialize)]
pub struct StandsView {
    /// Newest first.
    pub stands: Vec<StandLineView>,
}

#[derive(Debug, Serialize)]
pub struct StandLineView {
    pub link: LinkView,
    pub day: DateView,
    /// Missing if nothing can be compared.
    pub comparison: Option<LinkView>,
    /// Why the day cannot be shown; missing if it can.
    pub missing: Option<String>,
    /// Whether the day has no page at all.
    pub left_out: bool,
}

impl StandsView {
    pub fn of(words: &Words<'_>, stands: &[Stand<'_>], compared: impl Fn(usize) -> bool) -> Self {
        let line = |(place, stand): (usize, &Stand<'_>)| StandLineView {
            link: words.stand_link(stand.day),
            day: words.day(stand.day),
            comparison: compared(place).then(|| words.comparison_link(stand.day)),
            missing: stand.portal.as_ref().err().map(|why| no_stand(words, why)),
            left_out: stand.portal.as_ref().err().is_some_and(|why| why.is_left_out()),
        };
        Self { stands: stands.iter().enumerate().rev().map(line).collect() }
    }
}

pub fn page(words: &Words<'_>) -> PageView {
    PageView::listed(words, "stands", routes::STANDS)
}

//! A past day that cannot be shown, and why.

use serde::Serialize;

use crate::portal::{NoStand, Stand, routes};
use crate::render::change::period::no_stand;
use crate::render::page::frame::{PageView, described};
use crate::render::words::Words;
use crate::render::words::view::{DateView, LinkView};

/// `no_stand.html`.
#[derive(Debug, Serialize)]
pub struct NoStandView {
    pub day: DateView,
    pub missing: String,
    pub reasons: Vec<String>,
    pub comparison: Option<LinkView>,
}

impl NoStandView {
    pub fn of(words: &Words<'_>, stand: &Stand<'_>, why: &NoStand, compared: bool) -> Self {
        let german = |reason: &String| words.portal.config.languages.original_in("de", reason);
        let reasons =
            if let NoStand::Unreadable { reasons } = why { reasons.iter().map(german).collect() } else { Vec::new() };
        Self {
            day: words.day(stand.day),
            missing: no_stand(words, why),
            reasons,
            comparison: compared.then(|| words.comparison_link(stand.day)),
        }
    }
}

pub fn page(words: &Words<'_>, stand: &Stand<'_>) -> PageView {
    let link = words.stand_link(stand.day);
    PageView::below(words, link.title, described(words, None), link.url, vec![words.entry("stands", routes::STANDS)])
}

//! A goal of which only an earlier publication tells.

use serde::Serialize;

use crate::render::page::frame::PageView;
use crate::render::words::Words;

/// `gone.html`.
#[derive(Debug, Serialize)]
pub struct GoneView {
    pub id: String,
}

impl GoneView {
    pub fn of(id: &str) -> Self {
        Self { id: id.to_owned() }
    }
}

pub fn page(words: &Words<'_>, id: &str) -> PageView {
    let told = words.portal.rewritten.iter().rev().flat_map(|rewritten| rewritten.lost.changes.iter().rev());
    let title = told.filter(|change| change.goal.as_deref() == Some(id)).find_map(|change| change.title.as_ref());
    let title = title.map_or_else(|| id.to_uppercase(), |title| words.original(title));
    let description = words.texts.get("rewritten.gone").to_owned();
    // What was lost does not go on.
    PageView { feed: None, ..PageView::of_goal(words, title, description, id, None) }
}

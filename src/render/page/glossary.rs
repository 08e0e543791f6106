//! The glossary as a page, and the words that a page explains.

use serde::Serialize;

use crate::portal::routes;
use crate::render::page::frame::PageView;
use crate::render::text::terms::{TermView, sort, term};
use crate::render::words::Words;

/// `glossary.html`.
#[derive(Debug, Serialize)]
pub struct GlossaryView {
    pub terms: Vec<TermView>,
}

impl GlossaryView {
    pub fn of(words: &Words<'_>) -> Self {
        let mut terms: Vec<TermView> = words.portal.content.glossary.iter().map(term).collect();
        sort(words, &mut terms);
        Self { terms }
    }
}

pub fn page(words: &Words<'_>) -> PageView {
    PageView::with_file(
        words,
        PageView::listed(words, "glossary", routes::GLOSSARY),
        &words.portal.config.folders.glossary,
    )
}

//! A plain page.

use serde::Serialize;

use crate::content::Page;
use crate::portal::routes;
use crate::render::page::frame::{PageView, described, file_of};
use crate::render::text::body::Body;
use crate::render::text::terms::TermView;
use crate::render::words::Words;
use crate::render::words::view::SourceView;

/// `page.html` and `404.html`: a plain page.
#[derive(Debug, Serialize)]
pub struct PlainView {
    pub summary: Option<String>,
    pub body_html: String,
    /// Words of the page that the glossary explains.
    pub terms: Vec<TermView>,
    pub sources: Vec<SourceView>,
}

impl PlainView {
    pub fn of(words: &Words<'_>, page: &Page, body: &Body<'_>) -> Self {
        Self {
            summary: page.summary.clone(),
            body_html: body.html(&page.path, &page.text),
            terms: TermView::all(words, body, page.summary.as_deref().into_iter().chain([page.text.markdown.as_str()])),
            sources: words.sources(&page.sources),
        }
    }
}

pub fn page(words: &Words<'_>, page: &Page) -> PageView {
    let view = PageView::below(
        words,
        page.title.clone(),
        described(words, page.summary.as_ref()),
        routes::page(&page.slug),
        Vec::new(),
    );
    PageView::with_file(words, view, file_of(&page.path, &page.text))
}

//! The page that a web server shows for any address that does not exist.

use crate::portal::routes;
use crate::render::page::frame::{PageView, described};
use crate::render::words::Words;

pub fn page(words: &Words<'_>) -> PageView {
    let title = words.texts.get("titles.not_found").to_owned();
    let page = PageView::below(words, title, described(words, None), routes::NOT_FOUND.to_owned(), Vec::new());
    PageView { canonical: None, ..page }
}

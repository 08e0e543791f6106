//! Pages as they were last shown.

use std::cell::RefCell;
use std::collections::VecDeque;

/// So many pages are kept: those that somebody has open.
const KEPT: usize = 20;

/// The last good HTML of the pages that were asked for last, by address.
#[derive(Default)]
pub(super) struct Seen(RefCell<VecDeque<(String, String)>>);

impl Seen {
    pub fn keep(&self, path: &str, html: String) {
        let mut pages = self.0.borrow_mut();
        pages.retain(|(known, _)| known != path);
        pages.truncate(KEPT - 1);
        pages.push_front((path.to_owned(), html));
    }

    pub fn page(&self, path: &str) -> Option<String> {
        self.0.borrow().iter().find(|(known, _)| known == path).map(|(_, html)| html.clone())
    }
}

//! Pages as they were last shown.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// So many pages are kept: those that somebody has open.
const KEPT: usize = 20;

/// The last good HTML of the pages that were asked for last, by address.
#[derive(Default)]
pub(super) struct Seen(Mutex<VecDeque<(String, String)>>);

impl Seen {
    fn pages(&self) -> MutexGuard<'_, VecDeque<(String, String)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn keep(&self, path: &str, html: String) {
        let mut pages = self.pages();
        pages.retain(|(known, _)| known != path);
        pages.truncate(KEPT - 1);
        pages.push_front((path.to_owned(), html));
    }

    pub fn page(&self, path: &str) -> Option<String> {
        self.pages().iter().find(|(known, _)| known == path).map(|(_, html)| html.clone())
    }
}

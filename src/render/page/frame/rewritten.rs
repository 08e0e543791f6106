//! That a publication tells the past otherwise than those before it, wherever that matters.

use serde::Serialize;

use crate::portal::routes;
use crate::proof::{Altered, Rewritten};
use crate::render::words::Words;
use crate::render::words::view::{DateView, LinkView};

/// That the past is told otherwise: `site.rewritten` in templates.
#[derive(Debug, Clone, Serialize)]
pub struct RewrittenView {
    pub how: String,
    pub reason: String,
    pub date: DateView,
    /// The page with what was lost.
    pub link: LinkView,
    /// The goals that it is about, by id.
    pub goals: Vec<String>,
}

impl RewrittenView {
    /// All such publications, newest first.
    pub fn all(words: &Words<'_>) -> Vec<Self> {
        words.portal.rewritten.iter().rev().map(|rewritten| Self::of(words, rewritten)).collect()
    }

    pub fn of(words: &Words<'_>, Rewritten { place, as_of, how: what, reason, lost }: &Rewritten) -> Self {
        Self {
            how: how(words, *what),
            reason: words.original(reason),
            date: words.day(*as_of),
            link: LinkView {
                title: words.texts.get("rewritten.link").to_owned(),
                url: routes::lost(*place),
                short: None,
            },
            goals: lost.goals.clone(),
        }
    }
}

/// What happened, in words.
pub fn how(words: &Words<'_>, how: Altered) -> String {
    words.texts.find_in("rewritten.how", how.word()).unwrap_or_default().to_owned()
}

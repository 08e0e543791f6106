//! Settings of the history: where it began, where goals lay before, what trailers of commits are called.

use super::{CommitWords, Languages};
use crate::value::PartialDate;
use crate::yaml::Fields;

/// How the repository's history is to be read and told.
#[derive(Debug, Clone, Default)]
pub struct HistorySettings {
    /// Said wherever changes are shown, for example that the history was reconstructed.
    pub notice: Option<String>,
    /// Goals that come after this day count as added later; the day of the first commit with goals if not said.
    pub start: Option<PartialDate>,
    /// Folders in which the goals lay before, relative to the portal, or from the repository's top with a `/` in front.
    pub paths: Vec<String>,
    /// Folders of the repository in which the portal lay before, each with a `/` at its end; empty for its top.
    pub roots: Vec<String>,
    /// Names of trailers in commit messages.
    pub words: CommitWords,
}

pub(super) fn history(fields: &mut Fields<'_, '_, '_>, languages: &Languages) -> HistorySettings {
    let Some(node) = fields.take("history") else {
        return HistorySettings::default();
    };
    let Some(mut inner) = Fields::of("history", node, fields.sink()) else {
        return HistorySettings::default();
    };
    let settings = HistorySettings {
        notice: languages.text(&mut inner, "notice").map(|text| text.value),
        start: inner.date("start").map(|date| date.value),
        paths: inner.paths("paths"),
        roots: inner.places("roots"),
        words: words(&mut inner),
    };
    inner.finish();
    settings
}

fn words(fields: &mut Fields<'_, '_, '_>) -> CommitWords {
    let mut words = CommitWords::default();
    let Some(node) = fields.take("trailers") else {
        return words;
    };
    let Some(mut inner) = Fields::of("trailers", node, fields.sink()) else {
        return words;
    };
    for (field, list) in
        [("reason", &mut words.reason), ("decision", &mut words.decision), ("source", &mut words.source)]
    {
        let named: Vec<String> = inner.texts(field).into_iter().map(|text| text.value).collect();
        if !named.is_empty() {
            *list = named;
        }
    }
    inner.finish();
    words
}

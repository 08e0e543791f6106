//! Words of the glossary that a page explains.

use serde::Serialize;

use crate::content::Term;
use crate::foreign::plain;
use crate::portal::routes;
use crate::render::text::body::Body;
use crate::render::words::Words;

/// A word and what it means.
#[derive(Debug, Serialize)]
pub struct TermView {
    /// Its anchor on the glossary's page.
    pub id: String,
    pub word: String,
    pub text: String,
    pub url: String,
}

impl TermView {
    /// The words of the glossary that stand in texts of a page.
    pub fn all<'t>(words: &Words<'_>, body: &Body<'_>, texts: impl IntoIterator<Item = &'t str>) -> Vec<Self> {
        let mut terms: Vec<TermView> = body.links.terms().in_texts(texts.into_iter()).into_iter().map(term).collect();
        sort(words, &mut terms);
        terms
    }
}

pub fn sort(words: &Words<'_>, terms: &mut [TermView]) {
    terms.sort_by(|a, b| words.locale.compare(&plain(&a.word), &plain(&b.word)).then_with(|| a.id.cmp(&b.id)));
}

pub fn term(term: &Term) -> TermView {
    TermView { id: term.id.clone(), word: term.word.clone(), text: term.text.clone(), url: routes::term(&term.id) }
}

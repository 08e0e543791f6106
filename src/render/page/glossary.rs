//! The glossary as a page, and the words that a page explains.

use serde::Serialize;

use crate::content::Term;
use crate::foreign::plain;
use crate::portal::routes;
use crate::render::text::body::Body;
use crate::render::words::Words;
use crate::render::words::view::PageView;

/// `glossary.html`.
#[derive(Debug, Serialize)]
pub struct GlossaryView {
    pub terms: Vec<TermView>,
}

/// A word and what it means.
#[derive(Debug, Serialize)]
pub struct TermView {
    /// Its anchor on the glossary's page.
    pub id: String,
    pub word: String,
    pub text: String,
    pub url: String,
}

impl Words<'_> {
    pub fn glossary_page(&self) -> PageView {
        self.with_file(self.listed("glossary", routes::GLOSSARY), &self.portal.config.folders.glossary)
    }

    pub fn glossary(&self) -> GlossaryView {
        let mut terms: Vec<TermView> = self.portal.content.glossary.iter().map(term).collect();
        self.sort(&mut terms);
        GlossaryView { terms }
    }

    /// The words of the glossary that stand in texts of a page.
    pub fn terms<'t>(&self, body: &Body<'_>, texts: impl IntoIterator<Item = &'t str>) -> Vec<TermView> {
        let mut terms: Vec<TermView> = body.links.terms().in_texts(texts.into_iter()).into_iter().map(term).collect();
        self.sort(&mut terms);
        terms
    }

    fn sort(&self, terms: &mut [TermView]) {
        terms.sort_by(|a, b| self.locale.compare(&plain(&a.word), &plain(&b.word)).then_with(|| a.id.cmp(&b.id)));
    }
}

fn term(term: &Term) -> TermView {
    TermView { id: term.id.clone(), word: term.word.clone(), text: term.text.clone(), url: routes::term(&term.id) }
}

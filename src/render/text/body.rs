//! The texts of pages as HTML, with their links resolved for the page they stand on.

use std::ops::Range;

use crate::content::Text;
use crate::foreign;
use crate::markdown;
use crate::markdown::{AlertKind, Target};
use crate::portal::links::Links;
use crate::portal::routes;
use crate::theme::Texts;

/// Renders texts for one page.
#[derive(Debug, Clone, Copy)]
pub struct Body<'a> {
    pub links: &'a Links<'a>,
    pub texts: &'a Texts,
    /// Prefix from the page to the site's root (`../../`).
    pub root: &'a str,
    /// The portal's main language.
    pub main: &'a str,
}

impl Body<'_> {
    /// A text as HTML; empty if there is nothing but white space.
    pub fn html(&self, path: &str, text: &Text) -> String {
        if text.markdown.trim().is_empty() {
            return String::new();
        }
        // How a file ends its lines is formatting and must not show.
        let markdown = text.markdown.replace("\r\n", "\n");
        let html = markdown::to_html(&markdown, text.bounds, &PageLinks { body: *self, path });
        if text.untranslated { foreign::untranslated_html(&html, self.main) } else { html }
    }
}

struct PageLinks<'a> {
    body: Body<'a>,
    path: &'a str,
}

impl markdown::Links for PageLinks<'_> {
    fn href(&self, target: &Target) -> Option<String> {
        match target {
            Target::Outside(address) => Some(address.clone()),
            Target::Fragment(id) => Some(format!("#{}{}", self.id_prefix(), markdown::anchor(id))),
            inside => {
                let address = self.body.links.resolve(self.path, inside)?;
                // A place in another file is a heading of its text; one on a page may also be the theme's.
                let in_text = matches!(inside, Target::File(_)) || self.body.links.anchors().is_heading(&address);
                let address = match address.split_once('#') {
                    Some((page, heading)) if in_text => {
                        format!("{page}#{}{}", self.id_prefix(), markdown::anchor(heading))
                    }
                    _ => address,
                };
                Some(format!("{}{address}", self.body.root))
            }
        }
    }

    fn table_label(&self) -> &str {
        self.body.texts.get("markdown.table")
    }

    fn alert_title(&self, kind: AlertKind) -> &str {
        self.body.texts.get(match kind {
            AlertKind::Note => "markdown.note",
            AlertKind::Tip => "markdown.tip",
            AlertKind::Important => "markdown.important",
            AlertKind::Warning => "markdown.warning",
            AlertKind::Caution => "markdown.caution",
        })
    }

    fn footnotes_title(&self) -> &str {
        self.body.texts.get("markdown.footnotes")
    }

    fn terms(&self, words: &str) -> Vec<(Range<usize>, String)> {
        let found = self.body.links.terms().find(words).into_iter();
        found.map(|(range, term)| (range, format!("{}{}", self.body.root, routes::term(&term.id)))).collect()
    }

    fn id_prefix(&self) -> &'static str {
        "text-"
    }
}

//! Pages in easy language (Leichte Sprache): one about the portal, and one for each pillar.

use super::document::Text;
use super::known::Known;
use crate::config::{GroupKind, LegalPage};
use crate::diagnostic::{List, Problem};
use crate::yaml::{Fields, nearest};

/// Name of the file about the whole portal.
const START: &str = "start";

/// A page in easy language.
#[derive(Debug, Clone)]
pub struct EasyPage {
    /// Its file.
    pub path: String,
    /// The pillar it tells of; none on the page about the portal.
    pub pillar: Option<String>,
    /// Name.
    pub title: String,
    /// One sentence.
    pub summary: Option<String>,
    /// Sources.
    pub sources: Vec<String>,
    /// The page's text.
    pub text: Text,
}

impl EasyPage {
    /// `name` is the file's: `start`, or the id of a pillar.
    pub(super) fn read(mut fields: Fields<'_, '_, '_>, known: &Known<'_>, name: &str, text: Text) -> Option<Self> {
        let path = fields.sink().path().to_owned();
        let title = fields.required_text("title");
        let summary = fields.text("summary").map(|text| text.value);
        let sources = known.source_list(&mut fields, "sources");
        let pillars = known.config.groups.of(GroupKind::Pillar);
        let pillar = pillars.iter().find(|pillar| pillar.id == name).map(|pillar| pillar.id.clone());
        if pillar.is_none() && name != START {
            let known: Vec<String> = pillars.iter().map(|pillar| pillar.id.clone()).chain([START.to_owned()]).collect();
            let nearest = nearest(name, known.iter().map(String::as_str));
            let problem = Problem::UnknownReference { list: List::Pillar, id: name.to_owned(), nearest, known };
            let place = fields.span();
            fields.sink().add(&place, problem);
            fields.finish();
            return None;
        }
        fields.finish();
        Some(Self { path, pillar, title: title?.value, summary, sources, text })
    }

    /// Its address without the last `/`.
    pub(super) fn address(&self) -> String {
        let start = LegalPage::EasyLanguage.slug();
        self.pillar.as_ref().map_or_else(|| start.to_owned(), |pillar| format!("{start}/{pillar}"))
    }
}

//! Everything in the content that is not a goal: plain pages, texts of groups, the overview's text, sources, media.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::document::Text;
use super::known::Known;
use super::notation::misread;
use crate::config::GroupKind;
use crate::diagnostic::Problem;
use crate::value::{PartialDate, Quantity};
use crate::yaml::Fields;

/// Where a plain page is linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Menu {
    /// In the main menu.
    Main,
    /// Among the pages about portal and strategy.
    About,
    /// Among the legal pages.
    Legal,
    /// Nowhere; other pages link to it.
    None,
}

/// A plain page; its address is its file's name.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its file.
    pub path: String,
    /// Its address (`gremien`).
    pub slug: String,
    /// Name.
    pub title: String,
    /// One sentence.
    pub summary: Option<String>,
    /// Where it is linked.
    pub menu: Menu,
    /// Place in its menu, smallest first.
    pub order: i64,
    /// Whether it says everything itself, where the theme would otherwise fill in a page of the law.
    pub standalone: bool,
    /// Sources.
    pub sources: Vec<String>,
    /// The page's text.
    pub text: Text,
}

impl Page {
    pub(super) fn read(mut fields: Fields<'_, '_, '_>, known: &Known<'_>, slug: String, text: Text) -> Option<Self> {
        const MENUS: [(&str, Menu); 4] =
            [("main", Menu::Main), ("about", Menu::About), ("legal", Menu::Legal), ("none", Menu::None)];
        let path = fields.sink().path().to_owned();
        let title = fields.required_text("title");
        let summary = fields.text("summary").map(|text| text.value);
        let menu = fields.word("menu", &MENUS).unwrap_or(Menu::None);
        let order = fields.whole("order").map_or(0, |order| order.value);
        let standalone = fields.flag("standalone");
        let sources = known.source_list(&mut fields, "sources");
        fields.finish();
        Some(Self { path, slug, title: title?.value, summary, menu, order, standalone, sources, text })
    }
}

/// What people read about a pillar, topic, cross-cutting topic, department or strategy.
#[derive(Debug, Clone)]
pub struct GroupText {
    /// Its file.
    pub path: String,
    /// Which kind of group.
    pub kind: GroupKind,
    /// Which group.
    pub id: String,
    /// One sentence.
    pub summary: Option<String>,
    /// Sources.
    pub sources: Vec<String>,
    /// The text.
    pub text: Text,
}

impl GroupText {
    pub(super) fn read(mut fields: Fields<'_, '_, '_>, known: &Known<'_>, kind: GroupKind, text: Text) -> Option<Self> {
        let path = fields.sink().path().to_owned();
        let id = fields.required_text("id").and_then(|named| known.resolve(&mut fields, kind, named));
        let summary = fields.text("summary").map(|text| text.value);
        let sources = known.source_list(&mut fields, "sources");
        fields.finish();
        Some(Self { path, kind, id: id?, summary, sources, text })
    }
}

/// A report about a period: the editors' words around what the history says about it.
#[derive(Debug, Clone)]
pub struct Report {
    /// Its file.
    pub path: String,
    /// Its address (`2025`).
    pub slug: String,
    /// Name.
    pub title: String,
    /// One sentence.
    pub summary: Option<String>,
    /// First day of the period.
    pub from: Date,
    /// Last day of the period.
    pub to: Date,
    /// Sources.
    pub sources: Vec<String>,
    /// The editors' words.
    pub text: Text,
}

impl Report {
    pub(super) fn read(mut fields: Fields<'_, '_, '_>, known: &Known<'_>, slug: String, text: Text) -> Option<Self> {
        let path = fields.sink().path().to_owned();
        let title = fields.required_text("title");
        let summary = fields.text("summary").map(|text| text.value);
        let (from, to) = (fields.required_date("from"), fields.required_date("to"));
        if let (Some(from), Some(to)) = (&from, &to)
            && to.value.last_day() < from.value.first_day()
        {
            let problem = Problem::EndBeforeStart { end: to.value.to_string(), start: from.value.to_string() };
            fields.sink().add(&to.span, problem);
        }
        let sources = known.source_list(&mut fields, "sources");
        fields.finish();
        let (from, to) = (from?.value.first_day(), to?.value.last_day());
        Some(Self { path, slug, title: title?.value, summary, from, to, sources, text })
    }
}

/// A figure for the whole strategy.
#[derive(Debug, Clone)]
pub struct Figure {
    /// What it counts.
    pub label: String,
    /// As written.
    pub value: Quantity,
    /// Unit.
    pub unit: Option<String>,
    /// When it was stated.
    pub date: Option<PartialDate>,
    /// Source.
    pub source: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

impl Figure {
    /// What translations may name.
    fn texts(&self) -> impl Iterator<Item = &str> {
        let Self { label, value: Quantity { written, number: _ }, unit, date: _, source: _, note } = self;
        [label].into_iter().chain(written).chain(unit).chain(note).map(String::as_str)
    }
}

/// The overview's text and figures.
#[derive(Debug, Clone, Default)]
pub struct Start {
    /// Its file.
    pub path: String,
    /// One sentence.
    pub summary: Option<String>,
    /// Figures that were published for the whole strategy.
    pub figures: Vec<Figure>,
    /// The text.
    pub text: Text,
}

impl Start {
    /// Every text that `words` of a translation may name. The others have a field of their own there.
    pub(super) fn texts(&self) -> BTreeSet<&str> {
        let Self { path: _, summary: _, figures, text: _ } = self;
        figures.iter().flat_map(Figure::texts).map(str::trim).collect()
    }

    pub(super) fn read(mut fields: Fields<'_, '_, '_>, known: &Known<'_>, text: Text) -> Self {
        let path = fields.sink().path().to_owned();
        let summary = fields.text("summary").map(|text| text.value);
        let mut figures = Vec::new();
        for node in fields.entries("figures") {
            let Some(mut entry) = Fields::of("figures", node, fields.sink()) else {
                continue;
            };
            let label = entry.required_text("label");
            let value = entry.required_quantity("value");
            let unit = entry.text("unit").map(|text| text.value);
            for (span, problem) in misread(node, unit.as_deref(), known.config.languages.main()) {
                entry.sink().add(&span, problem);
            }
            let date = entry.date("date").map(|date| date.value);
            let source = known.source(&mut entry, "source");
            let note = entry.text("note").map(|text| text.value);
            entry.finish();
            let Some((label, value)) = label.zip(value) else {
                continue;
            };
            figures.push(Figure { label: label.value, value, unit, date, source, note });
        }
        fields.finish();
        Self { path, summary, figures, text }
    }
}

/// A picture or file that is copied as it is.
#[derive(Debug, Clone)]
pub struct Media {
    /// Its file, relative to the portal.
    pub path: String,
    /// Address in the site.
    pub address: String,
    /// Its bytes.
    pub bytes: Arc<Vec<u8>>,
}

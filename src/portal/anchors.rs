//! Places inside of pages that links may name: the headings of their texts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::routes;
use crate::config::LegalPage;
use crate::content::{Content, Text, Translation};
use crate::markdown::heading_ids;

/// Places on a plain page that the theme puts there.
const OF_THEME: [&str; 2] = ["inhalt", "quellen"];

/// The headings of all pages in one language. A text is read for them only when a link names a place in it.
#[derive(Debug)]
pub struct Anchors<'a> {
    pages: BTreeMap<String, Headings<'a>>,
}

#[derive(Debug)]
struct Headings<'a> {
    markdown: &'a str,
    /// Whether the page shows little more than its text.
    plain: bool,
    ids: OnceLock<BTreeSet<String>>,
}

impl<'a> Anchors<'a> {
    /// The pages as they are, or with what is translated into a `language`.
    pub fn of(content: &'a Content, language: Option<&str>) -> Self {
        let mut pages = BTreeMap::new();
        let mut add = |address: String, text: &'a Text, plain: bool, translation: Option<&'a Translation>| {
            let text = translation.and_then(|translation| translation.text.as_ref()).unwrap_or(text);
            pages.insert(address, Headings { markdown: &text.markdown, plain, ids: OnceLock::new() });
        };
        let translated = |path: &str| content.translations.get(&(path.to_owned(), language?.to_owned()));
        for goal in &content.goals {
            let translation = language.and_then(|language| goal.translations.get(language));
            add(routes::goal(&goal.id), &goal.text, false, translation);
        }
        for page in &content.pages {
            let plain = LegalPage::ALL.iter().all(|legal| legal.slug() != page.slug);
            add(routes::page(&page.slug), &page.text, plain, translated(&page.path));
        }
        for report in &content.reports {
            add(routes::report(&report.slug), &report.text, false, translated(&report.path));
        }
        for text in &content.group_texts {
            add(routes::group(text.kind, &text.id), &text.text, false, translated(&text.path));
        }
        for page in &content.easy {
            add(routes::easy(page.pillar.as_deref()), &page.text, false, None);
        }
        add(routes::OVERVIEW.to_owned(), &content.start.text, false, translated(&content.start.path));
        Self { pages }
    }

    /// The ids of a page's headings, without their prefix; `None` if no text of editors stands there.
    pub fn headings(&self, page: &str) -> Option<&BTreeSet<String>> {
        let page = self.pages.get(page)?;
        Some(page.ids.get_or_init(|| heading_ids(page.markdown)))
    }

    /// Whether an address with `#` names a heading of its page.
    pub fn is_heading(&self, address: &str) -> bool {
        let heading = address.split_once('#').and_then(|(page, place)| Some(self.headings(page)?.contains(place)));
        heading.unwrap_or(false)
    }

    /// Whether all places of a page are known, and whether this is one of them. `None` if they are not all known.
    pub fn has(&self, page: &str, place: &str) -> Option<bool> {
        let is_plain = self.pages.get(page)?.plain;
        let headings = self.headings(page)?;
        let known = |place: &str| headings.contains(place);
        let found = known(place) || place.strip_prefix("text-").is_some_and(known) || OF_THEME.contains(&place);
        (is_plain || found).then_some(found)
    }
}

//! Places inside of pages that links may name: the headings of their texts.

use std::collections::{BTreeMap, BTreeSet};

use super::routes;
use crate::config::LegalPage;
use crate::content::{Content, Text};

/// Places on a plain page that the theme puts there.
const OF_THEME: [&str; 2] = ["inhalt", "quellen"];

/// The headings of all pages in one language. A text is read for them only when a link names a place in it.
#[derive(Debug)]
pub struct Anchors<'a> {
    content: &'a Content,
    language: Option<&'a str>,
    /// All pages but those of goals, with whether they show little more than their text.
    pages: BTreeMap<String, (&'a Text, bool)>,
}

impl<'a> Anchors<'a> {
    /// The pages as they are, or with what is translated into a `language`.
    pub fn of(content: &'a Content, language: Option<&'a str>) -> Self {
        let mut pages = BTreeMap::new();
        let translated = |path: &str| content.translations.get(&(path.to_owned(), language?.to_owned()))?.text.as_ref();
        let mut add = |address: String, path: &str, text: &'a Text, plain: bool| {
            pages.insert(address, (translated(path).unwrap_or(text), plain));
        };
        for page in &content.pages {
            let plain = LegalPage::ALL.iter().all(|legal| legal.slug() != page.slug);
            add(routes::page(&page.slug), &page.path, &page.text, plain);
        }
        for report in &content.reports {
            add(routes::report(&report.slug), &report.path, &report.text, false);
        }
        for text in &content.group_texts {
            add(routes::group(text.kind, &text.id), &text.path, &text.text, false);
        }
        for page in &content.easy {
            add(routes::easy(page.pillar.as_deref()), "", &page.text, false);
        }
        add(routes::OVERVIEW.to_owned(), &content.start.path, &content.start.text, false);
        Self { content, language, pages }
    }

    /// The text of editors on a page, and whether the page shows little more; `None` if none stands there.
    fn text(&self, page: &str) -> Option<(&'a Text, bool)> {
        let Some(goal) = routes::goal_of(page).and_then(|id| self.content.goal(id)) else {
            return self.pages.get(page).copied();
        };
        let translated = || goal.translations.get(self.language?)?.text.as_ref();
        Some((translated().unwrap_or(&goal.text), false))
    }

    /// The ids of a page's headings, without their prefix; `None` if no text of editors stands there.
    pub fn headings(&self, page: &str) -> Option<&'a BTreeSet<String>> {
        let (text, _) = self.text(page)?;
        Some(&text.scan().headings)
    }

    /// Whether an address with `#` names a heading of its page.
    pub fn is_heading(&self, address: &str) -> bool {
        let heading = address.split_once('#').and_then(|(page, place)| Some(self.headings(page)?.contains(place)));
        heading.unwrap_or(false)
    }

    /// Whether all places of a page are known, and whether this is one of them. `None` if they are not all known.
    pub fn has(&self, page: &str, place: &str) -> Option<bool> {
        let (text, is_plain) = self.text(page)?;
        let headings = &text.scan().headings;
        let known = |place: &str| headings.contains(place);
        let found = known(place) || place.strip_prefix("text-").is_some_and(known) || OF_THEME.contains(&place);
        (is_plain || found).then_some(found)
    }
}

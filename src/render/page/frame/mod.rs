//! What stands around every page: title, address, way up, file.

pub mod languages;
pub mod menu;
pub mod pages;
pub mod rewritten;
pub mod site;

use serde::Serialize;

use crate::address;
use crate::config::GroupKind;
use crate::content::Text;
use crate::foreign;
use crate::history::without_addresses;
use crate::portal::routes;
use crate::render::words::Words;
use crate::render::words::view::LinkView;

/// What every page has: `page` in templates.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    pub title: String,
    pub description: String,
    /// Address inside the site (`ziele/vv-03/`; empty for the overview).
    pub path: String,
    /// Absolute address, if the portal has a base address.
    pub canonical: Option<String>,
    /// Way up, from the overview to the parent (without the page itself).
    pub crumbs: Vec<LinkView>,
    /// The first level of the menu this page belongs to (its `url`).
    pub section: String,
    /// Source file of the page, relative to the portal, and its places at the forge.
    pub file: Option<String>,
    pub file_href: Option<String>,
    pub edit_href: Option<String>,
    pub history_href: Option<String>,
    /// The feed that goes with the page, if there is one.
    pub feed: Option<String>,
    /// The same page in easy language, if there is one.
    pub easy: Option<String>,
    /// A mail with title and address of the page, as an address; only if the portal knows its own.
    pub mail: Option<String>,
    /// Whether the page is in another language because nobody translated it.
    pub untranslated: bool,
}

impl PageView {
    /// A page below the overview. `parents` come between the two.
    pub fn below(words: &Words<'_>, title: String, description: String, path: String, parents: Vec<LinkView>) -> Self {
        let home = LinkView { title: words.texts.get("crumbs.home").to_owned(), url: String::new(), short: None };
        let section = parents.first().map_or_else(|| path.clone(), |parent| parent.url.clone());
        let canonical = words.portal.config.base_url.as_ref().map(|base| format!("{base}{path}"));
        let crumbs = std::iter::once(home).chain(parents).collect();
        let mail = canonical.as_ref().map(|address| mail(&title, address));
        Self {
            mail,
            untranslated: foreign::is_untranslated(&title),
            title,
            description,
            path,
            canonical,
            crumbs,
            section,
            file: None,
            file_href: None,
            edit_href: None,
            history_href: None,
            feed: None,
            easy: None,
        }
    }

    /// A page made from a file, with its places at the forge.
    pub fn with_file(words: &Words<'_>, page: PageView, path: &str) -> Self {
        if path.is_empty() {
            return page;
        }
        let forge = &words.portal.config.forge;
        let head = words.portal.history.head.as_ref();
        let at_forge = |pattern: &Option<String>| {
            let pattern = pattern.as_ref()?;
            let commit = head.map_or("HEAD", |commit| &commit.id);
            Some(address::whole(&pattern.replace("{commit}", commit).replace("{path}", path)).into_owned())
        };
        Self {
            file: Some(without_addresses(path).into_owned()),
            file_href: at_forge(&forge.file),
            edit_href: at_forge(&forge.edit),
            history_href: at_forge(&forge.history),
            ..page
        }
    }

    /// The page of a goal of today or of the past.
    pub fn of_goal(words: &Words<'_>, title: String, description: String, id: &str, pillar: Option<&str>) -> Self {
        let mut parents = vec![words.entry("goals", routes::GOALS)];
        parents.extend(pillar.and_then(|id| words.group(GroupKind::Pillar, id)));
        let page = PageView::below(words, title, description, routes::goal(id), parents);
        Self { feed: Some(routes::feed(&page.path)), ..page }
    }

    pub fn listed(words: &Words<'_>, entry: &str, path: &str) -> Self {
        PageView::below(words, words.entry(entry, path).title, described(words, None), path.to_owned(), Vec::new())
    }
}

pub fn described(words: &Words<'_>, summary: Option<&String>) -> String {
    summary.unwrap_or(&words.portal.config.description).clone()
}

/// The file that a page's text comes from: that of the translation, or the page's own.
pub fn file_of<'p>(path: &'p str, text: &'p Text) -> &'p str {
    text.file.as_deref().unwrap_or(path)
}

/// A new mail with a subject and an address in it (RFC 6068).
fn mail(subject: &str, to: &str) -> String {
    format!("mailto:?subject={}&body={}", address::part(&foreign::plain(subject)), address::part(to))
}

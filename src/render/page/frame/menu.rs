//! The menus: links to the main pages, to what is about the portal, to the pages of the law.

use serde::Serialize;

use crate::config::{Elsewhere, GroupKind, LegalPage};
use crate::content::{Menu, Page};
use crate::portal;
use crate::portal::{LegalText, Place, Places, routes};
use crate::render::words::Words;
use crate::render::words::links::{easy_link, page_link};
use crate::render::words::view::LinkView;

/// A link to another website.
#[derive(Debug, Clone, Serialize)]
pub struct OutsideView {
    pub title: String,
    pub href: String,
}

impl OutsideView {
    /// Links to pages of the law that lie on other websites.
    pub fn all(words: &Words<'_>) -> Vec<Self> {
        let outside = |(page, place): (&LegalPage, &Elsewhere)| match place {
            Elsewhere::At(href) => Some(Self { title: legal_title(words, *page, None), href: href.clone() }),
            Elsewhere::Nowhere => None,
        };
        words.portal.config.legal.pages.iter().filter_map(outside).collect()
    }
}

/// The page about the portal in easy language, if there is one.
pub fn easy_start(words: &Words<'_>) -> Option<LinkView> {
    words.portal.content.easy.iter().find(|page| page.pillar.is_none()).map(easy_link)
}

/// Address of a pillar's page in easy language, if there is one.
pub fn easy_of(words: &Words<'_>, pillar: &str) -> Option<String> {
    let mut pages = words.portal.content.easy.iter();
    pages.any(|page| page.pillar.as_deref() == Some(pillar)).then(|| routes::easy(Some(pillar)))
}

/// The main pages.
pub fn menu(words: &Words<'_>) -> Vec<LinkView> {
    let mut menu = vec![("overview", Place::Overview)];
    if words.portal.has_goals() {
        menu.extend([
            ("goals", Place::Goals),
            ("pillars", Place::Groups(GroupKind::Pillar)),
            ("departments", Place::Groups(GroupKind::Department)),
            ("deadlines", Place::Deadlines),
            ("changelog", Place::Changelog),
            ("indicators", Place::Indicators),
        ]);
    }
    menu.push(("search", Place::Search));
    let mut menu = entries(words, menu);
    menu.extend(pages(words, Menu::Main));
    menu
}

/// Pages about the portal.
pub fn about(words: &Words<'_>) -> Vec<LinkView> {
    let has_goals = words.portal.has_goals();
    let mut about = Vec::new();
    if has_goals {
        about.extend([
            ("topics", Place::Groups(GroupKind::Topic)),
            ("cross_cutting", Place::Groups(GroupKind::CrossCutting)),
            ("strategies", Place::Groups(GroupKind::Strategy)),
        ]);
    }
    about.extend([("a_to_z", Place::AToZ), ("glossary", Place::Glossary), ("reports", Place::Reports)]);
    about.extend([("plan", Place::Plan), ("stands", Place::Stands)]);
    about.extend([("open_data", Place::OpenData), ("whole", Place::Whole)]);
    let mut about = entries(words, about);
    about.extend(pages(words, Menu::About));
    if has_goals || !words.portal.content.sources.is_empty() {
        about.extend(entries(words, vec![("sources", Place::Sources)]));
    }
    if has_goals {
        let title = words.texts.get("counting.link").to_owned();
        about.push(LinkView { title, url: routes::COUNTING.to_owned(), short: None });
    }
    about
}

/// Those of the places that the site has, with their names.
fn entries(words: &Words<'_>, places: Vec<(&str, Place)>) -> Vec<LinkView> {
    let all = Places::of(words.portal, Vec::new(), &[], Vec::new());
    let there = places.into_iter().filter(|(_, place)| all.has(*place));
    there.map(|(name, place)| words.entry(name, &all.address(place))).collect()
}

fn pages(words: &Words<'_>, menu: Menu) -> Vec<LinkView> {
    let mut pages: Vec<&Page> = words.portal.content.pages.iter().filter(|page| page.menu == menu).collect();
    pages.sort_by_key(|page| (page.order, &page.slug));
    pages.into_iter().map(page_link).collect()
}

/// The portal's own words on a page that the theme fills in.
pub fn legal_text<'a>(words: &Words<'a>, page: LegalPage) -> LegalText<'a> {
    portal::legal_pages(words.portal.content, words.portal.config).find(|(filled, _)| *filled == page)?.1
}

pub fn legal_title(words: &Words<'_>, page: LegalPage, own: LegalText<'_>) -> String {
    own.map_or_else(|| words.texts.get(&format!("legal.titles.{}", page.word())).to_owned(), |own| own.title.clone())
}

/// Address of the page in sign language, if there is one.
pub fn sign_language(words: &Words<'_>) -> Option<String> {
    let has_video = words.portal.config.legal.sign_language.is_some();
    let standalone =
        words.portal.content.pages.iter().any(|page| page.slug == LegalPage::SignLanguage.slug() && page.standalone);
    (has_video || standalone).then(|| routes::legal(LegalPage::SignLanguage))
}

/// Links to all pages of the law, by the order that the pages themselves name.
pub fn legal_links(words: &Words<'_>) -> Vec<LinkView> {
    let content = words.portal.content;
    let filled: Vec<_> = portal::legal_pages(content, words.portal.config).collect();
    let usual =
        |page: LegalPage| LegalPage::ALL.iter().zip(1..).find(|(one, _)| **one == page).map_or(0, |(_, n)| n * 10);
    let mut links: Vec<(i64, String, LinkView)> = Vec::new();
    for (page, own) in &filled {
        let url = routes::legal(*page);
        let link = LinkView { title: legal_title(words, *page, *own), url: url.clone(), short: None };
        links.push((own.map_or(usual(*page), |own| own.order), url, link));
    }
    links.extend(easy_start(words).map(|link| (usual(LegalPage::EasyLanguage), link.url.clone(), link)));
    let is_filled = |page: &&Page| filled.iter().any(|(filled, _)| filled.slug() == page.slug);
    let others = content.pages.iter().filter(|page| page.menu == Menu::Legal && !is_filled(page));
    links.extend(others.map(|page| (page.order, routes::page(&page.slug), page_link(page))));
    links.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    links.into_iter().map(|(_, _, link)| link).collect()
}

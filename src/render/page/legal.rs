//! Imprint, privacy, accessibility and sign language, filled in from the settings; links to them at the foot of each page.

use serde::Serialize;

use crate::config::{Authority, Elsewhere, Legal, LegalPage};
use crate::content::{Menu, Page};
use crate::portal::{self, LegalText, routes};
use crate::render::page::lists::page_link;
use crate::render::text::body::Body;
use crate::render::words::Words;
use crate::render::words::view::{DateView, LinkView, PageView, SourceView};

/// A link to another website.
#[derive(Debug, Clone, Serialize)]
pub struct OutsideView {
    pub title: String,
    pub href: String,
}

/// Where an authority is found.
#[derive(Debug, Serialize)]
pub struct AuthorityView {
    pub name: Option<String>,
    pub address: Vec<String>,
    pub email: Option<String>,
    pub href: Option<String>,
}

/// `legal_….html`: everything that the settings say; what is missing is marked by the template.
#[derive(Debug, Serialize)]
pub struct LegalView {
    pub summary: String,
    /// The portal's own words below.
    pub body_html: String,
    pub sources: Vec<SourceView>,
    /// Whether something is not filled in yet.
    pub unfilled: bool,
    pub private: bool,
    pub publisher: Option<String>,
    pub address: Vec<String>,
    pub represented_by: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// The number as `tel:` takes it.
    pub phone_href: Option<String>,
    pub responsible: Option<String>,
    pub supervision: Option<String>,
    pub officer: Option<String>,
    pub host: Option<String>,
    pub logs: Option<String>,
    pub storage: Option<String>,
    pub basis: Option<String>,
    pub authority: AuthorityView,
    /// `full`, `partial` or `none`.
    pub conformance: Option<String>,
    pub gaps: Vec<String>,
    pub date: Option<DateView>,
    pub reviewed: Option<DateView>,
    pub method: Option<String>,
    pub enforcement: AuthorityView,
    /// Address of a video of this site.
    pub video: Option<String>,
    /// Address of a video elsewhere: a link, so that nothing is loaded from there.
    pub video_href: Option<String>,
}

impl Words<'_> {
    /// The portal's own words on a page that the theme fills in.
    pub fn legal_text(&self, page: LegalPage) -> LegalText<'_> {
        portal::legal_pages(self.portal.content, self.portal.config).find(|(filled, _)| *filled == page)?.1
    }

    pub fn legal_meta(&self, page: LegalPage) -> PageView {
        let own = self.legal_text(page);
        let view =
            self.below(self.legal_title(page, own), self.legal_summary(page, own), routes::legal(page), Vec::new());
        self.with_file(view, own.map_or("", |own| &own.path))
    }

    fn legal_title(&self, page: LegalPage, own: LegalText<'_>) -> String {
        own.map_or_else(|| self.texts.get(&format!("legal.titles.{}", page.word())).to_owned(), |own| own.title.clone())
    }

    fn legal_summary(&self, page: LegalPage, own: LegalText<'_>) -> String {
        let ours = || self.texts.get(&format!("legal.summaries.{}", page.word())).to_owned();
        own.and_then(|own| own.summary.clone()).unwrap_or_else(ours)
    }

    pub fn legal(&self, page: LegalPage, body: &Body<'_>) -> LegalView {
        let own = self.legal_text(page);
        let legal = self.in_words_of_the_portal();
        let (video, video_href) = self.video();
        LegalView {
            summary: self.legal_summary(page, own),
            body_html: own.map_or_else(String::new, |own| body.html(&own.path, &own.text)),
            sources: own.map_or_else(Vec::new, |own| self.sources(&own.sources)),
            unfilled: !portal::missing(&legal, page).is_empty(),
            private: legal.private,
            publisher: legal.publisher,
            address: legal.address,
            represented_by: legal.represented_by,
            email: legal.email,
            phone_href: legal.phone.as_deref().map(dialled),
            phone: legal.phone,
            responsible: legal.responsible,
            supervision: legal.supervision,
            officer: legal.privacy.officer,
            host: legal.privacy.host,
            logs: legal.privacy.logs,
            storage: legal.privacy.storage,
            basis: legal.privacy.basis,
            authority: authority(legal.privacy.authority),
            conformance: legal.accessibility.conformance.map(|conformance| conformance.word().to_owned()),
            gaps: legal.accessibility.gaps,
            date: legal.accessibility.date.map(|date| self.date(date)),
            reviewed: legal.accessibility.reviewed.map(|date| self.date(date)),
            method: legal.accessibility.method,
            enforcement: authority(legal.accessibility.enforcement),
            video,
            video_href,
        }
    }

    /// The settings, marked as foreign on pages of another language.
    fn in_words_of_the_portal(&self) -> Legal {
        let languages = &self.portal.config.languages;
        let name = |text: &mut Option<String>| *text = text.as_ref().map(|text| languages.original(text));
        let said = |text: &mut Option<String>| *text = text.as_ref().map(|text| languages.untranslated(text));
        let mut legal = self.portal.config.legal.clone();
        [&mut legal.publisher, &mut legal.responsible, &mut legal.represented_by].into_iter().for_each(name);
        [&mut legal.supervision, &mut legal.privacy.officer, &mut legal.privacy.host].into_iter().for_each(name);
        [&mut legal.privacy.authority.name, &mut legal.accessibility.enforcement.name].into_iter().for_each(name);
        [&mut legal.privacy.logs, &mut legal.privacy.storage, &mut legal.privacy.basis].into_iter().for_each(said);
        said(&mut legal.accessibility.method);
        legal.accessibility.gaps.iter_mut().for_each(|gap| *gap = languages.untranslated(gap));
        legal
    }

    /// The video in sign language: as a file of this site, or elsewhere.
    fn video(&self) -> (Option<String>, Option<String>) {
        let Some(named) = self.portal.config.legal.sign_language.as_ref() else { return (None, None) };
        let media = self.portal.content.media.iter().find(|media| media.path == *named);
        match media {
            Some(media) => (Some(media.address.clone()), None),
            None => (None, Some(named.clone())),
        }
    }

    /// Address of the page in sign language, if there is one.
    pub fn sign_language(&self) -> Option<String> {
        let has_video = self.portal.config.legal.sign_language.is_some();
        let standalone =
            self.portal.content.pages.iter().any(|page| page.slug == LegalPage::SignLanguage.slug() && page.standalone);
        (has_video || standalone).then(|| routes::legal(LegalPage::SignLanguage))
    }

    /// Links to all pages of the law, by the order that the pages themselves name.
    pub fn legal_links(&self) -> Vec<LinkView> {
        let content = self.portal.content;
        let filled: Vec<_> = portal::legal_pages(content, self.portal.config).collect();
        let usual =
            |page: LegalPage| LegalPage::ALL.iter().zip(1..).find(|(one, _)| **one == page).map_or(0, |(_, n)| n * 10);
        let mut links: Vec<(i64, String, LinkView)> = Vec::new();
        for (page, own) in &filled {
            let url = routes::legal(*page);
            let link = LinkView { title: self.legal_title(*page, *own), url: url.clone(), short: None };
            links.push((own.map_or(usual(*page), |own| own.order), url, link));
        }
        links.extend(self.easy_start().map(|link| (usual(LegalPage::EasyLanguage), link.url.clone(), link)));
        let is_filled = |page: &&Page| filled.iter().any(|(filled, _)| filled.slug() == page.slug);
        let others = content.pages.iter().filter(|page| page.menu == Menu::Legal && !is_filled(page));
        links.extend(others.map(|page| (page.order, routes::page(&page.slug), page_link(page))));
        links.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        links.into_iter().map(|(_, _, link)| link).collect()
    }

    /// Links to pages of the law that lie on other websites.
    pub fn legal_outside(&self) -> Vec<OutsideView> {
        let outside = |(page, place): (&LegalPage, &Elsewhere)| match place {
            Elsewhere::At(href) => Some(OutsideView { title: self.legal_title(*page, None), href: href.clone() }),
            Elsewhere::Nowhere => None,
        };
        self.portal.config.legal.pages.iter().filter_map(outside).collect()
    }
}

fn authority(authority: Authority) -> AuthorityView {
    let Authority { name, address, email, url } = authority;
    AuthorityView { name, address, email, href: url }
}

/// `0391 / 123-45` as `039112345`; a `+` in front stays.
fn dialled(phone: &str) -> String {
    phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

//! Imprint, privacy, accessibility and sign language, filled in from the settings; links to them at the foot of each page.

use serde::Serialize;

use crate::config::{Authority, Legal, LegalPage};
use crate::portal;
use crate::portal::{LegalText, routes};
use crate::render::page::frame::PageView;
use crate::render::page::frame::menu::{legal_text, legal_title};
use crate::render::text::body::Body;
use crate::render::words::Words;
use crate::render::words::view::{DateView, SourceView};

/// Where an authority is found.
#[derive(Debug, Serialize)]
pub struct AuthorityView {
    pub name: Option<String>,
    pub address: Vec<String>,
    pub email: Option<String>,
    pub href: Option<String>,
}

/// `legal.html` and the four that extend it (`legal_imprint.html`, `legal_privacy.html`, `legal_accessibility.html`,
/// `legal_sign_language.html`): everything that the settings say; what is missing is marked by the template.
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

impl LegalView {
    pub fn of(words: &Words<'_>, page: LegalPage, body: &Body<'_>) -> Self {
        let own = legal_text(words, page);
        let legal = in_words_of_the_portal(words);
        let (video, video_href) = video(words);
        Self {
            summary: legal_summary(words, page, own),
            body_html: own.map_or_else(String::new, |own| body.html(&own.path, &own.text)),
            sources: own.map_or_else(Vec::new, |own| words.sources(&own.sources)),
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
            date: legal.accessibility.date.map(|date| words.date(date)),
            reviewed: legal.accessibility.reviewed.map(|date| words.date(date)),
            method: legal.accessibility.method,
            enforcement: authority(legal.accessibility.enforcement),
            video,
            video_href,
        }
    }
}

pub fn page(words: &Words<'_>, page: LegalPage) -> PageView {
    let own = legal_text(words, page);
    let view = PageView::below(
        words,
        legal_title(words, page, own),
        legal_summary(words, page, own),
        routes::legal(page),
        Vec::new(),
    );
    PageView::with_file(words, view, own.map_or("", |own| &own.path))
}

fn legal_summary(words: &Words<'_>, page: LegalPage, own: LegalText<'_>) -> String {
    let ours = || words.texts.get(&format!("legal.summaries.{}", page.word())).to_owned();
    own.and_then(|own| own.summary.clone()).unwrap_or_else(ours)
}

/// The settings, marked as foreign on pages of another language.
fn in_words_of_the_portal(words: &Words<'_>) -> Legal {
    let languages = &words.portal.config.languages;
    let name = |text: &mut Option<String>| *text = text.as_ref().map(|text| languages.original(text));
    let said = |text: &mut Option<String>| *text = text.as_ref().map(|text| languages.untranslated(text));
    let mut legal = words.portal.config.legal.clone();
    [&mut legal.publisher, &mut legal.responsible, &mut legal.represented_by].into_iter().for_each(name);
    [&mut legal.supervision, &mut legal.privacy.officer, &mut legal.privacy.host].into_iter().for_each(name);
    [&mut legal.privacy.authority.name, &mut legal.accessibility.enforcement.name].into_iter().for_each(name);
    [&mut legal.privacy.logs, &mut legal.privacy.storage, &mut legal.privacy.basis].into_iter().for_each(said);
    said(&mut legal.accessibility.method);
    legal.accessibility.gaps.iter_mut().for_each(|gap| *gap = languages.untranslated(gap));
    legal
}

/// The video in sign language: as a file of this site, or elsewhere.
fn video(words: &Words<'_>) -> (Option<String>, Option<String>) {
    let Some(named) = words.portal.config.legal.sign_language.as_ref() else { return (None, None) };
    let media = words.portal.content.media.iter().find(|media| media.path == *named);
    match media {
        Some(media) => (Some(media.address.clone()), None),
        None => (None, Some(named.clone())),
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

//! Settings about who runs the portal: what imprint, privacy, accessibility and sign language have to say.

use std::collections::BTreeMap;

use super::contact;
use crate::diagnostic::{Problem, Span};
use crate::value::PartialDate;
use crate::yaml::Fields;

/// A page that a public portal is expected to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LegalPage {
    /// Who runs the portal.
    Imprint,
    /// What happens to data of visitors.
    Privacy,
    /// How accessible it is, and where to complain.
    Accessibility,
    /// The portal in easy language.
    EasyLanguage,
    /// The portal in sign language.
    SignLanguage,
}

impl LegalPage {
    /// All of them, in the order in which they are linked.
    pub const ALL: [Self; 5] =
        [Self::Imprint, Self::Privacy, Self::Accessibility, Self::EasyLanguage, Self::SignLanguage];

    /// Address of the page, name of its file and its key under `legal: pages`.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Imprint => "impressum",
            Self::Privacy => "datenschutz",
            Self::Accessibility => "barrierefreiheit",
            Self::EasyLanguage => "leichte-sprache",
            Self::SignLanguage => "gebaerdensprache",
        }
    }

    /// Word in texts and templates.
    pub fn word(self) -> &'static str {
        match self {
            Self::Imprint => "imprint",
            Self::Privacy => "privacy",
            Self::Accessibility => "accessibility",
            Self::EasyLanguage => "easy_language",
            Self::SignLanguage => "sign_language",
        }
    }
}

/// A page that the portal does not make itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Elsewhere {
    /// It lies on another website.
    At(String),
    /// There is none.
    Nowhere,
}

/// Whether all content is accessible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conformance {
    /// All of it.
    Full,
    /// Most of it.
    Partial,
    /// No.
    None,
}

impl Conformance {
    const WORDS: [(&'static str, Self); 3] = [("full", Self::Full), ("partial", Self::Partial), ("none", Self::None)];

    /// Word in settings, texts and templates.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, meaning)| *meaning == self).map_or("none", |(word, _)| word)
    }
}

/// Where an authority is found.
#[derive(Debug, Clone, Default)]
pub struct Authority {
    /// Its name.
    pub name: Option<String>,
    /// Its postal address, line by line.
    pub address: Vec<String>,
    /// Its mail address.
    pub email: Option<String>,
    /// Its website.
    pub url: Option<String>,
}

/// What happens to data of visitors.
#[derive(Debug, Clone, Default)]
pub struct Privacy {
    /// How to reach the data protection officer, if there is one.
    pub officer: Option<String>,
    /// Who runs the web server.
    pub host: Option<String>,
    /// What the web server notes of a visit, and what for.
    pub logs: Option<String>,
    /// How long it keeps that.
    pub storage: Option<String>,
    /// On which legal basis.
    pub basis: Option<String>,
    /// To whom one may complain.
    pub authority: Authority,
}

/// What the declaration on accessibility says.
#[derive(Debug, Clone, Default)]
pub struct Accessibility {
    /// Whether all content is accessible.
    pub conformance: Option<Conformance>,
    /// What is not, with the reason.
    pub gaps: Vec<String>,
    /// When the declaration was made.
    pub date: Option<PartialDate>,
    /// When it was last looked at.
    pub reviewed: Option<PartialDate>,
    /// How it was tested.
    pub method: Option<String>,
    /// Where to complain if feedback did not help.
    pub enforcement: Authority,
}

/// Everything that the law may want to be said. What is not filled in is marked on the page and found by a check.
#[derive(Debug, Clone, Default)]
pub struct Legal {
    /// Where the block stands in the settings.
    pub span: Option<Span>,
    /// Pages that the portal does not make itself.
    pub pages: BTreeMap<LegalPage, Elsewhere>,
    /// Whoever runs the portal is no public body: nobody enforces its accessibility.
    pub private: bool,
    /// Name of the person or body that runs the portal.
    pub publisher: Option<String>,
    /// Its postal address, line by line.
    pub address: Vec<String>,
    /// Who represents it.
    pub represented_by: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// Who is responsible for the content, with an address.
    pub responsible: Option<String>,
    /// The authority that supervises the publisher, if one has to be named.
    pub supervision: Option<String>,
    /// Data of visitors.
    pub privacy: Privacy,
    /// Accessibility.
    pub accessibility: Accessibility,
    /// A video in sign language: a file of the media folder, or an address outside.
    pub sign_language: Option<String>,
}

pub(super) fn legal(fields: &mut Fields<'_, '_, '_>) -> Legal {
    let span = fields.place("legal");
    let Some(node) = fields.take("legal") else {
        return Legal::default();
    };
    let Some(mut inner) = Fields::of("legal", node, fields.sink()) else {
        return Legal::default();
    };
    let legal = Legal {
        span,
        pages: pages(&mut inner),
        private: inner.flag("private"),
        publisher: text(&mut inner, "publisher"),
        address: contact::postal(&mut inner, "address"),
        represented_by: text(&mut inner, "represented_by"),
        email: contact::mail(&mut inner, "email"),
        phone: contact::phone(&mut inner, "phone"),
        responsible: text(&mut inner, "responsible"),
        supervision: text(&mut inner, "supervision"),
        privacy: block(&mut inner, "privacy", |fields| Privacy {
            officer: text(fields, "officer"),
            host: text(fields, "host"),
            logs: text(fields, "logs"),
            storage: text(fields, "storage"),
            basis: text(fields, "basis"),
            authority: authority(fields, "authority"),
        }),
        accessibility: block(&mut inner, "accessibility", |fields| Accessibility {
            conformance: fields.word("conformance", &Conformance::WORDS),
            gaps: lines(fields, "gaps"),
            date: fields.date("date").map(|date| date.value),
            reviewed: fields.date("reviewed").map(|date| date.value),
            method: text(fields, "method"),
            enforcement: authority(fields, "enforcement"),
        }),
        sign_language: video(&mut inner),
    };
    inner.finish();
    legal
}

/// A mapping inside the block; as if empty if it is missing.
fn block<T: Default>(
    fields: &mut Fields<'_, '_, '_>,
    name: &str,
    read: impl FnOnce(&mut Fields<'_, '_, '_>) -> T,
) -> T {
    let Some(node) = fields.take(name) else {
        return T::default();
    };
    let Some(mut inner) = Fields::of(name, node, fields.sink()) else {
        return T::default();
    };
    let value = read(&mut inner);
    inner.finish();
    value
}

fn authority(fields: &mut Fields<'_, '_, '_>, name: &str) -> Authority {
    block(fields, name, |fields| Authority {
        name: text(fields, "name"),
        address: contact::postal(fields, "address"),
        email: contact::mail(fields, "email"),
        url: fields.address("url"),
    })
}

fn text(fields: &mut Fields<'_, '_, '_>, name: &str) -> Option<String> {
    fields.text(name).map(|text| text.value)
}

fn lines(fields: &mut Fields<'_, '_, '_>, name: &str) -> Vec<String> {
    fields.texts(name).into_iter().map(|text| text.value).filter(|text| !text.trim().is_empty()).collect()
}

/// `pages: {impressum: https://…, gebaerdensprache: none}`
fn pages(fields: &mut Fields<'_, '_, '_>) -> BTreeMap<LegalPage, Elsewhere> {
    block(fields, "pages", |fields| {
        let each = LegalPage::ALL.map(|page| {
            let text = fields.text(page.slug())?;
            let place = match text.value.as_str() {
                "none" => Elsewhere::Nowhere,
                address if is_outside(address) => Elsewhere::At(text.value),
                _ => {
                    fields.sink().add(&text.span, Problem::BadAddress { text: text.value });
                    return None;
                }
            };
            Some((page, place))
        });
        each.into_iter().flatten().collect()
    })
}

/// A file below the portal's folder, or an address outside.
fn video(fields: &mut Fields<'_, '_, '_>) -> Option<String> {
    let text = fields.text("sign_language")?;
    if is_outside(&text.value) || crate::yaml::is_path(&text.value) {
        return Some(text.value);
    }
    fields.sink().add(&text.span, Problem::BadPath { path: text.value, from_top: false });
    None
}

fn is_outside(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

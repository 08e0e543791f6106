//! The pages that a public portal is expected to have: which of them the theme fills in, and what it lacks for that.

use super::routes;
use crate::config::{self, Authority, Config, Conformance, Elsewhere, GroupKind, Legal, LegalPage};
use crate::content::{Content, Page};
use crate::diagnostic::{Diagnostic, Problem};

/// The portal's own words on a page that the theme fills in: its plain page of the same address, if there is one.
pub type LegalText<'a> = Option<&'a Page>;

/// The pages that the theme fills in from the settings, in the order in which they are linked. Easy language is not among
/// them: nobody can write it but people.
pub fn legal_pages<'a>(content: &'a Content, config: &'a Config) -> impl Iterator<Item = (LegalPage, LegalText<'a>)> {
    let filled = |page: LegalPage| {
        let own = content.pages.iter().find(|own| own.slug == page.slug());
        let is_ours = !config.legal.pages.contains_key(&page) && !own.is_some_and(|own| own.standalone);
        (is_ours && page != LegalPage::EasyLanguage).then_some((page, own))
    };
    LegalPage::ALL.into_iter().filter_map(filled)
}

/// Settings below `legal` without which a page is not complete.
pub fn missing(legal: &Legal, page: LegalPage) -> Vec<&'static str> {
    let contact = legal.email.is_some() || legal.phone.is_some();
    let wanted = match page {
        LegalPage::Imprint => vec![
            ("publisher", legal.publisher.is_some()),
            ("address", !legal.address.is_empty()),
            ("represented_by", legal.private || legal.represented_by.is_some()),
            ("email", legal.email.is_some()),
            ("responsible", legal.responsible.is_some()),
        ],
        LegalPage::Privacy => vec![
            ("publisher", legal.publisher.is_some()),
            ("email", contact),
            ("privacy: host", legal.privacy.host.is_some()),
            ("privacy: logs", legal.privacy.logs.is_some()),
            ("privacy: storage", legal.privacy.storage.is_some()),
            ("privacy: basis", legal.privacy.basis.is_some()),
            ("privacy: authority", is_found(&legal.privacy.authority)),
        ],
        LegalPage::Accessibility => {
            let declared = &legal.accessibility;
            let has_gaps = declared.conformance.is_some_and(|conformance| conformance != Conformance::Full);
            vec![
                ("email", contact),
                ("accessibility: conformance", declared.conformance.is_some()),
                ("accessibility: gaps", !has_gaps || !declared.gaps.is_empty()),
                ("accessibility: date", declared.date.is_some()),
                ("accessibility: method", declared.method.is_some()),
                ("accessibility: enforcement", legal.private || is_found(&declared.enforcement)),
            ]
        }
        LegalPage::SignLanguage => vec![("sign_language", legal.sign_language.is_some())],
        LegalPage::EasyLanguage => Vec::new(),
    };
    wanted.into_iter().filter(|(_, is_there)| !is_there).map(|(name, _)| name).collect()
}

/// Whether people can turn to an authority: its name, and a way there.
fn is_found(authority: &Authority) -> bool {
    let Authority { name, address, email, url } = authority;
    name.is_some() && (!address.is_empty() || email.is_some() || url.is_some())
}

/// What the pages lack, one finding for each.
pub(super) fn check(content: &Content, config: &Config) -> Vec<Diagnostic> {
    let unfilled = |(page, _): (LegalPage, LegalText<'_>)| {
        let missing: Vec<String> = missing(&config.legal, page).into_iter().map(str::to_owned).collect();
        if missing.is_empty() {
            return None;
        }
        let problem = Problem::UnfilledPage { address: super::routes::legal(page), missing };
        Some(match &config.legal.span {
            Some(span) => Diagnostic::at(config::FILE, span, problem),
            None => Diagnostic::whole(config::FILE, problem),
        })
    };
    let mut found: Vec<Diagnostic> = legal_pages(content, config).filter_map(unfilled).collect();
    found.extend(without_easy_language(content, config));
    found.extend(without_video(content, &config.legal));
    found.extend(empty(content));
    found
}

/// Pages of the law that the theme must not fill in, and that say nothing.
fn empty(content: &Content) -> impl Iterator<Item = Diagnostic> {
    let is_legal = |page: &&Page| LegalPage::ALL.iter().any(|legal| legal.slug() == page.slug);
    let alone = content.pages.iter().filter(|page| page.standalone).filter(is_legal);
    let empty = alone.filter(|page| page.text.markdown.trim().is_empty());
    empty.map(|page| Diagnostic::whole(&page.path, Problem::EmptyPage { address: routes::page(&page.slug) }))
}

/// A video in sign language that is not among the media.
fn without_video(content: &Content, legal: &Legal) -> Option<Diagnostic> {
    let path = legal.sign_language.as_ref().filter(|named| !named.contains("://"))?;
    let is_there = content.media.iter().any(|media| media.path == *path);
    let problem = Problem::DeadLink { target: path.clone(), nearest: None };
    (!is_there).then(|| Diagnostic::at(config::FILE, &legal.span.clone().unwrap_or_default(), problem))
}

/// A portal without a page in easy language; once there is one, every pillar wants its own.
fn without_easy_language(content: &Content, config: &Config) -> Vec<Diagnostic> {
    let elsewhere: Option<&Elsewhere> = config.legal.pages.get(&LegalPage::EasyLanguage);
    if elsewhere.is_some() {
        return Vec::new();
    }
    let has = |pillar: Option<&str>| content.easy.iter().any(|page| page.pillar.as_deref() == pillar);
    let file = |name: &str| format!("{}/{name}.md", config.folders.easy);
    let plain = content.pages.iter().any(|page| page.slug == LegalPage::EasyLanguage.slug());
    let mut found = Vec::new();
    if !has(None) && !plain {
        found.push(Diagnostic::whole(&file("start"), Problem::NoEasyPage { pillar: None }));
    }
    if !content.easy.is_empty() {
        let pillars = config.groups.of(GroupKind::Pillar).iter().filter(|pillar| !has(Some(&pillar.id)));
        found.extend(pillars.map(|pillar| {
            Diagnostic::whole(&file(&pillar.id), Problem::NoEasyPage { pillar: Some(pillar.title.clone()) })
        }));
    }
    found
}

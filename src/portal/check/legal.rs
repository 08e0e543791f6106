//! Pages of the law that lack what they need.

use crate::config::{self, Config, Elsewhere, GroupKind, Legal, LegalPage};
use crate::content::{Content, Page};
use crate::diagnostic::{Diagnostic, Problem};
use crate::portal::address::routes;
use crate::portal::legal::{LegalText, legal_pages, missing};

/// What the pages lack, one finding for each.
pub(super) fn check(content: &Content, config: &Config) -> Vec<Diagnostic> {
    let unfilled = |(page, _): (LegalPage, LegalText<'_>)| {
        let missing: Vec<String> = missing(&config.legal, page).into_iter().map(str::to_owned).collect();
        if missing.is_empty() {
            return None;
        }
        let problem = Problem::UnfilledPage { address: routes::legal(page), missing };
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

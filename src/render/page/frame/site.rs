//! What the whole site has: `site` in templates.

use serde::Serialize;

use crate::address;
use crate::headers;
use crate::portal::routes;
use crate::proof::PublicKey;
use crate::render::change::commit::CommitView;
use crate::render::page::frame::menu::{OutsideView, about, easy_start, legal_links, menu, sign_language};
use crate::render::page::frame::rewritten::RewrittenView;
use crate::render::words::view::{DateView, LinkView, StatusView};
use crate::render::words::{Words, status};

/// What is the same on every page: `site` in templates.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    pub title: String,
    pub description: String,
    pub language: String,
    /// The language of the content, as it is called in this one.
    pub main_language: String,
    /// Said on every page (for example: demonstration, no official website).
    pub notice: Option<String>,
    pub menu: Vec<LinkView>,
    pub about: Vec<LinkView>,
    pub legal: Vec<LinkView>,
    /// Pages of the law on other websites.
    pub legal_outside: Vec<OutsideView>,
    /// The portal in easy language.
    pub easy: Option<String>,
    /// Whether there is a page in sign language.
    pub sign_language: Option<String>,
    /// The policy that every page carries, and the wider one of pages with search.
    pub policy: &'static str,
    pub search_policy: &'static str,
    pub statuses: Vec<StatusView>,
    pub as_of: DateView,
    pub version: String,
    /// Commit whose content and history are shown.
    pub commit: Option<CommitView>,
    /// `complete`, `none` (no repository), `empty` (no commit yet), `shallow`.
    pub history: String,
    /// True if content differs from the commit (a preview).
    pub uncommitted: bool,
    pub forge: Option<String>,
    /// The picture that messages show which link to the portal: whole address and what is to be seen; only if the portal
    /// knows its own address.
    pub preview: Option<LinkView>,
    /// Said wherever changes are shown.
    pub history_notice: Option<String>,
    /// Whether there is a list of past days.
    pub has_stands: bool,
    /// Whether there are or were goals.
    pub has_goals: bool,
    /// Fingerprint of the key with which the log of publications is signed.
    pub fingerprint: Option<String>,
    /// Publications that tell the past otherwise than those before, newest first.
    pub rewritten: Vec<RewrittenView>,
}

impl SiteView {
    pub fn of(words: &Words<'_>, version: &str) -> Self {
        let config = words.portal.config;
        let history = words.portal.history;
        let has_page =
            history.head.as_ref().zip(history.steps.last()).is_some_and(|(head, last)| head.id == last.commit.id);
        Self {
            title: config.title.clone(),
            description: config.description.clone(),
            language: config.languages.current().to_owned(),
            main_language: words.language_name(config.languages.main()).to_owned(),
            notice: config.notice.clone(),
            menu: menu(words),
            about: about(words),
            legal: legal_links(words),
            legal_outside: OutsideView::all(words),
            easy: easy_start(words).map(|link| link.url),
            sign_language: sign_language(words),
            policy: headers::PAGE_POLICY,
            search_policy: headers::SEARCH_POLICY,
            statuses: config.statuses.iter().map(status).collect(),
            as_of: words.day(words.portal.as_of),
            version: version.to_owned(),
            commit: history.head.as_ref().map(|commit| CommitView::of(words, commit, has_page)),
            history: history.extent.word().to_owned(),
            uncommitted: !history.uncommitted.is_empty(),
            forge: config.forge.url.as_deref().map(|url| address::whole(url).into_owned()),
            preview: config.base_url.as_ref().map(|base| LinkView {
                title: format!("{}: {}", config.title, words.texts.get("preview.shows")),
                url: format!("{base}{}", routes::PREVIEW),
                short: None,
            }),
            history_notice: config.history.notice.clone(),
            has_stands: !config.stands.is_empty(),
            has_goals: words.portal.has_goals(),
            fingerprint: config.publications.key.as_ref().map(PublicKey::fingerprint),
            rewritten: RewrittenView::all(words),
        }
    }
}

//! How this site can be checked, with commands for exactly this site.

use serde::Serialize;

use crate::portal::routes;
use crate::proof::PublicKey;
use crate::render::page::frame::PageView;
use crate::render::words::Words;

/// `verify.html`.
#[derive(Debug, Serialize)]
pub struct VerifyView {
    /// Where the site lies, with a `/` at its end; if that is not known, a word that says so.
    pub address: String,
    pub has_address: bool,
    /// Where the repository lies.
    pub repository: Option<String>,
    /// The commit of the site.
    pub commit: Option<String>,
    /// The public key of the log, and what people compare.
    pub key: Option<String>,
    pub fingerprint: Option<String>,
    /// A page of the site to try it with.
    pub example: String,
}

impl VerifyView {
    pub fn of(words: &Words<'_>) -> Self {
        let (portal, config) = (words.portal, words.portal.config);
        let key = config.publications.key.as_ref();
        // The log is there once, whatever the language.
        let folder = config.languages.folder(config.languages.current());
        let base = config.base_url.as_deref().map(|base| base.strip_suffix(folder.as_str()).unwrap_or(base).to_owned());
        let example = portal.goals.first().map(|state| routes::goal(&state.goal.id)).unwrap_or_default();
        Self {
            has_address: base.is_some(),
            address: base.unwrap_or_else(|| words.texts.get("verify.address").to_owned()),
            repository: config.forge.url.as_deref().map(|url| crate::address::whole(url).into_owned()),
            commit: portal.history.head.as_ref().map(|commit| commit.id.clone()),
            key: key.map(|key| key.text().to_owned()),
            fingerprint: key.map(PublicKey::fingerprint),
            example,
        }
    }
}

pub fn page(words: &Words<'_>) -> PageView {
    let title = words.texts.get("verify.title").to_owned();
    let description = words.texts.get("verify.lead").to_owned();
    PageView::below(words, title, description, routes::VERIFY.to_owned(), Vec::new())
}

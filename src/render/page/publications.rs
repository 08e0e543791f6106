//! All publications of the portal, as their log has them.

use serde::Serialize;

use crate::address;
use crate::beginning::short;
use crate::portal::{address_of_commit, routes};
use crate::proof::{Entry, Log, entry_path};
use crate::render::page::frame::PageView;
use crate::render::page::frame::rewritten::{RewrittenView, how};
use crate::render::words::Words;
use crate::render::words::view::{DateView, LinkView};

/// `publications.html`.
#[derive(Debug, Serialize)]
pub struct PublicationsView {
    /// What the log is called.
    pub origin: Option<String>,
    /// Whether the portal's key signed it, in a sentence; none if the portal has no key, or if it is not known.
    pub signature: Option<String>,
    /// Newest first.
    pub publications: Vec<PublicationView>,
}

/// A publication.
#[derive(Debug, Serialize)]
pub struct PublicationView {
    pub number: usize,
    pub as_of: DateView,
    pub hash: String,
    pub short: String,
    /// The commit's page in this site, and at the forge.
    pub url: Option<String>,
    pub href: Option<String>,
    pub changes: usize,
    pub program: String,
    pub files: u64,
    /// Root of the tree of its files.
    pub root: String,
    /// The entry itself.
    pub entry: String,
    /// Fingerprint of the key that the settings named, if it was another one before.
    pub new_key: Option<String>,
    /// Whether there was no key before it.
    pub is_first_key: bool,
    /// What it tells otherwise than before.
    pub rewritten: Option<RewrittenView>,
}

impl PublicationsView {
    pub fn of(words: &Words<'_>, log: Option<&Log>, signed: Option<bool>) -> Self {
        let entries = log.map_or(&[][..], Log::entries);
        let publication = |(place, entry): (usize, &Entry)| {
            let before = place.checked_sub(1).and_then(|before| entries.get(before));
            PublicationView::of(words, place, entry, before)
        };
        Self {
            origin: log.map(|log| log.origin().to_owned()),
            signature: signed.map(|signed| {
                let name = if signed { "publications.signed" } else { "publications.unsigned" };
                words.texts.get(name).to_owned()
            }),
            publications: entries.iter().enumerate().rev().map(publication).collect(),
        }
    }
}

impl PublicationView {
    fn of(words: &Words<'_>, place: usize, entry: &Entry, before: Option<&Entry>) -> Self {
        let portal = words.portal;
        let step = portal.step_of(&entry.commit).and_then(|step| portal.history.steps.get(step));
        let pattern = portal.config.forge.commit.as_ref();
        let rewritten = entry.rewritten.as_ref().map(|said| RewrittenView {
            how: how(words, said.how),
            reason: words.original(&said.reason),
            date: words.day(entry.as_of),
            link: LinkView {
                title: words.texts.get("rewritten.link").to_owned(),
                url: routes::lost(place),
                short: None,
            },
            goals: Vec::new(),
        });
        Self {
            number: place + 1,
            as_of: words.day(entry.as_of),
            hash: entry.commit.clone(),
            short: short(&entry.commit).to_owned(),
            url: step.map(|_| address_of_commit(words.portal, &entry.commit)),
            href: pattern.map(|pattern| address::whole(&pattern.replace("{commit}", &entry.commit)).into_owned()),
            changes: entry.changes,
            program: entry.program.clone(),
            files: entry.files,
            root: entry.root.clone(),
            entry: entry_path(place),
            is_first_key: before.is_some_and(|before| before.key.is_none()),
            new_key: entry.key.clone().filter(|key| before.is_some_and(|before| before.key.as_ref() != Some(key))),
            rewritten,
        }
    }
}

pub fn page(words: &Words<'_>) -> PageView {
    let title = words.texts.get("publications.title").to_owned();
    let description = words.texts.get("publications.lead").to_owned();
    let parents = vec![LinkView {
        title: words.texts.get("verify.title").to_owned(),
        url: routes::VERIFY.to_owned(),
        short: None,
    }];
    PageView::below(words, title, description, routes::PUBLICATIONS.to_owned(), parents)
}

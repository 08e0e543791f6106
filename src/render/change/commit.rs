//! A commit, as a link and a line.

use serde::Serialize;

use crate::address;
use crate::history::Commit;
use crate::portal::address_of_commit;
use crate::render::text::short::short;
use crate::render::words::Words;
use crate::render::words::view::DateView;

/// A commit, as a link and a line.
#[derive(Debug, Clone, Serialize)]
pub struct CommitView {
    pub hash: String,
    /// First ten characters.
    pub short: String,
    /// Page of its changes in this site; missing for commits that a merge brought in.
    pub url: Option<String>,
    /// Its page at the forge.
    pub href: Option<String>,
    /// The day on which it counts.
    pub date: DateView,
    /// All who wrote it.
    pub author: String,
    pub subject: String,
}

impl CommitView {
    /// A commit; `page` tells whether this site has a page of its changes.
    pub fn of(words: &Words<'_>, commit: &Commit, page: bool) -> Self {
        let pattern = words.portal.config.forge.commit.as_ref();
        Self {
            hash: commit.id.clone(),
            short: short(&commit.id).to_owned(),
            url: page.then(|| address_of_commit(words.portal, &commit.id)).filter(|url| !url.is_empty()),
            href: pattern.map(|pattern| address::whole(&pattern.replace("{commit}", &commit.id)).into_owned()),
            date: day_of(words, commit),
            author: authors(words, commit),
            subject: words.original(&commit.subject),
        }
    }
}

/// All who wrote a commit.
pub fn authors(words: &Words<'_>, commit: &Commit) -> String {
    match commit.authors() {
        names if names.is_empty() => words.texts.get("commit.nobody").to_owned(),
        names => words.original(&names),
    }
}

/// The day on which a commit counts, and that this is not the one that it claims if that is wrong.
pub fn day_of(words: &Words<'_>, commit: &Commit) -> DateView {
    let mut date = words.day(commit.date);
    if commit.wrong.is_some() {
        date.text = words.texts.fill("step.wrong_day", &[("date", &date.text)]);
    }
    date
}

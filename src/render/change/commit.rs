//! A commit, as a link and a line.

use serde::Serialize;

use crate::address;
use crate::beginning::short;
use crate::history::{Commit, Step};
use crate::portal::address_of_commit;
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

impl CommitView {
    /// The commit of a step. A merge whose message only Git wrote is called by what it brought in.
    pub fn of_step(words: &Words<'_>, step: &Step) -> Self {
        let view = Self::of(words, &step.commit, true);
        let is_named = |subject: &str| !subject.starts_with("Merge ");
        let mut brought = step.brought_in.iter().filter(|commit| is_named(&commit.subject));
        let first = if is_named(&step.commit.subject) { None } else { brought.next() };
        let Some(first) = first else { return view };
        let more = Some(brought.count()).filter(|more| *more > 0).map(|more| words.count("feed.more", more));
        let subject = std::iter::once(words.original(&first.subject)).chain(more).collect::<Vec<_>>().join(" ");
        Self { subject, ..view }
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
    if let Some(wrong) = commit.wrong {
        let claimed = words.day(wrong.claimed).text;
        date.text = words.texts.fill("step.wrong_day", &[("date", &date.text), ("claimed", &claimed)]);
    }
    date
}

/// Which day a commit claims and which one counts, if these differ.
pub fn wrong_day(words: &Words<'_>, commit: &Commit) -> Option<String> {
    let wrong = commit.wrong?;
    let (claimed, counts) = (words.day(wrong.claimed).text, words.day(commit.date).text);
    Some(words.texts.fill("step.claims", &[("claimed", &claimed), ("date", &counts)]))
}

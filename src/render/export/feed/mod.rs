//! Atom feeds (RFC 4287): all changes, and those of one goal, pillar or department. One entry per commit.
//!
//! Ids come from the commit's hash and what the feed is about, so they stay the same wherever the site lies. What an entry
//! holds is bounded; its page has the rest.

mod part;
mod scope;
mod shown;

use atom_syndication::{Content, Entry, Feed, FixedDateTime, Link, Person, Text};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use self::part::{Parts, feed_parts};
use self::scope::{Scope, scopes};
use self::shown::Shown;
use crate::history::{Commit, Step};
use crate::portal::{address_of_commit, routes};
use crate::proof::Rewritten;
use crate::render::change::html::Changes;
use crate::render::output::{OutputFile, RenderError};
use crate::render::page::frame::rewritten::RewrittenView;
use crate::render::text::plain::line;
use crate::render::words::Words;
use crate::render::words::links::root;

/// Makes all feeds, and gives each to `with`.
///
/// # Errors
/// A feed that cannot be written, and what `with` returns.
pub fn files(
    changes: &Changes<'_>,
    with: impl Fn(OutputFile) -> Result<(), RenderError> + Sync,
) -> Result<(), RenderError> {
    let words = &changes.words;
    let parts: Vec<Parts> = words
        .portal
        .history
        .steps
        .par_iter()
        .enumerate()
        .map(|(place, step)| feed_parts(changes, place, step))
        .collect();
    let feeds: Vec<_> = scopes(words).par_iter().map(|scope| feed(words, scope, &parts).and_then(&with)).collect();
    feeds.into_iter().collect()
}

/// A UUID of version 8 (RFC 9562): the beginning of a digest, with the bits that say so.
fn urn(parts: &[&str]) -> String {
    let digest = Sha256::digest(parts.join("\n"));
    let mut bytes: Vec<u8> = digest.iter().take(16).copied().collect();
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

fn moment(text: &str) -> Option<FixedDateTime> {
    text.parse().ok()
}

fn feed(words: &Words<'_>, scope: &Scope<'_>, parts: &[Parts]) -> Result<OutputFile, RenderError> {
    let path = routes::feed(&scope.page);
    let steps = &words.portal.history.steps;
    let entry = |place: &usize| Some(feed_entry(words, scope, &path, steps.get(*place)?, parts.get(*place)?));
    let rewritten = words.portal.rewritten.iter().rev().filter(|rewritten| scope.is_about(rewritten));
    let rewritten = rewritten.map(|rewritten| rewritten_entry(words, scope, &path, rewritten));
    let entries: Vec<Entry> = rewritten.chain(scope.steps.iter().rev().filter_map(entry)).collect();
    let newest = entries.iter().map(|entry| entry.updated).max();
    // A feed without an entry is of the day for which the portal is built.
    let updated = newest.or_else(|| moment(&format!("{}T00:00:00Z", words.portal.as_of)));
    let first = steps.first().map_or("", |step| step.commit.id.as_str());
    let mut links = vec![feed_link(words, "alternate", &path, &scope.page, "text/html")];
    if words.portal.config.base_url.is_some() {
        links.push(feed_link(words, "self", &path, &path, "application/atom+xml"));
    }
    let feed = Feed {
        title: Text::plain(line(&scope.title)),
        id: urn(&urn_parts(words, &["feed", first, &scope.key])),
        updated: updated.unwrap_or_default(),
        authors: vec![person(&words.portal.config.title, &words.portal.config.title)],
        lang: Some(words.portal.config.languages.current().to_owned()),
        links,
        entries,
        ..Feed::default()
    };
    let failed = |error: atom_syndication::Error| RenderError::Data { path: path.clone(), reason: error.to_string() };
    let bytes = feed.write_to(Vec::new()).map_err(failed)?;
    let text = words.without_addresses(String::from_utf8_lossy(&bytes).into_owned());
    Ok(OutputFile { path, bytes: format!("{text}\n").into_bytes() })
}

/// Feeds of a further language are feeds of their own.
fn urn_parts<'p>(words: &Words<'p>, parts: &[&'p str]) -> Vec<&'p str> {
    let languages = &words.portal.config.languages;
    let language = (!languages.is_main()).then(|| languages.current());
    parts.iter().copied().chain(language).collect()
}

/// Absolute if the portal has a base address, else relative to the feed.
fn feed_link(words: &Words<'_>, rel: &str, feed: &str, to: &str, kind: &str) -> Link {
    let above = words.portal.config.base_url.clone().unwrap_or_else(|| root(feed));
    Link { href: format!("{above}{to}"), rel: rel.to_owned(), mime_type: Some(kind.to_owned()), ..Link::default() }
}

/// The moment of an entry. A wrong clock must not put it before or behind all others: it has that of the right commit before
/// it, if that one is of the day that counts, or else the beginning of this day.
fn time_of(words: &Words<'_>, commit: &Commit) -> String {
    let Some(wrong) = commit.wrong else { return commit.time() };
    let steps = &words.portal.history.steps;
    let place = words.portal.step_of(&commit.id).unwrap_or_default();
    let before = steps.iter().take(place).rev().map(|step| &step.commit).find(|commit| commit.wrong.is_none());
    let before = before.filter(|commit| commit.date == wrong.counts);
    before.map_or_else(|| format!("{}T00:00:00Z", wrong.counts), Commit::time)
}

fn feed_entry(words: &Words<'_>, scope: &Scope<'_>, feed: &str, step: &Step, parts: &Parts) -> Entry {
    let commit = &step.commit;
    let shown = Shown::of(scope, step, parts);
    let people = std::iter::once(&commit.author).chain(&commit.co_authors);
    let nobody = words.texts.get("feed.nobody");
    Entry {
        title: Text::plain(line(&shown.title(words, step))),
        id: urn(&urn_parts(words, &[&commit.id, &scope.key])),
        updated: moment(&time_of(words, commit)).unwrap_or_default(),
        authors: people.map(|name| person(name, nobody)).collect(),
        links: vec![feed_link(words, "alternate", feed, &address_of_commit(words.portal, &commit.id), "text/html")],
        content: Some(Content {
            content_type: Some("html".to_owned()),
            value: Some(shown.content(words, step)),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

/// That the past is told otherwise than before.
fn rewritten_entry(words: &Words<'_>, scope: &Scope<'_>, feed: &str, rewritten: &Rewritten) -> Entry {
    let RewrittenView { how, reason, date, .. } = RewrittenView::of(words, rewritten);
    let said = words.texts.fill("rewritten.said", &[("date", &date.text)]);
    let why = words.texts.fill("rewritten.reason", &[("reason", &line(&reason))]);
    let place = rewritten.place.to_string();
    Entry {
        title: Text::plain(said),
        id: urn(&urn_parts(words, &["rewritten", &place, &rewritten.lost.published, &scope.key])),
        updated: moment(&format!("{}T00:00:00Z", rewritten.as_of)).unwrap_or_default(),
        authors: vec![person(&words.portal.config.title, &words.portal.config.title)],
        links: vec![feed_link(words, "alternate", feed, &routes::lost(rewritten.place), "text/html")],
        summary: Some(Text::plain(format!("{how} {why}"))),
        ..Entry::default()
    }
}

fn person(name: &str, nobody: &str) -> Person {
    let name = line(name);
    Person { name: if name.is_empty() { nobody.to_owned() } else { name }, ..Person::default() }
}

#[cfg(test)]
mod tests {
    use super::urn;

    #[test]
    fn ids_are_uuids_of_version_8() {
        let id = urn(&["a", "portal"]);
        assert_eq!(id.len(), "urn:uuid:".len() + 36);
        assert_eq!((&id[23..24], matches!(&id[28..29], "8" | "9" | "a" | "b")), ("8", true), "{id}");
        assert_ne!(id, urn(&["a", "goal:x"]));
    }
}

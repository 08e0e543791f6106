//! Atom feeds (RFC 4287): all changes, and those of one goal, pillar or department. One entry per commit.
//!
//! Ids come from the commit's hash and what the feed is about, so they stay the same wherever the site lies. What an entry
//! holds is bounded; its page has the rest.

use std::collections::{BTreeMap, BTreeSet};

use atom_syndication::{Content, Entry, Feed, FixedDateTime, Link, Person, Text};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::history::{Change, GoalChanges, Said, Step};
use crate::portal::{FlaggedAt, address_of_commit, routes};
use crate::proof::Rewritten;
use crate::render::change::field::{ChangeView, change_words};
use crate::render::change::html::Changes;
use crate::render::change::marks::{FlagView, marks, reasons};
use crate::render::output::{OutputFile, RenderError};
use crate::render::page::frame::rewritten::RewrittenView;
use crate::render::text::plain;
use crate::render::text::plain::line;
use crate::render::text::short::{begin, short};
use crate::render::words::Words;
use crate::render::words::links::root;

/// Entries of a feed: the newest commits.
const ENTRIES: usize = 100;

/// Goals in an entry, and changes of each of them.
const GOALS: usize = 50;

const CHANGES: usize = 50;

/// Characters of a value or reason.
const VALUE: usize = 1000;

/// What a feed is about.
struct Scope<'a> {
    /// Part of the ids.
    key: String,
    title: String,
    /// Its page; the feed lies there.
    page: String,
    /// Places of its steps, oldest first.
    steps: Vec<usize>,
    /// Its goals; all if not said.
    goals: Option<BTreeSet<&'a str>>,
}

impl Scope<'_> {
    fn is_about(&self, rewritten: &Rewritten) -> bool {
        let has = |goals: &BTreeSet<&str>| rewritten.lost.goals.iter().any(|goal| goals.contains(goal.as_str()));
        self.goals.as_ref().is_none_or(has)
    }
}

/// A part of an entry: the changes of a goal, or the changed rules.
struct Part {
    html: String,
    flags: Vec<String>,
}

/// A step in parts.
struct Parts {
    goals: Vec<Part>,
    rules: Option<Part>,
    site: Option<Part>,
}

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

fn scopes<'a>(words: &Words<'a>) -> Vec<Scope<'a>> {
    let portal = words.portal;
    // Another way to write the same is no news.
    let is_news = |place: &usize| portal.history.steps.get(*place).is_some_and(|step| !step.is_formatting());
    let all = (0..portal.history.steps.len()).filter(is_news);
    let newest = |steps: Vec<usize>| -> Vec<usize> { steps[steps.len().saturating_sub(ENTRIES)..].to_vec() };
    let mut scopes = vec![Scope {
        key: "portal".to_owned(),
        title: words.texts.fill("feed.title", &[("title", &portal.config.title)]),
        page: routes::OVERVIEW.to_owned(),
        steps: newest(all.collect()),
        goals: None,
    }];
    let titled = |title: &str| words.texts.fill("feed.title_of", &[("title", title), ("portal", &portal.config.title)]);
    for state in portal.groups.iter().filter(|state| routes::has_feed(state.group.kind)) {
        let goals: Vec<_> = state.all().filter_map(|place| portal.goals.get(place)).collect();
        let steps: BTreeSet<usize> =
            goals.iter().flat_map(|state| state.steps.iter().rev().take(ENTRIES)).copied().collect();
        scopes.push(Scope {
            key: format!("{}:{}", state.group.kind.word(), state.group.id),
            title: titled(&state.group.title),
            page: routes::group(state.group.kind, &state.group.id),
            steps: newest(steps.into_iter().collect()),
            goals: Some(goals.iter().map(|state| state.goal.id.as_str()).collect()),
        });
    }
    // Whoever follows a goal must hear of its removal: goals of the past keep their feeds.
    let today = portal.goals.iter().map(|state| (state.goal.id.as_str(), state.goal.title.as_str(), &state.steps));
    let past = portal.removed.iter().map(|goal| (goal.id, goal.title, &goal.steps));
    scopes.extend(today.chain(past).map(|(id, title, steps)| Scope {
        key: format!("goal:{id}"),
        title: titled(title),
        page: routes::goal(id),
        steps: newest(steps.clone()),
        goals: Some(BTreeSet::from([id])),
    }));
    scopes
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

fn feed_entry(words: &Words<'_>, scope: &Scope<'_>, feed: &str, step: &Step, parts: &Parts) -> Entry {
    let commit = &step.commit;
    let subject = line(&commit.subject);
    let title =
        if subject.is_empty() { words.texts.fill("step.commit", &[("short", short(&commit.id))]) } else { subject };
    // A wrong clock must not put an entry before or behind all others.
    let updated = commit.wrong.map_or_else(|| commit.time(), |wrong| format!("{}T00:00:00Z", wrong.counts));
    let people = std::iter::once(&commit.author).chain(&commit.co_authors);
    let nobody = words.texts.get("feed.nobody");
    Entry {
        title: Text::plain(title),
        id: urn(&urn_parts(words, &[&commit.id, &scope.key])),
        updated: moment(&updated).unwrap_or_default(),
        authors: people.map(|name| person(name, nobody)).collect(),
        links: vec![feed_link(words, "alternate", feed, &address_of_commit(words.portal, &commit.id), "text/html")],
        content: Some(Content {
            content_type: Some("html".to_owned()),
            value: Some(feed_content(words, scope, step, parts)),
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

/// Marks and reason first, then what changed.
fn feed_content(words: &Words<'_>, scope: &Scope<'_>, step: &Step, parts: &Parts) -> String {
    let goals: Vec<&Part> = match &scope.goals {
        None => parts.goals.iter().collect(),
        Some(ids) => ids.iter().filter_map(|id| parts.goals.get(step.place_of(id)?)).collect(),
    };
    let rules = parts.rules.as_ref().filter(|_| scope.goals.is_none());
    let site = parts.site.as_ref().filter(|_| scope.goals.is_none());
    let flags: BTreeSet<&str> =
        goals.iter().copied().chain(rules).chain(site).flat_map(|part| &part.flags).map(String::as_str).collect();
    let mut html = feed_flags(words, &flags);
    html.extend(step.said_of_all().map(|said| feed_reason(words, &said, !flags.is_empty())));
    html.extend(goals.iter().take(GOALS).map(|part| part.html.as_str()));
    if goals.len() > GOALS {
        let more = words.texts.fill("feed.more_goals", &[("n", &(goals.len() - GOALS).to_string())]);
        html.push_str(&format!("<p>{}</p>", plain::html(&more)));
    }
    html.extend(rules.into_iter().chain(site).map(|part| part.html.as_str()));
    if html.is_empty() {
        let key = if step.gaps.is_empty() { "step.no_goal" } else { "step.no_goal_known" };
        html = format!("<p>{}</p>", plain::html(words.texts.get(key)));
    }
    html
}

fn feed_flags(words: &Words<'_>, flags: &BTreeSet<&str>) -> String {
    if flags.is_empty() {
        return String::new();
    }
    let flags: Vec<String> = flags.iter().map(|flag| format!("<strong>{}</strong>", plain::html(flag))).collect();
    format!("<p>{} {}</p>", plain::html(words.texts.get("marks.marked")), flags.join(", "))
}

fn feed_reason(words: &Words<'_>, said: &Said<'_>, is_marked: bool) -> String {
    let paragraph = |text: &str| format!("<p>{}</p>", plain::html(text));
    let reasons = reasons(words, said, VALUE);
    if reasons.is_empty() && is_marked {
        return paragraph(words.texts.get("marks.unexplained"));
    }
    let label = words.texts.get("marks.reason");
    reasons.iter().map(|reason| paragraph(&format!("{label} {reason}"))).collect()
}

fn feed_parts(changes: &Changes<'_>, place: usize, step: &Step) -> Parts {
    let words = &changes.words;
    let mut marks = marks(words, place);
    let is_apart = step.said_of_all().is_none();
    let why = |said: Said<'_>, flags: &[String]| {
        if is_apart { feed_reason(words, &said, !flags.is_empty()) } else { String::new() }
    };
    let mut goal = |(goal, of_goal): (usize, &GoalChanges)| {
        let mut flags = Vec::new();
        let mut change = |(change, each): (usize, &Change)| {
            let flag = marks.remove(&FlaggedAt::Goal { goal, change });
            flags.extend(flag.as_ref().map(|flag| flag.label.clone()));
            (change < CHANGES).then(|| {
                let view = ChangeView::of(words, (step, of_goal), each, changes.text(place, goal));
                feed_change(words, &ChangeView { flag, ..view })
            })
        };
        let items: Vec<String> = of_goal.changes.iter().enumerate().filter_map(&mut change).collect();
        let items = feed_items(words, &items, of_goal.changes.len());
        let why = why(step.said_of(&of_goal.id), &flags);
        Part { html: format!("<h3>{}</h3>{why}{items}", plain::html(&begin(&of_goal.title, VALUE))), flags }
    };
    let goals = step.goals.iter().enumerate().map(&mut goal).collect();
    let rule = |rule| feed_change(words, &ChangeView::of_rule(words, step, rule));
    let rules: Vec<String> = step.settings.iter().take(CHANGES).map(rule).collect();
    let site = feed_site(words, place, step, &mut marks, changes);
    let flags: Vec<String> = marks.into_values().map(|flag: FlagView| flag.label).collect();
    let rules = (!rules.is_empty()).then(|| Part {
        html: format!(
            "<h3>{}</h3>{}{}",
            plain::html(words.texts.get("rules.title")),
            why(step.said_of_rules(), &flags),
            feed_items(words, &rules, step.settings.len())
        ),
        flags,
    });
    Parts { goals, rules, site }
}

/// The changes beside the goals, with their reasons if not all of the step has the same ones.
fn feed_site(
    words: &Words<'_>,
    place: usize,
    step: &Step,
    marks: &mut BTreeMap<FlaggedAt, FlagView>,
    changes: &Changes<'_>,
) -> Option<Part> {
    let is_apart = step.said_of_all().is_none();
    let mut flags = Vec::new();
    let mut change = |(at, site)| {
        let flag = marks.remove(&FlaggedAt::Site(at));
        flags.extend(flag.as_ref().map(|flag| flag.label.clone()));
        let view = ChangeView::of_site(words, site, changes.site_text(place, at));
        let why = if is_apart { feed_reason(words, &step.said_of_site(at), flag.is_some()) } else { String::new() };
        let item = feed_change(words, &ChangeView { flag, ..view });
        format!("{}{why}</li>", item.trim_end_matches("</li>"))
    };
    let items: Vec<String> = step.site.iter().enumerate().map(&mut change).take(CHANGES).collect();
    let title = plain::html(words.texts.get("site.title"));
    let html = format!("<h3>{title}</h3>{}", feed_items(words, &items, step.site.len()));
    (!items.is_empty()).then_some(Part { html, flags })
}

fn feed_items(words: &Words<'_>, items: &[String], all: usize) -> String {
    let more = all - items.len();
    let more = (more > 0).then(|| {
        let more = words.texts.fill("feed.more_changes", &[("n", &more.to_string())]);
        format!("<li>{}</li>", plain::html(&more))
    });
    format!("<ul>{}{}</ul>", items.concat(), more.unwrap_or_default())
}

fn feed_change(words: &Words<'_>, change: &ChangeView) -> String {
    let flag = change
        .flag
        .as_ref()
        .map_or_else(String::new, |flag| format!(" <strong>[{}]</strong>", plain::html(&flag.label)));
    let value = |value: &Option<String>, tag: &str| {
        let text =
            value.as_ref().map_or_else(|| words.texts.get("change.empty").to_owned(), |value| begin(value, VALUE));
        format!("<{tag}>{}</{tag}>", plain::html(&text))
    };
    let (name, values) = change_words(words, change);
    let values = if values {
        format!(": {} → {}", value(&change.old, "del"), value(&change.new, "ins"))
    } else {
        String::new()
    };
    let across = change.across.as_ref().map(|across| format!(" ({})", plain::html(across))).unwrap_or_default();
    format!("<li>{}{values}{flag}{across}</li>", plain::html(&name))
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

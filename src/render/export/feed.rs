//! Atom feeds (RFC 4287): all changes, and those of one goal, pillar or department. One entry per commit.
//!
//! Ids come from the commit's hash and what the feed is about, so they stay the same wherever the site lies. What an entry
//! holds is bounded; its page has the rest.

use std::collections::{BTreeMap, BTreeSet};

use atom_syndication::{Content, Entry, Feed, FixedDateTime, Link, Person, Text};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::beginning::short;
use crate::history::{Commit, GoalChanges, Said, Step};
use crate::portal::{FlaggedAt, Rank, address_of_commit, routes};
use crate::proof::Rewritten;
use crate::render::change::commit::wrong_day;
use crate::render::change::field::{ChangeView, change_words, in_a_line, prominence};
use crate::render::change::html::Changes;
use crate::render::change::marks::{FlagView, marks, reasons};
use crate::render::change::rank::{rank_here, site_rank_here};
use crate::render::change::step::{folded, heading};
use crate::render::output::{OutputFile, RenderError};
use crate::render::page::frame::rewritten::RewrittenView;
use crate::render::text::plain;
use crate::render::text::plain::line;
use crate::render::text::short::begin;
use crate::render::words::Words;
use crate::render::words::links::root;

/// Entries of a feed: the newest commits.
const ENTRIES: usize = 100;

/// Those of a goal, whose page has the rest: there are as many of these feeds as goals.
const ENTRIES_OF_GOAL: usize = 10;

/// Goals in an entry, and changes of each of them.
const GOALS: usize = 50;

const CHANGES: usize = 50;

/// Changes beside the goals in an entry, and all that are marked.
const BESIDE: usize = 5;

/// Characters of a value or reason.
const VALUE: usize = 1000;

/// Characters of a change in the title of an entry.
const HEADLINE: usize = 120;

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
    /// Id and title of the goal.
    goal: Option<(String, String)>,
    /// Its most prominent change of substance in one line, a marked one before others, and how many there are.
    first: Option<((bool, u8), String)>,
    changes: usize,
    /// What else it changes, by number.
    editorial: usize,
    translated: usize,
    html: String,
    flags: Vec<String>,
}

impl Part {
    fn of(goal: Option<(String, String)>) -> Self {
        Self { goal, first: None, changes: 0, editorial: 0, translated: 0, html: String::new(), flags: Vec::new() }
    }
}

/// A step in parts.
struct Parts {
    goals: Vec<Part>,
    rules: Option<Part>,
    site: Option<Part>,
    /// Whether the parts have reasons of their own.
    are_apart: bool,
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
    let newest = |steps: &[usize], most: usize| steps[steps.len().saturating_sub(most)..].to_vec();
    let mut scopes = vec![Scope {
        key: "portal".to_owned(),
        title: words.texts.fill("feed.title", &[("title", &portal.config.title)]),
        page: routes::OVERVIEW.to_owned(),
        steps: newest(&all.collect::<Vec<_>>(), ENTRIES),
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
            steps: newest(&steps.into_iter().collect::<Vec<_>>(), ENTRIES),
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
        steps: newest(steps, ENTRIES_OF_GOAL),
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

/// The parts of a step that a feed shows.
struct Shown<'a> {
    /// Goals of whose substance something changed.
    goals: Vec<&'a Part>,
    /// Goals of which nothing but the rest changed.
    aside: Vec<&'a Part>,
    rules: Option<&'a Part>,
    site: Option<&'a Part>,
    are_apart: bool,
    /// Whether the feed is that of a goal.
    is_of_goal: bool,
}

impl<'a> Shown<'a> {
    fn of(scope: &Scope<'_>, step: &Step, parts: &'a Parts) -> Self {
        let goals: Vec<&Part> = match &scope.goals {
            None => parts.goals.iter().collect(),
            Some(ids) => ids.iter().filter_map(|id| parts.goals.get(step.place_of(id)?)).collect(),
        };
        let (goals, aside) = goals.into_iter().partition(|part| part.changes > 0);
        let of_all = |part: &'a Option<Part>| part.as_ref().filter(|_| scope.goals.is_none());
        let (rules, site) = (of_all(&parts.rules), of_all(&parts.site));
        let is_of_goal = scope.key.starts_with("goal:");
        Self { goals, aside, rules, site, are_apart: parts.are_apart, is_of_goal }
    }

    fn all(&self) -> impl Iterator<Item = &'a Part> {
        self.goals.iter().chain(&self.aside).copied().chain(self.rules).chain(self.site)
    }

    fn flags(&self) -> BTreeSet<&'a str> {
        self.all().flat_map(|part| &part.flags).map(String::as_str).collect()
    }

    fn folded(&self, words: &Words<'_>) -> Option<String> {
        let sum = |of: fn(&Part) -> usize| self.all().map(of).sum();
        folded(words, sum(|part| part.editorial), sum(|part| part.translated))
    }

    /// What happened, as a headline: marks, the goal, its first change.
    fn title(&self, words: &Words<'_>, step: &Step) -> String {
        let names = |parts: &[&'a Part]| -> Vec<(&'a str, &'a str)> {
            let goals = parts.iter().filter_map(|part| part.goal.as_ref());
            goals.map(|(id, title)| (id.as_str(), title.as_str())).collect()
        };
        let about = heading(words, step, &names(&self.goals), &names(&self.aside));
        let about = if about.is_empty() {
            words.texts.fill("step.commit", &[("short", short(&step.commit.id))])
        } else {
            about
        };
        let first = |part: &Part| {
            let first = begin(part.first.as_ref().map_or("", |(_, line)| line), HEADLINE);
            let more = (part.changes > 1).then(|| words.count("feed.more", part.changes - 1));
            [Some(first), more].into_iter().flatten().collect::<Vec<_>>().join(" ")
        };
        let told = match self.goals.as_slice() {
            [goal] => format!("{about} · {}", first(goal)),
            [] if self.rules.is_none() && self.site.is_some_and(|site| site.changes > 0) => {
                self.site.map_or_else(|| about.clone(), |site| format!("{about} · {}", first(site)))
            }
            [] if self.rules.is_none() => {
                self.folded(words).map_or_else(|| about.clone(), |folded| format!("{about} ({folded})"))
            }
            _ => about,
        };
        let flags = self.flags();
        if flags.is_empty() { told } else { format!("[{}] {told}", flags.into_iter().collect::<Vec<_>>().join(", ")) }
    }

    /// Marks first, then what changed, then why, and what the commit says of itself.
    fn content(&self, words: &Words<'_>, step: &Step) -> String {
        let flags = self.flags();
        let paragraph = |text: &str| format!("<p>{}</p>", plain::html(text));
        let mut html = feed_flags(words, &flags);
        for part in self.goals.iter().take(GOALS) {
            // The title of the entry names it already.
            let head = part.goal.as_ref().filter(|_| !self.is_of_goal);
            html.extend(head.map(|(_, title)| format!("<h3>{}</h3>", plain::html(title))));
            html.push_str(&part.html);
        }
        if self.goals.len() > GOALS {
            html.push_str(&paragraph(
                &words.texts.fill("feed.more_goals", &[("n", &(self.goals.len() - GOALS).to_string())]),
            ));
        }
        html.extend(self.rules.into_iter().chain(self.site).map(|part| part.html.as_str()));
        html.extend(self.folded(words).map(|folded| paragraph(&folded)));
        if html.is_empty() {
            let key = if step.gaps.is_empty() { "step.no_goal" } else { "step.no_goal_known" };
            html = paragraph(words.texts.get(key));
        }
        html.extend((!self.are_apart).then(|| feed_reason(words, &step.said_of_first(), !flags.is_empty())));
        html.extend(wrong_day(words, &step.commit).map(|day| paragraph(&day)));
        let subject = line(&step.commit.subject);
        html.extend((!subject.is_empty()).then(|| format!("<p><small>{}</small></p>", plain::html(&subject))));
        html
    }
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
    let is_apart = changes.said_of_all(place).is_none();
    let why = |said: Said<'_>, flags: &[String]| {
        if is_apart { feed_reason(words, &said, !flags.is_empty()) } else { String::new() }
    };
    let mut goal = |(at, of_goal): (usize, &GoalChanges)| {
        let title = begin(&words.title_then(&of_goal.id, &of_goal.title), VALUE);
        let mut part = Part::of(Some((of_goal.id.clone(), title.clone())));
        let mut items = Vec::new();
        for (change, each) in of_goal.changes.iter().enumerate() {
            let flag = marks.remove(&FlaggedAt::Goal { goal: at, change });
            match rank_here(words, of_goal, each) {
                Rank::Editorial if flag.is_none() => part.editorial += 1,
                Rank::Translation if flag.is_none() => part.translated += 1,
                _ => {
                    part.flags.extend(flag.as_ref().map(|flag| flag.label.clone()));
                    part.changes += 1;
                    if items.len() < CHANGES {
                        let view = ChangeView::of(words, (step, of_goal), each, changes.text(place, at));
                        let rank = (flag.is_none(), prominence(each));
                        if part.first.as_ref().is_none_or(|(first, _)| rank < *first) {
                            part.first = Some((rank, in_a_line(words, &view)));
                        }
                        let own = !of_goal.told_apart.is_empty() && flag.is_some();
                        let own = own.then(|| why(step.said_of_change(&of_goal.id, change), &part.flags));
                        let item = feed_change(words, &ChangeView { flag, ..view });
                        let own = own.map(|own| format!("{}{own}</li>", item.trim_end_matches("</li>")));
                        items.push(own.unwrap_or(item));
                    }
                }
            }
        }
        let items = feed_items(words, &items, part.changes);
        let is_told = !of_goal.told_apart.is_empty() && !part.flags.is_empty();
        let why = if is_told { String::new() } else { why(step.said_of(&of_goal.id), &part.flags) };
        Part { html: items + &why, ..part }
    };
    let goals = step.goals.iter().enumerate().map(&mut goal).collect();
    let are_rules_apart = !step.rules_told_apart.is_empty();
    let rule = |(place, rule)| {
        let item = feed_change(words, &ChangeView::of_rule(words, step, rule));
        let is_marked = marks.contains_key(&FlaggedAt::Rule(place));
        let own = are_rules_apart.then(|| feed_reason(words, &step.said_of_rule(place), is_marked));
        own.map_or_else(|| item.clone(), |own| format!("{}{own}</li>", item.trim_end_matches("</li>")))
    };
    let rules: Vec<String> = step.settings.iter().enumerate().take(CHANGES).map(rule).collect();
    let site = feed_site(words, place, step, &mut marks, changes);
    let flags: Vec<String> = marks.into_values().map(|flag: FlagView| flag.label).collect();
    let rules = (!rules.is_empty()).then(|| Part {
        html: format!(
            "<h3>{}</h3>{}{}",
            plain::html(words.texts.get("rules.title")),
            feed_items(words, &rules, step.settings.len()),
            if are_rules_apart { String::new() } else { why(step.said_of_rules(), &flags) }
        ),
        flags,
        ..Part::of(None)
    });
    Parts { goals, rules, site, are_apart: is_apart }
}

/// The changes beside the goals, with their reasons if not all of the step has the same ones.
fn feed_site(
    words: &Words<'_>,
    place: usize,
    step: &Step,
    marks: &mut BTreeMap<FlaggedAt, FlagView>,
    changes: &Changes<'_>,
) -> Option<Part> {
    let is_apart = changes.said_of_all(place).is_none();
    let mut part = Part::of(None);
    let mut items = Vec::new();
    for (at, site) in step.site.iter().enumerate() {
        let flag = marks.remove(&FlaggedAt::Site(at));
        match site_rank_here(words, site) {
            Rank::Translation if flag.is_none() => part.translated += 1,
            Rank::Editorial if flag.is_none() => part.editorial += 1,
            _ => part.changes += 1,
        }
        let is_told = flag.is_some() || (site_rank_here(words, site) == Rank::Substance && items.len() < BESIDE);
        if is_told {
            part.flags.extend(flag.as_ref().map(|flag| flag.label.clone()));
            let view = ChangeView::of_site(words, site, changes.site_text(place, at));
            let rank = (flag.is_none(), 0);
            if part.first.as_ref().is_none_or(|(first, _)| rank < *first) {
                part.first = Some((rank, in_a_line(words, &view)));
            }
            let why = if is_apart { feed_reason(words, &step.said_of_site(at), flag.is_some()) } else { String::new() };
            let item = feed_change(words, &ChangeView { flag, ..view });
            items.push(format!("{}{why}</li>", item.trim_end_matches("</li>")));
        }
    }
    let title = plain::html(words.texts.get("site.title"));
    let html = format!("<h3>{title}</h3>{}", feed_items(words, &items, part.changes));
    match part.changes {
        0 if part.translated + part.editorial == 0 => None,
        0 => Some(part),
        _ => Some(Part { html, ..part }),
    }
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
        let again = change.again.as_ref().map(|again| format!(", {}", plain::html(again))).unwrap_or_default();
        format!(": {} → {}{again}", value(&change.old, "del"), value(&change.new, "ins"))
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

//! Whether a change beside the goals is to be marked.

use std::collections::{BTreeMap, BTreeSet};

use super::Flag;
use crate::config::Tone;
use crate::content::{Field, SiteKind};
use crate::history::{History, SiteChange, Step};
use crate::value::PartialDate;

/// Texts of the theme, and groups of them, that tell of marks, missing reasons and late goals.
const MARK_TEXTS: &[&str] = &[
    "marks",
    "flags",
    "flagged",
    "stale",
    "removed",
    "due.overdue",
    "deadlines.overdue",
    "deadlines.stale",
    "commit.reason_none",
    "report.no_reason",
];

/// Templates that show them.
const MARK_TEMPLATES: &[&str] =
    &["change.html", "commit.html", "components.html", "counting.html", "flagged.html", "history_notice.html"];

/// Values of pages that say where these stand, not what is so.
const PLACES: &[&str] = &["menu", "order", "standalone", "id"];

/// What statuses said on the day of each step, as far as it counts here.
pub(super) struct SiteJudge {
    /// Of those that stand for a delay, the ids; from after so many steps on.
    late: Vec<(usize, BTreeSet<String>)>,
    /// The same of those that mean that a goal is reached.
    done: Vec<(usize, BTreeSet<String>)>,
}

impl SiteJudge {
    /// Of a history, and of a step that would be the next one.
    pub fn of(history: &History, next: Option<&Step>) -> Self {
        let rules = history.rule("statuses", next);
        let with = |name: &str, wanted: &str| {
            let ids = |field: &Option<Field>| having(field.as_ref(), name, wanted);
            rules.iter().map(|(steps, field)| (*steps, ids(field))).collect()
        };
        Self { late: with("late", "true"), done: with("means", "done") }
    }

    /// The marked changes of a step, by their places.
    pub fn flags(&self, step: usize, content: &Step) -> Vec<(usize, Flag)> {
        let of_day = |eras: &'_ [(usize, BTreeSet<String>)]| {
            let later = eras.partition_point(|(from, _)| *from <= step);
            eras.get(later.saturating_sub(1)).map(|(_, ids)| ids.clone()).unwrap_or_default()
        };
        let judge = Judge { late: of_day(&self.late), done: of_day(&self.done), all: &content.site };
        let flag = |(place, change): (usize, &SiteChange)| Some((place, judge.flag(change)?));
        content.site.iter().enumerate().filter_map(flag).collect()
    }
}

/// The ids of entries in which a part has a value.
fn having(entries: Option<&Field>, name: &str, wanted: &str) -> BTreeSet<String> {
    let Some(Field::Entries(entries)) = entries else { return BTreeSet::new() };
    let has = |entry: &Field| matches!(entry, Field::Map(parts) if part(parts, name) == Some(wanted));
    entries.iter().filter(|(_, entry)| has(entry)).map(|(id, _)| id.clone()).collect()
}

fn part<'f>(parts: &'f BTreeMap<String, Field>, name: &str) -> Option<&'f str> {
    parts.get(name).and_then(|part| part.texts().first()).map(String::as_str)
}

struct Judge<'a> {
    late: BTreeSet<String>,
    done: BTreeSet<String>,
    all: &'a [SiteChange],
}

impl Judge<'_> {
    fn flag(&self, site: &SiteChange) -> Option<Flag> {
        let is = |flag: Flag, holds: bool| holds.then_some(flag);
        let path: Vec<&str> = site.change.field.iter().map(String::as_str).collect();
        match site.kind {
            SiteKind::Source => is(Flag::SourceChanged, self.source(site, &path)),
            SiteKind::Page => is(Flag::PageWeaker, self.page(site, &path)),
            SiteKind::Term => is(Flag::PageWeaker, loses(&site.change.old, &site.change.new)),
            SiteKind::File => is(Flag::FileReplaced, matches!(path.as_slice(), ["bytes"]) || is_gone(site)),
            SiteKind::Look => self.look(site, &path),
            SiteKind::Text => is(Flag::MarkWordsChanged, path.first().is_some_and(|key| is_mark_text(key))),
            SiteKind::Design => {
                let shows = |name: &&str| site.path.ends_with(&format!("/templates/{name}"));
                is(Flag::MarkWordsChanged, MARK_TEMPLATES.iter().any(shows) && !is_gone(site))
            }
            SiteKind::Mailmap => {
                let others = |parts: &BTreeMap<String, Field>| parts.contains_key("others");
                is(Flag::RuleChanged, matches!(&site.change.new, Some(Field::Map(parts)) if others(parts)))
            }
            SiteKind::Translation => None,
        }
    }

    /// The same publisher and date under a new address is editorial.
    fn source(&self, site: &SiteChange, path: &[&str]) -> bool {
        let change = &site.change;
        match path {
            [_] => match (&change.old, &change.new) {
                (Some(old), None) => !self.is_there(site, |new| same_parts(old, new, &["title", "date"])),
                _ => false,
            },
            [_, "url"] => change.new.is_none(),
            [_, "date"] => !is_within(change.old.as_ref(), change.new.as_ref()),
            [_, "title" | "note"] => loses(&change.old, &change.new),
            _ => false,
        }
    }

    /// Whether something like what is gone came in the same step.
    fn is_there(&self, gone: &SiteChange, is_like: impl Fn(&Field) -> bool) -> bool {
        let is_beside = |other: &&SiteChange| {
            other.kind == gone.kind && other.change.old.is_none() && other.change.field.len() == gone.change.field.len()
        };
        self.all.iter().filter(is_beside).any(|other| other.change.new.as_ref().is_some_and(&is_like))
    }

    fn page(&self, site: &SiteChange, path: &[&str]) -> bool {
        let change = &site.change;
        match path {
            ["file"] => is_gone(site),
            ["text"] => site.text.as_ref().is_some_and(|text| weakens(&text.old, &text.new)),
            [name, ..] if PLACES.contains(name) => false,
            ["figures", _] => match (&change.old, &change.new) {
                (Some(old), None) => {
                    !self.is_there(site, |new| same_parts(old, new, &["value", "number", "unit", "date"]))
                }
                (old, _) => old.is_some(),
            },
            ["figures", _, "date"] => !is_within(change.old.as_ref(), change.new.as_ref()),
            ["figures", _, "value" | "number" | "unit" | "source"] => change.old.is_some(),
            ["from" | "to"] => change.old.is_some(),
            _ => loses(&change.old, &change.new),
        }
    }

    fn look(&self, site: &SiteChange, path: &[&str]) -> Option<Flag> {
        let change = &site.change;
        let new = change.new.as_ref().and_then(|new| new.texts().first()).map(String::as_str);
        let holds = match path {
            ["notice", ..] => loses(&change.old, &change.new),
            ["stands"] => {
                let days =
                    |field: &Option<Field>| field.as_ref().map(|field| field.texts().to_vec()).unwrap_or_default();
                let kept = days(&change.new);
                days(&change.old).iter().any(|day| !kept.contains(day))
            }
            ["statuses", id, "label", ..] => self.late.contains(*id) && loses(&change.old, &change.new),
            ["statuses", id, "colour" | "icon"] => {
                // As a reached goal looks, or no longer as a late one.
                let as_done = [Some(Tone::Green.word()), Some("check")].contains(&new) && !self.done.contains(*id);
                self.late.contains(*id) || as_done
            }
            ["statuses", _, "note" | "notice", ..] => loses(&change.old, &change.new),
            _ => false,
        };
        holds.then_some(Flag::LookChanged)
    }
}

/// Whether a text of the theme, by its path, tells of marks, missing reasons or late goals.
pub fn is_mark_text(path: &str) -> bool {
    let is_in = |rest: &str| rest.is_empty() || rest.starts_with(['.', '_']);
    MARK_TEXTS.iter().any(|known| path.strip_prefix(known).is_some_and(is_in))
}

fn is_gone(site: &SiteChange) -> bool {
    site.change.field.as_slice() == ["file"] && site.change.new.is_none()
}

fn same_parts(one: &Field, other: &Field, parts: &[&str]) -> bool {
    let (Field::Map(one), Field::Map(other)) = (one, other) else { return false };
    parts.iter().all(|name| one.get(*name) == other.get(*name))
}

/// Whether a date is another one, and not a more exact one of the same time.
fn is_within(old: Option<&Field>, new: Option<&Field>) -> bool {
    let date = |field: Option<&Field>| field?.texts().first()?.parse::<PartialDate>().ok();
    let Some(old) = old else { return true };
    let (Some(old), Some(new)) = (date(Some(old)), date(new)) else { return false };
    old.first_day() <= new.first_day() && new.last_day() <= old.last_day()
}

/// Whether words that stood there are gone or weaker.
fn loses(old: &Option<Field>, new: &Option<Field>) -> bool {
    fn words(field: &Field) -> String {
        match field {
            Field::Map(parts) | Field::Entries(parts) => parts.values().map(words).collect::<Vec<_>>().join("\n\n"),
            other => other.texts().join("\n\n"),
        }
    }
    let Some(old) = old else { return false };
    new.as_ref().is_none_or(|new| weakens(&words(old), &words(new)))
}

/// Whether a sentence of a text is gone. One that is only spelled otherwise is not: as many words, none of them more than two
/// letters away, none of those short or with a digit.
fn weakens(old: &str, new: &str) -> bool {
    let (old, new) = (sentences(old), sentences(new));
    let kept: BTreeSet<&Vec<String>> = new.iter().collect();
    old.iter().any(|gone| !kept.contains(gone) && !new.iter().any(|sentence| is_mended(gone, sentence)))
}

fn sentences(text: &str) -> Vec<Vec<String>> {
    let words = |sentence: &str| {
        let plain = |word: &str| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
        sentence.split_whitespace().map(plain).filter(|word| !word.is_empty()).collect::<Vec<_>>()
    };
    let ends = text.replace(". ", ".\n\n").replace(".\n", ".\n\n").replace("? ", "?\n\n").replace("! ", "!\n\n");
    ends.split("\n\n").map(words).filter(|words| !words.is_empty()).collect()
}

fn is_mended(old: &[String], new: &[String]) -> bool {
    let mended = |(one, other): (&String, &String)| {
        let plain = |word: &str| word.chars().count() >= 5 && !word.contains(|letter: char| letter.is_ascii_digit());
        one == other || plain(one) && plain(other) && !one.starts_with("kein") && distance(one, other) <= 2
    };
    old.len() == new.len() && old.iter().zip(new).all(mended)
}

/// How many letters have to be put in, taken out or replaced to make one word of another.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut before = row[0];
        row[0] = at + 1;
        for place in 1..row.len() {
            let replaced = before + usize::from(letter != other[place - 1]);
            before = row[place];
            row[place] = replaced.min(before + 1).min(row[place - 1] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

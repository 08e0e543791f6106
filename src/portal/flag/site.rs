//! Whether a change beside the goals is to be marked.

use std::collections::BTreeMap;

use super::links::{file_name, leads_elsewhere};
use super::mark_texts::is_mark_text;
use super::names::is_renamed;
use super::tokens::{is_number, words};
use super::vocabulary::Words;
use super::word_lists::word_set;
use super::words::{disclaims, disowns, weakens};
use super::{Flag, Hedges};
use crate::content::{Field, SiteKind};
use crate::history::{FieldChange, SiteChange, field_text};
use crate::value::PartialDate;

/// Templates that show them.
const MARK_TEMPLATES: &[&str] = &[
    "change.html",
    "commit.html",
    "components.html",
    "counting.html",
    "flagged.html",
    "history_notice.html",
    "log.html",
    "pages.html",
];

/// Values of pages that say where these stand, not what is so.
const PLACES: &[&str] = &["menu", "order", "standalone", "id"];

/// The marked changes beside the goals of a step, by their places; `statuses` are those of before.
pub(super) fn flags(
    all: &[SiteChange],
    statuses: &Words,
    hedges: &Hedges,
    renamed: &BTreeMap<String, String>,
) -> Vec<(usize, Flag)> {
    let judge = Judge { statuses, hedges, all, renamed };
    all.iter().enumerate().filter_map(|(place, change)| Some((place, judge.flag(change)?))).collect()
}

pub(super) struct Judge<'a> {
    pub(super) statuses: &'a Words,
    pub(super) hedges: &'a Hedges,
    all: &'a [SiteChange],
    /// Sources that have another id since the step.
    renamed: &'a BTreeMap<String, String>,
}

/// Sources that have another id since a step, with the same title and date, and files that have another name.
pub(super) fn renamed(all: &[SiteChange]) -> BTreeMap<String, String> {
    let whole = |change: &&SiteChange| change.kind == SiteKind::Source && change.change.field.len() == 1;
    let gone =
        all.iter().filter(whole).filter_map(|site| Some((site.change.field.first()?, site.change.old.as_ref()?)));
    let became = |(id, old): (&String, &Field)| {
        let is_it = |site: &&SiteChange| {
            let new = site.change.new.as_ref().filter(|_| site.change.old.is_none());
            new.is_some_and(|new| same_parts(old, new, &["title", "date"]))
        };
        let new = all.iter().filter(whole).find(is_it)?;
        Some((id.clone(), new.change.field.first()?.clone()))
    };
    let moved = all.iter().filter(|site| site.kind == SiteKind::File && site.change.field.as_slice() == ["file"]);
    let names = moved.filter_map(|site| {
        let name = |field: &Option<Field>| file_name(&field_text(field.as_ref()?));
        name(&site.change.old).zip(name(&site.change.new))
    });
    gone.filter_map(became).chain(names).collect()
}

impl Judge<'_> {
    fn flag(&self, site: &SiteChange) -> Option<Flag> {
        let is = |flag: Flag, holds: bool| holds.then_some(flag);
        let path: Vec<&str> = site.change.field.iter().map(String::as_str).collect();
        match site.kind {
            SiteKind::Source => is(Flag::SourceChanged, self.source(site, &path)),
            SiteKind::Page => is(Flag::PageWeaker, self.page(site, &path)),
            SiteKind::Term => is(Flag::PageWeaker, self.loses(&site.change) || redefines_promise(&site.change)),
            SiteKind::File => is(Flag::FileReplaced, matches!(path.as_slice(), ["bytes"]) || is_gone(site)),
            SiteKind::Look => self.look(site, &path),
            SiteKind::Text => is(Flag::MarkWordsChanged, path.first().is_some_and(|key| is_mark_text(key))),
            SiteKind::Design if path == ["marks"] => Some(Flag::MarkWordsChanged),
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
            [_, "title"] => self.loses(change),
            [_, "note"] => {
                let text = |field: &Option<Field>| field.as_ref().map(field_text).unwrap_or_default();
                self.loses(change) || disowns(&text(&change.old), &text(&change.new), self.hedges)
            }
            _ => false,
        }
    }

    pub(super) fn loses(&self, change: &FieldChange) -> bool {
        loses(change.old.as_ref(), change.new.as_ref(), self.hedges)
    }

    pub(super) fn is_late(&self, status: &str) -> bool {
        self.statuses.get(status).is_some_and(|status| status.late)
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
            ["file"] if change.old.is_none() => {
                site.text.as_ref().is_some_and(|text| disclaims(&text.new, self.hedges))
            }
            ["file"] => is_gone(site),
            ["text"] => site.text.as_ref().is_some_and(|text| {
                let today = |source: &str| self.renamed.get(source).map_or(source, String::as_str).to_owned();
                let is_bent = leads_elsewhere(&text.old, &text.new, today, |_| false);
                is_bent || weakens(&text.old, &text.new, self.hedges)
            }),
            // Whoever looks for it in a menu finds it no more.
            ["menu"] => is_listed(change.old.as_ref()) && !is_listed(change.new.as_ref()),
            [name, ..] if PLACES.contains(name) => false,
            ["figures", _] => match (&change.old, &change.new) {
                (Some(old), None) => {
                    let label = |field: &Field| {
                        if let Field::Map(figure) = field { figure.get("label").map(field_text) } else { None }
                    };
                    !self.is_there(site, |new| {
                        let is_named =
                            label(old).zip(label(new)).is_some_and(|(old, new)| !is_renamed(&old, &new, false));
                        is_named && same_parts(old, new, &["value", "number", "unit", "date"])
                    })
                }
                (old, _) => old.is_some(),
            },
            ["figures", id, "value" | "number" | "date" | "source"] if self.is_next(id) => false,
            ["figures", _, "date"] => !is_within(change.old.as_ref(), change.new.as_ref()),
            ["figures", _, "source"] => {
                let source = |field: &Option<Field>| field.as_ref().map(field_text);
                let old = source(&change.old).map(|old| self.renamed.get(&old).cloned().unwrap_or(old));
                old.is_some() && old != source(&change.new)
            }
            ["figures", _, "value" | "number" | "unit"] if is_same_text(change) => false,
            ["figures", _, "value" | "number" | "unit"] | ["from" | "to"] => change.old.is_some(),
            ["title"] => self.title(change),
            _ => self.loses(change),
        }
    }

    /// Whether a figure is the next one of its kind: of a later day, by another source.
    fn is_next(&self, id: &str) -> bool {
        let of = |part: &str| {
            let is_it = |field: &[String]| matches!(field, [list, figure, of] if list == "figures" && figure == id && of == part);
            self.all.iter().map(|site| &site.change).find(|change| is_it(&change.field))
        };
        let day = |field: &Option<Field>| field.as_ref()?.texts().first()?.parse::<PartialDate>().ok();
        let source = of("source").is_some_and(|source| source.old.is_some() && source.new.is_some());
        source
            && of("date").is_some_and(|date| {
                day(&date.old).zip(day(&date.new)).is_some_and(|(old, new)| new.last_day() > old.last_day())
            })
    }

    /// Whether a title takes back what it called so, denies it, or counts otherwise. It may have other words.
    pub(super) fn title(&self, change: &FieldChange) -> bool {
        let [old, new] = [&change.old, &change.new]
            .map(|field| super::tokens::words(&field.as_ref().map(field_text).unwrap_or_default()));
        let numbers = |words: &[String]| words.iter().filter(|word| is_number(word)).cloned().collect::<Vec<_>>();
        let is_framed = self.hedges.frames(&new) && !self.hedges.frames(&old);
        let is_softer = self.hedges.hedges_in(&new) > self.hedges.hedges_in(&old);
        let is_denied = self.hedges.denials_in(&new) != self.hedges.denials_in(&old);
        let is_less = new.is_empty() || numbers(&new) != numbers(&old);
        change.old.is_some() && (is_framed || is_softer || is_denied || is_less && self.loses(change))
    }
}

/// Whether a page stands in a menu.
fn is_listed(menu: Option<&Field>) -> bool {
    menu.is_some_and(|menu| field_text(menu) != "none")
}

/// Whether a value is only written otherwise.
fn is_same_text(change: &FieldChange) -> bool {
    let of = |field: &Option<Field>| field.as_ref().map(|field| words(&field_text(field)));
    of(&change.old) == of(&change.new)
}

/// Whether the glossary newly limits a word by which something is promised.
fn redefines_promise(change: &FieldChange) -> bool {
    word_set! {
        PROMISING = "kostenlos kostenfrei gratis frei alle jede jeder vollstaendig dauerhaft sofort garantiert verbindlich \
            unbefristet umgesetzt erreicht free every complete permanent immediately guaranteed binding reached"
    }
    word_set! {
        LIMITING = "ohne nur lediglich ausser soweit sofern wenn sobald bereits without only except unless when as"
    }
    let (None, Some(Field::Map(term))) = (&change.old, &change.new) else { return false };
    let named = ["word", "forms"].iter().filter_map(|part| term.get(*part));
    let is_promising = named
        .flat_map(Field::texts)
        .any(|word| matches!(words(word).as_slice(), [word] if PROMISING.contains(word.as_str())));
    let text = term.get("text").map(field_text).unwrap_or_default();
    is_promising && words(&text).iter().any(|word| LIMITING.contains(word.as_str()))
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
fn loses(old: Option<&Field>, new: Option<&Field>, hedges: &Hedges) -> bool {
    fn words(field: &Field) -> String {
        match field {
            Field::Map(parts) | Field::Entries(parts) => parts.values().map(words).collect::<Vec<_>>().join("\n\n"),
            other => other.texts().join("\n\n"),
        }
    }
    let Some(old) = old else { return false };
    new.is_none_or(|new| weakens(&words(old), &words(new), hedges))
}

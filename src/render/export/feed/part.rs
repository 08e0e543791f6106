//! What a step changed, in the parts that feeds put together.

use std::collections::BTreeMap;

use crate::history::{GoalChanges, Said, Step};
use crate::portal::{FlaggedAt, Rank};
use crate::render::change::field::{ChangeView, change_words, in_a_line};
use crate::render::change::html::Changes;
use crate::render::change::marks::{FlagView, marks, reasons};
use crate::render::change::order::{Order, in_order, marked_first, order};
use crate::render::change::rank::{rank_here, site_rank_here};
use crate::render::text::plain;
use crate::render::text::short::begin;
use crate::render::words::Words;

/// Changes of a goal in an entry, and changed rules.
const CHANGES: usize = 50;

/// Changes beside the goals in an entry, and all that are marked.
const BESIDE: usize = 5;

/// Characters of a value or reason.
const VALUE: usize = 1000;

/// A part of an entry: the changes of a goal, or the changed rules.
pub struct Part {
    /// Id and title of the goal.
    pub goal: Option<(String, String)>,
    /// Its most prominent change of substance in one line, a marked one before others, and how many there are.
    pub first: Option<(Order, String)>,
    pub changes: usize,
    /// What else it changes, by number.
    pub editorial: usize,
    pub translated: usize,
    pub html: String,
    pub flags: Vec<String>,
}

impl Part {
    fn of(goal: Option<(String, String)>) -> Self {
        Self { goal, first: None, changes: 0, editorial: 0, translated: 0, html: String::new(), flags: Vec::new() }
    }

    /// Takes a change for the first one if it is more prominent than those before.
    fn tell_first(&mut self, rank: Order, line: impl FnOnce() -> String) {
        if self.first.as_ref().is_none_or(|(first, _)| rank < *first) {
            self.first = Some((rank, line()));
        }
    }
}

/// A step in parts.
pub struct Parts {
    pub goals: Vec<Part>,
    pub rules: Option<Part>,
    pub site: Option<Part>,
    /// Whether the parts have reasons of their own.
    pub are_apart: bool,
}

/// Why something was changed.
pub fn feed_reason(words: &Words<'_>, said: &Said<'_>, is_marked: bool) -> String {
    let paragraph = |text: &str| format!("<p>{}</p>", plain::html(text));
    let reasons = reasons(words, said, VALUE);
    if reasons.is_empty() && is_marked {
        return paragraph(words.texts.get("marks.unexplained"));
    }
    let label = words.texts.get("marks.reason");
    reasons.iter().map(|reason| paragraph(&format!("{label} {reason}"))).collect()
}

/// A step in parts.
pub fn feed_parts(changes: &Changes<'_>, place: usize, step: &Step) -> Parts {
    let words = &changes.words;
    let is_apart = changes.said_of_all(place).is_none();
    let mut teller = Teller { changes, words, place, step, is_apart, marks: marks(words, place) };
    let goals = step.goals.iter().enumerate().map(|goal| teller.goal(goal)).collect();
    let site = teller.site();
    Parts { goals, rules: teller.rules(), site, are_apart: is_apart }
}

/// Tells a step part by part.
struct Teller<'a> {
    changes: &'a Changes<'a>,
    words: &'a Words<'a>,
    place: usize,
    step: &'a Step,
    /// Whether the parts have reasons of their own.
    is_apart: bool,
    /// Those of no part yet.
    marks: BTreeMap<FlaggedAt, FlagView>,
}

impl Teller<'_> {
    fn goal(&mut self, (at, of_goal): (usize, &GoalChanges)) -> Part {
        let (words, step) = (self.words, self.step);
        let title = begin(&words.title_then(&of_goal.id, &of_goal.title), VALUE);
        let mut part = Part::of(Some((of_goal.id.clone(), title)));
        let mut items = Vec::new();
        for (change, each) in in_order(words, self.place, at, of_goal) {
            let flag = self.marks.remove(&FlaggedAt::Goal { goal: at, change });
            match rank_here(words, step, of_goal, each) {
                Rank::Editorial if flag.is_none() => part.editorial += 1,
                Rank::Translation if flag.is_none() => part.translated += 1,
                _ => {
                    part.flags.extend(flag.as_ref().map(|flag| flag.label.clone()));
                    part.changes += 1;
                    if items.len() < CHANGES {
                        let view = ChangeView::of(words, (step, of_goal), each, self.changes.text(self.place, at));
                        part.tell_first(order(each, flag.is_some()), || in_a_line(words, &view));
                        let is_apart = !of_goal.told_apart.is_empty() && flag.is_some();
                        let own = is_apart.then(|| self.why(&step.said_of_change(&of_goal.id, change), &part.flags));
                        items.push(with_why(feed_change(words, &ChangeView { flag, ..view }), own));
                    }
                }
            }
        }
        let items = feed_items(words, &items, part.changes);
        let is_told = !of_goal.told_apart.is_empty() && !part.flags.is_empty();
        let why = if is_told { String::new() } else { self.why(&step.said_of(&of_goal.id), &part.flags) };
        Part { html: items + &why, ..part }
    }

    /// The changes beside the goals.
    fn site(&mut self) -> Option<Part> {
        let (words, step) = (self.words, self.step);
        let mut part = Part::of(None);
        let mut items = Vec::new();
        for at in marked_first(words, self.place, 0..step.site.len(), FlaggedAt::Site) {
            let Some(site) = step.site.get(at) else { continue };
            let flag = self.marks.remove(&FlaggedAt::Site(at));
            match site_rank_here(words, site) {
                Rank::Translation if flag.is_none() => part.translated += 1,
                Rank::Editorial if flag.is_none() => part.editorial += 1,
                _ => part.changes += 1,
            }
            let is_told = flag.is_some() || (site_rank_here(words, site) == Rank::Substance && items.len() < BESIDE);
            if is_told {
                part.flags.extend(flag.as_ref().map(|flag| flag.label.clone()));
                let view = ChangeView::of_site(words, site, self.changes.site_text(self.place, at));
                part.tell_first((flag.is_none(), 0), || in_a_line(words, &view));
                let own = self.is_apart.then(|| feed_reason(words, &step.said_of_site(at), flag.is_some()));
                items.push(with_why(feed_change(words, &ChangeView { flag, ..view }), own));
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

    /// The changed rules, with all marks that are left.
    fn rules(self) -> Option<Part> {
        let (words, step) = (self.words, self.step);
        let are_apart = !step.rules_told_apart.is_empty();
        let rule = |place: usize| {
            let rule = step.settings.get(place)?;
            let is_marked = self.marks.contains_key(&FlaggedAt::Rule(place));
            let own = are_apart.then(|| feed_reason(words, &step.said_of_rule(place), is_marked));
            Some(with_why(feed_change(words, &ChangeView::of_rule(words, step, rule)), own))
        };
        let places = marked_first(words, self.place, 0..step.settings.len(), FlaggedAt::Rule);
        let rules: Vec<String> = places.into_iter().take(CHANGES).filter_map(rule).collect();
        if rules.is_empty() {
            return None;
        }
        let title = plain::html(words.texts.get("rules.title"));
        let items = feed_items(words, &rules, step.settings.len());
        let flags: Vec<String> = self.marks.values().map(|flag| flag.label.clone()).collect();
        let why = if are_apart { String::new() } else { self.why(&step.said_of_rules(), &flags) };
        Some(Part { html: format!("<h3>{title}</h3>{items}{why}"), flags, ..Part::of(None) })
    }

    fn why(&self, said: &Said<'_>, flags: &[String]) -> String {
        if self.is_apart { feed_reason(self.words, said, !flags.is_empty()) } else { String::new() }
    }
}

/// A change with why it was made, if that is its own.
fn with_why(item: String, own: Option<String>) -> String {
    match own {
        Some(own) => format!("{}{own}</li>", item.trim_end_matches("</li>")),
        None => item,
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

//! What an entry of a feed says: its title and its content.

use std::collections::BTreeSet;

use super::part::{Part, Parts, feed_reason};
use super::scope::Scope;
use crate::beginning::short;
use crate::history::Step;
use crate::render::change::commit::wrong_day;
use crate::render::change::step::{folded, heading};
use crate::render::text::plain;
use crate::render::text::plain::line;
use crate::render::text::short::begin;
use crate::render::words::Words;

/// Goals in an entry.
const GOALS: usize = 50;

/// Characters of a change in the title of an entry.
const HEADLINE: usize = 120;

/// The parts of a step that a feed shows.
pub struct Shown<'a> {
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
    pub fn of(scope: &Scope<'_>, step: &Step, parts: &'a Parts) -> Self {
        let goals: Vec<&Part> = match &scope.goals {
            None => parts.goals.iter().collect(),
            Some(ids) => ids.iter().filter_map(|id| parts.goals.get(step.place_of(id)?)).collect(),
        };
        let (mut goals, aside): (Vec<&Part>, Vec<&Part>) = goals.into_iter().partition(|part| part.changes > 0);
        goals.sort_by_key(|part| part.first.as_ref().map(|(order, _)| *order));
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

    fn folded(&self, words: &Words<'_>, is_beside: bool) -> Option<String> {
        let sum = |of: fn(&Part) -> usize| self.all().map(of).sum();
        folded(words, sum(|part| part.editorial), sum(|part| part.translated), is_beside)
    }

    /// What happened, as a headline: marks, the goal, its first change.
    pub fn title(&self, words: &Words<'_>, step: &Step) -> String {
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
                self.folded(words, false).map_or_else(|| about.clone(), |folded| format!("{about} ({folded})"))
            }
            _ => about,
        };
        let flags = self.flags();
        if flags.is_empty() { told } else { format!("[{}] {told}", flags.into_iter().collect::<Vec<_>>().join(", ")) }
    }

    /// Marks first, then what changed, then why, and what the commit says of itself.
    pub fn content(&self, words: &Words<'_>, step: &Step) -> String {
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
        let folded = self.folded(words, !html.is_empty());
        html.extend(folded.map(|folded| paragraph(&folded)));
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

//! The page of marked changes.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::portal::{Flag, Flagged, FlaggedAt, PAGE, Portal, routes};
use crate::render::change::html::Changes;
use crate::render::change::marks::{ReasonView, flag_label};
use crate::render::change::step::{GoalChangesView, StepView};
use crate::render::page::frame::PageView;
use crate::render::text::short::short;
use crate::render::words::Words;
use crate::render::words::view::LinkView;

/// `flagged.html`: `/aenderungen/auffaellig/` or a further page of it.
#[derive(Debug, Serialize)]
pub struct FlaggedView {
    /// How many changes are marked, and how many of them without a reason.
    pub total: usize,
    pub unexplained: usize,
    /// By kind; kinds without a change are left out.
    pub kinds: Vec<KindView>,
    /// Commits with marked changes, newest first; of each only what is marked.
    pub steps: Vec<StepView>,
    /// All pages of the list; `current` is the number of this one, from 1.
    pub pages: Vec<LinkView>,
    pub current: usize,
}

/// A kind of mark.
#[derive(Debug, Serialize)]
pub struct KindView {
    pub label: String,
    /// How much it weighs.
    pub weight: String,
    /// By which rule a change is marked.
    pub rule: String,
    pub count: usize,
    /// The newest commit with it, on whichever page it stands.
    pub url: String,
}

impl FlaggedView {
    /// A page of `steps`. `unexplained` are [`Self::unexplained`].
    pub fn of(changes: &Changes<'_>, steps: &[usize], unexplained: usize, number: usize) -> Self {
        let words = &changes.words;
        let all = pages(steps);
        let page_link = |page: usize| LinkView { title: page.to_string(), url: routes::flagged(page), short: None };
        Self {
            total: words.portal.marks().count(),
            unexplained,
            kinds: kinds(words, steps),
            steps: steps
                .iter()
                .skip((number - 1) * PAGE)
                .take(PAGE)
                .filter_map(|step| marked_only(changes, *step))
                .collect(),
            pages: if all > 1 { (1..=all).map(page_link).collect() } else { Vec::new() },
            current: number,
        }
    }
}

/// Steps with marked changes, newest first.
pub fn steps(portal: &Portal<'_>) -> Vec<usize> {
    let steps: BTreeSet<usize> = portal.trail.flagged.iter().map(|flagged| flagged.step).collect();
    steps.into_iter().rev().collect()
}

/// Number of pages; there is always one.
pub fn pages(steps: &[usize]) -> usize {
    steps.len().div_ceil(PAGE).max(1)
}

/// How many marked changes nobody explains.
pub fn unexplained(words: &Words<'_>) -> usize {
    let portal = words.portal;
    let explained = |flagged: &Flagged| {
        let step = portal.history.steps.get(flagged.step);
        step.is_some_and(|step| !flagged.at.said(step).reasons.is_empty())
    };
    portal.marks().filter(|flagged| !explained(flagged)).count()
}

fn kinds(words: &Words<'_>, steps: &[usize]) -> Vec<KindView> {
    let mut counts: BTreeMap<Flag, (usize, usize)> = BTreeMap::new();
    for flagged in words.portal.marks() {
        let (count, newest) = counts.entry(flagged.flag).or_default();
        *count += 1;
        *newest = flagged.step;
    }
    let view = |flag: Flag| {
        let (count, newest) = *counts.get(&flag)?;
        // Steps stand newest first.
        let place = steps.binary_search_by(|step| newest.cmp(step)).ok()?;
        let commit = &words.portal.history.steps.get(newest)?.commit;
        Some(KindView {
            label: flag_label(words, flag).to_owned(),
            weight: words.texts.find_in("flagged.weight", flag.weight().word()).unwrap_or_default().to_owned(),
            rule: words.texts.find_in("flagged.rules", flag.word()).unwrap_or_default().to_owned(),
            count,
            url: format!("{}#fassung-{}", routes::flagged(place / PAGE + 1), short(&commit.id)),
        })
    };
    Flag::ALL.iter().copied().filter_map(view).collect()
}

/// A step with nothing but what is marked in it.
fn marked_only(changes: &Changes<'_>, place: usize) -> Option<StepView> {
    let words = &changes.words;
    let step = words.portal.history.steps.get(place)?;
    let html = changes.html(place)?;
    let (mut goals, mut rules, mut site) = (BTreeMap::<usize, Vec<String>>::new(), Vec::new(), Vec::new());
    for flagged in words.portal.flagged_in(place).iter().filter(|flagged| !flagged.repeats) {
        match flagged.at {
            FlaggedAt::Goal { goal, change } => {
                let change = html.goals.get(goal)?.get(change)?;
                goals.entry(goal).or_default().push(format!("{change}{}", alike(words, flagged.goals)));
            }
            FlaggedAt::Rule(rule) => rules.extend(html.rules.get(rule).cloned()),
            FlaggedAt::Site(place) => site.extend(html.site.get(place).cloned()),
        }
    }
    let goal = |(goal, changes): (usize, Vec<String>)| -> Option<GoalChangesView> {
        Some(GoalChangesView::of(words, step.goals.get(goal)?, &changes))
    };
    Some(StepView {
        goals: goals.into_iter().filter_map(goal).collect(),
        rules_html: rules,
        site_html: site,
        marked: step.said_of_all().map(|said| ReasonView::of(words, &said)),
        formatting: Vec::new(),
        gaps: Vec::new(),
        ..StepView::of(changes, place, |_| false)?
    })
}

/// That other goals have the same change in that commit.
fn alike(words: &Words<'_>, goals: usize) -> String {
    if goals < 2 { String::new() } else { format!(" {}", words.count("flagged.alike", goals - 1)) }
}

pub fn page(words: &Words<'_>, number: usize) -> PageView {
    let key = if number > 1 { "flagged.title_page" } else { "flagged.title" };
    let title = words.texts.fill(key, &[("n", &number.to_string())]);
    let parents = vec![words.entry("changelog", routes::CHANGES)];
    let description = words.texts.get("flagged.lead").to_owned();
    let page = PageView::below(words, title, description, routes::flagged(number), parents);
    PageView { feed: Some(routes::FEED.to_owned()), ..page }
}

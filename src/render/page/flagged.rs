//! The page of marked changes.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::portal::{Choice, Flag, Flagged, PAGE, Portal, routes};
use crate::render::change::html::Changes;
use crate::render::change::marks::flag_label;
use crate::render::change::step::StepView;
use crate::render::page::frame::PageView;
use crate::render::page::frame::pages::NumberedView;
use crate::render::words::Words;

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
    /// Pages of the list, if there are several.
    pub pages: Vec<NumberedView>,
    /// Number of this one, from 1.
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
    /// The page with those of this kind.
    pub url: String,
}

impl FlaggedView {
    /// A page of `steps`. `unexplained` are [`Self::unexplained`].
    pub fn of(changes: &Changes<'_>, steps: &[usize], unexplained: usize, number: usize) -> Self {
        let words = &changes.words;
        Self {
            total: words.portal.marks().count(),
            unexplained,
            kinds: kinds(words),
            steps: steps
                .iter()
                .skip((number - 1) * PAGE)
                .take(PAGE)
                .filter_map(|step| StepView::marked(changes, *step, |_| true))
                .collect(),
            pages: NumberedView::near(number, pages(steps), routes::flagged),
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

fn kinds(words: &Words<'_>) -> Vec<KindView> {
    let mut counts: BTreeMap<Flag, usize> = BTreeMap::new();
    for flagged in words.portal.marks() {
        *counts.entry(flagged.flag).or_default() += 1;
    }
    let view = |flag: Flag| {
        Some(KindView {
            label: flag_label(words, flag).to_owned(),
            weight: words.texts.find_in("flagged.weight", flag.weight().word()).unwrap_or_default().to_owned(),
            rule: words.texts.find_in("flagged.rules", flag.word()).unwrap_or_default().to_owned(),
            count: *counts.get(&flag)?,
            url: Choice::Mark(flag).address(words.portal),
        })
    };
    Flag::ALL.iter().copied().filter_map(view).collect()
}

pub fn page(words: &Words<'_>, number: usize) -> PageView {
    let key = if number > 1 { "flagged.title_page" } else { "flagged.title" };
    let title = words.texts.fill(key, &[("n", &number.to_string())]);
    let parents = vec![words.entry("changelog", routes::CHANGES)];
    let description = words.texts.get("flagged.lead").to_owned();
    let page = PageView::below(words, title, description, routes::flagged(number), parents);
    PageView { feed: Some(routes::FEED.to_owned()), ..page }
}

//! The change log, its years and their further pages.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::history::Step;
use crate::portal::{PAGE, routes};
use crate::render::change::html::Changes;
use crate::render::change::step::{GapView, StepView};
use crate::render::page::frame::{PageView, described};
use crate::render::words::Words;
use crate::render::words::view::LinkView;

/// `changelog.html`: `/aenderungen/`, a year, or a further page of a year.
#[derive(Debug, Serialize)]
pub struct ChangelogView {
    /// Missing on the first page of the whole log.
    pub year: Option<String>,
    pub years: Vec<YearView>,
    pub steps: Vec<StepView>,
    /// Goals' files that are not shown; only on the first page of the whole log.
    pub left_out: Vec<GapView>,
    /// True if the page shows only the newest steps of the whole log.
    pub cut: bool,
    /// Totals of the whole log.
    pub commits: usize,
    pub changes: usize,
    /// Other pages of the same year; `current` is the number of this one, from 1.
    pub pages: Vec<LinkView>,
    pub current: usize,
}

#[derive(Debug, Clone, Serialize)]
pub struct YearView {
    pub year: String,
    pub url: String,
    pub commits: usize,
    pub changes: usize,
}

impl ChangelogView {
    /// The change log: without a year its newest steps, with one a page of that year's, newest first.
    pub fn of(changes: &Changes<'_>, years: &BTreeMap<i16, Vec<usize>>, year: Option<(i16, usize)>) -> Self {
        let words = &changes.words;
        let history = words.portal.history;
        let all: Vec<usize> = match year {
            None => (0..history.steps.len()).rev().collect(),
            Some((year, _)) => years.get(&year).into_iter().flatten().rev().copied().collect(),
        };
        let number = year.map_or(1, |(_, number)| number);
        let shown = all.iter().skip((number - 1) * PAGE).take(PAGE).copied();
        let pages = year.map_or(0, |_| all.len().div_ceil(PAGE));
        let page_link = |page: usize| LinkView {
            title: page.to_string(),
            url: year.map_or_else(String::new, |(year, _)| routes::year(year, page)),
            short: None,
        };
        Self {
            year: year.map(|(year, _)| year.to_string()),
            years: years.iter().rev().map(|(year, places)| YearView::of(words, *year, places)).collect(),
            steps: shown.filter_map(|place| StepView::of(changes, place, |_| true)).collect(),
            left_out: match year {
                None => words.portal.content.left_out.iter().map(|file| GapView::left_out(words, file)).collect(),
                Some(_) => Vec::new(),
            },
            cut: year.is_none() && all.len() > PAGE,
            commits: history.steps.len(),
            changes: history.changes(),
            pages: if pages > 1 { (1..=pages).map(page_link).collect() } else { Vec::new() },
            current: number,
        }
    }
}

impl YearView {
    fn of(words: &Words<'_>, year: i16, places: &[usize]) -> Self {
        let steps = places.iter().filter_map(|place| words.portal.history.steps.get(*place));
        let changes = steps.flat_map(|step| &step.goals).map(|goal| goal.changes.len()).sum();
        Self { year: year.to_string(), url: routes::year(year, 1), commits: places.len(), changes }
    }
}

pub fn page(words: &Words<'_>, year: Option<(i16, usize)>) -> PageView {
    let Some((year, number)) = year else {
        let page = PageView::listed(words, "changelog", routes::CHANGES);
        return PageView { feed: Some(routes::FEED.to_owned()), ..page };
    };
    let (text, n) = (year.to_string(), number.to_string());
    let key = if number > 1 { "titles.year_page" } else { "titles.year" };
    let title = words.texts.fill(key, &[("year", &text), ("n", &n)]);
    let parents = vec![words.entry("changelog", routes::CHANGES)];
    let page = PageView::below(words, title, described(words, None), routes::year(year, number), parents);
    PageView { feed: Some(routes::FEED.to_owned()), ..page }
}

/// The steps of each year (as places in the history, oldest first) by the commit's date.
pub fn years(steps: &[Step]) -> BTreeMap<i16, Vec<usize>> {
    let mut years: BTreeMap<i16, Vec<usize>> = BTreeMap::new();
    for (place, step) in steps.iter().enumerate() {
        years.entry(step.commit.date.year()).or_default().push(place);
    }
    years
}

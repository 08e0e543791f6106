//! The change log: its newest commits, and the months of a year.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::portal::{Choice, LogPage, routes};
use crate::render::change::html::Changes;
use crate::render::change::recent::RecentView;
use crate::render::change::step::{GapView, StepView};
use crate::render::page::choice::link as choice_link;
use crate::render::page::frame::{PageView, described};
use crate::render::words::Words;
use crate::render::words::view::LinkView;
use crate::value::PartialDate;

/// Commits that the log begins with: about ten screens.
const NEWEST: usize = 20;

/// Lines of a month on the page of its year.
const LINES: usize = 5;

/// `changelog.html`: `/aenderungen/`, or a year.
#[derive(Debug, Serialize)]
pub struct ChangelogView {
    /// Missing on the page of the whole log.
    pub year: Option<String>,
    pub years: Vec<YearView>,
    /// The newest steps of the whole log.
    pub steps: Vec<StepView>,
    /// Months of the year with a commit, newest first.
    pub months: Vec<MonthView>,
    /// Parts of the log by pillar and department; only on the page of the whole log.
    pub choices: Vec<LinkView>,
    /// The pages of what changes are about.
    pub subjects: Vec<LinkView>,
    /// Goals' files that are not shown; only on the page of the whole log.
    pub left_out: Vec<GapView>,
    /// True if there are more steps than these.
    pub cut: bool,
    /// Totals of the whole log; of changes those of substance.
    pub commits: usize,
    pub changes: usize,
}

#[derive(Debug, Clone, Serialize)]
pub struct YearView {
    pub year: String,
    pub url: String,
    /// Those of substance.
    pub changes: usize,
}

/// A month with a commit.
#[derive(Debug, Serialize)]
pub struct MonthView {
    /// `November 2026`.
    pub title: String,
    /// The page with its newest commits.
    pub url: String,
    /// All its pages, if there are several.
    pub pages: Vec<LinkView>,
    pub commits: usize,
    /// Those of substance.
    pub changes: usize,
    /// Marked changes.
    pub flagged: usize,
    /// Its newest commits that changed the substance of a goal, a line each.
    pub lines: Vec<RecentView>,
    /// How many more there are; never one.
    pub more: usize,
}

impl ChangelogView {
    /// The change log: without a year its newest steps, with one the months of that year.
    pub fn of(changes: &Changes<'_>, year: Option<i16>) -> Self {
        let words = &changes.words;
        let history = words.portal.history;
        let newest = (0..history.steps.len()).rev().take(if year.is_none() { NEWEST } else { 0 });
        Self {
            year: year.map(|year| year.to_string()),
            years: YearView::all(words),
            steps: newest.filter_map(|place| StepView::of(changes, place, |_| true)).collect(),
            months: year.map_or_else(Vec::new, |year| MonthView::all(changes, year)),
            choices: if year.is_none() {
                choices(words, |choice| matches!(choice, Choice::Group(_)))
            } else {
                Vec::new()
            },
            subjects: if year.is_none() {
                choices(words, |choice| matches!(choice, Choice::About(_)))
            } else {
                Vec::new()
            },
            left_out: match year {
                None => words.portal.content.left_out.iter().map(|file| GapView::left_out(words, file)).collect(),
                Some(_) => Vec::new(),
            },
            cut: year.is_none() && history.steps.len() > NEWEST,
            commits: history.steps.len(),
            changes: (0..history.steps.len()).map(|place| words.portal.changes_of_substance(place)).sum(),
        }
    }
}

impl YearView {
    /// All years with a commit, newest first.
    fn all(words: &Words<'_>) -> Vec<Self> {
        let mut years: BTreeMap<i16, usize> = BTreeMap::new();
        for (place, step) in words.portal.history.steps.iter().enumerate() {
            *years.entry(step.commit.date.year()).or_default() += words.portal.changes_of_substance(place);
        }
        let view = |(year, changes): (i16, usize)| Self { year: year.to_string(), url: routes::year(year), changes };
        years.into_iter().rev().map(view).collect()
    }
}

impl MonthView {
    fn all(changes: &Changes<'_>, wanted: i16) -> Vec<Self> {
        let words = &changes.words;
        let portal = words.portal;
        let mut months: Vec<(i8, Self)> = Vec::new();
        for (page, places) in portal.trail.log.months().rev() {
            let LogPage::Month { year, month, number } = page else { continue };
            if year != wanted {
                continue;
            }
            let url = routes::log(page, &portal.history.steps);
            if months.last().is_none_or(|(last, _)| *last != month) {
                let title = words.date(PartialDate::Month(year, month)).text;
                let (pages, url) = (Vec::new(), url.clone());
                let (lines, more) = (Vec::new(), 0);
                months.push((month, Self { title, url, pages, commits: 0, changes: 0, flagged: 0, lines, more }));
            }
            let Some((_, view)) = months.last_mut() else { continue };
            view.pages.insert(0, LinkView { title: number.to_string(), url, short: None });
            view.commits += places.len();
            view.lines.extend(places.iter().rev().filter_map(|place| RecentView::at(changes, *place)));
            for place in places {
                view.changes += portal.changes_of_substance(*place);
                view.flagged += portal.flagged_in(*place).iter().filter(|flagged| !flagged.repeats).count();
            }
        }
        let single = |(_, mut view): (i8, Self)| {
            view.pages.truncate(if view.pages.len() > 1 { view.pages.len() } else { 0 });
            let all = view.lines.len();
            view.lines.truncate(if all > LINES + 1 { LINES } else { all });
            view.more = all - view.lines.len();
            view
        };
        months.into_iter().map(single).collect()
    }
}

/// The pages of the wanted parts of the log.
fn choices(words: &Words<'_>, wanted: fn(&Choice) -> bool) -> Vec<LinkView> {
    Choice::all(words.portal).into_iter().filter(wanted).map(|choice| choice_link(words, choice)).collect()
}

pub fn page(words: &Words<'_>, year: Option<i16>) -> PageView {
    let Some(year) = year else {
        let page = PageView::listed(words, "changelog", routes::CHANGES);
        return PageView { feed: Some(routes::FEED.to_owned()), ..page };
    };
    let title = words.texts.fill("titles.year", &[("year", &year.to_string())]);
    let parents = vec![words.entry("changelog", routes::CHANGES)];
    let page = PageView::below(words, title, described(words, None), routes::year(year), parents);
    PageView { feed: Some(routes::FEED.to_owned()), ..page }
}

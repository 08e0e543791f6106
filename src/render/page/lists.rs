//! Change log, commits, indicators, sources, plain pages.

use std::collections::BTreeMap;

use crate::content::Page;
use crate::foreign;
use crate::history::Step;
use crate::portal::routes;
use crate::render::page::goal::all_sources;
use crate::render::page::report::report_link;
use crate::render::text::body::Body;
use crate::render::words::view::{
    ChangelogView, GoalIndicatorsView, IndicatorsView, LinkView, PlainView, SourcesView, UsedSourceView, YearView,
};
use crate::render::words::{Words, goal_link};

/// Steps on one page of the change log.
pub const PAGE: usize = 100;

/// The steps of each year (as places in the history, oldest first) by the commit's date.
pub fn years(steps: &[Step]) -> BTreeMap<i16, Vec<usize>> {
    let mut years: BTreeMap<i16, Vec<usize>> = BTreeMap::new();
    for (place, step) in steps.iter().enumerate() {
        years.entry(step.commit.date.year()).or_default().push(place);
    }
    years
}

impl Words<'_> {
    /// The change log: without a year its newest steps, with one a page of that year's, newest first.
    pub fn changelog(&self, years: &BTreeMap<i16, Vec<usize>>, year: Option<(i16, usize)>) -> ChangelogView {
        let history = self.portal.history;
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
        ChangelogView {
            year: year.map(|(year, _)| year.to_string()),
            years: years.iter().rev().map(|(year, places)| self.year(*year, places)).collect(),
            steps: shown.filter_map(|place| self.step(place, |_| true)).collect(),
            cut: year.is_none() && all.len() > PAGE,
            commits: history.steps.len(),
            changes: history.changes(),
            pages: if pages > 1 { (1..=pages).map(page_link).collect() } else { Vec::new() },
            current: number,
        }
    }

    fn year(&self, year: i16, places: &[usize]) -> YearView {
        let steps = places.iter().filter_map(|place| self.portal.history.steps.get(*place));
        let changes = steps.flat_map(|step| &step.goals).map(|goal| goal.changes.len()).sum();
        YearView { year: year.to_string(), url: routes::year(year, 1), commits: places.len(), changes }
    }

    pub fn all_indicators(&self) -> IndicatorsView {
        let with = self.portal.goals.iter().filter(|state| !state.goal.indicators.is_empty());
        let goals: Vec<_> = with
            .map(|state| GoalIndicatorsView { goal: goal_link(state), indicators: self.indicators(state.goal) })
            .collect();
        let indicators = goals.iter().map(|goal| goal.indicators.len()).sum();
        let values = goals.iter().flat_map(|goal| &goal.indicators).map(|indicator| indicator.values.len()).sum();
        IndicatorsView { goals, indicators, values }
    }

    pub fn all_sources(&self) -> SourcesView {
        let content = self.portal.content;
        let mut used: BTreeMap<&str, Vec<LinkView>> = BTreeMap::new();
        for state in &self.portal.goals {
            for source in all_sources(state.goal) {
                if let Some((id, _)) = content.sources.get_key_value(&source) {
                    used.entry(id).or_default().push(goal_link(state));
                }
            }
        }
        for page in &content.pages {
            for source in &page.sources {
                used.entry(source).or_default().push(page_link(page));
            }
        }
        for report in &content.reports {
            for source in &report.sources {
                used.entry(source).or_default().push(report_link(report));
            }
        }
        for text in &content.group_texts {
            for source in &text.sources {
                used.entry(source).or_default().extend(self.group(text.kind, &text.id));
            }
        }
        let view = |(id, source): (&String, &crate::content::SourceEntry)| UsedSourceView {
            source: self.source_entry(source),
            used_by: used.remove(id.as_str()).unwrap_or_default(),
        };
        let mut sources: Vec<UsedSourceView> = content.sources.iter().map(view).collect();
        let title = |view: &UsedSourceView| foreign::plain(&view.source.title).into_owned();
        sources.sort_by(|a, b| self.locale.compare(&title(a), &title(b)));
        SourcesView { sources }
    }

    pub fn plain(&self, page: &Page, body: &Body<'_>) -> PlainView {
        PlainView {
            summary: page.summary.clone(),
            body_html: body.html(&page.path, &page.text),
            terms: self.terms(body, page.summary.as_deref().into_iter().chain([page.text.markdown.as_str()])),
            sources: self.sources(&page.sources),
        }
    }
}

/// A plain page as a link.
pub fn page_link(page: &Page) -> LinkView {
    LinkView { title: page.title.clone(), url: routes::page(&page.slug), short: None }
}

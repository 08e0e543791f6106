//! The list of past days, each day beside today, and what a day without a state says.

use crate::portal::{NoReport, Period, Place, Plan, Portal, Report, Stand, Waterfalls, reports};
use crate::render::output::{OutputFile, RenderError};
use crate::render::page::comparison::ComparisonView;
use crate::render::page::no_stand::NoStandView;
use crate::render::page::stands::StandsView;
use crate::render::page::{comparison, no_stand, stands};
use crate::render::site::Site;
use crate::render::words::Words;

/// What reports and past days tell.
#[derive(Default)]
pub struct Told<'a> {
    /// By report of the content.
    pub reports: Vec<Result<Report<'a>, NoReport>>,
    pub stands: &'a [Stand<'a>],
    /// What changed since each of the stands; none where that is not known.
    pub comparisons: Vec<Option<Report<'a>>>,
    /// What changed within a year.
    pub year: Option<Report<'a>>,
}

impl<'a> Told<'a> {
    /// All of it from one replay of the history.
    pub fn of(words: &Words<'a>, stands: &'a [Stand<'a>]) -> Self {
        let Portal { history, config, as_of, .. } = words.portal;
        let of_year = Period::year(history, config.history.start, *as_of).ok();
        let of_reports = report_periods(words);
        let of_stands: Vec<Option<Period>> = stands.iter().map(|stand| stand.until(history, *as_of)).collect();
        let periods = of_reports.iter().filter_map(|period| period.as_ref().ok()).chain(of_stands.iter().flatten());
        let mut told = reports(words.portal, periods.cloned().chain(of_year.clone()).collect()).into_iter();
        let mut next = |why: NoReport| told.next().ok_or(why);
        let reports = of_reports.into_iter().map(|period| period.and_then(|_| next(NoReport::NoHistory))).collect();
        let comparisons =
            of_stands.into_iter().map(|period| period.and_then(|_| next(NoReport::NoHistory).ok())).collect();
        let year = of_year.and_then(|_| next(NoReport::NoHistory).ok());
        Self { reports, stands, comparisons, year }
    }

    /// Whether each of the stands is compared with today.
    pub fn compared(&self) -> Vec<bool> {
        self.comparisons.iter().map(Option::is_some).collect()
    }
}

impl Site<'_> {
    /// What changed within a year, and why; none of a past day.
    pub fn year(&self) -> Option<&Waterfalls> {
        self.told.year.as_ref().map(|report| &report.waterfalls)
    }

    /// What became of the plan of day one, up to today.
    pub fn plan(&self) -> Option<&Plan> {
        self.told.year.as_ref()?.plan.as_ref()
    }

    pub fn render_stand(&self, place: Place) -> Result<OutputFile, RenderError> {
        let (words, Told { stands: all, comparisons, .. }) = (&self.words, &self.told);
        let compared = |at: usize| comparisons.get(at).is_some_and(Option::is_some);
        match place {
            Place::NoStand(at) => {
                let stand = &all[at];
                let view = stand.portal.as_ref().err().map(|why| NoStandView::of(words, stand, why, compared(at)));
                self.page(&no_stand::page(words, stand), "no_stand.html", &view)
            }
            Place::Comparison(at) => {
                let stand = &all[at];
                let view = comparisons[at].as_ref().map(|report| ComparisonView::of(words, stand, report));
                self.page(&comparison::page(words, stand), "comparison.html", &view)
            }
            _ => self.page(&stands::page(words), "stands.html", &StandsView::of(words, all, compared)),
        }
    }
}

/// The periods of all reports, in the order of the content.
fn report_periods(words: &Words<'_>) -> Vec<Result<Period, NoReport>> {
    let start = words.portal.config.history.start;
    let reports = words.portal.content.reports.iter();
    reports.map(|report| Period::between(words.portal.history, start, report.from, report.to)).collect()
}

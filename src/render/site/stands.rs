//! The list of past days, each day beside today, and what a day without a state says.

use crate::portal::{NoReport, Period, Portal, Stand, reports};
use crate::render::output::{OutputFile, RenderError};
use crate::render::page::comparison::ComparisonView;
use crate::render::page::no_stand::NoStandView;
use crate::render::page::stands::StandsView;
use crate::render::page::{comparison, no_stand, stands};
use crate::render::site::Site;
use crate::render::site::job::Job;
use crate::render::words::Words;

impl<'a> Site<'a> {
    /// Computes what reports and past days tell, from one replay of the history.
    pub fn tell(&mut self, stands: &'a [Stand<'a>]) {
        let Portal { history, config, as_of, .. } = self.words.portal;
        let since = |stand: &Stand<'_>| Period::since(history, stand.steps?, stand.day, *as_of).ok();
        let of_reports = report_periods(&self.words);
        let of_stands: Vec<Option<Period>> = stands.iter().map(since).collect();
        let periods = of_reports.iter().filter_map(|period| period.as_ref().ok()).chain(of_stands.iter().flatten());
        let mut told = reports(history, config, periods.cloned().collect()).into_iter();
        let mut next = |why: NoReport| told.next().ok_or(why);
        self.reports = of_reports.into_iter().map(|period| period.and_then(|_| next(NoReport::NoHistory))).collect();
        self.comparisons =
            of_stands.into_iter().map(|period| period.and_then(|_| next(NoReport::NoHistory).ok())).collect();
        self.stands = stands;
    }

    pub fn render_stand(&self, job: Job) -> Result<OutputFile, RenderError> {
        let words = &self.words;
        let compared = |place: usize| self.has_comparison(place);
        match job {
            Job::NoStand(place) => {
                let stand = &self.stands[place];
                let view = stand.portal.as_ref().err().map(|why| NoStandView::of(words, stand, why, compared(place)));
                self.page(&no_stand::page(words, stand), "no_stand.html", &view)
            }
            Job::Comparison(place) => {
                let stand = &self.stands[place];
                let view = self.comparisons[place].as_ref().map(|report| ComparisonView::of(words, stand, report));
                self.page(&comparison::page(words, stand), "comparison.html", &view)
            }
            _ => self.page(&stands::page(words), "stands.html", &StandsView::of(words, self.stands, compared)),
        }
    }

    pub fn has_comparison(&self, stand: usize) -> bool {
        self.comparisons.get(stand).is_some_and(Option::is_some)
    }
}

/// The periods of all reports, in the order of the content.
fn report_periods(words: &Words<'_>) -> Vec<Result<Period, NoReport>> {
    let start = words.portal.config.history.start;
    let reports = words.portal.content.reports.iter();
    reports.map(|report| Period::between(words.portal.history, start, report.from, report.to)).collect()
}

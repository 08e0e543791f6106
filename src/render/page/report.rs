//! The pages of reports: the editors' words, and what the history says about the period.

use serde::Serialize;

use crate::content;
use crate::portal::{NoReport, Period, Report, routes};
use crate::render::change::period::ToldView;
use crate::render::page::frame::file_of;
use crate::render::text::body::Body;
use crate::render::words::Words;
use crate::render::words::view::{DateView, LinkView, PageView, SourceView};

/// `report.html`.
#[derive(Debug, Serialize)]
pub struct ReportView {
    pub summary: Option<String>,
    pub from: DateView,
    pub to: DateView,
    pub body_html: String,
    /// Missing if the history says nothing about the period; `missing` says why.
    pub told: Option<ToldView>,
    pub missing: Option<String>,
    pub sources: Vec<SourceView>,
}

/// `reports.html`.
#[derive(Debug, Serialize)]
pub struct ReportsView {
    pub reports: Vec<ReportLineView>,
}

#[derive(Debug, Serialize)]
pub struct ReportLineView {
    pub link: LinkView,
    pub summary: Option<String>,
    pub from: DateView,
    pub to: DateView,
}

impl Words<'_> {
    /// The periods of all reports, in the order of the content.
    pub fn report_periods(&self) -> Vec<Result<Period, NoReport>> {
        let start = self.portal.config.history.start;
        let reports = self.portal.content.reports.iter();
        reports.map(|report| Period::between(self.portal.history, start, report.from, report.to)).collect()
    }

    pub fn report(&self, report: &content::Report, told: Result<&Report<'_>, NoReport>, body: &Body<'_>) -> ReportView {
        ReportView {
            summary: report.summary.clone(),
            from: self.day(report.from),
            to: self.day(report.to),
            body_html: body.html(&report.path, &report.text),
            told: told.ok().map(|told| self.told(told)),
            missing: told.err().map(|why| self.no_report(why)),
            sources: self.sources(&report.sources),
        }
    }

    /// All reports, the newest period first.
    pub fn reports(&self) -> ReportsView {
        let mut reports: Vec<&content::Report> = self.portal.content.reports.iter().collect();
        reports.sort_by(|a, b| (b.to, b.from).cmp(&(a.to, a.from)).then_with(|| a.slug.cmp(&b.slug)));
        let line = |report: &content::Report| ReportLineView {
            link: report_link(report),
            summary: report.summary.clone(),
            from: self.day(report.from),
            to: self.day(report.to),
        };
        ReportsView { reports: reports.into_iter().map(line).collect() }
    }

    pub fn report_page(&self, report: &content::Report) -> PageView {
        let parents = vec![self.entry("reports", routes::REPORTS)];
        let path = routes::report(&report.slug);
        let page = self.below(report.title.clone(), self.described(report.summary.as_ref()), path, parents);
        self.with_file(page, file_of(&report.path, &report.text))
    }

    pub fn reports_page(&self) -> PageView {
        self.listed("reports", routes::REPORTS)
    }
}

/// A report as a link.
pub fn report_link(report: &content::Report) -> LinkView {
    LinkView { title: report.title.clone(), url: routes::report(&report.slug), short: None }
}

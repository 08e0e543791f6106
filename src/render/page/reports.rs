//! The list of reports.

use serde::Serialize;

use crate::content;
use crate::portal::routes;
use crate::render::page::frame::PageView;
use crate::render::words::Words;
use crate::render::words::links::report_link;
use crate::render::words::view::{DateView, LinkView};

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

impl ReportsView {
    /// All reports, the newest period first.
    pub fn of(words: &Words<'_>) -> Self {
        let mut reports: Vec<&content::Report> = words.portal.content.reports.iter().collect();
        reports.sort_by(|a, b| (b.to, b.from).cmp(&(a.to, a.from)).then_with(|| a.slug.cmp(&b.slug)));
        let line = |report: &content::Report| ReportLineView {
            link: report_link(report),
            summary: report.summary.clone(),
            from: words.day(report.from),
            to: words.day(report.to),
        };
        Self { reports: reports.into_iter().map(line).collect() }
    }
}

pub fn page(words: &Words<'_>) -> PageView {
    PageView::listed(words, "reports", routes::REPORTS)
}

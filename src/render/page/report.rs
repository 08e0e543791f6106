//! The page of a report: the editors' words, and what the history says about the period.

use serde::Serialize;

use crate::content;
use crate::portal::{NoReport, Report, routes};
use crate::render::change::period::{ToldView, no_report};
use crate::render::chart::waterfall::WaterfallsView;
use crate::render::page::frame::{PageView, described, file_of};
use crate::render::text::body::Body;
use crate::render::words::Words;
use crate::render::words::plan::plan_sentence;
use crate::render::words::view::{DateView, SourceView};

/// `report.html`.
#[derive(Debug, Serialize)]
pub struct ReportView {
    pub summary: Option<String>,
    pub from: DateView,
    pub to: DateView,
    pub body_html: String,
    /// Missing if the history says nothing about the period; `missing` says why.
    pub told: Option<ToldView>,
    /// What became of the plan of day one, in a sentence.
    pub plan: Option<String>,
    /// Why the headline figures changed; there if `told` is.
    pub waterfalls: Option<WaterfallsView>,
    pub missing: Option<String>,
    pub sources: Vec<SourceView>,
}

impl ReportView {
    pub fn of(
        words: &Words<'_>,
        report: &content::Report,
        told: Result<&Report<'_>, NoReport>,
        body: &Body<'_>,
    ) -> Self {
        Self {
            summary: report.summary.clone(),
            from: words.day(report.from),
            to: words.day(report.to),
            body_html: body.html(&report.path, &report.text),
            plan: told.ok().and_then(|told| told.plan.as_ref()).map(|plan| plan_sentence(words, plan)),
            waterfalls: told.ok().map(|told| WaterfallsView::of(words, told)),
            told: told.ok().map(|told| ToldView::of(words, told)),
            missing: told.err().map(|why| no_report(words, why)),
            sources: words.sources(&report.sources),
        }
    }
}

pub fn page(words: &Words<'_>, report: &content::Report) -> PageView {
    let parents = vec![words.entry("reports", routes::REPORTS)];
    let path = routes::report(&report.slug);
    let page = PageView::below(words, report.title.clone(), described(words, report.summary.as_ref()), path, parents);
    PageView::with_file(words, page, file_of(&report.path, &report.text))
}

//! All sources and who names them.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::foreign;
use crate::portal::routes;
use crate::render::page::frame::PageView;
use crate::render::words::Words;
use crate::render::words::links::{goal_link, page_link, report_link};
use crate::render::words::view::{LinkView, SourceView};

/// `sources.html`.
#[derive(Debug, Serialize)]
pub struct SourcesView {
    pub sources: Vec<UsedSourceView>,
}

#[derive(Debug, Serialize)]
pub struct UsedSourceView {
    pub source: SourceView,
    /// Goals and pages that name it.
    pub used_by: Vec<LinkView>,
}

impl SourcesView {
    pub fn of(words: &Words<'_>) -> Self {
        let content = words.portal.content;
        let mut used: BTreeMap<&str, Vec<LinkView>> = BTreeMap::new();
        for state in &words.portal.goals {
            for source in state.goal.all_sources() {
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
                used.entry(source).or_default().extend(words.group(text.kind, &text.id));
            }
        }
        let view = |(id, source): (&String, &crate::content::SourceEntry)| UsedSourceView {
            source: words.source_entry(source),
            used_by: used.remove(id.as_str()).unwrap_or_default(),
        };
        let mut sources: Vec<UsedSourceView> = content.sources.iter().map(view).collect();
        let title = |view: &UsedSourceView| foreign::plain(&view.source.title).into_owned();
        sources.sort_by(|a, b| words.locale.compare(&title(a), &title(b)));
        Self { sources }
    }
}

pub fn page(words: &Words<'_>) -> PageView {
    PageView::listed(words, "sources", routes::SOURCES)
}

//! Texts that stand alone: what changed in a period, as Markdown, a page or JSON, and the whole strategy as a page for paper.

use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;
use tera::Context;

use crate::foreign;
use crate::portal::{NoReport, Period, Portal, reports};
use crate::render::change::html::Changes;
use crate::render::change::period::ToldView;
use crate::render::change::store::ChangesHtml;
use crate::render::chart::waterfall::WaterfallsView;
use crate::render::export::report_data;
use crate::render::output::RenderError;
use crate::render::page::frame::site::SiteView;
use crate::render::page::whole::WholeView;
use crate::render::words::Words;
use crate::render::words::plan::plan_sentence;
use crate::theme::Theme;

/// In which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text for editors.
    Markdown,
    /// A page with its own style.
    Html,
    /// Data.
    Json,
}

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Heading; the period if not said.
    pub title: Option<String>,
    /// In which form.
    pub format: Format,
}

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The history says nothing about the period.
    #[error(transparent)]
    Nothing(#[from] NoReport),
    /// A template fails.
    #[error(transparent)]
    Render(#[from] RenderError),
}

/// `report_file.html` and `report.md`.
#[derive(Serialize)]
struct FileView {
    title: String,
    told: ToldView,
    waterfalls: WaterfallsView,
    /// What became of the plan of day one, in a sentence.
    plan: Option<String>,
    /// The theme's style sheets; not for Markdown.
    style: String,
}

/// `whole_file.html`.
#[derive(Serialize)]
struct WholeFileView {
    title: String,
    whole: WholeView,
    /// The theme's style sheets.
    style: String,
}

/// The report as a text that ends with a line end. `version` is the program's.
///
/// # Errors
/// A history that says nothing about the period, or a template that fails.
pub fn report(portal: &Portal<'_>, theme: &Theme, version: &str, wanted: &Wanted) -> Result<String, ReportError> {
    let Wanted { from, to, title, format } = wanted;
    let period = Period::between(portal.history, portal.config.history.start, *from, *to)?;
    let words = Words::new(portal, theme);
    let Some(told) = reports(portal, vec![period]).pop() else {
        return Err(NoReport::NoHistory.into());
    };
    let title = title.clone().unwrap_or_else(|| {
        let (from, to) = (words.day(*from).text, words.day(*to).text);
        words.texts.fill("report.title", &[("from", &from), ("to", &to)])
    });
    let template = match format {
        Format::Json => return Ok(report_data::report(portal, &told, &title)),
        Format::Markdown => "report.md",
        Format::Html => "report_file.html",
    };
    let style = if *format == Format::Html { style(theme, &[]) } else { String::new() };
    let waterfalls = WaterfallsView::of(&words, &told);
    let plan = told.plan.as_ref().map(|plan| plan_sentence(&words, plan));
    Ok(file(
        &words,
        version,
        template,
        &FileView { title, told: ToldView::of(&words, &told), waterfalls, plan, style },
    )?)
}

/// The whole strategy as a page for paper that stands alone. `version` is the program's.
///
/// # Errors
/// A template that fails.
pub fn whole(portal: &Portal<'_>, theme: &Theme, version: &str) -> Result<String, RenderError> {
    let words = Words::new(portal, theme);
    let store = ChangesHtml::of(portal.history.steps.len(), Arc::new(theme.main().tera.clone()));
    let view = WholeFileView {
        title: words.texts.get("menu.whole").to_owned(),
        whole: WholeView::of(&Changes { words, store: &store }),
        style: style(theme, &["assets/whole.css"]),
    };
    file(&words, version, "whole_file.html", &view)
}

/// What a template makes of a view, outside any site.
fn file(words: &Words<'_>, version: &str, template: &str, view: &impl Serialize) -> Result<String, RenderError> {
    let (portal, theme) = (words.portal, words.theme);
    let mut context = Context::new();
    context.insert("site", &SiteView::of(words, version));
    context.insert("t", words.texts);
    // A file lies anywhere: links only if the portal says where it is.
    context.insert("root", portal.config.base_url.as_deref().unwrap_or_default());
    context.insert("view", view);
    let failed =
        |error: tera::Error| RenderError::Template { page: template.to_owned(), report: crate::theme::report(&error) };
    let text = theme.main().tera.render(template, &context).map_err(failed)?;
    let text = words.without_addresses(text);
    let is_page = template.strip_suffix(".html").is_some();
    let text = if is_page {
        foreign::html(&text, portal.config.languages.codes())
    } else {
        foreign::plain(&text).into_owned()
    };
    Ok(format!("{}\n", text.trim()))
}

/// The style sheets of the theme and more of them, fit to stand inside a page.
fn style(theme: &Theme, more: &[&str]) -> String {
    let sheets = ["assets/colours.css", "assets/style.css"].iter().chain(more);
    let sheets = sheets.filter_map(|name| theme.assets.iter().find(|asset| asset.address == **name));
    let text: String = sheets.map(|asset| String::from_utf8_lossy(&asset.bytes).into_owned()).collect();
    text.replace("</", "<\\/")
}

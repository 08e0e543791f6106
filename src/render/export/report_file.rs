//! What changed in a period, as one text: Markdown, a page that stands alone, or JSON.

use jiff::civil::Date;
use serde::Serialize;
use tera::Context;

use crate::foreign;
use crate::portal::{NoReport, Period, Portal, reports};
use crate::render::change::period::ToldView;
use crate::render::chart::waterfall::WaterfallsView;
use crate::render::export::report_data;
use crate::render::output::RenderError;
use crate::render::page::frame::site::SiteView;
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
    let style = if *format == Format::Html { style(theme) } else { String::new() };
    let mut context = Context::new();
    context.insert("site", &SiteView::of(&words, version));
    context.insert("t", words.texts);
    // A file lies anywhere: links only if the portal says where it is.
    context.insert("root", portal.config.base_url.as_deref().unwrap_or_default());
    let waterfalls = WaterfallsView::of(&words, &told);
    let plan = told.plan.as_ref().map(|plan| plan_sentence(&words, plan));
    context.insert("view", &FileView { title, told: ToldView::of(&words, &told), waterfalls, plan, style });
    let failed =
        |error: tera::Error| RenderError::Template { page: template.to_owned(), report: crate::theme::report(&error) };
    let text = theme.main().tera.render(template, &context).map_err(failed)?;
    let text = words.without_addresses(text);
    let text = match format {
        Format::Html => foreign::html(&text, portal.config.languages.codes()),
        Format::Markdown | Format::Json => foreign::plain(&text).into_owned(),
    };
    Ok(format!("{}\n", text.trim()))
}

/// The style sheets of the theme, fit to stand inside a page.
fn style(theme: &Theme) -> String {
    let sheets = ["assets/colours.css", "assets/style.css"].into_iter();
    let sheets = sheets.filter_map(|name| theme.assets.iter().find(|asset| asset.address == name));
    let text: String = sheets.map(|asset| String::from_utf8_lossy(&asset.bytes).into_owned()).collect();
    text.replace("</", "<\\/")
}

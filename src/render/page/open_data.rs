//! What the portal publishes as data: each file, what it holds, its size and the licence.
//!
//! Sizes are those of the files of the same build. The files are made only once: each is measured as it is made, and the page
//! follows them. The manifest and the sums have no size there: they are made after all pages
//! and hold this one's sum.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::address;
use crate::config::{GroupKind, Licence};
use crate::portal::{Dataset, routes};
use crate::render::page::frame::PageView;
use crate::render::words::Words;

/// Bytes of files of the site, by path.
pub type Sizes = BTreeMap<String, usize>;

/// `open_data.html`.
#[derive(Debug, Serialize)]
pub struct OpenDataView {
    /// Missing if the portal names none.
    pub licence: Option<LicenceView>,
    pub files: Vec<DataFileView>,
    /// Files of which there are many.
    pub series: Vec<SeriesView>,
    /// Badge file of the portal.
    pub badge: String,
}

/// Under which licence the data may be used.
#[derive(Debug, Serialize)]
pub struct LicenceView {
    pub name: String,
    pub href: Option<String>,
}

/// A file with data.
#[derive(Debug, Serialize)]
pub struct DataFileView {
    /// `goals_table`, `indicators_table`, `goals`, `changes`, `table`, `figures`, `timeline`, `feed`, `manifest`, `sums`: what it holds.
    pub word: &'static str,
    pub url: &'static str,
    /// `JSON`, `CSV`, `Atom`, `Text`.
    pub form: &'static str,
    /// As people read it; missing if the file is made after all pages.
    pub size: Option<String>,
}

/// Files of one kind, of which there is one for each goal, pillar, …
#[derive(Debug, Serialize)]
pub struct SeriesView {
    /// `goal_feeds`, `group_feeds`, `badges`: what they hold.
    pub word: &'static str,
    /// How their addresses are made.
    pub pattern: String,
    pub form: &'static str,
    pub count: usize,
}

/// What each file holds, its address and its form, in the order in which somebody looks for them.
fn files() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let of = |last| Dataset::ALL.iter().filter(move |file| file.is_last() == last).map(|file| file.row());
    of(false).chain([("feed", routes::FEED, "Atom")]).chain(of(true))
}

/// Paths of the files whose sizes the page tells, in the folder of a language.
pub fn measured(folder: &str) -> impl Iterator<Item = String> {
    files().map(move |(word, path, _)| place(word, path, folder))
}

/// The feed tells the log in the language of its page; all other data are there once.
fn place(word: &str, path: &str, folder: &str) -> String {
    if word == "feed" { format!("{folder}{path}") } else { path.to_owned() }
}

impl OpenDataView {
    pub fn of(words: &Words<'_>, sizes: &Sizes) -> Self {
        let (portal, languages) = (words.portal, &words.portal.config.languages);
        let folder = languages.folder(languages.current());
        let file = |(word, url, form): (&'static str, &'static str, &'static str)| {
            let size = sizes.get(&place(word, url, &folder)).map(|bytes| size(words, *bytes));
            DataFileView { word, url, form, size }
        };
        let groups =
            |wanted: fn(GroupKind) -> bool| portal.groups.iter().filter(|state| wanted(state.group.kind)).count();
        let goals = portal.goals.len();
        let series = [
            ("group_feeds", "…/feed.atom".to_owned(), "Atom", groups(routes::has_feed)),
            ("goal_feeds", routes::feed(&routes::goal("…")), "Atom", goals + portal.removed.len()),
            ("badges", routes::goal_badge("…"), "SVG", 1 + goals + groups(|kind| kind == GroupKind::Pillar)),
        ];
        let series = series.map(|(word, pattern, form, count)| SeriesView { word, pattern, form, count });
        Self {
            licence: portal.config.licence.as_ref().map(LicenceView::of),
            files: files().map(file).collect(),
            badge: routes::PORTAL_BADGE.to_owned(),
            series: series.into_iter().filter(|series| series.count > 0).collect(),
        }
    }
}

impl LicenceView {
    fn of(Licence { name, url }: &Licence) -> Self {
        Self { name: name.clone(), href: url.as_deref().map(|url| address::whole(url).into_owned()) }
    }
}

/// `812 Byte`, `1,3 kB`, `12 MB`.
fn size(words: &Words<'_>, bytes: usize) -> String {
    let (unit, of) = match bytes {
        0..1_000 => ("bytes", 1),
        1_000..1_000_000 => ("kilobytes", 1_000),
        _ => ("megabytes", 1_000_000),
    };
    let rounded = |parts: usize| (bytes * parts + of / 2) / of;
    // What has two digits before the comma needs none behind it.
    let tenths = if rounded(10) < 100 { rounded(10) } else { rounded(1) * 10 };
    let number = words.number(u32::try_from(tenths).map_or(f64::INFINITY, f64::from) / 10.0);
    words.fill(&format!("open_data.sizes.{unit}"), &[("n", number)])
}

pub fn page(words: &Words<'_>) -> PageView {
    PageView::listed(words, "open_data", routes::OPEN_DATA)
}

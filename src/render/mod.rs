//! The site as values: every page, badge and data file of a portal, rendered in parallel.
//!
//! [`render`] lists the files of the site as jobs, makes a small view for each (`view.rs`) and gives it to the theme's
//! template. Nothing is written here.

mod badge;
mod changes;
mod chart;
mod commit;
mod data;
mod deadlines;
mod feed;
mod flagged;
mod goal;
mod groups;
mod lists;
pub mod log;
mod marks;
pub mod output;
mod page;
mod plain;
mod record;
mod removed;
mod sentences;
mod text;
mod text_diff;
mod timeline_data;
mod view;
mod words;

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;
use tera::{Context, Tera};

use crate::config::GroupKind;
use crate::portal::links::Links;
use crate::portal::{Portal, routes};
use crate::theme::Theme;

pub use output::OutputFile;
use text::Body;
use view::{PageView, PlainView};
use words::Words;

/// Why a page cannot be rendered.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A template that fails; the engine's words with file and line.
    #[error("eine Vorlage des Themas scheitert bei der Seite `{page}`:\n{report}")]
    Template {
        /// The page's file.
        page: String,
        /// File, line, column, marked text.
        report: String,
    },
    /// A record of the open data that cannot be written.
    #[error("die Datei `{path}` kann nicht erzeugt werden: {reason}")]
    Data {
        /// The file.
        path: String,
        /// The library's words.
        reason: String,
    },
}

/// One file that a template makes. Places are those of [`Portal::goals`], [`Portal::removed`], [`Portal::groups`], the
/// history's steps.
#[derive(Debug, Clone, Copy)]
enum Job {
    Overview,
    Goals,
    Goal(usize),
    Removed(usize),
    GoalBadge(usize),
    Groups(GroupKind),
    Group(usize),
    PillarBadge(usize),
    PortalBadge,
    Changelog,
    Year(i16, usize),
    Commit(usize),
    Flagged(usize),
    Deadlines,
    Indicators,
    Sources,
    Page(usize),
    NotFound,
}

/// The page that a web server shows for any address that does not exist.
const NOT_FOUND: &str = "404.html";

/// What all jobs share.
struct Site<'a> {
    words: Words<'a>,
    links: Links<'a>,
    tera: Tera,
    years: BTreeMap<i16, Vec<usize>>,
    /// Steps with marked changes, newest first.
    flagged: Vec<usize>,
    /// What stands around the content of every commit's page: there are as many as all other pages many times over.
    commit_frame: Option<Frame>,
}

/// What stands above and below the content of a page, as HTML.
#[derive(Debug, Serialize)]
struct Frame {
    header: String,
    footer: String,
}

/// Renders the whole site, sorted by path. `version` is the program's; `progress` is told after each page how many are
/// done, and of how many.
///
/// # Errors
/// A template that fails; the first page in the order of the site.
pub fn render(
    portal: &Portal<'_>,
    theme: &Theme,
    version: &str,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Vec<OutputFile>, RenderError> {
    let words = Words { portal, texts: &theme.texts, changes: &Vec::new() };
    let mut tera = theme.tera.clone();
    let context = tera.global_context();
    context.insert("t", &theme.texts);
    context.insert("site", &words.site(version));
    let changes = changes::render_changes(&words, &tera)?;
    let words = Words { changes: &changes, ..words };
    let links = Links::of(portal.content, portal.config);
    let (years, flagged) = (lists::years(&portal.history.steps), flagged::steps(portal));
    let mut site = Site { words, links, tera, years, flagged, commit_frame: None };
    site.commit_frame = portal.history.steps.first().map(|step| site.frame(&words.commit_meta(step))).transpose()?;
    let jobs = site.jobs();
    let done = std::sync::atomic::AtomicUsize::new(0);
    let render = |job: &Job| {
        let file = site.render(*job);
        progress(done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1, jobs.len());
        file
    };
    // All first, then the first error: which one comes first in time is chance.
    let pages = || jobs.par_iter().map(render).collect::<Vec<Result<OutputFile, RenderError>>>();
    let (rendered, (data, feeds)) =
        rayon::join(pages, || rayon::join(|| data::files(portal), || feed::files(&site.words)));
    let mut files: Vec<OutputFile> = rendered.into_iter().collect::<Result<_, _>>()?;
    files.push(site.sitemap(&files)?);
    files.push(site.robots()?);
    files.extend(data?);
    files.extend(feeds?);
    files.extend(
        theme.assets.iter().map(|asset| OutputFile { path: asset.address.clone(), bytes: asset.bytes.clone() }),
    );
    files.extend(
        portal.content.media.iter().map(|media| OutputFile { path: media.address.clone(), bytes: media.bytes.clone() }),
    );
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

impl Site<'_> {
    fn jobs(&self) -> Vec<Job> {
        let portal = self.words.portal;
        let mut jobs = vec![Job::Overview, Job::Goals, Job::Changelog, Job::Deadlines, Job::Indicators];
        jobs.extend([Job::Sources, Job::NotFound, Job::PortalBadge]);
        jobs.extend((0..portal.goals.len()).flat_map(|place| [Job::Goal(place), Job::GoalBadge(place)]));
        jobs.extend((0..portal.removed.len()).map(Job::Removed));
        jobs.extend(GroupKind::ALL.map(Job::Groups));
        for (place, state) in portal.groups.iter().enumerate() {
            jobs.push(Job::Group(place));
            if state.group.kind == GroupKind::Pillar {
                jobs.push(Job::PillarBadge(place));
            }
        }
        for (year, places) in &self.years {
            jobs.extend((1..=places.len().div_ceil(lists::PAGE)).map(|number| Job::Year(*year, number)));
        }
        jobs.extend((1..=flagged::pages(&self.flagged)).map(Job::Flagged));
        jobs.extend((0..portal.history.steps.len()).map(Job::Commit));
        jobs.extend((0..portal.content.pages.len()).map(Job::Page));
        jobs
    }

    fn render(&self, job: Job) -> Result<OutputFile, RenderError> {
        let words = &self.words;
        let portal = words.portal;
        match job {
            Job::Overview => self.with_body(&words.overview_page(), "overview.html", |body| words.overview(body)),
            Job::Goals => self.page(&words.goals_page(), "goals.html", &words.goals()),
            Job::Goal(place) => self.with_body(&words.goal_page(place), "goal.html", |body| words.goal(place, body)),
            Job::Removed(place) => {
                let goal = &portal.removed[place];
                self.page(&words.removed_page(goal), "removed.html", &words.removed(goal))
            }
            Job::GoalBadge(place) => {
                let state = &portal.goals[place];
                self.badge(routes::goal_badge(&state.goal.id), &Words::goal_badge(state))
            }
            Job::Groups(kind) => self.page(&words.groups_page(kind), "groups.html", &words.group_list(kind)),
            Job::Group(place) => {
                let state = &portal.groups[place];
                self.with_body(&words.group_meta(state), "group.html", |body| words.group_page(state, body))
            }
            Job::PillarBadge(place) => {
                let state = &portal.groups[place];
                self.badge(routes::pillar_badge(&state.group.id), &words.pillar_badge(state))
            }
            Job::PortalBadge => self.badge(routes::PORTAL_BADGE.to_owned(), &words.portal_badge()),
            Job::Changelog => {
                self.page(&words.changelog_page(None), "changelog.html", &words.changelog(&self.years, None))
            }
            Job::Year(year, number) => {
                let at = Some((year, number));
                self.page(&words.changelog_page(at), "changelog.html", &words.changelog(&self.years, at))
            }
            Job::Flagged(number) => {
                self.page(&words.flagged_page(number), "flagged.html", &words.flagged(&self.flagged, number))
            }
            Job::Commit(place) => {
                let step = &portal.history.steps[place];
                let page = words.commit_meta(step);
                let path = format!("{}index.html", page.path);
                self.template("commit.html", path, &page, self.commit_frame.as_ref(), &words.commit_page(place))
            }
            Job::Deadlines => self.page(&words.deadlines_page(), "deadlines.html", &words.deadlines()),
            Job::Indicators => self.page(&words.indicators_page(), "indicators.html", &words.all_indicators()),
            Job::Sources => self.page(&words.sources_page(), "sources.html", &words.all_sources()),
            Job::Page(place) => {
                let page = &portal.content.pages[place];
                self.with_body(&words.plain_page(page), "page.html", |body| words.plain(page, body))
            }
            Job::NotFound => {
                let view = PlainView { summary: None, body_html: String::new(), sources: Vec::new() };
                self.template("404.html", NOT_FOUND.to_owned(), &words.not_found_page(), None, &view)
            }
        }
    }

    /// A page whose view has a text.
    fn with_body<V: Serialize>(
        &self,
        page: &PageView,
        template: &str,
        view: impl FnOnce(&Body<'_>) -> V,
    ) -> Result<OutputFile, RenderError> {
        let root = root(&page.path);
        let view = view(&Body { links: &self.links, texts: self.words.texts, root: &root });
        self.page(page, template, &view)
    }

    fn page(&self, page: &PageView, template: &str, view: &impl Serialize) -> Result<OutputFile, RenderError> {
        self.template(template, format!("{}index.html", page.path), page, None, view)
    }

    /// What stands around the content of a page.
    fn frame(&self, page: &PageView) -> Result<Frame, RenderError> {
        let mut context = Context::new();
        context.insert("page", page);
        context.insert("root", &root(&page.path));
        let part = |template: &str| {
            let file = self.write(template, format!("{}index.html", page.path), &context)?;
            Ok(String::from_utf8_lossy(&file.bytes).into_owned())
        };
        Ok(Frame { header: part("header.html")?, footer: part("footer.html")? })
    }

    fn template(
        &self,
        template: &str,
        path: String,
        page: &PageView,
        frame: Option<&Frame>,
        view: &impl Serialize,
    ) -> Result<OutputFile, RenderError> {
        let root = if path == NOT_FOUND { self.absolute_root() } else { root(&page.path) };
        let mut context = Context::new();
        context.insert("page", page);
        context.insert("root", &root);
        context.insert("frame", &frame);
        context.insert("view", view);
        self.write(template, path, &context)
    }

    fn badge(&self, path: String, view: &badge::BadgeView) -> Result<OutputFile, RenderError> {
        let mut context = Context::new();
        context.insert("view", view);
        self.write("badge.svg", path, &context)
    }

    fn write(&self, template: &str, path: String, context: &Context) -> Result<OutputFile, RenderError> {
        match self.tera.render(template, context) {
            Ok(text) => Ok(OutputFile { path, bytes: text.into_bytes() }),
            Err(error) => Err(RenderError::Template { page: path, report: crate::theme::report(&error) }),
        }
    }

    /// The list of pages for search engines; only a portal with a base address has absolute addresses to put in.
    fn sitemap(&self, files: &[OutputFile]) -> Result<OutputFile, RenderError> {
        #[derive(Serialize)]
        struct Url {
            loc: String,
            lastmod: Option<String>,
        }
        let changed: BTreeMap<String, String> = self
            .words
            .portal
            .goals
            .iter()
            .filter_map(|state| Some((routes::goal(&state.goal.id), state.changed?.to_string())))
            .collect();
        let removed = self.words.portal.removed.iter().filter_map(|goal| {
            let step = self.words.portal.history.steps.get(goal.step)?;
            Some((routes::goal(goal.id), step.commit.date.to_string()))
        });
        let changed: BTreeMap<String, String> = changed.into_iter().chain(removed).collect();
        let base = self.words.portal.config.base_url.as_deref();
        let pages = files.iter().filter_map(|file| file.path.strip_suffix("index.html"));
        let mut pages: Vec<&str> = pages.collect();
        pages.sort_unstable();
        let url =
            |page: &str| base.map(|base| Url { loc: format!("{base}{page}"), lastmod: changed.get(page).cloned() });
        let urls: Vec<Url> = pages.into_iter().filter_map(url).collect();
        let mut context = Context::new();
        context.insert("view", &BTreeMap::from([("urls", urls)]));
        self.write("sitemap.xml", "sitemap.xml".to_owned(), &context)
    }

    fn robots(&self) -> Result<OutputFile, RenderError> {
        #[derive(Serialize)]
        struct Robots {
            allow: bool,
            sitemap: Option<String>,
        }
        let base = self.words.portal.config.base_url.as_ref();
        let mut context = Context::new();
        context.insert("view", &Robots { allow: true, sitemap: base.map(|base| format!("{base}sitemap.xml")) });
        self.write("robots.txt", "robots.txt".to_owned(), &context)
    }

    /// The site's root as the web server sees it: the 404 page is shown below any address.
    fn absolute_root(&self) -> String {
        let base = self.words.portal.config.base_url.as_deref().unwrap_or("/");
        let path = base.split_once("://").map_or(base, |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]));
        path.to_owned()
    }
}

/// The way from a page up to the site's root.
fn root(path: &str) -> String {
    let depth = path.matches('/').count();
    if depth == 0 { "./".to_owned() } else { "../".repeat(depth) }
}

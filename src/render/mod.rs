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
mod past;
mod plain;
mod record;
mod removed;
mod report;
mod report_data;
pub mod report_file;
mod report_pages;
mod sentences;
mod stands;
mod text;
mod text_diff;
mod timeline_data;
mod told;
mod view;
mod words;

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;
use tera::{Context, Tera};

use crate::config::GroupKind;
use crate::portal::links::Links;
use crate::portal::{NoReport, Portal, Report, Stand, routes};
use crate::theme::Theme;

pub use output::OutputFile;
use past::Past;
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
    Reports,
    Report(usize),
    Stands,
    NoStand(usize),
    Comparison(usize),
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
    /// What each report of the content tells.
    reports: Vec<Result<Report<'a>, NoReport>>,
    stands: &'a [Stand<'a>],
    /// What changed since each of the stands; none where that is not known.
    comparisons: Vec<Option<Report<'a>>>,
    /// Set if this is the portal as it was.
    past: Option<Past>,
}

/// What stands above and below the content of a page, as HTML.
#[derive(Debug, Serialize)]
struct Frame {
    header: String,
    footer: String,
}

/// Renders the whole site, with the past days `stands`, sorted by path. `version` is the program's; `progress` is told after each page how many are
/// done, and of how many.
///
/// # Errors
/// A template that fails; the first page in the order of the site.
pub fn render(
    portal: &Portal<'_>,
    stands: &[Stand<'_>],
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
    let mut site = Site::of(words, links, tera, None);
    site.years = lists::years(&portal.history.steps);
    site.flagged = flagged::steps(portal);
    site.tell(stands);
    site.commit_frame = portal.history.steps.first().map(|step| site.frame(&words.commit_meta(step))).transpose()?;
    let past = |stand: &Stand<'_>| stand.portal.as_ref().map_or(0, |portal| Site::past_jobs(portal).len());
    let all = site.jobs().len() + stands.iter().map(past).sum::<usize>();
    let done = std::sync::atomic::AtomicUsize::new(0);
    let one_more = || progress(done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1, all);
    let mut files = site.files(theme, &one_more)?;
    files.extend(site.past_files(stands, version, &files, &one_more)?);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

impl<'a> Site<'a> {
    /// All files but those of past days. `done` is told after each page.
    fn files(&self, theme: &Theme, done: &(dyn Fn() + Sync)) -> Result<Vec<OutputFile>, RenderError> {
        let portal = self.words.portal;
        let render = |job: &Job| {
            let file = self.render(*job);
            done();
            file
        };
        // All first, then the first error: which one comes first in time is chance.
        let pages = || self.jobs().par_iter().map(render).collect::<Vec<Result<OutputFile, RenderError>>>();
        let (rendered, (data, feeds)) =
            rayon::join(pages, || rayon::join(|| data::files(portal), || feed::files(&self.words)));
        let mut files: Vec<OutputFile> = rendered.into_iter().collect::<Result<_, _>>()?;
        files.push(self.sitemap(&files)?);
        files.push(self.robots()?);
        files.extend(data?);
        files.extend(feeds?);
        let copy = |path: &String, bytes: &Vec<u8>| OutputFile { path: path.clone(), bytes: bytes.clone() };
        files.extend(theme.assets.iter().map(|asset| copy(&asset.address, &asset.bytes)));
        files.extend(portal.content.media.iter().map(|media| copy(&media.address, &media.bytes)));
        Ok(files)
    }

    /// A site that tells nothing of periods yet.
    fn of(words: Words<'a>, links: Links<'a>, tera: Tera, past: Option<Past>) -> Self {
        let (years, reports, comparisons) = (BTreeMap::new(), Vec::new(), Vec::new());
        let flagged = Vec::new();
        Self { words, links, tera, years, flagged, commit_frame: None, reports, stands: &[], comparisons, past }
    }
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
        jobs.extend((!self.reports.is_empty()).then_some(Job::Reports));
        jobs.extend((0..self.reports.len()).map(Job::Report));
        jobs.extend((!self.stands.is_empty()).then_some(Job::Stands));
        for (place, stand) in self.stands.iter().enumerate() {
            let has_no_page = stand.portal.as_ref().err().is_some_and(|why| !why.is_left_out());
            jobs.extend(has_no_page.then_some(Job::NoStand(place)));
            jobs.extend(self.has_comparison(place).then_some(Job::Comparison(place)));
        }
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
            Job::Reports => self.page(&words.reports_page(), "reports.html", &words.reports()),
            Job::Report(place) => {
                let report = &portal.content.reports[place];
                let told = self.reports[place].as_ref().map_err(|why| *why);
                self.with_body(&words.report_page(report), "report.html", |body| words.report(report, told, body))
            }
            Job::Stands | Job::NoStand(_) | Job::Comparison(_) => self.render_stand(job),
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
        context.insert("past", &None::<past::PastView>);
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
        match &self.past {
            Some(past) => context.insert("page", &past.page(page, &root)),
            None => context.insert("page", page),
        }
        context.insert("past", &self.past.as_ref().map(|past| past.view(page)));
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

//! The files that templates make: which there are, and which view and template each takes.

use crate::config::{GroupKind, LegalPage};
use crate::portal::{Selection, legal_pages, routes};
use crate::render::change::step::PAGE;
use crate::render::export::badge::BadgeView;
use crate::render::output::{OutputFile, RenderError};
use crate::render::page::a_to_z::AToZView;
use crate::render::page::changelog::ChangelogView;
use crate::render::page::commit::CommitPageView;
use crate::render::page::counting::CountingView;
use crate::render::page::deadlines::DeadlinesView;
use crate::render::page::easy::EasyView;
use crate::render::page::flagged::{FlaggedView, unexplained};
use crate::render::page::frame::NOT_FOUND;
use crate::render::page::glossary::GlossaryView;
use crate::render::page::goal::GoalView;
use crate::render::page::goals::GoalsView;
use crate::render::page::group::GroupView;
use crate::render::page::groups::GroupsView;
use crate::render::page::indicators::IndicatorsView;
use crate::render::page::legal::LegalView;
use crate::render::page::overview::OverviewView;
use crate::render::page::plain::PlainView;
use crate::render::page::removed::RemovedView;
use crate::render::page::report::ReportView;
use crate::render::page::reports::ReportsView;
use crate::render::page::search::SearchView;
use crate::render::page::selection::selection;
use crate::render::page::sources::SourcesView;
use crate::render::page::{
    a_to_z, changelog, commit, counting, deadlines, easy, flagged, glossary, goal, goals, group, groups, indicators,
    legal, not_found, overview, plain, removed, report, reports, search, sources,
};
use crate::render::site::Site;

/// One file that a template makes. Places are those of [`crate::portal::Portal::goals`], its `removed` and `groups`, the
/// history's steps.
#[derive(Debug, Clone, Copy)]
pub enum Job {
    Overview,
    Goals,
    Selection(usize),
    Search,
    AToZ,
    Glossary,
    Goal(usize),
    Removed(usize),
    GoalBadge(usize),
    Groups(GroupKind),
    Group(usize),
    PillarBadge(usize),
    PortalBadge,
    Preview,
    TouchIcon,
    Changelog,
    Year(i16, usize),
    Commit(usize),
    Flagged(usize),
    Deadlines,
    Indicators,
    Sources,
    Counting,
    Page(usize),
    Legal(LegalPage),
    Easy(usize),
    Reports,
    Report(usize),
    Stands,
    NoStand(usize),
    Comparison(usize),
    NotFound,
}

impl Job {
    /// Whether the file is the same in all languages of a portal.
    pub fn is_there_once(self) -> bool {
        matches!(
            self,
            Self::GoalBadge(_)
                | Self::PillarBadge(_)
                | Self::PortalBadge
                | Self::TouchIcon
                | Self::NotFound
                | Self::Easy(_)
        )
    }

    /// Whether there is one for each goal or commit.
    pub fn is_one_of_many(self) -> bool {
        matches!(self, Self::Goal(_) | Self::Removed(_) | Self::GoalBadge(_) | Self::Commit(_))
    }
}

impl Site<'_> {
    pub fn jobs(&self) -> Vec<Job> {
        let portal = self.words.portal;
        let mut jobs = vec![Job::Overview, Job::Goals, Job::Changelog, Job::Deadlines, Job::Indicators];
        jobs.extend([
            Job::Sources,
            Job::Counting,
            Job::NotFound,
            Job::PortalBadge,
            Job::Search,
            Job::AToZ,
            Job::Preview,
        ]);
        // A portal may bring its own.
        let own_icon = self.words.theme.assets.iter().any(|asset| asset.address == routes::TOUCH_ICON);
        jobs.extend((!own_icon).then_some(Job::TouchIcon));
        jobs.extend((!portal.content.glossary.is_empty()).then_some(Job::Glossary));
        jobs.extend((0..Selection::all(portal.config).count()).map(Job::Selection));
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
            jobs.extend((1..=places.len().div_ceil(PAGE)).map(|number| Job::Year(*year, number)));
        }
        jobs.extend((1..=flagged::pages(&self.flagged)).map(Job::Flagged));
        jobs.extend((0..portal.history.steps.len()).map(Job::Commit));
        jobs.extend(self.page_jobs());
        jobs.extend((0..portal.content.easy.len()).map(Job::Easy));
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

    /// Plain pages, and those that the theme fills in.
    fn page_jobs(&self) -> Vec<Job> {
        let (content, config) = (self.words.portal.content, self.words.portal.config);
        let filled: Vec<LegalPage> = legal_pages(content, config).map(|(page, _)| page).collect();
        let is_filled = |slug: &str| filled.iter().any(|page| page.slug() == slug);
        let plain = content.pages.iter().enumerate().filter(|(_, page)| !is_filled(&page.slug));
        let mut jobs: Vec<Job> = plain.map(|(place, _)| Job::Page(place)).collect();
        jobs.extend(filled.into_iter().map(Job::Legal));
        jobs
    }

    /// The job [of many](Job::is_one_of_many) that makes a file.
    pub fn one_of_many(&self, path: &str) -> Option<Job> {
        let portal = self.words.portal;
        let Some(page) = path.strip_suffix("index.html") else {
            return portal.place_of(routes::goal_of_badge(path)?).map(Job::GoalBadge);
        };
        if let Some(id) = routes::goal_of(page) {
            let removed = || portal.place_of_removed(id).map(Job::Removed);
            return portal.place_of(id).map(Job::Goal).or_else(removed);
        }
        let id = routes::commit_of(page)?;
        let place = portal.step_of(id)?;
        portal.history.steps.get(place).filter(|step| step.commit.id == id).map(|_| Job::Commit(place))
    }

    /// The file that a job makes.
    pub fn path(&self, job: Job) -> String {
        let portal = self.words.portal;
        let page = match job {
            Job::NotFound => return NOT_FOUND.to_owned(),
            Job::Preview => return routes::PREVIEW.to_owned(),
            Job::TouchIcon => return routes::TOUCH_ICON.to_owned(),
            Job::PortalBadge => return routes::PORTAL_BADGE.to_owned(),
            Job::GoalBadge(place) => return routes::goal_badge(&portal.goals[place].goal.id),
            Job::PillarBadge(place) => return routes::pillar_badge(&portal.groups[place].group.id),
            Job::Overview => routes::OVERVIEW.to_owned(),
            Job::Goals => routes::GOALS.to_owned(),
            Job::Search => routes::SEARCH.to_owned(),
            Job::AToZ => routes::A_TO_Z.to_owned(),
            Job::Glossary => routes::GLOSSARY.to_owned(),
            Job::Selection(place) => {
                Selection::all(portal.config).nth(place).map_or_else(String::new, routes::selection)
            }
            Job::Goal(place) => routes::goal(&portal.goals[place].goal.id),
            Job::Removed(place) => routes::goal(portal.removed[place].id),
            Job::Groups(kind) => routes::groups(kind).to_owned(),
            Job::Group(place) => routes::group(portal.groups[place].group.kind, &portal.groups[place].group.id),
            Job::Changelog => routes::CHANGES.to_owned(),
            Job::Year(year, number) => routes::year(year, number),
            Job::Flagged(number) => routes::flagged(number),
            Job::Commit(place) => routes::commit(&portal.history.steps[place].commit.id),
            Job::Deadlines => routes::DEADLINES.to_owned(),
            Job::Indicators => routes::INDICATORS.to_owned(),
            Job::Sources => routes::SOURCES.to_owned(),
            Job::Counting => routes::COUNTING.to_owned(),
            Job::Page(place) => routes::page(&portal.content.pages[place].slug),
            Job::Legal(page) => routes::legal(page),
            Job::Easy(place) => routes::easy(portal.content.easy[place].pillar.as_deref()),
            Job::Reports => routes::REPORTS.to_owned(),
            Job::Report(place) => routes::report(&portal.content.reports[place].slug),
            Job::Stands => routes::STANDS.to_owned(),
            Job::NoStand(place) => routes::stand(self.stands[place].day),
            Job::Comparison(place) => routes::comparison(self.stands[place].day),
        };
        format!("{page}index.html")
    }

    pub fn render(&self, job: Job) -> Result<OutputFile, RenderError> {
        let (words, changes) = (&self.words, &self.changes);
        let portal = words.portal;
        match job {
            Job::Overview => {
                self.with_body(&overview::page(words), "overview.html", |body| OverviewView::of(changes, body))
            }
            Job::Goals => self.page(&goals::page(words), "goals.html", &GoalsView::of(words)),
            Job::Search => self.page(&search::page(words), "search.html", &SearchView::of(words)),
            Job::AToZ => self.page(&a_to_z::page(words), "a_to_z.html", &AToZView::of(words)),
            Job::Glossary => self.page(&glossary::page(words), "glossary.html", &GlossaryView::of(words)),
            Job::Selection(place) => {
                let (page, view) = selection(words, place);
                self.page(&page, "selection.html", &view)
            }
            Job::Goal(place) => {
                self.with_body(&goal::page(words, place), "goal.html", |body| GoalView::of(changes, place, body))
            }
            Job::Removed(place) => {
                let goal = &portal.removed[place];
                self.page(&removed::page(words, goal), "removed.html", &RemovedView::of(changes, goal))
            }
            Job::GoalBadge(place) => {
                let state = &portal.goals[place];
                self.badge(routes::goal_badge(&state.goal.id), &BadgeView::of_goal(state))
            }
            Job::Groups(kind) => self.page(&groups::page(words, kind), "groups.html", &GroupsView::of(words, kind)),
            Job::Group(place) => {
                let state = &portal.groups[place];
                self.with_body(&group::page(words, state), "group.html", |body| GroupView::of(changes, state, body))
            }
            Job::PillarBadge(place) => {
                let state = &portal.groups[place];
                self.badge(routes::pillar_badge(&state.group.id), &BadgeView::of_pillar(words, state))
            }
            Job::PortalBadge => self.badge(routes::PORTAL_BADGE.to_owned(), &BadgeView::of_portal(words)),
            Job::Preview => self.preview(),
            Job::TouchIcon => self.touch_icon(),
            Job::Changelog => self.page(
                &changelog::page(words, None),
                "changelog.html",
                &ChangelogView::of(changes, &self.years, None),
            ),
            Job::Year(year, number) => {
                let at = Some((year, number));
                self.page(&changelog::page(words, at), "changelog.html", &ChangelogView::of(changes, &self.years, at))
            }
            Job::Flagged(number) => {
                let unexplained = *self.unexplained.get_or_init(|| unexplained(words));
                let view = FlaggedView::of(changes, &self.flagged, unexplained, number);
                self.page(&flagged::page(words, number), "flagged.html", &view)
            }
            Job::Commit(place) => {
                let step = &portal.history.steps[place];
                let page = commit::page(words, step);
                let path = format!("{}index.html", page.path);
                self.template(
                    "commit.html",
                    path,
                    &page,
                    self.commit_frame.as_ref(),
                    &CommitPageView::of(changes, place),
                )
            }
            Job::Deadlines => self.page(&deadlines::page(words), "deadlines.html", &DeadlinesView::of(words)),
            Job::Indicators => self.page(&indicators::page(words), "indicators.html", &IndicatorsView::of(words)),
            Job::Sources => self.page(&sources::page(words), "sources.html", &SourcesView::of(words)),
            Job::Counting => self.page(&counting::page(words), "counting.html", &CountingView::of(words)),
            Job::Page(place) => {
                let page = &portal.content.pages[place];
                self.with_body(&plain::page(words, page), "page.html", |body| PlainView::of(words, page, body))
            }
            Job::Legal(page) => {
                let template = format!("legal_{}.html", page.word());
                self.with_body(&legal::page(words, page), &template, |body| LegalView::of(words, page, body))
            }
            Job::Easy(place) => {
                let page = &portal.content.easy[place];
                self.with_body(&easy::page(words, page), "easy.html", |body| EasyView::of(words, page, body))
            }
            Job::Reports => self.page(&reports::page(words), "reports.html", &ReportsView::of(words)),
            Job::Report(place) => {
                let report = &portal.content.reports[place];
                let told = self.reports[place].as_ref().map_err(|why| *why);
                self.with_body(&report::page(words, report), "report.html", |body| {
                    ReportView::of(words, report, told, body)
                })
            }
            Job::Stands | Job::NoStand(_) | Job::Comparison(_) => self.render_stand(job),
            Job::NotFound => {
                let view =
                    PlainView { summary: None, body_html: String::new(), terms: Vec::new(), sources: Vec::new() };
                self.template("404.html", NOT_FOUND.to_owned(), &not_found::page(words), None, &view)
            }
        }
    }
}

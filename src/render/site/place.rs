//! Which view and template each place of the site takes.

use crate::portal::{Place, routes};
use crate::render::export::badge::BadgeView;
use crate::render::output::{OutputFile, RenderError};
use crate::render::page::a_to_z::AToZView;
use crate::render::page::changelog::ChangelogView;
use crate::render::page::choice::LogChoiceView;
use crate::render::page::counting::CountingView;
use crate::render::page::deadlines::DeadlinesView;
use crate::render::page::easy::EasyView;
use crate::render::page::flagged::{FlaggedView, unexplained};
use crate::render::page::glossary::GlossaryView;
use crate::render::page::goal::GoalView;
use crate::render::page::goals::GoalsView;
use crate::render::page::gone::GoneView;
use crate::render::page::group::GroupView;
use crate::render::page::groups::GroupsView;
use crate::render::page::indicators::IndicatorsView;
use crate::render::page::legal::LegalView;
use crate::render::page::log::LogView;
use crate::render::page::lost::LostView;
use crate::render::page::overview::OverviewView;
use crate::render::page::plain::PlainView;
use crate::render::page::plan::PlanView;
use crate::render::page::removed::RemovedView;
use crate::render::page::report::ReportView;
use crate::render::page::reports::ReportsView;
use crate::render::page::search::SearchView;
use crate::render::page::selection::selection;
use crate::render::page::sources::SourcesView;
use crate::render::page::verify::VerifyView;
use crate::render::page::whole::WholeView;
use crate::render::page::{
    a_to_z, changelog, choice, counting, deadlines, easy, flagged, glossary, goal, goals, gone, group, groups,
    indicators, legal, log, lost, not_found, overview, plain, plan, removed, report, reports, search, sources, verify,
    whole,
};
use crate::render::site::Site;

impl Site<'_> {
    /// The file at a place that a [template](crate::portal::Maker::Template) makes.
    ///
    /// # Errors
    /// A template that fails.
    pub fn render(&self, place: Place) -> Result<OutputFile, RenderError> {
        let (words, changes) = (&self.words, &self.changes);
        let portal = words.portal;
        match place {
            Place::Overview => self.with_body(&overview::page(words), "overview.html", |body| {
                OverviewView::of(changes, (self.year(), self.plan()), body)
            }),
            Place::Goals => self.page(&goals::page(words), "goals.html", &GoalsView::of(words)),
            Place::Search => self.page(&search::page(words), "search.html", &SearchView::of(words)),
            Place::AToZ => self.page(&a_to_z::page(words), "a_to_z.html", &AToZView::of(words)),
            Place::Glossary => self.page(&glossary::page(words), "glossary.html", &GlossaryView::of(words)),
            Place::Selection(place) => {
                let (page, view) = selection(words, place);
                self.page(&page, "selection.html", &view)
            }
            Place::Goal(place) => {
                self.with_body(&goal::page(words, place), "goal.html", |body| GoalView::of(changes, place, body))
            }
            Place::Removed(place) => {
                let goal = &portal.removed[place];
                self.page(&removed::page(words, goal), "removed.html", &RemovedView::of(changes, goal))
            }
            Place::Gone(place) => {
                let id = portal.gone()[place];
                self.page(&gone::page(words, id), "gone.html", &GoneView::of(id))
            }
            Place::Groups(kind) => self.page(&groups::page(words, kind), "groups.html", &GroupsView::of(words, kind)),
            Place::Group(place) => {
                let state = &portal.groups[place];
                self.with_body(&group::page(words, state), "group.html", |body| {
                    GroupView::of(changes, state, self.year(), body)
                })
            }
            Place::GoalBadge(_) | Place::PillarBadge(_) | Place::PortalBadge | Place::Preview | Place::TouchIcon => {
                self.picture(place)
            }
            Place::Changelog => self.changelog(None),
            Place::Year(year) => self.changelog(Some(year)),
            Place::Log(page) => self.page(&log::page(words, page), "log.html", &LogView::of(changes, page)),
            Place::Flagged(number) => {
                let unexplained = *self.unexplained.get_or_init(|| unexplained(words));
                let view = FlaggedView::of(changes, &self.flagged, unexplained, number);
                self.page(&flagged::page(words, number), "flagged.html", &view)
            }
            Place::Choice(choice) => {
                self.page(&choice::page(words, choice), "choice.html", &LogChoiceView::of(changes, choice))
            }
            Place::Deadlines => self.page(&deadlines::page(words), "deadlines.html", &DeadlinesView::of(words)),
            Place::Plan => {
                let view = self.plan().map(|plan| PlanView::of(words, plan));
                self.page(&plan::page(words), "plan.html", &view)
            }
            Place::Indicators => self.page(&indicators::page(words), "indicators.html", &IndicatorsView::of(words)),
            Place::Sources => self.page(&sources::page(words), "sources.html", &SourcesView::of(words)),
            Place::Counting => self.page(&counting::page(words), "counting.html", &CountingView::of(words)),
            Place::Page(place) => {
                let page = &portal.content.pages[place];
                self.with_body(&plain::page(words, page), "page.html", |body| PlainView::of(words, page, body))
            }
            Place::Legal(page) => {
                let template = format!("legal_{}.html", page.word());
                self.with_body(&legal::page(words, page), &template, |body| LegalView::of(words, page, body))
            }
            Place::Easy(place) => {
                let page = &portal.content.easy[place];
                self.with_body(&easy::page(words, page), "easy.html", |body| EasyView::of(words, page, body))
            }
            Place::Reports => self.page(&reports::page(words), "reports.html", &ReportsView::of(words)),
            Place::Report(place) => {
                let report = &portal.content.reports[place];
                let told = self.told.reports[place].as_ref().map_err(|why| *why);
                self.with_body(&report::page(words, report), "report.html", |body| {
                    ReportView::of(words, report, told, body)
                })
            }
            Place::Verify => self.page(&verify::page(words), "verify.html", &VerifyView::of(words)),
            Place::Whole => self.page(&whole::page(words), "whole.html", &WholeView::of(changes)),
            Place::Lost(place) => {
                let rewritten = &portal.rewritten[place];
                self.page(&lost::page(words, rewritten), "lost.html", &LostView::of(words, rewritten))
            }
            Place::Stands | Place::NoStand(_) | Place::Comparison(_) => self.render_stand(place),
            Place::NotFound => {
                let view =
                    PlainView { summary: None, body_html: String::new(), terms: Vec::new(), sources: Vec::new() };
                self.template("404.html", routes::NOT_FOUND.to_owned(), &not_found::page(words), &view)
            }
            // Made by the modules of their formats, or copied.
            Place::Feed
            | Place::GroupFeed(_)
            | Place::GoalFeed(_)
            | Place::RemovedFeed(_)
            | Place::Data(_)
            | Place::ForPrograms(_)
            | Place::OpenData
            | Place::Publications
            | Place::Checkpoint
            | Place::Asset(_)
            | Place::Media(_) => self.no_template(place),
        }
    }

    fn changelog(&self, year: Option<i16>) -> Result<OutputFile, RenderError> {
        let view = ChangelogView::of(&self.changes, year);
        self.page(&changelog::page(&self.words, year), "changelog.html", &view)
    }

    fn picture(&self, place: Place) -> Result<OutputFile, RenderError> {
        let (words, portal, path) = (&self.words, self.words.portal, self.places().path(place));
        match place {
            Place::GoalBadge(at) => self.badge(path, &BadgeView::of_goal(&self.words, &portal.goals[at])),
            Place::PillarBadge(at) => self.badge(path, &BadgeView::of_pillar(words, &portal.groups[at])),
            Place::PortalBadge => self.badge(path, &BadgeView::of_portal(words)),
            Place::TouchIcon => self.touch_icon(),
            _ => self.preview(),
        }
    }

    fn no_template(&self, place: Place) -> Result<OutputFile, RenderError> {
        let path = self.places().path(place);
        Err(RenderError::Data { path, reason: "keine Vorlage gehört dazu".to_owned() })
    }
}

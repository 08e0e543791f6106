//! The one list of everything that the site holds: pages, pictures, feeds, data. What is rendered, where links may lead, menus
//! and the sitemap follow from it. A new kind of page is listed in [`Places::all`]; `routes.rs` has its address. Entries of the log of
//! publications are not: how many there are, only the publication itself knows.

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use super::choice::Choice;
use super::dataset::Dataset;
use super::place::Place;
use super::routes;
use super::selection::Selection;
use crate::config::{GroupKind, LegalPage};
use crate::history::Extent;
use crate::portal::Portal;
use crate::portal::legal::legal_pages;
use crate::portal::period::Stand;
use crate::proof::CHECKPOINT_PATH;

/// Commits on one page of marked changes.
pub const PAGE: usize = 30;

/// The files of a portal in one language.
#[derive(Debug)]
pub struct Places<'a> {
    portal: &'a Portal<'a>,
    /// Addresses of the theme's files.
    assets: Vec<&'a str>,
    stands: &'a [Stand<'a>],
    /// Whether each of the stands is compared with today.
    compared: Vec<bool>,
    /// Years with a commit.
    years: BTreeSet<i16>,
    /// Pages of marked changes.
    flagged: usize,
    /// Parts of the change log.
    choices: Vec<Choice>,
    /// By path, all but those of goals, once somebody asks.
    few: OnceLock<HashMap<String, Place>>,
}

impl<'a> Places<'a> {
    /// The files of a portal, with those of the theme and of the past days `stands`, which are `compared` with today or not.
    pub fn of(portal: &'a Portal<'a>, assets: Vec<&'a str>, stands: &'a [Stand<'a>], compared: Vec<bool>) -> Self {
        let years = portal.history.steps.iter().map(|step| step.commit.date.year()).collect();
        let mut flagged: Vec<usize> = portal.trail.flagged.iter().map(|flagged| flagged.step).collect();
        flagged.dedup();
        let flagged = flagged.len().div_ceil(PAGE).max(1);
        let choices = Choice::all(portal);
        Self { portal, assets, stands, compared, years, flagged, choices, few: OnceLock::new() }
    }

    /// Parts of the change log with a page.
    pub fn choices(&self) -> &[Choice] {
        &self.choices
    }

    /// All of them.
    pub fn all(&self) -> Vec<Place> {
        let Portal { content, config, goals, groups, removed, .. } = self.portal;
        let mut all = vec![Place::Overview, Place::Goals, Place::Changelog, Place::Deadlines, Place::Indicators];
        all.extend([Place::Sources, Place::Counting, Place::NotFound, Place::PortalBadge, Place::Search, Place::AToZ]);
        all.extend([Place::Preview, Place::TouchIcon, Place::Glossary, Place::Feed]);
        all.extend((0..Selection::all(config).count()).map(Place::Selection));
        all.extend((0..goals.len()).flat_map(|at| [Place::Goal(at), Place::GoalBadge(at), Place::GoalFeed(at)]));
        all.extend((0..removed.len()).flat_map(|at| [Place::Removed(at), Place::RemovedFeed(at)]));
        all.extend(GroupKind::ALL.map(Place::Groups));
        all.extend((0..groups.len()).flat_map(|at| [Place::Group(at), Place::PillarBadge(at), Place::GroupFeed(at)]));
        all.extend(self.years.iter().copied().map(Place::Year));
        let log = &self.portal.trail.log;
        all.extend(log.months().map(|(page, _)| page).chain(log.alone()).map(Place::Log));
        all.extend((1..=self.flagged).map(Place::Flagged));
        all.extend(self.choices.iter().copied().map(Place::Choice));
        all.extend((0..content.pages.len()).map(Place::Page));
        all.extend(legal_pages(content, config).map(|(page, _)| Place::Legal(page)));
        all.extend((0..content.easy.len()).map(Place::Easy));
        all.extend([Place::Plan, Place::Reports]);
        all.extend((0..content.reports.len()).map(Place::Report));
        all.extend([Place::Verify, Place::Publications, Place::OpenData, Place::Whole]);
        all.extend((0..self.portal.rewritten.len()).map(Place::Lost));
        all.extend((0..self.portal.gone().len()).map(Place::Gone));
        all.push(Place::Stands);
        all.extend((0..self.stands.len()).flat_map(|at| [Place::NoStand(at), Place::Comparison(at)]));
        all.extend(Dataset::ALL.iter().copied().map(Place::Data));
        all.extend(routes::FOR_PROGRAMS.map(Place::ForPrograms));
        all.push(Place::Checkpoint);
        all.extend((0..self.assets.len()).map(Place::Asset));
        all.extend((0..content.media.len()).map(Place::Media));
        all.retain(|place| self.has(*place));
        all
    }

    /// Whether there is anything to show at a place.
    pub fn has(&self, place: Place) -> bool {
        let Portal { content, config, groups, .. } = self.portal;
        let kind = |at: usize| groups.get(at).map(|state| state.group.kind);
        match place {
            Place::Glossary => !content.glossary.is_empty(),
            Place::Plan => self.portal.has_goals() && self.portal.history.extent == Extent::Complete,
            Place::Whole => self.portal.has_goals(),
            Place::Checkpoint => self.portal.history.extent == Extent::Complete,
            Place::Reports => !content.reports.is_empty(),
            Place::Stands => !config.stands.is_empty(),
            Place::Selection(at) => Selection::all(config).nth(at).is_some_and(|list| list.is_of(self.portal)),
            // A portal may bring its own.
            Place::TouchIcon => !self.assets.contains(&routes::TOUCH_ICON),
            Place::PillarBadge(at) => kind(at) == Some(GroupKind::Pillar),
            Place::GroupFeed(at) => kind(at).is_some_and(routes::has_feed),
            // Such a page is filled in by the theme.
            Place::Page(at) => !content.pages.get(at).is_some_and(|page| self.is_legal(&page.slug)),
            Place::NoStand(at) => {
                let why = self.stands.get(at).and_then(|stand| stand.portal.as_ref().err());
                why.is_some_and(|why| !why.is_left_out())
            }
            Place::Comparison(at) => self.compared.get(at).copied().unwrap_or_default(),
            _ => true,
        }
    }

    fn is_legal(&self, slug: &str) -> bool {
        legal_pages(self.portal.content, self.portal.config).any(|(page, _)| page.slug() == slug)
    }

    /// Those that a portal of the past has as well: no change log, data or badges of its own. Who is responsible now is what
    /// counts, so pages of the law are those of today.
    pub fn of_past(&self) -> Vec<Place> {
        self.all().into_iter().filter(|place| self.is_of_past(*place)).collect()
    }

    fn is_of_past(&self, place: Place) -> bool {
        let is_today = |slug: &str| slug == routes::COMPARISON || LegalPage::ALL.iter().any(|page| page.slug() == slug);
        match place {
            Place::Page(at) => self.portal.content.pages.get(at).is_some_and(|page| !is_today(&page.slug)),
            Place::Overview
            | Place::Goals
            | Place::Selection(_)
            | Place::Goal(_)
            | Place::Deadlines
            | Place::Indicators
            | Place::Sources
            | Place::Counting
            | Place::AToZ
            | Place::Glossary
            | Place::Groups(_)
            | Place::Group(_) => true,
            _ => false,
        }
    }

    /// The path of a file, with `index.html` at the end of a page's address.
    pub fn path(&self, place: Place) -> String {
        path_of(&self.address(place))
    }

    /// The address of a file from the site's root; a page's ends with `/`.
    pub fn address(&self, place: Place) -> String {
        let Portal { content, config, history, goals, groups, removed, .. } = self.portal;
        let day = |place: usize| self.stands[place].day;
        match place {
            Place::NotFound => routes::NOT_FOUND.to_owned(),
            Place::Checkpoint => CHECKPOINT_PATH.to_owned(),
            Place::Preview => routes::PREVIEW.to_owned(),
            Place::TouchIcon => routes::TOUCH_ICON.to_owned(),
            Place::PortalBadge => routes::PORTAL_BADGE.to_owned(),
            Place::GoalBadge(place) => routes::goal_badge(&goals[place].goal.id),
            Place::PillarBadge(place) => routes::pillar_badge(&groups[place].group.id),
            Place::Overview => routes::OVERVIEW.to_owned(),
            Place::Goals => routes::GOALS.to_owned(),
            Place::Search => routes::SEARCH.to_owned(),
            Place::AToZ => routes::A_TO_Z.to_owned(),
            Place::Glossary => routes::GLOSSARY.to_owned(),
            Place::Selection(place) => Selection::all(config).nth(place).map_or_else(String::new, routes::selection),
            Place::Goal(place) => routes::goal(&goals[place].goal.id),
            Place::Removed(place) => routes::goal(removed[place].id),
            Place::Gone(place) => routes::goal(self.portal.gone()[place]),
            Place::Groups(kind) => routes::groups(kind).to_owned(),
            Place::Group(place) => routes::group(groups[place].group.kind, &groups[place].group.id),
            Place::Changelog => routes::CHANGES.to_owned(),
            Place::Year(year) => routes::year(year),
            Place::Log(page) => routes::log(page, &history.steps),
            Place::Flagged(number) => routes::flagged(number),
            Place::Choice(choice) => choice.address(self.portal),
            Place::Deadlines => routes::DEADLINES.to_owned(),
            Place::Plan => routes::PLAN.to_owned(),
            Place::Indicators => routes::INDICATORS.to_owned(),
            Place::Sources => routes::SOURCES.to_owned(),
            Place::Counting => routes::COUNTING.to_owned(),
            Place::Page(place) => routes::page(&content.pages[place].slug),
            Place::Legal(page) => routes::legal(page),
            Place::Easy(place) => routes::easy(content.easy[place].pillar.as_deref()),
            Place::Reports => routes::REPORTS.to_owned(),
            Place::Report(place) => routes::report(&content.reports[place].slug),
            Place::Verify => routes::VERIFY.to_owned(),
            Place::Publications => routes::PUBLICATIONS.to_owned(),
            Place::Lost(place) => routes::lost(self.portal.rewritten[place].place),
            Place::OpenData => routes::OPEN_DATA.to_owned(),
            Place::Whole => routes::WHOLE.to_owned(),
            Place::Stands => routes::STANDS.to_owned(),
            Place::NoStand(place) => routes::stand(day(place)),
            Place::Comparison(place) => routes::comparison(day(place)),
            Place::Feed => routes::FEED.to_owned(),
            Place::GroupFeed(place) => routes::feed(&self.address(Place::Group(place))),
            Place::GoalFeed(place) => routes::feed(&self.address(Place::Goal(place))),
            Place::RemovedFeed(place) => routes::feed(&self.address(Place::Removed(place))),
            Place::Data(file) => file.path().to_owned(),
            Place::ForPrograms(path) => path.to_owned(),
            Place::Asset(place) => self.assets[place].to_owned(),
            Place::Media(place) => content.media[place].address.clone(),
        }
    }

    /// What a path shows; `None` if the site has no such file.
    pub fn find(&self, path: &str) -> Option<Place> {
        let few = self.few.get_or_init(|| {
            let few = self.all().into_iter().filter(|place| !place.is_one_of_many());
            few.map(|place| (self.path(place), place)).collect()
        });
        few.get(path).copied().or_else(|| self.one_of_many(path))
    }

    /// The place of a goal whose file it is.
    fn one_of_many(&self, path: &str) -> Option<Place> {
        let portal = self.portal;
        if let Some(id) = routes::goal_of_badge(path) {
            return portal.place_of(id).map(Place::GoalBadge);
        }
        let goal = |page: &str, today: fn(usize) -> Place, past: fn(usize) -> Place| {
            let id = routes::goal_of(page)?;
            portal.place_of(id).map(today).or_else(|| portal.place_of_removed(id).map(past))
        };
        if let Some(page) = path.strip_suffix(routes::FEED) {
            return goal(page, Place::GoalFeed, Place::RemovedFeed);
        }
        let page = path.strip_suffix("index.html")?;
        goal(page, Place::Goal, Place::Removed)
    }

    /// Whether the site has a file at an address, in any of its languages; a page's ends with `/`.
    pub fn has_address(&self, address: &str) -> bool {
        let (inside, is_main) = self.portal.config.languages.inside(address);
        self.find(&path_of(inside)).is_some_and(|place| is_main || !place.is_there_once())
    }
}

/// The file at an address: a page's is `index.html`.
fn path_of(address: &str) -> String {
    let index = if address.is_empty() || address.ends_with('/') { "index.html" } else { "" };
    format!("{address}{index}")
}

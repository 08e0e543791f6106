//! The list of past days, each day beside today, and what a day without a state says.

use jiff::civil::Date;
use serde::Serialize;

use crate::portal::{GoalNews, NoReport, NoStand, Period, Portal, Report, Stand, reports, routes};
use crate::render::RenderError;
use crate::render::change::period::{GoalNewsView, ToldView};
use crate::render::output::OutputFile;
use crate::render::site::Site;
use crate::render::site::job::Job;
use crate::render::site::past::stand_link;
use crate::render::words::Words;
use crate::render::words::view::{DateView, LinkView, PageView};

/// `stands.html`.
#[derive(Debug, Serialize)]
pub struct StandsView {
    /// Newest first.
    pub stands: Vec<StandLineView>,
}

#[derive(Debug, Serialize)]
pub struct StandLineView {
    pub link: LinkView,
    pub day: DateView,
    /// Missing if nothing can be compared.
    pub comparison: Option<LinkView>,
    /// Why the day cannot be shown; missing if it can.
    pub missing: Option<String>,
    /// Whether the day has no page at all.
    pub left_out: bool,
}

/// `comparison.html`.
#[derive(Debug, Serialize)]
pub struct ComparisonView {
    pub day: DateView,
    pub today: DateView,
    /// The day's portal; missing if it cannot be shown.
    pub stand: Option<LinkView>,
    pub told: ToldView,
    pub parts: Vec<ComparedPartView>,
}

/// The goals of a pillar that are not as they were, in the order of `told.parts`.
#[derive(Debug, Serialize)]
pub struct ComparedPartView {
    pub goals: Vec<GoalNewsView>,
    /// Goals that only have other values than title, status and deadline.
    pub others: usize,
    /// Goals that are as they were.
    pub same: usize,
}

/// `no_stand.html`.
#[derive(Debug, Serialize)]
pub struct NoStandView {
    pub day: DateView,
    pub missing: String,
    pub reasons: Vec<String>,
    pub comparison: Option<LinkView>,
}

impl Words<'_> {
    pub fn stands(&self, stands: &[Stand<'_>], compared: impl Fn(usize) -> bool) -> StandsView {
        let line = |(place, stand): (usize, &Stand<'_>)| StandLineView {
            link: self.stand_link(stand.day),
            day: self.day(stand.day),
            comparison: compared(place).then(|| self.comparison_link(stand.day)),
            missing: stand.portal.as_ref().err().map(|why| self.no_stand(why)),
            left_out: stand.portal.as_ref().err().is_some_and(|why| why.is_left_out()),
        };
        StandsView { stands: stands.iter().enumerate().rev().map(line).collect() }
    }

    pub fn comparison(&self, stand: &Stand<'_>, report: &Report<'_>) -> ComparisonView {
        let sections = report.sections.iter();
        ComparisonView {
            day: self.day(stand.day),
            today: self.day(self.portal.as_of),
            stand: stand.portal.is_ok().then(|| self.stand_link(stand.day)),
            told: self.told(report),
            parts: sections.map(|section| self.compared(&section.goals, section.now.total())).collect(),
        }
    }

    /// Goals with another title, status or deadline, and those that came or went.
    fn compared(&self, goals: &[GoalNews<'_>], now: usize) -> ComparedPartView {
        let differing: Vec<&GoalNews<'_>> = goals.iter().filter(|goal| goal.differs).collect();
        let shown: Vec<&&GoalNews<'_>> = differing.iter().filter(|goal| is_told(goal)).collect();
        ComparedPartView {
            goals: shown
                .iter()
                .map(|goal| self.goal_news(goal, goal.news.first().and_then(|news| goal.step(*news))))
                .collect(),
            others: differing.len() - shown.len(),
            same: now.saturating_sub(differing.iter().filter(|goal| goal.now.is_some()).count()),
        }
    }

    pub fn no_stand_view(&self, stand: &Stand<'_>, why: &NoStand, compared: bool) -> NoStandView {
        let german = |reason: &String| self.portal.config.languages.original_in("de", reason);
        let reasons =
            if let NoStand::Unreadable { reasons } = why { reasons.iter().map(german).collect() } else { Vec::new() };
        NoStandView {
            day: self.day(stand.day),
            missing: self.no_stand(why),
            reasons,
            comparison: compared.then(|| self.comparison_link(stand.day)),
        }
    }

    /// Why a day cannot be shown.
    fn no_stand(&self, why: &NoStand) -> String {
        let on = |key: &str, day: Date| self.texts.fill(key, &[("date", self.day(day).text.as_str())]);
        match why {
            NoStand::NoHistory => self.texts.get("stand.missing.none").to_owned(),
            NoStand::NotOver { newest } => on("stand.missing.not_over", *newest),
            NoStand::Before { first } => on("stand.missing.before", *first),
            NoStand::Shallow => self.texts.get("stand.missing.shallow").to_owned(),
            NoStand::Unreadable { .. } => self.texts.get("stand.missing.unreadable").to_owned(),
        }
    }

    fn stand_link(&self, day: Date) -> LinkView {
        stand_link(self.texts.fill("stand.title", &[("date", self.day(day).text.as_str())]), day)
    }

    fn comparison_link(&self, day: Date) -> LinkView {
        let title = self.texts.fill("stand.comparison", &[("date", self.day(day).text.as_str())]);
        LinkView { title, url: routes::comparison(day), short: None }
    }

    pub fn stands_page(&self) -> PageView {
        self.listed("stands", routes::STANDS)
    }

    pub fn comparison_page(&self, stand: &Stand<'_>) -> PageView {
        let link = self.comparison_link(stand.day);
        let mut parents = vec![self.entry("stands", routes::STANDS)];
        parents.extend(stand.portal.is_ok().then(|| self.stand_link(stand.day)));
        self.below(link.title, self.described(None), link.url, parents)
    }

    pub fn no_stand_page(&self, stand: &Stand<'_>) -> PageView {
        let link = self.stand_link(stand.day);
        self.below(link.title, self.described(None), link.url, vec![self.entry("stands", routes::STANDS)])
    }
}

impl<'a> Site<'a> {
    /// Computes what reports and past days tell, from one replay of the history.
    pub fn tell(&mut self, stands: &'a [Stand<'a>]) {
        let Portal { history, config, as_of, .. } = self.words.portal;
        let since = |stand: &Stand<'_>| Period::since(history, stand.steps?, stand.day, *as_of).ok();
        let of_reports = self.words.report_periods();
        let of_stands: Vec<Option<Period>> = stands.iter().map(since).collect();
        let periods = of_reports.iter().filter_map(|period| period.as_ref().ok()).chain(of_stands.iter().flatten());
        let mut told = reports(history, config, periods.cloned().collect()).into_iter();
        let mut next = |why: NoReport| told.next().ok_or(why);
        self.reports = of_reports.into_iter().map(|period| period.and_then(|_| next(NoReport::NoHistory))).collect();
        self.comparisons =
            of_stands.into_iter().map(|period| period.and_then(|_| next(NoReport::NoHistory).ok())).collect();
        self.stands = stands;
    }

    pub fn render_stand(&self, job: Job) -> Result<OutputFile, RenderError> {
        let words = &self.words;
        let compared = |place: usize| self.has_comparison(place);
        match job {
            Job::NoStand(place) => {
                let stand = &self.stands[place];
                let view = stand.portal.as_ref().err().map(|why| words.no_stand_view(stand, why, compared(place)));
                self.page(&words.no_stand_page(stand), "no_stand.html", &view)
            }
            Job::Comparison(place) => {
                let stand = &self.stands[place];
                let view = self.comparisons[place].as_ref().map(|report| words.comparison(stand, report));
                self.page(&words.comparison_page(stand), "comparison.html", &view)
            }
            _ => self.page(&words.stands_page(), "stands.html", &words.stands(self.stands, compared)),
        }
    }

    pub fn has_comparison(&self, stand: usize) -> bool {
        self.comparisons.get(stand).is_some_and(Option::is_some)
    }
}

/// Whether title, status or deadline are others, or the goal is on one side only.
fn is_told(goal: &GoalNews<'_>) -> bool {
    match (&goal.then, &goal.now) {
        (Some(then), Some(now)) => then.title != now.title || then.status != now.status || then.due != now.due,
        _ => true,
    }
}

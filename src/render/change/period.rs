//! What changed in a period, as pages, files and comparisons show it.

use std::ops::Range;

use serde::Serialize;

use crate::config::GroupKind;
use crate::portal::{
    Flagged, FlaggedAt, GoalNews, GoalTold, IndicatorNews, IndicatorTold, News, NoReport, Part, Report, Section,
    StatusCounts, routes,
};
use crate::render::change::told::{ValueView, short_reason};
use crate::render::words::view::{CommitView, DateView, LinkView, StatusView};
use crate::render::words::{Words, status};

/// The generated part of a report.
#[derive(Debug, Serialize)]
pub struct ToldView {
    pub from: DateView,
    pub to: DateView,
    /// Day of the first recorded state, if that is what is compared with.
    pub begins: Option<DateView>,
    pub commits: usize,
    pub changes: usize,
    /// Commits that changed rules.
    pub rules: Vec<CommitView>,
    /// Number of files that could not be read.
    pub gaps: usize,
    pub total: NumbersView,
    pub parts: Vec<PartView>,
    pub flagged: Vec<FlaggedView>,
}

/// Counts of one pillar, or of the portal.
#[derive(Debug, Serialize)]
pub struct NumbersView {
    pub title: String,
    /// Page of the pillar; empty if there is none.
    pub url: String,
    pub then: usize,
    pub now: usize,
    /// How many goals have each piece of news, in order, zeros included; the same pieces in every part.
    pub news: Vec<CountView>,
    /// Statuses that a goal has or had.
    pub statuses: Vec<StatusPairView>,
}

#[derive(Debug, Serialize)]
pub struct CountView {
    /// See [`News::word`].
    pub word: String,
    pub count: usize,
}

#[derive(Debug, Serialize)]
pub struct StatusPairView {
    pub status: StatusView,
    pub then: usize,
    pub now: usize,
}

/// One pillar.
#[derive(Debug, Serialize)]
pub struct PartView {
    pub numbers: NumbersView,
    pub anchor: String,
    /// Lists that have an entry.
    pub news: Vec<NewsView>,
    pub indicators: Vec<IndicatorNewsView>,
}

#[derive(Debug, Serialize)]
pub struct NewsView {
    /// See [`News::word`].
    pub word: String,
    pub goals: Vec<GoalNewsView>,
}

#[derive(Debug, Serialize)]
pub struct GoalNewsView {
    pub id: String,
    pub title: String,
    /// Title before, if it was another one.
    pub old_title: Option<String>,
    /// Page of the goal; empty if it has none today.
    pub url: String,
    /// Missing if the goal was not there.
    pub old_status: Option<StatusView>,
    pub new_status: Option<StatusView>,
    /// Deadlines in words.
    pub old_due: Option<String>,
    pub new_due: Option<String>,
    /// How often the deadline changed.
    pub moves: usize,
    /// The commit that brought the news.
    pub commit: Option<CommitView>,
    /// Why, if that was said.
    pub reason: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct IndicatorNewsView {
    pub name: String,
    pub unit: Option<String>,
    pub goal: LinkView,
    pub old: Option<ValueView>,
    pub new: Option<ValueView>,
    pub old_target: Option<ValueView>,
    pub new_target: Option<ValueView>,
    pub commit: Option<CommitView>,
}

/// A change of the period that is marked.
#[derive(Debug, Serialize)]
pub struct FlaggedView {
    /// What the mark says.
    pub label: String,
    pub goal: Option<LinkView>,
    pub commit: CommitView,
    pub reason: Option<String>,
}

impl Words<'_> {
    pub fn told(&self, report: &Report<'_>) -> ToldView {
        let period = &report.period;
        // Rare, and no column of its own unless there is one.
        let is_shown = |news: &News| *news != News::Passing || report.count(*news) > 0;
        let shown: Vec<News> = News::ALL.into_iter().filter(is_shown).collect();
        let total = self.texts.get("report.total").to_owned();
        ToldView {
            from: self.day(period.from),
            to: self.day(period.to),
            begins: period.begins.map(|day| self.day(day)),
            commits: period.steps.len(),
            changes: report.changes,
            rules: report.rules.iter().filter_map(|place| self.step_commit(*place)).collect(),
            gaps: report.gaps,
            total: self.numbers(total, String::new(), &report.then, &report.now, &shown, |news| report.count(news)),
            parts: report.sections.iter().map(|section| self.part(section, &shown)).collect(),
            flagged: self.marked_in(period.steps.clone()),
        }
    }

    /// Why there is nothing to tell about a period.
    pub fn no_report(&self, why: NoReport) -> String {
        match why {
            NoReport::NoHistory => self.texts.get("report.missing.none").to_owned(),
            NoReport::Shallow => self.texts.get("report.missing.shallow").to_owned(),
            NoReport::Before { first } => {
                self.texts.fill("report.missing.before", &[("date", self.day(first).text.as_str())])
            }
        }
    }

    /// The marked changes of the steps of a period.
    fn marked_in(&self, steps: Range<usize>) -> Vec<FlaggedView> {
        let view = |flagged: &Flagged| {
            let step = self.portal.history.steps.get(flagged.step)?;
            let label = self.flag_label(flagged.flag).to_owned();
            let (label, goal) = match flagged.at {
                FlaggedAt::Goal { goal, .. } => {
                    let goal = step.goals.get(goal)?;
                    let title = self.title_then(&goal.id, &goal.title);
                    let link = LinkView { title, url: self.goal_url(&goal.id), short: None };
                    (label, Some(link))
                }
                FlaggedAt::Rule(rule) => {
                    (format!("{label}: {}", self.rule_name(&step.settings.get(rule)?.field)), None)
                }
            };
            let reason = flagged.at.said(step).reason().map(|reason| self.original(&short_reason(&reason)));
            Some(FlaggedView { label, goal, commit: self.commit(&step.commit, true), reason })
        };
        self.portal.flagged_between(steps).iter().filter_map(view).collect()
    }

    fn numbers(
        &self,
        title: String,
        url: String,
        then: &StatusCounts,
        now: &StatusCounts,
        told: &[News],
        count: impl Fn(News) -> usize,
    ) -> NumbersView {
        let words = self.portal.config.statuses.iter().map(status);
        let former = {
            let label = self.texts.get("report.former_status");
            Self::former_status(label, label.to_owned())
        };
        let known = words.zip(then.known.iter().zip(&now.known)).map(|(status, (then, now))| (status, *then, *now));
        let all = known.chain([(former, then.former, now.former)]);
        NumbersView {
            title,
            url,
            then: then.total(),
            now: now.total(),
            news: told.iter().map(|news| CountView { word: news.word().to_owned(), count: count(*news) }).collect(),
            statuses: all
                .filter(|(_, then, now)| then + now > 0)
                .map(|(status, then, now)| StatusPairView { status, then, now })
                .collect(),
        }
    }

    fn part(&self, section: &Section<'_>, shown: &[News]) -> PartView {
        let (title, url, anchor) = match (&section.part, section.pillar) {
            (Part::Former(name), _) => {
                let title = self.texts.fill("report.former_pillar", &[("name", &self.original(name))]);
                (title, String::new(), format!("teil-frueher-{}", hex(name)))
            }
            (_, Some(group)) => {
                (group.title.clone(), routes::group(GroupKind::Pillar, &group.id), format!("teil-{}", group.id))
            }
            (_, None) => {
                let pillars = self.portal.config.groups.of(GroupKind::Pillar);
                let key = if pillars.is_empty() { "report.all_goals" } else { "titles.cross_cutting_goals" };
                (self.texts.get(key).to_owned(), String::new(), "teil--".to_owned())
            }
        };
        let count = |news: News| section.with(news).count();
        let list = |news: News| NewsView {
            word: news.word().to_owned(),
            goals: section.with(news).map(|goal| self.goal_news(goal, goal.step(news))).collect(),
        };
        PartView {
            numbers: self.numbers(title, url, &section.then, &section.now, shown, count),
            anchor,
            news: News::ALL.map(list).into_iter().filter(|list| !list.goals.is_empty()).collect(),
            indicators: section.goals.iter().flat_map(|goal| self.indicator_news(goal)).collect(),
        }
    }

    /// A goal with its news of the step at a place of the history.
    pub fn goal_news(&self, goal: &GoalNews<'_>, step: Option<usize>) -> GoalNewsView {
        let status = |told: &Option<GoalTold<'_>>| told.as_ref().map(|told| self.status_then(&told.status));
        let due = |told: &Option<GoalTold<'_>>| Some(self.date_text(told.as_ref()?.due.as_deref()?));
        let said = step.and_then(|place| self.portal.history.steps.get(place)).map(|step| step.said_of(&goal.id));
        let old_title = goal.then.as_ref().filter(|told| told.title != goal.title);
        GoalNewsView {
            id: goal.id.clone(),
            title: self.title_then(&goal.id, &goal.title),
            old_title: old_title.map(|told| self.original(&told.title)),
            url: self.goal_url(&goal.id),
            old_status: status(&goal.then),
            new_status: status(&goal.now),
            old_due: due(&goal.then),
            new_due: due(&goal.now),
            moves: goal.moves,
            commit: step.and_then(|place| self.step_commit(place)),
            reason: said.and_then(|said| said.reason()).map(|reason| self.original(&short_reason(&reason))),
        }
    }

    fn indicator_news(&self, goal: &GoalNews<'_>) -> Vec<IndicatorNewsView> {
        let title = self.title_then(&goal.id, &goal.title);
        let link = LinkView { title, url: self.goal_url(&goal.id), short: None };
        let view = |news: IndicatorNews<'_>| {
            let value = |told: Option<&IndicatorTold>| told?.latest.as_ref().map(|value| self.value_told(value));
            let target = |told: Option<&IndicatorTold>| told?.target.as_ref().map(|value| self.value_told(value));
            IndicatorNewsView {
                name: self.original(news.name),
                unit: news.now.or(news.then).and_then(|told| told.unit.as_deref()).map(|unit| self.original(unit)),
                goal: link.clone(),
                old: value(news.then),
                new: value(news.now),
                old_target: target(news.then),
                new_target: target(news.now),
                commit: news.step.and_then(|place| self.step_commit(place)),
            }
        };
        goal.indicators().into_iter().map(view).collect()
    }

    /// The page of a goal; empty if it has none today.
    pub fn goal_url(&self, id: &str) -> String {
        let has_page = self.portal.goal(id).is_some() || self.portal.removed_goal(id).is_some();
        if has_page { routes::goal(id) } else { String::new() }
    }

    fn step_commit(&self, place: usize) -> Option<CommitView> {
        self.portal.history.steps.get(place).map(|step| self.commit(&step.commit, true))
    }
}

/// A word as an anchor, whatever it holds.
fn hex(word: &str) -> String {
    word.bytes().map(|byte| format!("{byte:02x}")).collect()
}

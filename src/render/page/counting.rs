//! How this portal counts: the settings in force as values for a page in words.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::config::{GroupKind, Meaning, Status};
use crate::content::{Goal, GoalKind, ProgressRule};
use crate::history::Extent;
use crate::portal::{DueState, Flag, FlaggedAt, routes};
use crate::render::words::view::{DateView, PageView, StatusView};
use crate::render::words::{Words, status};
use crate::value::PartialDate;

/// A status, what it says, and how many goals have it.
#[derive(Debug, Serialize)]
pub struct CountedStatus {
    pub status: StatusView,
    /// `planned`, `started`, `done`, `stopped`, `unknown`.
    pub means: String,
    pub late: bool,
    /// Whether a deadline no longer matters.
    pub closed: bool,
    pub count: usize,
}

/// How many goals state or compute their progress in which way.
#[derive(Debug, Default, Serialize)]
pub struct ProgressCounts {
    pub stated: usize,
    pub milestones: usize,
    pub indicators: usize,
}

/// A deadline that is no day, and its last day.
#[derive(Debug, Serialize)]
pub struct PeriodView {
    pub due: DateView,
    pub last_day: DateView,
}

#[derive(Debug, Serialize)]
pub struct OriginCount {
    pub label: String,
    pub documented: bool,
    pub count: usize,
}

/// A kind of mark and its rule.
#[derive(Debug, Serialize)]
pub struct FlagRule {
    pub label: String,
    pub rule: String,
}

/// `counting.html`.
#[derive(Debug, Serialize)]
pub struct CountingView {
    pub day: DateView,
    pub statuses: Vec<CountedStatus>,
    pub unknown: StatusView,
    pub done: Vec<StatusView>,
    /// Statuses of one meaning, the one that is least far first.
    pub orders: Vec<Vec<StatusView>>,
    pub needs_source: bool,
    pub goals: usize,
    pub cross_cutting: usize,
    /// Goals of more than one department.
    pub shared: usize,
    /// What stands for all departments.
    pub for_all: Vec<String>,
    pub removed: usize,
    pub progress: ProgressCounts,
    pub start: Option<DateView>,
    pub end: Option<DateView>,
    pub example: Option<PeriodView>,
    pub overdue: usize,
    pub soon_days: i64,
    pub soon: usize,
    pub stale_days: Option<i64>,
    pub stale: usize,
    pub origins: Vec<OriginCount>,
    pub has_history: bool,
    pub reasons: String,
    pub gaps: usize,
    pub commits: usize,
    pub changes: usize,
    pub flags: Vec<FlagRule>,
    pub history_start: Option<DateView>,
    /// Commits that changed a rule.
    pub rule_changes: usize,
}

impl Words<'_> {
    pub fn counting_page(&self) -> PageView {
        let title = self.texts.get("counting.title").to_owned();
        let description = self.texts.get("counting.lead").to_owned();
        let page = self.below(title, description, routes::COUNTING.to_owned(), Vec::new());
        self.with_file(page, crate::config::FILE)
    }

    pub fn counting(&self) -> CountingView {
        let (portal, config) = (self.portal, self.portal.config);
        let history = portal.history;
        let goals = || portal.goals.iter().map(|state| state.goal);
        let departments = config.groups.of(GroupKind::Department).iter();
        let rules = portal.trail.flagged.iter().filter(|flagged| matches!(flagged.at, FlaggedAt::Rule(_)));
        CountingView {
            day: self.day(portal.as_of),
            statuses: self.counted_statuses(),
            unknown: status(config.statuses.unknown()),
            done: config.statuses.iter().filter(|status| status.means == Meaning::Done).map(status).collect(),
            orders: self.orders(),
            needs_source: config.status_needs_source,
            goals: portal.goals.len(),
            cross_cutting: goals().filter(|goal| goal.kind == GoalKind::CrossCutting).count(),
            shared: goals().filter(|goal| self.is_shared(goal)).count(),
            for_all: departments.filter(|group| group.all).map(|group| group.title.clone()).collect(),
            removed: portal.removed.len(),
            progress: progress_counts(goals()),
            start: config.start.map(|date| self.date(date)),
            end: config.end.map(|date| self.date(date)),
            example: goals().find_map(|goal| self.due_example(goal.due?)),
            overdue: portal.due(DueState::Overdue).len(),
            soon_days: config.soon_days,
            soon: portal.due(DueState::Soon).len(),
            stale_days: config.stale_days,
            stale: portal.goals.iter().filter(|state| state.stale).count(),
            origins: self.origin_counts(),
            has_history: matches!(history.extent, Extent::Complete | Extent::Shallow),
            reasons: config.history.words.reason.join(", "),
            gaps: history.steps.iter().map(|step| step.gaps.len()).sum(),
            commits: history.steps.len(),
            changes: history.changes(),
            flags: Flag::ALL.map(|flag| self.flag_rule(flag)).into(),
            history_start: self.history_start(),
            rule_changes: rules.map(|flagged| flagged.step).collect::<BTreeSet<usize>>().len(),
        }
    }

    fn counted_statuses(&self) -> Vec<CountedStatus> {
        let counts = self.portal.tally().counts;
        let counted = |(word, count): (&Status, usize)| CountedStatus {
            status: status(word),
            means: word.means.word().to_owned(),
            late: word.late,
            closed: word.means.is_closed(),
            count,
        };
        self.portal.config.statuses.iter().zip(counts).map(counted).collect()
    }

    /// Statuses that are compared with others of the same meaning.
    fn orders(&self) -> Vec<Vec<StatusView>> {
        let order = |means: Meaning| {
            let mut same: Vec<&Status> = self
                .portal
                .config
                .statuses
                .iter()
                .filter(|status| status.means == means && status.step.is_some())
                .collect();
            same.sort_by_key(|status| status.step);
            same.into_iter().map(status).collect::<Vec<_>>()
        };
        let all = [Meaning::Unknown, Meaning::Planned, Meaning::Started, Meaning::Done, Meaning::Stopped].map(order);
        all.into_iter().filter(|order| order.len() > 1).collect()
    }

    fn is_shared(&self, goal: &Goal) -> bool {
        let departments = self.portal.config.groups.of(GroupKind::Department);
        let for_all = |id: &String| departments.iter().any(|group| group.all && group.id == *id);
        goal.all_departments().count() > 1 || goal.all_departments().any(for_all)
    }

    fn due_example(&self, due: PartialDate) -> Option<PeriodView> {
        let is_day = matches!(due, PartialDate::Day(_));
        (!is_day).then(|| PeriodView { due: self.date(due), last_day: self.day(due.last_day()) })
    }

    fn origin_counts(&self) -> Vec<OriginCount> {
        let goals = &self.portal.goals;
        let count = |id: &str| goals.iter().filter(|state| state.goal.origin.as_deref() == Some(id)).count();
        let origins = self.portal.config.origins.iter();
        let counted = |origin: &crate::config::Origin| OriginCount {
            label: origin.label.clone(),
            documented: origin.documented,
            count: count(&origin.id),
        };
        origins.map(counted).collect()
    }

    fn flag_rule(&self, flag: Flag) -> FlagRule {
        let rule = self.texts.find_in("flagged.rules", flag.word()).unwrap_or_default().to_owned();
        FlagRule { label: self.flag_label(flag).to_owned(), rule }
    }

    /// The day after which goals count as added later.
    fn history_start(&self) -> Option<DateView> {
        let first =
            || self.portal.history.steps.iter().find(|step| !step.goals.is_empty()).map(|step| step.commit.date);
        let stated = self.portal.config.history.start.map(|date| self.date(date));
        stated.or_else(|| first().map(|day| self.day(day)))
    }
}

fn progress_counts<'g>(goals: impl Iterator<Item = &'g Goal>) -> ProgressCounts {
    let mut counts = ProgressCounts::default();
    for rule in goals.filter_map(|goal| goal.progress) {
        match rule {
            ProgressRule::Stated(_) => counts.stated += 1,
            ProgressRule::Milestones => counts.milestones += 1,
            ProgressRule::Indicators => counts.indicators += 1,
        }
    }
    counts
}

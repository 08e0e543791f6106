//! How this portal counts: the settings in force as values for a page in words.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::config::{GroupKind, Meaning, Status};
use crate::content::{Goal, GoalKind, ProgressRule};
use crate::history::Extent;
use crate::portal::{DueState, Flag, FlaggedAt, Item, is_mark_text, routes};
use crate::render::change::marks::flag_label;
use crate::render::page::frame::PageView;
use crate::render::words::outcome::OutcomesView;
use crate::render::words::view::{DateView, StatusView};
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

/// A text of the portal in place of one of the program.
#[derive(Debug, Serialize)]
pub struct OwnWord {
    pub built_in: String,
    pub own: String,
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
    /// All goals by what became of them.
    pub outcomes: OutcomesView,
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
    /// Those of substance.
    pub changes: usize,
    pub flags: Vec<FlagRule>,
    /// What weakens each value of a goal.
    pub items: Vec<ItemRule>,
    /// Texts about marks and missing reasons that are the portal's own.
    pub own_words: Vec<OwnWord>,
    pub history_start: Option<DateView>,
    /// Commits that changed a rule.
    pub rule_changes: usize,
}

impl CountingView {
    pub fn of(words: &Words<'_>) -> Self {
        let (portal, config) = (words.portal, words.portal.config);
        let history = portal.history;
        let goals = || portal.goals.iter().map(|state| state.goal);
        let departments = config.groups.of(GroupKind::Department).iter();
        let rules = portal.trail.flagged.iter().filter(|flagged| matches!(flagged.at, FlaggedAt::Rule(_)));
        Self {
            day: words.day(portal.as_of),
            statuses: counted_statuses(words),
            unknown: status(config.statuses.unknown()),
            done: config.statuses.iter().filter(|status| status.means == Meaning::Done).map(status).collect(),
            orders: orders(words),
            needs_source: config.status_needs_source,
            goals: portal.goals.len(),
            cross_cutting: goals().filter(|goal| goal.kind == GoalKind::CrossCutting).count(),
            shared: goals().filter(|goal| is_shared(words, goal)).count(),
            for_all: departments.filter(|group| group.all).map(|group| group.title.clone()).collect(),
            removed: portal.removed.len(),
            progress: progress_counts(goals()),
            start: config.start.map(|date| words.date(date)),
            end: config.end.map(|date| words.date(date)),
            example: goals().find_map(|goal| due_example(words, goal.due?)),
            outcomes: OutcomesView::of(words, &portal.outcomes(), None),
            overdue: portal.due(DueState::Overdue).len(),
            soon_days: config.soon_days,
            soon: portal.due(DueState::Soon).len(),
            stale_days: config.stale_days,
            stale: portal.goals.iter().filter(|state| state.stale).count(),
            origins: origin_counts(words),
            has_history: matches!(history.extent, Extent::Complete | Extent::Shallow),
            reasons: config.history.words.reason.join(", "),
            gaps: history.steps.iter().map(|step| step.gaps.len()).sum(),
            commits: history.steps.len(),
            changes: (0..history.steps.len()).map(|place| portal.changes_of_substance(place)).sum(),
            flags: Flag::ALL.iter().map(|flag| FlagRule::of(words, *flag)).collect(),
            items: Item::ALL.iter().map(|item| ItemRule::of(words, *item)).collect(),
            own_words: own_words(words),
            history_start: history_start(words),
            rule_changes: rules.map(|flagged| flagged.step).collect::<BTreeSet<usize>>().len(),
        }
    }
}

/// A value of a goal, and what weakens it.
#[derive(Debug, Serialize)]
pub struct ItemRule {
    pub label: String,
    pub rule: String,
}

impl ItemRule {
    fn of(words: &Words<'_>, item: Item) -> Self {
        let text = |group: &str, key: &str| words.texts.find_in(group, key).unwrap_or(key).to_owned();
        let mut names = item.path().split('/');
        let first = names.next().unwrap_or_default();
        let first = match item {
            Item::Foreign => words.texts.get("counting.weakens_foreign").to_owned(),
            Item::Id => words.texts.get("counting.weakens_id").to_owned(),
            _ => text("fields", first),
        };
        let label = std::iter::once(first).chain(names.map(|name| text("parts", name))).collect::<Vec<_>>().join(" · ");
        Self { label, rule: text("counting.weakens_if", item.rule().word()) }
    }
}

impl FlagRule {
    fn of(words: &Words<'_>, flag: Flag) -> Self {
        let rule = words.texts.find_in("flagged.rules", flag.word()).unwrap_or_default().to_owned();
        Self { label: flag_label(words, flag).to_owned(), rule }
    }
}

/// What the portal calls marks, missing reasons and late goals, where that is not what the program calls them.
fn own_words(words: &Words<'_>) -> Vec<OwnWord> {
    let tongue = words.theme.tongue(words.portal.config.languages.current());
    let word = |(key, built_in): (String, &str)| {
        let own = words.texts.find(&key).filter(|own| is_mark_text(&key) && *own != built_in)?;
        Some(OwnWord { built_in: built_in.to_owned(), own: own.to_owned() })
    };
    tongue.built_in.all().into_iter().filter_map(word).collect()
}

pub fn page(words: &Words<'_>) -> PageView {
    let title = words.texts.get("counting.title").to_owned();
    let description = words.texts.get("counting.lead").to_owned();
    let page = PageView::below(words, title, description, routes::COUNTING.to_owned(), Vec::new());
    PageView::with_file(words, page, crate::config::FILE)
}

fn counted_statuses(words: &Words<'_>) -> Vec<CountedStatus> {
    let counts = words.portal.tally().counts;
    let counted = |(word, count): (&Status, usize)| CountedStatus {
        status: status(word),
        means: word.means.word().to_owned(),
        late: word.late,
        closed: word.means.is_closed(),
        count,
    };
    words.portal.config.statuses.iter().zip(counts).map(counted).collect()
}

/// Statuses that are compared with others of the same meaning.
fn orders(words: &Words<'_>) -> Vec<Vec<StatusView>> {
    let order = |means: Meaning| {
        let mut same: Vec<&Status> = words
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

fn is_shared(words: &Words<'_>, goal: &Goal) -> bool {
    let departments = words.portal.config.groups.of(GroupKind::Department);
    let for_all = |id: &String| departments.iter().any(|group| group.all && group.id == *id);
    goal.all_departments().count() > 1 || goal.all_departments().any(for_all)
}

fn due_example(words: &Words<'_>, due: PartialDate) -> Option<PeriodView> {
    let is_day = matches!(due, PartialDate::Day(_));
    (!is_day).then(|| PeriodView { due: words.date(due), last_day: words.day(due.last_day()) })
}

fn origin_counts(words: &Words<'_>) -> Vec<OriginCount> {
    let goals = &words.portal.goals;
    let count = |id: &str| goals.iter().filter(|state| state.goal.origin.as_deref() == Some(id)).count();
    let origins = words.portal.config.origins.iter();
    let counted = |origin: &crate::config::Origin| OriginCount {
        label: origin.label.clone(),
        documented: origin.documented,
        count: count(&origin.id),
    };
    origins.map(counted).collect()
}

/// The day after which goals count as added later.
fn history_start(words: &Words<'_>) -> Option<DateView> {
    let first = || words.portal.history.steps.iter().find(|step| !step.goals.is_empty()).map(|step| step.commit.date);
    let stated = words.portal.config.history.start.map(|date| words.date(date));
    stated.or_else(|| first().map(|day| words.day(day)))
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

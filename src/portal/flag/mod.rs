//! What is marked in the history: changes that make a promise smaller, later or harder to check.
//!
//! A mark says that something of this kind happened, not that it was wrong. The rules stand in `judge.rs`; each looks at one
//! change and its neighbours, so the cost is that of reading the changes once.

mod judge;
mod site;
mod vocabulary;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::config::Config;
use crate::history::{Change, Extent, GoalChanges, History, Said, Step};

use judge::Judge;
use site::SiteJudge;
pub use site::is_mark_text;
use vocabulary::Vocabulary;

/// Why a change is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// A deadline ends later than before or was taken away: of a goal, a milestone, a measure or a target.
    DeadlineLater,
    /// A target is a smaller number than before, whichever way is better.
    TargetLowered,
    /// A target is a larger number than before, whichever way is better.
    TargetRaised,
    /// A target was taken away, or has other words that cannot be compared.
    TargetChanged,
    /// The value from which an indicator is counted is another one.
    BaselineChanged,
    /// An indicator has another unit.
    UnitChanged,
    /// An indicator was taken away.
    IndicatorRemoved,
    /// A status says less than before.
    StatusBack,
    /// Stated progress is less than before, or a milestone is no longer reached.
    ProgressFell,
    /// A goal was removed.
    GoalRemoved,
    /// A goal was added after the start, or came back after it had been removed.
    GoalAdded,
    /// What a word or number means changed: a rule of the settings, the way progress is counted, which way is better.
    RuleChanged,
    /// A value that was published before is another one, or is gone.
    PastValueChanged,
    /// The words of the promise are others, or are gone.
    PromiseChanged,
    /// A source is gone, or is another one under the same id.
    SourceChanged,
    /// Something that a page said is gone or weaker.
    PageWeaker,
    /// A picture, a table or another file has other bytes under the same name, or is gone.
    FileReplaced,
    /// How something shows that speaks against the portal is otherwise: a late status, a notice, a day that was kept.
    LookChanged,
    /// The theme calls marks or missing reasons something else.
    MarkWordsChanged,
}

impl Flag {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [Self; 19] = [
        Self::DeadlineLater,
        Self::StatusBack,
        Self::ProgressFell,
        Self::TargetLowered,
        Self::TargetRaised,
        Self::TargetChanged,
        Self::BaselineChanged,
        Self::UnitChanged,
        Self::PastValueChanged,
        Self::IndicatorRemoved,
        Self::PromiseChanged,
        Self::GoalRemoved,
        Self::GoalAdded,
        Self::RuleChanged,
        Self::SourceChanged,
        Self::PageWeaker,
        Self::FileReplaced,
        Self::LookChanged,
        Self::MarkWordsChanged,
    ];

    /// Whether the portal promises that such a change does not go through without a reason.
    pub fn needs_reason(self) -> bool {
        matches!(
            self,
            Self::DeadlineLater
                | Self::TargetLowered
                | Self::TargetChanged
                | Self::BaselineChanged
                | Self::StatusBack
                | Self::GoalRemoved
                | Self::RuleChanged
                | Self::SourceChanged
                | Self::LookChanged
                | Self::MarkWordsChanged
        )
    }

    /// The word in data, texts and templates.
    pub fn word(self) -> &'static str {
        match self {
            Self::DeadlineLater => "deadline-later",
            Self::TargetLowered => "target-lowered",
            Self::TargetRaised => "target-raised",
            Self::TargetChanged => "target-changed",
            Self::BaselineChanged => "baseline-changed",
            Self::UnitChanged => "unit-changed",
            Self::IndicatorRemoved => "indicator-removed",
            Self::StatusBack => "status-back",
            Self::ProgressFell => "progress-fell",
            Self::GoalRemoved => "goal-removed",
            Self::GoalAdded => "goal-added",
            Self::RuleChanged => "rule-changed",
            Self::PastValueChanged => "past-value-changed",
            Self::PromiseChanged => "promise-changed",
            Self::SourceChanged => "source-changed",
            Self::PageWeaker => "page-weaker",
            Self::FileReplaced => "file-replaced",
            Self::LookChanged => "look-changed",
            Self::MarkWordsChanged => "mark-words-changed",
        }
    }
}

/// The marked change of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FlaggedAt {
    /// A change of a goal, as places in [`crate::history::Step::goals`] and [`GoalChanges::changes`].
    Goal {
        /// The goal.
        goal: usize,
        /// Its change.
        change: usize,
    },
    /// A changed rule, as a place in [`crate::history::Step::settings`].
    Rule(usize),
    /// A change beside the goals, as a place in [`crate::history::Step::site`].
    Site(usize),
}

impl FlaggedAt {
    /// What is said about the change, which stands in `step`.
    pub fn said(self, step: &Step) -> Said<'_> {
        match self {
            Self::Goal { goal, .. } => step.goals.get(goal).map_or_else(Said::default, |goal| step.said_of(&goal.id)),
            Self::Rule(_) => step.said_of_rules(),
            Self::Site(place) => step.said_of_site(place),
        }
    }
}

/// A marked change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flagged {
    /// The step, as a place in [`History::steps`].
    pub step: usize,
    /// The change in it; each is marked at most once.
    pub at: FlaggedAt,
    /// Why.
    pub flag: Flag,
}

/// All marked changes, in the order of the history. Statuses are judged by the vocabulary of their own day.
pub(in crate::portal) fn flags(history: &History, config: &Config) -> Vec<Flagged> {
    let mut marker = Marker::new(history, config, None);
    history.steps.iter().enumerate().flat_map(|(place, step)| marker.step(place, step)).collect()
}

/// The marked changes of a step that would be the next one.
pub fn flags_of_next(history: &History, config: &Config, next: &Step) -> Vec<Flagged> {
    let mut marker = Marker::new(history, config, Some(next));
    // Only what comes in can have been there before.
    let is_created = |goal: &GoalChanges| goal.changes.iter().any(|change| matches!(change, Change::Created { .. }));
    let comes_in = next.goals.iter().any(is_created);
    for goal in history.steps.iter().filter(|_| comes_in).flat_map(|step| &step.goals) {
        goal.changes.iter().for_each(|change| {
            marker.came_or_went(&goal.id, change);
        });
    }
    marker.step(history.steps.len(), next)
}

/// Marks the changes of one step after the other.
struct Marker<'a> {
    vocabulary: Vocabulary,
    site: SiteJudge,
    /// See [`start`].
    start: Option<Date>,
    /// Goals that are gone so far.
    removed: BTreeSet<&'a str>,
}

impl<'a> Marker<'a> {
    fn new(history: &History, config: &Config, next: Option<&Step>) -> Self {
        let vocabulary = Vocabulary::of(history, config, next);
        let site = SiteJudge::of(history, next);
        Self { vocabulary, site, start: start(history, config), removed: BTreeSet::new() }
    }

    fn step(&mut self, step: usize, content: &'a Step) -> Vec<Flagged> {
        let late = self.start.is_none_or(|start| content.commit.latest() > start);
        let mut found = Vec::new();
        for (place, goal) in content.goals.iter().enumerate() {
            let came_back: Vec<bool> = goal.changes.iter().map(|each| self.came_or_went(&goal.id, each)).collect();
            let judge = Judge::of(self.vocabulary.after(step), self.vocabulary.after(step + 1), goal);
            for ((change, each), came_back) in goal.changes.iter().enumerate().zip(came_back) {
                let flag = match each {
                    Change::Created { .. } => (came_back || late).then_some(Flag::GoalAdded),
                    Change::Removed { .. } => Some(Flag::GoalRemoved),
                    Change::Moved { .. } => None,
                    Change::Field(_) => judge.field(change),
                };
                found.extend(flag.map(|flag| Flagged { step, at: FlaggedAt::Goal { goal: place, change }, flag }));
            }
        }
        let rules = 0..content.settings.len();
        found.extend(rules.map(|rule| Flagged { step, at: FlaggedAt::Rule(rule), flag: Flag::RuleChanged }));
        let beside = self.site.flags(step, content).into_iter();
        found.extend(beside.map(|(place, flag)| Flagged { step, at: FlaggedAt::Site(place), flag }));
        found
    }

    /// Takes note of goals that come and go; whether this one comes back.
    fn came_or_went(&mut self, id: &'a str, change: &Change) -> bool {
        match change {
            Change::Created { .. } => self.removed.remove(id),
            Change::Removed { .. } => {
                self.removed.insert(id);
                false
            }
            Change::Moved { .. } | Change::Field(_) => false,
        }
    }
}

/// The last day on which a new goal does not count as added later: the one of the settings, or the day of the first commit
/// with goals. `None` in a clone without the beginning: there every goal is a later one.
fn start(history: &History, config: &Config) -> Option<Date> {
    let stated = config.history.start.map(crate::value::PartialDate::last_day);
    let creates = |goal: &GoalChanges| goal.changes.iter().any(|change| matches!(change, Change::Created { .. }));
    stated.or_else(|| {
        let first = history.steps.iter().find(|step| step.goals.iter().any(creates));
        first.filter(|_| history.extent != Extent::Shallow).map(|step| step.commit.date)
    })
}

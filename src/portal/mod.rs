//! The portal as it follows from content, history and the as-of date: what is counted, due, overdue, changed.
//!
//! [`Portal::derive`] computes; nothing here is text for a page. Who needs words or addresses finds the addresses in
//! [`routes`] and the words in the theme.
//!
//! Its rooms, in the order of the data: `flag` (marked changes), `past` (what follows from the history alone), `today` (goals
//! and groups at the as-of date), with these the [`Portal`]; on it `period` (what changed between two days), `legal` (pages of
//! the law), `address` (where everything has its page), `check` (mistakes that show when all of that is known).

mod address;
mod check;
mod flag;
mod legal;
mod past;
mod period;
mod today;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use crate::config::{Config, GroupKind, Status};
use crate::content::{Content, Goal, SourceEntry, is_id};
use crate::history::{GoalChanges, History, SiteChange, TextChange};
use crate::proof::Rewritten;

pub use address::{
    Choice, Dataset, DueSpan, Maker, PAGE, Place, Places, Selection, Subject, Work, address_of_commit, address_of_step,
    first_day, links, routes, terms,
};
pub use check::{check, check_texts};
pub use flag::{
    Flag, Flagged, FlaggedAt, Hedges, Item, KeptMarks, Rank, Rule, Weight, flags, flags_of_next, is_mark_text, rank,
    site_rank,
};
pub use legal::{LegalText, legal_pages, missing};
pub use past::{
    DueCourse, DueMove, Freshness, LogPage, LogPages, LogPart, Point, RemovedGoal, Standing, StatusSince, Timeline,
    Trail, Units, Wording, check_history,
};
pub use period::{
    Cause, Explained, Fate, GoalMove, GoalNews, GoalTold, IndicatorNews, IndicatorTold, News, NoReport, NoStand, Part,
    Period, PillarThen, Plan, PlannedGoal, Report, Section, Stage, Stand, StatusCounts, StatusThen, Unexplained,
    ValueTold, Waterfall, Waterfalls, reports, unexplained, year,
};
pub use today::{
    Class, Delay, Due, DueState, Figure, GoalState, GroupState, NotComputable, Outcome, Outcomes, Progress, Reached,
    ReachedBy, Related, Tally,
};

/// Everything that pages and data show.
#[derive(Debug)]
pub struct Portal<'a> {
    /// Settings.
    pub config: &'a Config,
    /// Content.
    pub content: &'a Content,
    /// History.
    pub history: &'a History,
    /// The day for which deadlines are judged.
    pub as_of: Date,
    /// Goals by id.
    pub goals: Vec<GoalState<'a>>,
    /// Groups in the order of the settings.
    pub groups: Vec<GroupState<'a>>,
    /// Goals that are no longer in the portal, by id.
    pub removed: Vec<RemovedGoal<'a>>,
    /// What follows from the history alone.
    pub trail: Arc<Trail>,
    /// Where the log of publications says that the past is told otherwise than before, oldest first.
    pub rewritten: &'a [Rewritten],
    succession: past::Succession<'a>,
}

impl<'a> Portal<'a> {
    /// Computes the portal. `as_of` is the only date that "overdue" depends on.
    pub fn derive(content: &'a Content, history: &'a History, config: &'a Config, as_of: Date) -> Self {
        Self::along(Arc::new(Trail::of(history, content, config, as_of, None)), content, history, config, as_of)
    }

    /// The same with what an earlier one found in the same history, for the same rules and day.
    pub fn along(
        trail: Arc<Trail>,
        content: &'a Content,
        history: &'a History,
        config: &'a Config,
        as_of: Date,
    ) -> Self {
        let named = |goal: &'a Goal| (goal.id.as_str(), [&goal.replaces[..], &goal.replaced_by[..]]);
        let lineage = past::Lineage::of(content.goals.iter().map(|goal| named(goal)), &trail.courses);
        let state = |goal: &'a Arc<Goal>| GoalState::of(goal, &trail, &lineage, (content, history), config, as_of);
        let goals: Vec<_> = content.goals.iter().map(state).collect();
        let groups = today::groups(&goals, content, config, as_of);
        let removed = past::removed(content, history, &trail.goals);
        let succession = past::Succession::of(content, &removed);
        Self { config, content, history, as_of, goals, groups, removed, trail, rewritten: &[], succession }
    }

    /// A goal that is no longer in the portal.
    pub fn removed_goal(&self, id: &str) -> Option<&RemovedGoal<'a>> {
        self.removed.get(self.place_of_removed(id)?)
    }

    /// All marks, each once; the same change of many goals in one commit is one.
    pub fn marks(&self) -> impl Iterator<Item = &Flagged> {
        self.trail.flagged.iter().filter(|flagged| !flagged.repeats)
    }

    /// How many changes of a step are of substance: of goals, of rules and beside the goals. That all is as it was is none.
    pub fn changes_of_substance(&self, step: usize) -> usize {
        let Some(content) = self.history.steps.get(step) else { return 0 };
        let of_goal = |(goal, changes): (usize, &GoalChanges)| {
            let all = changes.changes.iter().enumerate();
            all.filter(|(change, each)| self.trail.is_news(step, FlaggedAt::Goal { goal, change: *change }, each))
                .count()
        };
        let goals: usize = content.goals.iter().enumerate().map(of_goal).sum();
        let is_told = |(place, site): &(usize, &SiteChange)| {
            self.trail.is_flagged(step, FlaggedAt::Site(*place)) || site_rank(site) == Rank::Substance
        };
        goals + content.settings.len() + content.site.iter().enumerate().filter(is_told).count()
    }

    /// Whether a step changes the substance of a goal, and does not only say that all is as it was.
    pub fn has_substance(&self, step: usize, goal: usize) -> bool {
        let changes = self.history.steps.get(step).and_then(|step| step.goals.get(goal));
        changes.is_some_and(|goal_changes| {
            let mut all = goal_changes.changes.iter().enumerate();
            all.any(|(change, each)| self.trail.is_news(step, FlaggedAt::Goal { goal, change }, each))
        })
    }

    /// Goals of which only an earlier publication told, by id: today's history does not have them.
    pub fn gone(&self) -> Vec<&'a str> {
        let lost = self.rewritten.iter().flat_map(|rewritten| &rewritten.lost.goals).map(String::as_str);
        let is_gone = |id: &&str| is_id(id) && self.goal(id).is_none() && self.removed_goal(id).is_none();
        lost.filter(is_gone).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Where a goal that is no longer in the portal stands in `removed`.
    pub fn place_of_removed(&self, id: &str) -> Option<usize> {
        self.removed.binary_search_by_key(&id, |goal| goal.id).ok()
    }

    /// Goals that took the place of this one, by id, as its page or theirs say.
    pub fn replaced_by(&self, id: &str) -> impl Iterator<Item = &'a str> {
        self.succession.after(id)
    }

    /// Goals whose place this one took, by id, as its page or theirs say.
    pub fn replaces(&self, id: &str) -> impl Iterator<Item = &'a str> {
        self.succession.before(id)
    }

    /// The step of a commit, as a place in [`History::steps`], by the whole hash or a beginning that only one has.
    pub fn step_of(&self, hash: &str) -> Option<usize> {
        self.trail.step_of(hash)
    }

    /// The status that a word meant after so many steps of the history; none if today's vocabulary does not have it.
    pub fn status_after(&self, steps: usize, word: &str) -> Option<&'a Status> {
        self.config.statuses.iter().nth(self.trail.vocabulary.status(steps, word)?)
    }

    /// The statuses of the settings, then those that left these and that goals had.
    pub fn statuses_ever(&self) -> &[Status] {
        self.trail.vocabulary.ever()
    }

    /// What a status was called after so many steps of the history, by its id or one of its words.
    pub fn label_after(&self, steps: usize, word: &str) -> Option<&str> {
        self.trail.vocabulary.label(steps, word)
    }

    /// The same of a group, by its id.
    pub fn group_after(&self, steps: usize, kind: GroupKind, id: &str) -> Option<&str> {
        self.trail.vocabulary.group_name(steps, kind, id)
    }

    /// Whether a goal that came in with a commit had been there before; of a commit to come if that is none of the history.
    pub fn came_back(&self, goal: &str, commit: &str) -> bool {
        let first = self.trail.goals.get(goal).and_then(|trail| trail.steps.first());
        let place = self.trail.place_of(commit);
        first.is_some_and(|first| place.is_none_or(|place| *first < place))
    }

    /// A goal of today's content.
    pub fn goal(&self, id: &str) -> Option<&GoalState<'a>> {
        self.goals.get(self.place_of(id)?)
    }

    /// Where a goal of today's content stands in `goals`.
    pub fn place_of(&self, id: &str) -> Option<usize> {
        self.goals.binary_search_by(|state| state.goal.id.as_str().cmp(id)).ok()
    }

    /// The goals that have most to do with the one at `place`, at most five; equal ones by id.
    pub fn related(&self, place: usize) -> Vec<Related<'a>> {
        let Some(state) = self.goals.get(place) else { return Vec::new() };
        let heirs = self.replaces(&state.goal.id).chain(self.replaced_by(&state.goal.id));
        let heirs = heirs.filter_map(|id| self.place_of(id)).collect();
        today::related(place, &self.goals, &self.groups, &heirs)
    }

    /// The marked changes of a step, in its order.
    pub fn flagged_in(&self, step: usize) -> &[Flagged] {
        self.flagged_between(step..step + 1)
    }

    /// The first sentence with a reservation, by the words of its day, in a text that a commit let grow, if the text lost
    /// nothing. A commit that is none of the history is the next one.
    pub fn reserved_in(&self, commit: &str, text: &TextChange) -> Option<String> {
        let step = self.step_of(commit).unwrap_or(self.history.steps.len());
        flag::reserved_in(&text.old, &text.new, self.trail.vocabulary.hedges(step + 1))
    }

    /// Whether a change of a goal in a step is marked.
    pub fn is_marked(&self, step: usize, goal: usize) -> bool {
        self.flagged_in(step).iter().any(|flagged| matches!(flagged.at, FlaggedAt::Goal { goal: at, .. } if at == goal))
    }

    /// The marked changes of several steps, in their order.
    pub fn flagged_between(&self, steps: Range<usize>) -> &[Flagged] {
        let from = self.trail.flagged.partition_point(|flagged| flagged.step < steps.start);
        let rest = &self.trail.flagged[from..];
        &rest[..rest.partition_point(|flagged| flagged.step < steps.end)]
    }

    /// A group of the settings.
    pub fn group(&self, kind: GroupKind, id: &str) -> Option<&GroupState<'a>> {
        self.groups.iter().find(|state| state.group.kind == kind && state.group.id == id)
    }

    /// The counts of a group through time.
    pub fn series(&self, state: &GroupState<'_>) -> &[Point] {
        let place = self.place_of_group(state);
        place.and_then(|place| self.trail.timeline.groups.get(place)).map_or(&[], Vec::as_slice)
    }

    /// All groups of a kind.
    pub fn groups_of(&self, kind: GroupKind) -> impl Iterator<Item = &GroupState<'a>> {
        self.groups.iter().filter(move |state| state.group.kind == kind)
    }

    /// A source of the register.
    pub fn source(&self, id: &str) -> Option<&'a SourceEntry> {
        self.content.sources.get(id)
    }

    /// Whether the portal has or had goals; without any it consists of pages alone, as a handbook does.
    pub fn has_goals(&self) -> bool {
        !self.goals.is_empty() || !self.removed.is_empty()
    }

    /// All goals counted by status, each once.
    pub fn tally(&self) -> Tally {
        Tally::of(self.goals.iter().map(|state| state.status_order), self.config.statuses.iter().len())
    }

    /// All goals counted by what became of them.
    pub fn outcomes(&self) -> Outcomes {
        Outcomes::of(self.goals.iter().map(|state| state.outcome.class))
    }

    /// The same of a group.
    pub fn outcomes_of(&self, state: &GroupState<'_>) -> Outcomes {
        Outcomes::of(state.all().filter_map(|place| self.goals.get(place)).map(|state| state.outcome.class))
    }

    /// The place of a group in the settings.
    pub fn place_of_group(&self, state: &GroupState<'_>) -> Option<usize> {
        self.groups.iter().position(|other| std::ptr::eq(other.group, state.group))
    }

    /// Places of goals whose deadline is in `state`, by deadline, then id.
    pub fn due(&self, state: DueState) -> Vec<&GoalState<'a>> {
        let mut goals: Vec<_> = self
            .goals
            .iter()
            .filter_map(|goal| goal.due.as_ref().filter(|due| due.state == state).map(|due| (due, goal)))
            .collect();
        goals.sort_by_key(|(due, goal)| (due.date.last_day(), &goal.goal.id));
        goals.into_iter().map(|(_, goal)| goal).collect()
    }
}

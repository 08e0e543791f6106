//! What follows from the history alone. It stays the same while somebody edits the content, so a preview keeps it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use jiff::civil::Date;

use super::courses::Courses;
use super::deadline_course::DueCourse;
use super::log_pages::LogPages;
use super::timeline::Timeline;
use super::units::Units;
use super::wording::Wording;
use crate::config::Config;
use crate::content::{Content, Field, Goal};
use crate::history::{Change, FieldChange, History};
use crate::portal::flag::{
    Anew, Flagged, FlaggedAt, Item, KeptMarks, KnownSoFar, Rank, Vocabulary, flags_beyond, rank,
};
use crate::value::PartialDate;

/// Marks, courses and places that one pass over the history gives each.
#[derive(Debug)]
pub struct Trail {
    /// Statuses through time.
    pub timeline: Timeline,
    /// Marked changes, in the order of the history.
    pub flagged: Vec<Flagged>,
    /// Of how many of the first steps an earlier build kept them.
    pub known_marks: usize,
    /// Each goal that it knows.
    pub(in crate::portal) goals: BTreeMap<String, GoalTrail>,
    /// Goals of which a change was ever marked.
    pub(in crate::portal) marked: BTreeSet<String>,
    /// What words for statuses meant through time.
    pub(in crate::portal) vocabulary: Vocabulary,
    /// What matters for whether goals were reached in time.
    pub(in crate::portal) courses: Courses,
    /// Pages of the change log.
    pub log: LogPages,
    /// Steps by the hash of their commit.
    steps: BTreeMap<String, usize>,
}

/// What the history tells of one goal.
#[derive(Debug, Clone, Default)]
pub(in crate::portal) struct GoalTrail {
    /// Steps that changed it, oldest first, as places in [`History::steps`].
    pub steps: Vec<usize>,
    /// Day of the first step that brought it in.
    pub created: Option<Date>,
    /// Whether it was ever taken out.
    pub was_removed: bool,
    /// Its deadline.
    pub due_course: DueCourse,
    /// Its title and its promise.
    pub title: Wording,
    pub promise: Wording,
    /// The units of its indicators.
    pub units: Units,
    /// The last day on which it was told anew how far it is.
    pub told: Option<Date>,
    /// The first confirmation since anything about it became known.
    pub confirmed: Option<PartialDate>,
    /// Its status and what it rests on.
    pub standing: StandingTrail,
}

/// A status and what it rests on, as far as the history knows.
#[derive(Debug, Clone, Default)]
pub(in crate::portal) struct StandingTrail {
    /// `status`, `status_date`, `status_source`, `done`.
    values: [Option<String>; 4],
    /// The day on which the status was published.
    pub since: Option<Date>,
    /// Whether the status changed last without anything of the rest.
    alone: bool,
}

impl StandingTrail {
    const FIELDS: [&str; 4] = ["status", "status_date", "status_source", "done"];

    fn follow(&mut self, changes: &[Change], day: Date) {
        let before = self.values.clone();
        for change in changes {
            match change {
                Change::Created { record, .. } => {
                    self.values = Self::FIELDS.map(|name| Self::text(record.fields.get(name)));
                    self.since = self.values[0].as_ref().map(|_| day);
                    self.alone = false;
                    return;
                }
                Change::Field(FieldChange { field, new, .. }) => {
                    let [name] = field.as_slice() else { continue };
                    if let Some(place) = Self::FIELDS.iter().position(|field| field == name) {
                        self.values[place] = Self::text(new.as_ref());
                    }
                }
                _ => {}
            }
        }
        if before[0] != self.values[0] {
            self.since = self.values[0].as_ref().map(|_| day);
        }
        let rests_on_else = before[1..] != self.values[1..];
        self.alone = !rests_on_else && (self.alone || before[0] != self.values[0]);
    }

    fn text(field: Option<&Field>) -> Option<String> {
        if let Field::Text(text) = field? { Some(text.clone()) } else { None }
    }

    /// Whether the status of a page is another one than before while it rests on the same.
    pub fn is_alone(&self, goal: &Goal) -> bool {
        let date = |date: Option<PartialDate>| date.map(|date| date.to_string());
        let now = [goal.status.clone(), date(goal.status_date), goal.status_source.clone(), date(goal.done)];
        let is_same = now[1..] == self.values[1..];
        let has_any = now[1..].iter().any(Option::is_some);
        has_any && is_same && (self.alone || (self.values[0].is_some() && self.values[0] != now[0]))
    }
}

impl GoalTrail {
    fn follow(&mut self, place: usize, change: &Change) {
        self.due_course.follow(place, change);
        self.title.follow("title", place, change);
        self.promise.follow("promise", place, change);
        self.units.follow(place, change);
        self.confirmed = self.confirmed.or(confirmation(change));
    }
}

/// The day on which somebody confirmed what stands there, if a change says so.
fn confirmation(change: &Change) -> Option<PartialDate> {
    let date = |field: &Field| if let Field::Text(text) = field { text.parse().ok() } else { None };
    let within = |field: &Field| if let Field::Map(parts) = field { date(parts.get("date")?) } else { None };
    match change {
        Change::Created { record, .. } => within(record.fields.get("confirmed")?),
        Change::Field(FieldChange { field, new, .. }) => match field.as_slice() {
            [name] if name == "confirmed" => within(new.as_ref()?),
            [name, part] if name == "confirmed" && part == "date" => date(new.as_ref()?),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a change says no more than that all is as it was.
fn is_confirmation(change: &Change) -> bool {
    matches!(change, Change::Field(change) if change.field.first().is_some_and(|field| field == "confirmed"))
}

/// What the history tells of each goal, in one pass over all changes.
pub(super) fn goals(history: &History) -> BTreeMap<String, GoalTrail> {
    let mut goals: BTreeMap<&str, (GoalTrail, KnownSoFar)> = BTreeMap::new();
    for (place, step) in history.steps.iter().enumerate() {
        for goal in &step.goals {
            let (trail, known) = goals.entry(&goal.id).or_default();
            trail.steps.push(place);
            let Anew { state, anything } = known.follow(&goal.changes);
            let is_first = trail.steps.len() == 1;
            if anything {
                trail.confirmed = None;
            }
            if state || is_first {
                trail.told = Some(step.commit.latest());
            }
            trail.standing.follow(&goal.changes, step.commit.latest());
            for change in &goal.changes {
                match change {
                    Change::Created { .. } => trail.created = trail.created.or(Some(step.commit.date)),
                    Change::Removed { .. } => trail.was_removed = true,
                    _ => {}
                }
                trail.follow(place, change);
            }
        }
    }
    goals.into_iter().map(|(id, (trail, _))| (id.to_owned(), trail)).collect()
}

impl Trail {
    /// Follows a history by the rules of `config`; `kept` are marks that an earlier build of the named program found.
    pub fn of(
        history: &History,
        content: &Content,
        config: &Config,
        as_of: Date,
        kept: Option<(&str, &KeptMarks)>,
    ) -> Self {
        let steps = history.steps.iter().enumerate();
        let vocabulary = Vocabulary::of(history, config, None);
        let mut courses = Courses::default();
        for (place, step) in history.steps.iter().enumerate() {
            courses.apply(place, step, &vocabulary);
        }
        let replay = || rayon::join(|| Timeline::of(history, config, as_of, &vocabulary), || goals(history));
        let ((flagged, known_marks), (timeline, goals)) =
            rayon::join(|| flags_beyond(kept, history, content, config), replay);
        let marked = |flagged: &Flagged| match flagged.at {
            FlaggedAt::Goal { goal, .. } => Some(history.steps.get(flagged.step)?.goals.get(goal)?.id.clone()),
            FlaggedAt::Rule(_) | FlaggedAt::Site(_) => None,
        };
        Self {
            timeline,
            marked: flagged.iter().filter_map(marked).collect(),
            flagged,
            known_marks,
            goals,
            courses,
            vocabulary,
            log: LogPages::of(history),
            steps: steps.map(|(place, step)| (step.commit.id.clone(), place)).collect(),
        }
    }

    /// The step of a commit, by its whole hash.
    pub fn place_of(&self, hash: &str) -> Option<usize> {
        self.steps.get(hash).copied()
    }

    /// Whether a step changes what is promised or known of a goal, or does what is marked.
    pub(in crate::portal) fn changes(&self, history: &History, step: usize, id: &str) -> bool {
        let content = history.steps.get(step);
        let Some((goal, content)) = content.and_then(|content| Some((content.place_of(id)?, content))) else {
            return false;
        };
        let mut all = content.goals.get(goal).map_or(&[][..], |goal| &goal.changes).iter().enumerate();
        all.any(|(change, each)| self.is_news(step, FlaggedAt::Goal { goal, change }, each))
    }

    /// Whether a change of a goal tells anything new: it is marked, or of substance and more than that all is as it was.
    pub fn is_news(&self, step: usize, at: FlaggedAt, change: &Change) -> bool {
        self.is_flagged(step, at) || (self.rank(|| Some(step), change) == Rank::Substance && !is_confirmation(change))
    }

    /// How much a change matters that is not marked; `step` is its place. Another word for the same status is notation.
    pub fn rank(&self, step: impl FnOnce() -> Option<usize>, change: &Change) -> Rank {
        let is_notation = || match change {
            Change::Field(FieldChange { field, old: Some(Field::Text(old)), new: Some(Field::Text(new)) }) => {
                let status = |steps, word| self.vocabulary.status(steps, word);
                let is_same = |step| status(step, old).is_some_and(|old| status(step + 1, new) == Some(old));
                matches!(Item::of(field), Item::Status | Item::MeasureStatus | Item::EventStatus)
                    && step().is_some_and(is_same)
            }
            _ => false,
        };
        match rank(change) {
            Rank::Substance if is_notation() => Rank::Editorial,
            other => other,
        }
    }

    /// Whether a change is marked.
    pub fn is_flagged(&self, step: usize, at: FlaggedAt) -> bool {
        self.flagged.binary_search_by(|flagged| (flagged.step, flagged.at).cmp(&(step, at))).is_ok()
    }

    /// The deadline of a goal through time.
    pub fn due_course(&self, goal: &str) -> Option<&DueCourse> {
        self.goals.get(goal).map(|trail| &trail.due_course)
    }

    /// The units of a goal's indicators through time.
    pub fn units(&self, goal: &str) -> Option<&Units> {
        self.goals.get(goal).map(|trail| &trail.units)
    }

    /// The step of a commit, by its hash or a beginning that only one has.
    pub(in crate::portal) fn step_of(&self, hash: &str) -> Option<usize> {
        let from = (Bound::Included(hash), Bound::Unbounded);
        let mut found = self.steps.range::<str, _>(from).take_while(|(id, _)| id.starts_with(hash));
        let (_, place) = found.next()?;
        found.next().is_none().then_some(*place)
    }
}

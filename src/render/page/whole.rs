//! The whole strategy as one document for paper: every goal in short, its sources numbered at the end.
//!
//! Nothing in it follows from the day of the build. Deadlines stand there as they were published and not whether they are over:
//! so a sheet stays true, and the page changes only when what it tells does.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::config::GroupKind;
use crate::content::{Event, Indicator};
use crate::portal::{GoalState, GroupState, routes};
use crate::render::change::course::{EntryView, course};
use crate::render::change::html::Changes;
use crate::render::page::frame::PageView;
use crate::render::words::links::goal_link;
use crate::render::words::reading::ReadingView;
use crate::render::words::tally::{Doors, TallyView};
use crate::render::words::view::{DateView, LinkView, SourceView, StatusView};
use crate::render::words::{Words, status};

/// So many steps of a goal's course and events are told, the newest; all if only one would be left out.
const COURSE: usize = 5;

/// `whole.html` and `whole_file.html`.
#[derive(Debug, Serialize)]
pub struct WholeView {
    pub statuses: TallyView,
    /// When a goal changed last.
    pub changed: Option<DateView>,
    /// Pillars with goals, then what belongs to no pillar.
    pub parts: Vec<WholePartView>,
    /// Everything that the goals name, by number.
    pub sources: Vec<SourceView>,
}

/// A pillar, or the goals of the whole strategy.
#[derive(Debug, Serialize)]
pub struct WholePartView {
    /// Id of its heading.
    pub anchor: String,
    pub title: String,
    pub summary: Option<String>,
    pub goals: Vec<WholeGoalView>,
}

/// A goal in short.
#[derive(Debug, Serialize)]
pub struct WholeGoalView {
    /// Id of its heading.
    pub anchor: String,
    pub id: String,
    pub goal: LinkView,
    pub status: StatusView,
    pub status_date: Option<DateView>,
    /// `14 Monate nach der ersten Frist`, if it was reached late.
    pub lateness: Option<String>,
    pub due: Option<DateView>,
    /// The first deadline and how often it moved, if it did.
    pub first_due: Option<DateView>,
    pub moves: usize,
    pub departments: Vec<LinkView>,
    pub promise: Option<String>,
    /// How it was promised first, if that was otherwise.
    pub first_promise: Option<FirstPromiseView>,
    pub indicators: Vec<NewestView>,
    /// What happened, newest first.
    pub events: Vec<HappenedView>,
    /// What happened on a day that nobody tells.
    pub undated: Vec<HappenedView>,
    /// How its page changed, newest first.
    pub course: Vec<EntryView>,
    /// Whether there are older events or steps that are not told.
    pub older: bool,
    /// Numbers of its sources.
    pub sources: Vec<usize>,
}

/// A promise as it was published first.
#[derive(Debug, Serialize)]
pub struct FirstPromiseView {
    pub date: DateView,
    pub text: String,
}

/// Something that happened.
#[derive(Debug, Serialize)]
pub struct HappenedView {
    pub date: Option<DateView>,
    pub text: String,
    /// Number of its source.
    pub source: Option<usize>,
}

/// An indicator with its newest value.
#[derive(Debug, Serialize)]
pub struct NewestView {
    pub name: String,
    pub unit: Option<String>,
    pub baseline: Option<ReadingView>,
    pub newest: Option<ReadingView>,
    pub target: Option<ReadingView>,
}

impl WholeView {
    pub fn of(changes: &Changes<'_>) -> Self {
        let words = &changes.words;
        let portal = words.portal;
        let mut numbers = Numbers::default();
        let mut goals = |places: &[usize]| -> Vec<WholeGoalView> {
            let states = places.iter().filter_map(|place| portal.goals.get(*place));
            states.map(|state| WholeGoalView::of(changes, state, &mut numbers)).collect()
        };
        let pillars: Vec<&GroupState<'_>> = portal.groups_of(GroupKind::Pillar).collect();
        let mut parts: Vec<_> = pillars.iter().map(|state| WholePartView::of(state, goals(&state.goals))).collect();
        let told: BTreeSet<usize> = pillars.iter().flat_map(|state| &state.goals).copied().collect();
        let rest: Vec<usize> = (0..portal.goals.len()).filter(|place| !told.contains(place)).collect();
        parts.push(WholePartView {
            anchor: "teil-uebergreifend".to_owned(),
            title: words.texts.get("whole.beside").to_owned(),
            summary: None,
            goals: goals(&rest),
        });
        parts.retain(|part| !part.goals.is_empty());
        Self {
            statuses: TallyView::of(words, &portal.tally(), Doors::None),
            changed: portal.goals.iter().filter_map(|state| state.changed).max().map(|day| words.day(day)),
            parts,
            sources: words.sources(&numbers.in_order),
        }
    }
}

impl WholePartView {
    fn of(state: &GroupState<'_>, goals: Vec<WholeGoalView>) -> Self {
        Self {
            anchor: format!("teil-{}", state.group.id),
            title: state.group.title.clone(),
            summary: state.text.and_then(|text| text.summary.clone()),
            goals,
        }
    }
}

impl WholeGoalView {
    fn of(changes: &Changes<'_>, state: &GoalState<'_>, numbers: &mut Numbers) -> Self {
        let words = &changes.words;
        let (goal, due_course) = (state.goal, &state.due_course);
        let departments: Vec<String> = goal.all_departments().cloned().collect();
        let sources: Vec<String> =
            goal.all_sources().into_iter().filter(|id| words.portal.source(id).is_some()).collect();
        let mut course = newest(changes, state);
        let (mut events, mut undated): (Vec<&Event>, Vec<&Event>) =
            goal.events.iter().partition(|event| event.date.is_some());
        events.sort_by_key(|event| std::cmp::Reverse(event.date));
        let mut numbered: Vec<usize> = sources.into_iter().map(|id| numbers.of(id)).collect();
        numbered.sort_unstable();
        let older = [cut(&mut course), cut(&mut events), cut(&mut undated)].contains(&true);
        Self {
            anchor: format!("ziel-{}", goal.id),
            id: goal.id.clone(),
            goal: goal_link(state),
            status: status(state.status),
            status_date: goal.status_date.map(|date| words.date(date)),
            lateness: words.lateness(&state.outcome),
            due: goal.due.map(|date| words.date(date)),
            first_due: due_course.first().filter(|_| due_course.count() > 0).map(|date| words.date(date)),
            moves: due_course.count(),
            departments: words.groups(GroupKind::Department, &departments),
            promise: goal.promise.clone(),
            first_promise: FirstPromiseView::of(words, state),
            indicators: goal.indicators.iter().map(|indicator| NewestView::of(words, indicator)).collect(),
            sources: numbered,
            events: events.into_iter().map(|event| HappenedView::of(words, event, numbers)).collect(),
            undated: undated.into_iter().map(|event| HappenedView::of(words, event, numbers)).collect(),
            course,
            older,
        }
    }
}

impl FirstPromiseView {
    fn of(words: &Words<'_>, state: &GoalState<'_>) -> Option<Self> {
        let (step, text) = state.promise.before()?;
        let commit = &words.portal.history.steps.get(step)?.commit;
        Some(Self { date: words.day(commit.date), text: words.original(text) })
    }
}

/// What is of substance in the newest steps of a goal, newest first; more than [`COURSE`] if there are older ones. A long history
/// is told by the goal's page, and not once more.
fn newest(changes: &Changes<'_>, state: &GoalState<'_>) -> Vec<EntryView> {
    let mut entries = Vec::new();
    for steps in state.steps.rchunks(2 * COURSE) {
        entries.extend(course(changes, &state.goal.id, steps).0);
        if entries.len() > COURSE + 1 {
            break;
        }
    }
    entries
}

/// Leaves the newest entries of a list; whether any are gone.
fn cut<T>(newest_first: &mut Vec<T>) -> bool {
    let is_long = newest_first.len() > COURSE + 1;
    newest_first.truncate(if is_long { COURSE } else { COURSE + 1 });
    is_long
}

impl HappenedView {
    fn of(words: &Words<'_>, event: &Event, numbers: &mut Numbers) -> Self {
        let source = event.source.as_ref().filter(|id| words.portal.source(id).is_some());
        Self {
            date: event.date.map(|date| words.date(date)),
            text: event.text.clone(),
            source: source.map(|id| numbers.of(id.clone())),
        }
    }
}

impl NewestView {
    fn of(words: &Words<'_>, indicator: &Indicator) -> Self {
        let reading = |reading| ReadingView::of(words, reading);
        let newest = indicator.current.as_ref().or_else(|| indicator.in_order().pop());
        Self {
            name: indicator.name.clone(),
            unit: indicator.shown_unit().cloned(),
            baseline: indicator.baseline.as_ref().map(reading),
            newest: newest.map(reading),
            target: indicator.target.as_ref().map(reading),
        }
    }
}

/// Sources by number, in the order in which goals name them.
#[derive(Default)]
struct Numbers {
    in_order: Vec<String>,
    known: BTreeMap<String, usize>,
}

impl Numbers {
    /// The number of a source, from 1.
    fn of(&mut self, id: String) -> usize {
        let next = self.in_order.len() + 1;
        *self.known.entry(id).or_insert_with_key(|id| {
            self.in_order.push(id.clone());
            next
        })
    }
}

pub fn page(words: &Words<'_>) -> PageView {
    PageView::listed(words, "whole", routes::WHOLE)
}

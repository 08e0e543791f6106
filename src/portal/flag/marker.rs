//! Marks one step after the other, by the states of the goals before and after it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::created::created;
use super::judge::{Judge, Then};
use super::values::Values;
use super::vocabulary::{StatusThen, Vocabulary};
use super::{Flag, Flagged, FlaggedAt, redated, rules, site};
use crate::config::Config;
use crate::content::{Content, Field};
use crate::history::{Change, FieldChange, GoalChanges, History, State, Step};

/// Steps whose states are held at once.
pub(super) const TOGETHER: usize = 256;

/// The states around a step, as far as its changes are judged by them.
pub(super) struct Seen {
    /// By goal of the step.
    before: Vec<Arc<Values>>,
    after: Vec<Arc<Values>>,
    standing: Vec<Option<StatusThen>>,
    /// Goals that others say they replace, after the step.
    replaced: BTreeMap<String, Arc<Values>>,
    /// Sources of another day now, as places in [`Step::site`], by which a goal was reached in time.
    redated: Vec<usize>,
}

/// Marks the changes of one step after the other.
pub(super) struct Marker {
    vocabulary: Vocabulary,
    /// When each source was published, on its last possible day.
    sources: BTreeMap<String, Date>,
    /// All goals so far.
    state: State,
    /// The last status of each goal that said how far it is.
    standing: BTreeMap<String, StatusThen>,
    /// What goals said last that are gone: one that comes back goes on from there.
    gone: BTreeMap<String, Arc<Values>>,
    /// The day of the first version with goals.
    first_day: Option<Date>,
}

impl Marker {
    pub fn new(history: &History, content: &Content, config: &Config, next: Option<&Step>) -> Self {
        let day = |(id, source): (&String, &crate::content::SourceEntry)| Some((id.clone(), source.date?.last_day()));
        Self {
            vocabulary: Vocabulary::of(history, config, next),
            sources: content.sources.iter().filter_map(day).collect(),
            state: State::default(),
            standing: BTreeMap::new(),
            gone: BTreeMap::new(),
            first_day: history.steps.iter().find(|step| !step.goals.is_empty()).map(|step| step.commit.date),
        }
    }

    /// A sum of all that the marks of these steps, the first ones, follow from; none if they cannot be written.
    pub fn sum(&self, program: &str, steps: &[Step]) -> Option<[u8; 32]> {
        let sums: Option<Vec<[u8; 32]>> = steps.par_chunks(TOGETHER).map(sum_of).collect();
        let around = format!("{program:?} {:?} {}", self.sources, self.vocabulary.first(steps.len()));
        Some(Sha256::digest([sums?.concat(), around.into_bytes()].concat()).into())
    }

    /// Takes note of what a step changes.
    pub fn follow(&mut self, step: usize, content: &Step) {
        self.state.apply(content);
        let words = self.vocabulary.statuses(step + 1);
        for goal in &content.goals {
            let removed = goal.changes.iter().find_map(|change| match change {
                Change::Removed { record, .. } => Some(Arc::clone(&record.fields)),
                _ => None,
            });
            self.gone.extend(removed.map(|values| (goal.id.clone(), values)));
            let status = self.state.goal(&goal.id).and_then(|then| then.value("status"));
            if let Some(status) = status.and_then(|word| words.get(word)).filter(|status| status.is_ranked()) {
                self.standing.insert(goal.id.clone(), *status);
            }
        }
    }

    /// Takes note of what a step changes, and gives the states around it.
    pub fn see(&mut self, step: usize, content: &Step) -> Seen {
        let values = |state: &State, id: &String| state.goal(id).map(|then| Arc::clone(&then.fields));
        let of_all = |state: &State| {
            content.goals.iter().map(|goal| values(state, &goal.id).unwrap_or_default()).collect::<Vec<_>>()
        };
        let before = content
            .goals
            .iter()
            .map(|goal| values(&self.state, &goal.id).or_else(|| self.gone.get(&goal.id).cloned()).unwrap_or_default());
        let before: Vec<_> = before.collect();
        let standing = content.goals.iter().map(|goal| self.standing.get(&goal.id).copied()).collect();
        self.follow(step, content);
        let created = content.goals.iter().flat_map(|goal| &goal.changes).filter_map(|change| match change {
            Change::Created { record, .. } => record.fields.get("replaces"),
            _ => None,
        });
        let replaced = created.flat_map(Field::texts).filter_map(|id| Some((id.clone(), values(&self.state, id)?)));
        let redated = redated::in_time_now(content, &self.state, self.vocabulary.statuses(step + 1));
        Seen { before, after: of_all(&self.state), standing, replaced: replaced.collect(), redated }
    }

    /// The marked changes of a step.
    pub fn judge(&self, step: usize, content: &Step, seen: &Seen) -> Vec<Flagged> {
        let renamed = site::renamed(&content.site);
        let then = Then {
            before: self.vocabulary.statuses(step),
            after: self.vocabulary.statuses(step + 1),
            groups: self.vocabulary.groups(step + 1),
            hedges: self.vocabulary.hedges(step + 1),
            sources: &self.sources,
            renamed: &renamed,
            day: content.commit.latest(),
            needs_source: self.vocabulary.needs_source(step + 1),
            is_first: self.first_day == Some(content.commit.date),
        };
        let mut found = Vec::new();
        for (place, goal) in content.goals.iter().enumerate() {
            let flags = marks(content, goal, (place, seen), then);
            let at = |Marked { change, flag, came }| Found { at: FlaggedAt::Goal { goal: place, change }, flag, came };
            found.extend(flags.into_iter().map(at));
        }
        // A word of today's list that a step takes out may be one of it.
        let hedges = self.vocabulary.hedges(step);
        let rules = content.settings.iter().enumerate();
        found.extend(rules.filter_map(|(place, change)| {
            Some(Found {
                at: FlaggedAt::Rule(place),
                flag: rules::rule(change, hedges, then.before, self.first_day)?,
                came: None,
            })
        }));
        let mut beside: BTreeMap<usize, Flag> =
            seen.redated.iter().map(|place| (*place, Flag::SourceChanged)).collect();
        beside.extend(site::flags(&content.site, then.before, then.hedges, &renamed));
        found.extend(beside.into_iter().map(|(place, flag)| Found { at: FlaggedAt::Site(place), flag, came: None }));
        together(step, content, found)
    }
}

/// A marked change of a goal, by its place among these, with the one that came for it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Marked {
    change: usize,
    flag: Flag,
    came: Option<usize>,
}

/// A marked change of a step.
struct Found {
    at: FlaggedAt,
    flag: Flag,
    came: Option<usize>,
}

/// The marks of a goal of the step, by its place there.
fn marks(step: &Step, goal: &GoalChanges, (place, seen): (usize, &Seen), then: Then<'_>) -> Vec<Marked> {
    let (before, after, standing) = (&seen.before[place], &seen.after[place], seen.standing[place]);
    let fields = goal.changes.iter().enumerate().filter_map(|(place, change)| match change {
        Change::Field(change) => Some((place, change)),
        _ => None,
    });
    let (places, changes): (Vec<usize>, Vec<&FieldChange>) = fields.unzip();
    let judge = Judge::of(then, before, after, changes, standing);
    let fields = places.iter().enumerate();
    let fields = fields.filter_map(|(change, place)| {
        let flag = judge.field(change, goal.text.as_ref())?;
        let came = judge.came_for(change).and_then(|came| places.get(came)).copied();
        Some(Marked { change: *place, flag, came })
    });
    let whole = goal.changes.iter().enumerate().filter_map(|(place, change)| {
            let flag = match change {
                Change::Removed { path, record } => {
                    let other = step.goals.iter().filter(|other| other.id != goal.id);
                    let took = other.flat_map(|other| &other.changes).any(|change| {
                        matches!(change, Change::Created { path: new, record: now } if new == path && is_same(&record.fields, &now.fields))
                    });
                    Some(if took { Flag::IdChanged } else { Flag::GoalRemoved })
                }
                Change::Created { record, .. } => created(step, &record.fields, &seen.replaced, then),
                Change::Moved { .. } | Change::Field(_) => None,
            };
            Some(Marked { change: place, flag: flag?, came: None })
        });
    let mut found: Vec<_> = fields.chain(whole).collect();
    found.sort_unstable();
    found
}

/// Whether at least half of what a goal said is the same in another.
fn is_same(one: &Values, other: &Values) -> bool {
    let same = one.iter().filter(|(name, field)| other.get(*name) == Some(field)).count();
    same * 2 >= one.len().max(other.len())
}

/// Marks of a step; the same change in many goals is one, as far as the same is said about it.
fn together(step: usize, content: &Step, found: Vec<Found>) -> Vec<Flagged> {
    let key = |at: FlaggedAt, flag: Flag| {
        let FlaggedAt::Goal { goal, change } = at else { return None };
        let goal = content.goals.get(goal)?;
        match goal.changes.get(change)? {
            // Texts differ, and their digests say nothing.
            Change::Field(FieldChange { field, old, new }) if field != &["text"] => {
                Some((field, old, new, flag, at.said(content).reason()))
            }
            _ => None,
        }
    };
    let keys: Vec<_> = found.iter().map(|found| key(found.at, found.flag)).collect();
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    keys.iter().flatten().for_each(|key| *counts.entry(key).or_default() += 1);
    let mut seen = BTreeSet::new();
    let flagged = found.into_iter().zip(&keys).map(|(Found { at, flag, came }, key)| {
        let goals = key.as_ref().and_then(|key| counts.get(key)).copied().unwrap_or(1);
        let repeats = key.as_ref().is_some_and(|key| !seen.insert(key));
        Flagged { step, at, flag, came, goals, repeats }
    });
    flagged.collect()
}

/// A sum of steps: of all that they say.
fn sum_of(steps: &[Step]) -> Option<[u8; 32]> {
    let bytes = steps.iter().try_fold(Vec::new(), |bytes, step| postcard::to_extend(step, bytes)).ok()?;
    Some(Sha256::digest(bytes).into())
}

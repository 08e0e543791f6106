//! What is marked in the history: changes after which less is promised, less clearly, later, by fewer, measured less, or
//! after which something that speaks against the publisher is gone.
//!
//! A mark says that something of this kind happened, not that it was wrong. What weakens which value stands in `table.rs`;
//! `judge.rs` applies it to one change with the goal's state before and after it, so the cost is that of applying the
//! changes once.

mod aligned;
mod amounts;
mod anew;
mod belongs;
mod closed;
mod conditions;
mod described;
mod direction;
mod enriching;
mod entries;
mod events;
mod ever;
mod frequency;
mod hedges;
mod inserted;
mod judge;
mod kept;
mod kind;
mod links;
mod look;
mod lost;
mod mark_texts;
mod measured;
mod members;
mod mere;
mod named;
mod names;
mod narrowing;
mod order;
mod passive;
mod put_in;
mod recast;
mod redated;
mod reserved;
mod rules;
mod said;
mod same_words;
mod sentence;
mod shared;
mod site;
mod spans;
mod spelling;
mod standing;
mod table;
mod tense;
mod times;
mod together;
mod tokens;
mod values;
mod verbs;
mod vocabulary;
mod word;
mod word_lists;
mod wording;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::config::Config;
use crate::content::{Content, Field};
use crate::history::{Across, Change, FieldChange, GoalChanges, History, Said, State, Step, changes_between};

use judge::{Judge, Then};
pub(in crate::portal) use members::named_in;
use values::{Values, text};
use vocabulary::StatusThen;
pub(in crate::portal) use vocabulary::Vocabulary;

pub(super) use anew::{Anew, KnownSoFar};
pub use hedges::Hedges;
pub use kept::KeptMarks;
pub use kind::{Flag, Weight};
pub use mark_texts::is_mark_text;
pub use table::{Item, Rank, Rule, site_rank};
pub(in crate::portal) use words::reserved_in;

/// The marked change of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
    /// A change beside the goals, as a place in [`Step::site`].
    Site(usize),
}

impl FlaggedAt {
    /// Between which commits a goal's change was made, if not in that of `step` alone.
    pub fn across(self, step: &Step) -> Option<Across<'_>> {
        let Self::Goal { goal, change } = self else { return None };
        let goal = step.goals.get(goal)?;
        Some(goal.across(goal.changes.get(change)?)).filter(|across| !across.is_own())
    }

    /// What is said about the change, which stands in `step`.
    pub fn said(self, step: &Step) -> Said<'_> {
        match self {
            Self::Goal { goal, change } => {
                step.goals.get(goal).map_or_else(Said::default, |goal| step.said_of_change(&goal.id, change))
            }
            Self::Rule(rule) => step.said_of_rule(rule),
            Self::Site(place) => step.said_of_site(place),
        }
    }
}

/// A marked change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flagged {
    /// The step, as a place in [`History::steps`].
    pub step: usize,
    /// The change in it; each is marked at most once.
    pub at: FlaggedAt,
    /// Why.
    pub flag: Flag,
    /// The entry that came for the one that went, as a place among the changes of its goal.
    pub came: Option<usize>,
    /// How many goals the step changes in the same way: the same field, from the same value to the same. They count as one
    /// mark.
    pub goals: usize,
    /// Whether another goal stands for this one.
    pub repeats: bool,
}

/// All marked changes, in the order of the history. Everything is judged by the settings of its own day.
pub fn flags(history: &History, content: &Content, config: &Config) -> Vec<Flagged> {
    flags_beyond(None, history, content, config).0
}

/// The same with the marks that an earlier build of this program kept, and of how many steps it knew them.
pub(in crate::portal) fn flags_beyond(
    kept: Option<(&str, &KeptMarks)>,
    history: &History,
    content: &Content,
    config: &Config,
) -> (Vec<Flagged>, usize) {
    let mut marker = Marker::new(history, content, config, None);
    let known = kept.and_then(|(program, kept)| kept.of_first(program, &marker, &history.steps));
    let (first, known) = known.unwrap_or_default();
    let mut flagged = known.to_vec();
    let (before, rest) = history.steps.split_at(first);
    if !rest.is_empty() {
        before.iter().enumerate().for_each(|(place, step)| marker.follow(place, step));
    }
    // States follow one another; what changed between them is judged on all threads.
    for (number, steps) in rest.chunks(TOGETHER).enumerate() {
        let places = first + number * TOGETHER..;
        let seen: Vec<_> = places.zip(steps).map(|(place, step)| (place, step, marker.see(place, step))).collect();
        let judged = seen.into_par_iter().map(|(place, step, seen)| marker.judge(place, step, &seen));
        flagged.extend(judged.collect::<Vec<_>>().into_iter().flatten());
    }
    (flagged, first)
}

/// The marked changes of a step that would be the next one.
pub fn flags_of_next(history: &History, content: &Content, config: &Config, next: &Step) -> Vec<Flagged> {
    let mut marker = Marker::new(history, content, config, Some(next));
    for (place, step) in history.steps.iter().enumerate() {
        marker.follow(place, step);
    }
    let seen = marker.see(history.steps.len(), next);
    marker.judge(history.steps.len(), next, &seen)
}

/// How much a change matters that is not marked.
pub fn rank(change: &Change) -> Rank {
    match change {
        Change::Created { .. } | Change::Removed { .. } => Rank::Substance,
        Change::Moved { .. } => Rank::Editorial,
        Change::Field(change) => Item::of(&change.field).rank(),
    }
}

/// Steps whose states are held at once.
const TOGETHER: usize = 256;

/// The states around a step, as far as its changes are judged by them.
struct Seen {
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
struct Marker {
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
    fn new(history: &History, content: &Content, config: &Config, next: Option<&Step>) -> Self {
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
    fn sum(&self, program: &str, steps: &[Step]) -> Option<[u8; 32]> {
        let sums: Option<Vec<[u8; 32]>> = steps.par_chunks(TOGETHER).map(kept::sum_of).collect();
        let around = format!("{program:?} {:?} {}", self.sources, self.vocabulary.first(steps.len()));
        Some(Sha256::digest([sums?.concat(), around.into_bytes()].concat()).into())
    }

    /// Takes note of what a step changes.
    fn follow(&mut self, step: usize, content: &Step) {
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
    fn see(&mut self, step: usize, content: &Step) -> Seen {
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
    fn judge(&self, step: usize, content: &Step, seen: &Seen) -> Vec<Flagged> {
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

/// A goal that takes the place of others, as several reached ones for one or as one that promises less than they did; or one
/// that comes when its deadline is over, and says that it was reached before.
fn created(step: &Step, values: &Values, others: &BTreeMap<String, Arc<Values>>, then: Then<'_>) -> Option<Flag> {
    let replaced = values.get("replaces").map(Field::texts).unwrap_or_default();
    let gone = |id: &String| {
        let changes = step.goal(id).map(|goal| goal.changes.as_slice()).unwrap_or_default();
        // What came in the same step was never promised without it.
        if changes.iter().any(|change| matches!(change, Change::Created { .. })) {
            return None;
        }
        let removed = changes.iter().find_map(|change| match change {
            Change::Removed { record, .. } => Some(&record.fields),
            _ => None,
        });
        removed.or_else(|| others.get(id)).cloned()
    };
    let is_done = |values: &Values| {
        let status = values.get("status").and_then(text).and_then(|word| then.after.get(word));
        status.is_some_and(|status| status.means == crate::config::Meaning::Done)
    };
    let splits = |id: &String| {
        let parts = step.goals.iter().flat_map(|goal| &goal.changes).filter(|change| {
            matches!(change, Change::Created { record, .. } if is_done(&record.fields)
                    && record.fields.get("replaces").is_some_and(|of| of.texts().contains(id)))
        });
        gone(id).is_some_and(|values| is_done(&values)) && parts.count() > 1
    };
    if is_done(values) && replaced.iter().any(splits) {
        return Some(Flag::Split);
    }
    // What the goals before it said of when, how much and how it is measured holds for it.
    let counts = |flag: &Flag| {
        matches!(flag, Flag::DeadlineLater | Flag::TargetLowered | Flag::TargetChanged | Flag::IndicatorRemoved)
    };
    let says_less = |id: &String| {
        let Some(old) = gone(id) else { return false };
        let changes = changes_between(&old, values);
        let judge = Judge::of(then, &old, values, changes.iter().collect(), None);
        (0..changes.len()).filter_map(|place| judge.field(place, None)).any(|flag| counts(&flag))
    };
    if replaced.iter().any(says_less) {
        return Some(Flag::MergedIntoLess);
    }
    // Whoever begins a portal publishes at once what is done by then.
    let is_late_news = !then.is_first && is_done(values) && {
        let nothing = Values::default();
        let claimed = values.get("done").or(values.get("status_date"));
        Judge::of(then, &nothing, values, Vec::new(), None).is_backdated(claimed, values.get("due"))
    };
    is_late_news.then_some(Flag::Backdated)
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

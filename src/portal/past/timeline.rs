//! How many goals had which status through time, replayed from the history in one pass.
//!
//! Each point has the day on which its commit counts. What a goal belongs to is what its page said at that time; goals of all departments count in those that
//! exist at the as-of date, as in [`crate::portal::GroupState`].

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::membership::Membership;
use super::status_since::{Standing, StatusSince, add, blind};
use crate::config::Config;
use crate::content::{Field, Record};
use crate::history::{Change, GoalChanges, History, Step};
use crate::portal::flag::Vocabulary;

/// Fields that say where a goal counts.
const FIELDS: [&str; 7] = ["status", "pillar", "topic", "cross_cutting", "lead", "departments", "strategies"];

/// The goals of the portal or of a group, counted on a day. The counts hold until the next point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The day.
    pub day: Date,
    /// Number of goals per status, in the order of [`Portal::statuses_ever`](crate::portal::Portal::statuses_ever).
    pub counts: Vec<usize>,
    /// Number of goals whose status no vocabulary had.
    pub other: usize,
}

impl Point {
    /// All goals.
    pub fn total(&self) -> usize {
        self.counts.iter().sum::<usize>() + self.other
    }
}

/// All series. A series has a point where something changed, and none before its first goal.
#[derive(Debug, Default)]
pub struct Timeline {
    /// Every goal once.
    pub portal: Vec<Point>,
    /// One series per group, in the order of [`crate::config::Groups::iter`].
    pub groups: Vec<Vec<Point>>,
    goals: BTreeMap<String, Vec<StatusSince>>,
}

impl Timeline {
    /// Replays the history. With a start in the settings, what was before it is one point on that day.
    pub(super) fn of(history: &History, config: &Config, as_of: Date, vocabulary: &Vocabulary) -> Self {
        let mut replay = Replay::new(config, as_of, vocabulary);
        for (place, step) in history.steps.iter().enumerate() {
            replay.step(place, step);
        }
        let goals = replay.courses.into_iter().map(|(id, course)| (id.to_owned(), course)).collect();
        let mut series = replay.series.into_iter().map(|series| series.points);
        Self { portal: series.next().unwrap_or_default(), groups: series.collect(), goals }
    }

    /// The status of a goal through time, oldest first; each entry differs from the one before.
    pub fn goal(&self, id: &str) -> &[StatusSince] {
        self.goals.get(id).map_or(&[], Vec::as_slice)
    }

    /// The goals that nobody could read at the end of a day, by id.
    pub fn unread_on(&self, day: Date) -> impl Iterator<Item = &str> {
        let is_unread = move |course: &Vec<StatusSince>| {
            course.iter().rfind(|then| then.day <= day).is_some_and(|then| then.unread)
        };
        self.goals.iter().filter(move |(_, course)| is_unread(course)).map(|(id, _)| id.as_str())
    }
}

/// The fields of a goal that count here.
type Fields<'a> = BTreeMap<&'static str, &'a Field>;

/// Where a goal counts: its status and the series it is part of.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    standing: Standing,
    series: Vec<usize>,
}

#[derive(Debug, Default)]
struct Series {
    counts: Vec<usize>,
    other: usize,
    points: Vec<Point>,
}

impl Series {
    fn count(&mut self, standing: &Standing, up: bool) {
        let count = match standing {
            Standing::Known(place) => self.counts.get_mut(*place),
            Standing::Other(_) => Some(&mut self.other),
            Standing::Gone => None,
        };
        if let Some(count) = count {
            *count = if up { *count + 1 } else { count.saturating_sub(1) };
        }
    }

    /// Notes the counts as those of a day.
    fn note(&mut self, day: Date) {
        if self.points.last().is_some_and(|last| last.day == day) {
            self.points.pop();
        }
        let point = Point { day, counts: self.counts.clone(), other: self.other };
        let same = match self.points.last() {
            Some(last) => last.counts == point.counts && last.other == point.other,
            None => point.total() == 0,
        };
        if !same {
            self.points.push(point);
        }
    }
}

struct Replay<'a> {
    config: &'a Config,
    /// What words for statuses mean, after so many steps.
    vocabulary: &'a Vocabulary,
    steps: usize,
    /// Which series a goal is part of.
    membership: Membership<'a>,
    goals: BTreeMap<&'a str, (Fields<'a>, Place)>,
    series: Vec<Series>,
    courses: BTreeMap<&'a str, Vec<StatusSince>>,
    /// Files of goals that nobody can read, by the goals' ids.
    unread: BTreeMap<&'a str, &'a str>,
    /// No point is before it.
    start: Date,
    day: Date,
}

impl<'a> Replay<'a> {
    fn new(config: &'a Config, as_of: Date, vocabulary: &'a Vocabulary) -> Self {
        let empty = || Series { counts: vec![0; vocabulary.ever().len()], ..Series::default() };
        let series = (0..=config.groups.iter().count()).map(|_| empty()).collect();
        let start = config.history.start.map_or(Date::MIN, crate::value::PartialDate::last_day);
        Self {
            config,
            vocabulary,
            steps: 0,
            membership: Membership::of(config, as_of),
            goals: BTreeMap::new(),
            series,
            courses: BTreeMap::new(),
            unread: BTreeMap::new(),
            start,
            day: start,
        }
    }

    fn step(&mut self, place: usize, step: &'a Step) {
        self.day = step.commit.date.max(self.start);
        self.steps = place + 1;
        let sight = self.sight(step);
        let mut touched = BTreeSet::new();
        if self.vocabulary.changes_with(place) {
            let ids: Vec<&str> = self.goals.keys().copied().collect();
            for id in ids {
                let before = self.goals.remove(id);
                let after = before.as_ref().map(|(fields, _)| (fields.clone(), self.place(fields)));
                self.becomes(id, before, after, &mut touched);
            }
        }
        for goal in &step.goals {
            self.goal(goal, &mut touched);
        }
        for series in touched {
            self.series[series].note(self.day);
        }
        for id in sight {
            let standing = self.goals.get(id).map_or(Standing::Gone, |(_, place)| place.standing.clone());
            self.follow(id, standing);
        }
    }

    /// Notes which goals nobody can read after a step, or can read again.
    fn sight(&mut self, step: &'a Step) -> Vec<&'a str> {
        let lost: BTreeMap<&str, &str> =
            step.gaps.iter().filter_map(|gap| Some((gap.goal.as_deref()?, gap.path.as_str()))).collect();
        let is_told = |id: &str| {
            let is_gone = |change: &Change| matches!(change, Change::Removed { .. });
            step.goal(id).is_some_and(|goal| !goal.across.is_empty() || goal.changes.iter().any(is_gone))
        };
        let is_back = |(id, path): &(&&'a str, &&'a str)| {
            !lost.contains_key(**id) && (step.formatting.iter().any(|file| file == **path) || is_told(id))
        };
        let back: Vec<&str> = self.unread.iter().filter(is_back).map(|(id, _)| *id).collect();
        self.unread.retain(|id, _| !back.contains(id));
        let ids = lost.keys().copied().chain(back).collect();
        self.unread.extend(lost);
        ids
    }

    /// Adds what the status of a goal is now.
    fn follow(&mut self, id: &'a str, standing: Standing) {
        let unread = standing != Standing::Gone && self.unread.contains_key(id);
        add(self.courses.entry(id).or_default(), StatusSince { day: self.day, standing, unread });
    }

    fn goal(&mut self, goal: &'a GoalChanges, touched: &mut BTreeSet<usize>) {
        let before = self.goals.remove(goal.id.as_str());
        let mut fields = before.as_ref().map(|(fields, _)| fields.clone());
        let mut changed = false;
        for change in &goal.changes {
            changed |= apply(&mut fields, change);
        }
        if !changed {
            self.goals.extend(before.map(|before| (goal.id.as_str(), before)));
            return;
        }
        let after = fields.map(|fields| {
            let place = self.place(&fields);
            (fields, place)
        });
        // Where the folder was out of sight, no file of it has a gap of its own.
        let across = goal.across_about(&["status"]);
        if let Some((first, last)) = across.before.first().zip(self.courses.get_mut(goal.id.as_str()))
            && !goal.is_beside
            && before.as_ref().map(|(_, place)| &place.standing) != after.as_ref().map(|(_, place)| &place.standing)
        {
            blind(last, first.date.max(self.start));
        }
        self.becomes(&goal.id, before, after, touched);
    }

    /// Counts a goal as what it is now, and no longer as what it was.
    #[expect(clippy::needless_pass_by_value, reason = "both sides are made for it")]
    fn becomes(
        &mut self,
        id: &'a str,
        before: Option<(Fields<'a>, Place)>,
        after: Option<(Fields<'a>, Place)>,
        touched: &mut BTreeSet<usize>,
    ) {
        let place = after.as_ref().map(|(_, place)| place);
        if before.as_ref().map(|(_, place)| place) != place {
            for (place, up) in before.iter().map(|(_, place)| (place, false)).chain(place.map(|place| (place, true))) {
                for series in &place.series {
                    self.series[*series].count(&place.standing, up);
                    touched.insert(*series);
                }
            }
            let standing = place.map_or(Standing::Gone, |place| place.standing.clone());
            self.follow(id, standing);
        }
        self.goals.extend(after.map(|after| (id, after)));
    }

    fn place(&self, fields: &Fields<'a>) -> Place {
        let statuses = &self.config.statuses;
        let standing = match fields.get("status") {
            Some(Field::Text(word)) => self
                .vocabulary
                .status(self.steps, word)
                .map_or_else(|| Standing::Other(word.as_str().into()), Standing::Known),
            _ => Standing::Known(statuses.position(&statuses.unknown().id).unwrap_or_default()),
        };
        let series = self.membership.places(|field| fields.get(field).map_or(&[][..], |field| field.texts()));
        Place { standing, series }
    }
}

/// Applies a change to the fields of a goal; whether it can matter here.
fn apply<'a>(fields: &mut Option<Fields<'a>>, change: &'a Change) -> bool {
    match change {
        Change::Created { record, .. } => *fields = Some(of(record)),
        Change::Removed { .. } => *fields = None,
        Change::Moved { .. } => return false,
        Change::Field(change) => {
            let [name] = change.field.as_slice() else { return false };
            let Some(name) = FIELDS.into_iter().find(|field| field == name) else { return false };
            let fields = fields.get_or_insert_default();
            match &change.new {
                Some(new) => fields.insert(name, new),
                None => fields.remove(name),
            };
        }
    }
    true
}

fn of(record: &Record) -> Fields<'_> {
    FIELDS.into_iter().filter_map(|name| Some((name, record.fields.get(name)?))).collect()
}

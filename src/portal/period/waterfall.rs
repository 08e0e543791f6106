//! Why the headline figures are others on a later day: goal by goal and cause by cause, with nothing left over.
//!
//! What the figures follow from is exchanged in the order of [`Stage`]; each exchange that puts a goal into another
//! [`Class`] is a move. A goal that comes counts at once as it stands in the end, one that goes as it stood before.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::cause::{Cause, Stage};
use super::heirs::Heirs;
use super::plan::Plan;
use super::side::{Facts, Reader, Side};
use super::turns::Between;
use crate::config::Meaning;
use crate::history::Step;
use crate::portal::today::{Class, Figure, Outcome, Outcomes, StandingTold};

/// A goal that went from one class to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalMove {
    /// Its id.
    pub goal: String,
    /// Its title, the later one.
    pub title: String,
    /// Why.
    pub cause: Cause,
    /// Before; none if it did not count here.
    pub from: Option<Class>,
    /// After; none if it no longer counts here.
    pub to: Option<Class>,
    /// The step that did it, as a place in the history; none if it was the time that passed.
    pub step: Option<usize>,
}

/// What became of the headline figures of the portal or of a group between two days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Waterfall {
    /// Goals on the first day.
    pub then: Outcomes,
    /// Goals on the last day.
    pub now: Outcomes,
    /// What happened in between, by goal.
    pub moves: Vec<GoalMove>,
    /// What became of the deadlines that these goals had in the plan of day one; none if it named none.
    pub plan: Option<Plan>,
}

impl Waterfall {
    /// How many goals a cause brought to a figure, and how many it took from it.
    pub fn moved(&self, figure: Figure, cause: Cause) -> (usize, usize) {
        let counts = |class: Option<Class>| class.is_some_and(|class| figure.counts(class));
        let of_cause = || self.moves.iter().filter(|each| each.cause == cause);
        let came = of_cause().filter(|each| counts(each.to) && !counts(each.from)).count();
        (came, of_cause().filter(|each| counts(each.from) && !counts(each.to)).count())
    }

    /// By how much a stage changes a figure.
    pub fn change(&self, figure: Figure, stage: Stage) -> i64 {
        let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let causes = Cause::ALL.into_iter().filter(|cause| cause.stage() == stage);
        causes.map(|cause| self.moved(figure, cause)).map(|(came, went)| whole(came) - whole(went)).sum()
    }
}

/// Those of the portal and of its groups.
#[derive(Debug, Clone, Default)]
pub struct Waterfalls {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// The portal's, then those of the groups in the order of [`crate::config::Groups::iter`].
    all: Vec<Waterfall>,
    none: Waterfall,
}

impl Waterfalls {
    /// That of the whole portal.
    pub fn portal(&self) -> &Waterfall {
        self.all.first().unwrap_or(&self.none)
    }

    /// That of a group, by its place in the settings.
    pub fn group(&self, place: usize) -> &Waterfall {
        self.all.get(place + 1).unwrap_or(&self.none)
    }

    /// The same with what became of the plan.
    pub(super) fn with_plan(mut self, plan: Option<&Plan>) -> Self {
        for (place, waterfall) in self.all.iter_mut().enumerate() {
            waterfall.plan = plan.and_then(|plan| plan.at(place));
        }
        self
    }

    /// Those of what lies between two sides; `steps` are in between, the first of them at `first` of the history.
    pub(super) fn of(reader: &Reader<'_>, sides: &[Side<'_>; 2], steps: &[Step], first: usize) -> Self {
        let [then, now] = sides;
        let mut all = Self { from: then.day, to: now.day, ..Self::default() };
        all.all.resize_with(reader.groups() + 1, Waterfall::default);
        let heirs = Heirs::of([then.state, now.state], steps);
        let between = Between::of(reader, steps, first);
        let ids: BTreeSet<&String> = then.state.goals().chain(now.state.goals()).map(|(id, _)| id).collect();
        for id in ids {
            let facts = [reader.facts(then, id), reader.facts(now, id)];
            let ruled = between.by_later_rules(reader, sides, id);
            let course = Course::of(sides, &facts, ruled.as_ref());
            let mut turns = None;
            let title = facts.iter().rev().flatten().next().map(|facts| facts.title.to_owned()).unwrap_or_default();
            let [old, new] = facts.each_ref().map(|facts| facts.as_ref().map_or(&[][..], |facts| &facts.places));
            for place in old.iter().chain(new).collect::<BTreeSet<_>>() {
                let Some(waterfall) = all.all.get_mut(*place) else { continue };
                let (was, is) = (old.contains(place), new.contains(place));
                course.then.filter(|_| was).into_iter().for_each(|class| waterfall.then.add(class));
                course.now.filter(|_| is).into_iter().for_each(|class| waterfall.now.add(class));
                let of_goals = if facts.iter().all(Option::is_some) { Cause::Regrouped } else { heirs.cause(id, is) };
                for (from, to, cause) in course.moves(was, is, of_goals) {
                    let turns = turns.get_or_insert_with(|| between.turns(reader, sides, id, facts[1].as_ref()));
                    let step = turns.of(cause, *place);
                    let (goal, title) = (id.clone(), title.clone());
                    waterfall.moves.push(GoalMove { goal, title, cause, from, to, step });
                }
            }
        }
        all
    }
}

/// The classes of a goal while one input after the other is exchanged.
struct Course {
    then: Option<Class>,
    /// By the rules of the later day.
    ruled: Option<Class>,
    /// With the later deadlines.
    due: Option<Class>,
    /// With what is said of it later.
    told: Option<Class>,
    now: Option<Class>,
    /// What the status did.
    status: Cause,
}

impl Course {
    fn of(sides: &[Side<'_>; 2], facts: &[Option<Facts<'_>>; 2], ruled: Option<&Facts<'_>>) -> Self {
        let [before, after] = sides.each_ref().map(|side| side.day);
        let [old, new] = facts.each_ref().map(Option::as_ref);
        let class = |deadlines, told: &StandingTold, day| Outcome::of(deadlines, told, day).class;
        let ruled = ruled.or(old).map(|facts| &facts.told);
        let both = || old.zip(new).zip(ruled).map(|((old, new), ruled)| (old, new, ruled));
        Self {
            then: old.map(|old| class(old.deadlines, &old.told, before)),
            ruled: old.zip(ruled).map(|(old, ruled)| class(old.deadlines, ruled, before)),
            due: both().map(|(_, new, ruled)| class(new.deadlines, ruled, before)),
            told: both().map(|(_, new, _)| class(new.deadlines, &new.told, before)),
            now: new.map(|new| class(new.deadlines, &new.told, after)),
            status: both().map_or(Cause::Restated, |(_, new, ruled)| turn(ruled.means, new.told.means)),
        }
    }

    /// What moves it where it counted before, or counts after; a change of that is the cause `of_goals`.
    fn moves(
        &self,
        was: bool,
        is: bool,
        of_goals: Cause,
    ) -> impl Iterator<Item = (Option<Class>, Option<Class>, Cause)> + use<> {
        let Self { then, ruled, due, told, now, status } = *self;
        let all = match (was, is) {
            (true, true) => vec![
                (then, ruled, Cause::Rules),
                (ruled, due, Cause::Deadline),
                (due, told, status),
                (told, now, Cause::Time),
            ],
            (true, false) => vec![(then, ruled, Cause::Rules), (ruled, None, of_goals)],
            (false, true) => vec![(None, now, of_goals)],
            (false, false) => Vec::new(),
        };
        all.into_iter().filter(|(from, to, _)| from != to)
    }
}

/// What a status did that means something else now, or the same.
fn turn(then: Meaning, now: Meaning) -> Cause {
    let rank = |means: Meaning| match means {
        Meaning::Stopped | Meaning::Unknown => 0,
        Meaning::Planned => 1,
        Meaning::Started => 2,
        Meaning::Done => 3,
    };
    match rank(now).cmp(&rank(then)) {
        _ if now == Meaning::Stopped && then != Meaning::Stopped => Cause::GivenUp,
        std::cmp::Ordering::Greater => Cause::Forward,
        std::cmp::Ordering::Equal if then == now => Cause::Restated,
        std::cmp::Ordering::Less | std::cmp::Ordering::Equal => Cause::Back,
    }
}

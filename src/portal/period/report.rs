//! What changed in a period, per pillar: two states of the history side by side, and the steps between them.
//!
//! The state before is the one after the last step before the period ([`Period`]), the state after that of its last step;
//! both are replayed. Old pages are read by today's vocabulary. Every goal counts in the pillar that it has in the later
//! state, so that both sides count the same goals.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::news::{GoalNews, News, Traces, traces};
use super::period::Period;
use super::plan::Plan;
use super::side::{Reader, Side};
use super::told::{GoalTold, PillarThen, StatusThen};
use super::waterfall::Waterfalls;
use crate::config::{Config, Group, GroupKind};
use crate::history::{History, State};
use crate::portal::Portal;
use crate::portal::flag::Vocabulary;
use crate::portal::past::{Courses, Lineage};
use crate::portal::today::Outcome;

/// Goals by status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusCounts {
    /// One number per status of [`Portal::statuses_ever`].
    pub known: Vec<usize>,
    /// Goals with a word that no vocabulary had.
    pub former: usize,
}

impl StatusCounts {
    fn none(vocabulary: &Vocabulary) -> Self {
        Self { known: vec![0; vocabulary.ever().len()], former: 0 }
    }

    fn add(&mut self, status: &StatusThen<'_>, vocabulary: &Vocabulary) {
        let place = vocabulary.ever().iter().position(|known| known.id == status.id());
        match place.and_then(|place| self.known.get_mut(place)) {
            Some(count) => *count += 1,
            None => self.former += 1,
        }
    }

    fn plus(mut self, other: &Self) -> Self {
        self.known.iter_mut().zip(&other.known).for_each(|(sum, count)| *sum += count);
        self.former += other.former;
        self
    }

    /// All of them.
    pub fn total(&self) -> usize {
        self.known.iter().sum::<usize>() + self.former
    }
}

/// Which goals a part of a report is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Those of a pillar, by its place in the settings.
    Pillar(usize),
    /// Those of no pillar.
    NoPillar,
    /// Those of a pillar that the settings no longer have.
    Former(String),
}

/// The goals of one pillar.
#[derive(Debug)]
pub struct Section<'a> {
    /// Which.
    pub part: Part,
    /// The pillar of today's settings.
    pub pillar: Option<&'a Group>,
    /// How many goals had which status before.
    pub then: StatusCounts,
    /// And after.
    pub now: StatusCounts,
    /// Goals about which there is something to tell, by id.
    pub goals: Vec<GoalNews<'a>>,
}

impl<'a> Section<'a> {
    fn new(part: Part, pillar: Option<&'a Group>, vocabulary: &Vocabulary) -> Self {
        let none = || StatusCounts::none(vocabulary);
        Self { part, pillar, then: none(), now: none(), goals: Vec::new() }
    }

    /// Its goals with a piece of news.
    pub fn with(&self, news: News) -> impl Iterator<Item = &GoalNews<'a>> {
        self.goals.iter().filter(move |goal| goal.news.contains(&news))
    }
}

/// What changed in a period.
#[derive(Debug)]
pub struct Report<'a> {
    /// The period.
    pub period: Period,
    /// All goals by status before.
    pub then: StatusCounts,
    /// And after.
    pub now: StatusCounts,
    /// Pillars in the order of the settings, then goals without one, then pillars of the past. Only those that have goals.
    pub sections: Vec<Section<'a>>,
    /// What became of the headline figures, and why.
    pub waterfalls: Waterfalls,
    /// What became of the plan of day one; none if the period ends before it.
    pub plan: Option<Plan>,
    /// Number of changes of goals.
    pub changes: usize,
    /// Steps that changed rules of the settings, as places in the history.
    pub rules: Vec<usize>,
    /// Number of files that could not be read at some step.
    pub gaps: usize,
}

impl<'a> Report<'a> {
    /// How many goals have a piece of news.
    pub fn count(&self, news: News) -> usize {
        self.sections.iter().map(|section| section.with(news).count()).sum()
    }

    fn of(
        history: &History,
        (config, vocabulary): (&'a Config, &Vocabulary),
        period: Period,
        [then, now]: [&State; 2],
        (waterfalls, plan): (Waterfalls, Option<Plan>),
        outcome: &dyn Fn(&str) -> Option<Outcome>,
    ) -> Self {
        let steps = history.steps.get(period.steps.clone()).unwrap_or_default();
        let traces = traces(steps, period.steps.start);
        let sides = [(then, period.steps.start), (now, period.steps.end)];
        let sections = sections((config, vocabulary), traces, sides, outcome);
        let sum = |side: for<'s> fn(&'s Section<'a>) -> &'s StatusCounts| {
            sections.iter().fold(StatusCounts::none(vocabulary), |sum, section| sum.plus(side(section)))
        };
        Self {
            then: sum(|section| &section.then),
            now: sum(|section| &section.now),
            changes: steps.iter().flat_map(|step| &step.goals).map(|goal| goal.changes.len()).sum(),
            rules: period
                .steps
                .clone()
                .zip(steps)
                .filter(|(_, step)| !step.settings.is_empty())
                .map(|(place, _)| place)
                .collect(),
            gaps: steps.iter().map(|step| step.gaps.len()).sum(),
            sections,
            waterfalls,
            plan,
            period,
        }
    }
}

/// The goals of both states by pillar, with what happened to them.
fn sections<'a>(
    (config, vocabulary): (&'a Config, &Vocabulary),
    mut traces: BTreeMap<String, Traces>,
    sides: [(&State, usize); 2],
    outcome: &dyn Fn(&str) -> Option<Outcome>,
) -> Vec<Section<'a>> {
    let [(then, _), (now, _)] = sides;
    let mut sections: BTreeMap<Part, Section<'a>> = BTreeMap::new();
    let ids: BTreeSet<&String> = then.goals().chain(now.goals()).map(|(id, _)| id).chain(traces.keys()).collect();
    let ids: Vec<String> = ids.into_iter().cloned().collect();
    for id in ids {
        let [old, new] = sides
            .map(|(state, steps)| state.goal(&id).map(|goal| GoalTold::of(&id, goal, config, (vocabulary, steps))));
        let traces = traces.remove(&id);
        let passing = || PillarThen::read(traces.as_ref().and_then(Traces::pillar), config);
        let pillar = new.as_ref().or(old.as_ref()).map_or_else(passing, |goal| goal.pillar.clone());
        let (part, pillar) = part(&pillar, config);
        let section = sections.entry(part.clone()).or_insert_with(|| Section::new(part, pillar, vocabulary));
        for (goal, counts) in [(&old, &mut section.then), (&new, &mut section.now)] {
            goal.iter().for_each(|goal| counts.add(&goal.status, vocabulary));
        }
        let differs = then.goal(&id) != now.goal(&id);
        if let Some(traces) = traces {
            let outcome = outcome(&id);
            section.goals.push(GoalNews::of(id, old, new, traces, differs).with(outcome));
        }
    }
    sections.into_values().collect()
}

/// The reports about several periods of one history, which is replayed once for all of them.
pub fn reports<'a>(portal: &Portal<'a>, periods: Vec<Period>) -> Vec<Report<'a>> {
    let Portal { history, config, trail, as_of, .. } = portal;
    let plan = Plan::begin(&history.steps, config);
    let ends = periods.iter().flat_map(|period| [period.steps.start, period.steps.end]);
    let ends: BTreeSet<usize> = ends.chain(plan.map(|(steps, _)| steps)).collect();
    let mut states: BTreeMap<usize, (State, Courses, Lineage)> = BTreeMap::new();
    let (mut state, mut courses, mut applied) = (State::default(), Courses::default(), 0);
    for end in ends {
        for (index, step) in history.steps.get(applied..end).unwrap_or_default().iter().enumerate() {
            state.apply(step);
            courses.apply(applied + index, step, &trail.vocabulary);
        }
        applied = end;
        states.insert(end, (state.clone(), courses.clone(), Lineage::of_state(&state, &courses)));
    }
    let (none, vocabulary, reader) = (Default::default(), &trail.vocabulary, Reader::of(portal));
    let state = |count: usize| states.get(&count).unwrap_or(&none);
    let report = |period: Period| {
        let Range { start, end } = period.steps;
        let steps = history.steps.get(start..end).unwrap_or_default();
        let side = |steps, day| {
            let (state, courses, lineage) = state(steps);
            Side { state, courses, lineage, steps, day }
        };
        let sides = [side(start, period.then), side(end, period.to.min(*as_of).max(period.then))];
        let plan = plan.filter(|(steps, day)| *steps <= end && *day <= sides[1].day);
        let plan = plan.map(|(steps, day)| Plan::of(&reader, &side(steps, day), &sides[1]));
        let waterfalls = Waterfalls::of(&reader, &sides, steps, start).with_plan(plan.as_ref());
        let outcome = |id: &str| {
            let facts = reader.facts(&sides[1], id)?;
            Some(Outcome::of(facts.deadlines, &facts.told, sides[1].day))
        };
        let states = sides.each_ref().map(|side| side.state);
        Report::of(history, (config, vocabulary), period, states, (waterfalls, plan), &outcome)
    };
    periods.into_iter().map(report).collect()
}

/// What changed within a year up to the as-of date; none if the history says nothing about it.
pub fn year<'a>(portal: &Portal<'a>) -> Option<Report<'a>> {
    let period = Period::year(portal.history, portal.config.history.start, portal.as_of).ok()?;
    reports(portal, vec![period]).pop()
}

fn part<'a>(pillar: &PillarThen<'a>, config: &'a Config) -> (Part, Option<&'a Group>) {
    match pillar {
        PillarThen::Known(group) => {
            let place = config.groups.of(GroupKind::Pillar).iter().position(|other| other.id == group.id);
            (Part::Pillar(place.unwrap_or_default()), Some(*group))
        }
        PillarThen::Former(name) => (Part::Former(name.clone()), None),
        PillarThen::None => (Part::NoPillar, None),
    }
}

//! The newest changes of the portal, a line for each: when, which goal, what.

use serde::Serialize;

use crate::history::{Change, GoalChanges, Step};
use crate::portal::{FlaggedAt, address_of_step};
use crate::render::change::commit::day_of;
use crate::render::change::field::ChangeView;
use crate::render::change::html::Changes;
use crate::render::change::marks::marks_of;
use crate::render::change::order::{leading, order};
use crate::render::text::short::begin;
use crate::render::words::view::{DateView, LinkView};

/// How many lines there are.
const LINES: usize = 3;

/// Longest value in a line, in characters; the page of the commit has the whole of it.
const VALUE: usize = 45;

/// What a step changed of the substance of goals, in one line.
#[derive(Debug, Serialize)]
pub struct RecentView {
    pub date: DateView,
    /// The goal of which it changed what matters most.
    pub goal: LinkView,
    /// Its most prominent change, or both if there are two, with values cut to a line.
    pub changes: Vec<ChangeView>,
    /// What is marked in it, each once.
    pub marks: Vec<String>,
    /// Its further changes of substance; never one.
    pub more_changes: usize,
    /// The other goal with any, if there is one.
    pub other_goal: Option<LinkView>,
    /// The number of other goals, if there are several.
    pub more_goals: usize,
    /// The commit's page.
    pub url: String,
}

impl RecentView {
    /// The newest steps that changed the substance of a goal.
    pub fn newest(changes: &Changes<'_>) -> Vec<Self> {
        let steps = changes.words.portal.history.steps.iter().enumerate().rev();
        steps.filter_map(|(place, step)| Self::of(changes, place, step)).take(LINES).collect()
    }

    /// What the step at a place of the history changed of the substance of goals.
    pub fn at(changes: &Changes<'_>, place: usize) -> Option<Self> {
        Self::of(changes, place, changes.words.portal.history.steps.get(place)?)
    }

    fn of(changes: &Changes<'_>, place: usize, step: &Step) -> Option<Self> {
        let words = &changes.words;
        let of_substance = |goal: usize| {
            let all = step.goals.get(goal).map_or(&[][..], |goal| goal.changes.as_slice()).iter().enumerate();
            let wanted = move |(change, each): &(usize, &Change)| {
                words.portal.trail.is_news(place, FlaggedAt::Goal { goal, change: *change }, each)
            };
            all.filter(wanted)
        };
        let first = |goal: usize| {
            let leading = leading(words, place, goal);
            of_substance(goal).map(|(change, each)| order(each, leading.contains(&change))).min()
        };
        let mut goals: Vec<_> = (0..step.goals.len()).filter_map(|goal| Some((first(goal)?, goal))).collect();
        goals.sort_unstable();
        let goals: Vec<usize> = goals.into_iter().map(|(_, goal)| goal).collect();
        let (at, others) = goals.split_first()?;
        let goal = step.goals.get(*at)?;
        let mut of_goal: Vec<(usize, &Change)> = of_substance(*at).collect();
        let leading = leading(words, place, *at);
        of_goal.sort_by_key(|(change, each)| order(each, leading.contains(change)));
        let shown = if of_goal.len() == 2 { 2 } else { 1 };
        let view = |change: &Change| {
            let view = ChangeView::of(words, (step, goal), change, changes.text(place, *at));
            let cut = |value: Option<String>| value.map(|value| begin(&value, VALUE));
            ChangeView { old: cut(view.old), new: cut(view.new), ..view }
        };
        let link = |goal: &GoalChanges| LinkView {
            title: words.title_then(&goal.id, &goal.title),
            url: words.goal_url(&goal.id),
            short: None,
        };
        let other_goal = if let [other] = others { step.goals.get(*other).map(link) } else { None };
        Some(Self {
            date: day_of(words, &step.commit),
            goal: link(goal),
            changes: of_goal.iter().take(shown).map(|(_, change)| view(change)).collect(),
            marks: marks_of(words, place, *at),
            more_changes: of_goal.len() - shown,
            more_goals: if other_goal.is_some() { 0 } else { others.len() },
            other_goal,
            url: address_of_step(words.portal, place),
        })
    }
}

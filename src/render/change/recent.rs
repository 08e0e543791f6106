//! The newest changes of the portal, a line for each: when, which goal, what.

use serde::Serialize;

use crate::history::{Change, Step};
use crate::portal::{FlaggedAt, Rank, address_of_step, rank};
use crate::render::change::commit::day_of;
use crate::render::change::field::{ChangeView, prominence};
use crate::render::change::html::Changes;
use crate::render::change::marks::marks_of;
use crate::render::text::short::begin;
use crate::render::words::view::{DateView, LinkView};

/// How many lines there are.
const LINES: usize = 3;

/// Longest value in a line, in characters; the page of the commit has the whole of it.
const VALUE: usize = 60;

/// What a step changed of the substance of goals, in one line.
#[derive(Debug, Serialize)]
pub struct RecentView {
    pub date: DateView,
    /// The first goal of which it changed something.
    pub goal: LinkView,
    /// Its most prominent change, with values cut to a line.
    pub change: ChangeView,
    /// What is marked in it, each once.
    pub marks: Vec<String>,
    /// Its further changes of substance, and further goals with any.
    pub more_changes: usize,
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

    fn of(changes: &Changes<'_>, place: usize, step: &Step) -> Option<Self> {
        let words = &changes.words;
        let marks = words.portal.flagged_in(place);
        let is_marked = |at: FlaggedAt| marks.binary_search_by(|mark| mark.at.cmp(&at)).is_ok();
        let of_substance = |goal: usize| {
            let all = step.goals.get(goal).map_or(&[][..], |goal| goal.changes.as_slice()).iter().enumerate();
            let wanted = move |(change, each): &(usize, &Change)| {
                is_marked(FlaggedAt::Goal { goal, change: *change }) || rank(each) == Rank::Substance
            };
            all.filter(wanted).map(|(_, change)| change)
        };
        let mut goals = (0..step.goals.len()).filter(|goal| of_substance(*goal).next().is_some());
        let at = goals.next()?;
        let goal = step.goals.get(at)?;
        let change = ChangeView::of(
            words,
            (step, goal),
            of_substance(at).min_by_key(|change| prominence(change))?,
            changes.text(place, at),
        );
        let cut = |value: Option<String>| value.map(|value| begin(&value, VALUE));
        Some(Self {
            date: day_of(words, &step.commit),
            goal: LinkView {
                title: words.title_then(&goal.id, &goal.title),
                url: words.goal_url(&goal.id),
                short: None,
            },
            change: ChangeView { old: cut(change.old), new: cut(change.new), ..change },
            marks: marks_of(words, place, at),
            more_changes: of_substance(at).count() - 1,
            more_goals: goals.count(),
            url: address_of_step(words.portal, place),
        })
    }
}

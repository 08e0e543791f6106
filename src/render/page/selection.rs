//! Lists of goals as pages: by status, by deadline, by the last change. They need no script, and stand still to be linked.

use serde::Serialize;

use crate::portal::{DueSpan, Selection, first_day, routes};
use crate::render::page::frame::{PageView, described};
use crate::render::words::Words;
use crate::render::words::card::{GoalCardView, StatusGoalsView};
use crate::render::words::lists::{ListsView, label, word};
use crate::render::words::view::DateView;

/// `selection.html`.
#[derive(Debug, Serialize)]
pub struct SelectionView {
    /// `status`, `work`, `due`, `outcome`, `changed`, `kind`.
    pub kind: &'static str,
    /// First day of a list of changed goals.
    pub since: Option<DateView>,
    pub goals: Vec<GoalCardView>,
    /// The same by status, where a page links to goals of one status in this list.
    pub by_status: Vec<StatusGoalsView>,
    pub lists: Vec<ListsView>,
}

/// The list at a place of [`Selection::all`].
pub fn selection(words: &Words<'_>, place: usize) -> (PageView, SelectionView) {
    let selection = Selection::all(words.portal.config).nth(place).unwrap_or(Selection::Due(DueSpan::None));
    let parents = vec![words.entry("goals", routes::GOALS)];
    let title = match selection {
        Selection::Status(_) => words.texts.fill("selection.title.status", &[("name", &label(words, selection))]),
        Selection::Work(work) => words.texts.get(&format!("selection.title.work.{}", work.word())).to_owned(),
        Selection::Due(span) => words.texts.get(&format!("selection.title.due.{}", span.word())).to_owned(),
        Selection::Ahead => words.texts.get("selection.title.due.ahead").to_owned(),
        Selection::Outcome(_) => words.texts.fill("selection.title.outcome", &[("name", &label(words, selection))]),
        Selection::Changed(days) => words.texts.fill("selection.title.changed", &[("n", &days.to_string())]),
        Selection::CrossCutting => label(words, selection),
    };
    let page = PageView::below(words, title, described(words, None), routes::selection(selection), parents);
    let since = match selection {
        Selection::Changed(days) => Some(words.day(first_day(days, words.portal.as_of))),
        _ => None,
    };
    let (kind, lists) = (word(selection), ListsView::all(words, Some(selection)));
    (
        page,
        SelectionView { kind, since, goals: selected(words, selection), by_status: by_status(words, selection), lists },
    )
}

/// The goals of a list: by deadline or by id, of changed ones the last first.
fn selected(words: &Words<'_>, selection: Selection<'_>) -> Vec<GoalCardView> {
    let portal = words.portal;
    let mut goals: Vec<_> = portal.goals.iter().filter(|state| selection.has(state, portal.as_of)).collect();
    match selection {
        Selection::Status(_) | Selection::Work(_) | Selection::Outcome(_) | Selection::CrossCutting => {}
        Selection::Due(_) | Selection::Ahead => goals.sort_by_key(|state| state.due.map(|due| due.date.last_day())),
        Selection::Changed(_) => goals.sort_by_key(|state| std::cmp::Reverse(state.changed)),
    }
    goals.into_iter().map(|state| GoalCardView::of(words, state)).collect()
}

fn by_status(words: &Words<'_>, selection: Selection<'_>) -> Vec<StatusGoalsView> {
    if selection != Selection::CrossCutting {
        return Vec::new();
    }
    let goals = words.portal.goals.iter().enumerate();
    StatusGoalsView::all(
        words,
        goals.filter(|(_, state)| selection.has(state, words.portal.as_of)).map(|(place, _)| place),
    )
}

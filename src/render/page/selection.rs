//! Lists of goals as pages: by status, by deadline, by the last change. They need no script, and stand still to be linked.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::portal::{DueSpan, Selection, first_day, routes};
use crate::render::words::view::{DateView, GoalCardView, PageView, StatusView};
use crate::render::words::{Words, status};

/// `selection.html`.
#[derive(Debug, Serialize)]
pub struct SelectionView {
    /// `status`, `due`, `changed`.
    pub kind: &'static str,
    /// First day of a list of changed goals.
    pub since: Option<DateView>,
    pub goals: Vec<GoalCardView>,
    pub lists: Vec<ListsView>,
}

/// All lists of one kind.
#[derive(Debug, Serialize)]
pub struct ListsView {
    pub kind: &'static str,
    pub lists: Vec<ListView>,
}

/// A list of goals as a link.
#[derive(Debug, Serialize)]
pub struct ListView {
    pub label: String,
    pub url: String,
    pub count: usize,
    pub status: Option<StatusView>,
    pub current: bool,
}

/// "Changed in the last days" as a choice of the table.
#[derive(Debug, Serialize)]
pub struct SinceView {
    pub days: i64,
    /// The first of them, `YYYY-MM-DD`.
    pub first: String,
}

impl Words<'_> {
    /// The list at a place of [`Selection::all`].
    pub fn selection(&self, place: usize) -> (PageView, SelectionView) {
        let selection = Selection::all(self.portal.config).nth(place).unwrap_or(Selection::Due(DueSpan::None));
        let parents = vec![self.entry("goals", routes::GOALS)];
        let title = match selection {
            Selection::Status(_) => self.texts.fill("selection.title.status", &[("name", &self.label(selection))]),
            Selection::Due(span) => self.texts.get(&format!("selection.title.due.{}", span.word())).to_owned(),
            Selection::Changed(days) => self.texts.fill("selection.title.changed", &[("n", &days.to_string())]),
        };
        let page = self.below(title, self.described(None), routes::selection(selection), parents);
        let since = match selection {
            Selection::Changed(days) => Some(self.day(first_day(days, self.portal.as_of))),
            _ => None,
        };
        let (kind, lists) = (word(selection), self.lists(Some(selection)));
        (page, SelectionView { kind, since, goals: self.selected(selection), lists })
    }

    /// The goals of a list: by deadline or by id, of changed ones the last first.
    fn selected(&self, selection: Selection<'_>) -> Vec<GoalCardView> {
        let portal = self.portal;
        let mut goals: Vec<_> = portal.goals.iter().filter(|state| selection.has(state, portal.as_of)).collect();
        match selection {
            Selection::Status(_) => {}
            Selection::Due(_) => goals.sort_by_key(|state| state.due.map(|due| due.date.last_day())),
            Selection::Changed(_) => goals.sort_by_key(|state| std::cmp::Reverse(state.changed)),
        }
        goals.into_iter().map(|state| self.card(state)).collect()
    }

    /// All lists with their sizes.
    pub fn lists(&self, current: Option<Selection<'_>>) -> Vec<ListsView> {
        let mut kinds: Vec<ListsView> = Vec::new();
        for selection in Selection::all(self.portal.config) {
            let list = ListView {
                label: self.label(selection),
                url: routes::selection(selection),
                count: self.portal.goals.iter().filter(|state| selection.has(state, self.portal.as_of)).count(),
                status: match selection {
                    Selection::Status(id) => self.portal.config.statuses.get(id).map(status),
                    _ => None,
                },
                current: current == Some(selection),
            };
            match kinds.last_mut().filter(|each| each.kind == word(selection)) {
                Some(kind) => kind.lists.push(list),
                None => kinds.push(ListsView { kind: word(selection), lists: vec![list] }),
            }
        }
        kinds
    }

    fn label(&self, selection: Selection<'_>) -> String {
        match selection {
            Selection::Status(id) => {
                self.portal.config.statuses.get(id).map_or(id, |status| status.label.as_str()).to_owned()
            }
            Selection::Due(span) => self.texts.get(&format!("selection.due.{}", span.word())).to_owned(),
            Selection::Changed(days) => self.texts.fill("selection.changed", &[("n", &days.to_string())]),
        }
    }

    /// Days since the last change that the table can be filtered by.
    pub fn since(&self) -> Vec<SinceView> {
        let since = |selection: Selection<'_>| match selection {
            Selection::Changed(days) => Some(SinceView { days, first: first_day(days, self.portal.as_of).to_string() }),
            _ => None,
        };
        Selection::all(self.portal.config).filter_map(since).collect()
    }

    /// Years in which deadlines end.
    pub fn due_years(&self) -> Vec<String> {
        let dues = self.portal.goals.iter().filter_map(|state| state.due);
        let years: BTreeSet<i16> = dues.map(|due| due.date.last_day().year()).collect();
        years.into_iter().map(|year| year.to_string()).collect()
    }
}

fn word(selection: Selection<'_>) -> &'static str {
    match selection {
        Selection::Status(_) => "status",
        Selection::Due(_) => "due",
        Selection::Changed(_) => "changed",
    }
}

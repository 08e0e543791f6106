//! The lists of goals that anybody can link to.

use serde::Serialize;

use crate::portal::{Figure, Selection, routes};
use crate::render::words::view::StatusView;
use crate::render::words::{Words, status};

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

impl ListsView {
    /// All lists with their sizes.
    pub fn all(words: &Words<'_>, current: Option<Selection<'_>>) -> Vec<Self> {
        let mut kinds: Vec<ListsView> = Vec::new();
        let lists = Selection::all(words.portal.config).filter(|list| list.is_of(words.portal));
        for selection in lists {
            let list = ListView {
                label: label(words, selection),
                url: routes::selection(selection),
                count: selection.count(words.portal),
                status: match selection {
                    Selection::Status(id) => words.portal.config.statuses.get(id).map(status),
                    _ => None,
                },
                current: current == Some(selection),
            };
            match kinds.last_mut().filter(|each| each.kind == word(selection)) {
                Some(kind) => kind.lists.push(list),
                None => kinds.push(Self { kind: word(selection), lists: vec![list] }),
            }
        }
        kinds
    }
}

pub fn label(words: &Words<'_>, selection: Selection<'_>) -> String {
    match selection {
        Selection::Status(id) => {
            words.portal.config.statuses.get(id).map_or(id, |status| status.label.as_str()).to_owned()
        }
        Selection::Work(work) => words.texts.get(&format!("selection.work.{}", work.word())).to_owned(),
        Selection::Due(span) => words.texts.get(&format!("selection.due.{}", span.word())).to_owned(),
        Selection::Ahead => words.texts.get("selection.due.ahead").to_owned(),
        Selection::Outcome(class) => words.figure(Figure::Of(class)),
        Selection::Changed(days) => words.texts.fill("selection.changed", &[("n", &days.to_string())]),
        Selection::CrossCutting => words.texts.get("titles.cross_cutting_goals").to_owned(),
    }
}

pub fn word(selection: Selection<'_>) -> &'static str {
    match selection {
        Selection::Status(_) => "status",
        Selection::Work(_) => "work",
        Selection::Due(_) | Selection::Ahead => "due",
        Selection::Outcome(_) => "outcome",
        Selection::Changed(_) => "changed",
        Selection::CrossCutting => "kind",
    }
}

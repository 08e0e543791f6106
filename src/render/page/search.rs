//! The page that searches.

use serde::Serialize;

use crate::config::GroupKind;
use crate::history::Step;
use crate::portal::{Flag, GoalState, routes};
use crate::render::change::marks::flag_label;
use crate::render::page::frame::PageView;
use crate::render::words::links::goal_link;
use crate::render::words::view::{LinkView, StatusView};
use crate::render::words::{Words, status};

/// `search.html`.
#[derive(Debug, Serialize)]
pub struct SearchView {
    /// What can be found: `goal`, `change`, `group`, `page`, `report`, `term`.
    pub kinds: Vec<&'static str>,
    pub pillars: Vec<ChoiceView>,
    pub topics: Vec<ChoiceView>,
    pub departments: Vec<ChoiceView>,
    /// Marks that changes have.
    pub marks: Vec<ChoiceView>,
    /// Whether a marked change has a reason: `with`, `without`.
    pub reasons: [&'static str; 2],
    /// The first and last month with a change, as `2026-02`; missing if there is none.
    pub months: Option<[String; 2]>,
    /// Every goal, for readers without a script.
    pub goals: Vec<FoundGoalView>,
    /// The folder of the index.
    pub index: &'static str,
}

/// The words for marked changes with and without a reason.
pub const WITH: &str = "with";
pub const WITHOUT: &str = "without";

/// A value that results can be narrowed down to.
#[derive(Debug, Serialize)]
pub struct ChoiceView {
    pub id: String,
    pub label: String,
}

/// A goal in the list of all.
#[derive(Debug, Serialize)]
pub struct FoundGoalView {
    pub link: LinkView,
    pub status: StatusView,
}

/// What kind of page a document is.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    Goal,
    Change,
    Group,
    Page,
    Report,
    Term,
}

impl Kind {
    pub const ALL: [Self; 6] = [Self::Goal, Self::Change, Self::Group, Self::Page, Self::Report, Self::Term];

    pub fn word(self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::Change => "change",
            Self::Group => "group",
            Self::Page => "page",
            Self::Report => "report",
            Self::Term => "term",
        }
    }
}

impl SearchView {
    pub fn of(words: &Words<'_>) -> Self {
        let portal = words.portal;
        let choices = |kind: GroupKind| {
            let groups = portal.groups_of(kind).filter(|state| state.tally.total > 0);
            let choice = |group: &crate::config::Group| {
                let short = group.short.as_ref().map(|short| format!("{short} – ")).unwrap_or_default();
                ChoiceView { id: group.id.clone(), label: format!("{short}{}", group.title) }
            };
            groups.map(|state| choice(state.group)).collect()
        };
        let is_used = |flag: &Flag| {
            portal.flagged_between(0..portal.history.steps.len()).iter().any(|flagged| flagged.flag == *flag)
        };
        let mark = |flag: Flag| ChoiceView { id: flag.word().to_owned(), label: flag_label(words, flag).to_owned() };
        let month = |step: &Step| format!("{:04}-{:02}", step.commit.date.year(), step.commit.date.month());
        let steps = &portal.history.steps;
        let goal = |state: &GoalState<'_>| FoundGoalView { link: goal_link(state), status: status(state.status) };
        Self {
            kinds: Kind::ALL.map(Kind::word).to_vec(),
            pillars: choices(GroupKind::Pillar),
            topics: choices(GroupKind::Topic),
            departments: choices(GroupKind::Department),
            marks: Flag::ALL.iter().copied().filter(is_used).map(mark).collect(),
            reasons: [WITH, WITHOUT],
            months: steps.first().zip(steps.last()).map(|(first, last)| [month(first), month(last)]),
            goals: portal.goals.iter().map(goal).collect(),
            index: routes::SEARCH_INDEX,
        }
    }
}

pub fn page(words: &Words<'_>) -> PageView {
    PageView::listed(words, "search", routes::SEARCH)
}

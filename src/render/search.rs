//! The page that searches, and what can be found: goals with their measures, groups, pages, reports, changes.

use std::collections::BTreeMap;

use serde::Serialize;

use super::job::Job;
use super::view::{LinkView, PageView, StatusView};
use super::words::{Words, status};
use super::{OutputFile, RenderError, Site};
use crate::config::GroupKind;
use crate::foreign::plain as plain_text;
use crate::portal::{GoalState, routes};
use crate::search::{Document, IndexFile, index};

/// So many of the newest changes can be found. Older ones stand in the change log, by year; all of them would make a
/// long history weigh more than the goals.
const CHANGES: usize = 500;

/// `search.html`.
#[derive(Debug, Serialize)]
pub(super) struct SearchView {
    /// What can be found: `goal`, `change`, `group`, `page`, `report`, `term`.
    pub kinds: Vec<&'static str>,
    pub pillars: Vec<ChoiceView>,
    pub topics: Vec<ChoiceView>,
    pub departments: Vec<ChoiceView>,
    /// Every goal, for readers without a script.
    pub goals: Vec<FoundGoalView>,
    /// The folder of the index.
    pub index: &'static str,
}

/// A value that results can be narrowed down to.
#[derive(Debug, Serialize)]
pub(super) struct ChoiceView {
    pub id: String,
    pub label: String,
}

/// A goal in the list of all.
#[derive(Debug, Serialize)]
pub(super) struct FoundGoalView {
    pub link: LinkView,
    pub status: StatusView,
}

/// What kind of page a document is.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Goal,
    Change,
    Group,
    Page,
    Report,
    Term,
}

impl Kind {
    const ALL: [Self; 6] = [Self::Goal, Self::Change, Self::Group, Self::Page, Self::Report, Self::Term];

    fn word(self) -> &'static str {
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

impl Words<'_> {
    pub fn search_page(&self) -> PageView {
        self.listed("search", routes::SEARCH)
    }

    pub fn search(&self) -> SearchView {
        let portal = self.portal;
        let choices = |kind: GroupKind| {
            let groups = portal.groups_of(kind).filter(|state| state.tally.total > 0);
            let choice = |group: &crate::config::Group| {
                let short = group.short.as_ref().map(|short| format!("{short} – ")).unwrap_or_default();
                ChoiceView { id: group.id.clone(), label: format!("{short}{}", group.title) }
            };
            groups.map(|state| choice(state.group)).collect()
        };
        let goal = |state: &GoalState<'_>| FoundGoalView {
            link: super::words::goal_link(state),
            status: status(state.status),
        };
        SearchView {
            kinds: Kind::ALL.map(Kind::word).to_vec(),
            pillars: choices(GroupKind::Pillar),
            topics: choices(GroupKind::Topic),
            departments: choices(GroupKind::Department),
            goals: portal.goals.iter().map(goal).collect(),
            index: routes::SEARCH_INDEX,
        }
    }
}

impl Site<'_> {
    /// What can be found, in the order of the site; `files` begin with those of the jobs.
    pub(super) fn documents(&self, jobs: &[Job], files: &[OutputFile]) -> Vec<Document> {
        jobs.iter().zip(files).filter_map(|(job, file)| self.document(*job, file)).collect()
    }

    fn document(&self, job: Job, file: &OutputFile) -> Option<Document> {
        let portal = self.words.portal;
        let languages = &portal.config.languages;
        let plain = |kind: Kind, title: &str| Found::new(kind, title.to_owned());
        let found = match job {
            Job::Goal(place) => Found::goal(portal.goals.get(place)?),
            Job::Removed(place) => plain(Kind::Goal, portal.removed.get(place)?.title),
            Job::Group(place) => plain(Kind::Group, &portal.groups.get(place)?.group.title),
            Job::Page(place) => plain(Kind::Page, &portal.content.pages.get(place)?.title),
            Job::Legal(page) => plain(Kind::Page, &self.words.legal_meta(page).title),
            Job::Easy(place) => plain(Kind::Page, &self.words.easy_meta(portal.content.easy.get(place)?).title),
            Job::Report(place) => plain(Kind::Report, &portal.content.reports.get(place)?.title),
            Job::Glossary => plain(Kind::Term, self.words.texts.get("menu.glossary")),
            Job::Commit(place) if place + CHANGES >= portal.history.steps.len() => {
                let commit = &portal.history.steps.get(place)?.commit;
                let told = BTreeMap::from([("date", self.words.day(commit.date).text)]);
                Found { told, ..plain(Kind::Change, &commit.subject) }
            }
            _ => return None,
        };
        let page = std::str::from_utf8(&file.bytes).ok()?;
        Some(Document {
            url: format!("{}{}", languages.folder(languages.current()), file.path.strip_suffix("index.html")?),
            language: languages.current().to_owned(),
            title: plain_text(&found.title).into_owned(),
            html: main(page).to_owned(),
            filters: found.filters,
            told: found.told,
        })
    }
}

/// What the index says about a page besides its text.
struct Found {
    title: String,
    filters: BTreeMap<&'static str, Vec<String>>,
    told: BTreeMap<&'static str, String>,
}

impl Found {
    fn new(kind: Kind, title: String) -> Self {
        let filters = BTreeMap::from([("kind", vec![kind.word().to_owned()])]);
        Self { title, filters, told: BTreeMap::new() }
    }

    fn goal(state: &GoalState<'_>) -> Self {
        let goal = state.goal;
        let mut found = Self::new(Kind::Goal, goal.title.clone());
        let mut add = |name: &'static str, values: Vec<String>| {
            if !values.is_empty() {
                found.filters.insert(name, values);
            }
        };
        add("status", vec![state.status.id.clone()]);
        add("pillar", goal.pillar.iter().cloned().collect());
        add("topic", goal.topic.iter().cloned().collect());
        add("department", goal.all_departments().cloned().collect());
        found
    }
}

/// The content of a page, without what stands around it on every page; the whole page if its theme marks none.
fn main(page: &str) -> &str {
    let inside = || {
        let (_, rest) = page.split_once("<main")?;
        let (_, rest) = rest.split_once('>')?;
        rest.rsplit_once("</main>").map(|(main, _)| main)
    };
    inside().unwrap_or(page)
}

/// The files of the index.
///
/// # Errors
/// An engine that does not start.
pub(super) fn files(documents: Vec<Document>) -> Result<Vec<OutputFile>, RenderError> {
    let file =
        |file: IndexFile| OutputFile { path: format!("{}{}", routes::SEARCH_INDEX, file.path), bytes: file.bytes };
    Ok(index(documents).map_err(RenderError::Search)?.into_iter().map(file).collect())
}

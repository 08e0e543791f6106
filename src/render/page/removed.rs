//! Goals that are no longer in the portal: their pages, their place in lists, and links between goals that replaced each
//! other.

use serde::Serialize;

use crate::config::GroupKind;
use crate::content::Field;
use crate::portal::{RemovedGoal, routes};
use crate::render::change::sentences::{EntryView, begin};
use crate::render::chart::BandView;
use crate::render::words::view::{CommitView, DateView, LinkView, PageView, StatusView};
use crate::render::words::{Words, goal_link, status};

/// `removed.html`: what stays of a goal.
#[derive(Debug, Serialize)]
pub struct RemovedView {
    pub id: String,
    /// When, by whom, in which commit.
    pub commit: CommitView,
    /// All authors of that commit.
    pub authors: String,
    pub reason: Option<String>,
    pub decision: Option<String>,
    /// Last values.
    pub promise: Option<String>,
    pub status: Option<StatusView>,
    /// The last status, if today's vocabulary does not have it.
    pub status_word: Option<String>,
    pub pillar: Option<LinkView>,
    pub due: Option<String>,
    /// Goals that took its place, and goals whose place it took.
    pub replaced_by: Vec<LinkView>,
    pub replaces: Vec<LinkView>,
    pub band: Option<BandView>,
    pub course: Vec<EntryView>,
}

/// A removed goal in the list of all goals.
#[derive(Debug, Clone, Serialize)]
pub struct RemovedLineView {
    pub goal: LinkView,
    pub id: String,
    pub date: DateView,
    pub replaced_by: Vec<LinkView>,
}

impl Words<'_> {
    /// What every page has, for the page of a removed goal.
    pub fn removed_page(&self, goal: &RemovedGoal<'_>) -> PageView {
        let title = self.original(goal.title);
        let description = self.texts.fill("removed.description", &[("title", &title)]);
        self.goal_meta(title, description, goal.id, goal.value("pillar"))
    }

    pub fn removed(&self, goal: &RemovedGoal<'_>) -> Option<RemovedView> {
        let step = self.portal.history.steps.get(goal.step)?;
        let (commit, said) = (&step.commit, step.said_of(goal.id));
        let word = goal.value("status");
        let known = word.and_then(|word| self.portal.config.statuses.get(word));
        let due = goal.record.fields.get("due").map(|due| self.value(&["due".to_owned()], due));
        let decisions = Some(self.original(&said.decisions.join("; "))).filter(|text| !text.is_empty());
        let promise = match goal.record.fields.get("promise") {
            Some(Field::Text(text)) => Some(self.original(text)),
            _ => None,
        };
        Some(RemovedView {
            id: goal.id.to_owned(),
            commit: self.commit(commit, true),
            authors: commit.authors(),
            reason: said.reason().map(|reason| self.original(&begin(&reason))),
            decision: decisions,
            promise,
            status: known.map(status),
            status_word: word.filter(|_| known.is_none()).map(|word| self.original(word)),
            pillar: goal.value("pillar").and_then(|id| self.group(GroupKind::Pillar, id)),
            due,
            replaced_by: self.goal_links(self.portal.replaced_by(goal.id)),
            replaces: self.goal_links(self.portal.replaces(goal.id)),
            band: self.band(goal.id),
            course: self.course_of(goal.id, &goal.steps),
        })
    }

    /// All removed goals, the last one first.
    pub fn removed_goals(&self) -> Vec<RemovedLineView> {
        let mut goals: Vec<&RemovedGoal<'_>> = self.portal.removed.iter().collect();
        goals.sort_by_key(|goal| (std::cmp::Reverse(goal.step), goal.id));
        let line = |goal: &RemovedGoal<'_>| {
            let step = self.portal.history.steps.get(goal.step)?;
            Some(RemovedLineView {
                goal: self.removed_link(goal),
                id: goal.id.to_owned(),
                date: self.day(step.commit.date),
                replaced_by: self.goal_links(self.portal.replaced_by(goal.id)),
            })
        };
        goals.into_iter().filter_map(line).collect()
    }

    /// Goals of today or of the past as links; one that never was keeps its id, without an address.
    pub fn goal_links<'i>(&self, ids: impl Iterator<Item = &'i str>) -> Vec<LinkView> {
        let link = |id: &str| {
            let today = self.portal.goal(id).map(|state| goal_link(state));
            let past = || self.portal.removed_goal(id).map(|goal| self.removed_link(goal));
            let unknown = || LinkView { title: id.to_owned(), url: String::new(), short: None };
            today.or_else(past).unwrap_or_else(unknown)
        };
        ids.map(link).collect()
    }

    fn removed_link(&self, goal: &RemovedGoal<'_>) -> LinkView {
        LinkView { title: self.original(goal.title), url: routes::goal(goal.id), short: None }
    }
}

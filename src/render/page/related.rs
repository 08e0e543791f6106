//! Goals that have to do with a goal, and why, in words.

use serde::Serialize;

use crate::config::GroupKind;
use crate::portal::Related;
use crate::render::words::view::{LinkView, StatusView};
use crate::render::words::{Words, goal_link, status};

/// A related goal.
#[derive(Debug, Serialize)]
pub struct RelatedView {
    pub goal: LinkView,
    pub status: StatusView,
    /// What the two have in common: `gleiches Thema, gemeinsam: …`.
    pub why: String,
}

impl Words<'_> {
    pub fn related(&self, place: usize) -> Vec<RelatedView> {
        let view = |related: &Related<'_>| {
            let state = self.portal.goals.get(related.place)?;
            Some(RelatedView { goal: goal_link(state), status: status(state.status), why: self.why(related) })
        };
        self.portal.related(place).iter().filter_map(view).collect()
    }

    fn why(&self, related: &Related<'_>) -> String {
        let names = |kind: GroupKind, ids: &[&str]| {
            let groups = ids.iter().filter_map(|id| self.group(kind, id));
            groups.map(|group| group.short.unwrap_or(group.title)).collect::<Vec<_>>().join(", ")
        };
        let mut why = Vec::new();
        if related.succession {
            why.push(self.texts.get("related.succession").to_owned());
        }
        if related.topic {
            why.push(self.texts.get("related.topic").to_owned());
        }
        if !related.cross_cutting.is_empty() {
            let names = names(GroupKind::CrossCutting, &related.cross_cutting);
            why.push(self.texts.fill("related.cross_cutting", &[("names", &names)]));
        }
        if !related.departments.is_empty() {
            let names = names(GroupKind::Department, &related.departments);
            let count = related.departments.len();
            let values = [("n", count.to_string()), ("names", names)];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            why.push(self.texts.fill_form("related.departments", self.locale.plural(count as u64), &values));
        }
        why.join(" · ")
    }
}

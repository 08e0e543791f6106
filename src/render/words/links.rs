//! Links to pages of the portal, with their names.

use jiff::civil::Date;

use crate::config::GroupKind;
use crate::content;
use crate::content::{EasyPage, Page};
use crate::portal::{GoalState, RemovedGoal, routes};
use crate::render::words::Words;
use crate::render::words::view::LinkView;

impl Words<'_> {
    /// The page of a goal; empty if it has none today.
    pub fn goal_url(&self, id: &str) -> String {
        let has_page = self.portal.goal(id).is_some() || self.portal.removed_goal(id).is_some();
        if has_page { routes::goal(id) } else { String::new() }
    }

    pub fn entry(&self, text: &str, url: &str) -> LinkView {
        LinkView { title: self.texts.get(&format!("menu.{text}")).to_owned(), url: url.to_owned(), short: None }
    }

    pub fn kind_link(&self, kind: GroupKind) -> LinkView {
        let title = self.texts.get(&format!("kinds.{}.plural", kind.word())).to_owned();
        LinkView { title, url: routes::groups(kind).to_owned(), short: None }
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

    pub fn removed_link(&self, goal: &RemovedGoal<'_>) -> LinkView {
        LinkView { title: self.title_then(goal.id, goal.title), url: routes::goal(goal.id), short: None }
    }

    pub fn stand_link(&self, day: Date) -> LinkView {
        stand_link(self.texts.fill("stand.title", &[("date", self.day(day).text.as_str())]), day)
    }

    pub fn comparison_link(&self, day: Date) -> LinkView {
        let title = self.texts.fill("stand.comparison", &[("date", self.day(day).text.as_str())]);
        LinkView { title, url: routes::comparison(day), short: None }
    }
}

pub fn goal_link(state: &GoalState<'_>) -> LinkView {
    LinkView { title: state.goal.title.clone(), url: routes::goal(&state.goal.id), short: None }
}

pub fn easy_link(page: &EasyPage) -> LinkView {
    LinkView { title: page.title.clone(), url: routes::easy(page.pillar.as_deref()), short: None }
}

/// A plain page as a link.
pub fn page_link(page: &Page) -> LinkView {
    LinkView { title: page.title.clone(), url: routes::page(&page.slug), short: None }
}

/// A report as a link.
pub fn report_link(report: &content::Report) -> LinkView {
    LinkView { title: report.title.clone(), url: routes::report(&report.slug), short: None }
}

/// A day as a link.
fn stand_link(title: String, day: Date) -> LinkView {
    LinkView { title, url: routes::stand(day), short: None }
}

/// The way from a page up to the site's root.
pub fn root(path: &str) -> String {
    let depth = path.matches('/').count();
    if depth == 0 { "./".to_owned() } else { "../".repeat(depth) }
}

//! What a publication tells no more, as an earlier one told it.

use serde::Serialize;

use crate::beginning::short;
use crate::portal::routes;
use crate::proof::{LostChange, Moved, Rewritten, lost_path};
use crate::render::change::field::field_name;
use crate::render::page::frame::PageView;
use crate::render::page::frame::rewritten::{RewrittenView, how};
use crate::render::words::Words;
use crate::render::words::view::{DateView, LinkView};

/// `lost.html`.
#[derive(Debug, Serialize)]
pub struct LostView {
    pub how: String,
    pub reason: String,
    pub date: DateView,
    /// The commit that was published before.
    pub published: String,
    pub forgotten: bool,
    pub commits: usize,
    pub goals: Vec<LinkView>,
    pub changes: Vec<LostChangeView>,
    pub moved: Vec<MovedView>,
    /// The same as a file.
    pub file: String,
}

/// A commit that counts on another day than before.
#[derive(Debug, Serialize)]
pub struct MovedView {
    pub commit: String,
    pub was: DateView,
    pub is: DateView,
}

/// A change as it was told before.
#[derive(Debug, Serialize)]
pub struct LostChangeView {
    pub date: String,
    pub short: String,
    pub subject: String,
    pub goal: Option<String>,
    pub title: Option<String>,
    pub field: String,
    pub old: Option<String>,
    pub new: Option<String>,
    pub reason: Option<String>,
}

impl LostView {
    pub fn of(words: &Words<'_>, rewritten: &Rewritten) -> Self {
        let RewrittenView { how, reason, date, .. } = RewrittenView::of(words, rewritten);
        let Rewritten { place, lost, .. } = rewritten;
        let (portal, gone) = (words.portal, words.portal.gone());
        let goal = |id: &String| {
            let is_known = portal.goal(id).is_some() || portal.removed_goal(id).is_some();
            let is_there = is_known || gone.contains(&id.as_str());
            let url = if is_there { routes::goal(id) } else { String::new() };
            LinkView { title: id.clone(), url, short: None }
        };
        let moved = |Moved { commit, was, is }: &Moved| MovedView {
            commit: short(commit).to_owned(),
            was: words.day(*was),
            is: words.day(*is),
        };
        Self {
            how,
            reason,
            date,
            published: lost.published.clone(),
            forgotten: lost.forgotten,
            commits: lost.commits.len(),
            goals: lost.goals.iter().map(goal).collect(),
            changes: lost.changes.iter().map(|change| LostChangeView::of(words, change)).collect(),
            moved: lost.moved.iter().map(moved).collect(),
            file: lost_path(*place),
        }
    }
}

impl LostChangeView {
    fn of(words: &Words<'_>, change: &LostChange) -> Self {
        let LostChange { commit, date, subject, goal, title, kind: _, field, old, new, reason } = change.clone();
        let path: Vec<String> = field.split('/').map(str::to_owned).collect();
        let field = if goal.is_some() { field_name(words, &path) } else { field };
        let short = short(&commit).to_owned();
        Self { date, short, subject, goal, title, field, old, new, reason }
    }
}

pub fn page(words: &Words<'_>, rewritten: &Rewritten) -> PageView {
    let date = words.day(rewritten.as_of).text;
    let title = words.texts.fill("rewritten.title", &[("date", &date)]);
    let entry = |title: &str, url: &str| LinkView {
        title: words.texts.get(title).to_owned(),
        url: url.to_owned(),
        short: None,
    };
    let parents = vec![entry("verify.title", routes::VERIFY), entry("publications.title", routes::PUBLICATIONS)];
    let description = how(words, rewritten.how);
    PageView::below(words, title, description, routes::lost(rewritten.place), parents)
}

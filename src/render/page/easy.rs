//! Pages in easy language: people's words, and the portal's figures in short sentences.

use serde::Serialize;

use crate::config::{GroupKind, Meaning};
use crate::content::EasyPage;
use crate::portal::{DueState, GoalState, routes};
use crate::render::page::frame::menu::easy_start;
use crate::render::page::frame::{PageView, described};
use crate::render::text::body::Body;
use crate::render::words::Words;
use crate::render::words::links::easy_link;
use crate::render::words::view::{LinkView, SourceView};

/// How many goals are where.
#[derive(Debug, Serialize)]
pub struct EasyNumbers {
    pub goals: usize,
    pub done: usize,
    pub started: usize,
    pub planned: usize,
    pub stopped: usize,
    pub unknown: usize,
    pub overdue: usize,
}

/// `easy.html`.
#[derive(Debug, Serialize)]
pub struct EasyView {
    pub summary: Option<String>,
    pub body_html: String,
    pub sources: Vec<SourceView>,
    pub numbers: EasyNumbers,
    /// The same page in everyday language.
    pub normal: LinkView,
    /// The pillar's colour; none on the page about the portal.
    pub tone: Option<String>,
    /// The other pages in easy language.
    pub others: Vec<LinkView>,
}

impl EasyView {
    pub fn of(words: &Words<'_>, page: &EasyPage, body: &Body<'_>) -> Self {
        let pillar = page.pillar.as_deref();
        let overview = || words.entry("overview", routes::OVERVIEW);
        let pillars = words.portal.config.groups.of(GroupKind::Pillar);
        let place = |page: &EasyPage| pillars.iter().position(|group| Some(&group.id) == page.pillar.as_ref());
        let mut others: Vec<&EasyPage> = words.portal.content.easy.iter().collect();
        others.retain(|other| other.pillar != page.pillar);
        others.sort_by_key(|page| place(page));
        let group = pillar.and_then(|id| words.portal.config.groups.find(GroupKind::Pillar, id));
        Self {
            summary: page.summary.clone(),
            body_html: body.html(&page.path, &page.text),
            sources: words.sources(&page.sources),
            numbers: EasyNumbers::of(words, pillar),
            normal: pillar.and_then(|id| words.group(GroupKind::Pillar, id)).unwrap_or_else(overview),
            tone: group.map(|group| group.tone.word().to_owned()),
            others: others.into_iter().map(easy_link).collect(),
        }
    }
}

impl EasyNumbers {
    fn of(words: &Words<'_>, pillar: Option<&str>) -> Self {
        let ours = |state: &&GoalState<'_>| pillar.is_none_or(|id| state.goal.pillar.as_deref() == Some(id));
        let goals: Vec<&GoalState<'_>> = words.portal.goals.iter().filter(ours).collect();
        let count = |means: Meaning| goals.iter().filter(|state| state.status.means == means).count();
        Self {
            goals: goals.len(),
            done: count(Meaning::Done),
            started: count(Meaning::Started),
            planned: count(Meaning::Planned),
            stopped: count(Meaning::Stopped),
            unknown: count(Meaning::Unknown),
            overdue: goals.iter().filter(|state| state.due.is_some_and(|due| due.state == DueState::Overdue)).count(),
        }
    }
}

pub fn page(words: &Words<'_>, page: &EasyPage) -> PageView {
    let parents = if page.pillar.is_some() { easy_start(words).into_iter().collect() } else { Vec::new() };
    let path = routes::easy(page.pillar.as_deref());
    let view = PageView::below(words, page.title.clone(), described(words, page.summary.as_ref()), path, parents);
    PageView::with_file(words, view, &page.path)
}

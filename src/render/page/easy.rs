//! Pages in easy language: people's words, and the portal's figures in short sentences.

use serde::Serialize;

use crate::config::{GroupKind, Meaning};
use crate::content::EasyPage;
use crate::portal::{DueState, GoalState, routes};
use crate::render::text::body::Body;
use crate::render::words::Words;
use crate::render::words::view::{LinkView, PageView, SourceView};

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

impl Words<'_> {
    pub fn easy_meta(&self, page: &EasyPage) -> PageView {
        let parents = if page.pillar.is_some() { self.easy_start().into_iter().collect() } else { Vec::new() };
        let path = routes::easy(page.pillar.as_deref());
        let view = self.below(page.title.clone(), self.described(page.summary.as_ref()), path, parents);
        self.with_file(view, &page.path)
    }

    pub fn easy(&self, page: &EasyPage, body: &Body<'_>) -> EasyView {
        let pillar = page.pillar.as_deref();
        let overview = || self.entry("overview", routes::OVERVIEW);
        let pillars = self.portal.config.groups.of(GroupKind::Pillar);
        let place = |page: &EasyPage| pillars.iter().position(|group| Some(&group.id) == page.pillar.as_ref());
        let mut others: Vec<&EasyPage> = self.portal.content.easy.iter().collect();
        others.retain(|other| other.pillar != page.pillar);
        others.sort_by_key(|page| place(page));
        let group = pillar.and_then(|id| self.portal.config.groups.find(GroupKind::Pillar, id));
        EasyView {
            summary: page.summary.clone(),
            body_html: body.html(&page.path, &page.text),
            sources: self.sources(&page.sources),
            numbers: self.easy_numbers(pillar),
            normal: pillar.and_then(|id| self.group(GroupKind::Pillar, id)).unwrap_or_else(overview),
            tone: group.map(|group| group.tone.word().to_owned()),
            others: others.into_iter().map(easy_link).collect(),
        }
    }

    /// The page about the portal in easy language, if there is one.
    pub fn easy_start(&self) -> Option<LinkView> {
        self.portal.content.easy.iter().find(|page| page.pillar.is_none()).map(easy_link)
    }

    /// Address of a pillar's page in easy language, if there is one.
    pub fn easy_of(&self, pillar: &str) -> Option<String> {
        let mut pages = self.portal.content.easy.iter();
        pages.any(|page| page.pillar.as_deref() == Some(pillar)).then(|| routes::easy(Some(pillar)))
    }

    fn easy_numbers(&self, pillar: Option<&str>) -> EasyNumbers {
        let ours = |state: &&GoalState<'_>| pillar.is_none_or(|id| state.goal.pillar.as_deref() == Some(id));
        let goals: Vec<&GoalState<'_>> = self.portal.goals.iter().filter(ours).collect();
        let count = |means: Meaning| goals.iter().filter(|state| state.status.means == means).count();
        EasyNumbers {
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

fn easy_link(page: &EasyPage) -> LinkView {
    LinkView { title: page.title.clone(), url: routes::easy(page.pillar.as_deref()), short: None }
}

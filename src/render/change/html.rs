//! The changes of the history as HTML, made for the first page that asks, since a preview shows few of them.

use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::sync::atomic::Ordering;

use rayon::prelude::*;
use tera::{Context, Tera};

use crate::history::{Change, Said, SiteChange, Step};
use crate::portal::{FlaggedAt, Rank, routes};
use crate::render::change::field::ChangeView;
use crate::render::change::marks::{FlagView, marks};
use crate::render::change::rank::{rank_here, site_rank_here};
use crate::render::change::store::{ChangesHtml, StepHtml};
use crate::render::output::RenderError;
use crate::render::text::diff::text_diff;
use crate::render::words::Words;

/// The history in the words of readers, with what is made of it only once.
#[derive(Debug, Clone, Copy)]
pub struct Changes<'a> {
    pub words: Words<'a>,
    pub store: &'a ChangesHtml,
}

impl<'a> Changes<'a> {
    /// The changes of a step as HTML; `None` if there is no such step, or the template failed ([`Changes::failure`]).
    pub fn html(&self, step: usize) -> Option<&'a StepHtml> {
        let room = self.store.steps.get(step)?;
        let made = room.html.get_or_init(|| {
            let marks = marks(&self.words, step);
            let text = |at: TextAt| match at {
                TextAt::Goal(goal) => self.text(step, goal),
                TextAt::Site(place) => self.site_text(step, place),
            };
            let made = match self.words.portal.history.steps.get(step) {
                Some(step) => step_html(&self.words, step, marks, text, &self.store.tera),
                None => Ok(StepHtml::default()),
            };
            self.store.failed.fetch_or(made.is_err(), Ordering::Relaxed);
            made
        });
        made.as_ref().ok()
    }

    /// What is said about everything in a step alike, see [`Step::said_of_all`]: each goal of thousands asks for it.
    pub fn said_of_all(&self, step: usize) -> Option<Said<'a>> {
        let content = self.words.portal.history.steps.get(step)?;
        let room = &self.store.steps.get(step)?.is_said_alike;
        room.get_or_init(|| content.said_of_all().is_some()).then(|| content.said_of_first())
    }

    /// What the text of a goal gained and lost in a step, in words, if it is another one.
    pub fn text(&self, step: usize, goal: usize) -> Option<&'a str> {
        let goals = &self.words.portal.history.steps.get(step)?.goals;
        let text = goals.get(goal)?.text.as_ref()?;
        let rooms = self.store.steps.get(step)?.texts.get_or_init(|| goals.iter().map(|_| OnceLock::new()).collect());
        Some(rooms.get(goal)?.get_or_init(|| text_diff(&self.words, text).summary))
    }

    /// The same of a change beside the goals.
    pub fn site_text(&self, step: usize, place: usize) -> Option<&'a str> {
        let site = &self.words.portal.history.steps.get(step)?.site;
        let text = site.get(place)?.text.as_ref()?;
        let rooms = &self.store.steps.get(step)?.site_texts;
        let rooms = rooms.get_or_init(|| site.iter().map(|_| OnceLock::new()).collect());
        Some(rooms.get(place)?.get_or_init(|| text_diff(&self.words, text).summary))
    }

    /// Renders all of them.
    ///
    /// # Errors
    /// The first change, in the order of the history, whose template fails.
    pub fn render_all(&self) -> Result<(), RenderError> {
        (0..self.store.steps.len()).into_par_iter().for_each(|step| {
            self.html(step);
        });
        self.failure().map_or(Ok(()), Err)
    }

    /// The first change, in the order of the history, whose template failed.
    pub fn failure(&self) -> Option<RenderError> {
        if !self.store.failed.load(Ordering::Relaxed) {
            return None;
        }
        let mut made = self.store.steps.iter().zip(&self.words.portal.history.steps);
        made.find_map(|(made, step)| {
            let report = made.html.get()?.as_ref().err()?.clone();
            Some(RenderError::Template { page: format!("{}: {}", routes::CHANGES, step.commit.id), report })
        })
    }
}

/// Whose changed text is asked for.
pub enum TextAt {
    /// That of a goal, by its place in the step.
    Goal(usize),
    /// That of a change beside the goals, by its place in the step.
    Site(usize),
}

/// Every change of a step by the template `change.html`. `text` says what changed texts gained and lost.
pub fn step_html<'t>(
    words: &Words<'_>,
    step: &Step,
    mut marks: BTreeMap<FlaggedAt, FlagView>,
    text: impl Fn(TextAt) -> Option<&'t str>,
    tera: &Tera,
) -> Result<StepHtml, String> {
    let Step { goals: of_step, settings, .. } = step;
    let (mut goals, mut ranks) = (Vec::with_capacity(of_step.len()), Vec::with_capacity(of_step.len()));
    for (at, goal) in of_step.iter().enumerate() {
        let text = text(TextAt::Goal(at));
        let is_marked = |change: usize| marks.contains_key(&FlaggedAt::Goal { goal: at, change });
        let rank_of = |(change, each): (usize, &Change)| {
            if is_marked(change) { Rank::Substance } else { rank_here(words, step, goal, each) }
        };
        ranks.push(goal.changes.iter().enumerate().map(rank_of).collect());
        let change = |(change, each): (usize, &Change)| {
            let flag = marks.remove(&FlaggedAt::Goal { goal: at, change });
            change_html(tera, ChangeView::of(words, (step, goal), each, text), flag)
        };
        goals.push(goal.changes.iter().enumerate().map(change).collect::<Result<_, _>>()?);
    }
    let rule = |(place, change)| {
        let flag = marks.remove(&FlaggedAt::Rule(place));
        change_html(tera, ChangeView::of_rule(words, step, change), flag)
    };
    let rules = settings.iter().enumerate().map(rule).collect::<Result<_, _>>()?;
    let site_rank = |(place, change): (usize, &SiteChange)| {
        let is_marked = marks.contains_key(&FlaggedAt::Site(place));
        if is_marked { Rank::Substance } else { site_rank_here(words, change) }
    };
    let site_ranks = step.site.iter().enumerate().map(site_rank).collect();
    let beside = |(place, change)| {
        let flag = marks.remove(&FlaggedAt::Site(place));
        change_html(tera, ChangeView::of_site(words, change, text(TextAt::Site(place))), flag)
    };
    let site = step.site.iter().enumerate().map(beside).collect::<Result<_, _>>()?;
    let retold = step.retold.iter().map(|told| {
        let flag = told.mark.as_deref().map(|word| FlagView::of_word(words, word));
        change_html(tera, ChangeView::of_retold(words, told), flag)
    });
    Ok(StepHtml { goals, ranks, rules, site, site_ranks, retold: retold.collect::<Result<_, _>>()? })
}

fn change_html(tera: &Tera, change: ChangeView, flag: Option<FlagView>) -> Result<String, String> {
    let mut context = Context::new();
    context.insert("view", &ChangeView { flag, ..change });
    let mut html = tera.render("change.html", &context).map_err(|error| crate::theme::report(&error))?;
    // The engine has made room for a page, and there are thousands of changes.
    html.shrink_to_fit();
    Ok(html)
}

//! What a commit of today's files would change, as the change log would show it.

use tera::Tera;

use crate::history::{Change, GoalChanges, SiteChange, Step};
use crate::portal::{FlaggedAt, Rank, flags_of_next, routes};
use crate::render::change::html::{TextAt, step_html};
use crate::render::change::marks::marks_in;
use crate::render::change::order::order;
use crate::render::change::step::folded;
use crate::render::change::store::StepHtml;
use crate::render::output::RenderError;
use crate::render::text::diff::text_diff;
use crate::render::words::Words;

/// Changes that are not committed yet, in the main language of the portal.
#[derive(Debug)]
pub struct Draft {
    /// By goal id.
    pub goals: Vec<DraftGoal>,
    /// Changed rules of the settings, each as HTML of a list's entry.
    pub rules: Vec<String>,
    /// Changes beside the goals, as those.
    pub site: Vec<String>,
    /// Whether a change is marked, so that a reason is expected.
    pub is_marked: bool,
}

/// The changes of one goal.
#[derive(Debug)]
pub struct DraftGoal {
    /// The goal.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its page, from the site's root; missing if the goal is removed.
    pub page: Option<String>,
    /// Each change of substance as HTML of a list's entry.
    pub changes: Vec<String>,
    /// The rest likewise, which the log folds.
    pub aside: Vec<String>,
    /// How many those are, in words.
    pub folded: Option<String>,
    /// Whether a change is marked.
    pub is_marked: bool,
}

impl Draft {
    /// A planned step, with marks by the rules of the history. The templates must know the site.
    ///
    /// # Errors
    /// The template of a change that fails.
    pub fn of(words: &Words<'_>, tera: &Tera, step: &Step) -> Result<Self, RenderError> {
        let portal = words.portal;
        let flags = flags_of_next(portal.history, portal.content, portal.config, step);
        let marks = marks_in(words, step, &flags);
        let text = |goal: &GoalChanges| goal.text.as_ref().map(|text| text_diff(words, text).summary);
        let texts: Vec<Option<String>> = step.goals.iter().map(text).collect();
        let beside = |change: &SiteChange| change.text.as_ref().map(|text| text_diff(words, text).summary);
        let site_texts: Vec<Option<String>> = step.site.iter().map(beside).collect();
        let text = |at: TextAt| match at {
            TextAt::Goal(goal) => texts.get(goal)?.as_deref(),
            TextAt::Site(place) => site_texts.get(place)?.as_deref(),
        };
        let StepHtml { goals: html, ranks, rules, site, .. } = step_html(words, step, marks, text, tera)
            .map_err(|report| RenderError::Template { page: "change.html".to_owned(), report })?;
        let is_marked =
            |place: usize| flags.iter().any(|flag| matches!(flag.at, FlaggedAt::Goal { goal, .. } if goal == place));
        let goal = |(place, (goal, html)): (usize, (&GoalChanges, Vec<String>))| {
            let ranks = ranks.get(place).map_or(&[][..], Vec::as_slice);
            let number = |of: Rank| ranks.iter().filter(|rank| **rank == of).count();
            let is_told = |change: usize| flags.iter().any(|flag| flag.at == FlaggedAt::Goal { goal: place, change });
            let order = |(change, each): (usize, &Change)| order(each, is_told(change));
            let mut lines: Vec<_> =
                goal.changes.iter().enumerate().map(order).zip(html.into_iter().zip(ranks)).collect();
            lines.sort_by_key(|(order, _)| *order);
            let (changes, aside): (Vec<_>, Vec<_>) =
                lines.into_iter().map(|(_, line)| line).partition(|(_, rank)| **rank == Rank::Substance);
            let html = |changes: Vec<(String, &Rank)>| changes.into_iter().map(|(html, _)| html).collect();
            DraftGoal {
                page: portal.goal(&goal.id).map(|_| routes::goal(&goal.id)),
                id: goal.id.clone(),
                title: goal.title.clone(),
                changes: html(changes),
                aside: html(aside),
                folded: folded(words, number(Rank::Editorial), number(Rank::Translation), number(Rank::Substance) > 0),
                is_marked: is_marked(place),
            }
        };
        let goals = step.goals.iter().zip(html).enumerate().map(goal).collect();
        Ok(Self { goals, rules, site, is_marked: !flags.is_empty() })
    }
}

//! What a commit of today's files would change, as the change log would show it.

use tera::Tera;

use crate::history::{GoalChanges, SiteChange, Step};
use crate::portal::{FlaggedAt, flags_of_next, routes};
use crate::render::change::html::{TextAt, step_html};
use crate::render::change::marks::marks_in;
use crate::render::change::store::StepHtml;
use crate::render::output::RenderError;
use crate::render::text::diff::{TextDiffView, text_diff};
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
    /// Each change as HTML of a list's entry.
    pub changes: Vec<String>,
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
        let text = |goal: &GoalChanges| goal.text.as_ref().map(|text| text_diff(words, text));
        let texts: Vec<Option<TextDiffView>> = step.goals.iter().map(text).collect();
        let beside = |change: &SiteChange| change.text.as_ref().map(|text| text_diff(words, text));
        let site_texts: Vec<Option<TextDiffView>> = step.site.iter().map(beside).collect();
        let text = |at: TextAt| match at {
            TextAt::Goal(goal) => texts.get(goal)?.as_ref(),
            TextAt::Site(place) => site_texts.get(place)?.as_ref(),
        };
        let StepHtml { goals: html, rules, site, .. } = step_html(words, step, marks, text, tera)
            .map_err(|report| RenderError::Template { page: "change.html".to_owned(), report })?;
        let is_marked =
            |place: usize| flags.iter().any(|flag| matches!(flag.at, FlaggedAt::Goal { goal, .. } if goal == place));
        let goal = |(place, (goal, html)): (usize, (&GoalChanges, Vec<String>))| DraftGoal {
            page: portal.goal(&goal.id).map(|_| routes::goal(&goal.id)),
            id: goal.id.clone(),
            title: goal.title.clone(),
            changes: html,
            is_marked: is_marked(place),
        };
        let goals = step.goals.iter().zip(html).enumerate().map(goal).collect();
        Ok(Self { goals, rules, site, is_marked: !flags.is_empty() })
    }
}

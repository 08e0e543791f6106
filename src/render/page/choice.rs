//! A part of the change log: changes of a pillar or department, changes about a subject, marks of a kind, marks without a
//! reason.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::portal::{Choice, Subject, routes};
use crate::render::change::html::Changes;
use crate::render::change::marks::flag_label;
use crate::render::change::step::StepView;
use crate::render::page::frame::PageView;
use crate::render::words::Words;
use crate::render::words::view::LinkView;

/// Commits on the page: about ten screens.
const NEWEST: usize = 30;

/// `choice.html`.
#[derive(Debug, Serialize)]
pub struct LogChoiceView {
    /// What is chosen, in a sentence.
    pub lead: String,
    /// Commits with such a change.
    pub commits: usize,
    /// The newest of them, with nothing but what is chosen.
    pub steps: Vec<StepView>,
}

impl LogChoiceView {
    pub fn of(changes: &Changes<'_>, choice: Choice) -> Self {
        let portal = changes.words.portal;
        let steps = choice.steps(portal);
        let goals: BTreeSet<&str> = match choice {
            Choice::Group(place) => {
                let goals = portal.groups[place].all().filter_map(|goal| portal.goals.get(goal));
                goals.map(|state| state.goal.id.as_str()).collect()
            }
            Choice::About(_) | Choice::Mark(_) | Choice::Unexplained => BTreeSet::new(),
        };
        let view = |step: &usize| match choice {
            Choice::Group(_) => StepView::of_goals(changes, *step, |id| goals.contains(id)),
            Choice::About(subject) => StepView::about(changes, *step, |change| Subject::of(change) == Some(subject)),
            Choice::Mark(_) | Choice::Unexplained => {
                StepView::marked(changes, *step, |flagged| choice.has(portal, flagged))
            }
        };
        Self {
            lead: lead(&changes.words, choice),
            commits: steps.len(),
            steps: steps.iter().take(NEWEST).filter_map(view).collect(),
        }
    }
}

fn lead(words: &Words<'_>, choice: Choice) -> String {
    match choice {
        Choice::Group(place) => {
            words.texts.fill("choice.group_lead", &[("name", &words.portal.groups[place].group.title)])
        }
        Choice::About(subject) => words.texts.fill("choice.about_lead", &[("name", subject_name(words, subject))]),
        Choice::Mark(flag) => words.texts.find_in("flagged.rules", flag.word()).unwrap_or_default().to_owned(),
        Choice::Unexplained => words.texts.get("choice.unexplained_lead").to_owned(),
    }
}

fn subject_name<'t>(words: &Words<'t>, subject: Subject) -> &'t str {
    words.texts.find_in("choice.subjects", subject.word()).unwrap_or_default()
}

/// What is chosen, as a link.
pub fn link(words: &Words<'_>, choice: Choice) -> LinkView {
    let title = match choice {
        Choice::Group(place) => words.portal.groups[place].group.title.clone(),
        Choice::About(subject) => subject_name(words, subject).to_owned(),
        Choice::Mark(flag) => flag_label(words, flag).to_owned(),
        Choice::Unexplained => words.texts.get("choice.unexplained").to_owned(),
    };
    LinkView { title, url: choice.address(words.portal), short: None }
}

pub fn page(words: &Words<'_>, choice: Choice) -> PageView {
    let mut parents = vec![words.entry("changelog", routes::CHANGES)];
    if matches!(choice, Choice::Mark(_) | Choice::Unexplained) {
        parents.push(LinkView {
            title: words.texts.get("flagged.title").to_owned(),
            url: routes::FLAGGED.to_owned(),
            short: None,
        });
    }
    let title = words.texts.fill("choice.title", &[("name", &link(words, choice).title)]);
    PageView::below(words, title, lead(words, choice), choice.address(words.portal), parents)
}

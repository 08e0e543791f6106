//! Why the headline figures changed: causes, and the goals that each of them moved.

use serde::Serialize;

use super::doors::stage_anchor;
use crate::portal::{Cause, Class, Figure, GoalMove, Waterfall};
use crate::render::change::across::{across_about, across_rules};
use crate::render::change::commit::CommitView;
use crate::render::words::Words;
use crate::render::words::view::LinkView;

/// A goal that a cause moved.
#[derive(Debug, Clone, Serialize)]
pub struct GoalMoveView {
    pub id: String,
    pub goal: LinkView,
    /// In which class it was and is; missing if it did not count.
    pub from: Option<String>,
    pub to: Option<String>,
    pub commit: Option<CommitView>,
    /// That it may be another's.
    pub across: Option<String>,
}

/// A cause and its goals.
#[derive(Debug, Clone, Serialize)]
pub struct CauseView {
    /// See [`Cause::word`].
    pub word: String,
    pub label: String,
    /// Where the goals of its stage begin, if it is the first of it.
    pub anchor: Option<String>,
    pub goals: Vec<GoalMoveView>,
}

impl CauseView {
    /// The causes that moved a goal; the first of a stage bears its anchor.
    pub(super) fn all(words: &Words<'_>, waterfall: &Waterfall, anchor: &str) -> Vec<Self> {
        let told = Cause::ALL.into_iter().filter_map(|cause| Some((cause, Self::of(words, waterfall, cause)?)));
        let mut before = None;
        let anchored = told.map(|(cause, view)| {
            let stage = cause.stage();
            let is_first = before.replace(stage) != Some(stage);
            Self { anchor: is_first.then(|| stage_anchor(anchor, stage)), ..view }
        });
        anchored.collect()
    }

    fn of(words: &Words<'_>, waterfall: &Waterfall, cause: Cause) -> Option<Self> {
        let moves = waterfall.moves.iter().filter(|each| each.cause == cause);
        let goals: Vec<_> = moves.map(|each| GoalMoveView::of(words, each)).collect();
        let label = cause_name(words, cause);
        (!goals.is_empty()).then(|| Self { word: cause.word().to_owned(), label, anchor: None, goals })
    }
}

impl GoalMoveView {
    fn of(words: &Words<'_>, each: &GoalMove) -> Self {
        let class = |class: Option<Class>| class.map(|class| words.figure(Figure::Of(class)));
        let step = each.step.and_then(|place| words.portal.history.steps.get(place));
        let title = words.title_then(&each.goal, &each.title);
        Self {
            id: each.goal.clone(),
            goal: LinkView { title, url: words.goal_url(&each.goal), short: None },
            from: class(each.from),
            to: class(each.to),
            commit: step.map(|step| CommitView::of_step(words, step)),
            across: step.and_then(|step| match each.cause {
                Cause::Rules => across_rules(words, step),
                cause => across_about(words, step, &each.goal, cause.fields()),
            }),
        }
    }
}

pub(super) fn cause_name(words: &Words<'_>, cause: Cause) -> String {
    words.texts.find_in("waterfall.causes", cause.word()).unwrap_or_default().to_owned()
}

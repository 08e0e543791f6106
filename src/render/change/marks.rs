//! Marks on changes, stated reasons, and changed rules in the words of readers.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::history::{Change, Paragraph, Said, Step};
use crate::portal::{Flag, Flagged, FlaggedAt};
use crate::render::text::short::{REASON, begin};
use crate::render::words::Words;

/// A mark on a change.
#[derive(Debug, Clone, Serialize)]
pub struct FlagView {
    /// The word in the data.
    pub word: String,
    /// `Frist verschoben`.
    pub label: String,
    /// False if no reason is stated.
    pub explained: bool,
    /// The reasons, or their beginnings, if not all of the step has the same ones.
    pub reasons: Vec<String>,
    /// The sentence that made it one, if a text only grew: a reader who sees nothing but new words would not find it.
    pub reserved: Option<String>,
}

impl FlagView {
    /// A mark without what is said about it.
    pub fn of_word(words: &Words<'_>, word: &str) -> Self {
        let label = words.texts.find_in("flags", word).unwrap_or(word).to_owned();
        Self { word: word.to_owned(), label, explained: true, reasons: Vec::new(), reserved: None }
    }
}

/// The stated reason of marked changes.
#[derive(Debug, Clone, Serialize)]
pub struct ReasonView {
    /// The reasons, or their beginnings, a paragraph for each commit that states some; empty if none is stated.
    pub paragraphs: Vec<String>,
}

impl ReasonView {
    /// Why something was changed.
    pub fn of(words: &Words<'_>, said: &Said<'_>) -> Self {
        Self { paragraphs: reasons(words, said, REASON) }
    }
}

/// Most paragraphs in a list; the commit in the log has all of them.
const PARAGRAPHS: usize = 10;

/// The stated reasons, a paragraph for each commit that states some, with the number of changes that they count for. With a
/// length only so much of the beginning.
pub fn reasons(words: &Words<'_>, said: &Said<'_>, length: impl Into<Option<usize>>) -> Vec<String> {
    let length = length.into();
    let shown = |paragraph: Paragraph| {
        let said = paragraph.said();
        let text = length.map_or_else(|| said.clone(), |length| begin(&said, length));
        let text = words.original(&text);
        match paragraph.changes {
            0 | 1 => text,
            changes => format!("{text} ({})", words.count("marks.reason_for", changes)),
        }
    };
    let mut all = said.paragraphs();
    let more = length.filter(|_| all.len() > PARAGRAPHS).map(|_| "…".to_owned());
    all.truncate(length.map_or(usize::MAX, |_| PARAGRAPHS));
    all.into_iter().map(shown).chain(more).collect()
}

/// What a mark is called.
pub fn flag_label<'a>(words: &Words<'a>, flag: Flag) -> &'a str {
    let word = flag.word();
    words.texts.find_in("flags", word).unwrap_or(word)
}

/// What a mark of a step is called; a deadline that is gone is not one that moved.
pub fn label_in<'a>(words: &Words<'a>, step: &Step, flagged: &Flagged) -> &'a str {
    let is_struck = |goal: usize, change: usize| {
        let change = step.goals.get(goal).and_then(|goal| goal.changes.get(change));
        matches!(change, Some(Change::Field(change)) if change.new.is_none() && change.field.last().is_some_and(|field| field == "due"))
    };
    match (flagged.flag, flagged.at) {
        (Flag::DeadlineLater, FlaggedAt::Goal { goal, change }) if is_struck(goal, change) => {
            words.texts.get("marks.due_struck")
        }
        (flag, _) => flag_label(words, flag),
    }
}

/// The marks of a step.
pub fn marks(words: &Words<'_>, step: usize) -> BTreeMap<FlaggedAt, FlagView> {
    let content = words.portal.history.steps.get(step);
    content.map(|content| marks_in(words, content, words.portal.flagged_in(step))).unwrap_or_default()
}

/// The marks of a step in words.
pub fn marks_in(words: &Words<'_>, step: &Step, flagged: &[Flagged]) -> BTreeMap<FlaggedAt, FlagView> {
    let is_apart = step.said_of_all().is_none();
    let view = |flagged: &Flagged| {
        let reasons = reasons(words, &flagged.at.said(step), REASON);
        let (word, label) = (flagged.flag.word().to_owned(), label_in(words, step, flagged).to_owned());
        let explained = !reasons.is_empty();
        let reasons = if is_apart { reasons } else { Vec::new() };
        FlagView { word, label, explained, reasons, reserved: reserved(words, step, flagged) }
    };
    flagged.iter().map(|flagged| (flagged.at, view(flagged))).collect()
}

/// The reservation in a text that only grew.
fn reserved(words: &Words<'_>, step: &Step, flagged: &Flagged) -> Option<String> {
    if !matches!(flagged.flag, Flag::WordsWeaker | Flag::PageWeaker) {
        return None;
    }
    let text = match flagged.at {
        FlaggedAt::Goal { goal, change } => {
            let goal = step.goals.get(goal)?;
            let is_text = matches!(goal.changes.get(change)?, Change::Field(change) if change.field == ["text"]);
            goal.text.as_ref().filter(|_| is_text)
        }
        FlaggedAt::Site(place) => step.site.get(place)?.text.as_ref(),
        FlaggedAt::Rule(_) => None,
    }?;
    let sentence = words.portal.reserved_in(&step.commit.id, text)?;
    Some(begin(&words.original(&sentence), REASON))
}

/// The marks of one goal in a step.
pub fn flagged_of<'a>(words: &Words<'a>, step: usize, goal: usize) -> &'a [Flagged] {
    let marks = words.portal.flagged_in(step);
    let goal_at = |at: FlaggedAt| if let FlaggedAt::Goal { goal, .. } = at { goal } else { usize::MAX };
    // They stand by goal.
    let from = marks.partition_point(|mark| goal_at(mark.at) < goal);
    let to = marks.partition_point(|mark| goal_at(mark.at) <= goal);
    marks.get(from..to).unwrap_or_default()
}

/// What the marks of one goal in a step are called, each once.
pub fn marks_of(words: &Words<'_>, step: usize, goal: usize) -> Vec<String> {
    let Some(content) = words.portal.history.steps.get(step) else { return Vec::new() };
    let mut labels: Vec<String> = Vec::new();
    for mark in flagged_of(words, step, goal) {
        let label = label_in(words, content, mark);
        if !labels.iter().any(|known| known == label) {
            labels.push(label.to_owned());
        }
    }
    labels
}

//! The course of a goal: one entry per step, told by the lines of the change log, with why and where to look.

use serde::Serialize;

use crate::beginning::short;
use crate::portal::Rank;
use crate::render::change::commit::CommitView;
use crate::render::change::html::Changes;
use crate::render::change::marks::reasons;
use crate::render::change::order::lines;
use crate::render::change::step::folded;
use crate::render::text::sentence::joined;
use crate::render::text::short::{REASON, begin};

/// What happened to a goal in one step.
#[derive(Debug, Clone, Serialize)]
pub struct EntryView {
    pub commit: CommitView,
    /// Each change as `change.html` renders it: those of substance, or all of them if there is none.
    pub changes_html: Vec<String>,
    /// `und 5 redaktionelle Änderungen, 3 Änderungen an Übersetzungen`, which are told in the log.
    pub folded: Option<String>,
    /// The stated reasons, or their beginnings; empty if the changes say them.
    pub reasons: Vec<String>,
    pub decision: Option<String>,
    pub source: Option<String>,
    /// Short hash of the commit that this one says it takes back.
    pub reverts: Option<String>,
}

impl EntryView {
    /// What a step did to a goal, and whether any of it is substance.
    fn of(changes: &Changes<'_>, id: &str, place: usize) -> Option<(Self, bool)> {
        let words = &changes.words;
        let step = words.portal.history.steps.get(place)?;
        let at = step.place_of(id)?;
        let lines = lines(changes, place, at)?;
        let count = |wanted: Rank| lines.iter().filter(|line| line.rank == wanted).count();
        let is_substance = count(Rank::Substance) > 0;
        let shown = lines.iter().filter(|line| !is_substance || line.rank == Rank::Substance);
        let said = step.said_of(id);
        let joined = |texts: &[&str]| Some(joined(texts)).filter(|text| !text.is_empty());
        let beginning = |text: String| words.original(&begin(&text, REASON));
        // Where not all of a step has the same reasons, each mark says its own.
        let is_told = changes.said_of_all(place).is_none() && words.portal.is_marked(place, at);
        let entry = Self {
            commit: CommitView::of(words, &step.commit, true),
            changes_html: shown.map(|line| line.html.to_owned()).collect(),
            folded: folded(words, count(Rank::Editorial), count(Rank::Translation), true).filter(|_| is_substance),
            reasons: if is_told { Vec::new() } else { reasons(words, &said, REASON) },
            decision: joined(&said.decisions).map(beginning),
            source: joined(&said.sources).map(beginning),
            reverts: step.commit.reverts.as_deref().map(|hash| short(hash).to_owned()),
        };
        Some((entry, is_substance))
    }
}

/// The course of a goal, newest first: what is of substance, and what is editorial; `steps` are places in the history, oldest
/// first.
pub fn course(changes: &Changes<'_>, id: &str, steps: &[usize]) -> (Vec<EntryView>, Vec<EntryView>) {
    let entries = steps.iter().rev().filter_map(|place| EntryView::of(changes, id, *place));
    let (substance, editorial): (Vec<_>, Vec<_>) = entries.partition(|(_, is_substance)| *is_substance);
    let entries = |list: Vec<(EntryView, bool)>| list.into_iter().map(|(entry, _)| entry).collect();
    (entries(substance), entries(editorial))
}

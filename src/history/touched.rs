//! What a commit touched, goal by goal, and what of that is told.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::across::Broken;
use super::brought::BroughtIn;
use super::commit::Commit;
use super::people::without_addresses;
use super::{Change, FieldChange, Gap, GoalChanges, SiteChange, Step, TextChange, diff};
use crate::content::{Field, Record};

/// A goal as it was or is.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct GoalFile {
    /// Its file.
    pub path: String,
    /// Its values.
    pub record: Arc<Record>,
}

/// Goals on one side of a commit, by their ids.
pub(super) type Side = BTreeMap<String, GoalFile>;

/// A commit with the goals that it touched, as they were and as they are. What changed in them is looked at later, for all
/// commits at once.
pub(super) struct Touched {
    pub commit: Commit,
    pub ids: BTreeSet<String>,
    pub before: Side,
    pub after: Side,
    /// Goals that came back, as they were when they were removed.
    pub back: Side,
    /// Touched files that are readable, with their goals.
    pub readable: Vec<(String, String)>,
    pub settings: Vec<FieldChange>,
    pub site: Vec<SiteChange>,
    pub gaps: Vec<Gap>,
    pub brought_in: Vec<Commit>,
    /// What these changed.
    pub by_brought_in: BroughtIn,
    /// What left a goal's file unreadable until this commit.
    pub across: BTreeMap<String, Vec<Broken>>,
    /// The commits that it merged in and that touched such a file.
    pub mended: BTreeMap<String, Vec<Commit>>,
    pub rules_across: Vec<Commit>,
}

impl Touched {
    /// What changed, as it is told.
    pub fn step(self) -> Step {
        let Self { commit, ids, before, after, back, readable, settings, site, gaps, brought_in, .. } = self;
        let (by_brought_in, mut across, rules_across) = (self.by_brought_in, self.across, self.rules_across);
        let sides = |id: &String| [before.get(id), back.get(id), after.get(id)];
        let mut goals: Vec<_> = ids.iter().filter_map(|id| changes(id, sides(id))).collect();
        for goal in &mut goals {
            by_brought_in.tell(goal);
            let mended = self.mended.get(&goal.id).map(Vec::as_slice).unwrap_or_default();
            goal.come_across(&across.remove(&goal.id).unwrap_or_default(), mended);
            if back.contains_key(&goal.id) {
                goal.came_back();
            }
        }
        let (rules_told_by, rules_told_apart) = by_brought_in.tell_rules(&settings);
        let changed: BTreeSet<&str> = goals.iter().map(|goal| goal.id.as_str()).collect();
        let gapped: BTreeSet<&str> = gaps.iter().map(|gap| gap.path.as_str()).collect();
        let same = |(path, id): &(String, String)| !changed.contains(id.as_str()) && !gapped.contains(path.as_str());
        let formatting = readable.into_iter().filter(same).map(|(path, _)| path).collect();
        let retold = Vec::new();
        let mut step = Step {
            commit,
            goals,
            settings,
            site,
            formatting,
            gaps,
            brought_in,
            rules_told_by,
            rules_told_apart,
            rules_across,
            retold,
        };
        hide_addresses(&mut step);
        step
    }
}

/// Takes addresses out of the names of files, which are told as they are written.
fn hide_addresses(step: &mut Step) {
    let hide = |name: &mut String| {
        let hidden = without_addresses(name).into_owned();
        *name = hidden;
    };
    step.formatting.iter_mut().for_each(hide);
    for gap in &mut step.gaps {
        hide(&mut gap.path);
        gap.reason = std::mem::take(&mut gap.reason).map(|words| without_addresses(words).into_owned());
    }
    for change in step.goals.iter_mut().flat_map(|goal| &mut goal.changes) {
        match change {
            Change::Created { path, .. } | Change::Removed { path, .. } => hide(path),
            Change::Moved { from, to } => [from, to].into_iter().for_each(hide),
            Change::Field(_) => {}
        }
    }
    for site in &mut step.site {
        hide(&mut site.path);
        if site.change.field.as_slice() == ["file"] {
            let names = [&mut site.change.old, &mut site.change.new].into_iter().flatten();
            names.for_each(|name| {
                if let Field::Text(name) = name {
                    hide(name);
                }
            });
        }
    }
}

/// The changes of a goal; if it was not there before, against what it was when it was removed.
fn changes(id: &str, [before, last, after]: [Option<&GoalFile>; 3]) -> Option<GoalChanges> {
    let (mut changes, mut text) = (Vec::new(), None);
    match (before, after) {
        (None, Some(GoalFile { path, record })) => {
            changes.push(Change::Created { path: path.clone(), record: Arc::clone(record) });
        }
        (Some(GoalFile { path, record }), None) => {
            changes.push(Change::Removed { path: path.clone(), record: Arc::clone(record) });
        }
        (Some(old), Some(new)) if old.path != new.path => {
            changes.push(Change::Moved { from: old.path.clone(), to: new.path.clone() });
        }
        _ => {}
    }
    if let Some((old, new)) = before.or(last).zip(after).filter(|(old, new)| !Arc::ptr_eq(&old.record, &new.record)) {
        let (old, new) = (&old.record, &new.record);
        changes.extend(diff(old, new).into_iter().map(Change::Field));
        let is_text = |change: &Change| matches!(change, Change::Field(change) if change.field == ["text"]);
        let texts = || TextChange { old: Arc::clone(&old.markdown), new: Arc::clone(&new.markdown) };
        text = changes.iter().any(is_text).then(texts);
    }
    let title = after.or(before)?.record.title().unwrap_or(id).to_owned();
    if changes.is_empty() {
        None
    } else {
        let (across, narrowed) = Default::default();
        let (id, told_by, told_apart) = (id.to_owned(), Vec::new(), BTreeMap::new());
        Some(GoalChanges { id, title, changes, text, told_by, told_apart, across, is_beside: false, narrowed })
    }
}

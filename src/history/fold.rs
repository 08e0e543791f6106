//! Folds the touched files of each commit into changes of goals.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::walk::{FileChange, Parsed, RawStep};
use super::{Change, Gap, GoalChanges, Step, diff};
use crate::content::{Record, StoredRecord};
use crate::source::BlobId;

/// A file of the last commit that was looked at.
struct Slot {
    /// Its last readable state.
    record: Arc<Record>,
    /// Its bytes, readable or not.
    blob: BlobId,
}

/// The steps, and the files as the last one left them.
pub(super) struct Fold {
    pub steps: Vec<Step>,
    files: BTreeMap<String, Slot>,
    ids: BTreeMap<String, String>,
}

/// A goal on one side of a commit: its file and its values.
type Side = BTreeMap<String, (String, Arc<Record>)>;

/// Folds all steps, oldest first. In a shallow history the first step is where the clone begins, so it only sets the state.
pub(super) fn fold(steps: Vec<RawStep>, parsed: &Parsed, shallow: bool) -> Fold {
    let mut fold = Fold { steps: Vec::with_capacity(steps.len()), files: BTreeMap::new(), ids: BTreeMap::new() };
    for (index, raw) in steps.into_iter().enumerate() {
        let step = fold.apply(raw, parsed);
        let nothing = step.goals.is_empty() && step.formatting.is_empty() && step.gaps.is_empty();
        let boundary = shallow && index == 0;
        if !nothing && !boundary {
            fold.steps.push(step);
        }
    }
    fold
}

impl Fold {
    fn apply(&mut self, raw: RawStep, parsed: &Parsed) -> Step {
        let mut gaps = Vec::new();
        let before = self.take(&raw.files);
        let after = self.put(&raw.files, &before, parsed, &mut gaps);
        let mut ids: Vec<&String> = before.keys().chain(after.keys().filter(|id| !before.contains_key(*id))).collect();
        ids.sort_unstable();
        let goals: Vec<_> = ids.iter().filter_map(|id| changes(id, before.get(*id), after.get(*id))).collect();
        let changed: BTreeSet<&str> = goals.iter().map(|goal| goal.id.as_str()).collect();
        let gapped: BTreeSet<&str> = gaps.iter().map(|gap: &Gap| gap.path.as_str()).collect();
        let formatted = |(id, (path, _)): &(&String, &(String, Arc<Record>))| {
            !changed.contains(id.as_str()) && !gapped.contains(path.as_str())
        };
        let mut formatting: Vec<_> = after.iter().filter(formatted).map(|(_, (path, _))| path.clone()).collect();
        formatting.sort_unstable();
        Step { commit: raw.commit, goals, formatting, gaps, brought_in: raw.brought_in }
    }

    /// Takes the touched files out of the state.
    fn take(&mut self, files: &[FileChange]) -> Side {
        let mut before = Side::new();
        for file in files {
            if let Some(slot) = self.files.remove(&file.path) {
                self.ids.remove(&slot.record.id);
                before.insert(slot.record.id.clone(), (file.path.clone(), slot.record));
            }
        }
        before
    }

    /// Puts the touched files back as they are after the commit.
    fn put(&mut self, files: &[FileChange], before: &Side, parsed: &Parsed, gaps: &mut Vec<Gap>) -> Side {
        let last: BTreeMap<&str, &Arc<Record>> =
            before.values().map(|(path, record)| (path.as_str(), record)).collect();
        let mut after = Side::new();
        for file in files {
            let Some(blob) = file.new else { continue };
            let record = match parsed.get(&blob) {
                Some(Ok(record)) => record.clone(),
                unreadable => {
                    let reason = unreadable.and_then(|parsed| parsed.as_ref().err());
                    gaps.push(Gap { path: file.path.clone(), reason: reason.cloned().unwrap_or_default() });
                    let Some(last) = last.get(file.path.as_str()) else {
                        continue;
                    };
                    Arc::clone(last)
                }
            };
            if let Some(other) = self.ids.get(&record.id) {
                let reason = format!("die Kennung `{}` gibt es schon in `{other}`", record.id);
                gaps.push(Gap { path: file.path.clone(), reason });
                continue;
            }
            self.ids.insert(record.id.clone(), file.path.clone());
            after.insert(record.id.clone(), (file.path.clone(), record.clone()));
            self.files.insert(file.path.clone(), Slot { record, blob });
        }
        after
    }

    /// Paths of goal pages whose bytes are not those of the last commit.
    pub fn differing(&self, records: &[StoredRecord]) -> Vec<String> {
        let known: BTreeMap<&str, Option<BlobId>> =
            records.iter().map(|stored| (stored.path.as_str(), stored.blob)).collect();
        let mut paths: Vec<String> = Vec::new();
        for (path, slot) in &self.files {
            if known.get(path.as_str()).copied().flatten() != Some(slot.blob) {
                paths.push(path.clone());
            }
        }
        paths.extend(known.keys().filter(|path| !self.files.contains_key(**path)).map(|path| (*path).to_owned()));
        paths.sort_unstable();
        paths
    }
}

fn changes(
    id: &str,
    before: Option<&(String, Arc<Record>)>,
    after: Option<&(String, Arc<Record>)>,
) -> Option<GoalChanges> {
    let mut changes = Vec::new();
    match (before, after) {
        (None, Some((path, record))) => changes.push(Change::Created { path: path.clone(), record: record.clone() }),
        (Some((path, record)), None) => changes.push(Change::Removed { path: path.clone(), record: record.clone() }),
        (Some((from, old)), Some((to, new))) => {
            if from != to {
                changes.push(Change::Moved { from: from.clone(), to: to.clone() });
            }
            if !Arc::ptr_eq(old, new) {
                changes.extend(diff(old, new).into_iter().map(Change::Field));
            }
        }
        (None, None) => {}
    }
    let (_, record) = after.or(before)?;
    let title = record.title().unwrap_or(id).to_owned();
    if changes.is_empty() { None } else { Some(GoalChanges { id: id.to_owned(), title, changes }) }
}

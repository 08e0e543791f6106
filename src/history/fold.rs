//! Folds the touched files of each commit into changes of goals.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use serde::{Deserialize, Serialize};

use super::commit::Commit;
use super::diff::changes_between;
use super::parse::Parsed;
use super::reading::Reading;
use super::texts::Texts;
use super::trees::{FileChange, RawStep};
use super::{Change, FieldChange, Gap, GoalChanges, Step, TextChange, diff};
use crate::config::{Adopted, Synonyms};
use crate::content::{Record, Rules, StoredRecord};
use crate::source::BlobId;

/// A file as the last commit that was looked at left it.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Slot {
    /// Its last readable state; none if it never had one.
    record: Option<Arc<Record>>,
    /// The commits that left it unreadable since then, oldest first; none if that is the state of its bytes.
    broken: Vec<Commit>,
    /// Its bytes, readable or not.
    blob: BlobId,
}

impl Slot {
    fn is_readable(&self) -> bool {
        self.broken.is_empty()
    }

    /// The id that it states, if its bytes are readable.
    fn claim(&self) -> Option<&str> {
        self.record.as_ref().filter(|_| self.is_readable()).map(|record| record.id.as_str())
    }
}

/// The files as the last step left them: all that the next one needs to know.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Fold {
    files: BTreeMap<String, Slot>,
    /// All files that state an id. More than one is a mistake of that commit.
    claims: BTreeMap<String, BTreeSet<String>>,
    /// The file that counts as the goal of an id.
    holders: BTreeMap<String, String>,
    /// The last readable settings; none before the first.
    rules: Option<Arc<Rules>>,
    /// The first readable settings.
    first_rules: Option<Arc<Rules>>,
    /// The commits since when the goals' folder is out of sight, oldest first.
    blind: Vec<Commit>,
    /// The commits that left the settings unreadable since then, oldest first.
    rules_broken: Vec<Commit>,
    /// [`Reading::digest`] of the last step; none before the first.
    reading: Option<[u8; 32]>,
}

/// A goal on one side of a commit: its file and its values.
type Side = BTreeMap<String, (String, Arc<Record>)>;

/// A commit with the goals that it touched, as they were and as they are. What changed in them is looked at later, for all
/// commits at once.
struct Touched {
    commit: Commit,
    reading: Arc<Reading>,
    ids: BTreeSet<String>,
    before: Side,
    after: Side,
    /// Touched files that are readable, with their goals.
    readable: Vec<(String, String)>,
    settings: Vec<FieldChange>,
    gaps: Vec<Gap>,
    brought_in: Vec<Commit>,
    told_by: ToldBy,
    /// Commits that left a goal's file unreadable until this one.
    across: BTreeMap<String, Vec<Commit>>,
    rules_across: Vec<Commit>,
}

/// Places of commits that a merge brought in, by the goal that they change; `None` is for the rules.
type ToldBy = BTreeMap<Option<String>, Vec<usize>>;

impl Touched {
    fn step(self) -> Step {
        let Self { commit, reading, ids, before, after, readable, settings, gaps, brought_in, .. } = self;
        let (mut told_by, mut across, rules_across) = (self.told_by, self.across, self.rules_across);
        let mut goals: Vec<_> =
            ids.iter().filter_map(|id| changes(id, [before.get(id), after.get(id)], &reading.synonyms)).collect();
        for goal in &mut goals {
            goal.told_by = told_by.remove(&Some(goal.id.clone())).unwrap_or_default();
            goal.across = across.remove(&goal.id).unwrap_or_default();
        }
        let rules_told_by = told_by.remove(&None).unwrap_or_default();
        let changed: BTreeSet<&str> = goals.iter().map(|goal| goal.id.as_str()).collect();
        let gapped: BTreeSet<&str> = gaps.iter().map(|gap| gap.path.as_str()).collect();
        let same = |(path, id): &(String, String)| !changed.contains(id.as_str()) && !gapped.contains(path.as_str());
        let formatting = readable.into_iter().filter(same).map(|(path, _)| path).collect();
        let retold = Vec::new();
        Step { commit, goals, settings, formatting, gaps, brought_in, rules_told_by, rules_across, retold }
    }
}

impl Fold {
    /// Folds further steps, oldest first. One at the commit `cut`, where a shallow clone begins, only sets the state.
    pub fn fold(&mut self, steps: Vec<RawStep>, parsed: &Parsed, cut: Option<&str>) -> Vec<Step> {
        let touched: Vec<Touched> = steps.into_iter().map(|raw| self.apply(raw, parsed)).collect();
        let shown = |step: &Step| {
            let Step { commit, goals, settings, formatting, gaps, .. } = step;
            let nothing = goals.is_empty() && settings.is_empty() && formatting.is_empty() && gaps.is_empty();
            !nothing && cut != Some(commit.id.as_str())
        };
        touched.into_par_iter().map(Touched::step).filter(shown).collect()
    }

    /// The part of it that a [planned](super::Tip::draft) step touches: a fold of that alone gives the same step. In a
    /// planned one no unreadable file has another name.
    pub fn around(&self, step: &RawStep, parsed: &Parsed) -> Self {
        let (reading, era) = (&step.reading, step.reading.era(step.commit.date));
        let known = |path: &String| self.files.get(path).and_then(|slot| Some(slot.record.as_ref()?.id.clone()));
        let new = |file: &FileChange| Some(parsed.goal(era, file.new?).ok()?.at(&file.path, &reading.goals).id.clone());
        let paths: BTreeSet<&String> = step.files.iter().map(|file| &file.path).collect();
        let ids: BTreeSet<String> =
            step.files.iter().flat_map(|file| [known(&file.path), new(file)]).flatten().collect();
        let claims = only(&self.claims, ids.iter());
        let files = only(&self.files, paths.into_iter().chain(claims.values().flatten()));
        Self {
            files,
            holders: only(&self.holders, ids.iter()),
            claims,
            rules: self.rules.clone(),
            first_rules: None,
            rules_broken: self.rules_broken.clone(),
            blind: self.blind.clone(),
            reading: self.reading,
        }
    }

    /// Whether the next step reads all files in another way than the last one.
    pub fn is_read_anew(&self, reading: &Reading) -> bool {
        self.reading.is_some_and(|last| last != reading.digest)
    }

    fn apply(&mut self, mut raw: RawStep, parsed: &Parsed) -> Touched {
        if raw.is_blind && !raw.gaps.is_empty() {
            self.blind.push(raw.commit.clone());
        }
        let blind = if raw.is_blind { Vec::new() } else { std::mem::take(&mut self.blind) };
        let mut gaps = Vec::new();
        let (settings, rules_across) = self.settings(&raw, parsed, &mut gaps);
        let told: BTreeSet<String> = gaps.iter().map(|gap| gap.path.clone()).collect();
        gaps.extend(std::mem::take(&mut raw.gaps).into_iter().filter(|gap| !told.contains(&gap.path)));
        if self.is_read_anew(&raw.reading) {
            self.add_left(&mut raw.files);
        }
        self.reading = Some(raw.reading.digest);
        let slots: Vec<_> = raw.files.iter().map(|file| self.slot(file, &raw, parsed, &mut gaps)).collect();
        let turned_out = |(file, slot): (&FileChange, &Option<Slot>)| self.turned_out(file, slot.as_ref()?);
        let created: Vec<_> = raw.files.iter().zip(&slots).filter_map(turned_out).collect();
        let old = raw.files.iter().filter_map(|file| self.files.get(&file.path));
        let ids: BTreeSet<String> =
            old.chain(slots.iter().flatten()).filter_map(|slot| Some(slot.record.as_ref()?.id.clone())).collect();
        let before = self.side(&ids);
        let is_same = |(file, slot): &(&FileChange, &Option<Slot>)| {
            file.old == file.new && self.files.get(&file.path).map(Slot::claim) == slot.as_ref().map(Slot::claim)
        };
        let pairs = raw.files.iter().zip(&slots).filter(|pair| !is_same(pair));
        let told: BTreeSet<String> = pairs.map(|(file, _)| file.path.clone()).collect();
        let broken = |id: &String| {
            let slot = self.files.get(self.holders.get(id)?).filter(|slot| !slot.is_readable())?;
            Some((id.clone(), slot.broken.clone()))
        };
        let mut across: BTreeMap<_, _> = ids.iter().filter_map(broken).collect();
        for (file, slot) in raw.files.iter().zip(slots) {
            self.set(&file.path, slot);
        }
        for id in &ids {
            self.settle(id);
        }
        let after = self.side(&ids);
        let holds = |id: &String, path: &String| after.get(id).is_some_and(|(holder, _)| holder == path);
        let created = created.into_iter().filter(|(id, path, _)| holds(id, path));
        across.extend(created.map(|(id, _, broken)| (id, broken)));
        // Whoever deletes a file removes its goal, readable or not.
        let is_deleted = |path: &String| raw.files.iter().any(|file| file.path == *path && file.new.is_none());
        across.retain(|id, _| after.contains_key(id) || before.get(id).is_none_or(|(path, _)| !is_deleted(path)));
        // Where all goals were out of sight, whatever is another now may have become so there.
        for id in ids.iter().filter(|_| !blind.is_empty()) {
            let broken = across.remove(id).unwrap_or_default();
            across.insert(id.clone(), [blind.as_slice(), &broken].concat());
        }
        self.note_reused_ids(&told, &mut gaps);
        let named = |file: &FileChange| Some((file.path.clone(), self.readable(&file.path)?.id.clone()));
        let readable = raw.files.iter().filter(|file| file.old != file.new).filter_map(named).collect();
        let told_by = told_by(&raw.brought_in, parsed);
        let brought_in = raw.brought_in.into_iter().map(|brought| brought.commit).collect();
        let (commit, reading) = (raw.commit, raw.reading);
        Touched {
            commit,
            reading,
            ids,
            before,
            after,
            readable,
            settings,
            gaps,
            brought_in,
            told_by,
            across,
            rules_across,
        }
    }

    /// The goal that a file turns out to be when it can be read again, if it was none before, with its path and the commits
    /// that left it unreadable until then.
    fn turned_out(&self, file: &FileChange, now: &Slot) -> Option<(String, String, Vec<Commit>)> {
        let last = self.files.get(&file.path).filter(|last| !last.is_readable() && now.is_readable())?;
        let id = &now.record.as_ref()?.id;
        (!self.holders.contains_key(id)).then(|| (id.clone(), file.path.clone(), last.broken.clone()))
    }

    /// What changed in the rules, and the commits that left them unreadable until now. The first ones there are change
    /// nothing.
    fn settings(&mut self, raw: &RawStep, parsed: &Parsed, gaps: &mut Vec<Gap>) -> (Vec<FieldChange>, Vec<Commit>) {
        let Some(file) = &raw.settings else { return Default::default() };
        let rules = match file.new.map(|blob| parsed.rules(blob)) {
            Some(Ok(rules)) => rules,
            Some(Err(reason)) => {
                gaps.push(Gap { path: file.path.clone(), reason, lost: Vec::new() });
                self.rules_broken.extend(who_touched(raw, |brought| brought.settings.is_some()));
                return Default::default();
            }
            // Without settings there is no portal; the next ones are compared with the last.
            None => return Default::default(),
        };
        let changes = self.rules.as_ref().map(|old| changes_between(old, &rules)).unwrap_or_default();
        self.first_rules.get_or_insert_with(|| Arc::clone(&rules));
        self.rules = Some(rules);
        (changes, std::mem::take(&mut self.rules_broken))
    }

    /// Adds the files that are no goals any more, among those that were none of this commit's files either.
    fn add_left(&self, files: &mut Vec<FileChange>) {
        let here: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
        let left = self.files.keys().filter(|path| !here.contains(path.as_str()));
        let left: Vec<FileChange> =
            left.map(|path| FileChange { path: path.clone(), ..FileChange::default() }).collect();
        files.extend(left);
        files.sort_by(|a, b| a.path.cmp(&b.path));
    }

    /// What a touched file is after the commit; none if it is gone.
    fn slot(&self, file: &FileChange, raw: &RawStep, parsed: &Parsed, gaps: &mut Vec<Gap>) -> Option<Slot> {
        let (blob, goals) = (file.new?, &raw.reading.goals);
        let own = self.files.get(&file.path);
        let reason = match file.instead {
            // What never was a goal does not become one by being something else.
            Some(reason) => own.map(|_| reason.to_owned())?,
            None => match parsed.goal(raw.reading.era(raw.commit.date), blob) {
                Ok(record) => {
                    return Some(Slot { record: Some(record.at(&file.path, goals)), broken: Vec::new(), blob });
                }
                Err(reason) => reason,
            },
        };
        let is_news = own.is_none_or(|slot| slot.is_readable() || slot.blob != blob);
        if is_news {
            gaps.push(Gap { path: file.path.clone(), reason, lost: Vec::new() });
        }
        let last = own.or_else(|| self.moved(file, blob, raw));
        let record = last.and_then(|slot| slot.record.clone());
        let mut broken = last.map(|slot| slot.broken.clone()).unwrap_or_default();
        if is_news {
            broken.extend(who_touched(raw, |brought| brought.files.iter().any(|each| each.path == file.path)));
        }
        Some(Slot { record: record.map(|record| record.at(&file.path, goals)), broken, blob })
    }

    /// What an unreadable file was under another path: unreadable bytes that only got that are still the same goal, and so is
    /// a file whose name says it.
    fn moved(&self, file: &FileChange, blob: BlobId, raw: &RawStep) -> Option<&Slot> {
        let goals = &raw.reading.goals;
        let is_gone = |path: &str| raw.files.iter().any(|other| other.path == path && other.new.is_none());
        let moved = || raw.files.iter().find(|other| other.old == Some(blob) && other.new.is_none());
        let named = || {
            goals.adopted.as_ref().filter(|adopted| adopted.id_from_name)?;
            self.holders.get(&Adopted::id_of_file(&file.path)).filter(|path| is_gone(path))
        };
        let by_bytes = moved().and_then(|other| self.files.get(&other.path));
        by_bytes.or_else(|| self.files.get(named()?))
    }

    fn set(&mut self, path: &str, slot: Option<Slot>) {
        if let Some(record) = self.files.remove(path).and_then(|slot| slot.record)
            && let Some(claims) = self.claims.get_mut(&record.id)
        {
            claims.remove(path);
        }
        if let Some(slot) = slot {
            if let Some(record) = &slot.record {
                self.claims.entry(record.id.clone()).or_default().insert(path.to_owned());
            }
            self.files.insert(path.to_owned(), slot);
        }
    }

    /// Decides which file is the goal: a readable one before one that only was, then the one that it was before.
    fn settle(&mut self, id: &str) {
        let holder = self.holders.get(id);
        let readable = |path: &String| self.files.get(path).is_some_and(Slot::is_readable);
        let paths = self.claims.get(id).into_iter().flatten();
        let path = paths.min_by_key(|path| (!readable(path), Some(*path) != holder, *path)).cloned();
        if let Some(path) = path {
            self.holders.insert(id.to_owned(), path);
        } else {
            self.holders.remove(id);
            self.claims.remove(id);
        }
    }

    fn side(&self, ids: &BTreeSet<String>) -> Side {
        let goal = |id: &String| {
            let path = self.holders.get(id)?;
            Some((id.clone(), (path.clone(), self.files.get(path)?.record.clone()?)))
        };
        ids.iter().filter_map(goal).collect()
    }

    /// The record of a file whose bytes are readable.
    fn readable(&self, path: &str) -> Option<&Arc<Record>> {
        self.files.get(path).filter(|slot| slot.is_readable())?.record.as_ref()
    }

    /// Files whose id another file has.
    fn note_reused_ids(&self, files: &BTreeSet<String>, gaps: &mut Vec<Gap>) {
        for path in files {
            let Some(record) = self.readable(path) else { continue };
            if let Some(other) = self.holders.get(&record.id).filter(|holder| *holder != path) {
                let reason = format!("die Kennung `{}` gibt es schon in `{other}`", record.id);
                gaps.push(Gap { path: path.clone(), reason, lost: Vec::new() });
            }
        }
        gaps.sort_by(|a, b| a.path.cmp(&b.path));
    }

    /// The first readable settings; none if there were none.
    pub fn first_rules(&self) -> Option<&Arc<Rules>> {
        self.first_rules.as_ref()
    }

    /// The numbers of the texts of all files, by path.
    pub fn texts(&self, texts: &mut Texts) -> Vec<u32> {
        let records = self.files.values().filter_map(|slot| slot.record.as_ref());
        records.map(|record| texts.number(&record.markdown, 0)).collect()
    }

    /// Puts the texts of all files back in their places.
    pub fn put_back(&mut self, numbers: &[u32], texts: &[Arc<str>]) -> Option<()> {
        let mut records = self.files.values_mut().filter_map(|slot| slot.record.as_mut()).zip(numbers);
        records.try_for_each(|(record, number)| {
            Arc::make_mut(record).markdown = Arc::clone(texts.get((*number as usize).checked_sub(1)?)?);
            Some(())
        })
    }

    /// The paths of all files.
    pub fn paths(&self) -> impl Iterator<Item = &String> {
        self.files.keys()
    }

    /// The bytes of a file.
    pub fn blob(&self, path: &str) -> Option<BlobId> {
        self.files.get(path).map(|slot| slot.blob)
    }

    /// Paths of goal pages whose bytes are not those of the last commit.
    pub fn differing(&self, records: &[StoredRecord]) -> Vec<String> {
        let mut paths = Vec::new();
        // Both stand by path.
        let (mut old, mut new) = (self.files.iter().peekable(), records.iter().peekable());
        loop {
            let order = match (old.peek(), new.peek()) {
                (Some((path, _)), Some(stored)) => path.as_str().cmp(&stored.path),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => return paths,
            };
            let slot = old.next_if(|_| order.is_le());
            let stored = new.next_if(|_| order.is_ge());
            let is_same = slot.map(|(_, slot)| slot.blob) == stored.and_then(|stored| stored.blob);
            let path = slot.map(|(path, _)| path).or(stored.map(|stored| &stored.path));
            paths.extend(path.filter(|_| !is_same).cloned());
        }
    }
}

/// The commits of a step that touched a file: its own, and those that it merged in.
fn who_touched(raw: &RawStep, touches: impl Fn(&RawStep) -> bool) -> Vec<Commit> {
    let brought = raw.brought_in.iter().filter(|brought| touches(brought));
    brought.chain([raw]).map(|step| step.commit.clone()).collect()
}

/// Which commits that a merge brought in change a goal or the rules.
fn told_by(brought_in: &[RawStep], parsed: &Parsed) -> ToldBy {
    let mut told_by = ToldBy::new();
    for (place, brought) in brought_in.iter().enumerate() {
        let day = brought.commit.date;
        let rules = |blob: Option<BlobId>| blob.and_then(|blob| parsed.rules(blob).ok());
        let changes_rules = |file: &FileChange| rules(file.new).is_some_and(|new| rules(file.old) != Some(new));
        let mut changed = BTreeSet::new();
        changed.extend(brought.settings.as_ref().filter(|file| changes_rules(file)).map(|_| None));
        for file in &brought.files {
            let record = |blob: Option<BlobId>, reading: &Reading| {
                Some(parsed.goal(reading.era(day), blob?).ok()?.at(&file.path, &reading.goals))
            };
            let (old, new) = (record(file.old, &brought.was), record(file.new, &brought.reading));
            // What a commit made unreadable it may have changed.
            if old != new {
                changed.extend([old, new].into_iter().flatten().map(|record| Some(record.id.clone())));
            }
        }
        for part in changed {
            told_by.entry(part).or_default().push(place);
        }
    }
    told_by
}

/// The entries of some keys.
fn only<'k, V: Clone>(map: &BTreeMap<String, V>, keys: impl Iterator<Item = &'k String>) -> BTreeMap<String, V> {
    keys.filter_map(|key| Some((key.clone(), map.get(key)?.clone()))).collect()
}

fn changes(id: &str, [before, after]: [Option<&(String, Arc<Record>)>; 2], synonyms: &Synonyms) -> Option<GoalChanges> {
    let (mut changes, mut text) = (Vec::new(), None);
    match (before, after) {
        (None, Some((path, record))) => changes.push(Change::Created { path: path.clone(), record: record.clone() }),
        (Some((path, record)), None) => changes.push(Change::Removed { path: path.clone(), record: record.clone() }),
        (Some((from, old)), Some((to, new))) => {
            if from != to {
                changes.push(Change::Moved { from: from.clone(), to: to.clone() });
            }
            if !Arc::ptr_eq(old, new) {
                changes.extend(diff(old, new, synonyms).into_iter().map(Change::Field));
                let is_text = |change: &Change| matches!(change, Change::Field(change) if change.field == ["text"]);
                text = changes
                    .iter()
                    .any(is_text)
                    .then(|| TextChange { old: Arc::clone(&old.markdown), new: Arc::clone(&new.markdown) });
            }
        }
        (None, None) => {}
    }
    let (_, record) = after.or(before)?;
    let title = record.title().unwrap_or(id).to_owned();
    if changes.is_empty() {
        None
    } else {
        Some(GoalChanges { id: id.to_owned(), title, changes, text, told_by: Vec::new(), across: Vec::new() })
    }
}

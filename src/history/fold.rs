//! Folds the touched files of each commit into changes of goals.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use serde::{Deserialize, Serialize};

use super::across::Broken;
use super::became::Known;
use super::beside::Unread;
use super::brought::BroughtIn;
use super::commit::Commit;
use super::diff::changes_between;
use super::parse::Parsed;
use super::reading::Reading;
use super::slots::{Slot, Slots, only};
use super::texts::Texts;
use super::touched::{Side, Touched};
use super::trees::{FileChange, RawStep};
use super::{FieldChange, Gap, SiteChange, Step};
use crate::config::GroupNames;
use crate::content::Rules;

/// The files as the last step left them: all that the next one needs to know.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Fold {
    slots: Slots,
    /// Goals that were removed, as they were last.
    gone: Side,
    /// The last readable settings; none before the first.
    rules: Option<Arc<Rules>>,
    /// The first readable settings.
    first_rules: Option<Arc<Rules>>,
    /// What names of groups mean, or meant last.
    names: GroupNames,
    /// The commits since when the goals' folder is out of sight, oldest first.
    blind: Vec<Commit>,
    /// The commits that left the settings unreadable since then, oldest first.
    rules_broken: Vec<Commit>,
    /// Files beside the goals that are unreadable.
    unread: Unread,
    /// [`Reading::digest`] of the last step; none before the first.
    reading: Option<[u8; 32]>,
}

/// A goal that a file turns out to be, its path, and what left that unreadable until then.
type TurnedOut = (String, String, Vec<Broken>);

/// What a step does beside the goals.
struct Outside {
    settings: Vec<FieldChange>,
    /// The commits that left the settings unreadable until now.
    rules_across: Vec<Commit>,
    site: Vec<SiteChange>,
    gaps: Vec<Gap>,
}

impl Fold {
    /// Folds further steps, oldest first. One at the commit `cut`, where a shallow clone begins, only sets the state.
    pub fn fold(&mut self, steps: Vec<RawStep>, parsed: &Parsed, cut: Option<&str>) -> Vec<Step> {
        let touched: Vec<Touched> = steps.into_iter().map(|raw| self.apply(raw, parsed)).collect();
        let shown = |step: &Step| {
            let Step { commit, goals, settings, site, formatting, gaps, .. } = step;
            let nothing = goals.is_empty() && settings.is_empty() && site.is_empty();
            let nothing = nothing && formatting.is_empty() && gaps.is_empty();
            !nothing && cut != Some(commit.id.as_str())
        };
        touched.into_par_iter().map(Touched::step).filter(shown).collect()
    }

    /// The part of it that a [planned](super::Tip::draft) step touches: a fold of that alone gives the same step. In a
    /// planned one no unreadable file has another name.
    pub fn around(&self, step: &RawStep, parsed: &Parsed) -> Self {
        let (reading, era) = (&step.reading, step.reading.era(step.commit.date));
        let known = |path: &String| self.slots.get(path).and_then(|slot| Some(slot.record.as_ref()?.id.clone()));
        let new = |file: &FileChange| Some(parsed.goal(era, file.new?).ok()?.at(&file.path, &reading.goals).id.clone());
        let paths: BTreeSet<&String> = step.files.iter().map(|file| &file.path).collect();
        let ids: BTreeSet<String> =
            step.files.iter().flat_map(|file| [known(&file.path), new(file)]).flatten().collect();
        Self {
            slots: self.slots.part(&ids, &paths),
            gone: only(&self.gone, ids.iter()),
            rules: self.rules.clone(),
            first_rules: None,
            names: self.names.clone(),
            rules_broken: self.rules_broken.clone(),
            blind: self.blind.clone(),
            unread: self.unread.clone(),
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
        let Outside { settings, rules_across, site, mut gaps } = self.outside(&mut raw, parsed);
        if self.is_read_anew(&raw.reading) {
            self.add_left(&mut raw.files);
        }
        // A name that meant no group before means now what it will have meant.
        let is_same = self.reading == Some(raw.reading.digest);
        let new_names = if is_same { GroupNames::default() } else { self.names.learn(&raw.reading.group_names) };
        self.reading = Some(raw.reading.digest);
        let known = Known { slots: &self.slots, names: &self.names, has_site: self.rules.is_some() };
        let slots: Vec<_> = raw.files.iter().map(|file| known.slot(file, &raw, parsed, &mut gaps)).collect();
        let turned_out = |(file, slot): (&FileChange, &Option<Slot>)| self.turned_out(file, slot.as_ref()?);
        let created: Vec<_> = raw.files.iter().zip(&slots).filter_map(turned_out).collect();
        let old = raw.files.iter().filter_map(|file| self.slots.get(&file.path));
        let ids: BTreeSet<String> =
            old.chain(slots.iter().flatten()).filter_map(|slot| Some(slot.record.as_ref()?.id.clone())).collect();
        let mut before = self.slots.side(&ids);
        before.values_mut().for_each(|goal| goal.record = Arc::clone(&goal.record).naming(&new_names));
        let told: BTreeSet<String> = raw.files.iter().zip(&slots).filter_map(|pair| self.told(pair)).collect();
        let broken = ids.iter().filter_map(|id| Some((id.clone(), self.slots.broken(id)?.to_vec()))).collect();
        raw.files.iter().zip(slots).for_each(|(file, slot)| self.slots.set(&file.path, slot));
        ids.iter().for_each(|id| self.slots.settle(id));
        let after = self.slots.side(&ids);
        let back = self.come_and_go(&before, &after);
        let across = self.across((broken, created), &ids, [&before, &after], &raw, &blind);
        let who = |path: &str| raw.who_touched(|brought| brought.writes(path));
        self.slots.note_reused_ids(&told, who, &mut gaps);
        let named = |file: &FileChange| Some((file.path.clone(), self.slots.readable(&file.path)?.id.clone()));
        let readable = raw.files.iter().filter(|file| file.old != file.new).filter_map(named).collect();
        let mended = mended(&raw, across.keys(), [&before, &after]);
        let by_brought_in = BroughtIn::of(&raw, parsed, &self.names);
        let brought_in = raw.brought_in.into_iter().map(|brought| brought.commit).collect();
        Touched {
            commit: raw.commit,
            ids,
            before,
            after,
            back,
            readable,
            settings,
            site,
            gaps,
            brought_in,
            by_brought_in,
            across,
            mended,
            rules_across,
        }
    }

    /// What a step does beside the goals.
    fn outside(&mut self, raw: &mut RawStep, parsed: &Parsed) -> Outside {
        let mut gaps = Vec::new();
        let had_rules = self.rules.is_some();
        let (settings, rules_across) = self.settings(raw, parsed, &mut gaps);
        let site = if had_rules { self.unread.fold(raw, parsed, &mut gaps) } else { Vec::new() };
        let told: BTreeSet<String> = gaps.iter().map(|gap| gap.path.clone()).collect();
        gaps.extend(std::mem::take(&mut raw.gaps).into_iter().filter(|gap| !told.contains(&gap.path)));
        Outside { settings, rules_across, site, gaps }
    }

    /// The path of a file that has other bytes, or another goal, than before.
    fn told(&self, (file, slot): (&FileChange, &Option<Slot>)) -> Option<String> {
        let is_same =
            file.old == file.new && self.slots.get(&file.path).map(Slot::claim) == slot.as_ref().map(Slot::claim);
        (!is_same).then(|| file.path.clone())
    }

    /// What left goals unreadable until this step, by their ids: those that were `broken`, and files that are `created` as
    /// goals although nobody could read them before.
    fn across(
        &mut self,
        (mut across, created): (BTreeMap<String, Vec<Broken>>, Vec<TurnedOut>),
        ids: &BTreeSet<String>,
        [before, after]: [&Side; 2],
        raw: &RawStep,
        blind: &[Commit],
    ) -> BTreeMap<String, Vec<Broken>> {
        let holds = |id: &String, path: &String| after.get(id).is_some_and(|goal| goal.path == *path);
        let created = created.into_iter().filter(|(id, path, _)| holds(id, path));
        across.extend(created.map(|(id, _, broken)| (id, broken)));
        // A file that was passed over for another with its id says what those wrote who left it so.
        for id in ids {
            let commits = self.slots.take_beside(id);
            if !commits.is_empty() {
                let beside = Broken { commits, lines: Arc::default(), is_beside: true };
                across.entry(id.clone()).or_default().push(beside);
            }
        }
        // Whoever takes a goal out of the site that could not be read before, does that alone.
        let is_left_out = |id: &String| !after.contains_key(id) && self.slots.holder(id).is_some();
        across.retain(|id, _| !is_left_out(id));
        // Whoever deletes a file removes its goal, readable or not.
        let is_deleted = |path: &String| raw.files.iter().any(|file| file.path == *path && file.new.is_none());
        across.retain(|id, _| after.contains_key(id) || before.get(id).is_none_or(|goal| !is_deleted(&goal.path)));
        // Where all goals were out of sight, whatever is another now may have become so there.
        for id in ids.iter().filter(|_| !blind.is_empty()) {
            let broken = across.remove(id).unwrap_or_default().into_iter().flat_map(|broken| broken.commits);
            let commits = blind.iter().cloned().chain(broken).collect();
            across.insert(id.clone(), vec![Broken { commits, lines: Arc::default(), is_beside: false }]);
        }
        across
    }

    /// The goal that a file turns out to be when it can be read again, if it was none before, with its path and the commits
    /// that left it unreadable until then.
    fn turned_out(&self, file: &FileChange, now: &Slot) -> Option<TurnedOut> {
        let last = self.slots.get(&file.path).filter(|last| !last.is_readable() && now.is_readable())?;
        let id = &now.record.as_ref()?.id;
        self.slots.holder(id).is_none().then(|| (id.clone(), file.path.clone(), last.broken.clone()))
    }

    /// What changed in the rules, and the commits that left them unreadable until now. The first ones there are change
    /// nothing.
    fn settings(&mut self, raw: &RawStep, parsed: &Parsed, gaps: &mut Vec<Gap>) -> (Vec<FieldChange>, Vec<Commit>) {
        let Some(file) = &raw.settings else { return Default::default() };
        let rules = match file.new.map(|blob| parsed.rules(blob)) {
            Some(Ok(rules)) => rules,
            Some(Err(reason)) => {
                gaps.push(Gap { path: file.path.clone(), reason, goal: None, lost: Vec::new() });
                self.rules_broken.extend(raw.who_touched(|brought| brought.settings.is_some()));
                return Default::default();
            }
            // Without settings there is no portal; the next ones are compared with the last.
            None => return Default::default(),
        };
        let changes = self.rules.as_ref().map(|old| changes_between(old, &rules)).unwrap_or_default();
        self.first_rules.get_or_insert_with(|| Arc::clone(&rules));
        self.rules = Some(rules);
        let mut across = std::mem::take(&mut self.rules_broken);
        if !across.is_empty() {
            across.extend(raw.who_merged(|brought| brought.settings.is_some()));
        }
        (changes, across)
    }

    /// Adds the files that are no goals any more, among those that were none of this commit's files either.
    fn add_left(&self, files: &mut Vec<FileChange>) {
        let here: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
        let left = self.slots.paths().filter(|path| !here.contains(path.as_str()));
        let left: Vec<FileChange> =
            left.map(|path| FileChange { path: path.clone(), ..FileChange::default() }).collect();
        files.extend(left);
        files.sort_by(|a, b| a.path.cmp(&b.path));
    }

    /// The goals that came back, as they were when they were removed.
    fn come_and_go(&mut self, before: &Side, after: &Side) -> Side {
        let gone = before.iter().filter(|(id, _)| !after.contains_key(*id));
        let back = after.keys().filter(|id| !before.contains_key(*id));
        let back = back.filter_map(|id| self.gone.remove_entry(id)).collect();
        self.gone.extend(gone.map(|(id, goal)| (id.clone(), goal.clone())));
        back
    }

    /// The first readable settings; none if there were none.
    pub fn first_rules(&self) -> Option<&Arc<Rules>> {
        self.first_rules.as_ref()
    }

    /// What is known of unreadable files beside the goals.
    pub fn unread(&self) -> &Unread {
        &self.unread
    }

    /// The numbers of the texts of all files, by path, and of the goals that are gone.
    pub fn texts(&self, texts: &mut Texts) -> Vec<u32> {
        let records = self.slots.records().chain(self.gone.values().map(|goal| &goal.record));
        records.map(|record| texts.number(&record.markdown, 0)).collect()
    }

    /// Puts all these texts back in their places.
    pub fn put_back(&mut self, numbers: &[u32], texts: &[Arc<str>]) -> Option<()> {
        let mut records =
            self.slots.records_mut().chain(self.gone.values_mut().map(|goal| &mut goal.record)).zip(numbers);
        records.try_for_each(|(record, number)| {
            Arc::make_mut(record).markdown = Arc::clone(texts.get((*number as usize).checked_sub(1)?)?);
            Some(())
        })
    }

    /// The files.
    pub fn slots(&self) -> &Slots {
        &self.slots
    }
}

/// The commits that a step merged in and that touched the files of these goals.
fn mended<'i>(
    raw: &RawStep,
    ids: impl Iterator<Item = &'i String>,
    [before, after]: [&Side; 2],
) -> BTreeMap<String, Vec<Commit>> {
    let path = |id: &'i String| Some((id, &after.get(id).or_else(|| before.get(id))?.path));
    let merged = |(id, path): (&String, &String)| (id.clone(), raw.who_merged(|brought| brought.writes(path)));
    ids.filter_map(path).map(merged).collect()
}

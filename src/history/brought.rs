//! Which of the commits that a merge brought in made which change of a goal, and so whose reasons are about it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::parse::Parsed;
use super::reading::Reading;
use super::trees::{FileChange, RawStep};
use super::values::{Value, is_left, says_the_same};
use super::{Change, FieldChange, FieldPath, GoalChanges, TextChange};
use crate::config::GroupNames;
use crate::content::Record;
use crate::source::BlobId;

/// The field with the words of other languages.
const TRANSLATIONS: &str = "translations";

/// A goal before or after a commit.
#[derive(Debug, Clone, Default, PartialEq)]
enum Version {
    #[default]
    None,
    /// Nobody knows what its file says.
    Unread,
    Goal(String, Arc<Record>),
}

/// What a merged commit did with a goal.
#[derive(Debug)]
struct Turn {
    /// Its place among those that were merged.
    place: usize,
    /// Whether it says something about what it did.
    speaks: bool,
    old: Version,
    new: Version,
}

/// What the commits that a merge brought in did; nothing if none of them says anything about it.
#[derive(Debug, Default)]
pub(super) struct BroughtIn {
    /// By goal, the oldest commit first.
    goals: BTreeMap<String, Vec<Turn>>,
    /// Places of those that change the rules and say something about it.
    pub rules: Vec<usize>,
    /// Whether a clone lacks what one of them did.
    is_cut: bool,
}

impl BroughtIn {
    /// What a merge brought in; `names` say what groups are meant in its files.
    pub fn of(merge: &RawStep, parsed: &Parsed, names: &GroupNames) -> Self {
        let mut all = Self::default();
        for (place, brought) in merge.heard().iter().enumerate() {
            let speaks = !brought.commit.is_silent();
            all.is_cut |= brought.is_cut;
            let rules = |blob: Option<BlobId>| blob.and_then(|blob| parsed.rules(blob).ok());
            let changes_rules = |file: &FileChange| rules(file.new).is_some_and(|new| rules(file.old) != Some(new));
            all.rules.extend((speaks && brought.settings.as_ref().is_some_and(changes_rules)).then_some(place));
            let turns = versions(brought, parsed, names).into_iter().filter(|(_, [old, new])| old != new);
            for (id, [old, new]) in turns {
                all.goals.entry(id).or_default().push(Turn { place, speaks, old, new });
            }
        }
        all
    }

    /// Notes at a goal which of them say something about which of its changes.
    ///
    /// A commit is about all of a goal if it made one of its changes, but about a moved file or a translation alone if it
    /// made no other one. What was taken back before the merge it did not make, and what no commit left the merge made
    /// itself.
    pub fn tell(&self, goal: &mut GoalChanges) {
        let Some(turns) = self.goals.get(&goal.id) else { return };
        let makers: Vec<BTreeSet<usize>> =
            goal.changes.iter().map(|change| self.makers(turns, change, goal.text.as_ref())).collect();
        let of_kind = |kind: Kind| -> BTreeSet<usize> {
            let of_it = goal.changes.iter().zip(&makers).filter(|(change, _)| Kind::of(change) == kind);
            of_it.flat_map(|(_, makers)| makers.iter().copied()).collect()
        };
        let [whole, moved, translated] = [Kind::Whole, Kind::Moved, Kind::Translated].map(of_kind);
        let told = |(change, makers): (&Change, &BTreeSet<usize>)| -> BTreeSet<usize> {
            let none = BTreeSet::new();
            let alone = match Kind::of(change) {
                Kind::Whole => &none,
                Kind::Moved => &moved,
                Kind::Translated => &translated,
            };
            let all = whole.iter().chain(alone).filter(|_| !makers.is_empty());
            all.filter_map(|turn| turns.get(*turn)).filter(|turn| turn.speaks).map(|turn| turn.place).collect()
        };
        let told: Vec<BTreeSet<usize>> = goal.changes.iter().zip(&makers).map(told).collect();
        let all: BTreeSet<usize> = told.iter().flatten().copied().collect();
        let apart = told.into_iter().enumerate().filter(|(_, told)| *told != all);
        goal.told_apart = apart.map(|(change, told)| (change, told.into_iter().collect())).collect();
        goal.told_by = all.into_iter().collect();
    }

    /// The turns of a goal that made a change, which are none if the merge made it itself.
    fn makers(&self, turns: &[Turn], change: &Change, text: Option<&TextChange>) -> BTreeSet<usize> {
        let all = turns.iter().enumerate();
        let is_moved =
            |turn: &Turn| turn.is_unread() || turn.new.path().is_some_and(|new| turn.old.path() != Some(new));
        let (made, is_left): (BTreeSet<usize>, bool) = match change {
            Change::Moved { to, .. } => {
                let made = all.filter(|(_, turn)| is_moved(turn));
                let is_left = |turn: &Turn| turn.is_unread() || turn.new.path() == Some(to);
                (made.map(|(place, _)| place).collect(), turns.iter().any(is_left))
            }
            Change::Created { .. } => {
                let made = all.filter(|(_, turn)| turn.new != Version::None && turn.is_more());
                (made.map(|(place, _)| place).collect(), turns.iter().any(Turn::may_create))
            }
            Change::Removed { .. } => {
                let made = all.filter(|(_, turn)| matches!(turn.new, Version::None | Version::Unread));
                (made.map(|(place, _)| place).collect(), true)
            }
            Change::Field(change) => return self.makers_of_value(turns, change, text),
        };
        if is_left || self.is_cut { made } else { BTreeSet::new() }
    }

    fn makers_of_value(&self, turns: &[Turn], change: &FieldChange, text: Option<&TextChange>) -> BTreeSet<usize> {
        let made = |(_, turn): &(usize, &Turn)| turn.changes(&change.field);
        let made: Vec<(usize, &Turn)> = turns.iter().enumerate().filter(made).collect();
        let texts = text.filter(|_| change.field == ["text"]);
        let values = match texts {
            Some(TextChange { old, new }) => [Some(Value::Text(old)), Some(Value::Text(new))],
            None => [&change.old, &change.new].map(|value| value.as_ref().map(Value::Field)),
        };
        let left: Vec<Option<Value<'_>>> = made.iter().map(|(_, turn)| turn.new.value(&change.field)).collect();
        let is_unread = made.iter().any(|(_, turn)| turn.is_unread());
        if !(self.is_cut || is_unread || is_left(values, &left)) {
            return BTreeSet::new();
        }
        let taken_back = taken_back(&made, &change.field);
        let stands = |((_, turn), is_back): &(&(usize, &Turn), bool)| {
            !is_back || turn.is_unread() || says_the_same(turn.new.value(&change.field), values[1])
        };
        made.iter().zip(taken_back).filter(stands).map(|((place, _), _)| *place).collect()
    }
}

/// What a commit that made one change of a goal is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Whole,
    Moved,
    Translated,
}

impl Kind {
    fn of(change: &Change) -> Self {
        match change {
            Change::Moved { .. } => Self::Moved,
            Change::Field(change) if change.field.first().is_some_and(|name| name == TRANSLATIONS) => Self::Translated,
            _ => Self::Whole,
        }
    }
}

/// Whether each of these turns, oldest first, only led to a value that an earlier one had put away.
fn taken_back(turns: &[(usize, &Turn)], field: &FieldPath) -> Vec<bool> {
    let mut first: BTreeMap<Option<Value<'_>>, usize> = BTreeMap::new();
    let mut until = vec![0; turns.len()];
    for (place, (_, turn)) in turns.iter().enumerate().filter(|(_, (_, turn))| !turn.is_unread()) {
        first.entry(turn.old.value(field)).or_insert(place);
        if let Some(back) = first.get(&turn.new.value(field)).and_then(|first| until.get_mut(*first)) {
            *back = place;
        }
    }
    let mut reach = 0;
    let is_back = |(place, until): (usize, usize)| {
        reach = reach.max(if until > place { until + 1 } else { 0 });
        place < reach
    };
    until.into_iter().enumerate().map(is_back).collect()
}

impl Turn {
    fn may_create(&self) -> bool {
        matches!(self.old, Version::None | Version::Unread) && self.new != Version::None
    }

    fn is_unread(&self) -> bool {
        [&self.old, &self.new].contains(&&Version::Unread)
    }

    /// Whether it may have changed a value.
    fn changes(&self, field: &FieldPath) -> bool {
        self.is_unread() || !says_the_same(self.old.value(field), self.new.value(field))
    }

    /// Whether it changed more than the file's path and translations.
    fn is_more(&self) -> bool {
        let (Version::Goal(_, old), Version::Goal(_, new)) = (&self.old, &self.new) else { return true };
        let own = |record: &Record| {
            let mut fields = (*record.fields).clone();
            fields.remove(TRANSLATIONS);
            fields
        };
        own(old) != own(new) || old.says_else(new)
    }
}

impl Version {
    fn id(&self) -> Option<&str> {
        if let Self::Goal(_, record) = self { Some(&record.id) } else { None }
    }

    fn path(&self) -> Option<&String> {
        if let Self::Goal(path, _) = self { Some(path) } else { None }
    }

    fn value(&self, field: &FieldPath) -> Option<Value<'_>> {
        if let Self::Goal(_, record) = self { Value::at(record, field) } else { None }
    }
}

/// The goals whose files a commit touched, before and after it.
fn versions(brought: &RawStep, parsed: &Parsed, names: &GroupNames) -> BTreeMap<String, [Version; 2]> {
    let day = brought.commit.date;
    let version = |blob: Option<BlobId>, reading: &Reading, path: &str| {
        let Some(blob) = blob else { return Version::None };
        let goal = |record| Version::Goal(path.to_owned(), reading.told(record, path).naming(names));
        parsed.goal(reading.era(day), blob).map_or(Version::Unread, goal)
    };
    let mut all: BTreeMap<String, [Version; 2]> = BTreeMap::new();
    let mut has_new_unread = false;
    for file in &brought.files {
        let sides = [version(file.old, &brought.was, &file.path), version(file.new, &brought.reading, &file.path)];
        has_new_unread |= sides == [Version::None, Version::Unread];
        let ids: BTreeSet<String> = sides.iter().filter_map(Version::id).map(str::to_owned).collect();
        for id in ids {
            for (known, side) in all.entry(id.clone()).or_default().iter_mut().zip(&sides) {
                let is_its = side.id() == Some(id.as_str());
                if is_its || *known == Version::None && *side == Version::Unread {
                    known.clone_from(side);
                }
            }
        }
    }
    // It may be any of those that are gone.
    for [_, new] in all.values_mut().filter(|[_, new]| has_new_unread && *new == Version::None) {
        *new = Version::Unread;
    }
    all
}

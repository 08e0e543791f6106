//! Which of the commits that a merge brought in made which change of a goal, and so whose reasons are about it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::parse::Parsed;
use super::reading::Reading;
use super::trees::RawStep;
use super::values::{Made, Value, makers};
use super::{Change, FieldChange, FieldPath, GoalChanges, TextChange};
use crate::config::GroupNames;
use crate::content::{Record, Rules};
use crate::diagnostic::Why;
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

/// Rules, or why nobody can read them.
type OldRules = Result<Arc<Rules>, Why>;

/// What a merged commit did with the rules; nobody knows what unreadable ones say.
#[derive(Debug)]
struct RulesTurn {
    place: usize,
    speaks: bool,
    sides: [Option<OldRules>; 2],
}

/// What the commits that a merge brought in did; nothing if none of them says anything about it.
#[derive(Debug, Default)]
pub(super) struct BroughtIn {
    /// By goal, the oldest commit first.
    goals: BTreeMap<String, Vec<Turn>>,
    /// Those that touched the settings, the oldest first.
    rules: Vec<RulesTurn>,
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
            let rules = |blob: Option<BlobId>| blob.map(|blob| parsed.rules(blob));
            let sides = brought.settings.as_ref().map(|file| [rules(file.old), rules(file.new)]);
            all.rules.extend(sides.map(|sides| RulesTurn { place, speaks, sides }));
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
        (goal.told_by, goal.told_apart) = apart(told);
    }

    /// Which of them say something about the rules that a merge changes, and about which of these not all say it.
    pub fn tell_rules(&self, changes: &[FieldChange]) -> (Vec<usize>, ToldApart) {
        let makers = |change: &FieldChange| {
            let values = [&change.old, &change.new].map(|value| value.as_ref().map(Value::Field));
            makers(
                self.is_cut,
                self.rules.iter().enumerate().map(|(place, turn)| turn.at(place, &change.field)),
                values,
            )
        };
        let makers: Vec<BTreeSet<usize>> = changes.iter().map(makers).collect();
        let all: BTreeSet<usize> = makers.iter().flatten().copied().collect();
        let speaking = |turn: &usize| self.rules.get(*turn).filter(|turn| turn.speaks).map(|turn| turn.place);
        let told = |makers: &BTreeSet<usize>| {
            if makers.is_empty() { BTreeSet::new() } else { all.iter().filter_map(speaking).collect() }
        };
        apart(makers.iter().map(told).collect())
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
            Change::Field(FieldChange { field, old, new }) => {
                let values = match text.filter(|_| field.as_slice() == ["text"]) {
                    Some(TextChange { old, new }) => [Some(Value::Text(old)), Some(Value::Text(new))],
                    None => [old, new].map(|value| value.as_ref().map(Value::Field)),
                };
                return makers(self.is_cut, all.map(|(place, turn)| turn.at(place, field)), values);
            }
        };
        if is_left || self.is_cut { made } else { BTreeSet::new() }
    }
}

/// For changes, by their places, of which not all merged commits say something: which do.
type ToldApart = BTreeMap<usize, Vec<usize>>;

/// All that say something about some changes, and which do about those that are not told by all.
fn apart(told: Vec<BTreeSet<usize>>) -> (Vec<usize>, ToldApart) {
    let all: BTreeSet<usize> = told.iter().flatten().copied().collect();
    let apart = told.into_iter().enumerate().filter(|(_, told)| *told != all);
    let apart = apart.map(|(change, told)| (change, told.into_iter().collect())).collect();
    (all.into_iter().collect(), apart)
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

impl RulesTurn {
    /// What it did with a value.
    fn at<'a>(&'a self, turn: usize, field: &FieldPath) -> Made<'a> {
        let value = |side: &'a Option<OldRules>| Value::among(side.as_ref()?.as_ref().ok()?, field);
        let [old, new] = &self.sides;
        Made { turn, is_unread: self.sides.iter().flatten().any(Result::is_err), old: value(old), new: value(new) }
    }
}

impl Turn {
    fn may_create(&self) -> bool {
        matches!(self.old, Version::None | Version::Unread) && self.new != Version::None
    }

    fn is_unread(&self) -> bool {
        [&self.old, &self.new].contains(&&Version::Unread)
    }

    /// What it did with a value.
    fn at<'a>(&'a self, turn: usize, field: &FieldPath) -> Made<'a> {
        Made { turn, is_unread: self.is_unread(), old: self.old.value(field), new: self.new.value(field) }
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

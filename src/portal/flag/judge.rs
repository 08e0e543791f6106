//! Whether one changed value of a goal is to be marked.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Flag;
use super::vocabulary::Words;
use crate::config::{GoalField, Meaning};
use crate::content::Field;
use crate::history::{Change, FieldChange, GoalChanges};
use crate::value::PartialDate;

/// What an entry of a list says, apart from its name, notes and sources.
type Essence<'a> = (Vec<&'a str>, BTreeMap<&'a str, &'a Field>);

/// Judges the changes of one goal in one step.
pub(super) struct Judge<'a> {
    /// Statuses before and after the step.
    before: &'a Words,
    after: &'a Words,
    changes: &'a [Change],
    /// Entries that came in the same step: one that only got another name, note or source was not taken away.
    added: BTreeSet<Essence<'a>>,
}

impl<'a> Judge<'a> {
    pub fn of(before: &'a Words, after: &'a Words, goal: &'a GoalChanges) -> Self {
        let fields = goal.changes.iter().filter_map(field_of);
        let new = fields.filter(|change| change.old.is_none());
        let added = new.filter_map(|change| essence(&change.field, change.new.as_ref()?)).collect();
        Self { before, after, changes: &goal.changes, added }
    }

    /// Why the change at a place is marked, if it is.
    pub fn field(&self, place: usize) -> Option<Flag> {
        use GoalField::{
            CrossCutting, Departments, Due, Events, Id, Indicators, Kind, Lead, Measures, Milestones, Note, Origin,
            Pillar, Progress, Promise, ReplacedBy, Replaces, Sources, Start, Status, StatusDate, StatusSource,
            Strategies, Summary, Title, Topic, Translations,
        };
        let change = self.changes.get(place).and_then(field_of)?;
        let path: Vec<&str> = change.field.iter().map(String::as_str).collect();
        let (name, inside) = path.split_first()?;
        let is = |flag: Flag, holds: bool| holds.then_some(flag);
        match (GoalField::of(name)?, inside) {
            (Due, []) | (Milestones | Measures, [_, "due"]) | (Indicators, [_, "target", "date"]) => {
                is(Flag::DeadlineLater, is_later(change))
            }
            (Milestones | Measures, [_]) => is(Flag::DeadlineLater, self.deadline_gone(change)),
            (Milestones, [_, "done"]) => is(Flag::ProgressFell, change.old.is_some() && change.new.is_none()),
            (Status, []) | (Measures, [_, "status"]) => is(Flag::StatusBack, self.status_back(change)),
            (Progress, []) => progress(change),
            (Promise, []) | (Translations, [_, "promise"]) => is(Flag::PromiseChanged, change.old.is_some()),
            (Indicators, [_]) => is(Flag::IndicatorRemoved, self.is_gone(change)),
            (Indicators, [_, rest @ ..]) => self.indicator(place, change, rest),
            // Whole lists and other parts of these, and fields that promise nothing that could be less.
            (
                Due | Milestones | Measures | Indicators | Status | Progress | Promise | Translations | Id | Title
                | Summary | Kind | Pillar | Topic | CrossCutting | Lead | Departments | StatusDate | StatusSource
                | Start | Origin | Strategies | Events | Sources | Note | Replaces | ReplacedBy,
                _,
            ) => None,
        }
    }

    fn indicator(&self, place: usize, change: &'a FieldChange, path: &[&str]) -> Option<Flag> {
        let is = |flag: Flag| change.old.is_some().then_some(flag);
        match path {
            ["unit"] => is(Flag::UnitChanged),
            ["direction"] => is(Flag::RuleChanged),
            ["target"] | ["target", "value"] => target(change, self.beside(place)),
            ["target", "number"] if self.beside(place).is_none() => target(change, None),
            ["baseline"] | ["baseline", "value" | "date"] => is(Flag::BaselineChanged),
            ["baseline", "number"] if self.beside(place).is_none() => is(Flag::BaselineChanged),
            ["values"] => (!is_continued(change)).then_some(Flag::PastValueChanged),
            ["values", _] => self.is_gone(change).then_some(Flag::PastValueChanged),
            ["values", _, "value"] => is(Flag::PastValueChanged),
            ["values", _, "number"] if self.beside(place).is_none() => is(Flag::PastValueChanged),
            _ => None,
        }
    }

    /// The change of the `number` beside a changed `value`, or of the `value` beside a changed `number`. The changes of a
    /// mapping stand together, in the order of their names.
    fn beside(&self, place: usize) -> Option<&'a FieldChange> {
        let own = self.changes.get(place).and_then(field_of)?;
        let (leaf, parent) = own.field.split_last()?;
        let wanted = if leaf == "value" { "number" } else { "value" };
        let sibling = |change: &&'a FieldChange| change.field.split_last().is_some_and(|(_, above)| above == parent);
        let before = self.changes[..place].iter().rev().map_while(field_of).take_while(sibling);
        let after = self.changes[place + 1..].iter().map_while(field_of).take_while(sibling);
        let mut siblings = before.chain(after);
        siblings.find(|change| change.field.last().is_some_and(|leaf| leaf == wanted))
    }

    /// Whether an entry was taken away and did not come back under another name in the same step.
    fn is_gone(&self, change: &'a FieldChange) -> bool {
        match (&change.old, &change.new) {
            (Some(old), None) => essence(&change.field, old).is_none_or(|essence| !self.added.contains(&essence)),
            (Some(_), Some(_)) => true,
            (None, _) => false,
        }
    }

    /// Whether a step that was to be reached by a day is gone, without a like one of that day in its place.
    fn deadline_gone(&self, change: &'a FieldChange) -> bool {
        let Some(Field::Map(old)) = &change.old else { return false };
        old.contains_key("due") && !old.contains_key("done") && self.is_gone(change)
    }

    /// Words that no vocabulary knows are not compared; giving a goal up is no way back.
    fn status_back(&self, change: &FieldChange) -> bool {
        let known = |field: &Option<Field>, words: &Words| words.get(field.as_ref().and_then(text)?).copied();
        let Some(old) = known(&change.old, self.before).filter(|old| old.means != Meaning::Unknown) else {
            return false;
        };
        if change.new.is_none() {
            return true;
        }
        let Some(new) = known(&change.new, self.after) else { return false };
        match (rank(old.means), rank(new.means)) {
            _ if new.means == Meaning::Unknown => true,
            (Some(before), Some(after)) if before == after => {
                old.step.zip(new.step).is_some_and(|(old, new)| new < old)
            }
            (Some(before), Some(after)) => after < before,
            _ => false,
        }
    }
}

fn field_of(change: &Change) -> Option<&FieldChange> {
    if let Change::Field(change) = change { Some(change) } else { None }
}

fn text(field: &Field) -> Option<&str> {
    if let Field::Text(text) = field { Some(text) } else { None }
}

fn number(field: Option<&Field>) -> Option<f64> {
    field.and_then(text)?.parse().ok().filter(|number: &f64| number.is_finite())
}

fn rank(means: Meaning) -> Option<u8> {
    match means {
        Meaning::Planned => Some(0),
        Meaning::Started => Some(1),
        Meaning::Done => Some(2),
        Meaning::Stopped | Meaning::Unknown => None,
    }
}

fn last_day(field: Option<&Field>) -> Option<Date> {
    Some(field.and_then(text)?.parse::<PartialDate>().ok()?.last_day())
}

/// Whether a deadline ends later, or is none any more.
fn is_later(change: &FieldChange) -> bool {
    let Some(before) = last_day(change.old.as_ref()) else { return false };
    last_day(change.new.as_ref()).is_none_or(|after| after > before)
}

/// A list of bare values that only got more of them, or that is new.
fn is_continued(change: &FieldChange) -> bool {
    let list = |field: &Option<Field>| match field {
        None => Some(Vec::new()),
        Some(Field::Text(text)) => Some(vec![text.clone()]),
        Some(Field::Texts(texts)) => Some(texts.clone()),
        Some(Field::Map(_) | Field::Entries(_)) => None,
    };
    let (old, new) = (list(&change.old), list(&change.new));
    change.old.is_none() || old.zip(new).is_some_and(|(old, new)| new.starts_with(&old))
}

/// Compares a target as a number; the one beside the words counts if the words are none.
fn target(change: &FieldChange, beside: Option<&FieldChange>) -> Option<Flag> {
    change.old.as_ref()?;
    let old = number(change.old.as_ref()).or_else(|| number(beside?.old.as_ref()));
    let new = number(change.new.as_ref()).or_else(|| number(beside?.new.as_ref()));
    match old.zip(new).and_then(|(old, new)| new.partial_cmp(&old)) {
        Some(std::cmp::Ordering::Less) => Some(Flag::TargetLowered),
        Some(std::cmp::Ordering::Greater) => Some(Flag::TargetRaised),
        // `90` became `90.0`.
        Some(std::cmp::Ordering::Equal) => None,
        None => Some(Flag::TargetChanged),
    }
}

/// Stated progress that fell or was taken away; another way to count it is a changed rule.
fn progress(change: &FieldChange) -> Option<Flag> {
    let old = change.old.as_ref()?;
    match (number(Some(old)), change.new.as_ref()) {
        (Some(_), None) => Some(Flag::ProgressFell),
        (Some(old), new) if number(new).is_some() => {
            number(new).is_some_and(|new| new < old).then_some(Flag::ProgressFell)
        }
        _ => Some(Flag::RuleChanged),
    }
}

/// What counts of an entry: all of an indicator but its name, day and value of a reading, the day of a step.
fn essence<'a>(path: &'a [String], field: &'a Field) -> Option<Essence<'a>> {
    let Field::Map(map) = field else { return None };
    let (_, list) = path.split_last()?;
    let list: Vec<&str> = list.iter().map(String::as_str).collect();
    let counts = |key: &str| match list.as_slice() {
        ["indicators"] => key != "name",
        ["indicators", _, "values"] => matches!(key, "date" | "value" | "number"),
        _ => key == "due",
    };
    let kept = map.iter().filter(|(key, _)| counts(key)).map(|(key, field)| (key.as_str(), field)).collect();
    Some((list, kept))
}

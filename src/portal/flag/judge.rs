//! Whether one changed value of a goal is to be marked: the rules of [`super::table`], applied.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Flag;
use super::entries::{changes_of_entry, pairs};
use super::hedges::Hedges;
use super::links::leads_elsewhere;
use super::members::{group_of, named_in};
use super::names::is_renamed;
use super::table::{Item, Rule};
use super::values::{Values, entry, text};
use super::vocabulary::{Groups, StatusThen, Words};
use super::words::{redefines, text_weakens, weakens};
use crate::config::{GroupKind, Meaning};
use crate::content::Field;
use crate::history::{FieldChange, TextChange};
use crate::value::PartialDate;

/// What the rules need to know of the day of a step.
#[derive(Clone, Copy)]
pub(super) struct Then<'a> {
    /// Statuses before and after the step.
    pub before: &'a Words,
    pub after: &'a Words,
    pub groups: &'a Groups,
    pub hedges: &'a Hedges,
    /// When each source was published, on its last possible day.
    pub sources: &'a BTreeMap<String, Date>,
    /// Sources that have another id since the step, with the same title and date.
    pub renamed: &'a BTreeMap<String, String>,
    /// The day of the step, the last one that is possible.
    pub day: Date,
    /// Whether the rules of the day ask for a source beside a status.
    pub needs_source: bool,
    /// Whether the history has goals since this day.
    pub is_first: bool,
}

impl Then<'_> {
    /// The id of a source after the step.
    pub(super) fn today(&self, source: &str) -> String {
        self.renamed.get(source).map_or(source, String::as_str).to_owned()
    }
}

/// Judges the changes of one goal, or of one entry, in one step.
pub(super) struct Judge<'a> {
    pub(super) then: Then<'a>,
    /// All values before and after.
    pub(super) before: &'a Values,
    pub(super) after: &'a Values,
    pub(super) changes: Vec<&'a FieldChange>,
    /// The entries that came for those that went, as places in `changes`.
    pub(super) pairs: BTreeMap<usize, usize>,
    /// What the goal's status said when one last said how far it is.
    standing: Option<StatusThen>,
    /// Sources that the whole goal names, before and after.
    pub(super) named: [BTreeSet<String>; 2],
    /// When the sources that it names after were published, oldest first.
    pub(super) days: Vec<Date>,
    /// Whether several reached milestones came.
    splits: bool,
}

/// Whether an entry says when it was reached.
fn is_reached(entry: Option<&Field>) -> bool {
    matches!(entry, Some(Field::Map(entry)) if entry.contains_key("done"))
}

impl<'a> Judge<'a> {
    pub fn of(
        then: Then<'a>,
        before: &'a Values,
        after: &'a Values,
        changes: Vec<&'a FieldChange>,
        standing: Option<StatusThen>,
    ) -> Self {
        let pairs = pairs(&changes);
        let named = [named_in(before).into_iter().map(|source| then.today(&source)).collect(), named_in(after)];
        let mut days: Vec<Date> = named[1].iter().filter_map(|source| then.sources.get(source)).copied().collect();
        days.sort_unstable();
        let came = |change: &&&FieldChange| change.field[0] == "milestones" && change.old.is_none();
        let splits = changes.iter().filter(came).filter(|change| is_reached(change.new.as_ref())).count() > 1;
        Self { then, before, after, changes, pairs, standing, named, days, splits }
    }

    /// Why the change at a place is marked, if it is; `text` is that of the page, if it changed.
    pub fn field(&self, place: usize, text: Option<&TextChange>) -> Option<Flag> {
        let change = *self.changes.get(place)?;
        let part = Item::of(&change.field);
        if let Some(came) = self.pairs.get(&place).and_then(|place| self.changes.get(*place)) {
            return self.became(part, change, came);
        }
        if part == Item::Text {
            return self.text(text?);
        }
        if self.pairs.values().any(|came| *came == place) {
            return None;
        }
        if let (Some(Flag::WordsWeaker), [field]) = (self.part(part, change), change.field.as_slice())
            && matches!(part, Item::Summary | Item::Note)
        {
            let text_of = |field: Option<&Field>| field.map(crate::history::field_text).unwrap_or_default();
            let moved = self.with_moved(field, &text_of(change.new.as_ref()), text);
            let (old, new) = (text_of(change.old.as_ref()), text_of(change.new.as_ref()));
            let is_less = weakens(&old, &moved, self.then.hedges) || part == Item::Note && redefines(&old, &new);
            return is_less.then_some(Flag::WordsWeaker);
        }
        self.part(part, change)
    }

    /// The text of the page says less than before, or proves it otherwise.
    fn text(&self, text: &TextChange) -> Option<Flag> {
        let now = self.with_moved("text", &text.new, None);
        let (hedges, then) = (self.then.hedges, |source: &str| self.then.today(source));
        if leads_elsewhere(&text.old, &now, then, |source| self.named[1].contains(source)) {
            return Some(Flag::EvidenceGone);
        }
        let is_weaker = |new: &str| text_weakens(&text.old, new, hedges);
        (is_weaker(&text.new) && (*now == *text.new || is_weaker(&now))).then_some(Flag::WordsWeaker)
    }

    /// The change by which something came for what went in another.
    pub fn came_for(&self, place: usize) -> Option<usize> {
        self.pairs.get(&place).copied()
    }

    /// A text of the page together with what came to its other texts: what only moved there is no less than before.
    fn with_moved(&self, field: &str, new: &str, text: Option<&TextChange>) -> String {
        let mut all = vec![new.to_owned()];
        let others = ["summary", "note", "promise"].into_iter().filter(|other| *other != field);
        for other in others.filter(|other| self.before.get(*other) != self.after.get(*other)) {
            all.extend(self.after.get(other).map(crate::history::field_text));
        }
        all.extend(text.map(|text| text.new.to_string()));
        all.join("\n\n")
    }

    /// An entry that has another name, day or source now is judged by what else became of it.
    fn became(&self, part: Item, went: &FieldChange, came: &FieldChange) -> Option<Flag> {
        let (_, list) = went.field.split_last()?;
        let (before, after, changes) = changes_of_entry(list, went.old.as_ref()?, came.new.as_ref()?);
        let mut inner = Judge::of(self.then, &before, &after, changes.iter().collect(), None);
        inner.named.clone_from(&self.named);
        inner.days.clone_from(&self.days);
        let split = (part == Item::Milestones).then(|| self.split(went)).flatten();
        // What is counted or done is said by the name.
        let is_renamed = went
            .field
            .last()
            .zip(came.field.last())
            .is_some_and(|(old, new)| is_renamed(old, new, part != Item::Indicators));
        let renamed = match part {
            Item::Indicators => Some(Flag::IndicatorRemoved),
            Item::Milestones | Item::Measures => Some(Flag::WordsWeaker),
            _ => None,
        };
        let of_name = split.into_iter().chain(renamed.filter(|_| is_renamed));
        let is_step = went.field.first() != came.field.first();
        let kept = |place: &usize| !is_step || !changes.get(*place).is_some_and(|change| self.is_of_measure(change));
        of_name.chain((0..changes.len()).filter(kept).filter_map(|place| inner.field(place, None))).min()
    }

    /// Whether a measure says something that a milestone has no place for, and that the goal still says.
    fn is_of_measure(&self, change: &FieldChange) -> bool {
        let word = change.old.as_ref().and_then(text);
        match Item::of(&change.field) {
            Item::MeasureStatus => {
                let status = word.and_then(|word| self.then.before.get(word));
                status.is_some_and(|status| !status.late && matches!(status.means, Meaning::Planned | Meaning::Started))
            }
            Item::MeasureSource => word.is_some_and(|source| self.named[1].contains(&self.then.today(source))),
            Item::MeasureNote => {
                let note = change.old.as_ref().map(crate::history::field_text).unwrap_or_default();
                !weakens(&note, &self.with_moved("", "", None), self.then.hedges)
            }
            _ => false,
        }
    }

    fn part(&self, part: Item, change: &FieldChange) -> Option<Flag> {
        let (old, new) = (change.old.as_ref(), change.new.as_ref());
        let is = |flag: Flag, holds: bool| holds.then_some(flag);
        let (had, has) = (old.is_some(), new.is_some());
        let gone = had && !has;
        match (part.rule(), part) {
            (Rule::Never, _) | (Rule::Other, Item::Id) => None,
            (Rule::Words, _) => self.wording(part, old, new),
            (Rule::Later, Item::Start) => is(Flag::StartLater, is_later(old, new)),
            (Rule::Later, _) => is(Flag::DeadlineLater, is_later(old, new)),
            (Rule::Completion, Item::EventDate | Item::EarlierDueSaid) => {
                is(Flag::EvidenceGone, had && !is_more_exact(old, new))
            }
            (Rule::Completion, _) if had && !is_more_exact(old, new) => Some(Flag::CompletionChanged),
            (Rule::Completion, Item::Done) => {
                let due = self.before.get("due").or(self.after.get("due"));
                is(Flag::Backdated, self.is_backdated(new, due))
            }
            (Rule::Completion, _) => {
                let unproven = || is(Flag::NoNewEvidence, self.is_reached_unproven(new));
                is(Flag::Backdated, self.milestone_backdated(change)).or_else(unproven)
            }
            (Rule::Standing, Item::Status) => self.status(old, new, self.standing).or_else(|| self.unproven(old, new)),
            (Rule::Standing, _) => self.status(old, new, None).or_else(|| self.unproven(old, new)),
            (Rule::Progress, _) => progress(old, new),
            // What was said of the whole goal is said of a part of it.
            (Rule::Other, Item::EventScope) if new.and_then(text) == Some("part") => {
                let event = entry(self.before, &change.field, 2);
                is(Flag::EvidenceGone, event.is_some_and(|event| event.contains_key("status")))
            }
            (Rule::Other, Item::EventStatus) => is(Flag::EvidenceGone, had && !self.is_same_status(old, new)),
            (Rule::Other, Item::EventScope) => is(Flag::EvidenceGone, had),
            (Rule::Other, Item::Lead) => is(Flag::LeadGone, self.is_another(GroupKind::Department, old, new)),
            (Rule::Other, _) => is(Flag::Regrouped, group_of(part).map_or(had, |kind| self.is_another(kind, old, new))),
            (Rule::Gone, Item::Departments) => is(Flag::LeadGone, self.department_gone(old, new)),
            (Rule::Gone, _) => is(Flag::Regrouped, self.member_gone(group_of(part), old, new)),
            (Rule::Source, _) => is(Flag::EvidenceGone, self.source_gone(part, change)),
            (Rule::StatusDate, _) => self.status_date(old, new),
            (Rule::Measure, _) => self.measure(part, change),
            (Rule::Target, _) => self.target(part, change),
            (Rule::Published, Item::CurrentDate) if self.is_only_redated(change) => Some(Flag::NoNewEvidence),
            (Rule::Published, Item::Current) if !had => is(Flag::PastValueChanged, self.is_put_over(change)),
            (Rule::Published, Item::Values) if !had => is(Flag::PastValueChanged, self.is_put_beside(change)),
            (Rule::Published, _) => is(Flag::PastValueChanged, self.published(part, change)),
            (Rule::Entry, Item::Milestones) if had => self.split(change).or_else(|| self.entry_gone(part, change)),
            (Rule::Entry, Item::Milestones) => match new {
                Some(Field::Map(new)) => is(Flag::Backdated, self.is_backdated(new.get("done"), new.get("due")))
                    .or_else(|| is(Flag::NoNewEvidence, self.is_reached_unproven(new.get("done"))))
                    .or_else(|| is(Flag::NoNewEvidence, self.is_reached_at_once(new))),
                _ => None,
            },
            (Rule::Entry, Item::Events) if !had => is(Flag::EvidenceGone, self.contradicts(change)),
            (Rule::Entry, _) => gone.then(|| self.entry_gone(part, change)).flatten(),
            (Rule::Foreign, _) => is(Flag::FieldGone, gone),
        }
    }

    /// A milestone, measure, indicator or event that is gone.
    fn entry_gone(&self, part: Item, change: &FieldChange) -> Option<Flag> {
        let Some(Field::Map(old)) = &change.old else {
            // A list of bare texts.
            return self.member_gone(None, change.old.as_ref(), change.new.as_ref()).then_some(Flag::PartGone);
        };
        let is_open = old.contains_key("due") && !old.contains_key("done");
        match part {
            Item::Events => Some(Flag::EvidenceGone),
            Item::Indicators => Some(Flag::IndicatorRemoved),
            _ if is_open => Some(Flag::DeadlineLater),
            _ if old.contains_key("done") => Some(Flag::CompletionChanged),
            _ => Some(Flag::PartGone),
        }
    }

    /// A reached milestone in whose place several reached ones stand.
    fn split(&self, change: &FieldChange) -> Option<Flag> {
        (self.splits && is_reached(change.old.as_ref())).then_some(Flag::Split)
    }
}

pub(super) fn date(field: Option<&Field>) -> Option<PartialDate> {
    field.and_then(text)?.parse().ok()
}

/// Whether a day ends later, is none any more, or only a longer time around it.
fn is_later(old: Option<&Field>, new: Option<&Field>) -> bool {
    let Some(before) = date(old) else { return false };
    date(new).is_none_or(|after| after.last_day() > before.last_day() || after != before && contains(after, before))
}

pub(super) fn contains(whole: PartialDate, part: PartialDate) -> bool {
    whole.first_day() <= part.first_day() && part.last_day() <= whole.last_day()
}

/// Whether a date lies within the one that it was.
pub(super) fn is_more_exact(old: Option<&Field>, new: Option<&Field>) -> bool {
    date(old).zip(date(new)).is_some_and(|(old, new)| contains(old, new))
}

/// Stated progress that fell or was taken away; another way to count it is a changed rule.
fn progress(old: Option<&Field>, new: Option<&Field>) -> Option<Flag> {
    let number = |field: Option<&Field>| field.and_then(text)?.parse::<f64>().ok();
    match (number(Some(old?)), new) {
        (Some(_), None) => Some(Flag::ProgressFell),
        (Some(old), new) if number(new).is_some() => {
            number(new).is_some_and(|new| new < old).then_some(Flag::ProgressFell)
        }
        _ => Some(Flag::ProgressOtherwise),
    }
}

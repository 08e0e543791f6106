//! A goal as its page stood at another time, read by today's settings; words for statuses mean what they meant then.

use std::collections::BTreeMap;

use crate::config::{Config, Group, GroupKind, Meaning, Status};
use crate::content::Field;
use crate::history::GoalThen;
use crate::portal::flag::Vocabulary;
use crate::value::PartialDate;

/// A status as a page stated it.
#[derive(Debug, Clone)]
pub enum StatusThen<'a> {
    /// One of today's vocabulary; the unknown one if nobody stated any.
    Known(&'a Status),
    /// One that left the vocabulary.
    Gone(Status),
    /// A word that no vocabulary had.
    Former(String),
}

impl PartialEq for StatusThen<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl<'a> StatusThen<'a> {
    /// What a word said after so many steps.
    fn read(word: Option<&str>, config: &'a Config, vocabulary: &Vocabulary, steps: usize) -> Self {
        let Some(word) = word else { return Self::Known(config.statuses.unknown()) };
        let Some(place) = vocabulary.status(steps, word) else { return Self::Former(word.to_owned()) };
        let gone = || vocabulary.ever().get(place).cloned().map_or_else(|| Self::Former(word.to_owned()), Self::Gone);
        config.statuses.iter().nth(place).map_or_else(gone, Self::Known)
    }

    /// The word as pages state it.
    pub fn id(&self) -> &str {
        match self {
            Self::Known(status) => &status.id,
            Self::Gone(status) => &status.id,
            Self::Former(word) => word,
        }
    }

    /// What it says about the work; nobody knows that of a word of the past.
    pub fn means(&self) -> Option<Meaning> {
        match self {
            Self::Known(status) => Some(status.means),
            Self::Gone(status) => Some(status.means),
            Self::Former(_) => None,
        }
    }

    /// Whether it says that the work is behind.
    pub fn is_late(&self) -> bool {
        match self {
            Self::Known(status) => status.late,
            Self::Gone(status) => status.late,
            Self::Former(_) => false,
        }
    }
}

/// The pillar that a page named.
#[derive(Debug, Clone)]
pub enum PillarThen<'a> {
    /// One of today's settings.
    Known(&'a Group),
    /// None: a goal of the whole strategy.
    None,
    /// A word that today's settings do not have.
    Former(String),
}

impl<'a> PillarThen<'a> {
    pub(super) fn read(name: Option<&str>, config: &'a Config) -> Self {
        let Some(name) = name else { return Self::None };
        let found = config.groups.find(GroupKind::Pillar, name);
        found.map_or_else(|| Self::Former(name.to_owned()), Self::Known)
    }
}

/// What a page said of its goal.
#[derive(Debug, Clone)]
pub struct GoalTold<'a> {
    /// Name; the id if it had none.
    pub title: String,
    /// Status.
    pub status: StatusThen<'a>,
    /// Deadline as written.
    pub due: Option<String>,
    /// Pillar.
    pub pillar: PillarThen<'a>,
    /// Indicators by name.
    pub indicators: BTreeMap<String, IndicatorTold>,
}

impl<'a> GoalTold<'a> {
    /// What it said after so many steps of the history.
    pub(super) fn of(id: &str, then: &GoalThen, config: &'a Config, (vocabulary, steps): (&Vocabulary, usize)) -> Self {
        let indicators = entries(then.fields.get("indicators"));
        Self {
            title: then.value("title").unwrap_or(id).to_owned(),
            status: StatusThen::read(then.value("status"), config, vocabulary, steps),
            due: then.value("due").map(str::to_owned),
            pillar: PillarThen::read(then.value("pillar"), config),
            indicators: indicators.map(|(name, field)| (name.clone(), IndicatorTold::of(field))).collect(),
        }
    }
}

/// A value of an indicator as written: a number, or the words of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueTold {
    /// The value.
    pub value: String,
    /// When it held.
    pub date: Option<String>,
}

impl ValueTold {
    fn of(field: &Field) -> Option<Self> {
        match field {
            Field::Text(value) => Some(Self { value: value.clone(), date: None }),
            Field::Map(map) => {
                let value = text(map, "value").or_else(|| text(map, "number"))?;
                Some(Self { value: value.to_owned(), date: text(map, "date").map(str::to_owned) })
            }
            Field::Texts(_) | Field::Entries(_) => None,
        }
    }
}

/// What a page said of an indicator.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IndicatorTold {
    /// In which unit.
    pub unit: Option<String>,
    /// The value of then, or else the last dated one.
    pub latest: Option<ValueTold>,
    /// Where it was to be.
    pub target: Option<ValueTold>,
}

impl IndicatorTold {
    fn of(field: &Field) -> Self {
        let Field::Map(map) = field else { return Self::default() };
        let values = entries(map.get("values")).filter_map(|(_, value)| {
            let value = ValueTold::of(value)?;
            let date: PartialDate = value.date.as_deref()?.parse().ok()?;
            Some((date, value))
        });
        let last = values.max_by_key(|(date, _)| *date).map(|(_, value)| value);
        Self {
            unit: text(map, "unit").map(str::to_owned),
            latest: map.get("current").and_then(ValueTold::of).or(last),
            target: map.get("target").and_then(ValueTold::of),
        }
    }
}

fn text<'f>(map: &'f BTreeMap<String, Field>, name: &str) -> Option<&'f str> {
    match map.get(name) {
        Some(Field::Text(text)) => Some(text),
        _ => None,
    }
}

/// The entries of a list; none if there is another kind of value.
fn entries(field: Option<&Field>) -> impl Iterator<Item = (&String, &Field)> {
    let entries = match field {
        Some(Field::Entries(entries)) => Some(entries),
        _ => None,
    };
    entries.into_iter().flatten()
}

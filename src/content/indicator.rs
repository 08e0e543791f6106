//! Measured values of a goal: unit, baseline, target and dated readings, each with its source.

use super::known::Known;
use crate::diagnostic::Sink;
use crate::value::{PartialDate, Quantity};
use crate::yaml::{Fields, Node, Value};

/// A value at a time.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// When; missing if no source says so.
    pub date: Option<PartialDate>,
    /// As written, with a number if it can be drawn.
    pub value: Quantity,
    /// Id of the source.
    pub source: Option<String>,
    /// What it was when it was published first, if its publisher corrected it.
    pub revised: Option<Revised>,
    /// A remark.
    pub note: Option<String>,
}

/// A value that was corrected later.
#[derive(Debug, Clone, PartialEq)]
pub struct Revised {
    /// The value before.
    pub of: Quantity,
    /// Id of the source that corrects it.
    pub source: String,
}

impl Reading {
    /// What translations may name.
    fn texts(&self) -> impl Iterator<Item = &str> {
        let Self { date: _, value: Quantity { written, number: _ }, source: _, revised, note } = self;
        let before = revised.iter().filter_map(|revised| revised.of.written.as_ref());
        written.iter().chain(before).chain(note).map(String::as_str)
    }

    /// Every source that it names.
    pub fn sources(&self) -> impl Iterator<Item = &String> {
        let Self { date: _, value: _, source, revised, note: _ } = self;
        source.iter().chain(revised.iter().map(|Revised { of: _, source }| source))
    }
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
}

impl Direction {
    const WORDS: [(&'static str, Self); 2] = [("up", Self::Up), ("down", Self::Down)];

    /// The word in front matter and data.
    pub fn word(self) -> &'static str {
        if self == Self::Up { "up" } else { "down" }
    }
}

/// One indicator of a goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// What is measured.
    pub name: String,
    /// In which unit.
    pub unit: Option<String>,
    /// Which way is better, if stated.
    pub direction: Option<Direction>,
    /// Where it began.
    pub baseline: Option<Reading>,
    /// Where it is to be, with the date until when.
    pub target: Option<Reading>,
    /// Measured values as listed.
    pub values: Vec<Reading>,
    /// The value of now, for portals that keep no series.
    pub current: Option<Reading>,
    /// A remark.
    pub note: Option<String>,
}

impl Indicator {
    /// What translations may name.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let Self { name, unit, direction: _, baseline, target, values, current, note } = self;
        let readings = baseline.iter().chain(target).chain(values).chain(current).flat_map(Reading::texts);
        [name].into_iter().chain(unit).chain(note).map(String::as_str).chain(readings)
    }

    /// Every source that it names.
    pub fn sources(&self) -> impl Iterator<Item = &String> {
        let Self { name: _, unit: _, direction: _, baseline, target, values, current, note: _ } = self;
        baseline.iter().chain(target).chain(values).chain(current).flat_map(Reading::sources)
    }

    /// The values, oldest first; those whose date nobody knows come before. Of several values of one day the one that
    /// comes last counts: by the id of its source, then by its number and its words, whichever stands first in the file.
    pub fn in_order(&self) -> Vec<&Reading> {
        let mut values: Vec<&Reading> = self.values.iter().collect();
        let number = |reading: &Reading| reading.value.number.unwrap_or(f64::NEG_INFINITY);
        let rest = |reading: &Reading| (reading.value.written.clone(), reading.note.clone());
        values.sort_by(|a, b| {
            let by_source = (a.date, &a.source).cmp(&(b.date, &b.source));
            by_source.then_with(|| number(a).total_cmp(&number(b))).then_with(|| rest(a).cmp(&rest(b)))
        });
        values
    }

    /// The unit where the name is not the same word.
    pub fn shown_unit(&self) -> Option<&String> {
        self.unit.as_ref().filter(|unit| unit.trim().to_lowercase() != self.name.trim().to_lowercase())
    }

    /// Whether it counts money.
    pub fn is_money(&self) -> bool {
        let is_currency = |word: &str| ["euro", "euros", "eur", "€"].contains(&word.to_lowercase().as_str());
        self.unit.as_ref().is_some_and(|unit| unit.split_whitespace().any(is_currency))
    }

    /// Everything that was measured.
    pub fn readings(&self) -> impl Iterator<Item = &Reading> {
        self.values.iter().chain(&self.current)
    }

    /// The value of now, or else the last dated one that is a number. A value whose date nobody knows may be of any age and
    /// is never the latest.
    pub fn latest(&self) -> Option<&Reading> {
        let dated = |reading: &&Reading| reading.date.is_some() && reading.value.number.is_some();
        self.current.as_ref().or_else(|| self.in_order().into_iter().rfind(dated))
    }

    /// The same, as far as it is a number.
    pub fn latest_number(&self) -> Option<f64> {
        self.latest()?.value.number
    }

    /// The day of the latest number, if there is a newer value in words that nobody can compute with.
    pub fn computed_of(&self) -> Option<PartialDate> {
        let computed = self.latest().filter(|latest| latest.value.number.is_some())?.date?;
        let is_newer = |reading: &Reading| reading.date.is_some_and(|date| date > computed);
        (self.current.is_none() && self.values.iter().any(is_newer)).then_some(computed)
    }

    /// Whether the target is reached, as far as that can be said of numbers: by the way from the baseline, or else by the
    /// direction.
    pub fn is_at_target(&self) -> Option<bool> {
        if let Some(percent) = self.progress() {
            return Some(percent == 100);
        }
        let (target, latest) = (self.target.as_ref()?.value.number?, self.latest_number()?);
        Some(match self.direction? {
            Direction::Up => latest >= target,
            Direction::Down => latest <= target,
        })
    }

    /// Whether baseline and target are the same number, so that there is no way between them.
    pub fn has_no_way(&self) -> bool {
        let number = |reading: &Option<Reading>| reading.as_ref().and_then(|reading| reading.value.number);
        number(&self.baseline).zip(number(&self.target)).is_some_and(|(from, to)| from.total_cmp(&to).is_eq())
    }

    /// Way from baseline to target in percent, 0 to 100; `None` unless all three are numbers and the way is not zero.
    pub fn progress(&self) -> Option<u8> {
        let from = self.baseline.as_ref()?.value.number?;
        let to = self.target.as_ref()?.value.number?;
        let now = self.latest_number()?;
        let share = (now - from) / (to - from) * 100.0;
        if !share.is_finite() {
            return None;
        }
        // Clamped to 0..=100 before, so nothing is lost; rounded down so that 100 means reached.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=100")]
        Some(share.clamp(0.0, 100.0).floor() as u8)
    }
}

pub(super) fn indicators(fields: &mut Fields<'_, '_, '_>, known: &Known<'_>) -> Vec<Indicator> {
    let mut indicators = Vec::new();
    for node in fields.entries("indicators") {
        let Some(mut entry) = Fields::of("indicators", node, fields.sink()) else {
            continue;
        };
        let name = entry.required_text("name");
        let indicator = Indicator {
            name: name.as_ref().map(|name| name.value.clone()).unwrap_or_default(),
            unit: entry.text("unit").map(|unit| unit.value),
            direction: entry.word("direction", &Direction::WORDS),
            baseline: single(&mut entry, "baseline", known),
            target: single(&mut entry, "target", known),
            values: values(&mut entry, known),
            current: single(&mut entry, "current", known),
            note: entry.text("note").map(|note| note.value),
        };
        entry.finish();
        indicators.extend(name.map(|_| indicator));
    }
    indicators
}

fn values(entry: &mut Fields<'_, '_, '_>, known: &Known<'_>) -> Vec<Reading> {
    let nodes = entry.entries("values");
    nodes.iter().filter_map(|node| reading("values", node, entry.sink(), known)).collect()
}

/// A reading that is a value alone (`target: 100`) or a mapping with date, source, note.
fn single(entry: &mut Fields<'_, '_, '_>, field: &str, known: &Known<'_>) -> Option<Reading> {
    let node = entry.take(field)?;
    reading(field, node, entry.sink(), known)
}

fn reading(field: &str, node: &Node, sink: &mut Sink<'_>, known: &Known<'_>) -> Option<Reading> {
    if let Some(text) = node.value.scalar() {
        #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
        let value = match node.value {
            Value::Whole(number) => Quantity { written: None, number: Some(number as f64) },
            Value::Number(number, _) => Quantity { written: None, number: Some(number) },
            _ => Quantity { written: Some(text), number: None },
        };
        return Some(Reading { date: None, value, source: None, revised: None, note: None });
    }
    let mut inner = Fields::of(field, node, sink)?;
    let date = inner.date("date").map(|date| date.value);
    let value = inner.required_quantity("value");
    let source = known.source(&mut inner, "source");
    // Only what was measured is corrected; another baseline or target is another promise.
    let revised = if matches!(field, "values" | "current") { revised(&mut inner, known) } else { None };
    let remark = inner.text("note").map(|text| text.value);
    inner.finish();
    value.map(|value| Reading { date, value, source, revised, note: remark })
}

fn revised(reading: &mut Fields<'_, '_, '_>, known: &Known<'_>) -> Option<Revised> {
    let node = reading.take("revised")?;
    let mut inner = Fields::of("revised", node, reading.sink())?;
    let (of, source) = (inner.required_text("of"), known.required_source(&mut inner, "source"));
    inner.finish();
    let of = of?.value;
    let number = of.trim().parse().ok().filter(|number: &f64| number.is_finite());
    let written = number.is_none().then_some(of);
    Some(Revised { of: Quantity { written, number }, source: source? })
}

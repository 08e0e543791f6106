//! A measured value over time: dated values as points, the target as a line, the straight way to it.
//!
//! Only what has a date and a number is drawn; everything else stands in the table. Between the points
//! there is no line: nobody measured there.

use serde::Serialize;

use super::area::TickView;
use super::indicator_plot::{Drawn, LabelView, PathView, Plot, PointView, ROOM};
use super::scale::Span;
use crate::content::{Direction, Goal, Indicator, Reading};
use crate::render::words::Words;
use crate::render::words::reading::ReadingView;
use crate::value::PartialDate;

const KEYS: [&str; 7] = ["baseline", "value", "inexact", "span", "target", "path", "today"];

/// A measured value of a goal.
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorView {
    pub name: String,
    /// Anchor on the goal's page.
    pub anchor: String,
    pub unit: Option<String>,
    pub baseline: Option<ReadingView>,
    pub target: Option<ReadingView>,
    /// Oldest first.
    pub values: Vec<ReadingView>,
    /// Way from baseline to target, whole percent; only if both and a latest value are numbers.
    pub progress: Option<u8>,
    pub picture: Option<IndicatorPictureView>,
    pub note: Option<String>,
}

/// A sign and what it stands for.
#[derive(Debug, Clone, Serialize)]
pub struct KeyView {
    /// `baseline`, `value`, `inexact`, `span`, `target`, `path`, `today`.
    pub kind: String,
    pub text: String,
}

/// `<indicator_picture>`.
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorPictureView {
    pub sentence: String,
    pub points: Vec<PointView>,
    /// Height of the target's line, and the target as written.
    pub target: Option<TickView>,
    pub path: Option<PathView>,
    pub labels: Vec<LabelView>,
    pub lines: Vec<TickView>,
    pub years: Vec<TickView>,
    /// The as-of date, if it lies inside.
    pub today: Option<String>,
    /// What stands in the picture, in the order of its explanation.
    pub keys: Vec<KeyView>,
    /// How many values stand in the table alone, in words.
    pub left_out: Option<String>,
}

impl IndicatorPictureView {
    /// The picture of an indicator; none if there is nothing to compare: fewer than two dated numbers, or one and no target.
    fn of(words: &Words<'_>, indicator: &Indicator) -> Option<Self> {
        let today = PartialDate::Day(words.portal.as_of);
        let mut values: Vec<Drawn<'_>> =
            indicator.in_order().into_iter().filter_map(|each| Drawn::of(each, None)).collect();
        values.extend(indicator.current.as_ref().and_then(|each| Drawn::of(each, Some(today))));
        values.sort_by_key(|drawn| drawn.date);
        let baseline = indicator.baseline.as_ref().and_then(|each| Drawn::of(each, None));
        let target = indicator.target.as_ref().and_then(|each| Some((each, each.value.number?)));
        let target = target.filter(|(_, number)| number.is_finite());
        if values.len() + usize::from(baseline.is_some()) + usize::from(target.is_some()) < 2 || values.is_empty() {
            return None;
        }
        let plot = Plot::of(&values, baseline, target, words.portal.as_of)?;
        let goal = target.and_then(|(reading, number)| Some(Drawn { reading, date: reading.date?, number }));
        let points = plot.points(&values, baseline, goal);
        let path = baseline.zip(goal).and_then(|(from, to)| plot.path(from, to));
        let today = plot.today(words.portal.as_of);
        let shown = |kind: &str| match kind {
            "span" => points.iter().any(|point| point.span.is_some()),
            "path" => path.is_some(),
            "target" => target.is_some(),
            "today" => today.is_some(),
            _ => points.iter().any(|point| point.kind == kind),
        };
        Some(Self {
            sentence: indicator_sentence(words, indicator, &values, baseline, goal),
            keys: keys(words, &shown),
            points,
            target: target.map(|(reading, number)| plot.line(number, words.quantity(&reading.value))),
            path,
            labels: plot.labels(words, &values, target),
            lines: plot.scale.lines().into_iter().map(|number| plot.line(number, words.number(number))).collect(),
            years: ROOM.years(plot.span),
            today,
            left_out: left_out(words, indicator),
        })
    }
}

impl IndicatorView {
    /// The indicators of a goal, with anchors in their order.
    pub fn all(words: &Words<'_>, goal: &Goal) -> Vec<Self> {
        goal.indicators
            .iter()
            .enumerate()
            .map(|(index, indicator)| IndicatorView::of(words, index, indicator))
            .collect()
    }

    fn of(words: &Words<'_>, index: usize, indicator: &Indicator) -> Self {
        let Indicator { name, unit: _, direction: _, baseline, target, values: _, current, note } = indicator;
        let reading = |reading: &Reading| ReadingView::of(words, reading);
        // The value of now comes last.
        let mut values = indicator.in_order();
        values.extend(current);
        Self {
            name: name.clone(),
            anchor: format!("indikator-{}", index + 1),
            unit: indicator.shown_unit().cloned(),
            baseline: baseline.as_ref().map(reading),
            target: target.as_ref().map(reading),
            values: values.into_iter().map(reading).collect(),
            progress: indicator.progress(),
            picture: IndicatorPictureView::of(words, indicator),
            note: note.clone(),
        }
    }
}

fn keys(words: &Words<'_>, shown: &dyn Fn(&str) -> bool) -> Vec<KeyView> {
    let date = words.day(words.portal.as_of).text;
    let key = |kind: &str| {
        let text = words.texts.fill(&format!("picture.indicator.keys.{kind}"), &[("date", &date)]);
        KeyView { kind: kind.to_owned(), text }
    };
    KEYS.into_iter().filter(|kind| shown(kind)).map(key).collect()
}

/// The newest and the oldest value, the target, and where the straight way to it would be now.
fn indicator_sentence(
    words: &Words<'_>,
    indicator: &Indicator,
    values: &[Drawn<'_>],
    baseline: Option<Drawn<'_>>,
    target: Option<Drawn<'_>>,
) -> String {
    let told = |key: &str, drawn: &Drawn<'_>| {
        let (value, date) = (words.quantity(&drawn.reading.value), words.date(drawn.date).text);
        words.texts.fill(&format!("picture.indicator.{key}"), &[("value", &value), ("date", &date)])
    };
    let mut parts: Vec<String> = Vec::new();
    if let Some(newest) = values.last() {
        parts.push(told("newest", newest));
        let oldest = baseline.or_else(|| values.first().copied()).filter(|oldest| oldest.date < newest.date);
        parts.extend(oldest.map(|oldest| told(if baseline.is_some() { "baseline" } else { "oldest" }, &oldest)));
        parts.extend(target.map(|target| told("target", &target)));
        if let Some((from, to)) = baseline.zip(target) {
            parts.extend(way_at(from, to, newest.date).map(|number| {
                let (value, date) = (words.number(number), words.date(newest.date).text);
                words.texts.fill("picture.indicator.way", &[("value", &value), ("date", &date)])
            }));
        }
    }
    if target.is_none()
        && let Some(target) = &indicator.target
    {
        let value = words.quantity(&target.value);
        parts.push(words.texts.fill("picture.indicator.target_undated", &[("value", &value)]));
    }
    parts.extend(indicator.direction.map(|direction| {
        let key = if direction == Direction::Up { "up" } else { "down" };
        words.texts.get(&format!("picture.indicator.{key}")).to_owned()
    }));
    parts.join(" ")
}

/// How many values without a number or without a date stand in the table alone.
fn left_out(words: &Words<'_>, indicator: &Indicator) -> Option<String> {
    let values = indicator.values.iter().chain(&indicator.baseline);
    let values = values.filter(|reading| Drawn::of(reading, None).is_none());
    let current = indicator.current.iter().filter(|reading| reading.value.number.is_none());
    let count = values.chain(current).count();
    (count > 0).then(|| words.count("picture.indicator.left_out", count))
}

/// What the straight way from baseline to target has at the middle of a date, one decimal; none outside of the way.
fn way_at(from: Drawn<'_>, to: Drawn<'_>, date: PartialDate) -> Option<f64> {
    let way = Span::around([from.date.first_day(), to.date.last_day()].into_iter())?;
    let (begin, end, now) = (way.middle(from.date), way.at(to.date.last_day()), way.middle(date));
    if now < begin || now > end || begin >= end {
        return None;
    }
    let number = from.number + (to.number - from.number) * (now - begin) / (end - begin);
    format!("{number:.1}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Quantity;

    fn reading(date: &str, number: f64) -> Reading {
        let value = Quantity { written: None, number: Some(number) };
        Reading { date: Some(date.parse().unwrap()), value, source: None, revised: None, note: None }
    }

    #[test]
    fn the_straight_way_ends_with_the_targets_period() {
        let (from, to) = (reading("2024-01-01", 0.0), reading("2025", 730.0));
        let way = |date: &str| {
            let (from, to) = (Drawn::of(&from, None).unwrap(), Drawn::of(&to, None).unwrap());
            way_at(from, to, date.parse().unwrap())
        };
        assert_eq!(way("2024-01-01"), Some(0.0));
        assert_eq!(way("2024-01-31"), Some(30.0));
        assert_eq!(way("2025-12-31"), Some(730.0));
        assert_eq!(way("2026-01-01"), None);
        assert_eq!(way("2023-12-31"), None);
    }
}

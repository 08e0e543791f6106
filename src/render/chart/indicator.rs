//! A measured value over time: dated values as points, the target as a line, the straight way to it.
//!
//! Only what has a date and a number is drawn; everything else is told in words below the picture. Between the points
//! there is no line: nobody measured there.

use serde::Serialize;

use super::area::TickView;
use super::indicator_plot::{Plot, ROOM};
use super::scale::Span;
use crate::content::{Direction, Indicator, Reading};
use crate::render::words::Words;
use crate::value::PartialDate;

const KEYS: [&str; 7] = ["baseline", "value", "inexact", "span", "target", "path", "today"];

/// A point.
#[derive(Debug, Clone, Serialize)]
pub struct PointView {
    pub x: String,
    pub y: String,
    /// `value`, `inexact`, `baseline`, `target`.
    pub kind: String,
    /// Ends of the month or year in which it was measured, if that is all that is known.
    pub span: Option<(String, String)>,
}

/// Words at a place.
#[derive(Debug, Clone, Serialize)]
pub struct LabelView {
    pub x: String,
    pub y: String,
    /// `start`, `middle` or `end`: which part of the words lies at the place.
    pub anchor: String,
    pub text: String,
}

/// The straight way from baseline to target.
#[derive(Debug, Clone, Serialize)]
pub struct PathView {
    pub from: (String, String),
    pub to: (String, String),
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
    /// What is not in the picture, in words.
    pub left_out: Option<String>,
}

/// A value that can be drawn.
#[derive(Clone, Copy)]
pub(super) struct Drawn<'a> {
    pub reading: &'a Reading,
    pub date: PartialDate,
    pub number: f64,
}

impl<'a> Drawn<'a> {
    fn of(reading: &'a Reading, otherwise: Option<PartialDate>) -> Option<Self> {
        let number = reading.value.number.filter(|number| number.is_finite())?;
        Some(Self { reading, date: reading.date.or(otherwise)?, number })
    }
}

impl Words<'_> {
    /// The picture of an indicator; none if there is nothing to compare: fewer than two dated numbers, or one and no target.
    pub fn indicator_picture(&self, indicator: &Indicator) -> Option<IndicatorPictureView> {
        let today = PartialDate::Day(self.portal.as_of);
        let mut values: Vec<Drawn<'_>> = indicator.values.iter().filter_map(|each| Drawn::of(each, None)).collect();
        values.extend(indicator.current.as_ref().and_then(|each| Drawn::of(each, Some(today))));
        values.sort_by_key(|drawn| drawn.date);
        let baseline = indicator.baseline.as_ref().and_then(|each| Drawn::of(each, None));
        let target = indicator.target.as_ref().and_then(|each| Some((each, each.value.number?)));
        let target = target.filter(|(_, number)| number.is_finite());
        if values.len() + usize::from(baseline.is_some()) + usize::from(target.is_some()) < 2 || values.is_empty() {
            return None;
        }
        let plot = Plot::of(&values, baseline, target, self.portal.as_of)?;
        let goal = target.and_then(|(reading, number)| Some(Drawn { reading, date: reading.date?, number }));
        let points = plot.points(&values, baseline, goal);
        let path = baseline.zip(goal).and_then(|(from, to)| plot.path(from, to));
        let today = plot.today(self.portal.as_of);
        let shown = |kind: &str| match kind {
            "span" => points.iter().any(|point| point.span.is_some()),
            "path" => path.is_some(),
            "target" => target.is_some(),
            "today" => today.is_some(),
            _ => points.iter().any(|point| point.kind == kind),
        };
        Some(IndicatorPictureView {
            sentence: self.indicator_sentence(indicator, &values, baseline, goal),
            keys: self.keys(&shown),
            points,
            target: target.map(|(reading, number)| plot.line(number, self.quantity(&reading.value))),
            path,
            labels: plot.labels(self, &values, target),
            lines: plot.scale.lines().into_iter().map(|number| plot.line(number, self.number(number))).collect(),
            years: ROOM.years(plot.span),
            today,
            left_out: self.left_out(indicator),
        })
    }

    fn keys(&self, shown: &dyn Fn(&str) -> bool) -> Vec<KeyView> {
        let date = self.day(self.portal.as_of).text;
        let key = |kind: &str| {
            let text = self.texts.fill(&format!("picture.indicator.keys.{kind}"), &[("date", &date)]);
            KeyView { kind: kind.to_owned(), text }
        };
        KEYS.into_iter().filter(|kind| shown(kind)).map(key).collect()
    }

    /// The newest and the oldest value, the target, and where the straight way to it would be now.
    fn indicator_sentence(
        &self,
        indicator: &Indicator,
        values: &[Drawn<'_>],
        baseline: Option<Drawn<'_>>,
        target: Option<Drawn<'_>>,
    ) -> String {
        let told = |key: &str, drawn: &Drawn<'_>| {
            let (value, date) = (self.quantity(&drawn.reading.value), self.date(drawn.date).text);
            self.texts.fill(&format!("picture.indicator.{key}"), &[("value", &value), ("date", &date)])
        };
        let mut parts: Vec<String> = Vec::new();
        if let Some(newest) = values.last() {
            parts.push(told("newest", newest));
            let oldest = baseline.or_else(|| values.first().copied()).filter(|oldest| oldest.date < newest.date);
            parts.extend(oldest.map(|oldest| told(if baseline.is_some() { "baseline" } else { "oldest" }, &oldest)));
            parts.extend(target.map(|target| told("target", &target)));
            if let Some((from, to)) = baseline.zip(target) {
                parts.extend(way_at(from, to, newest.date).map(|number| {
                    let (value, date) = (self.number(number), self.date(newest.date).text);
                    self.texts.fill("picture.indicator.way", &[("value", &value), ("date", &date)])
                }));
            }
        }
        if target.is_none()
            && let Some(target) = &indicator.target
        {
            let value = self.quantity(&target.value);
            parts.push(self.texts.fill("picture.indicator.target_undated", &[("value", &value)]));
        }
        parts.extend(indicator.direction.map(|direction| {
            let key = if direction == Direction::Up { "up" } else { "down" };
            self.texts.get(&format!("picture.indicator.{key}")).to_owned()
        }));
        parts.join(" ")
    }

    /// Values without a number or without a date, with what is known of them.
    fn left_out(&self, indicator: &Indicator) -> Option<String> {
        let values = indicator.values.iter().chain(&indicator.baseline);
        let values = values.filter(|reading| Drawn::of(reading, None).is_none());
        let current = indicator.current.iter().filter(|reading| reading.value.number.is_none());
        let told = |reading: &Reading| {
            let value = self.quantity(&reading.value);
            let date =
                reading.date.map_or_else(|| self.texts.get("goal.undated").to_owned(), |date| self.date(date).text);
            format!("{value} ({date})")
        };
        let all: Vec<String> = values.chain(current).map(told).collect();
        (!all.is_empty()).then(|| self.texts.fill("picture.indicator.left_out", &[("values", &all.join("; "))]))
    }
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
        Reading { date: Some(date.parse().unwrap()), value, source: None, note: None }
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

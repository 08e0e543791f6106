//! Where the values of an indicator lie in its picture, and where words have room beside them.

use jiff::civil::Date;
use serde::Serialize;

use super::area::TickView;
use super::scale::{Room, Scale, Span};
use super::written;
use crate::content::Reading;
use crate::render::words::Words;
use crate::value::PartialDate;

/// So near to the target's line, in pixels, a word at a point would lie on it.
const NEAR: f64 = 26.0;

pub const ROOM: Room = Room { sides: (12.0, 5.0), top: 26.0, height: 156.0 };

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

/// A value that can be drawn.
#[derive(Clone, Copy)]
pub struct Drawn<'a> {
    pub reading: &'a Reading,
    pub date: PartialDate,
    pub number: f64,
}

impl<'a> Drawn<'a> {
    pub fn of(reading: &'a Reading, otherwise: Option<PartialDate>) -> Option<Self> {
        let number = reading.value.number.filter(|number| number.is_finite())?;
        Some(Self { reading, date: reading.date.or(otherwise)?, number })
    }
}

/// Where values lie in the picture.
pub struct Plot {
    pub span: Span,
    pub scale: Scale,
}

impl Plot {
    pub fn of(
        values: &[Drawn<'_>],
        baseline: Option<Drawn<'_>>,
        target: Option<(&Reading, f64)>,
        as_of: Date,
    ) -> Option<Self> {
        let drawn = || values.iter().chain(&baseline);
        let until = target.and_then(|(reading, _)| reading.date).map(PartialDate::last_day);
        let ends = drawn().flat_map(|drawn| [drawn.date.first_day(), drawn.date.last_day()]);
        let span = Span::around(ends.chain(until).chain([as_of]))?;
        let scale = Scale::of(drawn().map(|drawn| drawn.number).chain(target.map(|(_, number)| number)))?;
        Some(Self { span, scale })
    }

    fn y(&self, number: f64) -> f64 {
        ROOM.y(self.scale.at(number))
    }

    pub fn line(&self, number: f64, label: String) -> TickView {
        TickView { at: written(self.y(number)), label }
    }

    pub fn today(&self, as_of: Date) -> Option<String> {
        (as_of < self.span.to).then(|| x(self.span.at(as_of)))
    }

    pub fn points(
        &self,
        values: &[Drawn<'_>],
        baseline: Option<Drawn<'_>>,
        target: Option<Drawn<'_>>,
    ) -> Vec<PointView> {
        let point = |drawn: &Drawn<'_>, kind: &str, share: f64| PointView {
            x: x(share),
            y: written(self.y(drawn.number)),
            kind: kind.to_owned(),
            span: None,
        };
        let value = |drawn: &Drawn<'_>| {
            let ends = || (x(self.span.at(drawn.date.first_day())), x(self.span.at(drawn.date.last_day())));
            let kind = if drawn.reading.value.written.is_some() { "inexact" } else { "value" };
            let span = (!matches!(drawn.date, PartialDate::Day(_))).then(ends);
            PointView { span, ..point(drawn, kind, self.span.middle(drawn.date)) }
        };
        let first = baseline.iter().map(|drawn| point(drawn, "baseline", self.span.middle(drawn.date)));
        let last = target.iter().map(|drawn| point(drawn, "target", self.span.at(drawn.date.last_day())));
        first.chain(values.iter().map(value)).chain(last).collect()
    }

    pub fn path(&self, from: Drawn<'_>, to: Drawn<'_>) -> Option<PathView> {
        let end = |drawn: Drawn<'_>, share: f64| (x(share), written(self.y(drawn.number)));
        let (begin, finish) = (self.span.middle(from.date), self.span.at(to.date.last_day()));
        (begin < finish).then(|| PathView { from: end(from, begin), to: end(to, finish) })
    }

    /// The newest value and the target as words, each where the other and the line do not lie.
    pub fn labels(&self, words: &Words<'_>, values: &[Drawn<'_>], target: Option<(&Reading, f64)>) -> Vec<LabelView> {
        let mut labels = Vec::new();
        let line = target.map(|(_, number)| self.y(number));
        if let Some(newest) = values.last() {
            let share = self.span.middle(newest.date);
            let y = self.y(newest.number);
            // Above the point, unless the target's line lies there.
            let below = line.is_some_and(|line| line <= y && y - line < NEAR);
            let anchor = if share > 0.85 {
                "end"
            } else if share < 0.1 {
                "start"
            } else {
                "middle"
            };
            labels.push(LabelView {
                x: x(share),
                y: written(if below { y + 22.0 } else { y - 11.0 }),
                anchor: anchor.to_owned(),
                text: words.quantity(&newest.reading.value),
            });
        }
        if let Some((reading, number)) = target {
            let y = self.y(number);
            let crowded = values.iter().any(|drawn| y - self.y(drawn.number) > 0.0 && y - self.y(drawn.number) < NEAR);
            let value = words.quantity(&reading.value);
            labels.push(LabelView {
                x: "100%".to_owned(),
                y: written(if crowded { y + 18.0 } else { y - 9.0 }),
                anchor: "end".to_owned(),
                text: words.texts.fill("picture.indicator.target_label", &[("value", &value)]),
            });
        }
        labels
    }
}

/// A place between left (0) and right (1), as a coordinate.
fn x(share: f64) -> String {
    format!("{}%", written(ROOM.x(share)))
}

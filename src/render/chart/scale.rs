//! Where numbers and days lie in a picture: round numbers up the side, years along the ground.

use jiff::civil::Date;

use super::area::TickView;
use super::{days, written};
use crate::value::PartialDate;

/// Most lines across the picture.
const LINES: f64 = 5.0;

/// Most years that have room for their names on a phone.
const YEARS: usize = 6;

/// Numbers from the ground to the top of a picture. The ground is zero unless a number lies below it: a cut axis makes
/// small differences look large.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    low: f64,
    high: f64,
    step: f64,
}

impl Scale {
    /// A scale on which all numbers have a place; none for numbers that no picture can show.
    pub fn of(numbers: impl Iterator<Item = f64>) -> Option<Self> {
        let (low, high) = numbers.fold((0.0_f64, 0.0_f64), |(low, high), number| (low.min(number), high.max(number)));
        let range = high - low;
        if !range.is_finite() || range < 1e-6 {
            return None;
        }
        let step = round_step(range);
        Some(Self { low: (low / step).floor() * step, high: (high / step).ceil() * step, step })
    }

    /// How high a number lies, from 0 to 1.
    pub fn at(&self, number: f64) -> f64 {
        (number - self.low) / (self.high - self.low)
    }

    /// The round numbers that get a line, from below.
    pub fn lines(&self) -> Vec<f64> {
        let numbers = (0_u8..12).map(|place| self.low + f64::from(place) * self.step);
        // Sums of tenths are not exact; what a reader sees is.
        numbers.take_while(|number| *number <= self.high + self.step / 2.0).map(tidy).collect()
    }
}

/// A number without the traces of binary fractions.
pub fn tidy(number: f64) -> f64 {
    format!("{number:.9}").parse().unwrap_or(number)
}

/// Days from the left to the right end of a picture.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    pub from: Date,
    pub to: Date,
}

impl Span {
    /// The days around all of these; none if there is only one.
    pub fn around(all: impl Iterator<Item = Date> + Clone) -> Option<Self> {
        let (from, to) = (all.clone().min()?, all.max()?);
        (from < to).then_some(Self { from, to })
    }

    /// How far right a day lies, from 0 to 1.
    pub fn at(self, day: Date) -> f64 {
        share(days(self.from, day), days(self.from, self.to))
    }

    /// The middle of a period: where in it a value was taken nobody knows.
    pub fn middle(self, date: PartialDate) -> f64 {
        f64::midpoint(self.at(date.first_day()), self.at(date.last_day()))
    }

    /// Begins of years inside, few enough for their names.
    pub fn years(self) -> Vec<i16> {
        let years: Vec<i16> = (self.from.year() + 1..=self.to.year()).collect();
        let step = years.len().div_ceil(YEARS).max(1);
        years.into_iter().step_by(step).collect()
    }
}

/// The room in which a picture draws: its sides are left free for what stands beside the marks.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// Free on the left and on the right, in percent of the width.
    pub sides: (f64, f64),
    /// Free above, in pixels.
    pub top: f64,
    /// From there to the ground, in pixels.
    pub height: f64,
}

impl Room {
    /// A place between left (0) and right (1), in percent of the width.
    pub fn x(&self, share: f64) -> f64 {
        self.sides.0 + share * (100.0 - self.sides.0 - self.sides.1)
    }

    /// A place between ground (0) and top (1), in pixels from above.
    pub fn y(&self, share: f64) -> f64 {
        self.top + (1.0 - share) * self.height
    }

    /// Names of years below the picture.
    pub fn years(&self, span: Span) -> Vec<TickView> {
        let tick = |year: i16| {
            let at = self.x(span.at(PartialDate::Year(year).first_day()));
            TickView { at: format!("{}%", written(at)), label: year.to_string() }
        };
        span.years().into_iter().map(tick).collect()
    }
}

/// The smallest of 1, 2, 5, 10, 20 … (or 0.5, 0.2 …) that cuts the range into few parts.
fn round_step(range: f64) -> f64 {
    let mut ten = 1.0;
    while range > ten * 10.0 {
        ten *= 10.0;
    }
    while range < ten {
        ten /= 10.0;
    }
    [0.2, 0.5, 1.0].map(|part| ten * part).into_iter().find(|step| range / step <= LINES).unwrap_or(ten * 2.0)
}

/// A part of a whole, from 0 to 1.
fn share(part: i64, whole: i64) -> f64 {
    let number = |days: i64| f64::from(i32::try_from(days).unwrap_or(i32::MAX));
    if whole > 0 { number(part) / number(whole) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(numbers: &[f64]) -> Vec<f64> {
        Scale::of(numbers.iter().copied()).map_or_else(Vec::new, |scale| scale.lines())
    }

    #[test]
    fn lines_are_round_and_few() {
        assert_eq!(lines(&[36.0, 865.0]), [0.0, 200.0, 400.0, 600.0, 800.0, 1000.0]);
        assert_eq!(lines(&[33.8, 100.0]), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(lines(&[3.0]), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(lines(&[0.25]), [0.0, 0.05, 0.1, 0.15, 0.2, 0.25]);
        assert_eq!(lines(&[120_000.0]), [0.0, 50_000.0, 100_000.0, 150_000.0]);
        assert_eq!(lines(&[-4.0, 5.0]), [-4.0, -2.0, 0.0, 2.0, 4.0, 6.0]);
    }

    #[test]
    fn no_scale_without_a_height() {
        assert_eq!(lines(&[]), [0.0; 0]);
        assert_eq!(lines(&[0.0, 0.0]), [0.0; 0]);
        assert_eq!(lines(&[f64::MAX, f64::MIN]), [0.0; 0]);
        assert_eq!(lines(&[f64::INFINITY]), [0.0; 0]);
    }

    #[test]
    fn the_ground_is_zero() {
        let scale = Scale::of([850.0, 865.0].into_iter()).unwrap();
        assert!(scale.at(0.0).abs() < 1e-9 && (scale.at(500.0) - 0.5).abs() < 1e-9);
    }

    #[test]
    fn a_period_is_drawn_at_its_middle() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let span = Span::around([day("2024-01-01"), day("2026-01-01"), day("2025-01-01")].into_iter()).unwrap();
        let middle = |text: &str| format!("{:.3}", span.middle(text.parse().unwrap()));
        assert_eq!(middle("2024"), "0.250");
        assert_eq!(middle("2024-01-01"), "0.000");
        assert_eq!(span.years(), [2025, 2026]);
        assert!(Span::around([day("2024-01-01")].into_iter()).is_none());
    }

    #[test]
    fn at_most_six_years_have_names() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let span = Span::around([day("2000-06-01"), day("2026-01-01")].into_iter()).unwrap();
        assert_eq!(span.years(), [2001, 2006, 2011, 2016, 2021, 2026]);
    }
}

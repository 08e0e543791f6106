//! Deadlines on a time line: how many end in each quarter, and what became of them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::area::TickView;
use super::scale::{Room, Scale, tidy};
use super::{number, written};
use crate::portal::DueState;
use crate::render::words::Words;
use crate::render::words::view::DateView;

const ROOM: Room = Room { sides: (8.0, 1.0), top: 38.0, height: 132.0 };

/// From the ground up.
const STATES: [DueState; 4] = [DueState::Closed, DueState::Later, DueState::Soon, DueState::Overdue];

/// More columns than this would be too thin on a phone; then a column is a year.
const QUARTERS: i32 = 40;

const COLUMNS: i32 = 60;

/// Numbers by state, in the order of [`STATES`].
type Counts = [usize; 4];

/// Deadlines of one period that have one state.
#[derive(Debug, Clone, Serialize)]
pub struct DuePartView {
    /// `overdue`, `soon`, `later`, `closed`.
    pub state: String,
    pub y: String,
    pub height: String,
}

/// The sign of the most urgent deadlines of a period.
#[derive(Debug, Clone, Serialize)]
pub struct DueSignView {
    /// `overdue` or `soon`.
    pub state: String,
    pub x: String,
    pub y: String,
}

/// Deadlines of one period.
#[derive(Debug, Clone, Serialize)]
pub struct DueColumnView {
    pub x: String,
    pub width: String,
    pub parts: Vec<DuePartView>,
    /// What stands on top of the column; none if nothing in it is urgent.
    pub sign: Option<DueSignView>,
}

/// A row of the table.
#[derive(Debug, Clone, Serialize)]
pub struct DueRowView {
    pub label: String,
    /// Overdue, soon, later, closed.
    pub counts: Vec<usize>,
}

/// `<due_line>`.
#[derive(Debug, Clone, Serialize)]
pub struct DueLineView {
    pub sentence: String,
    pub columns: Vec<DueColumnView>,
    pub lines: Vec<TickView>,
    pub years: Vec<TickView>,
    /// Where years begin.
    pub begins: Vec<String>,
    /// Middle of the as-of date's column.
    pub today: String,
    pub as_of: DateView,
    /// Numbers of all periods: overdue, soon, later, closed.
    pub totals: Vec<usize>,
    /// Where the page lists them.
    pub anchors: [&'static str; 4],
    pub rows: Vec<DueRowView>,
    /// Whether a column is a quarter, or else a year.
    pub quarters: bool,
}

/// Periods are numbered through: quarters or years since the year 0.
struct Axis {
    per_year: i32,
    first: i32,
    last: i32,
}

impl Axis {
    /// From the first deadline to the last, with the as-of date between them or at an end.
    fn of(words: &Words<'_>) -> Option<Self> {
        let days = words.portal.goals.iter().filter_map(|state| state.due).map(|due| due.date.last_day());
        let (first, last) = (days.clone().min()?, days.max()?);
        let (first, last) = (first.min(words.portal.as_of), last.max(words.portal.as_of));
        let whole_years = |per_year| {
            let begin = i32::from(first.year()) * per_year;
            Self { per_year, first: begin, last: (i32::from(last.year()) + 1) * per_year - 1 }
        };
        let quarters = whole_years(4);
        let axis = if quarters.columns() <= QUARTERS { quarters } else { whole_years(1) };
        (axis.columns() <= COLUMNS).then_some(axis)
    }

    fn columns(&self) -> i32 {
        self.last - self.first + 1
    }

    fn period(&self, day: jiff::civil::Date) -> i32 {
        let months = 12 / self.per_year;
        i32::from(day.year()) * self.per_year + (i32::from(day.month()) - 1) / months
    }

    /// Left edge of a period, in percent.
    fn left(&self, period: i32) -> f64 {
        ROOM.x(f64::from(period - self.first) / f64::from(self.columns()))
    }

    fn middle(&self, period: i32) -> f64 {
        f64::midpoint(self.left(period), self.left(period + 1))
    }

    fn column(&self, period: i32, counts: Counts, scale: &Scale) -> DueColumnView {
        let gap = (self.left(period + 1) - self.left(period)) * 0.1;
        let mut below = 0;
        let mut parts = Vec::new();
        for (state, count) in STATES.iter().zip(counts).filter(|(_, count)| *count > 0) {
            let (bottom, top) = (ROOM.y(scale.at(number(below))), ROOM.y(scale.at(number(below + count))));
            below += count;
            parts.push(DuePartView { state: state.word().to_owned(), y: written(top), height: written(bottom - top) });
        }
        let top = ROOM.y(scale.at(number(below)));
        DueColumnView {
            x: written(self.left(period) + gap),
            width: written(self.left(period + 1) - self.left(period) - 2.0 * gap),
            parts,
            sign: [3, 2].into_iter().find(|place| counts[*place] > 0).map(|place| DueSignView {
                state: STATES[place].word().to_owned(),
                x: written(self.middle(period)),
                y: written(top),
            }),
        }
    }

    fn begins(&self) -> Vec<String> {
        let places = usize::try_from(self.per_year).unwrap_or(1);
        (self.first..=self.last).step_by(places).skip(1).map(|period| written(self.left(period))).collect()
    }

    /// Middles of years, so few that their names have room on a phone.
    fn years(&self) -> Vec<TickView> {
        let (first, last) = (self.first / self.per_year, self.last / self.per_year);
        let step = usize::try_from((last - first) / 6 + 1).unwrap_or(1);
        let middle = |year: i32| f64::midpoint(self.left(year * self.per_year), self.left((year + 1) * self.per_year));
        let tick = |year: i32| TickView { at: written(middle(year)), label: year.to_string() };
        (first..=last).step_by(step).map(tick).collect()
    }
}

impl DueLineView {
    /// The picture of all deadlines; none if there is none, or if they lie too far apart for a picture.
    pub fn of(words: &Words<'_>) -> Option<Self> {
        let axis = Axis::of(words)?;
        let mut periods: BTreeMap<i32, Counts> = BTreeMap::new();
        for due in words.portal.goals.iter().filter_map(|state| state.due) {
            if let Some(place) = STATES.iter().position(|state| *state == due.state) {
                periods.entry(axis.period(due.date.last_day())).or_default()[place] += 1;
            }
        }
        let most = periods.values().map(|counts| counts.iter().sum::<usize>()).max()?;
        let scale = Scale::of([number(most)].into_iter())?;
        let lines = scale.lines().into_iter().filter(|line| tidy(line.fract()) == 0.0);
        let line = |count: f64| TickView { at: written(ROOM.y(scale.at(count))), label: words.number(count) };
        let totals =
            periods.values().fold(Counts::default(), |sums, counts| std::array::from_fn(|i| sums[i] + counts[i]));
        Some(Self {
            sentence: due_sentence(words, &periods, totals, &axis),
            columns: periods.iter().map(|(period, counts)| axis.column(*period, *counts, &scale)).collect(),
            lines: lines.map(line).collect(),
            years: axis.years(),
            begins: axis.begins(),
            today: written(axis.middle(axis.period(words.portal.as_of))),
            as_of: words.day(words.portal.as_of),
            totals: totals.into_iter().rev().collect(),
            anchors: ["ueberfaellig", "bald", "spaeter", "abgeschlossen"],
            rows: periods
                .iter()
                .map(|(period, counts)| DueRowView {
                    label: period_name(words, *period, &axis),
                    counts: counts.iter().rev().copied().collect(),
                })
                .collect(),
            quarters: axis.per_year == 4,
        })
    }
}

/// How many there are, how many are over, and in which period most of them end.
fn due_sentence(words: &Words<'_>, periods: &BTreeMap<i32, Counts>, totals: Counts, axis: &Axis) -> String {
    let sum = |counts: &Counts| counts.iter().sum::<usize>();
    let overdue = match totals[3] {
        0 => words.texts.get("picture.due.overdue_none").to_owned(),
        overdue => words.count("picture.due.overdue", overdue),
    };
    let mut parts = vec![words.count("picture.due.all", sum(&totals)), overdue];
    let most = periods.values().map(sum).max().unwrap_or_default();
    let mut fullest = periods.iter().filter(|(_, counts)| sum(counts) == most);
    if let (Some((period, _)), None) = (fullest.next(), fullest.next())
        && periods.len() > 1
    {
        let values = [("n", most.to_string()), ("period", period_name(words, *period, axis))];
        parts.push(words.fill("picture.due.most", &values));
    }
    parts.join(" ")
}

fn period_name(words: &Words<'_>, period: i32, axis: &Axis) -> String {
    let year = period.div_euclid(axis.per_year).to_string();
    if axis.per_year == 1 {
        return year;
    }
    let quarter = (period.rem_euclid(axis.per_year) + 1).to_string();
    words.texts.fill("picture.due.quarter", &[("n", &quarter), ("year", &year)])
}

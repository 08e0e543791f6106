//! Counts of statuses over time as stacked areas, with a sentence and a table of the same numbers.

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use serde::Serialize;

use super::{days, percent};
use crate::config::{Meaning, Status};
use crate::portal::Point;
use crate::render::words::Words;
use crate::render::words::tally::Doors;
use crate::render::words::view::DateView;
use crate::value::PartialDate;

/// Size of the drawing's own coordinates. It is stretched to the page; more points than this wide could not be told apart.
const WIDTH: i64 = 250;

const HEIGHT: usize = 200;

/// Most rows of the table.
const ROWS: usize = 24;

/// One status in the picture.
#[derive(Debug, Clone, Serialize)]
pub struct LayerView {
    pub label: String,
    pub tone: String,
    pub icon: String,
    /// From the upper edge down to the ground: the layers below are drawn over it.
    pub path: String,
    /// Number at the end.
    pub count: usize,
    /// Where exactly these goals are listed.
    pub url: Option<String>,
    /// Middle of the layer at the right edge, in percent of the height; missing if it is too thin for a word.
    pub y: Option<String>,
}

/// A line of the grid: where it is, and what it stands for.
#[derive(Debug, Clone, Serialize)]
pub struct TickView {
    pub at: String,
    pub label: String,
}

/// A row of the table.
#[derive(Debug, Clone, Serialize)]
pub struct RowView {
    pub date: DateView,
    pub counts: Vec<usize>,
    pub total: usize,
}

/// `<area>`: a picture, a sentence, a table.
#[derive(Debug, Clone, Serialize)]
pub struct AreaView {
    pub sentence: String,
    pub description: String,
    /// The topmost first, as they are drawn.
    pub layers: Vec<LayerView>,
    /// Names of the columns of the table, the lowest status first.
    pub columns: Vec<String>,
    pub years: Vec<TickView>,
    pub lines: Vec<TickView>,
    pub first: DateView,
    pub last: DateView,
    pub rows: Vec<RowView>,
    /// Whether the table leaves out points, so that it says only how it was at ends of months or years.
    pub thinned: bool,
}

/// Where days and numbers are in the picture.
struct Plot {
    from: Date,
    to: Date,
    most: usize,
}

impl Plot {
    fn x(&self, day: Date) -> i64 {
        (days(self.from, day) * WIDTH).checked_div(days(self.from, self.to)).unwrap_or_default()
    }

    fn y(&self, count: usize) -> usize {
        HEIGHT - count * HEIGHT / self.most
    }

    /// Begins of years, so few that their names have room on a phone.
    fn years(&self) -> Vec<TickView> {
        let first = i64::from(self.from.year()) + 1;
        let last = i64::from(self.to.year());
        let step = usize::try_from((last - first) / 6 + 1).unwrap_or(1);
        let tick = |year: i64| {
            let day = PartialDate::Year(i16::try_from(year).ok()?).first_day();
            let at = percent(days(self.from, day), days(self.from, self.to));
            Some(TickView { at, label: year.to_string() })
        };
        (first..=last).step_by(step).filter_map(tick).collect()
    }

    /// Round numbers, at most five.
    fn lines(&self) -> Vec<TickView> {
        let steps = (0..).flat_map(|zeros| [1, 2, 5].map(|digit| digit * 10_usize.saturating_pow(zeros)));
        let step = steps.take(40).find(|step| self.most / step <= 5).unwrap_or(self.most);
        let at =
            |count: usize| format!("{}.{:02}%", self.y(count) * 100 / HEIGHT, self.y(count) * 10_000 / HEIGHT % 100);
        (step..=self.most).step_by(step).map(|count| TickView { at: at(count), label: count.to_string() }).collect()
    }
}

/// The statuses that any goal of the series ever had, in the order of the vocabulary; the last may be a word of the past.
struct Shown {
    statuses: Vec<(usize, String, String, String)>,
    other: Option<String>,
}

impl Shown {
    fn of(words: &Words<'_>, points: &[Point]) -> Self {
        let used = |place: usize| points.iter().any(|point| point.counts.get(place).is_some_and(|count| *count > 0));
        let statuses = words.portal.statuses_ever().iter().enumerate().filter(|(place, _)| used(*place));
        let look = |(place, status): (usize, &Status)| {
            (place, words.status_ever_label(place), status.tone.word().to_owned(), status.icon.word().to_owned())
        };
        Self {
            statuses: statuses.map(look).collect(),
            other: points.iter().any(|point| point.other > 0).then(|| words.texts.get("course.other").to_owned()),
        }
    }

    fn counts(&self, point: &Point) -> Vec<usize> {
        let known = self.statuses.iter().map(|(place, ..)| point.counts.get(*place).copied().unwrap_or_default());
        known.chain(self.other.iter().map(|_| point.other)).collect()
    }

    fn layers(&self, points: &[Point], plot: &Plot) -> Vec<LayerView> {
        let sums: Vec<(i64, Vec<usize>)> =
            thin(points, plot).map(|(x, point)| (x, sums(&self.counts(point)))).collect();
        let other = self.other.iter().map(|label| (label.clone(), "other".to_owned(), "circle".to_owned()));
        let named = self.statuses.iter().map(|(_, label, tone, icon)| (label.clone(), tone.clone(), icon.clone()));
        let end = sums.last().map_or(&[][..], |(_, sums)| sums.as_slice());
        let layer = |(place, (label, tone, icon)): (usize, (String, String, String))| {
            let (below, above) = (place.checked_sub(1).map_or(0, |below| end[below]), end[place]);
            let (top, bottom) = (plot.y(above), plot.y(below));
            LayerView {
                label,
                tone,
                icon,
                path: edge(sums.iter().map(|(x, sums)| (*x, plot.y(sums[place])))),
                count: above - below,
                url: None,
                y: (bottom - top >= HEIGHT / 10).then(|| format!("{}%", (top + bottom) * 50 / HEIGHT)),
            }
        };
        named.chain(other).enumerate().map(layer).collect()
    }
}

impl AreaView {
    /// The picture of a series; none if it has fewer than two days to show.
    pub fn of(words: &Words<'_>, points: &[Point], doors: Doors<'_>) -> Option<Self> {
        let (first, newest) = (points.first()?, points.last()?);
        if points.len() < 2 {
            return None;
        }
        let end = words.portal.as_of.max(newest.day);
        let plot =
            Plot { from: first.day, to: end, most: points.iter().map(Point::total).max().unwrap_or_default().max(1) };
        let shown = Shown::of(words, points);
        let (rows, thinned) = rows(points, end);
        let mut layers = shown.layers(points, &plot);
        let columns = layers.iter().map(|layer| layer.label.clone()).collect();
        for (layer, (place, ..)) in layers.iter_mut().zip(&shown.statuses) {
            let status = words.portal.config.statuses.iter().nth(*place).filter(|_| layer.count > 0);
            layer.url = status.and_then(|status| doors.to(&status.id));
        }
        layers.reverse();
        let row = |(day, point): (Date, &Point)| RowView {
            date: words.day(day),
            counts: shown.counts(point),
            total: point.total(),
        };
        let dates = [("from", words.day(first.day).text), ("to", words.day(end).text)];
        let dates: Vec<(&str, &str)> = dates.iter().map(|(name, text)| (*name, text.as_str())).collect();
        Some(Self {
            sentence: area_sentence(words, points, end),
            description: words.texts.fill("course.description", &dates),
            layers,
            columns,
            years: plot.years(),
            lines: plot.lines(),
            first: words.day(first.day),
            last: words.day(end),
            rows: rows.into_iter().map(row).collect(),
            thinned,
        })
    }
}

/// How many there are, how many of them are done, and how it was a year before, or at the beginning.
fn area_sentence(words: &Words<'_>, points: &[Point], end: Date) -> String {
    let (Some(first), Some(newest)) = (points.first(), points.last()) else { return String::new() };
    let year_ago = end.saturating_sub(Span::new().years(1));
    let (key, day, then) = match points.iter().rev().find(|point| point.day <= year_ago) {
        Some(point) => ("course.year_ago", year_ago, point),
        None => ("course.first", first.day, first),
    };
    let done = |point: &Point| -> usize {
        let counts = words.portal.statuses_ever().iter().zip(&point.counts);
        counts.filter(|(status, _)| status.means == Meaning::Done).map(|(_, count)| count).sum()
    };
    let told = |key: &str, day: Date, point: &Point| {
        let goals = words.count("course.goals", point.total());
        let values = [("date", words.day(day).text), ("goals", goals), ("done", done(point).to_string())];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, text)| (*name, text.as_str())).collect();
        words.texts.fill(key, &values)
    };
    format!("{} {}", told("course.now", end, newest), told(key, day, then))
}

fn sums(counts: &[usize]) -> Vec<usize> {
    let sum = |sum: &mut usize, count: &usize| {
        *sum += count;
        Some(*sum)
    };
    counts.iter().scan(0, sum).collect()
}

/// The last point of each place on the x axis.
fn thin<'p>(points: &'p [Point], plot: &Plot) -> impl Iterator<Item = (i64, &'p Point)> {
    let mut at: Vec<(i64, &Point)> = Vec::new();
    for point in points {
        let x = plot.x(point.day);
        if at.last().is_some_and(|(last, _)| *last == x) {
            at.pop();
        }
        at.push((x, point));
    }
    at.into_iter()
}

/// An edge in steps, from the first point to the right end, and back along the ground.
fn edge(points: impl Iterator<Item = (i64, usize)>) -> String {
    let mut path = format!("M0 {HEIGHT}");
    let mut last = HEIGHT;
    for (x, y) in points {
        if y != last {
            path.push_str(&format!("H{x}V{y}"));
            last = y;
        }
    }
    path.push_str(&format!("H{WIDTH}V{HEIGHT}z"));
    path
}

/// The rows of the table: all points if they are few, or else how it was at the ends of months or years. Always the first
/// point and the last day.
fn rows(points: &[Point], end: Date) -> (Vec<(Date, &Point)>, bool) {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return (Vec::new(), false) };
    let mut rows = vec![(first.day, first)];
    let few = points.len() < ROWS;
    if few {
        rows.extend(points.iter().skip(1).map(|point| (point.day, point)));
    } else {
        let ends = ends(first.day, end);
        let step = ends.len().div_ceil(ROWS - 2).max(1);
        let mut before = 0;
        // From the newest back, so that the gaps do not lie at its end.
        for day in ends.iter().rev().step_by(step).collect::<Vec<_>>().into_iter().rev() {
            while points.get(before + 1).is_some_and(|point| point.day <= *day) {
                before += 1;
            }
            rows.extend(points.get(before).map(|point| (*day, point)));
        }
    }
    if rows.last().is_some_and(|(day, _)| *day < end) {
        rows.push((end, last));
    }
    (rows, !few)
}

/// Last days of months between two days, or of years if there are many months.
fn ends(from: Date, to: Date) -> Vec<Date> {
    let by_year = days(from, to) > 31 * 22;
    let mut ends = Vec::new();
    let mut day = if by_year { from.last_of_year() } else { from.last_of_month() };
    while day < to {
        if day > from {
            ends.push(day);
        }
        let next = day.saturating_add(1.day());
        let next = if by_year { next.last_of_year() } else { next.last_of_month() };
        if next <= day {
            break;
        }
        day = next;
    }
    ends
}

//! Pictures: statuses over time and side by side, measured values, deadlines. Only coordinates and words; the theme draws.
//!
//! Along the width places are in percent, up the height in pixels: letters keep their size on every screen.

pub mod area;
pub mod band;
mod causes;
mod doors;
pub mod due_line;
pub mod finding;
pub mod indicator;
mod indicator_plot;
pub mod pace;
mod scale;
pub mod shares;
pub mod waterfall;

use jiff::civil::Date;

/// Days from one day to another.
fn days(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

/// A share as a number of percent with two decimals, for an address in SVG (`37.50%`).
fn percent(part: i64, whole: i64) -> String {
    let hundredths = (part.max(0) * 10_000).checked_div(whole.max(1)).unwrap_or_default();
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// A coordinate with one decimal, the same on every machine.
fn written(at: f64) -> String {
    let text = format!("{at:.1}");
    if text == "-0.0" { "0.0".to_owned() } else { text }
}

/// A number of things as a coordinate. Far more than any picture shows are cut.
fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

//! Pictures of statuses over time: stacked areas of counts, and the band of one goal. Only coordinates and words; the theme
//! draws.

mod area;
mod band;

use jiff::civil::Date;

pub(super) use area::AreaView;
pub(super) use band::BandView;

/// Days from one day to another.
fn days(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

/// A share as a number of percent with two decimals, for an address in SVG (`37.50%`).
fn percent(part: i64, whole: i64) -> String {
    let hundredths = (part.max(0) * 10_000).checked_div(whole.max(1)).unwrap_or_default();
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

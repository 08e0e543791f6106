//! What templates see: small values made for one page, never the model itself.
//!
//! Conventions: an `url` is relative to the site's root and has no leading slash (`ziele/vv-03/`), so a
//! template writes `{{ root }}{{ x.url }}`; an `href` is a whole address outside the site. Dates and numbers
//! are already written in the portal's language; `iso` beside them is for machines. Lists are in the order in
//! which they are shown. Fields that end in `html` are safe to print with `| safe`; nothing else is.

use serde::Serialize;

/// A day, month or year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DateView {
    /// `2025`, `2025-08` or `2025-08-05`, fit for `<time datetime>`.
    pub iso: String,
    /// `2025`, `August 2025`, `5. August 2025`.
    pub text: String,
}

/// A link inside the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkView {
    pub title: String,
    pub url: String,
    /// An abbreviation (`MID`), where the thing has one.
    pub short: Option<String>,
}

/// One word of the status vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatusView {
    pub id: String,
    pub label: String,
    /// A colour of the theme: `grey`, `blue`, `teal`, `green`, `amber`, `orange`, `red`, `purple`.
    pub tone: String,
    /// An icon of the theme: `circle`, `play`, `half`, `check`, `clock`, `alarm`, `cross`, `question`.
    pub icon: String,
    /// Whether it stands for "nobody published one".
    pub unknown: bool,
}

/// A deadline.
#[derive(Debug, Clone, Serialize)]
pub struct DueView {
    pub date: DateView,
    /// Last day of the deadline, `YYYY-MM-DD`: a year or month ends with its period.
    pub last_day: String,
    /// `overdue`, `soon` (within the portal's notice period), `later`, or `closed` (done or stopped).
    pub state: String,
    /// Whether it is still ahead although the status speaks of a delay: of an earlier deadline, or of a part.
    pub late: bool,
}

/// A source of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceView {
    pub id: String,
    /// Publisher and what it is.
    pub title: String,
    pub date: Option<DateView>,
    /// Whole address; missing if the source is not on the web.
    pub href: Option<String>,
    pub note: Option<String>,
}

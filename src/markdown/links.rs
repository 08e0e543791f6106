//! What the caller knows and Markdown does not: addresses and the words of generated parts.

use std::ops::Range;

use super::Target;

/// The kinds of GitHub's alerts (`> [!NOTE]`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AlertKind {
    /// `[!NOTE]`
    Note,
    /// `[!TIP]`
    Tip,
    /// `[!IMPORTANT]`
    Important,
    /// `[!WARNING]`
    Warning,
    /// `[!CAUTION]`
    Caution,
}

impl AlertKind {
    /// The class of the alert's box, e.g. `alert-note`.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Note => "alert-note",
            Self::Tip => "alert-tip",
            Self::Important => "alert-important",
            Self::Warning => "alert-warning",
            Self::Caution => "alert-caution",
        }
    }
}

/// Where links lead and which words stand in generated parts.
pub trait Links {
    /// The address for a target, not escaped; `None` drops the link and keeps its words.
    ///
    /// The answer passes the allow-list of [`Target::of`] once more.
    fn href(&self, target: &Target) -> Option<String>;

    /// Accessible name of a table that can be scrolled; the second one of a text gets ` 2` and so on.
    fn table_label(&self) -> &str;

    /// Title of an alert.
    fn alert_title(&self, kind: AlertKind) -> &str;

    /// Heading above the footnotes.
    fn footnotes_title(&self) -> &str;

    /// Words that are explained elsewhere: where they stand in `words`, in order and apart from each other, and the address,
    /// which passes the allow-list as well. Each address is linked once in a text, never in headings, links and code.
    fn terms(&self, words: &str) -> Vec<(Range<usize>, String)> {
        let _ = words;
        Vec::new()
    }

    /// Put before every generated id, so that two texts on one page, or a text and its page, do not share one.
    #[allow(clippy::unnecessary_literal_bound, reason = "implementations may keep theirs in a field")]
    fn id_prefix(&self) -> &str {
        ""
    }
}

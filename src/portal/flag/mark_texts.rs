//! Texts of the theme that tell of marks, missing reasons, and how many goals are late, reached or stale.

/// Texts of the theme, and groups of them, that tell of marks, missing reasons and late goals.
const MARK_TEXTS: &[&str] = &[
    "marks",
    "flags",
    "flagged",
    "stale",
    "removed",
    "due.overdue",
    "deadlines.overdue",
    "deadlines.stale",
    "commit.reason_none",
    "report.no_reason",
];

/// Parts of the names of texts that tell how many goals are late, reached or stale, or for which nothing speaks.
const FIGURES: &[&str] =
    &["overdue", "stale", "late", "done", "glance", "given_up", "milestone_state", "as_published", "no_source"];

/// Groups of texts that only name fields and settings.
const NAMES: &[&str] = &["fields", "parts", "rules"];

/// Whether a text of the theme, by its path, tells of marks, missing reasons or late goals, or how many goals are so.
pub fn is_mark_text(path: &str) -> bool {
    let is_in = |rest: &str| rest.is_empty() || rest.starts_with(['.', '_']);
    let counts = |part: &str| {
        let begins = |known: &&str| part.strip_prefix(known).is_some_and(is_in) || part.ends_with(&format!("_{known}"));
        FIGURES.iter().any(begins)
    };
    let is_label = path.split('.').next().is_some_and(|group| NAMES.contains(&group));
    MARK_TEXTS.iter().any(|known| path.strip_prefix(known).is_some_and(is_in))
        || !is_label && path.split('.').any(counts)
}

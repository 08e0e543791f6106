//! The reference portal, built into the program.

use include_dir::{Dir, include_dir};
use jiff::civil::date;

use super::Files;
use crate::config;
use crate::value::PartialDate;

static CONTENT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content");
const SETTINGS: &str = include_str!("../../portal.yaml");

/// An event by which the deadline of a goal moved after the beginning of the strategy.
#[derive(Debug)]
pub(super) struct Move {
    /// Id of the goal.
    pub goal: &'static str,
    /// Date and source of the event. What happened stands in the goal.
    pub date: PartialDate,
    pub source: &'static str,
    /// The deadline until then.
    pub before: PartialDate,
}

/// The deadlines that moved while the demo's history runs. Those from before the strategy stand in the goals themselves.
pub(super) const MOVES: [Move; 2] = [
    // The first quarter of 2023, as expected in December 2022.
    Move { goal: "vg-04", date: PartialDate::Month(2023, 11), source: "sch_2311", before: PartialDate::Month(2023, 3) },
    // The federal deadline of 2026, which passed at the turn of the year.
    Move {
        goal: "vv-26",
        date: PartialDate::Day(date(2026, 1, 6)),
        source: "justiz_2601",
        before: PartialDate::Day(date(2026, 1, 1)),
    },
];

/// The files of the reference portal: its settings and its content. Hidden files are left out.
pub fn reference() -> Files {
    let mut files = Files::from([(config::FILE.to_owned(), SETTINGS.as_bytes().to_vec())]);
    collect(&CONTENT, &mut files);
    files
}

fn collect(dir: &Dir<'_>, files: &mut Files) {
    for file in dir.files() {
        let parts: Vec<_> = file.path().iter().map(|part| part.to_string_lossy()).collect();
        if parts.last().is_some_and(|name| !name.starts_with('.')) {
            files.insert(format!("content/{}", parts.join("/")), file.contents().to_vec());
        }
    }
    dir.dirs().for_each(|dir| collect(dir, files));
}

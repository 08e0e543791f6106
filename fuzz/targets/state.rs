//! Old states of files as the history compares them: pages, registers, tables (CSV), settings; a state differs in nothing from itself.
#![no_main]

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use zielstand::config::GoalFiles;
use zielstand::content::{Record, SiteKind, SiteRecord, certain_lines, rules};
use zielstand::history::diff;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(record) = Record::parse(bytes, &BTreeMap::new(), &GoalFiles::in_folder("content/ziele")) {
        assert!(diff(&record, &record).is_empty());
    }
    for kind in [SiteKind::Page, SiteKind::Source, SiteKind::Term, SiteKind::File, SiteKind::Text, SiteKind::Look] {
        let _ = SiteRecord::parse(kind, bytes);
    }
    let _ = rules(bytes);
    certain_lines(&String::from_utf8_lossy(bytes), &BTreeMap::new());
});

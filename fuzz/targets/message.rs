//! A commit's message: subject, reason and trailers in characters that a terminal takes for nothing else.
#![no_main]

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use zielstand::config::CommitWords;
use zielstand::history::Commit;

fuzz_target!(|message: &str| {
    let commit = Commit::planned(message, date(2026, 6, 1), &CommitWords::default());
    let said = [commit.subject.clone(), commit.reason().unwrap_or_default(), commit.authors()].concat();
    assert!(!said.contains(['\u{1b}', '\u{202e}', '\0']), "{said:?}");
});

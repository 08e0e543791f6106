//! A goal's page as it is read today: front matter, text, and every finding about them in words.
#![no_main]

use std::sync::LazyLock;

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use zielstand::config::{self, Config};
use zielstand::content;
use zielstand::diagnostic::Language;
use zielstand::source::Memory;

const SETTINGS: &str = "title: T\nlanguages: [de, en]\nstatuses: [{id: offen, label: offen, means: unknown}]\npillars: [{id: n, title: N}]\n";

static CONFIG: LazyLock<Config> = LazyLock::new(|| {
    config::load(&Memory::new([(config::FILE, SETTINGS)])).ok().and_then(|loaded| loaded.config).expect("settings")
});

fuzz_target!(|bytes: &[u8]| {
    let files = Memory::new([("content/ziele/a.md", bytes), ("content/glossar.yaml", bytes)]);
    let Ok(loaded) = content::load(&files, &CONFIG, date(2026, 6, 1)) else { return };
    for found in &loaded.diagnostics {
        for language in [Language::German, Language::English] {
            let words = [found.message_in(language), found.help_in(language)].concat();
            assert!(!words.contains(['\n', '\u{1b}', '\u{202e}']), "{words:?}");
        }
        let (start, end) = found.span.unwrap_or_default();
        assert!(start <= end, "{found:?}");
    }
    for goal in &loaded.content.goals {
        goal.text.scan();
    }
});

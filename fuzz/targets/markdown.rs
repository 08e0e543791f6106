//! A text as it is looked through, shown and compared: nothing that runs comes out, and every place lies in it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zielstand::markdown::{AlertKind, Bounds, Links, Target, is_alike, scan, sentences, to_html};

struct Anywhere;

impl Links for Anywhere {
    fn href(&self, target: &Target) -> Option<String> {
        Some(format!("{target:?}"))
    }
    fn table_label(&self) -> &str {
        "Tabelle"
    }
    fn alert_title(&self, _: AlertKind) -> &str {
        "Hinweis"
    }
    fn footnotes_title(&self) -> &str {
        "Fußnoten"
    }
}

fuzz_target!(|text: &str| {
    for found in scan(text, Bounds::default()).found {
        assert!(text.get(found.range.clone()).is_some(), "{found:?}");
    }
    let html = to_html(text, Bounds::default(), &Anywhere).to_lowercase();
    assert!(!html.contains("<script") && !html.contains("href=\"javascript:"), "{html}");
    sentences(text);
    assert!(is_alike(text, text));
});

//! The search page and its index, as files.

use std::collections::BTreeMap;
use std::io::Read;

use insta::assert_snapshot;
use serde_json::Value;

use crate::build::small::{between, lines, small};
use crate::case::{Case, files};

/// What the index holds about each page, by address.
fn found(case: &Case) -> BTreeMap<String, Value> {
    let fragments = case.site_files().into_iter().filter(|(path, _)| path.starts_with("pagefind/fragment/"));
    let mut pages = BTreeMap::new();
    for (_, bytes) in fragments {
        let mut text = String::new();
        flate2::read::GzDecoder::new(bytes.as_slice()).read_to_string(&mut text).unwrap();
        let fragment: Value = serde_json::from_str(text.strip_prefix("pagefind_dcd").unwrap()).unwrap();
        // One text, or several by their hash.
        let several = fragment.get("url").is_none();
        let texts = if several { fragment.as_object().unwrap().values().cloned().collect() } else { vec![fragment] };
        for text in texts {
            pages.insert(text["url"].as_str().unwrap().to_owned(), text);
        }
    }
    pages
}

#[test]
fn goals_groups_pages_reports_and_changes_are_found() {
    let mut case = small();
    case.write("content/berichte/2024.md", "---\ntitle: Bericht 2024\nfrom: 2024\nto: 2024\n---\nWorte.\n");
    case.commit("Bericht");
    case.builds();
    let told = found(&case).into_iter().map(|(url, text)| {
        let url = crate::build::small::without_hashes(&case, &url);
        format!("{url} | {} | {}", text["meta"], text["filters"])
    });
    assert_snapshot!(told.collect::<Vec<_>>().join("\n"), @"");
}

#[test]
fn what_stands_around_a_page_is_not_found() {
    let case = small();
    case.builds();
    let found = found(&case);
    let content = |url: &str| found[url]["content"].as_str().unwrap().to_owned();
    assert_snapshot!(content("hilfe/"), @"");
    let goal = content("ziele/netz-1/");
    assert!(goal.contains("Jedes Haus bekommt Glasfaser.") && goal.contains("Planung fertig"), "{goal}");
    for outside in ["Überblick", "Frist verschoben", "Textdatei", "Nächstes Ziel", "Verwandte Ziele"] {
        assert!(!goal.contains(outside), "{outside}: {goal}");
    }
}

#[test]
fn the_index_is_part_of_site_and_manifest() {
    let case = small();
    case.builds();
    let index: Vec<String> = files(&case.path("public")).into_keys().filter(|path| path.starts_with("pagefind/")).collect();
    let manifest: Value = serde_json::from_str(&case.site("data/v1/manifest.json")).unwrap();
    for path in &index {
        assert!(manifest["files"].as_object().is_some_and(|files| files.contains_key(path)), "{path}");
    }
    // Hashes change with the theme; the engine's files have names of their own.
    let named: Vec<&String> = index.iter().filter(|path| path.matches('/').count() == 1).collect();
    let named = named.iter().map(|path| if path.ends_with(".pf_meta") { "pagefind/….pf_meta" } else { path });
    assert_snapshot!(named.collect::<Vec<_>>().join("\n"), @"");
    assert!(index.iter().any(|path| path.ends_with(".pf_index")) && index.iter().any(|path| path.ends_with(".pf_filter")));
}

#[test]
fn the_page_lists_all_goals_for_readers_without_script() {
    let case = small();
    case.builds();
    assert_snapshot!(between(&case.site("suche/index.html"), "<section id=\"alle\"", "</section>"), @"");
}

#[test]
fn only_the_search_page_may_run_the_engine() {
    let case = small();
    case.builds();
    for (path, bytes) in case.site_files().into_iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8(bytes).unwrap();
        assert_eq!(page.contains("wasm-unsafe-eval"), path == "suche/index.html", "{path}");
        assert_eq!(page.contains("assets/search.js"), path == "suche/index.html", "{path}");
    }
    assert_snapshot!(lines(&case.site("suche/index.html"), &["Content-Security-Policy"]), @"");
}

#[test]
fn a_portal_without_content_has_a_search_page_and_no_index() {
    let case = Case::new();
    case.builds();
    assert!(case.site("suche/index.html").contains("id=\"suche\""));
}

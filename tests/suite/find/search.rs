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
    assert_snapshot!(told.collect::<Vec<_>>().join("\n"), @r#"
    aenderungen/2024-01/#C1 | {"date":"1. Januar 2024","title":"4 Ziele geändert"} | {"department":["mid","ms"],"kind":["change"],"month":["2024-01"],"pillar":["amt","netz"]}
    aenderungen/2024-01/#C3 | {"date":"3. Januar 2024","title":"Außerhalb der Ziele"} | {"kind":["change"],"month":["2024-01"]}
    aenderungen/2024-01/#C2 | {"date":"2. Januar 2024","title":"Ziel netz-1"} | {"department":["mid","ms"],"kind":["change"],"mark":["deadline-later"],"month":["2024-01"],"pillar":["netz"],"reason":["with"]}
    berichte/2024/ | {"title":"Bericht 2024"} | {"kind":["report"]}
    daten/ | {"image":"../badges/portal.svg","image_alt":"Abzeichen: Testportal","title":"Daten"} | {"kind":["page"]}
    handlungsfelder/amt/ | {"title":"Verwaltung"} | {"kind":["group"]}
    handlungsfelder/netz/ | {"title":"Netze"} | {"kind":["group"]}
    hilfe/ | {"title":"Hilfe"} | {"kind":["page"]}
    ressorts/mid/ | {"title":"Ministerium für Digitales"} | {"kind":["group"]}
    ressorts/ms/ | {"title":"Ministerium für Soziales"} | {"kind":["group"]}
    themen/glasfaser/ | {"title":"Glasfaser"} | {"kind":["group"]}
    zaehlweise/ | {"title":"So zählt dieses Portal"} | {"kind":["page"]}
    ziele/amt-1/ | {"title":"Ziel amt-1"} | {"department":["ms"],"id":["amt-1"],"kind":["goal"],"pillar":["amt"],"status":["umgesetzt"]}
    ziele/netz-1/ | {"title":"Ziel netz-1"} | {"department":["mid","ms"],"id":["netz-1"],"kind":["goal"],"pillar":["netz"],"status":["begonnen"],"topic":["glasfaser"]}
    ziele/netz-2/ | {"title":"Ziel netz-2"} | {"id":["netz-2"],"kind":["goal"],"pillar":["netz"],"status":["unbekannt"],"topic":["glasfaser"]}
    ziele/quer-1/ | {"title":"Für <alle> & jeden"} | {"department":["mid","ms"],"id":["quer-1"],"kind":["goal"],"status":["geplant"]}
    "#);
}

#[test]
fn what_stands_around_a_page_is_not_found() {
    let case = small();
    case.builds();
    let found = found(&case);
    let content = |url: &str| found[url]["content"].as_str().unwrap().to_owned();
    assert_snapshot!(content("hilfe/"), @"Hilfe. Siehe Netz 1, Fristen und Bericht. Quellen. Brief – nicht im Netz veröffentlicht liegt vor");
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
    let index: Vec<String> =
        files(&case.path("public")).into_keys().filter(|path| path.starts_with("pagefind/")).collect();
    let manifest: Value = serde_json::from_str(&case.site("data/v1/manifest.json")).unwrap();
    let listed: Vec<&str> =
        manifest["files"].as_array().unwrap().iter().filter_map(|file| file["path"].as_str()).collect();
    assert!(index.iter().all(|path| listed.contains(&path.as_str())), "{index:?}");
    // Hashes change with the theme; the engine's files have names of their own.
    let named: Vec<&String> = index.iter().filter(|path| path.matches('/').count() == 1).collect();
    let named = named.iter().map(|path| if path.ends_with(".pf_meta") { "pagefind/….pf_meta" } else { path });
    assert_snapshot!(named.collect::<Vec<_>>().join("\n"), @r"
    pagefind/bundles.json
    pagefind/pagefind-entry.json
    pagefind/pagefind-worker.js
    pagefind/….pf_meta
    pagefind/pagefind.js
    pagefind/wasm.de.pagefind
    pagefind/wasm.unknown.pagefind
    ");
    assert!(
        index.iter().any(|path| path.ends_with(".pf_index")) && index.iter().any(|path| path.ends_with(".pf_filter"))
    );
}

#[test]
fn the_page_lists_all_goals_for_readers_without_script() {
    let case = small();
    case.builds();
    assert_snapshot!(between(&case.site("suche/index.html"), "<section id=\"alle\"", "</section>"), @r#"
    <section id="alle" aria-labelledby="alle-titel">
    <p class="warn" id="ohne-skript">Die Suche braucht JavaScript. Ohne JavaScript finden Sie hier alle Ziele als Liste.</p>
    <h2 id="alle-titel">Alle Ziele</h2>
    <ul class="plain-goals">
    <li><a href="../ziele/amt-1/">Ziel amt-1</a> <span class="small quiet">umgesetzt</span></li>
    <li><a href="../ziele/netz-1/">Ziel netz-1</a> <span class="small quiet">begonnen</span></li>
    <li><a href="../ziele/netz-2/">Ziel netz-2</a> <span class="small quiet">nicht veröffentlicht</span></li>
    <li><a href="../ziele/quer-1/">Für &lt;alle&gt; &amp; jeden</a> <span class="small quiet">geplant</span></li>
    </ul>
    </section>
    "#);
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
    assert_snapshot!(lines(&case.site("suche/index.html"), &["Content-Security-Policy"]), @r#"<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; font-src 'self'; img-src 'self' data:; media-src 'self'; base-uri 'none'; form-action 'self'">"#);
}

#[test]
fn a_portal_without_content_has_a_search_page_and_no_index() {
    let case = Case::new();
    case.builds();
    assert!(case.site("suche/index.html").contains("id=\"suche\""));
}

#[test]
fn each_language_has_an_index_of_its_own_pages() {
    let settings = format!("{}languages: [de, en]\n", crate::case::SETTINGS);
    let goal = "---\nid: a\ntitle: Netz\npillar: netz\ntranslations: {en: {title: Network}}\n---\n";
    let case = Case::empty().file("portal.yaml", settings).file("content/ziele/a.md", goal);
    case.builds();
    let entry: Value = serde_json::from_str(&case.site("pagefind/pagefind-entry.json")).unwrap();
    assert_eq!(entry["languages"].as_object().unwrap().keys().collect::<Vec<_>>(), ["de", "en"]);
    let found = found(&case);
    assert_eq!(
        (&found["ziele/a/"]["meta"]["title"], &found["en/ziele/a/"]["meta"]["title"]),
        (&"Netz".into(), &"Network".into())
    );
    // The marks of what is not translated are none of its words.
    assert_eq!(found["en/themen/glasfaser/"]["meta"]["title"], "Glasfaser");
    assert!(!found["en/ziele/a/"]["content"].as_str().unwrap().contains("only in German"));
    // The engine lies at the top of the site, for all languages.
    assert!(case.site("en/suche/index.html").contains("src=\"../../assets/search.js\""));
}

#[test]
fn every_result_leads_to_a_page() {
    let settings = format!("{}languages: [de, en]\n", crate::case::SETTINGS);
    let case = Case::empty()
        .file("portal.yaml", settings)
        .file("content/leicht/start.md", "---\ntitle: Leicht\n---\nEin Satz.\n")
        .goal("a", "status: begonnen\n");
    case.builds();
    let pages = case.site_files();
    let found = found(&case);
    assert!(found.contains_key("leichte-sprache/") && found.contains_key("en/ziele/a/"), "{:?}", found.keys());
    for url in found.keys() {
        assert!(pages.contains_key(&format!("{url}index.html")), "{url}");
    }
}

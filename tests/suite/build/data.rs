//! Data files, badges, manifest.

use insta::assert_snapshot;
use sha2::{Digest, Sha256};

use super::small::{settings, site, small};
use crate::case::Case;

#[test]
fn goals_json() {
    let mut case = Case::new()
        .file("content/quellen.yaml", "bericht: {title: Bericht 2025, url: 'https://example.org/b', date: 2025-03}\n")
        .goal("leer", "")
        .goal("voll", "summary: Kurz\ntopic: glasfaser\nlead: mid\ndepartments: [ms]\nstatus: begonnen\nstatus_date: 2025\nstatus_source: bericht\nprogress: indicators\nstart: 2024-01-01\ndue: 2026-05\npromise: Mehr\norigin: gesetz\nmilestones:\n  - {title: Planung, due: 2024-06, done: 2024-05-31}\nindicators:\n  - {name: Häuser, unit: Stück, baseline: 0, target: {value: 100, date: 2030}, values: [{value: rund 25, number: 25, date: 2025, source: bericht}], note: geschätzt}\nevents:\n  - {date: 2024, text: Start, status: begonnen, scope: part, source: bericht, note: fast}\nsources: [bericht]\nnote: Vorläufig\n");
    case.commit("Anfang");
    case.builds();
    assert_snapshot!(site(&case, "data/v1/goals.json"), @r#"
    {
      "portal": "Testportal",
      "as_of": "2026-06-01",
      "commit": "C1",
      "history": "complete",
      "goals": [
        {
          "id": "leer",
          "url": "/ziele/leer/",
          "file": "content/ziele/leer.md",
          "title": "Ziel leer",
          "summary": null,
          "kind": "goal",
          "pillar": "netz",
          "topic": null,
          "cross_cutting": [],
          "lead": null,
          "departments": [],
          "strategies": [],
          "status": {
            "id": "unbekannt",
            "label": "nicht veröffentlicht",
            "means": "unknown"
          },
          "status_date": null,
          "status_source": null,
          "confirmed": null,
          "progress": null,
          "start": null,
          "promise": null,
          "origin": null,
          "milestones": [],
          "measures": [],
          "indicators": [],
          "events": [],
          "sources": [],
          "note": null,
          "newest": "2024-01-01",
          "stale": false,
          "as_published": true,
          "replaces": [],
          "replaced_by": [],
          "translations": {},
          "created": "2024-01-01",
          "changed": "2024-01-01",
          "due": null,
          "due_last_day": null,
          "due_state": null,
          "earlier_due": [],
          "first_due": null,
          "first_due_in_history": null,
          "due_moves": 0,
          "due_moves_before_history": 0,
          "due_moves_of_predecessor": 0,
          "done": null,
          "reached": null,
          "outcome": "unknown",
          "days_after_first_due": null,
          "days_after_due": null,
          "days_published_after_due": null
        },
        {
          "id": "voll",
          "url": "/ziele/voll/",
          "file": "content/ziele/voll.md",
          "title": "Ziel voll",
          "summary": "Kurz",
          "kind": "goal",
          "pillar": "netz",
          "topic": "glasfaser",
          "cross_cutting": [],
          "lead": "mid",
          "departments": [
            "ms"
          ],
          "strategies": [],
          "status": {
            "id": "begonnen",
            "label": "begonnen",
            "means": "started"
          },
          "status_date": "2025",
          "status_source": "bericht",
          "confirmed": null,
          "progress": {
            "percent": 25,
            "rule": "indicators"
          },
          "start": "2024-01-01",
          "promise": "Mehr",
          "origin": "gesetz",
          "milestones": [
            {
              "title": "Planung",
              "due": "2024-06",
              "done": "2024-05-31"
            }
          ],
          "measures": [],
          "indicators": [
            {
              "name": "Häuser",
              "unit": "Stück",
              "direction": null,
              "baseline": {
                "date": null,
                "value": null,
                "number": 0.0,
                "source": null,
                "revised": null,
                "note": null
              },
              "target": {
                "date": "2030",
                "value": null,
                "number": 100.0,
                "source": null,
                "revised": null,
                "note": null
              },
              "values": [
                {
                  "date": "2025",
                  "value": "rund 25",
                  "number": 25.0,
                  "source": "bericht",
                  "revised": null,
                  "note": null
                }
              ],
              "current": null,
              "progress": 25,
              "note": "geschätzt"
            }
          ],
          "events": [
            {
              "date": "2024",
              "text": "Start",
              "status": "begonnen",
              "scope": "part",
              "source": "bericht",
              "note": "fast"
            }
          ],
          "sources": [
            {
              "id": "bericht",
              "title": "Bericht 2025",
              "url": "https://example.org/b",
              "date": "2025-03"
            }
          ],
          "note": "Vorläufig",
          "newest": "2025-12-31",
          "stale": false,
          "as_published": true,
          "replaces": [],
          "replaced_by": [],
          "translations": {},
          "created": "2024-01-01",
          "changed": "2024-01-01",
          "due": "2026-05",
          "due_last_day": "2026-05-31",
          "due_state": "overdue",
          "earlier_due": [],
          "first_due": "2026-05",
          "first_due_in_history": "2026-05",
          "due_moves": 0,
          "due_moves_before_history": 0,
          "due_moves_of_predecessor": 0,
          "done": null,
          "reached": null,
          "outcome": "overdue",
          "days_after_first_due": null,
          "days_after_due": null,
          "days_published_after_due": null
        }
      ],
      "removed": [],
      "left_out": []
    }
    "#);
}

#[test]
fn changes_json() {
    let case = small();
    case.builds();
    assert_snapshot!(site(&case, "data/v1/changes.json"), @r#"
    {
      "portal": "Testportal",
      "as_of": "2026-06-01",
      "commit": "C2",
      "history": "complete",
      "changes": [
        {
          "commit": "C1",
          "url": "/aenderungen/2024-01/#C1",
          "date": "2024-01-01",
          "author": "Erika Muster",
          "subject": "Anfang",
          "goal": "amt-1",
          "title": "Ziel amt-1",
          "kind": "created",
          "field": "file",
          "old": null,
          "new": "content/ziele/amt/amt-1.md",
          "flags": [],
          "reason": null,
          "decisions": [],
          "sources": [],
          "co_authors": [],
          "reverts": null,
          "signed": false
        },
        {
          "commit": "C1",
          "url": "/aenderungen/2024-01/#C1",
          "date": "2024-01-01",
          "author": "Erika Muster",
          "subject": "Anfang",
          "goal": "netz-1",
          "title": "Ziel netz-1",
          "kind": "created",
          "field": "file",
          "old": null,
          "new": "content/ziele/netz-1.md",
          "flags": [],
          "reason": null,
          "decisions": [],
          "sources": [],
          "co_authors": [],
          "reverts": null,
          "signed": false
        },
        {
          "commit": "C1",
          "url": "/aenderungen/2024-01/#C1",
          "date": "2024-01-01",
          "author": "Erika Muster",
          "subject": "Anfang",
          "goal": "netz-2",
          "title": "Ziel netz-2",
          "kind": "created",
          "field": "file",
          "old": null,
          "new": "content/ziele/netz-2.md",
          "flags": [],
          "reason": null,
          "decisions": [],
          "sources": [],
          "co_authors": [],
          "reverts": null,
          "signed": false
        },
        {
          "commit": "C1",
          "url": "/aenderungen/2024-01/#C1",
          "date": "2024-01-01",
          "author": "Erika Muster",
          "subject": "Anfang",
          "goal": "quer-1",
          "title": "Für <alle> & jeden",
          "kind": "created",
          "field": "file",
          "old": null,
          "new": "content/ziele/quer-1.md",
          "flags": [],
          "reason": null,
          "decisions": [],
          "sources": [],
          "co_authors": [],
          "reverts": null,
          "signed": false
        },
        {
          "commit": "C2",
          "url": "/aenderungen/2024-01/#C2",
          "date": "2024-01-02",
          "author": "Erika Muster",
          "subject": "Frist verschoben",
          "goal": "netz-1",
          "title": "Ziel netz-1",
          "kind": "changed",
          "field": "due",
          "old": "2025-12-31",
          "new": "2026-03",
          "flags": [
            "deadline-later"
          ],
          "reason": "Lieferung",
          "decisions": [],
          "sources": [],
          "co_authors": [],
          "reverts": null,
          "signed": false
        },
        {
          "commit": "C2",
          "url": "/aenderungen/2024-01/#C2",
          "date": "2024-01-02",
          "author": "Erika Muster",
          "subject": "Frist verschoben",
          "goal": "netz-1",
          "title": "Ziel netz-1",
          "kind": "changed",
          "field": "status",
          "old": "geplant",
          "new": "begonnen",
          "flags": [],
          "reason": "Lieferung",
          "decisions": [],
          "sources": [],
          "co_authors": [],
          "reverts": null,
          "signed": false
        }
      ],
      "rules": [],
      "site": [],
      "retold": [],
      "gaps": []
    }
    "#);
}

#[test]
fn every_record_has_its_address() {
    let case = small();
    case.write("portal.yaml", settings("base_url: https://ziele.example.org/portal\n"));
    case.builds();
    let json = |path: &str| -> serde_json::Value { serde_json::from_str(&case.site(path)).unwrap() };
    let urls = |value: &serde_json::Value, list: &str| -> Vec<String> {
        value[list].as_array().unwrap().iter().map(|record| record["url"].as_str().unwrap().to_owned()).collect()
    };
    let goals = urls(&json("data/v1/goals.json"), "goals");
    assert_eq!(
        goals,
        ["amt-1", "netz-1", "netz-2", "quer-1"].map(|id| format!("https://ziele.example.org/portal/ziele/{id}/"))
    );
    for url in urls(&json("data/v1/changes.json"), "changes") {
        let path = url.strip_prefix("https://ziele.example.org/portal/").unwrap();
        let (page, commit) = path.split_once('#').unwrap();
        assert!(case.site(&format!("{page}index.html")).contains(&format!("id=\"{commit}\"")), "{url}");
    }
}

#[test]
fn badge_of_a_goal() {
    let case = small();
    case.builds();
    assert_snapshot!(case.site("badges/netz-1.svg"), @r##"
    <svg xmlns="http://www.w3.org/2000/svg" width="122" height="20" viewBox="0 0 122 20" role="img" aria-label="NETZ-1: begonnen">
    <title>NETZ-1: begonnen</title>
    <clipPath id="r"><rect width="122" height="20" rx="3"/></clipPath>
    <g clip-path="url(#r)"><rect width="55" height="20" fill="#333a45"/><rect x="55" width="67" height="20" fill="#1d5fa8"/></g>
    <g fill="#fff" font-family="Verdana,'DejaVu Sans',Geneva,sans-serif" font-size="11" text-anchor="middle" aria-hidden="true"><text x="27.5" y="14" textLength="43">NETZ-1</text><text x="88.5" y="14" textLength="55">begonnen</text></g>
    </svg>
    "##);
}

#[test]
fn badge_of_a_pillar_and_of_the_portal() {
    let case = small();
    case.builds();
    assert_snapshot!(case.site("badges/pillar-amt.svg"), @r##"
    <svg xmlns="http://www.w3.org/2000/svg" width="180" height="20" viewBox="0 0 180 20" role="img" aria-label="Verwaltung: 1 von 1 erreicht">
    <title>Verwaltung: 1 von 1 erreicht</title>
    <clipPath id="r"><rect width="180" height="20" rx="3"/></clipPath>
    <g clip-path="url(#r)"><rect width="77" height="20" fill="#333a45"/><rect x="77" width="103" height="20" fill="#1d5fa8"/></g>
    <g fill="#fff" font-family="Verdana,'DejaVu Sans',Geneva,sans-serif" font-size="11" text-anchor="middle" aria-hidden="true"><text x="38.5" y="14" textLength="65">Verwaltung</text><text x="128.5" y="14" textLength="91">1 von 1 erreicht</text></g>
    </svg>
    "##);
    assert_snapshot!(case.site("badges/portal.svg"), @r##"
    <svg xmlns="http://www.w3.org/2000/svg" width="174" height="20" viewBox="0 0 174 20" role="img" aria-label="Testportal: 1 von 4 erreicht">
    <title>Testportal: 1 von 4 erreicht</title>
    <clipPath id="r"><rect width="174" height="20" rx="3"/></clipPath>
    <g clip-path="url(#r)"><rect width="71" height="20" fill="#333a45"/><rect x="71" width="103" height="20" fill="#1d5fa8"/></g>
    <g fill="#fff" font-family="Verdana,'DejaVu Sans',Geneva,sans-serif" font-size="11" text-anchor="middle" aria-hidden="true"><text x="35.5" y="14" textLength="59">Testportal</text><text x="122.5" y="14" textLength="91">1 von 4 erreicht</text></g>
    </svg>
    "##);
}

#[test]
fn manifest() {
    let case = small();
    case.builds();
    let mut manifest: serde_json::Value = serde_json::from_str(&case.site("data/v1/manifest.json")).unwrap();
    let listed = manifest["files"].take();
    let listed: Vec<(String, u64, String)> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|file| {
            (
                file["path"].as_str().unwrap().to_owned(),
                file["bytes"].as_u64().unwrap(),
                file["sha256"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    let mut files = case.site_files();
    // What follows from the log of publications has no sum here, and says so.
    for path in manifest["apart"].as_array().unwrap() {
        files.remove(path.as_str().unwrap()).unwrap();
    }
    let real: Vec<_> = files
        .iter()
        .map(|(path, bytes)| {
            let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            (path.clone(), bytes.len() as u64, hash)
        })
        .collect();
    assert_eq!(listed, real);
    let tree = case.git(&["rev-parse", "HEAD^{tree}"]);
    assert_snapshot!(super::small::without_hashes(&case, &format!("{manifest:#}")).replace(tree.trim(), "TREE"), @r#"
    {
      "format": 1,
      "generator": {
        "name": "zielstand",
        "version": "0.1.0",
        "commit": null
      },
      "repository": {
        "url": null,
        "branch": "main",
        "folder": "",
        "replaced": [],
        "grafts": false
      },
      "commit": "C2",
      "tree": "TREE",
      "as_of": "2026-06-01",
      "history": "complete",
      "dirty": false,
      "uncommitted": [],
      "base_url": null,
      "options": {
        "base_url": null,
        "allow_shallow": false,
        "settings_of_today": false
      },
      "apart": [
        "SHA256SUMS",
        "data/v1/manifest.json",
        "log/checkpoint",
        "log/entries/0.json",
        "log/files/index",
        "log/files/tile/0/000.p/123",
        "log/files/tile/entries/000.p/123",
        "log/tile/0/000.p/1",
        "log/tile/entries/000.p/1",
        "pruefen/veroeffentlichungen/index.html"
      ],
      "files": null
    }
    "#);
}

#[test]
fn all_files_of_the_site() {
    let case = small();
    case.builds();
    let paths: Vec<String> = case.site_files().into_keys().collect();
    // The index is named after its bytes.
    let index = |path: &&String| path.starts_with("pagefind/") && path.contains(".pf_");
    let paths = paths.iter().filter(|path| !index(path));
    let mut paths: Vec<String> = paths.map(|path| super::small::without_hashes(&case, path)).collect();
    paths.sort();
    assert_snapshot!(paths.join("\n"), @"
    .htaccess
    404.html
    SHA256SUMS
    _headers
    a-z/index.html
    aenderungen/2024-01/index.html
    aenderungen/2024/index.html
    aenderungen/art/fristen/index.html
    aenderungen/art/status/index.html
    aenderungen/art/ziele/index.html
    aenderungen/auffaellig/deadline-later/index.html
    aenderungen/auffaellig/index.html
    aenderungen/index.html
    assets/colours.css
    assets/favicon.svg
    assets/goals.js
    assets/page.js
    assets/search.js
    assets/style.css
    assets/touch-icon.png
    assets/whole.css
    badges/amt-1.svg
    badges/netz-1.svg
    badges/netz-2.svg
    badges/pillar-amt.svg
    badges/pillar-netz.svg
    badges/portal.svg
    badges/quer-1.svg
    data/v1/changes.csv
    data/v1/changes.json
    data/v1/figures.json
    data/v1/goals.csv
    data/v1/goals.json
    data/v1/indicators.csv
    data/v1/manifest.json
    data/v1/timeline.json
    daten/index.html
    druck/index.html
    feed.atom
    fristen/index.html
    handlungsfelder/amt/aenderungen/index.html
    handlungsfelder/amt/feed.atom
    handlungsfelder/amt/index.html
    handlungsfelder/index.html
    handlungsfelder/netz/aenderungen/index.html
    handlungsfelder/netz/feed.atom
    handlungsfelder/netz/index.html
    hilfe/index.html
    index.html
    indikatoren/index.html
    log/checkpoint
    log/entries/0.json
    log/files/index
    log/files/tile/0/000.p/123
    log/files/tile/entries/000.p/123
    log/tile/0/000.p/1
    log/tile/entries/000.p/1
    medien/bild.png
    pagefind/bundles.json
    pagefind/pagefind-entry.json
    pagefind/pagefind-worker.js
    pagefind/pagefind.js
    pagefind/wasm.de.pagefind
    pagefind/wasm.unknown.pagefind
    plan/index.html
    preview.png
    pruefen/index.html
    pruefen/veroeffentlichungen/index.html
    quellen/index.html
    querschnitt/index.html
    ressorts/index.html
    ressorts/mid/aenderungen/index.html
    ressorts/mid/feed.atom
    ressorts/mid/index.html
    ressorts/ms/aenderungen/index.html
    ressorts/ms/feed.atom
    ressorts/ms/index.html
    robots.txt
    sitemap.xml
    strategien/index.html
    suche/index.html
    themen/glasfaser/index.html
    themen/index.html
    zaehlweise/index.html
    ziele/amt-1/feed.atom
    ziele/amt-1/index.html
    ziele/art/querschnitt/index.html
    ziele/ergebnis/aufgegeben/index.html
    ziele/ergebnis/nach-spaeterer-angabe/index.html
    ziele/ergebnis/offen/index.html
    ziele/ergebnis/ohne-frist-oder-tag/index.html
    ziele/ergebnis/rechtzeitig/index.html
    ziele/ergebnis/ueberfaellig/index.html
    ziele/ergebnis/unbekannt/index.html
    ziele/ergebnis/verspaetet/index.html
    ziele/frist/abgeschlossen/index.html
    ziele/frist/ohne/index.html
    ziele/frist/spaeter/index.html
    ziele/frist/steht-bevor/index.html
    ziele/frist/ueberfaellig/index.html
    ziele/frist/zwoelf-monate/index.html
    ziele/geaendert/30-tage/index.html
    ziele/geaendert/365-tage/index.html
    ziele/geaendert/90-tage/index.html
    ziele/index.html
    ziele/netz-1/feed.atom
    ziele/netz-1/index.html
    ziele/netz-2/feed.atom
    ziele/netz-2/index.html
    ziele/quer-1/feed.atom
    ziele/quer-1/index.html
    ziele/stand/begonnen/index.html
    ziele/stand/erreicht/index.html
    ziele/stand/wie-versprochen/index.html
    ziele/status/begonnen/index.html
    ziele/status/geplant/index.html
    ziele/status/umgesetzt/index.html
    ziele/status/unbekannt/index.html
    ");
}

#[test]
fn as_many_pages_are_told_as_there_are() {
    let case = small();
    let program = std::process::Command::new(env!("CARGO_BIN_EXE_zielstand"))
        .args(["build", "--as-of", "2026-06-01"])
        .current_dir(case.root())
        .output()
        .unwrap();
    let said = String::from_utf8(program.stdout).unwrap();
    let pages = case.site_files().into_keys().filter(|path| path.ends_with(".html")).count();
    assert!(said.contains(&format!(" {pages} Seiten, ")), "{pages}: {said}");
}

#[test]
fn summary_line() {
    let case = small();
    assert_snapshot!(super::small::without_hashes(&case, &case.builds()), @r"
    exit 0
    out: 4 Ziele, N Seiten, 6 Änderungen in 2 Commits, Stand C2, N s: ./public
    ");
    let ran = case.build(&["--out", "woanders/hin"]);
    assert_snapshot!(super::small::without_hashes(&case, &ran.whole()), @r"
    exit 0
    out: 4 Ziele, N Seiten, 6 Änderungen in 2 Commits, Stand C2, N s: woanders/hin
    ");
}

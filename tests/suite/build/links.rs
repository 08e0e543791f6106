//! The whole site as a browser takes it: this portal and the reference portal of this repository.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use insta::assert_snapshot;
use tempfile::TempDir;

use super::small::small;
use crate::case::{Case, Ran, files};
use crate::html;

/// The reference portal, built once for all tests.
static REFERENCE: LazyLock<(TempDir, Ran)> = LazyLock::new(|| {
    let place = TempDir::new().unwrap();
    let out = place.path().join("site");
    let ran = Case::empty().run_here("build", "", &["--out", out.to_str().unwrap()]);
    (place, ran)
});

fn reference() -> PathBuf {
    let (place, ran) = &*REFERENCE;
    assert_eq!(ran.code, 0, "{}", ran.err);
    place.path().join("site")
}

fn no_faults(site: &Path) {
    let faults = html::faults(site);
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.iter().take(40).cloned().collect::<Vec<_>>().join("\n")
    );
}

/// What nobody would write, from the browser tests: long words, words of HTML, empty groups.
#[test]
fn odd_portal() {
    let mut case = Case::empty();
    for (path, bytes) in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/odd")) {
        case.write(&path, bytes);
    }
    case.commit("<script>alert(3)</script> \"Betreff\" & Söhne");
    case.builds();
    no_faults(&case.path("public"));
}

#[test]
fn small_portal() {
    let case = small();
    case.builds();
    no_faults(&case.path("public"));
}

#[test]
fn portal_without_anything() {
    let case =
        Case::empty().file("portal.yaml", "title: Leer\nstatuses:\n  - {id: u, label: unbekannt, means: unknown}\n");
    assert_snapshot!(case.builds(), @r"
    exit 0
    out: 0 Ziele, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Warnung[Z602]: das Portal gibt es nicht in Leichter Sprache
    --> content/leicht/start.md
     = Hilfe: diese Datei anlegen; wenn es keine Leichte Sprache geben soll: `legal: {pages: {leichte-sprache: none}}`

    Warnung[Z601]: auf der Seite `/barrierefreiheit/` fehlt noch: `email`, `accessibility: conformance`, `accessibility: date`, `accessibility: method`, `accessibility: enforcement`
    --> portal.yaml
     = Hilfe: in `portal.yaml` unter `legal` eintragen; wenn die Seite woanders liegt, dort unter `pages` ihre Adresse

    Warnung[Z601]: auf der Seite `/datenschutz/` fehlt noch: `publisher`, `email`, `privacy: host`, `privacy: logs`, `privacy: storage`, `privacy: basis`, `privacy: authority`
    --> portal.yaml
     = Hilfe: in `portal.yaml` unter `legal` eintragen; wenn die Seite woanders liegt, dort unter `pages` ihre Adresse

    Warnung[Z601]: auf der Seite `/gebaerdensprache/` fehlt noch: `sign_language`
    --> portal.yaml
     = Hilfe: in `portal.yaml` unter `legal` eintragen; wenn die Seite woanders liegt, dort unter `pages` ihre Adresse

    Warnung[Z601]: auf der Seite `/impressum/` fehlt noch: `publisher`, `address`, `represented_by`, `email`, `responsible`
    --> portal.yaml
     = Hilfe: in `portal.yaml` unter `legal` eintragen; wenn die Seite woanders liegt, dort unter `pages` ihre Adresse

    0 Fehler, 5 Warnungen.
    Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
    ");
    // Nothing to describe it with.
    let mut faults = html::faults(&case.path("public"));
    faults.retain(|fault| !fault.ends_with(": no description"));
    assert_eq!(faults, [""; 0]);
}

#[test]
fn text_with_everything_that_markdown_has() {
    let text = "# Eins\n\n## Zwei\n\n## Zwei\n\nSiehe [oben](#zwei), [Quelle](quelle:s), [Ziel](ziel:neu), [Ort](../seiten/ort.md#zwei), ![Bild](../medien/a.png), https://example.org, <mailto:a@b.de>.[^1]\n\n| a | b |\n| - | -: |\n| 1 | 2 |\n\n> [!NOTE]\n> Achtung\n\n```rust\nfn main() {}\n```\n\n- [ ] offen\n- [x] fertig\n\n[^1]: Fußnote\n";
    let case = Case::new()
        .file("content/quellen.yaml", "s: {title: S}\n")
        .file("content/medien/a.png", "x")
        .file(
            "content/seiten/ort.md",
            format!("---\ntitle: Ort\n---\n{}", text.replace("../seiten/ort.md#zwei", "#eins")),
        )
        .file("content/ziele/neu.md", format!("---\nid: neu\ntitle: Neu\npillar: netz\nsources: [s]\n---\n{text}"))
        .file("content/handlungsfelder/netz.md", format!("---\nid: netz\n---\n{text}"))
        .file("content/start.md", format!("---\n---\n{}", text.replace("../", "")));
    assert_snapshot!(case.builds(), @r"
    exit 0
    out: 1 Ziel, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
    ");
    no_faults(&case.path("public"));
}

#[test]
fn reference_portal_lacks_nothing_but_an_operator() {
    let (_, ran) = &*REFERENCE;
    assert_eq!(ran.code, 0, "{}", ran.err);
    let said = ran.beyond_the_law();
    assert!(said.lines().all(|line| line.is_empty() || line.starts_with("Hinweis: ")), "{}", ran.err);
    assert!(ran.err.contains("Warnung[Z601]: auf der Seite `/impressum/` fehlt noch: "), "{}", ran.err);
    assert_eq!(ran.out.split(',').next(), Some("87 Ziele"));
    let goals: serde_json::Value = serde_json::from_slice(&files(&reference())["data/v1/goals.json"]).unwrap();
    assert_eq!(goals["goals"].as_array().unwrap().len(), 87);
}

#[test]
fn reference_portal_is_sound() {
    no_faults(&reference());
}

#[test]
fn reference_portal_says_on_every_page_what_it_is() {
    let german = "<span>Demonstration aus öffentlichen Quellen. Keine amtliche Website.</span></p></aside>";
    let notice = |path: &str| if path.starts_with("en/") { "<aside class=\"notice\"" } else { german };
    let pages = files(&reference()).into_iter().filter(|(path, _)| path.ends_with(".html"));
    let without: Vec<String> = pages
        .filter(|(path, bytes)| String::from_utf8_lossy(bytes).matches(notice(path)).count() != 1)
        .map(|(path, _)| path)
        .collect();
    assert_eq!(without, [""; 0]);
}

#[test]
fn stylesheets_badges_and_scripts_load_nothing_from_elsewhere() {
    // What the search engine fetches is held by the policy of its page.
    for (path, bytes) in files(&reference()).into_iter().filter(|(path, _)| !path.starts_with("pagefind/")) {
        if [".css", ".svg", ".js"].iter().any(|ending| path.ends_with(ending)) {
            let text = String::from_utf8(bytes).unwrap().replace("http://www.w3.org/2000/svg", "");
            assert!(!text.contains("http:") && !text.contains("https:") && !text.contains("url(//"), "{path}");
            assert!(!text.contains("@import"), "{path}");
        }
    }
}

#[test]
fn every_page_forbids_what_it_does_not_need() {
    let (policy, search) = (zielstand::headers::PAGE_POLICY, zielstand::headers::SEARCH_POLICY);
    for (path, page) in html::pages(&reference()) {
        let found: Vec<&str> = page
            .elements
            .iter()
            .filter(|element| {
                element.attributes.get("http-equiv").is_some_and(|name| name == "Content-Security-Policy")
            })
            .map(|element| element.attributes["content"].as_str())
            .collect();
        assert_eq!(found, [if path.ends_with("suche/index.html") { search } else { policy }], "{path}");
    }
}

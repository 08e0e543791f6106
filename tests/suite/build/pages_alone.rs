//! A portal of pages alone, such as a handbook: several folders, `README.md`, links between files as forges know them.

use insta::assert_snapshot;

use crate::case::{Case, SETTINGS};
use crate::html;

fn handbook() -> Case {
    Case::empty()
        .file("portal.yaml", format!("{SETTINGS}content: {{pages: [teil-a, teil-b], media: bilder, start: README.md}}\n"))
        .file("README.md", "---\nsummary: Wie es geht.\n---\nZum [Teil A](teil-a/README.md).\n\n![Ein Bild](bilder/bild.png)\n")
        .file("bilder/bild.png", b"\x89PNG")
        .file("teil-a/README.md", "---\ntitle: Teil A\nmenu: main\n---\n[Weiter](../teil-b/hilfe.md#größe-ändern), [oben](#später)\n\n## Später\n")
        .file("teil-b/hilfe.md", "---\ntitle: Hilfe\nmenu: about\n---\n## Größe ändern\n")
}

#[test]
fn pages_of_several_folders_link_to_each_other() {
    let case = handbook();
    let ran = case.build(&["--strict"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(html::faults(&case.path("public")), Vec::<String>::new());
    let page = case.site("teil-a/index.html");
    assert!(page.contains("<a href=\"../hilfe/#text-groesse-aendern\">"), "{page}");
    assert!(page.contains("<a href=\"#text-spaeter\">"), "{page}");
}

#[test]
fn without_goals_nothing_leads_to_them() {
    let case = handbook();
    case.builds();
    let links = |page: &str| {
        let page = case.site(page);
        let (_, rest) = page.split_once("<body>").unwrap();
        let links = rest.split("<a ").skip(1).filter_map(|link| link.split("href=\"").nth(1)?.split('"').next());
        links.map(|link| format!("{link}\n")).collect::<String>()
    };
    assert_snapshot!(links("index.html"), @"
    #inhalt
    ./
    ./
    ./suche/
    ./teil-a/
    ./teil-a/
    ./a-z/
    ./daten/
    ./hilfe/
    ./pruefen/
    ");
    assert_snapshot!(links("suche/index.html"), @"
    #inhalt
    ../
    ../
    ../suche/
    ../teil-a/
    ../
    ../a-z/
    ../daten/
    ../hilfe/
    ../pruefen/
    ");
    let overview = case.site("index.html");
    assert!(overview.contains("Wie es geht.") && !overview.contains("Ziele"), "{overview}");
}

#[test]
fn a_readme_at_an_address_that_another_page_has() {
    let case = Case::empty()
        .file("portal.yaml", format!("{SETTINGS}content: {{pages: [teil-a, teil-b]}}\n"))
        .file("teil-a/README.md", "---\ntitle: Teil A\n---\n")
        .file("teil-b/teil-a.md", "---\ntitle: Noch ein Teil A\n---\n");
    assert_snapshot!(case.build(&[]).whole(), @"
    exit 1
    err: Fehler[Z205]: die Adresse `/teil-a/` hat schon `teil-a/README.md`
    --> teil-b/teil-a.md
     = Hilfe: eine der beiden Dateien umbenennen

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

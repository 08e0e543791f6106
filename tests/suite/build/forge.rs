//! From every page that a file is behind, a link leads to where that file is edited, and to its history.

use insta::assert_snapshot;

use crate::case::{Case, SETTINGS};

/// The files that a page's links for editing and for the history lead to.
fn links(case: &Case, page: &str) -> String {
    let html = case.site(&format!("{page}index.html"));
    let file = |place: &str| {
        let after = html.split_once(&format!("href=\"https://forge.example/{place}/")).map(|(_, after)| after);
        after.and_then(|after| after.split('"').next()).unwrap_or("-").to_owned()
    };
    format!("{page}: {} {}", file("edit"), file("history"))
}

#[test]
fn every_page_of_a_file_leads_to_it() {
    let text = "---\ntitle: T\n---\nText.\n";
    let group = |id: &str| format!("---\nid: {id}\n---\nText.\n");
    let forge = "forge:\n  edit: https://forge.example/edit/{path}\n  history: https://forge.example/history/{path}\n";
    let settings = SETTINGS.replace(", leichte-sprache: none", "").replace("impressum: none, ", "");
    let case = Case::empty()
        .file("portal.yaml", format!("languages: [de, en]\n{settings}{forge}"))
        .goal("eins", "topic: glasfaser\nlead: mid\ntranslations: {en: {title: One}}\n")
        .file("content/start.md", "---\n---\nText.\n")
        .file("content/start.en.md", "---\n---\nText.\n")
        .file("content/seiten/hilfe.md", text)
        .file("content/seiten/hilfe.en.md", text)
        .file("content/seiten/impressum.md", text)
        .file("content/berichte/jahr.md", "---\ntitle: T\nfrom: 2024\nto: 2024\n---\nText.\n")
        .file("content/leicht/start.md", text)
        .file("content/leicht/netz.md", text)
        .file("content/handlungsfelder/netz.md", group("netz"))
        .file("content/themen/glasfaser.md", group("glasfaser"))
        .file("content/ressorts/mid.md", group("mid"));
    case.builds();
    let pages = [
        "",
        "ziele/eins/",
        "hilfe/",
        "impressum/",
        "berichte/jahr/",
        "leichte-sprache/",
        "leichte-sprache/netz/",
        "handlungsfelder/netz/",
        "themen/glasfaser/",
        "ressorts/mid/",
        "ziele/",
        "aenderungen/",
        "en/",
        "en/ziele/eins/",
        "en/hilfe/",
        "en/berichte/jahr/",
        "en/handlungsfelder/netz/",
    ];
    assert_snapshot!(pages.map(|page| links(&case, page)).join("\n"), @r"
    : content/start.md content/start.md
    ziele/eins/: content/ziele/eins.md content/ziele/eins.md
    hilfe/: content/seiten/hilfe.md content/seiten/hilfe.md
    impressum/: content/seiten/impressum.md content/seiten/impressum.md
    berichte/jahr/: content/berichte/jahr.md content/berichte/jahr.md
    leichte-sprache/: content/leicht/start.md content/leicht/start.md
    leichte-sprache/netz/: content/leicht/netz.md content/leicht/netz.md
    handlungsfelder/netz/: content/handlungsfelder/netz.md content/handlungsfelder/netz.md
    themen/glasfaser/: content/themen/glasfaser.md content/themen/glasfaser.md
    ressorts/mid/: content/ressorts/mid.md content/ressorts/mid.md
    ziele/: - -
    aenderungen/: - -
    en/: content/start.en.md content/start.en.md
    en/ziele/eins/: content/ziele/eins.md content/ziele/eins.md
    en/hilfe/: content/seiten/hilfe.en.md content/seiten/hilfe.en.md
    en/berichte/jahr/: content/berichte/jahr.md content/berichte/jahr.md
    en/handlungsfelder/netz/: content/handlungsfelder/netz.md content/handlungsfelder/netz.md
    ");
}

/// One pattern alone is enough.
#[test]
fn a_portal_may_have_the_link_for_editing_alone() {
    let settings = format!("{SETTINGS}forge: {{edit: 'https://forge.example/edit/{{path}}'}}\n");
    let case =
        Case::empty().file("portal.yaml", settings).file("content/seiten/hilfe.md", "---\ntitle: T\n---\nText.\n");
    case.builds();
    assert_eq!(links(&case, "hilfe/"), "hilfe/: content/seiten/hilfe.md -");
}

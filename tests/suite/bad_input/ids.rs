//! Ids that are no ids, and ids that are taken.

use insta::assert_snapshot;

use crate::case::Case;

/// The old portal with one more goal of that id.
fn with(id: &str) -> String {
    let text = format!("---\nid: {id}\ntitle: Neu\npillar: netz\n---\nText\n");
    Case::built().file("content/ziele/neu.md", text).refused()
}

#[test]
fn path_out_of_the_site() {
    assert_snapshot!(with("../../alt"), @r"
    exit 1
    err: Fehler[Z201]: `../../alt` ist keine gültige Kennung
     --> content/ziele/neu.md:2:5
      |
    2 | id: ../../alt
      |     ^^^^^^^^^
      |
      = Hilfe: erlaubt sind bis zu 100 kleine Buchstaben von a bis z, Ziffern und Bindestriche, zum Beispiel `alt`

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn path_only() {
    assert_snapshot!(with("'../..'"), @r"
    exit 1
    err: Fehler[Z201]: `../..` ist keine gültige Kennung
     --> content/ziele/neu.md:2:5
      |
    2 | id: '../..'
      |     ^^^^^^^
      |
      = Hilfe: erlaubt sind bis zu 100 kleine Buchstaben von a bis z, Ziffern und Bindestriche

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn spaces() {
    assert_snapshot!(with("neues ziel"), @r"
    exit 1
    err: Fehler[Z201]: `neues ziel` ist keine gültige Kennung
     --> content/ziele/neu.md:2:5
      |
    2 | id: neues ziel
      |     ^^^^^^^^^^
      |
      = Hilfe: erlaubt sind bis zu 100 kleine Buchstaben von a bis z, Ziffern und Bindestriche, zum Beispiel `neues-ziel`

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn capitals() {
    assert_snapshot!(with("VV-01"), @r"
    exit 1
    err: Fehler[Z201]: `VV-01` ist keine gültige Kennung
     --> content/ziele/neu.md:2:5
      |
    2 | id: VV-01
      |     ^^^^^
      |
      = Hilfe: erlaubt sind bis zu 100 kleine Buchstaben von a bis z, Ziffern und Bindestriche, zum Beispiel `vv-01`

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn umlauts() {
    assert_snapshot!(with("größe-für-ämter"), @r"
    exit 1
    err: Fehler[Z201]: `größe-für-ämter` ist keine gültige Kennung
     --> content/ziele/neu.md:2:5
      |
    2 | id: größe-für-ämter
      |     ^^^^^^^^^^^^^^^
      |
      = Hilfe: erlaubt sind bis zu 100 kleine Buchstaben von a bis z, Ziffern und Bindestriche, zum Beispiel `groesse-fuer-aemter`

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn longer_than_a_file_name_may_be() {
    assert_snapshot!(with(&"a".repeat(101)), @r"
    exit 1
    err: Fehler[Z201]: `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa` ist keine gültige Kennung
     --> content/ziele/neu.md:2:5
      |
    2 | id: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
      |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: erlaubt sind bis zu 100 kleine Buchstaben von a bis z, Ziffern und Bindestriche, zum Beispiel `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa`

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn list() {
    assert_snapshot!(with("[a, b]"), @"
    exit 1
    err: Fehler[Z108]: in `id` steht nur eines, und hier ist eine Liste
     --> content/ziele/neu.md:2:5
      |
    2 | id: [a, b]
      |     ^
      |
      = Hilfe: so schreiben: `id: a`, ohne Klammern und ohne `- `

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn two_goals_with_one_id() {
    assert_snapshot!(with("alt"), @r"
    exit 1
    err: Fehler[Z202]: die Kennung `alt` gibt es schon in `content/ziele/alt.md`
     --> content/ziele/neu.md:2:5
      |
    2 | id: alt
      |     ^^^
      |
      = Hilfe: eine neue Kennung wählen; eine Kennung gehört für immer zu einem Ziel

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn three_goals_with_one_id() {
    let text = |title: &str| format!("---\nid: neu\ntitle: {title}\npillar: netz\n---\n");
    let case = Case::built().file("content/ziele/b.md", text("B")).file("content/ziele/a.md", text("A"));
    assert_snapshot!(case.file("content/ziele/tief/c.md", text("C")).refused(), @r"
    exit 1
    err: Fehler[Z202]: die Kennung `neu` gibt es schon in `content/ziele/a.md`
     --> content/ziele/b.md:2:5
      |
    2 | id: neu
      |     ^^^
      |
      = Hilfe: eine neue Kennung wählen; eine Kennung gehört für immer zu einem Ziel

    Fehler[Z202]: die Kennung `neu` gibt es schon in `content/ziele/a.md`
     --> content/ziele/tief/c.md:2:5
      |
    2 | id: neu
      |     ^^^
      |
      = Hilfe: eine neue Kennung wählen; eine Kennung gehört für immer zu einem Ziel

    2 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn two_texts_of_one_pillar() {
    let case = Case::built().file("content/handlungsfelder/netz.md", "---\nid: netz\n---\nEins\n");
    assert_snapshot!(case.file("content/handlungsfelder/zwei.md", "---\nid: netz\n---\nZwei\n").refused(), @r"
    exit 1
    err: Fehler[Z206]: einen Text zu `netz` gibt es schon in `content/handlungsfelder/netz.md`
    --> content/handlungsfelder/zwei.md
     = Hilfe: beide Texte in eine Datei schreiben und die andere löschen

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn two_pages_with_one_address() {
    let case = Case::built().file("content/seiten/hilfe.md", "---\ntitle: Hilfe\n---\nEins\n");
    assert_snapshot!(case.file("content/seiten/alt/hilfe.md", "---\ntitle: Mehr Hilfe\n---\nZwei\n").refused(), @r"
    exit 1
    err: Fehler[Z205]: die Adresse `/hilfe/` hat schon `content/seiten/alt/hilfe.md`
    --> content/seiten/hilfe.md
     = Hilfe: eine der beiden Dateien umbenennen

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn page_with_an_address_of_the_portal() {
    assert_snapshot!(Case::built().file("content/seiten/fristen.md", "---\ntitle: Fristen\n---\nText\n").refused(), @r"
    exit 1
    err: Fehler[Z205]: die Adresse `/fristen/` gehört dem Portal selbst
    --> content/seiten/fristen.md
     = Hilfe: die Datei umbenennen, denn ihr Name wird zur Adresse; einem Ziel eine andere Kennung geben

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn page_with_a_name_that_is_no_address() {
    assert_snapshot!(Case::built().file("content/seiten/Über uns.md", "---\ntitle: Wir\n---\nText\n").refused(), @r"
    exit 1
    err: Fehler[Z207]: aus dem Dateinamen `Über uns.md` lässt sich keine Adresse machen
    --> content/seiten/Über uns.md
     = Hilfe: die Datei umbenennen, zum Beispiel in `ueber-uns.md`

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn goals_whose_badges_would_be_those_of_the_portal() {
    assert_snapshot!(Case::built().goal("portal", "").goal("pillar-netz", "").refused(), @r"
    exit 1
    err: Fehler[Z205]: die Adresse `/badges/pillar-netz.svg` gehört dem Portal selbst
     --> content/ziele/pillar-netz.md:2:5
      |
    2 | id: pillar-netz
      |     ^^^^^^^^^^^
      |
      = Hilfe: die Datei umbenennen, denn ihr Name wird zur Adresse; einem Ziel eine andere Kennung geben

    Fehler[Z205]: die Adresse `/badges/portal.svg` gehört dem Portal selbst
     --> content/ziele/portal.md:2:5
      |
    2 | id: portal
      |     ^^^^^^
      |
      = Hilfe: die Datei umbenennen, denn ihr Name wird zur Adresse; einem Ziel eine andere Kennung geben

    2 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

/// Who changes an id takes the goal out and puts another one in: told while nobody committed that, and links to it are no
/// mistakes of their own.
#[test]
fn an_id_that_changes_before_it_is_committed() {
    let page = "---\ntitle: S\n---\n\n[A](ziel:a)\n";
    let mut case = Case::new().goal("a", "lead: mid\n").file("content/seiten/s.md", page);
    case.commit("Beginn");
    let goal = |id: &str, more: &str| {
        format!("---\nid: {id}\ntitle: Ziel a\npillar: netz\nlead: mid\n{more}---\n\nText von a.\n")
    };
    let codes = |case: &Case| -> Vec<String> {
        let out = case.run(&["check", "--as-of", "2026-06-01", "--format", "github"]).out;
        let code = |line: &str| line.rsplit_once(",title=").map(|(_, rest)| rest[..4].to_owned());
        out.lines().filter_map(code).collect()
    };
    case.write("content/ziele/a.md", goal("aa", ""));
    assert_eq!(codes(&case), ["Z212"]);
    case.write("content/ziele/a.md", goal("aa", "replaces: [a]\n"));
    assert!(!codes(&case).contains(&"Z212".to_owned()));
    case.write("content/ziele/a.md", goal("aa", ""));
    case.write("content/ziele/neu.md", goal("a", ""));
    assert_eq!(codes(&case), [""; 0]);
    std::fs::remove_file(case.path("content/ziele/neu.md")).unwrap();
    case.commit("Andere Kennung");
    assert!(!codes(&case).contains(&"Z212".to_owned()));
}

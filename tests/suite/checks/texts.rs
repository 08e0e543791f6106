//! What makes texts hard to read or to hear, and places that pages do not have.

use insta::assert_snapshot;

use super::{portal, said};
use crate::case::Case;

fn page(text: &str) -> Case {
    portal().file("content/seiten/seite.md", format!("---\ntitle: Seite\n---\n{text}"))
}

const NOTHING: &str = "exit 0\nout: Keine Fehler, keine Warnungen, keine Hinweise.\n";

#[test]
fn places_that_a_page_does_not_have() {
    let case = page(
        "## Für alle\n\n[a](#fuer-ale), [b](/seite/#kopf), [c](seite.md#text-fuer-alle), [d](../ziele/z.md#anfang)\n",
    )
    .file("content/ziele/z.md", "---\nid: z\ntitle: Z\npillar: netz\nlead: mid\n---\n## Beginn\n");
    assert_snapshot!(said(&case), @r"
    exit 0
    out: Warnung[Z406]: eine Überschrift `#fuer-ale` hat die Seite nicht
     --> content/seiten/seite.md:6:1
      |
    6 | [a](#fuer-ale), [b](/seite/#kopf), [c](seite.md#text-fuer-alle), [d](../ziele/z.md#anfang)
      | ^^^^^^^^^^^^^^
      |
      = Hilfe: gemeint ist vielleicht `#fuer-alle`

    Warnung[Z406]: eine Überschrift `#kopf` hat die Seite nicht
     --> content/seiten/seite.md:6:17
      |
    6 | [a](#fuer-ale), [b](/seite/#kopf), [c](seite.md#text-fuer-alle), [d](../ziele/z.md#anfang)
      |                 ^^^^^^^^^^^^^^^^^
      |
      = Hilfe: aus der Überschrift „Für alle“ wird `#fuer-alle`

    Warnung[Z406]: eine Überschrift `#text-fuer-alle` hat die Seite nicht
     --> content/seiten/seite.md:6:36
      |
    6 | [a](#fuer-ale), [b](/seite/#kopf), [c](seite.md#text-fuer-alle), [d](../ziele/z.md#anfang)
      |                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: aus der Überschrift „Für alle“ wird `#fuer-alle`

    Warnung[Z406]: eine Überschrift `#anfang` hat die Seite nicht
     --> content/seiten/seite.md:6:66
      |
    6 | [a](#fuer-ale), [b](/seite/#kopf), [c](seite.md#text-fuer-alle), [d](../ziele/z.md#anfang)
      |                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: aus der Überschrift „Für alle“ wird `#fuer-alle`

    0 Fehler, 4 Warnungen, 0 Hinweise.
    ");
}

#[test]
fn places_that_are_there_or_belong_to_the_theme() {
    let case = page("## Für alle\n\n[a](#fuer-alle), [b](/seite/#fuer-alle), [c](/seite/#text-fuer-alle), [d](seite.md#fuer-alle), [e](/ziele/z/#verlauf), [f](/seite/#inhalt), [g](../ziele/z.md#beginn), [h](/aenderungen/#x)\n")
        .file("content/ziele/z.md", "---\nid: z\ntitle: Z\npillar: netz\nlead: mid\n---\n## Beginn\n");
    assert_eq!(said(&case), NOTHING);
    case.builds();
    let html = case.site("seite/index.html");
    for href in
        ["#text-fuer-alle\">a", "seite/#text-fuer-alle\">b", "seite/#text-fuer-alle\">c", "seite/#text-fuer-alle\">d"]
    {
        assert!(html.contains(href), "{href}: {html}");
    }
    assert!(html.contains("ziele/z/#verlauf\">e"), "{html}");
}

#[test]
fn places_of_a_translation_are_those_of_the_translated_page() {
    let case = page("## Kopf\n\n[a](#kopf)\n").file(
        "content/seiten/seite.en.md",
        "---\ntitle: Page\n---\n## Head\n\n[a](#head), [b](seite.md#head), [c](#kopf)\n",
    );
    let settings = std::fs::read_to_string(case.path("portal.yaml")).unwrap();
    let case = case.file("portal.yaml", settings + "languages: [de, en]\n");
    assert_snapshot!(said(&case), @r"
    exit 0
    out: Warnung[Z406]: eine Überschrift `#kopf` hat die Seite nicht
     --> content/seiten/seite.en.md:6:33
      |
    6 | [a](#head), [b](seite.md#head), [c](#kopf)
      |                                 ^^^^^^^^^^
      |
      = Hilfe: aus der Überschrift „Für alle“ wird `#fuer-alle`

    0 Fehler, 1 Warnung, 0 Hinweise.
    ");
}

#[test]
fn pictures_without_words() {
    let case = page("![](../medien/karte.png)\n\n![Karte der Netze](../medien/karte.png)\n")
        .file("content/medien/karte.png", "x");
    assert_snapshot!(said(&case), @r"
    exit 0
    out: Warnung[Z407]: das Bild hat keine Beschreibung
     --> content/seiten/seite.md:4:1
      |
    4 | ![](../medien/karte.png)
      | ^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: zwischen die eckigen Klammern schreiben, was zu sehen ist: `![Karte der Netze](…)`

    0 Fehler, 1 Warnung, 0 Hinweise.
    ");
}

#[test]
fn headings_that_leave_a_level_out() {
    assert_snapshot!(said(&page("### Zu tief\n\n## Gut\n\n#### Zu tief\n\n##### Gut\n\n# Gut\n")), @r"
    exit 0
    out: Hinweis[Z408]: die erste Überschrift hat die Ebene 3; die Ebene 2 fehlt davor
     --> content/seiten/seite.md:4:1
      |
    4 | ### Zu tief
      | ^^^^^^^^^^^
      |
      = Hilfe: mit `##` beginnen

    Hinweis[Z408]: auf eine Überschrift der Ebene 2 folgt eine der Ebene 4
     --> content/seiten/seite.md:8:1
      |
    8 | #### Zu tief
      | ^^^^^^^^^^^^
      |
      = Hilfe: mit `###` beginnen

    0 Fehler, 0 Warnungen, 2 Hinweise.
    ");
}

#[test]
fn tables_without_a_head() {
    assert_snapshot!(said(&page("| | |\n| --- | --- |\n| a | b |\n\n| | Jahr |\n| --- | --- |\n| a | 2025 |\n")), @r"
    exit 0
    out: Warnung[Z409]: die Tabelle hat keine Kopfzeile
     --> content/seiten/seite.md:4:1
      |
    4 | | | |
      | ^^^^^
      |
      = Hilfe: in der ersten Zeile sagen, was in den Spalten steht

    0 Fehler, 1 Warnung, 0 Hinweise.
    ");
}

#[test]
fn links_that_do_not_say_where_they_lead() {
    let text = "[hier](/ziele/) und [Mehr …](/ziele/), [](/ziele/), [**Klicken Sie hier**](https://example.org/).\n";
    assert_snapshot!(said(&page(text)), @r"
    exit 0
    out: Hinweis[Z410]: der Verweis heißt nur `hier`
     --> content/seiten/seite.md:4:1
      |
    4 | [hier](/ziele/) und [Mehr …](/ziele/), [](/ziele/), [**Klicken Sie hier**](https://example.org/).
      | ^^^^^^^^^^^^^^^
      |
      = Hilfe: in die eckigen Klammern schreiben, wohin der Verweis führt

    Hinweis[Z410]: der Verweis heißt nur `Mehr`
     --> content/seiten/seite.md:4:21
      |
    4 | [hier](/ziele/) und [Mehr …](/ziele/), [](/ziele/), [**Klicken Sie hier**](https://example.org/).
      |                     ^^^^^^^^^^^^^^^^^
      |
      = Hilfe: in die eckigen Klammern schreiben, wohin der Verweis führt

    Hinweis[Z410]: der Verweis hat keinen Text
     --> content/seiten/seite.md:4:40
      |
    4 | [hier](/ziele/) und [Mehr …](/ziele/), [](/ziele/), [**Klicken Sie hier**](https://example.org/).
      |                                        ^^^^^^^^^^^
      |
      = Hilfe: in die eckigen Klammern schreiben, wohin der Verweis führt

    Hinweis[Z410]: der Verweis heißt nur `Klicken Sie hier`
     --> content/seiten/seite.md:4:53
      |
    4 | [hier](/ziele/) und [Mehr …](/ziele/), [](/ziele/), [**Klicken Sie hier**](https://example.org/).
      |                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: in die eckigen Klammern schreiben, wohin der Verweis führt

    0 Fehler, 0 Warnungen, 4 Hinweise.
    ");
    let named = "[alle Ziele](/ziele/), https://example.org/, [![Karte](../medien/karte.png)](/ziele/), [hier steht mehr über Netze](/ziele/)\n";
    assert_eq!(said(&page(named).file("content/medien/karte.png", "x")), NOTHING);
}

#[test]
fn very_long_sentences() {
    let words = |count: usize| "Wort ".repeat(count).trim_end().to_owned();
    let long = words(31);
    let text = format!("Kurz. {long}, ein **Ende** mit `Code`. Kurz.\n\n- {long}!\n");
    assert_snapshot!(said(&page(&text)), @r"
    exit 0
    out: Hinweis[Z411]: der Satz hat 35 Wörter
     --> content/seiten/seite.md:4:7
      |
    4 | Kurz. Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort, ein **Ende** mit `Code`. Kurz.
      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: in mehrere Sätze teilen; mehr als 30 Wörter sind schwer zu lesen

    Hinweis[Z411]: der Satz hat 31 Wörter
     --> content/seiten/seite.md:6:3
      |
    6 | - Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort!
      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: in mehrere Sätze teilen; mehr als 30 Wörter sind schwer zu lesen

    0 Fehler, 0 Warnungen, 2 Hinweise.
    ");
    let linked = format!("[{}](/ziele/), ", words(6)).repeat(7);
    for fine in [
        format!("{}. {}.", words(30), words(30)),
        format!("> {long}\n"),
        format!("```text\n{long}\n```\n"),
        format!("| {long} |\n| --- |\n| {long} |\n"),
        format!("## {long}\n"),
        format!("- {}\n- {}\n", words(20), words(20)),
        linked,
    ] {
        assert_eq!(said(&page(&fine)), NOTHING, "{fine}");
    }
}

#[test]
fn pages_that_are_not_translated() {
    let case = page("Text\n").goal("a", "lead: mid\n").goal("b", "lead: mid\ntranslations: {en: {title: B}}\n");
    let settings = std::fs::read_to_string(case.path("portal.yaml")).unwrap();
    let case = case.file("portal.yaml", settings + "languages: [de, en]\n");
    assert_snapshot!(said(&case), @r"
    exit 0
    out: Hinweis[Z506]: in der Sprache `en` gibt es die Seite nicht
    --> content/seiten/seite.md
     = Hilfe: übersetzen: ein Ziel unter `translations`, jede andere Seite in einer Datei daneben wie `hilfe.en.md`

    Hinweis[Z506]: in der Sprache `en` gibt es die Seite nicht
     --> content/ziele/a.md:2:5
      |
    2 | id: a
      |     ^
      |
      = Hilfe: übersetzen: ein Ziel unter `translations`, jede andere Seite in einer Datei daneben wie `hilfe.en.md`

    0 Fehler, 0 Warnungen, 2 Hinweise.
    ");
}

#[test]
fn an_empty_page_of_the_law() {
    let case = portal().file("content/seiten/impressum.md", "---\ntitle: Impressum\nstandalone: true\n---\n\n");
    assert_snapshot!(said(&case), @r"
    exit 0
    out: Warnung[Z603]: die Seite `/impressum/` ist leer
    --> content/seiten/impressum.md
     = Hilfe: den Text schreiben, oder die Zeile `standalone` löschen; dann füllt das Portal die Seite

    0 Fehler, 1 Warnung, 0 Hinweise.
    ");
}

#[test]
fn links_with_a_typo_name_what_was_meant() {
    let case = page("[x](ziel:netze-1), [x](quelle:w), [x](/frisen/), [x](seit.md), [x](../ziele/seite.md)\n")
        .goal("netze-2", "lead: mid\n");
    assert_snapshot!(said(&case), @r"
    exit 1
    out: Fehler[Z401]: der Verweis führt zu einem Ziel `netze-1`, das es nicht gibt
     --> content/seiten/seite.md:4:1
      |
    4 | [x](ziel:netze-1), [x](quelle:w), [x](/frisen/), [x](seit.md), [x](../ziele/seite.md)
      | ^^^^^^^^^^^^^^^^^
      |
      = Hilfe: gemeint ist vielleicht `netze-2`

    Fehler[Z402]: der Verweis führt zu einer Quelle `w`, die es nicht gibt
     --> content/seiten/seite.md:4:20
      |
    4 | [x](ziel:netze-1), [x](quelle:w), [x](/frisen/), [x](seit.md), [x](../ziele/seite.md)
      |                    ^^^^^^^^^^^^^
      |
      = Hilfe: die Kennung prüfen, oder die Quelle im Quellenverzeichnis ergänzen

    Fehler[Z403]: der Verweis `/frisen/` führt ins Leere
     --> content/seiten/seite.md:4:35
      |
    4 | [x](ziel:netze-1), [x](quelle:w), [x](/frisen/), [x](seit.md), [x](../ziele/seite.md)
      |                                   ^^^^^^^^^^^^^
      |
      = Hilfe: gemeint ist vielleicht `/fristen/`

    Fehler[Z403]: der Verweis `seit.md` führt ins Leere
     --> content/seiten/seite.md:4:50
      |
    4 | [x](ziel:netze-1), [x](quelle:w), [x](/frisen/), [x](seit.md), [x](../ziele/seite.md)
      |                                                  ^^^^^^^^^^^^
      |
      = Hilfe: gemeint ist vielleicht `seite.md`

    Fehler[Z403]: der Verweis `../ziele/seite.md` führt ins Leere
     --> content/seiten/seite.md:4:64
      |
    4 | [x](ziel:netze-1), [x](quelle:w), [x](/frisen/), [x](seit.md), [x](../ziele/seite.md)
      |                                                                ^^^^^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: gemeint ist vielleicht `seite.md`

    5 Fehler, 0 Warnungen, 0 Hinweise.
    ");
}

//! Mistakes in translations.

use insta::assert_snapshot;

use super::{portal, settings};
use crate::case::{Case, SETTINGS};

#[test]
fn languages_that_the_portal_does_not_have() {
    let case = portal()
        .file("content/seiten/hilfe.fr.md", "---\ntitle: Aide\n---\n")
        .file("content/seiten/hilfe.de.md", "---\ntitle: Hilfe\n---\n")
        .goal("netz-2", "translations:\n  fr: {title: Réseau}\n  de: {title: Netz}\n");
    assert_snapshot!(case.build(&[]).whole(), @"
    exit 1
    err: Fehler[Z501]: `de` ist die Sprache des Originals
    --> content/seiten/hilfe.de.md
     = Hilfe: die Übersetzung löschen und den Text im Original ändern

    Fehler[Z501]: die Sprache `fr` hat dieses Portal nicht
    --> content/seiten/hilfe.fr.md
     = Hilfe: möglich sind: `en`; weitere in `portal.yaml` unter `languages` eintragen

    Fehler[Z501]: die Sprache `fr` hat dieses Portal nicht
     --> content/ziele/netz-2.md:6:3
      |
    6 |   fr: {title: Réseau}
      |   ^^
      |
      = Hilfe: möglich sind: `en`; weitere in `portal.yaml` unter `languages` eintragen

    Fehler[Z501]: `de` ist die Sprache des Originals
     --> content/ziele/netz-2.md:7:3
      |
    7 |   de: {title: Netz}
      |   ^^
      |
      = Hilfe: die Übersetzung löschen und den Text im Original ändern

    4 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn words_of_the_settings_in_a_language_that_the_portal_does_not_have() {
    let case = portal();
    case.write("portal.yaml", settings().replace("en: started", "fr: commencé, en: started"));
    assert_snapshot!(case.build(&[]).whole(), @"
    exit 1
    err: Fehler[Z501]: die Sprache `fr` hat dieses Portal nicht
     --> portal.yaml:7:42
      |
    7 |   - {id: begonnen, label: {de: begonnen, fr: commencé, en: started}, means: started, colour: blue, icon: play}
      |                                          ^^
      |
      = Hilfe: möglich sind: `de`, `en`; weitere in `portal.yaml` unter `languages` eintragen

    1 Fehler, 0 Warnungen.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn a_portal_with_one_language_has_no_translations() {
    let case = Case::new().goal("netz-1", "translations:\n  en: {title: Network}\n");
    assert_snapshot!(case.build(&[]).whole(), @"
    exit 1
    err: Fehler[Z501]: die Sprache `en` hat dieses Portal nicht
     --> content/ziele/netz-1.md:6:3
      |
    6 |   en: {title: Network}
      |   ^^
      |
      = Hilfe: das Portal hat nur eine Sprache: die Übersetzung löschen, oder in `portal.yaml` alle Sprachen nennen: `languages: [de, en]`

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn a_translation_needs_its_original() {
    let case = portal().file("content/seiten/neu.en.md", "---\ntitle: New\n---\n");
    assert_snapshot!(case.build(&[]).whole(), @r"
    exit 1
    err: Fehler[Z502]: zu dieser Übersetzung fehlt das Original `content/seiten/neu.md`
     --> content/seiten/neu.en.md:1:1
      |
    1 | ---
      | ^^^
      |
      = Hilfe: das Original anlegen, oder die Übersetzung löschen

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn the_main_language_must_be_there() {
    let case = portal();
    case.write("portal.yaml", settings().replace("{de: Netze, en: Networks}", "{en: Networks}"));
    assert_snapshot!(case.build(&[]).whole(), @"
    exit 1
    err: Fehler[Z503]: der Text in der Hauptsprache `de` fehlt
      --> portal.yaml:11:24
       |
    11 |   - {id: netz, title: {en: Networks}, short: {de: N, en: NW}, colour: blue}
       |                        ^^
       |
       = Hilfe: eine Zeile `de: …` ergänzen

    1 Fehler, 0 Warnungen.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn codes_of_languages() {
    let case = Case::new().file("portal.yaml", format!("{SETTINGS}languages: [de, Deutsch, en, en]\n"));
    assert_snapshot!(case.build(&[]).whole(), @"
    exit 1
    err: Fehler[Z504]: `Deutsch` ist kein Kürzel einer Sprache
      --> portal.yaml:21:17
       |
    21 | languages: [de, Deutsch, en, en]
       |                 ^^^^^^^
       |
       = Hilfe: so schreiben: `de`, `en` oder `pt-br`

    Fehler[Z204]: `en` steht hier doppelt
      --> portal.yaml:21:30
       |
    21 | languages: [de, Deutsch, en, en]
       |                              ^^
       |
       = Hilfe: einen der beiden Einträge löschen

    2 Fehler, 0 Warnungen.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn words_that_the_original_does_not_have() {
    let case = portal();
    case.write_goal("netz-1", &super::NETZ_1.replace("Prozent: per cent", "Prozente: per cent"));
    case.write("content/start.en.md", "---\nwords: {Etwas ganz anderes: something}\n---\n");
    assert_snapshot!(case.build(&[]).whole(), @"
    exit 0
    out: 2 Ziele, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Warnung[Z505]: den Text `Etwas ganz anderes` gibt es im Original nicht
     --> content/start.en.md:2:9
      |
    2 | words: {Etwas ganz anderes: something}
      |         ^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: den Text genau so schreiben, wie er im Original steht

    Warnung[Z505]: den Text `Prozente` gibt es im Original nicht
      --> content/ziele/netz-1.md:20:7
       |
    20 |       Prozente: per cent
       |       ^^^^^^^^
       |
       = Hilfe: gemeint ist vielleicht `Prozent`

    0 Fehler, 2 Warnungen.
    Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
    ");
}

#[test]
fn texts_of_translations_are_checked() {
    let case = portal();
    case.write("content/seiten/hilfe.en.md", "---\ntitle: Help\n---\nA <b>dead</b> [link](nichts.md).\n");
    case.write_goal("netz-2", "translations:\n  en:\n    text: See [there](ziel:nichts).\n");
    assert_snapshot!(case.build(&[]).whole(), @r"
    exit 1
    err: Warnung[Z404]: HTML ist im Text nicht erlaubt; es wird weggelassen
     --> content/seiten/hilfe.en.md:4:3
      |
    4 | A <b>dead</b> [link](nichts.md).
      |   ^^^
      |
      = Hilfe: mit Markdown schreiben, zum Beispiel `**fett**` oder `[Text](https://…)`; statt `<br>` am Ende der Zeile `\` setzen; Kommentare löschen

    Warnung[Z404]: HTML ist im Text nicht erlaubt; es wird weggelassen
     --> content/seiten/hilfe.en.md:4:10
      |
    4 | A <b>dead</b> [link](nichts.md).
      |          ^^^^
      |
      = Hilfe: mit Markdown schreiben, zum Beispiel `**fett**` oder `[Text](https://…)`; statt `<br>` am Ende der Zeile `\` setzen; Kommentare löschen

    Fehler[Z403]: der Verweis `nichts.md` führt ins Leere
     --> content/seiten/hilfe.en.md:4:15
      |
    4 | A <b>dead</b> [link](nichts.md).
      |               ^^^^^^^^^^^^^^^^^
      |
      = Hilfe: die Adresse prüfen: eine Seite des Portals steht so da: `/ziele/`, eine Datei vom Ordner dieser Seite aus: `../medien/karte.png`, eine andere Website mit `https://`

    Fehler[Z401]: der Verweis führt zu einem Ziel `nichts`, das es nicht gibt
     --> content/ziele/netz-2.md:7:11
      |
    7 |     text: See [there](ziel:nichts).
      |           ^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: die Kennung des Ziels prüfen; sie steht in seiner Datei hinter `id`

    2 Fehler, 2 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn a_page_cannot_have_the_address_of_a_language() {
    let case = portal().file("content/seiten/en.md", "---\ntitle: Englisch\n---\n");
    assert_snapshot!(case.build(&[]).whole(), @r"
    exit 1
    err: Fehler[Z205]: die Adresse `/en/` gehört dem Portal selbst
    --> content/seiten/en.md
     = Hilfe: die Datei umbenennen, denn ihr Name wird zur Adresse; einem Ziel eine andere Kennung geben

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn other_numbers_than_in_the_original() {
    let goal = "promise: Bis 31. März 2027 haben 1.500 Orte ein schnelles Netz.\nindicators: [{name: Netze in 3 Orten}]\ntranslations:\n  en:\n    title: Network 2\n    promise: By 31 May 2027, 1,500 places have a fast network.\n    words: {Netze in 3 Orten: Networks in 4 places}\n";
    let case = portal().goal("netz-2", goal);
    let said = case.run(&["check", "--as-of", "2026-06-01"]).out;
    let found: Vec<&str> = said.split("\n\n").filter(|found| found.contains("Z507")).collect();
    assert_snapshot!(found.join("\n\n"), @"
    Warnung[Z507]: die Übersetzung nennt andere Zahlen als das Original: es fehlt `3`, neu ist `5`
      --> content/ziele/netz-2.md:10:14
       |
    10 |     promise: By 31 May 2027, 1,500 places have a fast network.
       |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = Hilfe: die Zahlen und Daten des Originals übernehmen

    Warnung[Z507]: die Übersetzung nennt andere Zahlen als das Original: es fehlt `3`, neu ist `4`
      --> content/ziele/netz-2.md:11:13
       |
    11 |     words: {Netze in 3 Orten: Networks in 4 places}
       |             ^^^^^^^^^^^^^^^^
       |
       = Hilfe: die Zahlen und Daten des Originals übernehmen
    ");
    // The same in other words.
    let case = portal().goal("netz-2", &goal.replace("May", "March").replace("4 places", "three places"));
    assert!(!case.run(&["check", "--as-of", "2026-06-01"]).out.contains("Z507"));
}

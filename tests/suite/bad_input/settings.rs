//! `portal.yaml` missing, broken or contradictory.

use insta::assert_snapshot;

use crate::case::{Case, SETTINGS};

fn with(settings: impl AsRef<[u8]>) -> String {
    Case::built().file("portal.yaml", settings).refused()
}

#[test]
fn missing() {
    let case = Case::built();
    std::fs::remove_file(case.path("portal.yaml")).unwrap();
    assert_snapshot!(case.refused(), @"
    exit 1
    err: Fehler[Z007]: die Datei fehlt
    --> portal.yaml
     = Hilfe: den Ordner mit dieser Datei nennen: `--root ORDNER`, oder dorthin wechseln; ein neues Portal macht `zielstand init ORDNER`

    1 Fehler, 0 Warnungen.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    Es wurde nichts geschrieben.
    ");
}

/// In a folder of a portal, its own folder is named.
#[test]
fn below_a_portal() {
    let mut case = Case::built();
    case.commit("Anfang");
    for (folder, way) in [("content", ".."), ("content/ziele", "../..")] {
        let from =
            |args: &[&str]| case.ran(&case.command(args).current_dir(case.path(folder)).output().unwrap()).whole();
        let said = from(&["check"]);
        assert_eq!(
            said,
            format!(
                "exit 2\nerr: Fehler: `.` liegt in einem Portal und ist keines; in dessen Ordner wechseln: `cd {way}`\n"
            )
        );
        assert_eq!(from(&["serve"]), said);
    }
    assert!(case.run(&["check", "--root", "content"]).err.contains("wechseln: `cd content/..`"));
}

#[test]
fn the_name_that_goes_on_is_nearer() {
    let said = with(SETTINGS.replace("statuses:", "status:"));
    assert!(said.contains("gemeint ist vielleicht `statuses`"), "{said}");
}

#[test]
fn empty() {
    assert_snapshot!(with(""), @"
    exit 1
    err: Fehler[Z008]: die Datei ist leer
    --> portal.yaml
     = Hilfe: die Angaben zum Portal eintragen, mindestens `title` und `statuses`

    1 Fehler, 0 Warnungen.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn broken() {
    assert_snapshot!(with("title: \"Testportal\nstatuses: []\n"), @r#"
    exit 1
    err: Fehler[Z103]: die Angaben lassen sich nicht lesen: ein Anführungszeichen hat kein Ende
     --> portal.yaml:1:8
      |
    1 | title: "Testportal
      |        ^^^^^^^^^^^
      |
      = Hilfe: am Ende des Textes dasselbe Zeichen setzen wie am Anfang; soll es im Text stehen, ihn ganz einfassen: `'"Neu" im Land'`

    1 Fehler, 0 Warnungen.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    Es wurde nichts geschrieben.
    "#);
}

#[test]
fn not_utf8() {
    assert_snapshot!(with(b"title: T\ndescription: F\xfcr alle\n"), @"
    exit 1
    err: Fehler[Z002]: die Datei ist nicht als UTF-8 gespeichert (Zeile 2)
     --> portal.yaml:2:15
      |
    2 | description: F�r alle
      |               ^
      |
      = Hilfe: die Datei im Editor mit der Kodierung „UTF-8“ neu speichern

    1 Fehler, 0 Warnungen.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn no_mapping() {
    assert_snapshot!(with("- title\n"), @"
    exit 1
    err: Fehler[Z108]: `portal.yaml` muss ein Block mit eigenen Angaben sein
     --> portal.yaml:1:1
      |
    1 | - title
      | ^
      |
      = Hilfe: die Angaben darunter schreiben und gleich weit einrücken

    1 Fehler, 0 Warnungen.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn nothing_but_a_comment() {
    assert_snapshot!(with("# Portal\n"), @"
    exit 1
    err: Fehler[Z008]: die Datei ist leer
    --> portal.yaml
     = Hilfe: die Angaben zum Portal eintragen, mindestens `title` und `statuses`

    1 Fehler, 0 Warnungen.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn unknown_fields() {
    let more = "titel: Portal\ncontent: {ziele: content/ziele}\nforge: {comit: https://example.org}\nfields: {statuss: zustand}\nlimits: {datei: 1 MB}\n";
    assert_snapshot!(with(format!("{SETTINGS}{more}")), @"
    exit 1
    err: Fehler[Z106]: die Angabe `titel` gibt es nicht
      --> portal.yaml:21:1
       |
    21 | titel: Portal
       | ^^^^^
       |
       = Hilfe: gemeint ist vielleicht `title`

    Fehler[Z106]: die Angabe `ziele` gibt es nicht
      --> portal.yaml:22:11
       |
    22 | content: {ziele: content/ziele}
       |           ^^^^^
       |
       = Hilfe: die Zeile löschen, oder im Handbuch nach dem richtigen Namen sehen

    Fehler[Z106]: die Angabe `comit` gibt es nicht
      --> portal.yaml:23:9
       |
    23 | forge: {comit: https://example.org}
       |         ^^^^^
       |
       = Hilfe: gemeint ist vielleicht `commit`

    Fehler[Z106]: die Angabe `statuss` gibt es nicht
      --> portal.yaml:24:10
       |
    24 | fields: {statuss: zustand}
       |          ^^^^^^^
       |
       = Hilfe: gemeint ist vielleicht `status`

    Fehler[Z106]: die Angabe `datei` gibt es nicht
      --> portal.yaml:25:10
       |
    25 | limits: {datei: 1 MB}
       |          ^^^^^
       |
       = Hilfe: die Zeile löschen, oder im Handbuch nach dem richtigen Namen sehen

    5 Fehler, 0 Warnungen.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn duplicate_keys_and_entries() {
    let more = "title: Zweiter\n";
    let settings = SETTINGS.replace("  - {id: ms,", "  - {id: mid,");
    assert_snapshot!(with(format!("{settings}{more}")), @"
    exit 1
    err: Fehler[Z204]: `mid` steht hier doppelt
      --> portal.yaml:17:10
       |
    17 |   - {id: mid, title: Ministerium für Soziales, short: MS}
       |          ^^^
       |
       = Hilfe: einen der beiden Einträge löschen

    Fehler[Z105]: `title` steht hier zum zweiten Mal
      --> portal.yaml:21:1
       |
    21 | title: Zweiter
       | ^^^^^
       |
       = Hilfe: eine der beiden Zeilen löschen

    2 Fehler, 0 Warnungen.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn no_status_means_unknown() {
    let settings: String =
        SETTINGS.lines().filter(|line| !line.contains("means: unknown")).map(|line| format!("{line}\n")).collect();
    assert_snapshot!(with(settings), @"
    exit 1
    err: Fehler[Z309]: in `statuses` fehlt das Wort für einen unbekannten Status
     --> portal.yaml:1:1
      |
    1 | title: Testportal
      | ^^^^^
      |
      = Hilfe: unter `statuses` ergänzen: `- {id: unbekannt, label: nicht veröffentlicht, means: unknown}`

    1 Fehler, 0 Warnungen.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn no_statuses_and_no_title() {
    assert_snapshot!(with("description: Ohne alles\n"), @"
    exit 1
    err: Fehler[Z107]: die Angabe `title` fehlt
     --> portal.yaml:1:1
      |
    1 | description: Ohne alles
      | ^^^^^^^^^^^
      |
      = Hilfe: eine Zeile `title: …` ergänzen

    Fehler[Z309]: in `statuses` fehlt das Wort für einen unbekannten Status
     --> portal.yaml:1:1
      |
    1 | description: Ohne alles
      | ^^^^^^^^^^^
      |
      = Hilfe: unter `statuses` ergänzen: `- {id: unbekannt, label: nicht veröffentlicht, means: unknown}`

    2 Fehler, 0 Warnungen.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn words_that_are_not_possible() {
    let settings =
        SETTINGS.replace("means: done, colour: green, icon: check", "means: fertig, colour: grün, icon: haken");
    assert_snapshot!(with(settings), @"
    exit 1
    err: Fehler[Z307]: `fertig` ist hier nicht möglich
     --> portal.yaml:6:46
      |
    6 |   - {id: umgesetzt, label: umgesetzt, means: fertig, colour: grün, icon: haken}
      |                                              ^^^^^^
      |
      = Hilfe: möglich sind: `planned`, `started`, `done`, `stopped`, `unknown`

    Fehler[Z307]: `grün` ist hier nicht möglich
     --> portal.yaml:6:62
      |
    6 |   - {id: umgesetzt, label: umgesetzt, means: fertig, colour: grün, icon: haken}
      |                                                              ^^^^
      |
      = Hilfe: möglich sind: `grey`, `blue`, `teal`, `green`, `amber`, `orange`, `red`, `purple`

    Fehler[Z307]: `haken` ist hier nicht möglich
     --> portal.yaml:6:74
      |
    6 |   - {id: umgesetzt, label: umgesetzt, means: fertig, colour: grün, icon: haken}
      |                                                                          ^^^^^
      |
      = Hilfe: möglich sind: `circle`, `play`, `half`, `check`, `clock`, `alarm`, `cross`, `question`

    3 Fehler, 0 Warnungen.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn addresses_dates_and_types() {
    let more = "base_url: example.org\nforge: {url: 'javascript:alert(1)'}\nsoon_days: bald\nstatus_needs_source: ja\n";
    let settings = SETTINGS.replace("start: 2023-01-01", "start: 1.1.2023").replace("id: glasfaser", "id: Glas Faser");
    assert_snapshot!(with(format!("{settings}{more}")), @"
    exit 1
    err: Fehler[Z301]: `1.1.2023` ist kein Datum
     --> portal.yaml:3:8
      |
    3 | start: 1.1.2023
      |        ^^^^^^^^
      |
      = Hilfe: so schreiben: `2023-01-01`; `zielstand check --fix` macht das

    Fehler[Z201]: `Glas Faser` ist keine gültige Kennung
      --> portal.yaml:14:10
       |
    14 |   - {id: Glas Faser, title: Glasfaser}
       |          ^^^^^^^^^^
       |
       = Hilfe: erlaubt sind bis zu 100 kleine Buchstaben von a bis z, Ziffern und Bindestriche, zum Beispiel `glas-faser`

    Fehler[Z308]: `example.org` ist keine Internetadresse
      --> portal.yaml:21:11
       |
    21 | base_url: example.org
       |           ^^^^^^^^^^^
       |
       = Hilfe: eine Adresse beginnt mit `https://`

    Fehler[Z308]: `javascript:alert(1)` ist keine Internetadresse
      --> portal.yaml:22:14
       |
    22 | forge: {url: 'javascript:alert(1)'}
       |              ^^^^^^^^^^^^^^^^^^^^^
       |
       = Hilfe: eine Adresse beginnt mit `https://`

    Fehler[Z108]: `soon_days` muss eine ganze Zahl sein
      --> portal.yaml:23:12
       |
    23 | soon_days: bald
       |            ^^^^
       |
       = Hilfe: so schreiben: `40`

    Fehler[Z108]: `status_needs_source` muss `true` oder `false` sein
      --> portal.yaml:24:22
       |
    24 | status_needs_source: ja
       |                      ^^
       |
       = Hilfe: eines der beiden Wörter ohne Anführungszeichen schreiben

    6 Fehler, 0 Warnungen.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn content_outside_the_portal() {
    let more = "content: {goals: ../ziele, pages: /etc, media: ., sources: ../q.yaml, start: 'C:\\start.md'}\n";
    assert_snapshot!(with(format!("{SETTINGS}{more}")), @r"
    exit 1
    err: Fehler[Z310]: `../ziele` ist kein Pfad im Ordner des Portals
      --> portal.yaml:21:18
       |
    21 | content: {goals: ../ziele, pages: /etc, media: ., sources: ../q.yaml, start: 'C:\start.md'}
       |                  ^^^^^^^^
       |
       = Hilfe: so schreiben: `content/ziele`, ohne `/` am Anfang und ohne `..`

    Fehler[Z310]: `/etc` ist kein Pfad im Ordner des Portals
      --> portal.yaml:21:35
       |
    21 | content: {goals: ../ziele, pages: /etc, media: ., sources: ../q.yaml, start: 'C:\start.md'}
       |                                   ^^^^
       |
       = Hilfe: so schreiben: `content/ziele`, ohne `/` am Anfang und ohne `..`

    Fehler[Z310]: `.` ist kein Pfad im Ordner des Portals
      --> portal.yaml:21:48
       |
    21 | content: {goals: ../ziele, pages: /etc, media: ., sources: ../q.yaml, start: 'C:\start.md'}
       |                                                ^
       |
       = Hilfe: so schreiben: `content/ziele`, ohne `/` am Anfang und ohne `..`

    Fehler[Z310]: `../q.yaml` ist kein Pfad im Ordner des Portals
      --> portal.yaml:21:60
       |
    21 | content: {goals: ../ziele, pages: /etc, media: ., sources: ../q.yaml, start: 'C:\start.md'}
       |                                                            ^^^^^^^^^
       |
       = Hilfe: so schreiben: `content/ziele`, ohne `/` am Anfang und ohne `..`

    Fehler[Z310]: `C:\start.md` ist kein Pfad im Ordner des Portals
      --> portal.yaml:21:78
       |
    21 | content: {goals: ../ziele, pages: /etc, media: ., sources: ../q.yaml, start: 'C:\start.md'}
       |                                                                              ^^^^^^^^^^^^^
       |
       = Hilfe: so schreiben: `content/ziele`, ohne `/` am Anfang und ohne `..`

    5 Fehler, 0 Warnungen.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn folder_of_the_portal_does_not_exist() {
    let case = Case::built();
    assert_snapshot!(case.refused_with(&["--root", "fehlt"]), @r"
    exit 2
    err: Fehler: den Ordner `fehlt` gibt es nicht
    ");
}

#[test]
fn folder_of_the_portal_is_a_file() {
    let case = Case::built();
    assert_snapshot!(case.refused_with(&["--root", "portal.yaml"]), @r"
    exit 2
    err: Fehler: den Ordner `portal.yaml` gibt es nicht
    ");
}

#[test]
fn day_that_does_not_exist() {
    let case = Case::built();
    assert_snapshot!(case.run(&["build", "--as-of", "2026-02-30"]).whole(), @"
    exit 2
    err: Fehler: `2026-02-30` geht bei `--as-of` nicht; gemeint ist ein Datum wie `2025-12-31`

    Aufruf: zielstand build [OPTIONEN]
    Mehr dazu: zielstand build --help
    ");
}

#[test]
fn address_that_is_none() {
    let case = Case::built();
    assert_snapshot!(case.refused_with(&["--base-url", "example.org"]), @"
    exit 2
    err: Fehler: `example.org` geht bei `--base-url` nicht; eine Adresse beginnt mit `https://`

    Aufruf: zielstand build [OPTIONEN]
    Mehr dazu: zielstand build --help
    ");
}

#[test]
fn no_jobs() {
    let case = Case::built();
    assert_snapshot!(case.refused_with(&["--jobs", "0"]), @"
    exit 2
    err: Fehler: `0` geht bei `--jobs` nicht; möglich ist eine Zahl ab 1

    Aufruf: zielstand build [OPTIONEN]
    Mehr dazu: zielstand build --help
    ");
}

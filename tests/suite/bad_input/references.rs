//! References to what is in no list, and the lists themselves.

use insta::assert_snapshot;

use crate::case::{Case, SETTINGS};

/// The old portal with one more goal that has these lines.
fn with(front: &str) -> String {
    with_all(&format!("pillar: netz\n{front}"))
}

fn with_all(front: &str) -> String {
    Case::built().file("content/ziele/neu.md", format!("---\nid: neu\ntitle: Neu\n{front}---\nText\n")).refused()
}

#[test]
fn unknown_pillar() {
    assert_snapshot!(with_all("pillar: wasser\n"), @"
    exit 1
    err: Fehler[Z203]: das Handlungsfeld `wasser` gibt es nicht
     --> content/ziele/neu.md:4:9
      |
    4 | pillar: wasser
      |         ^^^^^^
      |
      = Hilfe: möglich sind: `netz`, `amt`; weitere in `portal.yaml` unter `pillars` ergänzen

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn goal_without_a_pillar() {
    assert_snapshot!(with_all(""), @r"
    exit 1
    err: Fehler[Z304]: das Ziel gehört zu keinem Handlungsfeld
     --> content/ziele/neu.md:2:1
      |
    2 | id: neu
      | ^^
      |
      = Hilfe: eine Zeile `pillar: …` ergänzen, oder `kind: cross-cutting`, wenn es für alle Handlungsfelder gilt

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn cross_cutting_goal_with_a_pillar() {
    assert_snapshot!(with("kind: cross-cutting\n"), @r"
    exit 1
    err: Fehler[Z305]: ein Querschnittsziel gehört zu keinem einzelnen Handlungsfeld
     --> content/ziele/neu.md:4:9
      |
    4 | pillar: netz
      |         ^^^^
      |
      = Hilfe: die Zeile `pillar` oder die Zeile `kind` löschen

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn unknown_references_of_every_list() {
    let front = "topic: glasfaserr\ncross_cutting: [ethik]\nlead: mdi\ndepartments: [ms, mx]\nstrategies: [ki]\nstatus: begonen\nstatus_source: s1\norigin: strategy\nsources: [s2]\nindicators:\n  - name: Netze\n    target: {value: 1, source: s3}\nevents:\n  - {text: Start, status: fertig, source: s4}\n";
    assert_snapshot!(with(front), @"
    exit 1
    err: Fehler[Z203]: das Thema `glasfaserr` gibt es nicht
     --> content/ziele/neu.md:5:8
      |
    5 | topic: glasfaserr
      |        ^^^^^^^^^^
      |
      = Hilfe: gemeint ist vielleicht `glasfaser`

    Fehler[Z203]: das Querschnittsthema `ethik` gibt es nicht
     --> content/ziele/neu.md:6:17
      |
    6 | cross_cutting: [ethik]
      |                 ^^^^^
      |
      = Hilfe: in `portal.yaml` unter `cross_cutting` ergänzen, oder hier löschen

    Fehler[Z203]: das Ressort `mdi` gibt es nicht
     --> content/ziele/neu.md:7:7
      |
    7 | lead: mdi
      |       ^^^
      |
      = Hilfe: gemeint ist vielleicht `mid`

    Fehler[Z203]: das Ressort `mx` gibt es nicht
     --> content/ziele/neu.md:8:19
      |
    8 | departments: [ms, mx]
      |                   ^^
      |
      = Hilfe: gemeint ist vielleicht `ms`

    Fehler[Z203]: die Fachstrategie `ki` gibt es nicht
     --> content/ziele/neu.md:9:14
      |
    9 | strategies: [ki]
      |              ^^
      |
      = Hilfe: in `portal.yaml` unter `strategies` ergänzen, oder hier löschen

    Fehler[Z203]: den Status `begonen` gibt es nicht
      --> content/ziele/neu.md:10:9
       |
    10 | status: begonen
       |         ^^^^^^^
       |
       = Hilfe: gemeint ist vielleicht `begonnen`

    Fehler[Z203]: die Quelle `s1` gibt es nicht
      --> content/ziele/neu.md:11:16
       |
    11 | status_source: s1
       |                ^^
       |
       = Hilfe: die Kennung prüfen; ist die Quelle neu, eine Datei `content/quellen/s1.yaml` mit einer Zeile `title: …` anlegen

    Fehler[Z203]: die Herkunft `strategy` gibt es nicht
      --> content/ziele/neu.md:12:9
       |
    12 | origin: strategy
       |         ^^^^^^^^
       |
       = Hilfe: gemeint ist vielleicht `strategie`

    Fehler[Z203]: die Quelle `s2` gibt es nicht
      --> content/ziele/neu.md:13:11
       |
    13 | sources: [s2]
       |           ^^
       |
       = Hilfe: die Kennung prüfen; ist die Quelle neu, eine Datei `content/quellen/s2.yaml` mit einer Zeile `title: …` anlegen

    Fehler[Z203]: die Quelle `s3` gibt es nicht
      --> content/ziele/neu.md:16:32
       |
    16 |     target: {value: 1, source: s3}
       |                                ^^
       |
       = Hilfe: die Kennung prüfen; ist die Quelle neu, eine Datei `content/quellen/s3.yaml` mit einer Zeile `title: …` anlegen

    Fehler[Z203]: den Status `fertig` gibt es nicht
      --> content/ziele/neu.md:18:27
       |
    18 |   - {text: Start, status: fertig, source: s4}
       |                           ^^^^^^
       |
       = Hilfe: möglich sind: `umgesetzt`, `begonnen`, `geplant`, `unbekannt`; weitere in `portal.yaml` unter `statuses` ergänzen

    Fehler[Z203]: die Quelle `s4` gibt es nicht
      --> content/ziele/neu.md:18:43
       |
    18 |   - {text: Start, status: fertig, source: s4}
       |                                           ^^
       |
       = Hilfe: die Kennung prüfen; ist die Quelle neu, eine Datei `content/quellen/s4.yaml` mit einer Zeile `title: …` anlegen

    12 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn nearest_source_of_the_register() {
    let case = Case::built().file("content/quellen.yaml", "bericht-2024: {title: Bericht}\n");
    let case = case.goal("neu", "sources: [bericht-2023, bericht-2024]\n");
    assert_snapshot!(case.refused(), @r"
    exit 1
    err: Fehler[Z203]: die Quelle `bericht-2023` gibt es nicht
     --> content/ziele/neu.md:5:11
      |
    5 | sources: [bericht-2023, bericht-2024]
      |           ^^^^^^^^^^^^
      |
      = Hilfe: gemeint ist vielleicht `bericht-2024`

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn the_same_entry_twice() {
    assert_snapshot!(with("departments: [mid, ms, MID]\n"), @r"
    exit 1
    err: Fehler[Z204]: `mid` steht hier doppelt
     --> content/ziele/neu.md:5:24
      |
    5 | departments: [mid, ms, MID]
      |                        ^^^
      |
      = Hilfe: einen der beiden Einträge löschen

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn status_without_a_source_where_the_portal_demands_one() {
    let case = Case::built().file("portal.yaml", format!("{SETTINGS}status_needs_source: true\n"));
    assert_snapshot!(case.goal("neu", "status: begonnen\n").goal("neuer", "status: unbekannt\n").refused(), @r"
    exit 1
    err: Fehler[Z306]: zum Status fehlt die Quelle
     --> content/ziele/neu.md:5:9
      |
    5 | status: begonnen
      |         ^^^^^^^^
      |
      = Hilfe: eine Zeile `status_source: …` ergänzen

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn mistakes_in_the_register_of_sources() {
    let register = "eins: {title: Eins, url: ftp://example.org, jahr: 2024}\nzwei: {date: gestern}\ndrei: Text\n";
    assert_snapshot!(Case::built().file("content/quellen.yaml", register).refused(), @r"
    exit 1
    err: Fehler[Z308]: `ftp://example.org` ist keine Internetadresse
     --> content/quellen.yaml:1:26
      |
    1 | eins: {title: Eins, url: ftp://example.org, jahr: 2024}
      |                          ^^^^^^^^^^^^^^^^^
      |
      = Hilfe: eine Adresse beginnt mit `https://`

    Fehler[Z106]: die Angabe `jahr` gibt es nicht
     --> content/quellen.yaml:1:45
      |
    1 | eins: {title: Eins, url: ftp://example.org, jahr: 2024}
      |                                             ^^^^
      |
      = Hilfe: die Zeile löschen, oder im Handbuch nach dem richtigen Namen sehen

    Fehler[Z107]: die Angabe `title` fehlt
     --> content/quellen.yaml:2:8
      |
    2 | zwei: {date: gestern}
      |        ^^^^
      |
      = Hilfe: eine Zeile `title: …` ergänzen

    Fehler[Z301]: `gestern` ist kein Datum
     --> content/quellen.yaml:2:14
      |
    2 | zwei: {date: gestern}
      |              ^^^^^^^
      |
      = Hilfe: so schreiben: `2027-03-31`, `2027-03` oder `2027`

    Fehler[Z108]: `drei` muss ein Block mit eigenen Angaben sein
     --> content/quellen.yaml:3:7
      |
    3 | drei: Text
      |       ^^^^
      |
      = Hilfe: die Angaben darunter schreiben und gleich weit einrücken

    5 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn mistakes_in_the_overview() {
    let start = "---\nfigures:\n  - {label: Ziele}\n  - {value: 3, source: x}\ntitel: Start\n---\nText\n";
    assert_snapshot!(Case::built().file("content/start.md", start).refused(), @"
    exit 1
    err: Fehler[Z107]: die Angabe `value` fehlt
     --> content/start.md:3:6
      |
    3 |   - {label: Ziele}
      |      ^^^^^
      |
      = Hilfe: eine Zeile `value: …` ergänzen

    Fehler[Z107]: die Angabe `label` fehlt
     --> content/start.md:4:6
      |
    4 |   - {value: 3, source: x}
      |      ^^^^^
      |
      = Hilfe: eine Zeile `label: …` ergänzen

    Fehler[Z203]: die Quelle `x` gibt es nicht
     --> content/start.md:4:24
      |
    4 |   - {value: 3, source: x}
      |                        ^
      |
      = Hilfe: die Kennung prüfen; ist die Quelle neu, eine Datei `content/quellen/x.yaml` mit einer Zeile `title: …` anlegen

    Fehler[Z106]: die Angabe `titel` gibt es nicht
     --> content/start.md:5:1
      |
    5 | titel: Start
      | ^^^^^
      |
      = Hilfe: die Zeile löschen, oder im Handbuch nach dem richtigen Namen sehen

    4 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn register_without_an_entry() {
    let case = Case::new().goal("neu", "").file("content/quellen.yaml", "# noch keine\n");
    assert_snapshot!(case.builds(), @r"
    exit 0
    out: 1 Ziel, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
    ");
}

#[test]
fn ids_of_sources_become_part_of_addresses() {
    let register = "bericht_2024: {title: Bericht}\n\"a b\": {title: Leerzeichen}\nBericht: {title: Groß}\n";
    assert_snapshot!(Case::built().file("content/quellen.yaml", register).refused(), @r#"
    exit 1
    err: Fehler[Z201]: `a b` ist keine gültige Kennung
     --> content/quellen.yaml:2:1
      |
    2 | "a b": {title: Leerzeichen}
      | ^^^^^
      |
      = Hilfe: erlaubt sind bis zu 100 kleine Buchstaben von a bis z, Ziffern und Bindestriche

    Fehler[Z201]: `Bericht` ist keine gültige Kennung
     --> content/quellen.yaml:3:1
      |
    3 | Bericht: {title: Groß}
      | ^^^^^^^
      |
      = Hilfe: erlaubt sind bis zu 100 kleine Buchstaben von a bis z, Ziffern und Bindestriche

    2 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    "#);
}

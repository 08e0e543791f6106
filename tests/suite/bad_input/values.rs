//! Values that mean nothing: impossible dates, numbers out of range, wrong types.

use insta::assert_snapshot;

use crate::case::Case;

/// The old portal with one more goal that has these lines.
fn with(front: &str) -> String {
    with_all(&format!("pillar: netz\n{front}"))
}

fn with_all(front: &str) -> String {
    Case::built().file("content/ziele/neu.md", format!("---\nid: neu\ntitle: Neu\n{front}---\nText\n")).refused()
}

#[test]
fn due_before_start() {
    assert_snapshot!(with("start: 2027-04\ndue: 2027-03-31\n"), @r"
    exit 1
    err: Fehler[Z302]: die Frist `2027-03-31` liegt vor dem Beginn `2027-04`
     --> content/ziele/neu.md:6:6
      |
    6 | due: 2027-03-31
      |      ^^^^^^^^^^
      |
      = Hilfe: Frist oder Beginn berichtigen

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn due_in_the_year_of_the_start_is_no_mistake() {
    let case = Case::new().goal("neu", "start: 2027-04\ndue: 2027\n");
    assert_snapshot!(case.builds(), @r"
    exit 0
    out: 1 Ziel, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
    ");
}

#[test]
fn progress_beyond_everything() {
    assert_snapshot!(with("progress: 140\n"), @r"
    exit 1
    err: Fehler[Z303]: der Fortschritt `140` liegt nicht zwischen 0 und 100
     --> content/ziele/neu.md:5:11
      |
    5 | progress: 140
      |           ^^^
      |
      = Hilfe: eine ganze Zahl von 0 bis 100, oder `milestones` oder `indicators` für eine berechnete Angabe

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn progress_below_nothing() {
    assert_snapshot!(with("progress: -1\n"), @r"
    exit 1
    err: Fehler[Z303]: der Fortschritt `-1` liegt nicht zwischen 0 und 100
     --> content/ziele/neu.md:5:11
      |
    5 | progress: -1
      |           ^^
      |
      = Hilfe: eine ganze Zahl von 0 bis 100, oder `milestones` oder `indicators` für eine berechnete Angabe

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn progress_in_words() {
    assert_snapshot!(with("progress: fast fertig\n"), @"
    exit 1
    err: Fehler[Z303]: der Fortschritt `fast fertig` ist keine Zahl
     --> content/ziele/neu.md:5:11
      |
    5 | progress: fast fertig
      |           ^^^^^^^^^^^
      |
      = Hilfe: eine ganze Zahl von 0 bis 100, oder `milestones` oder `indicators` für eine berechnete Angabe

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn impossible_dates() {
    let front = "start: 2027-02-30\ndue: 31.12.2027\nmilestones:\n  - {title: Start, due: 2027-13}\n  - {title: Ende, done: bald}\n";
    assert_snapshot!(with(front), @"
    exit 1
    err: Fehler[Z301]: den Tag `2027-02-30` gibt es nicht
     --> content/ziele/neu.md:5:8
      |
    5 | start: 2027-02-30
      |        ^^^^^^^^^^
      |
      = Hilfe: einen Tag angeben, der im Kalender steht

    Fehler[Z301]: `31.12.2027` ist kein Datum
     --> content/ziele/neu.md:6:6
      |
    6 | due: 31.12.2027
      |      ^^^^^^^^^^
      |
      = Hilfe: so schreiben: `2027-12-31`; `zielstand check --fix` macht das

    Fehler[Z301]: `2027-13` ist kein Datum
     --> content/ziele/neu.md:8:25
      |
    8 |   - {title: Start, due: 2027-13}
      |                         ^^^^^^^
      |
      = Hilfe: so schreiben: `2027-12-31`, `2027-12` oder `2027`

    Fehler[Z301]: `bald` ist kein Datum
     --> content/ziele/neu.md:9:25
      |
    9 |   - {title: Ende, done: bald}
      |                         ^^^^
      |
      = Hilfe: so schreiben: `2027-03-31`, `2027-03` oder `2027`

    4 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn wrong_types() {
    let front = "summary: [a, b]\ntopic: {id: glasfaser}\ndepartments: {mid: ja}\ndue: [2027]\nmilestones: Start\nindicators:\n  - Netze\n  - {name: Netze, target: {number: viel, value: [1]}}\nevents:\n  - {text: {a: b}}\n";
    assert_snapshot!(with(front), @"
    exit 1
    err: Fehler[Z108]: in `summary` steht nur eines, und hier ist eine Liste
     --> content/ziele/neu.md:5:10
      |
    5 | summary: [a, b]
      |          ^
      |
      = Hilfe: so schreiben: `summary: a, b`, ohne Klammern und ohne `- `

    Fehler[Z108]: `topic` muss ein Text sein
     --> content/ziele/neu.md:6:8
      |
    6 | topic: {id: glasfaser}
      |        ^
      |
      = Hilfe: den Text in eine Zeile schreiben, wenn nötig in Anführungszeichen

    Fehler[Z108]: `departments` muss eine Liste sein
     --> content/ziele/neu.md:7:14
      |
    7 | departments: {mid: ja}
      |              ^
      |
      = Hilfe: so schreiben: `[mid, ms]`, oder je Zeile ein Eintrag mit `- ` davor

    Fehler[Z108]: in `due` steht nur eines, und hier ist eine Liste
     --> content/ziele/neu.md:8:6
      |
    8 | due: [2027]
      |      ^
      |
      = Hilfe: so schreiben: `due: 2027`, ohne Klammern und ohne `- `

    Fehler[Z108]: in `milestones` hat jede Angabe einen Namen, und hier fehlt er
     --> content/ziele/neu.md:9:13
      |
    9 | milestones: Start
      |             ^^^^^
      |
      = Hilfe: so schreiben, in einer eigenen Zeile: `- title: Start`

    Fehler[Z108]: in `indicators` hat jede Angabe einen Namen, und hier fehlt er
      --> content/ziele/neu.md:11:5
       |
    11 |   - Netze
       |     ^^^^^
       |
       = Hilfe: so schreiben, in einer eigenen Zeile: `- name: Netze`

    Fehler[Z108]: `number` muss eine Zahl sein
      --> content/ziele/neu.md:12:36
       |
    12 |   - {name: Netze, target: {number: viel, value: [1]}}
       |                                    ^^^^
       |
       = Hilfe: so schreiben: `62.83`, mit Punkt statt Komma

    Fehler[Z108]: `value` muss ein Text sein
      --> content/ziele/neu.md:12:49
       |
    12 |   - {name: Netze, target: {number: viel, value: [1]}}
       |                                                 ^
       |
       = Hilfe: den Text in eine Zeile schreiben, wenn nötig in Anführungszeichen

    Fehler[Z108]: `text` muss ein Text sein
      --> content/ziele/neu.md:14:12
       |
    14 |   - {text: {a: b}}
       |            ^
       |
       = Hilfe: den Text in eine Zeile schreiben, wenn nötig in Anführungszeichen

    9 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn words_that_are_not_possible() {
    let front =
        "kind: ziel\nindicators:\n  - {name: Netze, direction: hoch}\nevents:\n  - {text: Start, scope: alles}\n";
    assert_snapshot!(with_all(front), @r"
    exit 1
    err: Fehler[Z304]: das Ziel gehört zu keinem Handlungsfeld
     --> content/ziele/neu.md:2:1
      |
    2 | id: neu
      | ^^
      |
      = Hilfe: eine Zeile `pillar: …` ergänzen, oder `kind: cross-cutting`, wenn es für alle Handlungsfelder gilt

    Fehler[Z307]: `ziel` ist hier nicht möglich
     --> content/ziele/neu.md:4:7
      |
    4 | kind: ziel
      |       ^^^^
      |
      = Hilfe: möglich sind: `goal`, `cross-cutting`

    Fehler[Z307]: `hoch` ist hier nicht möglich
     --> content/ziele/neu.md:6:30
      |
    6 |   - {name: Netze, direction: hoch}
      |                              ^^^^
      |
      = Hilfe: möglich sind: `up`, `down`

    Fehler[Z307]: `alles` ist hier nicht möglich
     --> content/ziele/neu.md:8:26
      |
    8 |   - {text: Start, scope: alles}
      |                          ^^^^^
      |
      = Hilfe: möglich sind: `whole`, `part`

    4 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn a_reading_without_a_value_is_not_passed_over() {
    assert_snapshot!(with("indicators:\n  - name: Netze\n    baseline: {date: 2024}\n    values:\n      - date: 2025\n        value: ''\n"), @"
    exit 1
    err: Fehler[Z107]: die Angabe `value` fehlt
     --> content/ziele/neu.md:7:16
      |
    7 |     baseline: {date: 2024}
      |                ^^^^
      |
      = Hilfe: eine Zeile `value: …` ergänzen

    Fehler[Z107]: die Angabe `value` fehlt
     --> content/ziele/neu.md:9:9
      |
    9 |       - date: 2025
      |         ^^^^
      |
      = Hilfe: eine Zeile `value: …` ergänzen

    2 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

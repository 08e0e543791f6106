//! Dates, status, progress and departments of a goal.

use insta::assert_snapshot;

use super::{goal, portal, said};

const NOTHING: &str = "exit 0\nout: Keine Fehler, keine Warnungen, keine Hinweise.\n";

#[test]
fn parts_that_are_due_after_the_whole() {
    let front = "due: 2027-06\nmilestones:\n  - {title: Start, due: 2027-07}\n  - {title: Ende, due: 2027}\nmeasures:\n  - {title: Bau, due: 2028}\n";
    assert_snapshot!(said(&goal(front)), @r"
    exit 0
    out: Warnung[Z311]: die Frist `2027-07` liegt nach der Frist des Ziels `2027-06`
     --> content/ziele/a.md:8:25
      |
    8 |   - {title: Start, due: 2027-07}
      |                         ^^^^^^^
      |
      = Hilfe: eine der beiden Fristen berichtigen

    Warnung[Z311]: die Frist `2028` liegt nach der Frist des Ziels `2027-06`
      --> content/ziele/a.md:11:23
       |
    11 |   - {title: Bau, due: 2028}
       |                       ^^^^
       |
       = Hilfe: eine der beiden Fristen berichtigen

    0 Fehler, 2 Warnungen, 0 Hinweise.
    ");
}

#[test]
fn what_is_told_as_past_and_is_to_come() {
    let front = "status: begonnen\nstatus_date: 2026-07\nmilestones:\n  - {title: Start, done: 2026-06-02}\n  - {title: Ende, done: 2026}\nevents:\n  - {date: 2027, text: Eröffnung}\nindicators:\n  - name: Netze\n    unit: Stück\n    current: {date: 2026-06-02, value: 5, source: q}\n";
    assert_snapshot!(said(&goal(front)), @"
    exit 1
    out: Fehler[Z312]: `2026-07` liegt in der Zukunft; hier steht, was schon geschehen ist
     --> content/ziele/a.md:7:14
      |
    7 | status_date: 2026-07
      |              ^^^^^^^
      |
      = Hilfe: das Datum berichtigen; was kommen soll, ist ein Meilenstein mit `due`

    Fehler[Z312]: `2026-06-02` liegt in der Zukunft; hier steht, was schon geschehen ist
     --> content/ziele/a.md:9:26
      |
    9 |   - {title: Start, done: 2026-06-02}
      |                          ^^^^^^^^^^
      |
      = Hilfe: das Datum berichtigen; was kommen soll, ist ein Meilenstein mit `due`

    Fehler[Z312]: `2027` liegt in der Zukunft; hier steht, was schon geschehen ist
      --> content/ziele/a.md:12:12
       |
    12 |   - {date: 2027, text: Eröffnung}
       |            ^^^^
       |
       = Hilfe: das Datum berichtigen; was kommen soll, ist ein Meilenstein mit `due`

    Fehler[Z312]: `2026-06-02` liegt in der Zukunft; hier steht, was schon geschehen ist
      --> content/ziele/a.md:16:21
       |
    16 |     current: {date: 2026-06-02, value: 5, source: q}
       |                     ^^^^^^^^^^
       |
       = Hilfe: das Datum berichtigen; was kommen soll, ist ein Meilenstein mit `due`

    4 Fehler, 0 Warnungen, 0 Hinweise.
    ");
}

#[test]
fn done_without_a_date_and_a_result() {
    assert_snapshot!(said(&goal("status: umgesetzt\n")), @r"
    exit 0
    out: Hinweis[Z313]: zum Status `umgesetzt` fehlt das Datum
     --> content/ziele/a.md:6:9
      |
    6 | status: umgesetzt
      |         ^^^^^^^^^
      |
      = Hilfe: eine Zeile `status_date: …` ergänzen

    Hinweis[Z314]: zum Status `umgesetzt` fehlt ein Beleg
     --> content/ziele/a.md:6:9
      |
    6 | status: umgesetzt
      |         ^^^^^^^^^
      |
      = Hilfe: eine Quelle, ein Ereignis, einen erreichten Meilenstein oder einen Messwert ergänzen

    0 Fehler, 0 Warnungen, 2 Hinweise.
    ");
}

#[test]
fn done_with_a_date_and_one_thing_that_shows_it() {
    for shown in [
        "status_source: q\n",
        "sources: [q]\n",
        "events: [{date: 2025, text: Eröffnung}]\n",
        "milestones: [{title: Start, done: 2025}]\n",
        "indicators: [{name: Netze, unit: Stück, current: {value: 5, source: q}}]\n",
    ] {
        assert_eq!(said(&goal(&format!("status: umgesetzt\nstatus_date: 2025\n{shown}"))), NOTHING, "{shown}");
    }
}

#[test]
fn progress_that_contradicts_the_status() {
    let case = portal()
        .goal("a", "lead: mid\nstatus: begonnen\nprogress: 100\n")
        .goal("b", "lead: mid\nstatus: umgesetzt\nstatus_date: 2025\nsources: [q]\nprogress: 90\n")
        .goal(
            "c",
            "lead: mid\nstatus: geplant\nprogress: milestones\nmilestones: [{title: x, done: 2025}, {title: y}]\n",
        )
        .goal("d", "lead: mid\nprogress: 20\n");
    assert_snapshot!(said(&case), @r"
    exit 0
    out: Warnung[Z315]: der Fortschritt von 100 % passt nicht zum Status `begonnen`
     --> content/ziele/a.md:7:11
      |
    7 | progress: 100
      |           ^^^
      |
      = Hilfe: den Fortschritt oder den Status berichtigen

    Warnung[Z315]: der Fortschritt von 90 % passt nicht zum Status `umgesetzt`
     --> content/ziele/b.md:9:11
      |
    9 | progress: 90
      |           ^^
      |
      = Hilfe: den Fortschritt oder den Status berichtigen

    Warnung[Z315]: der Fortschritt von 50 % passt nicht zum Status `geplant`
     --> content/ziele/c.md:7:11
      |
    7 | progress: milestones
      |           ^^^^^^^^^^
      |
      = Hilfe: den Fortschritt oder den Status berichtigen

    Hinweis[Z315]: ein Fortschritt von 20 % steht da, aber kein Status
     --> content/ziele/d.md:6:11
      |
    6 | progress: 20
      |           ^^
      |
      = Hilfe: eine Zeile `status: …` ergänzen, sobald er bekannt ist

    0 Fehler, 3 Warnungen, 1 Hinweis.
    ");
}

#[test]
fn progress_that_fits_the_status() {
    for front in [
        "status: begonnen\nprogress: 99\n",
        "status: geplant\nprogress: 0\n",
        "status: umgesetzt\nstatus_date: 2025\nsources: [q]\nprogress: 100\n",
        "progress: 0\n",
        "status: begonnen\nprogress: milestones\nmilestones: [{title: x, done: 2025}, {title: y}]\n",
    ] {
        assert_eq!(said(&goal(front)), NOTHING, "{front}");
    }
}

#[test]
fn overdue_and_not_marked() {
    let case = portal()
        .goal("a", "lead: mid\nstatus: begonnen\ndue: 2025\nmeasures: [{title: Bau, status: geplant, due: 2024}]\n")
        .goal("b", "lead: mid\ndue: 2026-05\n");
    assert_snapshot!(said(&case), @r"
    exit 0
    out: Warnung[Z316]: die Frist `2025` ist vorbei, und der Status sagt es nicht
     --> content/ziele/a.md:7:6
      |
    7 | due: 2025
      |      ^^^^
      |
      = Hilfe: den Status ändern, zum Beispiel in `verzoegert`; gilt eine neue Frist, `due` ändern und den Grund nennen

    Warnung[Z316]: die Frist `2024` ist vorbei, und der Status sagt es nicht
     --> content/ziele/a.md:8:47
      |
    8 | measures: [{title: Bau, status: geplant, due: 2024}]
      |                                               ^^^^
      |
      = Hilfe: den Status ändern, zum Beispiel in `verzoegert`; gilt eine neue Frist, `due` ändern und den Grund nennen

    Hinweis[Z316]: die Frist `2026-05` ist vorbei, und der Status ist unbekannt
     --> content/ziele/b.md:6:6
      |
    6 | due: 2026-05
      |      ^^^^^^^
      |
      = Hilfe: den Status eintragen, sobald er bekannt ist

    0 Fehler, 2 Warnungen, 1 Hinweis.
    ");
}

#[test]
fn overdue_and_marked_or_closed_or_not_overdue() {
    for front in [
        "status: verzoegert\ndue: 2025\n",
        "status: umgesetzt\nstatus_date: 2025\nsources: [q]\ndue: 2025\n",
        "status: begonnen\ndue: 2026\n",
    ] {
        assert_eq!(said(&goal(front)), NOTHING, "{front}");
    }
}

#[test]
fn nothing_is_unmarked_where_no_status_is_late() {
    let case = crate::case::Case::new().goal("a", "lead: mid\nstatus: begonnen\ndue: 2025\n");
    assert_eq!(said(&case), NOTHING);
}

#[test]
fn no_department() {
    assert_snapshot!(said(&portal().goal("a", "")), @r"
    exit 0
    out: Hinweis[Z320]: für das Ziel ist kein Ressort genannt
     --> content/ziele/a.md:2:5
      |
    2 | id: a
      |     ^
      |
      = Hilfe: eine Zeile `lead: …` ergänzen, sobald bekannt ist, wer verantwortlich ist

    0 Fehler, 0 Warnungen, 1 Hinweis.
    ");
}

#[test]
fn departments_that_are_not_there_at_that_time() {
    let case = portal()
        .goal("a", "lead: alt\ndepartments: [mid, kommt]\ndue: 2027\n")
        .goal("b", "lead: alt\nstatus: umgesetzt\nstatus_date: 2024\nsources: [q]\n")
        .goal("c", "lead: kommt\ndue: 2028\n");
    assert_snapshot!(said(&case), @r"
    exit 0
    out: Warnung[Z321]: das Ressort `alt` gibt es nur bis `2024`
     --> content/ziele/a.md:5:7
      |
    5 | lead: alt
      |       ^^^
      |
      = Hilfe: das Ressort nennen, das jetzt verantwortlich ist

    Warnung[Z321]: das Ressort `kommt` gibt es erst ab `2028`, die Frist `2027` liegt davor
     --> content/ziele/a.md:6:20
      |
    6 | departments: [mid, kommt]
      |                    ^^^^^
      |
      = Hilfe: das Ressort, die Frist oder `since` in `portal.yaml` berichtigen

    0 Fehler, 2 Warnungen, 0 Hinweise.
    ");
}

#[test]
fn fields_under_other_names_are_found_as_well() {
    let case = goal("status: begonnen\nFortschritt: 100\n");
    let settings = std::fs::read_to_string(case.path("portal.yaml")).unwrap();
    let case = case.file("portal.yaml", settings + "fields: {progress: Fortschritt}\n");
    assert_snapshot!(said(&case), @r"
    exit 0
    out: Warnung[Z315]: der Fortschritt von 100 % passt nicht zum Status `begonnen`
     --> content/ziele/a.md:7:14
      |
    7 | Fortschritt: 100
      |              ^^^
      |
      = Hilfe: den Fortschritt oder den Status berichtigen

    0 Fehler, 1 Warnung, 0 Hinweise.
    ");
}

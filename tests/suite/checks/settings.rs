//! Severities: what they stop, and that `portal.yaml` may change them.

use insta::assert_snapshot;

use super::{portal, said};
use crate::case::Case;

/// A portal with a hint, a warning and an error that may be lowered.
fn three(checks: &str) -> Case {
    let case = portal().goal("a", "").file(
        "content/ziele/b.md",
        "---\nid: b\ntitle: B\npillar: netz\nlead: mid\n---\n[Mehr dazu](ziel:c), <b>fett</b>\n",
    );
    let settings = std::fs::read_to_string(case.path("portal.yaml")).unwrap();
    case.file("portal.yaml", settings + checks)
}

#[test]
fn findings_are_as_bad_as_the_portal_takes_them() {
    assert_snapshot!(said(&three("checks: {Z320: error, Z401: hint, Z404: off, Z410: off}\n")), @"
    exit 1
    out: Fehler[Z320]: für das Ziel ist kein Ressort genannt
     --> content/ziele/a.md:2:5
      |
    2 | id: a
      |     ^
      |
      = Hilfe: eine Zeile `lead: …` ergänzen, sobald bekannt ist, wer verantwortlich ist

    Hinweis[Z401]: der Verweis führt zu einem Ziel `c`, das es nicht gibt
     --> content/ziele/b.md:7:1
      |
    7 | [Mehr dazu](ziel:c), <b>fett</b>
      | ^^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: die Kennung des Ziels prüfen; sie steht in seiner Datei hinter `id`

    1 Fehler, 0 Warnungen, 1 Hinweis.
    ");
}

#[test]
fn a_lowered_error_does_not_stop_the_build() {
    let case = three("checks: {Z401: warning}\n");
    assert_snapshot!(case.builds(), @r"
    exit 0
    out: 2 Ziele, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Warnung[Z401]: der Verweis führt zu einem Ziel `c`, das es nicht gibt
     --> content/ziele/b.md:7:1
      |
    7 | [Mehr dazu](ziel:c), <b>fett</b>
      | ^^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: die Kennung des Ziels prüfen; sie steht in seiner Datei hinter `id`

    Warnung[Z404]: HTML ist im Text nicht erlaubt; es wird weggelassen
     --> content/ziele/b.md:7:22
      |
    7 | [Mehr dazu](ziel:c), <b>fett</b>
      |                      ^^^
      |
      = Hilfe: mit Markdown schreiben, zum Beispiel `**fett**` oder `[Text](https://…)`; statt `<br>` am Ende der Zeile `\` setzen; Kommentare löschen

    Warnung[Z404]: HTML ist im Text nicht erlaubt; es wird weggelassen
     --> content/ziele/b.md:7:29
      |
    7 | [Mehr dazu](ziel:c), <b>fett</b>
      |                             ^^^^
      |
      = Hilfe: mit Markdown schreiben, zum Beispiel `**fett**` oder `[Text](https://…)`; statt `<br>` am Ende der Zeile `\` setzen; Kommentare löschen

    0 Fehler, 3 Warnungen.
    Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
    ");
    assert!(case.site("ziele/b/index.html").contains("Mehr dazu"));
}

#[test]
fn a_raised_hint_stops_the_build_and_one_of_the_history_as_well() {
    assert_eq!(three("checks: {Z320: error, Z401: off}\n").build(&[]).code, 1);
    let mut case = portal().goal("a", "lead: mid\n");
    let settings = std::fs::read_to_string(case.path("portal.yaml")).unwrap();
    case.write("portal.yaml", settings + "stale_days: 365\nchecks: {Z322: error}\n");
    case.commit("Anfang");
    let ran = case.build(&[]);
    assert!(!case.path("public").exists());
    assert_snapshot!(ran.whole(), @"
    exit 1
    err: Fehler[Z322]: zum Ziel gibt es seit `2024-01-01` nichts Neues, also länger als 365 Tage
     --> content/ziele/a.md:2:5
      |
    2 | id: a
      |     ^
      |
      = Hilfe: neue Quellen, Werte oder Ereignisse eintragen; ist geprüft, dass alles noch so ist: `zielstand confirm a`

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn a_hint_stops_nothing_and_is_not_printed_by_build() {
    let case = portal().goal("a", "");
    let ran = case.build(&["--strict"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!ran.err.contains("Z320"), "{}", ran.err);
    assert_eq!(case.run(&["check", "--strict", "--as-of", "2026-06-01"]).code, 0);
}

#[test]
fn codes_that_cannot_be_lowered_or_do_not_exist() {
    let checks = "checks:\n  Z103: warning\n  Z999: off\n  Z41O: hint\n  Z311: eror\n";
    assert_snapshot!(said(&three(checks)), @r"
    exit 1
    out: Hinweis[Z410]: der Verweis heißt nur `Mehr dazu`
     --> content/ziele/b.md:7:1
      |
    7 | [Mehr dazu](ziel:c), <b>fett</b>
      | ^^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: in die eckigen Klammern schreiben, wohin der Verweis führt

    Warnung[Z404]: HTML ist im Text nicht erlaubt; es wird weggelassen
     --> content/ziele/b.md:7:22
      |
    7 | [Mehr dazu](ziel:c), <b>fett</b>
      |                      ^^^
      |
      = Hilfe: mit Markdown schreiben, zum Beispiel `**fett**` oder `[Text](https://…)`; statt `<br>` am Ende der Zeile `\` setzen; Kommentare löschen

    Warnung[Z404]: HTML ist im Text nicht erlaubt; es wird weggelassen
     --> content/ziele/b.md:7:29
      |
    7 | [Mehr dazu](ziel:c), <b>fett</b>
      |                             ^^^^
      |
      = Hilfe: mit Markdown schreiben, zum Beispiel `**fett**` oder `[Text](https://…)`; statt `<br>` am Ende der Zeile `\` setzen; Kommentare löschen

    Fehler[Z210]: die Meldung `Z103` ist immer ein Fehler
      --> portal.yaml:25:3
       |
    25 |   Z103: warning
       |   ^^^^
       |
       = Hilfe: die Zeile löschen und den Fehler auf der Seite beheben

    Fehler[Z209]: eine Meldung `Z999` gibt es nicht
      --> portal.yaml:26:3
       |
    26 |   Z999: off
       |   ^^^^
       |
       = Hilfe: im Handbuch unter „Meldungen“ nach der Nummer sehen

    Fehler[Z209]: eine Meldung `Z41O` gibt es nicht
      --> portal.yaml:27:3
       |
    27 |   Z41O: hint
       |   ^^^^
       |
       = Hilfe: gemeint ist vielleicht `Z410`

    Fehler[Z307]: `eror` ist hier nicht möglich
      --> portal.yaml:28:9
       |
    28 |   Z311: eror
       |         ^^^^
       |
       = Hilfe: gemeint ist vielleicht `error`; möglich sind: `error`, `warning`, `hint`, `off`

    4 Fehler, 2 Warnungen, 1 Hinweis.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    ");
}

#[test]
fn every_form_knows_hints() {
    let case = portal().goal("a", "");
    for (format, word) in [("json", "\"hint\""), ("sarif", "\"note\""), ("gitlab", "\"info\""), ("github", "::notice ")]
    {
        let ran = case.run(&["check", "--as-of", "2026-06-01", "--format", format]);
        assert_eq!(ran.code, 0);
        assert!(ran.out.contains(word), "{format}: {}", ran.out);
    }
}

//! `build --strict`: a warning stops the build as an error does.

use insta::assert_snapshot;

use super::{LEGAL, filled, portal};

#[test]
fn a_portal_that_is_not_filled_in_is_not_written() {
    let case = portal(&LEGAL.replace("  sign_language: content/medien/gebaerden.mp4\n", ""));
    assert_snapshot!(case.refused_with(&["--strict"]), @"
    exit 1
    err: Warnung[Z601]: auf der Seite `/gebaerdensprache/` fehlt noch: `sign_language`
      --> portal.yaml:19:1
       |
    19 | legal:
       | ^^^^^
       |
       = Hilfe: in `portal.yaml` unter `legal` eintragen; wenn die Seite woanders liegt, dort unter `pages` ihre Adresse

    0 Fehler, 1 Warnung.
    Mit `--strict` gelten Warnungen als Fehler.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn the_old_site_stays() {
    let case = filled();
    assert_eq!(case.build(&["--strict"]).code, 0);
    case.write("content/seiten/neu.md", "---\ntitle: Neu\n---\nMit <b>HTML</b>.\n");
    assert_snapshot!(case.refused_with(&["--strict"]), @r"
    exit 1
    err: Warnung[Z404]: HTML ist im Text nicht erlaubt; es wird weggelassen
     --> content/seiten/neu.md:4:5
      |
    4 | Mit <b>HTML</b>.
      |     ^^^
      |
      = Hilfe: mit Markdown schreiben, zum Beispiel `**fett**` oder `[Text](https://…)`; statt `<br>` am Ende der Zeile `\` setzen; Kommentare löschen

    Warnung[Z404]: HTML ist im Text nicht erlaubt; es wird weggelassen
     --> content/seiten/neu.md:4:12
      |
    4 | Mit <b>HTML</b>.
      |            ^^^^
      |
      = Hilfe: mit Markdown schreiben, zum Beispiel `**fett**` oder `[Text](https://…)`; statt `<br>` am Ende der Zeile `\` setzen; Kommentare löschen

    0 Fehler, 2 Warnungen.
    Mit `--strict` gelten Warnungen als Fehler.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn a_portal_without_warnings_is_written() {
    let ran = filled().build(&["--strict"]);
    assert_snapshot!(ran.whole(), @"
    exit 0
    out: 1 Ziel, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
    ");
}

#[test]
fn an_error_says_nothing_of_it() {
    let case = filled().goal("falsch", "status: nein\n");
    assert_snapshot!(case.refused_with(&["--strict"]), @"
    exit 1
    err: Fehler[Z203]: den Status `nein` gibt es nicht
     --> content/ziele/falsch.md:5:9
      |
    5 | status: nein
      |         ^^^^
      |
      = Hilfe: möglich sind: `umgesetzt`, `begonnen`, `geplant`, `unbekannt`; weitere in `portal.yaml` unter `statuses` ergänzen

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

//! What a text must not contain, and links that lead nowhere.

use insta::assert_snapshot;

use crate::case::Case;

fn goal(text: &str) -> String {
    format!("---\nid: neu\ntitle: Neu\npillar: netz\n---\n\n{text}\n")
}

#[test]
fn links_to_what_does_not_exist() {
    let text = "Wie [dort](ziel:alt), aber nicht [hier](ziel:fehlt), [da](quelle:fehlt), [dort](/fehlt/)\nund [daneben](../seiten/fehlt.md). ![Bild](bild.png)";
    assert_snapshot!(Case::built().file("content/ziele/neu.md", goal(text)).refused(), @"
    exit 1
    err: Fehler[Z401]: der Verweis führt zu einem Ziel `fehlt`, das es nicht gibt
     --> content/ziele/neu.md:7:34
      |
    7 | Wie [dort](ziel:alt), aber nicht [hier](ziel:fehlt), [da](quelle:fehlt), [dort](/fehlt/)
      |                                  ^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: die Kennung des Ziels prüfen; sie steht in seiner Datei hinter `id`

    Fehler[Z402]: der Verweis führt zu einer Quelle `fehlt`, die es nicht gibt
     --> content/ziele/neu.md:7:54
      |
    7 | Wie [dort](ziel:alt), aber nicht [hier](ziel:fehlt), [da](quelle:fehlt), [dort](/fehlt/)
      |                                                      ^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: die Kennung prüfen, oder die Quelle im Quellenverzeichnis ergänzen

    Fehler[Z403]: der Verweis `/fehlt/` führt ins Leere
     --> content/ziele/neu.md:7:74
      |
    7 | Wie [dort](ziel:alt), aber nicht [hier](ziel:fehlt), [da](quelle:fehlt), [dort](/fehlt/)
      |                                                                          ^^^^^^^^^^^^^^^
      |
      = Hilfe: die Adresse prüfen: eine Seite des Portals steht so da: `/ziele/`, eine Datei vom Ordner dieser Seite aus: `../medien/karte.png`, eine andere Website mit `https://`

    Fehler[Z403]: der Verweis `../seiten/fehlt.md` führt ins Leere
     --> content/ziele/neu.md:8:5
      |
    8 | und [daneben](../seiten/fehlt.md). ![Bild](bild.png)
      |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: die Adresse prüfen: eine Seite des Portals steht so da: `/ziele/`, eine Datei vom Ordner dieser Seite aus: `../medien/karte.png`, eine andere Website mit `https://`

    Fehler[Z403]: der Verweis `bild.png` führt ins Leere
     --> content/ziele/neu.md:8:36
      |
    8 | und [daneben](../seiten/fehlt.md). ![Bild](bild.png)
      |                                    ^^^^^^^^^^^^^^^^^
      |
      = Hilfe: die Adresse prüfen: eine Seite des Portals steht so da: `/ziele/`, eine Datei vom Ordner dieser Seite aus: `../medien/karte.png`, eine andere Website mit `https://`

    5 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn link_out_of_the_portal() {
    let text = "[Geheim](../../../../etc/passwd)";
    assert_snapshot!(Case::built().file("content/ziele/neu.md", goal(text)).refused(), @"
    exit 1
    err: Fehler[Z403]: der Verweis `../../../../etc/passwd` führt ins Leere
     --> content/ziele/neu.md:7:1
      |
    7 | [Geheim](../../../../etc/passwd)
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: die Adresse prüfen: eine Seite des Portals steht so da: `/ziele/`, eine Datei vom Ordner dieser Seite aus: `../medien/karte.png`, eine andere Website mit `https://`

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn links_in_pages_and_groups_and_overview() {
    let case = Case::built()
        .file("content/seiten/hilfe.md", "---\ntitle: Hilfe\n---\n[a](ziel:x)\n")
        .file("content/ressorts/mid.md", "---\nid: mid\n---\n[b](ziel:x)\n")
        .file("content/start.md", "---\n---\n[c](ziel:x)\n");
    assert_snapshot!(case.refused(), @"
    exit 1
    err: Fehler[Z401]: der Verweis führt zu einem Ziel `x`, das es nicht gibt
     --> content/ressorts/mid.md:4:1
      |
    4 | [b](ziel:x)
      | ^^^^^^^^^^^
      |
      = Hilfe: die Kennung des Ziels prüfen; sie steht in seiner Datei hinter `id`

    Fehler[Z401]: der Verweis führt zu einem Ziel `x`, das es nicht gibt
     --> content/seiten/hilfe.md:4:1
      |
    4 | [a](ziel:x)
      | ^^^^^^^^^^^
      |
      = Hilfe: die Kennung des Ziels prüfen; sie steht in seiner Datei hinter `id`

    Fehler[Z401]: der Verweis führt zu einem Ziel `x`, das es nicht gibt
     --> content/start.md:3:1
      |
    3 | [c](ziel:x)
      | ^^^^^^^^^^^
      |
      = Hilfe: die Kennung des Ziels prüfen; sie steht in seiner Datei hinter `id`

    3 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn scripts_are_left_out_and_said() {
    let text = "Vor <b onclick=\"alert(1)\">fett</b> nach.\n\n<script>alert(1)</script>\n\n[Klick](javascript:alert(1)) ![x](data:text/html,hallo) <!-- geheim -->";
    let case = Case::new().file("content/ziele/neu.md", goal(text));
    assert_snapshot!(case.builds(), @r#"
    exit 0
    out: 1 Ziel, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Warnung[Z404]: HTML ist im Text nicht erlaubt; es wird weggelassen
     --> content/ziele/neu.md:7:5
      |
    7 | Vor <b onclick="alert(1)">fett</b> nach.
      |     ^^^^^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: mit Markdown schreiben, zum Beispiel `**fett**` oder `[Text](https://…)`; statt `<br>` am Ende der Zeile `\` setzen; Kommentare löschen

    Warnung[Z404]: HTML ist im Text nicht erlaubt; es wird weggelassen
     --> content/ziele/neu.md:7:31
      |
    7 | Vor <b onclick="alert(1)">fett</b> nach.
      |                               ^^^^
      |
      = Hilfe: mit Markdown schreiben, zum Beispiel `**fett**` oder `[Text](https://…)`; statt `<br>` am Ende der Zeile `\` setzen; Kommentare löschen

    Warnung[Z404]: HTML ist im Text nicht erlaubt; es wird weggelassen
     --> content/ziele/neu.md:9:1
      |
    9 | <script>alert(1)</script>
      | ^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: mit Markdown schreiben, zum Beispiel `**fett**` oder `[Text](https://…)`; statt `<br>` am Ende der Zeile `\` setzen; Kommentare löschen

    Warnung[Z405]: der Verweis `javascript:alert(1)` könnte ein Programm starten; er wird weggelassen
      --> content/ziele/neu.md:11:1
       |
    11 | [Klick](javascript:alert(1)) ![x](data:text/html,hallo) <!-- geheim -->
       | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = Hilfe: erlaubt sind Adressen mit `https:`, `http:`, `mailto:` und `tel:`

    Warnung[Z405]: der Verweis `data:text/html,hallo` könnte ein Programm starten; er wird weggelassen
      --> content/ziele/neu.md:11:30
       |
    11 | [Klick](javascript:alert(1)) ![x](data:text/html,hallo) <!-- geheim -->
       |                              ^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = Hilfe: erlaubt sind Adressen mit `https:`, `http:`, `mailto:` und `tel:`

    Warnung[Z404]: HTML ist im Text nicht erlaubt; es wird weggelassen
      --> content/ziele/neu.md:11:57
       |
    11 | [Klick](javascript:alert(1)) ![x](data:text/html,hallo) <!-- geheim -->
       |                                                         ^^^^^^^^^^^^^^^
       |
       = Hilfe: mit Markdown schreiben, zum Beispiel `**fett**` oder `[Text](https://…)`; statt `<br>` am Ende der Zeile `\` setzen; Kommentare löschen

    0 Fehler, 6 Warnungen.
    Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
    "#);
    let page = case.site("ziele/neu/index.html");
    let body = page.split("<div class=\"prose part\">").nth(1).unwrap().split("</div>").next().unwrap();
    assert_snapshot!(body, @r"

    <p>Vor fett nach.</p>
    <p>Klick x </p>
    ");
}

#[test]
fn scripts_in_front_matter_are_text() {
    let front = "summary: \"<script>alert(1)</script>\"\npromise: '\"><img src=x onerror=alert(1)>'\nnote: \"{{ 1 + 1 }} {% raw %}\"\n";
    let case = Case::new().goal("neu", front);
    assert_snapshot!(case.builds(), @r"
    exit 0
    out: 1 Ziel, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
    ");
    let page = case.site("ziele/neu/index.html");
    let line = |start: &str| page.lines().find(|line| line.starts_with(start)).unwrap().to_owned();
    assert_snapshot!(line("<p class=\"lead\">"), @r#"<p class="lead">&lt;script&gt;alert(1)&lt;/script&gt;</p>"#);
    assert_snapshot!(line("<p class=\"promise-text\">"), @r#"<p class="promise-text">&quot;&gt;&lt;img src=x onerror=alert(1)&gt;</p>"#);
    assert_snapshot!(line("<p class=\"measure\"><b>Anmerkung"), @r#"<p class="measure"><b>Anmerkung:</b> {{ 1 + 1 }} {% raw %}</p>"#);
    assert_snapshot!(line("<meta name=\"description\""), @r#"<meta name="description" content="&lt;script&gt;alert(1)&lt;/script&gt;">"#);
}

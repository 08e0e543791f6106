//! All mistakes at once, by file and place.

use insta::assert_snapshot;

use crate::case::{Case, SETTINGS};

#[test]
fn several_mistakes_in_several_files() {
    let case = Case::built()
        .file("portal.yaml", SETTINGS)
        .file("content/quellen.yaml", "bericht: {titel: Bericht}\n")
        .file(
            "content/ziele/a.md",
            "---\nid: A\ntitle: A\npillar: netz\nprogress: 140\ndue: 2027-02-30\n---\n[x](ziel:fehlt)\n",
        )
        .file("content/ziele/b.md", "kein Block\n")
        .goal("c", "status: begonnnen\nlead: mid\ntopik: glasfaser\n")
        .goal("d", "")
        .file("content/ziele/e.md", "---\nid: d\ntitle: E\npillar: netz\n---\n<b>x</b> [x](ziel:fehlt)\n")
        .file("content/seiten/ziele.md", "---\ntitle: Ziele\nmenu: oben\n---\n[x](ziel:d)\n")
        .file("content/notiz.txt", "x");
    assert_snapshot!(case.refused(), @r"
    exit 1
    err: Warnung[Z006]: diese Datei gehört zu keiner Art von Seite und wird nicht gezeigt
    --> content/notiz.txt
     = Hilfe: in den Ordner `content/medien` legen

    Fehler[Z106]: die Angabe `titel` gibt es nicht
     --> content/quellen.yaml:1:11
      |
    1 | bericht: {titel: Bericht}
      |           ^^^^^
      |
      = Hilfe: gemeint ist vielleicht `title`

    Fehler[Z205]: die Adresse `/ziele/` gehört dem Portal selbst
    --> content/seiten/ziele.md
     = Hilfe: die Datei umbenennen, denn ihr Name wird zur Adresse; einem Ziel eine andere Kennung geben

    Fehler[Z307]: `oben` ist hier nicht möglich
     --> content/seiten/ziele.md:3:7
      |
    3 | menu: oben
      |       ^^^^
      |
      = Hilfe: möglich sind: `main`, `about`, `legal`, `none`

    Fehler[Z201]: `A` ist keine gültige Kennung
     --> content/ziele/a.md:2:5
      |
    2 | id: A
      |     ^
      |
      = Hilfe: erlaubt sind bis zu 100 kleine Buchstaben von a bis z, Ziffern und Bindestriche, zum Beispiel `a`

    Fehler[Z303]: der Fortschritt `140` liegt nicht zwischen 0 und 100
     --> content/ziele/a.md:5:11
      |
    5 | progress: 140
      |           ^^^
      |
      = Hilfe: eine ganze Zahl von 0 bis 100, oder `milestones` oder `indicators` für eine berechnete Angabe

    Fehler[Z301]: den Tag `2027-02-30` gibt es nicht
     --> content/ziele/a.md:6:6
      |
    6 | due: 2027-02-30
      |      ^^^^^^^^^^
      |
      = Hilfe: einen Tag angeben, der im Kalender steht

    Fehler[Z401]: der Verweis führt zu einem Ziel `fehlt`, das es nicht gibt
     --> content/ziele/a.md:8:1
      |
    8 | [x](ziel:fehlt)
      | ^^^^^^^^^^^^^^^
      |
      = Hilfe: die Kennung des Ziels prüfen; sie steht in seiner Datei hinter `id`

    Fehler[Z101]: oben in der Datei fehlt der Block mit den Angaben zur Seite
     --> content/ziele/b.md:1:1
      |
    1 | kein Block
      | ^^^^^^^^^^
      |
      = Hilfe: die Datei muss so beginnen: eine Zeile `---`, dann die Angaben wie `id: vv-01`, dann wieder eine Zeile `---`

    Fehler[Z203]: den Status `begonnnen` gibt es nicht
     --> content/ziele/c.md:5:9
      |
    5 | status: begonnnen
      |         ^^^^^^^^^
      |
      = Hilfe: gemeint ist vielleicht `begonnen`

    Fehler[Z106]: die Angabe `topik` gibt es nicht
     --> content/ziele/c.md:7:1
      |
    7 | topik: glasfaser
      | ^^^^^
      |
      = Hilfe: gemeint ist vielleicht `topic`

    Fehler[Z202]: die Kennung `d` gibt es schon in `content/ziele/d.md`
     --> content/ziele/e.md:2:5
      |
    2 | id: d
      |     ^
      |
      = Hilfe: eine neue Kennung wählen; eine Kennung gehört für immer zu einem Ziel

    Warnung[Z404]: HTML ist im Text nicht erlaubt; es wird weggelassen
     --> content/ziele/e.md:6:1
      |
    6 | <b>x</b> [x](ziel:fehlt)
      | ^^^
      |
      = Hilfe: mit Markdown schreiben, zum Beispiel `**fett**` oder `[Text](https://…)`; statt `<br>` am Ende der Zeile `\` setzen; Kommentare löschen

    Warnung[Z404]: HTML ist im Text nicht erlaubt; es wird weggelassen
     --> content/ziele/e.md:6:5
      |
    6 | <b>x</b> [x](ziel:fehlt)
      |     ^^^^
      |
      = Hilfe: mit Markdown schreiben, zum Beispiel `**fett**` oder `[Text](https://…)`; statt `<br>` am Ende der Zeile `\` setzen; Kommentare löschen

    Fehler[Z401]: der Verweis führt zu einem Ziel `fehlt`, das es nicht gibt
     --> content/ziele/e.md:6:10
      |
    6 | <b>x</b> [x](ziel:fehlt)
      |          ^^^^^^^^^^^^^^^
      |
      = Hilfe: die Kennung des Ziels prüfen; sie steht in seiner Datei hinter `id`

    12 Fehler, 3 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn mistakes_of_settings_come_before_those_of_content() {
    let case =
        Case::built().file("portal.yaml", format!("{SETTINGS}titel: x\n")).file("content/ziele/b.md", "kein Block\n");
    assert_snapshot!(case.refused(), @"
    exit 1
    err: Fehler[Z101]: oben in der Datei fehlt der Block mit den Angaben zur Seite
     --> content/ziele/b.md:1:1
      |
    1 | kein Block
      | ^^^^^^^^^^
      |
      = Hilfe: die Datei muss so beginnen: eine Zeile `---`, dann die Angaben wie `id: vv-01`, dann wieder eine Zeile `---`

    Fehler[Z106]: die Angabe `titel` gibt es nicht
      --> portal.yaml:21:1
       |
    21 | titel: x
       | ^^^^^
       |
       = Hilfe: gemeint ist vielleicht `title`

    2 Fehler, 0 Warnungen.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    Es wurde nichts geschrieben.
    ");
}

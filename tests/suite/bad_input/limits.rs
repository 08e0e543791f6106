//! Files that are too large, and YAML that unfolds into more than it looks like.

use insta::assert_snapshot;

use crate::case::{Case, SETTINGS};

#[test]
fn file_over_the_portals_limit() {
    let case = Case::built().file("portal.yaml", format!("{SETTINGS}limits: {{file: 1 kB}}\n"));
    let text = format!("---\nid: neu\ntitle: Neu\npillar: netz\n---\n{}\n", "Wort ".repeat(300));
    assert_snapshot!(case.file("content/ziele/neu.md", text).refused(), @r"
    exit 1
    err: Fehler[Z001]: die Datei ist 1,5 kB groß, erlaubt sind 1 kB
    --> content/ziele/neu.md
     = Hilfe: die Seite kürzen, oder die Grenze `limits: file` in `portal.yaml` erhöhen

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn file_of_50_megabytes() {
    let case = Case::built();
    case.write("content/ziele/neu.md", "---\nid: neu\n");
    let file = std::fs::OpenOptions::new().append(true).open(case.path("content/ziele/neu.md")).unwrap();
    file.set_len(50_000_000).unwrap();
    assert_snapshot!(case.refused(), @r"
    exit 1
    err: Fehler[Z001]: die Datei ist 50 MB groß, erlaubt sind 2 MB
    --> content/ziele/neu.md
     = Hilfe: die Seite kürzen, oder die Grenze `limits: file` in `portal.yaml` erhöhen

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

/// The old portal with one of its files grown to 50 MB.
fn with_large(name: &str) -> String {
    let case = Case::built();
    let text = std::fs::read(case.path(name)).unwrap_or_default();
    case.write(name, text);
    std::fs::OpenOptions::new().append(true).open(case.path(name)).unwrap().set_len(50_000_000).unwrap();
    case.refused()
}

#[test]
fn register_of_50_megabytes() {
    assert_snapshot!(with_large("content/quellen.yaml"), @r"
    exit 1
    err: Fehler[Z001]: die Datei ist 50 MB groß, erlaubt sind 2 MB
    --> content/quellen.yaml
     = Hilfe: die Seite kürzen, oder die Grenze `limits: file` in `portal.yaml` erhöhen

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn overview_of_50_megabytes() {
    assert_snapshot!(with_large("content/start.md"), @r"
    exit 1
    err: Fehler[Z001]: die Datei ist 50 MB groß, erlaubt sind 2 MB
    --> content/start.md
     = Hilfe: die Seite kürzen, oder die Grenze `limits: file` in `portal.yaml` erhöhen

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn settings_of_50_megabytes() {
    assert_snapshot!(with_large("portal.yaml"), @r"
    exit 1
    err: Fehler[Z001]: die Datei ist 50 MB groß, erlaubt sind 2 MB
    --> portal.yaml
     = Hilfe: die Datei kürzen

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn limit_that_is_no_size() {
    assert_snapshot!(Case::built().file("portal.yaml", format!("{SETTINGS}limits: {{file: groß, dateien: 3}}\n")).refused(), @r"
    exit 1
    err: Fehler[Z108]: `file` muss eine Größe sein
      --> portal.yaml:21:16
       |
    21 | limits: {file: groß, dateien: 3}
       |                ^^^^
       |
       = Hilfe: so schreiben: `2 MB` oder `500 kB`

    Fehler[Z106]: die Angabe `dateien` gibt es nicht
      --> portal.yaml:21:22
       |
    21 | limits: {file: groß, dateien: 3}
       |                      ^^^^^^^
       |
       = Hilfe: die Zeile löschen, oder im Handbuch nach dem richtigen Namen sehen

    2 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn yaml_bomb() {
    let mut front = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let list = vec![format!("*a{}", level - 1); 9].join(", ");
        front.push_str(&format!("a{level}: &a{level} [{list}]\n"));
    }
    let text = format!("---\nid: neu\ntitle: Neu\n{front}---\nText\n");
    assert_snapshot!(Case::built().file("content/ziele/neu.md", text).refused(), @r"
    exit 1
    err: Fehler[Z104]: die Angaben sind größer oder tiefer verschachtelt, als eine Seite es braucht
     --> content/ziele/neu.md:8:40
      |
    8 | a4: &a4 [*a3, *a3, *a3, *a3, *a3, *a3, *a3, *a3, *a3]
      |                                        ^^^
      |
      = Hilfe: die Angaben kürzen; Verweise mit `&` und `*` vermeiden

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn yaml_that_is_too_deep() {
    let text = format!("---\nid: neu\ntitle: Neu\nnote: {}x{}\n---\nText\n", "[".repeat(200), "]".repeat(200));
    assert_snapshot!(Case::built().file("content/ziele/neu.md", text).refused(), @r"
    exit 1
    err: Fehler[Z104]: die Angaben sind größer oder tiefer verschachtelt, als eine Seite es braucht
     --> content/ziele/neu.md:4:71
      |
    4 | note: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[...
      |                                                                       ^
      |
      = Hilfe: die Angaben kürzen; Verweise mit `&` und `*` vermeiden

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn yaml_bomb_in_the_settings() {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let list = vec![format!("*a{}", level - 1); 9].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{list}]\n"));
    }
    assert_snapshot!(Case::built().file("portal.yaml", text).refused(), @r"
    exit 1
    err: Fehler[Z104]: die Angaben sind größer oder tiefer verschachtelt, als eine Seite es braucht
     --> portal.yaml:5:40
      |
    5 | a4: &a4 [*a3, *a3, *a3, *a3, *a3, *a3, *a3, *a3, *a3]
      |                                        ^^^
      |
      = Hilfe: die Angaben kürzen; Verweise mit `&` und `*` vermeiden

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

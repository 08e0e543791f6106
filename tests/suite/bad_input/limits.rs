//! Files that are too large, and YAML that unfolds into more than it looks like.

use insta::assert_snapshot;

use crate::case::{Case, SETTINGS};

#[test]
fn file_over_the_portals_limit() {
    let case = Case::built().file("portal.yaml", format!("{SETTINGS}limits: {{file: 1 kB}}\n"));
    let text = format!("---\nid: neu\ntitle: Neu\npillar: netz\n---\n{}\n", "Wort ".repeat(300));
    assert_snapshot!(case.file("content/ziele/neu.md", text).refused(), @"
    exit 1
    err: Fehler[Z001]: die Datei ist 1,5 kB groß, erlaubt sind 1 kB
    --> content/ziele/neu.md
     = Hilfe: die Datei kürzen oder verkleinern, oder die Grenze `limits: file` in `portal.yaml` erhöhen

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
    assert_snapshot!(case.refused(), @"
    exit 1
    err: Fehler[Z001]: die Datei ist 50 MB groß, erlaubt sind 2 MB
    --> content/ziele/neu.md
     = Hilfe: die Datei kürzen oder verkleinern, oder die Grenze `limits: file` in `portal.yaml` erhöhen

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
    assert_snapshot!(with_large("content/quellen.yaml"), @"
    exit 1
    err: Fehler[Z001]: die Datei ist 50 MB groß, erlaubt sind 2 MB
    --> content/quellen.yaml
     = Hilfe: die Datei kürzen oder verkleinern, oder die Grenze `limits: file` in `portal.yaml` erhöhen

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn overview_of_50_megabytes() {
    assert_snapshot!(with_large("content/start.md"), @"
    exit 1
    err: Fehler[Z001]: die Datei ist 50 MB groß, erlaubt sind 2 MB
    --> content/start.md
     = Hilfe: die Datei kürzen oder verkleinern, oder die Grenze `limits: file` in `portal.yaml` erhöhen

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn settings_of_50_megabytes() {
    assert_snapshot!(with_large("portal.yaml"), @"
    exit 1
    err: Fehler[Z001]: die Datei ist 50 MB groß, erlaubt sind 2 MB
    --> portal.yaml
     = Hilfe: die Datei kürzen

    1 Fehler, 0 Warnungen.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn limit_that_is_no_size() {
    assert_snapshot!(Case::built().file("portal.yaml", format!("{SETTINGS}limits: {{file: groß, dateien: 3}}\n")).refused(), @"
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
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
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
    assert_snapshot!(Case::built().file("portal.yaml", text).refused(), @"
    exit 1
    err: Fehler[Z104]: die Angaben sind größer oder tiefer verschachtelt, als eine Seite es braucht
     --> portal.yaml:5:40
      |
    5 | a4: &a4 [*a3, *a3, *a3, *a3, *a3, *a3, *a3, *a3, *a3]
      |                                        ^^^
      |
      = Hilfe: die Angaben kürzen; Verweise mit `&` und `*` vermeiden

    1 Fehler, 0 Warnungen.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    Es wurde nichts geschrieben.
    ");
}

/// A page with this front matter and text in a portal with these limits.
fn limited(limits: &str, front: &str, text: &str) -> Case {
    let page = format!("---\nid: neu\ntitle: Neu\npillar: netz\nlead: mid\n{front}---\n\n{text}\n");
    Case::built().file("portal.yaml", format!("{SETTINGS}limits: {{{limits}}}\n")).file("content/ziele/neu.md", page)
}

#[test]
fn each_limit_of_the_settings() {
    let refused = |limits: &str, front: &str, text: &str| limited(limits, front, text).refused();
    assert_snapshot!(refused("entries: 8", "cross_cutting: [a, b, c, d]\n", ""), @"
    exit 1
    err: Fehler[Z104]: die Angaben haben zu viele Einträge: erlaubt sind 8
     --> content/ziele/neu.md:6:23
      |
    6 | cross_cutting: [a, b, c, d]
      |                       ^
      |
      = Hilfe: die Angaben kürzen, oder die Grenze `limits: entries` in `portal.yaml` erhöhen

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
    assert_snapshot!(refused("depth: 2", "", "- > - a"), @"
    exit 1
    err: Fehler[Z431]: hier steht mehr ineinander, als sich zeigen lässt: erlaubt sind 2 Ebenen
     --> content/ziele/neu.md:8:3
      |
    8 | - > - a
      |   ^
      |
      = Hilfe: Zitate oder Listen weniger tief verschachteln, oder die Grenze `limits: depth` in `portal.yaml` erhöhen

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
    assert_snapshot!(refused("parts: 10", "", "*a* *b* *c*"), @"
    exit 1
    err: Fehler[Z432]: die Seite hat zu viele Teile: erlaubt sind 10
     --> content/ziele/neu.md:8:1
      |
    8 | *a* *b* *c*
      | ^
      |
      = Hilfe: die Seite in mehrere teilen; große Tabellen als Datei in `content/medien` ablegen; oder die Grenze `limits: parts` in `portal.yaml` erhöhen

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn more_than_usual_where_the_settings_allow_it() {
    let quotes = format!("{}tief", "> ".repeat(120));
    let refused = limited("file: 1 MB", "", &quotes).refused();
    assert!(refused.contains("Z431"), "{refused}");
    let case = limited("depth: 150", "", &quotes);
    case.builds();
    assert_eq!(case.site("ziele/neu/index.html").matches("<blockquote>").count(), 120);

    let sources: String = (0..30_000).map(|number| format!("q{number}: {{title: Q}}\n")).collect();
    let refused = limited("", "", "").file("content/quellen.yaml", &sources).refused();
    assert!(refused.contains("Fehler[Z104]: die Angaben haben zu viele Einträge: erlaubt sind 50.000"), "{refused}");
    let many = limited("entries: 70000", "", "").file("content/quellen.yaml", &sources);
    assert_eq!(many.run(&["check", "--as-of", "2026-06-01"]).code, 0);
}

#[test]
fn limit_that_is_out_of_bounds() {
    assert_snapshot!(limited("entries: 0, depth: 401, parts: viele", "", "").refused(), @"
    exit 1
    err: Fehler[Z108]: `entries` muss eine ganze Zahl von 1 bis 1.000.000 sein
      --> portal.yaml:21:19
       |
    21 | limits: {entries: 0, depth: 401, parts: viele}
       |                   ^
       |
       = Hilfe: so schreiben: `40`

    Fehler[Z108]: `depth` muss eine ganze Zahl von 1 bis 400 sein
      --> portal.yaml:21:29
       |
    21 | limits: {entries: 0, depth: 401, parts: viele}
       |                             ^^^
       |
       = Hilfe: so schreiben: `40`

    Fehler[Z108]: `parts` muss eine ganze Zahl sein
      --> portal.yaml:21:41
       |
    21 | limits: {entries: 0, depth: 401, parts: viele}
       |                                         ^^^^^
       |
       = Hilfe: so schreiben: `40`

    3 Fehler, 0 Warnungen.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn changed_limit_is_a_changed_rule() {
    let mut case = Case::new().goal("a", "");
    case.commit("Anfang");
    case.write("portal.yaml", format!("{SETTINGS}limits: {{file: 1 MB}}\n"));
    case.commit("Grenze");
    assert_snapshot!(case.run(&["history"]).out, @"
    2024-01-02  Geänderte Regeln
      ! neu: Grenzen für Dateien: Datei: 1 MB  [Regel geändert]
                ohne Begründung
                02f2ba5c95  Grenze, von Erika Muster

    2024-01-01  Ziel a (a)
        neu aufgenommen
                613f885ee1  Anfang, von Erika Muster
    ");
}

#[test]
fn more_statuses_than_can_be_told_apart() {
    let statuses: String = (0..97).map(|number| format!("  - {{id: s{number}, label: S, means: started}}\n")).collect();
    let more = |statuses: &str| SETTINGS.replacen("pillars:\n", &format!("{statuses}pillars:\n"), 1);
    let refused = Case::built().file("portal.yaml", more(&statuses)).refused();
    assert!(refused.contains("Fehler[Z104]: das Portal hat zu viele Status: erlaubt sind 100"), "{refused}");
    let fewer = more(&statuses.split_inclusive('\n').skip(1).collect::<String>());
    Case::new().file("portal.yaml", fewer).goal("a", "").builds();
}

/// Whatever was too much for a page was said all the same, and what was said of it differently is a change.
#[test]
fn change_in_a_text_that_was_too_deep() {
    let mut case = Case::new().goal("a", "");
    for text in ["Netz bis 2027", "Netz bis 2029", "Ende"] {
        let quotes = if text == "Ende" { String::new() } else { "> ".repeat(120) };
        case.write("content/ziele/a.md", format!("---\nid: a\ntitle: Ziel a\npillar: netz\n---\n\n{quotes}{text}\n"));
        case.commit(text);
    }
    assert_snapshot!(case.run(&["history"]).out, @"
    2024-01-03  Ziel a (a)
      ! Text: ein Wort neu, 3 Wörter entfallen  [Wortlaut geändert]
                ohne Begründung
                bd49093006  Ende, von Erika Muster

    2024-01-02  Ziel a (a)
      ! Text: ein Wort neu, ein Wort entfallen  [Wortlaut geändert]
                ohne Begründung
                ea3a4f5dd4  Netz bis 2029, von Erika Muster

    2024-01-01  Ziel a (a)
        neu aufgenommen
                f204663f34  Netz bis 2027, von Erika Muster
    ");
}

#[test]
fn long_text_that_is_repeated_by_aliases() {
    let front = format!("note: &a {}\nstrategies: [{}]\n", "x".repeat(1_000_000), "*a, ".repeat(40_000));
    let refused = limited("", &front, "").refused();
    assert!(refused.contains("Fehler[Z104]: die Angaben sind größer oder tiefer verschachtelt"), "{refused}");
}

#[test]
fn many_maps_that_are_merged_into_one() {
    let own: String = (0..9_000).map(|number| format!("  k{number}: 1\n")).collect();
    let merged = format!("x: &x {{z: 1}}\ny: &y\n{own}v:\n  <<: [*y, {}]\n  k1: 2\n", "*x, ".repeat(9_000));
    let ran = limited("", &merged, "").run(&["check", "--as-of", "2026-06-01"]);
    assert!(ran.out.ends_with("\n3 Fehler, 0 Warnungen, 1 Hinweis.\n"), "{}", ran.out);
}

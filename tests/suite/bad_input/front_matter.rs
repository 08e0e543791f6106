//! The block at the top of a page cannot be read, or is no block at all.

use insta::assert_snapshot;

use crate::case::Case;

/// The old portal with one more goal file; what a build says.
fn with(bytes: impl AsRef<[u8]>) -> String {
    Case::built().file("content/ziele/neu.md", bytes).refused()
}

#[test]
fn quote_without_an_end() {
    assert_snapshot!(with("---\nid: neu\ntitle: \"Ziel\npillar: netz\n---\nText\n"), @r#"
    exit 1
    err: Fehler[Z103]: die Angaben lassen sich nicht lesen: ein Anführungszeichen hat kein Ende
     --> content/ziele/neu.md:3:8
      |
    3 | title: "Ziel
      |        ^^^^^
      |
      = Hilfe: am Ende des Textes dasselbe Zeichen setzen wie am Anfang; soll es im Text stehen, ihn ganz einfassen: `'"Neu" im Land'`

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    "#);
}

#[test]
fn colon_in_a_text() {
    assert_snapshot!(with("---\nid: neu\ntitle: Ziel: schnelles Netz\npillar: netz\n---\nText\n"), @"
    exit 1
    err: Fehler[Z103]: die Angaben lassen sich nicht lesen: hier darf kein Doppelpunkt stehen
     --> content/ziele/neu.md:3:12
      |
    3 | title: Ziel: schnelles Netz
      |            ^^^^^^^^^^^^^^^^
      |
      = Hilfe: den ganzen Text in Anführungszeichen setzen: `title: 'Netz: schnell'`

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn tab_as_indentation() {
    assert_snapshot!(with("---\nid: neu\ntitle: Ziel\nmilestones:\n\t- title: Start\n---\nText\n"), @"
    exit 1
    err: Fehler[Z103]: die Angaben lassen sich nicht lesen: eingerückt wird nur mit Leerzeichen, hier steht ein Tabulator
     --> content/ziele/neu.md:5:1
      |
    5 |     - title: Start
      | ^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: den Tabulator löschen und so viele Leerzeichen setzen wie in den Zeilen daneben

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
    // The parser stops at the end of the line before.
    let said = with("---\nid: neu\ntitle: Ziel\nmilestones:\n  - title: Start\n  \tdue: 2027\n---\nText\n");
    assert!(said.contains(" --> content/ziele/neu.md:6:3\n"), "{said}");
}

#[test]
fn bracket_without_an_end() {
    assert_snapshot!(with("---\nid: neu\ntitle: Ziel\npillar: netz\ndepartments: [mid, ms\n---\nText\n"), @"
    exit 1
    err: Fehler[Z103]: die Angaben lassen sich nicht lesen: eine Klammer hat kein Ende
     --> content/ziele/neu.md:5:14
      |
    5 | departments: [mid, ms
      |              ^^^^^^^^
      |
      = Hilfe: die Klammer am Ende ergänzen; gehört sie zum Text, ihn ganz in Anführungszeichen setzen: `'[neu] Netz'`

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn line_without_a_colon() {
    assert_snapshot!(with("---\nid: neu\ntitle: Ziel\npillar netz\nsummary: Kurz\n---\nText\n"), @"
    exit 1
    err: Fehler[Z103]: die Angaben lassen sich nicht lesen: hinter dem Namen der Angabe fehlt der Doppelpunkt
     --> content/ziele/neu.md:4:1
      |
    4 | pillar netz
      | ^^^^^^^^^^^
      |
      = Hilfe: so schreiben: `title: Text`; gehört die Zeile zum Text davor, sie in die Zeile davor schreiben

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn alias_without_an_anchor() {
    assert_snapshot!(with("---\nid: neu\ntitle: Ziel\npillar: netz\nsummary: *dort\n---\nText\n"), @"
    exit 1
    err: Fehler[Z103]: die Angaben lassen sich nicht lesen: ein Text, der mit `*` beginnt, muss in Anführungszeichen stehen
     --> content/ziele/neu.md:5:10
      |
    5 | summary: *dort
      |          ^^^^^
      |
      = Hilfe: einen Eintrag einer Liste mit `- ` beginnen, nicht mit `*`; einen Text in Anführungszeichen setzen: `'*neu*'`

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn list_instead_of_fields() {
    assert_snapshot!(with("---\n- id\n- title\n---\nText\n"), @r"
    exit 1
    err: Fehler[Z101]: oben in der Datei fehlt der Block mit den Angaben zur Seite
     --> content/ziele/neu.md:2:1
      |
    2 | - id
      | ^
      |
      = Hilfe: die Datei muss so beginnen: eine Zeile `---`, dann die Angaben wie `id: vv-01`, dann wieder eine Zeile `---`

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn block_with_nothing_in_it() {
    assert_snapshot!(with("---\n---\nText\n"), @r"
    exit 1
    err: Fehler[Z107]: die Angabe `id` fehlt
     --> content/ziele/neu.md:1:1
      |
    1 | ---
      | ^^^
      |
      = Hilfe: eine Zeile `id: …` ergänzen

    Fehler[Z107]: die Angabe `title` fehlt
     --> content/ziele/neu.md:1:1
      |
    1 | ---
      | ^^^
      |
      = Hilfe: eine Zeile `title: …` ergänzen

    Fehler[Z304]: das Ziel gehört zu keinem Handlungsfeld
     --> content/ziele/neu.md:1:1
      |
    1 | ---
      | ^^^
      |
      = Hilfe: eine Zeile `pillar: …` ergänzen, oder `kind: cross-cutting`, wenn es für alle Handlungsfelder gilt

    3 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn no_block() {
    assert_snapshot!(with("# Neues Ziel\n\nText\n"), @r"
    exit 1
    err: Fehler[Z101]: oben in der Datei fehlt der Block mit den Angaben zur Seite
     --> content/ziele/neu.md:1:1
      |
    1 | # Neues Ziel
      | ^^^^^^^^^^^^
      |
      = Hilfe: die Datei muss so beginnen: eine Zeile `---`, dann die Angaben wie `id: vv-01`, dann wieder eine Zeile `---`

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn block_without_an_end() {
    assert_snapshot!(with("---\nid: neu\ntitle: Neu\n\nText\n"), @"
    exit 1
    err: Fehler[Z102]: der Block mit den Angaben hat kein Ende
     --> content/ziele/neu.md:4:1
      |
    4 |
      | ^
      |
      = Hilfe: nach der letzten Angabe eine Zeile `---` einfügen

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn empty_file() {
    assert_snapshot!(with(""), @r"
    exit 1
    err: Fehler[Z008]: die Datei ist leer
    --> content/ziele/neu.md
     = Hilfe: die Datei muss so beginnen: eine Zeile `---`, dann die Angaben wie `id: vv-01`, dann wieder eine Zeile `---`

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn file_with_white_space_only() {
    assert_snapshot!(with("\u{feff}\n  \n"), @r"
    exit 1
    err: Fehler[Z008]: die Datei ist leer
    --> content/ziele/neu.md
     = Hilfe: die Datei muss so beginnen: eine Zeile `---`, dann die Angaben wie `id: vv-01`, dann wieder eine Zeile `---`

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn file_that_is_not_utf8() {
    assert_snapshot!(with(b"---\nid: neu\ntitle: B\xfcrger\npillar: netz\n---\nText\n"), @r"
    exit 1
    err: Fehler[Z002]: die Datei ist nicht als UTF-8 gespeichert (Zeile 3)
     --> content/ziele/neu.md:3:9
      |
    3 | title: B�rger
      |         ^
      |
      = Hilfe: die Datei im Editor mit der Kodierung „UTF-8“ neu speichern

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn duplicate_field() {
    assert_snapshot!(with("---\nid: neu\ntitle: Ziel\npillar: netz\ntitle: Anders\n---\nText\n"), @r"
    exit 1
    err: Fehler[Z105]: `title` steht hier zum zweiten Mal
     --> content/ziele/neu.md:5:1
      |
    5 | title: Anders
      | ^^^^^
      |
      = Hilfe: eine der beiden Zeilen löschen

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn duplicate_field_in_an_entry() {
    let text = "---\nid: neu\ntitle: Ziel\npillar: netz\nmilestones:\n  - title: Start\n    due: 2027\n    due: 2028\n---\nText\n";
    assert_snapshot!(with(text), @r"
    exit 1
    err: Fehler[Z105]: `due` steht hier zum zweiten Mal
     --> content/ziele/neu.md:8:5
      |
    8 |     due: 2028
      |     ^^^
      |
      = Hilfe: eine der beiden Zeilen löschen

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn field_with_a_typo_and_field_that_nobody_knows() {
    assert_snapshot!(with("---\nid: neu\ntitle: Ziel\npillar: netz\nsumary: Kurz\nwetter: schön\n---\nText\n"), @r"
    exit 1
    err: Fehler[Z106]: die Angabe `sumary` gibt es nicht
     --> content/ziele/neu.md:5:1
      |
    5 | sumary: Kurz
      | ^^^^^^
      |
      = Hilfe: gemeint ist vielleicht `summary`

    Fehler[Z106]: die Angabe `wetter` gibt es nicht
     --> content/ziele/neu.md:6:1
      |
    6 | wetter: schön
      | ^^^^^^
      |
      = Hilfe: die Zeile löschen, oder im Handbuch nach dem richtigen Namen sehen

    2 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn missing_id_and_title() {
    assert_snapshot!(with("---\npillar: netz\n---\nText\n"), @r"
    exit 1
    err: Fehler[Z107]: die Angabe `id` fehlt
     --> content/ziele/neu.md:2:1
      |
    2 | pillar: netz
      | ^^^^^^
      |
      = Hilfe: eine Zeile `id: …` ergänzen

    Fehler[Z107]: die Angabe `title` fehlt
     --> content/ziele/neu.md:2:1
      |
    2 | pillar: netz
      | ^^^^^^
      |
      = Hilfe: eine Zeile `title: …` ergänzen

    2 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn mark_that_begins_no_text() {
    assert_snapshot!(with("---\nid: neu\ntitle: Ziel\npillar: netz\nsummary: @alle\n---\nText\n"), @"
    exit 1
    err: Fehler[Z103]: die Angaben lassen sich nicht lesen: ein Text, der mit diesem Zeichen beginnt, muss in Anführungszeichen stehen
     --> content/ziele/neu.md:5:10
      |
    5 | summary: @alle
      |          ^^^^^
      |
      = Hilfe: den ganzen Text in Anführungszeichen setzen: `'@Land'`

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn backslash_in_quotes() {
    assert_snapshot!(with("---\nid: neu\ntitle: Ziel\npillar: netz\nsummary: \"C:\\Daten\"\n---\nText\n"), @r#"
    exit 1
    err: Fehler[Z103]: die Angaben lassen sich nicht lesen: in Text mit `"` darf hinter `\` nicht jedes Zeichen stehen
     --> content/ziele/neu.md:5:10
      |
    5 | summary: "C:\Daten"
      |          ^^^^^^^^^^
      |
      = Hilfe: einfache Anführungszeichen nehmen: `'C:\neu'`

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    "#);
}

#[test]
fn text_behind_a_quote() {
    assert_snapshot!(with("---\nid: neu\ntitle: \"Ziel\" und mehr\npillar: netz\n---\nText\n"), @r#"
    exit 1
    err: Fehler[Z103]: die Angaben lassen sich nicht lesen: hinter dem Anführungszeichen am Ende steht noch etwas
     --> content/ziele/neu.md:3:15
      |
    3 | title: "Ziel" und mehr
      |               ^^^^^^^^
      |
      = Hilfe: den ganzen Text in einfache Anführungszeichen setzen, eines darin doppelt: `'"Neu" im Land'`, `'Wir''s'`

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    "#);
}

#[test]
fn uneven_indentation() {
    assert_snapshot!(with("---\nid: neu\ntitle: Ziel\nmilestones:\n  - title: Start\n   due: 2027\n---\nText\n"), @"
    exit 1
    err: Fehler[Z103]: die Angaben lassen sich nicht lesen: die Zeile passt nicht zu den Zeilen davor
     --> content/ziele/neu.md:6:4
      |
    6 |    due: 2027
      |    ^^^^^^^^^
      |
      = Hilfe: die Zeile so weit einrücken wie die anderen Angaben desselben Eintrags: so weit wie das erste Wort hinter `- `

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn umlauts_before_the_mistake() {
    assert_snapshot!(with("---\r\nid: neu\r\ntitle: Für Ämter: größer\r\n---\r\nText\r\n"), @"
    exit 1
    err: Fehler[Z103]: die Angaben lassen sich nicht lesen: hier darf kein Doppelpunkt stehen
     --> content/ziele/neu.md:3:17
      |
    3 | title: Für Ämter: größer
      |                 ^^^^^^^^
      |
      = Hilfe: den ganzen Text in Anführungszeichen setzen: `title: 'Netz: schnell'`

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn byte_order_mark_and_windows_line_ends_make_the_same_page() {
    let text = "---\nid: alt\ntitle: Für alle\npillar: netz\nmilestones:\n  - title: Start\n    due: 2027\n---\n\nText mit\nUmbruch.\n\n- eins\n- zwei\n";
    let case = Case::new().file("content/ziele/alt.md", text);
    case.builds();
    let unix = case.site_files();
    case.write("content/ziele/alt.md", format!("\u{feff}{}", text.replace('\n', "\r\n")));
    assert_snapshot!(case.builds(), @r"
    exit 0
    out: 1 Ziel, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
    ");
    assert!(case.site_files() == unix);
}

/// What the parser says about each of these fields, in German or English.
fn reasons(language: &str) -> String {
    let fields = [
        "x: \"a\\q\"",
        "x: \"a",
        "x: 'a",
        "x: 'a' b",
        "x: [a, b",
        "x: ]",
        "x: [a}",
        "x: [a b: c d: e]",
        "x: {a: 1 b: 2}",
        "x: {a: 1",
        "x: [a, - b]",
        "x: - a",
        "- a",
        "x: @y",
        "x: `y",
        "x: %y",
        "%x",
        "x: !h!y z",
        "x: ! !y",
        "x: &",
        "x: *",
        "x: *y",
        "x: |2x\n y",
        "x: >- y",
        "x: |\n\ty",
        "x: a\n  b: c",
        "  x: y",
        "x:\n  y: z\n w: v",
        "\tx: y",
        "x:\n\ty: z",
        "x",
        "? x",
        "x: ? y",
        "x: a: b",
        "x: [a]#c",
        "x: \"a\"#c",
        "x:\n  - a\n  b: c",
        "x:\n- a\nb",
        "<<: y",
        "<<: [y]",
        "x: a\n# c\n  b",
        "x: -,",
    ];
    let reason = |field: &str| {
        let case = Case::new().goal("a", &format!("{field}\n"));
        let ran = case.run(&["check", "--as-of", "2026-06-01", "--format", "github", "--lang", language]);
        let broken = ran.out.lines().find_map(|line| line.split_once("title=Z103::"));
        let reason = broken.map_or("–", |(_, text)| text.split_once("%0A").unwrap().0.split_once(": ").unwrap().1);
        format!("{field:?}: {}\n", reason.replace("%25", "%"))
    };
    fields.map(reason).concat()
}

#[test]
fn whatever_the_parser_says_is_told_in_german() {
    assert_snapshot!(reasons("de"), @r##"
    "x: \"a\\q\"": in Text mit `"` darf hinter `\` nicht jedes Zeichen stehen
    "x: \"a": ein Anführungszeichen hat kein Ende
    "x: 'a": ein Anführungszeichen hat kein Ende
    "x: 'a' b": hinter dem Anführungszeichen am Ende steht noch etwas
    "x: [a, b": eine Klammer hat kein Ende
    "x: ]": zu dieser Klammer fehlt die am Anfang
    "x: [a}": die Klammer am Ende passt nicht zu der am Anfang
    "x: [a b: c d: e]": zwischen `{` und `}` fehlt ein Komma oder die Klammer am Ende
    "x: {a: 1 b: 2}": zwischen `{` und `}` fehlt ein Komma oder die Klammer am Ende
    "x: {a: 1": eine Klammer hat kein Ende
    "x: [a, - b]": zwischen Klammern trennen Kommas, nicht `-`
    "x: - a": hier darf keine Liste beginnen
    "- a": die Zeile passt nicht zu den Zeilen davor
    "x: @y": ein Text, der mit diesem Zeichen beginnt, muss in Anführungszeichen stehen
    "x: `y": ein Text, der mit diesem Zeichen beginnt, muss in Anführungszeichen stehen
    "x: %y": ein Text, der mit diesem Zeichen beginnt, muss in Anführungszeichen stehen
    "%x": eine Zeile darf nicht mit `%` beginnen
    "x: !h!y z": ein Text, der mit diesem Zeichen beginnt, muss in Anführungszeichen stehen
    "x: ! !y": die Zeile passt nicht zu den Zeilen davor
    "x: &": ein Text, der mit `&` oder `*` beginnt, muss in Anführungszeichen stehen
    "x: *": ein Text, der mit `&` oder `*` beginnt, muss in Anführungszeichen stehen
    "x: *y": ein Text, der mit `*` beginnt, muss in Anführungszeichen stehen
    "x: |2x\n y": hinter `|` oder `>` darf in dieser Zeile nichts mehr stehen
    "x: >- y": hinter `|` oder `>` darf in dieser Zeile nichts mehr stehen
    "x: |\n\ty": eingerückt wird nur mit Leerzeichen, hier steht ein Tabulator
    "x: a\n  b: c": die Zeile ist weiter eingerückt als die Zeile davor
    "  x: y": die Zeile ist weiter eingerückt als die Zeile davor
    "x:\n  y: z\n w: v": die Zeile passt nicht zu den Zeilen davor
    "\tx: y": eingerückt wird nur mit Leerzeichen, hier steht ein Tabulator
    "x:\n\ty: z": eingerückt wird nur mit Leerzeichen, hier steht ein Tabulator
    "x": hinter dem Namen der Angabe fehlt der Doppelpunkt
    "? x": –
    "x: ? y": ein Text, der mit diesem Zeichen beginnt, muss in Anführungszeichen stehen
    "x: a: b": hier darf kein Doppelpunkt stehen
    "x: [a]#c": vor dem Zeichen `#` fehlt ein Leerzeichen
    "x: \"a\"#c": vor dem Zeichen `#` fehlt ein Leerzeichen
    "x:\n  - a\n  b: c": die Zeile passt nicht zu den Zeilen davor
    "x:\n- a\nb": hinter dem Namen der Angabe fehlt der Doppelpunkt
    "<<: y": `<<` gibt es hier nicht
    "<<: [y]": `<<` gibt es hier nicht
    "x: a\n# c\n  b": die Zeile passt nicht zu den Zeilen davor
    "x: -,": –
    "##);
}

#[test]
fn whatever_the_parser_says_is_told_in_english() {
    assert_snapshot!(reasons("en"), @r##"
    "x: \"a\\q\"": in a text with `"` not every sign may stand behind `\`
    "x: \"a": a quotation mark has no end
    "x: 'a": a quotation mark has no end
    "x: 'a' b": something stands behind the last quotation mark
    "x: [a, b": a bracket has no end
    "x: ]": the first bracket of this one is missing
    "x: [a}": the last bracket does not fit the first one
    "x: [a b: c d: e]": between `{` and `}` a comma or the last bracket is missing
    "x: {a: 1 b: 2}": between `{` and `}` a comma or the last bracket is missing
    "x: {a: 1": a bracket has no end
    "x: [a, - b]": between brackets entries are separated by commas, not by `-`
    "x: - a": no list may begin here
    "- a": the line does not fit the lines before
    "x: @y": a text that begins with this sign must stand in quotation marks
    "x: `y": a text that begins with this sign must stand in quotation marks
    "x: %y": a text that begins with this sign must stand in quotation marks
    "%x": a line may not begin with `%`
    "x: !h!y z": a text that begins with this sign must stand in quotation marks
    "x: ! !y": the line does not fit the lines before
    "x: &": a text that begins with `&` or `*` must stand in quotation marks
    "x: *": a text that begins with `&` or `*` must stand in quotation marks
    "x: *y": a text that begins with `*` must stand in quotation marks
    "x: |2x\n y": nothing more may stand in this line behind `|` or `>`
    "x: >- y": nothing more may stand in this line behind `|` or `>`
    "x: |\n\ty": lines are indented by spaces only, and here is a tab
    "x: a\n  b: c": the line is indented further than the line before
    "  x: y": the line is indented further than the line before
    "x:\n  y: z\n w: v": the line does not fit the lines before
    "\tx: y": lines are indented by spaces only, and here is a tab
    "x:\n\ty: z": lines are indented by spaces only, and here is a tab
    "x": the colon behind the name of the field is missing
    "? x": –
    "x: ? y": a text that begins with this sign must stand in quotation marks
    "x: a: b": no colon may stand here
    "x: [a]#c": a space before `#` is missing
    "x: \"a\"#c": a space before `#` is missing
    "x:\n  - a\n  b: c": the line does not fit the lines before
    "x:\n- a\nb": the colon behind the name of the field is missing
    "<<: y": there is no `<<` here
    "<<: [y]": there is no `<<` here
    "x: a\n# c\n  b": the line does not fit the lines before
    "x: -,": –
    "##);
}

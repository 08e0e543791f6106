//! Themes that cannot be used: what is said, with file and line.

use insta::assert_snapshot;

use crate::case::{Case, SETTINGS};

/// The old portal with a theme of these files.
fn with(files: &[(&str, &[u8])]) -> String {
    let mut case = Case::built().file("portal.yaml", format!("{SETTINGS}theme: themes/eigen\n"));
    for (path, bytes) in files {
        case = case.file(&format!("themes/eigen/{path}"), bytes);
    }
    case.refused()
}

#[test]
fn unknown_language() {
    assert_snapshot!(Case::built().file("portal.yaml", format!("{SETTINGS}languages: [fr]\n")).refused(), @"
    exit 1
    err: Fehler[Z509]: für die Sprache `fr` gibt es keine Texte
      --> portal.yaml:21:13
       |
    21 | languages: [fr]
       |             ^^
       |
       = Hilfe: möglich sind: `de`, `en`; für eine weitere gehört eine Datei `texts/fr.yaml` in das eigene Aussehen (`theme`)

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn language_that_is_a_path() {
    assert_snapshot!(Case::built().file("portal.yaml", format!("{SETTINGS}languages: [../de]\n")).refused(), @"
    exit 1
    err: Fehler[Z504]: `../de` ist kein Kürzel einer Sprache
      --> portal.yaml:21:13
       |
    21 | languages: [../de]
       |             ^^^^^
       |
       = Hilfe: so schreiben: `de`, `en` oder `pt-br`

    1 Fehler, 0 Warnungen.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn folder_that_does_not_exist() {
    assert_snapshot!(with(&[]), @r"
    exit 2
    err: Fehler: der Ordner `themes/eigen` aus `portal.yaml` enthält keine Dateien eines Themas (`templates/`, `texts/`, `assets/`, `fonts/`)
    ");
}

#[test]
fn empty_folder() {
    let case = Case::built().file("portal.yaml", format!("{SETTINGS}theme: themes/eigen\n"));
    std::fs::create_dir_all(case.path("themes/eigen/templates")).unwrap();
    assert_snapshot!(case.refused(), @r"
    exit 2
    err: Fehler: der Ordner `themes/eigen` aus `portal.yaml` enthält keine Dateien eines Themas (`templates/`, `texts/`, `assets/`, `fonts/`)
    ");
}

#[test]
fn folder_with_other_files_only() {
    assert_snapshot!(with(&[("style.css", b"x")]), @r"
    exit 2
    err: Fehler: der Ordner `themes/eigen` aus `portal.yaml` enthält keine Dateien eines Themas (`templates/`, `texts/`, `assets/`, `fonts/`)
    ");
}

#[test]
fn folder_outside_the_portal() {
    let case = Case::built();
    for folder in ["../eigen", "/etc", "themes/../../eigen"] {
        case.write("portal.yaml", format!("{SETTINGS}theme: {folder}\n"));
        let said = case.refused().replace(folder, "ORDNER").replace(&"^".repeat(folder.len()), "^");
        insta::allow_duplicates! { assert_snapshot!(said, @"
        exit 1
        err: Fehler[Z310]: `ORDNER` ist kein Pfad im Ordner des Portals
          --> portal.yaml:21:8
           |
        21 | theme: ORDNER
           |        ^
           |
           = Hilfe: so schreiben: `content/ziele`, ohne `/` am Anfang und ohne `..`

        1 Fehler, 0 Warnungen.
        Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
        Es wurde nichts geschrieben.
        ") };
    }
}

#[test]
fn template_that_cannot_be_read() {
    assert_snapshot!(with(&[("templates/goal.html", b"{% extends \"base.html\" %}\n{% block main %}\n<h1>{{ page.title }</h1>\n{% endblock main %}\n")]), @r"
    exit 2
    err: Fehler: eine Vorlage des Themas ist fehlerhaft:
    error: Found `}` but expected }}.
     --> goal.html:3:19
      |
    3 | <h1>{{ page.title }</h1>
      |                   ^
    ");
}

#[test]
fn template_that_asks_for_what_is_not_there() {
    assert_snapshot!(with(&[("templates/goal.html", b"{% extends \"base.html\" %}\n{% block main %}\n<h1>{{ page.titel }}</h1>\n{% endblock main %}\n")]), @"
    exit 2
    err: Fehler: eine Vorlage des Themas scheitert bei der Seite `ziele/alt/index.html`:
    error: Field `titel` is not defined. Available fields: canonical, crumbs, description, easy, edit_href, feed, file, file_href, history_href, mail, path, section, title, untranslated
     --> goal.html:3:13
      |
    3 | <h1>{{ page.titel }}</h1>
      |             ^^^^^
    ");
}

#[test]
fn template_with_an_unknown_filter() {
    assert_snapshot!(with(&[("templates/goal.html", b"<h1>\n{{ page.title | laut }}\n</h1>\n")]), @r"
    exit 2
    err: Fehler: eine Vorlage des Themas ist fehlerhaft:
    error: Unknown filter `laut`
     --> goal.html:2:17
      |
    2 | {{ page.title | laut }}
      |                 ^^^^
    ");
}

#[test]
fn template_with_an_unknown_parent() {
    assert_snapshot!(with(&[("templates/goal.html", b"{% extends \"basis.html\" %}\n")]), @"
    exit 2
    err: Fehler: die Vorlage `goal.html` baut auf `basis.html` auf, und die gibt es nicht (`{% extends %}`)
    ");
}

#[test]
fn template_that_fails_while_it_runs() {
    assert_snapshot!(with(&[("templates/goal.html", b"<h1>{{ page.title }}</h1>\n\n{{ t.common.goals_short | plural(n=page.title) }}\n")]), @r"
    exit 2
    err: Fehler: eine Vorlage des Themas scheitert bei der Seite `ziele/alt/index.html`:
    error: Invalid type for the value, expected `i64` but got `string`
     --> goal.html:3:4
      |
    3 | {{ t.common.goals_short | plural(n=page.title) }}
      |    ^
    ");
}

#[test]
fn template_that_is_not_utf8() {
    assert_snapshot!(with(&[("templates/goal.html", b"f\xfcr")]), @r"
    exit 2
    err: Fehler: `themes/eigen/templates/goal.html` ist nicht als UTF-8 gespeichert
    ");
}

#[test]
fn texts_that_are_not_utf8() {
    assert_snapshot!(with(&[("texts/de.yaml", b"skip: f\xfcr\n")]), @r"
    exit 2
    err: Fehler: `themes/eigen/texts/de.yaml` ist nicht als UTF-8 gespeichert
    ");
}

#[test]
fn texts_that_are_broken() {
    assert_snapshot!(with(&[("texts/de.yaml", b"menu:\n  label: \"offen\nskip: x\n")]), @r"
    exit 2
    err: Fehler: `themes/eigen/texts/de.yaml` lässt sich nicht lesen: ein Anführungszeichen hat kein Ende (Zeile 2)
    ");
}

#[test]
fn texts_that_are_a_list() {
    assert_snapshot!(with(&[("texts/de.yaml", b"- skip\n")]), @r"
    exit 2
    err: Fehler: `themes/eigen/texts/de.yaml` lässt sich nicht lesen: jede Zeile braucht die Form `name: Text`
    ");
}

#[test]
fn texts_with_a_key_twice() {
    assert_snapshot!(with(&[("texts/de.yaml", b"skip: x\nskip: y\n")]), @r"
    exit 2
    err: Fehler: `themes/eigen/texts/de.yaml` lässt sich nicht lesen: dieselbe Angabe steht hier zum zweiten Mal (Zeile 2)
    ");
}

#[test]
fn text_instead_of_texts() {
    assert_snapshot!(with(&[("texts/de.yaml", b"common:\n  goals_short: Ziele\n")]), @"
    exit 1
    err: Fehler[Z108]: `goals_short` muss ein Block mit eigenen Angaben sein
     --> themes/eigen/texts/de.yaml:2:16
      |
    2 |   goals_short: Ziele
      |                ^^^^^
      |
      = Hilfe: die Angaben darunter schreiben und gleich weit einrücken

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn empty_texts_change_nothing() {
    let case = Case::new().file("portal.yaml", format!("{SETTINGS}theme: themes/eigen\n")).goal("alt", "");
    assert_snapshot!(case.file("themes/eigen/texts/de.yaml", "# noch keine\n").builds(), @r"
    exit 0
    out: 1 Ziel, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
    ");
}

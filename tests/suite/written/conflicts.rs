//! What a merge leaves where two changes contradict each other.

use insta::assert_snapshot;

use super::{check_text, checked};
use crate::case::{Case, SETTINGS};

#[test]
fn in_a_text() {
    assert_snapshot!(check_text("Die Frist.\n\n<<<<<<< HEAD\nSie ist 2030.\n=======\nSie ist 2031.\n>>>>>>> vw-01-frist\n"), @r"
    Fehler[Z015]: hier stehen zwei Fassungen, zwischen denen sich beim Zusammenführen niemand entschieden hat (Konflikt)
      --> content/ziele/a.md:10:1
       |
    10 | <<<<<<< HEAD
       | ^^^^^^^^^^^^
       |
       = Hilfe: die richtige Fassung stehen lassen, die andere löschen, dazu die Zeilen mit `<<<<<<<`, `=======` und `>>>>>>>`

    1 Fehler, 0 Warnungen, 0 Hinweise.
    ");
}

#[test]
fn in_the_data_of_a_page_and_nothing_that_follows_from_it() {
    let front = "<<<<<<< HEAD\ndue: 2030\n||||||| 1234567\ndue: 2029\n=======\ndue: 2031\n>>>>>>> frist\n";
    let case = Case::new().goal("a", front).file("content/seiten/b.md", "---\ntitle: B\n---\n\n[Ziel](ziel:a)\n");
    assert_snapshot!(checked(&case).out, @r"
    Fehler[Z015]: hier stehen zwei Fassungen, zwischen denen sich beim Zusammenführen niemand entschieden hat (Konflikt)
     --> content/ziele/a.md:5:1
      |
    5 | <<<<<<< HEAD
      | ^^^^^^^^^^^^
      |
      = Hilfe: die richtige Fassung stehen lassen, die andere löschen, dazu die Zeilen mit `<<<<<<<`, `=======` und `>>>>>>>`

    1 Fehler, 0 Warnungen, 0 Hinweise.
    ");
    assert_eq!(case.build(&[]).code, 1);
}

#[test]
fn in_settings_sources_and_glossary() {
    let both = "<<<<<<< HEAD\na: {title: A}\n=======\nb: {title: B}\n>>>>>>> b\n";
    let case = Case::new().file("content/quellen.yaml", both).file("content/glossar.yaml", both);
    assert_snapshot!(checked(&case).out, @r"
    Fehler[Z015]: hier stehen zwei Fassungen, zwischen denen sich beim Zusammenführen niemand entschieden hat (Konflikt)
     --> content/glossar.yaml:1:1
      |
    1 | <<<<<<< HEAD
      | ^^^^^^^^^^^^
      |
      = Hilfe: die richtige Fassung stehen lassen, die andere löschen, dazu die Zeilen mit `<<<<<<<`, `=======` und `>>>>>>>`

    Fehler[Z015]: hier stehen zwei Fassungen, zwischen denen sich beim Zusammenführen niemand entschieden hat (Konflikt)
     --> content/quellen.yaml:1:1
      |
    1 | <<<<<<< HEAD
      | ^^^^^^^^^^^^
      |
      = Hilfe: die richtige Fassung stehen lassen, die andere löschen, dazu die Zeilen mit `<<<<<<<`, `=======` und `>>>>>>>`

    2 Fehler, 0 Warnungen, 0 Hinweise.
    ");
    let case = Case::empty().file("portal.yaml", format!("<<<<<<< HEAD\n{SETTINGS}"));
    assert_snapshot!(checked(&case).out, @"
    Fehler[Z015]: hier stehen zwei Fassungen, zwischen denen sich beim Zusammenführen niemand entschieden hat (Konflikt)
     --> portal.yaml:1:1
      |
    1 | <<<<<<< HEAD
      | ^^^^^^^^^^^^
      |
      = Hilfe: die richtige Fassung stehen lassen, die andere löschen, dazu die Zeilen mit `<<<<<<<`, `=======` und `>>>>>>>`

    1 Fehler, 0 Warnungen, 0 Hinweise.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    ");
}

#[test]
fn what_is_left_of_one() {
    assert_snapshot!(check_text("Überschrift\n=======\n\n=======\n\n>>>>>>> b\n"), @r"
    Fehler[Z015]: hier stehen zwei Fassungen, zwischen denen sich beim Zusammenführen niemand entschieden hat (Konflikt)
      --> content/ziele/a.md:11:1
       |
    11 | =======
       | ^^^^^^^
       |
       = Hilfe: die richtige Fassung stehen lassen, die andere löschen, dazu die Zeilen mit `<<<<<<<`, `=======` und `>>>>>>>`

    Fehler[Z015]: hier stehen zwei Fassungen, zwischen denen sich beim Zusammenführen niemand entschieden hat (Konflikt)
      --> content/ziele/a.md:13:1
       |
    13 | >>>>>>> b
       | ^^^^^^^^^
       |
       = Hilfe: die richtige Fassung stehen lassen, die andere löschen, dazu die Zeilen mit `<<<<<<<`, `=======` und `>>>>>>>`

    2 Fehler, 0 Warnungen, 0 Hinweise.
    ");
}

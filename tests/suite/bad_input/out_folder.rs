//! Folders that a site must not be written into: refused, and nothing in them is touched.

use insta::assert_snapshot;

use crate::case::Case;

#[test]
fn site_inside_the_content() {
    let case = Case::built();
    assert_snapshot!(case.refused_with(&["--out", "content/public"]), @r"
    exit 2
    err: Fehler: `content/public` und `./content` liegen ineinander; die Website braucht einen Ordner für sich; nichts wurde geändert
    ");
    assert_snapshot!(case.refused_with(&["--out", "content"]), @r"
    exit 2
    err: Fehler: `content` und `./content` liegen ineinander; die Website braucht einen Ordner für sich; nichts wurde geändert
    ");
    assert_snapshot!(case.refused_with(&["--out", "public/../content/ziele"]), @r"
    exit 2
    err: Fehler: `public/../content/ziele` und `./content` liegen ineinander; die Website braucht einen Ordner für sich; nichts wurde geändert
    ");
}

#[test]
fn site_over_the_portal() {
    let case = Case::built();
    assert_snapshot!(case.refused_with(&["--out", "."]), @r"
    exit 2
    err: Fehler: `.` und `./content` liegen ineinander; die Website braucht einen Ordner für sich; nichts wurde geändert
    ");
    assert_snapshot!(case.refused_with(&["--out", ".."]), @r"
    exit 2
    err: Fehler: `..` und `./content` liegen ineinander; die Website braucht einen Ordner für sich; nichts wurde geändert
    ");
}

#[test]
fn site_in_the_theme_or_the_repository() {
    let mut case = Case::new().goal("neu", "").file("themes/eigen/texts/de.yaml", "skip: Weiter\n");
    case.write("portal.yaml", format!("{}theme: themes/eigen\n", crate::case::SETTINGS));
    case.commit("Anfang");
    assert_snapshot!(case.refused_with(&["--out", "themes/eigen/public"]), @r"
    exit 2
    err: Fehler: `themes/eigen/public` und `./themes/eigen` liegen ineinander; die Website braucht einen Ordner für sich; nichts wurde geändert
    ");
    assert_snapshot!(case.refused_with(&["--out", ".git/public"]), @r"
    exit 2
    err: Fehler: `.git/public` und `ROOT/.git` liegen ineinander; die Website braucht einen Ordner für sich; nichts wurde geändert
    ");
}

#[test]
fn site_in_a_bare_repository() {
    let mut case = Case::new().goal("neu", "");
    case.commit("Anfang");
    case.git(&["clone", "-q", "--bare", ".", "bare.git"]);
    assert_snapshot!(case.refused_with(&["--root", "bare.git", "--out", "bare.git/public"]), @r"
    exit 2
    err: Fehler: `bare.git/public` und `ROOT/bare.git` liegen ineinander; die Website braucht einen Ordner für sich; nichts wurde geändert
    ");
    assert_snapshot!(case.refused_with(&["--root", "bare.git", "--out", "bare.git/objects"]), @r"
    exit 2
    err: Fehler: `bare.git/objects` und `ROOT/bare.git` liegen ineinander; die Website braucht einen Ordner für sich; nichts wurde geändert
    ");
}

#[test]
fn foreign_file() {
    let case = Case::built().file("public/notiz.txt", "nicht von uns");
    assert_snapshot!(case.refused(), @r"
    exit 2
    err: Fehler: `./public/notiz.txt` gehört nicht zur Website; nichts wurde geändert
    ");
}

#[test]
fn foreign_files_without_a_site() {
    let case = Case::new().goal("neu", "").file("public/index.html", "<p>Von Hand").file("public/bilder/a.png", "x");
    assert_snapshot!(case.refused(), @r"
    exit 2
    err: Fehler: 2 Dateien in `./public` gehören nicht zur Website (`bilder/a.png`, `index.html`); nichts wurde geändert
    ");
}

#[test]
fn more_foreign_files_than_can_be_named() {
    let mut case = Case::built();
    for number in 1..=12 {
        case = case.file(&format!("public/fremd/{number:02}.txt"), "x");
    }
    assert_snapshot!(case.refused(), @r"
    exit 2
    err: Fehler: 12 Dateien in `./public` gehören nicht zur Website (`fremd/01.txt`, `fremd/02.txt`, `fremd/03.txt`, `fremd/04.txt`, `fremd/05.txt`, `fremd/06.txt`, `fremd/07.txt`, `fremd/08.txt`, `fremd/09.txt`, `fremd/10.txt`, …); nichts wurde geändert
    ");
}

#[test]
fn files_of_the_repository_may_stand_there() {
    let case = Case::new().goal("neu", "").file("public/.gitignore", "*\n").file("public/.gitkeep", "");
    assert_snapshot!(case.builds(), @r"
    exit 0
    out: 1 Ziel, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
    ");
    assert_eq!(case.site(".gitignore"), "*\n");
}

#[test]
fn a_file_instead_of_a_folder() {
    let case = Case::new().goal("neu", "").file("public", "x");
    assert_snapshot!(case.refused(), @r"
    exit 2
    err: Fehler: `./public` ist kein Ordner; nichts wurde geändert
    ");
}

#[test]
fn manifest_that_is_none() {
    let case = Case::built().file("public/data/v1/manifest.json", "{}");
    assert_snapshot!(case.refused(), @r"
    exit 2
    err: Fehler: `./public/data/v1/manifest.json` ist kein Manifest, das diese Version lesen kann (missing field `format` at line 1 column 2); nichts wurde geändert
    ");
}

#[cfg(unix)]
#[test]
fn link_in_the_site_and_link_as_site() {
    let case = Case::built().file("woanders/x.txt", "x");
    std::os::unix::fs::symlink(case.path("woanders"), case.path("public/link")).unwrap();
    assert_snapshot!(case.refused(), @r"
    exit 2
    err: Fehler: `./public/link` gehört nicht zur Website; nichts wurde geändert
    ");
    std::fs::remove_file(case.path("public/link")).unwrap();
    std::fs::rename(case.path("public"), case.path("alt")).unwrap();
    std::os::unix::fs::symlink(case.path("content"), case.path("public")).unwrap();
    assert_snapshot!(case.refused(), @r"
    exit 2
    err: Fehler: `./public` und `./content` liegen ineinander; die Website braucht einen Ordner für sich; nichts wurde geändert
    ");
}

//! `--rev`: a site from the repository's objects, without a checkout.

use insta::assert_snapshot;

use super::small::{small, without_hashes};
use crate::case::{Case, files};

/// Builds a revision of the case into `out` and gives its files.
fn at(case: &Case, rev: &str, out: &str) -> std::collections::BTreeMap<String, Vec<u8>> {
    let ran = case.build(&["--rev", rev, "--out", out]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    files(&case.path(out))
}

#[test]
fn commit_tag_branch_and_date_equal_a_checkout() {
    let case = small();
    case.git(&["tag", "-a", "-m", "Bericht", "bericht-1", "HEAD~1"]);
    case.git(&["branch", "früher", "HEAD~1"]);
    let first = case.git(&["rev-parse", "HEAD~1"]);
    let other = Case::empty();
    other.git(&["clone", "-q", case.root().to_str().unwrap(), "portal"]);
    other.git(&["-C", "portal", "checkout", "-q", first.trim()]);
    let ran = other.build(&["--root", "portal", "--out", "site"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let checkout = files(&other.path("site"));
    for (index, rev) in [first.trim(), &first[..7], "HEAD~1", "bericht-1", "früher", "2024-01-01"].iter().enumerate() {
        assert!(at(&case, rev, &format!("site-{index}")) == checkout, "{rev}");
    }
    case.builds();
    assert!(at(&case, "main", "neu") == case.site_files());
    assert!(at(&case, "2024-01-02", "neuer") == case.site_files());
    assert!(at(&case, "2030-01-01", "später") == case.site_files());
}

#[test]
fn the_working_tree_does_not_count() {
    let case = small();
    case.builds();
    let clean = case.site_files();
    case.write("content/ziele/kaputt.md", "kaputt");
    case.write("portal.yaml", "kaputt");
    std::fs::remove_file(case.path("content/ziele/netz-1.md")).unwrap();
    assert!(at(&case, "HEAD", "site") == clean);
}

#[test]
fn bare_repository() {
    let case = small();
    case.builds();
    case.git(&["clone", "-q", "--bare", ".", "portal.git"]);
    for (index, args) in [&[][..], &["--rev", "main"], &["--rev", "2024-01-02"]].iter().enumerate() {
        let out = format!("site-{index}");
        let ran = case.build(&[&["--root", "portal.git", "--out", &out], *args].concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert!(files(&case.path(&out)) == case.site_files());
    }
    assert!(files(&case.path("portal.git")).keys().all(|path| !path.contains("content")));
    assert_snapshot!(case.build(&["--root", "portal.git"]).whole(), @r"
    exit 2
    err: Fehler: `portal.git` ist ein Repository ohne Arbeitsverzeichnis; mit `--out` sagen, wohin die Website soll
    ");
}

#[test]
fn portal_in_a_folder_of_the_repository() {
    let case = small();
    let mut outer = Case::empty();
    for (path, bytes) in files(case.root()).into_iter().filter(|(path, _)| !path.starts_with(".git/")) {
        outer.write(&format!("web/portal/{path}"), bytes);
    }
    outer.commit("Anfang");
    let ran = outer.build(&["--root", "web/portal"]);
    assert_snapshot!(without_hashes(&outer, &ran.whole()), @r"
    exit 0
    out: 4 Ziele, N Seiten, 4 Änderungen in 1 Commit, Stand C1, N s: web/portal/public
    ");
    let built = files(&outer.path("web/portal/public"));
    let ran = outer.build(&["--root", "web/portal", "--rev", "main", "--out", "site"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(files(&outer.path("site")) == built);
    assert_snapshot!(outer.refused_with(&["--root", "web/portal", "--out", ".git/site"]), @r"
    exit 2
    err: Fehler: `.git/site` und `ROOT/.git` liegen ineinander; die Website braucht einen Ordner für sich; nichts wurde geändert
    ");
}

#[test]
fn mistakes_in_an_old_commit() {
    let mut case = Case::new().goal("neu", "due: morgen\n");
    case.commit("Anfang");
    case.write_goal("neu", "due: 2027\n");
    case.commit("Berichtigt");
    assert_snapshot!(case.refused_with(&["--rev", "HEAD~1"]), @r"
    exit 1
    err: Fehler[Z301]: `morgen` ist kein Datum
     --> content/ziele/neu.md:5:6
      |
    5 | due: morgen
      |      ^^^^^^
      |
      = Hilfe: so schreiben: `2027-03-31`, `2027-03` oder `2027`

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
    assert_eq!(case.build(&["--rev", "HEAD"]).code, 0);
}

#[test]
fn revisions_that_do_not_exist() {
    let case = small();
    for rev in ["gibt-es-nicht", "0123456", "31.12.2024", "", "HEAD~9", "HEAD^{tree}", "--help"] {
        let said = case.refused_with(&[&format!("--rev={rev}")]);
        insta::allow_duplicates! { assert_snapshot!(said.replace(&format!("`{rev}`"), "`REV`"), @r"
        exit 2
        err: Fehler: `REV` ist kein Stand dieses Repositorys; möglich sind ein Branch, ein Tag, ein Commit oder ein Datum
        ") };
    }
    assert_snapshot!(case.refused_with(&["--rev", "2023-12-31"]), @r"
    exit 2
    err: Fehler: am 2023-12-31 gab es noch keinen Commit
    ");
}

#[test]
fn file_instead_of_a_commit() {
    let case = small();
    assert_snapshot!(case.refused_with(&["--rev", "HEAD:portal.yaml"]), @r"
    exit 2
    err: Fehler: `HEAD:portal.yaml` ist kein Stand dieses Repositorys; möglich sind ein Branch, ein Tag, ein Commit oder ein Datum
    ");
}

#[test]
fn no_repository_to_take_it_from() {
    assert_snapshot!(Case::built().refused_with(&["--rev", "main"]), @r"
    exit 2
    err: Fehler: `.` liegt in keinem Git-Repository; `--rev` braucht eines
    ");
}

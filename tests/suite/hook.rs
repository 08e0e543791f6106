//! The hook of new portals with real Git: it asks of a commit what that commit changes itself, and of nobody anything twice.
#![cfg(unix)]

use std::path::Path;
use std::process::Command;

use insta::assert_snapshot;

use crate::case::Case;

/// Two clones `a` and `b` of a new portal, with a bare repository between them.
fn clones() -> Case {
    let case = Case::empty();
    assert_eq!(case.run(&["init", "portal", "--title", "T"]).code, 0);
    git(&case, "", &["clone", "-q", "--bare", "portal", "mitte.git"]);
    for clone in ["a", "b"] {
        git(&case, "", &["clone", "-q", "mitte.git", clone]);
        git(&case, clone, &["config", "core.hooksPath", ".githooks"]);
    }
    case
}

/// Runs Git with the program on the path: whether it succeeded, and what it said on standard error.
fn try_git(case: &Case, folder: &str, args: &[&str]) -> (bool, String) {
    let program = Path::new(env!("CARGO_BIN_EXE_zielstand")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut git = Command::new("git");
    git.args(args).current_dir(case.path(folder)).env("PATH", path).env("LANG", "de_DE.UTF-8").env_remove("LC_ALL");
    git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null").env("GIT_EDITOR", "true");
    for name in ["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"] {
        git.env(name, "Erika Muster");
    }
    for name in ["GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"] {
        git.env(name, "erika@example.org");
    }
    let output = git.output().unwrap();
    (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
}

fn git(case: &Case, folder: &str, args: &[&str]) {
    let (done, said) = try_git(case, folder, args);
    assert!(done, "{args:?}: {said}");
}

fn change(case: &Case, clone: &str, file: &str, from: &str, to: &str) {
    let path = format!("{clone}/content/ziele/{file}");
    let text = std::fs::read_to_string(case.path(&path)).unwrap();
    assert!(text.contains(from), "{text}");
    case.write(&path, text.replace(from, to));
}

/// A commit of another day than today, so that what replaces it is known by its date.
fn commit(case: &Case, clone: &str, message: &str) -> (bool, String) {
    try_git(case, clone, &["commit", "-qam", message, "--date", "2026-01-02T12:00:00+01:00"])
}

const WITH_REASON: &str = "VW-01: Frist\n\nGrund: Der Hersteller liefert später.";

#[test]
fn a_merge_brings_in_what_others_have_explained() {
    let case = clones();
    change(&case, "a", "vw-01.md", "due: 2030-12-31", "due: 2031-12-31");
    assert!(commit(&case, "a", WITH_REASON).0);
    git(&case, "a", &["push", "-q"]);
    change(&case, "b", "ne-01.md", "summary: Auch", "summary: Immer");
    assert!(commit(&case, "b", "NE-01: Text").0);
    git(&case, "b", &["pull", "-q", "--no-rebase", "--no-edit"]);
    // A change of its own, made while merging, is asked for.
    change(&case, "a", "vw-01.md", "due: 2031-12-31", "due: 2032-12-31");
    assert!(commit(&case, "a", WITH_REASON).0);
    git(&case, "a", &["push", "-q", "--force"]);
    git(&case, "b", &["fetch", "-q"]);
    git(&case, "b", &["merge", "-q", "--no-commit", "--no-ff", "origin/main"]);
    change(&case, "b", "vw-01.md", "due: 2032-12-31", "due: 2035-12-31");
    git(&case, "b", &["add", "-A"]);
    let (done, said) = try_git(&case, "b", &["commit", "-q", "--no-edit"]);
    assert!(!done && said.contains("git commit --edit --file \".git/ZIELSTAND_MESSAGE\""), "{said}");
}

#[test]
fn rebase_cherry_pick_and_revert_go_through() {
    let case = clones();
    change(&case, "a", "vw-01.md", "due: 2030-12-31", "due: 2031-12-31");
    assert!(commit(&case, "a", WITH_REASON).0);
    git(&case, "a", &["push", "-q"]);
    change(&case, "b", "ne-01.md", "summary: Auch", "summary: Immer");
    assert!(commit(&case, "b", "NE-01: Text").0);
    git(&case, "b", &["pull", "-q", "--rebase"]);
    git(&case, "b", &["switch", "-qc", "zweig", "HEAD~2"]);
    git(&case, "b", &["cherry-pick", "origin/main"]);
    git(&case, "b", &["switch", "-q", "main"]);
    git(&case, "b", &["revert", "--no-edit", "origin/main"]);
    git(&case, "b", &["push", "-q"]);
}

#[test]
fn a_revert_says_what_it_takes_back() {
    let case = clones();
    change(&case, "a", "vw-01.md", "due: 2030-12-31", "due: 2029-12-31");
    assert!(commit(&case, "a", "VW-01: Frist").0);
    git(&case, "a", &["switch", "-qc", "zurueck"]);
    git(&case, "a", &["revert", "--no-edit", "HEAD"]);
    let ran = case.run(&["check", "--root", "a", "--since", "main"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
}

#[test]
fn a_refused_commit_keeps_its_message() {
    let case = clones();
    change(&case, "a", "vw-01.md", "due: 2030-12-31", "due: 2031-12-31");
    let (done, said) = commit(&case, "a", "VW-01: Frist angepasst");
    assert!(!done);
    assert_snapshot!(said, @r#"
    Fehler[Z701]: eine Frist wurde verschoben, ungenauer oder gestrichen (vorher `2030-12-31`, jetzt `2031-12-31`); ein Grund fehlt
      --> content/ziele/vw-01.md:11:6
       |
    11 | due: 2031-12-31
       |      ^^^^^^^^^^
       |
       = Hilfe: beim Eintragen (Commit) sagen, warum: unter der ersten Zeile, oder in einer Zeile `Grund: …`

    1 Fehler, 0 Warnungen, 0 Hinweise.
    Nichts wurde eingetragen. Ihre Nachricht ist aufgehoben; so geht es weiter, wenn alles stimmt:
      git commit --edit --file ".git/ZIELSTAND_MESSAGE"
    "#);
    let kept = std::fs::read_to_string(case.path("a/.git/ZIELSTAND_MESSAGE")).unwrap();
    assert_eq!(kept, "VW-01: Frist angepasst\n");
}

#[test]
fn an_amend_that_takes_the_reason_away_is_asked_again() {
    let case = clones();
    change(&case, "a", "vw-01.md", "due: 2030-12-31", "due: 2031-12-31");
    assert!(commit(&case, "a", WITH_REASON).0);
    let (done, said) = try_git(&case, "a", &["commit", "-q", "--amend", "-m", "VW-01: Frist"]);
    assert!(!done && said.contains("--amend --edit"), "{said}");
    assert!(try_git(&case, "a", &["commit", "-q", "--amend", "--no-edit"]).0);
}

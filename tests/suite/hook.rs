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
    assert!(!done && said.contains(&format!("git commit --edit --file {:?}", kept(&case, "b"))), "{said}");
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

/// Git lists the changed files in comments, which are no reason; a reason may begin with a sign of comments that is not in use.
#[test]
fn comments_of_a_message_are_known_by_their_sign() {
    let case = clones();
    for (sign, line) in [("#", ""), (";", "\n\n#12"), ("auto", "\n\n#12")] {
        git(&case, "a", &["config", "core.commentChar", sign]);
        for (year, reason) in [("2031", ""), ("2032", "\n\nGrund: Der Hersteller liefert später.")] {
            change(&case, "a", "vw-01.md", "due: 2030-12-31", &format!("due: {year}-12-31"));
            let message = format!("VW-01: Frist{line}{reason}");
            let (done, said) = try_git(&case, "a", &["commit", "-qa", "--edit", "--verbose", "-m", &message]);
            assert_eq!(done, !reason.is_empty(), "{sign} {message}: {said}");
            git(&case, "a", &["reset", "-q", "--hard", "origin/main"]);
        }
    }
}

/// Who only says that something is taken back explains nothing; who names the merge request does, as GitLab and GitHub write it.
#[test]
fn what_is_no_revert_explains_nothing() {
    let case = clones();
    change(&case, "a", "vw-01.md", "due: 2030-12-31", "due: 2029-12-31");
    assert!(commit(&case, "a", "VW-01: Frist").0);
    let first = std::fs::read_to_string(case.path("a/.git/refs/heads/main")).unwrap();
    change(&case, "a", "vw-01.md", "due: 2029-12-31", "due: 2035-12-31");
    let (done, said) = commit(&case, "a", &format!("Zurück\n\nThis reverts commit {}.", first.trim()));
    assert!(!done && said.contains("Z701"), "{said}");
    git(&case, "a", &["checkout", "-q", "."]);
    for (merged, taken_back) in [
        ("Merge branch 'x' into 'main'\n\nFrist\n\nSee merge request amt/ziele!12", "This reverts merge request !12"),
        ("Frist von VW-01 (#12)", "Reverts amt/ziele#12"),
    ] {
        let case = clones();
        change(&case, "a", "vw-01.md", "due: 2030-12-31", "due: 2029-12-31");
        assert!(commit(&case, "a", merged).0);
        change(&case, "a", "vw-01.md", "due: 2029-12-31", "due: 2030-12-31");
        let (done, said) = commit(&case, "a", &format!("Revert \"Frist\"\n\n{taken_back}"));
        assert!(done, "{said}");
    }
}

#[test]
fn a_refused_commit_keeps_its_message() {
    let case = clones();
    change(&case, "a", "vw-01.md", "due: 2030-12-31", "due: 2031-12-31");
    let (done, said) = commit(&case, "a", "VW-01: Frist angepasst");
    assert!(!done);
    assert_snapshot!(said.replace(&kept(&case, "a"), "AUFGEHOBEN"), @r#"
    Fehler[Z701]: eine Frist wurde verschoben, ungenauer oder gestrichen (vorher `2030-12-31`, jetzt `2031-12-31`); ein Grund fehlt
      --> content/ziele/vw-01.md:10:6
       |
    10 | due: 2031-12-31
       |      ^^^^^^^^^^
       |
       = Hilfe: beim Eintragen (Commit) sagen, warum: unter der ersten Zeile, nach einer leeren, gern als `Grund: …`. Worte wie „siehe oben“ zählen nicht

    1 Fehler, 0 Warnungen, 0 Hinweise.
    Nichts wurde eingetragen. Ihre Nachricht ist aufgehoben; so geht es weiter, wenn alles stimmt:
      git commit --all --edit --file "AUFGEHOBEN"
    "#);
    let message = std::fs::read_to_string(kept(&case, "a")).unwrap();
    assert_eq!(message, "VW-01: Frist angepasst\n");
    // What is advised can be done in any folder.
    std::fs::write(kept(&case, "a"), WITH_REASON).unwrap();
    git(&case, "a/content/ziele", &["commit", "-qa", "--edit", "--file", &kept(&case, "a")]);
}

/// Whoever commits one file is told how to commit that file, in whatever folder.
#[test]
fn a_refused_commit_of_one_file_can_be_taken_up_again() {
    let case = clones();
    change(&case, "a", "vw-01.md", "due: 2030-12-31", "due: 2031-12-31");
    change(&case, "a", "ne-01.md", "summary: Auch", "summary: Immer");
    let (done, said) = try_git(&case, "a", &["commit", "-qm", "VW-01: Frist", "content/ziele/vw-01.md"]);
    assert!(!done && said.contains("\" -- \":/content/ziele/vw-01.md\"\n"), "{said}");
    std::fs::write(kept(&case, "a"), WITH_REASON).unwrap();
    let again = ["commit", "-q", "--edit", "--file", &kept(&case, "a"), "--", ":/content/ziele/vw-01.md"];
    git(&case, "a/content/ziele", &again);
    assert!(try_git(&case, "a", &["diff", "--quiet", "HEAD", "--", "content/ziele/vw-01.md"]).0);
    assert!(!try_git(&case, "a", &["diff", "--quiet"]).0, "the other file stays as it is");
}

/// Where the hook keeps the message of a clone.
fn kept(case: &Case, clone: &str) -> String {
    case.path(&format!("{clone}/.git/ZIELSTAND_MESSAGE")).canonicalize().unwrap().to_str().unwrap().to_owned()
}

#[test]
fn an_amend_that_takes_the_reason_away_is_asked_again() {
    let case = clones();
    change(&case, "a", "vw-01.md", "due: 2030-12-31", "due: 2031-12-31");
    assert!(commit(&case, "a", WITH_REASON).0);
    let (done, said) = try_git(&case, "a", &["commit", "-q", "--amend", "-m", "VW-01: Frist"]);
    assert!(!done && said.contains("--amend --edit"), "{said}");
    assert!(try_git(&case, "a", &["commit", "-q", "--amend", "--no-edit"]).0);
    // The date says nothing when the author is another one, or when it is the same second still.
    let (done, said) = try_git(&case, "a", &["commit", "-q", "--amend", "--reset-author", "-m", "VW-01: Frist"]);
    assert!(!done && said.contains("--amend --edit"), "{said}");
    assert!(try_git(&case, "a", &["commit", "-q", "--amend", "--reset-author", "--no-edit"]).0);
    let (done, said) = try_git(&case, "a", &["commit", "-q", "--amend", "-m", "VW-01: Frist"]);
    assert!(!done && said.contains("--amend --edit"), "{said}");
}

#[test]
fn a_commit_that_goes_through_says_what_was_checked() {
    let case = clones();
    change(&case, "a", "ne-01.md", "summary: Auch", "summary: Immer");
    let (done, said) = commit(&case, "a", "NE-01: Text");
    assert!(
        done && said.contains("Geprüft ist, was dieser Commit ändert. Alles andere zeigt: zielstand check"),
        "{said}"
    );
}

/// Two moved the same deadline, each with a reason, and the second one merges in the middle of it.
fn conflicting() -> Case {
    let case = clones();
    change(&case, "a", "vw-01.md", "due: 2030-12-31", "due: 2031-12-31");
    change(&case, "a", "ne-01.md", "due: 2029\n", "due: 2030\n");
    assert!(commit(&case, "a", WITH_REASON).0);
    git(&case, "a", &["push", "-q"]);
    git(&case, "b", &["switch", "-qc", "entwurf"]);
    change(&case, "b", "vw-01.md", "due: 2030-12-31", "due: 2035-12-31");
    assert!(commit(&case, "b", "VW-01: Frist\n\nGrund: Die Vergabe ruht.").0);
    git(&case, "b", &["fetch", "-q"]);
    assert!(!try_git(&case, "b", &["merge", "-q", "origin/main"]).0, "there is a conflict");
    case
}

/// Resolves the conflict to a deadline.
fn resolve(case: &Case, due: &str) {
    let path = case.path("b/content/ziele/vw-01.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once("<<<<<<<").unwrap();
    let (_, after) = rest.split_once(">>>>>>> origin/main\n").unwrap();
    std::fs::write(path, format!("{before}due: {due}\n{after}")).unwrap();
    git(case, "b", &["add", "-A"]);
}

fn since_main(case: &Case) -> String {
    let ran = case.run(&["check", "--root", "b", "--since", "origin/main"]);
    ran.out.lines().filter(|line| line.contains("[Z")).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_conflict_resolved_otherwise_wants_a_reason_of_its_own() {
    let case = conflicting();
    resolve(&case, "2039-12-31");
    let (done, said) = try_git(&case, "b", &["commit", "-q", "--no-edit"]);
    assert!(!done && said.contains("(vorher `2035-12-31`, jetzt `2039-12-31`); ein Grund fehlt"), "{said}");
    // Without the hook, the check finds it afterwards.
    git(&case, "b", &["commit", "-q", "--no-edit", "--no-verify"]);
    assert_snapshot!(since_main(&case), @"
    Fehler[Z701]: eine Frist wurde verschoben, ungenauer oder gestrichen (vorher `2035-12-31`, jetzt `2039-12-31`); in der Nachricht „Merge remote-tracking branch 'origin/main' into entwurf“ fehlt ein Grund
    Warnung[Z703]: dieser Branch hat `origin/main` durch einen Merge in sich aufgenommen
    ");
    let message = "Merge\n\nGrund: Beides zusammen dauert bis 2039.";
    git(&case, "b", &["commit", "-q", "--amend", "-m", message]);
    assert_eq!(
        since_main(&case),
        "Warnung[Z703]: dieser Branch hat `origin/main` durch einen Merge in sich aufgenommen"
    );
}

#[test]
fn a_conflict_resolved_to_one_side_is_explained_by_it() {
    for due in ["2031-12-31", "2035-12-31"] {
        let case = conflicting();
        resolve(&case, due);
        // Before it is committed, and afterwards.
        assert_eq!(since_main(&case), "", "{due}");
        git(&case, "b", &["commit", "-q", "--no-edit"]);
        assert_eq!(
            since_main(&case),
            "Warnung[Z703]: dieser Branch hat `origin/main` durch einen Merge in sich aufgenommen"
        );
    }
}

#[test]
fn a_source_that_a_merge_changes_wants_a_reason() {
    let case = clones();
    change(&case, "a", "ne-01.md", "summary: Auch", "summary: Immer");
    assert!(commit(&case, "a", "NE-01: Text").0);
    git(&case, "a", &["push", "-q"]);
    change(&case, "b", "vw-01.md", "due: 2030-12-31", "due: 2035-12-31");
    assert!(commit(&case, "b", WITH_REASON).0);
    git(&case, "b", &["fetch", "-q"]);
    git(&case, "b", &["merge", "-q", "--no-commit", "--no-ff", "origin/main"]);
    let path = case.path("b/content/quellen/beispiel.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    let title = text.lines().find(|line| line.starts_with("title:")).unwrap().to_owned();
    std::fs::write(&path, text.replace(&title, "title: Ein ganz anderer Bericht")).unwrap();
    git(&case, "b", &["add", "-A"]);
    let (done, said) = try_git(&case, "b", &["commit", "-q", "--no-edit"]);
    assert!(!done && said.contains("content/quellen/beispiel.yaml:"), "{said}");
}

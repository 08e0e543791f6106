//! Where a portal and its repository may lie, and what differs from the newest commit.

use std::io::Write as _;
use std::process::Stdio;

use serde_json::Value;

use super::rows;
use crate::case::{Case, SETTINGS, git_command};

const GOAL: &str = "---\nid: a\ntitle: Ziel a\npillar: netz\ndue: 2027\n---\n\nText von a.\n";

/// Two commits: the goal is made, its deadline moves.
fn two_commits() -> Case {
    let mut case = Case::new().goal("a", "due: 2027\n");
    case.commit("Anfang");
    case.write_goal("a", "due: 2028\n");
    case.commit("Später");
    case
}

const TWO_ROWS: [&str; 2] =
    ["Anfang: a created file: none -> content/ziele/a.md", "Später: a changed due: 2027 -> 2028"];

#[test]
fn a_portal_in_a_folder_of_the_repository() {
    let mut case = Case::empty()
        .file("portale/land/portal.yaml", SETTINGS)
        .file("portale/land/content/ziele/a.md", GOAL)
        .file("content/ziele/a.md", GOAL);
    case.commit("Anfang");
    case.write("portale/land/content/ziele/a.md", GOAL.replace("2027", "2028"));
    case.commit("Später");
    case.write("content/ziele/a.md", GOAL.replace("2027", "2050"));
    case.commit("Außerhalb");
    let ran = case.build(&["--root", "portale/land"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(rows(&case.path("portale/land/public")), TWO_ROWS);
    let ran = case.build(&["--root", "portale/land", "--rev", "HEAD~2", "--out", "früher"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(rows(&case.path("früher")), TWO_ROWS[..1]);
}

#[test]
fn a_worktree() {
    let case = two_commits();
    case.git(&["worktree", "add", "-q", "-b", "entwurf", "daneben", "HEAD~1"]);
    case.write("daneben/content/ziele/a.md", GOAL.replace("2027", "2035"));
    let mut git = git_command(&case.path("daneben"), "2024-02-01T00:00:00Z");
    assert!(git.args(["commit", "-qam", "Entwurf"]).status().unwrap().success());
    let ran = case.build(&["--root", "daneben"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(rows(&case.path("daneben/public")), [TWO_ROWS[0], "Entwurf: a changed due: 2027 -> 2035"]);
    assert_eq!(case.log(), TWO_ROWS);
}

#[test]
fn a_folder_of_a_worktree_named_from_its_top() {
    let mut case =
        Case::empty().file("portale/land/portal.yaml", SETTINGS).file("portale/land/content/ziele/a.md", GOAL);
    case.commit("Anfang");
    case.git(&["worktree", "add", "-q", "-b", "entwurf", "daneben"]);
    let output = case.command(&["build", "--root", "portale/land"]).current_dir(case.path("daneben")).output().unwrap();
    let ran = case.ran(&output);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn a_bare_repository() {
    let case = two_commits();
    case.git(&["clone", "-q", "--bare", ".", "bloss.git"]);
    let ran = case.build(&["--root", "bloss.git", "--out", "seite"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(rows(&case.path("seite")), TWO_ROWS);
    case.log();
    let mut here = case.site_files();
    let mut there = crate::case::files(&case.path("seite"));
    let manifest =
        |files: &mut std::collections::BTreeMap<String, Vec<u8>>| files.remove("data/v1/manifest.json").unwrap();
    assert_eq!(manifest(&mut here), manifest(&mut there));
    assert!(here == there, "a bare repository gives another site");
}

#[test]
fn an_older_state() {
    let case = two_commits();
    assert_eq!(case.log_with(&["--rev", "HEAD~1"]), TWO_ROWS[..1]);
    assert_eq!(case.log_with(&["--rev", "2024-01-01"]), TWO_ROWS[..1]);
    assert_eq!(case.log_with(&["--rev", "2025-01-01"]), TWO_ROWS);
    let ran = case.build(&["--rev", "2023-12-31"]);
    assert_eq!((ran.code, ran.err.as_str()), (2, "Fehler: am 2023-12-31 gab es noch keinen Commit\n"));
}

#[test]
fn a_repository_of_sha_256() {
    let mut case = Case::new().goal("a", "due: 2027\n");
    case.git(&["init", "-q", "-b", "main", "--object-format=sha256"]);
    case.commit("Anfang");
    case.write_goal("a", "due: 2028\n");
    let commit = case.commit("Später");
    assert_eq!(commit.len(), 64);
    assert_eq!(case.log(), TWO_ROWS);
    assert!(case.site(&format!("aenderungen/{commit}/index.html")).contains(&commit));
    assert_eq!(case.log_with(&["--rev", &commit[..12]]), TWO_ROWS);
}

#[test]
fn packed_and_with_a_commit_graph() {
    let case = two_commits();
    case.git(&["gc", "-q"]);
    case.git(&["commit-graph", "write", "--reachable"]);
    assert_eq!(case.log(), TWO_ROWS);
}

#[test]
fn fields_under_names_of_their_own() {
    let settings = format!("{SETTINGS}fields: {{status: zustand, due: frist, indicators: kennzahlen}}\n");
    let page = |front: &str| format!("---\nid: a\ntitle: Ziel a\npillar: netz\n{front}---\n");
    let mut case = Case::new()
        .file("content/ziele/a.md", page("status: geplant\ndue: 2027\nindicators: [{name: N, current: 1}]\n"));
    case.commit("Anfang");
    case.write("portal.yaml", settings);
    case.write("content/ziele/a.md", page("zustand: geplant\nfrist: 2027\nkennzahlen: [{name: N, current: 1}]\n"));
    let renamed = case.commit("Eigene Namen");
    case.write("content/ziele/a.md", page("zustand: begonnen\nfrist: 2028\nkennzahlen: [{name: N, current: 2}]\n"));
    case.commit("Später");
    assert_eq!(
        case.log()[1..],
        [
            "Später: a changed due: 2027 -> 2028",
            "Später: a changed indicators/N/current: 1 -> 2",
            "Später: a changed status: geplant -> begonnen",
        ],
        "the log has the program's names"
    );
    assert!(case.commit_words(&renamed).contains(&"Nur Schreibweise geändert".to_owned()));
}

#[test]
fn a_shallow_clone() {
    let case = two_commits();
    case.git(&["clone", "-q", "--depth", "1", &format!("file://{}", case.root().display()), "flach"]);
    let ran = case.build(&["--root", "flach"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (
            2,
            "Fehler: dieser Klon enthält nicht die ganze Geschichte (shallow clone); Änderungen vor seinem Anfang würden \
             fehlen. Abhilfe: `git fetch --unshallow` (in GitLab CI `GIT_DEPTH: 0`, in GitHub Actions `fetch-depth: 0`), oder mit `--allow-shallow` trotzdem bauen (die Website sagt es dann)\n"
        )
    );
    let ran = case.build(&["--root", "flach", "--allow-shallow"]);
    let hint = "Hinweis: Der Anfang der Geschichte fehlt; das Portal sagt es auf jeder Seite.\n";
    assert_eq!((ran.code, ran.err.as_str()), (0, hint));
    assert!(rows(&case.path("flach/public")).is_empty(), "what the first commit of the clone has is no change");
}

#[test]
fn a_shallow_clone_that_begins_before_the_first_goal() {
    let mut case = Case::new();
    case.commit("Leer");
    case.write("README.md", "x");
    case.commit("Noch leer");
    case.write_goal("a", "due: 2027\n");
    case.commit("Anfang");
    case.write_goal("a", "due: 2028\n");
    case.commit("Später");
    case.git(&["clone", "-q", "--depth", "3", &format!("file://{}", case.root().display()), "flach"]);
    assert_eq!(case.build(&["--root", "flach", "--allow-shallow"]).code, 0);
    assert_eq!(rows(&case.path("flach/public")), TWO_ROWS);
}

fn uncommitted(case: &Case) -> Vec<String> {
    let manifest: Value = serde_json::from_str(&case.site("data/v1/manifest.json")).unwrap();
    let paths = manifest["uncommitted"].as_array().unwrap().iter();
    paths.map(|path| path.as_str().unwrap().to_owned()).collect()
}

const PREVIEW: &str = "Vorschau: Die Inhalte weichen von der gezeigten Fassung ab.";

#[test]
fn uncommitted_changes_are_named() {
    let case = two_commits();
    case.log();
    assert!(uncommitted(&case).is_empty() && !case.site("index.html").contains(PREVIEW));
    case.write_goal("a", "due: 2029\n");
    case.write_goal("b", "");
    let ran = case.build(&[]);
    let hint = "Hinweis: 2 Dateien sind noch nicht eingetragen (git commit); die Änderungen fehlen im Verlauf.\n";
    assert_eq!((ran.code, ran.err.as_str()), (0, hint));
    assert_eq!(case.rows(), TWO_ROWS);
    assert_eq!(uncommitted(&case), ["content/ziele/a.md", "content/ziele/b.md"]);
    for page in ["index.html", "ziele/a/index.html", "aenderungen/index.html"] {
        assert!(case.site(page).contains(PREVIEW), "{page}");
    }
    assert_eq!(case.log_with(&["--rev", "HEAD"]), TWO_ROWS);
    assert!(
        uncommitted(&case).is_empty() && !case.site("index.html").contains(PREVIEW),
        "a commit has nothing uncommitted"
    );
}

#[test]
fn a_removed_or_staged_file_is_uncommitted_as_well() {
    let mut case = Case::new().goal("a", "").goal("b", "").goal("c", "");
    case.commit("Anfang");
    case.remove("content/ziele/a.md");
    case.rename("content/ziele/b.md", "content/ziele/d.md");
    case.write_goal("c", "due: 2030\n");
    case.git(&["add", "-A"]);
    assert_eq!(case.build(&[]).code, 0);
    assert_eq!(
        uncommitted(&case),
        ["content/ziele/a.md", "content/ziele/b.md", "content/ziele/c.md", "content/ziele/d.md"]
    );
}

#[test]
fn line_ends_that_git_wrote_into_the_working_tree_are_no_change() {
    let case = two_commits();
    let file = case.path("content/ziele/a.md");
    case.git(&["config", "core.autocrlf", "true"]);
    std::fs::remove_file(&file).unwrap();
    case.git(&["checkout", "-q", "."]);
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("\r\n"));
    assert_eq!(case.log(), TWO_ROWS);
    assert!(uncommitted(&case).is_empty());
    case.write("content/ziele/a.md", text.replace("2028", "2029"));
    assert_eq!(case.build(&[]).code, 0);
    assert_eq!(uncommitted(&case), ["content/ziele/a.md"]);
    case.git(&["config", "core.autocrlf", "false"]);
    case.write("content/ziele/a.md", text);
    assert_eq!(case.build(&[]).code, 0);
    assert_eq!(uncommitted(&case), ["content/ziele/a.md"], "Git has it under Unix line ends only");
}

/// As Git for Windows sets it, and as a repository says it itself: settings, media and goals are those of the commit.
#[test]
fn a_clean_clone_with_other_line_ends_is_the_commit() {
    let mut case = Case::new().goal("a", "").file("content/medien/zahlen.csv", "Ort;Zahl\nA;1\n");
    case.commit("Anfang");
    case.builds();
    let plain = case.site("data/v1/manifest.json");
    case.git(&["config", "core.autocrlf", "true"]);
    for file in ["portal.yaml", "content/medien/zahlen.csv", "content/ziele/a.md"] {
        case.remove(file);
    }
    case.git(&["checkout", "-q", "."]);
    assert!(std::fs::read_to_string(case.path("portal.yaml")).unwrap().contains("\r\n"));
    case.builds();
    assert!(uncommitted(&case).is_empty());
    assert_eq!(plain, case.site("data/v1/manifest.json"));
    case.git(&["config", "core.autocrlf", "false"]);
    case.write(".gitattributes", "* text=auto\n");
    case.commit("Zeilenenden");
    case.builds();
    assert!(uncommitted(&case).is_empty());
}

#[test]
fn a_file_ending_in_capitals() {
    let mut case = Case::new().file("content/ziele/A.MD", GOAL);
    case.commit("Anfang");
    case.write("content/ziele/A.MD", GOAL.replace("2027", "2028"));
    case.commit("Später");
    assert_eq!(
        case.log(),
        ["Anfang: a created file: none -> content/ziele/A.MD", "Später: a changed due: 2027 -> 2028"]
    );
}

#[test]
fn hidden_files_and_other_files_are_no_goals() {
    let mut case = Case::new()
        .goal("a", "")
        .file("content/ziele/.entwurf.md", GOAL)
        .file("content/ziele/.git-hilfe/b.md", GOAL)
        .file("content/medien/liste.txt", "x");
    case.commit("Anfang");
    assert_eq!(case.log(), ["Anfang: a created file: none -> content/ziele/a.md"]);
}

#[test]
fn pages_in_a_folder_below_the_goals() {
    let folders = "content: {goals: content, pages: content/seiten, start: content/start.md}\n";
    let mut case = Case::empty()
        .file("portal.yaml", format!("{SETTINGS}{folders}"))
        .file("content/a.md", GOAL)
        .file("content/start.md", "---\nsummary: Willkommen\n---\n")
        .file("content/seiten/hilfe.md", "---\ntitle: Hilfe\n---\n");
    let first = case.commit("Anfang");
    assert_eq!(case.log(), ["Anfang: a created file: none -> content/a.md"]);
    let words = case.commit_words(&first);
    assert!(!words.contains(&"Lücken".to_owned()), "{words:#?}");
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_of_the_past_is_no_goal() {
    let mut case = Case::new().goal("a", "due: 2027\n");
    case.commit("Anfang");
    case.write("anderswo.md", GOAL.replace("id: a", "id: b"));
    std::os::unix::fs::symlink("../../anderswo.md", case.path("content/ziele/b.md")).unwrap();
    case.commit("Verweis");
    case.remove("content/ziele/b.md");
    case.write_goal("b", "");
    case.commit("Datei");
    assert_eq!(case.log()[1..], ["Datei: b created file: none -> content/ziele/b.md"], "a link is not followed");
}

/// A file where the folder of the goals was would be a portal without goals.
#[test]
fn a_file_in_place_of_the_goals_folder_is_an_error() {
    let mut case = Case::new().goal("a", "lead: mid\n");
    case.commit("Anfang");
    std::fs::remove_dir_all(case.path("content/ziele")).unwrap();
    case.write("content/ziele", "hallo");
    case.commit("Weg");
    let ran = case.run(&["build"]);
    assert!(ran.code == 1 && ran.err.contains("Z004"), "{}", ran.whole());
}

/// A link in place of a goal is a finding, and no failure.
#[cfg(unix)]
#[test]
fn a_link_in_place_of_a_goal_is_told() {
    let mut case = Case::new().goal("a", "lead: mid\n");
    case.commit("Anfang");
    std::fs::remove_file(case.path("content/ziele/a.md")).unwrap();
    std::os::unix::fs::symlink("/etc/hostname", case.path("content/ziele/a.md")).unwrap();
    case.commit("Weg");
    let ran = case.run(&["check"]);
    assert!(ran.code != 2 && ran.whole().contains("Z004"), "{}", ran.whole());
}

/// Writes an object that git makes of its input.
fn written(case: &Case, args: &[&str], input: &str) -> String {
    let mut git = git_command(case.root(), "2024-01-05T12:00:00Z");
    let mut git = git.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    git.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    String::from_utf8(git.wait_with_output().unwrap().stdout).unwrap().trim().to_owned()
}

/// A tree of a few bytes that stands for a million files, or for so many that no memory holds them, ends with a message.
#[test]
fn a_tree_that_holds_another_many_times() {
    let mut case = Case::new().goal("a", "lead: mid\n");
    case.commit("Anfang");
    let now = case.git(&["ls-tree", "HEAD"]);
    let ten = |kind: &str, object: &str| (0..10).map(|name| format!("{kind} {object}\t{name}\n")).collect::<String>();
    let mut tree =
        written(&case, &["mktree"], &ten("100644 blob", &written(&case, &["hash-object", "-w", "--stdin"], "x")));
    for _ in 0..5 {
        tree = written(&case, &["mktree"], &ten("040000 tree", &tree));
    }
    let with = written(&case, &["mktree"], &format!("{now}040000 tree {tree}\tanderes\n"));
    let bomb = case.git(&["commit-tree", "-p", "HEAD", "-m", "Viel", &with]);
    let back = case.git(&["commit-tree", "-p", bomb.trim(), "-m", "Zurück", "HEAD^{tree}"]);
    case.git(&["update-ref", "refs/heads/main", back.trim()]);
    let ran = case.run(&["history"]);
    assert!(ran.code == 2 && ran.err.contains("ändert mehr als 500000 Dateien auf einmal"), "{}", ran.whole());
}

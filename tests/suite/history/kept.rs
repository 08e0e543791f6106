//! What a build keeps of the history beside the repository's objects: the next one reads only what is new, and whatever
//! happens to it, the log is the same.

use std::path::PathBuf;

use crate::case::{Case, SETTINGS};

fn file(case: &Case) -> PathBuf {
    let files = kept(case);
    assert_eq!(files.len(), 1, "{files:?}");
    files.into_iter().next().unwrap()
}

/// Files with a history; the search keeps its own beside them.
fn kept(case: &Case) -> Vec<PathBuf> {
    let files = std::fs::read_dir(case.path(".git/zielstand")).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with("history-")).collect()
}

/// Three commits and a build.
fn built() -> (Case, Vec<String>) {
    let mut case = Case::new().file(".gitignore", "/public/\n").goal("a", "due: 2027\n");
    case.commit("Anfang");
    case.write_goal("a", "due: 2028\n");
    case.commit("Zweiter");
    case.write_goal("b", "");
    case.commit("Dritter");
    let log = case.log();
    assert_eq!(log.len(), 3);
    (case, log)
}

#[test]
fn a_new_commit_is_added_and_old_ones_are_not_read_again() {
    let (mut case, log) = built();
    // Gone from the repository, but known.
    let old = case.git(&["rev-parse", "HEAD~2:content/ziele/a.md"]);
    let (folder, name) = old.trim().split_at(2);
    std::fs::remove_file(case.path(&format!(".git/objects/{folder}/{name}"))).unwrap();
    case.write_goal("a", "due: 2030\n");
    case.commit("Vierter");
    assert_eq!(case.log(), [log.as_slice(), &["Vierter: a changed due: 2028 -> 2030".to_owned()]].concat());
    std::fs::remove_file(file(&case)).unwrap();
    let said = case.refused().replace(old.trim(), "DATEI");
    insta::assert_snapshot!(said, @r"
    exit 2
    err: Fehler: das Git-Repository ist beschädigt oder unvollständig, `DATEI` fehlt oder ist unlesbar: An object with id DATEI could not be found
    ");
}

#[test]
fn a_damaged_file_is_as_good_as_none() {
    let (case, log) = built();
    let bytes = std::fs::read(file(&case)).unwrap();
    let half = bytes[..bytes.len() / 2].to_vec();
    let flipped: Vec<u8> =
        bytes.iter().enumerate().map(|(at, byte)| if at == 100 { byte ^ 1 } else { *byte }).collect();
    for damaged in [Vec::new(), vec![0; 31], half, flipped, vec![0xff; 100_000]] {
        std::fs::write(file(&case), damaged).unwrap();
        assert_eq!(case.log(), log);
        assert_eq!(std::fs::read(file(&case)).unwrap(), bytes, "it is made anew, the same");
    }
}

#[test]
fn a_folder_in_its_place_or_no_permission_does_not_matter() {
    let (case, log) = built();
    let file = file(&case);
    std::fs::remove_file(&file).unwrap();
    std::fs::create_dir(&file).unwrap();
    assert_eq!(case.log(), log);
    std::fs::remove_dir_all(case.path(".git/zielstand")).unwrap();
    case.write(".git/zielstand", "x");
    assert_eq!(case.log(), log);
}

#[test]
fn other_settings_and_other_names_of_people_count_at_once() {
    let (mut case, log) = built();
    case.write("portal.yaml", format!("{SETTINGS}content: {{goals: content/anders}}\n"));
    std::fs::rename(case.path("content/ziele"), case.path("content/anders")).unwrap();
    case.commit("Umzug");
    let moved = ["a", "b"].map(|id| format!("Umzug: {id} moved file: content/ziele/{id}.md -> content/anders/{id}.md"));
    assert_eq!(case.log(), [log.as_slice(), &moved].concat());
    case.git(&["reset", "-q", "--hard", "HEAD~1"]);
    assert_eq!(case.log(), log);
    case.write(".mailmap", "Dr. Erika Muster <erika@example.org>\n");
    case.commit("Namen");
    assert_eq!(case.log(), log);
    assert_eq!(case.values("author"), ["Dr. Erika Muster"; 3]);
}

#[test]
fn a_rewritten_history_is_read_anew() {
    let (case, log) = built();
    case.git(&["commit", "-q", "--amend", "-m", "Neu gesagt"]);
    assert_eq!(
        case.log(),
        [&log[..2], &["Neu gesagt: b created file: none -> content/ziele/b.md".to_owned()]].concat()
    );
    case.git(&["reset", "-q", "--hard", "HEAD~1"]);
    assert_eq!(case.log(), log[..2]);
}

#[test]
fn worktrees_and_clones_have_the_same_log() {
    let (case, log) = built();
    case.git(&["worktree", "add", "-q", "-b", "entwurf", "daneben", "HEAD~1"]);
    let ran = case.build(&["--root", "daneben"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(super::rows(&case.path("daneben/public")), log[..2]);
    assert_eq!(case.log(), log);
    assert!(
        !case.path("daneben/.git/zielstand").exists() && case.git(&["status", "--porcelain", "content"]).is_empty()
    );
}

#[test]
fn two_portals_of_one_repository_keep_apart() {
    let page = |due: &str| format!("---\nid: a\ntitle: Ziel a\npillar: netz\ndue: {due}\n---\n");
    let mut case = Case::empty()
        .file("eins/portal.yaml", SETTINGS)
        .file("eins/content/ziele/a.md", page("2027"))
        .file("zwei/portal.yaml", SETTINGS)
        .file("zwei/content/ziele/a.md", page("2040"));
    case.commit("Anfang");
    case.write("zwei/content/ziele/a.md", page("2041"));
    case.commit("Zwei");
    for _ in 0..2 {
        for (root, rows) in [("eins", 1), ("zwei", 2)] {
            assert_eq!(case.build(&["--root", root]).code, 0);
            assert_eq!(super::rows(&case.path(&format!("{root}/public"))).len(), rows);
        }
    }
    assert_eq!(kept(&case).len(), 2);
}

//! What a build keeps of the history beside the repository's objects: the next one reads only what is new, and whatever
//! happens to it, the log is the same.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use proptest::prelude::*;
use sha2::{Digest, Sha256};

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

/// 300 commits that move a deadline; the last one says that the goal was reached long before, from a source.
fn long() -> Case {
    let mut stream = String::new();
    for number in 0..300 {
        let says = match number {
            299 => "due: 2023-06\nstatus: umgesetzt\nstatus_date: 2023-05\nstatus_source: s".to_owned(),
            _ => format!("due: {}", 2024 + number % 7),
        };
        let page = format!("---\nid: a\ntitle: Ziel a\npillar: netz\n{says}\n---\n");
        let time = 1_700_000_000 + number * 60;
        write!(
            stream,
            "commit refs/heads/main\ncommitter E <e@example.org> {time} +0000\ndata <<.\nSchritt {number}\n.\n"
        )
        .unwrap();
        let files = [("portal.yaml", SETTINGS), ("content/quellen.yaml", SOURCE), ("content/ziele/a.md", &page)];
        for (path, text) in files {
            write!(stream, "M 644 inline {path}\ndata {}\n{text}\n", text.len()).unwrap();
        }
    }
    let case = Case::empty();
    case.git(&["init", "-q", "-b", "main"]);
    case.git_input(&["fast-import", "--quiet"], stream.as_bytes());
    case.git(&["reset", "-q", "--hard", "main"]);
    case
}

const SOURCE: &str = "s: {title: Bericht, date: 2025-06-01}\n";

/// The log with what is kept, and without it: the same; how many marks of each kind it has.
fn marks(case: &Case) -> BTreeMap<String, usize> {
    let log = |case: &Case| {
        case.log();
        case.site("data/v1/changes.json")
    };
    let with = log(case);
    std::fs::remove_dir_all(case.path(".git/zielstand")).unwrap();
    assert!(with == log(case), "marks that were kept are not those that are found");
    let mut kinds = BTreeMap::new();
    for flags in with.split("\"flags\":[").skip(1).filter_map(|rest| rest.split(']').next()) {
        let words = flags.split(',').filter(|flag| !flag.is_empty());
        words.for_each(|flag| *kinds.entry(flag.trim_matches('"').to_owned()).or_default() += 1);
    }
    kinds
}

#[test]
fn marks_that_are_kept_are_those_that_are_found() {
    let mut case = long();
    case.log();
    let before = marks(&case);
    assert!(before["deadline-later"] > 250, "{before:?}");
    // One commit more; a source that is older than it was; other words for hedges; a commit less.
    case.write("content/ziele/a.md", "---\nid: a\ntitle: Ziel a\npillar: netz\ndue: 2040\nstatus: umgesetzt\nstatus_date: 2023-05\nstatus_source: s\n---\n");
    case.commit("Später");
    let after = marks(&case);
    assert_eq!(after["deadline-later"], before["deadline-later"] + 1);
    case.git(&["reset", "-q", "--hard", "HEAD~1"]);
    assert_eq!(marks(&case), before);
    case.write("content/quellen.yaml", SOURCE.replace("date: 2025-06-01", "date: 2023-05"));
    case.commit("Ältere Quelle");
    let with_older = marks(&case);
    assert!(with_older != before, "{before:?}");
    case.write("portal.yaml", format!("{SETTINGS}hedges: {{weak: [geplant]}}\n"));
    case.commit("Wörter");
    marks(&case);
}

#[test]
fn damaged_marks_are_as_good_as_none() {
    let case = long();
    case.log();
    let file = std::fs::read_dir(case.path(".git/zielstand")).unwrap().map(|entry| entry.unwrap().path());
    let file = file.into_iter().find(|path| path.to_string_lossy().contains("/marks-")).unwrap();
    let (bytes, log) = (std::fs::read(&file).unwrap(), case.site("data/v1/changes.json"));
    for damaged in [Vec::new(), vec![0; 31], bytes[..bytes.len() / 2].to_vec(), vec![0xff; 10_000]] {
        std::fs::write(&file, damaged).unwrap();
        case.unpublish();
        case.log();
        assert!(case.site("data/v1/changes.json") == log);
        assert_eq!(std::fs::read(&file).unwrap(), bytes, "it is made anew, the same");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Also with a sum that fits: the program may end with a message, or tell what stands there, but it does not break.
    #[test]
    fn bytes_that_somebody_changed_break_nothing(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3), 1..6),
        end in prop::option::weighted(0.2, any::<prop::sample::Index>()),
    ) {
        let (case, _) = built();
        let mut bytes = std::fs::read(file(&case)).unwrap().split_off(32);
        bytes.truncate(end.map_or(bytes.len(), |end| end.index(bytes.len())));
        for (place, byte, how) in edits {
            let place = place.index(bytes.len() + 1);
            match how {
                0 => bytes.insert(place, byte),
                1 if place < bytes.len() => drop(bytes.remove(place)),
                _ => bytes.iter_mut().skip(place).take(1).for_each(|old| *old = byte),
            }
        }
        std::fs::write(file(&case), [Sha256::digest(&bytes).as_slice(), &bytes].concat()).unwrap();
        let ran = case.build(&[]);
        prop_assert!((0..=2).contains(&ran.code), "{}", ran.err);
    }
}

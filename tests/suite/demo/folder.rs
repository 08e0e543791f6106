//! Where a demo may be made, and what is left if it cannot be.

use std::collections::BTreeSet;
use std::path::Path;

use insta::assert_snapshot;

use super::Demo;
use crate::case::{Case, tree};

#[test]
fn it_says_what_it_made() {
    let demo = Demo::made();
    let log = demo.log();
    let (made, built) = demo.said.split_once('\n').unwrap();
    let (first, last) = (&log.first().unwrap().day, &log.last().unwrap().day);
    assert_eq!(made, format!("{} rekonstruierte Commits von {first} bis {last}: leer", log.len()));
    assert!(built.starts_with("87 Ziele, ") && built.ends_with(" N s: leer/public\n"), "{built}");
    // Nothing is left of the place where it was put together.
    let names = |folder: &Path| -> BTreeSet<_> {
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    };
    assert_eq!(names(&demo.folder), [".git", "content", "portal.yaml", "public"].map(String::from).into());
    assert_eq!(names(demo.folder.parent().unwrap()), ["leer", "said"].map(String::from).into());
}

/// Runs and holds that nothing was touched.
fn refused(case: &Case, args: &[&str]) -> String {
    let before = tree(case.root());
    let ran = case.run(args);
    assert!(tree(case.root()) == before);
    ran.whole()
}

#[test]
fn a_folder_with_something_in_it() {
    let case = Case::empty().file("zielstand-demo/notiz.txt", "meins");
    assert_snapshot!(refused(&case, &["demo", "--no-serve"]), @r"
    exit 2
    err: Fehler: der Ordner `zielstand-demo` ist nicht leer; es wurde nichts angelegt. Abhilfe: einen anderen Ordner nennen
    ");
}

#[test]
fn a_file_and_a_folder_that_is_missing() {
    let case = Case::empty().file("datei", "meins");
    assert_snapshot!(refused(&case, &["demo", "datei", "--no-serve"]), @r"
    exit 2
    err: Fehler: `datei` ist kein Ordner; es wurde nichts angelegt
    ");
    assert_snapshot!(refused(&case, &["demo", "fehlt/demo", "--no-serve"]), @r"
    exit 2
    err: Fehler: den Ordner `fehlt` gibt es nicht; es wurde nichts angelegt
    ");
}

#[cfg(unix)]
#[test]
fn a_link_into_nowhere() {
    let case = Case::empty();
    std::os::unix::fs::symlink("nirgends", case.path("verweis")).unwrap();
    assert_snapshot!(refused(&case, &["demo", "verweis", "--no-serve"]), @r"
    exit 2
    err: Fehler: `verweis` ist kein Ordner; es wurde nichts angelegt
    ");
}

/// A limit on the size of files stands for a full disk: the largest file of the demo cannot be written.
#[cfg(unix)]
#[test]
fn nothing_half_made_stays() {
    let case = Case::empty().file("leer/weg", "");
    std::fs::remove_file(case.path("leer/weg")).unwrap();
    for folder in ["leer", "neu"] {
        let before = tree(case.root());
        let script =
            format!("trap '' XFSZ; ulimit -f 16; exec '{}' demo {folder} --no-serve", env!("CARGO_BIN_EXE_zielstand"));
        let output =
            std::process::Command::new("bash").args(["-c", &script]).current_dir(case.root()).output().unwrap();
        let ran = case.ran(&output);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
        assert!(ran.err.ends_with("; es ist nichts zurückgeblieben\n"), "{}", ran.err);
        assert!(tree(case.root()) == before, "{}", ran.err);
    }
}

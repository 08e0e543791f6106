//! The machine refuses: files that may not be read, folders that may not be written, a full disk.
#![cfg(unix)]

use std::fs::Permissions;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use insta::assert_snapshot;
use tempfile::TempDir;

use crate::case::{Case, Ran, tree};

/// Whom permissions bind, unlike root.
const NOBODY: u32 = 65534;

fn mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

/// Builds as somebody whom permissions bind.
fn build_bound(case: &Case) -> Ran {
    let place = TempDir::new().unwrap();
    let is_root = std::fs::metadata(place.path()).unwrap().uid() == 0;
    let mut program = Command::new(env!("CARGO_BIN_EXE_zielstand"));
    if is_root {
        mode(place.path(), 0o755);
        mode(case.root(), 0o755);
        let copy = place.path().join("zielstand");
        // By another process: a program that this one has open for writing, or a child that was just forked from it,
        // cannot be started ("text file busy").
        let copied = Command::new("cp").arg(env!("CARGO_BIN_EXE_zielstand")).arg(&copy).status().unwrap();
        assert!(copied.success());
        program = Command::new(copy);
        program.uid(NOBODY).gid(NOBODY);
    }
    let output = program.args(["build", "--as-of", "2026-06-01"]).current_dir(case.root()).output().unwrap();
    case.ran(&output)
}

#[test]
fn unreadable_file_and_folder() {
    let case = Case::built().goal("neu", "").goal("zu", "").file("content/ziele/ordner/x.md", "x");
    mode(&case.path("content/ziele/zu.md"), 0o000);
    mode(&case.path("content/ziele/ordner"), 0o000);
    let before = case.site_files();
    let ran = build_bound(&case);
    mode(&case.path("content/ziele/ordner"), 0o755);
    assert_snapshot!(ran.whole(), @r"
    exit 1
    err: Fehler[Z003]: die Datei lässt sich nicht lesen: keine Berechtigung
    --> content/ziele/ordner
     = Hilfe: prüfen, ob dies eine gewöhnliche Datei ist und ob sie zum Lesen freigegeben ist

    Fehler[Z003]: die Datei lässt sich nicht lesen: keine Berechtigung
    --> content/ziele/zu.md
     = Hilfe: prüfen, ob dies eine gewöhnliche Datei ist und ob sie zum Lesen freigegeben ist

    2 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
    assert!(case.site_files() == before);
}

#[test]
fn unreadable_settings() {
    let case = Case::built();
    mode(&case.path("portal.yaml"), 0o000);
    let before = case.site_files();
    assert_snapshot!(build_bound(&case).whole(), @r"
    exit 2
    err: Fehler: `portal.yaml` lässt sich nicht lesen: keine Berechtigung
    ");
    assert!(case.site_files() == before);
}

#[test]
fn unreadable_theme() {
    let case = Case::built().file("themes/eigen/texts/de.yaml", "skip: Weiter\n");
    case.write("portal.yaml", format!("{}theme: themes/eigen\n", crate::case::SETTINGS));
    mode(&case.path("themes/eigen/texts/de.yaml"), 0o000);
    assert_snapshot!(build_bound(&case).whole(), @r"
    exit 2
    err: Fehler: `themes/eigen/texts/de.yaml` lässt sich nicht lesen: keine Berechtigung
    ");
}

#[test]
fn repository_of_somebody_else() {
    let mut case = Case::new().goal("neu", "");
    case.commit("Anfang");
    if std::fs::metadata(case.root()).unwrap().uid() == 0 {
        assert_snapshot!(build_bound(&case).whole(), @r"
        exit 2
        err: Fehler: das Git-Repository `ROOT` gehört einem anderen Benutzer und wird nicht geöffnet; falls es vertrauenswürdig ist: git config --global --add safe.directory ROOT
        ");
    }
}

#[test]
fn read_only_site() {
    let case = Case::built().goal("neu", "");
    mode(&case.path("public"), 0o555);
    let before = tree(&case.path("public"));
    let ran = build_bound(&case);
    mode(&case.path("public"), 0o755);
    assert_snapshot!(ran.whole(), @r"
    exit 2
    err: Fehler: `./public/.zielstand-stage` kann nicht angelegt werden: keine Berechtigung; die bisherige Website ist unverändert
    ");
    assert!(tree(&case.path("public")) == before);
}

#[test]
fn site_that_cannot_be_made() {
    let case = Case::new().goal("neu", "");
    mode(case.root(), 0o555);
    let ran = build_bound(&case);
    mode(case.root(), 0o755);
    assert_snapshot!(ran.whole(), @r"
    exit 2
    err: Fehler: `./public` kann nicht angelegt werden: keine Berechtigung; die bisherige Website ist unverändert
    ");
    assert!(!case.path("public").exists());
}

/// Runs a build that may write files of so many blocks only, as on a disk that becomes full. What a block is depends on
/// the shell, so the number of the file that is too large is left out of the message.
fn build_limited(case: &Case, blocks: u32) -> Ran {
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" build --as-of 2026-06-01 --jobs 1");
    let program = env!("CARGO_BIN_EXE_zielstand");
    let output = Command::new("sh").args(["-c", &script, program]).current_dir(case.root()).output().unwrap();
    let ran = case.ran(&output);
    let named = ran.err.split_once("`./public/").filter(|(_, file)| !file.starts_with('.'));
    let err = named.and_then(|(before, file)| Some(format!("{before}`./public/N`{}", file.split_once('`')?.1)));
    Ran { err: err.unwrap_or(ran.err), ..ran }
}

#[test]
fn full_disk_under_an_old_site() {
    let case = Case::built().goal("neu", "");
    let before = tree(case.root());
    let ran = build_limited(&case, 8);
    assert_snapshot!(ran.whole(), @r"
    exit 2
    err: Fehler: `./public/N` kann nicht geschrieben werden: die Datei wäre größer, als hier erlaubt ist; die bisherige Website ist unverändert
    ");
    assert!(tree(case.root()) == before);
    assert_snapshot!(case.builds(), @r"
    exit 0
    out: 2 Ziele, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
    ");
}

#[test]
fn full_disk_without_an_old_site() {
    let case = Case::new().goal("neu", "");
    let ran = build_limited(&case, 8);
    assert_snapshot!(ran.whole(), @"
    exit 2
    err: Fehler: `./public/N` kann nicht geschrieben werden: die Datei wäre größer, als hier erlaubt ist; die bisherige Website ist unverändert
    ");
    assert!(!case.path("public").exists());
}

#[test]
fn full_disk_with_room_for_nothing() {
    let case = Case::built().goal("neu", "");
    let before = tree(case.root());
    assert_snapshot!(build_limited(&case, 0).whole(), @r"
    exit 2
    err: Fehler: `./public/.zielstand-stage/lock` kann nicht geschrieben werden: die Datei wäre größer, als hier erlaubt ist; die bisherige Website ist unverändert
    ");
    assert!(tree(case.root()) == before);
}

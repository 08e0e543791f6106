//! A real repository that ends in today's content and is the same everywhere.

use std::process::Command;

use super::{Demo, reference};
use crate::case::{Case, files};
use crate::html;

#[test]
fn it_ends_in_exactly_todays_content() {
    let demo = Demo::made();
    let made = files(&demo.path("content"));
    let ours = files(&reference().join("content"));
    let names = |files: &std::collections::BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&made), names(&ours), "a new file in content/? `touch src/demo/reference.rs` builds it in");
    for (path, bytes) in &ours {
        assert!(made[path] == *bytes, "{path}");
    }
    let settings = std::fs::read_to_string(demo.path("portal.yaml")).unwrap();
    let ours = std::fs::read_to_string(reference().join("portal.yaml")).unwrap();
    insta::assert_snapshot!(settings.strip_prefix(&ours).unwrap(), @"

    history:
      notice:
        de: Dieser Verlauf ist nachgebaut, aus öffentlichen Angaben mit Datum. Kein Ministerium hat diese Änderungen an diesen Tagen eingetragen. Angaben ohne Datum sind alle am Tag der jüngsten datierten Angabe eingetragen; darum ändert sich dann vieles auf einmal.
        en: This history was put together afterwards, from public statements with a date. No ministry made these changes on these days. Statements without a date are all entered on the day of the newest dated one; so much changes then at once.
      start: 2023-09-05

    stands: [2024-09-30, 2025-08-05]
    ");
    // What is committed is what lies there: nothing differs, nothing is left over, the built site is not looked at.
    assert_eq!(demo.git(&["status", "--porcelain", "--untracked-files=all"]), "");
    assert!(demo.path("public/index.html").is_file());
}

#[test]
fn git_finds_nothing_wrong() {
    let demo = Demo::made();
    assert_eq!(demo.git(&["fsck", "--strict", "--no-dangling"]), "");
    assert_eq!(demo.git(&["symbolic-ref", "HEAD"]), "refs/heads/main\n");
    let people = demo.git(&["log", "--format=%an <%ae> %cn <%ce> %ad %cd", "--date=format:%H:%M:%S %z"]);
    for line in people.lines() {
        let name = "Zielstand (Rekonstruktion) <rekonstruktion@example.org>";
        assert_eq!(line, format!("{name} {name} 12:00:00 +0000 12:00:00 +0000"));
    }
    assert_eq!(demo.git(&["rev-list", "--merges", "HEAD"]), "");
    let log = demo.log();
    assert!(log.windows(2).all(|pair| pair[0].day <= pair[1].day));
}

#[test]
fn the_hashes_are_the_same_everywhere() {
    let head = Demo::made().git(&["rev-parse", "HEAD"]);
    let case = Case::empty().file(
        "settings",
        "[user]\n\tname = Jemand\n\temail = jemand@example.org\n[init]\n\tdefaultBranch = anders\n[core]\n\tautocrlf = true\n\
         [commit]\n\tgpgSign = true\n",
    );
    let mut program = Command::new(env!("CARGO_BIN_EXE_zielstand"));
    program.args(["demo", "anderswo", "--no-serve"]).current_dir(case.root());
    program.env("GIT_CONFIG_GLOBAL", case.path("settings")).env("GIT_AUTHOR_NAME", "Jemand").env("TZ", "Asia/Tokyo");
    let output = program.env("GIT_COMMITTER_DATE", "2001-01-01T00:00:00Z").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(case.git(&["-C", "anderswo", "rev-parse", "main"]), head);
}

#[test]
fn many_of_its_days_are_portals_that_build() {
    let demo = Demo::made();
    let log = demo.log();
    let begin = log.iter().position(|commit| commit.subject.starts_with("Beginn der Strategie")).unwrap();
    let chosen = [0, 1, begin - 1, begin, begin + 1, log.len() - 2].into_iter().chain((10..log.len()).step_by(40));
    let case = Case::empty();
    let root = demo.folder.to_str().unwrap();
    let build = |rev: &str, as_of: &str| {
        let ran = case.run(&["build", "--root", root, "--rev", rev, "--out", rev, "--as-of", as_of]);
        assert_eq!((ran.code, ran.beyond_the_law().trim()), (0, ""), "{rev}");
        ran
    };
    for number in chosen {
        build(&log[number].id, "2026-06-01");
    }
    // Days do as well.
    let ran = build("2023-09-05", "2023-09-05");
    assert!(ran.out.starts_with("87 Ziele, "), "{}", ran.out);
}

/// The largest portal here, with its commits, its past days and both languages.
#[test]
fn every_page_is_whole() {
    let site = Demo::made().path("public");
    assert_eq!(html::faults(&site), [""; 0]);
    let pages = html::pages(&site);
    assert!(pages.len() > 800, "{}", pages.len());
    for (path, page) in pages {
        assert_eq!(page.language(), if path.starts_with("en/") { "en" } else { "de" }, "{path}");
    }
}

#[test]
fn the_change_log_tells_the_facts() {
    let demo = Demo::made();
    let page = |path: &str| std::fs::read_to_string(demo.path("public").join(path)).unwrap();
    let year = page("aenderungen/2024-09/index.html");
    assert!(year.contains("VV-03: Messwert „Oberste Landesbehörden mit E-Akte“ (September 2024)"));
    let year = page("aenderungen/2025-08/index.html");
    assert!(year.contains("VV-03: Status „in Umsetzung“ (5. August 2025)"));
    assert!(year.contains("Zielstand (Rekonstruktion)"));
}

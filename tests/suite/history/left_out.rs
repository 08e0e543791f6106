//! Goals of which the file is still there, and which the site is built without all the same.

use serde_json::Value;

use crate::case::{Case, SETTINGS};

const SKIP: &str = "content: {goals: {files: \"content/ziele/*.md\", broken: skip}}\n";

/// What the site shows of the goal `a` that left it, and what the program said.
fn gone(mut case: Case, leave: impl FnOnce(&Case)) -> Case {
    case.write_goal("a", "due: 2024-02\n");
    case.write_goal("b", "due: 2024-02\n");
    case.commit("Anfang");
    leave(&case);
    let left = case.commit("Aufräumen");
    let ran = case.build(&[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        !ran.err.contains("noch nicht eingetragen") && !ran.out.contains("noch nicht eingetragen"),
        "{}",
        ran.whole()
    );
    assert_eq!(case.rows()[2..], ["Aufräumen: a removed file: content/ziele/a.md -> none"]);
    let page = case.words("ziele/a/").join("\n");
    for told in ["Dieses Ziel wurde aus dem Portal entfernt.", "Seither ist sie nicht lesbar:", "Februar 2024"] {
        assert!(page.contains(told), "{told}: {page}");
    }
    let log = case.commit_words(&left).join("\n");
    assert!(log.contains("entfernt Ziel entfernt ohne Begründung") && log.contains("\ncontent/ziele/a.md: "), "{log}");
    let goals: Value = serde_json::from_str(&case.site("data/v1/goals.json")).unwrap();
    let ids =
        |list: &str| goals[list].as_array().unwrap().iter().map(|goal| goal["id"].to_string()).collect::<Vec<_>>();
    assert_eq!((ids("goals"), ids("removed")), (vec!["\"b\"".to_owned()], vec!["\"a\"".to_owned()]));
    // The report, the course of all goals and the overview count the same.
    let report = case.run(&["report", "--from", "2024-01-01", "--to", "2026-05", "--format", "json"]).out;
    let report: Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["total"]["now"]["goals"], 1, "{report:#}");
    let timeline: Value = serde_json::from_str(&case.site("data/v1/timeline.json")).unwrap();
    let last = timeline["points"].as_array().unwrap().last().unwrap()["counts"].to_string();
    assert_eq!(last, "[0,0,0,1]");
    case
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_a_goal_is_told_as_what_it_does() {
    let mut case = gone(Case::new(), |case| {
        case.rename("content/ziele/a.md", "content/ziele/a.txt");
        std::os::unix::fs::symlink("a.txt", case.path("content/ziele/a.md")).unwrap();
    });
    case.remove("content/ziele/a.md");
    case.remove("content/ziele/a.txt");
    case.write_goal("a", "due: 2030\n");
    case.commit("Wieder da");
    assert_eq!(
        case.log()[3..],
        ["Wieder da: a created file: none -> content/ziele/a.md", "Wieder da: a changed due: 2024-02 -> 2030"]
    );
    let ran = case.run(&["history", "a", "--since", "2024-01-03"]);
    assert!(
        ran.out.contains("  ! Frist: Februar 2024 → 2030") && ran.out.contains("    wieder aufgenommen\n"),
        "{}",
        ran.out
    );
    assert!(case.words("ziele/a/").join("\n").contains("wieder aufgenommen"));
}

#[test]
fn a_broken_file_that_is_left_out_is_told_as_what_it_does() {
    gone(Case::empty().file("portal.yaml", format!("{SETTINGS}{SKIP}")), |case| case.write_goal("a", "due: [\n"));
}

/// Where it keeps the site from being built, the goal is still there.
#[test]
fn a_broken_file_that_stops_the_site_removes_nothing() {
    let mut case = Case::new().goal("a", "due: 2024-02\n");
    case.commit("Anfang");
    case.write_goal("a", "due: [\n");
    case.commit("Kaputt");
    case.write_goal("a", "due: 2024-02\n");
    case.commit("Heil");
    assert_eq!(case.log(), ["Anfang: a created file: none -> content/ziele/a.md"]);
}

/// A word that the portal does not know takes no goal out of the figures.
#[test]
fn a_wrong_value_makes_no_goal_vanish() {
    let mut case = Case::empty().file("portal.yaml", format!("{SETTINGS}{SKIP}"));
    case.write_goal("a", "due: 2024-02\n");
    case.commit("Anfang");
    case.write_goal("a", "due: 2024-02\nlead: zz\nprogress: viel\nreplaces: N/A\n");
    case.commit("Falsch");
    let ran = case.build(&[]);
    assert!(ran.code == 0 && ran.whole().contains("das Ziel wird ohne diese Angabe gezeigt"), "{}", ran.whole());
    let figures: Value = serde_json::from_str(&case.site("data/v1/figures.json")).unwrap();
    assert_eq!(figures["goals"]["overdue"], 1, "{figures:#}");
}

/// A past day says which file nobody could read then, on each of its pages.
#[test]
fn a_past_day_names_the_files_that_it_lacks() {
    let case = Case::empty().file("portal.yaml", format!("{SETTINGS}{SKIP}stands: [2024-02-15]\n"));
    case.write_goal("a", "");
    case.write_goal("b", "");
    case.commit_on("2024-01-01", "Anfang");
    case.write("content/ziele/b.md", "---\nid: b\ntitle: [offen\n---\n");
    case.commit_on("2024-02-01", "Kaputt");
    case.write_goal("b", "");
    case.commit_on("2024-03-01", "Wieder lesbar");
    case.builds();
    let told = "Nicht lesbar war an diesem Tag und fehlt in allen Zahlen: content/ziele/b.md.";
    for page in ["", "ziele/", "ziele/a/"] {
        assert!(case.site(&format!("stand/2024-02-15/{page}index.html")).contains(told), "{page}");
    }
    assert!(!case.site("ziele/a/index.html").contains(told));
}

/// First the file breaks, then a setting leaves it out: its page says that it is still there, and where it is named, its name is
/// the one that it has.
#[test]
fn a_file_that_a_later_setting_leaves_out_is_still_there() {
    let mut case = Case::new().goal("a", "due: 2027\n").goal("b", "");
    let odd = "content/ziele/c\u{1b}[31m\u{202e}.md";
    case.write(odd, "---\nid: c\ntitle: C\n---\n");
    case.commit("Anfang");
    case.write("content/ziele/a.md", "---\ntitle: [\n---\n");
    case.write(odd, "---\ntitle: [\n---\n");
    case.commit("Kaputt");
    case.write("portal.yaml", format!("{SETTINGS}{SKIP}"));
    case.commit("Auslassen");
    case.builds();
    let page = case.words("ziele/a/").join("\n");
    assert!(page.contains("Seine Datei ist noch da. Seither ist sie nicht lesbar:"), "{page}");
    let written = "content/ziele/c\\u{1b}[31m\\u{202e}.md";
    let log = case.run(&["history"]).out;
    assert!(log.contains(written), "{log}");
    for data in ["goals", "changes"] {
        let data = case.site(&format!("data/v1/{data}.json"));
        assert!(data.contains(&written.replace('\\', "\\\\")), "{data}");
    }
}

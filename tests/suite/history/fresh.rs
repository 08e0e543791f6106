//! Since when nothing new is known of a goal, and that somebody checked it.

use serde_json::Value;

use crate::case::{Case, SETTINGS};

/// A portal that warns after three days without anything new.
fn portal(front: &str) -> Case {
    let mut case = Case::empty()
        .file("portal.yaml", format!("{SETTINGS}stale_days: 3\n"))
        .file("content/quellen.yaml", "alt: {title: Alt, date: 2023-05}\nneu: {title: Neu, date: 2024-01-09}\n")
        .goal("a", front);
    case.commit("Anfang");
    case
}

/// Edits the goal on a day of January 2024; nothing happened in between.
fn on(case: &mut Case, day: u32, front: &str) {
    let today = || -> u32 { case.git(&["log", "-1", "--format=%cd", "--date=format:%d"]).trim().parse().unwrap() };
    let days = day - today() - 1;
    for _ in 0..days {
        case.commit("nichts");
    }
    case.write_goal("a", front);
    case.commit("geändert");
}

/// The newest day that is known and whether that is too long ago, as of a day of January 2024.
fn newest(case: &Case, day: u32) -> (String, bool) {
    let goal = goal(case, day);
    (goal["newest"].as_str().unwrap().to_owned(), goal["stale"].as_bool().unwrap())
}

fn goal(case: &Case, day: u32) -> Value {
    let ran = case.run(&["build", "--as-of", &format!("2024-01-{day:02}")]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    serde_json::from_str::<Value>(&case.site("data/v1/goals.json")).unwrap()["goals"][0].clone()
}

fn known(day: &str, stale: bool) -> (String, bool) {
    (day.to_owned(), stale)
}

#[test]
fn other_words_are_nothing_new() {
    let front = "status: geplant\nmilestones: [{title: Netz bauen, due: 2026}]\nsources: [alt]\n";
    let mut case = portal(front);
    assert_eq!(newest(&case, 4), known("2024-01-01", false));
    for (day, words) in [
        (5, "summary: Ein Satz.\nstatus: geplant\nmilestones: [{title: 'Netz bauen,', due: 2026}]\nsources: [alt]\n"),
        (6, "due: 2027\nstatus: geplant\nstatus_date: 2024\nstatus_source: alt\nmilestones: [{title: N, due: 2026}]\n"),
    ] {
        on(&mut case, day, words);
        assert_eq!(newest(&case, day), known("2024-01-01", true), "{words}");
    }
    on(&mut case, 7, "status: begonnen\n");
    assert_eq!(newest(&case, 7), known("2024-01-07", false));
    // What was known before is not new when it comes back.
    on(&mut case, 11, "status: geplant\n");
    assert_eq!(newest(&case, 11), known("2024-01-07", true));
}

#[test]
fn evidence_has_a_day_of_its_own() {
    let mut case = portal("status: geplant\n");
    for (day, front, expected) in [
        (10, "events: [{date: 2024-01-04, text: T}]\nstatus: geplant\n", ("2024-01-04", true)),
        (
            11,
            "indicators: [{name: N, values: [{date: 2024-01-05, value: 1}]}]\nstatus: geplant\n",
            ("2024-01-05", true),
        ),
        (12, "milestones: [{title: M, done: 2024-01-11}]\nstatus: geplant\n", ("2024-01-11", false)),
        (13, "sources: [neu]\nstatus: geplant\n", ("2024-01-09", true)),
        (14, "indicators: [{name: N, current: 2}]\nstatus: geplant\n", ("2024-01-14", false)),
    ] {
        on(&mut case, day, front);
        assert_eq!(newest(&case, day), known(expected.0, expected.1), "{front}");
    }
}

const COMMENTED: &str = "\
---
id: a
title: Ziel a
pillar: netz   # eins
status: geplant # noch

# bis wann
due: 2026
---

Text
";

fn confirm(case: &Case, args: &[&str]) -> String {
    case.run(&[&["confirm", "a"], args].concat()).whole()
}

#[test]
fn a_confirmation_counts_once() {
    let mut case = portal("status: geplant\n");
    case.write("content/ziele/a.md", COMMENTED);
    assert_eq!(confirm(&case, &["--by", "Referat 12", "--date", "2024-01-06"]), "exit 0\nout: content/ziele/a.md\n");
    let written = std::fs::read_to_string(case.path("content/ziele/a.md")).unwrap();
    let line = "confirmed: {date: 2024-01-06, by: Referat 12}\n";
    assert_eq!(written, COMMENTED.replace("\n# bis wann", &format!("\n{line}# bis wann")));
    for _ in 2..7 {
        case.commit("geprüft");
    }
    assert_eq!(newest(&case, 9), known("2024-01-01", false));
    assert_eq!(newest(&case, 10), known("2024-01-01", true));
    let page = case.site("ziele/a/index.html");
    assert!(page.contains("Geprüft, unverändert: 6. Januar 2024, von Referat 12."), "{page}");
    assert_eq!(
        goal(&case, 9)["confirmed"],
        serde_json::json!({"date": "2024-01-06", "by": "Referat 12", "counts": true})
    );
    // A second one says nothing more.
    assert_eq!(
        confirm(&case, &["--by", "Referat 12, Team 3", "--date", "2024-01-10"]),
        "exit 0\nout: content/ziele/a.md\n\nerr: `a`: Seit der Prüfung vom 2024-01-06 kam nichts Neues dazu, darum zählt diese nicht noch einmal.\n"
    );
    let again = std::fs::read_to_string(case.path("content/ziele/a.md")).unwrap();
    assert_eq!(again, written.replace(line, "confirmed: {date: 2024-01-10, by: \"Referat 12, Team 3\"}\n"));
    for _ in 7..12 {
        case.commit("noch einmal geprüft");
    }
    assert_eq!(newest(&case, 11), known("2024-01-01", true));
    assert_eq!(goal(&case, 11)["confirmed"]["counts"], false);
    assert!(case.site("ziele/a/index.html").contains("Das zählt nicht noch einmal"));
    // After something new it does.
    on(&mut case, 12, "events: [{date: 2024-01-12, text: T}]\nstatus: geplant\n");
    assert_eq!(newest(&case, 16), known("2024-01-12", true));
    on(&mut case, 15, "events: [{date: 2024-01-12, text: T}]\nstatus: geplant\nconfirmed: {date: 2024-01-15, by: R}\n");
    assert_eq!(newest(&case, 18), known("2024-01-12", false));
    assert_eq!(newest(&case, 19), known("2024-01-12", true));
}

#[test]
fn a_confirmation_is_a_sentence_of_its_own() {
    let mut case = portal("status: geplant\n");
    assert!(confirm(&case, &["--by", "Referat 12", "--date", "2024-01-06"]).starts_with("exit 0"));
    case.commit("geprüft");
    case.builds();
    let page = case.site("ziele/a/index.html");
    assert!(!page.contains("Übersetzungen"), "{page}");
    let log = case.run(&["history"]).out;
    assert!(log.contains("Geprüft, unverändert: 6. Januar 2024, von Referat 12") && !log.contains("date:"), "{log}");
}

#[test]
fn a_confirmation_as_it_is_written_already() {
    let case = Case::new();
    let file = |value: &str| format!("---\nid: a\ntitle: A\nconfirmed:{value}\npillar: netz\n---\n");
    for (before, after) in [
        ("\n  date: 2023 # zuletzt\n  by: 'A, B'", Some("\n  date: 2024-01-06 # zuletzt\n  by: R")),
        (" {by: A, date: 2023}", Some(" {by: R, date: 2024-01-06}")),
    ] {
        case.write("content/ziele/a.md", file(before));
        let ran = case.run(&["confirm", "a", "--by", "R", "--date", "2024-01-06"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(std::fs::read_to_string(case.path("content/ziele/a.md")).unwrap(), file(after.unwrap()));
    }
    case.write("content/ziele/a.md", "---\n{id: a, title: A, pillar: netz}\n---\n");
    let refused = case.run(&["confirm", "a", "--by", "R", "--date", "2024-01-06"]).whole();
    assert_eq!(
        refused,
        "exit 2\nerr: Fehler: in `content/ziele/a.md` lässt sich `confirmed` nicht eintragen, ohne anderes zu ändern; von Hand ergänzen: `confirmed: {date: 2024-01-06, by: …}`\n"
    );
}

#[test]
fn what_cannot_be_confirmed() {
    let case = Case::new().goal("glasfaser", "");
    let ran = |args: &[&str]| case.run(args).whole();
    assert_eq!(
        ran(&["confirm", "glasfasr", "--by", "R"]),
        "exit 2\nerr: Fehler: ein Ziel `glasfasr` gibt es nicht; gemeint ist vielleicht `glasfaser`\n"
    );
    assert_eq!(ran(&["confirm", "glasfaser"]), "exit 2\nerr: Fehler: das Argument `--by` fehlt\n");
    assert_eq!(
        ran(&["confirm", "glasfaser", "--by", "R", "--date", "9000-01-01"]),
        "exit 2\nerr: Fehler: `9000-01-01` liegt in der Zukunft; hier steht, was schon geprüft ist\n"
    );
    case.write_goal("glasfaser", "confirmed: {date: 2030-01-01, by: R}\n");
    let said = case.run(&["check", "--as-of", "2026-06-01"]).out;
    assert!(said.contains("Fehler[Z312]: `2030-01-01` liegt in der Zukunft"), "{said}");
}

//! A day of the past, by every way to ask for it: read as the history reads it.

use serde_json::Value;

use crate::case::{Case, SETTINGS};

/// A goal with a deadline under a name.
fn page(name: &str, due: u16) -> String {
    format!("---\nid: a\ntitle: Ziel a\npillar: netz\n{name}: {due}\n---\n\nText von a.\n")
}

/// Commits on a day.
fn commit(case: &Case, day: &str) {
    let time = format!("{day}T12:00:00Z");
    case.commit_as("Stand", &[("GIT_COMMITTER_DATE", &time), ("GIT_AUTHOR_DATE", &time)]);
}

fn portal() -> Case {
    let case = Case::empty();
    case.git(&["init", "-q", "-b", "main"]);
    case
}

/// The deadline on each of these days, by the page of the day and by building it.
fn told_on(case: &Case, days: &[&str]) -> Vec<String> {
    case.unpublish();
    let ran = case.build(&[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let site = |day: &str| {
        let page = case.words(&format!("stand/{day}/ziele/a/"));
        let due = page.iter().position(|line| line == "Frist").and_then(|place| page.get(place + 1));
        due.and_then(|due| due.get(..4)).unwrap_or_default().to_owned()
    };
    let on_pages: Vec<String> = days.iter().map(|day| site(day)).collect();
    let built = |day: &str| {
        case.unpublish();
        let ran = case.run(&["build", "--rev", day, "--as-of", day]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let goals: Value = serde_json::from_str(&case.site("data/v1/goals.json")).unwrap();
        goals["goals"][0]["due"].as_str().unwrap_or_default().to_owned()
    };
    let told = days.iter().zip(on_pages).map(|(day, on_page)| format!("{} {}", built(day), on_page));
    told.collect()
}

/// The first of these in the past is read with what is said of it later.
#[test]
fn days_that_the_newest_settings_read_otherwise() {
    let case = portal();
    case.write(
        "portal.yaml",
        SETTINGS.to_owned() + "content: {goals: {files: \"content/ziele/*.md\", other_fields: ignore}}\n",
    );
    for (day, due) in [("2024-01-10", 2025), ("2024-02-01", 2026), ("2024-03-01", 2027)] {
        case.write("content/ziele/a.md", page("frist", due));
        commit(&case, day);
    }
    let read = "history: {read: [{from: 2024-01-01, to: 2024-03-31, fields: {due: frist}}]}\n";
    let settings = case_settings(&case);
    case.write("portal.yaml", format!("{settings}fields: {{due: frist}}\n{read}stands: [2024-01-15, 2024-02-15]\n"));
    commit(&case, "2024-04-01");
    assert_eq!(told_on(&case, &["2024-01-15", "2024-02-15"]), ["2025 2025", "2026 2026"]);
}

fn case_settings(case: &Case) -> String {
    std::fs::read_to_string(case.path("portal.yaml")).unwrap()
}

/// Before the first settings those count, with what is said of the time before them.
#[test]
fn days_before_the_first_settings() {
    let case = portal();
    case.write("content/ziele/a.md", page("due", 2025));
    commit(&case, "2023-01-10");
    case.write("content/ziele/a.md", page("due", 2026));
    commit(&case, "2023-06-01");
    case.write("portal.yaml", format!("{SETTINGS}stands: [2023-03-01, 2023-07-01]\n"));
    commit(&case, "2024-01-10");
    assert_eq!(told_on(&case, &["2023-03-01", "2023-07-01"]), ["2025 2025", "2026 2026"]);
}

#[test]
fn days_before_the_first_settings_in_another_folder() {
    let case = portal();
    case.write("alt/a.md", page("frist", 2025));
    commit(&case, "2023-01-10");
    case.write("alt/a.md", page("frist", 2026));
    commit(&case, "2023-06-01");
    case.remove("alt/a.md");
    case.write("content/ziele/a.md", page("due", 2026));
    let past = "history: {paths: [alt]}\nfields: {due: [{name: frist, until: 2023-12-31}]}\n";
    case.write("portal.yaml", format!("{SETTINGS}{past}stands: [2023-03-01, 2023-07-01]\n"));
    commit(&case, "2024-01-10");
    assert_eq!(told_on(&case, &["2023-03-01", "2023-07-01"]), ["2025 2025", "2026 2026"]);
}

/// Where settings are lost, or cannot be read, the last ones count.
#[test]
fn days_without_settings_of_their_own() {
    for lost in [None, Some("title: [\n")] {
        let case = portal();
        case.write("portal.yaml", SETTINGS);
        case.write("content/ziele/a.md", page("due", 2025));
        commit(&case, "2024-01-10");
        case.write("portal.yaml", format!("{SETTINGS}fields: {{due: frist}}\n"));
        case.write("content/ziele/a.md", page("frist", 2025));
        commit(&case, "2024-01-20");
        match lost {
            None => case.remove("portal.yaml"),
            Some(broken) => case.write("portal.yaml", broken),
        }
        commit(&case, "2024-02-01");
        case.write("content/ziele/a.md", page("frist", 2027));
        commit(&case, "2024-03-01");
        case.write("portal.yaml", format!("{SETTINGS}fields: {{due: frist}}\nstands: [2024-02-15, 2024-03-15]\n"));
        commit(&case, "2024-04-01");
        assert_eq!(told_on(&case, &["2024-02-15", "2024-03-15"]), ["2025 2025", "2027 2027"], "{lost:?}");
    }
}

/// A folder that was named before the goals went there.
#[test]
fn days_whose_settings_name_a_folder_too_early() {
    let case = portal();
    case.write("portal.yaml", SETTINGS);
    case.write("content/ziele/a.md", page("due", 2025));
    commit(&case, "2024-01-10");
    let settings = format!("{SETTINGS}content: {{goals: vorhaben}}\n");
    case.write("portal.yaml", &settings);
    commit(&case, "2024-02-01");
    case.remove("content/ziele/a.md");
    case.write("vorhaben/a.md", page("due", 2026));
    commit(&case, "2024-03-01");
    case.write("portal.yaml", format!("{settings}stands: [2024-02-15, 2024-03-15]\n"));
    commit(&case, "2024-04-01");
    assert_eq!(told_on(&case, &["2024-02-15", "2024-03-15"]), ["2025 2025", "2026 2026"]);
}

/// Whoever builds the site of such a day again, later, gets the same.
#[test]
fn a_day_that_was_read_otherwise_is_built_again_as_it_was() {
    let case = portal();
    case.write("content/ziele/a.md", page("due", 2025));
    commit(&case, "2023-01-10");
    case.write("portal.yaml", SETTINGS);
    commit(&case, "2024-01-10");
    let ran = case.run(&["build", "--rev", "2023-03-01", "--as-of", "2023-03-01"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    case.write("portal.yaml", SETTINGS.replace("title: ", "title: Anderes "));
    commit(&case, "2024-02-01");
    let ran = case.run(&["verify", "public"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
}

/// A goal that is reached by a commit with a wrong date: no day knows more than it can, and all say the same.
#[test]
fn what_was_reached_at_the_latest_on_the_day_asked_about() {
    let case = portal();
    let goal =
        |status: &str| format!("---\nid: a\ntitle: Ziel a\npillar: netz\ndue: 2024-12-31\nstatus: {status}\n---\n");
    case.write("portal.yaml", format!("{SETTINGS}stands: [2024-12-31]\n"));
    case.write("content/ziele/a.md", goal("begonnen"));
    commit(&case, "2024-01-10");
    case.write("content/ziele/a.md", goal("umgesetzt"));
    commit(&case, "2023-03-01");
    case.write("README.md", "Anderes");
    commit(&case, "2025-06-01");
    assert_eq!(case.build(&[]).code, 0);
    let told = |case: &Case| {
        let goals: Value = serde_json::from_str(&case.site("data/v1/goals.json")).unwrap();
        let goal = &goals["goals"][0];
        [&goal["outcome"], &goal["reached"]["day"], &goal["reached"]["by"]]
            .map(|value| value.as_str().unwrap().to_owned())
    };
    let after = |words: Vec<String>| {
        let place = words.iter().position(|line| line.starts_with("Erreicht")).unwrap();
        words[place..].iter().take(2).cloned().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(told(&case), ["late", "2025-06-01", "latest_commit"]);
    let today = after(case.words("ziele/a/"));
    assert!(today.contains("1. Juni 2025") && today.contains("spätestens"), "{today}");
    let then = after(case.words("stand/2024-12-31/ziele/a/"));
    assert!(then.contains("31. Dezember 2024") && then.contains("spätestens"), "{then}");
    let report = case.run(&["report", "--from", "2024-01-01", "--to", "2024-12-31", "--format", "markdown"]).out;
    assert!(!report.contains("verspätet erreicht: 1") && !report.contains("1 verspätet"), "{report}");
    case.unpublish();
    assert_eq!(case.run(&["build", "--rev", "2024-12-31", "--as-of", "2024-12-31"]).code, 0);
    assert_eq!(told(&case), ["in_time", "2024-12-31", "latest_commit"]);
}

//! The past is read by the settings of its day: whoever changes them today rewrites nothing.

use insta::assert_snapshot;
use serde_json::Value;

use super::rows;
use crate::case::{Case, SETTINGS, git_command};

fn page(id: &str, front: &str) -> String {
    format!("---\nid: {id}\ntitle: Ziel {id}\npillar: netz\n{front}---\n\nText von {id}.\n")
}

fn settings(case: &Case, more: &str) {
    case.write("portal.yaml", format!("{SETTINGS}{more}\n"));
}

/// What a commit's page says about gaps.
fn gaps(case: &Case, commit: &str) -> Vec<String> {
    let words = case.commit_words(commit);
    let from = words.iter().position(|line| line == "Lücken").unwrap_or(words.len());
    let lines = words.get(from + 2..).unwrap_or_default();
    lines.iter().take_while(|line| *line != "Was dazu gesagt wurde").cloned().collect()
}

/// Commits what is in the index alone.
fn commit_index(case: &Case, message: &str) -> String {
    let date = case.git(&["log", "-1", "--format=%cI"]);
    let mut git = git_command(case.root(), date.trim());
    assert!(git.args(["commit", "-q", "-m", message]).status().unwrap().success());
    case.head()
}

#[test]
fn a_folder_that_moves_with_its_setting_loses_nothing() {
    let mut case = Case::new().goal("a", "due: 2025\n").goal("b", "due: 2025\n");
    case.commit("Anfang");
    case.write_goal("a", "due: 2029\n");
    case.commit("Später");
    case.remove("content/ziele/b.md");
    case.commit("Weg");
    let before = case.log();
    case.rename("content/ziele", "content/vorhaben");
    settings(&case, "content: {goals: content/vorhaben}");
    case.commit("Umzug");
    let after = case.log();
    assert_eq!(after[..4], before[..]);
    assert_eq!(after[4..], ["Umzug: a moved file: content/ziele/a.md -> content/vorhaben/a.md"]);
    assert!(case.site("ziele/b/index.html").contains("Ziel b"), "the removed goal keeps its page");
    let goals: Value = serde_json::from_str(&case.site("data/v1/goals.json")).unwrap();
    let goal = goals["goals"].as_array().unwrap().iter().find(|goal| goal["id"] == "a").unwrap();
    assert!(goal["first_due"].to_string().contains("2025"), "{}", goal["first_due"]);
}

#[test]
fn a_goal_that_a_narrower_pattern_leaves_out_is_removed_and_the_same_when_it_comes_back() {
    let (wide, narrow) = ("content: {goals: ziele}", "content: {goals: {files: \"ziele/netz/*.md\"}}");
    let mut case =
        Case::empty().file("ziele/a.md", page("a", "due: 2025\n")).file("ziele/netz/b.md", page("b", "due: 2027\n"));
    settings(&case, wide);
    case.commit("Anfang");
    settings(&case, narrow);
    let commit = case.commit("Enger");
    assert_eq!(case.log()[2..], ["Enger: a removed file: ziele/a.md -> none"]);
    assert!(case.site("ziele/a/index.html").contains("Ziel a"));
    assert!(case.site("aenderungen/auffaellig/index.html").contains(&format!("#{commit}")));
    settings(&case, wide);
    case.write("ziele/a.md", page("a", "due: 2030\n"));
    case.commit("Wieder weiter");
    assert_eq!(
        case.log()[3..],
        ["Wieder weiter: a created file: none -> ziele/a.md", "Wieder weiter: a changed due: 2025 -> 2030"]
    );
    assert!(case.words("ziele/a/").iter().any(|line| line.contains("2025")), "its course goes on");
}

#[test]
fn a_field_of_another_name_keeps_its_changes() {
    let mut case = Case::empty().file("content/ziele/a.md", page("a", "frist: 2025\n"));
    settings(&case, "fields: {due: frist}");
    case.commit("Anfang");
    case.write("content/ziele/a.md", page("a", "frist: 2026\n"));
    case.commit("Später");
    settings(&case, "fields: {due: termin}");
    case.write("content/ziele/a.md", page("a", "termin: 2026\n"));
    case.commit("Umbenannt");
    case.write("content/ziele/a.md", page("a", "termin: 2027\n"));
    case.commit("Noch später");
    let log = case.log();
    assert_eq!(
        log.iter().filter(|row| row.contains(": a ")).collect::<Vec<_>>(),
        [
            "Anfang: a created file: none -> content/ziele/a.md",
            "Später: a changed due: 2025 -> 2026",
            "Noch später: a changed due: 2026 -> 2027"
        ]
    );
}

/// Whoever renames a field in the settings alone is told what it is called now, and not to delete it.
#[test]
fn a_field_that_is_called_as_before_is_told_its_new_name() {
    let front = "frist: 2025\nmilestones: [{title: M, frist: 2025}]\n";
    let mut case = Case::empty().file("content/ziele/a.md", page("a", "frist: 2025\n"));
    settings(&case, "fields: {due: [{name: ende, until: 2023-12-31}, frist]}");
    case.commit("Anfang");
    settings(&case, "fields: {due: termin}");
    case.write("content/ziele/a.md", page("a", front));
    assert_snapshot!(case.run(&["check"]).out, @"
    Hinweis[Z320]: für das Ziel ist kein Ressort genannt
     --> content/ziele/a.md:2:5
      |
    2 | id: a
      |     ^
      |
      = Hilfe: eine Zeile `lead: …` ergänzen, sobald bekannt ist, wer verantwortlich ist

    Fehler[Z106]: die Angabe `frist` gibt es nicht
     --> content/ziele/a.md:5:1
      |
    5 | frist: 2025
      | ^^^^^
      |
      = Hilfe: gemeint ist vielleicht `termin`

    Fehler[Z106]: die Angabe `frist` gibt es nicht
     --> content/ziele/a.md:6:25
      |
    6 | milestones: [{title: M, frist: 2025}]
      |                         ^^^^^
      |
      = Hilfe: gemeint ist vielleicht `due`

    2 Fehler, 0 Warnungen, 1 Hinweis.
    ");
    case.write("content/ziele/a.md", page("a", "ende: 2025\n"));
    case.commit("Umbenannt");
    settings(&case, "");
    case.commit("Wieder wie im Programm");
    assert_snapshot!(case.refused(), @"
    exit 1
    err: Fehler[Z106]: die Angabe `ende` gibt es nicht
     --> content/ziele/a.md:5:1
      |
    5 | ende: 2025
      | ^^^^
      |
      = Hilfe: gemeint ist vielleicht `due`

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn settings_that_cannot_be_read_are_a_gap_and_the_last_ones_count() {
    let mut case = Case::empty().file("content/vorhaben/a.md", page("a", "due: 2025\n"));
    settings(&case, "content: {goals: content/vorhaben}");
    case.commit("Anfang");
    case.write("portal.yaml", "content: {goals: [\n");
    case.write("content/vorhaben/a.md", page("a", "due: 2026\n"));
    let broken = case.commit("Kaputt");
    settings(&case, "content: {goals: {files: \"**/*.md\"}}");
    let wrong = case.commit("Falsches Muster");
    case.remove("portal.yaml");
    let gone = case.commit("Ohne");
    settings(&case, "content: {goals: content/vorhaben}");
    case.commit("Wieder da");
    assert_eq!(
        case.log(),
        ["Anfang: a created file: none -> content/vorhaben/a.md", "Kaputt: a changed due: 2025 -> 2026"]
    );
    assert!(gaps(&case, &broken)[0].starts_with("portal.yaml: "), "{:#?}", case.commit_words(&broken));
    assert!(gaps(&case, &wrong)[0].starts_with("portal.yaml: "), "{:#?}", case.commit_words(&wrong));
    assert_eq!(gaps(&case, &gone), ["portal.yaml: die Datei fehlt; es gelten die Einstellungen davor"]);
}

#[test]
fn before_the_first_settings_these_count_and_not_todays() {
    let mut case = Case::empty().file("docs/a.md", page("a", "frist: 2025\n"));
    case.commit("Vor dem Portal");
    settings(&case, "content: {goals: docs}\nfields: {due: frist}");
    case.commit("Portal");
    case.rename("docs", "ziele");
    settings(&case, "content: {goals: ziele}\nfields: {due: termin}");
    case.write("ziele/a.md", page("a", "termin: 2026\n"));
    case.commit("Umzug");
    let log = case.log();
    assert_eq!(
        log.iter().filter(|row| row.contains(": a ")).collect::<Vec<_>>(),
        [
            "Vor dem Portal: a created file: none -> docs/a.md",
            "Umzug: a moved file: docs/a.md -> ziele/a.md",
            "Umzug: a changed due: 2025 -> 2026"
        ]
    );
}

/// Two states of a goal with something else at `place` in between, as `mode` says, which `git update-index` puts there.
fn interrupted(place: &str, mode: &str, root: &str) -> (Case, String) {
    let mut case = Case::empty().file(&format!("{root}content/ziele/a.md"), page("a", "due: 2025\n"));
    case.write(&format!("{root}portal.yaml"), SETTINGS);
    let first = case.commit("Anfang");
    let id = if mode == "160000" { first } else { case.git(&["hash-object", "-w", ".git/HEAD"]).trim().to_owned() };
    case.git(&["rm", "-rq", "--cached", place]);
    case.git(&["update-index", "--add", "--cacheinfo", &format!("{mode},{id},{place}")]);
    let other = commit_index(&case, "Etwas anderes");
    case.git(&["rm", "-q", "--cached", place]);
    case.write(&format!("{root}content/ziele/a.md"), page("a", "due: 2026\n"));
    case.commit("Wieder da");
    (case, other)
}

#[test]
fn something_else_in_place_of_a_folder_is_a_gap() {
    let submodule = "dort liegt ein anderes Repository (Submodul); sein Inhalt gehört nicht zu diesem";
    let link = "dort liegt eine Verknüpfung; ihr wird nicht gefolgt";
    for (place, mode, reason) in [
        ("content", "160000", submodule),
        ("content/ziele", "160000", submodule),
        ("content", "120000", link),
        ("content", "100644", "dort liegt eine Datei, kein Ordner"),
    ] {
        let (case, other) = interrupted(place, mode, "");
        assert_eq!(
            case.log(),
            ["Anfang: a created file: none -> content/ziele/a.md", "Wieder da: a changed due: 2025 -> 2026"],
            "{place} {mode}"
        );
        assert_eq!(gaps(&case, &other), [format!("{place}: {reason}")]);
        // Nobody could see the goals, so the change may be the other commit's as well.
        let changes: Value = serde_json::from_str(&case.site("data/v1/changes.json")).unwrap();
        assert_eq!(changes["changes"][1]["gap"][0]["commit"], other, "{place} {mode}");
    }
}

#[test]
fn something_else_in_place_of_the_portal_is_a_gap() {
    for mode in ["160000", "120000", "100644"] {
        let (case, _) = interrupted("portale", mode, "portale/land/");
        let ran = case.build(&["--root", "portale/land"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{mode}");
        assert_eq!(
            rows(&case.path("portale/land/public")),
            ["Anfang: a created file: none -> content/ziele/a.md", "Wieder da: a changed due: 2025 -> 2026"]
        );
        // Its own state has no goals that somebody could show.
        let then = case.build(&["--root", "portale/land", "--rev", "HEAD~1", "--out", "damals"]);
        assert!(then.code == 1 && then.whole().contains("Fehler[Z00"), "{mode}: {}", then.whole());
    }
}

#[test]
fn a_goals_file_that_is_something_else_for_a_while_is_a_gap() {
    for mode in ["160000", "120000"] {
        let (case, other) = interrupted("content/ziele/a.md", mode, "");
        let between = case.git(&["log", "-1", "--format=%s", &other]);
        // The site was without it, which is told as well.
        assert_eq!(
            case.log(),
            [
                "Anfang: a created file: none -> content/ziele/a.md".to_owned(),
                format!("{}: a removed file: content/ziele/a.md -> none", between.trim()),
                "Wieder da: a created file: none -> content/ziele/a.md".to_owned(),
                "Wieder da: a changed due: 2025 -> 2026".to_owned(),
            ]
        );
        let changes: Value = serde_json::from_str(&case.site("data/v1/changes.json")).unwrap();
        assert_eq!(changes["changes"][3]["gap"][0]["commit"], other, "{mode}");
        assert!(gaps(&case, &other)[0].starts_with("content/ziele/a.md: dort liegt "), "{:#?}", gaps(&case, &other));
    }
}

#[test]
fn a_goal_whose_data_lie_in_a_file_beside_it_for_a_while_is_a_gap() {
    let files = "content: {goals: {files: \"docs/**/*.md\", id: file-name, other_fields: ignore}}";
    let text = "---\ntitle: Ziel\npillar: netz\ndue: 2025\n---\n\nText.\n";
    let mut case = Case::empty().file("docs/a.md", text);
    settings(&case, files);
    case.commit("Anfang");
    case.remove("docs/a.md");
    case.write("docs/a/README.md", "Text.\n");
    case.write("docs/a/ziel.yaml", "title: Ziel\n");
    case.commit("Daten daneben");
    case.write("docs/a/README.md", text.replace("2025", "2026"));
    case.remove("docs/a/ziel.yaml");
    case.commit("Und zurück");
    assert_eq!(
        case.log(),
        [
            "Anfang: a created file: none -> docs/a.md",
            "Daten daneben: a moved file: docs/a.md -> docs/a/README.md",
            "Und zurück: a changed due: 2025 -> 2026"
        ]
    );
}

#[test]
fn a_submodule_in_the_content_is_named_and_not_published() {
    let mut case = Case::new().goal("a", "");
    case.commit("Anfang");
    case.write("content/ziele/fremd/b.md", page("b", ""));
    case.git(&["init", "-q", "-b", "main", "content/ziele/fremd"]);
    let ran = case.run(&["check", "--as-of", "2026-06-01"]);
    assert!(ran.err.contains("Warnung[Z005]") || ran.out.contains("Warnung[Z005]"), "{}", ran.whole());
    assert_eq!(case.build(&[]).code, 0);
    assert!(case.path("public/ziele/a/index.html").exists() && !case.path("public/ziele/b").exists());
}

#[test]
fn a_submodule_that_was_not_fetched_is_named() {
    let mut case = Case::new().goal("a", "");
    let first = case.commit("Anfang");
    case.git(&["update-index", "--add", "--cacheinfo", &format!("160000,{first},content/ziele/fremd")]);
    commit_index(&case, "Submodul");
    std::fs::create_dir_all(case.path("content/ziele/fremd")).unwrap();
    let ran = case.run(&["check", "--as-of", "2026-06-01"]);
    assert!(ran.whole().contains("Warnung[Z005]"), "{}", ran.whole());
}

#[test]
fn content_that_is_a_submodule_is_a_mistake() {
    let mut case = Case::new();
    case.commit("Anfang");
    case.write("content/ziele/b.md", page("b", ""));
    case.git(&["init", "-q", "-b", "main", "content"]);
    let ran = case.build(&[]);
    assert_eq!(ran.code, 1, "{}", ran.whole());
    assert!(ran.err.contains("Fehler[Z005]"), "{}", ran.err);
}

/// A state before the first settings is read with these, or with today's.
#[test]
fn a_state_without_settings() {
    let mut case = Case::empty();
    case.write("vorhaben/a.md", page("a", "due: 2027\n"));
    case.commit("Noch kein Portal");
    settings(&case, "content: {goals: vorhaben}");
    case.commit("Ein Portal");
    case.rename("vorhaben/a.md", "ziele/a.md");
    settings(&case, "content: {goals: ziele}");
    case.commit("Anderer Ordner");
    let built = |more: &[&str]| {
        case.unpublish();
        let ran = case.build(&[&["--rev", "2024-01-01"], more].concat());
        assert_eq!(ran.code, 0, "{}", ran.whole());
        (ran.err, ran.out)
    };
    let (first, out) = built(&[]);
    assert_snapshot!(first, @r"
    Warnung[Z806]: dieser Stand hat keine lesbare `portal.yaml`; gelesen wird er mit der letzten davor oder der ersten: `0c073b1078` vom 2024-01-02
    --> portal.yaml
     = Hilfe: `--settings today` liest ihn mit der von heute; ohne diese Option gilt seine eigene, sonst die letzte davor oder die erste

    0 Fehler, 1 Warnung.
    ");
    assert!(out.starts_with("1 Ziel,"), "{out}");
    let (today, out) = built(&["--settings", "today"]);
    insta::assert_snapshot!(today, @r"
    Warnung[Z806]: dieser Stand wird mit der `portal.yaml` von heute gelesen
    --> portal.yaml
     = Hilfe: `--settings today` liest ihn mit der von heute; ohne diese Option gilt seine eigene, sonst die letzte davor oder die erste

    0 Fehler, 1 Warnung.
    ");
    assert!(out.starts_with("0 Ziele,"), "{out}");
    let own = case.build(&["--rev", "HEAD~1"]);
    assert_eq!((own.code, own.err.as_str()), (0, ""));
    let nowhere = case.build(&["--settings", "today"]);
    insta::assert_snapshot!(nowhere.whole(), @r"
    exit 2
    err: Fehler: es fehlt: `--rev <STAND>`

    Aufruf: zielstand build [OPTIONEN]
    Mehr dazu: zielstand build --help
    ");
}

/// Whoever gives a word to another status changes what it says from that day on, and not what it said.
#[test]
fn a_word_of_another_status_says_what_it_said_on_its_day() {
    let statuses = |started: &str, done: &str| {
        SETTINGS
            .replace(
                SETTINGS.lines().find(|line| line.contains("id: begonnen")).unwrap(),
                &format!("  - {{id: begonnen, label: begonnen, means: started, words: [{started}]}}"),
            )
            .replace(
                SETTINGS.lines().find(|line| line.contains("id: umgesetzt")).unwrap(),
                &format!("  - {{id: umgesetzt, label: umgesetzt, means: done, words: [{done}]}}"),
            )
    };
    let mut case = Case::empty().file("content/ziele/a.md", page("a", "status: geplant\n"));
    case.write("portal.yaml", statuses("aktiv", "fertig"));
    case.commit("Anfang");
    case.write("content/ziele/a.md", page("a", "status: aktiv\n"));
    let begun = case.commit("Begonnen");
    case.write("portal.yaml", statuses("läuft", "aktiv"));
    let moved = case.commit("Anderes Wort");
    case.log();
    let timeline: serde_json::Value = serde_json::from_str(&case.site("data/v1/timeline.json")).unwrap();
    let counts = timeline["points"].as_array().unwrap().iter().map(|point| point["counts"].to_string());
    // How many are done, begun, planned and unknown.
    assert_eq!(counts.collect::<Vec<_>>(), ["[0,0,1,0]", "[0,1,0,0]", "[1,0,0,0]"]);
    let course = timeline["goals"][0]["statuses"].as_array().unwrap().iter();
    let course = course.map(|then| then["status"].as_str().unwrap().to_owned());
    assert_eq!(course.collect::<Vec<_>>(), ["geplant", "begonnen", "umgesetzt"]);
    assert!(case.commit_words(&begun).contains(&"Status: bisher geplant → jetzt begonnen".to_owned()));
    let report = case.run(&["report", "--from", "2024-01-01", "--to", "2024-01-02", "--format", "json"]).out;
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["then"], report["now"], "{moved}");
}

/// Git keeps track of another repository there, whatever lies in its place.
#[test]
fn files_in_place_of_a_submodule_are_not_published() {
    let mut case = Case::new().goal("a", "");
    let first = case.commit("Anfang");
    case.git(&["update-index", "--add", "--cacheinfo", &format!("160000,{first},content/ziele/fremd")]);
    commit_index(&case, "Submodul");
    case.write("content/ziele/fremd/b.md", page("b", ""));
    let ran = case.build(&[]);
    assert!(ran.code == 0 && ran.err.contains("Warnung[Z005]"), "{}", ran.whole());
    assert!(case.path("public/ziele/a/index.html").exists() && !case.path("public/ziele/b").exists());
}

/// A status that no goal has any more leaves the settings: what was counted on past days is the same.
#[test]
fn a_status_that_leaves_the_settings_stays_in_the_counts_of_its_days() {
    let with = SETTINGS.replace("statuses:\n", "statuses:\n  - {id: final, label: Abgeschlossen, means: done}\n");
    let case = Case::empty().file("content/ziele/a.md", page("a", "status: final\n"));
    case.write("portal.yaml", &with);
    case.commit_on("2024-01-01", "Anfang");
    case.write("content/ziele/a.md", page("a", "status: geplant\n"));
    case.commit_on("2024-06-01", "Zurück");
    let told = |case: &Case| {
        case.builds();
        let data: Value = serde_json::from_str(&case.site("data/v1/timeline.json")).unwrap();
        let statuses = data["statuses"].as_array().unwrap();
        let points = data["points"].as_array().unwrap().iter().map(|point| {
            let counts = statuses.iter().zip(point["counts"].as_array().unwrap());
            let counts = counts.filter(|(_, count)| **count != 0).map(|(status, count)| format!("{status} {count}"));
            format!("{} {} other {}", point["date"], counts.collect::<Vec<_>>().join(" "), point["other"])
        });
        points.collect::<Vec<_>>()
    };
    let report =
        |case: &Case| case.run(&["report", "--from", "2024-02-01", "--to", "2024-12-31", "--format", "json"]).out;
    let (before, reported) = (told(&case), report(&case));
    case.write("portal.yaml", SETTINGS);
    case.commit_on("2025-06-01", "Unbenutzt");
    assert_eq!(told(&case), before);
    assert_eq!(before, [r#""2024-01-01" "final" 1 other 0"#, r#""2024-06-01" "geplant" 1 other 0"#]);
    let figures = |report: &str| serde_json::from_str::<Value>(report).unwrap()["total"].take();
    assert_eq!(figures(&report(&case))["then"], figures(&reported)["then"]);
    let words = case.words("ziele/a/");
    assert!(words.contains(&"Abgeschlossen 1. Januar 2024 bis 1. Juni 2024".to_owned()), "{words:#?}");
}

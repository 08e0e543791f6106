//! Merge requests: one step of the history, whose reason stands in the editors' commits or in the merge.

use serde_json::Value;

use crate::case::{Case, git_command};

/// What GitLab writes into a merge by default.
const GITLAB: &str = "Merge branch 'frist' into 'main'\n\nFrist von a angepasst\n\nCloses #3 and gruppe/projekt#4\n\nSee merge request gruppe/projekt!12";
/// What GitHub writes.
const GITHUB: &str = "Merge pull request #12 from erika/frist\n\nFrist von a angepasst";

/// A portal with the goals `a` and `b`, a commit of Karl Kurz's per message and goal whose deadline it moves, and a merge.
fn merged(message: &str, commits: &[(&str, &str)]) -> (Case, String) {
    let mut case = Case::new().goal("a", "due: 2027\n").goal("b", "due: 2027\n");
    case.commit("Anfang");
    case.git(&["checkout", "-q", "-b", "frist"]);
    for (goal, message) in commits {
        case.write_goal(goal, "due: 2029\n");
        case.commit_as(message, &[("GIT_AUTHOR_NAME", "Karl Kurz")]);
    }
    case.git(&["checkout", "-q", "main"]);
    let merge = merge(&case, "frist", message);
    case.builds();
    (case, merge)
}

/// Merges a branch as a forge does.
fn merge(case: &Case, branch: &str, message: &str) -> String {
    let mut git = git_command(case.root(), "2024-06-02T12:00:00+02:00");
    assert!(git.args(["merge", "-q", "--no-ff", branch, "-m", message]).status().unwrap().success());
    case.git(&["rev-parse", "HEAD"]).trim().to_owned()
}

/// The newest reason of each changed goal in the open data.
fn reasons(case: &Case) -> Vec<(String, Option<String>)> {
    let data: Value = serde_json::from_str(&case.site("data/v1/changes.json")).unwrap();
    let moved = data["changes"].as_array().unwrap().iter().filter(|change| change["kind"] == "changed");
    let text = |value: &Value| value.as_str().map(str::to_owned);
    moved.map(|change| (text(&change["goal"]).unwrap(), text(&change["reason"]))).collect()
}

fn pair(goal: &str, reason: Option<&str>) -> (String, Option<String>) {
    (goal.to_owned(), reason.map(str::to_owned))
}

/// The reason that a merge with this message gives for a deadline that nobody explains in the branch.
fn said(message: &str) -> Option<String> {
    reasons(&merged(message, &[("a", "a: Frist")]).0).remove(0).1
}

#[test]
fn what_a_forge_writes_is_no_reason() {
    for message in [GITLAB, GITHUB, "Merge branch 'frist'"] {
        let (case, merge) = merged(message, &[("a", "a: Frist")]);
        assert_eq!(reasons(&case), [pair("a", None)], "{message}");
        for page in
            ["aenderungen/", "aenderungen/auffaellig/", "ziele/a/", "fristen/", &format!("aenderungen/{merge}/")]
        {
            let words = case.words(page).join("\n");
            assert!(words.contains("ohne Begründung") && !words.contains("Begründung:"), "{page}: {words}");
        }
        assert!(case.words("aenderungen/auffaellig/").iter().any(|line| line.contains("davon 1 ohne Begründung")));
        assert!(case.site("feed.atom").contains("ohne Begründung"));
        let log = case.run(&["history", "--flagged"]).out;
        assert!(log.contains("ohne Begründung"), "{log}");
        let page = case.words(&format!("aenderungen/{merge}/"));
        assert!(page.iter().any(|line| line == "Keine Begründung angegeben."), "{page:?}");
    }
}

#[test]
fn the_reason_of_an_editor_reaches_every_place() {
    let because = "Der Hersteller liefert später.";
    for (merge_message, message) in [
        (GITLAB, "a: Frist\n\nGrund: Der Hersteller liefert später.\nBeschluss: Kabinett 3"),
        (GITHUB, "a: Frist\n\nDer Hersteller liefert später.\n\nBeschluss: Kabinett 3"),
    ] {
        let (case, merge) = merged(merge_message, &[("a", message)]);
        assert_eq!(reasons(&case), [pair("a", Some(because))]);
        for page in [
            "aenderungen/",
            "aenderungen/2024-06/",
            "aenderungen/auffaellig/",
            "ziele/a/",
            "fristen/",
            &format!("aenderungen/{merge}/"),
        ] {
            let words = case.words(page).join("\n");
            assert!(words.contains(because) && !words.contains("ohne Begründung"), "{page}: {words}");
        }
        for feed in ["feed.atom", "ziele/a/feed.atom"] {
            assert!(case.site(feed).contains(because), "{feed}");
        }
        let log = case.run(&["history", "--flagged"]).out;
        assert!(log.contains(because) && log.contains("Kabinett 3") && !log.contains("ohne Begründung"), "{log}");
        let report = case.run(&["report", "--from", "2024-05-01", "--to", "2024-12-31"]).whole();
        assert!(report.contains(because), "{report}");
        let page = case.words(&format!("aenderungen/{merge}/"));
        assert!(!page.iter().any(|line| line == "Keine Begründung angegeben."), "{page:?}");
        assert!(page.iter().any(|line| line.starts_with("a: Frist") && line.contains("Karl Kurz")), "{page:?}");
        assert_eq!(case.values("author")[2], "Erika Muster", "whoever merged is the author of the step");
    }
}

#[test]
fn a_reason_explains_the_goals_that_its_commit_changes() {
    let (case, merge) = merged(GITLAB, &[("a", "a: Frist\n\nGrund: Firma A."), ("b", "b: Frist")]);
    assert_eq!(reasons(&case), [pair("a", Some("Firma A.")), pair("b", None)]);
    let words = case.words(&format!("aenderungen/{merge}/"));
    assert_eq!(
        words.iter().filter(|line| line.contains("Frist verschoben")).collect::<Vec<_>>(),
        [
            "Frist: bisher 2027 → jetzt 2029 Frist verschoben Begründung: Karl Kurz: Firma A.",
            "Frist: bisher 2027 → jetzt 2029 Frist verschoben ohne Begründung"
        ],
    );
    assert!(case.words("aenderungen/auffaellig/").iter().any(|line| line.contains("davon 1 ohne Begründung")));
    assert!(case.words("ziele/b/").join("\n").contains("ohne Begründung"));
    assert!(!case.site("ziele/b/feed.atom").contains("Firma A."));
    insta::assert_snapshot!(case.run(&["history", "--flagged"]).out.replace(&merge[..10], "MERGE"), @"
    2024-06-02  2 Ziele geändert
      Ziel a (a)
      ! Frist: 2027 → 2029  [Frist verschoben]
                Begründung: Karl Kurz: Firma A.
      Ziel b (b)
      ! Frist: 2027 → 2029  [Frist verschoben]
                ohne Begründung
                MERGE  Merge branch 'frist' into 'main', von Erika Muster
    ");
    insta::assert_snapshot!(case.run(&["history", "--flagged", "--format", "markdown"]).out.replace(&merge[..10], "MERGE"), @r"
    # Änderungen: Testportal

    ## 2\. Juni 2024: 2 Ziele geändert

    ### Ziel a \(a\)

    - Frist: 2027 → 2029 **Frist verschoben**

    Begründung: Karl Kurz: Firma A.

    ### Ziel b \(b\)

    - Frist: 2027 → 2029 **Frist verschoben**

    ohne Begründung

    Merge branch 'frist' into 'main', von Erika Muster, `MERGE`
    ");
    // What is asked before the merge has the same answer.
    case.git(&["checkout", "-q", "frist"]);
    let asked = case.run(&["check", "--as-of", "2026-06-01", "--since", "main~1"]).out;
    assert_eq!(asked.matches("Z701").count(), 1, "{asked}");
    assert!(asked.contains("content/ziele/b.md"), "{asked}");
}

#[test]
fn a_commit_that_only_formats_a_goal_explains_nothing() {
    let mut case = Case::new().goal("a", "due: 2027\n");
    case.commit("Anfang");
    case.git(&["checkout", "-q", "-b", "frist"]);
    case.write_goal("a", "due: 2029\n");
    case.commit("a: Frist");
    case.write_goal("a", "due:   2029\n");
    case.commit("a: Form\n\nGrund: Einheitliche Schreibweise.");
    case.git(&["checkout", "-q", "main"]);
    merge(&case, "frist", GITLAB);
    case.builds();
    assert_eq!(reasons(&case), [pair("a", None)]);
}

#[test]
fn rules_have_reasons_of_their_own() {
    let mut case = Case::new().goal("a", "due: 2027\n");
    case.commit("Anfang");
    case.git(&["checkout", "-q", "-b", "frist"]);
    case.write_goal("a", "due: 2029\n");
    case.commit("a: Frist");
    let settings = std::fs::read_to_string(case.path("portal.yaml")).unwrap();
    case.write("portal.yaml", settings.replace("end: 2030", "end: 2031"));
    case.commit("Laufzeit\n\nGrund: Der Landtag hat verlängert.");
    case.git(&["checkout", "-q", "main"]);
    merge(&case, "frist", GITLAB);
    case.builds();
    let data: Value = serde_json::from_str(&case.site("data/v1/changes.json")).unwrap();
    assert_eq!(data["rules"][0]["reason"], "Der Landtag hat verlängert.");
    assert_eq!(reasons(&case), [pair("a", None)]);
}

#[test]
fn what_the_merge_says_itself_comes_before_the_commits_texts_and_with_their_trailers() {
    let own = "Merge branch 'frist' into 'main'\n\nFrist von a angepasst\n\nDer Bund zahlt später.\n\nSee merge request gruppe/projekt!12\n";
    let of = |message: &str, commit: &str| reasons(&merged(message, &[("a", commit)]).0).remove(0).1.unwrap();
    assert_eq!(of(own, "a: Frist\n\nNach Gespräch."), "Der Bund zahlt später.");
    assert_eq!(of(own, "a: Frist\n\nGrund: Firma A."), "Firma A.");
    assert_eq!(
        of(&format!("{own}\nGrund: Der Bund."), "a: Frist\n\nGrund: Firma A."),
        "Erika Muster: Der Bund.\n\nKarl Kurz: Firma A."
    );
    assert_eq!(of(&format!("{GITLAB}\n\nGrund: Firma A."), "a: Frist\n\nGrund: Firma A."), "Firma A.", "once");
}

#[test]
fn the_words_of_forges_and_git_are_known_by_their_form() {
    let gitlab = |body: &str| said(&format!("Merge branch 'frist' into 'main'\n\nTitel\n\n{body}"));
    assert_eq!(gitlab("See merge request !7"), None);
    assert_eq!(gitlab("See merge request a/b!7\nApproved-by: Karl Kurz <karl@example.org>"), None);
    assert_eq!(
        gitlab("See merge request a/b!7\n\nApproved-by: Karl Kurz <karl@example.org>\nReviewed-by: E <e@example.org>"),
        None
    );
    assert_eq!(gitlab("Fixes: #7"), None);
    assert_eq!(gitlab("Resolves #7, a/b#8, and fixes #9."), None);
    assert_eq!(gitlab("(cherry picked from commit 0123456789abcdef)"), None);
    assert_eq!(gitlab("# Conflicts:\n#\tcontent/ziele/a.md"), None);
    assert_eq!(gitlab("See merge request a/b!7 for the minutes").unwrap(), "See merge request a/b!7 for the minutes");
    assert_eq!(gitlab("Closes the gap of #7").unwrap(), "Closes the gap of #7");
    assert_eq!(gitlab("Closes").unwrap(), "Closes");
    // A title has one line. What stands right below it is somebody's.
    assert_eq!(
        said("Merge pull request #7 from a/b\n\nTitel\nDie Firma liefert nicht.").unwrap(),
        "Die Firma liefert nicht."
    );
    // No forge wrote these: their text is that of whoever merged.
    for subject in [
        "Merge branch 'frist'",
        "Merge branch 'frist' into main",
        "Frist von a",
        "Merge pull request 'Frist' (#7) from a into main",
    ] {
        assert_eq!(said(&format!("{subject}\n\nDie Firma liefert nicht.")).unwrap(), "Die Firma liefert nicht.");
    }
}

#[test]
fn a_merge_that_is_taken_back_gives_no_reason_for_that() {
    let (case, merge) = merged(GITLAB, &[("a", "a: Frist\n\nGrund: Firma A.")]);
    case.git(&["revert", "--no-edit", "-m", "1", &merge]);
    case.write_goal("b", "due: 2030\n");
    case.commit_as("Revert \"Merge branch 'x' into 'main'\"\n\nThis reverts merge request !12", &[]);
    case.unpublish();
    case.builds();
    assert_eq!(reasons(&case)[1..], [pair("a", None), pair("b", None)]);
}

#[test]
fn a_squashed_or_forwarded_branch_is_read_as_before() {
    for how in [["merge", "-q", "--squash", "frist"], ["merge", "-q", "--ff-only", "frist"]] {
        let mut case = Case::new().goal("a", "due: 2027\n");
        case.commit("Anfang");
        case.git(&["checkout", "-q", "-b", "frist"]);
        case.write_goal("a", "due: 2029\n");
        case.commit("a: Frist (#12)\n\n* Der Hersteller liefert später.");
        case.git(&["checkout", "-q", "main"]);
        case.git(&how);
        if how[2] == "--squash" {
            case.commit("a: Frist (#12)\n\n* Der Hersteller liefert später.");
        }
        case.builds();
        assert_eq!(reasons(&case), [pair("a", Some("* Der Hersteller liefert später."))]);
    }
}

#[test]
fn a_branch_that_took_in_main_and_another_branch() {
    let mut case = Case::new().goal("a", "due: 2027\n").goal("b", "due: 2027\n").goal("c", "due: 2027\n");
    case.commit("Anfang");
    case.git(&["checkout", "-q", "-b", "innen"]);
    case.write_goal("c", "due: 2029\n");
    case.commit("c: Frist\n\nGrund: Firma C.");
    case.git(&["checkout", "-q", "-b", "frist", "main"]);
    case.write_goal("a", "due: 2029\n");
    case.commit("a: Frist");
    merge(&case, "innen", "Merge branch 'innen' into 'frist'\n\nInnen\n\nSee merge request a/b!1");
    case.git(&["checkout", "-q", "main"]);
    case.write_goal("b", "due: 2029\n");
    case.commit("b: Frist\n\nGrund: Firma B.");
    case.git(&["checkout", "-q", "frist"]);
    merge(&case, "main", "Merge branch 'main' into 'frist'\n\n# Conflicts:\n#\tcontent/ziele/a.md");
    case.git(&["checkout", "-q", "main"]);
    merge(&case, "frist", GITLAB);
    case.builds();
    assert_eq!(reasons(&case), [pair("b", Some("Firma B.")), pair("a", None), pair("c", Some("Firma C."))]);
}

/// A reason that somebody gave in a branch is theirs, not that of whoever merged it.
#[test]
fn the_reason_of_a_single_merged_commit_has_its_author() {
    let (case, merge) = merged("Merge branch 'frist'", &[("a", "a: Frist\n\nGrund: Das Land zahlt nicht")]);
    assert_eq!(reasons(&case), [pair("a", Some("Das Land zahlt nicht"))], "the words in the data are the same");
    let data: Value = serde_json::from_str(&case.site("data/v1/changes.json")).unwrap();
    let moved = data["changes"].as_array().unwrap().iter().find(|change| change["kind"] == "changed").unwrap();
    assert_eq!((&moved["author"], &moved["reason_by"]), (&"Erika Muster".into(), &"Karl Kurz".into()));
    for page in ["aenderungen/", "aenderungen/auffaellig/", "ziele/a/", &format!("aenderungen/{merge}/")] {
        let words = case.words(page).join("\n");
        assert!(words.contains("Karl Kurz: Das Land zahlt nicht"), "{page}: {words}");
    }
    assert!(case.run(&["history"]).out.contains("Begründung: Karl Kurz: Das Land zahlt nicht\n"));
    // Of whoever wrote the commit of the step it needs no name.
    let own = "Merge branch 'frist'\n\nGrund: Das Land zahlt nicht";
    let (case, _) = merged(own, &[("a", "a: Frist")]);
    let data: Value = serde_json::from_str(&case.site("data/v1/changes.json")).unwrap();
    assert!(data["changes"].as_array().unwrap().iter().all(|change| change.get("reason_by").is_none()));
    assert!(case.run(&["history"]).out.contains("Begründung: Das Land zahlt nicht\n"));
}

/// What several people state alike is stated by all of them, once.
#[test]
fn one_reason_of_several_people_names_them_all() {
    let mut case = Case::new().goal("a", "due: 2027\n").goal("b", "due: 2027\n");
    case.commit("Anfang");
    case.git(&["checkout", "-q", "-b", "frist"]);
    for (goal, year, name) in
        [("a", 2028, "Karl Kurz"), ("a", 2029, "Lea Lang"), ("b", 2028, "Karl Kurz"), ("b", 2029, "Lea Lang")]
    {
        case.write_goal(goal, &format!("due: {year}\n"));
        case.commit_as(&format!("{goal}\n\nGrund: Der Bund zahlt später."), &[("GIT_AUTHOR_NAME", name)]);
    }
    case.git(&["checkout", "-q", "main"]);
    merge(&case, "frist", "Merge branch 'frist'");
    case.builds();
    let told = Some("Der Bund zahlt später.");
    assert_eq!(reasons(&case), [pair("a", told), pair("b", told)]);
    assert_eq!(values_of(&case, "reason_by"), ["Karl Kurz; Lea Lang"; 2]);
}

/// A value of each changed goal in the open data.
fn values_of(case: &Case, name: &str) -> Vec<String> {
    let data: Value = serde_json::from_str(&case.site("data/v1/changes.json")).unwrap();
    let moved = data["changes"].as_array().unwrap().iter().filter(|change| change["kind"] == "changed");
    moved.map(|change| change[name].as_str().unwrap_or_default().to_owned()).collect()
}

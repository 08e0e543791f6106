//! Merge requests: one step of the history, whose reason stands in the editors' commits or in the merge.

use serde_json::Value;

use crate::case::{Case, git_command};

/// What GitLab writes into a merge by default.
const GITLAB: &str = "Merge branch 'frist' into 'main'\n\nFrist von a angepasst\n\nCloses #3 and gruppe/projekt#4\n\nSee merge request gruppe/projekt!12";

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

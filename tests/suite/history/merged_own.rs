//! What a merge and each of the commits in it changed themselves: whose reason is about which change.

use serde_json::Value;

use crate::case::{Case, git_command};

const MERGE: &str = "Merge branch 'frist'";

fn page(title: &str, more: &str) -> String {
    format!("---\nid: a\ntitle: {title}\npillar: netz\n{more}---\n\nText von a.\n")
}

/// A portal with the goal `a` that is due in 2025, on a new branch.
fn branch() -> Case {
    let mut case = Case::new().file("content/ziele/a.md", page("Ziel a", "due: 2025\n"));
    case.commit("Anfang");
    case.git(&["checkout", "-q", "-b", "frist"]);
    case
}

/// Karl Kurz commits.
fn karl(case: &Case, message: &str) {
    case.commit_as(message, &[("GIT_AUTHOR_NAME", "Karl Kurz")]);
}

/// Merges the branch; `own` is what the merge makes of the page of `a` itself.
fn merge(case: &Case, message: &str, own: Option<&str>) {
    merge_with(case, message, |case| own.iter().for_each(|own| case.write("content/ziele/a.md", own)));
}

/// Merges the branch, and does something itself.
fn merge_with(case: &Case, message: &str, own: impl Fn(&Case)) {
    case.git(&["checkout", "-q", "main"]);
    let git = |args: &[&str]| git_command(case.root(), "2024-06-02T12:00:00+02:00").args(args).output().unwrap();
    git(&["merge", "-q", "--no-ff", "--no-commit", "frist"]);
    own(case);
    git(&["add", "-A"]);
    assert!(git(&["commit", "-q", "-m", message]).status.success());
}

/// Each change of the newest commit with its reason.
fn reasons(case: &Case) -> Vec<String> {
    let log: Value = serde_json::from_str(&case.run(&["history", "--all", "--format", "json"]).out).unwrap();
    let head = case.head();
    let changes = log["changes"].as_array().unwrap().iter().filter(|change| change["commit"] == *head);
    let told =
        |change: &Value| format!("{}: {}", change["field"].as_str().unwrap(), change["reason"].as_str().unwrap_or("-"));
    changes.map(told).collect()
}

/// What is asked of the newest commit.
fn asked(case: &Case) -> usize {
    case.run(&["check", "--as-of", "2026-06-01", "--since", "HEAD~1"]).out.matches("Z701").count()
}

#[test]
fn what_a_merge_changes_itself_no_merged_commit_explains() {
    let title = |case: &Case| {
        case.write("content/ziele/a.md", page("Das Ziel a", "due: 2025\n"));
        karl(case, "Titel\n\nGrund: Der Titel war unklar für viele.");
    };
    let case = branch();
    title(&case);
    merge(&case, MERGE, Some(&page("Das Ziel a", "due: 2040\n")));
    assert_eq!(reasons(&case), ["due: -", "title: Der Titel war unklar für viele."]);
    assert_eq!(asked(&case), 1);
    case.builds();
    let head = case.head();
    for page in ["aenderungen/", "aenderungen/auffaellig/", "ziele/a/", "fristen/", &format!("aenderungen/{head}/")] {
        assert!(case.words(page).join("\n").contains("ohne Begründung"), "{page}");
    }
    for page in ["aenderungen/auffaellig/", "fristen/"] {
        assert!(!case.words(page).join("\n").contains("Der Titel war unklar"), "{page}");
    }
    assert!(case.site("ziele/a/feed.atom").contains("ohne Begründung"));
    let log = case.run(&["history", "--flagged"]).out;
    assert!(log.contains("ohne Begründung") && !log.contains("Der Titel war unklar"), "{log}");
    let log = |form: &[&str]| case.run(&[&["history", "--all"], form].concat()).out.replace(&head[..10], "MERGE");
    insta::assert_snapshot!(log(&[]).split("\n\n").next().unwrap(), @"
    2024-06-02  Das Ziel a (a)
      ! Frist: 2025 → 2040  [Frist verschoben]
          ohne Begründung
        Titel: Ziel a → Das Ziel a
                Begründung: Karl Kurz: Der Titel war unklar für viele.
                MERGE  Merge branch 'frist', von Erika Muster
    ");
    let markdown = log(&["--format", "markdown"]);
    assert!(markdown.contains("- Frist: 2025 → 2040 **Frist verschoben** (ohne Begründung)\n- Titel"), "{markdown}");
    let report = case.run(&["report", "--from", "2024-05-01", "--to", "2024-12-31"]).whole();
    assert!(!report.contains("Der Titel war unklar"), "{report}");
    // Whoever merges explains it there.
    let case = branch();
    title(&case);
    merge(&case, &format!("{MERGE}\n\nGrund: Der Bund zahlt später."), Some(&page("Das Ziel a", "due: 2040\n")));
    assert_eq!(reasons(&case)[0], "due: Der Bund zahlt später.");
    assert_eq!(asked(&case), 0);
}

#[test]
fn what_a_merge_resolves_otherwise_than_both_sides_is_its_own() {
    for (resolved, reason, unexplained) in [("2035", "-", 1), ("2030", "Die Lieferung kommt später.", 0)] {
        let case = branch();
        case.write("content/ziele/a.md", page("Ziel a", "due: 2030\n"));
        karl(&case, "Frist\n\nGrund: Die Lieferung kommt später.");
        case.git(&["checkout", "-q", "main"]);
        case.write("content/ziele/a.md", page("Ziel a", "due: 2027\n"));
        karl(&case, "Frist\n\nGrund: Es fehlt Personal.");
        merge(&case, MERGE, Some(&page("Ziel a", &format!("due: {resolved}\n"))));
        assert_eq!(reasons(&case), [format!("due: {reason}")]);
        assert_eq!(asked(&case), unexplained);
    }
    // A goal that the merge removes, and one that only the merge has.
    let case = branch();
    case.write("content/ziele/a.md", page("Das Ziel a", "due: 2025\n"));
    karl(&case, "Titel\n\nGrund: Der Titel war unklar für viele.");
    merge_with(&case, MERGE, |case| {
        case.remove("content/ziele/a.md");
        case.write_goal("b", "");
    });
    assert_eq!(reasons(&case), ["file: -", "file: -"]);
}

/// Lines of a text and of a list that both sides changed are those of the branch nevertheless.
#[test]
fn what_git_puts_together_is_not_the_merges_own() {
    let page = |first: &str, last: &str, list: [&str; 2]| {
        let list = list.concat();
        let filler = "Mitte.\n\n".repeat(4);
        format!("---\nid: a\ntitle: Ziel a\npillar: netz\ncustom:\n{list}---\n\n{first}\n\n{filler}{last}\n")
    };
    let mid = "  - eins\n  - zwei\n  - drei\n  - vier\n  - fünf\n";
    let mut case = Case::empty()
        .file(
            "portal.yaml",
            format!(
                "{}content: {{goals: {{files: 'content/ziele/*.md', other_fields: ignore}}}}\n",
                crate::case::SETTINGS
            ),
        )
        .file("content/ziele/a.md", page("Anfang.", "Ende.", [mid, ""]));
    case.commit("Anfang");
    case.git(&["checkout", "-q", "-b", "frist"]);
    case.write("content/ziele/a.md", page("Ein anderer Anfang.", "Ende.", ["  - neu\n", mid]));
    karl(&case, "Anfang\n\nGrund: Der Anfang war unklar.");
    case.git(&["checkout", "-q", "main"]);
    case.write("content/ziele/a.md", page("Anfang.", "Ein anderes Ende.", [mid, "  - sechs\n"]));
    karl(&case, "Ende\n\nGrund: Das Ende war unklar.");
    merge(&case, MERGE, None);
    assert_eq!(reasons(&case), ["custom: Der Anfang war unklar.", "text: Der Anfang war unklar."]);
}

/// The deadline that a branch puts off without a reason, after what `first` does with one.
fn after(first: &[(&str, String, &str)], last: (&str, String)) -> Vec<String> {
    let case = branch();
    for (path, page, message) in first {
        if *path != "a.md" {
            case.remove("content/ziele/a.md");
        }
        case.write(&format!("content/ziele/{path}"), page);
        karl(&case, &format!("Form\n\n{message}"));
    }
    case.write(&format!("content/ziele/{}", last.0), last.1);
    case.commit_as("Frist", &[("GIT_AUTHOR_NAME", "Ina Lang")]);
    merge(&case, MERGE, None);
    reasons(&case)
}

#[test]
fn who_moves_or_translates_a_goal_explains_nothing_else() {
    let due = |more: &str| page("Ziel a", &format!("due: 2030\n{more}"));
    let moved = [("neu.md", page("Ziel a", "due: 2025\n"), "Grund: Der Dateiname war falsch.")];
    assert_eq!(after(&moved, ("neu.md", due(""))), ["file: Der Dateiname war falsch.", "due: -"]);
    let english = "translations: {en: {title: Goal a}}\n";
    let translated = [("a.md", page("Ziel a", &format!("due: 2025\n{english}")), "Grund: Die Übersetzung fehlte.")];
    assert_eq!(
        after(&translated, ("a.md", due(english))),
        ["due: -", "translations/en/title: Die Übersetzung fehlte."]
    );
    // Who changes more explains all of the goal.
    let more = [("neu.md", page("Das Ziel a", "due: 2025\n"), "Grund: Neuer Name.")];
    let due = page("Das Ziel a", "due: 2030\n");
    assert_eq!(after(&more, ("neu.md", due)), ["file: Neuer Name.", "due: Neuer Name.", "title: Neuer Name."]);
}

#[test]
fn who_takes_back_their_change_explains_nothing() {
    let first = [
        ("a.md", page("Ziel a", "status: begonnen\ndue: 2025\n"), "Grund: Endlich angefangen."),
        ("a.md", page("Ziel a", "due: 2025\n"), "Grund: Ein Irrtum."),
    ];
    assert_eq!(after(&first, ("a.md", page("Ziel a", "due: 2030\n"))), ["due: -"]);
    let first = [
        ("a.md", page("Ziel a", "due: 2027\n"), "Grund: Lieferung."),
        ("a.md", page("Ziel a", "due: 2028\n"), "Grund: Personal."),
        ("a.md", page("Ziel a", "due: 2025\n"), "Grund: Ein Irrtum."),
    ];
    assert_eq!(after(&first, ("a.md", page("Ziel a", "due: 2030\n"))), ["due: -"]);
    // Steps on the way are none that were taken back.
    let first = &first[..2];
    let told = after(first, ("a.md", page("Ziel a", "due: 2030\n")));
    assert_eq!(told, ["due: Karl Kurz: Lieferung.\n\nKarl Kurz: Personal."]);
}

/// A branch that renames the goals' folder with a reason, and puts off a deadline without one.
#[test]
fn who_moves_the_folder_explains_nothing_else() {
    let case = branch();
    case.write("portal.yaml", format!("{}content: {{goals: {{files: 'z/*.md'}}}}\n", crate::case::SETTINGS));
    case.rename("content/ziele/a.md", "z/a.md");
    karl(&case, "Ordner\n\nGrund: Die Ordner heißen jetzt anders.");
    case.write("z/a.md", page("Ziel a", "due: 2030\n"));
    karl(&case, "Frist");
    merge(&case, MERGE, None);
    assert_eq!(reasons(&case)[..2], ["file: Die Ordner heißen jetzt anders.", "due: -"]);
}

#[test]
fn nobody_is_named_twice() {
    let case = branch();
    case.write("content/ziele/a.md", page("Ziel a", "due: 2027\n"));
    karl(&case, "Frist\n\nGrund: Lieferung.");
    case.write("content/ziele/a.md", page("Ziel a", "due: 2030\n"));
    karl(&case, "Frist\n\nGrund: Personal.\nCo-authored-by: Ina Lang <ina@example.org>");
    merge(&case, MERGE, None);
    let log: Value = serde_json::from_str(&case.run(&["history", "--format", "json"]).out).unwrap();
    assert_eq!(log["changes"].as_array().unwrap().last().unwrap()["reason_by"], "Karl Kurz; Ina Lang");
}

#[test]
fn rules_that_a_merge_changes_itself_no_merged_commit_explains() {
    let case = branch();
    let settings = |more: &str| format!("{}{more}", crate::case::SETTINGS);
    case.write("portal.yaml", settings("soon_days: 30\n"));
    karl(&case, "Bald\n\nGrund: Ein Monat reicht.");
    merge_with(&case, MERGE, |case| case.write("portal.yaml", settings("soon_days: 30\nstale_days: 900\n")));
    case.builds();
    let data: Value = serde_json::from_str(&case.site("data/v1/changes.json")).unwrap();
    let told = data["rules"].as_array().unwrap().iter().map(|rule| format!("{}: {}", rule["field"], rule["reason"]));
    assert_eq!(told.collect::<Vec<_>>(), ["\"soon_days\": \"Ein Monat reicht.\"", "\"stale_days\": null"]);
    let log = case.run(&["history", "--all"]).out;
    assert!(log.lines().take(8).any(|line| line.contains("Ein Monat reicht.")), "{log}");
    assert!(case.site("feed.atom").contains("Ein Monat reicht."));
}

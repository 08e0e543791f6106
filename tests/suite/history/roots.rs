//! A portal whose folder moved in its repository.

use insta::assert_snapshot;

use super::rows;
use crate::case::{Case, SETTINGS, commit_in_log};

const GOAL: &str = "---\nid: a\ntitle: Ziel a\npillar: netz\ndue: 2027\n---\n\nText von a.\n";

/// A portal at the top, at `alt/portal` and at `portal`, with `between` in its settings at first and `today` at last.
fn moved(between: &str, today: &str) -> (Case, String) {
    let settings = |more: &str| format!("{SETTINGS}{more}");
    let mut case = Case::empty().file("portal.yaml", settings(between)).file("content/ziele/a.md", GOAL);
    case.commit("Anfang");
    case.write("content/ziele/a.md", GOAL.replace("2027", "2028"));
    case.commit("Später");
    case.rename("content", "alt/portal/content");
    case.rename("portal.yaml", "alt/portal/portal.yaml");
    case.commit("Umzug");
    case.write("alt/portal/content/ziele/a.md", GOAL.replace("2027", "2029"));
    case.commit("Noch später");
    case.rename("alt/portal", "portal");
    case.write("portal/portal.yaml", settings(today));
    let last = case.commit("Zweiter Umzug");
    (case, last)
}

/// The first move alone, where a goal changes in the same commit as the settings, and its file is called so then.
fn moved_and_changed(more: &str, file: &str) -> (Case, String) {
    let mut case = Case::empty().file("portal.yaml", SETTINGS).file("content/ziele/a.md", GOAL);
    case.commit("Anfang");
    case.rename("content", "portal/content");
    case.remove("portal.yaml");
    case.write("portal/portal.yaml", format!("{SETTINGS}{more}"));
    case.remove("portal/content/ziele/a.md");
    case.write(&format!("portal/content/ziele/{file}"), GOAL.replace("2027", "2028"));
    let last = case.commit("Umzug");
    (case, last)
}

fn built(case: &Case) -> Vec<String> {
    let ran = case.build(&["--root", "portal"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    rows(&case.path("portal/public"))
}

#[test]
fn a_portal_is_followed_by_its_settings() {
    let (case, _) = moved("", "");
    assert_eq!(
        built(&case),
        [
            "Anfang: a created file: none -> content/ziele/a.md",
            "Später: a changed due: 2027 -> 2028",
            "Noch später: a changed due: 2028 -> 2029"
        ]
    );
}

#[test]
fn a_portal_whose_settings_changed_as_it_moved_says_where_it_lay() {
    let (case, _) = moved("", "history: {roots: [/alt/portal, /]}\n");
    let rows = built(&case);
    assert_eq!(
        rows.iter().filter(|row| row.contains(": a ")).collect::<Vec<_>>(),
        [
            "Anfang: a created file: none -> content/ziele/a.md",
            "Später: a changed due: 2027 -> 2028",
            "Noch später: a changed due: 2028 -> 2029"
        ]
    );
}

#[test]
fn a_portal_whose_settings_changed_as_it_moved_is_followed_by_its_goals() {
    let (case, _) = moved("", "soon_days: 90\n");
    assert_eq!(built(&case).iter().filter(|row| row.contains(": a ")).count(), 3);
}

#[test]
fn a_portal_that_cannot_be_followed_says_so() {
    let (case, last) = moved_and_changed("soon_days: 90\n", "ziel-a.md");
    assert_snapshot!(case.build(&["--root", "portal"]).err.replace(&last[..10], "UMZUG"), @r"
    Warnung[Z802]: vor `UMZUG` weiß dieses Portal nichts: Seine `portal.yaml` ist dort neu, und eine andere ging verloren, in `/`
    --> portal.yaml
     = Hilfe: wenn es von dort umgezogen ist, in `portal.yaml` ergänzen: `history: {roots: [/]}`; sonst: `checks: {Z802: off}`

    0 Fehler, 1 Warnung.
    ");
    assert_eq!(rows(&case.path("portal/public")), ["Umzug: a created file: none -> content/ziele/ziel-a.md"]);
    assert_eq!(gaps(&case, &last), [NOT_FOLLOWED]);
    let (case, _) = moved_and_changed("soon_days: 90\nhistory: {roots: [/]}\n", "ziel-a.md");
    let rows = built(&case);
    assert_eq!(rows[0], "Anfang: a created file: none -> content/ziele/a.md");
    assert!(rows.contains(&"Umzug: a changed due: 2027 -> 2028".to_owned()), "{rows:#?}");
}

/// Whoever moves a portal may not lose its past by changing all of it in the same commit.
#[test]
fn a_portal_that_changed_wholly_as_it_moved_is_followed_by_the_names_of_its_goals() {
    let (case, _) = moved_and_changed("soon_days: 90\n", "a.md");
    let rows = built(&case);
    assert_eq!(rows[0], "Anfang: a created file: none -> content/ziele/a.md");
    assert!(rows.contains(&"Umzug: a changed due: 2027 -> 2028".to_owned()), "{rows:#?}");
}

/// What a commit's page says of what could not be read.
fn gaps(case: &Case, commit: &str) -> Vec<String> {
    let page = commit_in_log(&case.path("portal/public"), &format!("aenderungen/{commit}/index.html")).unwrap();
    super::words(&page).into_iter().filter(|line| line.starts_with("portal.yaml: ")).collect()
}

const NOT_FOLLOWED: &str =
    "portal.yaml: hier neu, und eine andere ging verloren; ob es dasselbe Portal ist, weiß niemand";

#[test]
fn a_portal_that_is_away_for_a_while_is_followed_or_told_as_well() {
    for (today, is_followed) in [("", true), ("soon_days: 90\n", false)] {
        let mut case =
            Case::empty().file("alt/portal/portal.yaml", SETTINGS).file("alt/portal/content/ziele/a.md", GOAL);
        case.commit("Anfang");
        case.git(&["rm", "-rq", "alt"]);
        case.commit("Weg");
        case.write("portal/portal.yaml", format!("{SETTINGS}{today}"));
        case.write("portal/content/ziele/a.md", GOAL.replace("2027", "2028"));
        let last = case.commit("Wieder da");
        let ran = case.build(&["--root", "portal"]);
        assert_eq!((ran.code, ran.err.contains("Z802")), (0, !is_followed));
        let rows = rows(&case.path("portal/public"));
        if is_followed {
            assert_eq!(
                rows,
                [
                    "Anfang: a created file: none -> content/ziele/a.md",
                    "Weg: a removed file: content/ziele/a.md -> none",
                    "Wieder da: a created file: none -> content/ziele/a.md",
                    "Wieder da: a changed due: 2027 -> 2028"
                ]
            );
        } else {
            assert_eq!(rows, ["Wieder da: a created file: none -> content/ziele/a.md"]);
            assert_eq!(gaps(&case, &last), [NOT_FOLLOWED]);
        }
    }
}

#[test]
fn past_days_are_read_where_the_portal_lay() {
    let (case, _) = moved("stands: [2024-01-02, 2024-01-04]\n", "stands: [2024-01-02, 2024-01-04]\n");
    // Once read whole, once what was kept and one commit more.
    for more in ["", "Noch etwas"] {
        if !more.is_empty() {
            case.write("README.md", more);
            case.commit_as(more, &[]);
        }
        built(&case);
        for (day, due) in [("2024-01-02", "2028"), ("2024-01-04", "2029")] {
            let page =
                std::fs::read_to_string(case.path(&format!("portal/public/stand/{day}/ziele/a/index.html"))).unwrap();
            assert!(super::words(&page).iter().any(|line| line.contains(due)), "{day}");
        }
    }
}

/// Two portals that change places: what was told of this one is another one's now, which nobody may do in silence.
#[test]
fn portals_that_change_places_are_told_and_followed_where_the_settings_say_so() {
    let portal = |case: &Case, root: &str, id: &str, more: &str| {
        case.write(&format!("{root}/portal.yaml"), format!("{SETTINGS}soon_days: {}\n{more}", id.len()));
        for number in 1..4 {
            let page = GOAL.replace("id: a", &format!("id: {id}{number}"));
            case.write(&format!("{root}/content/ziele/{id}{number}.md"), page);
        }
    };
    let mut case = Case::empty();
    portal(&case, "portal", "x", "");
    portal(&case, "y", "yy", "");
    case.commit("Anfang");
    case.write("y/content/ziele/yy1.md", GOAL.replace("id: a", "id: yy1").replace("2027", "2028"));
    case.commit("Später");
    for build in [false, true] {
        // What an earlier build kept is read anew.
        if build {
            case.git(&["reset", "-q", "--hard", "HEAD~1"]);
            case.run(&["build", "--root", "portal", "--as-of", "2026-06-01"]);
        }
        case.rename("portal", "t");
        case.rename("y", "portal");
        case.rename("t", "y");
        drop(std::fs::remove_dir_all(case.path("y/public")));
        let commit = case.commit("Tausch");
        let said = case.run(&["check", "--root", "portal", "--as-of", "2026-06-01"]).whole();
        let told = format!("seit `{}` liegt hier ein anderes Portal als davor", &commit[..10]);
        assert!(said.contains("Z802") && said.contains(&told) && said.contains("in `/y`"), "{said}");
    }
    portal(&case, "portal", "yy", "history: {roots: [/y]}\n");
    case.write("portal/content/ziele/yy1.md", GOAL.replace("id: a", "id: yy1").replace("2027", "2028"));
    case.commit("Gesagt");
    let said = case.run(&["check", "--root", "portal", "--as-of", "2026-06-01"]).whole();
    assert!(!said.contains("Z802"), "{said}");
    let rows = built(&case);
    let of_goals: Vec<&String> = rows.iter().filter(|row| row.contains(": yy")).collect();
    assert_eq!(
        of_goals,
        [
            "Anfang: yy1 created file: none -> content/ziele/yy1.md",
            "Anfang: yy2 created file: none -> content/ziele/yy2.md",
            "Anfang: yy3 created file: none -> content/ziele/yy3.md",
            "Später: yy1 changed due: 2027 -> 2028",
        ]
    );
}

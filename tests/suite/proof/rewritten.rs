//! History that is not what was published is found before anything is written.

use insta::assert_snapshot;
use serde_json::Value;

use super::{entries, published, refused, verify};
use crate::case::{Case, SETTINGS, git_command};

/// What a build says of a history that does not fit, with names for the commits.
fn found(case: &Case, args: &[&str]) -> String {
    let was = entries(&case.path("public")).last().unwrap()["commit"].as_str().unwrap().to_owned();
    let is = case.git(&["rev-parse", "HEAD"]);
    let said = refused(case, args);
    said.replace(&was[..10], "VEROEFFENTLICHT").replace(&is.trim()[..10], "NEU")
}

/// The part of it that says what happened.
fn how(case: &Case) -> String {
    let said = found(case, &[]);
    let (_, rest) = said.split_once("würde sich ändern: ").unwrap_or_else(|| panic!("{said}"));
    rest.lines().next().unwrap().to_owned()
}

const APART: &str = "`NEU` baut nicht auf dem auf, was veröffentlicht ist: der zuletzt veröffentlichte Commit `VEROEFFENTLICHT` (2026-06-01) fehlt darin.";

#[test]
fn an_amended_commit_is_told_with_what_is_missing() {
    let case = published();
    let base = case.git(&["rev-parse", "HEAD~"]);
    case.write_goal("a", "due: 2030\n");
    case.git(&["commit", "-qam", "a: Frist", "--amend"]);
    assert_snapshot!(found(&case, &[]).replace(&base.trim()[..10], "ANFANG"), @r#"
    exit 2
    err: Fehler: der veröffentlichte Verlauf würde sich ändern: `NEU` baut nicht auf dem auf, was veröffentlicht ist: der zuletzt veröffentlichte Commit `VEROEFFENTLICHT` (2026-06-01) fehlt darin.
    Es fehlt 1 veröffentlichte Änderung aus 1 Commit:
      - 2024-01-02 `VEROEFFENTLICHT` a „Ziel a“: due `2027` → `2028`
    Es wurde nichts geschrieben. War es ein Versehen, geht es ohne `push --force` zurück; `main` ist dabei der Branch, der veröffentlicht wird:
      git switch --detach VEROEFFENTLICHT
      git merge --no-ff NEU
      git push origin HEAD:main
    Ist es gewollt, mit `--accept-rewritten-history "GRUND"` bauen: Der Grund steht dann für immer im Protokoll, im Änderungsprotokoll und bei den betroffenen Zielen. Nur zum Ansehen hilft ein anderer Ordner: `--out`
    "#);
}

#[test]
fn other_ways_to_rewrite() {
    // Taken back.
    let case = published();
    case.git(&["reset", "-q", "--hard", "HEAD~"]);
    assert_eq!(
        how(&case),
        "`NEU` ist älter als das, was veröffentlicht ist: der zuletzt veröffentlichte Commit `VEROEFFENTLICHT` (2026-06-01) fehlt darin."
    );
    // Begun anew.
    let mut case = published();
    case.git(&["checkout", "-q", "--orphan", "neu"]);
    case.commit("Alles neu");
    assert_eq!(how(&case), APART);
    // Another branch.
    let mut case = published();
    case.git(&["checkout", "-q", "-b", "anders", "HEAD~"]);
    case.write_goal("b", "due: 2031\n");
    case.commit("b: Frist");
    assert_eq!(how(&case), APART);
    // Rebased onto something, and the old commit thrown away.
    case.git(&["checkout", "-q", "main"]);
    case.git(&["rebase", "-q", "anders"]);
    assert_eq!(how(&case), APART);
    case.git(&["reflog", "expire", "--expire=now", "--all"]);
    case.git(&["gc", "-q", "--prune=now"]);
    assert_eq!(
        how(&case),
        "der zuletzt veröffentlichte Commit `VEROEFFENTLICHT` (2026-06-01) ist nicht mehr im Repository."
    );
    // The published branch came in through a merge, the wrong way round.
    let mut case = published();
    case.git(&["checkout", "-q", "-b", "anders", "HEAD~"]);
    case.write_goal("b", "due: 2031\n");
    case.commit("b: Frist");
    case.git(&["merge", "-q", "--no-edit", "main"]);
    assert_eq!(
        how(&case),
        "der zuletzt veröffentlichte Commit `VEROEFFENTLICHT` (2026-06-01) ist nur noch Teil eines Merges und nicht mehr der Branch selbst, der veröffentlicht wird."
    );
    // A merge that was dropped.
    let mut case = published();
    case.git(&["checkout", "-q", "-b", "anders"]);
    case.write_goal("b", "due: 2031\n");
    case.commit("b: Frist");
    case.git(&["checkout", "-q", "main"]);
    case.git(&["merge", "-q", "--no-ff", "--no-edit", "anders"]);
    case.builds();
    case.git(&["reset", "-q", "--hard", "HEAD~"]);
    case.write_goal("a", "due: 2032\n");
    case.commit("a: Frist");
    assert_eq!(how(&case), APART);
}

/// What the message says is done, command by command.
fn take_the_way_back(case: &Case) {
    let said = refused(case, &[]);
    let commands = said.lines().filter_map(|line| line.strip_prefix("  git "));
    let commands: Vec<Vec<&str>> = commands.map(|line| line.split(' ').collect()).collect();
    assert_eq!(commands.len(), 3, "{said}");
    case.git(&commands[0]);
    case.git(&[commands[1].as_slice(), &["--no-edit", "-q"]].concat());
    case.git(&["branch", "-f", "main", "HEAD"]);
    assert_eq!(commands[2], ["push", "origin", "HEAD:main"]);
    case.git(&["switch", "-q", "main"]);
    let ran = case.build(&[]);
    assert_eq!(ran.code, 0, "{}", ran.whole());
}

#[test]
fn the_way_back_needs_no_force() {
    // The main branch was merged into another one, which then took its place.
    let mut case = published();
    case.git(&["checkout", "-q", "-b", "anders", "HEAD~"]);
    case.write_goal("b", "due: 2031\n");
    case.commit("b: Frist");
    case.git(&["merge", "-q", "--no-edit", "main"]);
    take_the_way_back(&case);
    // Begun anew.
    let mut case = published();
    case.git(&["checkout", "-q", "--orphan", "neu"]);
    case.commit("Alles neu");
    take_the_way_back(&case);
    // Another branch was pushed over it.
    let mut case = published();
    case.git(&["checkout", "-q", "-b", "anders", "HEAD~"]);
    case.write_goal("b", "due: 2031\n");
    case.commit("b: Frist");
    take_the_way_back(&case);
}

#[test]
fn a_reason_that_is_none_is_refused() {
    let case = published();
    case.write_goal("a", "due: 2030\n");
    case.git(&["commit", "-qam", "a: Frist", "--amend"]);
    for reason in [".", "-", "n/a", "siehe oben", "x", "Grund: keine", ""] {
        let said = refused(&case, &["--accept-rewritten-history", reason]);
        assert!(said.contains("muss ein Grund sein, den andere verstehen"), "{reason}: {said}");
    }
}

#[test]
fn clones_that_do_not_reach_back_are_refused() {
    let mut case = published();
    for year in 2029..2031 {
        case.write_goal("a", &format!("due: {year}\n"));
        case.commit("a: Frist");
    }
    let from = format!("file://{}", case.root().display());
    let cloned = git_command(case.root(), "").args(["clone", "-q", "--depth", "1", &from, "klon"]).status().unwrap();
    assert!(cloned.success());
    let said = || {
        let ran = case.build(&["--allow-shallow", "--root", "klon", "--previous", "public"]);
        assert_eq!(ran.code, 2, "{}", ran.whole());
        ran.err
    };
    assert!(said().contains("dieser Klon reicht nicht bis zum zuletzt veröffentlichten Commit"), "{}", said());
    // The published commit is there, and nothing of what was told of those before it.
    case.builds();
    assert_eq!(
        said(),
        "Fehler: dieser Klon reicht nicht so weit zurück wie das, was veröffentlicht ist: Von 5 veröffentlichten Änderungen kennt er 0. Es wurde nichts geschrieben. Abhilfe: `git fetch --unshallow`\n"
    );
    // Nor can it tell whether a site is another one.
    case.write_goal("a", "due: 2031\n");
    case.commit("a: Frist");
    let cloned = git_command(case.root(), "").args(["clone", "-q", "--depth", "1", &from, "klon2"]).status().unwrap();
    assert!(cloned.success());
    let ran = verify(&case, &["--repo", "klon2"]);
    assert!(ran.code == 2 && ran.err.contains("dieser Klon reicht nicht bis zum zuletzt"), "{}", ran.whole());
}

#[test]
fn other_days_and_other_readings_are_found() {
    let mut case = Case::new().goal("a", "due: 2027\n");
    case.commit("Anfang");
    let at = |case: &Case, due: &str, day: &str| {
        case.write_goal("a", &format!("due: {due}\n"));
        let date = format!("{day}T12:00:00Z");
        let done = git_command(case.root(), &date).args(["commit", "-qam", "Frist"]).status().unwrap();
        assert!(done.success());
    };
    at(&case, "2028", "2025-01-01");
    case.builds();
    let wrong = case.git(&["rev-parse", "HEAD"]);
    at(&case, "2029", "2024-02-01");
    let ran = case.build(&[]);
    assert_eq!(ran.code, 0, "a wrong day alone changes nothing that was told: {}", ran.err);
    at(&case, "2030", "2024-03-01");
    let said = refused(&case, &[]);
    assert!(said.contains("frühere Commits zählen jetzt an anderen Tagen als veröffentlicht."), "{said}");
    assert!(said.contains(&format!("  - Commit `{}`: bisher 2025-01-01, jetzt 2024-01-01\n", &wrong[..10])), "{said}");
    assert!(said.contains("Betroffene Ziele: `a`."), "{said}");

    let mut case = Case::new().goal("a", "frist: 2027\n");
    case.commit("Anfang");
    case.write_goal("a", "due: 2027\n");
    case.commit("Frist");
    case.builds();
    case.write(
        "portal.yaml",
        format!("{SETTINGS}history: {{read: [{{from: 2024-01-01, to: 2024-01-01, fields: {{due: frist}}}}]}}\n"),
    );
    case.commit("Früher hieß es anders");
    let said = refused(&case, &[]);
    assert!(
        said.contains("die Einstellungen lesen frühere Commits jetzt anders, als es veröffentlicht ist."),
        "{said}"
    );
}

#[test]
fn what_is_accepted_stays() {
    let mut case = published();
    case.write_goal("a", "due: 2030\n");
    case.git(&["commit", "-qam", "a: Frist", "--amend"]);
    let ran = case.build(&["--accept-rewritten-history", "Ein Name stand in der Nachricht."]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let holds = |case: &Case| {
        let log = entries(&case.path("public"));
        assert_eq!(log[1]["rewritten"]["reason"], "Ein Name stand in der Nachricht.");
        let told = "Der Verlauf wurde am 1. Juni 2026 verändert.</b> Grund: Ein Name stand in der Nachricht.";
        for page in ["aenderungen/index.html", "ziele/a/index.html"] {
            assert!(case.site(page).contains(told), "{page}");
        }
        assert!(!case.site("ziele/b/index.html").contains(told));
        assert!(case.site("feed.atom").contains("<title>Der Verlauf wurde am 1. Juni 2026 verändert.</title>"));
        assert!(case.site("ziele/a/feed.atom").contains("Der Verlauf wurde am 1. Juni 2026 verändert."));
        assert!(!case.site("ziele/b/feed.atom").contains("Der Verlauf wurde"));
        assert!(case.site("pruefen/veroeffentlichungen/index.html").contains("Der Verlauf wurde verändert."));
        let page = case.site("pruefen/verlauf/1/index.html");
        assert!(
            page.contains("Die Veröffentlichung baut nicht auf der früheren auf.")
                && page.contains(">2028<")
                && page.contains("Grund: Lieferung."),
            "{page}"
        );
        let lost: Value = serde_json::from_str(&case.site("log/lost/1.json")).unwrap();
        assert_eq!((&lost["changes"][0]["old"], &lost["changes"][0]["new"]), (&"2027".into(), &"2028".into()));
        assert!(!case.site("data/v1/changes.json").contains("\"2028\""), "never among the repository's changes");
    };
    holds(&case);
    // The same again changes nothing, and it stays when the portal goes on.
    let ran = case.build(&[]);
    assert_eq!((ran.code, entries(&case.path("public")).len()), (0, 2));
    case.write_goal("b", "due: 2031\n");
    case.commit("b: Frist");
    case.builds();
    holds(&case);
    let checked = verify(&case, &["--repo", "."]);
    assert!(
        checked.code == 0 && checked.out.contains("Die 2. Veröffentlichung (2026-06-01) hat den Verlauf verändert."),
        "{}",
        checked.whole()
    );
    // Nobody accepts for later.
    assert_eq!(
        refused(&case, &["--accept-rewritten-history", "x"]),
        "exit 2\nerr: Fehler: der veröffentlichte Verlauf ist unverändert; `--accept-rewritten-history` weglassen, sonst fiele eine spätere Änderung nicht auf\n"
    );
}

#[test]
fn a_goal_that_only_an_earlier_publication_had_keeps_its_page() {
    let mut case = published();
    case.write_goal("c", "");
    case.commit("c: Neu");
    case.builds();
    case.git(&["reset", "-q", "--hard", "HEAD~"]);
    let ran = case.build(&["--accept-rewritten-history", "War nicht beschlossen, sagt erika@example.org."]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let page = case.site("ziele/c/index.html");
    assert!(page.contains("Ziel c") && page.contains("Der Verlauf wurde am 1. Juni 2026 verändert."), "{page}");
    assert!(case.site("pruefen/verlauf/2/index.html").contains("ziele/c/"));
    for (path, bytes) in case.site_files() {
        assert!(!String::from_utf8_lossy(&bytes).contains("erika@example.org"), "{path}");
    }
    let checked = verify(&case, &["--repo", "."]);
    assert_eq!(checked.code, 0, "{}", checked.whole());
}

#[test]
fn where_the_log_is_named_another_folder_is_no_help() {
    let case = published();
    case.write_goal("a", "due: 2030\n");
    case.git(&["commit", "-qam", "a: Frist", "--amend"]);
    let ran = case.build(&["--previous", "public", "--out", "frisch"]);
    assert!(ran.err.contains("hilft ein leerer Ordner: `--out ansehen --previous ansehen --first-publication`"));
    let ran = case.build(&["--out", "frisch", "--previous", "frisch", "--first-publication"]);
    assert_eq!(ran.code, 0, "{}", ran.whole());
}

#[test]
fn the_law_may_want_it_forgotten() {
    let case = published();
    case.write_goal("a", "due: 2030\n");
    case.git(&["commit", "-qam", "a: Frist", "--amend"]);
    let ran = case.build(&["--accept-rewritten-history", "Löschung nach Artikel 17 DSGVO", "--forget"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(case.site("pruefen/verlauf/1/index.html").contains("weil das Gesetz es verlangt"));
    for (path, bytes) in case.site_files() {
        assert!(!String::from_utf8_lossy(&bytes).contains("a: Frist\\n\\nGrund: Lieferung"), "{path}");
    }
    let lost: Value = serde_json::from_str(&case.site("log/lost/1.json")).unwrap();
    assert_eq!((&lost["forgotten"], &lost["changes"]), (&true.into(), &Value::Array(Vec::new())));
}

/// Whoever lets others have made what was published tells the past otherwise; who mends a name, or takes it away, does not.
#[test]
fn a_mailmap_that_names_others_is_found() {
    let author = |case: &Case| case.git(&["log", "-1", "--format=%an <%ae>"]).trim().to_owned();
    let mut case = published();
    let known = author(&case);
    let (_, address) = known.split_once(" <").unwrap();
    case.write(".mailmap", format!("Name entfernt <{address}\n"));
    case.commit("Name entfernt");
    case.builds();
    case.write(".mailmap", format!("Karl Kurz <karl@example.org> <{address}\n"));
    case.commit("Andere");
    assert_eq!(how(&case), "`.mailmap` schreibt frühere Commits jetzt anderen Menschen zu, als es veröffentlicht ist.");
    let ran = case.build(&["--accept-rewritten-history", "Das Konto gehörte Karl Kurz."]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(case.site("aenderungen/index.html").contains("Grund: Das Konto gehörte Karl Kurz."));
    assert_eq!(verify(&case, &["--repo", "."]).code, 0);
}

/// What an accepted rewriting kept is taken out when somebody has a right to that later; the log goes on and says so.
#[test]
fn what_was_lost_is_forgotten_later() {
    let mut case = published();
    case.write_goal("a", "due: 2030\n");
    case.git(&["commit", "-qam", "a: Frist", "--amend"]);
    let ran = case.build(&["--accept-rewritten-history", "Ein Name stand in der Nachricht."]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    case.write_goal("b", "due: 2031\n");
    case.commit("b: Frist");
    case.builds();
    let kept = std::fs::read(case.path("public/log/checkpoint")).unwrap();
    let ran = case.build(&["--accept-rewritten-history", "Löschung nach Artikel 17 DSGVO", "--forget"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let lost: Value = serde_json::from_str(&case.site("log/lost/1.json")).unwrap();
    assert_eq!((&lost["forgotten"], &lost["changes"]), (&true.into(), &Value::Array(Vec::new())));
    assert!(case.site("pruefen/verlauf/1/index.html").contains("weil das Gesetz es verlangt"));
    assert!(case.site("pruefen/verlauf/3/index.html").contains("ist nicht mehr aufgehoben"));
    assert_eq!(entries(&case.path("public"))[3]["rewritten"]["how"], "erased");
    // The log only grew, and the site can be built again; another file in that place is none.
    case.write("alt", kept);
    for args in [&["--repo", "."][..], &["--since", "alt"]] {
        let checked = verify(&case, args);
        assert_eq!(checked.code, 0, "{}", checked.whole());
    }
    case.write_goal("b", "due: 2032\n");
    case.commit("b: Frist");
    case.builds();
    assert_eq!(verify(&case, &["--repo", "."]).code, 0);
    let json = case.site("log/lost/1.json");
    case.write("public/log/lost/1.json", json.replace("\"a\"", "\"b\""));
    assert_ne!(verify(&case, &["--repo", "."]).code, 0);
    case.write("public/log/lost/1.json", json);
    // There is nothing left to forget.
    let said = refused(&case, &["--accept-rewritten-history", "Löschung nach Artikel 17 DSGVO", "--forget"]);
    assert!(said.contains("der veröffentlichte Verlauf ist unverändert"), "{said}");
}

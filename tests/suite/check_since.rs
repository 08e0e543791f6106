//! `zielstand check --since`: what a change set brings in, and whether it says why.

use insta::assert_snapshot;

use crate::case::Case;

/// A published portal with a goal, an old warning and a branch that is checked out.
fn branched() -> Case {
    let mut case = Case::new()
        .goal(
            "a",
            "status: begonnen\ndue: 2027\nindicators: [{name: Netze, unit: km, target: {value: 90, date: 2028}}]\n",
        )
        .goal("b", "status: geplant\n")
        .file("content/notiz.txt", "x");
    case.commit("Beginn");
    case.git(&["switch", "-q", "-c", "zweig"]);
    case
}

fn check(case: &Case, args: &[&str]) -> String {
    let mut all = vec!["check", "--as-of", "2026-06-01", "--since"];
    all.extend(args);
    case.run(&all).whole()
}

fn move_deadline(case: &Case) {
    let goal = std::fs::read_to_string(case.path("content/ziele/a.md")).unwrap();
    case.write("content/ziele/a.md", goal.replace("due: 2027", "due: 2029"));
}

#[test]
fn a_moved_deadline_wants_a_reason() {
    let mut case = branched();
    move_deadline(&case);
    case.commit("a: Frist angepasst");
    assert_snapshot!(check(&case, &["main"]), @"
    exit 1
    out: Fehler[Z701]: eine Frist wurde verschoben, ungenauer oder gestrichen (vorher `2027`, jetzt `2029`); ein Grund fehlt
     --> content/ziele/a.md:6:6
      |
    6 | due: 2029
      |      ^^^^
      |
      = Hilfe: beim Eintragen (Commit) sagen, warum: unter der ersten Zeile, nach einer leeren, gern als `Grund: …`. Worte wie „siehe oben“ zählen nicht

    1 Fehler, 0 Warnungen, 0 Hinweise.
    ");
    let unchanged = std::fs::read_to_string(case.path("content/ziele/a.md")).unwrap();
    // A later commit of the set may say it for a merge, but not if each is published by itself.
    case.write("content/ziele/a.md", format!("{unchanged}\nMehr.\n"));
    case.commit("a: Mehr Text\n\nGrund: Die Ausschreibung dauert länger.");
    assert_snapshot!(check(&case, &["main"]), @"
    exit 1
    out: Fehler[Z701]: eine Frist wurde verschoben, ungenauer oder gestrichen (vorher `2027`, jetzt `2029`); in der Nachricht „a: Frist angepasst“ fehlt ein Grund
     --> content/ziele/a.md:6:6
      |
    6 | due: 2029
      |      ^^^^
      |
      = Hilfe: die Nachricht dieses Commits ergänzen, ehe er veröffentlicht ist (`git commit --amend`, bei einem älteren `git rebase --interactive`): Was ein anderer Commit sagt, gilt nicht für ihn, wenn sie einzeln übernommen werden (Fast-forward)

    1 Fehler, 0 Warnungen, 0 Hinweise.
    ");
    // Taken as a whole, nothing was moved; one by one, it was moved and moved back.
    case.write("content/ziele/a.md", format!("{}\nMehr.\n", unchanged.replace("due: 2029", "due: 2027")));
    case.commit("a: Frist wie vorher");
    let said = check(&case, &["main"]);
    assert!(
        said.starts_with("exit 0\nout: Warnung[Z702]: ")
            && said.contains("(vorher `2027`, jetzt `2029`); in der Nachricht „a: Frist angepasst“ fehlt ein Grund")
            && said.ends_with("0 Fehler, 1 Warnung, 0 Hinweise.\n"),
        "{said}"
    );
}

/// What the portal says of moved deadlines once the branch is published.
fn told(case: &Case) -> String {
    let ran = case.run(&["history"]);
    ran.out
        .lines()
        .filter(|line| line.contains("Begründung") || line.contains("Grund:"))
        .map(str::trim)
        .collect::<Vec<_>>()
        .join("; ")
}

#[test]
fn a_reason_for_one_commit_is_none_for_the_next() {
    let mut case = branched();
    let text = std::fs::read_to_string(case.path("content/ziele/a.md")).unwrap();
    case.write("content/ziele/a.md", format!("{text}\nMehr.\n"));
    case.commit("a: Mehr Text\n\nGrund: Der Satz war unvollständig.");
    move_deadline(&case);
    // Not committed yet, it is a warning.
    let said = check(&case, &["main"]);
    assert!(said.starts_with("exit 0\nout: Warnung[Z702]: eine Frist wurde verschoben"), "{said}");
    case.commit("a: Frist");
    let said = check(&case, &["main"]);
    assert!(
        said.starts_with("exit 1\nout: Fehler[Z701]: eine Frist wurde verschoben")
            && said.contains("in der Nachricht „a: Frist“ fehlt ein Grund"),
        "{said}"
    );
    case.git(&["switch", "-q", "main"]);
    case.git(&["merge", "-q", "--ff-only", "zweig"]);
    assert!(told(&case).contains("ohne Begründung"), "{}", told(&case));
}

#[test]
fn everything_that_the_portal_marks_is_looked_at() {
    let mut case = branched();
    case.write_goal("a", "due: 2027\nindicators: [{name: Netze, unit: km, target: {value: 80, date: 2028}}]\n");
    std::fs::remove_file(case.path("content/ziele/b.md")).unwrap();
    case.write_goal("c", "");
    let settings = std::fs::read_to_string(case.path("portal.yaml")).unwrap();
    case.write("portal.yaml", settings.replace("end: 2030", "end: 2031"));
    case.commit("Alles anders");
    assert_snapshot!(check(&case, &["main"]), @"
    exit 1
    out: Fehler[Z701]: der Status geht zurück (vorher `begonnen`); ein Grund fehlt
     --> content/ziele/a.md:2:1
      |
    2 | id: a
      | ^^^^^
      |
      = Hilfe: beim Eintragen (Commit) sagen, warum: unter der ersten Zeile, nach einer leeren, gern als `Grund: …`. Worte wie „siehe oben“ zählen nicht

    Fehler[Z701]: ein Zielwert wurde abgeschwächt (vorher `90`, jetzt `80`); ein Grund fehlt
     --> content/ziele/a.md:6:54
      |
    6 | indicators: [{name: Netze, unit: km, target: {value: 80, date: 2028}}]
      |                                                      ^^
      |
      = Hilfe: beim Eintragen (Commit) sagen, warum: unter der ersten Zeile, nach einer leeren, gern als `Grund: …`. Worte wie „siehe oben“ zählen nicht

    Fehler[Z701]: das Ziel wurde gelöscht; ein Grund fehlt
    --> content/ziele/b.md
     = Hilfe: beim Eintragen (Commit) sagen, warum: unter der ersten Zeile, nach einer leeren, gern als `Grund: …`. Worte wie „siehe oben“ zählen nicht

    Hinweis[Z320]: für das Ziel ist kein Ressort genannt
     --> content/ziele/c.md:2:5
      |
    2 | id: c
      |     ^
      |
      = Hilfe: eine Zeile `lead: …` ergänzen, sobald bekannt ist, wer verantwortlich ist

    Fehler[Z701]: eine Regel des Portals wurde geändert (vorher `2030`, jetzt `2031`); ein Grund fehlt
     --> portal.yaml:4:6
      |
    4 | end: 2031
      |      ^^^^
      |
      = Hilfe: beim Eintragen (Commit) sagen, warum: unter der ersten Zeile, nach einer leeren, gern als `Grund: …`. Worte wie „siehe oben“ zählen nicht

    4 Fehler, 0 Warnungen, 1 Hinweis.
    ");
}

#[test]
fn what_others_published_meanwhile_is_not_part_of_it() {
    let mut case = branched();
    case.git(&["switch", "-q", "main"]);
    move_deadline(&case);
    case.commit("a: Frist angepasst");
    case.git(&["switch", "-q", "zweig"]);
    case.write_goal("b", "status: begonnen\n");
    case.commit("b: begonnen");
    assert_eq!(check(&case, &["main"]), "exit 0\nout: Keine Fehler, keine Warnungen, keine Hinweise.\n");
    case.git(&["merge", "-q", "-m", "Stand von main", "main"]);
    // By fast-forward, what is published would be a side branch.
    assert_snapshot!(check(&case, &["main"]), @"
    exit 0
    out: Warnung[Z703]: dieser Branch hat `main` durch einen Merge in sich aufgenommen
    --> portal.yaml
     = Hilfe: beim Übernehmen einen Merge-Commit anlegen lassen, oder vorher `git rebase main`; ohne das (Fast-forward) gälte der veröffentlichte Verlauf als umgeschrieben, und der Build endet mit 2

    0 Fehler, 1 Warnung, 0 Hinweise.
    ");
    case.git(&["reset", "-q", "--hard", "HEAD~"]);
    case.git(&["rebase", "-q", "main"]);
    assert_eq!(check(&case, &["main"]), "exit 0\nout: Keine Fehler, keine Warnungen, keine Hinweise.\n");
}

#[test]
fn what_others_said_meanwhile_explains_nothing() {
    let mut case = branched();
    case.git(&["switch", "-q", "main"]);
    move_deadline(&case);
    case.commit("a: Frist angepasst\n\nGrund: Es fehlen Firmen.");
    case.git(&["switch", "-q", "zweig"]);
    case.write_goal("b", "status: begonnen\n");
    case.commit("b: begonnen");
    case.git(&["merge", "-q", "-m", "Stand von main", "main"]);
    let goal = std::fs::read_to_string(case.path("content/ziele/a.md")).unwrap();
    case.write("content/ziele/a.md", goal.replace("due: 2029", "due: 2031"));
    case.commit("a: Frist noch einmal angepasst");
    assert_snapshot!(check(&case, &["main"]), @"
    exit 1
    out: Fehler[Z701]: eine Frist wurde verschoben, ungenauer oder gestrichen (vorher `2029`, jetzt `2031`); ein Grund fehlt
     --> content/ziele/a.md:6:6
      |
    6 | due: 2031
      |      ^^^^
      |
      = Hilfe: beim Eintragen (Commit) sagen, warum: unter der ersten Zeile, nach einer leeren, gern als `Grund: …`. Worte wie „siehe oben“ zählen nicht

    Warnung[Z703]: dieser Branch hat `main` durch einen Merge in sich aufgenommen
    --> portal.yaml
     = Hilfe: beim Übernehmen einen Merge-Commit anlegen lassen, oder vorher `git rebase main`; ohne das (Fast-forward) gälte der veröffentlichte Verlauf als umgeschrieben, und der Build endet mit 2

    1 Fehler, 1 Warnung, 0 Hinweise.
    ");
}

#[test]
fn findings_that_were_there_before_are_left_out() {
    let mut case = branched();
    case.write("content/noch.txt", "x");
    case.commit("Notiz");
    assert_snapshot!(check(&case, &["main"]), @"
    exit 0
    out: Warnung[Z006]: diese Datei gehört zu keiner Art von Seite und wird nicht gezeigt
    --> content/noch.txt
     = Hilfe: in den Ordner `content/medien` legen

    0 Fehler, 1 Warnung, 0 Hinweise.
    ");
}

#[test]
fn what_is_not_committed_yet_gets_its_reason_from_the_message() {
    let case = branched();
    move_deadline(&case);
    assert_snapshot!(check(&case, &["HEAD"]), @"
    exit 0
    out: Warnung[Z702]: eine Frist wurde verschoben, ungenauer oder gestrichen (vorher `2027`, jetzt `2029`); ein Grund fehlt
     --> content/ziele/a.md:6:6
      |
    6 | due: 2029
      |      ^^^^
      |
      = Hilfe: beim Eintragen (Commit) sagen, warum: unter der ersten Zeile, nach einer leeren, gern als `Grund: …`. Worte wie „siehe oben“ zählen nicht

    0 Fehler, 1 Warnung, 0 Hinweise.
    ");
    case.write("nachricht", "a: Frist angepasst\n\n# Bitte eine Nachricht eingeben.\n# ---- >8 ----\ndiff --git\n");
    assert_snapshot!(check(&case, &["HEAD", "--message", "nachricht"]), @"
    exit 1
    out: Fehler[Z701]: eine Frist wurde verschoben, ungenauer oder gestrichen (vorher `2027`, jetzt `2029`); ein Grund fehlt
     --> content/ziele/a.md:6:6
      |
    6 | due: 2029
      |      ^^^^
      |
      = Hilfe: beim Eintragen (Commit) sagen, warum: unter der ersten Zeile, nach einer leeren, gern als `Grund: …`. Worte wie „siehe oben“ zählen nicht

    1 Fehler, 0 Warnungen, 0 Hinweise.
    ");
    case.write("nachricht", "a: Frist angepasst\n\nDie Ausschreibung dauert länger.\n");
    assert_eq!(
        check(&case, &["HEAD", "--message", "nachricht"]),
        "exit 0\nout: Keine Fehler, keine Warnungen, keine Hinweise.\n"
    );
}

#[test]
fn a_page_that_cannot_be_read_is_no_removed_goal() {
    let case = branched();
    case.write("content/ziele/a.md", "---\nid: [a\n---\n");
    let said = check(&case, &["main"]);
    assert!(said.contains("Fehler[Z103]") && !said.contains("Z70"), "{said}");
}

#[test]
fn without_a_past_it_cannot_run() {
    let case = Case::new();
    assert_snapshot!(check(&case, &["main"]), @r"
    exit 2
    err: Fehler: `.` liegt in keinem Git-Repository mit einem Commit; `--since` braucht eines
    ");
    let mut case = branched();
    assert_snapshot!(check(&case, &["nirgends"]), @r"
    exit 2
    err: Fehler: `nirgends` ist kein Stand dieses Repositorys; möglich sind ein Branch, ein Tag, ein Commit oder ein Datum
    ");
    case.git(&["switch", "-q", "--orphan", "fremd"]);
    case.write("x", "x");
    case.commit("Fremd");
    case.git(&["switch", "-q", "zweig"]);
    assert_snapshot!(check(&case, &["fremd"]), @r"
    exit 2
    err: Fehler: `fremd` und der geprüfte Stand haben keinen gemeinsamen Commit
    ");
    assert_snapshot!(check(&case, &["main", "--message", "fehlt"]), @r"
    exit 2
    err: Fehler: `fehlt` lässt sich nicht lesen: nicht gefunden
    ");
}

/// A misspelt name is the cause, and what follows from it is not asked for.
#[test]
fn a_misspelt_field_wants_no_reason() {
    let mut case = branched();
    let goal = std::fs::read_to_string(case.path("content/ziele/a.md")).unwrap();
    case.write("content/ziele/a.md", goal.replace("due: 2027", "deu: 2027"));
    let said = check(&case, &["main"]);
    assert!(said.contains("Fehler[Z106]: die Angabe `deu` gibt es nicht") && !said.contains("Z70"), "{said}");
    case.commit("a: Angaben");
    let said = check(&case, &["main"]);
    assert!(said.contains("Fehler[Z106]") && !said.contains("Z70"), "{said}");
    case.write("content/ziele/a.md", goal.replace("due: 2027\n", ""));
    case.commit("a: ohne Frist");
    assert!(check(&case, &["main"]).contains("Fehler[Z701]: eine Frist wurde verschoben"));
}

//! What only the history shows.

use insta::assert_snapshot;

use super::{portal, said};

#[test]
fn an_id_that_belonged_to_another_goal() {
    let mut case = portal().goal("b", "lead: mid\n");
    let file = "content/ziele/a.md";
    let written = |title: &str| format!("---\nid: a\ntitle: {title}\npillar: netz\nlead: mid\n---\nText\n");
    case.write(file, written("Glasfaser für alle Orte"));
    case.commit("Anfang");
    std::fs::remove_file(case.path(file)).unwrap();
    case.commit("Weg");
    case.write(file, written("Mehr Personal im Archiv"));
    let before_the_commit = said(&case);
    case.commit("Neu");
    assert_eq!(said(&case), before_the_commit);
    // The title of the day on which it came back counts, not a later one.
    case.write(file, written("Noch ein Titel"));
    case.commit("Umbenannt");
    assert_snapshot!(said(&case), @r"
    exit 0
    out: Warnung[Z211]: die Kennung `a` gehörte einem anderen Ziel: `Glasfaser für alle Orte`
     --> content/ziele/a.md:2:5
      |
    2 | id: a
      |     ^
      |
      = Hilfe: eine neue Kennung wählen; wenn es dasselbe Ziel ist, ihm seinen früheren Titel geben und den Titel danach ändern

    0 Fehler, 1 Warnung, 0 Hinweise.
    ");
}

#[test]
fn a_goal_that_comes_back_is_the_same_goal() {
    let mut case = portal().goal("b", "lead: mid\n");
    let file = "content/ziele/a.md";
    let written = |title: &str| format!("---\nid: a\ntitle: {title}\npillar: netz\nlead: mid\n---\nText\n");
    case.write(file, written("Glasfaser für alle Orte"));
    case.commit("Anfang");
    std::fs::remove_file(case.path(file)).unwrap();
    case.commit("Weg");
    case.write(file, written("Glasfaser für alle Orte!"));
    case.commit("Wieder da");
    case.write(file, written("Mehr Personal im Archiv"));
    case.commit("Umbenannt");
    assert_eq!(said(&case), "exit 0\nout: Keine Fehler, keine Warnungen, keine Hinweise.\n");
}

#[test]
fn goals_that_have_not_changed_for_long() {
    let mut case = portal()
        .goal("a", "lead: mid\nstatus: begonnen\n")
        .goal("b", "lead: mid\nstatus: umgesetzt\nstatus_date: 2024\nsources: [q]\n");
    let settings = std::fs::read_to_string(case.path("portal.yaml")).unwrap();
    case.write("portal.yaml", settings + "stale_days: 365\n");
    case.commit("Anfang");
    assert_snapshot!(said(&case), @r"
    exit 0
    out: Hinweis[Z322]: zum Ziel gibt es seit `2024-01-01` nichts Neues, also länger als 365 Tage
     --> content/ziele/a.md:2:5
      |
    2 | id: a
      |     ^
      |
      = Hilfe: neue Quellen, Werte oder Ereignisse eintragen; ist geprüft, dass alles noch so ist: `zielstand confirm a`

    0 Fehler, 0 Warnungen, 1 Hinweis.
    ");
    let ran = case.run(&["check", "--as-of", "2024-12-01"]);
    assert_eq!(ran.out, "Keine Fehler, keine Warnungen, keine Hinweise.\n");
}

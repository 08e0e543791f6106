//! What was called otherwise, or lay elsewhere, in the past.

use super::rows;
use crate::case::{Case, SETTINGS};

fn page(front: &str) -> String {
    format!("---\nid: a\ntitle: Ziel a\npillar: netz\n{front}---\n\nText von a.\n")
}

fn move_folder(case: &Case, from: &str, to: &str) {
    std::fs::create_dir_all(case.path(to).parent().unwrap()).unwrap();
    std::fs::rename(case.path(from), case.path(to)).unwrap();
}

/// Goals in `ziele/`, then in `content/ziele/`, where they become a portal.
fn moved() -> Case {
    let mut case = Case::empty().file("ziele/a.md", page("due: 2027\n"));
    case.commit("Anfang");
    case.write("ziele/a.md", page("due: 2028\n"));
    case.commit("Später");
    move_folder(&case, "ziele", "content/ziele");
    case.write("portal.yaml", SETTINGS);
    case.commit("Umzug");
    case
}

#[test]
fn a_content_folder_that_moved_begins_anew_without_the_setting() {
    assert_eq!(moved().log(), ["Umzug: a created file: none -> content/ziele/a.md"]);
}

#[test]
fn a_content_folder_that_moved_keeps_its_history() {
    let case = moved();
    case.write("portal.yaml", format!("{SETTINGS}history: {{paths: [ziele]}}\n"));
    assert_eq!(case.build(&[]).code, 0);
    assert_eq!(
        case.rows(),
        [
            "Anfang: a created file: none -> ziele/a.md",
            "Später: a changed due: 2027 -> 2028",
            "Umzug: a moved file: ziele/a.md -> content/ziele/a.md"
        ]
    );
}

#[test]
fn a_state_with_settings_of_its_own_has_no_former_folder() {
    let mut case = Case::new().goal("b", "").file("ziele/a.md", page("due: 2027\n"));
    case.commit("Anfang");
    case.write("portal.yaml", format!("{SETTINGS}history: {{paths: [ziele]}}\n"));
    case.commit("Früherer Ordner");
    // The goal that lies where they lay once is told.
    let built = case.builds();
    assert!(built.contains("Warnung[Z006]"), "{built}");
    assert_eq!(case.rows(), ["Anfang: b created file: none -> content/ziele/b.md"]);
}

#[test]
fn a_former_folder_around_todays() {
    let mut case = Case::empty()
        .file("content/a.md", page("due: 2027\n"))
        .file("content/start.md", "---\nsummary: Hallo\n---\n")
        .file("content/seiten/hilfe.md", "---\ntitle: Hilfe\n---\n");
    case.commit("Anfang");
    move_folder(&case, "content/a.md", "content/ziele/a.md");
    case.write("portal.yaml", format!("{SETTINGS}history: {{paths: [content]}}\n"));
    let commit = case.commit("Umzug");
    assert_eq!(
        case.log(),
        ["Anfang: a created file: none -> content/a.md", "Umzug: a moved file: content/a.md -> content/ziele/a.md"]
    );
    let words = case.commit_words(&commit);
    assert!(!words.contains(&"Lücken".to_owned()), "a page is no goal that cannot be read: {words:#?}");
}

#[test]
fn a_portal_that_moved_into_a_folder_of_its_repository() {
    let mut case = Case::new().file("content/ziele/a.md", page("due: 2027\n"));
    case.commit("Anfang");
    move_folder(&case, "content", "portal/content");
    case.remove("portal.yaml");
    case.write("portal/portal.yaml", format!("{SETTINGS}history: {{paths: [/content/ziele]}}\n"));
    case.commit("Umzug");
    let ran = case.build(&["--root", "portal"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(
        rows(&case.path("portal/public")),
        ["Anfang: a created file: none -> content/ziele/a.md"],
        "it is followed by its goals, so that it lay elsewhere is no change of them"
    );
}

#[test]
fn fields_are_read_under_the_names_of_their_day() {
    let names =
        "fields: {due: [{name: frist, until: 2024-01-02}, {name: termin, until: 2024-01-03}], status: zustand}\n";
    let mut case = Case::empty()
        .file("portal.yaml", format!("{SETTINGS}{names}"))
        .file("content/ziele/a.md", page("frist: 2027\nzustand: geplant\n"));
    case.commit("Anfang");
    case.write("content/ziele/a.md", page("frist: 2028\nzustand: geplant\n"));
    case.commit("Zweiter");
    case.write("content/ziele/a.md", page("termin: 2028\nzustand: begonnen\n"));
    case.commit("Dritter");
    case.write("content/ziele/a.md", page("due: 2029\nzustand: begonnen\n"));
    case.commit("Vierter");
    assert_eq!(
        case.log()[1..],
        [
            "Zweiter: a changed due: 2027 -> 2028",
            "Dritter: a changed status: geplant -> begonnen",
            "Vierter: a changed due: 2028 -> 2029"
        ]
    );
}

/// A past state is built with the names of its day, as the history reads it; so is a past day.
#[test]
fn a_past_state_has_the_names_of_its_day() {
    let names = "fields: {due: [{name: frist, until: 2024-01-02}, termin]}\nstands: [2024-01-02]\n";
    let mut case = Case::empty()
        .file("portal.yaml", format!("{SETTINGS}{names}"))
        .file("content/ziele/a.md", page("frist: 2027\n"));
    case.commit("Anfang");
    case.write("content/ziele/a.md", page("frist: 2028\n"));
    case.commit("Zweiter");
    case.write("content/ziele/a.md", page("termin: 2029\n"));
    case.commit("Dritter");
    case.log();
    assert!(case.site("stand/2024-01-02/ziele/a/index.html").contains("2028"));
    let due = |rev: &str| {
        let ran = case.run(&["build", "--rev", rev, "--out", "damals"]);
        assert!(ran.code == 0 && !ran.err.contains("Z106"), "{}", ran.err);
        let goals: serde_json::Value =
            serde_json::from_slice(&std::fs::read(case.path("damals/data/v1/goals.json")).unwrap()).unwrap();
        goals["goals"][0]["due"].as_str().map(str::to_owned)
    };
    assert_eq!(
        ["2024-01-01", "2024-01-02", "2024-01-03"].map(due),
        ["2027", "2028", "2029"].map(|due| Some(due.to_owned()))
    );
}

#[test]
fn the_last_name_without_an_end_is_todays() {
    let names = "fields: {due: [{name: frist, until: 2024-01-01}, termin]}\n";
    let mut case = Case::empty()
        .file("portal.yaml", format!("{SETTINGS}{names}"))
        .file("content/ziele/a.md", page("frist: 2027\n"));
    case.commit("Anfang");
    case.write("content/ziele/a.md", page("termin: 2027\n"));
    case.commit("Umbenannt");
    case.write("content/ziele/a.md", page("termin: 2028\n"));
    case.commit("Später");
    assert_eq!(case.log()[1..], ["Später: a changed due: 2027 -> 2028"]);
    assert!(case.site("ziele/a/index.html").contains("2028"));
}

#[test]
fn a_name_with_an_end_that_is_none_is_a_mistake() {
    let names = "fields: {due: [{name: frist}, {name: termin, until: bald}], status: [{wort: x, until: 2024}]}\n";
    let case = Case::built().file("portal.yaml", format!("{SETTINGS}{names}"));
    insta::assert_snapshot!(case.refused(), @"
    exit 1
    err: Fehler[Z107]: die Angabe `until` fehlt
      --> portal.yaml:21:17
       |
    21 | fields: {due: [{name: frist}, {name: termin, until: bald}], status: [{wort: x, until: 2024}]}
       |                 ^^^^
       |
       = Hilfe: eine Zeile `until: …` ergänzen

    Fehler[Z301]: `bald` ist kein Datum
      --> portal.yaml:21:53
       |
    21 | fields: {due: [{name: frist}, {name: termin, until: bald}], status: [{wort: x, until: 2024}]}
       |                                                     ^^^^
       |
       = Hilfe: so schreiben: `2027-03-31`, `2027-03` oder `2027`

    Fehler[Z106]: die Angabe `wort` gibt es nicht
      --> portal.yaml:21:71
       |
    21 | fields: {due: [{name: frist}, {name: termin, until: bald}], status: [{wort: x, until: 2024}]}
       |                                                                       ^^^^
       |
       = Hilfe: die Zeile löschen, oder im Handbuch nach dem richtigen Namen sehen

    Fehler[Z107]: die Angabe `name` fehlt
      --> portal.yaml:21:71
       |
    21 | fields: {due: [{name: frist}, {name: termin, until: bald}], status: [{wort: x, until: 2024}]}
       |                                                                       ^^^^
       |
       = Hilfe: eine Zeile `name: …` ergänzen

    4 Fehler, 0 Warnungen.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    Es wurde nichts geschrieben.
    ");
}

/// Whoever still writes the old name is told today's, not to delete the line.
#[test]
fn a_name_of_before_is_told_todays() {
    let case = Case::empty()
        .file(
            "portal.yaml",
            format!("{SETTINGS}fields: {{due: [{{name: frist, until: 2024-06-30}}, termin], status: stand}}\n"),
        )
        .file("content/ziele/a.md", page("frist: 2027\ndue: 2027\nstatus: geplant\n"));
    let ran = case.run(&["check", "--format", "github"]);
    let found: Vec<&str> = ran.out.lines().filter(|line| line.contains("Z106")).collect();
    let helps = |name: &str, today: &str| {
        let (name, today) = (format!("die Angabe `{name}` gibt es nicht"), format!("gemeint ist vielleicht `{today}`"));
        found.iter().any(|line| line.contains(&name) && line.contains(&today))
    };
    assert!(helps("frist", "termin") && helps("due", "termin") && helps("status", "stand"), "{found:#?}");
}

/// A word that was taken out and given to something else does not tell the past with its new name.
#[test]
fn an_id_that_was_given_to_something_else() {
    const OTHERS: &str = "  - {id: fertig, label: Fertig, means: done}\n";
    let with = |extra: &str, departments: &str| {
        let known = "departments:\n  - {id: mid, title: Ministerium für Digitales, short: MID}\n";
        assert!(SETTINGS.contains(known));
        SETTINGS
            .replace(known, &format!("departments:\n{departments}"))
            .replace("pillars:", &format!("{extra}pillars:"))
    };
    let own = "  - {id: mid, title: Ministerium für Digitales, short: MID}\n";
    let mut case = Case::new().goal("a", "status: begonnen\nlead: mid\n");
    case.write("portal.yaml", with(OTHERS, own));
    case.commit("Anfang");
    case.write_goal("a", "status: fertig\nlead: mid\n");
    case.commit("Fertig");
    case.write_goal("a", "status: begonnen\nlead: ms\n");
    case.commit("Doch nicht");
    case.write("portal.yaml", with("", ""));
    case.commit("Beides geht");
    let other = "  - {id: fertig, label: Vorgesehen, means: planned}\n";
    case.write("portal.yaml", with(other, "  - {id: mid, title: Ministerium für Inneres, short: MI}\n"));
    case.commit("Beides kommt wieder");
    let ran = case.run(&["history", "a"]);
    assert!(
        ran.out.contains("Status: begonnen → Fertig") && ran.out.contains("Status: Fertig → begonnen"),
        "{}",
        ran.whole()
    );
    assert!(ran.out.contains("Federführung: MID → MS"), "{}", ran.out);
    let ran = case.run(&["report", "--from", "2024-01-02", "--to", "2024-01-02"]);
    assert!(ran.out.contains("Erreicht: **Ziel a** (a): begonnen → Fertig"), "{}", ran.out);
    assert!(ran.out.contains("| Fertig | 0 | 1 |") && !ran.out.contains("Vorgesehen"), "{}", ran.out);
    assert_eq!(case.build(&[]).code, 0);
    let timeline = case.site("data/v1/timeline.json");
    assert!(timeline.contains(r#""fertig","fertig (Fertig)"]"#), "{timeline}");
    assert!(timeline.contains(r#"{"date":"2024-01-02","counts":[0,0,0,0,0,1],"other":0,"total":1}"#), "{timeline}");
}

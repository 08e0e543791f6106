//! Which group a goal's word for it means: what it meant by the settings of its day.

use serde_json::Value;

use crate::case::{Case, SETTINGS};

const MID: &str = "{id: mid, title: Ministerium für Digitales, short: MID}";
const MS: &str = "{id: ms, title: Ministerium für Soziales, short: MS}";

/// Three goals that name a department by `lead`, then other settings.
fn renamed(lead: &str, departments: [&str; 2]) -> Case {
    let mut case = Case::new();
    for id in ["a", "b", "c"] {
        case.write_goal(id, &format!("lead: {lead}\ndue: 2027\n"));
    }
    case.commit("Anfang");
    let [mid, ms] = departments;
    case.write("portal.yaml", SETTINGS.replace(MID, mid).replace(MS, ms));
    case.commit("Einstellungen");
    case
}

const OTHER_LEAD: [&str; 3] = [
    "Einstellungen: a changed lead: mid -> ms",
    "Einstellungen: b changed lead: mid -> ms",
    "Einstellungen: c changed lead: mid -> ms",
];

/// Whoever lets a word mean another department hands on all goals that name it.
#[test]
fn a_word_that_means_another_group_changes_the_lead_of_all_who_use_it() {
    let exchanged = [
        "{id: mid, title: Ministerium für Digitales, short: MS}",
        "{id: ms, title: Ministerium für Soziales, short: MID}",
    ];
    let taken = [
        "{id: neu, title: Ministerium für Digitales, short: MID}",
        "{id: ms, title: Ministerium für Soziales, short: mid}",
    ];
    for (lead, departments) in [("MID", exchanged), ("mid", taken)] {
        let case = renamed(lead, departments);
        assert_eq!(case.log()[3..], OTHER_LEAD, "{lead}");
        // One mark of the portal, not one for each goal.
        let ran = case.run(&["history", "--flagged", "--format", "json"]);
        let log: Value = serde_json::from_str(&ran.out).unwrap();
        let marks: Vec<&str> =
            log["changes"].as_array().unwrap().iter().filter_map(|change| change["flags"][0].as_str()).collect();
        assert_eq!(marks, ["lead-gone"; 3], "{lead}");
        let page = case.words("aenderungen/auffaellig/").join("\n");
        assert_eq!(page.matches("Federführung: bisher").count(), 1, "{page}");
        assert!(page.contains("Ebenso bei 2 weiteren Zielen."), "{page}");
        let goals: Value = serde_json::from_str(&case.site("data/v1/goals.json")).unwrap();
        assert_eq!(goals["goals"][0]["lead"], "ms", "{lead}");
        let course = case.words("ziele/a/").join("\n");
        assert!(course.contains("Federführung: bisher "), "{course}");
    }
}

/// Before a commit it is asked for as well.
#[test]
fn a_word_about_to_mean_another_group_wants_a_reason() {
    let mut case = Case::new().goal("a", "lead: MID\n");
    case.commit("Anfang");
    case.write("portal.yaml", SETTINGS.replace("short: MID", "short: XX").replace("short: MS", "short: MID"));
    let ran = case.run(&["check", "--since", "HEAD", "--as-of", "2026-06-01"]);
    assert!(ran.whole().contains("content/ziele/a.md") && ran.whole().contains("Zuständigkeit"), "{}", ran.whole());
}

/// Other names of the same group change nothing, nor do a word that gets its meaning and one that is given up.
#[test]
fn other_words_for_the_same_group_are_no_change() {
    let other = ["{id: mid, title: Ministerium für Digitales, short: MDI, words: [MID]}", MS];
    assert_eq!(renamed("MID", other).log().len(), 3);
    let mut case = Case::new().goal("a", "lead: MD\n");
    case.commit("Noch ohne Wort");
    case.write("portal.yaml", SETTINGS.replace(MID, "{id: mid, title: Ministerium für Digitales, words: [MD]}"));
    case.commit("Mit Wort");
    assert_eq!(case.log(), ["Noch ohne Wort: a created file: none -> content/ziele/a.md"]);
}

/// A word does not change its meaning unseen by meaning nothing in between.
#[test]
fn a_word_that_meant_nothing_for_a_while() {
    let mut case = Case::new().goal("a", "lead: MID\n");
    case.commit("Anfang");
    case.write("portal.yaml", SETTINGS.replace("short: MID", "short: XX"));
    case.commit("Weg");
    case.write("portal.yaml", SETTINGS.replace("short: MID", "short: XX").replace("short: MS", "short: MID"));
    case.commit("Neu vergeben");
    assert_eq!(case.log()[1..], ["Neu vergeben: a changed lead: mid -> ms"]);
}

/// What a group or a status was called is told of it when nobody calls anything so any more.
#[test]
fn former_groups_and_statuses_keep_their_names() {
    let status = "  - {id: begonnen, label: begonnen, means: started, colour: blue, icon: play}\n";
    let mut case = Case::empty()
        .file("portal.yaml", SETTINGS.replace("{id: begonnen, label: begonnen,", "{id: b1, label: Läuft schon,"))
        .goal("a", "lead: mid\nstatus: geplant\n");
    case.commit("Anfang");
    case.write_goal("a", "lead: mid\nstatus: b1\n");
    let begun = case.commit("Begonnen");
    case.write("portal.yaml", SETTINGS.replace(status, "").replace("{id: mid,", "{id: neu,"));
    case.write_goal("a", "lead: neu\nstatus: umgesetzt\n");
    let ended = case.commit("Ende");
    case.log();
    let page = case.commit_words(&begun).join("\n");
    assert!(page.contains("Status: bisher geplant → jetzt Läuft schon"), "{page}");
    let page = case.commit_words(&ended).join("\n");
    assert!(page.contains("Status: bisher Läuft schon → jetzt umgesetzt"), "{page}");
    assert!(case.words("ziele/a/").join("\n").contains("Status: bisher Läuft schon → jetzt umgesetzt"));
}

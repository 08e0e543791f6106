//! In which order the changes of a commit are told: what matters first, wherever the file has it.

use super::words;
use crate::case::{Case, SETTINGS};

/// Whether a text holds all of these, one after the other.
fn in_order(text: &str, parts: &[&str]) -> bool {
    let mut rest = text;
    parts.iter().all(|part| match rest.find(part) {
        Some(place) => {
            rest = &rest[place + part.len()..];
            true
        }
        None => false,
    })
}

/// Goals whose changes come in another order by name than by weight, and what a page tells of them.
fn changed() -> Case {
    let settings = format!("{SETTINGS}strategies: [{{id: plan, title: Plan}}]\n");
    let mut case = Case::empty().file("portal.yaml", settings);
    case.write_goal("a", "sources: [eins]\n");
    case.write_goal(
        "b",
        "departments: [ms]\nlead: mid\nstatus: geplant\npromise: Jedes Haus.\nprogress: 10\ndue: 2025\n",
    );
    case.write_goal("c", "due: 2025\n");
    case.write(
        "content/quellen.yaml",
        "eins: {title: Bericht, date: 2024-01}\nzwei: {title: Zweiter, date: 2024-01}\n",
    );
    case.commit("Anfang");
    case.write_goal("a", "sources: [eins, zwei]\n");
    case.write_goal("b", "departments: [mid]\nlead: ms\nstatus: begonnen\npromise: Alle Häuser.\nprogress: 20\ndue: 2024\nevents: [{date: 2023-09, text: Bau beginnt}]\nconfirmed: {date: 2024-01-02, by: Amt}\n");
    case.write_goal("c", "due: 2027\nstart: 2023\n");
    case.commit("Viel auf einmal");
    case.builds();
    case
}

#[test]
fn what_matters_in_a_commit_comes_first_wherever_it_is_told() {
    let case = changed();
    let of_b = ["Federführung:", "Status:", "Frist:", "Versprechen:", "Fortschritt:", "Ereignis", "Geprüft"];
    let goals = ["Ziel c", "Ziel b", "Ziel a"];
    let log = case.run(&["history", "--since", "2024-01-02"]).out;
    let page = words(&case.site("aenderungen/2024-01/index.html")).join("\n");
    let newest = words(&case.site("aenderungen/index.html")).join("\n");
    for text in [&log, &page, &newest] {
        assert!(in_order(text, &["Ziel c", "Frist:", "Beginn:"]), "{text}");
        assert!(in_order(text, &goals), "{text}");
    }
    let course = words(&case.site("ziele/b/index.html")).join("\n");
    let feed = case.site("feed.atom");
    for text in [&log, &page, &course, &feed] {
        let of_goal = text.split("Ziel b").nth(1).unwrap();
        assert!(in_order(if text.contains("<feed") { of_goal } else { text }, &of_b), "{text}");
    }
}

#[test]
fn data_keep_their_order() {
    let case = changed();
    let changes: serde_json::Value = serde_json::from_str(&case.site("data/v1/changes.json")).unwrap();
    let fields: Vec<&str> = changes["changes"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|change| change["goal"] == "b" && change["kind"] == "changed")
        .filter_map(|change| change["field"].as_str())
        .collect();
    assert!(fields.is_sorted() && fields.len() > 5, "{fields:?}");
}

#[test]
fn marks_beside_the_goals_come_first() {
    let page = |text: &str| format!("---\ntitle: Regeln\nmenu: main\n---\n\n{text}\n");
    let mut case = Case::new().goal("a", "").file("content/seiten/regeln.md", page("Wir antworten binnen 14 Tagen."));
    case.commit("Anfang");
    let sources =
        ["eins", "zwei", "drei", "vier", "acht", "neun"].map(|id| format!("{id}: {{title: {id}, date: 2024-01}}\n"));
    case.write("content/quellen.yaml", sources.concat());
    case.write("content/seiten/regeln.md", page("Wir antworten binnen 20 Tagen."));
    case.commit("Alles");
    case.builds();
    let log = case.run(&["history", "--since", "2024-01-02"]).out;
    let page = words(&case.site("aenderungen/2024-01/index.html")).join("\n");
    let newest = words(&case.site("aenderungen/index.html")).join("\n");
    for text in [log, page, newest, case.site("feed.atom")] {
        assert!(in_order(&text, &["Seite „Regeln“", "Quelle „acht“", "Quelle „drei“"]), "{text}");
    }
}

//! What weakens the portal as a whole: settings, goals that come and go, and what only several commits show.

use serde_json::Value;

use crate::case::{Case, SETTINGS};

/// The marks that `zielstand history --flagged` tells: `goal field mark`.
fn marks(case: &Case) -> Vec<String> {
    let ran = case.run(&["history", "--flagged", "--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let log: Value = serde_json::from_str(&ran.out).unwrap();
    let records = ["changes", "rules"].into_iter().flat_map(|list| log[list].as_array().unwrap().clone());
    let text = |record: &Value, name: &str| record[name].as_str().unwrap_or("-").to_owned();
    records
        .map(|each| format!("{} {} {}", text(&each, "goal"), text(&each, "field"), each["flags"][0].as_str().unwrap()))
        .collect()
}

/// What stands in the settings before, what stands there after, and the mark.
const RULES: &[(&str, &str, &str)] = &[
    ("end: 2030", "end: 2032", "end rule-changed"),
    ("end: 2030", "end: 2029", ""),
    ("soon_days: 90\n", "soon_days: 30\n", "soon_days rule-changed"),
    ("soon_days: 90\n", "soon_days: 200\n", ""),
    ("stale_days: 90\n", "stale_days: 300\n", "stale_days rule-changed"),
    ("stale_days: 90\n", "", "stale_days rule-changed"),
    ("stale_days: 90\n", "stale_days: 60\n", ""),
    ("", "stale_days: 60\n", ""),
    ("status_needs_source: true\n", "", "status_needs_source rule-changed"),
    ("", "status_needs_source: true\n", ""),
    ("checks: {Z311: error}\n", "checks: {Z311: off}\n", "checks/Z311 rule-changed"),
    ("checks: {Z311: warning}\n", "checks: {Z311: error}\n", ""),
    ("", "checks: {Z311: off}\n", "checks rule-changed"),
    ("hedges: {weak: [bald, etwas]}\n", "hedges: {weak: [bald]}\n", "hedges/weak rule-changed"),
    ("hedges: {weak: [bald]}\n", "hedges: {weak: [bald, etwas]}\n", ""),
    ("means: planned", "means: started", "statuses/geplant/means rule-changed"),
    ("{id: umgesetzt,", "{id: umgesetzt, words: [begonnen],", "statuses/umgesetzt/words rule-changed"),
    ("{id: umgesetzt,", "{id: umgesetzt, words: [fertig],", ""),
    ("label: geplant", "label: vorgesehen", "statuses/geplant/label words-weaker"),
    ("label: umgesetzt", "label: umgesezt", ""),
    ("{id: geplant,", "{id: geplant, step: 1,", ""),
    ("{id: begonnen, ", "{id: begonnen, late: true, ", ""),
    ("title: Ministerium für Soziales", "title: Amt für Soziales", "departments/ms/title words-weaker"),
    ("title: Ministerium für Soziales", "title: Ministrium für Soziales", ""),
    ("  - {id: ms, title: Ministerium für Soziales, short: MS}\n", "", "departments/ms rule-changed"),
    ("topics:\n", "topics:\n  - {id: neu, title: Neues}\n", ""),
    ("short: MID}", "short: MID, until: 2024}", ""),
    ("short: MID}", "short: MDI}", ""),
    ("short: MID}", "short: MID, all: true}", "departments/mid/all rule-changed"),
    ("", "content: {goals: content/ziele}\n", ""),
    ("content: {goals: content/ziele}\n", "content: {goals: content/andere}\n", "content/goals rule-changed"),
    ("short: MID}", "short: MID, replaced_by: ms}", "departments/mid/replaced_by rule-changed"),
    ("documented: true}", "documented: false}", ""),
    (
        "label: Gesetzliche Pflicht}",
        "label: Gesetzliche Pflicht, documented: true}",
        "origins/gesetz/documented rule-changed",
    ),
    ("icon: check", "icon: play", ""),
    ("", "history: {start: 2024-01-01}\n", ""),
    ("", "history: {start: 2025-01-01}\n", "history rule-changed"),
    ("history: {start: 2024-01-01}\n", "history: {start: 2024-06-01}\n", "history/start rule-changed"),
    ("", "limits: {file: 2 MB, depth: 100}\n", ""),
    ("", "limits: {file: 1 MB}\n", "limits rule-changed"),
    ("", "fields: {due: due}\n", ""),
];

#[test]
fn a_setting_is_marked_where_fewer_goals_can_count() {
    for (old, new, expected) in RULES {
        let is_line = old.is_empty() || old.contains(": ") && !SETTINGS.contains(old);
        let with = |text: &str| if is_line { format!("{SETTINGS}{text}") } else { SETTINGS.replacen(old, text, 1) };
        let mut case = Case::empty().file("portal.yaml", with(old)).goal("a", "");
        case.commit("vorher");
        case.write("portal.yaml", with(new));
        case.commit("nachher");
        let expected: Vec<String> = (!expected.is_empty()).then(|| format!("- {expected}")).into_iter().collect();
        assert_eq!(marks(&case), expected, "{old:?} → {new:?}");
    }
}

#[test]
fn a_status_is_compared_with_the_last_that_said_how_far_it_is() {
    let mut case = Case::new();
    for (status, message) in [("umgesetzt", "1"), ("unbekannt", "2"), ("geplant", "3"), ("begonnen", "4")] {
        case.write_goal("a", &format!("status: {status}\n"));
        case.commit(message);
    }
    assert_eq!(marks(&case), ["a status status-back", "a status status-back"]);
}

#[test]
fn a_lead_that_follows_its_ministry_is_one_mark_of_the_portal() {
    let mut case = Case::new().goal("a", "lead: mid\n").goal("b", "lead: MID\ndepartments: [ms]\n");
    case.commit("vorher");
    case.write(
        "portal.yaml",
        SETTINGS.replace("short: MID}", "short: MID, replaced_by: neu}\n  - {id: neu, title: Neues}"),
    );
    case.write_goal("a", "lead: neu\n");
    case.write_goal("b", "lead: neu\ndepartments: [ms]\n");
    case.commit("Umbau");
    assert_eq!(marks(&case), ["- departments/mid/replaced_by rule-changed"]);
    case.write_goal("a", "lead: ms\n");
    case.commit("Weitergereicht");
    assert_eq!(marks(&case), ["a lead lead-gone", "- departments/mid/replaced_by rule-changed"]);
}

#[test]
fn an_id_that_changes_in_place_is_one_goal() {
    let mut case = Case::new().goal("a", "due: 2026\nlead: mid\n");
    case.commit("vorher");
    let page = std::fs::read_to_string(case.path("content/ziele/a.md")).unwrap();
    case.write("content/ziele/a.md", page.replace("id: a", "id: neu"));
    case.commit("Umbenannt");
    assert_eq!(marks(&case), ["a file id-changed"]);
}

#[test]
fn goals_that_are_split_or_merged_do_not_gain() {
    let mut case = Case::new().goal("a", "status: umgesetzt\n").goal("b", "due: 2026\n").goal("c", "due: 2027\n");
    case.commit("vorher");
    for id in ["a-1", "a-2"] {
        case.write_goal(id, "status: umgesetzt\nreplaces: [a]\n");
    }
    case.remove("content/ziele/a.md");
    case.write_goal("bc", "due: 2027\nreplaces: [b, c]\n");
    case.remove("content/ziele/b.md");
    case.remove("content/ziele/c.md");
    case.commit("Neu geordnet");
    assert_eq!(
        marks(&case),
        [
            "a file goal-removed",
            "a-1 file split",
            "a-2 file split",
            "b file goal-removed",
            "bc file merged-into-less",
            "c file goal-removed"
        ]
    );
}

#[test]
fn a_source_from_before_the_deadline_speaks_for_a_late_statement() {
    let sources = "alt: {title: Bericht, date: 2023-05}\nneu: {title: Bericht, date: 2023-11}\n";
    for (source, expected) in [("alt", None), ("neu", Some("a status backdated"))] {
        let mut case = Case::new().file("content/quellen.yaml", sources).goal("a", "due: 2023-06\nstatus: begonnen\n");
        case.commit("vorher");
        case.write_goal(
            "a",
            &format!("due: 2023-06\nstatus: umgesetzt\nstatus_date: 2023-05\nstatus_source: {source}\n"),
        );
        case.commit("Gemeldet");
        assert_eq!(marks(&case), expected.into_iter().collect::<Vec<_>>(), "{source}");
    }
}

#[test]
fn the_same_change_of_many_goals_is_one_mark() {
    let mut case = Case::new();
    for id in ["a", "b", "c"] {
        case.write_goal(id, "due: 2026\n");
    }
    case.commit("vorher");
    for id in ["a", "b", "c"] {
        case.write_goal(id, "due: 2028\n");
    }
    case.commit("Alle später");
    case.build(&[]);
    let page = case.words("aenderungen/auffaellig/").join("\n");
    assert!(page.contains("Eine auffällige Änderung"), "{page}");
    assert!(page.contains("Ebenso bei 2 weiteren Zielen."), "{page}");
    let ran = case.run(&["check", "--since", "HEAD~1"]);
    assert_eq!(ran.whole().matches("Z701").count(), 1, "{}", ran.whole());
}

/// A source that gets another id, with the same title and date, is the same source wherever it is named.
#[test]
fn a_source_with_another_id_takes_nothing_away() {
    let register = |id: &str| format!("{id}: {{title: Bericht, date: 2023-05}}\nalt: {{title: Plan, date: 2020}}\n");
    let goal = |id: &str| {
        format!(
            "status: begonnen\nstatus_source: {id}\nsources: [{id}]\nevents: [{{date: 2023, text: Verzug, source: {id}}}]\n\
             indicators: [{{name: N, values: [{{date: 2023, value: 3, source: {id}}}]}}]\n"
        )
    };
    let mut case = Case::new().file("content/quellen.yaml", register("a")).goal("a", &goal("a"));
    case.commit("vorher");
    case.write("content/quellen.yaml", register("b"));
    case.write_goal("a", &goal("b"));
    case.commit("Neue Kennung");
    assert_eq!(marks(&case), Vec::<String>::new());
    case.write_goal("a", &goal("alt"));
    case.commit("Andere Quelle");
    assert!(marks(&case).iter().all(|mark| mark.ends_with("evidence-gone")), "{:#?}", marks(&case));
    assert_eq!(marks(&case).len(), 4, "{:#?}", marks(&case));
}

const DATED: &str = "\
alt: {title: Rechnungshof, date: 2023-05, url: 'https://rechnungshof.example/a'}
neu: {title: Ministerium, date: 2023-11, url: 'https://land.example/b'}
";

/// The marks of a goal that says one thing and then another, with these settings.
fn marks_of(settings: &str, old: &str, new: &str) -> Vec<String> {
    let mut case = Case::new().file("content/quellen.yaml", DATED).goal("a", old);
    case.write("portal.yaml", format!("{SETTINGS}{settings}"));
    case.commit("vorher");
    case.write_goal("a", new);
    case.commit("nachher");
    marks(&case)
}

#[test]
fn a_milestone_is_reached_with_evidence_where_the_rules_ask_for_it() {
    let old = "sources: [alt]\nmilestones: [{title: M, due: 2024}]\n";
    let done = |day: &str, sources: &str| {
        format!("sources: [{sources}]\nmilestones: [{{title: M, due: 2024, done: {day}}}]\n")
    };
    let strict = "status_needs_source: true\n";
    assert_eq!(marks_of(strict, old, &done("2023-08", "alt")), ["a milestones/M/done no-new-evidence"]);
    for (rules, new) in
        [(strict, done("2023-08", "alt, neu")), (strict, done("2023-04", "alt")), ("", done("2023-08", "alt"))]
    {
        assert_eq!(marks_of(rules, old, &new), Vec::<String>::new(), "{new}");
    }
    let new = "sources: [alt]\nmilestones: [{title: M, due: 2024}, {title: N, done: 2023-08}]\n";
    assert_eq!(marks_of(strict, old, new), ["a milestones/N no-new-evidence"]);
}

#[test]
fn what_a_source_said_is_not_said_by_another_and_not_of_a_later_day() {
    let event =
        |source: &str| format!("sources: [alt, neu]\nevents: [{{date: 2023, text: Verzug, source: {source}}}]\n");
    assert_eq!(marks_of("", &event("alt"), &event("neu")), ["a events/2023, alt evidence-gone"]);
    let current = |day: &str, source: &str| {
        format!("indicators: [{{name: N, current: {{value: 7, date: {day}, source: {source}}}}}]\n")
    };
    assert_eq!(
        marks_of("", &current("2023-01", "alt"), &current("2023-09", "alt")),
        ["a indicators/N/current/date no-new-evidence"]
    );
    assert_eq!(marks_of("", &current("2023-01", "alt"), &current("2023-04", "alt")), Vec::<String>::new());
    assert_eq!(marks_of("", &current("2023-01", "alt"), &current("2023-09", "neu")), Vec::<String>::new());
}

#[test]
fn words_lead_to_the_evidence_that_they_led_to() {
    let page = |to: &str| format!("---\nid: a\ntitle: A\npillar: netz\n---\n\nDas sagt der [Rechnungshof]({to}).\n");
    let court = "https://rechnungshof.example/a";
    for (path, kind) in [("content/ziele/a.md", "a text evidence-gone"), ("content/handlungsfelder/netz.md", "")] {
        for (old, new, is_bent) in [
            (court, "https://land.example/erfolge", true),
            (court, "https://www.rechnungshof.example/2024/bericht.pdf", false),
            (court, "quelle:alt", false),
            ("quelle:alt", "quelle:neu", true),
            ("quelle:alt", "quelle:alt", false),
        ] {
            let own = |text: String| {
                if kind.is_empty() { text.replace("id: a\ntitle: A\npillar: netz", "id: netz") } else { text }
            };
            let mut case = Case::new().file("content/quellen.yaml", DATED).goal("b", "").file(path, own(page(old)));
            case.commit("vorher");
            case.write(path, own(page(new)));
            case.commit("nachher");
            let ran = case.run(&["history", "--flagged"]).out;
            assert_eq!(ran.contains("! "), is_bent, "{path} {old} → {new}: {ran}");
            if is_bent && !kind.is_empty() {
                assert_eq!(marks(&case), [kind]);
            }
        }
    }
}

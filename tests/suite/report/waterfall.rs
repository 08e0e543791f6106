//! Why the headline figures changed: each difference is explained by causes, with nothing left over.

use std::collections::BTreeMap;

use insta::assert_snapshot;
use proptest::prelude::*;
use serde_json::Value;

use super::{goal, on, settings};
use crate::case::Case;

fn report(case: &Case, from: &str, to: &str) -> Value {
    let ran = case.run(&["report", "--from", from, "--to", to, "--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{from} {to}");
    serde_json::from_str::<Value>(&ran.out).unwrap()["figures"].take()
}

fn moves(part: &Value) -> String {
    let told = part["moves"].as_array().unwrap().iter();
    told.map(|each| format!("{} {}: {} → {}", each["goal"], each["cause"], each["from"], each["to"]))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Every cause once.
fn every_cause() -> Case {
    let aus = "  - {id: aus, label: aufgegeben, means: stopped}\n  - {id: pilot, label: im Pilotbetrieb, means: started}\npillars:";
    let before = settings("").replacen("pillars:", aus, 1);
    let case = Case::empty().file("portal.yaml", &before);
    case.git(&["init", "-q", "-b", "main"]);
    for id in ["bleibt", "verschoben", "weiter", "zurueck", "aus", "geteilt", "z1", "z2", "weg", "umgezogen", "vorbei"]
    {
        goal(&case, id, Some("netz"), "lead: mid\nstatus: begonnen\ndue: 2025-06\n");
    }
    goal(&case, "zurueck", Some("netz"), "lead: mid\nstatus: umgesetzt\nstatus_date: 2024-02\ndue: 2025-06\n");
    goal(&case, "tag", Some("netz"), "lead: mid\nstatus: umgesetzt\nstatus_date: 2024-02\ndue: 2024-02\n");
    goal(&case, "pilot", Some("amt"), "lead: mid\nstatus: pilot\n");
    goal(&case, "frist", Some("netz"), "lead: mid\nstatus: begonnen\ndue: 2024-06\n");
    on(&case, "2024-02-01", "Anfang");
    case.write(
        "portal.yaml",
        before.replace("label: im Pilotbetrieb, means: started", "label: im Pilotbetrieb, means: done"),
    );
    on(&case, "2025-02-01", "Pilot zählt\n\nGrund: Neue Regel.");
    goal(&case, "verschoben", Some("netz"), "lead: mid\nstatus: begonnen\ndue: 2030\n");
    goal(&case, "weiter", Some("netz"), "lead: mid\nstatus: umgesetzt\nstatus_date: 2025-03\ndue: 2025-06\n");
    goal(&case, "zurueck", Some("netz"), "lead: mid\nstatus: begonnen\ndue: 2025-06\n");
    goal(&case, "aus", Some("netz"), "lead: mid\nstatus: aus\ndue: 2025-06\n");
    goal(
        &case,
        "tag",
        Some("netz"),
        "lead: mid\nstatus: umgesetzt\nstatus_date: 2024-02\ndone: 2024-05\ndue: 2024-02\n",
    );
    goal(&case, "umgezogen", Some("amt"), "lead: ms\nstatus: begonnen\ndue: 2025-06\n");
    for id in ["geteilt", "z1", "z2", "weg"] {
        case.remove(&format!("content/ziele/{id}.md"));
    }
    goal(&case, "t1", Some("netz"), "lead: mid\nstatus: begonnen\nreplaces: [geteilt]\n");
    goal(&case, "t2", Some("netz"), "lead: mid\nstatus: begonnen\nreplaces: [geteilt]\n");
    goal(&case, "z", Some("netz"), "lead: mid\nstatus: begonnen\nreplaces: [z1, z2]\n");
    goal(&case, "neu", Some("netz"), "lead: mid\nstatus: geplant\n");
    goal(&case, "frist", Some("netz"), "lead: mid\nstatus: begonnen\ndue: 2030\n");
    on(&case, "2025-03-01", "Alles andere\n\nGrund: Test.");
    case
}

#[test]
fn each_cause_moves_its_goals() {
    let case = every_cause();
    let figures = report(&case, "2025", "2025");
    assert_snapshot!(moves(&figures["portal"]), @r#"
    "aus" "given_up": "open" → "given_up"
    "bleibt" "time": "open" → "overdue"
    "frist" "deadline": "overdue" → "open"
    "geteilt" "split": "open" → null
    "neu" "added": null → "open"
    "pilot" "rules": "open" → "undated"
    "t1" "split": null → "open"
    "t2" "split": null → "open"
    "tag" "restated": "in_time" → "late"
    "umgezogen" "time": "open" → "overdue"
    "vorbei" "time": "open" → "overdue"
    "weg" "removed": "open" → null
    "weiter" "forward": "open" → "in_time"
    "z" "merged": null → "open"
    "z1" "merged": "open" → null
    "z2" "merged": "open" → null
    "zurueck" "back": "in_time" → "open"
    "zurueck" "time": "open" → "overdue"
    "#);
    let amt = figures["groups"].as_array().unwrap().iter().find(|group| group["id"] == "amt").unwrap();
    assert_snapshot!(moves(amt), @r#"
    "pilot" "rules": "open" → "undated"
    "umgezogen" "regrouped": null → "overdue"
    "#);
}

#[test]
fn page_file_and_data_tell_the_same() {
    let case = every_cause();
    case.write("content/berichte/jahr.md", "---\ntitle: Jahr\nfrom: 2025-01-01\nto: 2025-12-31\n---\n");
    assert_eq!(case.build(&[]).code, 0, "{}", case.build(&[]).whole());
    let words = case.words("berichte/jahr/").join("\n");
    let markdown = case.run(&["report", "--from", "2025", "--to", "2025"]).out;
    let markdown = crate::build::small::without_hashes(&case, &markdown);
    let part = markdown[markdown.find("## Warum").unwrap()..].split("\n### ").next().unwrap();
    assert_snapshot!(part, @"
    ## Warum sich die Zahlen geändert haben

    14 Ziele, vorher 14 (aufgenommen +1, entfernt −1, geteilt +1, zusammengelegt oder abgelöst −1). Erreicht: 3 Ziele, vorher 2 (Regel geändert +1, neuer Status +1, Status zurück −1). Verspätet erreicht: ein Ziel, vorher 0 (Tag oder Beleg anders angegeben +1). Überfällig: 4 Ziele, vorher 1 (Frist geändert −1, Frist abgelaufen +4).

    | Zahl | vorher | 1. Regeln | 2. Ziele | 3. Fristen | 4. Status | 5. Zeit | danach |
    | --- | --: | --: | --: | --: | --: | --: | --: |
    | alle Ziele | 14 | 0 | 0 | 0 | 0 | 0 | 14 |
    | erreicht | 2 | +1 | 0 | 0 | 0 | 0 | 3 |
    | rechtzeitig erreicht | 2 | 0 | 0 | 0 | −1 | 0 | 1 |
    | rechtzeitig nach späterer Angabe | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    | verspätet erreicht | 0 | 0 | 0 | 0 | +1 | 0 | 1 |
    | erreicht, Frist oder Tag unbekannt | 0 | +1 | 0 | 0 | 0 | 0 | 1 |
    | überfällig | 1 | 0 | 0 | −1 | 0 | +4 | 4 |
    | offen | 11 | −1 | 0 | +1 | −1 | −4 | 6 |
    | aufgegeben | 0 | 0 | 0 | 0 | +1 | 0 | 1 |
    | unbekannt | 0 | 0 | 0 | 0 | 0 | 0 | 0 |

    - Regel geändert: **Ziel pilot** (pilot), offen → erreicht, Frist oder Tag unbekannt; 1. Februar 2025, Pilot zählt (C2).
    - aufgenommen: **Ziel neu** (neu), noch nicht mitgezählt → offen; 1. März 2025, Alles andere (C3).
    - entfernt: **Ziel weg** (weg), offen → nicht mehr mitgezählt; 1. März 2025, Alles andere (C3).
    - geteilt: **Ziel geteilt** (geteilt), offen → nicht mehr mitgezählt; 1. März 2025, Alles andere (C3).
    - geteilt: **Ziel t1** (t1), noch nicht mitgezählt → offen; 1. März 2025, Alles andere (C3).
    - geteilt: **Ziel t2** (t2), noch nicht mitgezählt → offen; 1. März 2025, Alles andere (C3).
    - zusammengelegt oder abgelöst: **Ziel z** (z), noch nicht mitgezählt → offen; 1. März 2025, Alles andere (C3).
    - zusammengelegt oder abgelöst: **Ziel z1** (z1), offen → nicht mehr mitgezählt; 1. März 2025, Alles andere (C3).
    - zusammengelegt oder abgelöst: **Ziel z2** (z2), offen → nicht mehr mitgezählt; 1. März 2025, Alles andere (C3).
    - Frist geändert: **Ziel frist** (frist), überfällig → offen; 1. März 2025, Alles andere (C3).
    - neuer Status: **Ziel weiter** (weiter), offen → rechtzeitig erreicht; 1. März 2025, Alles andere (C3).
    - Status zurück: **Ziel zurueck** (zurueck), rechtzeitig erreicht → offen; 1. März 2025, Alles andere (C3).
    - aufgegeben: **Ziel aus** (aus), offen → aufgegeben; 1. März 2025, Alles andere (C3).
    - Tag oder Beleg anders angegeben: **Ziel tag** (tag), rechtzeitig erreicht → verspätet erreicht; 1. März 2025, Alles andere (C3).
    - Frist abgelaufen: **Ziel bleibt** (bleibt), offen → überfällig.
    - Frist abgelaufen: **Ziel umgezogen** (umgezogen), offen → überfällig.
    - Frist abgelaufen: **Ziel vorbei** (vorbei), offen → überfällig.
    - Frist abgelaufen: **Ziel zurueck** (zurueck), offen → überfällig.
    ");
    let figures = report(&case, "2025", "2025");
    for (word, label) in [("all", "alle Ziele"), ("reached", "erreicht"), ("overdue", "überfällig"), ("open", "offen")]
    {
        let figure = &figures["portal"]["figures"][word];
        let numbers = figure["changes"].as_object().unwrap().values().map(|change| match change.as_i64().unwrap() {
            0 => "0".to_owned(),
            more @ 1.. => format!("+{more}"),
            less => format!("−{}", less.unsigned_abs()),
        });
        let cells: Vec<String> =
            [figure["then"].to_string()].into_iter().chain(numbers).chain([figure["now"].to_string()]).collect();
        assert!(words.contains(&format!("{label} | {}", cells.join(" | "))), "{label} {cells:?} {words}");
        assert!(part.contains(&format!("| {label} | {} |", cells.join(" | "))), "{label} {cells:?}");
    }
    // The year up to the as-of date, and the numbers of today, stand on the overview and in the data.
    let data: Value = serde_json::from_str(&case.site("data/v1/figures.json")).unwrap();
    assert_eq!(data["year"]["to"], "2026-06-01");
    for (word, count) in data["goals"].as_object().unwrap() {
        assert_eq!(data["year"]["portal"]["figures"][word]["now"], *count, "{word}");
    }
    assert!(case.words("").join("\n").contains("Was sich seit einem Jahr geändert hat"));
}

#[test]
fn a_day_of_the_past_shows_the_figures_from_which_the_comparison_starts() {
    let case = every_cause();
    let text = std::fs::read_to_string(case.path("portal.yaml")).unwrap();
    case.write("portal.yaml", format!("{text}stands: [2024-12-31]\n"));
    on(&case, "2026-01-01", "Stand");
    assert_eq!(case.build(&[]).code, 0, "{}", case.build(&[]).whole());
    let table = |page: &str, from: &str, length: usize| {
        let words = case.words(page);
        let at = words.iter().position(|line| line == from).unwrap_or_else(|| panic!("{page}: {words:?}"));
        words[at..at + length].to_vec()
    };
    let then = table("stand/2024-12-31/", "Was aus den Zielen wurde", 11);
    let compared = case.words("stand/2024-12-31/vergleich/").join("\n");
    for row in &then[2..] {
        assert!(compared.contains(&format!("{row} | ")), "{row} {compared}");
    }
}

/// Goals that moved for a cause, and the first line of the commit that is named for it.
fn named(case: &Case, part: &Value) -> String {
    let told = part["moves"].as_array().unwrap().iter();
    let subject =
        |commit: &Value| commit.as_str().map(|id| case.git(&["log", "-1", "--format=%s", id]).trim().to_owned());
    let told = told.map(|each| (each, subject(&each["commit"]).unwrap_or_default()));
    told.map(|(each, by)| format!("{} {}: {} → {} ({by})", each["goal"], each["cause"], each["from"], each["to"]))
        .collect::<Vec<_>>()
        .join("\n")
        .replace('"', "")
}

/// A later step that only touches the same field, or other settings, moved nothing.
#[test]
fn the_commit_that_moved_a_goal_is_named() {
    let rules = settings("");
    let case = Case::empty().file("portal.yaml", &rules);
    case.git(&["init", "-q", "-b", "main"]);
    goal(&case, "frist", Some("netz"), "status: begonnen\ndue: 2024-02\n");
    goal(&case, "feld", Some("netz"), "lead: mid\nstatus: begonnen\ndue: 2030\n");
    goal(&case, "fertig", Some("netz"), "status: begonnen\ndue: 2030\n");
    goal(&case, "regel", Some("netz"), "status: geplant\n");
    on(&case, "2024-02-01", "Anfang");
    goal(&case, "frist", Some("netz"), "status: begonnen\ndue: 2030\n");
    goal(&case, "feld", Some("amt"), "lead: mid\nstatus: begonnen\ndue: 2030\n");
    goal(&case, "fertig", Some("netz"), "status: umgesetzt\ndue: 2030\n");
    let changed = rules.replace("label: geplant, means: planned", "label: geplant, means: stopped");
    assert_ne!(changed, rules);
    case.write("portal.yaml", &changed);
    on(&case, "2025-02-01", "Es geschieht\n\nGrund: Test.");
    goal(&case, "frist", Some("netz"), "status: begonnen\ndue: 2030-12\n");
    goal(&case, "feld", Some("amt"), "lead: ms\nstatus: begonnen\ndue: 2030\n");
    goal(&case, "fertig", Some("netz"), "status: umgesetzt\nstatus_date: 2025-01\ndue: 2030\n");
    case.write("portal.yaml", changed.replace("title: Netz", "title: Netze"));
    on(&case, "2025-03-01", "Genauer\n\nGrund: Test.");
    let figures = report(&case, "2025", "2025");
    assert_snapshot!(named(&case, &figures["portal"]), @"
    fertig forward: open → in_time (Es geschieht)
    frist deadline: overdue → open (Es geschieht)
    regel rules: open → given_up (Es geschieht)
    ");
    let amt = figures["groups"].as_array().unwrap().iter().find(|group| group["id"] == "amt").unwrap();
    assert_snapshot!(named(&case, amt), @"feld regrouped: null → open (Es geschieht)");
}

/// Nobody touched a goal: what differs is how it is counted, not what is said of it.
#[test]
fn another_meaning_of_a_word_is_a_change_of_rules_alone() {
    let rules = settings("");
    let case = Case::empty().file("portal.yaml", &rules);
    case.git(&["init", "-q", "-b", "main"]);
    goal(&case, "bald", Some("netz"), "status: begonnen\ndue: 2025-06\n");
    goal(&case, "vorbei", Some("netz"), "status: begonnen\nstatus_date: 2024-01\ndue: 2024-06\n");
    goal(&case, "fertig", Some("netz"), "status: umgesetzt\nstatus_date: 2024-01\ndue: 2024-06\n");
    on(&case, "2024-02-01", "Anfang");
    let changed = rules
        .replace("label: begonnen, means: started", "label: begonnen, means: done")
        .replace("label: umgesetzt, means: done", "label: umgesetzt, means: started");
    case.write("portal.yaml", &changed);
    on(&case, "2025-03-01", "Zählweise\n\nGrund: Neu.");
    case.write("portal.yaml", changed.replace("title: Netz", "title: Netze"));
    on(&case, "2025-04-01", "Name\n\nGrund: Neu.");
    assert_snapshot!(named(&case, &report(&case, "2025", "2025")["portal"]), @"
    bald rules: open → in_time (Zählweise)
    fertig rules: in_time → overdue (Zählweise)
    vorbei rules: overdue → late (Zählweise)
    ");
}

/// A goal that took the place of one, and made room for the next, all in one period.
#[test]
fn a_chain_of_successors_is_no_coming_and_going() {
    let case = Case::empty().file("portal.yaml", settings(""));
    case.git(&["init", "-q", "-b", "main"]);
    goal(&case, "eins", Some("netz"), "status: begonnen\n");
    on(&case, "2024-02-01", "Anfang");
    for (day, old, new) in [("2025-02-01", "eins", "zwei"), ("2025-03-01", "zwei", "drei")] {
        case.remove(&format!("content/ziele/{old}.md"));
        goal(&case, new, Some("netz"), &format!("status: begonnen\nreplaces: [{old}]\n"));
        on(&case, day, &format!("Aus {old} wird {new}\n\nGrund: Test."));
    }
    assert_snapshot!(named(&case, &report(&case, "2025", "2025")["portal"]), @"
    drei merged: null → open (Aus zwei wird drei)
    eins merged: open → null (Aus eins wird zwei)
    ");
}

/// What a commit does to a goal, or to the settings.
#[derive(Debug, Clone, Copy)]
enum Act {
    Write { goal: u8, pillar: u8, lead: u8, status: u8, due: u8, dated: u8 },
    Remove(u8),
    Merge(u8, u8),
    Rules(u8),
}

fn act() -> impl Strategy<Value = Act> {
    let write = (0..7_u8, 0..2_u8, 0..3_u8, 0..6_u8, 0..5_u8, 0..5_u8)
        .prop_map(|(goal, pillar, lead, status, due, dated)| Act::Write { goal, pillar, lead, status, due, dated });
    prop_oneof![
        6 => write,
        1 => (0..7_u8).prop_map(Act::Remove),
        1 => (0..7_u8, 0..7_u8).prop_map(|(one, other)| Act::Merge(one, other)),
        1 => (0..4_u8).prop_map(Act::Rules),
    ]
}

fn page(goal: u8, pillar: u8, lead: u8, status: u8, due: u8, dated: u8) -> String {
    let mut text = format!("---\nid: g{goal}\ntitle: Ziel {goal}\npillar: {}\n", ["netz", "amt"][usize::from(pillar)]);
    text += ["", "lead: mid\n", "lead: ms\n"][usize::from(lead)];
    let status = ["", "umgesetzt", "begonnen", "geplant", "aus", "umgesetzt"][usize::from(status)];
    if !status.is_empty() {
        text += &format!("status: {status}\n");
    }
    text +=
        ["", "due: 2024-02\n", "due: 2024-03\n", "due: 2024\n", "due: 2025\nearlier_due: [{due: 2023, said: 2021}]\n"]
            [usize::from(due)];
    text += ["", "status_date: 2024-01\n", "status_date: 2024-02-10\n", "done: 2024-01-20\n", "status_date: 2023\n"]
        [usize::from(dated)];
    text + "---\n"
}

fn rules(variant: u8) -> String {
    let aus = "  - {id: aus, label: aufgegeben, means: stopped}\npillars:";
    let all = settings("").replacen("pillars:", aus, 1);
    match variant {
        1 => all.replace("label: begonnen, means: started", "label: begonnen, means: done"),
        2 => all.replace("label: umgesetzt, means: done", "label: umgesetzt, means: started"),
        3 => all.replace("label: geplant, means: planned", "label: geplant, means: stopped"),
        _ => all,
    }
}

/// A history of a commit every nine days from 1 January 2024 on.
fn history(commits: &[Vec<Act>]) -> Case {
    let case = Case::empty().file("portal.yaml", rules(0));
    case.git(&["init", "-q", "-b", "main"]);
    let mut pages: BTreeMap<u8, String> = BTreeMap::from([(0, page(0, 0, 1, 2, 1, 0))]);
    for (number, acts) in [Vec::new()].iter().chain(commits).enumerate() {
        for act in acts {
            match *act {
                Act::Write { goal, pillar, lead, status, due, dated } => {
                    pages.insert(goal, page(goal, pillar, lead, status, due, dated));
                }
                Act::Remove(goal) => drop(pages.remove(&goal)),
                Act::Merge(one, other) if one != other && pages.contains_key(&one) => {
                    pages.remove(&one);
                    let heir = page(other, 0, 1, 2, 2, 0).replace("---\n", "").trim().to_owned();
                    pages.insert(other, format!("---\n{heir}\nreplaces: [g{one}]\n---\n"));
                }
                Act::Merge(..) => {}
                Act::Rules(variant) => case.write("portal.yaml", rules(variant)),
            }
        }
        drop(std::fs::remove_dir_all(case.path("content/ziele")));
        pages.iter().for_each(|(id, page)| case.write(&format!("content/ziele/g{id}.md"), page));
        let day =
            jiff::civil::date(2024, 1, 1).saturating_add(jiff::Span::new().days(9 * i64::try_from(number).unwrap()));
        on(&case, &day.to_string(), "Schritt");
    }
    case.write("portal.yaml", rules(0));
    on(&case, "2024-12-01", "Ende");
    case
}

/// The portal's figures and those of each group, by name.
fn parts(figures: &Value) -> Vec<(String, &Value)> {
    let groups = figures["groups"].as_array().unwrap().iter().map(|group| (group["id"].to_string(), group));
    std::iter::once(("portal".to_owned(), &figures["portal"])).chain(groups).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Nothing is left over, and two periods put together make the same change as the whole.
    #[test]
    fn differences_are_explained_and_add_up(
        commits in prop::collection::vec(prop::collection::vec(act(), 0..4), 3..9),
        (first, second, third) in (2_i64..30, 1_i64..40, 1_i64..60),
    ) {
        let case = history(&commits);
        let day = |days: i64| jiff::civil::date(2024, 1, 1).saturating_add(jiff::Span::new().days(days));
        let [a, b, c] = [first, first + second, first + second + third];
        let period = |from: i64, to: i64| report(&case, &day(from + 1).to_string(), &day(to).to_string());
        let [early, late, whole] = [period(a, b), period(b, c), period(a, c)];
        for figures in [&early, &late, &whole] {
            for (name, part) in parts(figures) {
                for (word, figure) in part["figures"].as_object().unwrap() {
                    let changes: i64 = figure["changes"].as_object().unwrap().values().map(|change| change.as_i64().unwrap()).sum();
                    let of = |side: &str| figure[side].as_i64().unwrap();
                    prop_assert_eq!(of("then") + changes, of("now"), "{} {}", name, word);
                    let causes = figure["causes"].as_object().unwrap().values();
                    let causes: i64 = causes.map(|cause| cause["came"].as_i64().unwrap() - cause["went"].as_i64().unwrap()).sum();
                    prop_assert_eq!(causes, changes, "{} {}", name, word);
                }
            }
        }
        for ((name, whole), ((_, early), (_, late))) in parts(&whole).into_iter().zip(parts(&early).into_iter().zip(parts(&late))) {
            for (word, figure) in whole["figures"].as_object().unwrap() {
                let (early, late) = (&early["figures"][word], &late["figures"][word]);
                prop_assert_eq!(&early["now"], &late["then"], "{} {}", &name, word);
                prop_assert_eq!((&early["then"], &late["now"]), (&figure["then"], &figure["now"]), "{} {}", &name, word);
            }
        }
    }
}

/// What stands between two marks of a text.
fn after<'a>(text: &'a str, mark: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(mark).unwrap_or_else(|| panic!("{mark} in {text}"));
    rest.split_once(end).map_or(rest, |(part, _)| part)
}

/// By how much the goals at an anchor change a figure.
fn net(page: &str, anchor: &str, figure: &str) -> i64 {
    let list = after(page, &format!("id=\"{anchor}\""), "</details>");
    let list = list.split_once(" id=\"").map_or(list, |(list, _)| list);
    let counts = |side: &str| match figure {
        "alle Ziele" => !side.contains("<i>"),
        "erreicht" => side.contains("erreicht"),
        figure => side == figure,
    };
    let moves = list.split("<span class=\"change-values\">").skip(1).map(|entry| {
        let from = after(entry, "</span>", " <span aria-hidden");
        let to = after(after(entry, "→</span>", "</li>"), "</span>", "</span>");
        i64::from(counts(to)) - i64::from(counts(from))
    });
    moves.sum()
}

#[test]
fn numbers_of_the_waterfall_lead_to_the_goals_that_they_count() {
    let case = every_cause();
    case.write("content/berichte/jahr.md", "---\ntitle: Jahr\nfrom: 2025-01-01\nto: 2025-12-31\n---\n");
    assert_eq!(case.build(&[]).code, 0, "{}", case.build(&[]).whole());
    let page = case.site("berichte/jahr/index.html");
    let table = after(&page, "numbers-table waterfall\">", "</table>");
    let mut followed = 0;
    for row in table.split("<tr><th scope=\"row\">").skip(1) {
        let (figure, cells) = row.split_once("</th>").unwrap();
        for cell in cells.split("<td ").skip(1) {
            match cell.split_once("<a href=\"#") {
                Some((_, link)) => {
                    let (anchor, number) = (link.split_once('"').unwrap().0, after(link, "\">", "</a>"));
                    let number: i64 = number.replace('−', "-").parse().unwrap();
                    assert_eq!(net(&page, anchor, figure), number, "{figure} {anchor}");
                    followed += 1;
                }
                None => assert!(!cell.contains('+') && !cell.contains('−'), "{figure}: {cell}"),
            }
        }
    }
    assert!(followed > 12, "{followed}");
}

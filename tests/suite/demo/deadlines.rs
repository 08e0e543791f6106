//! Moved deadlines: each one that the sources know stands in the demo, with the source or the event that tells why.

use insta::assert_snapshot;
use serde_json::Value;

use super::{Demo, list, written};
use crate::history::words;

fn page(path: &str) -> String {
    std::fs::read_to_string(Demo::made().path("public").join(path)).unwrap()
}

fn goals() -> Vec<Value> {
    let data: Value = serde_json::from_str(&page("data/v1/goals.json")).unwrap();
    data["goals"].as_array().unwrap().clone()
}

#[test]
fn every_moved_deadline_with_its_source() {
    let moved = goals().into_iter().filter(|goal| goal["due_moves"] != 0);
    let told = moved.map(|goal| {
        let text = |value: &Value, field: &str| written(&value[field]).unwrap_or_default();
        let earlier = list(&goal, "earlier_due").map(|earlier| {
            format!("{} [{} {}], ", text(earlier, "due"), text(earlier, "source"), text(earlier, "said"))
        });
        let [id, first, due, times] =
            ["id", "first_due_in_history", "due", "due_moves"].map(|field| text(&goal, field));
        format!("{id}: {}Git {first}, {due}: {times}\n", earlier.collect::<String>())
    });
    assert_snapshot!(told.collect::<String>(), @r"
    vg-01: 2030 [giga_2018 2018], 2025 [giga_2018 2018-05], Git 2030, 2030: 2
    vg-04: 2020 [sch_2017 2017-08], 2022 [seed2 2022-08-29], 2023-03 [sch_2212 2022-12], Git 2023-03, 2024-05: 3
    vv-01: 2022 [cio_2303 2023-03-02], Git 2030, 2030: 1
    vv-03: 2022 [ozg_recht 2019-07-24], Git 2027, 2027: 1
    vv-26: Git 2026-01-01, 2027-01: 1
    vv-28: 2023 [polizei_mz22 2022-09], 2024-01 [polizei_move 2023-03-13], Git 2024-06, 2024-06: 2
    vv-32: 2022-07-01 [egovg_23 2023-02-16], Git 2023-07-01, 2023-07-01: 1
    ");
}

/// What happened is the reason of the move.
#[test]
fn what_moved_a_deadline_in_git_is_told_where_it_moved() {
    let page = words(&page("fristen/index.html")).join("\n");
    let (_, moved) = page.rsplit_once("\nVerschobene Fristen\n").unwrap();
    let in_git: Vec<_> = moved.lines().filter(|line| line.contains(" → jetzt ")).collect();
    assert_snapshot!(in_git.join("\n"), @"
    6. Januar 2026: bisher 1. Januar 2026 → jetzt Januar 2027Begründung: Das Land hat die Frist zum Jahreswechsel nicht eingehalten und nutzt die Verlängerung bis Anfang 2027; ob das reicht, lässt die Ministerin offen. (gilt für 6 Änderungen dieser Fassung)
    30. November 2023: bisher März 2023 → jetzt Mai 2024Begründung: Der größte Teil der restlichen Schulen soll bis Mai 2024 online sein. (gilt für 3 Änderungen dieser Fassung)
    ");
}

/// A deadline needs a source that says by when the goal is to be reached; a red line without one accuses.
#[test]
fn what_is_overdue_today() {
    let overdue = goals().into_iter().filter(|goal| goal["due_state"] == "overdue");
    let line =
        |goal: Value| [&goal["id"], &goal["due"], &goal["status"]["id"]].map(|text| text.as_str().unwrap().to_owned());
    assert_snapshot!(overdue.map(|goal| line(goal).join(" ")).collect::<Vec<_>>().join("\n"), @r"
    vg-04 2024-05 in-umsetzung
    vv-09 2024-10-17 geplant
    vv-32 2023-07-01 unbekannt
    ");
}

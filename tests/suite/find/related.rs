//! Goals that have to do with a goal.

use insta::assert_snapshot;

use crate::build::small::between;
use crate::case::{Case, SETTINGS};

fn related(case: &Case, id: &str) -> String {
    let page = case.site(&format!("ziele/{id}/index.html"));
    if !page.contains("id=\"verwandt\"") {
        return String::new();
    }
    let part = between(&page, "id=\"verwandt\"", "</section>");
    let lines = part.lines().filter_map(|line| {
        let id = line.split("href=\"../../ziele/").nth(1)?.split('/').next()?;
        let why = line.split("class=\"quiet\">").nth(1)?.split('<').next()?;
        Some(format!("{id}: {why}"))
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn what_has_most_in_common_comes_first_and_says_why() {
    let settings = format!("{SETTINGS}cross_cutting:\n  - {{id: sicher, title: Sicherheit}}\n  - {{id: offen, title: Offene Daten, short: OD}}\n")
        .replace("departments:\n", "departments:\n  - {id: alle, title: Alle, all: true}\n");
    let case = Case::empty()
        .file("portal.yaml", settings)
        .goal(
            "z",
            "topic: glasfaser\ncross_cutting: [sicher, offen]\nlead: mid\ndepartments: [ms, alle]\nreplaces: [alt]\n",
        )
        .goal("alt", "")
        .goal("thema", "topic: glasfaser\n")
        .goal("thema-mid", "topic: glasfaser\nlead: mid\ndepartments: [alle]\n")
        .goal("quer", "cross_cutting: [offen]\nlead: ms\ndepartments: [mid]\n")
        .goal("quer-2", "cross_cutting: [offen, sicher]\n")
        .goal("quer-3", "cross_cutting: [sicher]\n")
        .goal("nur-ressort", "lead: mid\n");
    case.builds();
    assert_snapshot!(related(&case, "z"), @r"
    alt: eines löst das andere ab
    thema-mid: gleiches Thema · ein Ressort gemeinsam (MID)
    thema: gleiches Thema
    quer: gemeinsam: OD · 2 Ressorts gemeinsam (MS, MID)
    quer-2: gemeinsam: OD, Sicherheit
    ");
    assert_eq!(related(&case, "alt"), "z: eines löst das andere ab");
    // A department alone relates nothing.
    assert_eq!(related(&case, "nur-ressort"), "");
}

#[test]
fn equal_ones_stand_by_id_and_a_group_of_very_many_relates_nothing() {
    let mut case = Case::new();
    for number in 0..8 {
        case = case.goal(&format!("a-{number}"), "topic: glasfaser\n");
    }
    case.builds();
    assert_eq!(
        related(&case, "a-3").lines().map(|line| &line[..3]).collect::<Vec<_>>(),
        ["a-0", "a-1", "a-2", "a-4", "a-5"]
    );
    for number in 8..301 {
        case = case.goal(&format!("a-{number}"), "topic: glasfaser\n");
    }
    case.builds();
    assert_eq!(related(&case, "a-3"), "");
}

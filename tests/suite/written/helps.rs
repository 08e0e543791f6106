//! Helps are followed to the letter: what one says to write passes.

use super::slips::found;
use crate::case::Case;

/// The findings of a goal with further front matter.
fn of_goal(front: &str) -> String {
    let goal = format!("---\nid: a\ntitle: A\npillar: netz\nlead: mid\n{front}---\n\nText\n");
    of_file(&goal.replace("lead: mid\nlead:", "lead:"))
}

fn of_file(goal: &str) -> String {
    let case = Case::new().file("content/quellen.yaml", "s: {title: S}\n");
    found(&case.file("content/ziele/a.md", goal))
}

/// Each help says these words, and what they say passes.
fn follow(cases: &[(&str, &str, &str)]) {
    for (wrong, words, right) in cases {
        let (told, rest) = (of_goal(wrong), of_goal(right));
        assert!(told.contains(words), "{wrong}{told}");
        assert!(rest.is_empty(), "{right}{rest}");
    }
}

#[test]
fn a_text_where_fields_are_wanted_is_shown_with_them() {
    follow(&[
        ("milestones:\n  - Netz\n", "`- title: Netz`", "milestones:\n  - title: Netz\n"),
        ("milestones:\n  - title Netz\n", "`- title: Netz`", "milestones:\n  - title: Netz\n"),
        (
            "milestones:\n  - Phase 1: Planung\n    due: 2027\n",
            "`- title: \"Phase 1: Planung\"`",
            "milestones:\n  - title: \"Phase 1: Planung\"\n    due: 2027\n",
        ),
        ("milestones: Netz\n", "`- title: Netz`", "milestones:\n  - title: Netz\n"),
        ("measures: [\"Netz: Bau\"]\n", "`- title: \"Netz: Bau\"`", "measures:\n  - title: \"Netz: Bau\"\n"),
        ("events:\n  - Beschluss\n", "`- text: Beschluss`", "events:\n  - text: Beschluss\n"),
        ("indicators:\n  - Orte\n", "`- name: Orte`", "indicators:\n  - name: Orte\n"),
        (
            "due: 2030\nearlier_due: 2025\n",
            "`- {due: 2025, said: 2023-05}`",
            "due: 2030\nearlier_due:\n  - {due: 2025, said: 2023-05}\n",
        ),
        (
            "confirmed: 2026-05\n",
            "`confirmed: {date: 2026-05, by: Referat 12}`",
            "confirmed: {date: 2026-05, by: Referat 12}\n",
        ),
    ]);
    for (wrong, right) in [
        ("strategies:\n  - Digitale Schule\n", "- {id: digitale-schule, title: Digitale Schule}"),
        ("checks: Z320\n", "checks: {Z320: off}"),
        ("forge: https://git.example.org/a\n", "forge: {url: https://git.example.org/a}"),
        ("limits: 3 MB\n", "limits: {file: 3 MB}"),
    ] {
        let of = |words: &str| found(&Case::empty().file("portal.yaml", format!("{}{words}\n", crate::case::SETTINGS)));
        assert!(of(wrong).contains(&format!("`{right}`")), "{}", of(wrong));
        let list = if right.starts_with('-') { "strategies:\n  " } else { "" };
        assert_eq!(of(&format!("{list}{right}")), "");
    }
}

#[test]
fn a_list_where_one_is_wanted_says_which_one() {
    follow(&[
        ("lead: [ms, x]\n", "`lead: ms`", "lead: ms\n"),
        ("lead: [ms, x]\n", "`departments`", "lead: ms\ndepartments: [mid]\n"),
        ("status:\n  - geplant\n", "`status: geplant`", "status: geplant\n"),
        ("due: [2028]\n", "`due: 2028`", "due: 2028\n"),
        ("note: [A, B]\n", "`note: A, B`", "note: A, B\n"),
    ]);
    assert_eq!(of_goal("lead: mid\npillar: [netz]\n").lines().count(), 1);
}

#[test]
fn numbers_are_followed_where_they_stand() {
    let indicator = |unit: &str, value: &str| {
        format!(
            "indicators:\n  - name: N\n    unit: {unit}\n    baseline: 1\n    target: {value}\n    current: {{value: 3, source: s}}\n"
        )
    };
    let cases = [
        ("Orte", "5 km", "`5`, und `unit: km`", "km", "5"),
        ("km", "5 km", "so schreiben: `5`; soll", "km", "5"),
        ("km", "5 km", "`{value: 5 km, number: 5}`", "km", "{value: 5 km, number: 5}"),
        ("km", "13,5", "`{value: '13,5', number: 13.5}`", "km", "{value: '13,5', number: 13.5}"),
        ("km", "ca. 5", "`{value: ca. 5, number: 5}`", "km", "{value: ca. 5, number: 5}"),
        ("km", "{date: 2030, value: 5 km}", "`number: 5`", "km", "{date: 2030, value: 5 km, number: 5}"),
    ];
    for (unit, value, words, other, right) in cases {
        follow(&[(&indicator(unit, value), words, &indicator(other, right))]);
    }
    let revised = |of: &str| {
        format!(
            "indicators:\n  - name: N\n    unit: km\n    current: {{value: 40, source: s, revised: {{of: {of}, source: s}}}}\n"
        )
    };
    follow(&[(&revised("30 km"), "so schreiben: `30`\n", &revised("30"))]);
    assert_eq!(of_goal(&revised("ca. 30")), "");
    let whole = |days: &str| {
        let settings = format!("{}stale_days: {days}\n", crate::case::SETTINGS);
        found(&Case::empty().file("portal.yaml", settings))
    };
    assert!(whole("1.000").contains("`1000`") && whole("365 Tage").contains("`365`"), "{}", whole("1.000"));
    assert!(whole("1000").is_empty());
}

#[test]
fn a_date_is_asked_for_in_its_own_year() {
    follow(&[
        ("due: Ende 2028\n", "`2028-12-31`, `2028-12` oder `2028`", "due: 2028-12-31\n"),
        ("due: 2028-2030\n", "`2030-12-31`, `2030-12` oder `2030`", "due: 2030\n"),
        ("due: Anfang März 2028\n", "`2028-03-31`, `2028-03` oder `2028`", "due: 2028-03\n"),
        ("due: 31.12.28\n", "`2028-12-31`, `2028-12` oder `2028`", "due: 2028-12-31\n"),
        ("due: bald\n", "`2027-03-31`, `2027-03` oder `2027`", "due: 2027\n"),
    ]);
}

#[test]
fn a_name_that_is_not_there_is_told_with_those_that_are() {
    follow(&[
        ("status: x\n", "möglich sind: `umgesetzt`, `begonnen`, `geplant`, `unbekannt`", "status: geplant\n"),
        ("topic: x\n", "möglich sind: `glasfaser`", "topic: glasfaser\n"),
        ("origin: x\n", "möglich sind: `strategie`, `gesetz`", "origin: gesetz\n"),
        ("strategies: [x]\n", "unter `strategies`", ""),
        ("sources: [neu]\n", "`content/quellen/neu.yaml`", "sources: [s]\n"),
    ]);
    let case = Case::new().goal("a", "lead: mid\nsources: [neu]\n").file("content/quellen/neu.yaml", "title: Neu\n");
    assert_eq!(found(&case), "");
}

#[test]
fn each_cause_of_what_cannot_be_read_has_its_help() {
    follow(&[
        ("note: Netz: neu\n", "`title: 'Netz: schnell'`", "note: 'Netz: neu'\n"),
        ("note: \"A\" b\n", "`'\"Neu\" im Land'`", "note: '\"A\" b'\n"),
        ("note: \"C:\\dok\"\n", "`'C:\\neu'`", "note: 'C:\\dok'\n"),
        ("note: \"A\n", "dasselbe Zeichen", "note: \"A\"\n"),
        ("sources: [s\n", "Klammer am Ende ergänzen", "sources: [s]\n"),
        ("sources: [s}\n", "zu `[` gehört `]`", "sources: [s]\n"),
        ("note: ]a\n", "in Anführungszeichen", "note: ']a'\n"),
        ("sources: [- s]\n", "`[mid, ms]`", "sources: [s]\n"),
        (
            "milestones:\n  - {title: A due: 2027}\n",
            "`{title: Netz, due: 2030}`",
            "milestones:\n  - {title: A, due: 2027}\n",
        ),
        ("sources: - s\n", "in der Zeile darunter", "sources:\n  - s\n"),
        ("  note: A\n", "so weit einrücken wie die Zeile davor", "note: A\n"),
        ("milestones:\n\t- title: A\n", "Leerzeichen", "milestones:\n  - title: A\n"),
        ("note:A\n", "`title: Text`", "note: A\n"),
        ("note A\n", "`title: Text`", "note: A\n"),
        ("note: A\nB\n", "in die Zeile davor", "note: A B\n"),
        ("note: @a\n", "in Anführungszeichen", "note: '@a'\n"),
        ("note: , a\n", "in Anführungszeichen", "note: ', a'\n"),
        ("note: | a\n", "in der nächsten Zeile", "note: |\n  a\n"),
        ("%a: b\n", "löschen", ""),
    ]);
}

#[test]
fn long_dashes_around_the_fields_are_told() {
    let file = |first: &str, last: &str| {
        of_file(&format!("{first}\nid: a\ntitle: A\npillar: netz\nlead: mid\n{last}\n\nText\n"))
    };
    for line in ["—", "–--", "-–", "–", "--", "----", " ---", "***"] {
        let (both, last) = (file(line, line), file("---", line));
        assert!(both.contains(":1 Z101") && both.contains("drei kurze Striche: `---`"), "{line}: {both}");
        assert!(last.contains(":6 Z102") && last.contains("drei kurze Striche: `---`"), "{line}: {last}");
    }
    assert_eq!(file("---", "---"), "");
}

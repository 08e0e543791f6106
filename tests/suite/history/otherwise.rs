//! Days that today's settings read otherwise than their own, and what that changes in what was told.

use insta::assert_snapshot;
use serde_json::Value;

use crate::case::{Case, SETTINGS};

fn page(id: &str, front: &str) -> String {
    format!("---\nid: {id}\ntitle: Ziel {id}\npillar: netz\n{front}---\n\nText von {id}.\n")
}

/// A portal whose deadlines were called `frist` from the start, which its settings say only since the fourth day.
fn wrong_from_the_start() -> (Case, String) {
    let mut case = Case::empty().file("portal.yaml", SETTINGS).file("content/ziele/a.md", page("a", "frist: 2025\n"));
    case.commit("Anfang");
    case.write("content/ziele/a.md", page("a", "frist: 2026\n"));
    case.commit("Später");
    case.write("alt/b.md", page("b", ""));
    case.commit("Anderswo");
    let read = "history: {read: [{from: 2024-01-01, to: 2024-01-03, fields: {due: frist}}]}";
    case.write("portal.yaml", format!("{SETTINGS}fields: {{due: frist}}\n{read}\n"));
    let told = case.commit("Berichtigt\n\nGrund: Frist hieß immer so.");
    (case, told)
}

fn section(case: &Case, commit: &str) -> Vec<String> {
    let words = case.commit_words(commit);
    let from = words.iter().position(|line| line == "Was dadurch über früher anders gesagt wird");
    let without_hash = |line: &String| line.split(" · Fassung ").next().unwrap_or_default().to_owned();
    from.map_or_else(Vec::new, |from| words[from..].iter().map(without_hash).collect())
}

#[test]
fn days_are_read_otherwise_and_what_that_changes_is_listed() {
    let (case, told) = wrong_from_the_start();
    assert_eq!(
        case.log(),
        ["Anfang: a created file: none -> content/ziele/a.md", "Später: a changed due: 2025 -> 2026"]
    );
    assert_snapshot!(section(&case, &told).join("\n"), @"
    Was dadurch über früher anders gesagt wird
    Diese Fassung ändert, wie frühere Fassungen gelesen werden. Die Dateien von damals sind dieselben.
    2. Januar 2024
    Ziel a
    Nicht mehr gesagt
    frist: bisher 2025 → jetzt 2026
    Neu gesagt
    Frist: bisher 2025 → jetzt 2026 Frist verschoben
    Was dazu gesagt wurde
    Berichtigt
    Grund
    Frist hieß immer so. (gilt für 2 Änderungen dieser Fassung)
    Fassung 446f9a3578, eingetragen von Erika Muster
    Datum der Fassung
    4. Januar 2024, 12:00 Uhr (Zeitzone +01:00)
    Signatur
    keine
    Kennung
    446f9a35784efc52baeff914290994278066f9aa
    ");
    let changes: Value = serde_json::from_str(&case.site("data/v1/changes.json")).unwrap();
    let retold = changes["retold"].as_array().unwrap();
    let rows = retold.iter().map(|one| {
        assert_eq!(one["by"], told.as_str());
        let text = |name: &str| one[name].as_str().unwrap_or("-").to_owned();
        format!(
            "{} {} {}: {} -> {} {}",
            text("date"),
            text("goal"),
            text("field"),
            text("old"),
            text("new"),
            one["told"]
        )
    });
    assert_snapshot!(rows.collect::<Vec<_>>().join("\n"), @r"
    2024-01-02 a frist: 2025 -> 2026 false
    2024-01-02 a due: 2025 -> 2026 true
    ");
}

#[test]
fn a_folder_of_some_days_comes_and_goes() {
    let (mut case, _) = wrong_from_the_start();
    let read = "history: {read: [{from: 2024-01-01, to: 2024-01-02, fields: {due: frist}}, \
                {from: 2024-01-03, to: 2024-01-03, content: {goals: alt}, fields: {due: frist}}]}";
    case.write("portal.yaml", format!("{SETTINGS}fields: {{due: frist}}\n{read}\n"));
    let told = case.commit("Auch der andere Ordner");
    assert_snapshot!(case.log().join("\n"), @r"
    Anfang: a created file: none -> content/ziele/a.md
    Später: a changed due: 2025 -> 2026
    Anderswo: a removed file: content/ziele/a.md -> none
    Anderswo: b created file: none -> alt/b.md
    Berichtigt: a created file: none -> content/ziele/a.md
    Berichtigt: b removed file: alt/b.md -> none
    ");
    assert_snapshot!(section(&case, &told).join("\n"), @"
    Was dadurch über früher anders gesagt wird
    Diese Fassung ändert, wie frühere Fassungen gelesen werden. Die Dateien von damals sind dieselben.
    3. Januar 2024
    Ziel a
    Neu gesagt
    entfernt Ziel entfernt
    Ziel b
    Neu gesagt
    neu aufgenommen
    4. Januar 2024
    Ziel a
    Neu gesagt
    neu aufgenommen
    Ziel b
    Neu gesagt
    entfernt Ziel entfernt
    Was dazu gesagt wurde
    Auch der andere Ordner
    Keine Begründung angegeben.
    Fassung 1a224219fa, eingetragen von Erika Muster
    Datum der Fassung
    5. Januar 2024, 12:00 Uhr (Zeitzone +01:00)
    Signatur
    keine
    Kennung
    1a224219faef283808af7c42dc600b3c96991284
    ");
}

#[test]
fn what_was_kept_says_the_same() {
    let (case, told) = wrong_from_the_start();
    case.log();
    let first = section(&case, &told);
    case.write("README.md", "Anderes");
    case.commit_as("Anderes", &[]);
    case.log();
    assert_eq!(section(&case, &told), first);
    std::fs::remove_dir_all(case.path(".git/zielstand")).unwrap();
    case.log();
    assert_eq!(section(&case, &told), first);
}

#[test]
fn a_span_that_ends_before_it_begins_is_a_finding() {
    let case = Case::new();
    case.write("portal.yaml", format!("{SETTINGS}history: {{read: [{{from: 2024-02-01, to: 2024-01-01}}]}}\n"));
    assert_snapshot!(case.run(&["check"]).whole(), @"
    exit 1
    out: Fehler[Z302]: der letzte Tag `2024-01-01` liegt vor dem ersten `2024-02-01`
      --> portal.yaml:21:41
       |
    21 | history: {read: [{from: 2024-02-01, to: 2024-01-01}]}
       |                                         ^^^^^^^^^^
       |
       = Hilfe: `from` oder `to` berichtigen

    1 Fehler, 0 Warnungen, 0 Hinweise.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    ");
}

#[test]
fn a_state_whose_own_settings_say_it_is_no_old_one() {
    let mut case = Case::new().goal("a", "due: 2026\n").file("nix/leer.txt", "");
    case.commit("Anfang");
    let read = "history: {read: [{from: 2024-01-01, to: 2099-12-31, content: {goals: nix}}]}";
    case.write("portal.yaml", format!("{SETTINGS}{read}\n"));
    let told = case.commit("Alles anders");
    case.write_goal("a", "due: 2035\n");
    case.commit("Später");
    assert_eq!(
        case.log(),
        ["Alles anders: a created file: none -> content/ziele/a.md", "Später: a changed due: 2026 -> 2035"]
    );
    assert!(section(&case, &told).contains(&"Nicht mehr gesagt".to_owned()));
}

/// A change that is told as before may be marked otherwise, if what came before it is told otherwise.
#[test]
fn marks_that_come_and_go_are_listed() {
    let mut case = Case::new().goal("a", "zustand: umgesetzt\n");
    case.write(
        "portal.yaml",
        format!("{SETTINGS}content: {{goals: {{files: 'content/ziele/*.md', other_fields: ignore}}}}\n"),
    );
    case.commit("Anfang");
    case.write_goal("a", "");
    case.commit("Nichts");
    case.write_goal("a", "status: geplant\n");
    case.commit("Geplant");
    let settings = std::fs::read_to_string(case.path("portal.yaml")).unwrap();
    let read = "history: {read: [{from: 2024-01-01, to: 2024-01-01, fields: {status: zustand}}]}";
    case.write("portal.yaml", format!("{settings}{read}\n"));
    let told = case.commit("Anders");
    case.log();
    assert_snapshot!(section(&case, &told).join("\n"), @"
    Was dadurch über früher anders gesagt wird
    Diese Fassung ändert, wie frühere Fassungen gelesen werden. Die Dateien von damals sind dieselben.
    2. Januar 2024
    Ziel a
    Nicht mehr gesagt
    gestrichen: zustand: umgesetzt Angabe entfernt
    Neu gesagt
    Status: bisher umgesetzt → jetzt nicht veröffentlicht Status zurückgesetzt
    3. Januar 2024
    Ziel a
    Nicht mehr gesagt
    Status: bisher nicht veröffentlicht → jetzt geplant
    Neu gesagt
    Status: bisher nicht veröffentlicht → jetzt geplant Status zurückgesetzt
    Was dazu gesagt wurde
    Anders
    Keine Begründung angegeben.
    Fassung 19368b5ae6, eingetragen von Erika Muster
    Datum der Fassung
    4. Januar 2024, 12:00 Uhr (Zeitzone +01:00)
    Signatur
    keine
    Kennung
    19368b5ae6586844486cb4cd0faa9feab6c45ecd
    ");
    let changes: Value = serde_json::from_str(&case.site("data/v1/changes.json")).unwrap();
    let marks = changes["retold"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| format!("{} {} {}", one["field"], one["flags"], one["told"]));
    assert_snapshot!(marks.collect::<Vec<_>>().join("\n"), @r#"
    "zustand" ["field-gone"] false
    "status" ["status-back"] true
    "status" [] false
    "status" ["status-back"] true
    "#);
}

/// What counts as the reason of earlier commits comes and goes with the names of trailers.
#[test]
fn reasons_that_come_and_go_are_listed() {
    let mut case = Case::new().goal("a", "due: 2026\n");
    case.write("portal.yaml", format!("{SETTINGS}history: {{trailers: {{reason: Warum}}}}\n"));
    case.commit("Anfang");
    case.write_goal("a", "due: 2027\n");
    case.commit("Zwei\n\nWarum: Es dauert.\n");
    case.write("portal.yaml", format!("{SETTINGS}history: {{trailers: {{reason: Weshalb}}}}\n"));
    let told = case.commit("Anders");
    case.log();
    assert!(section(&case, &told).contains(&"Begründung: Es dauert.".to_owned()), "{:#?}", section(&case, &told));
}

//! What is marked: each rule, what it lets pass, and where the marks show.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::case::{Case, SETTINGS};

/// The marks of a built change log: `goal field mark`, a line each; changed rules have no goal.
fn marks(case: &Case) -> Vec<String> {
    let log: Value = serde_json::from_str(&case.site("data/v1/changes.json")).unwrap();
    let records = ["changes", "rules"].into_iter().flat_map(|list| log[list].as_array().unwrap().clone());
    let mark = |record: Value| {
        let flags: Vec<&str> = record["flags"].as_array().unwrap().iter().map(|flag| flag.as_str().unwrap()).collect();
        let goal = record["goal"].as_str().unwrap_or("-");
        (!flags.is_empty()).then(|| format!("{goal} {} {}", record["field"].as_str().unwrap(), flags.join(",")))
    };
    records.filter_map(mark).collect()
}

/// Front matter before and after, and the marks that are expected.
const RULES: &[(&str, &str, &[&str])] = &[
    // Deadlines.
    ("due: 2026", "due: 2027", &["due deadline-later"]),
    ("due: 2026", "due: 2026-12-31", &[]),
    ("due: 2026", "due: 2025", &[]),
    ("due: 2026", "x: 1", &["due deadline-later"]),
    ("x: 1", "due: 2026", &[]),
    (
        "milestones: [{title: M, due: 2026}]",
        "milestones: [{title: M, due: 2027}]",
        &["milestones/M/due deadline-later"],
    ),
    ("milestones: [{title: M, due: 2026}]", "x: 1", &["milestones/M deadline-later"]),
    ("milestones: [{title: M, due: 2026}]", "milestones: [{title: N, due: 2026}]", &[]),
    ("milestones: [{title: M, due: 2026, done: 2025}]", "x: 1", &[]),
    (
        "milestones: [{title: M, done: 2025}]",
        "milestones: [{title: M, due: 2027}]",
        &["milestones/M/done progress-fell"],
    ),
    ("measures: [{title: M, due: 2026}]", "measures: [{title: M, due: 2027}]", &["measures/M/due deadline-later"]),
    // Targets.
    (
        "indicators: [{name: N, target: 90}]",
        "indicators: [{name: N, target: 80}]",
        &["indicators/N/target target-lowered"],
    ),
    (
        "indicators: [{name: N, target: 90}]",
        "indicators: [{name: N, target: 100}]",
        &["indicators/N/target target-raised"],
    ),
    ("indicators: [{name: N, target: 90}]", "indicators: [{name: N, target: 90.0}]", &[]),
    (
        "indicators: [{name: N, target: 90}]",
        "indicators: [{name: N, target: viele}]",
        &["indicators/N/target target-changed"],
    ),
    (
        "indicators: [{name: N, target: 90}]",
        "indicators: [{name: N, unit: x}]",
        &["indicators/N/target target-changed"],
    ),
    ("indicators: [{name: N, unit: x}]", "indicators: [{name: N, unit: x, target: 90}]", &[]),
    (
        "indicators: [{name: N, target: {value: rund 90, number: 90, note: a}}]",
        "indicators: [{name: N, target: {value: rund 80, number: 80, note: b}}]",
        &["indicators/N/target/value target-lowered"],
    ),
    (
        "indicators: [{name: N, target: {value: rund 90, number: 90}}]",
        "indicators: [{name: N, target: {value: rund 90, number: 95}}]",
        &["indicators/N/target/number target-raised"],
    ),
    (
        "indicators: [{name: N, target: {value: 90, date: 2026}}]",
        "indicators: [{name: N, target: {value: 90, date: 2027}}]",
        &["indicators/N/target/date deadline-later"],
    ),
    // What a number means.
    (
        "indicators: [{name: N, baseline: 1}]",
        "indicators: [{name: N, baseline: 2}]",
        &["indicators/N/baseline baseline-changed"],
    ),
    (
        "indicators: [{name: N, baseline: {value: 1, note: a}}]",
        "indicators: [{name: N, baseline: {value: 1, note: b}}]",
        &[],
    ),
    ("indicators: [{name: N, unit: a}]", "indicators: [{name: N, unit: b}]", &["indicators/N/unit unit-changed"]),
    (
        "indicators: [{name: N, direction: up, unit: a}]",
        "indicators: [{name: N, direction: down, unit: a}]",
        &["indicators/N/direction rule-changed"],
    ),
    ("indicators: [{name: N, unit: a}]", "x: 1", &["indicators/N indicator-removed"]),
    ("indicators: [{name: N, unit: a}]", "indicators: [{name: Neu, unit: a}]", &[]),
    // Values of the past.
    (
        "indicators: [{name: N, values: [{date: 2024, value: 1}]}]",
        "indicators: [{name: N, values: [{date: 2024, value: 2}, {date: 2025, value: 3}]}]",
        &["indicators/N/values/2024/value past-value-changed"],
    ),
    (
        "indicators: [{name: N, values: [{date: 2024, value: 1}, {date: 2025, value: 3}]}]",
        "indicators: [{name: N, values: [{date: 2025, value: 3, note: x}]}]",
        &["indicators/N/values/2024 past-value-changed"],
    ),
    (
        "indicators: [{name: N, values: [{date: 2024, value: 1}]}]",
        "indicators: [{name: N, values: [{date: 2024, value: 1, note: neu}]}]",
        &[],
    ),
    // Status and progress.
    ("status: begonnen", "status: geplant", &["status status-back"]),
    ("status: umgesetzt", "status: begonnen", &["status status-back"]),
    ("status: begonnen", "x: 1", &["status status-back"]),
    ("status: begonnen", "status: unbekannt", &["status status-back"]),
    ("status: begonnen", "status: fern", &["status status-back"]),
    ("status: fern", "status: begonnen", &[]),
    ("status: begonnen", "status: aus", &[]),
    ("status: unbekannt", "status: geplant", &[]),
    ("status: ganz-anders", "status: geplant", &[]),
    ("progress: 40", "progress: 30", &["progress progress-fell"]),
    ("progress: 40", "x: 1", &["progress progress-fell"]),
    ("progress: 40", "progress: milestones", &["progress rule-changed"]),
    ("progress: 40", "progress: 50", &[]),
    // Words.
    ("promise: Alle.", "promise: Viele.", &["promise promise-changed"]),
    ("promise: Alle.", "x: 1", &["promise promise-changed"]),
    ("x: 1", "promise: Alle.", &[]),
    (
        "translations: {en: {promise: All.}}",
        "translations: {en: {promise: Many.}}",
        &["translations/en/promise promise-changed"],
    ),
    ("x: 1", "translations: {en: {promise: All.}}", &[]),
    ("title: Neu", "title: Anders", &[]),
];

#[test]
fn each_rule_marks_what_it_names_and_nothing_else() {
    let settings = SETTINGS.replace("means: started, colour: blue", "means: started, step: 2, colour: blue").replace(
        "pillars:",
        "  - {id: fern, label: fern, means: started, step: 1}\n  - {id: aus, label: aus, means: stopped}\npillars:",
    );
    let mut case = Case::empty().file("portal.yaml", settings);
    let write = |case: &Case, after: bool| {
        for (number, (old, new, _)) in RULES.iter().enumerate() {
            let front = if after { new } else { old };
            let title = if front.contains("title: Neu") || front.contains("title: Anders") { "" } else { "title: T\n" };
            let text = format!("---\nid: g-{number}\n{title}pillar: netz\n{front}\n---\n");
            case.write(&format!("content/ziele/g-{number}.md"), text);
        }
    };
    write(&case, false);
    case.commit("vorher");
    write(&case, true);
    case.commit("nachher");
    // Fields and words of the past need not be those of today, so only the log is asked for: the last states have odd fields.
    let ran = case.run(&["history", "--flagged", "--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let log: Value = serde_json::from_str(&ran.out).unwrap();
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for record in log["changes"].as_array().unwrap() {
        let [goal, field] = ["goal", "field"].map(|name| record[name].as_str().unwrap());
        let flag = record["flags"][0].as_str().unwrap();
        found.entry(goal.to_owned()).or_default().push(format!("{field} {flag}"));
    }
    for (number, (old, new, expected)) in RULES.iter().enumerate() {
        let found = found.remove(&format!("g-{number}")).unwrap_or_default();
        assert_eq!(found, *expected, "{old} → {new}");
    }
}

/// A portal with a bit of everything that is marked, in five commits.
pub fn marked() -> (Case, Vec<String>) {
    let settings = format!("{SETTINGS}stale_days: 30\nhistory: {{notice: Nachgetragen.}}\n");
    let mut case =
        Case::empty().file("portal.yaml", &settings).goal("a", "status: begonnen\ndue: 2025\n").goal("b", "");
    let mut commits = vec![case.commit("Anfang")];
    case.write_goal("a", "status: begonnen\ndue: 2026\n");
    commits.push(case.commit("Mehr Zeit\n\nDie Firmen fehlen.\n\nGrund: Es fehlen Firmen\nBeschluss: Kabinett 3"));
    case.write_goal("a", "status: geplant\ndue: 2027-06\n");
    case.remove("content/ziele/b.md");
    commits.push(case.commit("Stand"));
    case.write(
        "portal.yaml",
        settings.replace("label: begonnen", "label: in Arbeit").replace("stale_days: 30", "stale_days: 60"),
    );
    commits.push(case.commit("Neue Wörter"));
    case.write_goal("b", "due: 2026-07\n");
    commits.push(case.commit("Wieder da"));
    (case, commits)
}

#[test]
fn goals_and_rules_are_marked() {
    let (case, _) = marked();
    case.log();
    assert_eq!(
        marks(&case),
        [
            "a due deadline-later",
            "a due deadline-later",
            "a status status-back",
            "b file goal-removed",
            "b file goal-added",
            "- stale_days rule-changed",
            "- statuses/begonnen/label rule-changed",
        ]
    );
}

#[test]
fn which_files_are_goals_is_a_rule_and_where_the_rest_lies_is_none() {
    let adopted = |more: &str| format!("{SETTINGS}content: {{goals: {{files: 'docs/*.md'{more}}}, media: bilder}}\n");
    let mut case = Case::empty().file("portal.yaml", format!("{SETTINGS}content: {{media: medien}}\n"));
    case.write("docs/a.md", "---\nid: a\ntitle: A\nstatus: geplant\npillar: netz\n---\n");
    case.commit("Beginn");
    case.write("portal.yaml", format!("{SETTINGS}content: {{media: bilder}}\n"));
    case.commit("Anderswo");
    case.write("portal.yaml", adopted(""));
    case.commit("Andere Dateien");
    case.write("portal.yaml", adopted(", pillar: netz"));
    case.commit("Alle in einem Handlungsfeld");
    case.log();
    let marks = marks(&case);
    assert_eq!(marks, ["- content rule-changed", "- content/goals/pillar rule-changed"]);
    let page = case.site("aenderungen/auffaellig/index.html");
    assert!(page.contains("Seiten der Ziele: Handlungsfeld ohne eigene Angabe"), "{page}");
}

#[test]
fn a_start_in_the_settings_decides_what_was_added_later() {
    let (case, _) = marked();
    case.write_goal("c", "");
    case.commit_as("Neu", &[("GIT_COMMITTER_DATE", "2024-02-01T12:00:00+01:00")]);
    let added = |start: &str| {
        case.write("portal.yaml", format!("{SETTINGS}history: {{start: {start}}}\n"));
        case.build(&[]);
        marks(&case).into_iter().filter(|mark| mark.ends_with("goal-added")).collect::<Vec<_>>()
    };
    assert_eq!(added("2024-03"), ["b file goal-added"], "it came back");
    assert_eq!(added("2024-01-31"), ["b file goal-added", "c file goal-added"]);
    assert_eq!(added("2023"), ["a file goal-added", "b file goal-added", "b file goal-added", "c file goal-added"]);
}

#[test]
fn the_page_of_marked_changes() {
    let (case, commits) = marked();
    case.log();
    let words = case.words("aenderungen/auffaellig/").join("\n");
    let words = commits.iter().enumerate().fold(words, |words, (at, id)| words.replace(&id[..10], &format!("C{at}")));
    insta::assert_snapshot!(words, @r"
    Auffällige Änderungen
    Diese Liste zeigt Änderungen, bei denen sich ein zweiter Blick lohnt, zum Beispiel eine verschobene Frist oder ein entferntes Ziel.
    Auffällig heißt nicht falsch. Oft gibt es gute Gründe. Darum steht die Begründung dabei, oder dass sie fehlt. Alle Änderungen
    Nachgetragen.
    Was hervorgehoben wird
    7 auffällige Änderungen, davon 6 ohne Begründung.
    Arten auffälliger Änderungen mit Anzahl und Regel
    Art
    Anzahl
    Regel
    Frist verschoben
    2
    Die Frist eines Ziels, Meilensteins, Zielwerts oder einer Maßnahme endet später als bisher oder wurde gestrichen.
    Status zurückgesetzt
    1
    Der Status sagt weniger als bisher, oder er wurde gestrichen.
    Ziel entfernt
    1
    Ein Ziel steht nicht mehr im Portal.
    Ziel später aufgenommen
    1
    Ein Ziel kam erst nach dem Beginn dazu, oder es kam zurück.
    Regel geändert
    2
    Eine Einstellung des Portals oder die Zählweise ist eine andere. Dadurch kann dieselbe Zahl etwas anderes bedeuten.
    Der Name einer Art führt zur neuesten Änderung dieser Art.
    Alle auffälligen Änderungen
    5. Januar 2024 Wieder da
    Ziel b
    neu aufgenommen Ziel später aufgenommen ohne Begründung
    von Erika Muster · C4
    4. Januar 2024 Neue Wörter
    Geänderte Regeln
    Tage, nach denen ein Ziel als nicht aktualisiert gilt: bisher 30, jetzt 60 Regel geändert ohne Begründung
    Status „begonnen“: Bezeichnung: bisher begonnen, jetzt in Arbeit Regel geändert ohne Begründung
    von Erika Muster · C3
    3. Januar 2024 Stand
    Ziel a
    Frist: bisher 2026, jetzt Juni 2027 Frist verschoben ohne Begründung
    Status: bisher in Arbeit, jetzt geplant Status zurückgesetzt ohne Begründung
    Ziel b
    entfernt Ziel entfernt ohne Begründung
    von Erika Muster · C2
    2. Januar 2024 Mehr Zeit
    Ziel a
    Frist: bisher 2025, jetzt 2026 Frist verschoben
    Begründung: Es fehlen Firmen
    von Erika Muster · C1
    ");
}

#[test]
fn a_commit_that_only_changed_rules() {
    let (case, commits) = marked();
    case.log();
    let words = case.commit_words(&commits[3]).join("\n").replace(&commits[3], "C3").replace(&commits[3][..10], "C3");
    insta::assert_snapshot!(words, @r"
    Eine Fassung des Portals
    Fassung C3: Neue Wörter
    Eingetragen am
    4. Januar 2024, 12:00 Uhr (Zeitzone +01:00)
    Eingetragen von
    Erika Muster
    Signatur
    ohne Signatur
    Kennung
    C3
    Nachgetragen.
    Begründung
    Eine Begründung über die Überschrift hinaus ist nicht angegeben.
    Geänderte Ziele
    Diese Fassung ändert kein Ziel.
    Geänderte Regeln
    Diese Einstellungen gelten für das ganze Portal. Ändern sie sich, kann dieselbe Angabe etwas anderes bedeuten.
    Tage, nach denen ein Ziel als nicht aktualisiert gilt: bisher 30, jetzt 60 Regel geändert ohne Begründung
    Status „begonnen“: Bezeichnung: bisher begonnen, jetzt in Arbeit Regel geändert ohne Begründung
    ");
}

#[test]
fn deadlines_that_moved_and_goals_that_stand_still() {
    let (case, commits) = marked();
    case.log();
    insta::assert_snapshot!(case.words("fristen/").join("\n"), @"
    Fristen
    Was wann fertig sein soll. Ein Jahr oder Monat als Frist endet mit seinem letzten Tag.
    Überfällig (0)
    In den nächsten Monaten fällig (1)
    2027 (1)
    Verschobene Fristen (1)
    Länger nicht aktualisiert (2)
    Alle Fristen im Überblick
    Für 2 Ziele ist eine Frist veröffentlicht. Überschritten ist keine.
    Zahl der Fristen je Quartal. Dieselben Zahlen stehen in der Tabelle.01
    Stand20262027
    überfällig 0
    bald fällig 1
    später fällig 1
    abgeschlossen 0
    Stand dieser Seite: 1. Juni 2026
    Dieselben Zahlen als Tabelle
    Zahl der Fristen je Quartal. Dieselben Zahlen stehen in der Tabelle.
    Zeitraum
    überfällig
    bald fällig
    später fällig
    abgeschlossen
    3. Quartal 2026
    0
    1
    0
    0
    2. Quartal 2027
    0
    0
    1
    0
    Überfällig
    Zurzeit ist keine Frist überschritten.
    In den nächsten Monaten fällig
    Die Frist endet in den nächsten 180 Tagen.
    Ziel b
    bald fällig: Juli 2026nicht veröffentlichtlänger nicht aktualisiert
    Später fällig, 2027
    Ziel a
    bis Juni 2027geplantlänger nicht aktualisiert
    Verschobene Fristen
    Die Frist dieser Ziele war einmal eine andere. Jede Verschiebung steht mit Datum und Begründung da, die neueste zuerst.
    Nachgetragen.
    Ziel a
    Erste Frist: 2025, heute: Juni 2027, 2-mal verschoben
    3. Januar 2024: bisher 2026 → jetzt Juni 2027 ohne Begründung
    2. Januar 2024: bisher 2025 → jetzt 2026Begründung: Es fehlen Firmen
    Länger nicht aktualisiert
    An diesen Zielen hat sich seit mehr als 60 Tagen nichts geändert.
    Ziel a
    zuletzt geändert: 3. Januar 2024geplantbis Juni 2027
    Ziel b
    zuletzt geändert: 5. Januar 2024nicht veröffentlichtbald fällig: Juli 2026
    ");
    assert!(case.site("fristen/index.html").contains(&format!("href=\"../aenderungen/{}/\"", commits[2])));
    let goal = case.words("ziele/a/").join("\n");
    assert!(goal.contains("Juni 2027zuerst 2025, 2-mal verschoben"), "{goal}");
    assert!(goal.contains("Diese Seite wurde länger nicht aktualisiert, zuletzt am 3. Januar 2024."), "{goal}");
    assert!(goal.contains("Nachgetragen."), "{goal}");
    let goals: Value = serde_json::from_str(&case.site("data/v1/goals.json")).unwrap();
    let a = &goals["goals"][0];
    assert_eq!((&a["first_due"], &a["due_moves"], &a["stale"]), (&"2025".into(), &2.into(), &true.into()));
}

#[test]
fn marked_changes_are_split_after_a_hundred_commits() {
    let mut case = Case::new().goal("a", "");
    case.commit("Anfang");
    let mut stream = String::new();
    for number in 1..=101 {
        let text = format!("---\nid: a\ntitle: Ziel a\npillar: netz\npromise: Nr. {number}\n---\n");
        let from = if number == 1 { "from refs/heads/main^0\n" } else { "" };
        stream.push_str(&format!(
            "commit refs/heads/main\ncommitter E <e@x> {} +0000\ndata <<.\nSchritt {number}\n.\n{from}M 644 inline content/ziele/a.md\ndata {}\n{text}\n",
            1_704_110_400 + number * 60,
            text.len()
        ));
    }
    let mut import = crate::case::git_command(case.root(), "2024-01-01T00:00:00Z");
    let mut import = import.args(["fast-import", "--quiet"]).stdin(std::process::Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut import.stdin.take().unwrap(), stream.as_bytes()).unwrap();
    assert!(import.wait().unwrap().success());
    case.git(&["reset", "-q", "--hard"]);
    case.log();
    let count =
        |case: &Case, page: &str| case.site(&format!("{page}index.html")).matches("<article class=\"step\">").count();
    // The first promise is no change of one.
    assert_eq!(count(&case, "aenderungen/auffaellig/"), 100);
    assert!(!case.path("public/aenderungen/auffaellig/2").exists());
    case.write_goal("a", "promise: noch eins\n");
    case.commit("Schritt 102");
    case.log();
    assert_eq!((count(&case, "aenderungen/auffaellig/"), count(&case, "aenderungen/auffaellig/2/")), (100, 1));
    assert_eq!(crate::html::faults(&case.path("public")), [""; 0]);
}

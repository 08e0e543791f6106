//! Deadlines of before the repository, beside those that it shows.

use insta::assert_snapshot;
use serde_json::Value;

use crate::case::Case;

const SOURCES: &str = "alt: {title: Plan von 2018, date: 2018-05}\nneu: {title: Plan von 2021, date: 2021}\n";

fn json(case: &Case, path: &str) -> Value {
    serde_json::from_str(&case.site(path)).unwrap()
}

/// A goal whose first commit says 2025 and whose second one says 2030, with what is told of before.
fn moved(earlier: &str) -> Case {
    let mut case = Case::new().file("content/quellen.yaml", SOURCES).goal("a", "lead: mid\ndue: 2025\n");
    case.commit("Anfang");
    case.write_goal("a", &format!("lead: mid\ndue: 2030\n{earlier}"));
    case.commit("Verschoben\n\nGrund: Der Bau dauert länger.");
    assert_eq!(case.build(&[]).code, 0, "{}", case.build(&[]).whole());
    case
}

/// What the data say of the deadlines.
fn data(case: &Case) -> String {
    let goal = &json(case, "data/v1/goals.json")["goals"][0];
    ["first_due", "first_due_in_history", "due_moves", "due_moves_before_history", "earlier_due"]
        .map(|name| format!("{name}: {}", goal[name]))
        .join("\n")
}

#[test]
fn first_deadline_moves_and_course_include_them_told_apart() {
    let case = moved(
        "earlier_due:\n  - {due: 2024, said: 2021, source: neu, note: Im Netz genannt.}\n  - {due: 2020, said: 2018-05, source: alt}\n",
    );
    assert_snapshot!(data(&case), @r#"
    first_due: "2020"
    first_due_in_history: "2025"
    due_moves: 3
    due_moves_before_history: 2
    earlier_due: [{"due":"2024","said":"2021","source":"neu","note":"Im Netz genannt."},{"due":"2020","said":"2018-05","source":"alt","note":null}]
    "#);
    assert_snapshot!(case.words("fristen/").join("\n"), @"
    Fristen
    Was wann fertig sein soll. Ein Jahr oder Monat als Frist endet mit seinem letzten Tag.
    Überfällig (0)
    In den nächsten Monaten fällig (0)
    2030 (1)
    Verschobene Fristen (1)
    Rechtzeitig oder nicht
    Jedes Ziel steht in genau einer Zeile; zusammen sind es alle. Ein Ziel ohne Status, dessen Frist vorbei ist, zählt als überfällig.
    Was aus den Zielen wurde
    Status und Frist | Ziele
    rechtzeitig erreicht | 0
    rechtzeitig nach späterer Angabe | 0
    verspätet erreicht | 0
    erreicht, Frist oder Tag unbekannt | 0
    überfällig | 0
    offen | 0
    aufgegeben | 0
    unbekannt | 1
    alle Ziele | 1
    Alle Fristen im Überblick
    Für ein Ziel ist eine Frist veröffentlicht. Überschritten ist keine.
    Zahl der Fristen je Quartal. Dieselben Zahlen stehen in der Tabelle.01
    Stand20262027202820292030
    überfällig 0
    bald fällig 0
    später fällig 1
    abgeschlossen 0
    Stand dieser Seite: 1. Juni 2026
    Dieselben Zahlen als Tabelle
    Zahl der Fristen je Quartal. Dieselben Zahlen stehen in der Tabelle.
    Zeitraum | überfällig | bald fällig | später fällig | abgeschlossen
    4. Quartal 2030 | 0 | 0 | 1 | 0
    Überfällig
    Zurzeit ist keine Frist überschritten.
    In den nächsten Monaten fällig
    Die Frist endet in den nächsten 180 Tagen.
    In dieser Zeit steht keine Frist an.
    Später fällig, 2030
    Ziel a
    bis 2030nicht veröffentlichtMID
    Verschobene Fristen
    Die Frist dieser Ziele war einmal eine andere. Jede Verschiebung steht mit Datum da, und mit Begründung oder Quelle, wo es sie gibt; die neueste zuerst.
    Ziel a
    Erste Frist: 2020, heute: 2030, 3 Mal verschoben
    2. Januar 2024: bisher 2025 → jetzt 2030Begründung: Der Bau dauert länger. (gilt für 3 Änderungen dieser Fassung)
    2024 (genannt: 2021): Plan von 2021 (2021)Im Netz genannt.
    2020 (genannt: Mai 2018): Plan von 2018 (Mai 2018)
    ");
    let goal = case.words("ziele/a/").join("\n");
    let part = |from: &str, to: &str| goal[goal.find(from).unwrap()..].split(to).next().unwrap().to_owned();
    assert_snapshot!(part("Frist\n", "Federführung"), @"
    Frist
    2030zuerst 2020, 3 Mal verschoben, davon 2 Mal, bevor dieses Portal eine Frist festhielt
    ");
    assert_snapshot!(part("Frühere Fristen", "Wie sich"), @"
    Frühere Fristen
    Diese Fristen galten, bevor das Portal sie festhielt. Git zeigt sie nicht; sie sind aus Quellen nachgetragen.
    2024 (genannt: 2021): Plan von 2021 (2021)Im Netz genannt.
    2020 (genannt: Mai 2018): Plan von 2018 (Mai 2018)
    Text von a.
    ");
}

#[test]
fn they_never_make_the_first_deadline_later_than_git_shows() {
    let case = moved("earlier_due: [{due: 2029, said: 2018, source: alt}]\n");
    assert_snapshot!(data(&case), @r#"
    first_due: "2025"
    first_due_in_history: "2025"
    due_moves: 2
    due_moves_before_history: 1
    earlier_due: [{"due":"2029","said":"2018","source":"alt","note":null}]
    "#);
}

#[test]
fn one_that_is_taken_out_or_put_off_is_marked() {
    let earlier = |text: &str| format!("lead: mid\ndue: 2030\nearlier_due: [{text}]\n");
    let mut case = Case::new().file("content/quellen.yaml", SOURCES);
    case.write_goal("a", &earlier("{due: 2020, said: 2018, source: alt}, {due: 2024, said: 2021}"));
    case.commit("Anfang");
    case.write_goal("a", &earlier("{due: 2022, said: 2018, source: alt}, {due: 2024, said: 2021}"));
    case.commit("Später");
    case.write_goal("a", &earlier("{due: 2022, said: 2018, source: alt}"));
    case.commit("Weg");
    assert_eq!(case.build(&[]).code, 0);
    let changes = json(&case, "data/v1/changes.json");
    let told = changes["changes"].as_array().unwrap().iter();
    let told =
        told.map(|change| format!("{} {} {} → {}", change["field"], change["flags"], change["old"], change["new"]));
    assert_snapshot!(told.collect::<Vec<_>>().join("\n"), @r#"
    "file" [] null → "content/ziele/a.md"
    "earlier_due/2018, alt/due" ["deadline-later"] "2020" → "2022"
    "earlier_due/2021" ["deadline-later"] "due: 2024; said: 2021" → null
    "#);
}

#[test]
fn one_that_is_still_to_be_said_is_refused() {
    let case = Case::new().goal("a", "lead: mid\ndue: 2030\nearlier_due: [{due: 2030, said: 2031}]\n");
    assert_snapshot!(case.build(&[]).whole(), @r"
    exit 1
    err: Fehler[Z312]: `2031` liegt in der Zukunft; hier steht, was schon geschehen ist
     --> content/ziele/a.md:7:33
      |
    7 | earlier_due: [{due: 2030, said: 2031}]
      |                                 ^^^^
      |
      = Hilfe: das Datum berichtigen; was kommen soll, ist ein Meilenstein mit `due`

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

//! What counts as substance: what is told one by one, what is folded, and when a goal counts as changed.

use super::words;
use crate::case::Case;

fn after(case: &Case, name: &str) -> String {
    let page = case.site("ziele/a/index.html");
    let (_, rest) = page.split_once(&format!("<dt>{name}</dt>")).unwrap();
    words(rest.split_once("</dd>").unwrap().0).join(" ")
}

const GOAL: &str = "status: geplant\nlead: ms\ndue: 2027\npromise: Jedes Haus bekommt Netz.\n";

#[test]
fn wording_translations_and_confirmations_change_no_goal() {
    let mut case = Case::new().goal("a", GOAL);
    case.commit("Anfang");
    case.write(
        "content/ziele/a.md",
        format!("---\nid: a\ntitle: Ziel A\npillar: netz\n{GOAL}---\n\nText von a. Noch ein Satz.\n"),
    );
    case.commit("Titel");
    case.write("content/ziele/a.md", format!("---\nid: a\ntitle: Ziel A\npillar: netz\n{GOAL}confirmed: {{date: 2024-01-03, by: Amt}}\n---\n\nText von a. Noch ein Satz.\n"));
    case.commit("Bestätigt");
    case.builds();
    assert_eq!(after(&case, "Zuletzt geändert"), "1. Januar 2024");
    let changed: serde_json::Value = serde_json::from_str(&case.site("data/v1/goals.json")).unwrap();
    assert_eq!(changed["goals"][0]["changed"], "2024-01-01");
    let start = words(&case.site("index.html")).join("\n");
    assert!(!start.contains("Geprüft") && start.contains("1. Januar 2024 letzte Änderung"), "{start}");
    let year = words(&case.site("aenderungen/2024/index.html")).join("\n");
    assert!(!year.contains("Geprüft") && year.contains("3 Fassungen · 1 inhaltliche Änderung"), "{year}");
    assert!(words(&case.site("zaehlweise/index.html")).join("\n").contains("3 Fassungen, 1 inhaltliche Änderung."));
    assert!(
        words(&case.site("aenderungen/index.html"))
            .join("\n")
            .contains("Geprüft, unverändert: 3. Januar 2024, von Amt")
    );
    case.write(
        "content/ziele/a.md",
        format!(
            "---\nid: a\ntitle: Ziel A\npillar: netz\n{}---\n\nText von a. Noch ein Satz.\n",
            GOAL.replace("geplant", "begonnen")
        ),
    );
    case.commit("Begonnen");
    case.builds();
    assert_eq!(after(&case, "Zuletzt geändert"), "4. Januar 2024");
}

#[test]
fn wording_beside_the_goals_is_folded() {
    let page = |text: &str| format!("---\ntitle: Hilfe\nmenu: main\n---\n\n{text}\n");
    let mut case = Case::new()
        .goal("a", "status: geplant\nstatus_source: bericht\n")
        .file("content/quellen.yaml", "bericht: {title: Berich, date: 2024-01}\n")
        .file("content/seiten/hilfe.md", page("Hier steht Hilfe."));
    case.commit("Anfang");
    case.write("content/quellen.yaml", "bericht: {title: Bericht, date: 2024-01, url: \"https://example.org/b\"}\n");
    case.write("content/seiten/hilfe.md", page("Hier steht Hilfe. Sie ist für alle da."));
    case.commit("Schreibfehler");
    case.write("content/quellen.yaml", "bericht: {title: Bericht, date: 2024-01, url: \"https://example.org/b\"}\nneu: {title: Neues, date: 2024-01-02}\n");
    case.commit("Quelle");
    let log = case.run(&["history", "--since", "2024-01-02"]).out;
    assert!(log.contains("    Quelle „Neues“ (2. Januar 2024): neu aufgenommen\n"), "{log}");
    assert!(!log.contains("Hilfe") && log.contains("--all zeigt sie"), "{log}");
    assert!(case.run(&["history", "--since", "2024-01-02", "--all"]).out.contains("Seite „Hilfe“"));
    case.builds();
    let log = case.site("aenderungen/2024-01/index.html");
    assert!(log.contains("<summary>3 redaktionelle Änderungen</summary>"), "{log}");
    let feed = case.site("feed.atom");
    assert!(feed.contains("<title>Außerhalb der Ziele (3 redaktionelle Änderungen)</title>"), "{feed}");
    assert!(feed.contains("<title>Außerhalb der Ziele · Quelle „Neues“ (2. Januar 2024): neu aufgenommen</title>"));
}

#[test]
fn every_log_tells_how_often_a_deadline_moved_and_that_one_is_struck() {
    let mut case = Case::new().goal("a", "due: 2025\nreplaces: [kita]\n");
    case.commit("Anfang");
    for (due, message) in [("due: 2028\n", "Erste"), ("due: 2030\n", "Zweite"), ("", "Weg")] {
        case.write_goal("a", due);
        case.commit(message);
    }
    case.builds();
    let log = case.run(&["history"]).out;
    assert!(log.contains("Frist: 2028 → 2030, zum 2. Mal verschoben  [Frist verschoben]"), "{log}");
    assert!(log.contains("gestrichen: Frist: 2030, zum 3. Mal geändert  [Frist gestrichen]"), "{log}");
    let feed = case.site("feed.atom");
    assert!(feed.contains("[Frist verschoben] Ziel a · Frist: 2028 → 2030, zum 2. Mal verschoben"), "{feed}");
    assert!(feed.contains("[Frist gestrichen] Ziel a · gestrichen: Frist: 2030"), "{feed}");
    let page = case.site("aenderungen/index.html");
    assert!(
        page.contains("class=\"flag\">Frist gestrichen</span>") && page.contains("zum 2. Mal verschoben"),
        "{page}"
    );
}

#[test]
fn lines_name_goals_and_say_what_new_entries_say() {
    let mut case = Case::new().goal("kita", "due: 2026\n").goal("a", "status: geplant\nstatus_date: 2023-07\n");
    case.commit("Anfang");
    let more = "status: geplant\nreplaces: [kita]\nmilestones:\n- {title: Netz liegt, due: 2027}\nmeasures:\n- {title: Kabel, status: begonnen, due: 2025}\nevents:\n- {date: 2023-09, text: Bau beginnt, status: begonnen}\n";
    case.write_goal("a", more);
    case.commit("Mehr");
    let log = case.run(&["history", "a", "--since", "2024-01-02", "--all"]).out;
    for line in [
        "neu: Löst ab: Ziel kita",
        "gestrichen: Datum des Status: Juli 2023",
        "neu: Meilenstein „Netz liegt“: Frist: 2027",
        "neu: Maßnahme „Kabel“: Frist: 2025; Status: begonnen",
        "neu: Ereignis (September 2023): Bau beginnt; Status: begonnen",
    ] {
        assert!(log.contains(line), "{line}\n{log}");
    }
}

#[test]
fn headlines_lead_with_what_is_marked() {
    let mut case = Case::new().goal("a", "status: geplant\ndue: 2025\n");
    case.commit("Anfang");
    case.write_goal("a", "status: begonnen\ndue: 2028\nstart: 2024\n");
    case.commit("Mehr");
    case.builds();
    let feed = case.site("feed.atom");
    assert!(feed.contains("[Frist verschoben] Ziel a · Frist: 2025 → 2028 (und 2 weitere Änderungen)"), "{feed}");
    let page = case.site("index.html");
    let recent = page.split("id=\"geaendert\"").nth(1).unwrap();
    assert!(recent.find("Frist: ").unwrap() < recent.find("2 weitere Änderungen").unwrap(), "{recent}");
}

#[test]
fn a_commit_of_many_pages_has_pages_that_open_fast() {
    let mut case = Case::new().goal("a", "");
    case.commit("Anfang");
    let text =
        "Satz über das Vorhaben, das für die Menschen im Land wichtig ist, und was als Nächstes kommt. ".repeat(7);
    for number in 0..300 {
        case.write(
            &format!("content/seiten/s{number}.md"),
            format!("---\ntitle: Seite {number}\nmenu: none\n---\n\n{text}\n"),
        );
    }
    let commit = case.commit("Seiten");
    case.builds();
    let pages: Vec<(String, Vec<u8>)> =
        case.site_files().into_iter().filter(|(path, _)| path.starts_with("aenderungen/")).collect();
    let heavy: Vec<_> = pages.iter().filter(|(_, bytes)| bytes.len() > 150_000).map(|(path, _)| path).collect();
    assert!(heavy.is_empty(), "{heavy:?}");
    let of_commit: String = pages
        .iter()
        .filter(|(path, _)| path.contains(&commit))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    for number in 0..300 {
        assert!(of_commit.contains(&format!("Seite „Seite {number}“")), "{number}");
    }
}

#[test]
fn a_year_tells_what_matters_in_each_month() {
    let mut case = Case::new().goal("a", "due: 2025\n").goal("b", "");
    case.commit("Anfang");
    case.write_goal("a", "due: 2026\nnote: Neue Anmerkung\n");
    case.commit("Frist");
    case.builds();
    let page = case.site("aenderungen/2024/index.html");
    let text = words(&page).join("\n");
    assert!(
        text.contains("Frist: bisher 2025 → jetzt 2026") && text.contains("2 Fassungen · 3 inhaltliche Änderungen"),
        "{text}"
    );
    assert!(page.contains("href=\"../../ziele/a/\""), "{page}");
}

//! The same beside the goals: sources, pages, the glossary, texts of a theme and the settings that say how it looks.

use serde_json::Value;

use crate::case::{Case, SETTINGS};

const PAGE: &str = "content/seiten/methode.md";
const SOURCE: &str = "content/quellen/bericht.yaml";
const GLOSSARY: &str = "content/glossar.yaml";
const START: &str = "content/start.md";
const THEME: &str = "themes/eigen/texts/de.yaml";

/// A file, what stood there, what stands there now, and the mark for it.
const CHANGES: &[(&str, &str, &str, &str)] = &[
    // Notes of sources.
    (SOURCE, "date: 2024-01\n", "date: 2024-01\nnote: unverbindlich\n", "source-changed"),
    (SOURCE, "date: 2024-01\n", "date: 2024-01\nnote: Entwurf, nicht bestätigt\n", "source-changed"),
    (SOURCE, "date: 2024-01\n", "date: 2024-01\nnote: Seite 12\n", ""),
    // Pages: their place in the menus, and numbers as in goals.
    (PAGE, "menu: about", "menu: none", "page-weaker"),
    (PAGE, "menu: about", "menu: main", ""),
    (PAGE, "binnen 14 Tagen", "binnen 20 Tagen", "page-weaker"),
    (PAGE, "binnen 14 Tagen", "binnen 7 Tagen", ""),
    (PAGE, "Drei von fünf", "Vier von fünf", "page-weaker"),
    (PAGE, "Drei von fünf", "Nur drei von fünf", ""),
    (PAGE, "erst dann, wenn", "dann, wenn", "page-weaker"),
    (START, "unit: Prozent", "unit: \"%\"", ""),
    (START, "unit: Prozent", "unit: Ziele", "page-weaker"),
    // The glossary on words by which something is promised.
    (GLOSSARY, "netz:", "frei:\n  word: kostenlos\n  text: Ohne die Einrichtung.\nnetz:", "page-weaker"),
    (GLOSSARY, "netz:", "glas:\n  word: Glasfaser\n  text: Ein Kabel.\nnetz:", ""),
    // Texts of the theme that show how many are late or reached.
    (THEME, "menu:", "overview:\n  overdue: Was in Arbeit ist\nmenu:", "mark-words-changed"),
    (THEME, "menu:", "overview:\n  overdue_lead: Alles läuft.\nmenu:", "mark-words-changed"),
    (THEME, "menu:", "overview:\n  glance_done: auf gutem Weg\nmenu:", "mark-words-changed"),
    (THEME, "menu:", "selection:\n  due: {overdue: in Arbeit}\nmenu:", "mark-words-changed"),
    (THEME, "menu:", "overview:\n  pillars: Unsere Felder\nmenu:", ""),
    (THEME, "menu:", "fields:\n  done: Fertig am\nmenu:", ""),
    // Notices.
    ("portal.yaml", "history: {", "history: {notice: Umstellungen ohne inhaltliche Bedeutung., ", "look-changed"),
    ("portal.yaml", "history: {", "history: {notice: Vor 2023 gab es kein Portal., ", ""),
];

fn published() -> Case {
    let settings = format!("{SETTINGS}theme: themes/eigen\nhistory: {{start: 2024-01-01}}\n");
    let mut case = Case::empty().file("portal.yaml", settings);
    case.write(SOURCE, "title: Bericht\ndate: 2024-01\n");
    let text = "Ein Ziel zählt erst dann, wenn es geprüft ist. Wir antworten binnen 14 Tagen.\n\nDrei von fünf Schritten sind erreicht.";
    case.write(PAGE, format!("---\ntitle: Methode\nmenu: about\n---\n\n{text}\n"));
    case.write(GLOSSARY, "netz:\n  word: Netz\n  text: Leitungen.\n");
    case.write(START, "---\nfigures:\n- {label: Netze, value: 30, unit: Prozent}\n---\n\nWillkommen.\n");
    case.write(THEME, "menu:\n  goals: Unsere Ziele\n");
    case.commit("vorher");
    case
}

#[test]
fn kinds_of_weakenings_beside_the_goals_are_told_from_their_twins() {
    let mut wrong = Vec::new();
    for (path, old, new, expected) in CHANGES {
        let mut case = published();
        let text = std::fs::read_to_string(case.path(path)).unwrap();
        assert!(text.contains(old), "{path}: {old}");
        case.write(path, text.replacen(old, new, 1));
        case.commit("nachher");
        let ran = case.run(&["history", "--flagged", "--format", "json"]);
        let log: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{new}: {}", ran.err));
        let marks = log["site"].as_array().unwrap().iter().map(|each| each["flags"][0].as_str().unwrap().to_owned());
        let marks: Vec<_> = marks.collect();
        if marks.join(" ") != *expected {
            wrong.push(format!("{old} → {new}: {marks:?}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

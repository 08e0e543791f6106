//! Reports about a period, and the portal as it was.

mod equal;
mod files;
mod page;
mod stands;
mod top;
mod waterfall;
mod whole;

use serde_json::Value;

use crate::case::{Case, SETTINGS};

/// Settings with a status that says that the work is behind.
fn settings(more: &str) -> String {
    let late = "  - {id: spaet, label: verzögert, means: started, colour: amber, icon: clock, late: true}\npillars:";
    format!("{}{more}", SETTINGS.replacen("pillars:", late, 1))
}

fn on(case: &Case, day: &str, message: &str) -> String {
    let date = format!("{day}T12:00:00+01:00");
    case.commit_as(message, &[("GIT_COMMITTER_DATE", &date), ("GIT_AUTHOR_DATE", &date)])
}

/// A goal of any pillar; none is a cross-cutting goal.
fn goal(case: &Case, id: &str, pillar: Option<&str>, front: &str) {
    let place = pillar.map_or("kind: cross-cutting".to_owned(), |pillar| format!("pillar: {pillar}"));
    case.write(
        &format!("content/ziele/{id}.md"),
        format!("---\nid: {id}\ntitle: Ziel {id}\n{place}\n{front}---\nText.\n"),
    );
}

/// Two years: goals are begun, reached, delayed, given up, moved, added and removed in 2025; every kind of change is there.
fn two_years(more: &str) -> Case {
    let case = Case::empty().file("portal.yaml", settings(""));
    case.git(&["init", "-q", "-b", "main"]);
    case.write("content/quellen.yaml", "b: {title: Bericht des CIO, url: \"https://example.org/b.pdf\"}\n");
    for id in ["n1", "n2", "n3"] {
        goal(&case, id, Some("netz"), "status: geplant\ndue: 2026\n");
    }
    goal(&case, "a1", Some("amt"), "status: begonnen\n");
    goal(&case, "a2", Some("amt"), "status: alt\n");
    goal(&case, "q1", None, "");
    // Words of the past that today's settings do not have.
    case.write(
        "portal.yaml",
        settings("").replacen("statuses:\n", "statuses:\n  - {id: alt, label: alt, means: planned}\n", 1),
    );
    on(&case, "2024-02-01", "Anfang");
    case.write("portal.yaml", settings(more));
    goal(
        &case,
        "n1",
        Some("netz"),
        "status: begonnen\ndue: 2026\nindicators: [{name: Netze, unit: Stück, target: 100, values: [{date: 2024-05, value: 12.5}]}]\n",
    );
    goal(&case, "a2", Some("amt"), "status: begonnen\n");
    on(&case, "2024-06-30", "Sommer");
    goal(&case, "n2", Some("netz"), "status: spaet\ndue: 2027\n");
    on(&case, "2025-01-01", "Neujahr\n\nGrund: Ein *Bescheid* | fehlt.");
    goal(&case, "kurz", Some("netz"), "");
    goal(&case, "n2", Some("netz"), "status: spaet\ndue: 2028-03\n");
    on(&case, "2025-03-01", "März <b>&\"'");
    case.write("content/ziele/kaputt.md", "kaputt");
    on(&case, "2025-03-02", "Kaputt");
    case.remove("content/ziele/kaputt.md");
    case.remove("content/ziele/kurz.md");
    case.remove("content/ziele/n3.md");
    goal(
        &case,
        "n1",
        Some("netz"),
        "status: umgesetzt\ndue: 2026\nindicators: [{name: Netze, unit: Stück, target: 80, values: [{date: 2024-05, value: 12.5}, {date: 2025-05, value: mehr als 80}]}]\n",
    );
    goal(&case, "neu", Some("amt"), "status: begonnen\ndue: 2030\n");
    on(&case, "2025-12-31", "Jahresende\n\nBeschluss des Kabinetts.");
    goal(&case, "a1", Some("amt"), "status: umgesetzt\n");
    goal(&case, "q1", None, "summary: Neu\n");
    on(&case, "2026-01-01", "Nachher");
    case
}

/// JSON with everything on one line that fits on one.
fn outline(value: &Value, depth: usize) -> String {
    let short = value.to_string();
    let inside = |open: char, lines: Vec<String>, close: char| {
        let indent = "  ".repeat(depth);
        format!("{open}\n{}\n{indent}{close}", lines.join(",\n"))
    };
    let indent = "  ".repeat(depth + 1);
    match value {
        _ if short.chars().count() <= 120 => short,
        Value::Array(values) => {
            let lines = values.iter().map(|value| format!("{indent}{}", outline(value, depth + 1)));
            inside('[', lines.collect(), ']')
        }
        Value::Object(values) => {
            let lines = values.iter().map(|(name, value)| format!("{indent}\"{name}\": {}", outline(value, depth + 1)));
            inside('{', lines.collect(), '}')
        }
        _ => short,
    }
}

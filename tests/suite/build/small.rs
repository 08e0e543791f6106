//! A small portal that has one of everything, and what tests of its site need.

use crate::case::{Case, SETTINGS};

/// Four goals, a page, sources and texts in two commits.
pub fn small() -> Case {
    let mut case = Case::empty()
        .file("portal.yaml", settings(""))
        .file("content/quellen.yaml", "bericht: {title: Bericht 2025, url: 'https://example.org/b?a=1&b=2', date: 2025-03}\nbrief: {title: Brief, note: liegt vor}\n")
        .file("content/start.md", "---\nsummary: So steht es.\nfigures:\n  - {label: Ziele, value: mehr als 3, source: bericht}\n---\nDas **Portal**.\n")
        .file("content/seiten/hilfe.md", "---\ntitle: Hilfe\nmenu: main\nsources: [brief]\n---\nSiehe [Netz 1](ziel:netz-1), [Fristen](/fristen/) und [Bericht](quelle:bericht).\n")
        .file("content/ressorts/mid.md", "---\nid: mid\nsummary: Digitales.\n---\nText zum Ressort.\n")
        .file("content/medien/bild.png", b"\x89PNG")
        .goal("netz-1", NETZ_1)
        .goal("netz-2", "due: 2026\ntopic: glasfaser\n")
        .file("content/ziele/amt/amt-1.md", "---\nid: amt-1\ntitle: Ziel amt-1\npillar: amt\nlead: ms\nstatus: umgesetzt\ndue: 2020-02\nprogress: 40\n---\n")
        .file("content/ziele/quer-1.md", "---\nid: quer-1\ntitle: Für <alle> & jeden\nkind: cross-cutting\ndepartments: [mid, ms]\nstatus: geplant\n---\n");
    case.commit("Anfang");
    case.write_goal("netz-1", &NETZ_1.replace("status: geplant", "status: begonnen").replace("2025-12-31", "2026-03"));
    case.commit("Frist verschoben\n\nDer Ausbau dauert länger.\n\nGrund: Lieferung");
    case
}

const NETZ_1: &str = "\
summary: Schnelles Netz für alle
lead: mid
departments: [ms]
topic: glasfaser
status: geplant
status_date: 2025-03
status_source: bericht
progress: milestones
start: 2024
due: 2025-12-31
promise: Jedes Haus bekommt Glasfaser.
origin: strategie
milestones:
  - {title: Planung, due: 2024-06, done: 2024-05-31}
  - {title: Bau, due: 2026-05}
  - {title: Abnahme}
indicators:
  - name: Häuser
    unit: Stück
    baseline: {value: 1000, date: 2023}
    target: {value: 26000.5, date: 2030, source: bericht}
    values:
      - {value: mehr als 6000, number: 6000, date: 2025-03, source: bericht}
      - {value: 2500, date: 2024-01-15, source: brief}
events:
  - {date: 2024-05-31, text: Planung fertig, status: begonnen, scope: part, source: brief}
  - {text: Gespräch}
sources: [brief]
note: Zahlen vorläufig.
";

/// The text with `C1`, `C2` … instead of the hashes of this case's commits, the first commit first.
pub fn without_hashes(case: &Case, text: &str) -> String {
    let ids = case.git(&["rev-list", "--reverse", "--all"]);
    let mut text = text.to_owned();
    for (index, id) in ids.lines().enumerate() {
        let name = format!("C{}", index + 1);
        text = text.replace(id, &name).replace(&id[..10], &name);
    }
    text
}

/// A file of the built site without hashes of commits.
pub fn site(case: &Case, path: &str) -> String {
    let text = case.site(path);
    without_hashes(case, &if path.ends_with(".json") { spread(&text) } else { text })
}

/// JSON with a value on each line, which the published files do not spend space on.
fn spread(json: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(json).unwrap();
    format!("{value:#}\n")
}

/// The text without the drawings of icons, which are the theme's affair.
fn without_icons(text: &str) -> String {
    let mut rest = text.split("<svg class=\"icon\"");
    let first = rest.next().unwrap_or_default().to_owned();
    rest.fold(first, |text, part| text + part.split_once("</svg>").map_or("", |(_, after)| after))
}

/// The lines of a page that contain one of the parts.
pub fn lines(page: &str, parts: &[&str]) -> String {
    without_icons(page)
        .lines()
        .filter(|line| parts.iter().any(|part| line.contains(part)))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The lines between the first that contains `from` and the next that contains `to`, both included.
pub fn between(page: &str, from: &str, to: &str) -> String {
    let page = without_icons(page);
    let mut lines = page.lines().skip_while(|line| !line.contains(from));
    let mut part = vec![lines.next().unwrap_or_else(|| panic!("no line with {from}"))];
    for line in lines {
        part.push(line);
        if line.contains(to) {
            break;
        }
    }
    part.join("\n")
}

/// Settings with more lines. What contradicts itself in these goals is of no interest here.
pub fn settings(more: &str) -> String {
    format!("{SETTINGS}checks: {{Z311: off, Z315: off}}\n{more}")
}

//! What a report begins with, and how it calls merges and marked changes.

use super::{goal, on, settings};
use crate::case::Case;

#[test]
fn the_most_important_comes_first_and_a_merge_is_called_by_what_it_brought() {
    let case = Case::empty().file("portal.yaml", settings(""));
    case.git(&["init", "-q", "-b", "main"]);
    for id in ["a", "b", "c", "d", "e", "f", "g"] {
        goal(&case, id, Some("netz"), "status: geplant\ndue: 2026\n");
    }
    on(&case, "2024-01-01", "Anfang");
    case.git(&["checkout", "-q", "-b", "zweig"]);
    goal(&case, "a", Some("netz"), "status: umgesetzt\ndue: 2026\n");
    on(&case, "2024-02-01", "Netz ist da");
    case.git(&["checkout", "-q", "main"]);
    for id in ["b", "c", "d", "e", "f"] {
        goal(&case, id, Some("netz"), "status: begonnen\ndue: 2026\n");
    }
    goal(&case, "g", Some("netz"), "status: geplant\ndue: 2027\n");
    on(&case, "2024-02-02", "Stand vom Februar");
    case.git(&["merge", "-q", "--no-ff", "--no-commit", "zweig"]);
    on(&case, "2024-03-01", "Merge branch 'zweig'");
    let ran = case.run(&["report", "--from", "2024-01-02", "--to", "2024-12-31"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let (_, rest) = ran.out.split_once("## Das Wichtigste\n").unwrap();
    let top: Vec<&str> = rest.lines().filter(|line| line.starts_with("- ")).take(5).collect();
    assert!(top[0].starts_with("- Erreicht: **Ziel a** (a)") && top[0].ends_with("→ umgesetzt."), "{}", ran.out);
    assert!(top[1].starts_with("- Frist geändert: **Ziel g** (g): 2026 → 2027."), "{}", ran.out);
    assert!(!ran.out.contains("Merge branch") && ran.out.contains("Netz ist da"), "{}", ran.out);
    assert!(ran.out.contains("Frist verschoben: Ziel g. Frist: 2026 → 2027. "), "{}", ran.out);
    assert!(ran.out.contains("| Ziele danach | erreicht | begonnen | Frist geändert |\n"), "{}", ran.out);
}

//! Everything by its first letter.

use crate::case::Case;

/// Letters with their entries.
fn letters(case: &Case) -> String {
    let page = case.site("a-z/index.html");
    let mut lines = Vec::new();
    for line in page.lines() {
        if let Some((_, rest)) = line.split_once("<h2 id=\"buchstabe-") {
            lines.push(rest.split(['>', '<']).nth(1).unwrap().to_owned());
        } else if line.starts_with("<li><a href=\"../") && line.contains("small quiet") && !lines.is_empty() {
            let mut parts = line.split(['>', '<']).filter(|part| !part.is_empty());
            let (title, kind) = (parts.nth(2).unwrap(), parts.nth(3).unwrap());
            lines.push(format!("  {title} ({kind})"));
        }
    }
    lines.join("\n")
}

#[test]
fn everything_stands_under_its_letter_in_the_order_of_the_language() {
    let title = |id: &str, title: &str| format!("---\nid: {id}\ntitle: {title}\npillar: netz\n---\n");
    let mut case = Case::new()
        .file("content/glossar.yaml", "ozg: {word: OZG, text: Ein Gesetz.}\n")
        .file("content/seiten/uber.md", "---\ntitle: Über uns\n---\nText.\n");
    let goals =
        ["Zeit", "Ärzte", "Arbeit", "Ziel 10", "Ziel 2", "\"„Offen“ sein\"", "5G ausbauen", "ämter", "Azubi", "\"…\""];
    for (place, goal) in goals.iter().enumerate() {
        case = case.file(&format!("content/ziele/g{place}.md"), title(&format!("g{place}"), goal));
    }
    case.builds();
    insta::assert_snapshot!(letters(&case), @"
    #
      … (Ziel)
    0–9
      5G ausbauen (Ziel)
    A
      ämter (Ziel)
      Arbeit (Ziel)
      Ärzte (Ziel)
      Azubi (Ziel)
    G
      Glasfaser (Thema)
    M
      Ministerium für Digitales (Ressort)
      Ministerium für Soziales (Ressort)
    N
      Netze (Handlungsfeld)
    O
      „Offen“ sein (Ziel)
      OZG (Glossar)
    U
      Über uns (Seite)
    V
      Verwaltung (Handlungsfeld)
    Z
      Zeit (Ziel)
      Ziel 2 (Ziel)
      Ziel 10 (Ziel)
    ");
}

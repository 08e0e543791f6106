//! `zielstand check --fix`: what is mechanical is mended, and nothing else is touched.

use insta::assert_snapshot;

use crate::case::Case;

fn fix(case: &Case) -> String {
    case.run(&["check", "--as-of", "2026-06-01", "--fix"]).whole()
}

fn read(case: &Case, path: &str) -> String {
    std::fs::read_to_string(case.path(path)).unwrap()
}

const MESSY: &str = "---
# Ein Kommentar zum Ziel.
status: begonnen
# Die Frist steht im Kabinettsbeschluss.
due: 31.3.2027  # siehe dort
title: 'Glasfaser'   
id: a
pillar: netz
indicators:
- name: Netze
  values:
  - {date: \"3.2025\", value: 1}
note: |
  Zwei Leerzeichen am Ende  
  gehören zum Text.
start: 31.2.2027
---

Zeile mit Umbruch  
und weiter.
";

#[test]
fn dates_spaces_and_order_are_mended() {
    let case = Case::new().file("content/ziele/a.md", MESSY);
    assert_snapshot!(fix(&case), @"
    exit 1
    out: Hinweis[Z320]: für das Ziel ist kein Ressort genannt
     --> content/ziele/a.md:2:5
      |
    2 | id: a
      |     ^
      |
      = Hilfe: eine Zeile `lead: …` ergänzen, sobald bekannt ist, wer verantwortlich ist

    Fehler[Z301]: den Tag `31.2.2027` gibt es nicht
     --> content/ziele/a.md:7:8
      |
    7 | start: 31.2.2027
      |        ^^^^^^^^^
      |
      = Hilfe: einen Tag angeben, der im Kalender steht

    Hinweis[Z317]: zum Messwert `Netze` fehlt noch: `unit`, `source`
      --> content/ziele/a.md:11:9
       |
    11 | - name: Netze
       |         ^^^^^
       |
       = Hilfe: ergänzen, was bekannt ist: `unit` und `baseline` neben `name`, `source` neben jedem Wert: `{value: 40, source: bericht-2025}`

    1 Fehler, 0 Warnungen, 2 Hinweise.

    err: gerichtet: content/ziele/a.md
    ");
    assert_snapshot!(read(&case, "content/ziele/a.md"), @r#"
    ---
    id: a
    title: 'Glasfaser'   
    pillar: netz
    # Ein Kommentar zum Ziel.
    status: begonnen
    start: 31.2.2027
    # Die Frist steht im Kabinettsbeschluss.
    due: 2027-03-31  # siehe dort
    indicators:
    - name: Netze
      values:
      - {date: "2025-03", value: 1}
    note: |
      Zwei Leerzeichen am Ende  
      gehören zum Text.
    ---

    Zeile mit Umbruch  
    und weiter.
    "#);
}

#[test]
fn spaces_go_where_they_mean_nothing() {
    let case = Case::new()
        .file("content/ziele/a.md", "---\nid: a  \ntitle: A\t\npillar: netz\n---\nText  \nText\n")
        .file("content/seiten/b.md", "---\r\ntitle: B \r\n---\r\nText\r\n");
    fix(&case);
    assert_eq!(read(&case, "content/ziele/a.md"), "---\nid: a\ntitle: A\npillar: netz\n---\nText  \nText\n");
    assert_eq!(read(&case, "content/seiten/b.md"), "---\r\ntitle: B\r\n---\r\nText\r\n");
    // A source in a file of its own as well.
    let case =
        Case::new().goal("a", "").file("content/quellen/q.yaml", "title: Bericht  \nurl: https://example.org/\t\n");
    fix(&case);
    assert_eq!(read(&case, "content/quellen/q.yaml"), "title: Bericht\nurl: https://example.org/\n");
}

#[test]
fn what_needs_nothing_is_not_written() {
    let case = Case::new().goal("a", "lead: mid\nstatus: begonnen\n");
    let before = crate::case::tree(case.root());
    assert_eq!(fix(&case), "exit 0\nout: Keine Fehler, keine Warnungen, keine Hinweise.\n");
    assert!(crate::case::tree(case.root()) == before, "a file was written");
}

#[test]
fn what_cannot_be_read_is_left() {
    let texts = [
        "---\nid: [a\n---\n",
        "kein Block\n",
        "---\nid: a\n",
        "---\n{title: A, id: a}\n---\n",
        "---\nb: &x 1\na: *x\n---\n",
    ];
    for text in texts {
        let case = Case::new().file("content/ziele/a.md", text);
        fix(&case);
        assert_eq!(read(&case, "content/ziele/a.md"), text);
    }
}

#[test]
fn the_history_knows_no_change_afterwards() {
    let mut case = Case::new().file(
        "content/ziele/a.md",
        MESSY.replace("31.3.2027", "2027-03-31").replace("start: 31.2.2027\n", "").replace("3.2025", "2025-03"),
    );
    case.commit("Beginn");
    fix(&case);
    case.commit("Gerichtet");
    case.build(&[]);
    let changes = read(&case, "public/data/v1/changes.csv");
    assert_eq!(changes.lines().count(), 2, "{changes}");
}

/// What says that it can be mended is mended, also where the settings have a mistake.
#[test]
fn what_can_be_mended_says_so() {
    let case = Case::new().goal("a", "lead: mid\nstart: 1.2.2027\ndue: \"2027–03–31\"\n");
    case.write_goal("b", "lead: mid\ndue: Ende März\n");
    let settings = read(&case, "portal.yaml");
    case.write("portal.yaml", format!("{settings}stands: [31.12.2025, 3.2025]\nunsinn: 1\n"));
    let helps = |args: &[&str]| -> Vec<String> {
        let all = [&["check", "--as-of", "2026-06-01"], args].concat();
        let lines: Vec<String> =
            case.run(&all).out.lines().filter(|l| l.contains("Hilfe:")).map(str::to_owned).collect();
        lines.iter().map(|line| line.split("Hilfe: ").nth(1).unwrap_or_default().to_owned()).collect()
    };
    assert_snapshot!(helps(&[]).join("\n"), @"
    so schreiben: `-`; `zielstand check --fix` macht das
    so schreiben: `-`; `zielstand check --fix` macht das
    so schreiben: `2027-03-31`, `2027-03` oder `2027`
    so schreiben: `2025-12-31`; `zielstand check --fix` macht das
    so schreiben: `2025-03-31`
    die Zeile löschen, oder im Handbuch nach dem richtigen Namen sehen
    ");
    assert_snapshot!(helps(&["--fix"]).join("\n"), @"
    so schreiben: `2027-03-31`, `2027-03` oder `2027`
    so schreiben: `2025-03-31`
    die Zeile löschen, oder im Handbuch nach dem richtigen Namen sehen
    ");
    assert!(read(&case, "content/ziele/a.md").contains("start: 2027-02-01\ndue: \"2027-03-31\"\n"));
}

/// What an argument names in vain is told before anything is written.
#[test]
fn a_wrong_argument_leaves_everything_as_it_is() {
    for wrong in [["--since", "nixda"], ["--message", "fehlt.txt"]] {
        let mut case = Case::new().file(
            "content/ziele/a.md",
            "---\r\nid: a\r\ntitle: 'A\t'\r\nstatus: geplant \r\n---\r\n\r\nText\u{200b}.\r\n",
        );
        case.commit("Anfang");
        let before = crate::case::tree(case.root());
        let args: Vec<&str> = ["check", "--fix"].into_iter().chain(wrong).collect();
        let args = if wrong[0] == "--message" { [&args[..], &["--since", "HEAD"]].concat() } else { args };
        let ran = case.run(&args);
        assert_eq!(ran.code, 2, "{}", ran.whole());
        assert!(crate::case::tree(case.root()) == before, "{wrong:?}: {}", ran.whole());
        case.run(&["check", "--fix"]);
        assert!(crate::case::tree(case.root()) != before, "there is something to mend");
    }
}

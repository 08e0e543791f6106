//! One change per field, by parsed value; what is only written differently is no change.

use crate::case::Case;

const HEAD: &str = "id: a\ntitle: Ziel a\npillar: netz\n";

fn page(front: &str) -> String {
    format!("---\n{HEAD}{front}---\n\nText.\n")
}

/// The changes from one state of the front matter to the next.
fn changes(old: &str, new: &str) -> Vec<String> {
    let register = "q1: {title: Quelle 1}\nq2: {title: Quelle 2}\n";
    let mut case = Case::new().file("content/quellen.yaml", register).file("content/ziele/a.md", page(old));
    case.commit("Anfang");
    case.write("content/ziele/a.md", page(new));
    case.commit("x");
    let rows = case.log().into_iter().skip(1);
    rows.map(|row| row.strip_prefix("x: a changed ").unwrap().to_owned()).collect()
}

#[test]
fn every_field_with_old_and_new_value() {
    let old = "summary: Kurz\nstatus: geplant\nprogress: 10\nstart: 2024-01\ndue: 2027\ntopic: glasfaser\n\
               lead: mid\ndepartments: [ms]\norigin: strategie\nnote: alt\nsources: q1\n";
    let new = "summary: Lang\nstatus: begonnen\nprogress: milestones\nstart: 2024-02\ndue: 2027-06-30\npromise: Neu\n\
               lead: ms\ndepartments: [mid, ms]\norigin: gesetz\nsources: [q2, q1]\nstatus_date: 2025-05\n";
    assert_eq!(
        changes(old, new),
        [
            "departments: ms -> mid, ms",
            "due: 2027 -> 2027-06-30",
            "lead: mid -> ms",
            "note: alt -> none",
            "origin: strategie -> gesetz",
            "progress: 10 -> milestones",
            "promise: none -> Neu",
            "sources: q1 -> q2, q1",
            "start: 2024-01 -> 2024-02",
            "status: geplant -> begonnen",
            "status_date: none -> 2025-05",
            "summary: Kurz -> Lang",
            "topic: glasfaser -> none",
        ]
    );
}

#[test]
fn indicators_value_by_value() {
    let old = "\
indicators:
  - name: Anschlüsse
    unit: '%'
    baseline: {date: 2020, value: 10, source: q1}
    target: {date: 2030, value: 90, source: q1}
    values:
      - {date: 2022, value: 30, source: q1}
      - {date: 2023, value: 41, source: q1}
  - {name: Anträge, current: 5}
";
    let new = "\
indicators:
  - name: Anschlüsse
    unit: Prozent
    baseline: {date: 2020, value: 12, source: q1}
    target: {date: 2031, value: 80, source: q2}
    values:
      - {date: 2022, value: 30, source: q1}
      - {date: 2023, value: 42, source: q1}
      - {date: 2024, value: mehr als 50, number: 50}
  - {name: Dienste, current: 7}
";
    assert_eq!(
        changes(old, new),
        [
            "indicators/Anschlüsse/baseline/value: 10 -> 12",
            "indicators/Anschlüsse/target/date: 2030 -> 2031",
            "indicators/Anschlüsse/target/source: q1 -> q2",
            "indicators/Anschlüsse/target/value: 90 -> 80",
            "indicators/Anschlüsse/unit: % -> Prozent",
            "indicators/Anschlüsse/values/2023, q1/value: 41 -> 42",
            "indicators/Anschlüsse/values/2024: none -> date: 2024; number: 50; value: mehr als 50",
            "indicators/Anträge: current: 5; name: Anträge -> none",
            "indicators/Dienste: none -> current: 7; name: Dienste",
        ]
    );
}

#[test]
fn a_value_alone_is_the_same_as_one_in_a_mapping() {
    let indicator = |target: &str| format!("indicators: [{{name: N, target: {target}}}]\n");
    assert!(changes(&indicator("90"), &indicator("{value: 90}")).is_empty());
    assert_eq!(
        changes(&indicator("90"), &indicator("{value: 90, date: 2027}")),
        ["indicators/N/target/date: none -> 2027"]
    );
    assert_eq!(
        changes(&indicator("{value: 90, source: q1}"), &indicator("80")),
        ["indicators/N/target/source: q1 -> none", "indicators/N/target/value: 90 -> 80"]
    );
}

#[test]
fn milestones_by_title() {
    let old = "milestones:\n  - {title: Ausschreibung, due: 2025}\n  - {title: Vergabe, due: 2026}\n";
    let new = "milestones:\n  - {title: Vergabe, due: 2026-06, done: 2026-05-01}\n  - {title: Bau, due: 2027}\n";
    assert_eq!(
        changes(old, new),
        [
            "milestones/Ausschreibung: due: 2025; title: Ausschreibung -> none",
            "milestones/Bau: none -> due: 2027; title: Bau",
            "milestones/Vergabe/done: none -> 2026-05-01",
            "milestones/Vergabe/due: 2026 -> 2026-06",
        ]
    );
}

#[test]
fn events_by_date_and_source() {
    let old = "events:\n  - {date: 2024-03, text: Beginn, source: q1}\n  - {text: Ohne Datum}\n";
    let new = "events:\n  - {date: 2024-03, text: Baubeginn, status: begonnen, source: q1}\n  - {text: Ohne Datum}\n  \
               - {date: 2024-03, text: Zweite Quelle, source: q2}\n";
    assert_eq!(
        changes(old, new),
        [
            "events/2024-03, q1/status: none -> begonnen",
            "events/2024-03, q1/text: Beginn -> Baubeginn",
            "events/2024-03, q2: none -> date: 2024-03; source: q2; text: Zweite Quelle",
        ]
    );
}

#[test]
fn the_order_of_entries_does_not_count_that_of_plain_lists_does() {
    let old = "events: [{date: 2024, text: Eins}, {date: 2024, text: Zwei}, {text: Drei}]\n";
    let new = "events: [{text: Drei}, {date: 2024, text: Zwei}, {date: 2024, text: Eins}]\n";
    assert!(changes(old, new).is_empty());
    assert_eq!(changes("departments: [mid, ms]\n", "departments: [ms, mid]\n"), ["departments: mid, ms -> ms, mid"]);
}

#[test]
fn the_text_by_its_digest() {
    let mut case = Case::new().file("content/ziele/a.md", format!("---\n{HEAD}---\n\nText.\n"));
    case.commit("Anfang");
    case.write("content/ziele/a.md", format!("---\n{HEAD}---\n\nText und mehr.\n"));
    let commit = case.commit("Ergänzt");
    // printf 'Text.\n' | sha256sum; printf 'Text und mehr.\n' | sha256sum
    assert_eq!(case.log()[1..], ["Ergänzt: a changed text: 61ebb162c522 -> 84566dd9f34e"]);
    let words = case.commit_words(&commit);
    assert!(words.contains(&"Text: 3 Wörter neu, ein Wort entfallen".to_owned()), "{words:#?}");
}

/// The same goal in another notation each time.
const NOTATIONS: [(&str, &str); 6] = [
    (
        "Reihenfolge",
        "---\nevents:\n- text: Zwei\n  date: 2025\n- {date: 2024, text: Eins}\nprogress: 50\ndue: 2027-03-31\nlead: mid\n\
         pillar: netz\ntitle: Für alle\nid: a\n---\n\nErste Zeile.\nZweite Zeile.\n",
    ),
    (
        "Anführungszeichen",
        "---\nid: 'a'\ntitle: \"F\\u00fcr alle\"\npillar: 'netz'\nlead: \"mid\"\ndue: '2027-03-31'\nprogress: \"50\"\n\
         events: [{date: \"2024\", text: 'Eins'}, {date: 2025, text: Zwei}]\n---\n\nErste Zeile.\nZweite Zeile.\n",
    ),
    (
        "Zeilenenden",
        "---\r\nid: a\r\ntitle: Für alle\r\npillar: netz\r\nlead: mid\r\ndue: 2027-03-31\r\nprogress: 50\r\nevents:\r\n  \
         - {date: 2024, text: Eins}\r\n  - {date: 2025, text: Zwei}\r\n---\r\n\r\nErste Zeile.\r\nZweite Zeile.\r\n",
    ),
    (
        "Byte Order Mark",
        "\u{feff}---\nid: a\ntitle: Für alle\npillar: netz\nlead: mid\ndue: 2027-03-31\nprogress: 50\nevents:\n  \
         - {date: 2024, text: Eins}\n  - {date: 2025, text: Zwei}\n---\n\nErste Zeile.\nZweite Zeile.\n",
    ),
    (
        "Leere Angaben und Kommentare",
        "---\n# Ziel der ersten Stunde\nid: a\ntitle: >-\n  Für\n  alle\npillar: netz\nlead: mid # federführend\nnote:\n\
         sources: []\ndepartments: ''\ndue: 2027-03-31\nprogress: 50.0\nevents:\n  - {date: 2024, text: Eins, note: ~}\n  \
         - {date: 2025, text: Zwei}\n---\nErste Zeile.\nZweite Zeile.\n\n\n",
    ),
    (
        "Alles in einer Zeile",
        "---\n{id: a, title: Für alle, pillar: netz, lead: mid, due: 2027-03-31, progress: 50, events: [{date: 2024, text: \
         Eins}, {date: 2025, text: Zwei}]}\n---\nErste Zeile.\nZweite Zeile.",
    ),
];

#[test]
fn notation_is_listed_apart_and_in_no_change() {
    let first = "---\nid: a\ntitle: Für alle\npillar: netz\nlead: mid\ndue: 2027-03-31\nprogress: 50\nevents:\n  \
                 - {date: 2024, text: Eins}\n  - {date: 2025, text: Zwei}\n---\n\nErste Zeile.\nZweite Zeile.\n";
    let mut case = Case::new().file("content/ziele/a.md", first);
    case.commit("Anfang");
    let commits: Vec<_> = NOTATIONS
        .iter()
        .map(|(name, text)| {
            case.write("content/ziele/a.md", text);
            case.commit(name)
        })
        .collect();
    assert_eq!(case.log(), ["Anfang: a created file: none -> content/ziele/a.md"]);
    for commit in commits {
        let words = case.commit_words(&commit);
        assert_eq!(
            words[1..5],
            [
                "Diese Fassung ändert kein Ziel.",
                "Nur Schreibweise geändert",
                "Bei diesen Dateien blieb jeder Wert gleich.",
                "content/ziele/a.md",
            ]
        );
    }
    let log = case.words("aenderungen/");
    let told =
        log.iter().filter(|line| *line == "Nur die Schreibweise einer Datei wurde geändert, kein Inhalt.").count();
    assert_eq!(told, NOTATIONS.len());
}

#[test]
fn one_file_changes_and_another_only_its_notation() {
    let mut case = Case::new().goal("a", "due: 2027\n").goal("b", "due: 2027\n");
    case.commit("Anfang");
    case.write_goal("a", "due: 2028\n");
    case.write_goal("b", "due: '2027'\n");
    let commit = case.commit("Beides");
    assert_eq!(case.log()[2..], ["Beides: a changed due: 2027 -> 2028"]);
    let words = case.commit_words(&commit);
    let formatted: Vec<_> = words.iter().filter(|line| line.starts_with("content/")).collect();
    assert_eq!(formatted, ["content/ziele/b.md"]);
}

#[test]
fn moved_without_a_change_of_bytes_and_made_executable() {
    let mut case = Case::new().goal("a", "");
    case.commit("Anfang");
    case.git(&["update-index", "--chmod=+x", "content/ziele/a.md"]);
    case.git(&["commit", "-q", "-m", "Ausführbar"]);
    case.git(&["reset", "-q", "--hard"]);
    assert_eq!(case.log(), ["Anfang: a created file: none -> content/ziele/a.md"]);
}

#[test]
fn fields_that_todays_portal_does_not_know() {
    let mut case = Case::new().file("content/ziele/a.md", page("priority: hoch\nstatus: ruhend\n"));
    case.commit("Früher");
    case.write("content/ziele/a.md", page("priority: niedrig\nstatus: geplant\n"));
    case.commit("Später");
    case.write("content/ziele/a.md", page("status: geplant\n"));
    case.commit("Heute");
    assert_eq!(
        case.log()[1..],
        [
            "Später: a changed priority: hoch -> niedrig",
            "Später: a changed status: ruhend -> geplant",
            "Heute: a changed priority: niedrig -> none",
        ]
    );
}

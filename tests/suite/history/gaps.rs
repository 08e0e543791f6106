//! States that cannot be read: a gap with its reason; the next readable state is compared with the last readable one.

use crate::case::{Case, SETTINGS};

const BROKEN: &str = "---\nid: a\ntitle: [offen\n---\n";

/// The lines under "Lücken" on a commit's page.
fn gaps(case: &Case, commit: &str) -> Vec<String> {
    let words = case.commit_words(commit);
    let from = words.iter().position(|line| line == "Lücken");
    let lines = from.map_or(&[][..], |from| &words[from + 2..]);
    lines.iter().take_while(|line| line.starts_with("content/")).cloned().collect()
}

#[test]
fn a_gap_in_the_middle() {
    let mut case = Case::new().goal("a", "due: 2027\n").goal("b", "due: 2027\n");
    case.commit("Anfang");
    case.write("content/ziele/a.md", BROKEN);
    case.write_goal("b", "due: 2028\n");
    let broken = case.commit("Kaputt");
    case.write("content/ziele/a.md", b"---\nid: a\ntitle: \xff\n---\n");
    let worse = case.commit("Noch kaputter");
    case.write_goal("a", "due: 2030\n");
    let mended = case.commit("Wieder lesbar");
    assert_eq!(case.log()[2..], ["Kaputt: b changed due: 2027 -> 2028", "Wieder lesbar: a changed due: 2027 -> 2030"]);
    let [gap] = <[String; 1]>::try_from(gaps(&case, &broken)).unwrap();
    assert!(gap.starts_with("content/ziele/a.md: die Angaben lassen sich nicht lesen"), "{gap}");
    assert_eq!(gaps(&case, &worse), ["content/ziele/a.md: die Datei ist nicht als UTF-8 gespeichert (Zeile 3)"]);
    assert!(gaps(&case, &mended).is_empty());
    let log = case.words("aenderungen/");
    assert!(log.iter().any(|line| line.starts_with("Nicht lesbar: content/ziele/a.md. Grund: ")), "{log:#?}");
    let data: serde_json::Value = serde_json::from_str(&case.site("data/v1/changes.json")).unwrap();
    let told = data["gaps"].as_array().unwrap().iter().map(|gap| format!("{} {}", gap["commit"], gap["reason"]));
    let [first, second] = <[String; 2]>::try_from(told.collect::<Vec<_>>()).unwrap();
    assert!(
        first.starts_with(&format!("{broken:?} ")) && first.contains("die Angaben lassen sich nicht lesen"),
        "{first}"
    );
    assert_eq!(second, format!("{worse:?} \"die Datei ist nicht als UTF-8 gespeichert (Zeile 3)\""));
}

#[test]
fn mended_without_a_change_is_formatting() {
    let mut case = Case::new().goal("a", "due: 2027\n");
    case.commit("Anfang");
    case.write("content/ziele/a.md", "kein Kopf\n");
    case.commit("Kaputt");
    case.write_goal("a", "due: '2027'\n");
    let mended = case.commit("Wie vorher");
    assert_eq!(case.log().len(), 1);
    assert!(case.commit_words(&mended).contains(&"Nur Schreibweise geändert".to_owned()));
}

#[test]
fn unreadable_from_the_start() {
    let mut case =
        Case::new().file("content/ziele/a.md", "").file("content/ziele/b.md", "---\ntitle: Ohne Kennung\n---\n");
    let first = case.commit("Anfang");
    case.remove("content/ziele/b.md");
    case.commit("Nie gelesen");
    case.write_goal("a", "");
    case.commit("Erstmals lesbar");
    assert_eq!(case.log(), ["Erstmals lesbar: a created file: none -> content/ziele/a.md"]);
    assert_eq!(
        gaps(&case, &first),
        ["content/ziele/a.md: die Datei ist leer", "content/ziele/b.md: die Angabe `id` fehlt"]
    );
}

#[test]
fn an_unreadable_goal_is_removed_or_moved() {
    let mut case = Case::new().goal("a", "due: 2027\n").goal("b", "due: 2027\n");
    case.commit("Anfang");
    case.write("content/ziele/a.md", BROKEN);
    case.write("content/ziele/b.md", BROKEN.replace("id: a", "id: b"));
    case.commit("Beide kaputt");
    case.remove("content/ziele/a.md");
    case.rename("content/ziele/b.md", "content/ziele/netz/b.md");
    case.commit("Weg und verschoben");
    case.write("content/ziele/netz/b.md", "---\nid: b\ntitle: Ziel b\npillar: netz\ndue: 2028\n---\n\nText von b.\n");
    case.commit("Wieder lesbar");
    assert_eq!(
        case.log()[2..],
        [
            "Weg und verschoben: a removed file: content/ziele/a.md -> none",
            "Weg und verschoben: b moved file: content/ziele/b.md -> content/ziele/netz/b.md",
            "Wieder lesbar: b changed due: 2027 -> 2028",
        ]
    );
}

#[test]
fn a_readable_file_counts_before_an_unreadable_one_of_the_same_id() {
    let mut case = Case::new().goal("a", "due: 2027\n");
    case.commit("Anfang");
    case.write("content/ziele/a.md", BROKEN);
    case.write("content/ziele/neu.md", "---\nid: a\ntitle: Ziel a\npillar: netz\ndue: 2028\n---\n\nText von a.\n");
    case.commit("Kaputt und neu");
    case.remove("content/ziele/a.md");
    case.commit("Aufgeräumt");
    assert_eq!(
        case.log()[1..],
        [
            "Kaputt und neu: a moved file: content/ziele/a.md -> content/ziele/neu.md",
            "Kaputt und neu: a changed due: 2027 -> 2028",
        ]
    );
}

#[test]
fn an_oversized_yaml_of_the_past_does_not_stop_the_build() {
    let mut bomb = String::from("---\nid: a\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..9 {
        let list = vec![format!("*a{}", level - 1); 9].join(", ");
        bomb = format!("{bomb}a{level}: &a{level} [{list}]\n");
    }
    bomb.push_str("---\n");
    let mut case = Case::new().file("content/ziele/a.md", bomb);
    let first = case.commit("Bombe");
    case.write_goal("a", "");
    case.commit("Entschärft");
    assert_eq!(case.log(), ["Entschärft: a created file: none -> content/ziele/a.md"]);
    assert_eq!(gaps(&case, &first).len(), 1);
}

#[test]
fn a_file_larger_than_its_day_allowed() {
    let small = SETTINGS.to_owned() + "limits: {file: 300 B}\n";
    let mut case = Case::new().goal("a", "due: 2027\n");
    case.commit("Anfang");
    case.write("content/ziele/a.md", "x".repeat(2_100_000));
    let large = case.commit("Zu groß");
    case.write_goal("a", "due: 2028\n");
    case.commit("Wieder klein");
    case.write("portal.yaml", &small);
    case.commit("Strenger");
    case.write_goal("a", &format!("due: 2029\nsummary: {}\n", "lang ".repeat(60)));
    let longer = case.commit("Länger als erlaubt");
    case.write("portal.yaml", SETTINGS);
    case.commit("Wie vorher");
    case.write_goal("a", "due: 2030\n");
    case.commit("Kurz");
    let log = case.log();
    let due: Vec<&String> = log.iter().filter(|line| line.contains("due:")).collect();
    assert_eq!(
        due,
        [
            "Wieder klein: a changed due: 2027 -> 2028",
            "Wie vorher: a changed due: 2028 -> 2029",
            "Kurz: a changed due: 2029 -> 2030"
        ]
    );
    assert_eq!(gaps(&case, &large), ["content/ziele/a.md: die Datei ist 2,1 MB groß, erlaubt sind 2 MB"]);
    assert_eq!(gaps(&case, &longer), ["content/ziele/a.md: die Datei ist 374 Byte groß, erlaubt sind 300 Byte"]);
}

#[test]
fn settings_larger_than_any() {
    let mut case = Case::new().goal("a", "due: 2027\n");
    case.commit("Anfang");
    case.write("portal.yaml", SETTINGS.to_owned() + &"# viel\n".repeat(300_000));
    let large = case.commit("Zu groß");
    case.write("portal.yaml", SETTINGS);
    case.commit("Wie vorher");
    assert_eq!(case.log().len(), 1);
    let words = case.commit_words(&large);
    assert!(words.contains(&"portal.yaml: die Datei ist 2,1 MB groß, erlaubt sind 2 MB".to_owned()), "{words:#?}");
}

#[test]
fn a_commit_of_more_than_any_memory() {
    let mut case = Case::new().goal("a", "due: 2027\n");
    case.commit("Anfang");
    case.write("viel.txt", "x".repeat(130_000_000));
    let tree = case.git(&["rev-parse", "HEAD^{tree}"]);
    let large = case.git(&["commit-tree", tree.trim(), "-p", "HEAD", "-F", "viel.txt"]);
    case.git(&["update-ref", "HEAD", large.trim()]);
    case.remove("viel.txt");
    let ran = case.build(&[]);
    assert_eq!(
        ran.whole(),
        "exit 2\nerr: Fehler: im Git-Repository ist `HEAD` ausgepackt größer als 128 MB; so große Commits und Ordner \
         werden nicht gelesen\n"
    );
}

/// A status that came out of versions which nobody could read is told with the days of these, on the goal's page, in the data
/// and in a report that ends or begins among them.
#[test]
fn the_status_of_days_that_nobody_could_read() {
    let case = Case::new().goal("a", "status: geplant\n").goal("b", "status: geplant\n");
    case.commit_on("2024-01-01", "Anfang");
    case.write("content/ziele/a.md", BROKEN);
    case.write("content/ziele/b.md", BROKEN.replace("id: a", "id: b"));
    case.commit_on("2024-03-01", "Kaputt");
    case.write_goal("b", "status: geplant\n");
    case.commit_on("2024-03-20", "b wieder lesbar");
    case.write_goal("a", "status: umgesetzt\n");
    case.commit_on("2025-04-01", "a wieder lesbar");
    case.builds();
    let words = case.words("ziele/a/");
    let from = words.iter().position(|line| line == "Der Status im Lauf der Zeit").unwrap();
    let course = words[from..].iter().find(|line| line.contains("nicht lesbar")).unwrap();
    assert_eq!(course, "nicht lesbar, zuletzt geplant 1. März 2024 bis 1. April 2025");
    assert!(words.contains(&"umgesetzt seit 1. April 2025".to_owned()), "{words:#?}");
    let data: serde_json::Value = serde_json::from_str(&case.site("data/v1/timeline.json")).unwrap();
    let told = data["goals"].as_array().unwrap().iter().map(|goal| {
        let statuses = goal["statuses"].as_array().unwrap().iter();
        let told = statuses.map(|then| format!("{} {} {}", then["date"], then["status"], then["unreadable"]));
        told.collect::<Vec<_>>().join(", ")
    });
    insta::assert_snapshot!(told.collect::<Vec<_>>().join("\n"), @r#"
    "2024-01-01" "geplant" null, "2024-03-01" "geplant" true, "2025-04-01" "umgesetzt" null
    "2024-01-01" "geplant" null, "2024-03-01" "geplant" true, "2024-03-20" "geplant" null
    "#);
    let report = case.run(&["report", "--from", "2025", "--to", "2025"]).out;
    assert!(
        report.contains("Am 31. Dezember 2024 nicht lesbar, gezählt nach der letzten lesbaren Fassung: a"),
        "{report}"
    );
    let moved = report.lines().find(|line| line.starts_with("- neuer Status: **Ziel a**")).unwrap();
    assert!(moved.contains("Dazwischen war die Datei nicht lesbar: geändert in einer der Fassungen von"), "{moved}");
}

/// Where the whole folder is out of sight, no file has a gap of its own.
#[test]
fn the_status_of_days_without_a_folder() {
    let case = Case::new().goal("a", "status: geplant\n");
    case.commit_on("2024-01-01", "Anfang");
    case.rename("content/ziele", "content/fort");
    case.write("content/ziele", "keine Ordner");
    case.commit_on("2024-03-01", "Kein Ordner");
    case.remove("content/ziele");
    case.rename("content/fort", "content/ziele");
    case.write_goal("a", "status: umgesetzt\n");
    case.commit_on("2024-04-01", "Wieder da");
    case.builds();
    let words = case.words("ziele/a/");
    assert!(words.contains(&"nicht lesbar, zuletzt geplant 1. März 2024 bis 1. April 2024".to_owned()), "{words:#?}");
}

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

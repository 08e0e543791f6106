//! Single values: texts stay as they are written, numbers are what a German reader takes them for.

use insta::assert_snapshot;

use super::{check, checked, json, read};
use crate::case::{Case, SETTINGS};

/// Texts that YAML takes for something else.
const ODD: [&str; 12] = [
    "1.10",
    "5.0",
    "1e3",
    "0x1F",
    "007",
    "123456789012345678901",
    "yes",
    "True",
    "2026-01-01",
    "+49391567-0",
    ".5",
    "1_000",
];

#[test]
fn texts_stay_as_they_are_written() {
    for text in ODD {
        let case = Case::new().file(
            "content/ziele/a.md",
            format!("---\nid: a\ntitle: {text}\npillar: netz\nlead: mid\nsummary: {text}\nnote: {text}\n---\n"),
        );
        assert!(checked(&case).out.starts_with("Keine Fehler, keine Warnungen"), "{text}: {}", checked(&case).out);
        case.builds();
        let goal = json(&case, "public/data/v1/goals.json")["goals"][0].clone();
        for field in ["title", "summary", "note"] {
            assert_eq!(goal[field], text, "{field}");
        }
        let page = read(&case, "public/ziele/a/index.html");
        assert!(page.contains(&format!(">{text}<")), "{text}");
    }
}

#[test]
fn a_telephone_number_keeps_its_plus() {
    let case = Case::empty().file(
        "portal.yaml",
        SETTINGS.split("legal:").next().unwrap().to_owned()
            + "legal: {publisher: Amt, address: [Weg 1], represented_by: x, email: a@example.org, phone: +493915670, responsible: y}\n",
    );
    case.builds();
    assert!(read(&case, "public/impressum/index.html").contains("href=\"tel:+493915670\""));
}

#[test]
fn what_changes_only_its_notation_is_no_change_of_a_value_and_one_of_a_title() {
    let goal = |title: &str, value: &str| {
        format!("indicators:\n  - {{name: {title}, unit: km, values: [{{date: 2024, value: {value}, source: s}}]}}\n")
    };
    let mut case = Case::new().file("content/quellen.yaml", "s: {title: S}\n").goal("a", &goal("A", "5.0"));
    case.commit("Anfang");
    case.write_goal("a", &goal("A", "5"));
    case.commit("Nur die Schreibweise");
    case.write_goal("a", &format!("note: 1.10\n{}", goal("A", "5")));
    case.commit("Text");
    case.write_goal("a", &format!("note: 1.1\n{}", goal("A", "5")));
    case.commit("Text geändert");
    assert_snapshot!(case.run(&["history"]).out, @"
    2024-01-01  Ziel a (a)
        neu aufgenommen
                d1c63afda5  Anfang, von Erika Muster

    Dazu kommen 2 Fassungen mit nur redaktionellen Änderungen oder Übersetzungen; --all zeigt sie.
    ");
}

#[test]
fn a_comment_that_cuts_off_a_text() {
    assert_snapshot!(check("summary: #Digital2030 für alle\nnote: Siehe Beschluss #12 des Kabinetts\npromise: Alle # bis 2030\n"), @r"
    Warnung[Z113]: ab ` #Digital2030 für alle` wird nichts gelesen: ` #` beginnt einen Kommentar
     --> content/ziele/a.md:6:10
      |
    6 | summary: #Digital2030 für alle
      |          ^^^^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: den ganzen Text in Anführungszeichen setzen: `'#Digital2030 für alle'`

    Warnung[Z113]: ab ` #12 des Kabinetts` wird nichts gelesen: ` #` beginnt einen Kommentar
     --> content/ziele/a.md:7:23
      |
    7 | note: Siehe Beschluss #12 des Kabinetts
      |                       ^^^^^^^^^^^^^^^^^
      |
      = Hilfe: den ganzen Text in Anführungszeichen setzen: `'Siehe Beschluss #12 des Kabinetts'`

    Hinweis[Z113]: `# bis 2030` ist ein Kommentar und wird nicht gezeigt
     --> content/ziele/a.md:8:15
      |
    8 | promise: Alle # bis 2030
      |               ^^^^^^^^^^
      |
      = Hilfe: gehört das zum Text, ihn ganz in Anführungszeichen setzen; sonst den Kommentar in eine eigene Zeile schreiben

    0 Fehler, 2 Warnungen, 1 Hinweis.
    ");
}

#[test]
fn comments_that_cut_off_nothing() {
    let front = "# Oben\nstatus: geplant # seit März\ndue: 2027-03 # Beschluss\nsources: # Quellen\n  - s\nnote: 'Beschluss #12'\n";
    let case = Case::new().file("content/quellen.yaml", "s: {title: S}\n").goal("a", &format!("lead: mid\n{front}"));
    assert_snapshot!(checked(&case).out, @"Keine Fehler, keine Warnungen, keine Hinweise.");
}

#[test]
fn signs_that_yaml_takes_for_its_own() {
    assert_snapshot!(check("summary: !Wichtig für alle\nnote: &Co Verein\npromise: \"C:\\neu\"\n"), @r#"
    Fehler[Z112]: `!Wichtig` gehört hier nicht zum Text und wird nicht gezeigt
     --> content/ziele/a.md:6:10
      |
    6 | summary: !Wichtig für alle
      |          ^^^^^^^^
      |
      = Hilfe: den ganzen Text in Anführungszeichen setzen: `'!Wichtig'`

    Fehler[Z112]: `&Co` gehört hier nicht zum Text und wird nicht gezeigt
     --> content/ziele/a.md:7:7
      |
    7 | note: &Co Verein
      |       ^^^
      |
      = Hilfe: den ganzen Text in Anführungszeichen setzen: `'!Wichtig'`

    Hinweis[Z114]: zwischen `"` steht `\n` für ein anderes Zeichen und wird nicht so gezeigt
     --> content/ziele/a.md:8:13
      |
    8 | promise: "C:\neu"
      |             ^^
      |
      = Hilfe: einfache Anführungszeichen nehmen: `'C:\neu'`; soll dort das andere Zeichen stehen, den Hinweis übergehen

    2 Fehler, 0 Warnungen, 1 Hinweis.
    "#);
}

#[test]
fn a_word_for_nothing() {
    assert_snapshot!(check("summary: Null\nnote: ~\npromise:\n"), @"
    Hinweis[Z115]: `null` heißt hier „nichts“, und nichts wird gezeigt
     --> content/ziele/a.md:6:10
      |
    6 | summary: Null
      |          ^^^^
      |
      = Hilfe: in Anführungszeichen setzen: `'null'`; soll dort nichts stehen, die Zeile löschen

    Hinweis[Z115]: `~` heißt hier „nichts“, und nichts wird gezeigt
     --> content/ziele/a.md:7:7
      |
    7 | note: ~
      |       ^
      |
      = Hilfe: in Anführungszeichen setzen: `'~'`; soll dort nichts stehen, die Zeile löschen

    0 Fehler, 0 Warnungen, 2 Hinweise.
    ");
}

#[test]
fn german_thousands_are_asked_for() {
    let front = "indicators:\n  - name: Anschlüsse\n    unit: Anzahl\n    baseline: {value: 0.125, date: 2024, source: s}\n    \
                 target: 12.500\n    current: {value: 1.5, number: 1.000, source: s}\n    values:\n      \
                 - {date: 2025, value: 1.200, source: s}\n      - {date: 2026, value: 1.2000, source: s}\n";
    let case = Case::new().file("content/quellen.yaml", "s: {title: S}\n").goal("a", &format!("lead: mid\n{front}"));
    assert_snapshot!(checked(&case).out, @"
    Warnung[Z330]: `12.500` ist hier 12,500: Der Punkt trennt keine Tausender
      --> content/ziele/a.md:10:13
       |
    10 |     target: 12.500
       |             ^^^^^^
       |
       = Hilfe: sind Tausender gemeint: `12500`; ist die Zahl mit Komma gemeint: `12.50`

    Fehler[Z108]: `number` muss dieselbe Zahl wie `value` sein
      --> content/ziele/a.md:11:35
       |
    11 |     current: {value: 1.5, number: 1.000, source: s}
       |                                   ^^^^^
       |
       = Hilfe: die Angabe löschen; sie gehört nur neben einen Text wie `mehr als 40`

    Warnung[Z330]: `1.000` ist hier 1,000: Der Punkt trennt keine Tausender
      --> content/ziele/a.md:11:35
       |
    11 |     current: {value: 1.5, number: 1.000, source: s}
       |                                   ^^^^^
       |
       = Hilfe: sind Tausender gemeint: `1000`; ist die Zahl mit Komma gemeint: `1.00`

    Warnung[Z330]: `1.200` ist hier 1,200: Der Punkt trennt keine Tausender
      --> content/ziele/a.md:13:29
       |
    13 |       - {date: 2025, value: 1.200, source: s}
       |                             ^^^^^
       |
       = Hilfe: sind Tausender gemeint: `1200`; ist die Zahl mit Komma gemeint: `1.20`

    1 Fehler, 3 Warnungen, 0 Hinweise.
    ");
    let english = SETTINGS.replace("title: Testportal", "languages: [en]\ntitle: Testportal");
    let case =
        Case::empty().file("portal.yaml", english).file("content/quellen.yaml", "s: {title: S}\n").goal("a", front);
    assert!(!checked(&case).out.contains("Z330"));
}

#[test]
fn numbers_in_other_notations_are_shown_and_not_drawn() {
    for value in ["0x10", "1e3", "+5", "123456789012345678901"] {
        let front =
            format!("indicators: [{{name: A, unit: km, values: [{{date: 2025, value: {value}, source: s}}]}}]\n");
        let case = Case::new().file("content/quellen.yaml", "s: {title: S}\n").goal("a", &front);
        case.builds();
        let goal = json(&case, "public/data/v1/goals.json")["goals"][0].clone();
        let reading = &goal["indicators"][0]["values"][0];
        assert_eq!((&reading["value"], &reading["number"]), (&value.into(), &serde_json::Value::Null), "{goal}");
    }
}

/// A comma in a number ends it: what follows is no name of anything.
#[test]
fn a_comma_in_a_list_of_values() {
    let case = Case::new().goal("a", "indicators: [{name: N, unit: km, target: {value: 99,5, date: 2030}}]\n");
    let said = case.run(&["check", "--as-of", "2026-06-01"]).whole();
    assert!(said.contains("= Hilfe: Zahlen haben hier einen Punkt statt eines Kommas, zum Beispiel `99.5`"), "{said}");
}

/// A number in the notation of people is none, wherever numbers stand.
#[test]
fn numbers_that_are_read_as_texts_are_asked_for() {
    let front = "indicators:\n  - name: Anschlüsse\n    unit: Anzahl\n    values:\n      \
                 - {date: 2023, value: \"12,5\", source: s}\n      - {date: 2024, value: 1.200.000, source: s}\n      \
                 - {date: 2025, value: +50, source: s}\n      - {date: 2026, value: \"13,5\", number: 13.5, source: s}\n";
    let start = "---\nfigures:\n  - {label: Ziele, value: 1.200, unit: Ziele}\n---\n\nText.\n";
    let case = Case::new()
        .file("content/quellen.yaml", "s: {title: S}\n")
        .file("content/start.md", start)
        .goal("a", &format!("lead: mid\n{front}"));
    assert_snapshot!(checked(&case).out, @r#"
    Warnung[Z330]: `1.200` ist hier 1,200: Der Punkt trennt keine Tausender
     --> content/start.md:3:27
      |
    3 |   - {label: Ziele, value: 1.200, unit: Ziele}
      |                           ^^^^^
      |
      = Hilfe: sind Tausender gemeint: `1200`; ist die Zahl mit Komma gemeint: `1.20`

    Warnung[Z330]: `12,5` ist hier ein Text, keine Zahl
      --> content/ziele/a.md:10:29
       |
    10 |       - {date: 2023, value: "12,5", source: s}
       |                             ^^^^^^
       |
       = Hilfe: so schreiben: `12.5`; soll es so stehen bleiben, daneben die Zahl angeben: `number: 12.5`

    Warnung[Z330]: `1.200.000` ist hier ein Text, keine Zahl
      --> content/ziele/a.md:11:29
       |
    11 |       - {date: 2024, value: 1.200.000, source: s}
       |                             ^^^^^^^^^
       |
       = Hilfe: so schreiben: `1200000`; soll es so stehen bleiben, daneben die Zahl angeben: `number: 1200000`

    Warnung[Z330]: `+50` ist hier ein Text, keine Zahl
      --> content/ziele/a.md:12:29
       |
    12 |       - {date: 2025, value: +50, source: s}
       |                             ^^^
       |
       = Hilfe: so schreiben: `50`; soll es so stehen bleiben, daneben die Zahl angeben: `number: 50`

    0 Fehler, 4 Warnungen, 0 Hinweise.
    "#);
}

/// Some systems put accents behind their letters: what looks the same is the same.
#[test]
fn values_with_accents_behind_their_letters() {
    let settings = SETTINGS.replace("id: geplant,", "id: geplant, words: [gepr\u{fc}ft],");
    assert!(settings.contains("words"), "{settings}");
    let case = Case::empty().file("portal.yaml", settings).goal("a", "status: gepru\u{308}ft\nlead: mid\n");
    assert!(!checked(&case).out.contains("Z203"), "{}", checked(&case).out);
}

/// What people read may have the signs of a word processor; a tag that YAML does not know takes a word away.
#[test]
fn dashes_and_quotes_in_texts_are_right() {
    for text in ["12–15", "„kita“", "'„kita“'", "“kita”", "2024–2030"] {
        let told = check(&format!("title: Ziel\nlead: mid\nnote: {text}\n"));
        assert!(!told.contains("Z116"), "{text}: {told}");
    }
    let told = check("title: Ziel\nlead: mid\nnote: !!wichtig Das gilt nur im Norden\n");
    assert!(told.contains("Z112"), "{told}");
    let told = check("title: Ziel\nlead: mid\ndue: 2026–12–31\n");
    assert!(told.contains("Z116"), "{told}");
}

/// Nobody knows which of two a goal means by their short name.
#[test]
fn two_groups_of_one_short_name() {
    let settings = SETTINGS.replace("short: MS}", "short: MID}");
    let told = checked(&Case::empty().file("portal.yaml", &settings).goal("a", "lead: MID\n")).out;
    assert!(told.contains("Fehler[Z204]: `MID` heißt in dieser Liste schon ein anderer Eintrag"), "{told}");
    let ended = settings.replace("short: MID}\norigins", "short: MID, until: 2024-01-01}\norigins");
    assert_ne!(ended, settings);
    assert!(!checked(&Case::empty().file("portal.yaml", &ended).goal("a", "lead: mid\n")).out.contains("Z204"));
}

#[test]
fn a_comment_behind_the_text_of_an_event_is_told() {
    let told = check(
        "title: Ziel\nevents:\n  - {date: 2025-06, text: begonnen}\n  - date: 2025-07\n    text: begonnen # teilweise\n",
    );
    assert!(told.contains("Hinweis[Z113]"), "{told}");
}

/// One text that was meant to be several.
#[test]
fn a_row_of_words_without_brackets() {
    let told = check("title: Ziel\ndepartments: mid, ms\n");
    assert!(told.contains("`departments` muss eine Liste sein") && told.contains("`[mid, ms]`"), "{told}");
    assert!(!told.contains("gibt es nicht"), "{told}");
    let glossary = "ozg: {word: OZG, forms: 'Onlinezugangsgesetz, OZGs', text: Ein Gesetz.}\n";
    let told = checked(&Case::new().goal("a", "lead: mid\n").file("content/glossar.yaml", glossary)).out;
    assert!(told.contains("`forms` muss eine Liste sein"), "{told}");
}

//! Lists, tables and links as word processors and habit write them: shown as they are meant, or told.

use insta::assert_snapshot;

use super::{check_text, checked, read};
use crate::case::Case;

/// Place, code, message and help of each finding in a text.
fn told(text: &str) -> String {
    let out = check_text(text);
    let is_told = |line: &&str| line.contains("[Z4") || line.contains("--> ") || line.contains("= Hilfe");
    let lines = out.lines().filter(is_told).map(|line| line.trim().trim_start_matches("--> content/ziele/a.md:"));
    format!("{}\n", lines.collect::<Vec<_>>().join(" | "))
}

#[test]
fn lists_from_word_are_told() {
    let texts = [
        "Es gilt:\n\n• Eins\n• Zwei\n",
        "Es gilt:\n•\tEins\n•\tZwei\n",
        "> \u{f0b7} Eins\n> \u{f0b7} Zwei\n",
        "Es gilt:\n– Eins\n– Zwei\n",
        "a) Eins\nb) Zwei\n",
        "(1) Eins\n(2) Zwei\n",
        "1.) Eins\n2.) Zwei\n",
        "Es gilt:\n2. Eins\n3. Zwei\n",
        "    - Eins\n    - Zwei\n",
        "- Eins\n - Zwei\n - Drei\n",
        "1. Eins\n - Zwei\n",
        "Jahr\tOrte\n2025\t215\n2026\t300\n",
        "1.\tEins\n1.1.\tZwei\n2.\tDrei\n",
        "1.\tEins\na)\tZwei\n",
        "- Eins\no\tZwei\n- Drei\n",
        "I.\tEins\nII.\tZwei\n",
        "§\tEins\n§\tZwei\n",
    ];
    assert_snapshot!(texts.map(told).concat(), @"
    Warnung[Z423]: aus diesen Zeichen wird keine Liste; die Zeilen stehen hintereinander in einem Absatz | 10:1 | = Hilfe: so schreiben: `- Eins`; `zielstand check --fix` macht das
    Warnung[Z423]: aus diesen Zeichen wird keine Liste; die Zeilen stehen hintereinander in einem Absatz | 9:1 | = Hilfe: so schreiben: `- Eins`; `zielstand check --fix` macht das
    Warnung[Z423]: aus diesen Zeichen wird keine Liste; die Zeilen stehen hintereinander in einem Absatz | 8:3 | = Hilfe: so schreiben: `- Eins`; `zielstand check --fix` macht das
    Warnung[Z423]: aus `– Eins` wird keine Liste | 9:1 | = Hilfe: so schreiben: `- Eins`, am Anfang der Zeile und mit einer leeren Zeile über dem ersten Eintrag; sollen es einzelne Zeilen bleiben, leere dazwischen setzen
    Warnung[Z423]: aus `a) Eins` wird keine Liste | 8:1 | = Hilfe: so schreiben: `1. Eins`, am Anfang der Zeile und mit einer leeren Zeile über dem ersten Eintrag; sollen es einzelne Zeilen bleiben, leere dazwischen setzen
    Warnung[Z423]: aus `(1) Eins` wird keine Liste | 8:1 | = Hilfe: so schreiben: `1. Eins`, am Anfang der Zeile und mit einer leeren Zeile über dem ersten Eintrag; sollen es einzelne Zeilen bleiben, leere dazwischen setzen
    Warnung[Z423]: aus `1.) Eins` wird keine Liste | 8:1 | = Hilfe: so schreiben: `1. Eins`, am Anfang der Zeile und mit einer leeren Zeile über dem ersten Eintrag; sollen es einzelne Zeilen bleiben, leere dazwischen setzen
    Warnung[Z423]: aus `2. Eins` wird keine Liste | 9:1 | = Hilfe: so schreiben: `2. Eins`, am Anfang der Zeile und mit einer leeren Zeile über dem ersten Eintrag; sollen es einzelne Zeilen bleiben, leere dazwischen setzen
    Warnung[Z423]: aus `- Eins` wird keine Liste | 8:5 | = Hilfe: so schreiben: `- Eins`, am Anfang der Zeile und mit einer leeren Zeile über dem ersten Eintrag; sollen es einzelne Zeilen bleiben, leere dazwischen setzen
    Hinweis[Z423]: dieser Eintrag ist eingerückt und steht doch auf derselben Ebene wie der davor | 9:2 | = Hilfe: soll er darunter stehen, 2 Leerzeichen davor setzen, sonst keines | Hinweis[Z423]: dieser Eintrag ist eingerückt und steht doch auf derselben Ebene wie der davor | 10:2 | = Hilfe: soll er darunter stehen, 2 Leerzeichen davor setzen, sonst keines
    Hinweis[Z423]: dieser Eintrag ist eingerückt und steht doch auf derselben Ebene wie der davor | 9:2 | = Hilfe: soll er darunter stehen, 3 Leerzeichen davor setzen, sonst keines
    Warnung[Z422]: zwischen diesen Angaben stehen Tabulatoren; so wird daraus keine Tabelle | 8:1 | = Hilfe: so schreiben: `| Jahr | Orte |`, darunter eine Zeile `| --- | --- |` mit so vielen Feldern, dann die anderen wie die erste
    Warnung[Z423]: `1.1. Zwei` wird kein eigener Eintrag, sondern steht hinter dem Text des Eintrags davor | 9:1 | = Hilfe: so schreiben, mit den Leerzeichen davor: `    1. Zwei`
    Warnung[Z423]: `a) Zwei` wird kein eigener Eintrag, sondern steht hinter dem Text des Eintrags davor | 9:1 | = Hilfe: so schreiben, mit den Leerzeichen davor: `    1. Zwei`
    Warnung[Z423]: `o Zwei` wird kein eigener Eintrag, sondern steht hinter dem Text des Eintrags davor | 9:1 | = Hilfe: so schreiben, mit den Leerzeichen davor: `    - Zwei`
    Warnung[Z423]: aus `I. Eins` wird keine Liste | 8:1 | = Hilfe: so schreiben: `1. Eins`, am Anfang der Zeile und mit einer leeren Zeile über dem ersten Eintrag; sollen es einzelne Zeilen bleiben, leere dazwischen setzen
    Warnung[Z423]: aus `§ Eins` wird keine Liste | 8:1 | = Hilfe: so schreiben: `- Eins`, am Anfang der Zeile und mit einer leeren Zeile über dem ersten Eintrag; sollen es einzelne Zeilen bleiben, leere dazwischen setzen
    ");
    // A dash in a sentence, a letter that is a part of one, a day; levels and code that are meant.
    let right = [
        "Das Netz\n– so der Plan – wächst.\n",
        "Nach Satz 1\na) gilt das.\n",
        "Am Tag\n3. Oktober und\n5. Mai.\n",
        "- Eins\n  - Zwei\n- Drei\n\n1. Eins\n   - Zwei\n2. Drei\n\n > - Eins\n",
        "    let a = 1;\n    - b\n",
        "Ein\tTabulator\n",
        "- Eins\n  bis 2030,\n  o. Ä. und\n1.2 km\n",
        "1. Eins\n    1. Zwei\n    1. Drei\n2. Vier\n",
        "- Eins\n    - Zwei\n- Drei\n",
    ];
    assert_eq!(right.map(told).concat(), "\n".repeat(right.len()));
}

#[test]
fn bullets_are_mended() {
    let text = "---\nid: a\ntitle: A\npillar: netz\nlead: mid\ndue: 31.3.2027\n---\n\nEs gilt:\n• Eins\n•\tZwei\nund mehr\n\n> · Drei\n\n`• Code`\n";
    let case = Case::new().file("content/ziele/a.md", text);
    assert_eq!(case.run(&["check", "--fix", "--as-of", "2026-06-01"]).code, 0);
    let mended = read(&case, "content/ziele/a.md");
    assert!(mended.ends_with("---\n\nEs gilt:\n- Eins\n- Zwei\nund mehr\n\n> - Drei\n\n`• Code`\n"), "{mended}");
    assert!(!checked(&case).out.contains("Z423"));
}

/// Each level of Word has a sign of its own.
#[test]
fn levels_from_word_are_kept() {
    let mended = |text: &str| {
        let front = "---\nid: a\ntitle: A\npillar: netz\nlead: mid\n---\n\n";
        let case = Case::new().file("content/ziele/a.md", format!("{front}{text}"));
        assert_eq!(case.run(&["check", "--fix", "--as-of", "2026-06-01"]).code, 0);
        read(&case, "content/ziele/a.md").replace(front, "")
    };
    let text = "•\tEins\no\tZwei\n\u{f0a7}\tDrei\no\tVier\n•\tFünf\n";
    assert_eq!(mended(text), "- Eins\n  - Zwei\n    - Drei\n  - Vier\n- Fünf\n");
    assert_eq!(mended("• A\n\no\tB\n\n• C\n\nText\n\n▪ D\n"), "- A\n\n  - B\n\n- C\n\nText\n\n- D\n");
    assert_eq!(mended("> • A\n> o\tB\n"), "> - A\n>   - B\n");
}

#[test]
fn links_that_lead_nowhere_are_told() {
    let texts = [
        "Das [Netz](ziel:a wächst.\n",
        "Das [Netz][n] und [Amt][].\n",
        "Der [Bericht][1].\n\n[1]: https://example.org/\n",
        "> [!HINWEIS]\n> Text\n",
        "> [!note]\n> Text\n",
        "[A](/Ziele/A/)\n",
        "Nach [1][2] und [sic].\n",
    ];
    assert_snapshot!(texts.map(told).concat(), @r"
    Warnung[Z426]: dies sieht aus wie ein Verweis, ist aber keiner, und wird mit allen Klammern gezeigt | 8:5 | = Hilfe: so schreiben: `[Text](datei.md)`, mit beiden Klammern und ohne Leerzeichen vor und in der runden; im Namen heißt ein Leerzeichen `%20`; soll die Klammer dort stehen: `\[`
    Warnung[Z426]: zu `[n]` steht nirgends eine Adresse; der Verweis wird mit allen Klammern gezeigt | 8:5 | = Hilfe: die Adresse in runden Klammern dahinter schreiben: `[Text](datei.md)`, oder unter den Text eine Zeile `[n]: datei.md`; soll die Klammer dort stehen: `\[` | Warnung[Z426]: zu `[Amt]` steht nirgends eine Adresse; der Verweis wird mit allen Klammern gezeigt | 8:19 | = Hilfe: die Adresse in runden Klammern dahinter schreiben: `[Text](datei.md)`, oder unter den Text eine Zeile `[Amt]: datei.md`; soll die Klammer dort stehen: `\[`

    Warnung[Z429]: einen Kasten `[!HINWEIS]` gibt es nicht; die Klammer wird so gezeigt | 8:3 | = Hilfe: möglich sind: `[!NOTE]` (Hinweis), `[!TIP]` (Tipp), `[!IMPORTANT]` (wichtig), `[!WARNING]` (Warnung), `[!CAUTION]` (Vorsicht)

    Fehler[Z403]: der Verweis `/Ziele/A/` führt ins Leere | 8:1 | = Hilfe: gemeint ist vielleicht `/ziele/a/`
    ");
}

#[test]
fn names_in_full_lead_to_their_ids() {
    let case = Case::new()
        .file("content/ziele/a.md", "---\nid: a\ntitle: A\npillar: Verwaltung\nlead: Ministerium für Soziales\nstatus: Nicht veröffentlicht\nreplaces: [a]\n---\n");
    assert_snapshot!(checked(&case).out, @"
    Fehler[Z203]: das Handlungsfeld `Verwaltung` gibt es nicht
     --> content/ziele/a.md:4:9
      |
    4 | pillar: Verwaltung
      |         ^^^^^^^^^^
      |
      = Hilfe: gemeint ist vielleicht `amt`

    Fehler[Z203]: das Ressort `Ministerium für Soziales` gibt es nicht
     --> content/ziele/a.md:5:7
      |
    5 | lead: Ministerium für Soziales
      |       ^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: gemeint ist vielleicht `ms`

    Fehler[Z203]: den Status `Nicht veröffentlicht` gibt es nicht
     --> content/ziele/a.md:6:9
      |
    6 | status: Nicht veröffentlicht
      |         ^^^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: gemeint ist vielleicht `unbekannt`

    Warnung[Z208]: hier nennt das Ziel sich selbst
     --> content/ziele/a.md:7:12
      |
    7 | replaces: [a]
      |            ^
      |
      = Hilfe: die Kennung des Ziels nennen, das es ablöst, oder die Zeile löschen

    3 Fehler, 1 Warnung, 0 Hinweise.
    ");
}

#[test]
fn quotes_within_quotes_are_taken_out() {
    let front = "---\nid: a\ntitle: A\npillar: netz\nlead: '„mid“'\nstatus: \"“begonnen”\"\n---\n";
    let case = Case::new().file("content/ziele/a.md", front);
    assert_snapshot!(checked(&case).out, @r#"
    Fehler[Z116]: hier steht ein geschwungenes Anführungszeichen (U+201E)
     --> content/ziele/a.md:5:8
      |
    5 | lead: '„mid“'
      |        ^
      |
      = Hilfe: es löschen; `zielstand check --fix` macht das

    Fehler[Z116]: hier steht ein geschwungenes Anführungszeichen (U+201C)
     --> content/ziele/a.md:5:12
      |
    5 | lead: '„mid“'
      |            ^
      |
      = Hilfe: es löschen; `zielstand check --fix` macht das

    Fehler[Z116]: hier steht ein geschwungenes Anführungszeichen (U+201C)
     --> content/ziele/a.md:6:10
      |
    6 | status: "“begonnen”"
      |          ^
      |
      = Hilfe: es löschen; `zielstand check --fix` macht das

    Fehler[Z116]: hier steht ein geschwungenes Anführungszeichen (U+201D)
     --> content/ziele/a.md:6:19
      |
    6 | status: "“begonnen”"
      |                   ^
      |
      = Hilfe: es löschen; `zielstand check --fix` macht das

    4 Fehler, 0 Warnungen, 0 Hinweise.
    "#);
    assert_eq!(case.run(&["check", "--fix", "--as-of", "2026-06-01"]).code, 0);
    let mended = read(&case, "content/ziele/a.md");
    assert!(mended.contains("lead: 'mid'\n") && mended.contains("status: \"begonnen\"\n"), "{mended}");
}

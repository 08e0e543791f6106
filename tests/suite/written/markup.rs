//! Markdown that is shown as signs, or not at all.

use insta::assert_snapshot;

use super::check_text;

#[test]
fn what_gets_lost_is_found() {
    assert_snapshot!(check_text("\
Wort[^2].

[^9]: geht verloren

##Ohne Leerzeichen

| Jahr | Wert |
| --- | --- |
| 2025 | 1 | Quelle |

Ein [Plan](plan neu.pdf), ein [Ziel] (ziel:a) und ein **Wort **.

---
id: b
title: Noch ein Ziel
---

```
offen

Rest der Seite
"), @r"
    Warnung[Z420]: zur Fußnote `[^2]` fehlt der Text
     --> content/ziele/a.md:8:5
      |
    8 | Wort[^2].
      |     ^^^^
      |
      = Hilfe: unter den Text eine Zeile `[^2]: …` schreiben; soll dort die Klammer stehen: `\[^2]`

    Hinweis[Z421]: auf die Fußnote `[^9]` verweist nichts
      --> content/ziele/a.md:10:1
       |
    10 | [^9]: geht verloren
       | ^^^^^^^^^^^^^^^^^^^
       |
       = Hilfe: im Text an der Stelle `[^9]` schreiben, oder die Fußnote löschen

    Warnung[Z423]: hinter `#` fehlt das Leerzeichen; so wird daraus keine Überschrift
      --> content/ziele/a.md:12:1
       |
    12 | ##Ohne Leerzeichen
       | ^^^^^^^^^^^^^^^^^^
       |
       = Hilfe: so schreiben: `## Überschrift`; soll dort `#` stehen: `\#`

    Warnung[Z422]: die Zeile hat 3 Zellen, die Tabelle 2 Spalten; was darüber ist, wird nicht gezeigt
      --> content/ziele/a.md:16:1
       |
    16 | | 2025 | 1 | Quelle |
       | ^^^^^^^^^^^^^^^^^^^^^
       |
       = Hilfe: die Kopfzeile und die Zeile mit den Strichen um eine Spalte ergänzen, oder die Zelle löschen; ein Strich im Text heißt `\|`

    Warnung[Z426]: dies sieht aus wie ein Verweis, ist aber keiner, und wird mit allen Klammern gezeigt
      --> content/ziele/a.md:18:5
       |
    18 | Ein [Plan](plan neu.pdf), ein [Ziel] (ziel:a) und ein **Wort **.
       |     ^^^^^^^^^^^^^^^^^^^^
       |
       = Hilfe: so schreiben: `[Text](datei.md)`, mit beiden Klammern und ohne Leerzeichen vor und in der runden; im Namen heißt ein Leerzeichen `%20`; soll die Klammer dort stehen: `\[`

    Warnung[Z426]: dies sieht aus wie ein Verweis, ist aber keiner, und wird mit allen Klammern gezeigt
      --> content/ziele/a.md:18:31
       |
    18 | Ein [Plan](plan neu.pdf), ein [Ziel] (ziel:a) und ein **Wort **.
       |                               ^^^^^^^^^^^^^^^
       |
       = Hilfe: so schreiben: `[Text](datei.md)`, mit beiden Klammern und ohne Leerzeichen vor und in der runden; im Namen heißt ein Leerzeichen `%20`; soll die Klammer dort stehen: `\[`

    Hinweis[Z427]: diese Sterne machen nichts fett und werden so gezeigt
      --> content/ziele/a.md:18:55
       |
    18 | Ein [Plan](plan neu.pdf), ein [Ziel] (ziel:a) und ein **Wort **.
       |                                                       ^^
       |
       = Hilfe: so schreiben: `**fett**`, ohne Leerzeichen innen; soll dort ein Stern stehen: `\*`

    Warnung[Z425]: hier steht ein zweiter Block mit Angaben; er wird als Text gezeigt
      --> content/ziele/a.md:20:1
       |
    20 | ---
       | ^^^
       |
       = Hilfe: jede Seite in eine eigene Datei schreiben, oder den zweiten Block löschen

    Warnung[Z424]: dieser Codeblock hat kein Ende; alles danach wird als Code gezeigt
      --> content/ziele/a.md:25:1
       |
    25 | ```
       | ^^^
       |
       = Hilfe: nach dem Code eine Zeile mit denselben Zeichen schreiben

    0 Fehler, 7 Warnungen, 2 Hinweise.
    ");
}

#[test]
fn what_is_meant_is_not_found() {
    let text = "\
Wort[^1], \\[^2], `[^3]` und \\[x] (ziel:a).

[^1]: Fußnote

## Mit Leerzeichen

\\##Ohne, #12 und C#.

| Jahr | Wert |
| --- | --- |
| 2025 | a \\| b |
| 2026 |

```
# [^4] ##x
```

> ~~~
> zu
> ~~~

2 \\*\\* 3, `a ** b`.

---

Note: Text

---
";
    assert!(check_text(text).starts_with("Keine Fehler, keine Warnungen, keine Hinweise"), "{}", check_text(text));
}

/// A list, a table and a second text of a footnote that nobody would see.
#[test]
fn lists_tables_and_footnotes_that_are_none() {
    assert_snapshot!(check_text("\
-Ein Punkt
-\u{a0}Noch einer
1.Schritt

| Jahr | Wert |
| 2025 | 1 |

Wort[^1].

[^1]: Der Text.

[^1]: Ein anderer.
"), @r"
    Warnung[Z423]: hinter `-` fehlt das Leerzeichen; so wird daraus keine Liste
     --> content/ziele/a.md:8:1
      |
    8 | -Ein Punkt
      | ^^^^^^^^^^
      |
      = Hilfe: so schreiben: `- Eintrag`, mit einem gewöhnlichen Leerzeichen; soll es Text bleiben: `\-`

    Warnung[Z423]: hinter `-` fehlt das Leerzeichen; so wird daraus keine Liste
     --> content/ziele/a.md:9:1
      |
    9 | - Noch einer
      | ^^^^^^^^^^^^
      |
      = Hilfe: so schreiben: `- Eintrag`, mit einem gewöhnlichen Leerzeichen; soll es Text bleiben: `\-`

    Warnung[Z423]: hinter `1.` fehlt das Leerzeichen; so wird daraus keine Liste
      --> content/ziele/a.md:10:1
       |
    10 | 1.Schritt
       | ^^^^^^^^^
       |
       = Hilfe: so schreiben: `1. Eintrag`, mit einem gewöhnlichen Leerzeichen; soll es Text bleiben: `1\.`

    Warnung[Z422]: unter dieser Zeile fehlt die mit den Strichen; so wird daraus keine Tabelle
      --> content/ziele/a.md:12:1
       |
    12 | | Jahr | Wert |
       | ^^^^^^^^^^^^^^^
       |
       = Hilfe: unter die Kopfzeile eine Zeile `| --- | --- |` setzen, mit so vielen Feldern, wie es Spalten gibt

    Warnung[Z420]: die Fußnote `[^1]` hat schon einen Text; dieser wird nicht gezeigt
      --> content/ziele/a.md:19:1
       |
    19 | [^1]: Ein anderer.
       | ^^^^^^^^^^^^^^^^^^
       |
       = Hilfe: eine andere Nummer nehmen, auch an der Stelle im Text

    0 Fehler, 5 Warnungen, 0 Hinweise.
    ");
}

#[test]
fn what_is_shown_otherwise_is_found() {
    let text = "\
12. Dezember 2025: Start
14. Februar 2026: Ende

[Stand]: 2026

Für Lehrer*innen und Schüler*innen.

Fassung zwei, die länger ist.
=======
Fassung eins.
";
    assert_snapshot!(check_text(&text.replace("=======\n", "")), @r"
    Warnung[Z423]: diese Nummer ist nicht zu sehen: Die Liste zählt weiter und zeigt 13
     --> content/ziele/a.md:9:1
      |
    9 | 14. Februar 2026: Ende
      | ^^
      |
      = Hilfe: fortlaufend zählen; soll es keine Liste sein: `14\. Februar`

    Warnung[Z421]: diese Zeile sieht niemand: Sie nennt eine Adresse für `[Stand]`, und nichts führt dorthin
      --> content/ziele/a.md:11:1
       |
    11 | [Stand]: 2026
       | ^^^^^^^^^^^^^
       |
       = Hilfe: soll die Zeile zu sehen sein: `\[Stand]: …`; sonst löschen

    Warnung[Z427]: dieser Stern ist nicht zu sehen: Von hier bis zum nächsten wird der Text schräg
      --> content/ziele/a.md:13:11
       |
    13 | Für Lehrer*innen und Schüler*innen.
       |           ^
       |
       = Hilfe: soll dort ein Stern stehen: `\*`, auch beim nächsten

    0 Fehler, 3 Warnungen, 0 Hinweise.
    ");
    assert!(check_text(text).contains("Z015"), "{}", check_text(text));
    let right = "1. eins\n1. zwei\n\nDann:\n\n3. drei\n4. vier\n\n[ort]: /ziele/\n\nIm [Ort] und *schräg*, 5 * 6 * 7.\n\n[//]: # (Notiz)\n\nTitel 1\n=======\n\nText.\n";
    assert!(!check_text(right).contains("[Z4"), "{}", check_text(right));
}

//! What people write as other programs have it: numbers with words, links of wikis, endings in capital letters; and what is
//! told where the settings are broken.

use insta::assert_snapshot;

use super::slips::found;
use super::{checked, read};
use crate::case::{Case, SETTINGS};

/// Numbers with words around them, in each place for a number.
#[test]
fn numbers_with_words_around_them() {
    let front = "progress: ca. 40\nindicators:\n  - name: Strecke\n    unit: km\n    target: {value: 5 km, date: 2030, source: s}\n    \
                 values:\n      - {date: 2023, value: ca. 4, source: s}\n      - {date: 2024, value: 4 km, number: \"4\", source: s}\n      \
                 - {date: 2025, value: rund 5, number: 5, source: s}\n      - {date: 2026, value: 5 Mio. km, source: s}\n";
    let case = Case::new().file("content/quellen.yaml", "s: {title: S}\n").goal("a", &format!("lead: mid\n{front}"));
    assert_snapshot!(found(&case), @"
    content/ziele/a.md:6 Z303 der Fortschritt `ca. 40` ist keine Zahl | Hilfe: so schreiben: `40`, eine ganze Zahl von 0 bis 100; oder `milestones` oder `indicators` für eine berechnete Angabe
    content/ziele/a.md:8 Z317 zum Messwert `Strecke` fehlt noch: `baseline` | Hilfe: ergänzen, was bekannt ist: `unit` und `baseline` neben `name`, `source` neben jedem Wert: `{value: 40, source: bericht-2025}`
    content/ziele/a.md:10 Z318 der Zielwert von `Strecke` lässt sich nicht mit den Werten vergleichen | Hilfe: beides als Zahl angeben, bei Worten mit der Zahl daneben: `{value: mehr als 215, number: 215}`
    content/ziele/a.md:10 Z330 `5 km` ist hier ein Text, keine Zahl | Hilfe: so schreiben: `5`; soll es so stehen bleiben, daneben die Zahl angeben: `number: 5`
    content/ziele/a.md:12 Z330 `ca. 4` wird gezeigt, aber nicht gezeichnet und nicht verglichen | Hilfe: daneben die Zahl angeben: `number: 4`
    content/ziele/a.md:13 Z108 `number` muss eine Zahl sein | Hilfe: so schreiben: `4`
    ");
    let english = case.run(&["check", "--as-of", "2026-06-01", "--lang", "en"]).out;
    for words in [
        "write `40`, a whole number",
        "write `5`; to keep it as it is, name the number beside it: `number: 5`",
        "name the number beside it: `number: 4`",
        "write `4`",
    ] {
        assert!(english.contains(words), "{words}: {english}");
    }
}

/// Links of wikis, and ids, addresses and mail outside of a link or in one that lacks its beginning.
#[test]
fn links_in_other_notations() {
    let text = "[[b]] [[Über uns]] [[b|das Ziel]] ziel:b quelle:s [w](www.example.org) [m](amt@example.org) `[[b]]` \\[[b]] [z](ziel:b)\n";
    let case = Case::new()
        .file("content/quellen.yaml", "s: {title: S}\n")
        .goal("b", "lead: mid\n")
        .file("content/ziele/a.md", format!("---\nid: a\ntitle: A\npillar: netz\nlead: mid\n---\n\n{text}"));
    assert_snapshot!(found(&case), @"
    content/ziele/a.md:8 Z426 `[[b]]` wird so gezeigt und führt nirgends hin | Hilfe: so schreiben: `[b](ziel:b)`
    content/ziele/a.md:8 Z426 `[[Über uns]]` wird so gezeigt und führt nirgends hin | Hilfe: so schreiben: `[Über uns](datei.md)`
    content/ziele/a.md:8 Z426 `[[b|das Ziel]]` wird so gezeigt und führt nirgends hin | Hilfe: so schreiben: `[das Ziel](ziel:b)`
    content/ziele/a.md:8 Z426 `ziel:b` wird so gezeigt und führt nirgends hin | Hilfe: so schreiben: `[Text](ziel:b)`
    content/ziele/a.md:8 Z426 `quelle:s` wird so gezeigt und führt nirgends hin | Hilfe: so schreiben: `[Text](quelle:s)`
    content/ziele/a.md:8 Z403 der Verweis `www.example.org` führt ins Leere | Hilfe: gemeint ist vielleicht `https://www.example.org`
    content/ziele/a.md:8 Z403 der Verweis `amt@example.org` führt ins Leere | Hilfe: gemeint ist vielleicht `mailto:amt@example.org`
    ");
}

/// Addresses that lead nowhere as they are written.
#[test]
fn addresses_without_a_link() {
    let of_text = |text: &str| {
        found(
            &Case::new()
                .file("content/ziele/a.md", format!("---\nid: a\ntitle: A\npillar: netz\nlead: mid\n---\n\n{text}\n")),
        )
    };
    assert_snapshot!(of_text("Siehe www.example.org/a, oder (amt@example.org)."), @"
    content/ziele/a.md:8 Z426 `www.example.org/a` wird so gezeigt und führt nirgends hin | Hilfe: so schreiben: `https://www.example.org/a`
    content/ziele/a.md:8 Z426 `amt@example.org` wird so gezeigt und führt nirgends hin | Hilfe: so schreiben: `<amt@example.org>`
    ");
    for right in [
        "Siehe https://www.example.org/a, oder (<amt@example.org>).",
        "[www.example.org](https://www.example.org/) und `www.example.org`, `amt@example.org`",
        "Die Adresse beginnt mit www. und endet; 3 @ 4, @amt und a@b",
        "git@example.org:a/b.git und mailto:amt@example.org",
        "    www.example.org",
    ] {
        assert_eq!(of_text(right), "", "{right}");
    }
}

/// Endings in capital letters, as some cameras and old programs write them.
#[test]
fn files_with_endings_in_capital_letters() {
    let page = |title: &str| format!("---\ntitle: {title}\n---\n\nText  \n");
    let case = Case::new()
        .file("content/ziele/A.MD", "---\nid: a\ntitle: A\npillar: netz\nlead: mid\ndue: 31.12.2027\n---\n\nText\n")
        .file("content/seiten/hilfe.MD", page("Hilfe"))
        .file("content/seiten/ÜBER.Md", page("Über uns"));
    assert_snapshot!(found(&case), @"
    content/seiten/ÜBER.Md Z207 aus dem Dateinamen `ÜBER.Md` lässt sich keine Adresse machen | Hilfe: die Datei umbenennen, zum Beispiel in `ueber.md`
    content/ziele/A.MD:6 Z301 `31.12.2027` ist kein Datum | Hilfe: so schreiben: `2027-12-31`; `zielstand check --fix` macht das
    ");
    let fixed = case.run(&["check", "--fix", "--as-of", "2026-06-01"]).err;
    assert!(fixed.contains("content/ziele/A.MD"), "{fixed}");
    assert!(read(&case, "content/ziele/A.MD").contains("due: 2027-12-31"));
}

/// Bullets that nobody is told of stay as they are.
#[test]
fn bullets_are_mended_where_they_are_told() {
    let goal = "---\nid: a\ntitle: A\npillar: netz\nlead: mid\n---\n\n• eins\n• zwei\n";
    for (checks, is_mended) in [("", true), ("checks: {Z423: hint}\n", true), ("checks: {Z423: off}\n", false)] {
        let case = Case::empty().file("portal.yaml", format!("{SETTINGS}{checks}")).file("content/ziele/a.md", goal);
        case.run(&["check", "--fix", "--as-of", "2026-06-01"]);
        assert_eq!(read(&case, "content/ziele/a.md").contains("- eins"), is_mended, "{checks}");
    }
}

/// Names of fields that a portal gave other names, and that are misspelt, also where a file may have fields of its own.
#[test]
fn misspelt_names_of_renamed_fields() {
    let said = |more: &str| {
        let case = Case::empty()
            .file("portal.yaml", format!("{SETTINGS}fields: {{status: zustand, due: frist}}\n{more}"))
            .goal("a", "lead: mid\nzustnd: begonnen\nfristt: 2027\nsumary: X\n")
            .goal("b", "lead: mid\nzustand: begonnen\nzustaende: 3\n");
        found(&case)
    };
    assert_snapshot!(said(""), @"
    content/ziele/a.md:6 Z106 die Angabe `zustnd` gibt es nicht | Hilfe: gemeint ist vielleicht `zustand`
    content/ziele/a.md:7 Z106 die Angabe `fristt` gibt es nicht | Hilfe: gemeint ist vielleicht `frist`
    content/ziele/a.md:8 Z106 die Angabe `sumary` gibt es nicht | Hilfe: gemeint ist vielleicht `summary`
    content/ziele/b.md:7 Z106 die Angabe `zustaende` gibt es nicht | Hilfe: gemeint ist vielleicht `zustand`
    ");
    assert_snapshot!(said("content:\n  goals: {files: 'content/ziele/*.md', other_fields: ignore}\n"), @"
    content/ziele/a.md:6 Z118 `zustnd` ist eine eigene Angabe der Datei, und `zustand` fehlt | Hilfe: ist `zustand` gemeint, so schreiben; sonst bleibt die Zeile, wie sie ist
    content/ziele/a.md:7 Z118 `fristt` ist eine eigene Angabe der Datei, und `frist` fehlt | Hilfe: ist `frist` gemeint, so schreiben; sonst bleibt die Zeile, wie sie ist
    content/ziele/a.md:8 Z118 `sumary` ist eine eigene Angabe der Datei, und `summary` fehlt | Hilfe: ist `summary` gemeint, so schreiben; sonst bleibt die Zeile, wie sie ist
    ");
}

/// A mistake in the settings hides no mistake that is one whatever they say, and nobody takes the rest for checked.
#[test]
fn what_is_told_beside_broken_settings() {
    let goal = "---\nid: a\ntitle: A\npillar: netz\nlead: mid\nstatus: nix\ndue: 2027\ndue: 2028\n---\n\n##Ohne\n\n[[b]] <b>x</b> [l](nix.md)\n";
    for settings in ["foo: bar\n", "foo: \"bar\n"] {
        let case = Case::empty().file("portal.yaml", format!("{SETTINGS}{settings}")).file("content/ziele/a.md", goal);
        let out = checked(&case).out;
        assert!(out.ends_with("\nSolange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.\n"), "{out}");
        for code in ["Z105", "Z423", "Z426", "Z404"] {
            assert!(out.contains(code), "{code}: {out}");
        }
        assert!(!out.contains("Z403") && !out.contains("Z203"), "{out}");
    }
    let english = Case::empty().file("portal.yaml", "foo: bar\n").run(&["check", "--lang", "en"]).out;
    assert!(
        english.ends_with("As long as `portal.yaml` is not right, the content is checked in part only.\n"),
        "{english}"
    );
}

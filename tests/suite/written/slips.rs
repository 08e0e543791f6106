//! A slip in a name is told once, at its place: what follows from it is not.

use insta::assert_snapshot;

use crate::case::{Case, SETTINGS};

/// File, line, code and the rest of each finding, one per line.
pub(super) fn found(case: &Case) -> String {
    let out = case.run(&["check", "--as-of", "2026-06-01", "--format", "github"]).out;
    let short = |line: &str| {
        let (place, words) = line.rsplit_once(",title=").unwrap();
        let file = place.split_once("file=").unwrap().1.split(",endLine").next().unwrap();
        format!("{} {}\n", file.replace(",line=", ":"), words.replace("::", " ").replace("%0A", " | "))
    };
    out.lines().map(short).collect()
}

fn goal(front: &str) -> String {
    format!("---\nid: a\ntitle: A\npillar: netz\nlead: mid\n{front}---\n\nText\n")
}

const LINKS: &str = "---\ntitle: X\n---\n\n[A](ziel:a) [B](../ziele/a.md)\n";

#[test]
fn a_misspelt_name_is_not_missing_as_well() {
    let whole = goal("");
    let slips = [("title:", "titel:"), ("title:", "Title:"), ("id:", "ID:"), ("pillar:", "pilar:"), ("lead:", "Lead:")];
    let told = slips.map(|(name, slip)| {
        found(&Case::new().file("content/ziele/a.md", whole.replace(name, slip)).file("content/seiten/x.md", LINKS))
    });
    assert_snapshot!(told.concat(), @"
    content/ziele/a.md:3 Z106 die Angabe `titel` gibt es nicht | Hilfe: gemeint ist vielleicht `title`
    content/ziele/a.md:3 Z106 die Angabe `Title` gibt es nicht | Hilfe: gemeint ist vielleicht `title`
    content/ziele/a.md:2 Z106 die Angabe `ID` gibt es nicht | Hilfe: gemeint ist vielleicht `id`
    content/ziele/a.md:4 Z106 die Angabe `pilar` gibt es nicht | Hilfe: gemeint ist vielleicht `pillar`
    content/ziele/a.md:5 Z106 die Angabe `Lead` gibt es nicht | Hilfe: gemeint ist vielleicht `lead`
    ");
    let inner = "indicators:\n  - {Name: N, Unit: km, baseline: {Value: 1}, target: 2}\nmilestones:\n  - {titel: M, Due: 2027}\n";
    assert_snapshot!(found(&Case::new().file("content/ziele/a.md", goal(inner))), @"
    content/ziele/a.md:7 Z106 die Angabe `Name` gibt es nicht | Hilfe: gemeint ist vielleicht `name`
    content/ziele/a.md:7 Z106 die Angabe `Unit` gibt es nicht | Hilfe: gemeint ist vielleicht `unit`
    content/ziele/a.md:7 Z106 die Angabe `Value` gibt es nicht | Hilfe: gemeint ist vielleicht `value`
    content/ziele/a.md:9 Z106 die Angabe `titel` gibt es nicht | Hilfe: gemeint ist vielleicht `title`
    content/ziele/a.md:9 Z106 die Angabe `Due` gibt es nicht | Hilfe: gemeint ist vielleicht `due`
    ");
    let settings = [
        ("statuses:", "Statuses:"),
        ("statuses:", "statusses:"),
        ("title: Test", "Titel: Test"),
        ("means: unknown", "Means: unknown"),
    ];
    let told = settings.map(|(name, slip)| {
        let case = Case::empty().file("portal.yaml", SETTINGS.replacen(name, slip, 1));
        found(&case.file("content/ziele/a.md", goal("status: begonnen\nstatus_date: 2025\n")))
    });
    assert_snapshot!(told.concat(), @"
    portal.yaml:5 Z106 die Angabe `Statuses` gibt es nicht | Hilfe: gemeint ist vielleicht `statuses`
    portal.yaml:5 Z106 die Angabe `statusses` gibt es nicht | Hilfe: gemeint ist vielleicht `statuses`
    portal.yaml:1 Z106 die Angabe `Titel` gibt es nicht | Hilfe: gemeint ist vielleicht `title`
    portal.yaml:9 Z106 die Angabe `Means` gibt es nicht | Hilfe: gemeint ist vielleicht `means`
    ");
}

#[test]
fn a_file_with_a_wrong_name_is_no_dead_link() {
    let names = ["ziele/a.txt", "ziele/a.markdown", "ziele/a.md.txt", "ziele/a.MD", "a.md", "Ziele/a.md"];
    let told = names
        .map(|name| found(&Case::new().file(&format!("content/{name}"), goal("")).file("content/seiten/x.md", LINKS)));
    assert_snapshot!(told.concat(), @"
    content/ziele/a.txt Z006 diese Datei gehört zu keiner Art von Seite und wird nicht gezeigt | Hilfe: die Datei umbenennen in `a.md`
    content/ziele/a.markdown Z006 diese Datei gehört zu keiner Art von Seite und wird nicht gezeigt | Hilfe: die Datei umbenennen in `a.md`
    content/ziele/a.md.txt Z006 diese Datei gehört zu keiner Art von Seite und wird nicht gezeigt | Hilfe: die Datei umbenennen in `a.md`
    content/seiten/x.md:5 Z403 der Verweis `../ziele/a.md` führt ins Leere | Hilfe: gemeint ist vielleicht `../ziele/a.MD`
    content/a.md Z006 diese Datei gehört zu keiner Art von Seite und wird nicht gezeigt | Hilfe: in den Ordner `content/ziele` legen
    content/Ziele/a.md Z006 diese Datei gehört zu keiner Art von Seite und wird nicht gezeigt | Hilfe: in den Ordner `content/ziele` legen
    ");
    assert_snapshot!(found(&Case::new().file("ziele/a.md", goal("")).file("content/seiten/x.md", LINKS)), @"ziele/a.md Z006 diese Datei gehört zu keiner Art von Seite und wird nicht gezeigt | Hilfe: in den Ordner `content/ziele` legen");
    let sources = ["quellen/s.yml", "quellen/s.md", "quellen/s.yaml.txt", "quellen.yml", "Quellen.yaml"];
    let told = sources.map(|name| {
        let text = if name.contains('/') { "title: S\n" } else { "s: {title: S}\n" };
        let page = "---\ntitle: X\n---\n\n[S](quelle:s)\n";
        let case = Case::new().file(&format!("content/{name}"), text).file("content/seiten/x.md", page);
        found(&case.file("content/ziele/a.md", goal("sources: [s]\n")))
    });
    assert_snapshot!(told.concat(), @"
    content/quellen/s.yml Z006 diese Datei gehört zu keiner Art von Seite und wird nicht gezeigt | Hilfe: die Datei umbenennen in `s.yaml`
    content/quellen/s.md Z006 diese Datei gehört zu keiner Art von Seite und wird nicht gezeigt | Hilfe: die Datei umbenennen in `s.yaml`
    content/quellen/s.yaml.txt Z006 diese Datei gehört zu keiner Art von Seite und wird nicht gezeigt | Hilfe: die Datei umbenennen in `s.yaml`
    content/quellen.yml Z006 diese Datei gehört zu keiner Art von Seite und wird nicht gezeigt | Hilfe: die Datei umbenennen in `quellen.yaml`
    content/Quellen.yaml Z006 diese Datei gehört zu keiner Art von Seite und wird nicht gezeigt | Hilfe: die Datei umbenennen in `quellen.yaml`
    ");
}

#[test]
fn a_copied_goal_is_told_as_one() {
    let case = Case::new().file("content/ziele/a.md", goal("")).file("content/ziele/b.md", goal("due: 2027\n"));
    let case = case.file("content/seiten/x.md", "---\ntitle: X\n---\n\n[B](ziel:b) [B](../ziele/b.md)\n");
    assert_snapshot!(found(&case), @"content/ziele/b.md:2 Z202 die Kennung `a` gibt es schon in `content/ziele/a.md` | Hilfe: eine neue Kennung wählen; eine Kennung gehört für immer zu einem Ziel");
    let case = Case::new().file("content/ziele/a.md", goal("")).file("content/seiten/a.md", goal("due: 2027\n"));
    assert_snapshot!(found(&case), @"content/seiten/a.md Z006 diese Datei enthält ein Ziel und liegt unter anderen Seiten; sie wird nicht gezeigt | Hilfe: die Datei nach `content/ziele` verschieben; ist es dort schon, diese löschen. Für eine Seite über das Ziel genügen `title` und `summary`");
    let case = Case::new().file("content/seiten/a.md", goal("")).file("content/seiten/x.md", LINKS);
    assert_snapshot!(found(&case), @"
    content/seiten/a.md Z006 diese Datei enthält ein Ziel und liegt unter anderen Seiten; sie wird nicht gezeigt | Hilfe: die Datei nach `content/ziele` verschieben; ist es dort schon, diese löschen. Für eine Seite über das Ziel genügen `title` und `summary`
    ");
}

#[test]
fn what_is_said_of_a_value_is_true() {
    let dates = ["30-12-2031", "05-12-2031", "2030.12.31", "31/12/2030", "2030.12", "30.02.2030", "Q4 2030"];
    let progress = ["40.5", "40 %", "140", "vierzig"];
    let fronts = dates.map(|date| format!("due: {date}\n")).into_iter();
    let fronts = fronts.chain(progress.map(|progress| format!("status: begonnen\nprogress: {progress}\n")));
    let told = fronts.map(|front| found(&Case::new().file("content/ziele/a.md", goal(&front))));
    assert_snapshot!(told.collect::<String>(), @"
    content/ziele/a.md:6 Z301 `30-12-2031` ist kein Datum | Hilfe: so schreiben: `2031-12-30`; `zielstand check --fix` macht das
    content/ziele/a.md:6 Z301 `05-12-2031` ist kein Datum | Hilfe: so schreiben: `2031-12-31`, `2031-12` oder `2031`
    content/ziele/a.md:6 Z301 `2030.12.31` ist kein Datum | Hilfe: so schreiben: `2030-12-31`; `zielstand check --fix` macht das
    content/ziele/a.md:6 Z301 `31/12/2030` ist kein Datum | Hilfe: so schreiben: `2030-12-31`; `zielstand check --fix` macht das
    content/ziele/a.md:6 Z301 `2030.12` ist kein Datum | Hilfe: so schreiben: `2030-12`; `zielstand check --fix` macht das
    content/ziele/a.md:6 Z301 den Tag `30.02.2030` gibt es nicht | Hilfe: einen Tag angeben, der im Kalender steht
    content/ziele/a.md:6 Z301 `Q4 2030` ist kein Datum | Hilfe: so schreiben: `2030-12-31`, `2030-12` oder `2030`
    content/ziele/a.md:7 Z303 der Fortschritt `40.5` ist keine ganze Zahl | Hilfe: so schreiben: `40`
    content/ziele/a.md:7 Z303 im Fortschritt `40 %25` ist das Zeichen hinter der Zahl zu viel | Hilfe: so schreiben: `40`
    content/ziele/a.md:7 Z303 der Fortschritt `140` liegt nicht zwischen 0 und 100 | Hilfe: eine ganze Zahl von 0 bis 100, oder `milestones` oder `indicators` für eine berechnete Angabe
    content/ziele/a.md:7 Z303 der Fortschritt `vierzig` ist keine Zahl | Hilfe: eine ganze Zahl von 0 bis 100, oder `milestones` oder `indicators` für eine berechnete Angabe
    ");
    let values = ["1'200", "1_000", "5 %", "12,5 %", "1e3", "2.5E-1", "1 200", "ca. 5", "12_3"];
    let told = values.map(|value| {
        let indicator =
            format!("indicators:\n  - name: N\n    unit: km\n    current:\n      value: {value}\n      source: s\n");
        let case = Case::new().file("content/ziele/a.md", goal(&indicator));
        found(&case.file("content/quellen.yaml", "s: {title: S}\n"))
    });
    assert_snapshot!(told.concat(), @"
    content/ziele/a.md:10 Z330 `1'200` ist hier ein Text, keine Zahl | Hilfe: so schreiben: `1200`; soll es so stehen bleiben, daneben die Zahl angeben: `number: 1200`
    content/ziele/a.md:10 Z330 `1_000` ist hier ein Text, keine Zahl | Hilfe: so schreiben: `1000`; soll es so stehen bleiben, daneben die Zahl angeben: `number: 1000`
    content/ziele/a.md:10 Z330 `5 %25` ist hier ein Text, keine Zahl | Hilfe: so schreiben: `5`, und `unit: '%25'` beim Messwert; soll es so stehen bleiben, daneben die Zahl angeben: `number: 5`
    content/ziele/a.md:10 Z330 `12,5 %25` ist hier ein Text, keine Zahl | Hilfe: so schreiben: `12.5`, und `unit: '%25'` beim Messwert; soll es so stehen bleiben, daneben die Zahl angeben: `number: 12.5`
    content/ziele/a.md:10 Z330 `1e3` ist hier ein Text, keine Zahl | Hilfe: so schreiben: `1000`; soll es so stehen bleiben, daneben die Zahl angeben: `number: 1000`
    content/ziele/a.md:10 Z330 `2.5E-1` ist hier ein Text, keine Zahl | Hilfe: so schreiben: `0.25`; soll es so stehen bleiben, daneben die Zahl angeben: `number: 0.25`
    content/ziele/a.md:10 Z330 `1 200` ist hier ein Text, keine Zahl | Hilfe: so schreiben: `1200`; soll es so stehen bleiben, daneben die Zahl angeben: `number: 1200`
    content/ziele/a.md:10 Z330 `ca. 5` wird gezeigt, aber nicht gezeichnet und nicht verglichen | Hilfe: daneben die Zahl angeben: `number: 5`
    ");
}

#[test]
fn the_imprint_says_how_to_reach_the_office() {
    let legal = "  publisher: Amt\n  email: amt(at)example.org\n  phone: 0391 12 oder 13\n  address: |\n    Straße 1\n    12345 Ort\n  pages: {";
    let settings = SETTINGS.replace("  pages: {impressum: none, ", legal);
    let case = Case::empty().file("portal.yaml", settings);
    assert_snapshot!(found(&case), @"
    portal.yaml:19 Z601 auf der Seite `/impressum/` fehlt noch: `represented_by`, `responsible` | Hilfe: in `portal.yaml` unter `legal` eintragen; wenn die Seite woanders liegt, dort unter `pages` ihre Adresse
    portal.yaml:21 Z611 `amt(at)example.org` ist keine E-Mail-Adresse | Hilfe: so schreiben: `poststelle@amt.example`, eine Adresse allein; weitere gehören in den Text der Seite
    portal.yaml:22 Z611 `0391 12 oder 13` lässt sich nicht als Telefonnummer wählen | Hilfe: nur Ziffern und Zeichen dazwischen schreiben: `+49 391 12 34-56`; Worte und weitere Nummern gehören in den Text der Seite
    ");
    assert_eq!(case.build(&[]).code, 0);
    let page = case.site("impressum/index.html");
    assert!(page.contains("Straße 1<br>12345 Ort"), "{page}");
}

#[test]
fn a_language_without_texts_has_its_place() {
    let case = Case::empty().file("portal.yaml", format!("{SETTINGS}languages: [de, fr]\n"));
    assert_snapshot!(found(&case.file("content/ziele/a.md", goal("due: bald\n"))), @"
    content/ziele/a.md:6 Z301 `bald` ist kein Datum | Hilfe: so schreiben: `2027-03-31`, `2027-03` oder `2027`
    portal.yaml:21 Z509 für die Sprache `fr` gibt es keine Texte | Hilfe: möglich sind: `de`, `en`; für eine weitere gehört eine Datei `texts/fr.yaml` in das eigene Aussehen (`theme`)
    ");
}

#[test]
fn what_ends_a_text_between_brackets_is_marked() {
    let fronts = [
        "milestones:\n  - {title: Planung, Bau und Betrieb, due: 2027}\n",
        "milestones:\n  - {due: 2027, title: 'A, B'}\n  - {title: A, B, C}\n",
        "sources: [s #b]\n",
        "milestones:\n  - {title: Los #3 fertig, due: 2027}\n",
        "milestones:\n  - title: Los 1: Planung\n    due: 2027\n",
        "events:\n  - text: Los 1: Planung\n    date: 2025\n",
    ];
    let told = fronts.map(|front| found(&Case::new().file("content/ziele/a.md", goal(front))));
    assert_snapshot!(told.concat(), @"
    content/ziele/a.md:7 Z106 `Bau und Betrieb` gehört hier nicht mehr zum Text davor: Zwischen `{` und `}` beginnt nach einem Komma die nächste Angabe | Hilfe: den ganzen Text in Anführungszeichen setzen: `title: 'Planung, Bau und Betrieb'`
    content/ziele/a.md:8 Z106 `B` gehört hier nicht mehr zum Text davor: Zwischen `{` und `}` beginnt nach einem Komma die nächste Angabe | Hilfe: den ganzen Text in Anführungszeichen setzen: `title: 'A, B, C'`
    content/ziele/a.md:6 Z103 die Angaben lassen sich nicht lesen: hier beginnt ein Kommentar, und die Klammer dahinter zählt nicht mehr | Hilfe: den Text mit `#` in Anführungszeichen setzen: `'Los #3'`
    content/ziele/a.md:7 Z103 die Angaben lassen sich nicht lesen: hier beginnt ein Kommentar, und die Klammer dahinter zählt nicht mehr | Hilfe: den Text mit `#` in Anführungszeichen setzen: `'Los #3'`
    content/ziele/a.md:7 Z103 die Angaben lassen sich nicht lesen: hier darf kein Doppelpunkt stehen | Hilfe: den ganzen Text in Anführungszeichen setzen: `title: 'Netz: schnell'`
    content/ziele/a.md:7 Z103 die Angaben lassen sich nicht lesen: hier darf kein Doppelpunkt stehen | Hilfe: den ganzen Text in Anführungszeichen setzen: `title: 'Netz: schnell'`
    ");
}

#[test]
fn a_block_without_an_end_is_marked_where_the_end_should_be() {
    let ends = ["\n# Text\n", "--\n\nText\n", "—\nText\n", ""];
    let told = ends.map(|end| {
        found(&Case::new().file("content/ziele/a.md", format!("---\nid: a\ntitle: A\npillar: netz\n{end}")))
    });
    assert_snapshot!(told.concat(), @"
    content/ziele/a.md:5 Z102 der Block mit den Angaben hat kein Ende | Hilfe: nach der letzten Angabe eine Zeile `---` einfügen
    content/ziele/a.md:5 Z102 die Zeile unter den Angaben besteht nicht aus drei kurzen Strichen | Hilfe: so schreiben, drei kurze Striche: `---`; manche Programme machen beim Tippen einen langen daraus
    content/ziele/a.md:5 Z102 die Zeile unter den Angaben besteht nicht aus drei kurzen Strichen | Hilfe: so schreiben, drei kurze Striche: `---`; manche Programme machen beim Tippen einen langen daraus
    content/ziele/a.md:4 Z102 der Block mit den Angaben hat kein Ende | Hilfe: nach der letzten Angabe eine Zeile `---` einfügen
    ");
}

#[test]
fn english_reasons_are_no_jargon() {
    let fronts = ["note: a: b\n", "note: [a\n", "note: *a\n", "note: @a\n", "note: \"a\" b\n", "\tnote: a\n"];
    let told = fronts.map(|front| {
        let case = Case::new().file("content/ziele/a.md", goal(front));
        let out = case.run(&["check", "--as-of", "2026-06-01", "--lang", "en"]).out;
        out.lines().find(|line| line.starts_with("Error")).unwrap_or_default().to_owned() + "\n"
    });
    assert_snapshot!(told.concat(), @"
    Error[Z103]: the fields cannot be read: no colon may stand here
    Error[Z103]: the fields cannot be read: a bracket has no end
    Error[Z103]: the fields cannot be read: a text that begins with `*` must stand in quotation marks
    Error[Z103]: the fields cannot be read: a text that begins with this sign must stand in quotation marks
    Error[Z103]: the fields cannot be read: something stands behind the last quotation mark
    Error[Z103]: the fields cannot be read: lines are indented by spaces only, and here is a tab
    ");
}

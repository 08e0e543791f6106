//! A finding stands where its cause is, and nothing is said that only follows from it.

use insta::assert_snapshot;

use super::{check, checked, read};
use crate::case::{Case, SETTINGS};

fn goal(front: &str) -> String {
    format!("---\n{front}---\n\nText\n")
}

/// The short form: file, place, code.
fn found(case: &Case) -> String {
    case.run(&["check", "--as-of", "2026-06-01", "--format", "github"]).out
}

#[test]
fn a_page_that_cannot_be_read_is_no_dead_link() {
    let case = Case::new()
        .file("content/ziele/a.md", goal("id: a\ntitle: \"Anträge: online\npillar: netz\n"))
        .file("content/ziele/alt.md", goal("id: [b\ntitle: B\n"))
        .goal("c", "lead: mid\nreplaces: [a]\nsources: [s]\n")
        .file("content/quellen.yaml", "s: {title: [S}\n")
        .file("content/seiten/d.md", "---\ntitle: D\n")
        .file("content/seiten/e.md", "---\ntitle: E\n---\n\n[A](ziel:a) [A](../ziele/a.md) [A](/ziele/a/) [D](d.md) [D](/d/) [B](../ziele/alt.md) [S](quelle:s) [X](ziel:x)\n");
    assert_snapshot!(found(&case), @r#"
    ::error file=content/quellen.yaml,line=1,endLine=1,col=12,endColumn=14,title=Z103::die Angaben lassen sich nicht lesen: die Klammer am Ende passt nicht zu der am Anfang%0AHilfe: zu `[` gehört `]`, und zu `{` gehört `}`
    ::error file=content/seiten/d.md,line=2,endLine=2,col=1,endColumn=8,title=Z102::der Block mit den Angaben hat kein Ende%0AHilfe: nach der letzten Angabe eine Zeile `---` einfügen
    ::error file=content/seiten/e.md,line=5,endLine=5,col=101,endColumn=111,title=Z401::der Verweis führt zu einem Ziel `x`, das es nicht gibt%0AHilfe: die Kennung des Ziels prüfen; sie steht in seiner Datei hinter `id`
    ::error file=content/ziele/a.md,line=3,endLine=3,col=8,endColumn=23,title=Z103::die Angaben lassen sich nicht lesen: ein Anführungszeichen hat kein Ende%0AHilfe: am Ende des Textes dasselbe Zeichen setzen wie am Anfang; soll es im Text stehen, ihn ganz einfassen: `'"Neu" im Land'`
    ::error file=content/ziele/alt.md,line=2,endLine=2,col=5,endColumn=6,title=Z103::die Angaben lassen sich nicht lesen: eine Klammer hat kein Ende%0AHilfe: die Klammer am Ende ergänzen; gehört sie zum Text, ihn ganz in Anführungszeichen setzen: `'[neu] Netz'`
    "#);
}

#[test]
fn mistakes_in_the_settings_hide_no_others() {
    let case = Case::empty()
        .file("portal.yaml", SETTINGS.replace("description:", "beschreibung:"))
        .goal("a", "lead: mid\ndue: 31.3.2027\n")
        .goal("b", "pillar: netz\n");
    assert_snapshot!(found(&case), @"
    ::error file=content/ziele/a.md,line=6,endLine=6,col=6,endColumn=14,title=Z301::`31.3.2027` ist kein Datum%0AHilfe: so schreiben: `2027-03-31`; `zielstand check --fix` macht das
    ::error file=content/ziele/b.md,line=5,endLine=5,col=1,endColumn=6,title=Z105::`pillar` steht hier zum zweiten Mal%0AHilfe: eine der beiden Zeilen löschen
    ::error file=portal.yaml,line=2,endLine=2,col=1,endColumn=12,title=Z106::die Angabe `beschreibung` gibt es nicht%0AHilfe: gemeint ist vielleicht `description`
    ");
    let case = Case::empty().file("portal.yaml", "title: \"X\n").goal("a", "lead: mid\ndue: 31.3.2027\n");
    assert_snapshot!(found(&case), @r#"
    ::error file=content/ziele/a.md,line=6,endLine=6,col=6,endColumn=14,title=Z301::`31.3.2027` ist kein Datum%0AHilfe: so schreiben: `2027-03-31`; `zielstand check --fix` macht das
    ::error file=portal.yaml,line=1,endLine=1,col=8,endColumn=9,title=Z103::die Angaben lassen sich nicht lesen: ein Anführungszeichen hat kein Ende%0AHilfe: am Ende des Textes dasselbe Zeichen setzen wie am Anfang; soll es im Text stehen, ihn ganz einfassen: `'"Neu" im Land'`
    "#);
}

#[test]
fn the_copy_is_marked_and_not_the_original() {
    let mut case = Case::new()
        .goal("a", "lead: mid\n")
        .file("content/ziele/z/alt.md", goal("id: b\ntitle: B\npillar: netz\nlead: mid\n"));
    case.commit("Anfang");
    let original = read(&case, "content/ziele/a.md");
    case.write("content/ziele/a - Kopie.md", &original);
    case.write("content/ziele/a (1).md", &original);
    case.write("content/ziele/b.md", read(&case, "content/ziele/z/alt.md"));
    assert_snapshot!(found(&case), @r"
    ::error file=content/ziele/a (1).md,line=2,endLine=2,col=5,endColumn=5,title=Z202::die Kennung `a` gibt es schon in `content/ziele/a.md`%0AHilfe: eine neue Kennung wählen; eine Kennung gehört für immer zu einem Ziel
    ::error file=content/ziele/a - Kopie.md,line=2,endLine=2,col=5,endColumn=5,title=Z202::die Kennung `a` gibt es schon in `content/ziele/a.md`%0AHilfe: eine neue Kennung wählen; eine Kennung gehört für immer zu einem Ziel
    ::error file=content/ziele/b.md,line=2,endLine=2,col=5,endColumn=5,title=Z202::die Kennung `b` gibt es schon in `content/ziele/z/alt.md`%0AHilfe: eine neue Kennung wählen; eine Kennung gehört für immer zu einem Ziel
    ");
}

#[test]
fn what_is_never_closed_is_marked_where_it_opens() {
    let opened = [
        "note: \"Anträge\ndue: 2027\n",
        "note: 'Anträge\ndue: 2027\nsummary: x\n",
        "note: \"Anträge\ndue: \"2027\"\n",
        "sources: [a, b\ndue: 2027\n",
        "sources: [a, \"b\ndue: 2027\n",
        "sources:\n  - \"a\n  - b\n",
        "milestones:\n  - {title: A, due: 2027\n  - {title: B}\n",
        "milestones:\n  - title: \"A\n    due: 2027\n  - title: B\n",
        "indicators:\n  - name: A\n    target: {value: 1, date: [2027, note: x}\n",
        "indicators:\n  - name: A\n    values:\n      - {date: 2025, value: 1\n      - {date: 2026, value: 2}\n",
        "translations: {en: {title: \"A, summary: B}}\ndue: 2027\n",
    ];
    let places = opened.map(|front| {
        let out = check(front);
        let line =
            |begin: &str| out.lines().find(|line| line.trim_start().starts_with(begin)).unwrap_or_default().to_owned();
        assert!(out.contains("1 Fehler"), "{out}");
        format!("{}\n{}\n", line("Fehler[Z103]"), line("--> "))
    });
    assert_snapshot!(places.concat(), @r"
    Fehler[Z103]: die Angaben lassen sich nicht lesen: ein Anführungszeichen hat kein Ende
     --> content/ziele/a.md:6:7
    Fehler[Z103]: die Angaben lassen sich nicht lesen: ein Anführungszeichen hat kein Ende
     --> content/ziele/a.md:6:7
    Fehler[Z103]: die Angaben lassen sich nicht lesen: ein Anführungszeichen hat kein Ende
     --> content/ziele/a.md:6:7
    Fehler[Z103]: die Angaben lassen sich nicht lesen: eine Klammer hat kein Ende
     --> content/ziele/a.md:6:10
    Fehler[Z103]: die Angaben lassen sich nicht lesen: ein Anführungszeichen hat kein Ende
     --> content/ziele/a.md:6:14
    Fehler[Z103]: die Angaben lassen sich nicht lesen: ein Anführungszeichen hat kein Ende
     --> content/ziele/a.md:7:5
    Fehler[Z103]: die Angaben lassen sich nicht lesen: eine Klammer hat kein Ende
     --> content/ziele/a.md:7:5
    Fehler[Z103]: die Angaben lassen sich nicht lesen: ein Anführungszeichen hat kein Ende
     --> content/ziele/a.md:7:12
    Fehler[Z103]: die Angaben lassen sich nicht lesen: die Klammer am Ende passt nicht zu der am Anfang
     --> content/ziele/a.md:8:30
    Fehler[Z103]: die Angaben lassen sich nicht lesen: eine Klammer hat kein Ende
     --> content/ziele/a.md:9:9
    Fehler[Z103]: die Angaben lassen sich nicht lesen: ein Anführungszeichen hat kein Ende
     --> content/ziele/a.md:6:28
    ");
}

const FROM_WORD: &str = "id: a\ntitle:\u{a0}Ziel – „so“\npillar: netz\u{200b}\nlead: mid\nmilestones:\n\u{a0}\u{a0}- title: A\n    due: „2027“\n  – title: B\n";

#[test]
fn signs_of_word_processors_are_named_and_mended() {
    let case = Case::new().file("content/ziele/a.md", goal(FROM_WORD));
    assert_snapshot!(checked(&case).out, @r#"
    Fehler[Z116]: hier steht ein geschütztes oder schmales Leerzeichen (U+00A0)
     --> content/ziele/a.md:3:7
      |
    3 | title: Ziel – „so“
      |       ^
      |
      = Hilfe: ein gewöhnliches Leerzeichen schreiben; `zielstand check --fix` macht das

    Fehler[Z116]: hier steht ein geschütztes oder schmales Leerzeichen (U+00A0)
     --> content/ziele/a.md:7:1
      |
    7 |   - title: A
      | ^^
      |
      = Hilfe: ein gewöhnliches Leerzeichen schreiben; `zielstand check --fix` macht das

    Fehler[Z116]: hier steht ein geschwungenes Anführungszeichen (U+201E)
     --> content/ziele/a.md:8:10
      |
    8 |     due: „2027“
      |          ^
      |
      = Hilfe: so schreiben: `"`; `zielstand check --fix` macht das

    Fehler[Z116]: hier steht ein geschwungenes Anführungszeichen (U+201C)
     --> content/ziele/a.md:8:15
      |
    8 |     due: „2027“
      |               ^
      |
      = Hilfe: so schreiben: `"`; `zielstand check --fix` macht das

    Fehler[Z116]: hier steht ein langer Strich (U+2013)
     --> content/ziele/a.md:9:3
      |
    9 |   – title: B
      |   ^
      |
      = Hilfe: so schreiben: `-`; `zielstand check --fix` macht das

    5 Fehler, 0 Warnungen, 0 Hinweise.
    "#);
    let case = case.file(
        "content/ziele/b.md",
        goal("id: b\ntitle: B – „b“\npillar: netz\nlead: mid\ndue: 2027–03–31\nstart: 2026\u{a0}\n"),
    );
    case.run(&["check", "--fix"]);
    assert_snapshot!(read(&case, "content/ziele/b.md"), @r"
    ---
    id: b
    title: B – „b“
    pillar: netz
    lead: mid
    start: 2026 
    due: 2027-03-31
    ---

    Text
    ");
    case.run(&["check", "--fix"]);
    assert_snapshot!(read(&case, "content/ziele/a.md"), @r#"
    ---
    id: a
    title: Ziel – „so“
    pillar: netz
    lead: mid
    milestones:
      - title: A
        due: "2027"
      - title: B
    ---

    Text
    "#);
}

#[test]
fn dates_of_sources_and_files_of_windows_are_mended() {
    let case = Case::new().file("content/quellen.yaml", "# Quellen\ns: {title: S, date: 31.3.2025} # gut\n").file(
        "content/ziele/a.md",
        goal("id: a\r\ntitle: A  \r\npillar: netz\r\ndue: 31.3.2027\r\nlead: mid\r\n").replace("---\n", "---\r\n"),
    );
    case.run(&["check", "--fix"]);
    assert_snapshot!(read(&case, "content/quellen/s.yaml"), @"
    # Quellen
    {title: S, date: 2025-03-31} # gut
    ");
    assert_snapshot!(format!("{:?}", read(&case, "content/ziele/a.md")), @r#""---\r\nid: a\r\ntitle: A\r\npillar: netz\r\nlead: mid\r\ndue: 2027-03-31\r\n---\r\n\nText\n""#);
    assert_eq!(checked(&case).out, "Keine Fehler, keine Warnungen, keine Hinweise.\n");
}

#[test]
fn what_systems_and_editors_leave_is_passed_over() {
    let mut case = Case::new().goal("a", "lead: mid\n");
    for name in [
        "Thumbs.db",
        "desktop.ini",
        ".DS_Store",
        "~$a.docx",
        "a.md~",
        "a.md.swp",
        "#a.md#",
        "a.md.orig",
        "a.md.bak",
        ".~lock.a.odt#",
    ] {
        case = case.file(&format!("content/ziele/{name}"), "x");
    }
    assert_eq!(checked(&case).out, "Keine Fehler, keine Warnungen, keine Hinweise.\n");
}

#[test]
fn every_finding_about_a_place_has_one_in_every_form() {
    let case = Case::new()
        .file("content/ziele/a.md", b"---\nid: a\ntitle: \xff\n---\n")
        .file("content/ziele/b.md", "kein Block\n")
        .file("content/leicht/nirgends.md", "---\ntitle: X\n---\nText\n")
        .file("content/seiten/c.fr.md", "---\ntitle: X\n---\n");
    let report: serde_json::Value = serde_json::from_str(&case.run(&["check", "--format", "json"]).out).unwrap();
    let places: Vec<String> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| format!("{} {} {}", found["code"], found["line"], found["column"]))
        .collect();
    assert_snapshot!(places.join("\n"), @r#"
    "Z203" 2 1
    "Z501" null null
    "Z002" 3 8
    "Z101" 1 1
    "#);
}

#[test]
fn an_unknown_department_is_not_missing() {
    let case = Case::new().goal("a", "lead: midd\n");
    assert!(found(&case).contains("Z203") && !found(&case).contains("Z320"), "{}", found(&case));
}

/// What is wrong is said of its own line, not of the one behind it.
#[test]
fn a_missing_sign_is_marked_where_it_is_missing() {
    let told = |front: &str| {
        let case = Case::new().file("content/ziele/a.md", format!("---\n{front}---\n\nText.\n"));
        let out = checked(&case).out;
        let lines = out.lines().filter(|line| line.starts_with("Fehler") || line.trim_start().starts_with("-->"));
        let told = lines.take(2).map(|line| line.trim().trim_start_matches("--> content/ziele/")).collect::<Vec<_>>();
        format!("{}: {}", front.escape_debug(), told.join(" | "))
    };
    let fronts = [
        "id a\ntitle: T\n",
        "id:a\ntitle: T\n",
        "id: a\ntitle:T\ndue: 2028\n",
        "id: a\ntitle: T\n due: 2027\n",
        "id: a\ntitle: T\nmilestones:\n  - title A\n    due: 2028\n",
        "id: a\ntitle: T\nmilestones:\n  -title: A\n    due: 2028\n",
        "id: a\ntitle: T\npillar: netz\nmilestones:\n  - {title: A, due:2028}\n",
        "id: a\ntitle: [Neu] Anträge\ndue: 2028\n",
        "id: a\ntitle: {Neu} Anträge\ndue: 2028\n",
        "id: a\ntitle: T\ndepartments: [mid\n# das \"Amt\" fehlt noch\ndue: 2028\n",
        "id: a\ntitle: T\npillar: netz\ndue: 2027-02-30\n",
        "id: a\ntitle: T\nstatus: geplant #neu\n",
    ];
    assert_snapshot!(fronts.map(told).join("\n"), @r#"
    id a\ntitle: T\n: Fehler[Z103]: die Angaben lassen sich nicht lesen: hinter dem Namen der Angabe fehlt der Doppelpunkt | a.md:2:1
    id:a\ntitle: T\n: Fehler[Z103]: die Angaben lassen sich nicht lesen: hinter dem Doppelpunkt fehlt ein Leerzeichen | a.md:2:3
    id: a\ntitle:T\ndue: 2028\n: Fehler[Z103]: die Angaben lassen sich nicht lesen: hinter dem Doppelpunkt fehlt ein Leerzeichen | a.md:3:6
    id: a\ntitle: T\n due: 2027\n: Fehler[Z103]: die Angaben lassen sich nicht lesen: die Zeile ist weiter eingerückt als die Zeile davor | a.md:4:2
    id: a\ntitle: T\nmilestones:\n  - title A\n    due: 2028\n: Fehler[Z103]: die Angaben lassen sich nicht lesen: hinter dem Namen der Angabe fehlt der Doppelpunkt | a.md:5:5
    id: a\ntitle: T\nmilestones:\n  -title: A\n    due: 2028\n: Fehler[Z103]: die Angaben lassen sich nicht lesen: hinter dem Zeichen fehlt ein Leerzeichen | a.md:5:3
    id: a\ntitle: T\npillar: netz\nmilestones:\n  - {title: A, due:2028}\n: a.md:2:5 | Fehler[Z103]: die Angaben lassen sich nicht lesen: hinter dem Doppelpunkt fehlt ein Leerzeichen
    id: a\ntitle: [Neu] Anträge\ndue: 2028\n: Fehler[Z103]: die Angaben lassen sich nicht lesen: ein Text, der mit einer Klammer beginnt, muss in Anführungszeichen stehen | a.md:3:8
    id: a\ntitle: {Neu} Anträge\ndue: 2028\n: Fehler[Z103]: die Angaben lassen sich nicht lesen: ein Text, der mit einer Klammer beginnt, muss in Anführungszeichen stehen | a.md:3:8
    id: a\ntitle: T\ndepartments: [mid\n# das \"Amt\" fehlt noch\ndue: 2028\n: Fehler[Z103]: die Angaben lassen sich nicht lesen: eine Klammer hat kein Ende | a.md:4:14
    id: a\ntitle: T\npillar: netz\ndue: 2027-02-30\n: a.md:2:5 | Fehler[Z301]: den Tag `2027-02-30` gibt es nicht
    id: a\ntitle: T\nstatus: geplant #neu\n: Fehler[Z304]: das Ziel gehört zu keinem Handlungsfeld | a.md:2:1
    "#);
}

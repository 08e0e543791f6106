//! `zielstand history`: the change log in the terminal and for other programs.

use serde_json::Value;

use super::feeds::hostile;
use super::flags::marked;
use crate::case::Case;

/// What the command says, with `C0`, `C1` … for hashes.
fn shown(case: &Case, commits: &[String], args: &[&str]) -> String {
    let ran = case.run(&[&["history"], args].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    let names = commits.iter().enumerate();
    names.fold(ran.out, |text, (at, id)| text.replace(id, &format!("C{at}")).replace(&id[..10], &format!("C{at}")))
}

#[test]
fn as_text() {
    let (case, commits) = marked();
    insta::assert_snapshot!(shown(&case, &commits, &[]), @"
    2024-01-05  Ziel b (b)
        wieder aufgenommen
        neu: Frist: Juli 2026
                C4  Wieder da, von Erika Muster

    2024-01-04  Geänderte Regeln
      ! Tage, nach denen ein Ziel als nicht aktualisiert gilt: 30 → 60  [Regel geändert]
      ! Status „begonnen“: Bezeichnung: begonnen → in Arbeit  [Wortlaut geändert]
                ohne Begründung
                C3  Neue Wörter, von Erika Muster

    2024-01-03  2 Ziele geändert
      Ziel b (b)
      ! entfernt  [Ziel entfernt]
      Ziel a (a)
      ! Status: begonnen → geplant  [Status zurückgesetzt]
      ! Frist: 2026 → Juni 2027, zum 2. Mal verschoben  [Frist verschoben]
                ohne Begründung
                C2  Stand, von Erika Muster

    2024-01-02  Ziel a (a)
      ! Frist: 2025 → 2026  [Frist verschoben]
                Begründung: Es fehlen Firmen
                Beschluss: Kabinett 3
                C1  Mehr Zeit, von Erika Muster

    2024-01-01  2 Ziele geändert
      Ziel a (a)
        neu aufgenommen
      Ziel b (b)
        neu aufgenommen
                C0  Anfang, von Erika Muster
    ");
}

#[test]
fn as_markdown() {
    let (case, commits) = marked();
    insta::assert_snapshot!(shown(&case, &commits, &["a", "--format", "markdown"]), @r"
    # Änderungen: Testportal

    ## 3\. Januar 2024: Ziel a \(a\)

    - Status: begonnen → geplant **Status zurückgesetzt**
    - Frist: 2026 → Juni 2027, zum 2. Mal verschoben **Frist verschoben**

    ohne Begründung

    Stand, von Erika Muster, `C2`

    ## 2\. Januar 2024: Ziel a \(a\)

    - Frist: 2025 → 2026 **Frist verschoben**

    Begründung: Es fehlen Firmen

    Beschluss: Kabinett 3

    Mehr Zeit, von Erika Muster, `C1`

    ## 1\. Januar 2024: Ziel a \(a\)

    - neu aufgenommen

    Anfang, von Erika Muster, `C0`
    ");
}

#[test]
fn as_csv() {
    let (case, commits) = marked();
    insta::assert_snapshot!(shown(&case, &commits, &["--flagged", "--format", "csv"]).replace("\r\n", "\n"), @"
    commit,url,date,author,co_authors,subject,goal,title,kind,field,old,new,flags,reason,decisions,sources,reverts,signed,gap,claimed_date,reason_by
    C1,/aenderungen/2024-01/#C1,2024-01-02,Erika Muster,,Mehr Zeit,a,Ziel a,changed,due,2025,2026,deadline-later,Es fehlen Firmen,Kabinett 3,,,false,,,
    C2,/aenderungen/2024-01/#C2,2024-01-03,Erika Muster,,Stand,a,Ziel a,changed,due,2026,2027-06,deadline-later,,,,,false,,,
    C2,/aenderungen/2024-01/#C2,2024-01-03,Erika Muster,,Stand,a,Ziel a,changed,status,begonnen,geplant,status-back,,,,,false,,,
    C2,/aenderungen/2024-01/#C2,2024-01-03,Erika Muster,,Stand,b,Ziel b,removed,file,content/ziele/b.md,,goal-removed,,,,,false,,,
    C3,/aenderungen/2024-01/#C3,2024-01-04,Erika Muster,,Neue Wörter,,,rule,stale_days,30,60,rule-changed,,,,,false,,,
    C3,/aenderungen/2024-01/#C3,2024-01-04,Erika Muster,,Neue Wörter,,,rule,statuses/begonnen/label,begonnen,in Arbeit,words-weaker,,,,,false,,,
    ");
}

#[test]
fn records_are_those_of_the_open_data() {
    let (case, _) = marked();
    case.log();
    let ran = case.run(&["history", "--format", "json"]);
    let [command, site] =
        [ran.out, case.site("data/v1/changes.json")].map(|text| serde_json::from_str::<Value>(&text).unwrap());
    assert_eq!((&command["changes"], &command["rules"]), (&site["changes"], &site["rules"]));
    assert_eq!(case.run(&["history", "--format", "csv"]).out, case.site("data/v1/changes.csv"));
    let second = &site["changes"][2];
    assert_eq!(
        [&second["reason"], &second["decisions"], &second["flags"]].map(ToString::to_string),
        ["\"Es fehlen Firmen\"", "[\"Kabinett 3\"]", "[\"deadline-later\"]"]
    );
}

#[test]
fn a_selection() {
    let (case, _) = marked();
    let fields = |args: &[&str]| -> Vec<String> {
        let ran = case.run(&[&["history", "--format", "json"], args].concat());
        let log: Value = serde_json::from_str(&ran.out).unwrap();
        let records = ["changes", "rules"].into_iter().flat_map(|list| log[list].as_array().unwrap().clone());
        records
            .map(|record| format!("{} {}", record["date"].as_str().unwrap(), record["field"].as_str().unwrap()))
            .collect()
    };
    assert_eq!(fields(&["a", "--since", "2024-01-02", "--until", "2024-01-02"]), ["2024-01-02 due"]);
    assert_eq!(fields(&["--field", "status"]), ["2024-01-03 status"]);
    assert_eq!(fields(&["--field", "statuses/begonnen/label"]), ["2024-01-04 statuses/begonnen/label"]);
    assert_eq!(fields(&["b", "--flagged"]), ["2024-01-03 file"]);
    assert_eq!(fields(&["--rev", "HEAD~4"]), ["2024-01-01 file", "2024-01-01 file"]);
    assert_eq!(case.run(&["history", "--field", "nichts"]).out, "Keine Änderung passt zur Auswahl.\n");
}

#[test]
fn an_unknown_goal_could_not_run() {
    let (case, _) = marked();
    case.write_goal("glasfaser", "");
    assert_eq!(
        case.run(&["history", "glasfasr"]).whole(),
        "exit 2\nerr: Fehler: ein Ziel mit der Kennung `glasfasr` gibt es nicht und gab es nie; gemeint ist vielleicht `glasfaser`\n"
    );
    assert_eq!(case.run(&["history", "--root", "nirgends"]).code, 2);
    assert_eq!(case.run(&["history", "--format", "xml"]).code, 2);
}

#[test]
fn mistakes_in_the_content_do_not_hide_the_log() {
    let (case, _) = marked();
    case.write_goal("a", "status: falsch\n");
    let ran = case.run(&["history", "a", "--field", "status"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("Status: begonnen → geplant"), "{}", ran.out);
    assert_eq!(ran.err, "Hinweis: 1 Fehler und 0 Warnungen in den Inhalten; `zielstand build` zeigt sie.\n");
    case.write("portal.yaml", "title: [\n");
    assert_eq!(case.run(&["history"]).code, 1);
}

#[test]
fn nothing_steers_the_terminal() {
    let case = hostile();
    for format in ["text", "json", "csv", "markdown"] {
        let out = case.run(&["history", "--format", format]).out;
        let steers = |c: char| (c.is_control() && c != '\n' && c != '\r') || "\u{202e}\u{2066}".contains(c);
        assert!(!out.contains(steers), "{format}");
        assert!(out.len() < 70_000, "{format}: {}", out.len());
    }
    let markdown = case.run(&["history", "--format", "markdown"]).out;
    assert!(markdown.contains("\\<script\\>") && !markdown.contains("<img"), "{markdown}");
}

#[test]
fn of_what_has_another_name_both_are_told() {
    let mut case = Case::new().goal("a", "measures: [{title: Netz bauen, due: 2026}]\n");
    let first = case.commit("Anfang");
    case.write_goal("a", "measures: [{title: Netz planen, due: 2026}]\n");
    let second = case.commit("Umbenannt");
    insta::assert_snapshot!(shown(&case, &[first, second], &["--flagged"]), @"
    2024-01-02  Ziel a (a)
      ! gestrichen: Maßnahme „Netz bauen“: Frist: 2026  [Wortlaut geändert]
        neu: Maßnahme „Netz planen“: Frist: 2026
                ohne Begründung
                C1  Umbenannt, von Erika Muster
    ");
}

#[test]
fn what_nobody_can_read_is_told() {
    let mut case = Case::new().goal("a", "due: 2026\n");
    let first = case.commit("Anfang");
    case.write("content/ziele/a.md", "---\nid: [\n---\n");
    let second = case.commit("Kaputt");
    case.write_goal("a", "due: 2026\n");
    let third = case.commit("Wieder da");
    let commits = [first, second, third];
    insta::assert_snapshot!(shown(&case, &commits, &[]), @"
    2024-01-02  Datei nicht lesbar
        Nicht lesbar: content/ziele/a.md. Grund: die Angaben lassen sich nicht lesen: eine Klammer hat kein Ende
                C1  Kaputt, von Erika Muster

    2024-01-01  Ziel a (a)
        neu aufgenommen
                C0  Anfang, von Erika Muster
    ");
    insta::assert_snapshot!(shown(&case, &commits, &["--format", "markdown"]), @r"
    # Änderungen: Testportal

    ## 2\. Januar 2024: Datei nicht lesbar

    Nicht lesbar: content/ziele/a.md. Grund: die Angaben lassen sich nicht lesen: eine Klammer hat kein Ende

    Kaputt, von Erika Muster, `C1`

    ## 1\. Januar 2024: Ziel a \(a\)

    - neu aufgenommen

    Anfang, von Erika Muster, `C0`
    ");
    assert_eq!(shown(&case, &commits, &["--flagged"]), "Keine Änderung passt zur Auswahl.\n");
}

#[test]
fn values_are_told_in_words() {
    let values = |direction: &str, more: &str| {
        format!("indicators: [{{name: N, direction: {direction}, values: [{{date: 2023, value: 2{more}}}]}}]\n")
    };
    let mut case = Case::new().goal("a", &(values("up", "") + "events: [{date: 2023, text: T}]\n"));
    let first = case.commit("Anfang");
    let revised = ", revised: {of: 20, source: q}";
    case.write("content/quellen.yaml", "q: {title: Bericht, date: 2024}\n");
    case.write_goal("a", &(values("down", revised) + "events: [{date: 2023, text: T, scope: part}]\n"));
    let second = case.commit("Geändert");
    insta::assert_snapshot!(shown(&case, &[first, second], &["--since", "2024-01-02"]), @"
    2024-01-02  Ziel a (a)
      ! Messwert „N“, Richtung: mehr ist besser → weniger ist besser  [Richtung geändert]
        neu: Messwert „N“, Wert (2023), Revidiert: vorher 20, nach Bericht
        neu: Ereignis (2023), Umfang: ein Teil des Ziels
      Außerhalb der Ziele
        Quelle „Bericht“ (2024): neu aufgenommen
                ohne Begründung
                C1  Geändert, von Erika Muster
    ");
}

/// Two merged commits with their own reasons have one heading for what is beside the goals.
#[test]
fn a_heading_is_said_once() {
    let mut case = Case::new().goal("a", "");
    case.commit("Anfang");
    case.git(&["switch", "-q", "-c", "zweig"]);
    case.write("content/quellen.yaml", "q: {title: Bericht, date: 2024}\n");
    case.commit("Quelle\n\nGrund: Der Bericht ist erschienen.");
    case.write("content/seiten/x.md", "---\ntitle: X\n---\nText\n");
    case.commit("Seite\n\nGrund: Die Seite fehlte bisher.");
    case.git(&["switch", "-q", "main"]);
    case.git(&["merge", "-q", "--no-ff", "-m", "Merge branch 'zweig'", "zweig"]);
    for form in ["text", "markdown"] {
        let out = case.run(&["history", "--all", "--format", form]).out;
        assert_eq!(out.matches("Außerhalb der Ziele").count(), 1, "{out}");
        assert!(out.contains("Der Bericht ist erschienen.") && out.contains("Die Seite fehlte bisher."), "{out}");
    }
}

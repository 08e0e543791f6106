//! Whose change it is: states that nobody could read, fields under other names, doubled keys, words of their own day.

use std::collections::BTreeMap;

use insta::assert_snapshot;
use proptest::prelude::*;
use serde_json::Value;
use zielstand::config;
use zielstand::content;
use zielstand::history::{self, Scope, State};
use zielstand::source::{Repository, WorkingTree};

use crate::build::small::without_hashes;
use crate::case::{Case, SETTINGS};

pub fn page(front: &str) -> String {
    format!("---\nid: a\n{front}---\n\nText von a.\n")
}

/// Anna puts a deadline off and a status back in a version that nobody can read, nor what it says after the bracket; Bert
/// mends the title only.
fn mended() -> Case {
    mended_from("[Eins neu")
}

/// The same with this title in between.
fn mended_from(title: &str) -> Case {
    let mut case =
        Case::new().file("content/ziele/a.md", page("title: Eins\npillar: netz\nstatus: umgesetzt\ndue: 2025\n"));
    case.commit("Anfang");
    case.write("content/ziele/a.md", page(&format!("title: {title}\npillar: netz\nstatus: geplant\ndue: 2030\n")));
    case.commit_as("Anders\n\nGrund: Es fehlt Geld", &[("GIT_AUTHOR_NAME", "Anna")]);
    case.write("content/ziele/a.md", page("title: Eins neu\npillar: netz\nstatus: geplant\ndue: 2030\n"));
    case.commit_as("Titel lesbar", &[("GIT_AUTHOR_NAME", "Bert")]);
    case
}

const NOTE: &str = "Dazwischen war die Datei nicht lesbar: geändert in einer der Fassungen von C2 (1. Juni 2024) bis C3 (1. Juni 2024), von Anna oder Bert.";

/// The lines of a page that hold one of these words, without hashes.
pub fn lines(case: &Case, page: &str, words: &[&str]) -> String {
    let lines = case.words(page).into_iter().filter(|line| words.iter().any(|word| line.contains(word)));
    lines.map(|line| without_hashes(case, &line)).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_change_across_a_gap_is_nobodys_alone() {
    let case = mended();
    case.log();
    assert_snapshot!(without_hashes(&case, &case.run(&["history", "--flagged"]).out), @"
    2024-06-01  Eins neu (a)
      ! Status: umgesetzt → geplant  [Status zurückgesetzt]
          Dazwischen war die Datei nicht lesbar: geändert in einer der Fassungen von C2 (1. Juni 2024) bis C3 (1. Juni 2024), von Anna oder Bert.
      ! Frist: 2025 → 2030  [Frist verschoben]
          Dazwischen war die Datei nicht lesbar: geändert in einer der Fassungen von C2 (1. Juni 2024) bis C3 (1. Juni 2024), von Anna oder Bert.
                Begründung: Anna: Es fehlt Geld (gilt für 3 Änderungen dieser Fassung)
                C3  Titel lesbar, von Bert
    ");
    assert_snapshot!(without_hashes(&case, &case.run(&["history", "--flagged", "--format", "csv"]).out).replace("\r\n", "\n"), @"
    commit,url,date,author,co_authors,subject,goal,title,kind,field,old,new,flags,reason,decisions,sources,reverts,signed,gap,claimed_date,reason_by
    C3,/aenderungen/2024-06/#C3,2024-06-01,Bert,,Titel lesbar,a,Eins neu,changed,due,2025,2030,deadline-later,Es fehlt Geld,,,,false,C2 2024-06-01 Anna; C3 2024-06-01 Bert,,Anna
    C3,/aenderungen/2024-06/#C3,2024-06-01,Bert,,Titel lesbar,a,Eins neu,changed,status,umgesetzt,geplant,status-back,Es fehlt Geld,,,,false,C2 2024-06-01 Anna; C3 2024-06-01 Bert,,Anna
    ");
    let markdown = case.run(&["history", "--flagged", "--format", "markdown"]).out;
    assert_eq!(markdown.matches("von Anna oder Bert").count(), 2, "{markdown}");
    for page in
        ["ziele/a/", "aenderungen/", "aenderungen/auffaellig/", "fristen/", &format!("aenderungen/{}/", case.head())]
    {
        assert!(lines(&case, page, &["Anna oder Bert"]).contains(NOTE), "{page}");
        assert!(!lines(&case, page, &["Frist"]).contains("ohne Begründung"), "{page}");
    }
    let changes: Value = serde_json::from_str(&case.site("data/v1/changes.json")).unwrap();
    let gap = |change: &Value| {
        ["field", "author"].map(|key| change[key].to_string()).join(" ") + &change["gap"][0]["author"].to_string()
    };
    let gaps: Vec<String> = changes["changes"].as_array().unwrap().iter().map(gap).collect();
    assert_eq!(
        gaps,
        [
            "\"file\" \"Erika Muster\"null",
            "\"due\" \"Bert\"\"Anna\"",
            "\"status\" \"Bert\"\"Anna\"",
            "\"title\" \"Bert\"\"Anna\""
        ]
    );
    let feed = case.site("feed.atom");
    assert_eq!(feed.matches("von Anna oder Bert").count(), 2, "{feed}");
    let report = case.run(&["report", "--from", "2024-02", "--to", "2025", "--format", "markdown"]).out;
    assert_eq!(report.matches("von Anna oder Bert").count(), 6, "{report}");
    let report = case.run(&["report", "--from", "2024-02", "--to", "2025", "--format", "json"]).out;
    assert_eq!(report.matches("\"author\": \"Anna\"").count(), 6, "{report}");
}

#[test]
fn what_the_unreadable_text_still_says_is_told_of_its_own_version() {
    let case = mended_from("Eins: neu");
    case.log();
    assert_snapshot!(without_hashes(&case, &case.run(&["history"]).out), @"
    2024-06-01  Eins neu (a)
      ! Status: umgesetzt → geplant  [Status zurückgesetzt]
          Die Datei war nicht lesbar. Ihr Text zeigt aber: geändert in der Fassung C2 (1. Juni 2024), von Anna.
      ! Frist: 2025 → 2030  [Frist verschoben]
          Die Datei war nicht lesbar. Ihr Text zeigt aber: geändert in der Fassung C2 (1. Juni 2024), von Anna.
        dazu eine redaktionelle Änderung
                Begründung: Anna: Es fehlt Geld (gilt für 3 Änderungen dieser Fassung)
                C3  Titel lesbar, von Bert

    2024-06-01  Datei nicht lesbar
        Nicht lesbar: content/ziele/a.md. Grund: die Angaben lassen sich nicht lesen: hier darf kein Doppelpunkt stehen
                Begründung: Es fehlt Geld
                C2  Anders, von Anna

    2024-01-01  Eins (a)
        neu aufgenommen
                C1  Anfang, von Erika Muster
    ");
    assert_snapshot!(lines(&case, "ziele/a/", &["Anna"]), @"
    Status: bisher umgesetzt → jetzt geplant Status zurückgesetzt Die Datei war nicht lesbar. Ihr Text zeigt aber: geändert in der Fassung C2 (1. Juni 2024), von Anna.
    Frist: bisher 2025 → jetzt 2030 Frist verschoben Die Datei war nicht lesbar. Ihr Text zeigt aber: geändert in der Fassung C2 (1. Juni 2024), von Anna.
    dazu eine redaktionelle Änderung. Grund: Anna: Es fehlt Geld (gilt für 3 Änderungen dieser Fassung)
    ");
    let data = without_hashes(&case, &case.site("data/v1/changes.json"));
    let changes: Value = serde_json::from_str(&data).unwrap();
    let gap = |change: &Value| {
        let commits = change["gap"].as_array().into_iter().flatten().map(|commit| commit["author"].as_str().unwrap());
        format!("{} {}: {}", change["field"], change["author"], commits.collect::<Vec<_>>().join(", "))
    };
    let gaps: Vec<String> = changes["changes"].as_array().unwrap().iter().map(gap).collect();
    assert_snapshot!(gaps.join("\n"), @r#"
    "file" "Erika Muster": 
    "due" "Bert": Anna
    "status" "Bert": Anna
    "title" "Bert": Anna, Bert
    "#);
}

#[test]
fn a_version_that_still_says_the_same_changed_nothing() {
    let mut case = Case::new().goal("a", "due: 2025\n").goal("b", "due: 2025\n");
    case.commit("Anfang");
    let broken =
        |id: &str, due: &str| format!("---\nid: {id}\ntitle: Ziel: {id}\npillar: netz\n{due}---\n\nText von {id}.\n");
    case.write("content/ziele/a.md", broken("a", "due: 2025-12\n"));
    case.write("content/ziele/b.md", broken("b", "due: 2025\n"));
    case.commit_as("Kaputt", &[("GIT_AUTHOR_NAME", "Anna")]);
    case.write("content/ziele/a.md", broken("a", "due: 2030\ndue: 2031\n"));
    case.write("content/ziele/b.md", broken("x", "due: 2030\n"));
    case.commit_as("Kaputter", &[("GIT_AUTHOR_NAME", "Cora")]);
    case.write_goal("a", "due: 2030\n");
    case.write_goal("b", "due: 2030\n");
    case.commit_as("Lesbar", &[("GIT_AUTHOR_NAME", "Bert")]);
    case.log();
    // Of a another day was said in between, and one twice; of b the second version is about another goal.
    assert_snapshot!(without_hashes(&case, &case.run(&["history", "--since", "2024-02-01"]).out), @"
    2024-06-01  2 Ziele geändert
      Ziel a (a)
      ! Frist: 2025 → 2030  [Frist verschoben]
          Dazwischen war die Datei nicht lesbar: geändert in einer der Fassungen von C2 (1. Juni 2024) bis C4 (1. Juni 2024), von Anna oder Cora oder Bert.
      Ziel b (b)
      ! Frist: 2025 → 2030  [Frist verschoben]
          Dazwischen war die Datei nicht lesbar: geändert in einer der Fassungen von C3 (1. Juni 2024) bis C4 (1. Juni 2024), von Cora oder Bert.
                ohne Begründung
                C4  Lesbar, von Bert

    2024-06-01  Datei nicht lesbar
        Nicht lesbar: content/ziele/a.md. Grund: die Angaben lassen sich nicht lesen: hier darf kein Doppelpunkt stehen
        Nicht lesbar: content/ziele/b.md. Grund: die Angaben lassen sich nicht lesen: hier darf kein Doppelpunkt stehen
                C3  Kaputter, von Cora

    2024-06-01  Datei nicht lesbar
        Nicht lesbar: content/ziele/a.md. Grund: die Angaben lassen sich nicht lesen: hier darf kein Doppelpunkt stehen
        Nicht lesbar: content/ziele/b.md. Grund: die Angaben lassen sich nicht lesen: hier darf kein Doppelpunkt stehen
                C2  Kaputt, von Anna
    ");
    case.write("content/ziele/a.md", broken("a", "due: 2030\n"));
    case.commit_as("Wieder kaputt", &[("GIT_AUTHOR_NAME", "Anna")]);
    case.write_goal("a", "due: 2035\n");
    case.commit_as("Später", &[("GIT_AUTHOR_NAME", "Bert")]);
    case.log();
    assert_eq!(
        lines(&case, "ziele/a/", &["→ jetzt 2035"]),
        "Frist: bisher 2030 → jetzt 2035, zum 2. Mal verschoben Frist verschoben ohne Begründung"
    );
}

#[test]
fn what_was_first_readable_later_and_unreadable_settings_are_nobodys_alone() {
    let mut case = Case::new().file("content/ziele/a.md", "kaputt\n").file("content/ziele/b.md", "kaputt\n");
    case.commit("Anfang");
    case.remove("content/ziele/b.md");
    case.write("portal.yaml", format!("{SETTINGS}stale_days: [\n"));
    case.commit_as("Regel", &[("GIT_AUTHOR_NAME", "Anna")]);
    case.write("portal.yaml", format!("{SETTINGS}stale_days: 30\n"));
    case.write_goal("a", "");
    case.write_goal("c", "");
    case.commit_as("Lesbar", &[("GIT_AUTHOR_NAME", "Bert")]);
    case.builds();
    let text = without_hashes(&case, &case.run(&["history"]).out);
    let across = |first: &str, people: &str| format!("von {first} bis C3 (1. Juni 2024), von {people}.");
    assert!(text.contains(&across("C1 (1. Januar 2024)", "Erika Muster oder Bert")), "{text}");
    assert!(text.contains(&across("C2 (1. Juni 2024)", "Anna oder Bert")), "{text}");
    let created = |page: &str| lines(&case, page, &["neu aufgenommen"]);
    let note = "Dazwischen war die Datei nicht lesbar: geändert in einer der Fassungen ";
    let across = across("C1 (1. Januar 2024)", "Erika Muster oder Bert");
    assert_eq!(created("ziele/a/"), format!("neu aufgenommen {note}{across}"));
    assert_eq!(created("ziele/c/"), "neu aufgenommen");
    // A change of a readable file is its author's.
    case.write_goal("a", "due: 2027\n");
    case.commit_as("Frist", &[("GIT_AUTHOR_NAME", "Cora")]);
    case.log();
    assert_eq!(case.site("data/v1/changes.json").matches("\"gap\"").count(), 2);
}

#[test]
fn what_became_of_an_unreadable_goal_is_nobodys_alone_unless_its_file_went_away() {
    let mut case = Case::new().goal("a", "").goal("b", "");
    case.commit("Anfang");
    case.write("content/ziele/a.md", "kaputt\n");
    case.write("content/ziele/b.md", "kaputt\n");
    case.commit_as("Kaputt", &[("GIT_AUTHOR_NAME", "Anna")]);
    case.write("content/ziele/a.md", page("title: Neu\npillar: netz\n").replace("id: a", "id: neu"));
    case.remove("content/ziele/b.md");
    case.commit_as("Lesbar", &[("GIT_AUTHOR_NAME", "Bert")]);
    case.log();
    let text = without_hashes(&case, &case.run(&["history", "--since", "2024-02-01"]).out);
    assert_eq!(text.matches("von Anna oder Bert").count(), 2, "{text}");
    assert!(lines(&case, "ziele/a/", &["entfernt"]).contains(NOTE));
    assert!(!lines(&case, "ziele/b/", &["Bert"]).contains("Anna"));
}

#[test]
fn a_branch_in_which_a_file_was_unreadable_gives_the_reasons_of_all() {
    let mut case = Case::new().goal("a", "due: 2025\n");
    case.commit("Anfang");
    case.git(&["checkout", "-q", "-b", "zweig"]);
    case.write("content/ziele/a.md", "---\nid: a\ntitle: Ziel: a\npillar: netz\ndue: 2030\n---\n\nText von a.\n");
    case.commit("Später\n\nGrund: Es fehlt Geld");
    case.write_goal("a", "due: 2030\n");
    case.commit("Lesbar");
    case.git(&["checkout", "-q", "main"]);
    case.git(&["merge", "-q", "--no-ff", "-m", "Merge branch 'zweig'", "zweig"]);
    case.log();
    assert_eq!(case.run(&["history", "--flagged", "--format", "csv"]).out.matches("Es fehlt Geld").count(), 1);
}

/// A merged commit that gives no reason is named all the same where it broke the file.
#[test]
fn a_silent_commit_of_a_branch_that_broke_a_file_is_named() {
    let mut case = Case::new().goal("a", "due: 2025\n");
    case.commit("Anfang");
    case.git(&["checkout", "-q", "-b", "zweig"]);
    case.write("content/ziele/a.md", page("title: [Eins\npillar: netz\ndue: 2030\n"));
    case.commit_as("Anders", &[("GIT_AUTHOR_NAME", "Anna")]);
    case.write("README.md", "Anderes");
    case.commit_as("Nur nebenbei", &[("GIT_AUTHOR_NAME", "Cora")]);
    case.git(&["checkout", "-q", "main"]);
    case.git(&["-c", "user.name=Doro", "merge", "-q", "--no-ff", "-m", "Merge branch 'zweig'", "zweig"]);
    case.write("content/ziele/a.md", page("title: Eins\npillar: netz\ndue: 2030\n"));
    case.commit_as("Titel lesbar", &[("GIT_AUTHOR_NAME", "Bert")]);
    case.log();
    let told = lines(&case, "ziele/a/", &["Dazwischen"]);
    assert!(told.contains("Anna") && told.contains("Bert") && !told.contains("Cora"), "{told}");
}

fn adopted(fields: &str) -> String {
    let goals = "content:\n  goals: {files: 'z/*.md', id: file-name, pillar: netz, other_fields: ignore}\n";
    format!("{SETTINGS}{goals}fields: {fields}\n")
}

#[test]
fn a_key_that_only_looks_like_a_field_is_the_files_own() {
    let mut case = Case::empty().file("portal.yaml", adopted("{status: stand, title: name, due: nirgends}"));
    let one = "name: Richtig\ntitle: Fremd\nstand: geplant\nstatus: umgesetzt\ndue: 2027\ntext: x\n";
    let two: String = one.lines().rev().map(|line| format!("{line}\n")).collect();
    let write = |case: &Case, change: &dyn Fn(&str) -> String| {
        for (path, front) in [("z/eins.md", one), ("z/zwei.md", two.as_str())] {
            case.write(path, format!("---\n{}---\nText\n", change(front)));
        }
    };
    write(&case, &str::to_owned);
    case.commit("Anfang");
    let other = |front: &str| front.replace("umgesetzt", "geplant").replace("Fremd", "Neu").replace("2027", "2029");
    write(&case, &other);
    case.commit("Nur Fremdes");
    write(&case, &|front| {
        let own = |line: &&str| line.starts_with("name") || line.starts_with("stand");
        front.lines().filter(own).map(|line| format!("{line}\n")).collect()
    });
    case.commit("Fremdes weg");
    write(&case, &|_| "name: Richtig\nstand: begonnen\n".to_owned());
    case.commit("Eigenes");
    assert_eq!(
        case.log().into_iter().filter(|row| row.contains(": eins ")).collect::<Vec<_>>(),
        [
            "Anfang: eins created file: none -> z/eins.md",
            "Nur Fremdes: eins changed file:due: 2027 -> 2029",
            "Nur Fremdes: eins changed file:status: umgesetzt -> geplant",
            "Nur Fremdes: eins changed file:title: Fremd -> Neu",
            "Fremdes weg: eins changed file:due: 2029 -> none",
            "Fremdes weg: eins changed file:status: geplant -> none",
            "Fremdes weg: eins changed file:text: x -> none",
            "Fremdes weg: eins changed file:title: Neu -> none",
            "Eigenes: eins changed status: geplant -> begonnen",
        ]
    );
    let of = |id: &str| case.log().iter().filter(|row| row.contains(&format!(": {id} "))).count();
    assert_eq!(of("eins"), of("zwei"));
    let flagged = case.run(&["history", "--flagged"]).out;
    assert_eq!(
        (flagged.matches("gestrichen: ").count(), flagged.matches("[Angabe entfernt]").count()),
        (8, 8),
        "{flagged}"
    );
    assert!(lines(&case, "ziele/eins/", &["eigene"]).contains("status (eigene Angabe der Datei)"));
    assert!(!case.words("fristen/").join(" ").contains("2029"));
}

#[test]
fn a_doubled_key_cannot_be_read() {
    let mut case = Case::new().goal("a", "status: begonnen\n");
    case.commit("Anfang");
    case.write_goal("a", "status: geplant\nstatus: umgesetzt\n");
    case.commit("Zweimal");
    case.write_goal("a", "status: umgesetzt\nmilestones: [{title: A, title: B}]\n");
    case.commit("Innen zweimal");
    case.write("portal.yaml", format!("{SETTINGS}stale_days: 3\nstale_days: 4\n"));
    case.commit("Regeln zweimal");
    case.write_goal("a", "status: umgesetzt\n");
    case.write("portal.yaml", format!("{SETTINGS}stale_days: 4\n"));
    case.commit("Einmal");
    assert_eq!(
        case.log(),
        ["Anfang: a created file: none -> content/ziele/a.md", "Einmal: a changed status: begonnen -> umgesetzt"]
    );
    let gaps = lines(&case, "aenderungen/", &["Nicht lesbar"]);
    let gap = |path: &str, key: &str| format!("Nicht lesbar: {path}. Grund: `{key}` steht hier zum zweiten Mal");
    assert_eq!(
        gaps,
        [gap("portal.yaml", "stale_days"), gap("content/ziele/a.md", "title"), gap("content/ziele/a.md", "status")]
            .join("\n")
    );
}

#[test]
fn marks_are_judged_by_the_words_of_their_day() {
    let more = SETTINGS
        .replace("pillars:", "  - {id: fertig, words: [Fertig], label: fertig, means: done, step: 2}\npillars:");
    let mut case = Case::new().file("portal.yaml", &more).goal("a", "status: Fertig\n");
    case.commit("Anfang");
    case.write_goal("a", "status: begonnen\n");
    case.commit("Zurück");
    case.write("portal.yaml", SETTINGS);
    case.commit("Wort weg");
    let flags = |args: &[&str]| -> Vec<String> {
        let ran = case.run(&[&["history", "--format", "json", "a", "--flagged"], args].concat());
        let log: Value = serde_json::from_str(&ran.out).unwrap();
        log["changes"].as_array().unwrap().iter().map(|change| change["flags"][0].to_string()).collect()
    };
    assert_eq!(flags(&[]), ["\"status-back\""]);
    assert_eq!(flags(&["--rev", "HEAD~1"]), ["\"status-back\""]);
    // Nor does what a word means today judge what it meant then.
    case.write("portal.yaml", more.replace("means: done, step: 2", "means: planned"));
    assert_eq!(flags(&[]), ["\"status-back\""]);
    case.commit("Anders gemeint");
    let flags: Value = serde_json::from_str(&case.run(&["history", "--format", "json", "a", "--flagged"]).out).unwrap();
    assert_eq!(flags["changes"].as_array().unwrap().len(), 1);
}

#[test]
fn a_word_for_another_of_the_same_status_is_told_as_it_is_written() {
    let settings = SETTINGS.replace("{id: umgesetzt,", "{id: umgesetzt, words: [Final, Accepted],");
    let mut case = Case::new().file("portal.yaml", settings).goal("a", "status: Final\n");
    case.commit("Anfang");
    case.write_goal("a", "status: Accepted\n");
    case.commit("Anderes Wort");
    case.write_goal("a", "");
    case.commit("Kein Wort");
    case.write_goal("a", "status: unbekannt\n");
    case.commit("Unbekannt");
    case.log();
    let course = lines(&case, "ziele/a/", &["Status:"]);
    assert!(course.contains("Status: bisher Final → jetzt Accepted"), "{course}");
    assert!(course.contains("Status: bisher umgesetzt → jetzt nicht veröffentlicht"), "{course}");
    assert!(course.contains("Status: bisher keine Angabe → jetzt unbekannt"), "{course}");
    // It tells nobody anything new.
    assert!(!case.site("feed.atom").contains("Accepted"), "{}", case.site("feed.atom"));
    assert!(!case.run(&["history"]).out.contains("Status: Final → Accepted"));
    let log = case.run(&["history", "--all"]).out;
    assert!(log.contains("Status: Final → Accepted") && log.contains("Status: keine Angabe → unbekannt"), "{log}");
    // Nothing that speaks of the goal is gone with it.
    let event = |status: &str| format!("status: geplant\nevents: [{{date: 2024, text: Fertig, status: {status}}}]\n");
    case.write_goal("b", &event("Final"));
    case.commit("Ereignis");
    case.write_goal("b", &event("Accepted"));
    case.commit("Anderes Wort");
    let flagged = case.run(&["history", "b", "--flagged"]).out;
    assert!(!flagged.contains("Beleg entfernt"), "{flagged}");
}

const WORDS: &str = "\
translations:
  en:
    title: Goal a
    words: {Der Bau beginnt: Construction begins, Halbzeit: Half-time, Fertig: Completed, Spät: Late, Plan: Design,
      Förderung: Funding, Haushalte: Households, Prozent: per cent, ganz: entirely, Amt: Office}
";

/// A goal in which an entry of every kind of list changes, comes and goes.
fn every_kind() -> Case {
    let mut case = Case::new()
        .file("portal.yaml", format!("{SETTINGS}languages: [de, en]\n"))
        .file("content/quellen.yaml", "bericht: {title: Bericht, date: 2025-03}\n");
    let front = "\
status: geplant
events: [{date: 2024-05, text: Der Bau beginnt}, {date: 2024-06, text: Halbzeit, source: bericht}]
milestones: [{title: Plan, due: 2025}, {title: Alt}]
measures: [{title: Förderung, status: geplant}]
indicators: [{name: Haushalte, unit: Prozent, target: 90, values: [{date: 2024, value: 10}]}]
";
    case.write_goal("a", &format!("{front}{WORDS}"));
    case.commit("Anfang");
    let front = "\
status: begonnen
departments: [mid, ms]
sources: [bericht]
events: [{date: 2024-05, text: Der Bau beginnt, note: Spät}, {date: 2024-07, text: Fertig}, {date: 2024-08, text: Ohne Wort}]
milestones: [{title: Plan, due: 2026, done: 2025-01}, {title: Amt, due: 2027}]
measures: [{title: Förderung, status: begonnen, note: Spät}, {title: Amt, status: geplant}]
indicators: [{name: Haushalte, unit: ganz, target: 80, values: [{date: 2024, value: 10, note: Spät}, {date: 2025, value: 20}]}]
";
    case.write_goal("a", &format!("{front}{WORDS}"));
    case.commit("Alles anders");
    assert_eq!(case.build(&[]).code, 0);
    case
}

#[test]
fn every_kind_of_entry_is_told_in_both_languages() {
    let case = every_kind();
    let commit = case.head();
    let told = |page: &str, expected: &[&str]| {
        let words = case.words(page).join("\n").replace('\u{a0}', " ");
        for sentence in expected {
            assert!(words.contains(sentence), "{page}: {sentence}: {words}");
        }
        assert!(!words.contains("Event without a date") && !words.contains("Ereignis ohne Datum"), "{words}");
    };
    told(
        &format!("aenderungen/{commit}/"),
        &["Ereignis (Mai 2024), Anmerkung", "neu: Ereignis (Juli 2024): Fertig", "Messwert „Haushalte“, Einheit"],
    );
    told(
        &format!("en/aenderungen/{commit}/"),
        &[
            "Event (May 2024), Note",
            "Event (July 2024)",
            "Completed",
            "Figure ‘Households’, Unit",
            "Measure ‘Funding’, Status",
            "Milestone ‘Design’, Deadline",
        ],
    );
}

/// Only if it says another deadline as well.
const TWICE: &str = "title: Ziel\ndue: 2027\n";

/// How a version of a page cannot be read, or reads as something else than it looks.
const BREAKS: [&str; 9] = [
    "title: Ziel: a\n",
    "title: \"Ziel\n",
    "title: 'Ziel a\ndue: 2026\n",
    "title: [Ziel\n",
    "title: Ziel\ntitle: Ziel\n",
    TWICE,
    "title: Ziel: a\nnote: |\n  due: 2026\n",
    "title: Ziel: a\nnote: \"\ndue: 2026\nstatus: geplant\n\"\n",
    "<<<<<<< HEAD\ndue: 2026\n=======\n>>>>>>> zweig\n",
];

/// What somebody meant to say in a version, how it is broken, if it is, and where.
type Version = ([Option<u8>; 2], Option<usize>, bool);

fn version() -> impl Strategy<Value = Version> {
    let value = || prop::option::weighted(0.9, 0_u8..3);
    let broken = prop::option::weighted(0.7, 0..BREAKS.len());
    ([value(), value()], broken, any::<bool>())
}

fn written([due, status]: [Option<u8>; 2], broken: Option<usize>, is_last: bool) -> String {
    let due = due.map_or_else(String::new, |n| format!("due: {}\n", 2025 + u16::from(n)));
    let status = status
        .map_or_else(String::new, |n| format!("status: {}\n", ["geplant", "begonnen", "umgesetzt"][usize::from(n)]));
    let fields = format!("pillar: netz\n{due}{status}");
    let title = broken.map_or("title: Ziel a\n", |place| BREAKS[place]);
    let front = if is_last { format!("{fields}{title}") } else { format!("{title}{fields}") };
    format!("---\nid: a\n{front}---\n\nText von a.\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 50, failure_persistence: None, ..ProptestConfig::default() })]

    /// However little of the commits is left: one that changed the value is among them.
    #[test]
    fn whoever_changed_a_value_is_named(first in version(), versions in prop::collection::vec(version(), 1..6), last in version()) {
        let mut case = Case::new();
        let (first, last) = ((first.0, None, first.2), (last.0, None, last.2));
        let mut all: Vec<Version> = [vec![first], versions, vec![last]].concat();
        for ([due, _], broken, _) in &mut all {
            *due = due.or(broken.filter(|place| BREAKS[*place] == TWICE).map(|_| 2));
        }
        let mut commits = Vec::new();
        for (said, broken, is_last) in &all {
            case.write("content/ziele/a.md", written(*said, *broken, *is_last));
            commits.push(case.commit("Stand"));
        }
        let repository = Repository::open(case.root()).unwrap().unwrap();
        let source = WorkingTree::new(case.root(), Some(&repository));
        let config = config::load(&source).unwrap().config.unwrap();
        let head = repository.head().unwrap().unwrap();
        let told = history::read(&repository, head, Scope::of(&config, &[], &[]), jiff::civil::date(2026, 6, 1), false).unwrap();
        let place = |id: &String| commits.iter().position(|commit| commit == id).unwrap();
        for step in told.steps.iter().skip(1) {
            let Some(goal) = step.goal("a") else { continue };
            let here = place(&step.commit.id);
            for change in &goal.changes {
                let history::Change::Field(history::FieldChange { field, .. }) = change else { continue };
                let Some(value) = ["due", "status"].iter().position(|name| field == &[name.to_string()]) else { continue };
                let across = goal.across(change);
                let named: Vec<usize> = if across.is_own() { vec![here] } else { across.commits(&step.commit).map(|commit| place(&commit.id)).collect() };
                // The versions since the last one that could be read.
                let from = (0..here).rev().find(|place| all[*place].1.is_none()).unwrap();
                let made = (from + 1..=here).filter(|place| all[*place].0[value] != all[*place - 1].0[value]);
                for place in made {
                    prop_assert!(named.contains(&place), "{} of {:?} not in {:?}: {:?}", place, field, named, all);
                }
            }
        }
    }
}

/// A front matter of some keys with some values.
fn front(keys: &BTreeMap<&str, Option<u8>>) -> String {
    let line = |(key, value): (&&str, &Option<u8>)| {
        format!("{key}: {}\n", value.map_or_else(String::new, |n| format!("w{n}")))
    };
    keys.iter().map(line).collect()
}

const FIELDS: [&str; 4] = ["title", "summary", "promise", "note"];

const KEYS: [&str; 8] = ["title", "summary", "promise", "note", "name", "text", "file", "file:note"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, max_shrink_iters: 50, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn content_and_history_read_the_same(
        names in prop::collection::btree_map(prop::sample::select(&FIELDS[..]), prop::sample::select(&KEYS[..]), 0..4),
        states in prop::collection::vec(
            prop::collection::btree_map(prop::sample::select(&KEYS[..]), prop::option::of(0_u8..3), 0..8), 1..4),
    ) {
        let named: Vec<String> = names.iter().map(|(field, key)| format!("{field}: '{key}'")).collect();
        let mut case = Case::empty().file("portal.yaml", adopted(&format!("{{{}}}", named.join(", "))));
        for state in &states {
            case.write("z/eins.md", format!("---\n{}---\n\n# Kopf\n", front(state)));
            case.commit("Stand");
        }
        let repository = Repository::open(case.root()).unwrap().unwrap();
        let source = WorkingTree::new(case.root(), Some(&repository));
        let config = config::load(&source).unwrap().config.unwrap();
        let content = content::load(&source, &config, "2026-06-01".parse().unwrap()).unwrap().content;
        let head = repository.head().unwrap().unwrap();
        let told = history::read(&repository, head, Scope::of(&config, &[], &[]), jiff::civil::date(2026, 6, 1), true).unwrap();
        let then = State::after(&told.steps);
        let (goal, then) = (&content.goals[0], then.goal("eins").unwrap());
        let read = [Some(goal.title.as_str()), goal.summary.as_deref(), goal.promise.as_deref(), goal.note.as_deref()];
        prop_assert_eq!(FIELDS.map(|field| then.value(field)), read);
        // And nothing of a file is lost: each key with a value is a field. The pillar is that of all goals.
        let values = 1 + states.last().unwrap().values().flatten().count();
        let titled = usize::from(then.fields.len() > values);
        prop_assert_eq!(then.fields.len(), values + titled);
    }
}

/// Bert writes a second file with the id of the first; Cora only cleans up.
#[test]
fn what_a_second_file_of_one_id_says_is_whose_it_is() {
    let mut case = Case::new().file("content/ziele/a.md", page("title: Eins\npillar: netz\ndue: 2025\n"));
    case.commit("Anfang");
    case.write("content/ziele/b.md", page("title: Eins\npillar: netz\ndue: 2033\n"));
    case.commit_as("Kopie\n\nGrund: Das Land zahlt nicht", &[("GIT_AUTHOR_NAME", "Bert")]);
    case.remove("content/ziele/a.md");
    case.commit_as("Aufräumen", &[("GIT_AUTHOR_NAME", "Cora")]);
    case.log();
    assert_snapshot!(without_hashes(&case, &case.run(&["history", "--flagged"]).out), @"
    2024-06-01  Eins (a)
      ! Frist: 2025 → 2033  [Frist verschoben]
          Dazwischen hatten zwei Dateien dieselbe Kennung: geschrieben in einer der Fassungen von C2 (1. Juni 2024) bis C3 (1. Juni 2024), von Bert oder Cora.
                Begründung: Bert: Das Land zahlt nicht
                C3  Aufräumen, von Cora
    ");
    assert_snapshot!(lines(&case, "ziele/a/", &["Cora", "Frist von"]), @"
    Frist: bisher 2025 → jetzt 2033 Frist verschoben Begründung: Bert: Das Land zahlt nicht Dazwischen hatten zwei Dateien dieselbe Kennung: geschrieben in einer der Fassungen von C2 (1. Juni 2024) bis C3 (1. Juni 2024), von Bert oder Cora.
    Aufräumen, von Cora · C3
    ");
    let changes: Value = serde_json::from_str(&case.site("data/v1/changes.json")).unwrap();
    assert_eq!(changes["changes"][2]["gap"][0]["author"], "Bert");
}

/// Settings that say nothing are a gap and change nothing.
#[test]
fn empty_settings_are_a_gap_alone() {
    for empty in [Some(""), Some("[]\n"), Some("~\n"), Some("''\n"), None] {
        let mut case = Case::new().goal("a", "");
        case.commit("Anfang");
        match empty {
            Some(text) => case.write("portal.yaml", text),
            None => std::fs::remove_file(case.path("portal.yaml")).unwrap(),
        }
        let gone = case.commit("Leer");
        case.write("portal.yaml", SETTINGS);
        let back = case.commit("Zurück");
        case.log();
        let data: Value = serde_json::from_str(&case.site("data/v1/changes.json")).unwrap();
        assert_eq!((&data["site"], &data["rules"]), (&serde_json::json!([]), &serde_json::json!([])), "{empty:?}");
        assert!(
            lines(&case, &format!("aenderungen/{gone}/"), &["portal.yaml: "]).starts_with("portal.yaml: "),
            "{empty:?}"
        );
        let log = case.run(&["history"]).out;
        let is_gap = |line: &str| line.trim_start().starts_with("Nicht lesbar: portal.yaml. ");
        assert!(log.lines().all(|line| !line.contains("Einstellungen") || is_gap(line)), "{empty:?} {back}");
    }
}

/// Nobody is called nothing, and nobody twice.
#[test]
fn authors_without_a_name_and_doubled_ones() {
    let mut case = Case::new().goal("a", "due: 2025\n");
    case.commit("Anfang");
    case.write_goal("a", "due: 2026\n");
    case.commit_as(
        "Zu zweit\n\nCo-authored-by: Ida <ida@example.org>\n\nText dazwischen.\n\nCo-authored-by: Ida <ida@example.org>",
        &[("GIT_AUTHOR_NAME", "(Adresse entfernt)")],
    );
    let log = case.run(&["history", "a"]).out;
    assert!(log.contains(", von (Adresse entfernt), Ida\n"), "{log}");
    case.write_goal("a", "due: 2027\n");
    case.git(&["add", "-A"]);
    let tree = case.git(&["write-tree"]);
    let raw = format!(
        "tree {}\nparent {}\nauthor  <e@example.org> 1717236000 +0000\ncommitter  <e@example.org> 1717236000 +0000\n\nOhne Namen\n",
        tree.trim(),
        case.head()
    );
    let commit = case.git_input(&["hash-object", "-t", "commit", "-w", "--literally", "--stdin"], raw.as_bytes());
    case.git(&["update-ref", "refs/heads/main", commit.trim()]);
    let log = case.run(&["history", "a"]).out;
    assert!(log.contains("  Ohne Namen, von jemand ohne Namen\n"), "{log}");
    let log = case.run(&["history", "a", "--format", "markdown"]).out;
    assert!(log.contains("Ohne Namen, von jemand ohne Namen, `"), "{log}");
}

/// What certainly is somebody else's change has that one's reason, and not that of whoever made the file readable again.
#[test]
fn who_mends_a_file_does_not_explain_what_others_changed() {
    let mut case =
        Case::new().file("content/ziele/a.md", page("title: Eins\npillar: netz\nstatus: umgesetzt\ndue: 2025\n"));
    case.commit("Anfang");
    case.write("content/ziele/a.md", page("title: Ziel: Eins\npillar: netz\nstatus: geplant\ndue: 2030\n"));
    case.commit_as("Anders", &[("GIT_AUTHOR_NAME", "Anton")]);
    case.write("content/ziele/a.md", page("title: Ziel: Eins\npillar: netz\nstatus: geplant\ndue: 2030\nlead: mid\n"));
    case.commit_as("Ressort", &[("GIT_AUTHOR_NAME", "Doro")]);
    case.write("content/ziele/a.md", page("title: Eins\npillar: netz\nstatus: geplant\ndue: 2030\nlead: mid\n"));
    case.commit_as("Lesbar\n\nGrund: Tippfehler beseitigt.", &[("GIT_AUTHOR_NAME", "Bert")]);
    let log = case.run(&["history", "--flagged", "--format", "csv"]).out;
    assert!(log.contains("due") && !log.contains("Tippfehler"), "{log}");
}

/// A key that stands twice inside a value of the file's own is no less doubled.
#[test]
fn a_doubled_key_inside_a_foreign_value() {
    let settings = format!("{SETTINGS}content: {{goals: {{files: 'content/ziele/*.md', other_fields: ignore}}}}\n");
    let mut case = Case::empty().file("portal.yaml", settings).goal("a", "lead: mid\nfoo: {a: 1}\n");
    case.commit("Anfang");
    case.write_goal("a", "lead: mid\nfoo: {a: 1, a: 2}\n");
    case.commit("Doppelt");
    let said = case.run(&["check"]).whole();
    assert!(said.contains("Z105"), "{said}");
    assert!(case.run(&["history"]).out.contains("zum zweiten Mal"), "{}", case.run(&["history"]).out);
}

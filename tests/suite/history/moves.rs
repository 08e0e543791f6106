//! Folders of goals and portals that move away and back, in several commits, or are copied: followed, or told as a gap.

use super::rows;
use crate::case::{Case, SETTINGS};

const GOALS: &str = "content: {goals: content/vorhaben}\n";

fn page(id: &str, due: u16) -> String {
    format!("---\nid: {id}\ntitle: Ziel {id}\npillar: netz\ndue: {due}\n---\n\nText von {id}.\n")
}

/// Three goals in `root`, committed.
fn portal(root: &str) -> Case {
    let mut case = Case::empty().file(&format!("{root}portal.yaml"), SETTINGS);
    for id in ["a", "b", "c"] {
        case.write(&format!("{root}content/ziele/{id}.md"), page(id, 2027));
    }
    case.commit("Anfang");
    case.write(&format!("{root}content/ziele/a.md"), page("a", 2028));
    case.commit("Später");
    case
}

/// What is told of the goal `a`.
fn of_a(case: &Case, root: &str) -> Vec<String> {
    let ran = case.build(&["--root", if root.is_empty() { "." } else { root }]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    rows(&case.path(root).join("public")).into_iter().filter(|row| row.contains(": a ")).collect()
}

const BEGINNING: [&str; 2] =
    ["Anfang: a created file: none -> content/ziele/a.md", "Später: a changed due: 2027 -> 2028"];

fn gaps(case: &Case, commit: &str, path: &str) -> Vec<String> {
    let page = case.site(&format!("aenderungen/{commit}/index.html"));
    super::words(&page).into_iter().filter(|line| line.starts_with(&format!("{path}: "))).collect()
}

#[test]
fn goals_that_move_before_the_settings_say_so_are_followed() {
    let mut case = portal("");
    case.rename("content/ziele", "content/vorhaben");
    case.write("content/vorhaben/b.md", page("b", 2029));
    let moved = case.commit("Umzug");
    case.write("content/vorhaben/a.md", page("a", 2030));
    case.commit("Dazwischen");
    case.write("portal.yaml", format!("{SETTINGS}{GOALS}"));
    case.commit("Einstellung");
    assert_eq!(
        of_a(&case, ""),
        [
            BEGINNING[0],
            BEGINNING[1],
            "Umzug: a moved file: content/ziele/a.md -> content/vorhaben/a.md",
            "Dazwischen: a changed due: 2028 -> 2030"
        ]
    );
    assert_eq!(
        gaps(&case, &moved, "content/ziele"),
        ["content/ziele: diesen Ordner gibt es nicht; die Ziele liegen in `content/vorhaben`"]
    );
}

#[test]
fn goals_that_move_after_the_settings_said_so_are_followed() {
    let mut case = portal("");
    case.write("portal.yaml", format!("{SETTINGS}{GOALS}"));
    let said = case.commit("Einstellung");
    case.write("content/ziele/a.md", page("a", 2030));
    case.commit("Dazwischen");
    case.rename("content/ziele", "content/vorhaben");
    case.commit("Umzug");
    assert_eq!(
        of_a(&case, ""),
        [
            BEGINNING[0],
            BEGINNING[1],
            "Dazwischen: a changed due: 2028 -> 2030",
            "Umzug: a moved file: content/ziele/a.md -> content/vorhaben/a.md"
        ]
    );
    assert_eq!(
        gaps(&case, &said, "content/vorhaben"),
        ["content/vorhaben: diesen Ordner gibt es nicht; die Ziele liegen in `content/ziele`"]
    );
}

#[test]
fn goals_that_move_away_and_back_are_followed() {
    let mut case = portal("");
    case.rename("content/ziele", "anderswo");
    case.commit("Weg");
    case.write("anderswo/a.md", page("a", 2030));
    case.commit("Dazwischen");
    case.rename("anderswo", "content/ziele");
    case.commit("Zurück");
    assert_eq!(
        of_a(&case, ""),
        [
            BEGINNING[0],
            BEGINNING[1],
            "Weg: a moved file: content/ziele/a.md -> anderswo/a.md",
            "Dazwischen: a changed due: 2028 -> 2030",
            "Zurück: a moved file: anderswo/a.md -> content/ziele/a.md"
        ]
    );
}

#[test]
fn goals_that_move_while_the_settings_cannot_be_read_are_followed_or_out_of_sight() {
    for rewritten in [false, true] {
        let mut case = portal("");
        case.write("portal.yaml", format!("{SETTINGS}content: {{goals: [\n"));
        case.rename("content/ziele", "content/vorhaben");
        if rewritten {
            ["a", "b", "c"].iter().for_each(|id| case.write(&format!("content/vorhaben/{id}.md"), page(id, 2031)));
        }
        let moved = case.commit("Umzug");
        case.write("portal.yaml", format!("{SETTINGS}{GOALS}"));
        let mended = case.commit("Lesbar");
        let rows = of_a(&case, "");
        if rewritten {
            assert_eq!(
                rows[2..],
                [
                    "Lesbar: a moved file: content/ziele/a.md -> content/vorhaben/a.md",
                    "Lesbar: a changed due: 2028 -> 2031"
                ]
            );
            assert_eq!(
                gaps(&case, &moved, "content/ziele"),
                ["content/ziele: diesen Ordner gibt es nicht, und die Einstellungen sagen nicht, wo die Ziele liegen"]
            );
            let words = case.commit_words(&mended);
            assert!(words.iter().any(|line| line.contains(&moved[..10])), "{words:#?}");
        } else {
            assert_eq!(rows[2..], ["Umzug: a moved file: content/ziele/a.md -> content/vorhaben/a.md"]);
        }
    }
}

#[test]
fn a_portal_that_moves_away_and_back_is_followed() {
    // Once it comes back as it was, once otherwise: then it is known by where it went.
    for back in ["", "soon_days: 90\n"] {
        let mut case = portal("p/");
        case.rename("p", "q");
        case.commit("Weg");
        case.write("q/content/ziele/a.md", page("a", 2030));
        case.commit("Dazwischen");
        case.rename("q", "p");
        if !back.is_empty() {
            case.write("p/portal.yaml", format!("{SETTINGS}{back}"));
            ["b", "c"].iter().for_each(|id| case.write(&format!("p/content/ziele/{id}.md"), page(id, 2031)));
        }
        case.commit("Zurück");
        assert_eq!(of_a(&case, "p"), [BEGINNING[0], BEGINNING[1], "Dazwischen: a changed due: 2028 -> 2030"]);
    }
}

#[test]
fn a_portal_that_moves_in_two_commits_is_followed() {
    for settings_first in [false, true] {
        let mut case = portal("p/");
        let mut parts = [("p/content", "q/content"), ("p/portal.yaml", "q/portal.yaml")];
        if settings_first {
            parts.reverse();
        }
        for (from, to) in parts {
            case.rename(from, to);
            case.commit(&format!("Nach {to}"));
        }
        case.write("q/content/ziele/a.md", page("a", 2030));
        case.commit("Danach");
        let rows = of_a(&case, "q");
        let kinds: Vec<&str> = rows.iter().map(|row| row.split(' ').nth(2).unwrap_or_default()).collect();
        assert!(!kinds.contains(&"removed") && !rows.iter().skip(1).any(|row| row.contains("created")), "{rows:#?}");
        assert_eq!((rows[0].as_str(), rows[1].as_str()), (BEGINNING[0], BEGINNING[1]));
        assert_eq!(rows.last().unwrap(), "Danach: a changed due: 2028 -> 2030");
    }
}

#[test]
fn a_portal_whose_original_is_removed_later_is_followed() {
    let mut case = portal("p/");
    for (path, bytes) in crate::case::files(&case.path("p")) {
        case.write(&format!("q/{path}"), bytes);
    }
    case.write("q/portal.yaml", format!("{SETTINGS}soon_days: 90\n"));
    case.commit("Kopie");
    assert_eq!(of_a(&case, "q"), ["Kopie: a created file: none -> content/ziele/a.md"]);
    case.git(&["rm", "-rq", "p"]);
    case.commit("Ohne Original");
    // What was kept of the first build is read again.
    assert_eq!(of_a(&case, "q"), BEGINNING);
}

#[test]
fn a_goal_that_comes_back_is_the_same() {
    let mut case = portal("");
    let kept = page("a", 2028);
    case.remove("content/ziele/a.md");
    case.commit("Entfernt\n\nGrund: Zu teuer.");
    case.write("content/ziele/a.md", kept.replace("2028", "2031").replace("Text von", "Anderes über"));
    let back = case.commit("Wieder da");
    let rows = of_a(&case, "");
    assert_eq!(
        rows[2..4],
        [
            "Entfernt: a removed file: content/ziele/a.md -> none",
            "Wieder da: a created file: none -> content/ziele/a.md"
        ]
    );
    assert!(rows.contains(&"Wieder da: a changed due: 2028 -> 2031".to_owned()), "{rows:#?}");
    let flagged: Vec<String> = case.words("aenderungen/auffaellig/");
    assert!(flagged.iter().any(|line| line.contains("2028") && line.contains("2031")), "{flagged:#?}");
    let words = case.words("ziele/a/");
    assert!(words.iter().any(|line| line == "wieder aufgenommen"), "{words:#?}");
    // What was kept says the same.
    assert!(case.git(&["rev-parse", "HEAD"]).starts_with(&back));
    case.write("README.md", "Anderes");
    case.commit_as("Anderes", &[]);
    assert_eq!(of_a(&case, ""), rows);
}

/// A name that is written wrongly empties no portal, whether it is committed or not.
#[test]
fn goals_that_lie_elsewhere_are_a_mistake() {
    let mut case = portal("");
    case.write("portal.yaml", format!("{SETTINGS}content: {{goals: content/zeile}}\n"));
    for is_committed in [false, true] {
        if is_committed {
            case.commit("Verschrieben");
        }
        let ran = case.build(&[]);
        assert_eq!(ran.code, 1);
        let found = ran.err.split("\n\n").find(|part| part.contains("Z803")).unwrap_or(&ran.err);
        insta::allow_duplicates! {
            insta::assert_snapshot!(found, @r"
            Fehler[Z803]: in `content/zeile` liegt kein Ziel; die letzten 3 liegen in `content/ziele`
            --> portal.yaml
             = Hilfe: in `portal.yaml` eintragen: `content: {goals: content/ziele}`, oder die Dateien verschieben; fallen die Ziele weg, sie dort löschen
            ");
        }
    }
    case.write("portal.yaml", SETTINGS);
    case.commit("Berichtigt");
    assert_eq!(of_a(&case, ""), BEGINNING);
    // Whoever deletes all goals may.
    case.git(&["rm", "-rq", "content"]);
    assert_eq!(case.build(&[]).code, 0);
    case.commit("Ohne Ziele");
    assert_eq!(of_a(&case, "")[2..], ["Ohne Ziele: a removed file: content/ziele/a.md -> none"]);
}

#[test]
fn what_the_settings_name_and_never_was_is_a_finding() {
    let case = portal("");
    let read = "[{from: 2031-01-01, to: 2031-02-01}, {from: 2024-01-01, to: 2024-01-02, content: {goals: nix}}]";
    let history = format!("{{paths: [zeile, content/ziele, /ziele], roots: [/alt, /], read: {read}}}");
    case.write("portal.yaml", format!("{SETTINGS}checks: {{Z320: off}}\nhistory: {history}\n"));
    insta::assert_snapshot!(case.run(&["check", "--as-of", "2026-06-01"]).whole(), @r"
    exit 0
    out: Warnung[Z804]: `history: paths` nennt `/ziele`, und in keiner Fassung lag dort etwas
    --> portal.yaml
     = Hilfe: den Namen berichtigen, oder den Eintrag löschen

    Warnung[Z804]: `history: paths` nennt `zeile`, und in keiner Fassung lag dort etwas
    --> portal.yaml
     = Hilfe: den Namen berichtigen, oder den Eintrag löschen

    Warnung[Z804]: `history: read` nennt `nix`, und in keiner Fassung lag dort etwas
    --> portal.yaml
     = Hilfe: den Namen berichtigen, oder den Eintrag löschen

    Warnung[Z804]: `history: roots` nennt `/alt`, und in keiner Fassung lag dort etwas
    --> portal.yaml
     = Hilfe: den Ordner nennen, in dem die frühere `portal.yaml` lag, vom obersten Ordner des Repositorys aus; oder den Eintrag löschen

    Warnung[Z805]: `history: read` nennt die Tage von 2031-01-01 bis 2031-02-01, und an keinem entstand eine Fassung
    --> portal.yaml
     = Hilfe: `from` oder `to` berichtigen, oder den Eintrag löschen

    0 Fehler, 5 Warnungen, 0 Hinweise.
    ");
    case.write("portal.yaml", format!("{SETTINGS}history: {{roots: [../alt]}}\n"));
    insta::assert_snapshot!(case.run(&["check"]).whole(), @"
    exit 1
    out: Fehler[Z310]: `../alt` ist kein Ordner des Repositorys
      --> portal.yaml:21:19
       |
    21 | history: {roots: [../alt]}
       |                   ^^^^^^
       |
       = Hilfe: so schreiben: `/alt/portal`, vom obersten Ordner des Repositorys aus, der selbst `/` heißt, und ohne `..`

    1 Fehler, 0 Warnungen, 0 Hinweise.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    ");
}

/// A goal that nobody can read lies where it is looked for.
#[test]
fn goals_that_nobody_can_read_lie_nowhere_else() {
    let mut case = Case::new().goal("a", "");
    case.commit("Anfang");
    case.write_goal("a", "title: [\n");
    case.commit("Kaputt");
    let said = case.run(&["check"]).whole();
    assert!(said.contains("content/ziele/a.md") && !said.contains("Z803"), "{said}");
}

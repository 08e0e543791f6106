//! What a commit says: authors, reason, decision, source, what it takes back, whether it is signed.

use zielstand::config::{CommitWords, FieldEras, GoalFiles, GroupNames, Past};
use zielstand::history::{Commit, Scope, read};
use zielstand::source::Repository;

use crate::case::Case;

/// The newest commit as the history knows it.
pub(super) fn newest(case: &Case) -> Commit {
    let repository = Repository::open(case.root()).unwrap().unwrap();
    let (eras, words) = (FieldEras::default(), CommitWords::default());
    let goals = GoalFiles::in_folder("content/ziele");
    let scope = Scope {
        goals: &goals,
        past: &Past::default(),
        apart: &[],
        eras: &eras,
        file_limit: 2_000_000,
        group_names: &GroupNames::default(),
        words: &words,
        records: &[],
        root: None,
        marking: None,
    };
    let head = repository.head().unwrap().unwrap();
    read(&repository, head, scope, jiff::civil::date(2026, 6, 1), true).unwrap().head.unwrap()
}

fn said(message: &str) -> Commit {
    let mut case = Case::new();
    case.commit(message);
    newest(&case)
}

#[test]
fn trailers_are_taken_out_of_the_message() {
    let commit = said(
        "Frist verschoben\n\nDie Lieferung kommt später.\n\nGrund: Der Hersteller liefert erst\n 2028.\nGrund: Zweitens.\n\
         Beschluss: Kabinett, 3. März 2026\nQuelle: Drucksache 8/123\nCo-authored-by: Karl Kurz <karl@example.org>\n",
    );
    assert_eq!(commit.subject, "Frist verschoben");
    assert_eq!(commit.body, "Die Lieferung kommt später.");
    assert_eq!(commit.reasons, ["Der Hersteller liefert erst 2028.", "Zweitens."]);
    assert_eq!(commit.decisions, ["Kabinett, 3. März 2026"]);
    assert_eq!(commit.sources, ["Drucksache 8/123"]);
    assert_eq!(commit.authors(), "Erika Muster, Karl Kurz");
    assert_eq!(commit.reason().unwrap(), "Der Hersteller liefert erst 2028. Zweitens.");
}

#[test]
fn the_english_names_and_any_case_do_as_well() {
    let commit = said("Moved\n\nreason: because\nDECISION: board\nSource: paper\n");
    assert_eq!(
        (commit.reasons, commit.decisions, commit.sources),
        (vec!["because".to_owned()], vec!["board".to_owned()], vec!["paper".to_owned()])
    );
}

#[test]
fn the_text_of_a_message_is_a_reason_and_its_first_line_is_none() {
    assert_eq!(said("Frist verschoben").reason(), None);
    assert_eq!(said("Frist verschoben\n\nWeil es so ist.").reason().unwrap(), "Weil es so ist.");
    assert_eq!(said("Frist verschoben\n\nGrund: Darum").reason().unwrap(), "Darum");
    assert_eq!(said("Frist verschoben\n\nSigned-off-by: E <e@example.org>").reason(), None, "a signature says nothing");
}

#[test]
fn a_reason_right_below_the_text_is_one_as_well() {
    let commit = said("Frist verschoben\n\nDer Bescheid liegt vor.\nGrund: Förderung\nHinweis: abwarten");
    assert_eq!(commit.reasons, ["Förderung"]);
    assert_eq!(commit.body, "Der Bescheid liegt vor.\nHinweis: abwarten");
    assert_eq!(said("Frist\n\nGrund:\n").reason(), None, "nothing after the word is no reason");
}

#[test]
fn a_revert_names_what_it_takes_back() {
    let mut case = Case::new().goal("a", "due: 2027\n");
    case.commit("Anfang");
    case.write_goal("a", "due: 2028\n");
    let later = case.commit("Später");
    case.git(&["revert", "--no-edit", "HEAD"]);
    let commit = newest(&case);
    assert_eq!(commit.reverts.as_deref(), Some(later.as_str()));
    assert_eq!(commit.reason(), None, "that it takes something back is no reason");
    assert_eq!(said("Etwas\n\nThis reverts commit nichts.").reverts, None);
}

#[test]
fn a_signature_is_seen_and_not_judged() {
    let mut case = Case::new().goal("a", "");
    case.commit("Anfang");
    assert!(!newest(&case).signed);
    let header = "author E <e@example.org> 1700000000 +0100\ncommitter E <e@example.org> 1700000000 +0100\n";
    for field in ["gpgsig", "gpgsig-sha256"] {
        let signature =
            format!("{field} -----BEGIN SSH SIGNATURE-----\n kein\n -----END SSH SIGNATURE-----\n\nSigniert\n");
        super::commits::raw_commit(&case, format!("{header}{signature}").as_bytes());
        assert!(newest(&case).signed);
    }
    super::commits::raw_commit(&case, format!("{header}\nText\n\ngpgsig nur ein Wort\n").as_bytes());
    assert!(!newest(&case).signed);
}

#[test]
fn the_moment_is_that_of_the_committers_clock() {
    let mut case = Case::new();
    case.commit("Anfang");
    assert_eq!(newest(&case).time(), "2024-01-01T12:00:00+01:00");
}

#[test]
fn further_authors_go_through_the_mailmap_and_are_named_once() {
    let mut case = Case::new().file(".mailmap", "Dr. Karl Kurz <karl@example.org>\n");
    case.commit("Zwei\n\nCo-authored-by: Karl <karl@example.org>\nCo-authored-by: Erika Muster <erika@example.org>\nCo-authored-by: Ohne Adresse\n");
    assert_eq!(newest(&case).authors(), "Erika Muster, Dr. Karl Kurz, Ohne Adresse");
}

#[test]
fn a_message_without_an_end_is_cut_at_the_end_of_a_word() {
    let commit = said(&format!("Anfang\n\n{}", "Wort ".repeat(5_000)));
    let kept = format!("{}…", "Wort ".repeat(3_998));
    assert_eq!(commit.body, kept);
}

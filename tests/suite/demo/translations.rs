//! Translations in the demo: they carry no date, and belong to a goal as its title does.

use zielstand::demo::{history, reference};

const GOAL: &str = "content/ziele/digital-vernetzte-verwaltung/vv-01.md";
const HELP: &str = "content/seiten/hilfe.en.md";

#[test]
fn a_goal_is_translated_from_its_first_day_on() {
    let mut files = reference();
    let text = String::from_utf8(files[GOAL].clone()).unwrap();
    if !text.contains("\ntranslations:") {
        let translated = text.replacen("\ntitle:", "\ntranslations:\n  en:\n    title: Digital services\ntitle:", 1);
        files.insert(GOAL.to_owned(), translated.into_bytes());
    }
    files.entry(HELP.to_owned()).or_insert_with(|| b"---\ntitle: Help\n---\nHelp.\n".to_vec());
    let commits = history(&files).unwrap();
    let states: Vec<&Vec<u8>> = commits.iter().filter_map(|commit| commit.files.get(GOAL)).collect();
    assert!(states.len() > 1);
    for state in &states {
        assert!(String::from_utf8_lossy(state).contains("\ntranslations:\n  en:\n"), "{state:?}");
    }
    assert_eq!(states.last(), Some(&&files[GOAL]));
    assert_eq!(commits.last().unwrap().files.get(HELP), files.get(HELP));
}

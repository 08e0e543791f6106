//! The log in another language: words that somebody wrote, goals that are gone.

use crate::case::{Case, SETTINGS};

/// An English label that looks like a word of the program is told as it was written.
#[test]
fn a_label_that_is_a_word_of_the_program() {
    let settings = format!("{SETTINGS}languages: [de, en]\n")
        .replace("label: Umgesetzt", "label: {de: Umgesetzt, en: done}")
        .replace("label: umgesetzt", "label: {de: umgesetzt, en: done}");
    assert!(settings.contains("en: done"), "{settings}");
    let mut case = Case::new().file("portal.yaml", &settings).goal("a", "");
    case.commit("Anfang");
    case.write("portal.yaml", settings.replace("en: done", "en: finished"));
    let commit = case.commit("Anderes Wort");
    assert_eq!(case.build(&[]).code, 0);
    let words = case.commit_words(&commit).join("\n");
    assert!(words.contains("done → jetzt finished") && !words.contains("erreicht"), "{words}");
}

/// A goal that was translated stays so when it is removed.
#[test]
fn a_removed_goal_keeps_its_translation() {
    let translated = "due: 2027\npromise: Hallo\nevents: [{date: 2024, text: Spatenstich}]\n\
        translations: {en: {title: Goal one, promise: Hello, words: {Spatenstich: Ground-breaking}}}\n";
    let mut case =
        Case::new().file("portal.yaml", format!("{SETTINGS}languages: [de, en]\n")).goal("a", translated).goal("b", "");
    case.commit("Anfang");
    case.write_goal("a", &translated.replace("[{date: 2024, text: Spatenstich}]", "[]"));
    let changed = case.commit("Ohne Ereignis");
    case.remove("content/ziele/a.md");
    case.commit("Entfernt");
    assert_eq!(case.build(&[]).code, 0);
    let page = case.words("en/ziele/a/").join("\n");
    for word in ["Goal one", "Hello", "Ground-breaking"] {
        assert!(page.contains(word), "{word}: {page}");
    }
    assert!(!page.contains("Hallo") && !page.contains("Ziel a"), "{page}");
    let step = case.words(&format!("en/aenderungen/{changed}/")).join("\n");
    assert!(step.contains("Goal one") && step.contains("Ground-breaking"), "{step}");
    assert!(case.words("en/ziele/").iter().any(|line| line.contains("Goal one")));
    assert!(case.words("ziele/a/").iter().any(|line| line.contains("Hallo")));
}

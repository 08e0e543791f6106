//! Changes of translations, and changes as another language tells them.

use insta::assert_snapshot;

use super::{NETZ_1, portal, settings, with_history};
use crate::build::small::lines;

#[test]
fn a_changed_translation_is_a_change() {
    let case = with_history();
    case.builds();
    let head = case.git(&["rev-parse", "HEAD"]);
    let page = |folder: &str| case.site(&format!("{folder}aenderungen/{}/index.html", head.trim()));
    assert_snapshot!(lines(&page(""), &["<h1", "<del"]), @r#"
    <li>Status: <del><i>bisher </i>begonnen</del> <span aria-hidden="true">→</span> <ins><i>jetzt </i>umgesetzt</ins> <span class="flag">Ohne neuen Beleg</span></li>
    <li>Übersetzung (Englisch): Titel: <del><i>bisher </i><span lang="en">Network 1</span></del> <span aria-hidden="true">→</span> <ins><i>jetzt </i><span lang="en">The first network</span></ins></li>
    "#);
    assert_snapshot!(lines(&page("en/"), &["<h1", "<del", "Bau"]), @r#"
    <li>Status: <del><i>before </i>started</del> <span aria-hidden="true">→</span> <ins><i>now </i><span lang="de">umgesetzt</span></ins> <span class="flag">Without new evidence</span></li>
    <li>Translation (English): Title: <del><i>before </i>Network 1</del> <span aria-hidden="true">→</span> <ins><i>now </i>The first network</ins></li>
    <dl class="trailers"><div><dt>Why</dt><dd><span lang="de">Der Bau ist zu Ende.</span> (applies to 2 changes of this version)</dd></div>
    "#);
}

#[test]
fn a_translation_that_comes_whole_is_told_text_by_text() {
    let mut case = portal();
    let without = NETZ_1.split("translations").next().unwrap();
    case.write_goal("netz-1", without);
    case.commit("Anfang");
    case.write_goal("netz-1", NETZ_1);
    case.commit("Übersetzt");
    case.builds();
    let head = case.git(&["rev-parse", "HEAD"]);
    assert_snapshot!(lines(&case.site(&format!("aenderungen/{}/index.html", head.trim())), &["<del"]), @"");
    assert_snapshot!(lines(&case.site("en/aenderungen/2024-01/index.html"), &["<b>new:</b> Translation"]), @r#"
    <li><b>new:</b> Translation (English): Promise: <ins>Every house gets fibre.</ins></li>
    <li><b>new:</b> Translation (English): Summary: <ins>Fast internet for everyone</ins></li>
    <li><b>new:</b> Translation (English): Text: <ins>Text in English with a [link](ziel:netz-2) and the [help page](../seiten/hilfe.md).</ins></li>
    <li><b>new:</b> Translation (English): Title: <ins>Network 1</ins></li>
    <li><b>new:</b> Translation (English) of ‘<span lang="de">Der Bau beginnt</span>’: <ins>Building starts</ins></li>
    <li><b>new:</b> Translation (English) of ‘<span lang="de">Häuser mit Glasfaser</span>’: <ins>Houses with fibre</ins></li>
    <li><b>new:</b> Translation (English) of ‘<span lang="de">Prozent</span>’: <ins>per cent</ins></li>
    <li><b>new:</b> Translation (English) of ‘<span lang="de">mehr als 40</span>’: <ins>more than 40</ins></li>
    "#);
}

#[test]
fn a_translated_label_is_no_other_rule() {
    let mut case = portal();
    case.write("portal.yaml", crate::case::SETTINGS);
    std::fs::remove_file(case.path("content/start.en.md")).unwrap();
    case.commit("Anfang");
    case.write("portal.yaml", settings());
    case.commit("Auf Englisch");
    assert_eq!(case.run(&["history", "--field", "statuses"]).out, "Keine Änderung passt zur Auswahl.\n");
    case.write("portal.yaml", settings().replace("de: begonnen", "de: angefangen"));
    case.commit("Anderes Wort");
    assert_snapshot!(case.run(&["history", "--field", "statuses/begonnen/label"]).out, @"
    2024-01-03  Geänderte Regeln
      ! Status „begonnen“: Bezeichnung: begonnen → angefangen  [Wortlaut geändert]
                ohne Begründung
                8098e3ab78  Anderes Wort, von Erika Muster
    ");
}

#[test]
fn each_language_tells_its_own_words_and_folds_the_others() {
    let mut case = portal();
    case.commit("Anfang");
    let later = NETZ_1.replace("Every house gets fibre.", "Every home gets fibre.").replace("Jedes Haus", "Jedes Heim");
    case.write_goal("netz-1", &later);
    case.commit("Heim");
    case.write_goal("netz-1", &later.replace("Every home", "Each home"));
    case.commit("Nur Englisch");
    case.builds();
    let told = |page: &str| lines(&case.site(page), &["<ins>", "<summary>dazu", "<summary>eine", "<summary>plus"]);
    assert_snapshot!(told("aenderungen/2024-01/index.html"), @r#"
    <details class="folded"><summary>eine Änderung an Übersetzungen</summary>
    <li>Übersetzung (Englisch): Versprechen: <del><i>bisher </i><span lang="en">Every home gets fibre.</span></del> <span aria-hidden="true">→</span> <ins><i>jetzt </i><span lang="en">Each home gets fibre.</span></ins></li>
    <li>Versprechen: <del><i>bisher </i>Jedes Haus bekommt Glasfaser.</del> <span aria-hidden="true">→</span> <ins><i>jetzt </i>Jedes Heim bekommt Glasfaser.</ins> <span class="flag">Versprechen geändert</span> <span class="flag-open">ohne Begründung</span></li>
    <details class="folded"><summary>dazu eine Änderung an Übersetzungen</summary>
    <li>Übersetzung (Englisch): Versprechen: <del><i>bisher </i><span lang="en">Every house gets fibre.</span></del> <span aria-hidden="true">→</span> <ins><i>jetzt </i><span lang="en">Every home gets fibre.</span></ins></li>
    "#);
    assert_snapshot!(told("en/aenderungen/2024-01/index.html"), @r#"
    <li>Translation (English): Promise: <del><i>before </i>Every home gets fibre.</del> <span aria-hidden="true">→</span> <ins><i>now </i>Each home gets fibre.</ins></li>
    <li>Promise: <del><i>before </i><span lang="de">Jedes Haus bekommt Glasfaser.</span></del> <span aria-hidden="true">→</span> <ins><i>now </i><span lang="de">Jedes Heim bekommt Glasfaser.</span></ins> <span class="flag">Promise changed</span> <span class="flag-open">no reason given</span></li>
    <li>Translation (English): Promise: <del><i>before </i>Every house gets fibre.</del> <span aria-hidden="true">→</span> <ins><i>now </i>Every home gets fibre.</ins></li>
    "#);
}

//! A third language is files alone: texts of a theme, words in the settings, translations beside the content.

use insta::assert_snapshot;

use super::{portal, settings};
use crate::build::small::lines;
use crate::html;

/// A part of the texts; what is missing falls back.
const FRENCH: &str = "\
language: {name: Français, locale: fr}
languages: {label: Langue, only: 'Cette page existe seulement en {language}.', partly: 'Une partie de cette page existe seulement en {language}.', names: {de: allemand}}
skip: Aller au contenu
menu: {overview: Vue d’ensemble, goals: Tous les objectifs}
common: {goals_short: {one: objectif, other: objectifs}}
due: {later: 'jusqu’au {date}'}
goal: {eyebrow: 'Objectif {id}', promise: La promesse}
overview: {state_lead: {one: '{n} objectif suivi.', other: '{n} objectifs suivis.'}}
";

#[test]
fn a_language_is_added_with_files_alone() {
    let case = portal()
        .file("themes/x/texts/fr.yaml", FRENCH)
        .file("content/seiten/hilfe.fr.md", "---\ntitle: Aide\n---\nVoici de l’aide.\n")
        .file("content/ziele/netz-3.md", "---\nid: netz-3\ntitle: Ziel netz-3\npillar: netz\ndue: 2027-03-01\npromise: Ein Wort.\ntranslations:\n  fr: {title: Réseau 3, promise: Une parole.}\n---\n");
    let settings =
        settings().replace("[de, en]", "[de, en, fr]").replace("en: Networks}", "en: Networks, fr: Réseaux}");
    case.write("portal.yaml", format!("{settings}theme: themes/x\n"));
    assert_snapshot!(case.builds(), @"
    exit 0
    out: 3 Ziele, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Warnung[Z508]: einen Text `state_lead` gibt es hier nicht; er erscheint nirgends
     --> themes/x/texts/fr.yaml:8:12
      |
    8 | overview: {state_lead: {one: '{n} objectif suivi.', other: '{n} objectifs suivis.'}}
      |            ^^^^^^^^^^
      |
      = Hilfe: die Zeile löschen, oder im Handbuch nach dem richtigen Namen sehen

    0 Fehler, 1 Warnung.
    Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
    ");
    let page = case.site("fr/ziele/netz-3/index.html");
    let wanted = [
        "<html",
        "class=\"skip\"",
        "hreflang",
        "wrap foreign",
        "<h1",
        "eyebrow",
        "meta-head",
        "id=\"versprechen\"",
        "promise-text",
        "id=\"fakten\"",
    ];
    assert_snapshot!(lines(&page, &wanted), @r##"
    <html lang="fr">
    <a class="skip" href="#inhalt">Aller au contenu</a>
    <li><a href="../../../ziele/netz-3/" lang="de" hreflang="de" rel="alternate">Deutsch</a></li>
    <li><a href="../../../en/ziele/netz-3/" lang="en" hreflang="en" rel="alternate">English</a></li>
    <p class="wrap foreign" data-pagefind-ignore><span>Une partie de cette page existe seulement en allemand.</span></p>
    <p class="eyebrow">Objectif NETZ-3 · <a href="../../handlungsfelder/netz/">Réseaux</a></p>
    <h1>Réseau 3</h1>
    <p class="meta meta-head"><span class="badge tone-grey"><span><span lang="de">nicht veröffentlicht</span></span></span><span class="due">jusqu’au 1 mars 2027</span></p>
    <h2 id="versprechen">La promesse</h2>
    <p class="promise-text">Une parole.</p>
    <h2 id="fakten"><span lang="de">Auf einen Blick</span></h2>
    "##);
    assert_snapshot!(lines(&case.site("fr/index.html"), &["objectif"]), @r#"
    <li><a href="./ziele/">Tous les objectifs</a></li>
    <li><a href="./ziele/"><b>3</b> <span>objectifs <span lang="de">in diesem Portal</span></span></a></li>
    <h3 class="card-title"><a href="./handlungsfelder/netz/">Réseaux</a> <span class="tag">N</span></h3><p class="card-text"><span lang="de">Alles über Netze</span></p><p class="count"><a href="./handlungsfelder/netz/"><b>3</b> objectifs</a></p><div class="tally">
    "#);
    assert_snapshot!(lines(&case.site("fr/hilfe/index.html"), &["<h1", "<p>Voici", "wrap foreign"]), @"
    <h1>Aide</h1>
    <p>Voici de l’aide.</p>
    ");
    assert_eq!(html::faults(&case.path("public")), [""; 0]);
}

/// The forms of a count are those of the language, however many it has.
#[test]
fn a_language_with_more_plural_forms() {
    let polish = "language: {name: Polski, locale: pl}\ncommon: {goals_short: {one: cel, few: cele, many: celów, other: celu}}\n";
    let mut case = portal().file("themes/x/texts/pl.yaml", polish);
    let settings = settings().replace("[de, en]", "[de, pl]").replace("en: ", "pl: ");
    case.write("portal.yaml", format!("{settings}theme: themes/x\n"));
    for page in ["start", "seiten/hilfe", "handlungsfelder/netz"] {
        std::fs::remove_file(case.path(&format!("content/{page}.en.md"))).unwrap();
    }
    case = case.goal("netz-1", "");
    case.builds();
    assert!(case.site("pl/index.html").contains("<b>2</b> <span>cele "));
    for number in 3..=5 {
        case = case.goal(&format!("netz-{number}"), "");
    }
    case.builds();
    assert!(case.site("pl/index.html").contains("<b>5</b> <span>celów "));
}

//! How this portal counts: the page follows the settings.

use crate::build::small::{lines, settings, small};
use crate::case::Case;

/// The page as text: its lines without tags.
fn text(case: &Case) -> String {
    let page = crate::build::small::between(&case.site("zaehlweise/index.html"), "class=\"prose counting\"", "</main>");
    let mut out = String::new();
    let mut in_tag = false;
    for c in page.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            c if !in_tag => out.push(c),
            _ => {}
        }
    }
    out.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Sentences that a portal with these further settings says, and those that it does not say any more.
fn says(case: &Case, sentences: &[&str], no_more: &[&str]) {
    case.builds();
    let page = text(case);
    let missing: Vec<_> = sentences.iter().filter(|sentence| !page.contains(**sentence)).collect();
    let left: Vec<_> = no_more.iter().filter(|sentence| page.contains(**sentence)).collect();
    assert!(missing.is_empty() && left.is_empty(), "missing: {missing:#?}\nleft: {left:#?}\n{page}");
}

const SOON: &str = "Bald fällig: Die Frist endet in den nächsten 180 Tagen.";
const NO_SOURCE: &str = "Eine Quelle für den Status ist nicht vorgeschrieben.";
const NEVER_STALE: &str = "Wie lange zu einem Ziel nichts Neues bekannt sein darf, ist nicht festgelegt.";
const REASONS: &str = "nach einem dieser Wörter steht: Grund, Reason.";

#[test]
fn the_settings_in_words() {
    let sentences = [
        "Jedes Ziel hat einen von 4 Status.",
        "Wer bei einem Ziel keinen Status einträgt, bekommt „nicht veröffentlicht“.",
        "Als erreicht zählt ein Ziel nur mit diesem Status: „umgesetzt“.",
        "Im Portal stehen 4 Ziele. Jedes zählt in der Gesamtzahl einmal.",
        "1 Ziel gilt für alle Handlungsfelder. Es zählt in keinem einzelnen.",
        "Teilen sich mehrere Ressorts ein Ziel, zählt es bei jedem einmal. Das betrifft 2 Ziele.",
        "Angegeben: Die Verantwortlichen nennen eine Zahl. Zahl solcher Ziele: 1.",
        "geteilt durch alle, abgerundet. Zahl solcher Ziele: 1.",
        "Die Laufzeit der Strategie geht vom ersten Tag (1. Januar 2023) bis zum letzten (2030).",
        SOON,
        NO_SOURCE,
        NEVER_STALE,
        REASONS,
    ];
    says(
        &small(),
        &sentences,
        &[
            "Unter Status derselben Bedeutung gilt diese Reihenfolge, vom kleinsten Stand zum größten:",
            "Die Arbeit ist in Verzug.",
        ],
    );
}

#[test]
fn other_settings_other_numbers() {
    let case = small();
    let more = "soon_days: 30\nstale_days: 90\nhistory: {start: 2024-06, trailers: {reason: [Anlass]}}\n";
    let late = "means: started, late: true, step: 2, colour";
    let other = "  - {id: laeuft, label: läuft, means: started, step: 3}\n  - {id: unbekannt";
    let settings = settings(more).replace("means: started, colour", late).replace("  - {id: unbekannt", other);
    case.write("portal.yaml", settings);
    let sentences = [
        "Jedes Ziel hat einen von 5 Status.",
        "Die Arbeit ist in Verzug.",
        "Unter Status derselben Bedeutung gilt diese Reihenfolge, vom kleinsten Stand zum größten: „begonnen“, „läuft“.",
        "Bald fällig: Die Frist endet in den nächsten 30 Tagen.",
        "nichts Neues bekannt, und es ist weder erreicht noch aufgegeben.",
        "seit mehr als 90 Tagen",
        "nach einem dieser Wörter steht: Anlass.",
        "die nach diesem Tag dazukamen: Juni 2024.",
    ];
    says(&case, &sentences, &[SOON, NEVER_STALE, REASONS]);
}

#[test]
fn a_status_that_needs_a_source() {
    let case = Case::new().file("portal.yaml", settings("status_needs_source: true\n")).goal("neu", "");
    let sentences = [
        "Jeder Status außer „nicht veröffentlicht“ braucht eine Quelle.",
        "Für dieses Portal ist kein Verlauf gespeichert.",
    ];
    says(&case, &sentences, &[NO_SOURCE]);
}

#[test]
fn it_is_linked_where_figures_are() {
    let case = small();
    case.builds();
    for page in ["index.html", "handlungsfelder/netz/index.html", "ressorts/mid/index.html"] {
        let html = case.site(page);
        assert!(html.matches("zaehlweise/\"").count() >= 2, "{page}: {}", lines(&html, &["zaehlweise/"]));
    }
}

#[test]
fn pages_can_be_passed_on_once_the_portal_knows_its_address() {
    let case = small();
    case.builds();
    let share = |path: &str| lines(&case.site(path), &["class=\"share", "og:url"]);
    let button =
        "<p class=\"share no-print\"><button type=\"button\" class=\"print\" hidden>Seite drucken</button></p>";
    assert_eq!(share("ziele/netz-1/index.html"), button);
    assert_eq!(case.build(&["--base-url", "https://example.org/p"]).code, 0);
    let found = share("ziele/netz-1/index.html");
    assert!(found.contains("property=\"og:url\" content=\"https://example.org/p/ziele/netz-1/\""), "{found}");
    assert!(found.contains("&amp;body=https%3A%2F%2Fexample.org%2Fp%2Fziele%2Fnetz-1%2F\">Per E-Mail"), "{found}");
}

//! Pictures: coordinates, sentences and the table of the same numbers.

use insta::assert_snapshot;

use super::small::{between, site, small};
use crate::case::Case;
use crate::history::words;

fn page(path: &str) -> String {
    let case = small();
    case.builds();
    site(&case, path)
}

#[test]
fn the_page_of_all_indicators_has_the_same_pictures() {
    let (goal, all) = (page("ziele/netz-1/index.html"), page("indikatoren/index.html"));
    let picture = |page: &str| between(page, "<figure class=\"plot\">", "</figure>").replace("</td></tr>", "");
    assert_eq!(picture(&all), picture(&goal).replace("indikator-1-bild", "bild-target-1-1"));
}

/// A goal with one indicator; its words, and whether there is a picture.
fn indicator(lines: &str) -> (String, bool) {
    let case = Case::new().goal("a", &format!("indicators:\n  - name: Orte\n{lines}"));
    case.builds();
    let page = case.site("ziele/a/index.html");
    let part = between(&page, "<div class=\"indicator\"", "<table");
    (words(&part).join("\n"), part.contains("<figure"))
}

#[test]
fn what_cannot_be_drawn_is_told_in_words() {
    let (told, drawn) = indicator(
        "    target: 100\n    direction: up\n    values:\n      - {value: 12, date: 2024-05-02}\n      - {value: knapp 40, date: 2025}\n      - {value: 55}\n",
    );
    assert!(drawn);
    assert_snapshot!(told, @"
    Orte
    Der neueste Wert im Bild ist 12 (2. Mai 2024). Der Zielwert ist 100, ohne Datum. Mehr ist besser.
    Orte: Der neueste Wert im Bild ist 12 (2. Mai 2024). Der Zielwert ist 100, ohne Datum. Mehr ist besser.2025202602040608010012Ziel: 100
    Wert
    Zielwert
    2 Werte ohne genaue Zahl oder ohne Datum stehen nur in der Tabelle.
    ");
}

#[test]
fn no_picture_without_anything_to_compare() {
    for lines in [
        "    values: [{value: 12, date: 2024-05-02}]\n",
        "    target: {value: 100, date: 2030}\n",
        "    target: {value: alle, date: 2030}\n    values: [{value: 12, date: 2024-05-02}, {value: viele, date: 2025}]\n",
        "    target: {value: 0, date: 2030}\n    values: [{value: 0, date: 2024-05-02}]\n",
        "    values: [{value: 1, date: 2026-06-01}, {value: 2, date: 2026-06-01}]\n",
    ] {
        assert!(!indicator(lines).1, "{lines}");
    }
    assert!(indicator("    values: [{value: 1, date: 2026-05-31}, {value: 2, date: 2026-06-01}]\n").1);
}

#[test]
fn the_value_of_now_is_drawn_at_the_as_of_date() {
    let (told, drawn) = indicator(
        "    baseline: {value: 0, date: 2026-01-01}\n    target: {value: 100, date: 2026-12-31}\n    current: 40\n",
    );
    assert!(drawn);
    assert_snapshot!(told, @r"
    Orte
    Der neueste Wert im Bild ist 40 (1. Juni 2026). Der Ausgangswert war 0 (1. Januar 2026). Der Zielwert ist 100 (31. Dezember 2026). Auf geradem Weg vom Ausgangswert zum Zielwert wären es dann 41,5.
    Orte: Der neueste Wert im Bild ist 40 (1. Juni 2026). Der Ausgangswert war 0 (1. Januar 2026). Der Zielwert ist 100 (31. Dezember 2026). Auf geradem Weg vom Ausgangswert zum Zielwert wären es dann 41,5.02040608010040Ziel: 100
    Ausgangswert
    Wert
    Zielwert
    gerader Weg zum Zielwert
    Stand dieser Seite: 1. Juni 2026
    ");
}

#[test]
fn deadlines_far_apart_stand_in_years_or_in_no_picture() {
    let case = Case::new().goal("a", "due: 2020\n").goal("b", "due: 2035-03\n");
    case.builds();
    let page = case.site("fristen/index.html");
    let told = words(&between(&page, "<section class=\"part\" aria-labelledby=\"zeitstrahl\">", "</section>"));
    assert_snapshot!(told.join("\n"), @"
    Alle Fristen im Überblick
    Für 2 Ziele ist eine Frist veröffentlicht. Eine dieser Fristen ist überschritten.
    Zahl der Fristen je Jahr. Dieselben Zahlen stehen in der Tabelle.01
    Stand202020232026202920322035
    überfällig 1
    bald fällig 0
    später fällig 1
    abgeschlossen 0
    Stand dieser Seite: 1. Juni 2026
    Dieselben Zahlen als Tabelle
    Zahl der Fristen je Jahr. Dieselben Zahlen stehen in der Tabelle.
    Zeitraum | überfällig | bald fällig | später fällig | abgeschlossen
    2020 | 1 | 0 | 0 | 0
    2035 | 0 | 0 | 1 | 0
    ");
    case.write_goal("b", "due: 2099\n");
    case.builds();
    assert!(!case.site("fristen/index.html").contains("zeitstrahl"));
}

#[test]
fn shares_of_statuses_per_pillar() {
    let page = page("handlungsfelder/index.html");
    assert_snapshot!(between(&page, "<figure class=\"shares\">", "</figure>"), @r#"
    <figure class="shares">
    <ul class="share-rows">
    <li><p><a href="../handlungsfelder/netz/">Netze</a> <span class="quiet nobreak">2 Ziele</span></p>
    <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" width="100.00%" height="20" aria-hidden="true" focusable="false"><a tabindex="-1" href="../handlungsfelder/netz/#status-begonnen"><rect vector-effect="non-scaling-stroke" x="0.00" y="0" width="50.00" height="10" class="fill-blue"/></a><a tabindex="-1" href="../handlungsfelder/netz/#status-unbekannt"><rect vector-effect="non-scaling-stroke" x="50.00" y="0" width="50.00" height="10" class="fill-grey"/></a></svg></li>
    <li><p><a href="../handlungsfelder/amt/">Verwaltung</a> <span class="quiet nobreak">1 Ziel</span></p>
    <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" width="100.00%" height="20" aria-hidden="true" focusable="false"><a tabindex="-1" href="../handlungsfelder/amt/#status-umgesetzt"><rect vector-effect="non-scaling-stroke" x="0.00" y="0" width="100.00" height="10" class="fill-green"/></a></svg></li>
    </ul>
    <figcaption class="small"><span class="quiet">Von links nach rechts:</span>
    <ul class="legend">
    <li class="tone-green"><span>umgesetzt</span></li>
    <li class="tone-blue"><span>begonnen</span></li>
    <li class="tone-grey"><span>nicht veröffentlicht</span></li>
    </ul></figcaption>
    </figure>
    "#);
    let pillars = self::page("handlungsfelder/index.html");
    let told = words(&between(&pillars, "<section class=\"shares-part\"", "</section>"));
    assert_snapshot!(told.join("\n"), @"
    Im Vergleich
    Den größten Anteil begonnener oder erreichter Ziele hat „Verwaltung“: 1 von 1. Alle Balken sind gleich lang. Ihre Teile sind Anteile.
    Netze 2 Ziele
    Verwaltung 1 Ziel
    Von links nach rechts:
    umgesetzt
    begonnen
    nicht veröffentlicht
    Dieselben Zahlen als Tabelle
    Zahl der Ziele je Status
    Bereich | umgesetzt | begonnen | nicht veröffentlicht | Zusammen
    Netze | 0 | 1 | 1 | 2
    Verwaltung | 1 | 0 | 0 | 1
    ");
}

#[test]
fn departments_as_long_as_they_have_goals() {
    let case = Case::new().goal("a", "lead: mid\nstatus: begonnen\n").goal("b", "lead: mid\n").goal("c", "lead: ms\n");
    case.builds();
    let page = case.site("ressorts/index.html");
    let lengths = page.lines().filter(|line| line.starts_with("<svg class=\"bar\"")).map(|line| {
        let width = line.split("width=\"").nth(1).unwrap();
        width[..width.find('"').unwrap()].to_owned()
    });
    assert_eq!(lengths.collect::<Vec<_>>(), ["100.00%", "50.00%"]);
    let told = words(&between(&page, "<section class=\"shares-part\"", "<figure"));
    assert_snapshot!(told.join("\n"), @"
    Im Vergleich
    Die meisten Ziele hat „Ministerium für Digitales“: 2. Je mehr Ziele, desto länger der Balken. Ein gemeinsames Ziel zählt bei jedem beteiligten Ressort.
    ");
}

#[test]
fn what_is_done_beside_the_time_that_is_over() {
    let page = page("index.html");
    assert_snapshot!(between(&page, "<div class=\"pace\">", "</div>"), @r#"
    <div><div class="pace">
    <table class="pace-table">
    <caption class="aside">Vergangene Zeit der Strategie und Stand der Ziele</caption>
    <tbody>
    <tr><th scope="row">Vergangene Zeit <span class="note">1. Januar 2023 bis 2030</span></th><td><svg class="bar" width="100%" height="14" aria-hidden="true" focusable="false"><rect class="bar-ground" width="100%" height="14"/><rect class="pace-time" width="42.69%" height="14"/></svg><b>42 %</b></td></tr>
    <tr><th scope="row">Begonnen oder erreicht</th><td><svg class="bar" width="100%" height="14" aria-hidden="true" focusable="false"><rect class="bar-ground" width="100%" height="14"/><rect class="pace-begun" width="50.00%" height="14"/></svg><b><a href="./ziele/stand/begonnen/">2 von 4 (50 %)</a></b></td></tr>
    <tr><th scope="row">Erreicht</th><td><svg class="bar" width="100%" height="14" aria-hidden="true" focusable="false"><rect class="bar-ground" width="100%" height="14"/><rect class="pace-done" width="25.00%" height="14"/></svg><b><a href="./ziele/stand/erreicht/">1 von 4 (25 %)</a></b></td></tr>
    </tbody>
    </table>
    <p class="small quiet measure pace-rule">Die Balken lassen sich nicht gegeneinander aufrechnen. Jedes Ziel zählt gleich viel, ob groß oder klein, und die Fristen liegen verschieden.</p>
    </div>
    "#);
    let pillar = self::page("handlungsfelder/amt/index.html");
    assert_snapshot!(words(&between(&pillar, "<div class=\"pace\">", "</div>")).join("\n"), @"
    42 Prozent der Zeit sind um. Ziele, die nachweislich erreicht sind: 1 von 1.
    Vergangene Zeit der Strategie und Stand der Ziele
    Vergangene Zeit 1. Januar 2023 bis 2030 | 42 %
    Begonnen oder erreicht | 1 von 1 (100 %)
    Erreicht | 1 von 1 (100 %)
    Die Balken lassen sich nicht gegeneinander aufrechnen. Jedes Ziel zählt gleich viel, ob groß oder klein, und die Fristen liegen verschieden.
    ");
}

#[test]
fn without_an_end_of_the_strategy_nothing_is_compared_with_time() {
    let settings = crate::case::SETTINGS.replace("end: 2030\n", "");
    let case = Case::empty().file("portal.yaml", settings).goal("a", "");
    case.builds();
    assert!(!case.site("index.html").contains("class=\"pace\""));
}

//! What is counted, what is due, how far it is: from the pages that say so.

use insta::assert_snapshot;

use super::small::{between, lines, site, small};
use crate::case::Case;

/// The numbers of a page's first bar: words and counts.
fn tally(page: &str) -> String {
    let legend = between(page, "<ul class=\"legend\">", "</ul>");
    let text = |line: &str| {
        let mut text = String::new();
        let mut tag = false;
        for c in line.chars() {
            match c {
                '<' => tag = true,
                '>' => tag = false,
                c if !tag => text.push(c),
                _ => {}
            }
        }
        text.trim().to_owned()
    };
    legend.lines().map(text).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
}

#[test]
fn a_shared_goal_counts_once_in_all_and_once_in_each_department() {
    let case = small();
    case.builds();
    assert_eq!(
        tally(&case.site("index.html")),
        "umgesetzt 1 (25 %), begonnen 1 (25 %), geplant 1 (25 %), nicht veröffentlicht 1 (25 %)"
    );
    let department = |id: &str| case.site(&format!("ressorts/{id}/index.html"));
    assert_eq!(tally(&department("mid")), "begonnen 1 (50 %), geplant 1 (50 %)");
    assert_eq!(tally(&department("ms")), "umgesetzt 1 (33 %), begonnen 1 (33 %), geplant 1 (33 %)");
    assert_eq!(
        lines(&department("mid"), &["zählen sie", "zählt sie", "zählt es"]),
        "<p class=\"small quiet\">2 Ziele hier gehören auch zu anderen Ressorts. In jedem Ressort zählen sie einmal, in der Gesamtzahl des Portals nur einmal.</p>"
    );
    assert_eq!(case.site("data/v1/goals.json").matches("\"id\":\"netz-1\"").count(), 1);
}

#[test]
fn a_goal_of_all_departments_counts_in_each_that_exists() {
    let settings = crate::case::SETTINGS.replace("origins:", "  - {id: alt, title: Altes Ministerium, until: 2025}\n  - {id: neu, title: Neues Ministerium, since: 2027}\n  - {id: alle, title: Alle Ressorts, all: true}\norigins:");
    let case = Case::new().file("portal.yaml", settings).goal("z", "lead: mid\ndepartments: [alle]\n");
    case.builds();
    let count = |id: &str| tally_or_none(&case.site(&format!("ressorts/{id}/index.html")));
    assert_eq!(
        ["mid", "ms", "alt", "neu", "alle"].map(count),
        ["nicht veröffentlicht 1 (100 %)", "nicht veröffentlicht 1 (100 %)", "", "", "nicht veröffentlicht 1 (100 %)"]
    );
    assert_eq!(tally(&case.site("index.html")), "nicht veröffentlicht 1 (100 %)");
}

fn tally_or_none(page: &str) -> String {
    if page.contains("<ul class=\"legend\">") { tally(page) } else { String::new() }
}

#[test]
fn unknown_statuses_are_shown() {
    let case = Case::new().goal("a", "").goal("b", "status: unbekannt\n").goal("c", "status: begonnen\n");
    case.builds();
    assert_eq!(tally(&case.site("index.html")), "begonnen 1 (33 %), nicht veröffentlicht 2 (67 %)");
    for id in ["a", "b"] {
        let page = case.site(&format!("ziele/{id}/index.html"));
        insta::allow_duplicates! { assert_snapshot!(between(&page, "id=\"stand\"", "</section>"), @r#"
        <h2 id="stand">Wo es steht</h2>
        <p class="measure">Für dieses Ziel ist kein Status veröffentlicht. Das heißt nicht, dass nichts geschieht. Es heißt nur, dass keine Quelle einen Status für das ganze Ziel nennt.</p>
        <div class="ask"><h3>So können Sie fragen</h3>
        <p>Wer zuständig ist, ist nicht veröffentlicht.</p></div>
        </section>
        "#) };
    }
}

#[test]
fn partial_deadlines_end_with_their_period() {
    let due = |due: &str| -> Vec<String> {
        ["2026-05-31", "2026-06-01", "2026-06-30", "2026-07-01", "2026-12-31", "2027-01-01"]
            .map(|day| {
                let case = Case::new().goal("z", &format!("due: {due}\n"));
                let ran = case.run(&["build", "--as-of", day]);
                assert_eq!(ran.code, 0, "{}", ran.err);
                let goals: serde_json::Value = serde_json::from_str(&case.site("data/v1/goals.json")).unwrap();
                let goal = &goals["goals"][0];
                format!("{day} {} {}", goal["due_last_day"].as_str().unwrap(), goal["due_state"].as_str().unwrap())
            })
            .into()
    };
    assert_snapshot!(due("2026").join("\n"), @r"
    2026-05-31 2026-12-31 later
    2026-06-01 2026-12-31 later
    2026-06-30 2026-12-31 later
    2026-07-01 2026-12-31 later
    2026-12-31 2026-12-31 soon
    2027-01-01 2026-12-31 overdue
    ");
    assert_snapshot!(due("2026-06").join("\n"), @r"
    2026-05-31 2026-06-30 soon
    2026-06-01 2026-06-30 soon
    2026-06-30 2026-06-30 soon
    2026-07-01 2026-06-30 overdue
    2026-12-31 2026-06-30 overdue
    2027-01-01 2026-06-30 overdue
    ");
    assert_snapshot!(due("2026-06-01").join("\n"), @r"
    2026-05-31 2026-06-01 soon
    2026-06-01 2026-06-01 soon
    2026-06-30 2026-06-01 overdue
    2026-07-01 2026-06-01 overdue
    2026-12-31 2026-06-01 overdue
    2027-01-01 2026-06-01 overdue
    ");
}

#[test]
fn what_is_due_overdue_and_closed() {
    let case = small();
    case.builds();
    assert_snapshot!(between(&site(&case, "fristen/index.html"), "<main", "</main>"), @r##"
    <main id="inhalt" tabindex="-1">

    <div class="wrap page">
    <header class="page-head">
    <h1>Fristen</h1>
    <p class="lead">Was wann fertig sein soll. Ein Jahr oder Monat als Frist endet mit seinem letzten Tag.</p>
    </header>
    <nav class="years" aria-label="Auf dieser Seite"><ul>
    <li><a href="#ueberfaellig">Überfällig <span class="small">(1)</span></a></li>
    <li><a href="#bald">In den nächsten Monaten fällig <span class="small">(0)</span></a></li>
    <li><a href="#jahr-2026">2026 <span class="small">(1)</span></a></li>
    <li><a href="#verschoben">Verschobene Fristen <span class="small">(1)</span></a></li>
    <li><a href="#abgeschlossen">Abgeschlossen <span class="small">(1)</span></a></li>
    </ul></nav>
    <section class="part" aria-labelledby="rechtzeitig">
    <h2 id="rechtzeitig">Rechtzeitig oder nicht</h2>
    <p class="quiet">Jedes Ziel steht in genau einer Zeile; zusammen sind es alle. Ein Ziel ohne Status, dessen Frist vorbei ist, zählt als überfällig.</p>
    <table class="numbers-table outcomes">
    <caption>Was aus den Zielen wurde</caption>
    <thead><tr><th scope="col">Status und Frist</th><th scope="col">Ziele</th></tr></thead>
    <tbody>
    <tr><th scope="row">rechtzeitig erreicht</th><td>0</td></tr>
    <tr><th scope="row">rechtzeitig nach späterer Angabe</th><td>0</td></tr>
    <tr><th scope="row">verspätet erreicht</th><td><a href="../ziele/ergebnis/verspaetet/">1</a></td></tr>
    <tr><th scope="row">erreicht, Frist oder Tag unbekannt</th><td>0</td></tr>
    <tr><th scope="row">überfällig</th><td><a href="../ziele/ergebnis/ueberfaellig/">1</a></td></tr>
    <tr><th scope="row">offen</th><td><a href="../ziele/ergebnis/offen/">1</a></td></tr>
    <tr><th scope="row">aufgegeben</th><td>0</td></tr>
    <tr><th scope="row">unbekannt</th><td><a href="../ziele/ergebnis/unbekannt/">1</a></td></tr>
    <tr class="report-total"><th scope="row">alle Ziele</th><td><a href="../ziele/">4</a></td></tr>
    </tbody>
    </table>
    </section>
    <section class="part" aria-labelledby="zeitstrahl">
    <h2 id="zeitstrahl">Alle Fristen im Überblick</h2>
    <p class="measure">Für 3 Ziele ist eine Frist veröffentlicht. Eine dieser Fristen ist überschritten.</p>
    <figure class="plot due-plot">
    <svg paint-order="stroke" width="100%" height="196" role="img" aria-labelledby="zeitstrahl-bild">
    <title id="zeitstrahl-bild">Zahl der Fristen je Quartal. Dieselben Zahlen stehen in der Tabelle.</title><line x2="100%" y1="170.0" y2="170.0"/><text y="170.0" dy=".35em">0</text><line x2="100%" y1="38.0" y2="38.0"/><text y="38.0" dy=".35em">1</text>
    <line x1="21.0%" x2="21.0%" y1="38" y2="176"/><line x1="34.0%" x2="34.0%" y1="38" y2="176"/><line x1="47.0%" x2="47.0%" y1="38" y2="176"/><line x1="60.0%" x2="60.0%" y1="38" y2="176"/><line x1="73.0%" x2="73.0%" y1="38" y2="176"/><line x1="86.0%" x2="86.0%" y1="38" y2="176"/><line class="plot-today" x1="90.9%" x2="90.9%" y1="18" y2="170"/><rect class="due-closed" x="8.3%" width="2.6%" y="38.0" height="132.0"/><rect class="due-overdue" x="86.3%" width="2.6%" y="38.0" height="132.0"/><svg x="87.6%" y="38.0" overflow="visible"><path class="due-sign-overdue" d="M0-13 6.5-2h-13z"/></svg><rect class="due-later" x="96.1%" width="2.6%" y="38.0" height="132.0"/>
    <text class="plot-word" x="90.9%" y="12" text-anchor="middle">Stand</text><text class="plot-year" x="14.5%" y="190">2020</text><text class="plot-year" x="40.5%" y="190">2022</text><text class="plot-year" x="66.5%" y="190">2024</text><text class="plot-year" x="92.5%" y="190">2026</text></svg>
    <figcaption class="small"><ul class="legend due-keys">
    <li><svg class="key" viewBox="-8 -15 16 24" width="16" height="24" aria-hidden="true" focusable="false"><rect class="due-overdue" x="-5" y="-1" width="10" height="9"/><path class="due-sign-overdue" d="M0-13 6.5-2h-13z"/></svg><a href="#ueberfaellig"><span>überfällig</span> <b>1</b></a></li>
    <li><svg class="key" viewBox="-8 -15 16 24" width="16" height="24" aria-hidden="true" focusable="false"><rect class="due-soon" x="-5" y="-1" width="10" height="9"/><circle class="due-sign-soon" cy="-7" r="4"/></svg><span>bald fällig</span> <b>0</b></li>
    <li><svg class="key" viewBox="-8 -15 16 24" width="16" height="24" aria-hidden="true" focusable="false"><rect class="due-later" x="-5" y="-1" width="10" height="9"/></svg><a href="#spaeter"><span>später fällig</span> <b>1</b></a></li>
    <li><svg class="key" viewBox="-8 -15 16 24" width="16" height="24" aria-hidden="true" focusable="false"><rect class="due-closed" x="-5" y="-1" width="10" height="9"/></svg><a href="#abgeschlossen"><span>abgeschlossen</span> <b>1</b></a></li>
    <li><svg class="key" viewBox="-8 -15 16 24" width="16" height="24" aria-hidden="true" focusable="false"><path class="plot-today" d="M0-8V8"/></svg><span>Stand dieser Seite: 1. Juni 2026</span></li>
    </ul></figcaption>
    </figure>
    <details class="older"><summary>Dieselben Zahlen als Tabelle</summary>
    <table class="stack numbers-table">
    <caption>Zahl der Fristen je Quartal. Dieselben Zahlen stehen in der Tabelle.</caption>
    <thead><tr><th scope="col">Zeitraum</th><th scope="col">überfällig</th><th scope="col">bald fällig</th><th scope="col">später fällig</th><th scope="col">abgeschlossen</th></tr></thead>
    <tbody>
    <tr><th scope="row">1. Quartal 2020</th><td data-label="überfällig">0</td><td data-label="bald fällig">0</td><td data-label="später fällig">0</td><td data-label="abgeschlossen">1</td></tr>
    <tr><th scope="row">1. Quartal 2026</th><td data-label="überfällig">1</td><td data-label="bald fällig">0</td><td data-label="später fällig">0</td><td data-label="abgeschlossen">0</td></tr>
    <tr><th scope="row">4. Quartal 2026</th><td data-label="überfällig">0</td><td data-label="bald fällig">0</td><td data-label="später fällig">1</td><td data-label="abgeschlossen">0</td></tr>
    </tbody>
    </table></details>
    </section>
    <section class="part" aria-labelledby="ueberfaellig">
    <h2 id="ueberfaellig">Überfällig</h2>
    <p class="quiet">Die Frist ist vorbei. Dass das Ziel erreicht ist, ist in unseren Quellen nicht belegt.</p>
    <ul class="lines">
    <li class="line">
    <a class="line-title" href="../ziele/netz-1/">Ziel netz-1</a>
    <span class="meta"><span class="due due-overdue"><span>überfällig, Frist war März 2026</span></span><span class="badge tone-blue"><span>begonnen</span></span><span class="tag"><abbr title="Ministerium für Digitales">MID</abbr></span><span class="tag"><abbr title="Ministerium für Soziales">MS</abbr></span></span>
    </li>
    </ul>
    </section>
    <section class="part" aria-labelledby="bald">
    <h2 id="bald">In den nächsten Monaten fällig</h2>
    <p class="quiet">Die Frist endet in den nächsten 180 Tagen.</p>
    <p>In dieser Zeit steht keine Frist an.</p>
    </section>
    <div id="spaeter">
    <section class="part" aria-labelledby="jahr-2026">
    <h2 id="jahr-2026">Später fällig, 2026</h2>
    <ul class="lines">
    <li class="line">
    <a class="line-title" href="../ziele/netz-2/">Ziel netz-2</a>
    <span class="meta"><span class="due">bis 2026</span><span class="badge tone-grey"><span>nicht veröffentlicht</span></span></span>
    </li>
    </ul>
    </section>
    </div>
    <section class="part" aria-labelledby="verschoben">
    <h2 id="verschoben">Verschobene Fristen</h2>
    <p class="quiet">Die Frist dieser Ziele war einmal eine andere. Jede Verschiebung steht mit Datum da, und mit Begründung oder Quelle, wo es sie gibt; die neueste zuerst.</p>
    <ul class="lines">
    <li class="line"><a class="line-title" href="../ziele/netz-1/">Ziel netz-1</a>
    <p class="due-course">Erste Frist: <b><time datetime="2025-12-31">31. Dezember 2025</time></b>, heute: <b><time datetime="2026-03">März 2026</time></b>, einmal verschoben</p>
    <ul class="changes">
    <li class="change"><a href="../aenderungen/2024-01/#C2"><time datetime="2024-01-02">2. Januar 2024</time></a>: <span class="change-values"><del><span class="aside">bisher </span>31. Dezember 2025</del> <span aria-hidden="true">→</span> <ins><span class="aside">jetzt </span>März 2026</ins></span><span class="note">Begründung: Lieferung (gilt für 2 Änderungen dieser Fassung)</span></li>
    </ul></li>
    </ul>
    </section>
    <section class="part" aria-labelledby="abgeschlossen">
    <h2 id="abgeschlossen">Abgeschlossen</h2>
    <p class="quiet">Diese Ziele sind erreicht oder beendet. Ihre Frist zählt nicht mehr.</p>
    <ul class="lines">
    <li class="line">
    <a class="line-title" href="../ziele/amt-1/">Ziel amt-1</a>
    <span class="meta"><span class="due">Frist war Februar 2020</span><span class="due due-late"><span>46 Monate nach der ersten Frist</span></span><span class="badge tone-green"><span>umgesetzt</span></span><span class="tag"><abbr title="Ministerium für Soziales">MS</abbr></span></span>
    </li>
    </ul>
    </section>
    <p class="part quiet">Für ein Ziel ist keine Frist veröffentlicht. <a href="../ziele/">Alle Ziele ansehen</a></p>
    </div>

    </main>
    "##);
}

/// What the page says about the progress of a goal with these lines, in one line.
fn progress(front: &str) -> String {
    let case = Case::new().goal("z", front);
    case.builds();
    let goals: serde_json::Value = serde_json::from_str(&case.site("data/v1/goals.json")).unwrap();
    let page = case.site("ziele/z/index.html");
    let said = if page.contains("<div class=\"progress\">") {
        between(&page, "<div class=\"progress\">", "</p>")
    } else {
        String::new()
    };
    format!("{} {said}", goals["goals"][0]["progress"]).replace('\n', "")
}

#[test]
fn progress_is_stated_or_computed_by_a_rule() {
    let indicator = |values: &str| {
        format!(
            "progress: indicators\nindicators:\n  - {{name: Weit, baseline: 0, target: 10, current: 9}}\n  - {{name: Häuser, {values}}}\n"
        )
    };
    assert_snapshot!(progress(""), @"null");
    assert_snapshot!(progress("progress: 0\n"), @r#"{"percent":0,"rule":"stated"} <div class="progress"><p><b>Fortschritt: 0 %</b> <span class="quiet">So von den Verantwortlichen angegeben.</span></p>"#);
    assert_snapshot!(progress("progress: 100\n"), @r#"{"percent":100,"rule":"stated"} <div class="progress"><p><b>Fortschritt: 100 %</b> <span class="quiet">So von den Verantwortlichen angegeben.</span></p>"#);
    assert_snapshot!(progress("progress: milestones\n"), @r#"{"percent":null,"rule":"milestones"} <div class="progress"><p><b>Fortschritt</b> <span class="quiet">Nicht berechenbar, denn es gibt noch keine Angaben dazu.</span></p>"#);
    assert_snapshot!(progress("progress: milestones\nmilestones:\n  - {title: a, done: 2024}\n  - {title: b}\n  - {title: c}\n"), @r#"{"percent":33,"rule":"milestones"} <div class="progress"><p><b>Fortschritt: 33 %</b> <span class="quiet">Erreichte Meilensteine: 1 von 3.</span></p>"#);
    assert_snapshot!(progress("progress: indicators\n"), @r#"{"percent":null,"rule":"indicators"} <div class="progress"><p><b>Fortschritt</b> <span class="quiet">Nicht berechenbar, denn es gibt noch keine Angaben dazu.</span></p>"#);
    assert_snapshot!(progress(&indicator("baseline: 100, target: 50, current: 80")), @r#"{"percent":40,"rule":"indicators"} <div class="progress"><p><b>Fortschritt: 40 %</b> <span class="quiet">So weit ist der Messwert, der am weitesten zurückliegt.</span></p>"#);
    assert_snapshot!(progress(&indicator("baseline: 10, target: 20, current: 5")), @r#"{"percent":0,"rule":"indicators"} <div class="progress"><p><b>Fortschritt: 0 %</b> <span class="quiet">So weit ist der Messwert, der am weitesten zurückliegt.</span></p>"#);
    assert_snapshot!(progress(&indicator("baseline: 10, target: 20, current: 25")), @r#"{"percent":90,"rule":"indicators"} <div class="progress"><p><b>Fortschritt: 90 %</b> <span class="quiet">So weit ist der Messwert, der am weitesten zurückliegt.</span></p>"#);
    assert_snapshot!(progress(&indicator("baseline: 10, target: 10, current: 10")), @r#"{"percent":null,"rule":"indicators"} <div class="progress"><p><b>Fortschritt</b> <span class="quiet">Der Messwert „Häuser“ hat denselben Ausgangs- und Zielwert; ein Weg dazwischen lässt sich nicht rechnen.</span></p>"#);
    assert_snapshot!(progress(&indicator("target: 20, current: 10")), @r#"{"percent":null,"rule":"indicators"} <div class="progress"><p><b>Fortschritt</b> <span class="quiet">Nicht berechenbar, denn beim Messwert „Häuser“ fehlt eine Zahl.</span></p>"#);
    assert_snapshot!(progress(&indicator("baseline: 10, target: 20, current: etwa 15")), @r#"{"percent":null,"rule":"indicators"} <div class="progress"><p><b>Fortschritt</b> <span class="quiet">Nicht berechenbar, denn beim Messwert „Häuser“ fehlt eine Zahl.</span></p>"#);
    assert_snapshot!(progress(&indicator("baseline: 10, target: 20, values: [{date: 2025, value: 18}, {date: 2024, value: 12}]")), @r#"{"percent":80,"rule":"indicators"} <div class="progress"><p><b>Fortschritt: 80 %</b> <span class="quiet">So weit ist der Messwert, der am weitesten zurückliegt.</span></p>"#);
}

#[test]
fn overview() {
    let case = small();
    case.builds();
    let page = super::small::site(&case, "index.html");
    assert_snapshot!(between(&page, "<ul class=\"glance\">", "</ul>"), @r##"
    <ul class="glance">
    <li><a href="./ziele/"><b>4</b> <span>Ziele in diesem Portal</span></a></li>
    <li><a href="./ziele/stand/erreicht/"><b>1</b> <span>davon erreicht</span></a></li>
    <li><a href="#geaendert"><b class="glance-date"><time datetime="2024-01-02">2. Januar 2024</time></b> <span>letzte Änderung</span></a></li>
    <li><a href="#faellig"><b class="glance-date"><time datetime="2026">2026</time></b> <span>nächste Frist</span></a></li>
    <li class="glance-late"><a href="./ziele/frist/ueberfaellig/"><b>1</b> <span>Frist überschritten</span></a></li>
    </ul>
    "##);
    assert_snapshot!(lines(&page, &["Vergangene Zeit <"]), @r#"<tr><th scope="row">Vergangene Zeit <span class="note">1. Januar 2023 bis 2030</span></th><td><svg class="bar" width="100%" height="14" aria-hidden="true" focusable="false"><rect class="bar-ground" width="100%" height="14"/><rect class="pace-time" width="42.69%" height="14"/></svg><b>42 %</b></td></tr>"#);
    assert_snapshot!(between(&page, "<div class=\"claims\">", "</dl>"), @r#"
    <div class="claims">
    <div><dl>
    <div><dt>Ziele</dt><dd>mehr als 3</dd></div>
    </dl>
    "#);
    assert_snapshot!(lines(&page, &["class=\"line-title\"", "class=\"card-title\"", "<h3><time", "<li>Frist", "<li>Status", "<li><b>"]), @r#"
    <h3 class="card-title"><a href="./handlungsfelder/netz/">Netze</a> <span class="tag">N</span></h3><p class="count"><a href="./handlungsfelder/netz/"><b>2</b> Ziele</a></p><div class="tally">
    <h3 class="card-title"><a href="./handlungsfelder/amt/">Verwaltung</a> <span class="tag">A</span></h3><p class="count"><a href="./handlungsfelder/amt/"><b>1</b> Ziel</a></p><div class="tally">
    <h3 class="card-title"><a href="./ziele/art/querschnitt/">Querschnittsziele</a></h3><p class="card-text">Für alle Handlungsfelder</p><p class="count"><a href="./ziele/art/querschnitt/"><b>1</b> Ziel</a></p><div class="tally">
    <li class="line"><span class="quiet"><time datetime="2024-01-02">2. Januar 2024</time></span> <a class="line-title" href="./ziele/netz-1/">Ziel netz-1</a>
    <li class="line"><span class="quiet"><time datetime="2024-01-01">1. Januar 2024</time></span> <a class="line-title" href="./ziele/amt-1/">Ziel amt-1</a>
    <a class="line-title" href="./ziele/netz-1/">Ziel netz-1</a>
    <a class="line-title" href="./ziele/netz-2/">Ziel netz-2</a>
    "#);
}

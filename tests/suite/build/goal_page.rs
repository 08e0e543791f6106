//! A goal's page, part by part.

use insta::assert_snapshot;

use super::small::{between, lines, site, small};
use crate::case::{Case, SETTINGS};

fn page() -> String {
    let case = small();
    case.builds();
    site(&case, "ziele/netz-1/index.html")
}

#[test]
fn head() {
    assert_snapshot!(between(&page(), "<head>", "</head>"), @r##"
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; font-src 'self'; img-src 'self' data:; media-src 'self'; base-uri 'none'; form-action 'self'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <meta name="theme-color" content="#16406f" media="(prefers-color-scheme: light)">
    <meta name="theme-color" content="#111821" media="(prefers-color-scheme: dark)">
    <title>Ziel netz-1 – Netze – Testportal</title>
    <meta name="description" content="Schnelles Netz für alle">
    <meta property="og:title" content="Ziel netz-1">
    <meta property="og:description" content="Schnelles Netz für alle">
    <meta property="og:type" content="website">
    <meta property="og:site_name" content="Testportal">
    <meta property="og:locale" content="de_DE">
    <link rel="alternate" type="application/atom+xml" title="Änderungen abonnieren (Atom-Feed)" href="../../ziele/netz-1/feed.atom">
    <link rel="icon" type="image/svg+xml" href="../../assets/favicon.svg">
    <link rel="apple-touch-icon" href="../../assets/touch-icon.png">
    <link rel="stylesheet" href="../../assets/colours.css">
    <link rel="stylesheet" href="../../assets/style.css">
    </head>
    "##);
}

#[test]
fn title_badge_and_deadline() {
    assert_snapshot!(between(&page(), "<header class=\"page-head", "</header>"), @r#"
    <header class="page-head accent tone-blue">
    <p class="eyebrow">Ziel NETZ-1 · <a href="../../handlungsfelder/netz/">Netze</a></p>
    <h1>Ziel netz-1</h1>
    <p class="meta meta-head"><span class="badge tone-blue"><span>begonnen</span></span><span class="due due-overdue"><span>überfällig, Frist war März 2026</span></span></p>
    <p class="lead">Schnelles Netz für alle</p>
    <p class="answer"><b class="aside">Wie weit ist das? </b>Häuser (Stück): mehr als 6000 (März 2025). Zielwert: 26.000,5. Der Status „begonnen“ ist belegt für: März 2025. Die Frist ist überschritten, sie war: März 2026. Sie wurde einmal verschoben.</p>
    </header>
    "#);
}

#[test]
fn promise_and_origin() {
    assert_snapshot!(between(&page(), "<section class=\"promise", "</section>"), @r#"
    <section class="promise tone-blue" aria-labelledby="versprechen">
    <h2 id="versprechen">Das Versprechen</h2>
    <p class="promise-text">Jedes Haus bekommt Glasfaser.</p>
    <p class="origin"><span><b>Grundlage:</b> Teil der Strategie.</span></p>
    </section>
    "#);
}

#[test]
fn facts() {
    assert_snapshot!(between(&page(), "<aside class=\"facts\"", "</aside>"), @r##"
    <aside class="facts" aria-labelledby="fakten">
    <h2 id="fakten">Auf einen Blick</h2>
    <dl>
    <div><dt>Status</dt><dd>begonnen<br><span class="quiet small">Beleg: März 2025</span></dd></div>
    <div><dt>Frist</dt><dd><time datetime="2026-03">März 2026</time><br><span class="quiet small">zuerst 31. Dezember 2025, einmal verschoben</span></dd></div>
    <div><dt>Beginn</dt><dd><time datetime="2024">2024</time></dd></div>
    <div><dt>Federführung</dt><dd><a href="../../ressorts/mid/">Ministerium für Digitales</a> (MID)</dd></div>
    <div><dt>Beteiligt</dt><dd><ul><li><a href="../../ressorts/ms/">Ministerium für Soziales</a> (MS)</li></ul></dd></div>
    <div><dt>Handlungsfeld</dt><dd><a href="../../handlungsfelder/netz/">Netze</a></dd></div>
    <div><dt>Thema</dt><dd><a href="../../themen/glasfaser/">Glasfaser</a></dd></div>
    <div><dt>Zuletzt geändert</dt><dd><a href="#aenderungen"><time datetime="2024-01-02">2. Januar 2024</time></a></dd></div>
    <div><dt>Im Portal seit</dt><dd><time datetime="2024-01-01">1. Januar 2024</time></dd></div>
    </dl>
    </aside>
    "##);
}

#[test]
fn state_progress_milestones_indicators() {
    assert_snapshot!(between(&page(), "id=\"stand\"", "</section>"), @r#"
    <h2 id="stand">Wo es steht</h2>
    <p class="measure">Der Status lautet „begonnen“. Beleg für diesen Status: <a class="source" href="https://example.org/b?a=1&amp;b=2">Bericht 2025</a> <span class="quiet nobreak">(<time datetime="2025-03">März 2025</time>)</span>.</p>
    <p class="measure"><b>Anmerkung:</b> Zahlen vorläufig.</p>
    <div class="progress">
    <p><b>Fortschritt: 33 %</b> <span class="quiet">Erreichte Meilensteine: 1 von 3.</span></p>
    <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" width="100%" height="10" role="img" aria-label="Balken: 33 von 100 Prozent"><rect vector-effect="non-scaling-stroke" class="bar-ground" x="0" y="0" width="100" height="10"/><rect vector-effect="non-scaling-stroke" x="0" y="0" width="33" height="10" class="fill-blue"/></svg>
    </div>
    <h3>Meilensteine</h3>
    <ul class="milestones">
    <li class="milestone-done"><span>Planung <span class="small quiet">erreicht: 31. Mai 2024 · Frist: Juni 2024</span></span></li>
    <li class="milestone-overdue"><span>Bau <span class="small quiet">überfällig · Frist: Mai 2026</span></span></li>
    <li class="milestone-open"><span>Abnahme <span class="small quiet">offen</span></span></li>
    </ul>
    <h3>Messwerte</h3>
    <div class="indicator" id="indikator-1">
    <h4>Häuser <span class="quiet">(Stück)</span></h4>
    <p class="measure">Der neueste Wert im Bild ist mehr als 6000 (März 2025). Der Ausgangswert war 1000 (2023). Der Zielwert ist 26.000,5 (2030). Auf geradem Weg vom Ausgangswert zum Zielwert wären es dann 6686,5.</p>
    <figure class="plot">
    <svg paint-order="stroke" width="100%" height="208" role="img" aria-labelledby="indikator-1-bild">
    <title id="indikator-1-bild">Häuser: Der neueste Wert im Bild ist mehr als 6000 (März 2025). Der Ausgangswert war 1000 (2023). Der Zielwert ist 26.000,5 (2030). Auf geradem Weg vom Ausgangswert zum Zielwert wären es dann 6686,5.</title><line x1="22.4%" x2="22.4%" y1="26" y2="182"/><text class="plot-year" x="22.4%" y="202">2024</text><line x1="43.1%" x2="43.1%" y1="26" y2="182"/><text class="plot-year" x="43.1%" y="202">2026</text><line x1="63.9%" x2="63.9%" y1="26" y2="182"/><text class="plot-year" x="63.9%" y="202">2028</text><line x1="84.7%" x2="84.7%" y1="26" y2="182"/><text class="plot-year" x="84.7%" y="202">2030</text><line x2="100%" y1="182.0" y2="182.0"/><text y="182.0" dy=".35em">0</text><line x2="100%" y1="130.0" y2="130.0"/><text y="130.0" dy=".35em">10.000</text><line x2="100%" y1="78.0" y2="78.0"/><text y="78.0" dy=".35em">20.000</text><line x2="100%" y1="26.0" y2="26.0"/><text y="26.0" dy=".35em">30.000</text><line class="plot-today" x1="47.4%" x2="47.4%" y1="26" y2="182"/><line class="plot-target" x1="12%" x2="100%" y1="46.8" y2="46.8"/><line class="plot-path" x1="17.2%" y1="176.8" x2="95.0%" y2="46.8"/><svg x="17.2%" y="176.8" overflow="visible"><path class="mark mark-baseline" d="M-5-5H5V5H-5z"/></svg><svg x="22.8%" y="169.0" overflow="visible"><circle class="mark mark-value" r="5"/></svg><line class="plot-span" x1="34.4%" x2="35.3%" y1="150.8" y2="150.8"/><svg x="34.9%" y="150.8" overflow="visible"><circle class="mark mark-inexact" r="5"/></svg><svg x="95.0%" y="46.8" overflow="visible"><path class="mark mark-target" d="M0-7 7 0 0 7-7 0z"/></svg><text class="plot-word" x="34.9%" y="139.8" text-anchor="middle">mehr als 6000</text><text class="plot-word" x="100%" y="37.8" text-anchor="end">Ziel: 26.000,5</text></svg>
    <figcaption class="small"><ul class="legend">
    <li><svg class="key" viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true" focusable="false"><path class="mark mark-baseline" d="M-5-5H5V5H-5z"/></svg><span>Ausgangswert</span></li>
    <li><svg class="key" viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true" focusable="false"><circle class="mark mark-value" r="5"/></svg><span>Wert</span></li>
    <li><svg class="key" viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true" focusable="false"><circle class="mark mark-inexact" r="5"/></svg><span>ungenauer Wert</span></li>
    <li><svg class="key" viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true" focusable="false"><path class="plot-span" d="M-8 0H8"/></svg><span>Monat oder Jahr, in dem der Wert galt</span></li>
    <li><svg class="key" viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true" focusable="false"><path class="mark mark-target" d="M0-7 7 0 0 7-7 0z"/></svg><span>Zielwert</span></li>
    <li><svg class="key" viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true" focusable="false"><path class="plot-path" d="M-8 6 8-6"/></svg><span>gerader Weg zum Zielwert</span></li>
    <li><svg class="key" viewBox="-9 -9 18 18" width="18" height="18" aria-hidden="true" focusable="false"><path class="plot-today" d="M0-8V8"/></svg><span>Stand dieser Seite: 1. Juni 2026</span></li>
    </ul></figcaption>
    </figure>
    <table class="stack">
    <caption class="aside">Häuser <span class="quiet">(Stück)</span></caption>
    <thead><tr><th scope="col">Art</th><th scope="col">Zeitpunkt</th><th scope="col">Wert</th><th scope="col">Quelle</th></tr></thead>
    <tbody><tr class="reading"><th scope="row">Ausgangswert</th>
    <td data-label="Zeitpunkt"><time datetime="2023">2023</time></td>
    <td class="value" data-label="Wert">1000</td>
    <td data-label="Quelle"></td></tr><tr class="reading"><th scope="row">Wert</th>
    <td data-label="Zeitpunkt"><time datetime="2024-01-15">15. Januar 2024</time></td>
    <td class="value" data-label="Wert">2500</td>
    <td data-label="Quelle"><span class="source">Brief</span></td></tr><tr class="reading"><th scope="row">Wert</th>
    <td data-label="Zeitpunkt"><time datetime="2025-03">März 2025</time></td>
    <td class="value" data-label="Wert">mehr als 6000</td>
    <td data-label="Quelle"><a class="source" href="https://example.org/b?a=1&amp;b=2">Bericht 2025</a> <span class="quiet nobreak">(<time datetime="2025-03">März 2025</time>)</span></td></tr><tr class="reading"><th scope="row">Zielwert</th>
    <td data-label="Zeitpunkt"><time datetime="2030">2030</time></td>
    <td class="value" data-label="Wert">26.000,5</td>
    <td data-label="Quelle"><a class="source" href="https://example.org/b?a=1&amp;b=2">Bericht 2025</a> <span class="quiet nobreak">(<time datetime="2025-03">März 2025</time>)</span></td></tr>
    </tbody>
    </table>
    <p class="small">Vom Ausgangswert zum Zielwert: 19 % des Wegs</p><svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" width="100%" height="10" role="img" aria-label="Balken: 19 von 100 Prozent"><rect vector-effect="non-scaling-stroke" class="bar-ground" x="0" y="0" width="100" height="10"/><rect vector-effect="non-scaling-stroke" x="0" y="0" width="19" height="10" class="fill-blue"/></svg>
    </div>
    </section>
    "#);
}

#[test]
fn text() {
    assert_snapshot!(between(&page(), "<div class=\"prose part\">", "</div>"), @r#"
    <div class="prose part">
    <p>Text von netz-1.</p>

    </div>
    "#);
}

#[test]
fn events() {
    assert_snapshot!(between(&page(), "id=\"ereignisse\"", "</section>"), @r#"
    <h2 id="ereignisse">Belegte Ereignisse</h2>
    <ol class="timeline">
    <li class="tone-blue"><p class="timeline-date"><time datetime="2024-05-31">31. Mai 2024</time> <span class="badge tone-blue"><span>begonnen</span></span></p>
    <p>Planung fertig <span class="quiet">Betrifft nur einen Teil des Ziels.</span></p>
    <p class="small quiet"><span class="source">Brief</span></p></li>
    </ol>
    <h3>Ohne Datum</h3>
    <ul class="timeline">
    <li><p class="timeline-date">ohne Datum</p>
    <p>Gespräch</p></li>
    </ul>
    </section>
    "#);
}

#[test]
fn history_of_the_page() {
    assert_snapshot!(between(&page(), "id=\"aenderungen\"", "</section>"), @r#"
    <h2 id="aenderungen">Wie sich diese Seite geändert hat</h2>
    <p class="quiet">Jede Änderung an der Datei dieses Ziels, neueste zuerst. Grundlage ist das öffentliche Git-Repository.</p>
    <ol class="course"><li><time datetime="2024-01-02">2. Januar 2024</time><ul><li>Frist: <del><i>bisher </i>31. Dezember 2025</del> <span aria-hidden="true">→</span> <ins><i>jetzt </i>März 2026</ins> <span class="flag">Frist verschoben</span></li>
    <li>Status: <del><i>bisher </i>geplant</del> <span aria-hidden="true">→</span> <ins><i>jetzt </i>begonnen</ins></li>
    </ul><p><b>Grund:</b> Lieferung (gilt für 2 Änderungen dieser Fassung) </p><p><a href="../../aenderungen/2024-01/#C2">Frist verschoben</a>, von Erika Muster · <code>C2</code></p></li><li><time datetime="2024-01-01">1. Januar 2024</time><ul><li><b>neu aufgenommen</b></li>
    </ul><p><a href="../../aenderungen/2024-01/#C1">Anfang</a>, von Erika Muster · <code>C1</code></p></li>
    </ol>
    </section>
    "#);
}

#[test]
fn sources() {
    assert_snapshot!(between(&page(), "id=\"quellen\"", "</section>"), @r#"
    <h2 id="quellen">Quellen</h2>
    <ul class="sources">
    <li id="quelle-brief"><span class="source">Brief</span> <span class="quiet">– nicht im Netz veröffentlicht</span><span class="note">liegt vor</span></li>
    <li id="quelle-bericht"><a class="source" href="https://example.org/b?a=1&amp;b=2">Bericht 2025</a> <span class="quiet nobreak">(<time datetime="2025-03">März 2025</time>)</span></li>
    </ul>
    </section>
    "#);
}

#[test]
fn file_badge_and_neighbours() {
    let page = page();
    assert_snapshot!(between(&page, "id=\"datei\"", "</nav>"), @r#"
    <h2 id="datei">Prüfen und weitergeben</h2>
    <p>Diese Seite entsteht aus einer Textdatei: <code class="path">content/ziele/netz-1.md</code></p>
    <p class="share no-print"><button type="button" class="print" hidden>Seite drucken</button></p>
    <p class="no-print">Abzeichen zum Einbinden: <a class="badge-file" href="../../badges/netz-1.svg"><img src="../../badges/netz-1.svg" alt="Abzeichen: begonnen" height="20"></a></p>
    <p class="part small data-links no-print"><b>Daten dieser Seite:</b> <a href="../../data/v1/goals.csv">goals.csv</a> oder <a href="../../data/v1/goals.json">goals.json</a> (id „netz-1“), <a href="../../data/v1/timeline.json">timeline.json</a> (Status im Lauf der Zeit), <a href="../../data/v1/changes.csv">changes.csv</a> oder <a href="../../data/v1/changes.json">changes.json</a> (goal „netz-1“), <a href="../../ziele/netz-1/feed.atom">Änderungen dieses Ziels abonnieren (Atom-Feed)</a> · <a href="../../daten/">Alle Daten</a></p>
    </section>
    </div>
    </article>
    <section class="part related" aria-labelledby="verwandt">
    <h2 id="verwandt">Verwandte Ziele</h2>
    <p class="quiet measure">Höchstens fünf Ziele, die mit diesem am meisten gemeinsam haben. Am meisten zählt, wenn eines das andere ablöst, dann dasselbe Thema, dann gemeinsame Querschnittsthemen und Ressorts.</p>
    <ul class="lines">
    <li class="line"><a class="line-title" href="../../ziele/netz-2/">Ziel netz-2</a><span class="meta"><span class="badge tone-grey"><span>nicht veröffentlicht</span></span><span class="quiet">gleiches Thema</span></span></li>
    </ul>
    </section>
    <nav class="pager" aria-label="Weitere Ziele">
    <a rel="prev" href="../../ziele/amt-1/"><span><span class="small quiet">Voriges Ziel</span> Ziel amt-1</span></a>
    <a rel="next" class="pager-next" href="../../ziele/netz-2/"><span><span class="small quiet">Nächstes Ziel</span> Ziel netz-2</span></a>
    </nav>
    "#);
}

#[test]
fn footer() {
    assert_snapshot!(between(&page(), "<footer", "</footer>"), @r#"
    <footer class="bottom">
    <div class="wrap">
    <div class="bottom-cols">
    <nav aria-labelledby="fuss-a"><h2 id="fuss-a">Über dieses Portal</h2><ul><li><a href="../../themen/">Themen</a></li><li><a href="../../querschnitt/">Querschnitt</a></li><li><a href="../../strategien/">Fachstrategien</a></li><li><a href="../../a-z/">Von A bis Z</a></li><li><a href="../../plan/">Plan</a></li><li><a href="../../daten/">Daten</a></li><li><a href="../../druck/">Alles zum Drucken</a></li><li><a href="../../quellen/">Quellen</a></li><li><a href="../../zaehlweise/">So zählt dieses Portal</a></li></ul></nav>
    </div>
    <p class="small quiet"><a href="../../pruefen/">Diese Website prüfen</a></p>
    </div>
    </footer>
    "#);
}

#[test]
fn places_at_the_forge() {
    let forge = "forge:\n  url: https://git.example.org/p\n  commit: https://git.example.org/p/commit/{commit}\n  file: https://git.example.org/p/blob/{commit}/{path}\n  edit: https://git.example.org/p/edit/main/{path}\n  history: https://git.example.org/p/commits/main/{path}\n";
    let mut case = small();
    case.write("portal.yaml", super::small::settings(forge));
    case.commit("Adressen");
    case.builds();
    assert_snapshot!(lines(&site(&case, "ziele/netz-1/index.html"), &["git.example.org"]), @r#"
    </ul><p><b>Grund:</b> Lieferung (gilt für 2 Änderungen dieser Fassung) </p><p><a href="../../aenderungen/2024-01/#C2">Frist verschoben</a>, von Erika Muster · <a href="https://git.example.org/p/commit/C2" aria-label="Fassung C2, Im Repository ansehen"><code>C2</code></a></p></li><li><time datetime="2024-01-01">1. Januar 2024</time><ul><li><b>neu aufgenommen</b></li>
    </ul><p><a href="../../aenderungen/2024-01/#C1">Anfang</a>, von Erika Muster · <a href="https://git.example.org/p/commit/C1" aria-label="Fassung C1, Im Repository ansehen"><code>C1</code></a></p></li>
    <ul class="links"><li><a href="https://git.example.org/p/blob/C3/content/ziele/netz-1.md">Datei ansehen</a></li><li><a href="https://git.example.org/p/commits/main/content/ziele/netz-1.md">Alle Fassungen der Datei</a></li><li class="no-print"><a href="https://git.example.org/p/edit/main/content/ziele/netz-1.md">Änderung vorschlagen</a></li>
    <dl class="stand no-print"><div><dt>Quelldatei dieser Seite</dt><dd><a href="https://git.example.org/p/blob/C3/content/ziele/netz-1.md"><code>content/ziele/netz-1.md</code></a><br><a href="https://git.example.org/p/commits/main/content/ziele/netz-1.md">Frühere Fassungen dieser Seite</a><br><a href="https://git.example.org/p/edit/main/content/ziele/netz-1.md">Änderung vorschlagen</a></dd></div></dl>
    <p class="small quiet"><a href="https://git.example.org/p">Alle Dateien des Portals</a> · <a href="../../pruefen/">Diese Website prüfen</a></p>
    "#);
}

#[test]
fn places_at_the_forge_count_from_the_top_of_the_repository() {
    let forge = "forge: {file: 'https://git.example.org/p/blob/{commit}/{path}'}\n";
    let mut case = Case::empty()
        .file("portale/eins/portal.yaml", format!("{SETTINGS}{forge}"))
        .file("portale/eins/content/ziele/a.md", "---\nid: a\ntitle: A\npillar: netz\n---\nText\n");
    let head = case.commit("Anfang");
    let ran = case.build(&["--root", "portale/eins", "--out", "public"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let link = format!("href=\"https://git.example.org/p/blob/{head}/portale/eins/content/ziele/a.md\"");
    assert!(case.site("ziele/a/index.html").contains(&link));
}

#[test]
fn the_answer_tells_the_newest_value_and_not_the_money() {
    let money = "{name: Mittel, unit: Millionen Euro, values: [{date: 2026-01, value: 7}]}";
    let old = "{name: Ämter, unit: Anzahl, values: [{date: 2024, value: 3}]}";
    let new = "{name: Menschen, unit: Anzahl, values: [{date: 2026-02, value: 120}]}";
    let case = crate::case::Case::new()
        .goal("a", &format!("indicators:\n- {money}\n- {old}\n- {new}\n"))
        .goal("b", &format!("indicators:\n- {money}\n"))
        .goal(
            "c",
            "indicators:\n- {name: Geld, unit: Euro, target: {value: 9}, values: [{date: 2026-01, value: 7}]}\n",
        );
    case.builds();
    let answer = |id: &str| super::small::lines(&case.site(&format!("ziele/{id}/index.html")), &["class=\"answer\""]);
    assert!(answer("a").contains("</b>Menschen (Anzahl): 120 (Februar 2026). "), "{}", answer("a"));
    assert!(answer("b").contains("</b>Niemand hat veröffentlicht"), "{}", answer("b"));
    assert!(answer("c").contains("</b>Geld (Euro): 7 (Januar 2026). Zielwert: 9. "), "{}", answer("c"));
}

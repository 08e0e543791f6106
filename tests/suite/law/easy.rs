//! Pages in easy language.

use insta::assert_snapshot;

use super::{LEGAL, settings};
use crate::build::small::{between, lines};
use crate::case::Case;
use crate::html::faults;

/// A portal with goals of all kinds; easy language is wanted.
fn portal() -> Case {
    let settings = settings(&LEGAL.replace("  pages: {leichte-sprache: none}\n", ""));
    Case::new()
        .file("portal.yaml", settings)
        .file("content/medien/gebaerden.mp4", "Film")
        .goal("eins", "status: umgesetzt\n")
        .goal("zwei", "status: begonnen\ndue: 2025\n")
        .goal("drei", "")
}

const START: &str =
    "---\ntitle: Leichte Sprache\nsummary: Kurz gesagt.\n---\n\nEin Satz.\\\nNoch ein Satz: [Ein Ziel](ziel:eins).\n";
const NETZ: &str = "---\ntitle: Netze leicht\n---\n\nDas Netz ist schnell.\n";
const AMT: &str = "---\ntitle: Amt leicht\n---\n\nSiehe [Netze](netz.md).\n";

#[test]
fn overview_and_pillars() {
    let case = portal()
        .file("content/leicht/start.md", START)
        .file("content/leicht/netz.md", NETZ)
        .file("content/leicht/amt.md", AMT);
    assert_snapshot!(case.builds(), @"
    exit 0
    out: 3 Ziele, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
    ");
    assert_eq!(faults(&case.path("public")), Vec::<String>::new());
    let easy = |path: &str| between(&case.site(path), "<main", "</main>");
    assert_snapshot!(easy("leichte-sprache/index.html"), @r#"
    <main id="inhalt" tabindex="-1">

    <div class="wrap page easy" lang="de">
    <header class="page-head">
    <p class="eyebrow">Leichte Sprache</p>
    <h1>Leichte Sprache</h1>
    <p class="lead">Kurz gesagt.</p>
    <p class="easy-normal"><a href="../">Diese Seite in Alltags-Sprache</a></p>
    </header>
    <section class="panel" aria-labelledby="zahlen">
    <h2 id="zahlen">Das sind die Zahlen</h2>
    <ul class="easy-lines">
    <li>Es gibt 3 Ziele.</li><li>1 Ziel ist geschafft.</li><li>An 1 Ziel arbeiten Menschen gerade.</li><li>Bei 1 Ziel wissen wir nicht: Wie weit ist es?</li><li>Bei 1 Ziel ist die Zeit schon vorbei.</li>
    </ul>
    <p>Das ist der Stand vom 1. Juni 2026.</p>
    </section>
    <div class="prose">
    <p>Ein Satz.<br>
    Noch ein Satz: <a href="../ziele/eins/">Ein Ziel</a>.</p>

    </div>
    <nav class="part no-print" aria-labelledby="weiter">
    <h2 id="weiter">Mehr in Leichter Sprache</h2>
    <ul>
    <li><a href="../leichte-sprache/netz/">Netze leicht</a></li>
    <li><a href="../leichte-sprache/amt/">Amt leicht</a></li>
    </ul>
    </nav>
    </div>

    </main>
    "#);
    assert_snapshot!(easy("leichte-sprache/amt/index.html"), @r#"
    <main id="inhalt" tabindex="-1">

    <div class="wrap page easy" lang="de">
    <header class="page-head accent tone-teal">
    <p class="eyebrow">Leichte Sprache</p>
    <h1>Amt leicht</h1>
    <p class="easy-normal"><a href="../../handlungsfelder/amt/">Diese Seite in Alltags-Sprache</a></p>
    </header>
    <section class="panel" aria-labelledby="zahlen">
    <h2 id="zahlen">Das sind die Zahlen</h2>
    <ul class="easy-lines">
    <li>Es gibt 0 Ziele.</li>
    </ul>
    <p>Das ist der Stand vom 1. Juni 2026.</p>
    </section>
    <div class="prose">
    <p>Siehe <a href="../../leichte-sprache/netz/">Netze</a>.</p>

    </div>
    <nav class="part no-print" aria-labelledby="weiter">
    <h2 id="weiter">Mehr in Leichter Sprache</h2>
    <ul>
    <li><a href="../../leichte-sprache/">Leichte Sprache</a></li>
    <li><a href="../../leichte-sprache/netz/">Netze leicht</a></li>
    </ul>
    </nav>
    </div>

    </main>
    "#);
    let link = |path: &str| lines(&case.site(path), &["hreflang=\"de\""]);
    assert_snapshot!(link("ziele/eins/index.html"), @r#"
    <ul><li><a href="../../leichte-sprache/" hreflang="de">Leichte Sprache</a></li><li><a href="../../gebaerdensprache/">Gebärdensprache</a></li>
    "#);
    assert_snapshot!(link("handlungsfelder/netz/index.html"), @r#"
    <ul><li><a href="../../leichte-sprache/netz/" hreflang="de">Leichte Sprache</a></li><li><a href="../../gebaerdensprache/">Gebärdensprache</a></li>
    "#);
}

#[test]
fn a_portal_without_any() {
    assert_snapshot!(portal().builds(), @"
    exit 0
    out: 3 Ziele, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Warnung[Z602]: das Portal gibt es nicht in Leichter Sprache
    --> content/leicht/start.md
     = Hilfe: diese Datei anlegen; wenn es keine Leichte Sprache geben soll: `legal: {pages: {leichte-sprache: none}}`

    0 Fehler, 1 Warnung.
    Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
    ");
}

#[test]
fn pillars_without_one() {
    let case = portal().file("content/leicht/start.md", START).file("content/leicht/netz.md", NETZ);
    assert_snapshot!(case.builds(), @"
    exit 0
    out: 3 Ziele, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Warnung[Z602]: das Handlungsfeld `Verwaltung` gibt es nicht in Leichter Sprache
    --> content/leicht/amt.md
     = Hilfe: diese Datei anlegen; wenn es keine Leichte Sprache geben soll: `legal: {pages: {leichte-sprache: none}}`

    0 Fehler, 1 Warnung.
    Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
    ");
}

#[test]
fn a_file_that_belongs_to_no_pillar() {
    let case = portal().file("content/leicht/start.md", START).file("content/leicht/netze.md", NETZ);
    assert_snapshot!(case.refused(), @"
    exit 1
    err: Warnung[Z602]: das Handlungsfeld `Verwaltung` gibt es nicht in Leichter Sprache
    --> content/leicht/amt.md
     = Hilfe: diese Datei anlegen; wenn es keine Leichte Sprache geben soll: `legal: {pages: {leichte-sprache: none}}`

    Warnung[Z602]: das Handlungsfeld `Netze` gibt es nicht in Leichter Sprache
    --> content/leicht/netz.md
     = Hilfe: diese Datei anlegen; wenn es keine Leichte Sprache geben soll: `legal: {pages: {leichte-sprache: none}}`

    Fehler[Z203]: das Handlungsfeld `netze` gibt es nicht
     --> content/leicht/netze.md:2:1
      |
    2 | title: Netze leicht
      | ^^^^^
      |
      = Hilfe: gemeint ist vielleicht `netz`

    1 Fehler, 2 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn a_plain_page_of_the_same_address() {
    let plain = "---\ntitle: Leichte Sprache\n---\nText.\n";
    let case = portal().file("content/seiten/leichte-sprache.md", plain);
    assert_eq!(case.build(&["--strict"]).code, 0);
    case.write("content/leicht/start.md", START);
    assert_snapshot!(case.refused(), @"
    exit 1
    err: Warnung[Z602]: das Handlungsfeld `Verwaltung` gibt es nicht in Leichter Sprache
    --> content/leicht/amt.md
     = Hilfe: diese Datei anlegen; wenn es keine Leichte Sprache geben soll: `legal: {pages: {leichte-sprache: none}}`

    Warnung[Z602]: das Handlungsfeld `Netze` gibt es nicht in Leichter Sprache
    --> content/leicht/netz.md
     = Hilfe: diese Datei anlegen; wenn es keine Leichte Sprache geben soll: `legal: {pages: {leichte-sprache: none}}`

    Fehler[Z205]: die Adresse `/leichte-sprache/` hat schon `content/leicht/start.md`
    --> content/seiten/leichte-sprache.md
     = Hilfe: eine der beiden Dateien umbenennen

    1 Fehler, 2 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

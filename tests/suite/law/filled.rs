//! Imprint, privacy, accessibility and sign language from the settings.

use insta::assert_snapshot;

use super::{LEGAL, filled, portal};
use crate::build::small::{between, lines};
use crate::html::faults;

/// The content of a page without its frame.
fn main(case: &crate::case::Case, path: &str) -> String {
    between(&case.site(path), "<div class=\"prose legal\">", "</main>")
}

#[test]
fn pages_are_filled_in_from_the_settings() {
    let case = filled();
    assert_snapshot!(case.builds(), @"
    exit 0
    out: 1 Ziel, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
    ");
    assert_eq!(faults(&case.path("public")), Vec::<String>::new());
    assert_snapshot!(main(&case, "impressum/index.html"), @r#"
    <div class="prose legal">
    <h2 id="anbieter">Wer das Portal veröffentlicht</h2>
    <address><b>Ministerium &lt;für&gt; Digitales</b><br>Straße 1<br>39104 Magdeburg<br></address>
    <p>Vertreten durch: den Minister</p>

    <h2 id="kontakt">Kontakt</h2>
    <p>E-Mail: <a href="mailto:portal@example.org">portal@example.org</a><br>Telefon: <a href="tel:039112345">0391 / 123-45</a></p>

    <h2 id="verantwortlich">Verantwortlich für den Inhalt</h2>
    <p>Erika Muster, Straße 1, 39104 Magdeburg</p>

    <h2 id="aufsicht">Aufsichtsbehörde</h2>
    <p>Aufsicht</p>

    </div>
    </div>

    </main>
    "#);
    assert_snapshot!(main(&case, "barrierefreiheit/index.html"), @r#"
    <div class="prose legal">
    <p>Alle sollen dieses Portal nutzen können. Maßstab sind die internationalen Regeln WCAG 2.2, Stufe AA, und die deutsche Verordnung BITV 2.0. Beide beschreiben, wie Websites für Menschen mit Behinderungen nutzbar werden.</p>

    <h2 id="stand">Wie barrierefrei das Portal ist</h2>
    <p>Das Portal ist zum größten Teil barrierefrei, aber nicht überall.</p>
    <p>Das fehlt noch, und darum:</p>
    <ul>
    <li>Ein Film hat keine Untertitel.</li>
    </ul>

    <h2 id="pruefung">Wie das geprüft wurde</h2>
    <p>Diese Erklärung ist vom 15. Januar 2026. Zuletzt überprüft: März 2026.</p>
    <p>Selbstbewertung</p>

    <h2 id="melden">Ein Hindernis melden</h2>
    <p>Stoßen Sie auf ein Hindernis? Schreiben Sie uns bitte, auf welcher Seite es war, was Sie tun wollten und welches Gerät oder Hilfsmittel Sie nutzen.</p>
    <p>E-Mail: <a href="mailto:portal@example.org">portal@example.org</a><br>Telefon: <a href="tel:039112345">0391 / 123-45</a></p>

    <h2 id="durchsetzung">Wenn die Antwort nicht hilft</h2>
    <p>Bekommen Sie keine Antwort, oder löst sie das Problem nicht, können Sie sich an die Durchsetzungsstelle wenden.</p>

    <address><b>Durchsetzungsstelle</b><br><a href="https://example.org/d">https://example.org/d</a></address>

    </div>
    </div>

    </main>
    "#);
    assert_snapshot!(main(&case, "gebaerdensprache/index.html"), @r#"
    <div class="prose legal">
    <video controls preload="none" src="../medien/gebaerden.mp4" aria-label="Video in Deutscher Gebärdensprache"></video>
    <p><a href="../medien/gebaerden.mp4">Das Video als Datei</a></p>

    </div>
    </div>

    </main>
    "#);
    let privacy = case.site("datenschutz/index.html");
    assert_snapshot!(between(&privacy, "id=\"webserver\"", "</dl>"), @r#"
    <h2 id="webserver">Was der Webserver speichert</h2>
    <p>Wer eine Seite aufruft, sendet technische Angaben an den Webserver, zum Beispiel die IP-Adresse. Anders lässt sich eine Seite nicht ausliefern.</p>
    <dl class="pairs">
    <div><dt>Was der Webserver speichert und wozu</dt><dd>IP-Adresse, gegen Störungen</dd></div>
    <div><dt>Wie lange er es speichert</dt><dd>7 Tage</dd></div>
    <div><dt>Rechtsgrundlage</dt><dd>Artikel 6</dd></div>
    <div><dt>Wer den Webserver betreibt</dt><dd>Rechenzentrum</dd></div>
    </dl>
    "#);
    assert_snapshot!(between(&privacy, "id=\"stelle\"", "id=\"rechte\""), @r#"
    <h2 id="stelle">Wer für Ihre Daten verantwortlich ist</h2>
    <p>Ministerium &lt;für&gt; Digitales, Straße 1, 39104 Magdeburg</p>
    <p>E-Mail: <a href="mailto:portal@example.org">portal@example.org</a><br>Telefon: <a href="tel:039112345">0391 / 123-45</a></p>
    <p>Datenschutzbeauftragte oder Datenschutzbeauftragter: dsb@example.org</p>

    <h2 id="rechte">Ihre Rechte</h2>
    "#);
    let header = between(&privacy, "class=\"aids", "</ul>");
    assert_snapshot!(header, @r#"
    <div class="aids wrap">
    <ul><li><a href="../gebaerdensprache/">Gebärdensprache</a></li>
    </ul>
    "#);
}

#[test]
fn what_is_missing_is_marked_and_found() {
    let case = portal("");
    assert_snapshot!(case.builds(), @"
    exit 0
    out: 1 Ziel, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Warnung[Z602]: das Portal gibt es nicht in Leichter Sprache
    --> content/leicht/start.md
     = Hilfe: diese Datei anlegen; wenn es keine Leichte Sprache geben soll: `legal: {pages: {leichte-sprache: none}}`

    Warnung[Z601]: auf der Seite `/barrierefreiheit/` fehlt noch: `email`, `accessibility: conformance`, `accessibility: date`, `accessibility: method`, `accessibility: enforcement`
    --> portal.yaml
     = Hilfe: in `portal.yaml` unter `legal` eintragen; wenn die Seite woanders liegt, dort unter `pages` ihre Adresse

    Warnung[Z601]: auf der Seite `/datenschutz/` fehlt noch: `publisher`, `email`, `privacy: host`, `privacy: logs`, `privacy: storage`, `privacy: basis`, `privacy: authority`
    --> portal.yaml
     = Hilfe: in `portal.yaml` unter `legal` eintragen; wenn die Seite woanders liegt, dort unter `pages` ihre Adresse

    Warnung[Z601]: auf der Seite `/gebaerdensprache/` fehlt noch: `sign_language`
    --> portal.yaml
     = Hilfe: in `portal.yaml` unter `legal` eintragen; wenn die Seite woanders liegt, dort unter `pages` ihre Adresse

    Warnung[Z601]: auf der Seite `/impressum/` fehlt noch: `publisher`, `address`, `represented_by`, `email`, `responsible`
    --> portal.yaml
     = Hilfe: in `portal.yaml` unter `legal` eintragen; wenn die Seite woanders liegt, dort unter `pages` ihre Adresse

    0 Fehler, 5 Warnungen.
    Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
    ");
    assert_eq!(faults(&case.path("public")), Vec::<String>::new());
    let unfilled = |path: &str| lines(&case.site(path), &["Noch nicht ausgefüllt"]).matches("Noch nicht").count();
    let pages = ["impressum", "datenschutz", "barrierefreiheit", "gebaerdensprache"];
    assert_eq!(pages.map(|page| unfilled(&format!("{page}/index.html"))), [5, 7, 5, 1]);
    assert!(
        pages.iter().all(|page| case.site(&format!("{page}/index.html")).contains("Diese Seite ist nicht vollständig"))
    );
}

#[test]
fn a_part_that_is_missing_is_named_at_its_block() {
    let case = portal(
        &LEGAL.replace("    date: 2026-01-15\n", "").replace("    gaps: [Ein Film hat keine Untertitel.]\n", ""),
    )
    .file("content/medien/gebaerden.mp4", "Film");
    assert_snapshot!(case.builds(), @"
    exit 0
    out: 1 Ziel, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Warnung[Z601]: auf der Seite `/barrierefreiheit/` fehlt noch: `accessibility: gaps`, `accessibility: date`
      --> portal.yaml:19:1
       |
    19 | legal:
       | ^^^^^
       |
       = Hilfe: in `portal.yaml` unter `legal` eintragen; wenn die Seite woanders liegt, dort unter `pages` ihre Adresse

    0 Fehler, 1 Warnung.
    Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
    ");
}

#[test]
fn a_private_publisher_needs_less() {
    let less = LEGAL.replace("  represented_by: den Minister\n", "  private: true\n");
    let less: String =
        less.lines().filter(|line| !line.contains("enforcement")).map(|line| format!("{line}\n")).collect();
    let case = portal(&less).file("content/medien/gebaerden.mp4", "Film");
    assert_snapshot!(case.builds(), @"
    exit 0
    out: 1 Ziel, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
    ");
    assert!(!case.site("barrierefreiheit/index.html").contains("Durchsetzungsstelle"));
}

#[test]
fn a_page_of_the_portal_adds_to_the_template() {
    let own =
        "---\ntitle: Eigenes Impressum\nsummary: Eigener Satz.\norder: 99\n---\n\n## Mehr\n\nSiehe [Ziel](ziel:neu).\n";
    let case = filled().file("content/seiten/impressum.md", own);
    case.builds();
    let page = case.site("impressum/index.html");
    assert_snapshot!(lines(&page, &["<h1", "class=\"lead\"", "<h2 id=", "Siehe"]), @r#"
    <h1>Eigenes Impressum</h1>
    <p class="lead">Eigener Satz.</p>
    <h2 id="anbieter">Wer das Portal veröffentlicht</h2>
    <h2 id="kontakt">Kontakt</h2>
    <h2 id="verantwortlich">Verantwortlich für den Inhalt</h2>
    <h2 id="aufsicht">Aufsichtsbehörde</h2>
    <h2 id="text-mehr">Mehr</h2>
    <p>Siehe <a href="../ziele/neu/">Ziel</a>.</p>
    <nav aria-labelledby="fuss-a"><h2 id="fuss-a">Über dieses Portal</h2><ul><li><a href="../themen/">Themen</a></li><li><a href="../querschnitt/">Querschnitt</a></li><li><a href="../strategien/">Fachstrategien</a></li><li><a href="../a-z/">Von A bis Z</a></li><li><a href="../daten/">Daten</a></li><li><a href="../druck/">Alles zum Drucken</a></li><li><a href="../quellen/">Quellen</a></li><li><a href="../zaehlweise/">So zählt dieses Portal</a></li></ul></nav>
    <nav aria-labelledby="fuss-r"><h2 id="fuss-r">Rechtliches</h2><ul><li><a href="../datenschutz/">Datenschutz</a></li><li><a href="../barrierefreiheit/">Barrierefreiheit</a></li><li><a href="../gebaerdensprache/">Gebärdensprache</a></li><li><a href="../impressum/" aria-current="page">Eigenes Impressum</a></li></ul></nav>
    "#);
    assert_snapshot!(lines(&page, &["id=\"fuss-r\""]), @r#"<nav aria-labelledby="fuss-r"><h2 id="fuss-r">Rechtliches</h2><ul><li><a href="../datenschutz/">Datenschutz</a></li><li><a href="../barrierefreiheit/">Barrierefreiheit</a></li><li><a href="../gebaerdensprache/">Gebärdensprache</a></li><li><a href="../impressum/" aria-current="page">Eigenes Impressum</a></li></ul></nav>"#);
}

#[test]
fn a_page_of_the_portal_replaces_the_template() {
    let case = portal("")
        .file("content/seiten/impressum.md", "---\ntitle: Impressum\nmenu: legal\nstandalone: true\n---\nAlles.\n");
    let said = case.builds();
    assert!(!said.contains("/impressum/"), "{said}");
    let page = case.site("impressum/index.html");
    assert_snapshot!(lines(&page, &["<h1", "Alles.", "Noch nicht"]), @"
    <h1>Impressum</h1>
    <p>Alles.</p>
    ");
}

#[test]
fn pages_may_lie_elsewhere() {
    let case = portal(
        "legal: {pages: {impressum: 'https://example.org/i', datenschutz: none, barrierefreiheit: none, gebaerdensprache: none, leichte-sprache: none}}\n",
    );
    assert_snapshot!(case.builds(), @"
    exit 0
    out: 1 Ziel, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
    ");
    assert!(!case.path("public/impressum").exists() && !case.path("public/datenschutz").exists());
    assert_snapshot!(lines(&case.site("index.html"), &["id=\"fuss-r\""]), @r#"<nav aria-labelledby="fuss-r"><h2 id="fuss-r">Rechtliches</h2><ul><li><a href="https://example.org/i">Impressum</a></li></ul></nav>"#);
}

#[test]
fn mistakes_in_the_block() {
    let case = portal(
        "legal:\n  pages: {impressum: hier, datenschutz: none}\n  sign_language: ../film.mp4\n  accessibility: {conformance: ja, date: gestern}\n  privacy: kurz\n  mail: x\n",
    );
    assert_snapshot!(case.refused(), @"
    exit 1
    err: Fehler[Z308]: `hier` ist keine Internetadresse
      --> portal.yaml:20:22
       |
    20 |   pages: {impressum: hier, datenschutz: none}
       |                      ^^^^
       |
       = Hilfe: eine Adresse beginnt mit `https://`

    Fehler[Z310]: `../film.mp4` ist kein Pfad im Ordner des Portals
      --> portal.yaml:21:18
       |
    21 |   sign_language: ../film.mp4
       |                  ^^^^^^^^^^^
       |
       = Hilfe: so schreiben: `content/ziele`, ohne `/` am Anfang und ohne `..`

    Fehler[Z307]: `ja` ist hier nicht möglich
      --> portal.yaml:22:32
       |
    22 |   accessibility: {conformance: ja, date: gestern}
       |                                ^^
       |
       = Hilfe: möglich sind: `full`, `partial`, `none`

    Fehler[Z301]: `gestern` ist kein Datum
      --> portal.yaml:22:42
       |
    22 |   accessibility: {conformance: ja, date: gestern}
       |                                          ^^^^^^^
       |
       = Hilfe: so schreiben: `2027-03-31`, `2027-03` oder `2027`

    Fehler[Z108]: `privacy` muss ein Block mit eigenen Angaben sein
      --> portal.yaml:23:12
       |
    23 |   privacy: kurz
       |            ^^^^
       |
       = Hilfe: die Angaben darunter schreiben und gleich weit einrücken

    Fehler[Z106]: die Angabe `mail` gibt es nicht
      --> portal.yaml:24:3
       |
    24 |   mail: x
       |   ^^^^
       |
       = Hilfe: gemeint ist vielleicht `email`

    6 Fehler, 0 Warnungen.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn a_video_that_is_missing() {
    let case = portal(LEGAL);
    assert_snapshot!(case.refused(), @"
    exit 1
    err: Fehler[Z403]: der Verweis `content/medien/gebaerden.mp4` führt ins Leere
      --> portal.yaml:19:1
       |
    19 | legal:
       | ^^^^^
       |
       = Hilfe: die Adresse prüfen: eine Seite des Portals steht so da: `/ziele/`, eine Datei vom Ordner dieser Seite aus: `../medien/karte.png`, eine andere Website mit `https://`

    1 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn a_video_elsewhere_is_a_link() {
    let case = portal(&LEGAL.replace("content/medien/gebaerden.mp4", "https://example.org/film"));
    case.builds();
    assert_snapshot!(main(&case, "gebaerdensprache/index.html"), @r#"
    <div class="prose legal">
    <p><a href="https://example.org/film">Das Video auf einer anderen Website ansehen</a></p>

    </div>
    </div>

    </main>
    "#);
}

#[test]
fn the_past_has_no_pages_of_the_law() {
    let mut case = filled();
    case.commit("Anfang");
    case.write("portal.yaml", super::settings(&format!("{LEGAL}stands: [2024-01-01]\n")));
    case.commit("Stand");
    case.builds();
    assert!(case.path("public/stand/2024-01-01/ziele/neu/index.html").exists());
    assert!(!case.path("public/stand/2024-01-01/impressum").exists());
    assert_snapshot!(lines(&case.site("stand/2024-01-01/index.html"), &["impressum/"]), @r#"<nav aria-labelledby="fuss-r"><h2 id="fuss-r">Rechtliches</h2><ul><li><a href="../../impressum/">Impressum</a></li><li><a href="../../datenschutz/">Datenschutz</a></li><li><a href="../../barrierefreiheit/">Barrierefreiheit</a></li><li><a href="../../gebaerdensprache/">Gebärdensprache</a></li></ul></nav>"#);
}

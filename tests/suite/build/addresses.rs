//! What depends on where the site lies: sitemap, robots, the page for addresses that do not exist.

use insta::assert_snapshot;

use super::small::{settings, site, small};

#[test]
fn search_engines() {
    let case = small();
    case.builds();
    assert_snapshot!(case.site("robots.txt"), @r"
    User-agent: *
    Allow: /
    ");
    assert_snapshot!(case.site("sitemap.xml"), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    </urlset>
    "#);
    case.write("portal.yaml", settings("base_url: https://ziele.example.org/portal\n"));
    case.builds();
    assert_snapshot!(case.site("robots.txt"), @r"
    User-agent: *
    Allow: /
    Sitemap: https://ziele.example.org/portal/sitemap.xml
    ");
    let sitemap = site(&case, "sitemap.xml");
    let mut lines: Vec<&str> = sitemap.lines().collect();
    lines.sort_unstable();
    assert_snapshot!(lines.join("\n"), @r#"
    </urlset>
    <?xml version="1.0" encoding="UTF-8"?>
    <url><loc>https://ziele.example.org/portal/</loc></url>
    <url><loc>https://ziele.example.org/portal/a-z/</loc></url>
    <url><loc>https://ziele.example.org/portal/aenderungen/2024-01/</loc></url>
    <url><loc>https://ziele.example.org/portal/aenderungen/2024/</loc></url>
    <url><loc>https://ziele.example.org/portal/aenderungen/</loc></url>
    <url><loc>https://ziele.example.org/portal/aenderungen/art/fristen/</loc></url>
    <url><loc>https://ziele.example.org/portal/aenderungen/art/status/</loc></url>
    <url><loc>https://ziele.example.org/portal/aenderungen/art/ziele/</loc></url>
    <url><loc>https://ziele.example.org/portal/aenderungen/auffaellig/</loc></url>
    <url><loc>https://ziele.example.org/portal/aenderungen/auffaellig/deadline-later/</loc></url>
    <url><loc>https://ziele.example.org/portal/daten/</loc></url>
    <url><loc>https://ziele.example.org/portal/druck/</loc></url>
    <url><loc>https://ziele.example.org/portal/fristen/</loc></url>
    <url><loc>https://ziele.example.org/portal/handlungsfelder/</loc></url>
    <url><loc>https://ziele.example.org/portal/handlungsfelder/amt/</loc></url>
    <url><loc>https://ziele.example.org/portal/handlungsfelder/amt/aenderungen/</loc></url>
    <url><loc>https://ziele.example.org/portal/handlungsfelder/netz/</loc></url>
    <url><loc>https://ziele.example.org/portal/handlungsfelder/netz/aenderungen/</loc></url>
    <url><loc>https://ziele.example.org/portal/hilfe/</loc></url>
    <url><loc>https://ziele.example.org/portal/indikatoren/</loc></url>
    <url><loc>https://ziele.example.org/portal/plan/</loc></url>
    <url><loc>https://ziele.example.org/portal/pruefen/</loc></url>
    <url><loc>https://ziele.example.org/portal/pruefen/veroeffentlichungen/</loc></url>
    <url><loc>https://ziele.example.org/portal/quellen/</loc></url>
    <url><loc>https://ziele.example.org/portal/querschnitt/</loc></url>
    <url><loc>https://ziele.example.org/portal/ressorts/</loc></url>
    <url><loc>https://ziele.example.org/portal/ressorts/mid/</loc></url>
    <url><loc>https://ziele.example.org/portal/ressorts/mid/aenderungen/</loc></url>
    <url><loc>https://ziele.example.org/portal/ressorts/ms/</loc></url>
    <url><loc>https://ziele.example.org/portal/ressorts/ms/aenderungen/</loc></url>
    <url><loc>https://ziele.example.org/portal/strategien/</loc></url>
    <url><loc>https://ziele.example.org/portal/suche/</loc></url>
    <url><loc>https://ziele.example.org/portal/themen/</loc></url>
    <url><loc>https://ziele.example.org/portal/themen/glasfaser/</loc></url>
    <url><loc>https://ziele.example.org/portal/zaehlweise/</loc></url>
    <url><loc>https://ziele.example.org/portal/ziele/</loc></url>
    <url><loc>https://ziele.example.org/portal/ziele/amt-1/</loc><lastmod>2024-01-01</lastmod></url>
    <url><loc>https://ziele.example.org/portal/ziele/art/querschnitt/</loc></url>
    <url><loc>https://ziele.example.org/portal/ziele/ergebnis/aufgegeben/</loc></url>
    <url><loc>https://ziele.example.org/portal/ziele/ergebnis/nach-spaeterer-angabe/</loc></url>
    <url><loc>https://ziele.example.org/portal/ziele/ergebnis/offen/</loc></url>
    <url><loc>https://ziele.example.org/portal/ziele/ergebnis/ohne-frist-oder-tag/</loc></url>
    <url><loc>https://ziele.example.org/portal/ziele/ergebnis/rechtzeitig/</loc></url>
    <url><loc>https://ziele.example.org/portal/ziele/ergebnis/ueberfaellig/</loc></url>
    <url><loc>https://ziele.example.org/portal/ziele/ergebnis/unbekannt/</loc></url>
    <url><loc>https://ziele.example.org/portal/ziele/ergebnis/verspaetet/</loc></url>
    <url><loc>https://ziele.example.org/portal/ziele/frist/abgeschlossen/</loc></url>
    <url><loc>https://ziele.example.org/portal/ziele/frist/ohne/</loc></url>
    <url><loc>https://ziele.example.org/portal/ziele/frist/spaeter/</loc></url>
    <url><loc>https://ziele.example.org/portal/ziele/frist/steht-bevor/</loc></url>
    <url><loc>https://ziele.example.org/portal/ziele/frist/ueberfaellig/</loc></url>
    <url><loc>https://ziele.example.org/portal/ziele/frist/zwoelf-monate/</loc></url>
    <url><loc>https://ziele.example.org/portal/ziele/geaendert/30-tage/</loc></url>
    <url><loc>https://ziele.example.org/portal/ziele/geaendert/365-tage/</loc></url>
    <url><loc>https://ziele.example.org/portal/ziele/geaendert/90-tage/</loc></url>
    <url><loc>https://ziele.example.org/portal/ziele/netz-1/</loc><lastmod>2024-01-02</lastmod></url>
    <url><loc>https://ziele.example.org/portal/ziele/netz-2/</loc><lastmod>2024-01-01</lastmod></url>
    <url><loc>https://ziele.example.org/portal/ziele/quer-1/</loc><lastmod>2024-01-01</lastmod></url>
    <url><loc>https://ziele.example.org/portal/ziele/stand/begonnen/</loc></url>
    <url><loc>https://ziele.example.org/portal/ziele/stand/erreicht/</loc></url>
    <url><loc>https://ziele.example.org/portal/ziele/stand/wie-versprochen/</loc></url>
    <url><loc>https://ziele.example.org/portal/ziele/status/begonnen/</loc></url>
    <url><loc>https://ziele.example.org/portal/ziele/status/geplant/</loc></url>
    <url><loc>https://ziele.example.org/portal/ziele/status/umgesetzt/</loc></url>
    <url><loc>https://ziele.example.org/portal/ziele/status/unbekannt/</loc></url>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    "#);
}

#[test]
fn base_address_of_the_command_line_wins() {
    let case = small();
    case.write("portal.yaml", settings("base_url: https://ziele.example.org/portal\n"));
    let ran = case.build(&["--base-url", "https://vorschau.example.org"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(
        super::small::lines(&case.site("ziele/netz-1/index.html"), &["canonical"]),
        "<link rel=\"canonical\" href=\"https://vorschau.example.org/ziele/netz-1/\">"
    );
}

#[test]
fn page_for_addresses_that_do_not_exist() {
    let case = small();
    case.builds();
    let page = case.site("404.html");
    assert_snapshot!(super::small::between(&page, "<main", "</main>"), @r#"
    <main id="inhalt" tabindex="-1">

    <div class="wrap page">
    <header class="page-head">
    <h1>Seite nicht gefunden</h1>
    <p class="lead">Diese Adresse gibt es hier nicht. Vielleicht wurde die Seite verschoben oder die Adresse falsch geschrieben.</p>
    </header>
    <h2>Hier geht es weiter:</h2>
    <ul>
    <li><a href="/">Überblick</a></li>
    <li><a href="/ziele/">Alle Ziele</a></li>
    <li><a href="/handlungsfelder/">Handlungsfelder</a></li>
    <li><a href="/ressorts/">Ressorts</a></li>
    <li><a href="/fristen/">Fristen</a></li>
    <li><a href="/aenderungen/">Änderungen</a></li>
    <li><a href="/indikatoren/">Messwerte</a></li>
    <li><a href="/suche/">Suche</a></li>
    <li><a href="/hilfe/">Hilfe</a></li>
    </ul>
    </div>

    </main>
    "#);
    assert_eq!(super::small::lines(&page, &["stylesheet"]).matches("href=\"/assets/").count(), 2);
    case.write("portal.yaml", settings("base_url: https://ziele.example.org/portal\n"));
    case.builds();
    let page = case.site("404.html");
    assert_eq!(super::small::lines(&page, &["stylesheet"]).matches("href=\"/portal/assets/").count(), 2);
}

#[test]
fn media_are_copied() {
    let case = small();
    case.builds();
    assert_eq!(std::fs::read(case.path("public/medien/bild.png")).unwrap(), b"\x89PNG");
}

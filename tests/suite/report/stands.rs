//! The portal as it was, below `stand/`.

use insta::assert_snapshot;

use super::{on, two_years};
use crate::case::{Case, files};
use crate::html;

const DAYS: &str = "stands: [2025-03-01, 2023-12-31, 2024-12-31, 2025-03-02, 2027-01-01]\n";

fn with_stands(more: &str) -> Case {
    let case = two_years(&format!("{DAYS}{more}"));
    case.write("content/medien/bild.png", "heute");
    case.write("content/seiten/vergleich.md", "---\ntitle: Vergleich\nmenu: about\n---\n");
    on(&case, "2026-02-01", "Seiten");
    let ran = case.build(&[]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    case
}

#[test]
fn every_link_of_the_past_leads_to_a_page() {
    let case = with_stands("");
    assert_eq!(html::faults(&case.path("public")), [""; 0]);
    let past: Vec<String> =
        case.site_files().into_keys().filter(|path| path.starts_with("stand/2024-12-31/")).collect();
    assert_snapshot!(past.join("\n"), @"
    stand/2024-12-31/a-z/index.html
    stand/2024-12-31/fristen/index.html
    stand/2024-12-31/handlungsfelder/amt/index.html
    stand/2024-12-31/handlungsfelder/index.html
    stand/2024-12-31/handlungsfelder/netz/index.html
    stand/2024-12-31/index.html
    stand/2024-12-31/indikatoren/index.html
    stand/2024-12-31/quellen/index.html
    stand/2024-12-31/querschnitt/index.html
    stand/2024-12-31/ressorts/index.html
    stand/2024-12-31/ressorts/mid/index.html
    stand/2024-12-31/ressorts/ms/index.html
    stand/2024-12-31/strategien/index.html
    stand/2024-12-31/themen/glasfaser/index.html
    stand/2024-12-31/themen/index.html
    stand/2024-12-31/vergleich/index.html
    stand/2024-12-31/zaehlweise/index.html
    stand/2024-12-31/ziele/a1/index.html
    stand/2024-12-31/ziele/a2/index.html
    stand/2024-12-31/ziele/art/querschnitt/index.html
    stand/2024-12-31/ziele/ergebnis/aufgegeben/index.html
    stand/2024-12-31/ziele/ergebnis/nach-spaeterer-angabe/index.html
    stand/2024-12-31/ziele/ergebnis/offen/index.html
    stand/2024-12-31/ziele/ergebnis/ohne-frist-oder-tag/index.html
    stand/2024-12-31/ziele/ergebnis/rechtzeitig/index.html
    stand/2024-12-31/ziele/ergebnis/ueberfaellig/index.html
    stand/2024-12-31/ziele/ergebnis/unbekannt/index.html
    stand/2024-12-31/ziele/ergebnis/verspaetet/index.html
    stand/2024-12-31/ziele/frist/abgeschlossen/index.html
    stand/2024-12-31/ziele/frist/ohne/index.html
    stand/2024-12-31/ziele/frist/spaeter/index.html
    stand/2024-12-31/ziele/frist/steht-bevor/index.html
    stand/2024-12-31/ziele/frist/ueberfaellig/index.html
    stand/2024-12-31/ziele/frist/zwoelf-monate/index.html
    stand/2024-12-31/ziele/geaendert/30-tage/index.html
    stand/2024-12-31/ziele/geaendert/365-tage/index.html
    stand/2024-12-31/ziele/geaendert/90-tage/index.html
    stand/2024-12-31/ziele/index.html
    stand/2024-12-31/ziele/n1/index.html
    stand/2024-12-31/ziele/n2/index.html
    stand/2024-12-31/ziele/n3/index.html
    stand/2024-12-31/ziele/q1/index.html
    stand/2024-12-31/ziele/stand/begonnen/index.html
    stand/2024-12-31/ziele/stand/erreicht/index.html
    stand/2024-12-31/ziele/stand/wie-versprochen/index.html
    stand/2024-12-31/ziele/status/begonnen/index.html
    stand/2024-12-31/ziele/status/geplant/index.html
    stand/2024-12-31/ziele/status/spaet/index.html
    stand/2024-12-31/ziele/status/umgesetzt/index.html
    stand/2024-12-31/ziele/status/unbekannt/index.html
    ");
}

#[test]
fn pages_of_the_past_say_so() {
    let case = with_stands("base_url: https://ziele.example.org\n");
    let removed = case.site("stand/2024-12-31/ziele/n3/index.html");
    for (path, bytes) in case.site_files() {
        let text = String::from_utf8_lossy(&bytes);
        let is_past = path.starts_with("stand/2024-12-31/") && !path.contains("vergleich")
            || path.starts_with("stand/2025-03-01/") && !path.contains("vergleich");
        if path.ends_with(".html") {
            assert_eq!(text.contains("<aside class=\"past\""), is_past, "{path}");
            assert_eq!(text.contains("content=\"noindex\""), is_past, "{path}");
            let today = path.splitn(3, '/').nth(2).filter(|_| is_past);
            let address = |page: &str| format!("<link rel=\"canonical\" href=\"https://ziele.example.org/{page}\">");
            let page = today.map_or("", |page| page.trim_end_matches("index.html"));
            assert!(!is_past || text.contains(&address(page)), "{path}");
        }
    }
    assert!(removed.contains("Dies ist der Stand vom 31. Dezember 2024. Er ist vergangen."));
    assert!(
        removed.contains("<a href=\"../../../../ziele/n3/\">Diese Seite heute</a>"),
        "a removed goal keeps its page"
    );
    let kept = case.site("stand/2024-12-31/ziele/n1/index.html");
    assert!(kept.contains("<a href=\"../../../../ziele/n1/\">Diese Seite heute</a>"));
    assert!(kept.contains("href=\"../../../../assets/style.css\""));
    assert!(kept.contains("begonnen") && !kept.contains("umgesetzt</span></span>"));
    let sitemap = case.site("sitemap.xml");
    assert!(sitemap.contains("/stand/</loc>") && !sitemap.contains("/stand/2024-12-31/ziele"));
    assert!(!kept.contains("badges/"));
}

#[test]
fn without_an_address_the_canonical_page_is_relative() {
    let case = with_stands("");
    assert!(case.site("stand/2024-12-31/index.html").contains("<link rel=\"canonical\" href=\"./../../\">"));
    let goal = case.site("stand/2024-12-31/ziele/n1/index.html");
    assert!(goal.contains("<link rel=\"canonical\" href=\"../../../../ziele/n1/\">"));
}

#[test]
fn the_list_of_days() {
    let case = with_stands("");
    assert_snapshot!(case.words("stand/").join("\n"), @r"
    Frühere Stände
    So sah das Portal an diesen Tagen aus. Gezeigt wird, was damals eingetragen war, im Aussehen von heute.
    1. Januar 2027
    Die gezeigte Fassung vom 1. Februar 2026 ist älter als dieser Tag. Darum gibt es ihn noch nicht als früheren Stand.
    Stand vom 2. März 2025
    Die Inhalte von damals lassen sich mit den heutigen Regeln nicht lesen. Die Änderungen seitdem stehen im Verlauf.
    2. März 2025 und heute im Vergleich
    Stand vom 1. März 2025
    1. März 2025 und heute im Vergleich
    Stand vom 31. Dezember 2024
    31. Dezember 2024 und heute im Vergleich
    Stand vom 31. Dezember 2023
    An diesem Tag gab es das Portal noch nicht. Die Historie beginnt am 1. Februar 2024.
    ");
    assert!(case.site("index.html").contains("<a href=\"./stand/\">Frühere Stände</a>"));
    assert!(case.site("aenderungen/index.html").contains("<a href=\"../stand/\">Das Portal an früheren Tagen</a>"));
}

#[test]
fn a_day_beside_today() {
    let case = with_stands("");
    assert_snapshot!(case.words("stand/2024-12-31/vergleich/").join("\n"), @"
    31. Dezember 2024 und heute im Vergleich
    Der Stand vom 31. Dezember 2024 neben dem von heute, dem 1. Juni 2026.
    Stand vom 31. Dezember 2024
    Zahlen damals und heute
    Mit einem Datum in diesem Zeitraum: 6 Fassungen · 13 inhaltliche Änderungen.
    Eine Datei war zeitweise nicht lesbar. Für sie gilt der letzte lesbare Stand.
    Ziele je Handlungsfeld
    Handlungsfeld | Ziele damals | Ziele heute | erreicht | begonnen | in Verzug | Frist geändert | neu | entfernt | kurz dabei
    Netze | 3 | 2 | 1 | 1 | 1 | 1 | 0 | 1 | 1
    Verwaltung | 2 | 3 | 1 | 1 | 0 | 0 | 1 | 0 | 0
    Querschnittsziele | 1 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0
    Alle zusammen | 6 | 6 | 2 | 2 | 1 | 1 | 1 | 1 | 1
    Alle zusammen: Ziele nach Status
    Status | damals | heute
    umgesetzt | 0 | 2
    begonnen | 3 | 2
    geplant | 2 | 0
    nicht veröffentlicht | 1 | 1
    verzögert | 0 | 1
    Nach dem Plan vom 1. Februar 2024 wäre am 1. Juni 2026 noch kein Ziel fällig; er nannte 3 Fristen.
    Warum sich die Zahlen geändert haben
    6 Ziele, vorher 6 (aufgenommen +1, entfernt −1). Erreicht: 2 Ziele, vorher 0 (neuer Status +2).
    erreicht:
    0vorher010203+24052danach
    1. Regeln · 2. Ziele · 3. Fristen · 4. Status · 5. Zeit
    Alle Zahlen als Tabelle
    Alle zusammen: die Zahlen vom 31. Dezember 2024 und vom 1. Juni 2026 und was sie geändert hat
    Zahl | vorher | 1. Regeln | 2. Ziele | 3. Fristen | 4. Status | 5. Zeit | danach
    alle Ziele | 6 | 0 | 0 | 0 | 0 | 0 | 6
    erreicht | 0 | 0 | 0 | 0 | +2 | 0 | 2
    rechtzeitig erreicht | 0 | 0 | 0 | 0 | +1 | 0 | 1
    rechtzeitig nach späterer Angabe | 0 | 0 | 0 | 0 | 0 | 0 | 0
    verspätet erreicht | 0 | 0 | 0 | 0 | 0 | 0 | 0
    erreicht, Frist oder Tag unbekannt | 0 | 0 | 0 | 0 | +1 | 0 | 1
    überfällig | 0 | 0 | 0 | 0 | 0 | 0 | 0
    offen | 5 | 0 | 0 | 0 | −2 | 0 | 3
    aufgegeben | 0 | 0 | 0 | 0 | 0 | 0 | 0
    unbekannt | 1 | 0 | 0 | 0 | 0 | 0 | 1
    Welche Ziele anders zählen
    aufgenommen (1)
    Ziel neu: vorher noch nicht mitgezählt → danach offen (31. Dezember 2025, Jahresende)
    entfernt (1)
    Ziel n3: vorher offen → danach nicht mehr mitgezählt (31. Dezember 2025, Jahresende)
    neuer Status (2)
    Ziel a1: vorher offen → danach erreicht, Frist oder Tag unbekannt (1. Januar 2026, Nachher)
    Ziel n1: vorher offen → danach rechtzeitig erreicht (31. Dezember 2025, Jahresende)
    Wie die Ursachen gezählt werden
    Netze
    2 Ziele, vorher 3 (entfernt −1). Erreicht: ein Ziel, vorher 0 (neuer Status +1).
    Nach dem Plan vom 1. Februar 2024 wäre am 1. Juni 2026 noch kein Ziel fällig; er nannte 3 Fristen.
    erreicht:
    0vorher010203+14051danach
    1. Regeln · 2. Ziele · 3. Fristen · 4. Status · 5. Zeit
    Alle Zahlen als Tabelle
    Netze: die Zahlen vom 31. Dezember 2024 und vom 1. Juni 2026 und was sie geändert hat
    Zahl | vorher | 1. Regeln | 2. Ziele | 3. Fristen | 4. Status | 5. Zeit | danach
    alle Ziele | 3 | 0 | −1 | 0 | 0 | 0 | 2
    erreicht | 0 | 0 | 0 | 0 | +1 | 0 | 1
    rechtzeitig erreicht | 0 | 0 | 0 | 0 | +1 | 0 | 1
    rechtzeitig nach späterer Angabe | 0 | 0 | 0 | 0 | 0 | 0 | 0
    verspätet erreicht | 0 | 0 | 0 | 0 | 0 | 0 | 0
    erreicht, Frist oder Tag unbekannt | 0 | 0 | 0 | 0 | 0 | 0 | 0
    überfällig | 0 | 0 | 0 | 0 | 0 | 0 | 0
    offen | 3 | 0 | −1 | 0 | −1 | 0 | 1
    aufgegeben | 0 | 0 | 0 | 0 | 0 | 0 | 0
    unbekannt | 0 | 0 | 0 | 0 | 0 | 0 | 0
    Welche Ziele anders zählen
    entfernt (1)
    Ziel n3: vorher offen → danach nicht mehr mitgezählt (31. Dezember 2025, Jahresende)
    neuer Status (1)
    Ziel n1: vorher offen → danach rechtzeitig erreicht (31. Dezember 2025, Jahresende)
    Wie die Ursachen gezählt werden
    Verwaltung
    3 Ziele, vorher 2 (aufgenommen +1). Erreicht: ein Ziel, vorher 0 (neuer Status +1).
    erreicht:
    0vorher010203+14051danach
    1. Regeln · 2. Ziele · 3. Fristen · 4. Status · 5. Zeit
    Alle Zahlen als Tabelle
    Verwaltung: die Zahlen vom 31. Dezember 2024 und vom 1. Juni 2026 und was sie geändert hat
    Zahl | vorher | 1. Regeln | 2. Ziele | 3. Fristen | 4. Status | 5. Zeit | danach
    alle Ziele | 2 | 0 | +1 | 0 | 0 | 0 | 3
    erreicht | 0 | 0 | 0 | 0 | +1 | 0 | 1
    rechtzeitig erreicht | 0 | 0 | 0 | 0 | 0 | 0 | 0
    rechtzeitig nach späterer Angabe | 0 | 0 | 0 | 0 | 0 | 0 | 0
    verspätet erreicht | 0 | 0 | 0 | 0 | 0 | 0 | 0
    erreicht, Frist oder Tag unbekannt | 0 | 0 | 0 | 0 | +1 | 0 | 1
    überfällig | 0 | 0 | 0 | 0 | 0 | 0 | 0
    offen | 2 | 0 | +1 | 0 | −1 | 0 | 2
    aufgegeben | 0 | 0 | 0 | 0 | 0 | 0 | 0
    unbekannt | 0 | 0 | 0 | 0 | 0 | 0 | 0
    Welche Ziele anders zählen
    aufgenommen (1)
    Ziel neu: vorher noch nicht mitgezählt → danach offen (31. Dezember 2025, Jahresende)
    neuer Status (1)
    Ziel a1: vorher offen → danach erreicht, Frist oder Tag unbekannt (1. Januar 2026, Nachher)
    Wie die Ursachen gezählt werden
    Netze
    Netze: Ziele nach Status
    Status | damals | heute
    umgesetzt | 0 | 1
    begonnen | 1 | 0
    geplant | 2 | 0
    verzögert | 0 | 1
    Netze: Ziele mit anderem Titel, Status oder anderer Frist
    Ziel | Status | Frist
    Ziel n1
    bisher begonnen → jetzt umgesetzt
    2026
    Ziel n2
    bisher geplant → jetzt verzögert
    bisher 2026 → jetzt März 2028
    Ziel n3
    geplant entfernt
    2026
    Verwaltung
    Verwaltung: Ziele nach Status
    Status | damals | heute
    umgesetzt | 0 | 1
    begonnen | 2 | 2
    Verwaltung: Ziele mit anderem Titel, Status oder anderer Frist
    Ziel | Status | Frist
    Ziel a1
    bisher begonnen → jetzt umgesetzt
    ohne Frist
    Ziel neu
    neu begonnen
    2030
    Ein Ziel ist unverändert.
    Querschnittsziele
    Querschnittsziele: Ziele nach Status
    Status | damals | heute
    nicht veröffentlicht | 1 | 1
    Bei einem Ziel haben sich nur andere Angaben oder der Text geändert.
    So ist gezählt
    Verglichen werden der letzte Stand, der bis zu diesem Tag eingetragen war, und der heutige. Was dazwischen hin und her ging, zählt nicht. Ein Ziel zählt in dem Handlungsfeld, zu dem es heute gehört. Frühere Angaben sind mit den Wörtern gelesen, die heute für den Status gelten.
    ");
}

#[test]
fn days_that_cannot_be_shown_have_a_page_that_says_why() {
    let case = with_stands("");
    assert_snapshot!(case.words("stand/2023-12-31/").join("\n"), @r"
    Stand vom 31. Dezember 2023
    An diesem Tag gab es das Portal noch nicht. Die Historie beginnt am 1. Februar 2024.
    Frühere Stände
    ");
    assert_snapshot!(case.words("stand/2025-03-02/").join("\n"), @r"
    Stand vom 2. März 2025
    Die Inhalte von damals lassen sich mit den heutigen Regeln nicht lesen. Die Änderungen seitdem stehen im Verlauf.
    Woran es liegt
    content/ziele/kaputt.md: oben in der Datei fehlt der Block mit den Angaben zur Seite
    2. März 2025 und heute im Vergleich
    Frühere Stände
    ");
    assert!(!case.path("public/stand/2027-01-01").exists());
    assert!(!case.path("public/stand/2023-12-31/vergleich").exists());
    assert!(case.path("public/stand/2025-03-02/vergleich/index.html").exists());
}

#[test]
fn pictures_that_changed_are_kept() {
    let case = two_years("stands: [2026-02-15]\n");
    let picture = |bytes: &str| case.write("content/medien/ein-bild.png", bytes);
    picture("damals");
    case.write("content/medien/gleich.png", "gleich");
    case.write(
        "content/seiten/bilder.md",
        "---\ntitle: Bilder\n---\n![a](../medien/ein-bild.png) ![b](../medien/gleich.png)\n",
    );
    on(&case, "2026-02-01", "Bilder");
    picture("heute");
    on(&case, "2026-03-01", "Neues Bild");
    assert_eq!(case.build(&[]).code, 0);
    let page = case.site("stand/2026-02-15/bilder/index.html");
    assert!(page.contains("src=\"../medien/ein-bild.png\""), "{page}");
    assert!(page.contains("src=\"../../../medien/gleich.png\""), "{page}");
    assert_eq!(case.site("stand/2026-02-15/medien/ein-bild.png"), "damals");
    assert!(!case.path("public/stand/2026-02-15/medien/gleich.png").exists());
    assert_eq!(html::faults(&case.path("public")), [""; 0]);
}

#[test]
fn same_bytes_on_every_build() {
    let case = with_stands("");
    let first = case.site_files();
    for (index, args) in [&["--jobs", "1"][..], &["--rev", "main"]].iter().enumerate() {
        let out = format!("site-{index}");
        assert_eq!(case.build(&[args, &["--out", &out][..]].concat()).code, 0);
        assert!(files(&case.path(&out)) == first, "{args:?}");
    }
}

#[test]
fn an_old_revision_has_no_days_after_it() {
    let case = with_stands("");
    assert_eq!(case.build(&["--rev", "2025-01-01", "--out", "alt"]).code, 0);
    let stands: Vec<String> = files(&case.path("alt"))
        .into_keys()
        .filter(|path| path.starts_with("stand/") && path.matches('/').count() == 2)
        .collect();
    assert_eq!(stands, ["stand/2023-12-31/index.html", "stand/2024-12-31/index.html"]);
}

#[test]
fn without_a_repository_days_are_only_listed() {
    let case = Case::empty().file("portal.yaml", super::settings(DAYS));
    assert_eq!(case.build(&[]).code, 0);
    let stands = case.site_files().into_keys().filter(|path| path.starts_with("stand/"));
    assert_eq!(stands.collect::<Vec<_>>(), ["stand/index.html"]);
    assert_eq!(html::faults(&case.path("public")), [""; 0]);
}

#[test]
fn what_is_gone_today_takes_no_day_away_and_what_is_there_stays_linked() {
    let mut case = Case::empty()
        .file("portal.yaml", super::settings("stands: [2023-12-31, 2024-01-02]\nlanguages: [de, en]\n"))
        .file("content/seiten/hilfe.md", "---\ntitle: Hilfe\n---\n[Tag](/stand/2023-12-31/), [Daten](/data/v1/manifest.json), [Englisch](/en/ziele/).\n");
    case.commit("Beginn");
    case.write_goal("neu", "status: geplant\n");
    case.commit("Weiter");
    case.commit("Weiter");
    case.write("portal.yaml", super::settings("stands: [2024-01-02]\nlanguages: [de, en]\n"));
    case.write("content/seiten/hilfe.md", "---\ntitle: Hilfe\n---\nText.\n");
    case.commit("Ein Tag weniger");
    case.builds();
    let page = case.site("stand/2024-01-02/hilfe/index.html");
    let text = page.split_once("<div class=\"prose\">").unwrap().1.split_once("</p>").unwrap().0;
    assert_eq!(
        text.trim(),
        "<p>Tag, <a href=\"../../../data/v1/manifest.json\">Daten</a>, <a href=\"../../../en/ziele/\">Englisch</a>."
    );
}

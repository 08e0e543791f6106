//! The page of the data, and the ways from other pages to their data.

use insta::assert_snapshot;

use super::small::{between, lines, settings, small};
use crate::case::{Case, SETTINGS};
use crate::html;

/// What the page says of each file: its address and size.
fn told(page: &str) -> Vec<(String, String)> {
    let rows = page.lines().filter(|line| line.starts_with("<tr><th scope=\"row\"><a href="));
    let part = |row: &str, from: &str, to: &str| {
        row.split(from).nth(1).and_then(|rest| rest.split(to).next()).unwrap_or_default().to_owned()
    };
    rows.map(|row| (part(row, "href=\"", "\""), part(row, "class=\"nobreak\">", "<"))).collect()
}

/// A size in German, as people read it.
fn written(bytes: usize) -> String {
    let tenths = (bytes * 10 + 500) / 1000;
    match bytes {
        0..1_000 => format!("{bytes} Byte"),
        _ if tenths < 100 && !tenths.is_multiple_of(10) => format!("{},{} kB", tenths / 10, tenths % 10),
        _ => format!("{} kB", (bytes + 500) / 1000),
    }
}

#[test]
fn every_file_with_what_it_holds_its_size_and_the_licence() {
    let case = small();
    case.builds();
    let page = case.site("daten/index.html");
    assert_snapshot!(between(&page, "<h2 id=\"lizenz\"", "</section>"), @r#"
    <h2 id="lizenz">Lizenz</h2>
    <p class="measure">Dieses Portal nennt keine Lizenz für seine Daten. Wer sie weiterverwenden will, fragt die Stelle, die das Portal veröffentlicht. Verlinkte Quellen gehören anderen.</p>
    </section>
    "#);
    assert_snapshot!(between(&page, "<tbody>", "</tbody>"), @r#"
    <tbody>
    <tr><th scope="row"><a href="../data/v1/goals.csv"><code>data/v1/goals.csv</code></a></th><td data-label="Was darin steht"><span>Jedes Ziel in einer Zeile: Titel, Versprechen, Status, Frist, was daraus wurde. Für Tabellenprogramme.</span></td><td data-label="Form">CSV</td><td data-label="Größe"><span class="nobreak">820 Byte</span></td></tr>
    <tr><th scope="row"><a href="../data/v1/indicators.csv"><code>data/v1/indicators.csv</code></a></th><td data-label="Was darin steht"><span>Jeder Messwert in einer Zeile: Ziel, Ausgangswert, Wert oder Zielwert, mit Datum und Quelle. Für Tabellenprogramme.</span></td><td data-label="Form">CSV</td><td data-label="Größe"><span class="nobreak">346 Byte</span></td></tr>
    <tr><th scope="row"><a href="../data/v1/goals.json"><code>data/v1/goals.json</code></a></th><td data-label="Was darin steht"><span>Jedes Ziel mit allen Angaben, Messwerten, Ereignissen, Fristen und Quellen; auch Ziele, die es nicht mehr gibt.</span></td><td data-label="Form">JSON</td><td data-label="Größe"><span class="nobreak">5,1 kB</span></td></tr>
    <tr><th scope="row"><a href="../data/v1/changes.csv"><code>data/v1/changes.csv</code></a></th><td data-label="Was darin steht"><span>Jede Änderung in einer Zeile: wann, wer, welches Ziel, welche Angabe, vorher, nachher, mit welchem Grund. Für Tabellenprogramme.</span></td><td data-label="Form">CSV</td><td data-label="Größe"><span class="nobreak">1,4 kB</span></td></tr>
    <tr><th scope="row"><a href="../data/v1/changes.json"><code>data/v1/changes.json</code></a></th><td data-label="Was darin steht"><span>Dieselben Änderungen für Programme.</span></td><td data-label="Form">JSON</td><td data-label="Größe"><span class="nobreak">2,6 kB</span></td></tr>
    <tr><th scope="row"><a href="../data/v1/timeline.json"><code>data/v1/timeline.json</code></a></th><td data-label="Was darin steht"><span>Wie viele Ziele welchen Status hatten, im Lauf der Zeit, und die Status jedes Ziels.</span></td><td data-label="Form">JSON</td><td data-label="Größe"><span class="nobreak">1,7 kB</span></td></tr>
    <tr><th scope="row"><a href="../data/v1/figures.json"><code>data/v1/figures.json</code></a></th><td data-label="Was darin steht"><span>Die Zahlen des Überblicks, und warum sie sich in einem Jahr geändert haben.</span></td><td data-label="Form">JSON</td><td data-label="Größe"><span class="nobreak">21 kB</span></td></tr>
    <tr><th scope="row"><a href="../feed.atom"><code>feed.atom</code></a></th><td data-label="Was darin steht"><span>Die neuesten Änderungen zum Abonnieren.</span></td><td data-label="Form">Atom</td><td data-label="Größe"><span class="nobreak">2 kB</span></td></tr>
    <tr><th scope="row"><a href="../data/v1/manifest.json"><code>data/v1/manifest.json</code></a></th><td data-label="Was darin steht"><span>Alle Dateien dieser Website mit Größe und Prüfsumme.</span></td><td data-label="Form">JSON</td><td data-label="Größe"><span class="quiet">entsteht zuletzt</span></td></tr>
    <tr><th scope="row"><a href="../SHA256SUMS"><code>SHA256SUMS</code></a></th><td data-label="Was darin steht"><span>Die Prüfsummen aller Dateien.</span></td><td data-label="Form">Text</td><td data-label="Größe"><span class="quiet">entsteht zuletzt</span></td></tr>
    </tbody>
    "#);
    assert_snapshot!(between(&page, "<h2 id=\"reihen\"", "</section>"), @r#"
    <h2 id="reihen">Dateien, von denen es viele gibt</h2>
    <table class="stack data-files">
    <caption class="aside">Dateien, von denen es viele gibt</caption>
    <thead><tr><th scope="col">Adresse</th><th scope="col">Was darin steht</th><th scope="col">Form</th><th scope="col">Anzahl</th></tr></thead>
    <tbody>
    <tr><th scope="row"><code>…/feed.atom</code></th><td data-label="Was darin steht"><span>Die neuesten Änderungen eines Handlungsfelds oder Ressorts; verlinkt auf dessen Seite.</span></td><td data-label="Form">Atom</td><td data-label="Anzahl"><span>4</span></td></tr>
    <tr><th scope="row"><code>ziele/…/feed.atom</code></th><td data-label="Was darin steht"><span>Die neuesten Änderungen eines Ziels; verlinkt auf dessen Seite.</span></td><td data-label="Form">Atom</td><td data-label="Anzahl"><span>4</span></td></tr>
    <tr><th scope="row"><code>badges/….svg</code></th><td data-label="Was darin steht"><span>Abzeichen zum Einbinden mit dem Stand des Portals, eines Handlungsfelds oder Ziels.</span></td><td data-label="Form">SVG</td><td data-label="Anzahl"><span>7</span></td></tr>
    </tbody>
    </table>
    <p class="no-print">Abzeichen zum Einbinden: <a class="badge-file" href="../badges/portal.svg"><img src="../badges/portal.svg" alt="Abzeichen: Testportal" height="20"></a></p>
    </section>
    "#);
}

#[test]
fn sizes_are_those_of_the_files_in_every_language() {
    let case = small();
    let languages = |page: &str| settings("languages: [de, en]\n") + page;
    case.write("portal.yaml", languages("licence: {name: Datenlizenz}\n"));
    case.builds();
    for (page, root) in [("daten/index.html", "../"), ("en/daten/index.html", "../../")] {
        let page = case.site(page).replace("bytes", "Byte");
        let told = told(&page);
        assert_eq!(told.len(), 10, "{page}");
        for (href, size) in told {
            let place =
                href.strip_prefix(root).map_or_else(|| format!("en/{}", href.trim_start_matches("../")), str::to_owned);
            let is_last = place.ends_with("manifest.json") || place.ends_with("SHA256SUMS");
            let file = std::fs::read(case.path("public").join(&place)).unwrap();
            assert_eq!(size.replace('.', ","), if is_last { String::new() } else { written(file.len()) }, "{place}");
        }
    }
    assert_eq!(html::faults(&case.path("public")), Vec::<String>::new());
}

#[test]
fn the_licence_is_that_of_the_settings() {
    let case = |licence: &str| Case::empty().file("portal.yaml", format!("{SETTINGS}licence: {licence}\n"));
    let named = case("{name: Datenlizenz Deutschland, url: 'https://www.govdata.de/dl-de/by-2-0'}");
    named.builds();
    assert_snapshot!(lines(&named.site("daten/index.html"), &["Datenlizenz"]), @r#"<p class="measure">Die Daten dürfen genutzt werden nach: <b><a href="https://www.govdata.de/dl-de/by-2-0">Datenlizenz Deutschland</a></b></p>"#);
    assert_snapshot!(case("{url: by-2-0, title: x}").refused(), @"
    exit 1
    err: Fehler[Z107]: die Angabe `name` fehlt
      --> portal.yaml:21:11
       |
    21 | licence: {url: by-2-0, title: x}
       |           ^^^
       |
       = Hilfe: eine Zeile `name: …` ergänzen

    Fehler[Z308]: `by-2-0` ist keine Internetadresse
      --> portal.yaml:21:16
       |
    21 | licence: {url: by-2-0, title: x}
       |                ^^^^^^
       |
       = Hilfe: eine Adresse beginnt mit `https://`

    Fehler[Z106]: die Angabe `title` gibt es nicht
      --> portal.yaml:21:24
       |
    21 | licence: {url: by-2-0, title: x}
       |                        ^^^^^
       |
       = Hilfe: die Zeile löschen, oder im Handbuch nach dem richtigen Namen sehen

    3 Fehler, 0 Warnungen.
    Solange `portal.yaml` nicht stimmt, ist der Inhalt nur zum Teil geprüft.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn pages_lead_to_their_data() {
    let case = small();
    case.write("portal.yaml", settings("stands: [2024-01-01]\n"));
    case.builds();
    let pages = [
        "ziele/netz-1",
        "handlungsfelder/netz",
        "themen/glasfaser",
        "ressorts/mid",
        "aenderungen",
        "aenderungen/2024-01",
        "aenderungen/auffaellig",
    ];
    let links =
        pages.map(|page| format!("{page}:\n{}", lines(&case.site(&format!("{page}/index.html")), &["data/v1"])));
    assert_snapshot!(links.join("\n"), @r#"
    ziele/netz-1:
    <p class="part small data-links no-print"><b>Daten dieser Seite:</b> <a href="../../data/v1/goals.csv">goals.csv</a> oder <a href="../../data/v1/goals.json">goals.json</a> (id „netz-1“), <a href="../../data/v1/timeline.json">timeline.json</a> (Status im Lauf der Zeit), <a href="../../data/v1/changes.csv">changes.csv</a> oder <a href="../../data/v1/changes.json">changes.json</a> (goal „netz-1“), <a href="../../ziele/netz-1/feed.atom">Änderungen dieses Ziels abonnieren (Atom-Feed)</a> · <a href="../../daten/">Alle Daten</a></p>
    handlungsfelder/netz:
    <p class="part small data-links no-print"><b>Daten dieser Seite:</b> <a href="../../data/v1/goals.csv">goals.csv</a> oder <a href="../../data/v1/goals.json">goals.json</a> (pillar „netz“), <a href="../../data/v1/timeline.json">timeline.json</a> (Status im Lauf der Zeit), <a href="../../data/v1/changes.csv">changes.csv</a> oder <a href="../../data/v1/changes.json">changes.json</a> (Ziele wie dort), <a href="../../handlungsfelder/netz/feed.atom">Änderungen abonnieren (Atom-Feed)</a> · <a href="../../daten/">Alle Daten</a></p>
    themen/glasfaser:
    <p class="part small data-links no-print"><b>Daten dieser Seite:</b> <a href="../../data/v1/goals.csv">goals.csv</a> oder <a href="../../data/v1/goals.json">goals.json</a> (topic „glasfaser“), <a href="../../data/v1/timeline.json">timeline.json</a> (Status im Lauf der Zeit), <a href="../../data/v1/changes.csv">changes.csv</a> oder <a href="../../data/v1/changes.json">changes.json</a> (Ziele wie dort) · <a href="../../daten/">Alle Daten</a></p>
    ressorts/mid:
    <p class="part small data-links no-print"><b>Daten dieser Seite:</b> <a href="../../data/v1/goals.csv">goals.csv</a> oder <a href="../../data/v1/goals.json">goals.json</a> (lead oder departments „mid“), <a href="../../data/v1/timeline.json">timeline.json</a> (Status im Lauf der Zeit), <a href="../../data/v1/changes.csv">changes.csv</a> oder <a href="../../data/v1/changes.json">changes.json</a> (Ziele wie dort), <a href="../../ressorts/mid/feed.atom">Änderungen abonnieren (Atom-Feed)</a> · <a href="../../daten/">Alle Daten</a></p>
    aenderungen:
    <p class="part small data-links no-print"><b>Daten dieser Seite:</b> <a href="../data/v1/changes.csv">changes.csv</a> oder <a href="../data/v1/changes.json">changes.json</a> (alle Änderungen) · <a href="../daten/">Alle Daten</a></p>
    aenderungen/2024-01:
    <p class="part small data-links no-print"><b>Daten dieser Seite:</b> <a href="../../data/v1/changes.csv">changes.csv</a> oder <a href="../../data/v1/changes.json">changes.json</a> (alle Änderungen), <a href="../../feed.atom">Änderungen abonnieren (Atom-Feed)</a> · <a href="../../daten/">Alle Daten</a></p>
    aenderungen/auffaellig:
    <p class="part small data-links no-print"><b>Daten dieser Seite:</b> <a href="../../data/v1/changes.csv">changes.csv</a> oder <a href="../../data/v1/changes.json">changes.json</a> (alle Änderungen), <a href="../../feed.atom">Änderungen abonnieren (Atom-Feed)</a> · <a href="../../daten/">Alle Daten</a></p>
    "#);
    let past = case.site("stand/2024-01-01/ziele/netz-1/index.html");
    assert!(!past.contains("data/v1"), "{past}");
    assert!(past.contains("href=\"../../../../daten/\""), "{past}");
}

#[test]
fn both_new_pages_are_in_the_sitemap_once() {
    let case = small();
    assert_eq!(case.build(&["--base-url", "https://ziele.example.org/"]).code, 0);
    let sitemap = case.site("sitemap.xml");
    for page in ["daten/", "druck/"] {
        assert_eq!(sitemap.matches(&format!("<loc>https://ziele.example.org/{page}</loc>")).count(), 1, "{sitemap}");
    }
}

#[test]
fn goals_and_values_are_tables_too() {
    let values = "indicators:\n- {name: Häuser, unit: Stück, target: {value: 9, date: 2030}, values: [{date: 2024-03, value: mehr als 5}]}\n";
    let mut case =
        Case::new().goal("a", &format!("status: begonnen\ndue: 2027\nlead: ms\n{values}")).goal("b", "note: Nichts\n");
    case.commit("Anfang");
    case.builds();
    insta::assert_snapshot!(case.site("data/v1/goals.csv").replace('\r', ""), @"
    id,url,title,promise,kind,pillar,topic,lead,departments,status,status_label,status_means,status_date,progress,due,due_state,first_due,due_moves,done,outcome,newest,created,changed
    a,/ziele/a/,Ziel a,,goal,netz,,ms,,begonnen,begonnen,started,,,2027,later,2027,0,,open,2024-03-31,2024-01-01,2024-01-01
    b,/ziele/b/,Ziel b,,goal,netz,,,,unbekannt,nicht veröffentlicht,unknown,,,,,,0,,unknown,2024-01-01,2024-01-01,2024-01-01
    ");
    insta::assert_snapshot!(case.site("data/v1/indicators.csv").replace('\r', ""), @"
    goal,title,indicator,unit,direction,kind,date,value,number,source
    a,Ziel a,Häuser,Stück,,value,2024-03,mehr als 5,,
    a,Ziel a,Häuser,Stück,,target,2030,9,9,
    ");
}

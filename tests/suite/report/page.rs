//! The pages of reports.

use insta::assert_snapshot;

use super::two_years;
use crate::case::Case;
use crate::html;

fn with_reports() -> Case {
    let case = two_years("");
    case.write(
        "content/berichte/2025.md",
        "---\ntitle: Jahresbericht 2025\nsummary: Was geschah.\nfrom: 2025\nto: 2025\nsources: [b]\n---\n\nDie *Worte* der Redaktion zu [Ziel](ziel:n1).\n",
    );
    case.write("content/berichte/frueher.md", "---\ntitle: Davor\nfrom: 2023\nto: 2023\n---\n");
    case.write("content/berichte/beginn.md", "---\ntitle: Zum Beginn\nfrom: 2023-07\nto: 2024-06\n---\n");
    case.write(
        "content/seiten/mehr.md",
        "---\ntitle: Mehr\n---\n[a](/berichte/2025/), [b](../berichte/2025.md), [c](/berichte/)\n",
    );
    super::on(&case, "2026-02-01", "Berichte");
    let ran = case.build(&[]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    case
}

#[test]
fn a_report_around_the_editors_words() {
    let case = with_reports();
    assert_snapshot!(case.words("berichte/2025/").join("\n"), @"
    Jahresbericht 2025
    Was geschah.
    Zeitraum: 1. Januar 2025 bis 31. Dezember 2025
    Die Worte der Redaktion zu Ziel.
    Was sich geändert hat
    Das Wichtigste
    Erreicht: Ziel n1 n1
    bisher begonnen → jetzt umgesetzt
    31. Dezember 2025, Jahresende. Grund: Beschluss des Kabinetts. (gilt für 6 Änderungen dieser Fassung)
    Frist geändert: Ziel n2 n2
    bisher 2026 → jetzt März 2028 2 Mal geändert
    1. März 2025, März &lt;b&gt;&amp;&quot;&#39;. Ohne Begründung.
    In Verzug geraten: Ziel n2 n2
    bisher geplant → jetzt verzögert
    1. Januar 2025, Neujahr. Grund: Ein *Bescheid* | fehlt. (gilt für 2 Änderungen dieser Fassung)
    Begonnen: Ziel n2 n2
    bisher geplant → jetzt verzögert
    1. Januar 2025, Neujahr. Grund: Ein *Bescheid* | fehlt. (gilt für 2 Änderungen dieser Fassung)
    Begonnen: Ziel neu neu
    neues Ziel: begonnen
    31. Dezember 2025, Jahresende. Grund: Beschluss des Kabinetts. (gilt für 6 Änderungen dieser Fassung)
    Mit einem Datum in diesem Zeitraum: 4 Fassungen · 10 inhaltliche Änderungen.
    Eine Datei war zeitweise nicht lesbar. Für sie gilt der letzte lesbare Stand.
    Ziele je Handlungsfeld
    Handlungsfeld | Ziele vorher | Ziele danach | erreicht | begonnen | in Verzug | Frist geändert | neu | entfernt | kurz dabei
    Netze | 3 | 2 | 1 | 1 | 1 | 1 | 0 | 1 | 1
    Verwaltung | 2 | 3 | 0 | 1 | 0 | 0 | 1 | 0 | 0
    Querschnittsziele | 1 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0
    Alle zusammen | 6 | 6 | 1 | 2 | 1 | 1 | 1 | 1 | 1
    Alle zusammen: Ziele nach Status
    Status | vorher | danach
    umgesetzt | 0 | 1
    begonnen | 3 | 3
    geplant | 2 | 0
    nicht veröffentlicht | 1 | 1
    verzögert | 0 | 1
    Nach dem Plan vom 1. Februar 2024 wäre am 31. Dezember 2025 noch kein Ziel fällig; er nannte 3 Fristen.
    Warum sich die Zahlen geändert haben
    6 Ziele, vorher 6 (aufgenommen +1, entfernt −1). Erreicht: ein Ziel, vorher 0 (neuer Status +1).
    erreicht:
    0vorher010203+14051danach
    1. Regeln · 2. Ziele · 3. Fristen · 4. Status · 5. Zeit
    Alle Zahlen als Tabelle
    Alle zusammen: die Zahlen vom 31. Dezember 2024 und vom 31. Dezember 2025 und was sie geändert hat
    Zahl | vorher | 1. Regeln | 2. Ziele | 3. Fristen | 4. Status | 5. Zeit | danach
    alle Ziele | 6 | 0 | 0 | 0 | 0 | 0 | 6
    erreicht | 0 | 0 | 0 | 0 | +1 | 0 | 1
    rechtzeitig erreicht | 0 | 0 | 0 | 0 | +1 | 0 | 1
    rechtzeitig nach späterer Angabe | 0 | 0 | 0 | 0 | 0 | 0 | 0
    verspätet erreicht | 0 | 0 | 0 | 0 | 0 | 0 | 0
    erreicht, Frist oder Tag unbekannt | 0 | 0 | 0 | 0 | 0 | 0 | 0
    überfällig | 0 | 0 | 0 | 0 | 0 | 0 | 0
    offen | 5 | 0 | 0 | 0 | −1 | 0 | 4
    aufgegeben | 0 | 0 | 0 | 0 | 0 | 0 | 0
    unbekannt | 1 | 0 | 0 | 0 | 0 | 0 | 1
    Welche Ziele anders zählen
    aufgenommen (1)
    Ziel neu: vorher noch nicht mitgezählt → danach offen (31. Dezember 2025, Jahresende)
    entfernt (1)
    Ziel n3: vorher offen → danach nicht mehr mitgezählt (31. Dezember 2025, Jahresende)
    neuer Status (1)
    Ziel n1: vorher offen → danach rechtzeitig erreicht (31. Dezember 2025, Jahresende)
    Wie die Ursachen gezählt werden
    Netze
    2 Ziele, vorher 3 (entfernt −1). Erreicht: ein Ziel, vorher 0 (neuer Status +1).
    Nach dem Plan vom 1. Februar 2024 wäre am 31. Dezember 2025 noch kein Ziel fällig; er nannte 3 Fristen.
    erreicht:
    0vorher010203+14051danach
    1. Regeln · 2. Ziele · 3. Fristen · 4. Status · 5. Zeit
    Alle Zahlen als Tabelle
    Netze: die Zahlen vom 31. Dezember 2024 und vom 31. Dezember 2025 und was sie geändert hat
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
    3 Ziele, vorher 2 (aufgenommen +1).
    Alle Zahlen als Tabelle
    Verwaltung: die Zahlen vom 31. Dezember 2024 und vom 31. Dezember 2025 und was sie geändert hat
    Zahl | vorher | 1. Regeln | 2. Ziele | 3. Fristen | 4. Status | 5. Zeit | danach
    alle Ziele | 2 | 0 | +1 | 0 | 0 | 0 | 3
    erreicht | 0 | 0 | 0 | 0 | 0 | 0 | 0
    rechtzeitig erreicht | 0 | 0 | 0 | 0 | 0 | 0 | 0
    rechtzeitig nach späterer Angabe | 0 | 0 | 0 | 0 | 0 | 0 | 0
    verspätet erreicht | 0 | 0 | 0 | 0 | 0 | 0 | 0
    erreicht, Frist oder Tag unbekannt | 0 | 0 | 0 | 0 | 0 | 0 | 0
    überfällig | 0 | 0 | 0 | 0 | 0 | 0 | 0
    offen | 2 | 0 | +1 | 0 | 0 | 0 | 3
    aufgegeben | 0 | 0 | 0 | 0 | 0 | 0 | 0
    unbekannt | 0 | 0 | 0 | 0 | 0 | 0 | 0
    Welche Ziele anders zählen
    aufgenommen (1)
    Ziel neu: vorher noch nicht mitgezählt → danach offen (31. Dezember 2025, Jahresende)
    Wie die Ursachen gezählt werden
    Auffällige Änderungen
    Diese Änderungen sind nach festen Regeln gekennzeichnet.
    Frist verschoben: Ziel n2
    Frist: 2026 → 2027
    1. Januar 2025, Neujahr. Grund: Ein *Bescheid* | fehlt. (gilt für 2 Änderungen dieser Fassung)
    Frist verschoben: Ziel n2
    Frist: 2027 → März 2028, zum 2. Mal verschoben
    1. März 2025, März &lt;b&gt;&amp;&quot;&#39;. Ohne Begründung.
    Ziel entfernt: Ziel kurz
    entfernt
    31. Dezember 2025, Jahresende. Grund: Beschluss des Kabinetts. (gilt für 6 Änderungen dieser Fassung)
    Zielwert abgeschwächt: Ziel n1
    Messwert „Netze“ (Stück), Zielwert: 100 → 80
    31. Dezember 2025, Jahresende. Grund: Beschluss des Kabinetts. (gilt für 6 Änderungen dieser Fassung)
    Ziel entfernt: Ziel n3
    entfernt
    31. Dezember 2025, Jahresende. Grund: Beschluss des Kabinetts. (gilt für 6 Änderungen dieser Fassung)
    Netze
    Erreicht (1)
    Ziel n1 n1
    bisher begonnen → jetzt umgesetzt
    31. Dezember 2025, Jahresende. Grund: Beschluss des Kabinetts. (gilt für 6 Änderungen dieser Fassung)
    Begonnen (1)
    Ziel n2 n2
    bisher geplant → jetzt verzögert
    1. Januar 2025, Neujahr. Grund: Ein *Bescheid* | fehlt. (gilt für 2 Änderungen dieser Fassung)
    In Verzug geraten (1)
    Ziel n2 n2
    bisher geplant → jetzt verzögert
    1. Januar 2025, Neujahr. Grund: Ein *Bescheid* | fehlt. (gilt für 2 Änderungen dieser Fassung)
    Frist geändert (1)
    Ziel n2 n2
    bisher 2026 → jetzt März 2028 2 Mal geändert
    1. März 2025, März &lt;b&gt;&amp;&quot;&#39;. Ohne Begründung.
    Entfernt (1)
    Ziel n3 n3
    zuletzt: geplant
    31. Dezember 2025, Jahresende. Grund: Beschluss des Kabinetts. (gilt für 6 Änderungen dieser Fassung)
    Aufgenommen und wieder entfernt (1)
    Ziel kurz kurz
    31. Dezember 2025, Jahresende. Grund: Beschluss des Kabinetts. (gilt für 6 Änderungen dieser Fassung)
    Messwerte
    Netze: geänderte Messwerte
    Messgröße | Wert, vorher und danach | Zielwert, vorher und danach
    Netze (Stück)Ziel n1
    bisher 12,5 (Mai 2024) → jetzt mehr als 80 (Mai 2025) | bisher 100 → jetzt 80
    Netze: Ziele nach Status
    Status | vorher | danach
    umgesetzt | 0 | 1
    begonnen | 1 | 0
    geplant | 2 | 0
    verzögert | 0 | 1
    Verwaltung
    Begonnen (1)
    Ziel neu neu
    neues Ziel: begonnen
    31. Dezember 2025, Jahresende. Grund: Beschluss des Kabinetts. (gilt für 6 Änderungen dieser Fassung)
    Neu aufgenommen (1)
    Ziel neu neu
    begonnen
    31. Dezember 2025, Jahresende. Grund: Beschluss des Kabinetts. (gilt für 6 Änderungen dieser Fassung)
    Verwaltung: Ziele nach Status
    Status | vorher | danach
    begonnen | 2 | 3
    Querschnittsziele
    Hier haben sich weder Status noch Fristen noch Messwerte geändert.
    Querschnittsziele: Ziele nach Status
    Status | vorher | danach
    nicht veröffentlicht | 1 | 1
    So ist gezählt
    Verglichen werden zwei Stände, der letzte vor dem ersten Tag und der letzte bis zum letzten Tag des Zeitraums. Was dazwischen hin und her ging, zählt nicht. Ein Ziel zählt in dem Handlungsfeld, zu dem es am Ende gehört, und kann in mehreren Listen stehen. Frühere Angaben sind mit den Wörtern gelesen, die heute für den Status gelten.
    Quellen
    Bericht des CIO
    Seite drucken
    ");
    assert_eq!(html::faults(&case.path("public")), [""; 0]);
}

#[test]
fn the_list_has_the_newest_period_first() {
    let case = with_reports();
    assert_snapshot!(case.words("berichte/").join("\n"), @r"
    Berichte
    Was sich in einem Zeitraum getan hat, je Handlungsfeld.
    Jahresbericht 2025
    Zeitraum: 1. Januar 2025 bis 31. Dezember 2025
    Was geschah.
    Zum Beginn
    Zeitraum: 1. Juli 2023 bis 30. Juni 2024
    Davor
    Zeitraum: 1. Januar 2023 bis 31. Dezember 2023
    ");
    assert!(case.site("index.html").contains("<a href=\"./berichte/\">Berichte</a>"));
    assert!(case.site("quellen/index.html").contains("<a href=\"../berichte/2025/\">Jahresbericht 2025</a>"));
}

#[test]
fn a_period_that_the_history_does_not_know_is_said() {
    let case = with_reports();
    let words = case.words("berichte/frueher/");
    let missing = "Die Historie beginnt erst am 1. Februar 2024, nach diesem Zeitraum. Darum lässt sich nicht sagen, was sich geändert hat.";
    assert!(words.contains(&missing.to_owned()), "{words:?}");
    let begins =
        "Verglichen wird mit dem Stand vom 1. Februar 2024: An diesem Tag beginnt, was das Portal selbst festhält.";
    assert!(case.words("berichte/beginn/").contains(&begins.to_owned()));
    let alone = Case::new().goal("a", "").file("content/berichte/x.md", "---\ntitle: X\nfrom: 2025\nto: 2025\n---\n");
    alone.builds();
    assert!(alone.site("berichte/x/index.html").contains("Das Portal hat keine Historie."));
}

#[test]
fn dead_links_in_reports_are_found() {
    let case = Case::new().file("content/berichte/x.md", "---\ntitle: X\nfrom: 2025\nto: 2025\n---\n[a](ziel:weg)\n");
    let case = case.file("content/seiten/berichte.md", "---\ntitle: Y\n---\n");
    assert_snapshot!(case.refused(), @"
    exit 1
    err: Fehler[Z401]: der Verweis führt zu einem Ziel `weg`, das es nicht gibt
     --> content/berichte/x.md:6:1
      |
    6 | [a](ziel:weg)
      | ^^^^^^^^^^^^^
      |
      = Hilfe: die Kennung des Ziels prüfen; sie steht in seiner Datei hinter `id`

    Fehler[Z205]: die Adresse `/berichte/` gehört dem Portal selbst
    --> content/seiten/berichte.md
     = Hilfe: die Datei umbenennen, denn ihr Name wird zur Adresse; einem Ziel eine andere Kennung geben

    2 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

//! Kinds of weakening that people thought of who played against the rules, each with its harmless twin: texts and values of goals.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::case::{Case, SETTINGS};

/// Less is said behind the comma, by kind.
const LESS: &[(&str, &str)] = &[
    // the past, and what somebody else says
    ("Das Amt antwortet jedem.", "Das Amt antwortete jedem."),
    ("Wir bauen dort, wo niemand baut.", "Wir bauten dort, wo niemand baut."),
    ("promise: Kommunen zahlen dafür nichts.", "promise: Kommunen zahlten dafür nichts."),
    ("promise: Jedes Kind erhält ein Rad.", "promise: Jedes Kind erhalte ein Rad."),
    ("Die Gesellschaft baut Netze.", "Die Gesellschaft baue Netze."),
    // a strict limit that goes
    (
        "note: Gezählt wird ein Dienst erst, wenn er überall läuft.",
        "note: Gezählt wird ein Dienst, wenn er überall läuft.",
    ),
    ("note: Gezählt wird ein Ort erst nach der Abnahme.", "note: Gezählt wird ein Ort nach der Abnahme."),
    (
        "Daten werden nur in Rechenzentren des Landes verarbeitet.",
        "Daten werden in Rechenzentren des Landes verarbeitet.",
    ),
    // what is left over under a denial
    ("Die Kreise verlangen keine Unterlagen auf Papier.", "Die Kreise verlangen keine Unterlagen allein auf Papier."),
    ("Niemand muss zum Amt gehen.", "Niemand muss allein zum Amt gehen."),
    // reservations in new sentences
    ("Das Land baut Netze.", "Das Land baut Netze. Der Zeitplan wird überarbeitet."),
    ("Das Land baut Netze.", "Das Land baut Netze. Der Umfang wird noch verhandelt."),
    ("Das Land baut Netze.", "Das Land baut Netze. Über das Tempo entscheidet die Haushaltslage."),
    ("Das Land baut Netze.", "Das Land baut Netze. Der Landtag muss das noch beschließen."),
    ("Das Land baut Netze.", "Das Land baut Netze. Alle Termine sind Planungsannahmen."),
    ("- Netze bis 2027", "Angedacht ist:\n\n- Netze bis 2027"),
    // sentences that limit
    ("Das Land baut Netze.", "Das Land baut Netze. Das betrifft nur Neubauten."),
    ("Das Land baut Netze.", "Das Land baut Netze. Die Zusage gilt für Städte."),
    ("Das Land baut Netze.", "Das Land baut Netze.[^1]\n\n[^1]: Nur in Orten, in denen niemand sonst baut."),
    (
        "promise: Das Land bezahlt den Umbau.",
        "promise: Das Land bezahlt den Umbau. Anträge sind bis Ende 2026 zu stellen.",
    ),
    // conditions that begin with their verb
    ("Das Land hilft allen Betrieben.", "Genehmigt der Bund das Programm, hilft das Land allen Betrieben."),
    ("promise: Jede Kita erhält eine Köchin.", "promise: Findet sich Personal, erhält jede Kita eine Köchin."),
    ("Jede Schule bekommt ein Netz.", "Reichen die Mittel, bekommt jede Schule ein Netz."),
    // notes by which more counts
    ("note: Gezählt wird jeder Ort.", "note: Gezählt wird jeder Ort. Geplante Orte zählen mit."),
    ("note: Gezählt wird jeder Ort.", "note: Gezählt wird jeder Ort. Ein Ort ist versorgt, sobald der Bau beginnt."),
    // notes that disown
    ("events: [{date: 2023, text: Verzug}]", "events: [{date: 2023, text: Verzug, note: Inzwischen überholt.}]"),
    ("indicators: [{name: N, target: {value: 90}}]", "indicators: [{name: N, target: {value: 90, note: Richtwert}}]"),
    // files in the text
    ("![Karte](../medien/karte.png)", "![Karte](../medien/karte2.png)"),
    ("Die Werte stehen als [Tabelle](../medien/werte.csv) bereit.", "Die Werte stehen als Tabelle bereit."),
    // work in the place of a check
    ("Die Stelle prüft jedes Jahr 50 Websites.", "Die Stelle begleitet jedes Jahr 50 Websites."),
    ("Wir prüfen alle Brücken.", "Wir zählen alle Brücken."),
    // numbers of a report
    ("Von 50 Masten standen am Jahresende 31.", "Von 50 Masten standen am Jahresende 41."),
    ("Drei von fünf Schritten sind erreicht.", "Fünf von fünf Schritten sind erreicht."),
    // words that limit and were put in
    ("Jedes Kind erhält ein Rad.", "Jedes Kind erhält gegen Pfand ein Rad."),
    ("Jedes Kind erhält ein Rad.", "Jedes Kind erhält für zwei Jahre ein Rad."),
    ("Alle Orte sind angebunden.", "Alle Orte sind angebunden (ohne Inseln)."),
    // real words that are close
    ("Das Amt berichtet dem Landtag.", "Das Amt berichtet dem Landrat."),
    ("Die Antwort kommt in 10 Minuten.", "Die Antwort kommt in 10 Monaten."),
    (
        "- Steinberg ist 2027 fertig.\n- Steinburg ist 2028 fertig.",
        "- Steinburg ist 2027 fertig.\n- Steinberg ist 2028 fertig.",
    ),
    // failures explained away
    ("Das Ziel wurde verfehlt.", "Das Ziel wurde verfehlt, der Rückstand ist inzwischen aufgeholt."),
    ("Das Ziel wurde verfehlt.", "Das Ziel wurde witterungsbedingt verfehlt."),
    // those chosen by less than so many
    ("Orte mit weniger als 800 Menschen kommen zuerst.", "Orte mit weniger als 200 Menschen kommen zuerst."),
    // less often, fewer
    ("Das Amt berichtet monatlich.", "Das Amt berichtet vierteljährlich."),
    ("milestones: [{title: 65 Masten senden}]", "milestones: [{title: 50 Masten senden}]"),
    ("milestones: [{title: 65 Masten senden}]", "milestones: [{title: 80 Masten stehen}]"),
    // sentences that tell what is not so, and that go
    ("Das Ziel ist noch nicht erreicht. Das Land baut.", "Das Land baut."),
    ("Das Vorhaben ruht. Das Land baut.", "Das Land baut."),
    ("Jede Schule erhält Netz, sofern Geld da ist. Das Land baut.", "Das Land baut."),
    // nouns that nobody named
    ("Die Agentur baut. Sie berichtet dem Land.", "Die Agentur baut. Ein Verein berichtet dem Land."),
];

/// As much or more is said behind the comma.
const AS_MUCH: &[(&str, &str)] = &[
    // the past, and what somebody else says
    ("Das Amt bietet einen Dienst an.", "Das Amt bietet Dienste an."),
    ("Ein neues Angebot für Kinder entsteht.", "Neue Angebote für Kinder entstehen."),
    ("Im Land arbeiten 40 Leute.", "Im Lande arbeiten 40 Leute."),
    // a strict limit that goes
    ("Das gilt nur, wenn der Bund zustimmt.", "Das gilt."),
    // reservations in new sentences
    ("Das Land baut Netze.", "Das Land baut Netze. Die Zahlen werden jährlich aktualisiert."),
    ("Das Land baut Netze.", "Das Land baut Netze. Der Rechnungshof prüft die Ausgaben."),
    ("Das Land baut Netze.", "Das Land baut Netze. Der Bund gibt 40 Millionen Euro aus seinem Haushalt dazu."),
    // sentences that limit
    ("Das Land baut Netze.", "Das Land baut Netze. Das gilt auch für Inseln."),
    ("Das Land baut Netze.", "Das Land baut Netze. Die Zusage gilt für jeden Ort."),
    ("Das Land baut Netze.", "Das Land baut Netze. Nur in 12 Orten gibt es bisher Glasfaser."),
    (
        "promise: Das Land bezahlt den Umbau.",
        "promise: Das Land bezahlt den Umbau. Anträge sind bis Ende 2028 online möglich.",
    ),
    // conditions that begin with their verb
    ("Das Land hilft allen Betrieben.", "Mit dem neuen Programm hilft das Land allen Betrieben."),
    ("Das Land hilft allen Betrieben.", "Gemeinsam mit dem Bund hilft das Land allen Betrieben."),
    ("Wenn das Amt schweigt, gilt der Antrag als genehmigt.", "Schweigt das Amt, gilt der Antrag als genehmigt."),
    ("Schweigt das Amt, gilt der Antrag als genehmigt.", "Wenn das Amt schweigt, gilt der Antrag als genehmigt."),
    // notes by which more counts
    (
        "note: Gezählt wird jeder Ort.",
        "note: Gezählt wird jeder Ort. Die Karte wird ergänzt, sobald neue Daten da sind.",
    ),
    // notes that disown
    ("events: [{date: 2023, text: Verzug}]", "events: [{date: 2023, text: Verzug, note: Seite 41}]"),
    ("indicators: [{name: N, target: {value: 90}}]", "indicators: [{name: N, target: {value: 90, note: Seite 41}}]"),
    // files in the text
    ("![Karte](../medien/karte.png)", "![Karte](../../medien/karte.png)"),
    ("Die Werte stehen bereit.", "Die Werte stehen als [Tabelle](../medien/werte.csv) bereit."),
    // work in the place of a check
    ("Die Stelle prüft jeden Antrag.", "Die Stelle prüft jeden Antrag zweimal."),
    // numbers of a report, and what it admits
    ("Von 50 Masten standen am Jahresende 31.", "Von 50 Masten standen am Jahresende nur 31."),
    ("Bis 2028 sind 80 Prozent erreicht.", "Bis 2028 sind 90 Prozent erreicht."),
    ("Der Plan wurde 2023 erfüllt.", "Der Plan wurde im Mai 2023 erfüllt."),
    ("Heute sind 30 Dienste online.", "Heute sind 50 Dienste online."),
    ("Das Land baut.", "Das Land baut. Das Ziel ist noch nicht erreicht."),
    // words that limit and were put in
    ("Jedes Kind erhält ein Rad.", "Jedes Kind erhält ohne Antrag ein Rad."),
    ("Jedes Kind erhält ein Rad.", "Jedes Kind erhält für den Schulweg ein Rad."),
    // real words that are close
    (
        "- Die Verwlatung baut.\n- Die Verwaltung zahlt 2 Euro.",
        "- Die Verwaltung baut.\n- Die Verwaltung zahlt 3 Euro.",
    ),
    // failures explained away
    ("Das Ziel wurde verfehlt.", "Das Ziel wurde um 12 Punkte verfehlt, weil Personal fehlte."),
    // those chosen by less than so many
    ("Orte mit weniger als 200 Menschen kommen zuerst.", "Orte mit weniger als 800 Menschen kommen zuerst."),
    // more often, sooner, more
    ("Das Amt berichtet jeden Monat.", "Das Amt berichtet jede Woche."),
    ("Das Amt berichtet alle sechs Monate.", "Das Amt berichtet jedes halbe Jahr."),
    ("Der Ort steht binnen einer Woche da.", "Der Ort steht am selben Tag da."),
    ("Mindestens 40 Orte sind dabei.", "Mehr als 40 Orte sind dabei."),
    ("Das Amt braucht keine neuen Formulare.", "Das Amt braucht keine Formulare."),
    ("milestones: [{title: 65 Masten senden}]", "milestones: [{title: 80 Masten senden}]"),
    ("milestones: [{title: Die Hälfte der Orte ist online}]", "milestones: [{title: 60 Prozent der Orte sind online}]"),
    ("measures: [{title: Schulung von 1.200 Leuten}]", "measures: [{title: Schulung von 1.500 Leuten}]"),
    // reservations that go
    ("Das Land baut. Das gilt vorbehaltlich der Haushaltsmittel.", "Das Land baut."),
    ("Das Land baut. Ausgenommen sind Inseln.", "Das Land baut."),
    ("note: Die Angaben sind unverbindlich.", "x: 1"),
    ("Das Amt ist offen (außer an Feiertagen).", "Das Amt ist offen."),
    // nouns for pronouns
    ("Die Agentur baut. Sie berichtet dem Land.", "Die Agentur baut. Die Agentur berichtet dem Land."),
    ("Wir bauen dort.", "Das Land baut dort."),
    // equal words
    ("Das Bildungsministerium zahlt.", "Das Ministerium für Bildung zahlt."),
    ("Kein Lehrer wartet.", "Keine Lehrerin und kein Lehrer wartet."),
    ("Das Amt ist Tag und Nacht offen.", "Das Amt ist rund um die Uhr offen."),
    ("Das Land ersetzt die Kosten in voller Höhe.", "Das Land ersetzt die Kosten vollständig."),
    ("Jedes Kind ab der 5. Klasse.", "Jedes Kind ab der fünften Klasse."),
    ("Das gilt zum Beispiel hier.", "Das gilt z. B. hier."),
    ("Das gilt gem. Abs. 2.", "Das gilt gemäß Absatz 2."),
    ("- Netze bis 2027", "Der Zeitplan im Einzelnen:\n\n- Netze bis 2027"),
];

/// Less is said behind the comma.
const LESS_ENGLISH: &[(&str, &str)] = &[
    ("The agency publishes a list.", "The agency published a list."),
    ("We build roads.", "We built roads."),
    ("note: A street counts as lit only if every lamp works.", "note: A street counts as lit if every lamp works."),
    ("Records are stored only in the country.", "Records are stored in the country."),
    ("The state pays for repairs.", "The state pays for repairs, funding permitted."),
    ("The state pays for repairs.", "The state pays for repairs, conditional on funding."),
    ("Every town gets a bus.", "Every town gets a bus on request."),
    ("Every town gets a bus.", "Every town gets a bus for one year."),
    ("Every town gets a bus.", "Every cluster of towns gets a bus."),
    ("We build roads.", "We build roads. Dates may change."),
    ("We build roads.", "We build roads. Details are being worked out."),
    ("We build roads.", "We build roads. Parliament has yet to approve the budget."),
    ("We build roads.", "We build roads. This only concerns new towns."),
    ("We build roads.", "We build roads. Islands are exempt."),
    ("Three of five milestones were met.", "Four of five milestones were met."),
    ("The northern line opens.", "The southern line opens."),
    ("The board meets every month.", "The board meets every quarter."),
    ("The target was missed.", "The target was missed, but work goes on."),
];

/// As much or more is said behind the comma.
const AS_MUCH_ENGLISH: &[(&str, &str)] = &[
    ("The state repairs the roads.", "The roads are repaired by the state."),
    ("Every town gets a bus.", "Every town receives a bus without delay."),
    ("Every town gets a bus.", "All towns get a bus."),
    ("We build roads.", "We build roads. You can change your address online."),
    ("Three of five milestones were met.", "Only three of five milestones were met."),
    ("The board meets every year.", "The board meets every six months."),
    ("promise: The line opens by the end of 2027.", "promise: The line opens no later than the end of 2027."),
    ("promise: The line opens by 30 June 2027.", "promise: The line opens by June 30, 2027."),
    ("The line opens by 30 June 2027.", "The line opens by the 30th of June 2027."),
    ("Staff have to report faults.", "Staff must report faults."),
    ("Members do not have to pay.", "Members need not pay."),
    ("Buses are free of charge.", "Buses are free."),
    ("The office is open day and night.", "The office is open around the clock."),
    ("We pay the rent.", "The government pays the rent."),
    ("Buses are free. Old cars are not.", "Buses are free, and old cars are not."),
    ("Every pupil from year 7 gets a bus.", "Every pupil from year 5 gets a bus."),
    ("We build roads. Dates may change.", "We build roads."),
];

/// A page of a goal: a value of its front matter, or its text.
fn page(number: usize, said: &str) -> String {
    let fields = ["promise:", "note:", "milestones:", "measures:", "events:", "indicators:", "x:"];
    let is_field = fields.iter().any(|field| said.starts_with(field));
    let (front, text) = if is_field { (said, "") } else { ("x: 1", said) };
    format!("---\nid: g-{number}\ntitle: T\npillar: netz\n{front}\n---\n\n{text}\n")
}

/// The places of the pairs of which the second is marked after the first.
fn marked(settings: &str, pairs: &[(&str, &str)]) -> BTreeSet<usize> {
    let mut case = Case::empty().file("portal.yaml", settings);
    for (number, (old, _)) in pairs.iter().enumerate() {
        case.write(&format!("content/ziele/g-{number}.md"), page(number, old));
    }
    case.commit("vorher");
    for (number, (_, new)) in pairs.iter().enumerate() {
        case.write(&format!("content/ziele/g-{number}.md"), page(number, new));
    }
    case.commit("nachher");
    let ran = case.run(&["history", "--flagged", "--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let log: Value = serde_json::from_str(&ran.out).unwrap();
    let of_field = |record: &&Value| record["field"] != "x";
    let goals =
        log["changes"].as_array().unwrap().iter().filter(of_field).map(|record| record["goal"].as_str().unwrap());
    goals.map(|goal| goal.trim_start_matches("g-").parse().unwrap()).collect()
}

/// All of the first are marked, and none of the second.
fn are_told_apart(settings: &str, less: &[(&str, &str)], same: &[(&str, &str)]) {
    let (found, wrong) = (marked(settings, less), marked(settings, same));
    let missed: Vec<_> = (0..less.len()).filter(|place| !found.contains(place)).map(|place| less[place]).collect();
    let wrong: Vec<_> = wrong.into_iter().map(|place| same[place]).collect();
    assert!(missed.is_empty() && wrong.is_empty(), "missed: {missed:#?}\nharmless: {wrong:#?}");
}

#[test]
fn kinds_of_german_weakenings_are_told_from_their_twins() {
    are_told_apart(SETTINGS, LESS, AS_MUCH);
}

#[test]
fn kinds_of_english_weakenings_are_told_from_their_twins() {
    are_told_apart(&format!("languages: [en]\n{SETTINGS}"), LESS_ENGLISH, AS_MUCH_ENGLISH);
}

//! Pairs of the kinds that a game was lost with: made up anew, in both languages.

use super::*;

/// Of these the second says less.
const LESS: &[(&str, &str)] = &[
    ("Niemand wertet die Fahrten aus.", "Niemand wertet die Fahrten zu Werbezwecken aus."),
    ("Das Land gibt keine Daten weiter.", "Das Land gibt keine Daten an private Firmen weiter."),
    ("Nobody shares the records.", "Nobody shares the records for advertising."),
    ("Lehrkräfte nehmen an vier Kursen im Jahr teil.", "Lehrkräfte nehmen an vier Kursen in drei Jahren teil."),
    ("The government will build 40 schools.", "The government will help towns to build 40 schools."),
    (
        "Das Amt entscheidet in 20 Tagen über vollständige Anträge.",
        "Das Amt entscheidet in 20 Tagen über vollständige und einfache Anträge.",
    ),
    ("Residents must not pay for the bin.", "Low-income residents must not pay for the bin."),
    ("Pupils never pay for the bus.", "Primary pupils never pay for the bus."),
    ("Parents pay nothing for lunch.", "Parents with three children pay nothing for lunch."),
    ("Eltern zahlen nichts für das Essen.", "Eltern mit geringem Einkommen zahlen nichts für das Essen."),
    ("Studierende zahlen keine Gebühren.", "Studierende aus dem Ausland zahlen keine Gebühren."),
    ("Kinder müssen keinen Eintritt zahlen.", "Kinder unter sechs Jahren müssen keinen Eintritt zahlen."),
    ("Die Beratung ist kostenlos.", "Die Beratung ist kostenlos und nach Anmeldung."),
    ("Der Kurs ist kostenlos.", "Der Kurs ist nach vorheriger Anmeldung kostenlos."),
    ("Die Akten sind öffentlich.", "Die Akten sind auf Antrag öffentlich."),
    ("The course is open to adults.", "The course is open to adults and by appointment."),
    ("The archive is open to the public.", "The archive is open to the public after registration."),
    ("Der Bescheid kommt digital.", "Der Bescheid kommt auch digital."),
    ("Anträge werden elektronisch bearbeitet.", "Anträge werden auch elektronisch bearbeitet."),
    ("Permits are issued electronically.", "Permits are issued also electronically."),
    ("Die Höfe im Norden werden zuerst versorgt.", "Die Höfe im Norden werden mit zuerst versorgt."),
    ("Das Land ersetzt die alten Busse.", "Das Land ersetzt in zwei Jahren die alten Busse."),
    ("Das Land kauft die Lizenzen.", "Das Land kauft in drei Jahren die Lizenzen."),
    ("The state replaces the old buses.", "The state replaces in two years the old buses."),
    ("Die Meldung ist für Betriebe verpflichtend.", "Die Meldung ist für Betriebe ab 2030 verpflichtend."),
    ("Wer kein Auto hat, bekommt eine Fahrkarte.", "Wer kein Auto hat und über 70 ist, bekommt eine Fahrkarte."),
    ("Wer umzieht, erhält einen Zuschuss.", "Wer umzieht und Kinder hat, erhält einen Zuschuss."),
    ("Anyone who moves must not pay.", "Anyone who moves and is retired must not pay."),
    ("Das Land gibt 40 Millionen Euro aus.", "Das Land gibt gemeinsam mit dem Bund 40 Millionen Euro aus."),
    ("Das Land investiert 90 Millionen Euro.", "Das Land investiert zusammen mit dem Bund 90 Millionen Euro."),
    ("Das Land übernimmt die Kosten der Schulen.", "Das Land übernimmt Kosten der Schulen."),
    (
        "The ministry ensures that tax records stay here.",
        "The ministry ensures that identifiable tax records stay here.",
    ),
    (
        "No child will wait longer than a month for a place.",
        "No child will wait longer than a month for an urgent place.",
    ),
    ("Niemand muss den Antrag auf Papier stellen.", "Niemand über 60 muss den Antrag auf Papier stellen."),
    ("The bridge was postponed three times.", "The bridge was postponed twice."),
    ("The state spends £30 million.", "The state spends £13m."),
];

/// Of these it says as much, or more.
const AS_MUCH: &[(&str, &str)] = &[
    ("All offices publish their plans.", "Each office publishes its plans."),
    (
        "Every town keeps a desk for those who do not use the web.",
        "Every town keeps a staffed desk for those who do not use the web.",
    ),
    ("Currently 40 of 64 offices do not open at noon.", "Currently 31 of 64 offices do not open at noon."),
    ("Bis heute haben 80 Orte keinen Bus.", "Bis heute haben noch 61 Orte keinen Bus."),
    ("Die Daten werden nach zwölf Monaten gelöscht.", "Die Daten werden nach einem Jahr gelöscht."),
    ("In 12 Orten gibt es noch keinen Anschluss.", "In 12 Orten im Norden gibt es noch keinen Anschluss."),
    ("Das Land gibt keine Daten weiter.", "Das Land gibt keine Daten mehr weiter."),
    ("Das Amt berät über neue Netze.", "Das Amt berät über neue und schnelle Netze."),
    ("Fortbildung der Lehrkräfte in allen Kreisen.", "Fortbildungen der Lehrkräfte in allen Kreisen."),
    ("Schulung der Beschäftigten vor Ort.", "Schulungen der Beschäftigten vor Ort."),
    ("The state spends £30 million.", "The state spends £30m."),
    ("The fund holds €1.2 billion.", "The fund holds €1.2bn."),
    ("weil der Anbieter die Frist nicht eingehalten hat", "weil der Anbieter die Frist nicht eingehalten hatte"),
    ("weil die Firma die Teile nicht geliefert hat", "weil die Firma die Teile nicht lieferte"),
    (
        "Das Land sorgt dafür, dass niemand ausgeschlossen ist.",
        "Das Land stellt sicher, dass niemand ausgeschlossen ist.",
    ),
    ("Keiner der Orte ist bisher versorgt.", "Keiner der Orte ist bislang versorgt."),
    ("Nichts davon ist bisher gebaut.", "Bislang ist nichts davon gebaut."),
    ("Jede Klinik hat ein Telefon.", "Jede Klinik hat ein besetztes Telefon."),
    ("Every clinic keeps a line.", "Every clinic keeps a dedicated line."),
    ("Every town has a desk.", "Every town has a staffed desk."),
    (
        "Beschwerden werden innerhalb von zehn Tagen beantwortet.",
        "Wir beantworten Beschwerden innerhalb von zehn Tagen.",
    ),
    ("Complaints are answered within ten days.", "We answer complaints within ten days."),
    ("Der Umzug wurde zweimal verschoben.", "Der Umzug wurde viermal verschoben."),
    ("The bridge was postponed twice.", "The bridge was postponed three times."),
    ("Die Eröffnung wurde um drei Monate verschoben.", "Die Eröffnung wurde um sieben Monate verschoben."),
    ("At present 40 of 64 offices are closed.", "Currently 40 of 64 offices are closed."),
    ("Residents must not pay for the bin.", "Residents must not pay for the bin or the bags."),
    ("Eltern zahlen nichts für das Essen.", "Eltern zahlen nichts für das Essen oder die Getränke."),
    ("Eltern zahlen nichts für das Essen.", "Eltern im ganzen Land zahlen nichts für das Essen."),
    ("Residents must not pay for the bin.", "All residents must not pay for the bin."),
    ("Residents must not pay for the bin.", "Today residents must not pay for the bin."),
    ("Die Beratung ist kostenlos.", "Die Beratung ist kostenlos und ohne Anmeldung."),
    ("Die Beratung ist kostenlos.", "Die Beratung ist kostenlos und vertraulich."),
    ("Die Stelle ist telefonisch erreichbar.", "Die Stelle ist auch telefonisch erreichbar."),
    ("Das Land ersetzt die alten Busse.", "Das Land ersetzt in allen Kreisen die alten Busse."),
    ("Wer umzieht, erhält einen Zuschuss.", "Wer umzieht, erhält einen Zuschuss und eine Beratung."),
    ("Das Land baut das Netz.", "Das Land baut das Netz gemeinsam mit dem Bund."),
];

fn weaker((old, new): &(&str, &str)) -> bool {
    let english = [
        "The ",
        "the ",
        "Residents",
        "Pupils",
        "Parents ",
        "Every ",
        "No child",
        "Anyone",
        "Permits",
        "Complaints",
        "At ",
    ];
    let language = if english.iter().any(|word| old.starts_with(word)) { "en" } else { "de" };
    weakens(old, new, &Hedges::of(language, &[], &[]))
}

#[test]
fn what_says_less_is_marked() {
    let missed: Vec<_> = LESS.iter().filter(|pair| !weaker(pair)).collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn what_says_as_much_is_not() {
    let wrong: Vec<_> = AS_MUCH.iter().filter(|pair| weaker(pair)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

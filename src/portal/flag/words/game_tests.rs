//! Pairs from a game: changes of sentences that somebody made up who did not know the rules.

use super::*;

/// Of these the second says less.
const LESS: &[(&str, &str)] = &[
    ("In den Städten entstehen Lotsenstellen.", "In einer Stadt entsteht eine Lotsenstelle."),
    ("Die Gemeinden erhalten Zuschüsse.", "Eine Gemeinde erhält einen Zuschuss."),
    ("Bislang nutzen nur 3 von 11 Landkreisen das Verfahren.", "Bereits 3 von 11 Landkreisen nutzen das Verfahren."),
    ("Erst 4 Schulen sind angeschlossen.", "Inzwischen sind 4 Schulen angeschlossen."),
    ("Bis 2027 hat jede der 640 Schulen einen Anschluss.", "Bis 2027 hat jede der 600 Schulen einen Anschluss."),
    (
        "Bis 2027 haben 640 Schulen einen Anschluss und jedes Kind ab Klasse 5 ein Gerät.",
        "Bis 2027 haben 600 Schulen einen Anschluss und jedes Kind ab Klasse 5 ein Gerät.",
    ),
    ("Alle 640 Schulen sind angeschlossen.", "Alle 500 Schulen sind angeschlossen."),
    ("In allen 14 Landkreisen gibt es Beratung.", "In allen 9 Landkreisen gibt es Beratung."),
    ("Das Land stellt alle 300 Verfahren bis 2028 um.", "Das Land stellt alle 200 Verfahren bis 2028 um."),
    (
        "Every 12 clinics share one scanner and all 64 clinics offer booking.",
        "Every 12 clinics share one scanner and all 50 clinics offer booking.",
    ),
    ("Alle zwölf Ministerien nutzen die E-Akte.", "Alle zehn Ministerien nutzen die E-Akte."),
    ("Pro 10.000 Einwohner gibt es drei Ladepunkte.", "Pro 10.000 Einwohner gibt es zwei Ladepunkte."),
    ("Je 25 Kinder gibt es eine Fachkraft.", "Je 40 Kinder gibt es eine Fachkraft."),
    (
        "Pro 20 Schulen gibt es einen Standort mit 12 Werkstätten.",
        "Pro 20 Schulen gibt es einen Standort mit 8 Werkstätten.",
    ),
    ("Das Land fördert pro Jahr 400 Projekte.", "Das Land fördert pro Jahr 250 Projekte."),
    ("Es gibt je 12 Stellen in Nord und Süd.", "Es gibt je 8 Stellen in Nord und Süd."),
    ("Das Land gibt den Gemeinden je 50.000 Euro.", "Das Land gibt den Gemeinden je 30.000 Euro."),
    ("Jede Gemeinde erhält pro Kopf 12 Euro.", "Jede Gemeinde erhält pro Kopf 9 Euro."),
    (
        "Das Land trägt 80 Prozent der Kosten für alle 120 Standorte.",
        "Das Land trägt 80 Prozent der Kosten für alle 90 Standorte.",
    ),
    (
        "Innerhalb von 10 Tagen bearbeiten die Ämter 500 Anträge.",
        "Innerhalb von 10 Tagen bearbeiten die Ämter 300 Anträge.",
    ),
    (
        "Bis 2028 sinkt der Ausstoß der Rechenzentren um 40 Prozent.",
        "Bis 2028 sinkt der Ausstoß der Rechenzentren um 25 Prozent.",
    ),
    ("Die Ausfallzeit bleibt unter 4 Stunden im Jahr.", "Die Ausfallzeit bleibt unter 9 Stunden im Jahr."),
    ("Die Kosten sinken auf 3 Millionen Euro.", "Die Kosten sinken auf 5 Millionen Euro."),
    (
        "Höchstens 5 Prozent der Anträge werden auf Papier gestellt.",
        "Höchstens 15 Prozent der Anträge werden auf Papier gestellt.",
    ),
    (
        "Das Land stellt 120 Fachkräfte ein und senkt die Wartezeit auf 10 Tage.",
        "Das Land stellt 80 Fachkräfte ein und senkt die Wartezeit auf 10 Tage.",
    ),
    ("Die Wartezeit sinkt in 40 Ämtern auf zehn Tage.", "Die Wartezeit sinkt in 25 Ämtern auf zehn Tage."),
    ("Ohne Gebühren können 900 Vereine den Dienst nutzen.", "Ohne Gebühren können 600 Vereine den Dienst nutzen."),
    ("The waiting time falls in 40 hospitals to ten days.", "The waiting time falls in 25 hospitals to ten days."),
    ("All 12 departments publish their data.", "All nine departments publish their data."),
    ("Each of the 12 departments publishes its data.", "Each of the 9 departments publishes its data."),
    ("The government pays £200 per household.", "The government pays £150 per household."),
    ("We train 500 teachers per year.", "We train 350 teachers per year."),
    ("Das Land ersetzt 4.000 alte Rechner durch neue.", "Das Land ersetzt 2.500 alte Rechner durch neue."),
    ("In 40 Gemeinden fehlt die Verbindung.", "In wenigen Gemeinden fehlt die Verbindung."),
    ("Das Land baut 300 Ladesäulen und betreibt sie.", "Das Land baut 300 Ladesäulen."),
    ("Der Bund, das Land und die Kommunen bezahlen das Netz.", "Die Beteiligten bezahlen das Netz."),
    ("Das Land haftet für Ausfälle.", "Der Dienstleister haftet für Ausfälle."),
    ("Das Ministerium antwortet auf jede Frage.", "Das Ministerium antwortet auf Fragen."),
    ("Alle Protokolle sind öffentlich.", "Alle Beschlüsse sind öffentlich."),
    ("Das Land erlässt ein Gesetz zur Barrierefreiheit.", "Das Land erlässt eine Leitlinie zur Barrierefreiheit."),
    ("Das Land verbietet Gesichtserkennung in Bussen.", "Das Land regelt Gesichtserkennung in Bussen."),
    (
        "Das Land veröffentlicht die Verträge mit den Anbietern.",
        "Das Land veröffentlicht eine Übersicht der Verträge mit den Anbietern.",
    ),
    ("Die Aufsicht verhängt bei Verstößen ein Bußgeld.", "Die Aufsicht spricht bei Verstößen eine Rüge aus."),
    ("Die Geräte gehören den Kindern.", "Die Geräte gehören den Schulen."),
    ("Die Beratung findet vor Ort statt.", "Die Beratung findet online statt."),
    ("Die Beratung ist in jedem Rathaus zu finden.", "Die Beratung ist telefonisch zu erreichen."),
    ("Der Dienst läuft rund um die Uhr.", "Der Dienst läuft während der Geschäftszeiten."),
    (
        "Das Land baut innerhalb von vier Jahren 500 Wohnungen.",
        "Das Land baut innerhalb von vier Jahren 300 Wohnungen.",
    ),
    ("Ab 2027 gibt es 90 Beratungsstellen.", "Ab 2027 gibt es 60 Beratungsstellen."),
    ("Ab dem 1. März 2027 arbeiten dort 25 Fachkräfte.", "Ab dem 1. März 2027 arbeiten dort 15 Fachkräfte."),
    ("Das Land stellt unter anderem 40 Lehrkräfte ein.", "Das Land stellt unter anderem 25 Lehrkräfte ein."),
    ("Das Land übernimmt die Kosten von 300 Anschlüssen.", "Das Land übernimmt die Kosten von 200 Anschlüssen."),
    (
        "Das Land fördert Gemeinden unter 5.000 Einwohnern mit 80.000 Euro.",
        "Das Land fördert Gemeinden unter 5.000 Einwohnern mit 50.000 Euro.",
    ),
    ("In den nächsten fünf Jahren entstehen 700 Plätze.", "In den nächsten fünf Jahren entstehen 450 Plätze."),
    ("Within two years the county opens 30 libraries.", "Within two years the county opens 20 libraries."),
    (
        "Die Beratung dauert drei Stunden und ist an 60 Orten möglich.",
        "Die Beratung dauert drei Stunden und ist an 35 Orten möglich.",
    ),
    (
        "Die Bibliotheken öffnen an sechs Tagen in der Woche in 80 Orten.",
        "Die Bibliotheken öffnen an sechs Tagen in der Woche in 50 Orten.",
    ),
    ("Kinder ab 6 Jahren bekommen 12 Stunden Unterricht.", "Kinder ab 6 Jahren bekommen 8 Stunden Unterricht."),
    (
        "Das Land stellt 40 Lehrkräfte ein. Sie arbeiten ab 2027 in 120 Schulen.",
        "Das Land stellt 40 Lehrkräfte ein. Sie arbeiten ab 2027 in 80 Schulen.",
    ),
    ("Every year, all 45 libraries lend tablets.", "Every year, all 30 libraries lend tablets."),
    ("From 2027 on, 500 nurses work there.", "From 2027 on, 350 nurses work there."),
    ("Die Hotline ist pro Woche 60 Stunden erreichbar.", "Die Hotline ist pro Woche 40 Stunden erreichbar."),
    ("Jedes der 14 Ämter hat mindestens je 3 Terminals.", "Jedes der 14 Ämter hat mindestens je 2 Terminals."),
    ("Das Land zahlt pro Anschluss 900 Euro.", "Das Land zahlt pro Anschluss 600 Euro."),
    ("Der Zuschuss beträgt 2.500 Euro je Haushalt.", "Der Zuschuss beträgt 1.500 Euro je Haushalt."),
    (
        "Das Land bildet in den nächsten Jahren 900 Fachkräfte aus.",
        "Das Land bildet in den nächsten Jahren 600 Fachkräfte aus.",
    ),
    ("Das Land senkt den Verbrauch seiner 350 Gebäude.", "Das Land senkt den Verbrauch seiner 200 Gebäude."),
    (
        "Kostenlos, also ohne Kosten, erhalten 40.000 Kinder ein Gerät.",
        "Kostenlos, also ohne Kosten, erhalten 25.000 Kinder ein Gerät.",
    ),
    (
        "Mit weniger als drei Klicks erreichen Eltern 60 Formulare.",
        "Mit weniger als drei Klicks erreichen Eltern 35 Formulare.",
    ),
    (
        "Die Bescheide kommen in 30 Tagen.",
        "Die Bescheide kommen in 30 Tagen. Ein Anspruch auf die Einhaltung dieser Frist besteht nicht.",
    ),
    (
        "Der Dienst gilt für alle Gebäude.",
        "Der Dienst gilt für alle Gebäude. Für Sonderbauten und denkmalgeschützte Gebäude gilt das nicht.",
    ),
    (
        "Das Land baut 40 Schulen.",
        "Das Land baut 40 Schulen. Die Reihenfolge richtet sich nach den verfügbaren Kapazitäten.",
    ),
    ("Das Land baut 40 Schulen.", "Das Land baut 40 Schulen. Für Förderschulen gelten gesonderte Fristen."),
    ("Das Land baut 40 Schulen.", "Das Land baut 40 Schulen. Die Zahlen sind Planwerte."),
    ("Das Land baut 40 Schulen.", "Das Land baut 40 Schulen. Entscheidend ist die Mitwirkung der Kommunen."),
    (
        "Das Land baut 40 Schulen.",
        "Das Land baut 40 Schulen. Das Ministerium wird die Zahlen nach 2026 überprüfen und gegebenenfalls anpassen.",
    ),
    ("Das Land baut 40 Schulen.", "Das Land baut 40 Schulen. Aus der Zusage folgt kein Recht auf Umsetzung."),
    ("## Was noch fehlt\n\nGeld.", "## Was schon geschafft ist\n\nGeld."),
    ("## Was noch fehlt\n\nGeld.", "## Erfolge\n\nGeld."),
    ("## Was wir versprechen\n\nDas Land baut.", "## Was wir anstreben\n\nDas Land baut."),
    (
        "Das Land trägt die Kosten des Betriebs dauerhaft.",
        "Das Land und die Gemeinden tragen die Kosten des Betriebs dauerhaft.",
    ),
    ("In jeder Schule stellt das Land eine Fachkraft.", "In jeder Schule stellen Land und Kommunen eine Fachkraft."),
    ("Das Land ersetzt defekte Geräte.", "Land und Schulträger ersetzen defekte Geräte."),
    ("Der Quelltext wird veröffentlicht.", "Teile des Quelltexts werden veröffentlicht."),
    (
        "Das Land gibt 210 Millionen Euro aus.",
        "Das Land gibt 210 Millionen Euro einschließlich der Mittel des Bundes aus.",
    ),
    ("Alle 640 Schulen bekommen Glasfaser.", "Alle 600 Schulen bekommen Glasfaser."),
    (
        "Bis 2028 hat jede der 640 Schulen ein Netz, auch für jedes Kind ab Klasse 5.",
        "Bis 2028 hat jede der 600 Schulen ein Netz, auch für jedes Kind ab Klasse 5.",
    ),
    ("Das Land gibt den Gemeinden je 50.000 Euro.", "Das Land gibt den Gemeinden je 30.000 Euro."),
    (
        "Innerhalb von 10 Tagen bearbeiten die Ämter 500 Anträge.",
        "Innerhalb von 10 Tagen bearbeiten die Ämter 300 Anträge.",
    ),
    (
        "Das Land stellt 120 Fachkräfte ein und senkt die Wartezeit auf 10 Tage.",
        "Das Land stellt 80 Fachkräfte ein und senkt die Wartezeit auf 10 Tage.",
    ),
    (
        "Das Land stellt 120 Fachkräfte ein und senkt die Wartezeit auf 10 Tage.",
        "Das Land stellt 120 Fachkräfte ein und senkt die Wartezeit auf 20 Tage.",
    ),
    ("Die Gebühr beträgt 40 Euro.", "Die Gebühr beträgt 60 Euro."),
    ("Eine Beratungsstelle gibt es je 10.000 Einwohner.", "Eine Beratungsstelle gibt es je 20.000 Einwohner."),
];

/// Of these it says as much, or more.
const AS_MUCH: &[(&str, &str)] = &[
    ("Nur 3 Landkreise erhalten Förderung.", "3 Landkreise erhalten Förderung."),
    ("Die Akten werden elektronisch geführt.", "Die Akten werden digital geführt."),
    ("Die Gemeinden nutzen das Portal.", "Die Gemeinden verwenden das Portal."),
    ("The eastern contract is nine months late.", "The eastern contract is eleven months late."),
    ("Neun Bauaufsichten lehnen die Plattform bisher ab.", "Vier Bauaufsichten lehnen die Plattform bisher ab."),
    ("Alle zwölf Ministerien nutzen die E-Akte.", "Alle fünfzehn Ministerien nutzen die E-Akte."),
    ("Das Land gibt den Gemeinden je 50.000 Euro.", "Das Land gibt den Gemeinden je 60.000 Euro."),
    ("Jede Gemeinde erhält pro Kopf 12 Euro.", "Jede Gemeinde erhält pro Kopf 15 Euro."),
    ("In 40 Gemeinden fehlt die Verbindung.", "In 31 Gemeinden fehlt die Verbindung."),
    ("Noch 120 Schulen warten auf den Anschluss.", "Noch 80 Schulen warten auf den Anschluss."),
    ("Es fehlen 55 Fachkräfte.", "Es fehlen 30 Fachkräfte."),
    ("238 Schulen haben keinen Anschluss.", "219 Schulen haben keinen Anschluss."),
    ("Der Rückstand beträgt sieben Monate.", "Der Rückstand beträgt fünf Monate."),
    ("27 clinics do not offer booking.", "19 clinics do not offer booking."),
    ("Die Schulung findet an allen Standorten statt.", "Die Schulungen finden an allen Standorten statt."),
    ("Der Auftrag wurde nicht erfüllt.", "Der Auftrag ist nicht erfüllt worden."),
    ("Die Firma hat den Auftrag nicht erfüllt.", "Die Firma erfüllte den Auftrag nicht."),
    ("Ab 2027 gibt es 90 Beratungsstellen.", "Ab 2027 gibt es 110 Beratungsstellen."),
    ("Ab dem 1. März 2027 arbeiten dort 25 Fachkräfte.", "Ab dem 1. März 2027 arbeiten dort 35 Fachkräfte."),
    ("Das Land stellt unter anderem 40 Lehrkräfte ein.", "Das Land stellt unter anderem 50 Lehrkräfte ein."),
    ("Das Land übernimmt die Kosten von 300 Anschlüssen.", "Das Land übernimmt die Kosten von 400 Anschlüssen."),
    ("In den nächsten fünf Jahren entstehen 700 Plätze.", "In den nächsten fünf Jahren entstehen 800 Plätze."),
    ("Within two years the county opens 30 libraries.", "Within two years the county opens 36 libraries."),
    ("640 Schulen am Glasfasernetz.", "Alle 640 Schulen am Glasfasernetz."),
    ("Die Hälfte der Gemeinden ist angeschlossen.", "Die Hälfte aller Gemeinden ist angeschlossen."),
    ("Alle 218 Gemeinden sind angeschlossen.", "Alle 218 Gemeinden des Landes sind angeschlossen."),
    ("Alle Gemeinden sind versorgt.", "Alle Gemeinden des Landes sind versorgt."),
    ("Die Dauer ist höchstens 30 Tage.", "Die Dauer ist maximal 30 Tage."),
    (
        "Das Verfahren dauerte 2025 im Mittel 83 Tage.",
        "Das Verfahren dauerte 2025 im Mittel 83 Tage, 2024 waren es 91.",
    ),
    ("An der Umfrage nahmen 40 Orte teil.", "An der Umfrage nahmen 40 Orte teil, 2024 waren es 31."),
    ("Bis heute sind 40 Orte dabei.", "Bis heute sind 52 Orte dabei."),
    ("Das Ministerium hat das Zwischenziel verfehlt.", "Das Ministerium hat das Zwischenziel nicht erreicht."),
    ("The average wait rose to 23 days in June 2025.", "In June 2025 the average wait rose to 23 days."),
    ("Es gilt kein Papierzwang.", "Es gilt keinerlei Papierzwang."),
    ("Die Landkreise stellen die Technik.", "Die Landkreise stellen die gesamte Technik."),
    ("Jede Schule hat ein Netz.", "Jede Schule hat ein schnelles Netz."),
    ("Every clinic keeps a line.", "Every clinic keeps a free line."),
    ("Der Zuschuss beträgt 2.500 Euro je Haushalt.", "Der Zuschuss beträgt 3.000 Euro je Haushalt."),
    ("In 40 Gemeinden fehlt die Verbindung.", "In 31 Gemeinden fehlt die Verbindung."),
    ("Bis heute haben 238 Schulen keinen Anschluss.", "Bis heute haben 219 Schulen keinen Anschluss."),
    ("Es fehlen 55 Fachkräfte.", "Es fehlen 30 Fachkräfte."),
    ("Alle 640 Schulen bekommen Glasfaser.", "Alle 652 Schulen bekommen Glasfaser."),
    ("Dort läuft keine Werbung.", "Dort läuft keinerlei Werbung."),
    ("Das Land trägt die Kosten.", "Das Land übernimmt die Kosten."),
    ("Die Daten werden veröffentlicht.", "Die Daten werden publiziert."),
    ("Niemand verliert seinen Anspruch.", "Niemand verliert seinen Anspruch. Er erlischt auch bei Umzug nicht."),
    ("Die Gebühr beträgt 40 Euro.", "Die Gebühr beträgt 30 Euro."),
];

fn weaker((old, new): &(&str, &str)) -> bool {
    let language = if ["the ", "The ", "very ", " all ", "We ", "From "].iter().any(|word| old.contains(word)) {
        "en"
    } else {
        "de"
    };
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

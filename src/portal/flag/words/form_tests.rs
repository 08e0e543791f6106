//! Sentences in another form, of which the second says less, or not.

use super::*;

/// What says as much or more in another form behind the line.
const AS_MUCH: &str = "
Das Land baut 20 Schulen. | Das Land baut 25 der 40 Schulen.
Das Amt muss Anträge in zwei Wochen bearbeiten. | Das Amt muss Anträge binnen 14 Tagen bearbeiten.
Im ersten Halbjahr kamen zwei Drittel der Anträge online. | Im ersten Halbjahr kamen 66,7 Prozent der Anträge online.
Die Redaktion prüft alle Zahlen jeden Monat. | Alle Zahlen werden jeden Monat von der Redaktion geprüft.
Gebühren fallen nicht an. | Es fallen keine Gebühren an.
Das Ministerium veröffentlicht alle Verträge im Internet. | Im Internet veröffentlicht das Ministerium alle Verträge.
Die Schulen erhalten die Geräte vom Land. | Die Geräte erhalten die Schulen vom Land.
Das Land schließt jedes Dorf an. | Jedes Dorf wird vom Land angeschlossen.
Jede Beschwerde beantwortet die Stelle binnen einer Woche. | Binnen sieben Tagen wird jede Beschwerde von der Stelle beantwortet.
Inzwischen arbeiten 19 Bauämter mit dem neuen Verfahren. | Inzwischen arbeiten 31 der 54 Bauämter mit dem neuen Verfahren.
Inzwischen sind 40 Schulen vollständig ausgestattet. | Inzwischen sind 52 von 180 Schulen vollständig ausgestattet.
In 61 von 98 Bürgerämtern dauert es derzeit länger als eine Woche bis zu einem Termin. | In 54 von 98 Bürgerämtern dauert es derzeit länger als eine Woche bis zu einem Termin.
In 61 von 98 Bürgerämtern dauert es derzeit länger als eine Woche bis zu einem Termin. | In 54 der 98 Bürgerämter dauert es derzeit länger als eine Woche bis zu einem Termin.
Im Landkreis Moorheide sind 31 Gebiete noch ohne Vertrag. | Im Landkreis Moorheide sind 24 Gebiete noch ohne Vertrag.
Im Landkreis Moorheide sind 31 Gebiete noch ohne Vertrag. | Im Landkreis Moorheide sind noch 24 Gebiete ohne Vertrag.
Im Landkreis Moorheide sind 31 Gebiete noch ohne Vertrag. | Im Landkreis Moorheide sind noch 28 Gebiete ohne Vertrag.
Im Landkreis Moorheide sind 31 Gebiete noch ohne Vertrag. | Im Landkreis Moorheide haben 31 Gebiete noch keinen Vertrag.
Auf der Strecke nach Seeburg reißt die Verbindung heute 14 Mal ab. | Auf der Strecke nach Seeburg reißt die Verbindung heute 9 Mal ab.
Auf der Strecke nach Seeburg reißt die Verbindung heute 14 Mal ab. | Auf der Strecke nach Seeburg reißt die Verbindung heute vierzehnmal ab.
Ein defektes Gerät wird innerhalb von zwei Schultagen ersetzt. | Ein defektes Gerät wird innerhalb von einem Schultag ersetzt.
Ein defektes Gerät wird innerhalb von zwei Schultagen ersetzt. | Ein defektes Gerät wird innerhalb eines Schultages ersetzt.
Ein defektes Gerät wird innerhalb von zwei Schultagen ersetzt. | Ein defektes Gerät wird am nächsten Schultag ersetzt.
Ein defektes Gerät wird innerhalb von zwei Schultagen ersetzt. | Ein defektes Gerät wird spätestens nach zwei Schultagen ersetzt.
Das Ministerium veröffentlicht in jedem Quartal eine Liste der Orte. | Das Ministerium veröffentlicht vierteljährlich eine Liste der Orte.
Das Ministerium veröffentlicht in jedem Quartal eine Liste der Orte. | Das Ministerium veröffentlicht jeden Monat eine Liste der Orte.
Die Gebühren sinken dadurch um ein Viertel. | Die Gebühren sinken dadurch um ein Drittel.
Die Gebühren sinken dadurch um ein Viertel. | Die Gebühren sinken dadurch um 25 Prozent.
Fragen beantwortet die Redaktion innerhalb von drei Werktagen. | Die Redaktion beantwortet Fragen innerhalb von zwei Werktagen.
Es beantwortet drei von vier Anfragen beim ersten Anruf. | Es beantwortet 75 Prozent der Anfragen beim ersten Anruf.
In 61 von 98 Bürgerämtern dauert es derzeit länger als eine Woche bis zu einem Termin. | In 61 von 98 Bürgerämtern dauert es derzeit mehr als sieben Tage bis zu einem Termin.
Das Amt antwortet innerhalb von drei Arbeitstagen. | Das Amt antwortet binnen dreier Arbeitstage.
Elterngeld in zehn Tagen | Elterngeld binnen zehn Tagen
Gewerbegebiete, die nach 2024 ausgewiesen wurden, zählen mit. | Gewerbegebiete, die nach dem Jahr 2024 ausgewiesen wurden, zählen mit.
Die Landesregierung berichtet, dass 49 Gewerbegebiete später angeschlossen werden als geplant. | Die Landesregierung berichtet, dass neunundvierzig Gewerbegebiete später angeschlossen werden als geplant.
Das Ministerium hat daraufhin eine Vertragsstrafe von 1,2 Millionen Euro geltend gemacht. | Das Ministerium hat daraufhin 1,2 Millionen Euro Vertragsstrafe geltend gemacht.
Das Breitbandbüro prüft jeden Bauabschnitt vor Ort. | Jeder Bauabschnitt wird vom Breitbandbüro vor Ort geprüft.
Jede Gemeinde wird mindestens zweimal besucht. | Das Breitbandbüro besucht jede Gemeinde mindestens zweimal.
Das Land übernimmt Versicherung, Reparatur und Ersatz. | Versicherung, Reparatur und Ersatz werden durch das Land übernommen.
Die Messung nimmt ein unabhängiges Büro vor. | Die Messung wird von einem unabhängigen Büro vorgenommen.
Die Messung nimmt ein unabhängiges Büro vor. | Die Messung führt ein unabhängiges Büro durch.
Angaben der Ressorts prüft die Redaktion vor der Veröffentlichung. | Angaben der Ressorts werden vor der Veröffentlichung von der Redaktion geprüft.
Der Zuschuss wird binnen acht Wochen nach Antragstellung ausgezahlt. | Das Land zahlt den Zuschuss binnen acht Wochen nach Antragstellung aus.
Der Zuschuss wird binnen acht Wochen nach Antragstellung ausgezahlt. | Spätestens acht Wochen nach Antragstellung wird der Zuschuss ausgezahlt.
Dafür stehen 640 Millionen Euro bereit. | Dafür stellt das Land 640 Millionen Euro bereit.
Fällt das Netz aus, ist es am nächsten Schultag wieder da. | Wenn das Netz ausfällt, ist es am nächsten Schultag wieder da.
Dauert es länger als zehn Tage, zahlt das Land einen Abschlag von 300 Euro. | Das Land zahlt einen Abschlag von 300 Euro, wenn es länger als zehn Tage dauert.
Die Gemeinden müssen keine Vorleistungen erbringen. | Vorleistungen müssen die Gemeinden nicht erbringen.
Eltern müssen keine Nachweise mehr einreichen, die der Verwaltung schon vorliegen. | Nachweise, die der Verwaltung schon vorliegen, müssen Eltern nicht mehr einreichen.
Ziele ohne Quelle zählen wir nicht als erreicht. | Als erreicht zählen wir keine Ziele ohne Quelle.
Die Gespräche werden nicht aufgezeichnet. | Niemand zeichnet die Gespräche auf.
Fahrgäste zahlen für das Netz im Zug nichts. | Für Fahrgäste ist das Netz im Zug kostenlos.
Das Ministerium veröffentlicht die Wartezeit jedes Amtes monatlich. | Jeden Monat veröffentlicht das Ministerium die Wartezeit jedes einzelnen Amtes.
Nach seinem Bericht fehlten in Moorheide 4.300 Geräte. | Nach seinem Bericht haben in Moorheide 4.300 Geräte gefehlt.
Nachrichten bleiben im Postfach. Die Behörden löschen sie nach 90 Tagen. | Nachrichten bleiben im Postfach. Die Behörden löschen die Nachrichten nach 90 Tagen.
Dort füllen Beschäftigte den Antrag gemeinsam mit den Antragstellern aus. | Dort füllen Beschäftigte den Antrag gemeinsam mit den Antragstellenden aus.
Für jede Schule steht ein fester Ansprechpartner bereit. | Für jede Schule steht eine feste Ansprechperson bereit.
Für jede Schule steht ein fester Ansprechpartner bereit. | Für jede Schule steht eine feste Ansprechpartnerin oder ein fester Ansprechpartner bereit.
Bis September 2027 kommen 60 Beraterinnen und Berater dazu. | Bis September 2027 kommen 60 Beratende dazu.
Bis September 2027 kommen 60 Beraterinnen und Berater dazu. | Bis September 2027 kommen 60 Beraterinnen und Berater hinzu.
Wer kein Deutsch spricht, wird mit einer Dolmetscherin verbunden. | Wer kein Deutsch spricht, wird mit einer dolmetschenden Person verbunden.
Schulung aller Beschäftigten der Bauämter | Schulung aller Mitarbeiterinnen und Mitarbeiter der Bauämter
WLAN in allen Klassenräumen | WLAN in jedem Klassenraum
WLAN in jedem Klassenraum abgenommen | WLAN in allen Klassenräumen abgenommen
Eine Schule gilt erst dann als versorgt, wenn jeder Klassenraum gemessen wurde. | Eine Schule gilt erst als versorgt, wenn alle Klassenräume gemessen wurden.
Schulträger stellen lediglich den Raum für die Technik. | Die Schulträger stellen nur den Raum für die Technik.
Daten werden ausschließlich auf Servern im Land gespeichert. | Daten werden nur auf Servern im Land gespeichert.
Das Ministerium stellt den Kommunen die Software kostenlos bereit und betreibt sie auf Dauer. | Das Ministerium stellt den Kommunen die Software gebührenfrei bereit und betreibt sie dauerhaft.
Das Ministerium hat daraufhin eine Strafe gefordert. | Das Ministerium hat deshalb eine Strafe gefordert.
Die Ämter öffnen auch samstags. | Die Ämter öffnen außerdem samstags.
Das Land bezahlt den Kommunen 120 zusätzliche Stellen. | Das Land finanziert den Kommunen 120 zusätzliche Stellen.
Die Geräte gehören den Schulen und werden den Kindern für die gesamte Schulzeit überlassen. | Die Geräte gehören den Schulen und werden den Kindern für ihre ganze Schulzeit überlassen.
Die Mittel sind im Haushalt gesichert. | Das Geld ist im Haushalt gesichert.
Nachtbetrieb im ganzen Land | Nachtbetrieb landesweit
Beratung der Gemeinden vor Ort durch das Breitbandbüro | Vor-Ort-Beratung der Gemeinden durch das Breitbandbüro
Baugenehmigung ohne Papier | Papierlose Baugenehmigung
Inzwischen sind 40 Schulen vollständig ausgestattet. | Im November 2026 waren 64 Schulen vollständig ausgestattet.
Das Amt speichert keine Daten. | Daten speichert das Amt nicht.
Das Land erhebt keine Gebühren mehr. | Gebühren erhebt das Land nicht mehr.
Die Behörde gibt keine Daten weiter. | Daten gibt die Behörde nicht weiter.
Die Beratungsstelle beantwortet jede Frage. | Jede Frage wird von der Beratungsstelle beantwortet.
Jede Frage wird von der Beratungsstelle beantwortet. | Die Beratungsstelle beantwortet jede Frage.
Der Rechnungshof prüfte die Ausgaben. | Die Ausgaben wurden vom Rechnungshof geprüft.
Das Ministerium stellt alle Unterlagen online. | Alle Unterlagen werden vom Ministerium online gestellt.
Die Agentur weist jede Störung im Netz nach. | Jede Störung im Netz wird durch die Agentur nachgewiesen.
Das Land hebt die Förderung auf 200 Euro an. | Die Förderung wird vom Land auf 200 Euro angehoben.
Die Förderung wird auf 200 Euro angehoben. | Das Land hebt die Förderung auf 200 Euro an.
Wenn ein Antrag eingeht, bestätigt das Amt ihn sofort. | Geht ein Antrag ein, bestätigt das Amt ihn sofort.
Das Amt hilft sofort, wenn das Netz ausfällt. | Fällt das Netz aus, hilft das Amt sofort.
Wenn das Netz ausfällt, hilft das Amt sofort. | Das Amt hilft sofort, wenn das Netz ausfällt.
Nutzer melden sich mit einem Konto an. | Nutzende melden sich mit einem Konto an.
Pendler und Radfahrer haben Vorrang. | Pendelnde und Radfahrende haben Vorrang.
In allen Bundesländern und Häfen gilt das. | In jedem Bundesland und Hafen gilt das.
In jedem Krankenhaus gibt es Netz. | In allen Krankenhäusern gibt es Netz.
In jeder Stadt gibt es Netz. | In allen Städten gibt es Netz.
Das Land baut 21 Stationen. | Das Land baut einundzwanzig Stationen.
Das Land trägt die Hälfte der Kosten. | Das Land trägt 50 Prozent der Kosten.
Vier von fünf Ämtern antworten sofort. | 80 Prozent der Ämter antworten sofort.
Das Amt antwortet innerhalb von 48 Stunden. | Das Amt antwortet innerhalb von zwei Tagen.
Das Amt antwortet innerhalb von zwei Tagen. | Das Amt antwortet innerhalb eines Tages.
Der Bericht erscheint in jedem Jahr. | Der Bericht erscheint jährlich.
Das Amt öffnete im Jahr 2024. | Das Amt öffnete 2024.
Bis zum Jahr 2027 ist das Netz fertig. | Bis 2027 ist das Netz fertig.
Heute fehlen 300 Lehrkräfte im Land. | Heute fehlen 240 Lehrkräfte im Land.
Die Stadtwerke Auen haben ihre Zusage im Februar 2026 zurückgezogen. | Die Stadtwerke Auen zogen ihre Zusage im Februar 2026 zurück.
Das Land hilft nach und nach allen. | Das Land hilft allen.
Das Land trägt 80 Prozent der Kosten. | Das Land trägt 90 Prozent der Kosten.
Das Netz kostet 40 Euro. | Das Netz kostet 30 Euro.
Das Land muss die Kosten bezahlen. | Die Kosten müssen vom Land bezahlt werden.
Das Amt darf keine Daten weitergeben. | Daten dürfen vom Amt nicht weitergegeben werden.
Das Amt muss den Zuschuss auszahlen. | Der Zuschuss muss vom Amt ausgezahlt werden.
Die Lehrkräfte erhalten Geräte. | Die Lehrerinnen und Lehrer erhalten Geräte.
Die Ärzte sehen den Befund. | Die Ärztinnen und Ärzte sehen den Befund.
Studenten fahren kostenlos. | Studierende fahren kostenlos.
Patientinnen und Patienten sehen den Befund. | Patienten sehen den Befund.
Das Amt antwortet innerhalb eines Jahres. | Das Amt antwortet innerhalb von zwölf Monaten.
Das Amt antwortet innerhalb von zwei Jahren. | Das Amt antwortet innerhalb eines Jahres.
Die Zahl der Anträge stieg im Mai 2026 auf 300. | Die Zahl der Anträge ist im Mai 2026 auf 300 gestiegen.
Inzwischen arbeiten 19 Bauämter mit dem Verfahren. | Inzwischen arbeiten über 30 Bauämter mit dem Verfahren.
Inzwischen arbeiten 19 Bauämter mit dem Verfahren. | Inzwischen arbeiten bereits 30 Bauämter mit dem Verfahren.
Inzwischen arbeiten 19 Bauämter mit dem Verfahren. | Mittlerweile arbeiten 30 Bauämter mit dem Verfahren.
Heute arbeiten 19 Bauämter mit dem Verfahren. | Inzwischen arbeiten 30 Bauämter mit dem Verfahren.
Inzwischen arbeiten 19 Bauämter mit dem Verfahren. | Inzwischen arbeiten 30 Bauämter und damit mehr als die Hälfte mit dem Verfahren.
Die Stelle ist von 8 bis 18 Uhr besetzt. | Die Stelle ist von 8 Uhr bis 18 Uhr besetzt.
Bis zur Hälfte des Jahres 2027 ist das Netz fertig. | Bis Mitte 2027 ist das Netz fertig.
Das Land bezahlt den Kurs. | Den Kurs bezahlt das Land.
Das Amt berät alle Eltern kostenlos. | Alle Eltern werden vom Amt kostenlos beraten.
Das Amt schreibt jedem Kind. | Jedem Kind wird vom Amt geschrieben.
Niemand muss für den Antrag ins Amt kommen. | Für den Antrag muss niemand ins Amt kommen.
Der Antrag kostet nichts. | Der Antrag ist kostenlos.
Die Beratung ist kostenlos. | Die Beratung kostet nichts.
Das Land erhebt keine Gebühren. | Gebühren werden vom Land nicht erhoben.
Jeder Haushalt erhält einen Anschluss. | Alle Haushalte erhalten einen Anschluss.
Es gibt in jedem Dorf ein Netz. | Es gibt in allen Dörfern ein Netz.
Automatische Bescheide gehen in Betrieb | Automatische Bescheide sind in Betrieb
Rahmenvertrag mit einem Hersteller geschlossen | Rahmenvertrag mit einem Hersteller abgeschlossen
Inzwischen sind 40 Schulen vollständig ausgestattet. | Inzwischen sind mehr als 50 Schulen vollständig ausgestattet.
Das Land bezahlt Kabel, Geräte und Wartung zu 100 Prozent. | Das Land bezahlt Kabel, Geräte und Wartung vollständig.
Nach seinem Bericht fehlten Geräte. | Seinem Bericht zufolge fehlten Geräte.
Das Land stellt den Kommunen die Software. | Das Land stellt den Städten und Gemeinden die Software.
";

/// What says less in another form behind the line.
const LESS: &str = "
Das Land prüft jede Rechnung der Firma. | Jede Rechnung wird von der Firma für das Land geprüft.
Die Daten werden vom Land gespeichert. | Die Daten werden von Firmen gespeichert.
Das Land ersetzt jedes defekte Gerät. | Jedes Gerät wird vom Land ersetzt, wenn es defekt ist.
Das Land ersetzt jedes Gerät. | Jedes defekte Gerät wird vom Land ersetzt.
Das Amt berät Eltern und Kinder kostenlos. | Eltern werden vom Amt kostenlos beraten.
Das Land zahlt die Geräte und die Schulung. | Die Geräte werden vom Land gezahlt.
Jedes Kind erhält ein Gerät vom Land. | Jedes Kind kann ein Gerät vom Land erhalten.
Das Land trägt drei Viertel der Kosten. | Das Land trägt zwei Drittel der Kosten.
Drei von vier Schulen sind am Netz. | Zwei von drei Schulen sind am Netz.
9 von 10 Anträgen gehen online. | 8 von 10 Anträgen gehen online.
40 von 54 Ämtern nehmen teil. | 40 Ämter nehmen bis 2030 teil.
40 von 54 Ämtern nehmen teil. | 38 Ämter nehmen teil.
Das Amt antwortet innerhalb von zwei Tagen. | Das Amt antwortet innerhalb von zwei Monaten.
Das Amt antwortet innerhalb von zwölf Monaten. | Das Amt antwortet innerhalb von zwei Jahren.
Das Amt antwortet am nächsten Tag. | Das Amt antwortet in der nächsten Woche.
Das Amt antwortet binnen 24 Stunden. | Das Amt antwortet binnen 48 Stunden.
Das Netz ist dauerhaft kostenlos. | Das Netz ist kostenlos.
Das Land gibt Geld für jede Schule. | Das Land gibt Mittel für Schulen.
Es fehlen derzeit 300 Stellen, die das Land bis 2027 besetzt. | Es fehlen derzeit 300 Stellen.
Es fehlen derzeit 300 Stellen, die das Land bis 2027 besetzt. | Es fehlen derzeit 300 Stellen, die das Land bis 2029 besetzt.
Eltern zahlen nichts. | Eltern zahlen wenig.
Für Eltern ist das Essen kostenlos. | Eltern zahlen für das Essen.
Für Eltern ist das Essen kostenlos. | Eltern zahlen nichts für das Frühstück.
Ist das Netz gestört, hilft das Amt. | Das Amt hilft, wenn das Netz im Ort gestört ist.
Das Amt zeichnet nichts auf. | Das Amt zeichnet Gespräche auf.
Das Amt hat keine Wartezeit. | Das Amt ist mit Wartezeit.
Die Stelle arbeitet ausschließlich für Bürger. | Die Stelle arbeitet für Bürger.
Das Gebiet hat 31 Masten. | Das Gebiet hat 24 Masten.
Noch 2027 haben 300 Schulen keinen Papierantrag mehr. | Noch 2027 haben 200 Schulen keinen Papierantrag mehr.
Das Land baut 40 Schulen. | Das Land baut 31 von 40 Schulen.
Das Land baut 20 Schulen. | Das Land baut 19 von 40 Schulen.
Inzwischen sind 40 Schulen vollständig ausgestattet. | Inzwischen sind 31 von 180 Schulen vollständig ausgestattet.
Inzwischen sind 40 Schulen vollständig ausgestattet. | Im November 2026 sind 34 Schulen vollständig ausgestattet.
Inzwischen sind 40 Schulen vollständig ausgestattet. | Im November 2027 sind Schulen vollständig ausgestattet.
Alle 54 Bauämter arbeiten mit dem neuen Verfahren. | 31 der 54 Bauämter arbeiten mit dem neuen Verfahren.
54 Bauämter arbeiten mit dem neuen Verfahren. | 31 der 54 Bauämter arbeiten mit dem neuen Verfahren.
Bis 2027 sind 40 Schulen ausgestattet. | Bis 2027 sind 40 von 180 Grundschulen ausgestattet.
In 61 von 98 Bürgerämtern gibt es bis 2027 Termine. | In 54 der 98 Bürgerämter gibt es bis 2027 Termine.
In 61 von 98 Bürgerämtern ist heute jeder Antrag ohne Papier möglich. | In 54 von 98 Bürgerämtern ist heute jeder Antrag ohne Papier möglich.
Im Landkreis Moorheide sind 31 Gebiete noch ohne Vertrag. | In Moorheide sind Gebiete noch ohne Vertrag.
Im Landkreis Moorheide haben 31 Gebiete einen Vertrag. | Im Landkreis Moorheide haben 31 Gebiete keinen Vertrag.
Auf der Strecke fährt heute 14 Mal ein Bus ab. | Auf der Strecke fährt heute 9 Mal ein Bus ab.
Ein defektes Gerät wird innerhalb von zwei Schultagen ersetzt. | Ein defektes Gerät wird spätestens nach drei Schultagen ersetzt.
Ein defektes Gerät wird innerhalb eines Schultages ersetzt. | Ein defektes Gerät wird innerhalb von zwei Schultagen ersetzt.
Ein defektes Gerät wird am nächsten Schultag ersetzt. | Ein defektes Gerät wird innerhalb von drei Schultagen ersetzt.
Ein defektes Gerät wird innerhalb von zwei Schultagen ersetzt. | Ein defektes Gerät wird innerhalb eines Schuljahres ersetzt.
Ein defektes Gerät wird innerhalb von zwei Schultagen ersetzt. | Ein defektes Gerät wird innerhalb eines Monats ersetzt.
Ein defektes Gerät wird innerhalb von zwei Tagen ersetzt. | Ein defektes Gerät wird innerhalb von zwei Werktagen ersetzt.
Das Ministerium veröffentlicht in jedem Quartal eine Liste der Orte. | Das Ministerium veröffentlicht jährlich eine Liste der Orte.
Das Ministerium veröffentlicht in jedem Monat eine Liste der Orte. | Das Ministerium veröffentlicht in jedem Quartal eine Liste der Orte.
Die Gebühren sinken dadurch um ein Drittel. | Die Gebühren sinken dadurch um ein Viertel.
Die Gebühren sinken dadurch um ein Drittel. | Die Gebühren sinken dadurch um 30 Prozent.
Fragen beantwortet die Redaktion innerhalb von drei Werktagen. | Die Redaktion beantwortet Fragen innerhalb von vier Werktagen.
Es beantwortet drei von vier Anfragen beim ersten Anruf. | Es beantwortet zwei von vier Anfragen beim ersten Anruf.
Es beantwortet drei von vier Anfragen beim ersten Anruf. | Es beantwortet 70 Prozent der Anfragen beim ersten Anruf.
Das Amt antwortet innerhalb von drei Arbeitstagen. | Das Amt antwortet binnen vier Arbeitstagen.
Elterngeld in zehn Tagen | Elterngeld nach zehn Tagen
Elterngeld in zehn Tagen | Elterngeld binnen zwölf Tagen
Die Landesregierung berichtet, dass 49 Gewerbegebiete später angeschlossen werden als geplant. | Die Landesregierung berichtet, dass neunundzwanzig Gewerbegebiete später angeschlossen werden als geplant.
Das Ministerium hat daraufhin eine Vertragsstrafe von 1,2 Millionen Euro geltend gemacht. | Das Ministerium hat daraufhin 1,1 Millionen Euro Vertragsstrafe geltend gemacht.
Das Breitbandbüro besucht jede Gemeinde mindestens zweimal. | Jede Gemeinde wird mindestens zweimal besucht.
Das Breitbandbüro prüft jeden Bauabschnitt vor Ort. | Jeder Bauabschnitt wird von der Baufirma vor Ort geprüft.
Das Breitbandbüro prüft jeden Bauabschnitt vor Ort. | Jeder Bauabschnitt wird vor Ort geprüft.
Das Breitbandbüro prüft jeden Bauabschnitt vor Ort. | Bauabschnitte werden vom Breitbandbüro vor Ort geprüft.
Das Breitbandbüro prüft jeden Bauabschnitt vor Ort. | Jeder Bauabschnitt kann vom Breitbandbüro vor Ort geprüft werden.
Das Land übernimmt Versicherung, Reparatur und Ersatz. | Versicherung, Reparatur und Ersatz werden durch die Schulen übernommen.
Das Land übernimmt Versicherung, Reparatur und Ersatz. | Versicherung und Reparatur werden durch das Land übernommen.
Die Messung nimmt ein unabhängiges Büro vor. | Die Messung wird von einem Büro vorgenommen.
Angaben der Ressorts prüft die Redaktion vor der Veröffentlichung. | Angaben der Redaktion werden vor der Veröffentlichung von den Ressorts geprüft.
Der Zuschuss wird binnen acht Wochen nach Antragstellung ausgezahlt. | Die Gemeinden zahlen den Zuschuss binnen acht Wochen nach Antragstellung aus.
Der Zuschuss wird binnen acht Wochen nach Antragstellung ausgezahlt. | Spätestens neun Wochen nach Antragstellung wird der Zuschuss ausgezahlt.
Der Zuschuss wird binnen acht Wochen nach Antragstellung ausgezahlt. | Acht Wochen nach Antragstellung wird der Zuschuss ausgezahlt.
Dafür stellt das Land 640 Millionen Euro bereit. | Dafür stehen 640 Millionen Euro bereit.
Dafür stehen 640 Millionen Euro bereit. | Dafür stellen die Gemeinden 640 Millionen Euro bereit.
Dauert es länger als zehn Tage, zahlt das Land einen Abschlag von 300 Euro. | Das Land zahlt einen Abschlag von 300 Euro, wenn es länger als zwölf Tage dauert.
Dauert es länger als zehn Tage, zahlt das Land einen Abschlag von 300 Euro. | Das Land zahlt einen Abschlag von 300 Euro, wenn es lange dauert.
Fällt das Netz aus, ist es am nächsten Schultag wieder da. | Wenn das Netz ausfällt, ist es am nächsten Schultag vielleicht wieder da.
Die Gemeinden müssen keine Vorleistungen erbringen. | Vorleistungen müssen nicht die Gemeinden erbringen.
Die Gemeinden müssen keine Vorleistungen erbringen. | Vorleistungen müssen die Gemeinden nicht sofort erbringen.
Die Gemeinden müssen keine Vorleistungen erbringen. | Alle Vorleistungen müssen die Gemeinden nicht erbringen.
Keine Gemeinde muss alle Vorleistungen erbringen. | Alle Vorleistungen muss die Gemeinde nicht erbringen.
Ziele ohne Quelle zählen wir nicht als erreicht. | Ziele ohne Quelle zählen wir als erreicht.
Die Gespräche werden nicht aufgezeichnet. | Die Stelle zeichnet die Gespräche auf.
Fahrgäste zahlen für das Netz im Zug nichts. | Für Fahrgäste mit Ausweis ist das Netz im Zug kostenlos.
Das Ministerium veröffentlicht die Wartezeit jedes Amtes monatlich. | Jeden Monat veröffentlicht das Ministerium die Wartezeit einzelner Ämter.
Nach seinem Bericht fehlen in Moorheide 4.300 Geräte. | Nach seinem Bericht haben in Moorheide 4.300 Geräte gefehlt.
Nach seinem Bericht fehlten in Moorheide 4.300 Geräte. | Nach seinem Bericht haben in Moorheide 2.300 Geräte gefehlt.
Nachrichten bleiben im Postfach. Die Behörden löschen sie nach 90 Tagen. | Nachrichten bleiben im Postfach. Die Behörden löschen die Nachrichten nach 120 Tagen.
Nachrichten bleiben im Postfach. Die Behörden löschen sie nach 90 Tagen. | Nachrichten bleiben im Postfach. Die Behörden löschen die Kopien nach 90 Tagen.
Für jede Schule steht ein fester Ansprechpartner bereit. | Für jede Schule steht eine feste Ansprechpartnerin oder ein Formular bereit.
Für jede Schule steht ein fester Ansprechpartner bereit. | Für jede Schule steht ein Ansprechpartner bereit.
Bis September 2027 kommen 60 Beraterinnen und Berater dazu. | Bis September 2027 kommen 50 Beratende dazu.
Schulung aller Beschäftigten der Bauämter | Schulung der Leitungen der Bauämter
WLAN in allen Klassenräumen | WLAN in Klassenräumen
WLAN in allen Klassenräumen | WLAN in einem Klassenraum
Eine Schule gilt erst dann als versorgt, wenn jeder Klassenraum gemessen wurde. | Eine Schule gilt als versorgt, wenn jeder Klassenraum gemessen wurde.
Daten werden ausschließlich auf Servern im Land gespeichert. | Daten werden auf Servern im Land gespeichert.
Das Ministerium stellt den Kommunen die Software kostenlos bereit und betreibt sie auf Dauer. | Das Ministerium stellt den Kommunen die Software kostenlos bereit und betreibt sie auf Zeit.
Das Land bezahlt den Kommunen 120 zusätzliche Stellen. | Das Land fördert den Kommunen 120 zusätzliche Stellen.
Die Mittel sind im Haushalt gesichert. | Das Geld ist im Haushalt vorgesehen.
Nachtbetrieb im ganzen Land | Nachtbetrieb in der Hauptstadt
Baugenehmigung ohne Papier | Baugenehmigung mit weniger Papier
Das Land prüft alle Anträge der Gemeinden. | Alle Anträge der Gemeinden werden von den Gemeinden geprüft.
Das Ministerium prüft die Gemeinden. | Das Ministerium wird von den Gemeinden geprüft.
Die Stelle ist bis Ende 2027 auf Dauer besetzt. | Die Stelle ist bis Ende 2028 dauerhaft besetzt.
Kein Kind wartet auf ein Tablet. | Kinder warten nicht allein auf ein Tablet.
Inzwischen sind 40 Schulen vollständig ausgestattet. | Im November 2026 waren 24 Schulen vollständig ausgestattet.
Das Amt speichert keine Daten der Kinder. | Daten der Kinder speichert das Amt nicht dauerhaft.
Keine Schule zahlt für das Netz. | Nicht jede Schule zahlt für das Netz.
Das Amt prüft nicht alle Anträge selbst. | Alle Anträge prüft das Amt nicht selbst.
Der Rechnungshof prüft die Ausgaben. | Die Ausgaben wurden vom Rechnungshof geprüft.
Das Land hebt die Förderung auf 200 Euro an. | Die Förderung wird vom Land auf 100 Euro angehoben.
Das Land hebt die Förderung auf 200 Euro an. | Die Förderung wird vom Land auf 200 Euro abgesenkt.
Das Land hebt die Förderung auf 200 Euro an. | Die Förderung wird vom Land auf 200 Euro aufgehoben.
Die Geräte werden bezahlt. | Das Amt bezahlt die Geräte.
Die Geräte werden bezahlt. | Die Eltern bezahlen die Geräte.
Jede Gemeinde wird zweimal besucht. | Jede Gemeinde besucht zweimal das Breitbandbüro.
Das Amt hilft sofort. | Das Amt hilft sofort, wenn das Netz ausfällt.
In jedem Krankenhaus gibt es Netz. | In Krankenhäusern gibt es Netz.
Das Land baut 53 Stationen. | Das Land baut fünfunddreißig Stationen.
Zwei Drittel der Kosten trägt das Land. | Ein Drittel der Kosten trägt das Land.
Vier von fünf Ämtern antworten sofort. | Drei von fünf Ämtern antworten sofort.
Vier von fünf Ämtern antworten sofort. | 80 Prozent der großen Ämter antworten sofort.
Das Amt antwortet innerhalb eines Tages. | Das Amt antwortet innerhalb von zwei Tagen.
Das Amt antwortet innerhalb von 10 Stunden. | Das Amt antwortet innerhalb von 10 Tagen.
Der Bericht erscheint jeden Monat. | Der Bericht erscheint in jedem Jahr.
Bis zum Jahr 2027 ist das Netz fertig. | Bis zum Jahr 2028 ist das Netz fertig.
Noch 40 Stellen sind offen, ohne dass das Land sie streicht. | Noch 40 Stellen sind offen.
Das Land hat heute 300 Stellen. | Das Land hat heute 200 Stellen.
Heute fahren 300 Busse ohne Verspätung. | Heute fahren 200 Busse ohne Verspätung.
Die Stadtwerke Auen haben ihre Zusage im Februar 2026 zurückgezogen. | Die Stadtwerke Auen zogen ihre Zusage im Februar 2025 zurück.
Das Amt zieht die Zusage zurück. | Das Amt hat die Zusage zurückgezogen.
Das Land hilft allen. | Das Land hilft nach und nach allen.
Das Land trägt 80 Prozent der Kosten. | Das Land trägt 60 Prozent der Kosten.
Die Kosten sinken um 40 Prozent. | Die Kosten sinken um 30 Prozent.
Das Netz kostet 40 Euro. | Das Netz kostet 50 Euro.
Das Land muss die Kosten bezahlen. | Die Kosten müssen von den Orten bezahlt werden.
Das Land muss die Kosten bezahlen. | Die Kosten können vom Land bezahlt werden.
Die Lehrkräfte und Eltern erhalten Geräte. | Die Lehrerinnen und Lehrer erhalten Geräte.
Das Amt antwortet innerhalb eines Jahres. | Das Amt antwortet innerhalb von zwei Jahren.
Die Zahl der Anträge steigt auf 300. | Die Zahl der Anträge ist auf 300 gestiegen.
Das Land erhebt keine Gebühren. | Gebühren werden vom Land erhoben.
Das Amt hilft 30 Kindern. | Das Amt hilft über 20 Kindern.
Niemand muss für den Antrag ins Amt kommen. | Für den Antrag muss niemand aus der Stadt ins Amt kommen.
Das Amt darf keine Daten weitergeben. | Daten dürfen vom Amt nicht ohne Grund weitergegeben werden.
Das Amt darf keine Daten weitergeben. | Daten dürfen vom Amt weitergegeben werden.
Die Tickets kosten 30 Euro. | Die Tickets kosten über 40 Euro.
Das Amt antwortet innerhalb von 20 Tagen. | Das Amt antwortet innerhalb von über 30 Tagen.
Automatische Bescheide sind in Betrieb | Automatische Bescheide gehen in Betrieb
Das Amt antwortet in 20 Tagen. | Das Amt antwortet in mehr als 20 Tagen.
Das Amt antwortet in 20 Tagen. | Das Amt antwortet in mehr als 30 Tagen.
Das Land stellt den Kommunen die Software. | Das Land stellt den Städten die Software.
Das Postfach ist barrierefrei. | Nach Angaben des Herstellers ist das Postfach barrierefrei.
Wer keinen Zugang hat, bekommt im Rathaus Hilfe. | Wer keinen Zugang hat, bekommt im Rathaus nach Terminvereinbarung Hilfe.
Heute fehlen 300 Lehrkräfte, das Land stellt 400 ein. | Heute fehlen 300 Lehrkräfte, das Land stellt 200 ein.
Heute ist jede Schule am Netz. | Im Mai 2024 war jede Schule am Netz.
Das Land zahlt. | Die Länder zahlen.
Das Amt öffnet länger. | Das Amt öffnet lang.
Wir bauen dort, wo niemand baut. | Wir bauten dort, wo niemand baut.
Das Amt speichert keine Daten. | Daten speicherte das Amt nicht.
Das Amt verlangt keine Gebühren. | Gebühren verlangte das Amt nicht.
";

/// [`AS_MUCH`] in English.
const AS_MUCH_EN: &str = "
So far 7,400 workplaces have been moved. | By November 2026, 11,000 workplaces had been moved.
So far 7,400 workplaces have been moved. | So far 11,000 of 26,000 workplaces have been moved.
The ministry pays for the interfaces in full. | The interfaces are paid for in full by the ministry.
The state pays the teachers a fixed fee and does not sell any personal data. | The state pays the teachers a fixed fee and never sells any personal data.
The state pays the teachers a fixed fee and does not sell any personal data. | The state pays the teachers a fixed fee. It never sells any personal data.
The ministry trains every member of staff before the switch. | Before the switch, the ministry trains all staff.
The state will pay all costs. | All costs will be paid by the state.
";

/// [`LESS`] in English.
const LESS_EN: &str = "
So far 7,400 workplaces have been moved. | By November 2026, 6,000 workplaces had been moved.
The ministry pays for the interfaces in full. | The interfaces are paid for in full by the hospitals.
The ministry pays for the interfaces in full. | The interfaces are paid for by the ministry.
The state pays the teachers a fixed fee and does not sell any personal data. | The state pays the teachers a fixed fee and sells any personal data.
The ministry trains every member of staff before the switch. | Before the switch, the ministry trains staff.
The office answers every request. | Every request is answered by the ministry.
The state will pay all costs. | All costs will be paid by the schools.
";

fn marked<'c>(cases: &'c str, language: &str, as_marked: bool) -> Vec<(&'c str, &'c str)> {
    let hedges = Hedges::of(language, &[], &[]);
    let cases = cases.lines().filter_map(|line| line.split_once(" | "));
    cases.filter(|(old, new)| weakens(old, new, &hedges) == as_marked).collect()
}

#[test]
fn another_form_of_the_same_is_not_marked() {
    assert_eq!(marked(AS_MUCH, "de", true), []);
    assert_eq!(marked(AS_MUCH_EN, "en", true), []);
}

#[test]
fn another_form_of_less_is_marked() {
    assert_eq!(marked(LESS, "de", false), []);
    assert_eq!(marked(LESS_EN, "en", false), []);
}

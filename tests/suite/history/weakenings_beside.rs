//! Texts that say less though nothing of them is gone, and their harmless twins: a sentence beside another one takes it back, or
//! admits something; somebody else does it; a plan became a deed, or a deed a plan.

use serde_json::Value;

use super::super::case::Case;

/// Of these the second says less.
const LESS: &[(&str, &str)] = &[
    // Sentences that came beside one that stays.
    ("Jede Klinik erhält bis 2027 Strom.", "Jede Klinik erhält bis 2027 Strom. Privatkliniken folgen 2030."),
    ("Der Bus fährt kostenlos.", "Der Bus fährt kostenlos. Für Gepäck wird ein Entgelt berechnet."),
    ("Das Land bezahlt die Sanierung.", "Das Land bezahlt die Sanierung. Die Folgekosten verbleiben bei den Kreisen."),
    ("Die Vorschrift gilt für alle.", "Die Vorschrift gilt für alle. Kleinbetriebe sind davon befreit."),
    ("Die Texte sind barrierefrei.", "Die Texte sind barrierefrei. Die Anlagen sind es nicht."),
    ("Die Orte treten 2027 bei.", "Die Orte treten 2027 bei. Die Teilnahme ist ihnen freigestellt."),
    ("Bis 2028 gibt es 300 Plätze.", "Bis 2028 gibt es 300 Plätze. Mitgezählt werden Plätze in Zelten."),
    ("Die Orte erhalten jährlich 900 Euro.", "Die Orte erhalten jährlich 900 Euro. Die Förderung endet 2028."),
    ("Drei Ziele wurden verfehlt.", "Drei Ziele wurden verfehlt. Sie hatten nur geringe Bedeutung."),
    ("Die Stelle ist rund um die Uhr offen.", "Die Stelle ist rund um die Uhr offen. Nachts läuft ein Band."),
    // Somebody else does it.
    ("Der Bund erstattet den Ländern die Kosten.", "Die Länder erstatten dem Bund die Kosten."),
    ("Zahlt das Land, baut die Stadt.", "Baut die Stadt, zahlt das Land."),
    ("Das Land trägt den Betrieb.", "Das Land trägt mit den Kommunen den Betrieb."),
    // Another word.
    ("Das Land fördert die Vereine.", "Das Land fordert die Vereine."),
    ("Das Land zahlt die Anlagen.", "Das Land zählt die Anlagen."),
    // Fewer, or only more so.
    ("Das Land hilft Betrieben.", "Das Land hilft Betrieben, die sich dafür eignen."),
    ("Familien mit wenig Geld zahlen nichts.", "Familien mit besonders wenig Geld zahlen nichts."),
    ("In allen Städten gibt es Hilfe.", "In Städten aller Kreise gibt es Hilfe."),
    ("Das Land baut Werkstätten.", "Das Land baut eine Werkstatt."),
    ("Schnelle Züge bis 2028.", "Schnellere Züge bis 2028."),
    // A deed became a plan, what was exact is vague.
    ("Das Land saniert 30 Brücken.", "Das Land will 30 Brücken sanieren."),
    ("Die Stelle antwortet innerhalb von drei Tagen.", "Die Stelle antwortet zügig."),
    ("Der Umbau dauert zwei Jahre.", "Der Umbau dauert 36 Monate."),
    ("Die Brücken werden vom Bund gebaut.", "Die Brücken werden von den Städten gebaut."),
    ("## Was verfehlt wurde\n\nDrei Ämter.", "## Stand\n\nDrei Ämter."),
];

/// Of these it says as much, or more.
const AS_MUCH: &[(&str, &str)] = &[
    ("Das Land hat begonnen.", "Das Land hat begonnen. Viele Menschen können den Dienst heute noch nicht nutzen."),
    ("Das Land hat begonnen.", "Das Land hat begonnen. Der Rechnungshof hält den Termin für nicht erreichbar."),
    ("Jede Klinik erhält bis 2027 Strom.", "Jede Klinik erhält bis 2027 Strom. 2025 wurde das Zwischenziel verfehlt."),
    ("Der Bus fährt kostenlos.", "Der Bus fährt kostenlos. Eine Fahrkarte ist nicht nötig."),
    ("Das Land bezahlt die Sanierung.", "Das Land bezahlt die Sanierung. Auch die Folgekosten trägt das Land."),
    ("Bislang kamen nur wenige Orte.", "Bislang kamen nur 9 von 218 Orten."),
    ("Der Bund erstattet den Ländern die Kosten.", "Den Ländern erstattet der Bund die Kosten."),
    ("Das Land baut Netze.", "Das Land baut sehr sichere Netze."),
    ("Das Land baut ein Netz.", "Das Land baut ein Netz, das 2028 fertig ist."),
    ("Das Land fördret die Vereine.", "Das Land fördert die Vereine."),
    ("Das Land will 30 Brücken sanieren.", "Das Land saniert 30 Brücken."),
    ("Die Stelle antwortet zügig.", "Die Stelle antwortet innerhalb von drei Tagen."),
    ("Das Land zahlt einen Großteil der Kosten.", "Das Land zahlt alle Kosten."),
    ("Die Brücken werden vom Bund gebaut.", "Der Bund baut die Brücken."),
    ("Die Geräte werden von den Schulträgern beschafft.", "Die Schulträger beschaffen die Geräte."),
    ("Der Umbau dauert 24 Monate.", "Der Umbau dauert zwei Jahre."),
    ("Bis Ende des dritten Quartals 2027 ist es so.", "Bis Ende September 2027 ist es so."),
    ("Das Recht besteht gemäß § 5.", "Das Recht besteht nach § 5."),
    ("Das Land fördert Orte, welche umstellen.", "Das Land fördert Orte, die umstellen."),
    ("## Ausgangslage\n\nDrei Ämter.", "## Wo wir stehen\n\nDrei Ämter."),
    (
        "Fragen an [info@land.example](mailto:info@land.example).",
        "Fragen an [amt@land.example](mailto:amt@land.example).",
    ),
];

fn page(number: usize, text: &str) -> String {
    format!("---\nid: g-{number}\ntitle: T\npillar: netz\n---\n\n{text}\n")
}

#[test]
fn texts_that_say_less_with_all_their_words_are_marked() {
    let mut case = Case::new();
    let pairs = || LESS.iter().chain(AS_MUCH).enumerate();
    for (number, (old, _)) in pairs() {
        case.write(&format!("content/ziele/g-{number}.md"), page(number, old));
    }
    case.commit("vorher");
    for (number, (_, new)) in pairs() {
        case.write(&format!("content/ziele/g-{number}.md"), page(number, new));
    }
    case.commit("nachher");
    let log: Value = serde_json::from_str(&case.run(&["history", "--flagged", "--format", "json"]).out).unwrap();
    let marked: Vec<&str> =
        log["changes"].as_array().unwrap().iter().map(|record| record["goal"].as_str().unwrap()).collect();
    let is_wrong = |(number, _): &(usize, &(&str, &str))| {
        marked.contains(&format!("g-{number}").as_str()) != (*number < LESS.len())
    };
    let wrong: Vec<_> = pairs().filter(is_wrong).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

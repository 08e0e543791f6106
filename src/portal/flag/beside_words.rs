//! What words say by which a sentence takes back what stands beside it, as [`super::tokens`] reads them.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::tokens::Word;

/// What a word may say in a sentence that came, or in those that stand there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Says {
    Denial,
    Still,
    Covered,
    Exempt,
    Fee,
    Cost,
    Stays,
    Pays,
    Taking,
    Optional,
    Breach,
    None,
    Counted,
    Counts,
    Part,
    Benefit,
    Ends,
    Failed,
    Minor,
    Night,
    Hidden,
    Own,
    Rule,
    Later,
    Follows,
    More,
    Free,
    Decides,
    Publishes,
    From,
    Burden,
    Money,
    Blame,
    Choice,
    Itself,
    Others,
    Lasts,
}

/// The words by what they say.
const WORDS: [(Says, &str); 37] = [
    (
        Says::Others,
        "vereine vereinen firmen betriebe betrieben nutzer haushalte haushalten familien mieter eigentuemer patienten studierende \
         laender laendern partner councils towns clubs users parents families households tenants owners municipalities",
    ),
    (Says::Lasts, "laenger longer"),
    (Says::Itself, "selbst their"),
    (Says::Blame, "verantwortung schuld responsibility blame"),
    (Says::Choice, "frei ueberlassen up"),
    (Says::Money, "euro cent pounds pence dollars"),
    (Says::Denial, "nicht not kein keine keinen keinem keiner never nie weder"),
    (
        Says::Still,
        "noch bisher heute derzeit zurzeit aktuell bislang yet still today currently fehlt fehlen lack lacks vorerst",
    ),
    (
        Says::Covered,
        "unterstuetzt vorgesehen eingeplant geplant angeboten umfasst erfasst einbezogen beruecksichtigt abgedeckt eingeschlossen enthalten dabei teil gemeint \
         betroffen gefoerdert foerderfaehig bezahlt uebernommen erstattet versorgt inbegriffen mitgemeint supported planned foreseen offered covered included \
         eligible funded paid reimbursed part served covers includes supports",
    ),
    (
        Says::Exempt,
        "befreit ausnahme ausnahmen exception exceptions abweichen deviate freigestellt ausgeschlossen ausgenommen exempt exempted excused excluded",
    ),
    (
        Says::Fee,
        "entgelt entgelte gebuehr gebuehren porto versand auslagen berechnet kaution pfand eigenanteil zuzahlung aufpreis rechnung \
         nutzungsentgelt pauschale fee fees charge charged charges deposit postage billed",
    ),
    (
        Says::Cost,
        "kosten folgekosten betriebskosten mehrkosten restkosten nebenkosten personalkosten wartungskosten aufwand rest restbetrag \
         anteil wartung betrieb costs cost expenses remainder upkeep maintenance",
    ),
    (Says::Stays, "verbleiben verbleibt bleiben bleibt stay stays remain remains"),
    (
        Says::Pays,
        "bezahlt zahlt traegt uebernimmt finanziert foerdert erstattet ersetzt bezahlen zahlen tragen uebernehmen finanzieren foerdern \
         pays funds covers bears reimburses pay fund cover bear reimburse borne",
    ),
    (
        Says::Taking,
        "teilnahme beitritt mitwirkung beteiligung umsetzung anwendung einfuehrung anschluss einhaltung taking participation \
         participating joining membership compliance",
    ),
    (
        Says::Optional,
        "freigestellt freiwillig optional ueberlassen fakultativ voluntary optional them choice discretionary",
    ),
    (Says::Breach, "verstoesse verstoss nichteinhaltung versaeumnisse violations breaches breach noncompliance"),
    (Says::None, "keine kein ohne folgenlos no without nicht not"),
    (
        Says::Counted,
        "mitgezaehlt hinzugerechnet mitgerechnet eingerechnet dazugezaehlt hinzugezaehlt dazugerechnet einberechnet angerechnet \
         mitzaehlen",
    ),
    (Says::Counts, "zaehlt zaehlen gilt gelten genuegt genuegen reicht reichen counts count suffices"),
    (Says::Part, "stichprobe stichproben auswahl ausschnitt ausschnitte sample samples selection"),
    (
        Says::Benefit,
        "zahlung zahlungen foerderung finanzierung unterstuetzung zuschuss zuschuesse mittel hilfe hilfen angebot regelung garantie \
         payment payments funding support subsidy subsidies grant grants help offer guarantee",
    ),
    (
        Says::Ends,
        "gekuerzt cut reduced endet enden auslaufen ausgelaufen befristet eingestellt end ends stop stops expire expires laeuft laufen",
    ),
    (
        Says::Failed,
        "verfehlt spaet verzug verzoegert verzoegern verspaetet verspaetung gescheitert scheiterte ueberschritten rueckstand missed late delayed \
         delay behind failed overdue",
    ),
    (
        Says::Minor,
        "ueblich ueblichen uebliche normal normale normalen gering geringe geringer geringen unwesentlich nebensaechlich untergeordnet \
         untergeordnete untergeordneter unbedeutend vertretbar hinnehmbar unvermeidbar unvermeidlich erwartbar marginal minor usual \
         negligible unimportant insignificant common unavoidable acceptable typical",
    ),
    (
        Says::Night,
        "nachts wochenende wochenenden feiertags feiertagen sonntags sonntag abends night nights weekend weekends holidays sundays",
    ),
    (
        Says::Hidden,
        "geschwaerzt schwaerzt vertraulich geheim zurueckgehalten redacted withheld confidential blacked secret",
    ),
    (
        Says::Own,
        "eigenen eigener eigene eigenes gesonderten gesonderter gesonderte gesondertes besonderen besondere spaeterer spaeteren spaetere \
         abweichender abweichende laengere laengeren own separate later different longer special",
    ),
    (
        Says::Rule,
        "zeitplan frist fristen termin termine regel regeln regelung regelungen vorschriften timetable schedule deadline rules rule date",
    ),
    (Says::Later, "danach spaeter anschliessend hinterher afterwards later thereafter"),
    (
        Says::Follows,
        "folgen folgt kommen kommt reihe dran bekommen erhalten erhaelt gilt gelten gebaut angeschlossen ausgestattet umgestellt \
         follow follows come comes turn receive receives built connected equipped join joins",
    ),
    (
        Says::More,
        "stufe phase abschnitt bericht bewertung auswertung weitere weiteren weiterer zusaetzliche zusaetzlich neue neuen naechste naechsten further additional more another new next",
    ),
    (Says::Free, "kostenlos nichts free nothing gratis"),
    (Says::Decides, "entscheidet entscheiden bestimmt befindet decides decide determines"),
    (Says::Publishes, "veroeffentlicht veroeffentlichen offen oeffentlich publishes publish published public open"),
    (Says::From, "nach erst ab after from not"),
    (Says::Burden, "anmeldung antrag registrierung papier formular nachweis barrieren registration application paper"),
];

static KINDS: LazyLock<HashMap<&str, u64>> = LazyLock::new(|| {
    let mut kinds: HashMap<&str, u64> = HashMap::new();
    for (says, words) in WORDS {
        words.split_whitespace().for_each(|word| *kinds.entry(word).or_default() |= 1 << says as u8);
    }
    kinds
});

/// What the words of a sentence say.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said(u64);

impl Said {
    pub fn of<'w>(words: impl IntoIterator<Item = &'w Word>) -> Self {
        Self(words.into_iter().fold(0, |all, word| all | KINDS.get(word.as_str()).copied().unwrap_or(0)))
    }

    pub fn has(self, says: &[Says]) -> bool {
        says.iter().all(|says| self.0 & (1 << *says as u8) != 0)
    }

    pub fn has_any(self, says: &[Says]) -> bool {
        says.iter().any(|says| self.has(&[*says]))
    }
}

//! Sentences that came beside one that stays and take it back, or make less of it: `Alle Schulen werden bis 2028 ausgestattet.
//! Förderschulen folgen 2031.`
//!
//! Whoever admits that something does not work yet takes nothing back.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::spelling::is_same;
use super::tense::reports;
use super::tokens::{Time, Word};
use super::verbs::{acts, acts_for_state};
use super::word_lists::ALL;

/// A longer sentence tells something of its own.
const LONGEST: usize = 20;

/// What a word may say in a sentence that came, or in those that stand there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Says {
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
}

/// The words by what they say.
const WORDS: [(Says, &str); 32] = [
    (Says::Money, "euro cent pounds pence dollars"),
    (Says::Denial, "nicht not kein keine keinen keinem keiner never nie weder"),
    (
        Says::Still,
        "noch bisher heute derzeit zurzeit aktuell bislang yet still today currently fehlt fehlen lack lacks vorerst",
    ),
    (
        Says::Covered,
        "unterstuetzt umfasst erfasst einbezogen beruecksichtigt abgedeckt eingeschlossen enthalten dabei teil gemeint \
         betroffen gefoerdert foerderfaehig bezahlt uebernommen erstattet versorgt inbegriffen mitgemeint supported covered included \
         eligible funded paid reimbursed part served covers includes supports",
    ),
    (Says::Exempt, "befreit freigestellt ausgeschlossen ausgenommen exempt exempted excused excluded"),
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
        "endet enden auslaufen ausgelaufen befristet eingestellt end ends stop stops expire expires laeuft laufen",
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
    (
        Says::Burden,
        "selbst anmeldung antrag registrierung papier formular nachweis barrieren registration application paper",
    ),
];

static KINDS: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    let mut kinds: HashMap<&str, u32> = HashMap::new();
    for (says, words) in WORDS {
        words.split_whitespace().for_each(|word| *kinds.entry(word).or_default() |= 1 << says as u8);
    }
    kinds
});

/// What the words of a sentence say.
#[derive(Debug, Clone, Copy)]
struct Said(u32);

impl Said {
    fn of<'w>(words: impl IntoIterator<Item = &'w Word>) -> Self {
        Self(words.into_iter().fold(0, |all, word| all | KINDS.get(word.as_str()).copied().unwrap_or(0)))
    }

    fn has(self, says: &[Says]) -> bool {
        says.iter().all(|says| self.0 & (1 << *says as u8) != 0)
    }

    fn has_any(self, says: &[Says]) -> bool {
        says.iter().any(|says| self.has(&[*says]))
    }
}

/// Whether a sentence that came takes back or limits what stands beside it; `kept` reads that, if it has to be known.
pub(super) fn takes_back<'k>(sentence: &[Word], kept: impl FnOnce() -> &'k [Vec<Word>]) -> bool {
    let said = Said::of(sentence);
    if said.0 == 0 || sentence.len() > LONGEST {
        return false;
    }
    let kept: Vec<&Word> = kept().iter().flatten().collect();
    let there = Said::of(kept.iter().copied());
    is_left_out(sentence, said, &kept, there)
        || is_put_off(sentence, said, &kept)
        || costs(sentence, said, there)
        || binds_less(sentence, said, there)
        || counts_in(sentence, said, &kept)
        || plays_down(sentence, said, there)
        || holds_not_always(sentence, said, &kept, there)
}

/// Verbs of those who have to take part.
const JOINS: [&str; 6] = ["teilnehmen", "mitmachen", "umsetzen", "comply", "participate", "join"];

fn has(words: &[Word], form: &[&str]) -> bool {
    words.windows(form.len()).any(|part| part == form)
}

fn is_all(word: &Word) -> bool {
    ALL.contains(&word.as_str()) || word == "everyone"
}

/// `Die Polizei ist davon befreit`, `Ältere Geräte unterstützt sie nicht`, `Die PDF-Dateien sind es nicht`
fn is_left_out(sentence: &[Word], said: Said, kept: &[&Word], there: Said) -> bool {
    let costs = there.has_any(&[Says::Fee, Says::Cost, Says::Money]) && !there.has(&[Says::Free]);
    if said.has(&[Says::Exempt]) && !said.has_any(&[Says::Denial, Says::Fee, Says::Cost, Says::Money]) && !costs {
        return true;
    }
    if !said.has(&[Says::Denial]) || said.has_any(&[Says::Still, Says::Fee, Says::Burden]) || reports(sentence) {
        return false;
    }
    let [.., before, last] = sentence else { return false };
    let points = ["es", "dazu", "davon", "darunter", "das", "sie", "they"];
    // `Kleinbetriebe fallen nicht darunter`
    let falls_out = |pair: &[Word]| {
        pair[0] == "nicht" && ["dazu", "darunter", "dabei", "davon", "daran"].contains(&pair[1].as_str())
    };
    // `Small firms do not have to comply`
    let need_not = sentence.iter().any(|word| ["muss", "need", "must"].contains(&word.as_str()))
        && sentence.iter().any(|word| JOINS.contains(&word.as_str()));
    let is_open = sentence.windows(2).any(falls_out)
        || need_not
        || last == "nicht" && sentence.iter().any(|word| points.contains(&word.as_str()))
        || last == "not" && ["ist", "do", "does", "will"].contains(&before.as_str());
    // `Förderschulen werden nicht ausgestattet` beside `Alle Schulen werden ausgestattet`.
    let is_denied =
        (before == "nicht" || before == "not") && kept.iter().any(|word| *word == last || is_same(word, last));
    said.has(&[Says::Covered]) || is_open || is_denied
}

/// `Förderschulen folgen 2031`, `Einzelne Strecken werden danach gebaut`
fn is_put_off(sentence: &[Word], said: Said, kept: &[&Word]) -> bool {
    if !said.has(&[Says::Follows]) || said.has_any(&[Says::More]) || reports(sentence) {
        return false;
    }
    let times = kept.iter().filter_map(|word| Time::of(word));
    let last = times.reduce(|last, time| if time.ends_after(last) { time } else { last });
    let later = sentence.iter().enumerate().find_map(|(place, word)| Some((place, Time::of(word)?)));
    let is_behind = |place: usize| {
        let before = &sentence[place.saturating_sub(2)..place];
        Said::of(before).has(&[Says::From])
    };
    match (later, last) {
        (Some((_, time)), Some(last)) => time.ends_after(last),
        (Some((place, _)), None) => is_behind(place) && kept.iter().any(|word| is_all(word)),
        (None, Some(_)) => said.has(&[Says::Later]),
        (None, None) => false,
    }
}

/// `Für die Einrichtung fällt ein Entgelt an`, `Die Folgekosten verbleiben bei den Kommunen`
fn costs(sentence: &[Word], said: Said, there: Said) -> bool {
    let pays_itself = sentence.iter().any(acts_for_state) && said.has(&[Says::Pays]);
    if said.has_any(&[Says::Denial, Says::Free]) || pays_itself {
        return false;
    }
    let brings =
        has(sentence, &["selbst", "mit"]) || has(sentence, &["selbst", "zu"]) || has(sentence, &["their", "own"]);
    // What the state spends is nobody's fee.
    let is_paid = said.has(&[Says::Fee]) || said.has(&[Says::Money]) && !sentence.iter().any(acts_for_state);
    if there.has(&[Says::Free]) && (is_paid || brings) {
        return true;
    }
    let is_other = sentence.iter().any(|word| acts(word) && !acts_for_state(word));
    there.has(&[Says::Pays])
        && said.has(&[Says::Cost])
        && (said.has(&[Says::Stays]) || said.has(&[Says::Pays]) && is_other)
}

/// `Die Teilnahme ist freigestellt`, `Verstöße haben keine Folgen`, `Die Zahlung endet 2028`
fn binds_less(sentence: &[Word], said: Said, there: Said) -> bool {
    let is_dated = sentence.iter().any(|word| Time::of(word).is_some());
    let runs_out = !sentence.iter().any(|word| word == "laeuft" || word == "laufen")
        || sentence.last().is_some_and(|last| last == "aus");
    let free: [&[&str]; 3] = [&["steht", "ihnen", "frei"], &["ihnen", "ueberlassen"], &["up", "to", "them"]];
    let is_free = free.iter().any(|form| has(sentence, form));
    is_free
        || said.has(&[Says::Taking, Says::Optional])
        || said.has(&[Says::Breach, Says::None])
        || said.has(&[Says::Benefit, Says::Ends])
            && is_dated
            && runs_out
            && !said.has(&[Says::Denial])
            && !reports(sentence)
        || there.has(&[Says::Own]) && said.has(&[Says::Decides]) && sentence.iter().any(acts_for_state)
}

/// `Mitgezählt werden Formulare zum Ausdrucken`, `Als Antwort zählt die Eingangsbestätigung`, `Geprüft wird eine Stichprobe`
fn counts_in(sentence: &[Word], said: Said, kept: &[&Word]) -> bool {
    let is_there = |word: &Word| kept.iter().any(|other| *other == word || is_same(other, word));
    let is_as = |pair: &[Word]| ["als", "as"].contains(&pair[0].as_str());
    let what = sentence.windows(2).find(|pair| is_as(pair)).map(|pair| &pair[1]);
    let what = what.map(|what| if what == "a" || what == "an" { sentence.last().unwrap_or(what) } else { what });
    let counts_as = said.has(&[Says::Counts]) && what.is_some_and(is_there);
    let is_part = said.has(&[Says::Part])
        && kept.iter().any(|word| is_all(word))
        && sentence.iter().any(|word| word.len() > 4 && is_there(word));
    !said.has(&[Says::Denial]) && (said.has(&[Says::Counted]) || counts_as || is_part)
}

/// `Das liegt im üblichen Rahmen`, `Die Verantwortung liegt beim Auftragnehmer`
fn plays_down(sentence: &[Word], said: Said, there: Said) -> bool {
    let blames =
        sentence.iter().any(|word| ["verantwortung", "schuld", "responsibility", "blame"].contains(&word.as_str()))
            && sentence.iter().any(|word| ["liegt", "tragen", "traegt", "lies", "rests"].contains(&word.as_str()))
            && !sentence.iter().any(acts_for_state);
    blames || there.has(&[Says::Failed]) && said.has(&[Says::Minor]) && !said.has(&[Says::Denial])
}

/// `Nachts nimmt ein Anrufbeantworter die Fragen an`, `In Außenstellen bleibt es bei Bargeld`, `Geschwärzt wird, was …`
fn holds_not_always(sentence: &[Word], said: Said, kept: &[&Word], there: Said) -> bool {
    let is_always =
        kept.windows(3).any(|part| part.iter().zip(["tag", "und", "nacht"]).all(|(word, form)| *word == form))
            || kept.windows(3).any(|part| part.iter().zip(["day", "and", "night"]).all(|(word, form)| *word == form))
            || kept.iter().any(|word| *word == "~1");
    let is_own_rule = |pair: &[Word]| Said::of(&pair[..1]).has(&[Says::Own]) && Said::of(&pair[1..]).has(&[Says::Rule]);
    let is_special =
        sentence.windows(2).any(is_own_rule) && kept.iter().any(|word| is_all(word) || Time::of(word).is_some());
    let is_kept = sentence.iter().any(|word| ["wie", "unveraendert", "unchanged"].contains(&word.as_str()));
    let stays = said.has(&[Says::Stays]) && is_kept && kept.iter().any(|word| is_all(word));
    !said.has(&[Says::Denial])
        && (stays
            || is_always && said.has(&[Says::Night])
            || is_special && !said.has(&[Says::More])
            || there.has(&[Says::Publishes]) && said.has(&[Says::Hidden])
            || has(sentence, &["bleibt", "es", "bei"]))
}

//! Words that came before a noun and describe it: fewer are meant then, or less, unless they say how good it is. Behind a denial
//! it is the other way round: whoever keeps no data keeps less than who keeps no personal data.

use std::collections::HashSet;

use imara_diff::{Algorithm, Diff, InternedInput};

use super::enriching::enriches;
use super::lost::is_empty;
use super::said::Framed;
use super::sentence::Words;
use super::tokens::{Time, Word, is_number, words};
use super::word_lists::{ALL, MORE, NONE, WHOLE, word_set};

word_set! {
    /// Short words with the ending of an adjective.
    NO_ADJECTIVES = "diese dieser dieses diesen diesem eine einer eines einen einem seine seiner seines seinen seinem ihre ihrer \
        ihres ihren ihrem unsere unserer unseres unseren unserem jene jener jenen solche solchen welche welcher welchen beide \
        beiden oder aber ohne neben gegen wegen unter ueber hinter zwischen heute gerne wieder immer inzwischen zusammen \
        dagegen daneben ausser seither bisher sondern etwa ebenso ebene derselben dieselben demselben ihnen denen deren \
        zufolge werden wurden haben hatten koennen sollen wollen muessen duerfen moegen waren seien"
}

word_set! {
    /// English words that describe and have no ending that says so.
    ENGLISH = "selected basic local small large major main key simple urgent external internal private public volunteer sensitive \
        eligible existing remaining introductory core minor certain suitable relevant routine standard used older younger rural \
        urban municipal severe serious frequent long lengthy short repeated heavy extreme"
}

word_set! {
    /// What English words describe stands behind one of these.
    BEFORE_ENGLISH = "the a an every each all any no of for to with from by in on at that their his her its our 1"
}

/// Beginnings of words that make something a part of itself, put it off or stretch it.
const PARTIAL: &str = "zusammenfassung auszug auszueg uebersicht eckpunkt kernpunkt grundzueg auswahl eingangsbestaetig zwischenbescheid \
    zwischennachricht verteilt gestreckt startphase testphase anfangsphase pilotphase summar extract excerpt acknowledg overview \
    holding";

word_set! {
    DENIALS = "nicht nichts not never nothing ohne without keinerlei keines"
}

/// Words that are nouns in a text, by how German is written.
pub(super) struct Nouns(HashSet<Word>);

impl Nouns {
    /// Those of some sentences: words with a capital letter that do not begin one.
    pub fn of<'s>(sentences: impl Iterator<Item = &'s Framed>) -> Self {
        let said = sentences.flat_map(|(sentence, _)| {
            let all = sentence.split(|letter: char| !(letter.is_alphanumeric() || letter == '-'));
            all.filter(|word| !word.is_empty()).skip(1)
        });
        let nouns = said.filter(|word| word.starts_with(char::is_uppercase));
        Self(nouns.flat_map(words).collect())
    }

    fn has(&self, word: &Word) -> bool {
        self.0.contains(word)
    }
}

/// Whether a sentence got words by which it speaks of fewer.
pub(super) fn describes_fewer(old: &[Word], new: &[Word], nouns: &Nouns) -> bool {
    let is_part = |word: &Word| PARTIAL.split_whitespace().any(|part| word.starts_with(part));
    if new.iter().any(is_part) && !old.iter().any(is_part) {
        return true;
    }
    let input = InternedInput::new(Words(old), Words(new));
    let diff = Diff::compute(Algorithm::Myers, &input);
    diff.hunks().any(|hunk| {
        let [before, after] = [hunk.before, hunk.after].map(|range| range.start as usize..range.end as usize);
        // `a scan` became `an urgent scan`.
        let is_bare = |word: &Word| is_empty(word) || word == "a" && new[after.start] == "an";
        let is_put_in = !after.is_empty() && old[before].iter().all(is_bare);
        is_put_in && (is_limit(new, after.clone(), nouns) || is_phrase(old, &new[..after.start], &new[after], nouns))
    })
}

/// Whether the words at a place, without which the sentence stood before, limit it.
fn is_limit(new: &[Word], place: std::ops::Range<usize>, nouns: &Nouns) -> bool {
    let (before, came, next) = (&new[..place.start], &new[place.clone()], new.get(place.end));
    // `über vollständige und einfache Anträge`
    let ends = |ending: &str| {
        before.last().is_some_and(|word| word.ends_with(ending)) && came[came.len() - 1].ends_with(ending)
    };
    let is_joined = came.len() == 2 && ["und", "and"].contains(&came[0].as_str()) && (ends("e") || ends("er"));
    let came = &came[usize::from(is_joined)..];
    let Some((last, next)) = came.last().zip(next) else { return false };
    let is_other = |word: &Word| {
        let known: [&[&str]; 4] = [&MORE, &ALL, &WHOLE, &["oder", "or", "noch", "nor", "mehr", "more", "longer"]];
        known.iter().any(|known| known.contains(&word.as_str())) || is_number(word) || Time::of(word).is_some()
    };
    let denies = |word: &Word| NONE.contains(&word.as_str()) || DENIALS.contains(word.as_str());
    let is_denied = before.iter().any(denies);
    // Whoever has to be complete first waits longer.
    let is_start = before.iter().rev().take(2).any(|word| ["nach", "ab", "after"].contains(&word.as_str()));
    let is_enriched = !is_denied && !is_start && enriches(last);
    if came.iter().any(is_other) || came.iter().any(denies) || is_enriched {
        return false;
    }
    let is_behind = before.last().is_some_and(|word| ["nicht", "not", "never"].contains(&word.as_str()));
    // Others may stand between it and the noun, with its ending.
    let is_like = |word: &Word| is_adjective(word) && word.chars().next_back() == last.chars().next_back();
    let described = new[place.end..].iter().find(|word| nouns.has(word) || !is_like(word));
    let is_of_noun = described.is_some_and(|word| nouns.has(word)) && is_adjective(last) && !nouns.has(last);
    is_behind || is_of_noun || is_english_adjective(before.last().filter(|_| !is_denied), last, next)
}

/// Whether words that came say on their own when, where, in which case or of which part something holds.
fn is_phrase(old: &[Word], before: &[Word], came: &[Word], nouns: &Nouns) -> bool {
    let has = |some: &[Word], known: &[&str]| some.iter().any(|word| known.contains(&word.as_str()));
    let is_counted = came.iter().any(|word| is_number(word) || Time::of(word).is_some());
    let last = before.last().map_or("", String::as_str);
    if is_counted {
        // `im Haushalt 2026 gesichert`; `rund um die Uhr, feiertags bis 20 Uhr`.
        return ["haushalt", "doppelhaushalt", "budget"].contains(&last) && came.len() == 1
            || has(old, &["nacht", "night"]) && has(came, &["uhr", "pm"]);
    }
    // All but `in` and `of`, with which every place begins.
    if has(came, &ALL) || has(came, &MORE) || has(came, &WHOLE[2..]) {
        return false;
    }
    let Some(first) = came.first() else { return false };
    let is_fewer =
        |pair: &[Word]| is_adjective(&pair[0]) && !nouns.has(&pair[0]) && nouns.has(&pair[1]) && !enriches(&pair[0]);
    let is_case = |word: &Word| ["falle", "sfall", "faellen"].iter().any(|end| word.len() > 6 && word.ends_with(end));
    match first.as_str() {
        "waehrend" | "during" | "within" | "innerhalb" => came.len() > 1,
        "ueber" | "fuer" | "bei" if came.windows(2).any(is_fewer) => true,
        // `Die Gebühren für kleine Anträge sinken`.
        "fuer" | "for" => before.len() < 3 && nouns.has(&before.last().cloned().unwrap_or_default()) && came.len() == 2,
        "working" | "business" => came.len() == 1,
        "per" => has(came, &["rueckruf", "post", "brief", "fax"]),
        _ => {
            let is_outside = matches!(came, [.., at, open] if ["dem", "im"].contains(&at.as_str()) && open == "freien");
            is_outside || has(came, &["verschulden", "outdoors", "request"]) || came.iter().any(is_case)
        }
    }
}

fn is_adjective(word: &Word) -> bool {
    const ENDINGS: [&str; 5] = ["e", "en", "er", "es", "em"];
    word.len() > 3 && ENDINGS.iter().any(|ending| word.ends_with(ending)) && !NO_ADJECTIVES.contains(word.as_str())
}

/// `before` is the word in front of it, if that matters.
fn is_english_adjective(before: Option<&Word>, word: &Word, next: &Word) -> bool {
    const ENDINGS: [&str; 7] = ["al", "ive", "ary", "ory", "able", "ible", "ent"];
    let is_it = ENGLISH.contains(word.as_str())
        || before.is_none_or(|before| BEFORE_ENGLISH.contains(before.as_str()))
            && word.len() > 4
            && (ENDINGS.iter().any(|ending| word.ends_with(ending)) || word.ends_with("ed"));
    is_it && !BEFORE_ENGLISH.contains(next.as_str())
}

#[cfg(test)]
mod tests {
    use super::super::hedges::Hedges;
    use super::super::words::weakens;

    /// What speaks of fewer, by the words in brackets.
    const FEWER: &[&str] = &[
        "Eltern erhalten den Bescheid spätestens zehn Tage nach dem [vollständigen] Antrag.",
        "Jede Landesbehörde beantwortet [dringende] Nachrichten aus dem Postfach innerhalb von drei Arbeitstagen.",
        "Unter der [kostenpflichtigen] Nummer 115 erreichen Anrufende einen Menschen.",
        "Unter der Nummer 115 erreichen Anrufende rund um die Uhr[, an Feiertagen bis 20 Uhr,] einen Menschen.",
        "Das Land stattet alle 148.000 Kinder kostenlos mit einem [gebrauchten] Tablet aus.",
        "Bis 2026 haben alle 9.400 Räume an öffentlichen [allgemeinbildenden] Schulen WLAN.",
        "Auf allen Bahnstrecken ist bis 2029 durchgehend Mobilfunk [im Freien] verfügbar.",
        "Die Bauämter bearbeiten Anträge digital und entscheiden [über einfache Vorhaben] binnen drei Monaten.",
        "By 2029 all hospitals exchange [selected] patient records electronically.",
        "By 2029 all hospitals exchange patient records electronically[ on request], and patients decide.",
        "Patients decide [within legal limits] who may read them.",
        "By June 2028 the state offers 120 free [introductory] online courses for adults.",
        "All public hospitals share [basic] patient records by 2029.",
        "Jedes Gewerbegebiet erhält bis 2028 einen [kostenpflichtigen] Anschluss ans Netz.",
        "Wer [nachweislich] keinen Zugang zum Internet hat, bekommt im Rathaus Hilfe.",
        "Die Gebühren [für Kleinvorhaben] sinken dadurch um ein Viertel.",
        "Eltern müssen keine [beglaubigten] Nachweise mehr einreichen.",
        "Alle 61 Behörden sind [technisch] an das Postfach angeschlossen.",
        "Wer kein Deutsch spricht, wird [während der Bürozeiten] mit einer Dolmetscherin verbunden.",
        "Umzüge [innerhalb der Gemeinde] meldet man künftig ohne Besuch im Amt an.",
        "Umzüge meldet man künftig ohne [zweiten] Besuch im Amt an.",
        "Das Land bezahlt den Kommunen 120 zusätzliche Stellen[ (Anschubfinanzierung)].",
        "Die Verträge enthalten Strafen für jeden Monat [selbst verschuldeter] Verspätung.",
        "Ein [ohne eigenes Verschulden] defektes Gerät wird in zwei Tagen ersetzt.",
        "Das Land übernimmt Versicherung, Reparatur und Ersatz[ im Schadensfall ohne Verschulden].",
        "Das Land trägt [beispielsweise] 80 Prozent der Baukosten.",
        "The state pays [external] teachers a fixed fee.",
        "Every [completed advanced] course ends with a certificate.",
        "People who cannot read well get help from a [volunteer] tutor.",
        "Hospitals must delete copies within thirty [working] days.",
        "Die Mittel sind im Haushalt [2026] gesichert.",
        "Das Land bezahlt Geräte, Netze und [anfallende notwendige] Wartung.",
        "Auch [anerkannte] Schulen in freier Trägerschaft erhalten die Förderung.",
        "Die Gespräche werden nicht [länger als nötig] aufgezeichnet.",
        "Die Gespräche werden nicht [dauerhaft] aufgezeichnet.",
        "Kein Bauamt muss [zusätzliche eigene] Server anschaffen.",
        "Kein Bauamt muss [zusätzliche] eigene Server anschaffen.",
        "Das Land stattet alle Kinder mit einem [gemeinsam genutzten] Tablet aus.",
        "Die Gemeinden müssen keine [übermäßigen] Vorleistungen erbringen.",
        "Eltern zahlen dafür nichts, auch keine [hohe] Kaution.",
        "Niemand muss dafür seinen [vollen] Namen nennen.",
        "No insurer gets [unrestricted] access to the records.",
        "No [private] insurer gets access to the records.",
        "A patient who withdraws consent loses no [urgent] treatment.",
        "The state does not sell any [sensitive] personal data.",
        "No [central] office keeps a licence for the old software.",
        "Anträge sind [in der Startphase] kostenlos.",
        "Jede Behörde antwortet binnen drei Tagen [mit einer Eingangsbestätigung].",
        "Das Land stellt 50 Millionen Euro bereit[, verteilt auf zehn Jahre].",
    ];

    /// What says more, or the same.
    const NOT_FEWER: &[&str] = &[
        "Das Land stattet alle Kinder mit einem [modernen] Tablet aus.",
        "Die Kommunen bauen [schnelle und sichere] Netze.",
        "Die Behörden bieten [barrierefreie] Formulare an.",
        "Die Behörden bauen [und betreiben] Netze.",
        "Alle Schulen erhalten [Leitungen und] Netze.",
        "Das [zuständige] Ministerium berichtet jedes Jahr.",
        "Das Amt hilft [auch] Menschen ohne Internet.",
        "Die Stelle berät [kostenlos] Gemeinden.",
        "The state offers [free] courses for adults.",
        "The ministry publishes [and explains] the data.",
        "Die Daten sind nicht [mehr] auf fremden Servern.",
        "Das Land fördert [zusätzliche] Stellen.",
        "Jede Gemeinde bekommt [individuelle] Beratung.",
        "Das System läuft in [zertifizierten] Rechenzentren.",
        "Das Land stellt [bürgerfreundliche] Formulare bereit.",
        "Alle Kinder erhalten [freien] Zugang zu Büchern.",
        "Das Portal informiert [über aktuelle Termine] per Mail.",
        "Die Stelle hilft Eltern [schnell und unbürokratisch] weiter.",
        "Das Land stellt [das neue] Portal bereit.",
        "Die Schulen erhalten 500 [neue und gut ausgestattete] Räume.",
        "Das Amt berät Gemeinden [persönlich].",
    ];

    fn sides(case: &str) -> [String; 2] {
        let (before, rest) = case.split_once('[').unwrap();
        let (word, after) = rest.split_once(']').unwrap();
        [format!("{before}{after}").replace("  ", " "), format!("{before}{word}{after}")]
    }

    fn of(cases: &[&'static str], is_marked: bool) -> Vec<&'static str> {
        let language = |case: &str| if case.contains(" the ") || case.contains("hospitals") { "en" } else { "de" };
        let is_wrong = |case: &&&str| {
            let [old, new] = sides(case);
            weakens(&old, &new, &Hedges::of(language(case), &[], &[])) != is_marked
        };
        cases.iter().filter(is_wrong).copied().collect()
    }

    #[test]
    fn what_describes_before_a_noun_speaks_of_fewer() {
        assert_eq!(of(FEWER, true), [""; 0]);
        assert_eq!(of(NOT_FEWER, false), [""; 0]);
    }
}

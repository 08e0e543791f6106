//! Words that describe something without choosing a part of it.

use super::tokens::Word;

/// What nobody reads as a limit, as beginnings of words: how good, new or complete something is, and whose.
const ENRICHING: &str = "kostenlos kostenfrei gebuehrenfrei barriere sicher schnell modern neu weiter zusaetzlich leistungs gut beste bess \
    hochwertig flaechendeckend dauerhaft vollstaendig ganz gesamt verbindlich verlaesslich zuverlaessig stabil klar transparent \
    offen einheitlich digital elektronisch eigen persoenlich verstaendlich leicht mehrsprachig zweisprachig gemeinsam \
    unabhaengig zustaendig jeweilig entsprechend betreffend genannt folgend bisherig heutig naechst ander umfassend \
    verschluesselt nachhaltig stark gleich zentral fest garantiert landesweit bundesweit europaweit deutlich spuerbar \
    erheblich direkt besetzt automatisch kontinuierlich regelmaessig taeglich woechentlich monatlich jaehrlich aktuell detailliert \
    ausfuehrlich konkret messbar geschult qualifiziert erfahren ausgebildet deutsch kuenstlich mobil ueberarbeitet \
    bewaehrt einzig irgend zweit dritt frei individuell zertifiziert sparsam abgestimmt fachlich rechtlich \
    energie umwelt klima geprueft anonym vertraulich kompetent hilfreich wirksam effizient effektiv vertieft praxis quelloffen robust \
    belastbar solid tragfaehig passgenau zeitgemaess innovativ interaktiv wissenschaftlich ehrgeizig hell fair unmittelbar sofort staendig laufend hoeher groesser \
    free new full fast secure safe modern reliable complete national statewide own common shared joint digital electronic online \
    additional further better best high binding clear open permanent personal staffed dedicated";

/// Whether a word says how good, new or complete something is, or whose.
pub(super) fn enriches(word: &Word) -> bool {
    // `bürgerfreundlich`, `kindgerecht`, `ressortübergreifend`
    ENRICHING.split_whitespace().any(|known| word.starts_with(known))
        || ["gerecht", "freundlich", "uebergreifend"].iter().any(|part| word.contains(part))
}

//! Words that take a promise back, and words that deny, in German and English. Compared as [`super::tokens`] reads words: small
//! letters, `ss` for `ß`, `ae` for `ä`; a `*` at the end stands for any ending.

use std::collections::BTreeMap;

use super::tokens::{Word, words};

/// Forms that make a statement weaker where they enter it.
pub(super) const WEAK_DE: &str = "soll, sollte*, kann, könnte*, würde*, hätte*, wäre*, dürfte*, möge*, möglichst, bis zu, soweit, soweit möglich, so weit, \
    wo möglich, wo sinnvoll, möglicherweise, womöglich, angestrebt*, anstreben, strebt*, streben, anzustreben, beabsichtig*, \
    vorgesehen, geplant, erwäg*, erwog*, prüfen, prüft, geprüft, nach prüfung, bemüh*, hinwirken, voraussichtlich, vermutlich, wohl, \
    ca, nahezu, annähernd, fast, beinahe, quasi, so gut wie, kaum, selten, gegebenenfalls, eventuell, vielleicht, unter umständen, \
    grundsätzlich, prinzipiell, theoretisch, idealerweise, bestenfalls, in der regel, im regelfall, üblicherweise, weitgehend, größtenteils, überwiegend, \
    hauptsächlich, vornehmlich, vorrangig, mehrheitlich, meist, meistens, häufig, viele, mehrere, manche, teilweise, teils, in teilen, zum teil, \
    ein teil, einen teil, einem teil, die hälfte, anteilig, ansatzweise, vereinzelt, punktuell, schrittweise, stufenweise, schritt für schritt, sukzessive, \
    nach und nach, tendenziell, mittelfristig, langfristig, zeitnah, alsbald, demnächst, baldmöglichst, künftig, später, irgendwann, erst, frühestens, vorläufig, vorerst, \
    zunächst, übergangsweise, in absehbarer zeit, in der nächsten wahlperiode, höchstens, maximal, allenfalls, nur, lediglich, einige*, einzelne*, ausgewählte*, geeignete*, \
    förderfähige*, exemplarisch, modellhaft, probeweise, testweise, experimentell, freiwillig, freiwilliger, optional, wahlweise, empfohlen, empfiehlt, orientier*, \
    wenn, falls, sobald, solange, insofern, nachdem, es sei denn, unter der bedingung, bei bedarf, nach bedarf, bedarfsgerecht, anlassbezogen, auf antrag, auf wunsch, \
    im einvernehmen, bei entsprechender, bei gesicherter, nach kräften, im rahmen des machbaren, haushaltsneutral, priorisiert, außer, abgesehen von, \
    bis auf, ausnahmen, gegen gebühr, konzept*, entwurf*, pilot*, teilbetrieb, testbetrieb, machbarkeit*, erprob*, ausschreibung*, bestelltem, geringfügig*, lesung, \
    falsch, überholt, ehemals, ehemalige*, frühere*, damals, hoffen, hofft, hoffentlich, vision, befristet, mitnichten, derzeit, pilotweise, modellversuch, bestmöglich, im idealfall, gegen entgelt, so bald wie möglich, \
    außerhalb, ziel ist, früher hieß es, hieß es, wünscht, arbeitsstand, aussicht auf, angebot für, vorstudie, in planung, in arbeit, auftrag vergeben, großteils, zum großteil, zu großen teilen, \
    normalerweise, gewöhnlich, oft, oftmals, vielfach, gelegentlich, mitunter, mancherorts, zeitweise, zeitweilig, phasenweise, durchschnittlich, im durchschnitt, im schnitt, \
    im mittel, im median, partiell, potenziell, potentiell, prioritär, selektiv, fakultativ, schätzungsweise, knapp, um die, in etappen, etappenweise, abschnittsweise, gestaffelt, \
    im besten fall, im günstigsten fall, aus heutiger sicht, stand heute, nach heutigem stand, in angemessenem umfang, rechnerisch, nominell, auf dem papier, \
    mutmaßlich, angeblich, im laufe der, in kürze, in bälde, planmäßig, stichprobenartig, stichprobenweise, leihweise, halbe, halben, halber, halbes, auf dem weg, \
    as far as possible, best effort, archiv, ?";

/// Conditions, which weaken what is promised also in a sentence of their own.
pub(super) const RESERVED_DE: &str = "vorbehaltlich, unter vorbehalt, unter dem vorbehalt, bleiben vorbehalten, bleibt vorbehalten, vorbehalten, haushaltsvorbehalt*, \
    finanzierungsvorbehalt*, behält sich, behalten sich, sofern, nach haushaltslage, haushaltslage, nach kassenlage, im rahmen der verfügbaren, im rahmen verfügbarer, \
    im rahmen vorhandener, im rahmen der vorhandenen, im rahmen der haushaltsmittel, im rahmen der haushaltsansätze, nach verfügbarkeit, perspektivisch, \
    ohne rechtsanspruch, kein rechtsanspruch, rechtsanspruch besteht nicht, kein anspruch, anspruch besteht nicht, nach maßgabe, in abhängigkeit von, abhängig von, \
    nach möglichkeit, unter der voraussetzung, voraussetzung ist, vorausgesetzt, unverbindlich*, ohne gewähr, gilt nicht, gelten nicht, gilt nur, gelten nur, nicht für, \
    ausgenommen, mit ausnahme, ausnahmen sind möglich, ausnahme, nur bei, nur wenn, bei ausreichender, keine zusage, keine zusagen, nicht weiter verfolgt, bis auf weiteres, zu gegebener zeit, \
    zu einem späteren zeitpunkt, zurückgestellt, ausgesetzt, verschiebt sich, verschieben sich, kann verlängert, noch bewilligt, noch offen, noch nicht, \
    gegebenenfalls angepasst, verzögerungen sind möglich, änderungen möglich, im ermessen, nach ermessen, im einzelfall, ergebnisoffen, absichtserklärung, keine verpflichtung, \
    nicht verpflichtet, nicht verbindlich, stimmt nicht, sind überholt, ist überholt, irrtümer, soweit förderfähig, falls der, wenn der, rechtsanspruch entsteht, kann abgewichen, können abgewichen, hängt von, hängen von, \
    noch beschlossen, entfällt der, entfällt die, entfällt das, zielmarke, das galt, früher galt, abweichungen sind, abweichung ist, \
    planungsgröße, planungsgrößen, zählt nicht, zählen nicht, nicht erfasst, nicht gezählt, nicht eingerechnet, außer betracht, außen vor, ausgeklammert, \
    absehen, ausnahmen regelt, ausnahmen regeln, ruht, unterbrochen, näheres bestimmt, näheres regelt, übergangsregel*, in begründeten fällen, nicht ableiten, \
    bedingung ist, bedingung dafür, noch zeitgemäß, früher geplant, behoben, subject to";

const DENIALS_DE: &str =
    "nicht, nichts, kein*, nie, niemals, niemand*, nirgends, nirgendwo, weder, keinesfalls, keineswegs";

const WEAK_EN: &str = "may, might, can, could, would, should, up to, as far as possible, where possible, if possible, possibly, perhaps, aim*, seek*, \
    intend*, envisaged, planned, consider*, explore*, strive*, endeavour*, endeavor*, about, around, roughly, approximately, nearly, almost, \
    generally, largely, mostly, mainly, partly, partially, in part, gradually, step by step, in the medium term, in the long term, \
    at most, maximum, only, merely, some, selected, individual, pilot, voluntary, voluntarily, recommended, expected, likely, in principle, if, when, once, provided, where feasible, as appropriate, virtually, almost all, eligible, draft, concept*, ?";

const RESERVED_EN: &str = "subject to, provided that, depending on, budget permitting, funds permitting, within available, within existing, \
    without legal entitlement, no entitlement, unless, in due course, at a later date, until further notice, non binding, nonbinding, \
    does not apply, do not apply, not for, except for, with the exception, excluded, no longer, at the discretion, case by case, deviations, disregarded, \
    not binding, no obligation, no commitment, postponed, suspended, perspectively";

const DENIALS_EN: &str =
    "not, no, never, none, nobody, nothing, nowhere, neither, nor, cannot, dont, doesnt, wont, isnt, arent";

/// A form: words that follow each other.
type Form = Vec<Word>;

/// What takes a promise back in the language of a portal.
#[derive(Debug, Clone, Default)]
pub struct Hedges {
    weak: Forms,
    reserved: Forms,
    denials: Forms,
}

#[derive(Debug, Clone, Default)]
struct Forms {
    /// By their first word.
    exact: BTreeMap<Word, Vec<Form>>,
    /// Beginnings of single words.
    beginnings: Vec<Word>,
}

impl Hedges {
    /// Those of a language, together with a portal's own; of a language without a list, the portal's own alone.
    pub fn of(language: &str, weak: &[String], reserved: &[String]) -> Self {
        let (known_weak, known_reserved, denials) = match language {
            "de" => (WEAK_DE, RESERVED_DE, DENIALS_DE),
            "en" => (WEAK_EN, RESERVED_EN, DENIALS_EN),
            _ => ("", "", ""),
        };
        Self {
            weak: Forms::of(known_weak, weak),
            reserved: Forms::of(known_reserved, reserved),
            denials: Forms::of(denials, &[]),
        }
    }

    /// Which words of a sentence make it weaker: weak forms, reservations and denials alike.
    pub(super) fn any_in(&self, sentence: &[Word]) -> Vec<bool> {
        let mut found = vec![false; sentence.len()];
        for forms in [&self.weak, &self.reserved, &self.denials] {
            forms.mark(sentence, &mut found);
        }
        found
    }

    /// How many weak forms and reservations there are.
    pub(super) fn hedges_in(&self, sentence: &[Word]) -> usize {
        self.weak.count(sentence) + self.reserved.count(sentence)
    }

    /// How many reservations there are.
    pub(super) fn reservations_in(&self, sentence: &[Word]) -> usize {
        self.reserved.count(sentence)
    }

    /// How many denials there are.
    pub(super) fn denials_in(&self, sentence: &[Word]) -> usize {
        self.denials.count(sentence)
    }
}

impl Forms {
    fn of(list: &str, own: &[String]) -> Self {
        let mut forms = Self::default();
        for form in list.split(',').chain(own.iter().map(String::as_str)) {
            let Some(beginning) = form.trim().strip_suffix('*') else {
                let form = words(form);
                if let Some(first) = form.first() {
                    forms.exact.entry(first.clone()).or_default().push(form);
                }
                continue;
            };
            forms.beginnings.extend(words(beginning).pop());
        }
        forms
    }

    /// How many words the form has that begins at a place.
    fn at(&self, sentence: &[Word], place: usize) -> Option<usize> {
        let word = sentence.get(place)?;
        let rest = &sentence[place..];
        let exact =
            self.exact.get(word).into_iter().flatten().filter(|form| rest.starts_with(form)).map(Vec::len).max();
        exact.or_else(|| self.beginnings.iter().any(|beginning| word.starts_with(beginning.as_str())).then_some(1))
    }

    fn count(&self, sentence: &[Word]) -> usize {
        (0..sentence.len()).filter(|place| self.at(sentence, *place).is_some()).count()
    }

    fn mark(&self, sentence: &[Word], found: &mut [bool]) {
        for place in 0..sentence.len() {
            let length = self.at(sentence, place).unwrap_or(0);
            found.iter_mut().skip(place).take(length).for_each(|found| *found = true);
        }
    }
}

//! Words that take a promise back, and words that deny, in German and English. Compared as [`super::tokens`] reads words: small
//! letters, `ss` for `ß`; a `*` at the end stands for any ending.

use std::collections::BTreeMap;

use super::tokens::{Word, words};

/// Forms that make a statement weaker where they enter it.
pub(super) const WEAK_DE: &str = "soll, sollen, sollte*, kann, können, könnte*, dürfte*, möge*, möglichst, bis zu, soweit möglich, so weit wie möglich, \
    wo möglich, wenn möglich, falls möglich, möglicherweise, angestrebt*, anstreben, strebt*, streben, anzustreben, beabsichtig*, \
    vorgesehen, geplant, erwäg*, erwog*, prüfen, prüft, geprüft, bemüh*, bemüht, hinwirken, einsetzen für, voraussichtlich, \
    etwa, ungefähr, rund, circa, ca, nahezu, annähernd, gegebenenfalls, ggf, eventuell, evtl, vielleicht, unter umständen, \
    grundsätzlich, in der regel, weitgehend, größtenteils, überwiegend, teilweise, zum teil, schrittweise, sukzessive, nach und nach, \
    tendenziell, mittelfristig, langfristig, zeitnah, baldmöglichst, in absehbarer zeit, höchstens, maximal, allenfalls, nur, \
    lediglich, einige*, einzelne*, ausgewählte*, exemplarisch, modellhaft, probeweise, freiwillig, empfohlen, empfiehlt, orientier*";

/// Conditions, which weaken what is promised also in a sentence of their own.
pub(super) const RESERVED_DE: &str = "vorbehaltlich, unter vorbehalt, unter dem vorbehalt, vorbehalt, haushaltsvorbehalt*, finanzierungsvorbehalt*, \
    sofern, nach haushaltslage, je nach haushaltslage, haushaltslage, im rahmen der verfügbaren, im rahmen verfügbarer, \
    im rahmen vorhandener, im rahmen der vorhandenen, im rahmen der haushaltsmittel, nach verfügbarkeit, perspektivisch, ohne rechtsanspruch, \
    kein rechtsanspruch, kein anspruch, nach maßgabe, in abhängigkeit von, abhängig von, nach möglichkeit, \
    unter der voraussetzung, vorausgesetzt, unverbindlich*, ohne gewähr, gilt nicht, gelten nicht, nicht für, ausgenommen, \
    mit ausnahme, keine zusage, nicht mehr, nicht weiter verfolgt, bis auf weiteres, zu gegebener zeit, zu einem späteren zeitpunkt, \
    zurückgestellt, ausgesetzt, im ermessen, nach ermessen, im einzelfall, ergebnisoffen, absichtserklärung, keine verpflichtung, \
    nicht verpflichtet, nicht verbindlich";

const DENIALS_DE: &str =
    "nicht, nichts, kein*, nie, niemals, niemand*, nirgends, nirgendwo, weder, keinesfalls, keineswegs";

const WEAK_EN: &str = "may, might, can, could, should, up to, as far as possible, where possible, if possible, possibly, perhaps, aim*, seek*, \
    intend*, envisaged, planned, consider*, explore*, strive*, endeavour*, endeavor*, about, around, roughly, approximately, nearly, almost, \
    generally, largely, mostly, mainly, partly, partially, in part, gradually, step by step, in the medium term, in the long term, \
    at most, maximum, only, merely, some, selected, individual, pilot, voluntary, voluntarily, recommended, expected, likely, in principle";

const RESERVED_EN: &str = "subject to, provided that, depending on, budget permitting, funds permitting, within available, within existing, \
    without legal entitlement, no entitlement, unless, in due course, at a later date, until further notice, non binding, nonbinding, \
    does not apply, do not apply, not for, except for, with the exception, excluded, no longer, at the discretion, case by case, \
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

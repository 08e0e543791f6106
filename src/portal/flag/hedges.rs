//! Words that take a promise back, and words that deny, in German and English. Compared as [`super::tokens`] reads words: small
//! letters, `ss` for `ß`, `ae` for `ä`; a `*` at the end stands for any ending.

use std::collections::BTreeMap;

use super::reserved::{is_provisional, takes_back};
use super::tokens::{Word, words};
use super::word_lists::{ARTICLES, COMMITMENTS, FRAMED, INDEFINITE};

/// Forms that make a statement weaker where they enter it.
pub(super) const WEAK_DE: &str = "soll, nachweislich, technisch, rechnerisch, formal, nominell, beispielsweise, beispielhaft, anschubfinanzierung, mit dem ziel, sollte*, kann, könnte*, würde*, hätte*, wäre*, dürfte*, möge*, möglichst, bis zu, soweit, soweit möglich, so weit, \
    wo möglich, wo sinnvoll, möglicherweise, womöglich, angestrebt*, anstreb*, strebt*, streben, anzustreben, beabsichtig*, \
    vorgesehen*, geplant*, angedacht*, erwäg*, erwog*, prüfen, prüft, geprüft, nach prüfung, bemüh*, hinwirken, voraussichtlich*, vermutlich, wohl, \
    ca, nahezu, annähernd, fast, beinahe, quasi, so gut wie, kaum, selten, gegebenenfalls, eventuell, vielleicht, unter umständen, \
    grundsätzlich, prinzipiell, theoretisch, idealerweise, bestenfalls, in der regel, im regelfall, üblicherweise, weitgehend, größtenteils, überwiegend, \
    hauptsächlich, vornehmlich, vorrangig, mehrheitlich, meist, meistens, häufig, viele, mehrere, manche, teilweise, teils, in teilen, zum teil, \
    ein teil, einen teil, einem teil, hälfte, anteilig, ansatzweise, vereinzelt, punktuell*, schrittweise*, stufenweise*, schritt für schritt, sukzessive, \
    nach und nach, tendenziell, mittelfristig, langfristig, zeitnah, alsbald, demnächst, baldmöglichst, künftig, später, irgendwann, erst, frühestens, vorläufig*, vorerst, \
    zunächst, übergangsweise, in absehbarer zeit, in der nächsten wahlperiode, höchstens, maximal, allenfalls, nur, lediglich, einige*, einzelne*, ausgewählte*, geeignete*, \
    förderfähige*, exemplarisch*, modellhaft*, probeweise, testweise, experimentell*, freiwillig*, freiwilliger, optional*, wahlweise, empfohlen*, empfiehlt, orientier*, \
    wenn, falls, sobald, solange, insofern, nachdem, es sei denn, unter der bedingung, bei bedarf, nach bedarf, bedarfsgerecht, anlassbezogen, auf antrag, auf wunsch, \
    im einvernehmen, bei entsprechender, bei gesicherter, nach kräften, im rahmen des machbaren, haushaltsneutral, priorisiert, außer, abgesehen von, \
    bis auf, ausnahmen, gegen gebühr, konzept*, entwurf*, pilot*, teilbetrieb, testbetrieb, machbarkeit*, erprob*, ausschreibung*, bestelltem, geringfügig*, lesung, \
    falsch, überholt, ehemals, ehemalige*, frühere*, damals, hoffen, hofft, hoffentlich, vision, befristet*, mitnichten, derzeit, pilotweise, modellversuch, bestmöglich, im idealfall, gegen entgelt, so bald wie möglich, \
    außerhalb, ziel ist, früher hieß es, hieß es, wünscht, arbeitsstand, aussicht auf, angebot für, zugang zu, möglichkeit zu, gelegenheit zu, vorstudie, in planung, in arbeit, auftrag vergeben, großteils, zum großteil, zu großen teilen, \
    normalerweise, gewöhnlich, oft, oftmals, vielfach, gelegentlich, mitunter, mancherorts, zeitweise, zeitweilig, phasenweise, durchschnittlich, im durchschnitt, im schnitt, \
    im mittel, im median, partiell, potenziell*, potentiell*, prioritär, selektiv, fakultativ, schätzungsweise, knapp, um die, in etappen, etappenweise, abschnittsweise, gestaffelt, \
    im besten fall, im günstigsten fall, aus heutiger sicht, stand heute, nach heutigem stand, in angemessenem umfang, rechnerisch, nominell, auf dem papier, \
    mutmaßlich*, angeblich*, im laufe der, in kürze, in bälde, planmäßig, stichprobenartig, stichprobenweise, leihweise, halbe, halben, halber, halbes, auf dem weg, \
    as far as possible, so die hoffnung, so der plan, so die planung, so das ziel, so die idee, so die absicht, best effort, archiv, im grundsatz, dem grunde nach, setzt sich dafür ein, setzen sich dafür ein, setzt sich ein, \
    setzen sich ein, wirkt darauf hin, wirken darauf hin, arbeitet daran, arbeiten daran, arbeitet darauf hin, macht sich stark, nimmt sich vor, hat sich vorgenommen, zum ziel gesetzt, \
    will erreichen, wollen erreichen, zitat*, zielwert*, richtwert*, planungsstand, planstand, arbeitshypothese, nach ansicht, nach auffassung, \
    nach derzeitigem, nach aktuellem, in anlehnung, im besten falle, bei gelegenheit, mit der zeit, auf mittlere sicht, auf lange sicht, wenn möglich, sinngemäß, \
    nach vorliegen, nach abschluss, abzüglich, schwerpunktmäßig, in ersten, in einem ersten, in ausgewählten, beispielhaft, symbolisch, \
    mit einfachen mitteln, beantragt hat, es beantragt, das beantragt, dies beantragt, beantragt haben, es wünscht, das wünscht, das möchte, es möchte, voraussetzungen erfüllt, \
    voraussetzungen erfüllen, bedarf anmeldet, bedarf haben, bedarf hat, sich bewirbt, sich bewerben, sich anmeldet, technisch geht, technisch möglich, technisch machbar, wo es, \
    sieht vor, sehen vor, vorsieht, will dass, ziel bleibt, unser ziel, in aller regel, im rahmen, einmalig*, eigentlich, unmittelbar, bisher, bislang, meisten, \
    erste, ersten, erster, erstes, prüfung, modell, modellprojekt*, modellregion*, modellkommun*, modellgemeind*, modellschul*, modellkreis*, modellstandort*, testregion*, \
    auf abruf, auf anfrage, auf probe, auf zeit, auf eigene, nach absprache, nach vereinbarung, in teilzeit, zum zuge, studie, vorbereitung*, planung, ?";

/// Conditions, which weaken what is promised also in a sentence of their own.
pub(super) const RESERVED_DE: &str = "planungsstand, unerheblich, unbeachtlich, unschädlich, außer betracht, vorbehaltlich, unter vorbehalt, unter dem vorbehalt, bleiben vorbehalten, bleibt vorbehalten, vorbehalten, haushaltsvorbehalt*, \
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
    bedingung ist, bedingung dafür, noch zeitgemäß, früher geplant, ist behoben, sind behoben, wurde behoben, wurden behoben, vorerst gilt, gilt vorerst, gelten vorerst, zunächst gilt, gilt zunächst, gelten zunächst, \
    zunächst nur, vorerst nur, haushaltsgesetzgeber*, zahlen sie selbst, bezahlen sie selbst, tragen sie selbst, tragen selbst, trägt selbst, mit eigenanteil, einen eigenanteil, aus eigenmitteln, fallen gebühren, fallen kosten, gegen eine gebühr, kostenpflichtig, \
    in zweifelsfällen, im zweifelsfall, im zweifel, auf dem prüfstand, neu bewertet, planungsziel*, zielvorstellung*, zielbild*, zielkorridor*, nachrangig, ruhend, pausiert, auf eis, zur disposition, ist ungewiss, finanzierung ist offen, zitat aus, zitat von, nicht mehr aktuell, nicht mehr gültig, nicht aktuell, veraltet, aus einem entwurf, aus dem entwurf, \
    aus einem konzept, entwurfsstand, ist begrenzt, sind begrenzt, solange die mittel, solange mittel, solange der haushalt, \
    gelten andere, gelten gesonderte, gelten besondere, gelten abweichende, abweichende regeln, planwert*, planzahl*, jährlich entschieden, sonderregel*, anspruch darauf, nicht vergleichbar, eingeschränkt vergleichbar, bedingt vergleichbar, kaum vergleichbar, nicht belastbar, nicht repräsentativ, \
    eingeschränkt aussagekräftig, nicht aussagekräftig, nie als zusage, nie als zusagen, nicht als zusage, nicht als zusagen, leitplanken, subject to, \
    betrifft nur, betreffen nur, betrifft lediglich, betreffen lediglich, beschränkt sich auf, beschränken sich auf, ist ein richtwert, sind richtwerte, nur ein richtwert, \
    nur richtwerte, angedacht*, früheres ende, maßgeblich ist die finanzplanung";

/// Reservations by which a text may also tell how things are: `Ein Dienst hilft nur, wenn ihn jemand betreut.`
const DESCRIBING_DE: &str = "nur bei, nur wenn, noch offen, noch nicht, nicht für, hängt von, hängen von, abhängig von, in abhängigkeit von, ausnahme, absehen, \
    falls der, wenn der, ist begrenzt, sind begrenzt, nicht erfasst, nicht gezählt, behoben, unterbrochen, ruht, ist ungewiss, voraussetzung ist, gilt nicht, gelten nicht";

const DESCRIBING_EN: &str = "depends on, depend on, depending on, not yet, yet to be, no longer, not for, except for, excluded, is limited, are limited, unless, \
    does not apply, do not apply, has yet to, have yet to, is exempt, are exempt";

/// Words by which a page takes the binding force from all others. Unlike reservations they count on new pages as well.
const DISCLAIMED_DE: &str = "unverbindlich*, nicht verbindlich, nicht bindend, nicht rechtsverbindlich, nur der information, lediglich der information, \
    allein der information, ausschließlich der information, nur zur information, nur informativ*, zu informationszwecken, dienen der orientierung, dient der orientierung, dienen zur orientierung, dient zur orientierung, nur der orientierung, orientierungspunkt*, \
    orientierungsgröße*, orientierungsrahmen, richtschnur, absichtserklärung*, willensbekundung*, kein anspruch, keine ansprüche, keinen anspruch, keine zusage, \
    keine zusagen, keine verpflichtung, keine verpflichtungen, keine selbstbindung, bindungswirkung, kein versprechen, keine versprechen, begründen keine, \
    begründet keine, planungsannahme*, orientierungswert*, keine rechtsverbindlichkeit, ohne inhaltliche bedeutung, ohne bedeutung, rein redaktionell, rein redaktionelle, nur redaktionell, nur redaktionelle, keine rechtliche bindung, wunschbild, zukunftsbild";

/// Words by which a note says of what it stands beside that nobody stands by it.
const DISOWNED_DE: &str = "überholt, einschätzung teilt, distanziert, bestreitet, gilt nicht mehr, stimmt nicht mehr, trifft nicht mehr, ministerium nicht mehr, entwurf*, richtwert*, unverbindlich*, vorläufig*, nicht bestätigt, unbestätigt*, zurückgezogen*, nicht amtlich, \
    nicht mehr gültig, nicht mehr aktuell, veraltet, hinfällig, gegenstandslos, orientierung, planwert";

const DISOWNED_EN: &str = "superseded, draft, indicative, provisional, preliminary, unconfirmed, not confirmed, withdrawn, outdated, out of date, \
    no longer valid, not binding, non binding, for orientation, unofficial";

const DENIALS_DE: &str =
    "nicht, nichts, kein*, nie, niemals, niemand*, nirgends, nirgendwo, weder, keinesfalls, keineswegs";

const WEAK_EN: &str = "may, as a rule, technically, nominally, provably, on request, with the aim, with a view to, might, can, could, would, should, up to, as far as possible, where possible, if possible, possibly, perhaps, aim*, seek*, \
    intend*, envisaged, planned, consider*, explore*, strive*, endeavour*, endeavor*, about, around, roughly, approximately, nearly, almost, \
    generally, largely, mostly, mainly, partly, partially, in part, gradually, step by step, in the medium term, in the long term, \
    at most, maximum, only, merely, some, selected, individual, pilot, voluntary, voluntarily, recommended, expected, likely, in principle, if, when, once, provided, where feasible, as appropriate, virtually, almost all, eligible, draft, concept*, hope, hopes, hoping, normally, usually, typically, working towards, works towards, work towards, \
    reasonable, reasonably, practicable, feasible, permitting, ambition*, aspir*, endeavours, committed to exploring, looking to, plans to, plan to, wants to, tries to, try to, trying, \
    in most cases, in many cases, often, sometimes, temporarily, initially, for now, at first, eventually, phased, in phases, target value, indicative, proposal*, proposed, targeted, \
    subsidised, ideally, hopefully, the goal is, the objective is, many, several, tentative*, provisional*, preliminary, estimated, qualified, pilots, most, narrowly, slightly, marginally, barely, access to, opportunity to, chance to, is offered, are offered, working, parttime, available, first, so far, permitted, conditional, contingent, pending, on request, upon request, on demand, on application, shared, expect, expects, ?";

const RESERVED_EN: &str = "subject to, reserves the right, reserve the right, decided annually, decided each year, decided every year, separate rules apply, provided that, depending on, budget permitting, funds permitting, within available, within existing, \
    without legal entitlement, no entitlement, unless, in due course, at a later date, until further notice, non binding, nonbinding, \
    does not apply, do not apply, not for, except for, with the exception, excluded, no longer, at the discretion, case by case, deviations, disregarded, \
    not binding, no obligation, no commitment, postponed, suspended, perspectively, resources allow, resources permit, funding allows, where resources, if resources, as resources, at their own cost, at its own expense, \
    at their own expense, under review, will be reviewed, will be reconsidered, to be reviewed, in case of doubt, in doubt, to be decided, yet to be, not yet, on hold, depends on, depend on, out of date, outdated, is limited, are limited, other rules apply, not comparable, not representative, limited comparability, not reliable, conditional on, conditional upon, contingent on, contingent upon, funding permitted, \
    funds permitted, are being worked out, is being worked out, has yet to, have yet to, only concerns, only concern, concerns only, concern only, only applies, only apply, applies only, apply only, is exempt, are exempt";

const DISCLAIMED_EN: &str = "not binding, non binding, nonbinding, not legally binding, for information only, information purposes, informational purposes, \
    for guidance, for orientation, planning assumption, planning assumptions, no commitment, no commitments, no obligation, no obligations, indicative, statement of intent, statements of intent, aspirational, aspirations, \
    no entitlement, without substance, no substance, purely editorial, merely editorial, not a promise, no promise, not promises";

/// Headings under which nothing is promised any more: what was, or what might be.
const FRAMES_DE: &str = "früher*, ehemal*, einmal galt, damals, damalig*, archiv*, idee, ideen, ideensammlung, überlegung*, vorüberlegung*, diskussion*, entwurf*, entwürfe, \
    verworfen*, vision*, wunsch*, wünsche*, ausblick, möglich, mögliche*, möglichkeiten, perspektiv*, angestrebt*, absicht*, ursprünglich*, historisch*, historie, überholt*, \
    vergangen*, bisherige*, debatte, anregung*, vorschlag, vorschläge, denkbar*, optional*, optionen, langfristig*, später*, im gespräch, prüfauftr*, prüfaufträge, unverbindlich*, \
    nicht verbindlich, zukunftsbild, brainstorming, alt, alte, alter, alten, papierkorb, zurückgestellt*, offene punkte, zitat*, was wäre, wünschenswert*, merkposten, themenspeicher, gestrichen*, aufgegeben*, arbeitsstand, prüfen, geprüft*, zu prüfen";

const FRAMES_EN: &str = "earlier, former*, previous*, archive*, idea, ideas, consideration*, proposal*, draft*, vision, options, aspiration*, once applied, historical, \
    discussion*, discarded, wish, wishes, outlook, possible, possibilities, non binding, nonbinding, withdrawn, abandoned";

const DENIALS_EN: &str = "not, no, never, none, nobody, nothing, nowhere, neither, nor";

/// A form: words that follow each other.
type Form = Vec<Word>;

/// What takes a promise back in the language of a portal.
#[derive(Debug, Clone, Default)]
pub struct Hedges {
    weak: Forms,
    reserved: Forms,
    denials: Forms,
    disclaimed: Forms,
    frames: Forms,
    describing: Forms,
    disowned: Forms,
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
        let [known_weak, known_reserved, denials, disclaimed, frames, describing, disowned] = match language {
            "de" => [WEAK_DE, RESERVED_DE, DENIALS_DE, DISCLAIMED_DE, FRAMES_DE, DESCRIBING_DE, DISOWNED_DE],
            "en" => [WEAK_EN, RESERVED_EN, DENIALS_EN, DISCLAIMED_EN, FRAMES_EN, DESCRIBING_EN, DISOWNED_EN],
            _ => [""; 7],
        };
        Self {
            weak: Forms::of(known_weak, weak),
            reserved: Forms::of(known_reserved, reserved).and(Forms::of(disclaimed, &[])),
            denials: Forms::of(denials, &[]),
            disclaimed: Forms::of(disclaimed, &[]),
            frames: Forms::of(frames, &[]),
            describing: Forms::of(describing, &[]),
            disowned: Forms::of(disowned, &[]),
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

    /// How many weak forms and reservations there are, with the sign of what is quoted or stands under a heading that takes it back.
    pub(super) fn hedges_in(&self, sentence: &[Word]) -> usize {
        let framed = sentence.iter().filter(|word| *word == FRAMED).count();
        self.weak.count(sentence) + self.reserved.count(sentence) + framed
    }

    /// How many reservations there are.
    pub(super) fn reservations_in(&self, sentence: &[Word]) -> usize {
        let is_said = self.denies_commitment(sentence) || is_provisional(sentence) || takes_back(sentence);
        self.reserved.count(sentence) + usize::from(is_said)
    }

    /// Whether a sentence says of something that it was no promise: `Eine Zusage war das nicht`.
    fn denies_commitment(&self, sentence: &[Word]) -> bool {
        let place = sentence.iter().position(|word| COMMITMENTS.contains(&word.as_str()));
        let before = place.and_then(|place| sentence[..place].iter().rfind(|word| !ARTICLES.contains(&word.as_str())));
        before.is_some_and(|before| INDEFINITE.contains(&before.as_str())) && self.denials_in(sentence) > 0
    }

    /// The same without those that also tell how things are: in the first text of a page nothing was promised before that they
    /// could take back.
    pub(super) fn firm_reservations_in(&self, sentence: &[Word]) -> usize {
        let is_firm = |place: &usize| {
            let reserved = self.reserved.at(sentence, *place);
            reserved.is_some() && reserved > self.describing.at(sentence, *place)
        };
        (0..sentence.len()).filter(is_firm).count() + usize::from(is_provisional(sentence))
    }

    /// Whether a sentence takes the binding force from what stands elsewhere.
    pub(super) fn disclaims(&self, sentence: &[Word]) -> bool {
        self.disclaimed.count(sentence) > 0 || self.denies_commitment(sentence)
    }

    /// Whether a note disowns what it stands beside.
    pub(super) fn disowns(&self, sentence: &[Word]) -> bool {
        self.disowned.count(sentence) + self.reserved.count(sentence) > 0
    }

    /// Whether nothing is promised any more under a heading.
    pub(super) fn frames(&self, heading: &[Word]) -> bool {
        self.frames.count(heading) + self.reserved.count(heading) > 0
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

    fn and(mut self, other: Self) -> Self {
        for (first, forms) in other.exact {
            self.exact.entry(first).or_default().extend(forms);
        }
        self.beginnings.extend(other.beginnings);
        self
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

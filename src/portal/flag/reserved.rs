//! Sentences that take something back by what they say, not by one form of words: `Der Zeitplan wird überarbeitet`, `Über den
//! Ausbau entscheidet der Haushalt`, `Das betrifft nur Neubauten`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::tokens::{Time, Word, is_number};
use super::word_lists::{ALL, ARTICLES, COMMITMENTS, LIMITED, MORE, ONLY, THIS, WHOLE};
use super::word_lists::{WordSet, word_set};

word_set! {
    /// What a plan is made of, and what becomes of it while it is none yet.
    PLANNED = "zeitplan zeitplaene termine termin fristen planung planungen umfang einzelheiten details tempo \
        angaben jahreszahlen zielwerte ziele dates date timetable timetables schedule deadlines scope \
        targets figures pace finanzierung"
}
word_set! {
    MOVING = "ueberarbeitet ueberprueft angepasst abgestimmt verhandelt geklaert vorlaeufig fortgeschrieben change \
        changes adjusted revised reviewed negotiated provisional preliminary tentative vage"
}

word_set! {
    /// Where money is decided about, and words by which it decides about something else.
    MONEY = "haushalt landeshaushalt bundeshaushalt haushaltsplan haushaltslage finanzplanung finanzlage mittel kapazitaet \
        kapazitaeten ressourcen capacity capacities resources mitteln haushaltsmittel budget funding funds leistungsfaehigkeit kassenlage haushaltsgesetz"
}
word_set! {
    DECIDES = "entscheidet entscheiden massgeblich richtet richten bestimmt decides determines haengt haengen \
        depends"
}

word_set! {
    /// What others still have to do before something can be.
    AGREE = "zustimmen beschliessen entscheiden bewilligen freigeben genehmigen billigen approve agree decide \
        adopt confirm"
}

word_set! {
    /// How whoever wants something has to ask for it.
    ASKED_FOR = "antrag antraege antraegen beantragen beantragt bewerbung bewerbungen bewerben anmeldung anmeldungen \
        anmelden applications apply register"
}

word_set! {
    /// Words for what is done, of which a sentence tells that it is not.
    DONE = "erreicht verfehlt geschafft fertig abgeschlossen umgesetzt online angeschlossen ausgestattet reached \
        met achieved finished completed"
}

word_set! {
    /// Words by which somebody has to.
    DUTY = "muss must has have"
}

word_set! {
    /// Words by which something is not done yet.
    STILL = "noch still yet"
}

word_set! {
    /// What others have done once something begins.
    AGREED = "beschlossen zugestimmt bewilligt freigegeben genehmigt gebilligt verabschiedet approved agreed adopted passed"
}

word_set! {
    /// How what is given is kept small, and what of.
    CAPPED = "begrenzt beschraenkt gedeckelt limited capped"
}
word_set! {
    COUNTED = "faelle faellen antraege antraegen plaetze plaetzen personen teilnehmende teilnehmenden stueck cases places people \
        applications participants"
}

word_set! {
    /// Verbs of those who pay.
    PAY = "zahlen zahlt bezahlen bezahlt tragen traegt uebernehmen uebernimmt aufkommen pay bear"
}

/// Words of a sentence that only takes something back, at most.
pub(super) const LONGEST: usize = 14;

fn any_of(sentence: &[Word], words: &WordSet) -> bool {
    sentence.iter().any(|word| words.contains(word.as_str()))
}

fn has(sentence: &[Word], words: &[&str]) -> bool {
    sentence.iter().any(|word| words.contains(&word.as_str()))
}

/// What a word is to a sentence that takes something back, a bit for each kind: every word of every new sentence is asked for.
static KINDS: LazyLock<HashMap<&str, u8>> = LazyLock::new(|| {
    let mut kinds = HashMap::new();
    for (kind, words) in [&*PLANNED, &*MOVING, &*MONEY, &*DECIDES, &*AGREE, &*DUTY, &*STILL].into_iter().enumerate() {
        for word in words.iter().copied() {
            *kinds.entry(word).or_default() |= 1 << kind;
        }
    }
    kinds
});

/// Whether a sentence says that what is planned moves, that money decides, or that others still have to agree.
pub(super) fn is_provisional(sentence: &[Word]) -> bool {
    const FIRST: usize = 3;
    if sentence.len() > LONGEST {
        return false;
    }
    let (mut first, mut all) = (0, 0);
    for (place, word) in sentence.iter().enumerate() {
        let kind = KINDS.get(word.as_str()).copied().unwrap_or(0);
        all |= kind;
        first |= if place < FIRST { kind } else { 0 };
    }
    let is = |of: u8, kinds: &[u8]| kinds.iter().all(|kind| of & (1 << kind) != 0);
    is(first, &[0]) && is(all, &[1]) || is(all, &[2, 3]) || is(all, &[4, 5, 6])
}

word_set! {
    /// What somebody may insist on, and what keeps it.
    RIGHT = "anspruch rechtsanspruch ansprueche recht rechte right rights entitlement claim"
}
word_set! {
    LOSES = "entfaellt erlischt verfaellt verfallen verliert verlieren lose loses expire expires"
}

/// Whether a sentence says that nobody may insist on something, or that what stands before does not hold for some.
fn denies_right(sentence: &[Word]) -> bool {
    let denies = has(sentence, &["nicht", "kein", "keine", "keinen", "keinerlei", "not", "no", "nothing"]);
    let holds_not = |three: &[Word]| {
        ["gilt", "gelten"].contains(&three[0].as_str()) && THIS.contains(&three[1].as_str()) && three[2] == "nicht"
    };
    denies && any_of(sentence, &RIGHT) && !any_of(sentence, &LOSES) || sentence.windows(3).any(holds_not)
}

/// Whether a sentence says that what is given is capped or taken back, begins once others agreed, changes if somebody wants it
/// to, depends on others, or that people pay themselves.
pub(super) fn takes_back(sentence: &[Word]) -> bool {
    let is_open = has(sentence, &["gegebenenfalls", "bedarf", "erforderlichenfalls"])
        && has(sentence, &["anpassen", "aendern", "ueberarbeiten", "angepasst", "geaendert"]);
    let is_others = matches!(sentence, [decides, is, ..] if ["entscheidend", "massgeblich"].contains(&decides.as_str())
        && is == "ist");
    if sentence.len() <= LONGEST && (denies_right(sentence) || is_open || is_others) {
        return true;
    }
    let is_capped =
        any_of(sentence, &CAPPED) && any_of(sentence, &COUNTED) || has(sentence, &["verrechnet", "angerechnet"]);
    let is_later = has(sentence, &["sobald", "once"]) && any_of(sentence, &AGREED);
    let pays = any_of(sentence, &PAY)
        || has(sentence, &["kommen", "kommt"]) && sentence.last().is_some_and(|last| last == "auf");
    is_capped || is_later || pays && has(sentence, &["selbst", "themselves"])
}

/// Whether a sentence of its own limits what stands elsewhere: `Nur für Anträge bis 2025`, `Das gilt für Neubauten`.
pub(super) fn limits(sentence: &[Word]) -> bool {
    const SHORT: usize = 4;
    word_set! {
        RELATIVE = "der die das den denen in wo deren where that"
    }
    if let [only, next, rest @ ..] = sentence
        && ONLY.contains(&only.as_str())
    {
        let is_place =
            ["in", "bei", "dort", "where"].contains(&next.as_str()) && !rest.iter().any(|word| is_number(word));
        let is_said_of = rest.get(1).is_some_and(|word| RELATIVE.contains(word.as_str()));
        return LIMITED.contains(&next.as_str()) || is_place && (sentence.len() <= SHORT || is_said_of);
    }
    let is_article = |word: &&Word| ARTICLES.contains(&word.as_str());
    let article = sentence.iter().take_while(is_article).count().min(1);
    let (subject, rest) = match sentence {
        [_, subject, rest @ ..] if article == 1 && COMMITMENTS.contains(&subject.as_str()) => (true, rest),
        [this, rest @ ..] => (THIS.contains(&this.as_str()), rest),
        [] => return false,
    };
    let holds_for = matches!(rest, [holds, to, ..] if ["gilt", "gelten", "applies", "apply"].contains(&holds.as_str())
        && ["fuer", "to", "for"].contains(&to.as_str()));
    subject
        && holds_for
        && !has(rest, &ALL)
        && !has(rest, &MORE)
        && !has(rest, &WHOLE)
        && !rest.iter().any(|word| is_number(word))
}

/// Whether a sentence sets a day until which somebody has to ask for something.
pub(super) fn is_closed_after(sentence: &[Word]) -> bool {
    let is_duty = has(sentence, &["muss", "must", "spaetestens"]) || has(sentence, &["ist"]) && has(sentence, &["zu"]);
    is_duty
        && any_of(sentence, &ASKED_FOR)
        && has(sentence, &["bis", "by", "until", "before"])
        && sentence.iter().any(|word| Time::of(word).is_some())
}

word_set! {
    /// What somebody would do with what is there, or how it would be.
    USED = "nutzen nutzt nutzbar benutzen benutzbar verwenden erreichbar verfuegbar funktioniert funktionieren laeuft \
        freigeschaltet eingefuehrt begonnen gestartet gebaut geliefert vorhanden zugaenglich annehmen stellen beantragen use \
        used usable available works working ready connected launched started built delivered accessible"
}

/// Whether a sentence says that something is not reached, or does not work yet: that takes back nothing that was promised.
pub(super) fn admits(sentence: &[Word]) -> bool {
    let is_late = any_of(sentence, &USED) && any_of(sentence, &STILL);
    let is_open = any_of(sentence, &MONEY) || any_of(sentence, &PLANNED);
    let is_unused = is_late && !is_open && has(sentence, &["nicht", "not", "kein", "keine", "keinen"]);
    is_unused || any_of(sentence, &DONE) && has(sentence, &["nicht", "not", "verfehlt"]) && !any_of(sentence, &MONEY)
}

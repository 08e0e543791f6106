//! Words that came into a sentence and make it say less by what they are about: a price, a time, a place that is left out.

use super::tokens::{Time, Word, is_number};
use super::verbs::{PARTICLES, is_one_verb};
use super::word_lists::{ALL, MORE, NONE, word_set};

/// What somebody pays with, as ends of words.
const PAYMENTS: &str = "kaution gebuehr gebuehren entgelt eigenbeteiligung beteiligung zuzahlung pfand bezahlung aufpreis \
    beitrag rechnung vorkasse fee deposit payment";

word_set! {
    /// Times at which something holds that held always.
    DAYTIMES = "werktags vormittags nachmittags wochentags tagsueber montags dienstags mittwochs donnerstags freitags samstags weekdays \
        mornings afternoons"
}

word_set! {
    /// Units of time.
    SPANS = "jahr jahre jahren monat monate monaten tage tagen year years month months week weeks days wochen"
}

/// What nobody misses, as beginnings of words: `ohne Gebühren` says more.
const BURDENS: &str = "antrag antraeg anmeld gebuehr kosten papier warte umweg termin formular aufpreis zuzahl unterbrech \
    ausnahm einschraenk barrier befrist nachweis passwort registrier verzug verzoeger weitere dass zu \
    unterschied eigen zusatz abzug vorbehalt fee charge delay exception paper having";

word_set! {
    /// Words that turn none of something into a part of it: `kein Papier`, `nicht allein Papier`.
    UNDER_DENIAL = "ausschliesslich allein alleine lange dauerhaft sofort immer staendig komplett vollstaendig solely \
        exclusively alone immediately permanently always entirely"
}

word_set! {
    /// Words with which a failure is explained away, and those that tell of one.
    EXCUSES = "inzwischen mittlerweile aufgeholt voruebergehend kurzfristig unverschuldet aber jedoch trotzdem \
        dennoch allerdings dafuer however but although meanwhile since though"
}
word_set! {
    FAILED = "verfehlt verzoegert gescheitert verspaetet missed delayed failed nachverfolgt ueberschritten"
}

/// Whether words came that say what something costs, how long it lasts or what is left out of it.
pub(super) fn limits(came: &[Word]) -> bool {
    let is_any = |known: &[&str], words: &[Word]| words.iter().any(|word| known.contains(&word.as_str()));
    let [first, rest @ ..] = came else { return false };
    if is_any(&ALL, came) || is_any(&MORE, came) {
        return false;
    }
    let begins = |word: &Word| BURDENS.split_whitespace().any(|burden| word.starts_with(burden));
    if DAYTIMES.contains(first.as_str()) && rest.is_empty() {
        return true;
    }
    match first.as_str() {
        "gegen" | "against" | "for"
            if rest.iter().any(|word| PAYMENTS.split_whitespace().any(|end| word.ends_with(end))) =>
        {
            true
        }
        "fuer" | "for" => {
            let is_count =
                |word: &Word| is_number(word) || ["ein", "eine", "einen", "one", "a"].contains(&word.as_str());
            matches!(rest, [count, unit, ..] if is_count(count) && Time::of(count).is_none() && SPANS.contains(unit.as_str()))
        }
        "ohne" | "without" | "excluding" => !rest.is_empty() && !rest.iter().any(begins),
        _ => false,
    }
}

/// Whether a word came behind a denial that leaves over what was denied.
pub(super) fn loosens_denial(old: &[Word], new: &[Word], came: std::ops::Range<usize>) -> bool {
    const FAR: usize = 6;
    const NOT: [&str; 3] = ["nicht", "not", "never"];
    let is_denied = |place: usize| {
        let near = &new[place.saturating_sub(FAR)..place];
        near.iter().any(|word| NOT.contains(&word.as_str()) || NONE.contains(&word.as_str()))
    };
    came.clone().any(|place| {
        let word = &new[place];
        UNDER_DENIAL.contains(word.as_str()) && !old.contains(word) && is_denied(place)
    })
}

/// Whether something only begins that was to be done, or others are to do it.
pub(super) fn only_begins(old: &[Word], new: &[Word]) -> bool {
    word_set! {
        BEGINS = "beginnen beginnt starten startet begin begins start starts enable enables help helps encourage encourages \
            support supports allow allows ask asks ermoeglicht ermutigt unterstuetzt hilft bittet"
    }
    let begins = |words: &[Word]| words.iter().position(|word| BEGINS.contains(word.as_str()));
    let is_to = |word: &Word| ["zu", "to"].contains(&word.as_str());
    begins(old).is_none() && begins(new).is_some_and(|place| new[place..].iter().any(is_to)) && !old.iter().any(is_to)
}

/// Whether what is done is only planned now: `saniert Brücken`, `will Brücken sanieren`.
pub(super) fn is_only_planned(old: &[Word], new: &[Word]) -> bool {
    word_set! {
        PLANS = "plant planen will wollen beabsichtigt beabsichtigen moechte moechten"
    }
    let is_plan = |word: &Word| PLANS.contains(word.as_str());
    let Some(infinitive) = new.last().filter(|last| last.ends_with('n') && new.iter().any(is_plan)) else {
        return false;
    };
    let parted = |last: &Word| {
        let rest = infinitive.strip_prefix(last.as_str()).filter(|_| PARTICLES.contains(&last.as_str()));
        rest.map(|rest| rest.strip_prefix("zu").unwrap_or(rest))
    };
    let verb = old.last().and_then(parted).unwrap_or(infinitive);
    !old.iter().any(is_plan) && !old.contains(infinitive) && old.iter().any(|word| is_one_verb(word, verb))
}

/// Whether others only ask for what a sentence said: `Die Verbände fordern: Jede Schule bekommt ein Netz`.
pub(super) fn is_only_asked_for(old: &[Word], new: &[Word]) -> bool {
    word_set! {
        ASKED = "fordern fordert verlangen verlangt wuenschen wuenscht hoffen hofft erwarten erwartet glauben meinen empfehlen empfiehlt raten \
            demand demands call calls hope wish believe recommend"
    }
    let begin = new.len().checked_sub(old.len()).filter(|begin| *begin > 0 && new[*begin..] == *old);
    begin.is_some_and(|begin| new[..begin].iter().any(|word| ASKED.contains(word.as_str())))
}

/// Whether what came into a sentence about a failure plays it down.
pub(super) fn excuses(old: &[Word], came: &[&Word]) -> bool {
    old.iter().any(|word| FAILED.contains(word.as_str()))
        && came.iter().any(|word| EXCUSES.contains(word.as_str()) || word.ends_with("bedingt"))
}

//! Words that came into a sentence which stood there without them, and by which it holds for fewer, later, or beside something
//! else: `kostenlos und nach Anmeldung`, `Eltern mit geringem Einkommen zahlen nichts`, `auch digital`.

use std::ops::Range;

use super::enriching::enriches;
use super::lost::is_empty;
use super::spelling::is_same;
use super::tense::reports;
use super::tokens::{Time, Word, is_number, is_one};
use super::word_lists::{ALL, MORE, NONE, NONE_OF, THIS, WHOLE, word_set};

/// What has to come first, as ends of words.
const ASKED: &str = "meldung registrierung anfrage antrag pruefung genehmigung zustimmung freigabe termin terminvereinbarung ruecksprache \
    verfuegbarkeit bedarf abruf absprache einladung vorlage nachweis bewilligung zusage entscheidung auswahl registration request \
    approval appointment demand invitation application permission review availability";

word_set! {
    /// Words behind which a condition stands.
    BEFORE_ASKED = "nach auf gegen mit bei unter vorbehaltlich after on upon by with subject against"
}

word_set! {
    /// Ways of which a promise names one: beside others it is less.
    WAYS = "digital elektronisch online papierlos medienbruchfrei digitally electronically"
}

word_set! {
    /// Words with which nobody has to do or pay something.
    RELIEVING = "nicht nichts nie weder kein keine keinen keiner kostenlos frei not never nothing neither no free exempt need"
}

word_set! {
    /// Words before a noun, or a whole sentence, that do not choose among those who are meant.
    WIDE = "today now here there so thus also still already even our the these those this any both heute jetzt kuenftig dort hier \
        damit dafuer deshalb auch selbst sogar unsere diese solche beide therefore meanwhile currently in future niemand nobody"
}

word_set! {
    /// Verbs that a sentence goes on with, as [`super::same_words`] writes them.
    VERBS = "muss darf kann hat ist wird soll will zahlt zahlen erhaelt erhalten pay pays must need needs can do does have has \
        receive receives may wait waits"
}

word_set! {
    /// Words with which something is so already.
    STANDS = "ist hat gilt gelten darf kann applies has"
}

/// Those of whom a condition is told.
const WHO: [&str; 6] = ["wer", "who", "anyone", "everyone", "whoever", "those"];

/// Whether what came at a place makes less of what a sentence says; `before` is what it took the place of.
pub(super) fn says_less([old, new]: [&[Word]; 2], before: Range<usize>, after: Range<usize>) -> bool {
    if after.is_empty() {
        return costs_no_longer_all(old, before);
    }
    if is_but_one(old, before.clone(), &new[after.clone()]) {
        return true;
    }
    // `a scan` became `an urgent scan`.
    let is_bare = |word: &Word| is_empty(word) || word == "a";
    if !old[before].iter().all(is_bare) {
        return false;
    }
    let (front, came, next) = (&new[..after.start], &new[after.clone()], &new[after.end..]);
    let bare: Vec<&Word> = came.iter().filter(|word| !is_empty(word)).collect();
    let [first, ..] = bare.as_slice() else { return false };
    is_asked(came)
        || is_of_the_worst(old, &bare, next)
        || is_beside(&bare, next)
        || is_put_off(old, &bare)
        || is_condition(front, came, next)
        || denies_less(old, front, &bare)
        || relieves(old)
            && (chooses(old, front, &bare, next) || NONE_OF.contains(&first.as_str()) && of_some(front, &bare, next))
}

/// `Das Land baut Lernzentren`, `baut ein Lernzentrum`
fn is_but_one(old: &[Word], before: Range<usize>, came: &[Word]) -> bool {
    let [one, came @ ..] = came else { return false };
    let gone = &old[before.clone()];
    let leads = |word: &Word| is_empty(word) || is_one(word) || is_number(word) || ALL.contains(&word.as_str());
    let is_led = before.start.checked_sub(1).is_some_and(|at| leads(&old[at]));
    let is_several =
        |(many, one): (&Word, &Word)| many != one && many.ends_with(['n', 'e', 'r', 's']) && is_same(many, one);
    is_one(one)
        && !is_led
        && gone.len() == came.len()
        && gone.iter().zip(came).all(|(many, one)| is_same(many, one))
        && gone.last().zip(came.last()).is_some_and(is_several)
}

/// `Vereine mit besonders wenig Geld zahlen nichts`, `grob fehlerhafte Bescheide`
fn is_of_the_worst(old: &[Word], came: &[&Word], next: &[Word]) -> bool {
    word_set! {
        WORST = "besonders sehr grob extrem stark schwer schwerst aeusserst ausserordentlich hoechst very particularly especially \
            seriously extremely severely grossly"
    }
    word_set! {
        TOLD = "noch bisher bislang nur lediglich only still yet"
    }
    let ([word], Some(next)) = (came, next.first()) else { return false };
    let describes =
        ["e", "en", "er", "es", "em", "wenig", "hoch", "d", "t"].iter().any(|ending| next.ends_with(ending));
    let tells = reports(old) || old.iter().any(|word| TOLD.contains(word.as_str()));
    let is_good =
        ["wichtig", "einfach", "guenstig", "erfolgreich", "ohne", "alle"].iter().any(|good| next.starts_with(good));
    WORST.contains(word.as_str()) && describes && !is_good && !enriches(next) && !tells
}

/// `kostenlos und nach Anmeldung`
fn is_asked(came: &[Word]) -> bool {
    let is_end = |word: &Word| ASKED.split_whitespace().any(|end| word.ends_with(end));
    let came = came.iter().skip_while(|word| is_empty(word) || *word == "nur").collect::<Vec<_>>();
    match came.as_slice() {
        [first, rest @ ..] => {
            const LONGEST: usize = 4;
            BEFORE_ASKED.contains(first.as_str())
                && rest.len() <= LONGEST
                && rest.last().is_some_and(|last| is_end(last))
        }
        [] => false,
    }
}

/// `auch digital`, `mit zuerst`
fn is_beside(came: &[&Word], next: &[Word]) -> bool {
    let ([word], Some(next)) = (came, next.first()) else { return false };
    match word.as_str() {
        "auch" | "also" => WAYS.contains(next.as_str()),
        "mit" => next == "zuerst",
        _ => false,
    }
}

/// `in zwei Jahren`; `ab 2029` of what is so already.
fn is_put_off(old: &[Word], came: &[&Word]) -> bool {
    const LONG: [&str; 6] = ["jahr", "jahre", "jahren", "year", "years", "months"];
    if old.iter().any(|word| Time::of(word).is_some() || LONG.contains(&word.as_str())) {
        return false;
    }
    match came {
        [at, count, unit] if ["in", "nach", "after"].contains(&at.as_str()) => {
            is_number(count) && Time::of(count).is_none() && LONG.contains(&unit.as_str())
        }
        [from, time] if ["ab", "from"].contains(&from.as_str()) => {
            Time::of(time).is_some() && old.iter().any(|word| STANDS.contains(word.as_str()))
        }
        _ => false,
    }
}

/// `Wer kein Internet hat und über 65 ist, bekommt Hilfe`: what is asked of those who get something.
fn is_condition(front: &[Word], came: &[Word], next: &[Word]) -> bool {
    const LEAST: usize = 2;
    let (Some(first), Some(and), Some(next)) = (front.first(), came.first(), next.first()) else { return false };
    let goes_on = VERBS.contains(next.as_str())
        || next.ends_with('t') && front.last().is_some_and(|last| VERBS.contains(last.as_str()) || last.ends_with('t'));
    front.len() >= LEAST && WHO.contains(&first.as_str()) && ["und", "and"].contains(&and.as_str()) && goes_on
}

/// Whether somebody does not have to do something, or pay for it.
fn relieves(sentence: &[Word]) -> bool {
    sentence.iter().any(|word| RELIEVING.contains(word.as_str()))
}

/// `Low-income residents must not pay`: who is meant is said in front, and was said without it.
fn chooses(old: &[Word], front: &[Word], came: &[&Word], next: &[Word]) -> bool {
    let is_said = |word: &&Word| !is_empty(word);
    let (Some(then), Some(now)) = (old.iter().find(is_said), next.first()) else { return false };
    let is_known = |word: &Word| {
        let lists: [&[&str]; 4] = [&ALL, &MORE, &NONE, &THIS];
        lists.iter().any(|known| known.contains(&word.as_str())) || WIDE.contains(word.as_str()) || enriches(word)
    };
    let is_open =
        |word: &&&Word| !(is_known(word) || is_number(word) || Time::of(word).is_some() || word.ends_with("ly"));
    front.iter().all(is_empty)
        && then == now
        && !is_known(then)
        && !WHO.contains(&then.as_str())
        && came.len() <= 2
        && came.iter().all(|word| is_open(&word))
}

/// `Niemand wertet die Daten zu Werbezwecken aus`: what is denied only for one purpose, place or case may happen otherwise. Who
/// tells what is lacking now tells more with each word.
fn denies_less(old: &[Word], front: &[Word], came: &[&Word]) -> bool {
    word_set! {
        FIRM = "niemand nobody kein keine keinen keinem keiner nichts nothing nie niemals never no"
    }
    word_set! {
        LACKING = "noch bisher bislang heute derzeit fehlt fehlen still yet today currently so"
    }
    word_set! {
        CASES = "zu aus fuer gegen an auf bei in mit for to at in from by under during"
    }
    let is_denied = front.iter().any(|word| FIRM.contains(word.as_str()));
    let tells = old.iter().any(|word| LACKING.contains(word.as_str())) || reports(old);
    let [first, rest @ ..] = came else { return false };
    let is_wider = |word: &&Word| {
        let lists: [&[&str]; 4] = [&ALL, &MORE, &WHOLE[2..], &["oder", "or", "noch", "nor"]];
        lists.iter().any(|known| known.contains(&word.as_str())) || Time::of(word).is_some()
    };
    is_denied && !tells && CASES.contains(first.as_str()) && !rest.is_empty() && !came.iter().any(is_wider)
}

/// Whether something that is to be so often in a year is now to be so often in several: `drei im Jahr`, `drei in zwei Jahren`.
pub(super) fn is_rarer(old: &[Word], new: &[Word]) -> bool {
    const YEARLY: [&[&str]; 5] =
        [&["in", "dem", "jahr"], &["pro", "jahr"], &["a", "year"], &["per", "year"], &["je", "jahr"]];
    let has = |words: &[Word], form: &[&str]| words.windows(form.len()).any(|part| part == form);
    let in_years = |three: &[Word]| {
        let is_several = three[1].parse().is_ok_and(|count: f64| count > 1.0);
        ["in", "alle", "every"].contains(&three[0].as_str())
            && is_several
            && ["jahren", "jahre", "years"].contains(&three[2].as_str())
    };
    YEARLY.iter().any(|form| has(old, form) && !has(new, form))
        && new.windows(3).any(in_years)
        && !old.windows(3).any(in_years)
}

/// `Eltern mit geringem Einkommen zahlen nichts`
fn of_some(front: &[Word], came: &[&Word], next: &[Word]) -> bool {
    let named = front.iter().filter(|word| !is_empty(word)).count();
    let is_verb = |word: &Word| VERBS.contains(word.as_str());
    let is_all = came.iter().skip(1).all(|word| WHOLE.contains(&word.as_str()) || ALL.contains(&word.as_str()));
    let is_wider = came.iter().any(|word| ALL.contains(&word.as_str()) || MORE.contains(&word.as_str()));
    (1..=2).contains(&named) && came.len() > 1 && next.first().is_some_and(is_verb) && !is_all && !is_wider
}

/// `Das Land erstattet die Kosten` became `erstattet Kosten`.
fn costs_no_longer_all(old: &[Word], gone: Range<usize>) -> bool {
    const COSTS: [&str; 6] = ["kosten", "ausgaben", "mehrkosten", "aufwendungen", "costs", "expenses"];
    const BORNE: [&str; 10] =
        ["erstattet", "ersetzt", "uebernimmt", "traegt", "bezahlt", "zahlt", "pays", "covers", "bears", "reimburses"];
    let is_the = matches!(&old[gone.clone()], [the] if the == "die" || the == "the");
    is_the
        && old.get(gone.end).is_some_and(|what| COSTS.contains(&what.as_str()))
        && old.iter().any(|word| BORNE.contains(&word.as_str()))
}

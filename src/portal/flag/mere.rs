//! Sentences that say nothing but that something else is reserved: without them, more is promised.

use super::hedges::Hedges;
use super::reserved::{LONGEST, is_provisional, limits};
use super::tokens::{Word, is_number};
use super::word_lists::{ARTICLES, AUXILIARIES, THIS, word_set};

word_set! {
    /// What tells that something did not come about: nobody promises that.
    TOLD = "zurueckgestellt ausgesetzt verschiebt verschieben pausiert ruhend ruht eis ungewiss offen \
        vergleichbar belastbar repraesentativ aussagekraeftig verzoegerungen postponed suspended hold \
        outdated veraltet ueberholt erfasst gezaehlt eingerechnet zaehlt zaehlen comparable reliable noch \
        yet behoben unterbrochen stimmt entfaellt"
}

/// Whether a sentence says nothing but that something else is reserved: without it, more is promised.
pub(super) fn is_mere(sentence: &[Word], hedges: &Hedges) -> bool {
    const BESIDES: usize = 2;
    if sentence.len() > LONGEST {
        return false;
    }
    let (is_limit, is_moving) = (limits(sentence), is_provisional(sentence));
    let is_reserved = is_limit || is_moving || hedges.reservations_in(sentence) > 0;
    if !is_reserved
        || sentence.iter().any(|word| TOLD.contains(word.as_str()))
        || sentence.iter().any(|word| is_number(word))
    {
        return false;
    }
    let in_hedge = hedges.any_in(sentence);
    let says = |word: &Word| {
        let known: [&[&str]; 3] = [&ARTICLES, &AUXILIARIES, &THIS];
        !known.iter().any(|known| known.contains(&word.as_str()))
    };
    let besides = sentence.iter().zip(in_hedge).filter(|(word, in_hedge)| !in_hedge && says(word)).count();
    besides <= BESIDES || is_limit || is_moving && !sentence.iter().any(|word| word == "finanzierung")
}

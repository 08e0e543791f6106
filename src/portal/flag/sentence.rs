//! Whether a sentence says less than the one that it was: word by word, as they differ.

use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};

use super::amounts::{Bound, is_more, is_more_often};
use super::compared::compares;
use super::conditions::{begins_with_one, is_turned};
use super::direction::Direction;
use super::fewer::{becomes_one, is_admitted_no_more};
use super::hedges::Hedges;
use super::inserted;
use super::lost::{is_empty, lost};
use super::narrowing::{limits, limits_in, loses_only, moves_all, narrows, restricts, widens};
use super::order::{keeps_behind, scopes};
use super::passive::Passive;
use super::put_in::{self, excuses, is_only_asked_for, is_only_planned, loosens_denial, only_begins};
use super::shared::is_shared;
use super::spelling::is_same;
use super::tense::{admissions_in, reports_otherwise, turns};
use super::tokens::{Time, Word, is_number, is_one};
use super::word_lists::{ALL, AUXILIARIES, CHECKS, CONDITIONS, INSTEAD, NONE};

/// Whether a sentence says less than the one that it was.
pub(super) fn sentence_weakens(old: &[Word], new: &[Word], hedges: &Hedges) -> bool {
    if old.concat() == new.concat() || is_turned(old, new) {
        return false;
    }
    let soft_in = |words: &[Word]| hedges.hedges_in(words).saturating_sub(admissions_in(words));
    let (hedges_then, soft_now) = (soft_in(old), soft_in(new));
    let denied_old = hedges.denials_in(old);
    if denied_old != hedges.denials_in(new) || soft_now > hedges_then || is_otherwise(old, new) {
        return true;
    }
    let (in_hedge, is_softened) = (hedges.any_in(old), hedges_then > soft_now);
    let says = |place: usize, word: &Word| {
        let is_auxiliary = is_softened && AUXILIARIES.contains(&word.as_str());
        // Whoever checks something does it, unless they only check whether to do it.
        let checks = CHECKS.contains(&word.as_str()) && !old.iter().any(|word| word == "ob" || word == "whether");
        let is_freed = in_hedge[place] && is_softened && !checks && !keeps_behind(old, place, new);
        !(is_empty(word) || is_auxiliary || is_freed)
    };
    let passive = Passive::of(old, new);
    let participle = passive.as_ref().map(Passive::participle);
    let input = InternedInput::new(Words(old), Words(new));
    let diff = Diff::compute(Algorithm::Myers, &input);
    let (mut gone, mut came): (Vec<&Word>, Vec<&Word>) = (Vec::new(), Vec::new());
    let mut inserted = vec![false; new.len()];
    let direction = Direction::of(old, new, denied_old);
    for hunk in diff.hunks() {
        let range = |range: Range<u32>| range.start as usize..range.end as usize;
        let (before, after) = (range(hunk.before), range(hunk.after));
        let said: Vec<&Word> =
            before.clone().filter(|place| says(*place, &old[*place])).map(|place| &old[place]).collect();
        let says_now: Vec<&Word> = new[after.clone()].iter().filter(|word| !is_empty(word)).collect();
        let less_is_better = direction.fewer_is_better(&old[..before.start], &new[after.end..]);
        if turns(old, before.clone(), new, after.clone()) || loosens_denial(old, new, after.clone()) {
            return true;
        }
        if inserted::says_less([old, new], before.clone(), after.clone()) {
            return true;
        }
        if is_stronger(old, before.clone(), &new[after.clone()]) {
            continue;
        }
        // A limit that something keeps to.
        let is_limit = |word: &&Word| ["hoechstens", "maximal"].contains(&word.as_str());
        if old[before.clone()].iter().any(|word| is_limit(&word)) && says_now.is_empty() {
            return true;
        }
        let bound = Bound::of(&old[..before.start], old);
        let is_kept = |(one, other): (&&Word, &&Word)| {
            one == other
                || is_same(one, other) && !is_hedge(hedges, one, other)
                || is_more(one, other, less_is_better, bound)
                || is_more_often(one, other, old)
                // What is done is more than what is being done, and not the other way round.
                || *one == "wird" && *other == "ist"
                || !less_is_better && is_one(one) && other.parse().is_ok_and(|number: f64| number > 1.0)
        };
        if said.len() == says_now.len() && said.iter().zip(&says_now).all(is_kept) {
            continue;
        }
        if is_narrowed([old, new], &said, after.clone(), participle) {
            return true;
        }
        inserted[after.clone()].fill(said.is_empty());
        gone.extend(said);
        came.extend(says_now);
    }
    if widens(new, &inserted, direction.times) || excuses(old, &came) {
        return true;
    }
    // Words that stand at another place are no loss, unless the place tells what they are about.
    let is_told_of_else = denied_old + soft_now > 0 && scopes(old, hedges) != scopes(new, hedges);
    if gone.iter().any(|word| came.contains(word)) && (is_told_of_else || are_numbers_reordered(old, new)) {
        return true;
    }
    let gone = lost([old, new], gone, &came, is_softened, passive);
    // With a condition goes what it said.
    let is_freed =
        hedges.reservations_in(old) > hedges.reservations_in(new) && !gone.iter().any(|word| is_number(word));
    !gone.is_empty() && !is_freed
}

/// Whether a sentence as a whole became another one: a report with other numbers, something under a condition, without a strict
/// limit, done by somebody else, or with something else in its place.
fn is_otherwise(old: &[Word], new: &[Word]) -> bool {
    let instead = |words: &[Word]| {
        let with_and_without =
            words.windows(3).filter(|three| three[0] == "mit" && three[1] == "und" && three[2] == "ohne").count();
        words.iter().filter(|word| INSTEAD.contains(&word.as_str())).count() + with_and_without
    };
    reports_otherwise(old, new)
        || is_shared(old, new)
        || becomes_one(old, new)
        || is_admitted_no_more(old, new)
        || begins_with_one(old, new)
        || only_begins(old, new)
        || is_only_asked_for(old, new)
        || is_only_planned(old, new)
        || limits_in(new) < limits_in(old)
        || loses_only(old, new)
        || moves_all(old, new)
        || compares(old, new)
        || inserted::is_rarer(old, new)
        || Passive::turns(old, new)
        || instead(new) > instead(old) && !denies_more(old, new)
}

/// Whether a sentence only denies more than before: `zahlt nichts für das Essen oder die Getränke`.
fn denies_more(old: &[Word], new: &[Word]) -> bool {
    const FEW: [&str; 8] = ["wenig", "gering", "klein", "hoechst", "kaum", "few", "little", "small"];
    let denial = |word: &Word| {
        ["nichts", "weder", "nothing", "not", "never", "nie"].contains(&word.as_str()) || NONE.contains(&word.as_str())
    };
    let Some(denied) = old.iter().position(denial) else { return false };
    let Some(or) = new.iter().rposition(|word| word == "oder" || word == "or").filter(|or| *or > denied) else {
        return false;
    };
    let is_said = |word: &Word| old.contains(word) || ALL.contains(&word.as_str());
    let is_few = |word: &Word| is_number(word) || FEW.iter().any(|few| word.starts_with(few));
    old[..=denied] == new[..=denied] && !new[or + 1..].iter().any(|word| !is_said(word) && is_few(word))
}

/// Whether what came at a place makes it less that is said there; `said` is what went.
fn is_narrowed([old, new]: [&[Word]; 2], said: &[&Word], after: Range<usize>, participle: Option<&Word>) -> bool {
    // `jede Schule` became `jeder Standort einer Schule`.
    let kept = said.iter().zip(&new[after.clone()]).take_while(|(one, other)| is_same(one, other)).count();
    let (before, came) = (&new[..after.start + kept], &new[after.start + kept..after.end]);
    let is_limited = || restricts(before, came) || limits(came, old) || put_in::limits(came);
    if kept == said.len() && (narrows(before, came, old, participle) || said.is_empty() && is_limited()) {
        return true;
    }
    // `every school` became `every cluster of schools`.
    matches!((said, &new[after.clone()]), ([one], [group, of, other]) if of == "of" && is_same(one, other)
        && narrows(&new[..after.start], std::slice::from_ref(group), old, participle))
}

/// Whether numbers, or times, stand in another order.
fn are_numbers_reordered(old: &[Word], new: &[Word]) -> bool {
    let of = |words: &[Word], times: bool| {
        let is_it = |word: &&Word| is_number(word) && Time::of(word).is_some() == times;
        words.iter().filter(is_it).cloned().collect::<Vec<_>>()
    };
    [false, true].iter().any(|times| of(old, *times) != of(new, *times))
}

/// Whether what went says more without it: an exception, what describes something of which there is none, or a bound below a
/// higher one.
fn is_stronger(old: &[Word], gone: Range<usize>, came: &[Word]) -> bool {
    let words = &old[gone.clone()];
    let has_numbers = words.iter().any(|word| is_number(word));
    let first = words.first().map_or("", String::as_str);
    let is_exception = CONDITIONS.contains(&first) && !has_numbers;
    // `mit Ausnahme der Inseln und der Gebirgsorte`
    let is_within =
        old[..gone.start].iter().any(|word| ["ausnahme", "ausser", "ausgenommen", "except"].contains(&word.as_str()));
    let is_part = gone.end == old.len() && ["und", "oder", "sowie", "and", "or"].contains(&first) && is_within;
    let is_exception = (is_exception || is_part) && !has_numbers;
    let is_none = gone.start.checked_sub(1).is_some_and(|at| NONE.contains(&old[at].as_str()));
    let describes =
        matches!(words, [word] if ["e", "en", "er", "es", "em"].iter().any(|ending| word.ends_with(ending)));
    match came {
        [] => is_exception || is_none && describes && old.len() > gone.end,
        [more, than] => first == "mindestens" && words.len() == 1 && more == "mehr" && than == "als",
        _ => false,
    }
}

fn is_hedge(hedges: &Hedges, one: &Word, other: &Word) -> bool {
    [one, other].into_iter().any(|word| hedges.any_in(std::slice::from_ref(word)) == [true])
}

/// The words of a sentence, to be compared one by one.
pub(super) struct Words<'a>(pub &'a [Word]);

impl<'a> imara_diff::TokenSource for Words<'a> {
    type Token = &'a str;
    type Tokenizer = std::iter::Map<std::slice::Iter<'a, Word>, fn(&'a Word) -> &'a str>;

    fn tokenize(&self) -> Self::Tokenizer {
        self.0.iter().map(String::as_str)
    }

    fn estimate_tokens(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }
}

//! What a count of statuses shows, in one sentence by rule: the share that says most, then how many goals are reached.

use crate::config::Meaning;
use crate::portal::Tally;
use crate::render::words::Words;

/// A part of a whole in words that are never more or less than the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Share {
    /// Every one.
    All,
    /// More than half, but not all.
    Most,
    /// Exactly half.
    Half,
    /// At least 45 of 100, but less than half.
    Almost,
    /// Less than that: only the numbers say it.
    Some,
}

impl Share {
    fn of(count: usize, total: usize) -> Self {
        match (count.saturating_mul(2), count.saturating_mul(100), total.saturating_mul(45)) {
            _ if count >= total => Self::All,
            (twice, ..) if twice > total => Self::Most,
            (twice, ..) if twice == total => Self::Half,
            (_, hundreds, bound) if hundreds >= bound => Self::Almost,
            _ => Self::Some,
        }
    }

    /// The word in texts.
    fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Most => "most",
            Self::Half => "half",
            Self::Almost => "almost",
            Self::Some => "some",
        }
    }
}

/// What is told of some goals.
#[derive(Debug, PartialEq, Eq)]
struct Told {
    /// What most of them have in common; of equally many the first in this order.
    largest: Meaning,
    count: usize,
    done: usize,
}

/// Not known comes first: who reads a number should know what it leaves out.
const ORDER: [Meaning; 5] = [Meaning::Unknown, Meaning::Done, Meaning::Started, Meaning::Planned, Meaning::Stopped];

impl Told {
    /// `count` tells how many goals have a status of a meaning.
    fn of(count: impl Fn(Meaning) -> usize) -> Option<Self> {
        let mut largest = (Meaning::Unknown, 0);
        for meaning in ORDER {
            if count(meaning) > largest.1 {
                largest = (meaning, count(meaning));
            }
        }
        (largest.1 > 0).then(|| Self { largest: largest.0, count: largest.1, done: count(Meaning::Done) })
    }
}

/// The sentence; empty if there is no goal.
pub fn finding(words: &Words<'_>, tally: &Tally) -> String {
    let Some(told) = Told::of(|meaning| words.having(tally, &[meaning])) else { return String::new() };
    let numbers = [("n", told.count.to_string()), ("total", tally.total.to_string())];
    let share = words.fill(&format!("finding.share.{}", Share::of(told.count, tally.total).word()), &numbers);
    let mut sentence = words.fill(&format!("finding.{}", told.largest.word()), &[("share", share)]);
    if told.largest != Meaning::Done {
        let done = match told.done {
            0 => words.texts.get("finding.done_none").to_owned(),
            done => words.count("finding.done_count", done),
        };
        sentence = format!("{sentence} {done}");
    }
    sentence
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Judged by the counts themselves, not by the rule.
        #[test]
        fn no_word_says_more_than_the_numbers(counts in proptest::array::uniform5(0_usize..400)) {
            let total: usize = counts.iter().sum();
            let count = |meaning| counts[ORDER.iter().position(|each| *each == meaning).unwrap()];
            let Some(told) = Told::of(count) else {
                prop_assert_eq!(total, 0);
                return Ok(());
            };
            prop_assert_eq!(told.count, count(told.largest));
            prop_assert_eq!(told.done, count(Meaning::Done));
            prop_assert!(counts.iter().all(|other| *other <= told.count));
            let part = f64::from(u32::try_from(told.count).unwrap()) / f64::from(u32::try_from(total).unwrap());
            let holds = match Share::of(told.count, total) {
                Share::All => told.count == total,
                Share::Most => part > 0.5 && told.count < total,
                Share::Half => told.count + told.count == total,
                Share::Almost => (0.45..0.5).contains(&part),
                Share::Some => part < 0.45,
            };
            prop_assert!(holds, "{} of {total}: {:?}", told.count, Share::of(told.count, total));
        }
    }
}

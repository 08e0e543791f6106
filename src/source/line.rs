//! The commits of the published branch, and the day on which each counts: the one rule for "what was on that day".
//!
//! The order of commits is the truth, their dates are claims of somebody's clock. As few claims as possible are taken to
//! be wrong: those outside the longest sequence of days that never goes back, and those after tomorrow. A commit with a
//! wrong claim counts on the day of the right one before it.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::commit_id::CommitId;

/// What is known of the day of a commit whose own date cannot be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrongDay {
    /// The day that the commit claims.
    pub claimed: Date,
    /// The day that counts.
    pub counts: Date,
    /// The first day on which it can have been made: that of the right commit before it. `None` if there is none.
    pub earliest: Option<Date>,
    /// The last day on which it can have been made: that of the right commit after it, or the as-of day.
    pub latest: Date,
    /// Whether its claim was right until later commits contradicted it.
    pub overruled: bool,
    /// Whether the day that it claims is still to come.
    pub is_future: bool,
}

/// The commits along first parents, oldest first, each with the day on which it counts. These days never go back.
#[derive(Debug, Clone, Default)]
pub struct Line {
    commits: Vec<(CommitId, Date)>,
    wrong: BTreeMap<CommitId, WrongDay>,
}

impl Line {
    /// Gives commits with the days that they claim, oldest first, the days that count.
    pub fn new(mut commits: Vec<(CommitId, Date)>, as_of: Date) -> Self {
        let claims: Vec<Date> = commits.iter().map(|(_, claimed)| *claimed).collect();
        let mut wrong = BTreeMap::new();
        for ((commit, day), found) in commits.iter_mut().zip(days(&claims, as_of)) {
            if let Some(found) = found {
                *day = found.counts;
                wrong.insert(*commit, found);
            }
        }
        Self { commits, wrong }
    }

    /// The branch as it was known on a day before `today`: without the newest commits, which by all that is known today came
    /// after it, whatever days they claim.
    pub fn known_on(mut commits: Vec<(CommitId, Date)>, as_of: Date, today: Date) -> Self {
        if as_of < today {
            let known = Self::new(commits.clone(), today).until(clock_end(as_of));
            commits.truncate(known);
        }
        Self::new(commits, as_of)
    }

    /// The same branch when `commit` was its newest one; without any commit if that is none of it.
    #[must_use]
    pub fn ending_at(&self, commit: CommitId, as_of: Date) -> Self {
        let len = self.commits.iter().position(|(known, _)| *known == commit).map_or(0, |place| place + 1);
        Self::new(self.claims().take(len).collect(), as_of)
    }

    /// The same up to a commit, by what the later ones say of its day and of those before it; `None` if they say nothing.
    #[must_use]
    pub fn known_of(mut self, commit: CommitId, as_of: Date) -> Option<Self> {
        let alone = self.ending_at(commit, as_of);
        self.commits.truncate(alone.commits.len());
        (self.commits != alone.commits || !self.all_wrong().eq(alone.all_wrong())).then_some(self)
    }

    /// All commits with the days that they claim, oldest first.
    pub fn claims(&self) -> impl Iterator<Item = (CommitId, Date)> {
        self.commits.iter().map(|(commit, day)| (*commit, self.wrong(*commit).map_or(*day, |wrong| wrong.claimed)))
    }

    /// All commits with the days on which they count, oldest first.
    pub fn commits(&self) -> &[(CommitId, Date)] {
        &self.commits
    }

    /// The commit before another.
    pub fn before(&self, commit: CommitId) -> Option<CommitId> {
        let place = self.commits.iter().position(|(known, _)| *known == commit)?;
        Some(self.commits.get(place.checked_sub(1)?)?.0)
    }

    /// How many commits there are up to the end of a day.
    pub fn until(&self, day: Date) -> usize {
        self.commits.partition_point(|(_, on)| *on <= day)
    }

    /// What is known of a commit's day, if its own date is wrong.
    pub fn wrong(&self, commit: CommitId) -> Option<WrongDay> {
        self.wrong.get(&commit).copied()
    }

    /// The commits with a wrong date, oldest first.
    pub fn all_wrong(&self) -> impl Iterator<Item = (CommitId, WrongDay)> {
        self.commits.iter().filter_map(|(commit, _)| Some((*commit, self.wrong(*commit)?)))
    }
}

/// For each claimed day, oldest first, what is known if it is wrong.
fn days(claims: &[Date], as_of: Date) -> Vec<Option<WrongDay>> {
    let standing = standing(claims, as_of);
    let right = |place: &usize| standing[*place] == Standing::Right;
    let first = (0..claims.len()).find(right).map_or(as_of, |place| claims[place]);
    let last = (0..claims.len()).rfind(right).map_or(as_of, |place| claims[place].max(as_of));
    let mut days = Vec::with_capacity(claims.len());
    let (mut counts, mut earliest) = (first, None);
    for (claimed, standing) in claims.iter().copied().zip(&standing) {
        if *standing == Standing::Right {
            (counts, earliest) = (claimed, Some(claimed));
            days.push(None);
        } else {
            let overruled = *standing == Standing::Overruled;
            let is_future = claimed > clock_end(as_of);
            days.push(Some(WrongDay { claimed, counts, earliest, latest: counts, overruled, is_future }));
        }
    }
    let mut latest = last;
    for (claimed, day) in claims.iter().zip(&mut days).rev() {
        match day {
            None => latest = *claimed,
            Some(day) => day.latest = latest,
        }
    }
    days
}

/// The last day that a right clock can show somewhere on the as-of day.
fn clock_end(as_of: Date) -> Date {
    as_of.saturating_add(1.day())
}

/// Whether a claim fits the order of commits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// It does.
    Right,
    /// It did, when there were fewer commits.
    Overruled,
    /// It never did.
    Wrong,
}

/// Finds the longest sequence of claims that never goes back; among several, the one whose commits are the earliest. A
/// clock may be a day ahead of the as-of day, because of time zones; what claims to be later is wrong.
fn standing(claims: &[Date], as_of: Date) -> Vec<Standing> {
    let end = clock_end(as_of);
    // For each length the places at which a sequence of that length can end. Their claims go down: a later place is of
    // use only if more can follow it.
    let mut ends: Vec<Vec<usize>> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; claims.len()];
    for (place, claim) in claims.iter().enumerate().filter(|(_, claim)| **claim <= end) {
        let length = ends.partition_point(|ends| ends.last().is_some_and(|last| claims[*last] <= *claim));
        // The first of the places that it can follow begins with the earliest commits.
        before[place] = length.checked_sub(1).and_then(|shorter| {
            let ends = &ends[shorter];
            ends.get(ends.partition_point(|end| claims[*end] > *claim)).copied()
        });
        match ends.get_mut(length) {
            Some(ends) => ends.push(place),
            None => ends.push(vec![place]),
        }
    }
    let mut standing = vec![Standing::Wrong; claims.len()];
    // The longest sequence of all, and those that were the longest when there were fewer commits.
    let firsts = ends.iter().filter_map(|ends| ends.first()).rev();
    for (sequence, first) in firsts.enumerate() {
        let found = if sequence == 0 { Standing::Right } else { Standing::Overruled };
        let mut next = Some(*first);
        while let Some(place) = next.filter(|place| standing[*place] == Standing::Wrong) {
            standing[place] = found;
            next = before[place];
        }
    }
    standing
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(day: i32) -> Date {
        Date::constant(2024, 1, 1).saturating_add(i64::from(day).days())
    }

    /// The places of the right claims, by trying all sets: the largest, then the one of the earliest commits.
    fn slowly(claims: &[Date], as_of: Date) -> Vec<usize> {
        let fits = |places: &[usize]| {
            places.iter().all(|place| claims[*place] <= as_of.saturating_add(1.day()))
                && places.is_sorted_by_key(|place| claims[*place])
        };
        let sets = (0..1_u32 << claims.len())
            .map(|set| (0..claims.len()).filter(|place| set >> place & 1 == 1).collect::<Vec<_>>());
        sets.filter(|places| fits(places)).min_by_key(|places| (claims.len() - places.len(), places.clone())).unwrap()
    }

    proptest! {
        #[test]
        fn as_few_as_possible_are_wrong(claims in prop::collection::vec(0..8, 0..11), as_of in 0..9) {
            let claims: Vec<Date> = claims.into_iter().map(date).collect();
            let as_of = date(as_of);
            let found = days(&claims, as_of);
            let right = |days: &[Option<WrongDay>]| -> Vec<usize> {
                (0..days.len()).filter(|place| days[*place].is_none()).collect()
            };
            prop_assert_eq!(right(&found), slowly(&claims, as_of));
            let once: Vec<Vec<usize>> = (0..claims.len()).map(|len| slowly(&claims[..len], as_of)).collect();
            for (place, day) in found.iter().enumerate() {
                let Some(day) = day else { continue };
                prop_assert_eq!(day.overruled, once.iter().any(|right| right.contains(&place)));
                prop_assert!(day.claimed != day.counts && day.counts <= day.latest);
            }
            let counts: Vec<Date> =
                found.iter().zip(&claims).map(|(day, claimed)| day.map_or(*claimed, |day| day.counts)).collect();
            prop_assert!(counts.is_sorted());
        }
    }

    #[test]
    fn a_wrong_one_counts_on_the_day_before_and_lies_in_a_span() {
        let claims = [9, 3, 4, 1, 4, 6, 2].map(date);
        let wrong = |claimed, counts, earliest: Option<i32>, latest, overruled| {
            let (claimed, counts, latest) = (date(claimed), date(counts), date(latest));
            Some(WrongDay { claimed, counts, earliest: earliest.map(date), latest, overruled, is_future: false })
        };
        let found = days(&claims, date(8));
        let first = wrong(9, 3, None, 3, true);
        let expected = [first, None, None, wrong(1, 4, Some(4), 4, false), None, None, wrong(2, 6, Some(6), 8, false)];
        assert_eq!(found, expected);
    }

    #[test]
    fn without_a_right_one_all_count_on_the_as_of_day() {
        let day = WrongDay {
            claimed: date(9),
            counts: date(2),
            earliest: None,
            latest: date(2),
            overruled: false,
            is_future: true,
        };
        assert_eq!(days(&[date(9)], date(2)), [Some(day)]);
        assert_eq!(days(&[], date(2)), []);
    }
}

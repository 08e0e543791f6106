//! On which page of the change log each commit stands with all it has.
//!
//! Commits of a month share pages. These are filled from the oldest commit on, so that what follows changes no address, and by
//! an estimate from above: where a link leads must be known before any page is made. A commit that would fill a page alone
//! has pages of its own, goals in their order, then what is beside them.

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;

use crate::content::Field;
use crate::history::{Change, GoalChanges, History, SiteChange, Step, TextChange};

/// Most that stands on a page, in bytes of HTML as estimated. Pages stay below 150 kB with what is around the content.
const PAGE: usize = 125_000;

/// Most commits on a page: about ten screens of small ones.
const COMMITS: usize = 30;

/// Longest shown value of a change, and longest shown message and text, in bytes.
const VALUE: usize = 300;
const LONG: usize = 12_000;

/// A page of the change log with whole commits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LogPage {
    /// Commits of a month; pages of a month are numbered from 1, the oldest first.
    Month {
        /// Year.
        year: i16,
        /// Month, from 1.
        month: i8,
        /// Number of the page.
        number: usize,
    },
    /// A part of one commit.
    Commit {
        /// Place in the history.
        step: usize,
        /// Number of the part, from 1.
        number: usize,
    },
}

/// What stands on a page that a commit has of its own.
#[derive(Debug, Clone, Default)]
pub struct LogPart {
    /// Its goals, as places in the step.
    pub goals: Range<usize>,
    /// Its changes beside the goals, likewise.
    pub site: Range<usize>,
}

/// The pages of a history.
#[derive(Debug, Default)]
pub struct LogPages {
    /// Pages of months with the steps on each, as places in the history, oldest first.
    months: BTreeMap<LogPage, Vec<usize>>,
    /// Steps with pages of their own, and what stands on each.
    alone: BTreeMap<usize, Vec<LogPart>>,
    of_step: Vec<LogPage>,
}

impl LogPages {
    /// The pages of the log of `history`.
    pub fn of(history: &History) -> Self {
        let mut pages = Self::default();
        let mut newest: BTreeMap<(i16, i8), (usize, usize)> = BTreeMap::new();
        let weights: Vec<usize> = history.steps.par_iter().map(weight).collect();
        for (place, (step, all)) in history.steps.iter().zip(weights).enumerate() {
            let date = step.commit.date;
            let is_alone = all > PAGE;
            let all = if is_alone { VALUE * 10 } else { all };
            let (number, filled) = newest.entry((date.year(), date.month())).or_insert((1, 0));
            let page = |number| LogPage::Month { year: date.year(), month: date.month(), number };
            let commits = pages.months.get(&page(*number)).map_or(0, Vec::len);
            if commits > 0 && (commits == COMMITS || *filled + all > PAGE) {
                (*number, *filled) = (*number + 1, 0);
            }
            *filled += all;
            pages.months.entry(page(*number)).or_default().push(place);
            if is_alone {
                pages.alone.insert(place, parts(step));
            }
            pages.of_step.push(if is_alone { LogPage::Commit { step: place, number: 1 } } else { page(*number) });
        }
        pages
    }

    /// The page with the whole of a step, or with its first part.
    pub fn of_step(&self, step: usize) -> Option<LogPage> {
        self.of_step.get(step).copied()
    }

    /// All pages of months with the steps on each, oldest first.
    pub fn months(&self) -> impl DoubleEndedIterator<Item = (LogPage, &[usize])> {
        self.months.iter().map(|(page, steps)| (*page, steps.as_slice()))
    }

    /// The steps on a page of a month, oldest first.
    pub fn steps(&self, page: LogPage) -> &[usize] {
        self.months.get(&page).map_or(&[], Vec::as_slice)
    }

    /// What stands of a step on each of the pages that it has of its own; empty if it shares one.
    pub fn parts(&self, step: usize) -> &[LogPart] {
        self.alone.get(&step).map_or(&[], Vec::as_slice)
    }

    /// All parts of steps with pages of their own.
    pub fn alone(&self) -> impl Iterator<Item = LogPage> {
        let parts = |(step, parts): (&usize, &Vec<LogPart>)| (*step, parts.len());
        self.alone
            .iter()
            .map(parts)
            .flat_map(|(step, parts)| (1..=parts).map(move |number| LogPage::Commit { step, number }))
    }
}

/// A large step, page by page; there is one page at least.
fn parts(step: &Step) -> Vec<LogPart> {
    let (mut parts, mut part, mut filled) = (Vec::new(), LogPart::default(), around(step).min(PAGE));
    let goals = step.goals.iter().map(|goal| (weight_of_goal(goal), true));
    let all = goals.chain(step.site.iter().map(|site| (weight_of_site(site), false)));
    for (more, is_goal) in all {
        if filled > 0 && filled + more > PAGE {
            let (goals, site) = (part.goals.end, part.site.end);
            parts.push(std::mem::replace(&mut part, LogPart { goals: goals..goals, site: site..site }));
            filled = 0;
        }
        if is_goal {
            part.goals.end += 1;
        } else {
            part.site.end += 1;
        }
        filled += more;
    }
    parts.push(part);
    parts
}

fn weight(step: &Step) -> usize {
    let site: usize = step.site.iter().map(weight_of_site).sum();
    around(step) + step.goals.iter().map(weight_of_goal).sum::<usize>() + site
}

/// What a step has beside its changes.
fn around(step: &Step) -> usize {
    let commit = &step.commit;
    let said = [&commit.reasons, &commit.decisions, &commit.sources, &commit.trailers];
    let said: usize = said.into_iter().flatten().map(|text| text.len() + 50).sum();
    let brought = step.brought_in.iter().map(|commit| VALUE + commit.subject.len() + commit.body.len().min(LONG));
    let lists = step.formatting.len() + step.gaps.len() + 2 * step.settings.len() + 2 * step.retold.len();
    2_000 + commit.subject.len() + commit.body.len().min(LONG) + said + brought.sum::<usize>() + lists * VALUE
}

fn weight_of_site(site: &SiteChange) -> usize {
    2 * VALUE + site.text.as_ref().map_or(0, weight_of_text)
}

fn weight_of_goal(goal: &GoalChanges) -> usize {
    let changes = goal.changes.iter().map(|change| match change {
        Change::Field(change) => {
            450 + change.old.as_ref().map_or(0, weight_of_value) + change.new.as_ref().map_or(0, weight_of_value)
        }
        Change::Created { .. } | Change::Removed { .. } | Change::Moved { .. } => VALUE,
    });
    200 + goal.title.len() + changes.sum::<usize>() + goal.text.as_ref().map_or(0, weight_of_text)
}

fn weight_of_value(value: &Field) -> usize {
    match value {
        Field::Text(text) => text.len().min(VALUE),
        Field::Texts(_) | Field::Map(_) | Field::Entries(_) => VALUE,
    }
}

/// Sentences that only one of both texts has are shown, with signs around the words that are longer than these and some words
/// before and behind them.
fn weight_of_text(text: &TextChange) -> usize {
    fn sentences(text: &str) -> Vec<&str> {
        text.split_inclusive(['.', '\n']).collect()
    }
    let (old, new) = (sentences(&text.old), sentences(&text.new));
    // Most of a long text stays as it is.
    let head = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
    let (old, new) = (&old[head..], &new[head..]);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(one, other)| one == other).count();
    let mut counts: BTreeMap<&str, isize> = BTreeMap::new();
    for (sentences, by) in [(old, -1), (new, 1)] {
        sentences[..sentences.len() - tail].iter().for_each(|sentence| *counts.entry(sentence).or_default() += by);
    }
    // One that stands there more often than before is shown as often.
    let changed = counts.iter().map(|(sentence, more)| more.unsigned_abs() * (VALUE / 3 + 2 * sentence.len()));
    VALUE + changed.sum::<usize>().min(2 * LONG)
}

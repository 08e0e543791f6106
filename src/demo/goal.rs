//! A goal's file as it was at a moment of the history.

use jiff::civil::Date;

use super::draft::{Draft, Mark};
use super::error::DemoError;
use super::fact::{Fact, Kind, written};
use super::moment::{self, Moment, Rank};
use super::reference::Move;
use crate::value::PartialDate;

/// A goal with the moments at which its lines appear.
#[derive(Debug)]
pub(super) struct Goal {
    pub draft: Draft,
    /// The moments of the facts.
    pub moments: Vec<Moment>,
    /// Deadlines that moved, each with the moment until which it held, by that moment.
    moved: Vec<(Moment, PartialDate)>,
    opening: Moment,
    /// When everything without a date is there.
    pub undated: Moment,
}

impl Goal {
    /// `number` is the goal's place among all goals.
    pub fn new(draft: Draft, number: usize, newest: Option<Date>, opening: Moment) -> Self {
        let moment = |fact: &Fact| Moment {
            day: moment::day(fact.date, newest),
            rank: Rank::Fact,
            goal: number,
            line: fact.line,
        };
        let mut moments: Vec<Moment> = draft.facts.iter().map(moment).collect();
        for (fact, moment) in draft.facts.iter().zip(&mut moments) {
            // There is no milestone before the promise it belongs to.
            if matches!(fact.kind, Kind::Milestone(_)) && *moment < opening {
                moment.day = opening.day;
            }
        }
        let undated = Moment { goal: number, ..Moment::of(Date::MAX, Rank::Undated) };
        Self { draft, moments, moved: Vec::new(), opening, undated }
    }

    /// The same with the moves of its deadline.
    ///
    /// # Errors
    /// [`DemoError::Content`] if the goal has not the event that moved it.
    pub fn moved(mut self, moves: &[Move]) -> Result<Self, DemoError> {
        for a_move in moves.iter().filter(|a_move| a_move.goal == self.draft.id) {
            let moment = self.draft.facts.iter().zip(&self.moments).find_map(|(fact, moment)| {
                let is_it = fact.date == a_move.date && fact.source.as_deref() == Some(a_move.source);
                (is_it && matches!(fact.kind, Kind::Event { .. })).then_some(*moment)
            });
            let missing = || DemoError::Content {
                path: self.draft.path.clone(),
                reason: format!("das Ereignis „{}“ der Quelle `{}` fehlt", written(a_move.date), a_move.source),
            };
            self.moved.push((moment.ok_or_else(missing)?, a_move.before));
        }
        self.moved.sort_unstable_by_key(|(moment, _)| *moment);
        Ok(self)
    }

    /// The file without its text at a moment.
    pub fn front(&self, now: Moment) -> String {
        let mut front = self.draft.head.clone();
        let (mut status, mut sources) = (Some(self.status(now)), Some(self.sources(now)));
        for (line, mark) in self.draft.lines.iter().zip(&self.draft.marks) {
            match mark {
                Mark::Status => front.push_str(&status.take().unwrap_or_default()),
                Mark::Sources => front.push_str(&sources.take().unwrap_or_default()),
                Mark::Due if self.due(now) != self.draft.due => {
                    let due = self.due(now).filter(|_| self.opening <= now);
                    front.extend(due.map(|due| format!("due: {due}\n")));
                }
                mark if self.since(mark) <= now => front.push_str(line),
                _ => {}
            }
        }
        front.push_str(&self.draft.fence);
        front
    }

    /// When a line appears.
    fn since(&self, mark: &Mark) -> Moment {
        match mark {
            // The file itself is made no sooner.
            Mark::Name => Moment { day: Date::MIN, ..self.opening },
            Mark::Promise | Mark::Due | Mark::Sources => self.opening,
            Mark::Fact(number) => self.moments.get(*number).copied().unwrap_or(self.undated),
            Mark::First(facts) => {
                let first = self.moments.get(facts.clone()).unwrap_or_default().iter().min();
                first.copied().unwrap_or(self.undated)
            }
            Mark::Status | Mark::Undated => self.undated,
            Mark::Earliest(marks) => marks.iter().map(|mark| self.since(mark)).min().unwrap_or(self.undated),
        }
    }

    /// The lines of the sources: today's own if all of them are there.
    fn sources(&self, now: Moment) -> String {
        let Draft { sources, lines, marks, .. } = &self.draft;
        let there: Vec<&str> = sources.iter().map(String::as_str).filter(|id| self.since_source(id) <= now).collect();
        if there.len() == sources.len() {
            let lines = lines.iter().zip(marks).filter(|(_, mark)| **mark == Mark::Sources);
            return lines.map(|(line, _)| line.as_str()).collect();
        }
        if there.is_empty() { String::new() } else { format!("sources: [{}]\n", there.join(", ")) }
    }

    /// When a source comes: with the first that it says, or else with the promise.
    fn since_source(&self, id: &str) -> Moment {
        let says = |source: &Option<String>| source.as_deref() == Some(id);
        let facts = self.draft.facts.iter().zip(&self.moments).filter(|(fact, _)| says(&fact.source));
        let undated = self.draft.undated.iter().any(says).then_some(self.undated);
        let first = facts.map(|(_, moment)| *moment).min().or(undated);
        first.map_or(self.opening, |first| first.max(self.opening))
    }

    /// The deadline that holds at a moment.
    pub fn due(&self, now: Moment) -> Option<PartialDate> {
        let moved = self.moved.iter().find(|(until, _)| now < *until);
        moved.map(|(_, before)| *before).or(self.draft.due)
    }

    /// The deadline that ends at a moment, and the one that begins.
    pub fn moves(&self, now: Moment) -> Option<(PartialDate, PartialDate)> {
        let (_, before) = self.moved.iter().find(|(until, _)| *until == now)?;
        Some((*before, self.due(now)?))
    }

    /// The fact that decides the status at a moment: of the events for the whole goal that state one, the latest; of
    /// equal dates the last listed.
    pub fn deciding(&self, now: Moment) -> Option<(&Fact, &str)> {
        let facts = self.draft.facts.iter().zip(&self.moments).filter(|(_, moment)| **moment <= now);
        let stating = facts.filter_map(|(fact, _)| match &fact.kind {
            Kind::Event { status: Some(status), .. } => Some((fact, status.as_str())),
            _ => None,
        });
        stating.max_by_key(|(fact, _)| fact.date)
    }

    /// The lines of the status: today's own if they state the same.
    fn status(&self, now: Moment) -> String {
        let todays = || {
            let lines = self.draft.lines.iter().zip(&self.draft.marks);
            lines.filter(|(_, mark)| **mark == Mark::Status).map(|(line, _)| line.as_str()).collect()
        };
        if self.undated <= now {
            return todays();
        }
        let Some((fact, status)) = self.deciding(now) else {
            return String::new();
        };
        let date = fact.date.to_string();
        let (id, day, source) = &self.draft.stated;
        let same = id.as_deref() == Some(status) && day.as_deref() == Some(&date) && *source == fact.source;
        if same {
            return todays();
        }
        let source = fact.source.iter().map(|source| format!("status_source: {source}\n"));
        std::iter::once(format!("status: {status}\nstatus_date: {date}\n")).chain(source).collect()
    }
}

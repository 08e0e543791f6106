//! A goal's file as it was at a moment of the history.

use jiff::civil::Date;

use super::draft::{Draft, Mark};
use super::fact::{Fact, Kind};
use super::moment::{self, Moment, Rank};

/// A goal with the moments at which its lines appear.
#[derive(Debug)]
pub(super) struct Goal {
    pub draft: Draft,
    /// The moments of the facts.
    pub moments: Vec<Moment>,
    opening: Moment,
    closing: Moment,
}

impl Goal {
    /// `number` is the goal's place among all goals.
    pub fn new(draft: Draft, number: usize, newest: Option<Date>, opening: Moment, closing: Moment) -> Self {
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
        Self { draft, moments, opening, closing }
    }

    /// The file without its text at a moment before the closing one.
    pub fn front(&self, now: Moment) -> String {
        let mut front = self.draft.head.clone();
        let mut status = Some(self.status(now));
        for (line, mark) in self.draft.lines.iter().zip(&self.draft.marks) {
            match mark {
                Mark::Status => front.push_str(&status.take().unwrap_or_default()),
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
            Mark::Promise => self.opening,
            Mark::Fact(number) => self.moments.get(*number).copied().unwrap_or(self.closing),
            Mark::First(facts) => {
                let first = self.moments.get(facts.clone()).unwrap_or_default().iter().min();
                first.copied().unwrap_or(self.closing)
            }
            Mark::Status | Mark::Undated => self.closing,
            Mark::Earliest(marks) => marks.iter().map(|mark| self.since(mark)).min().unwrap_or(self.closing),
        }
    }

    /// The fact that decides the status at a moment: of the events for the whole goal that state one, the latest; of
    /// equal dates the last listed.
    pub fn deciding(&self, now: Moment) -> Option<(&Fact, &str)> {
        let facts = self.draft.facts.iter().zip(&self.moments).filter(|(_, moment)| **moment <= now);
        let stating = facts.filter_map(|(fact, _)| match &fact.kind {
            Kind::Event { status: Some(status) } => Some((fact, status.as_str())),
            _ => None,
        });
        stating.max_by_key(|(fact, _)| fact.date)
    }

    /// The lines of the status: today's own if they state the same.
    fn status(&self, now: Moment) -> String {
        let Some((fact, status)) = self.deciding(now) else {
            return String::new();
        };
        let date = fact.date.to_string();
        let (id, day, source) = &self.draft.stated;
        let same = id.as_deref() == Some(status) && day.as_deref() == Some(&date) && *source == fact.source;
        if same {
            let lines = self.draft.lines.iter().zip(&self.draft.marks);
            return lines.filter(|(_, mark)| **mark == Mark::Status).map(|(line, _)| line.as_str()).collect();
        }
        let source = fact.source.iter().map(|source| format!("status_source: {source}\n"));
        std::iter::once(format!("status: {status}\nstatus_date: {date}\n")).chain(source).collect()
    }
}

//! What became of a goal and of its deadline: reached in time or late, overdue, open, given up.
//!
//! Late is not in time: who reached a goal after the first deadline, or after the one that holds now, was late.

use jiff::civil::Date;
use jiff::{ToSpan, Unit};

use crate::config::Meaning;
use crate::portal::past::Published;
use crate::value::PartialDate;

/// What became of a goal. Every goal is in one class, so their numbers add up to all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Reached, at the latest on the last day of its first deadline and of the one that holds now.
    InTime,
    /// The same by what its page says now; it was published only after the deadline, and no source says so before.
    LaterStatement,
    /// Reached after one of these deadlines.
    Late,
    /// Reached, without a deadline that ever was, or on a day that nobody knows.
    Undated,
    /// The deadline is over and the goal is neither reached nor given up.
    Overdue,
    /// Neither reached nor given up, and not overdue.
    Open,
    /// Given up.
    GivenUp,
    /// Nobody published how it stands, and it is not overdue.
    Unknown,
}

impl Class {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 8] = [
        Self::InTime,
        Self::LaterStatement,
        Self::Late,
        Self::Undated,
        Self::Overdue,
        Self::Open,
        Self::GivenUp,
        Self::Unknown,
    ];

    /// The word in texts and data.
    pub fn word(self) -> &'static str {
        match self {
            Self::InTime => "in_time",
            Self::LaterStatement => "later_statement",
            Self::Late => "late",
            Self::Undated => "undated",
            Self::Overdue => "overdue",
            Self::Open => "open",
            Self::GivenUp => "given_up",
            Self::Unknown => "unknown",
        }
    }

    /// Whether the goal is reached.
    pub fn is_reached(self) -> bool {
        matches!(self, Self::InTime | Self::LaterStatement | Self::Late | Self::Undated)
    }
}

/// Where the day comes from on which a goal was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReachedBy {
    /// Its page says so: `done`.
    Done,
    /// The day of the status that says so.
    Status,
    /// The day on which that was published.
    Commit,
    /// The last day on which that can have been published: the commit's own date is wrong.
    LatestCommit,
}

impl ReachedBy {
    /// The word in texts and data.
    pub fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Status => "status_date",
            Self::Commit => "commit",
            Self::LatestCommit => "latest_commit",
        }
    }
}

/// When a goal was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    /// As stated.
    pub date: PartialDate,
    /// The day that counts: the last one of a month or year, but none after it was published.
    pub day: Date,
    /// Who says so.
    pub by: ReachedBy,
}

/// What became of a goal, and by how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// In which class it is.
    pub class: Class,
    /// When it was reached, if it was and somebody knows.
    pub reached: Option<Reached>,
    /// Days from the last day of its first deadline to the one on which it was reached; negative before.
    pub after_first: Option<i64>,
    /// The same for the deadline that holds now.
    pub after_due: Option<i64>,
    /// Days from the deadline to the day on which it was published first that the goal is reached, if that is later; of one
    /// that is in time by a later statement, to the first publication of a day in time.
    pub published_after: Option<i64>,
    /// That day.
    published: Option<Date>,
}

/// The time from a deadline to a later day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delay {
    /// Days, at least one.
    pub days: i64,
    /// Whole months of the calendar: from the end of June to the end of June after are twelve.
    pub months: i32,
}

impl Delay {
    /// So many days until a day.
    fn until(day: Date, days: i64) -> Option<Self> {
        if days <= 0 {
            return None;
        }
        // Deadlines are mostly last days of months, which have no length in common: the days after them have.
        let after = day.tomorrow().ok()?;
        let months = after.checked_sub(days.days()).ok()?.until((Unit::Month, after)).ok()?.get_months();
        Some(Self { days, months })
    }
}

/// The deadlines of a goal that count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::portal) struct Deadlines {
    /// The one that holds now.
    pub now: Option<PartialDate>,
    /// The first one.
    pub first: Option<PartialDate>,
    /// The day on which that was published, as far as the history knows.
    pub named: Option<Date>,
}

/// What is said of how a goal stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::portal) struct StandingTold {
    /// What its status means.
    pub means: Meaning,
    /// The day that its page names.
    pub done: Option<PartialDate>,
    /// The earliest day of its status, since that says so.
    pub status_date: Option<PartialDate>,
    /// When it was published that it is done.
    pub published: Option<Published>,
    /// The days that were named as the one on which it was reached, each with its publication.
    pub claims: Vec<(PartialDate, Published)>,
    /// The days of its sources.
    pub sources: Vec<Date>,
    /// Whether the history was written down later (`history: notice`): the day of a commit is then no day of publication.
    pub is_reconstructed: bool,
}

impl StandingTold {
    fn reached(&self, as_of: Date) -> Option<Reached> {
        if self.means != Meaning::Done {
            return None;
        }
        let stated = self.done.map(|date| (date, ReachedBy::Done));
        let stated = stated.or(self.status_date.map(|date| (date, ReachedBy::Status)));
        let published = self.published.filter(|_| !self.is_reconstructed);
        let by = |published: Published| if published.at_latest { ReachedBy::LatestCommit } else { ReachedBy::Commit };
        let published = published.map(|each| (PartialDate::Day(each.known_on(as_of)), by(each)));
        let (date, by) = stated.or(published)?;
        // Nobody publishes what is still to come.
        let latest = self.published_on(as_of).filter(|day| date.first_day() <= *day);
        let day = latest.map_or(date.last_day(), |day| day.min(date.last_day()));
        Some(Reached { date, day, by })
    }

    fn published_on(&self, as_of: Date) -> Option<Date> {
        Some(self.published?.known_on(as_of))
    }

    /// When a day was named first that is in time. Who said no more than "reached" before did not claim that.
    fn claimed_on(&self, due: PartialDate, as_of: Date) -> Option<Date> {
        let in_time = self.claims.iter().filter(|(day, _)| day.last_day() <= due.last_day());
        in_time.map(|(_, published)| published.known_on(as_of)).min()
    }
}

impl Outcome {
    /// Judges a goal on a day.
    pub(in crate::portal) fn of(deadlines: Deadlines, told: &StandingTold, as_of: Date) -> Self {
        let (reached, published) = (told.reached(as_of), told.published_on(as_of));
        let days = |due: Option<PartialDate>, day: Option<Date>| Some(days_between(due?.last_day(), day?));
        let day = reached.map(|reached| reached.day);
        let due = deadlines.now.into_iter().chain(deadlines.first).min_by_key(|due| due.last_day());
        let class = match told.means {
            // Whoever names a deadline for what is done keeps none.
            Meaning::Done if deadlines.named.zip(published).is_some_and(|(named, done)| named > done) => Class::Undated,
            Meaning::Done => {
                reached.zip(due).map_or(Class::Undated, |(reached, due)| told.class(reached, due, published))
            }
            Meaning::Stopped => Class::GivenUp,
            _ if deadlines.now.is_some_and(|due| due.last_day() < as_of) => Class::Overdue,
            Meaning::Unknown => Class::Unknown,
            Meaning::Planned | Meaning::Started => Class::Open,
        };
        let claimed = due.filter(|_| class == Class::LaterStatement).and_then(|due| told.claimed_on(due, as_of));
        let published = claimed.or(reached.and(published));
        Self {
            class,
            reached,
            after_first: days(deadlines.first, day),
            after_due: days(deadlines.now, day),
            published_after: days(due, published).filter(|days| *days > 0),
            published,
        }
    }

    /// How much after its first deadline it was reached, or else after the one that holds now; the flag says whether it was
    /// the first.
    pub fn late_by(&self) -> Option<(Delay, bool)> {
        let day = self.reached?.day;
        let first = self.after_first.and_then(|days| Some((Delay::until(day, days)?, true)));
        let now = || self.after_due.and_then(|days| Some((Delay::until(day, days)?, false)));
        if self.class == Class::Late { first.or_else(now) } else { None }
    }

    /// How much after the deadline it was published first that the goal is reached, if that was later.
    pub fn published_by(&self) -> Option<Delay> {
        Delay::until(self.published?, self.published_after?)
    }
}

impl StandingTold {
    /// The class of what was reached and had a deadline.
    fn class(&self, reached: Reached, due: PartialDate, published: Option<Date>) -> Class {
        let due = due.last_day();
        let was_published = published.is_none_or(|day| day <= due);
        let is_sourced = || self.sources.iter().any(|day| (reached.date.first_day()..=due).contains(day));
        if reached.day > due {
            Class::Late
        } else if was_published || is_sourced() {
            Class::InTime
        } else {
            Class::LaterStatement
        }
    }
}

fn days_between(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

/// Goals by what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outcomes([usize; 8]);

impl Outcomes {
    /// Counts goals.
    pub fn of(classes: impl Iterator<Item = Class>) -> Self {
        let mut all = Self::default();
        classes.for_each(|class| all.add(class));
        all
    }

    pub(in crate::portal) fn add(&mut self, class: Class) {
        self.0[class as usize] += 1;
    }

    /// How many a figure counts.
    pub fn count(&self, figure: Figure) -> usize {
        Class::ALL.into_iter().filter(|class| figure.counts(*class)).map(|class| self.0[class as usize]).sum()
    }
}

/// A headline figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// All goals.
    All,
    /// Those that are reached, in time or not.
    Reached,
    /// Those of one class.
    Of(Class),
}

impl Figure {
    /// All figures: the sum, what is reached, and the classes.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::All, Self::Reached].into_iter().chain(Class::ALL.map(Self::Of))
    }

    /// The word in texts and data.
    pub fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Reached => "reached",
            Self::Of(class) => class.word(),
        }
    }

    /// Whether it counts a goal of a class.
    pub fn counts(self, class: Class) -> bool {
        match self {
            Self::All => true,
            Self::Reached => class.is_reached(),
            Self::Of(own) => own == class,
        }
    }
}

//! What the history says of each goal up to a step, as far as it matters whether the goal was reached in time.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::config::Meaning;
use crate::content::Field;
use crate::history::{Change, Commit, FieldChange, GoalChanges, GoalThen, Step};
use crate::portal::flag::Vocabulary;
use crate::value::PartialDate;

/// That a goal is said to be done, since when without a break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::portal) struct DoneSince {
    /// When that was published.
    pub published: Published,
    /// The earliest day that its status had since: stating it once more makes it no later.
    pub status_date: Option<PartialDate>,
    /// The days that its page named since as the one on which it was reached, each with its publication.
    pub claims: Vec<(PartialDate, Published)>,
    /// The day that stood there before, beside another status: it says nothing of this one.
    stale: Option<PartialDate>,
}

impl DoneSince {
    fn claims_day(&self, day: PartialDate) -> bool {
        self.claims.iter().any(|(claim, _)| *claim == day)
    }
}

/// When something was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::portal) struct Published {
    /// The day; a clock that was wrong must not make it earlier.
    pub day: Date,
    /// Whether it may have been before that as well.
    pub at_latest: bool,
}

impl Published {
    fn with(commit: &Commit) -> Self {
        Self { day: commit.latest(), at_latest: commit.wrong.is_some() }
    }

    /// The day, as far as that is known on another one, by which it was published.
    pub fn known_on(self, as_of: Date) -> Date {
        if self.at_latest { self.day.min(as_of) } else { self.day }
    }
}

/// One goal.
#[derive(Debug, Clone, Default)]
pub(in crate::portal) struct Course {
    /// The first deadline.
    pub first_due: Option<PartialDate>,
    /// The day on which that was published.
    pub due_named: Option<Date>,
    /// Whether it is said to be done.
    pub done: Option<DoneSince>,
    /// What it was when it was removed.
    gone: Option<Arc<Gone>>,
    status: Option<String>,
    status_date: Option<PartialDate>,
    /// The day that its page names.
    done_on: Option<PartialDate>,
    /// Whether the step that is followed gives its status a day or a source.
    is_stated: bool,
}

/// A goal at the moment of its removal.
#[derive(Debug)]
pub(in crate::portal) struct Gone {
    /// What it said.
    pub goal: GoalThen,
    /// Its course until then.
    pub course: Course,
    /// How many steps there were.
    pub steps: usize,
}

/// All goals by id.
#[derive(Debug, Clone, Default)]
pub(in crate::portal) struct Courses(BTreeMap<String, Course>);

impl Courses {
    /// Goes on with the step at a place of the history; words mean what they meant then.
    pub fn apply(&mut self, place: usize, step: &Step, vocabulary: &Vocabulary) {
        for goal in &step.goals {
            self.apply_goal(place, &step.commit, goal, |word| vocabulary.means(place + 1, word));
        }
        // Another meaning of a word makes goals done, or not, whose pages nobody touched.
        let is_of_words = |change: &FieldChange| change.field.first().is_some_and(|field| field == "statuses");
        if step.settings.iter().any(is_of_words) {
            for course in self.0.values_mut() {
                let means = course.status.as_ref().and_then(|word| vocabulary.means(place + 1, word));
                course.rule(means, &step.commit);
            }
        }
    }

    /// Goes on with what the step at a place changes in one goal.
    pub fn apply_goal(
        &mut self,
        place: usize,
        commit: &Commit,
        goal: &GoalChanges,
        means: impl Fn(&str) -> Option<Meaning>,
    ) {
        let course = self.0.entry(goal.id.clone()).or_default();
        course.is_stated = false;
        let last = goal.changes.iter().find_map(|change| match change {
            Change::Removed { path, record } => Some(GoalThen::of(path, record)),
            _ => None,
        });
        course.gone = last.map(|goal| Arc::new(Gone { goal, course: course.clone(), steps: place }));
        goal.changes.iter().for_each(|change| course.follow(change));
        course.due_named = course.due_named.or(course.first_due.map(|_| commit.date));
        let means = course.status.as_ref().and_then(|word| means(word));
        course.settle(means == Some(Meaning::Done), commit);
    }

    /// The course of one goal alone.
    pub fn only(&self, id: &str) -> Self {
        Self(self.0.get_key_value(id).map(|(id, course)| (id.clone(), course.clone())).into_iter().collect())
    }

    /// One goal; nothing of one that the history does not know.
    pub fn of(&self, id: &str) -> Course {
        self.0.get(id).cloned().unwrap_or_default()
    }

    /// Those that were removed and are not there.
    pub(super) fn all_gone(&self) -> impl Iterator<Item = (&str, &Gone)> {
        self.0.iter().filter_map(|(id, course)| Some((id.as_str(), course.gone.as_deref()?)))
    }

    /// What a goal was when it was removed; none if it is there.
    pub fn gone(&self, id: &str) -> Option<&Gone> {
        self.0.get(id)?.gone.as_deref()
    }
}

impl Course {
    /// The earliest day of its status since it is done, the one that its page names now included.
    pub fn status_date(&self, own: Option<PartialDate>) -> Option<PartialDate> {
        let stale = self.done.as_ref().and_then(|since| since.stale);
        let since = self.done.as_ref().and_then(|since| since.status_date);
        since.into_iter().chain(own.filter(|own| stale != Some(*own))).min_by_key(|date| date.last_day())
    }

    /// Whether the history's last word for its status is this one.
    pub fn says(&self, status: Option<&str>) -> bool {
        self.status.as_deref() == status
    }

    /// Goes on with a commit in which its status came to mean this.
    pub fn rule(&mut self, means: Option<Meaning>, commit: &Commit) {
        self.is_stated = false;
        self.settle(means == Some(Meaning::Done), commit);
    }

    fn follow(&mut self, change: &Change) {
        match change {
            Change::Created { record, .. } => {
                for name in ["status", "status_date", "status_source", "done", "due"] {
                    self.set(name, record.fields.get(name));
                }
            }
            Change::Removed { .. } => (self.status, self.status_date, self.done_on) = (None, None, None),
            Change::Moved { .. } => {}
            Change::Field(change) => {
                if let [name] = change.field.as_slice() {
                    self.set(name, change.new.as_ref());
                }
            }
        }
    }

    fn set(&mut self, name: &str, field: Option<&Field>) {
        let text = field.and_then(|field| if let Field::Text(text) = field { Some(text) } else { None });
        let date = || text.and_then(|text| text.parse().ok());
        self.is_stated |= matches!(name, "status_date" | "status_source") && text.is_some();
        match name {
            "status" => self.status = text.cloned(),
            "status_date" => self.status_date = date(),
            "done" => self.done_on = date(),
            "due" => self.first_due = self.first_due.or_else(date),
            _ => {}
        }
    }

    fn settle(&mut self, is_done: bool, commit: &Commit) {
        let published = Published::with(commit);
        let own = self.status_date;
        let is_stated = self.is_stated;
        self.done = is_done.then(|| {
            let mut since = match self.done.take() {
                None if is_stated => DoneSince { published, status_date: own, claims: Vec::new(), stale: None },
                None => DoneSince { published, status_date: None, claims: Vec::new(), stale: own },
                Some(since) => {
                    let own = own.filter(|own| since.stale != Some(*own));
                    let earliest = since.status_date.into_iter().chain(own).min_by_key(|date| date.last_day());
                    DoneSince { status_date: earliest, ..since }
                }
            };
            let claim = self.done_on.or(since.status_date);
            since.claims.extend(claim.filter(|claim| !since.claims_day(*claim)).map(|claim| (claim, published)));
            since
        });
    }
}

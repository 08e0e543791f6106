//! What became of goals, in words: in time or late, and by how much.

use serde::Serialize;

use crate::portal::{Class, Delay, Figure, GoalState, Outcome, Outcomes, Selection, routes};
use crate::render::words::Words;
use crate::render::words::links::goal_link;
use crate::render::words::view::{DateView, LinkView};

/// What became of a goal.
#[derive(Debug, Clone, Serialize)]
pub struct OutcomeView {
    /// See [`Class::word`].
    pub class: String,
    pub label: String,
    /// `14 Monate nach der ersten Frist`; missing if there is nothing to say.
    pub note: Option<String>,
    /// When it was reached.
    pub reached: Option<DateView>,
    /// Who says so.
    pub by: Option<String>,
}

/// One headline figure.
#[derive(Debug, Clone, Serialize)]
pub struct FigureCountView {
    /// See [`Figure::word`].
    pub word: String,
    pub label: String,
    pub count: usize,
    /// Where exactly these goals are listed; none if there is none.
    pub url: Option<String>,
}

/// Goals by what became of them.
#[derive(Debug, Clone, Serialize)]
pub struct OutcomesView {
    pub total: usize,
    /// Where all of them are listed.
    pub url: String,
    /// Every class, zeros included; together they are all.
    pub classes: Vec<FigureCountView>,
}

/// The goals of a group of which the same became.
#[derive(Debug, Clone, Serialize)]
pub struct OutcomeGoalsView {
    pub label: String,
    /// Where the number of these goals leads.
    pub anchor: String,
    pub goals: Vec<LinkView>,
}

impl OutcomeGoalsView {
    /// Classes without a goal are left out.
    pub fn all<'s>(words: &Words<'_>, goals: &(impl Iterator<Item = &'s GoalState<'s>> + Clone)) -> Vec<Self> {
        let of_class = |class: Class| {
            let goals = goals.clone().filter(|state| state.outcome.class == class).map(goal_link);
            let anchor = routes::of_outcome("", class).trim_start_matches('#').to_owned();
            Self { label: words.figure(Figure::Of(class)), anchor, goals: goals.collect() }
        };
        Class::ALL.map(of_class).into_iter().filter(|of_class| !of_class.goals.is_empty()).collect()
    }
}

impl OutcomeView {
    pub fn of(words: &Words<'_>, outcome: &Outcome) -> Self {
        let by = outcome.reached.and_then(|reached| words.texts.find_in("outcome.by", reached.by.word()));
        Self {
            class: outcome.class.word().to_owned(),
            label: words.figure(Figure::Of(outcome.class)),
            note: words.lateness(outcome),
            reached: outcome.reached.map(|reached| words.date(reached.date)),
            by: by.map(str::to_owned),
        }
    }
}

impl OutcomesView {
    /// Those of the portal, or of the group with a page.
    pub fn of(words: &Words<'_>, outcomes: &Outcomes, page: Option<&str>) -> Self {
        let list = |class: Class| {
            page.map_or_else(|| routes::selection(Selection::Outcome(class)), |page| routes::of_outcome(page, class))
        };
        let view = |class: Class, count: usize| FigureCountView {
            word: class.word().to_owned(),
            label: words.figure(Figure::Of(class)),
            count,
            url: (count > 0).then(|| list(class)),
        };
        let count = |class: Class| view(class, outcomes.count(Figure::Of(class)));
        let url = page.unwrap_or(routes::GOALS).to_owned();
        Self { total: outcomes.count(Figure::All), url, classes: Class::ALL.map(count).to_vec() }
    }
}

impl Words<'_> {
    /// A headline figure as it is called.
    pub fn figure(&self, figure: Figure) -> String {
        self.texts.find_in("outcome.figures", figure.word()).unwrap_or(figure.word()).to_owned()
    }

    /// By how much a goal was late, or how much later it was published that it was not.
    pub fn lateness(&self, outcome: &Outcome) -> Option<String> {
        let (key, delay) = match outcome.class {
            Class::Late => {
                let (delay, is_first) = outcome.late_by()?;
                (if is_first { "outcome.late_first" } else { "outcome.late_now" }, delay)
            }
            Class::LaterStatement => ("outcome.later", outcome.published_by()?),
            _ => return None,
        };
        Some(self.texts.fill(key, &[("time", &self.time_span(delay))]))
    }

    /// `14 Monate`; days, as long as they are less than a month.
    fn time_span(&self, delay: Delay) -> String {
        match usize::try_from(delay.months).unwrap_or_default() {
            0 => self.count("outcome.days", usize::try_from(delay.days).unwrap_or_default()),
            months => self.count("outcome.months", months),
        }
    }
}

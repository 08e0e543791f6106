//! What happened to a goal in a period, told from how it stood before and after.

use std::collections::{BTreeMap, BTreeSet};

use super::told::{GoalTold, IndicatorTold, StatusThen};
use crate::config::Meaning;
use crate::content::Field;
use crate::history::{Change, Step};
use crate::portal::today::Outcome;

/// What happened to a goal. One goal can have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum News {
    /// It is done now.
    Reached,
    /// Work has begun now.
    Begun,
    /// Its status says now that it is behind.
    Delayed,
    /// It is given up now.
    Stopped,
    /// Its status changed in another way.
    OtherStatus,
    /// Its deadline is another one.
    Moved,
    /// It is there now.
    Added,
    /// It is no longer there.
    Removed,
    /// It came and went within the period.
    Passing,
}

impl News {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 9] = [
        Self::Reached,
        Self::Begun,
        Self::Delayed,
        Self::Stopped,
        Self::OtherStatus,
        Self::Moved,
        Self::Added,
        Self::Removed,
        Self::Passing,
    ];

    /// The word in texts and data.
    pub fn word(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::Begun => "begun",
            Self::Delayed => "delayed",
            Self::Stopped => "stopped",
            Self::OtherStatus => "other_status",
            Self::Moved => "moved",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Passing => "passing",
        }
    }
}

/// Steps of the period that changed something of a goal, as places in the history; the last one counts.
#[derive(Debug, Clone, Default)]
pub(super) struct Traces {
    title: String,
    /// The pillar it came with in the period.
    pillar: Option<String>,
    /// The last step that touched the goal at all.
    any: usize,
    status: Option<usize>,
    due: Option<usize>,
    moves: usize,
    created: Option<usize>,
    removed: Option<usize>,
    indicators: BTreeMap<String, usize>,
}

/// A goal that is not in both states as it was, or has changed in between.
#[derive(Debug, Clone)]
pub struct GoalNews<'a> {
    /// The goal.
    pub id: String,
    /// Its name, the later one.
    pub title: String,
    /// How it was told before; none if it was not there.
    pub then: Option<GoalTold<'a>>,
    /// How it is told after.
    pub now: Option<GoalTold<'a>>,
    /// What happened, in order.
    pub news: Vec<News>,
    /// How often its deadline changed in the period.
    pub moves: usize,
    /// What had become of it at the end; none if it was no longer there.
    pub outcome: Option<Outcome>,
    /// Whether any value or text is another one.
    pub differs: bool,
    traces: Traces,
}

/// An indicator that is told in another way.
#[derive(Debug, Clone)]
pub struct IndicatorNews<'g> {
    /// Its name.
    pub name: &'g str,
    /// How it was told before.
    pub then: Option<&'g IndicatorTold>,
    /// How it is told after.
    pub now: Option<&'g IndicatorTold>,
    /// The step that changed it last.
    pub step: Option<usize>,
}

impl<'a> GoalNews<'a> {
    pub(super) fn of(
        id: String,
        then: Option<GoalTold<'a>>,
        now: Option<GoalTold<'a>>,
        traces: Traces,
        differs: bool,
    ) -> Self {
        let news = news(then.as_ref(), now.as_ref());
        let title = now.as_ref().or(then.as_ref()).map_or_else(|| traces.title.clone(), |goal| goal.title.clone());
        Self { id, title, then, now, news, moves: traces.moves, outcome: None, differs, traces }
    }

    /// The same with what had become of it at the end.
    pub(super) fn with(self, outcome: Option<Outcome>) -> Self {
        Self { outcome, ..self }
    }

    /// The step that brought a piece of news, as a place in the history.
    pub fn step(&self, news: News) -> Option<usize> {
        let Traces { status, due, created, removed, any, .. } = &self.traces;
        let named = match news {
            News::Reached | News::Begun | News::Delayed | News::Stopped | News::OtherStatus => status.or(*created),
            News::Moved => *due,
            News::Added => *created,
            News::Removed | News::Passing => *removed,
        };
        named.or(Some(*any))
    }

    /// The indicators whose value, target or unit is another one, by name.
    pub fn indicators(&self) -> Vec<IndicatorNews<'_>> {
        // Those of a goal that came or went are no news of their own.
        let (Some(then), Some(now)) = (&self.then, &self.now) else { return Vec::new() };
        let (then, now) = (&then.indicators, &now.indicators);
        let names: BTreeSet<&String> = then.keys().chain(now.keys()).collect();
        let news = names.into_iter().map(|name| IndicatorNews {
            name,
            then: then.get(name),
            now: now.get(name),
            step: self.traces.indicators.get(name).copied(),
        });
        news.filter(|news| news.then != news.now).collect()
    }
}

/// What the steps of a period did to each goal; `first` is the place of the first of them.
pub(super) fn traces(steps: &[Step], first: usize) -> BTreeMap<String, Traces> {
    let mut all: BTreeMap<String, Traces> = BTreeMap::new();
    for (index, step) in steps.iter().enumerate() {
        let place = first + index;
        for goal in &step.goals {
            let traces = all.entry(goal.id.clone()).or_default();
            traces.title.clone_from(&goal.title);
            traces.any = place;
            goal.changes.iter().for_each(|change| traces.note(change, place));
        }
    }
    all
}

impl Traces {
    /// The pillar that the goal came with in the period.
    pub(super) fn pillar(&self) -> Option<&str> {
        self.pillar.as_deref()
    }

    fn note(&mut self, change: &Change, place: usize) {
        match change {
            Change::Created { record, .. } => {
                self.created = Some(place);
                self.pillar = match record.fields.get("pillar") {
                    Some(Field::Text(pillar)) => Some(pillar.clone()),
                    _ => None,
                };
            }
            Change::Removed { .. } => self.removed = Some(place),
            Change::Moved { .. } => {}
            Change::Field(change) => match change.field.as_slice() {
                [field] if field == "status" => self.status = Some(place),
                [field] if field == "due" => {
                    self.due = Some(place);
                    self.moves += 1;
                }
                [field, name, ..] if field == "indicators" => drop(self.indicators.insert(name.clone(), place)),
                _ => {}
            },
        }
    }
}

/// What the two states say about a goal. Only one that was not there can be news without a status before.
fn news(then: Option<&GoalTold<'_>>, now: Option<&GoalTold<'_>>) -> Vec<News> {
    let Some(now) = now else {
        return vec![if then.is_some() { News::Removed } else { News::Passing }];
    };
    let old = then.map(|goal| &goal.status);
    let (before, after) = (old.and_then(StatusThen::means), now.status.means());
    let turned = |means: Meaning| after == Some(means) && before != Some(means);
    let not_begun = old.is_none_or(|_| matches!(before, Some(Meaning::Planned | Meaning::Unknown)));
    let late = now.status.is_late() && !old.is_some_and(StatusThen::is_late);
    let mut news = Vec::new();
    news.extend(turned(Meaning::Done).then_some(News::Reached));
    news.extend((turned(Meaning::Started) && not_begun).then_some(News::Begun));
    news.extend(late.then_some(News::Delayed));
    news.extend(turned(Meaning::Stopped).then_some(News::Stopped));
    if news.is_empty() && old.is_some_and(|old| *old != now.status) {
        news.push(News::OtherStatus);
    }
    news.extend(then.is_some_and(|then| then.due != now.due).then_some(News::Moved));
    news.extend(then.is_none().then_some(News::Added));
    news
}

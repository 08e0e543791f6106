//! The page of a goal.

use serde::Serialize;

use crate::config::{GroupKind, Tone};
use crate::content::{Event, Goal, Indicator, Measure, Milestone, ProgressRule};
use crate::portal::{NotComputable, Progress, routes};
use crate::render::text::body::Body;
use crate::render::words::view::{
    DateView, EventView, GoalView, IndicatorView, MilestoneView, OriginView, ProgressView, SourceView, StatusView,
};
use crate::render::words::{Words, goal_link, status};
use crate::value::PartialDate;

/// Something that is done to reach a goal.
#[derive(Debug, Clone, Serialize)]
pub struct MeasureView {
    pub title: String,
    pub status: Option<StatusView>,
    pub due: Option<DateView>,
    pub source: Option<SourceView>,
    pub note: Option<String>,
}

impl Words<'_> {
    /// Everything on the page of the goal at `place`.
    pub fn goal(&self, place: usize, body: &Body<'_>) -> Option<GoalView> {
        let goals = &self.portal.goals;
        let state = goals.get(place)?;
        let goal = state.goal;
        let departments: Vec<String> = goal.all_departments().cloned().collect();
        let mut events: Vec<&Event> = goal.events.iter().collect();
        // Newest first; what has no date comes last; the order of the page decides between equal dates.
        events.sort_by_key(|event| std::cmp::Reverse(event.date));
        Some(GoalView {
            card: self.card(state),
            tone: self.accent(goal),
            badge: routes::goal_badge(&goal.id),
            promise: goal.promise.clone(),
            origin: self.origin(goal),
            status_source: self.source(goal.status_source.as_deref()),
            progress: state.progress.as_ref().map(|progress| self.progress(progress)),
            start: goal.start.map(|date| self.date(date)),
            due_course: self.due_course(state),
            departments: self.groups(GroupKind::Department, &departments),
            lead: goal.lead.is_some(),
            cross_cutting: self.groups(GroupKind::CrossCutting, &goal.cross_cutting),
            strategies: self.groups(GroupKind::Strategy, &goal.strategies),
            milestones: goal.milestones.iter().map(|milestone| self.milestone(milestone)).collect(),
            indicators: self.indicators(goal),
            events: events.into_iter().map(|event| self.event(event)).collect(),
            note: goal.note.clone(),
            body_html: body.html(&goal.path, &goal.text),
            terms: self.terms(body, goal_texts(goal)),
            sources: self.sources(&all_sources(goal)),
            measures: goal.measures.iter().map(|measure| self.measure(measure)).collect(),
            replaces: self.goal_links(self.portal.replaces(&goal.id)),
            replaced_by: self.goal_links(self.portal.replaced_by(&goal.id)),
            related: self.related(place),
            band: self.band(&goal.id),
            course: self.course_of(&goal.id, &state.steps),
            created: state.created.map(|day| self.day(day)),
            previous: place.checked_sub(1).and_then(|place| goals.get(place)).map(|state| goal_link(state)),
            next: goals.get(place + 1).map(|state| goal_link(state)),
        })
    }

    fn accent(&self, goal: &Goal) -> String {
        let pillar = goal.pillar.as_ref().and_then(|id| self.portal.config.groups.find(GroupKind::Pillar, id));
        pillar.map_or(Tone::Grey, |pillar| pillar.tone).word().to_owned()
    }

    fn origin(&self, goal: &Goal) -> Option<OriginView> {
        let id = goal.origin.as_ref()?;
        let origin = self.portal.config.origins.iter().find(|origin| origin.id == *id)?;
        Some(OriginView { label: origin.label.clone(), note: origin.note.clone(), documented: origin.documented })
    }

    fn progress(&self, progress: &Progress) -> ProgressView {
        let (done, all) = (progress.parts.0.to_string(), progress.parts.1.to_string());
        let rule = match progress.rule {
            ProgressRule::Stated(_) => "stated",
            ProgressRule::Milestones => "milestones",
            ProgressRule::Indicators => "indicators",
        };
        let explanation = match &progress.percent {
            Ok(_) => self.texts.fill(&format!("progress.{rule}"), &[("done", &done), ("all", &all)]),
            Err(NotComputable::NoParts) => self.texts.get("progress.no_parts").to_owned(),
            Err(NotComputable::MissingValue(name)) => self.texts.fill("progress.missing", &[("name", name)]),
        };
        ProgressView { percent: progress.percent.as_ref().ok().copied(), rule: rule.to_owned(), explanation }
    }

    fn milestone(&self, milestone: &Milestone) -> MilestoneView {
        let overdue = milestone.due.is_some_and(|due| due.last_day() < self.portal.as_of);
        let state = if milestone.done.is_some() {
            "done"
        } else if overdue {
            "overdue"
        } else {
            "open"
        };
        let date = |date: Option<PartialDate>| date.map(|date| self.date(date));
        MilestoneView {
            title: milestone.title.clone(),
            due: date(milestone.due),
            done: date(milestone.done),
            state: state.to_owned(),
        }
    }

    /// The indicators of a goal, with anchors in their order.
    pub fn indicators(&self, goal: &Goal) -> Vec<IndicatorView> {
        goal.indicators.iter().enumerate().map(|(index, indicator)| self.indicator(index, indicator)).collect()
    }

    fn indicator(&self, index: usize, indicator: &Indicator) -> IndicatorView {
        let mut values: Vec<_> = indicator.values.iter().collect();
        // Oldest first; one without a date may be of any age and comes before them, the value of now comes last.
        values.sort_by_key(|reading| reading.date);
        values.extend(&indicator.current);
        IndicatorView {
            name: indicator.name.clone(),
            anchor: format!("indikator-{}", index + 1),
            unit: indicator.unit.clone(),
            baseline: indicator.baseline.as_ref().map(|reading| self.reading(reading)),
            target: indicator.target.as_ref().map(|reading| self.reading(reading)),
            values: values.into_iter().map(|reading| self.reading(reading)).collect(),
            progress: indicator.progress(),
            picture: self.indicator_picture(indicator),
            note: indicator.note.clone(),
        }
    }

    fn event(&self, event: &Event) -> EventView {
        EventView {
            date: event.date.map(|date| self.date(date)),
            text: event.text.clone(),
            status: event.status.as_deref().and_then(|id| self.portal.config.statuses.get(id)).map(status),
            whole: event.whole,
            source: self.source(event.source.as_deref()),
            note: event.note.clone(),
        }
    }

    fn measure(&self, measure: &Measure) -> MeasureView {
        MeasureView {
            title: measure.title.clone(),
            status: measure.status.as_deref().and_then(|id| self.portal.config.statuses.get(id)).map(status),
            due: measure.due.map(|date| self.date(date)),
            source: self.source(measure.source.as_deref()),
            note: measure.note.clone(),
        }
    }
}

/// What a goal's page says in sentences.
fn goal_texts(goal: &Goal) -> impl Iterator<Item = &str> {
    let fields = [&goal.summary, &goal.promise, &goal.note].into_iter().flatten();
    fields.map(String::as_str).chain([goal.title.as_str(), &goal.text.markdown])
}

/// Every source that a goal names anywhere, once: the goal's own first, then those of status, values, events.
pub fn all_sources(goal: &Goal) -> Vec<String> {
    let readings = goal.indicators.iter().flat_map(|indicator| {
        indicator.baseline.iter().chain(&indicator.target).chain(&indicator.values).chain(&indicator.current)
    });
    let named = goal.sources.iter().chain(&goal.status_source);
    let named = named.chain(goal.measures.iter().filter_map(|measure| measure.source.as_ref()));
    let named = named.chain(readings.filter_map(|reading| reading.source.as_ref()));
    let mut sources: Vec<String> = Vec::new();
    for source in named.chain(goal.events.iter().filter_map(|event| event.source.as_ref())) {
        if !sources.contains(source) {
            sources.push(source.clone());
        }
    }
    sources
}

//! Turns values of the portal into what a reader sees: dates and numbers in the portal's language, statuses, sources.

pub mod view;

use jiff::civil::Date;

use crate::config::{GroupKind, Meaning, Status};
use crate::content::{Reading, SourceEntry};
use crate::locale::Locale;
use crate::portal::{Due, DueSpan, GoalState, Portal, Tally, routes};
use crate::render::change::changes_html::ChangesHtml;
use crate::render::words::view::{
    DateView, DueView, GoalCardView, LinkView, ReadingView, SourceView, StatusCountView, StatusView, TallyView,
};
use crate::theme::{Texts, Theme};
use crate::value::{PartialDate, Quantity};

/// A portal and the texts it is told in.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    pub portal: &'a Portal<'a>,
    pub theme: &'a Theme,
    /// Those of the theme in the portal's language.
    pub texts: &'a Texts,
    pub locale: &'a Locale,
    /// The changes of the history as HTML.
    pub changes: &'a ChangesHtml,
}

impl<'a> Words<'a> {
    /// The portal in its own language.
    pub fn new(portal: &'a Portal<'a>, theme: &'a Theme, changes: &'a ChangesHtml) -> Self {
        let tongue = theme.tongue(portal.config.languages.current());
        Self { portal, theme, texts: &tongue.texts, locale: &tongue.locale, changes }
    }
}

impl Words<'_> {
    /// A text of the main language that is shown as it was written: messages of commits, values of the past.
    pub fn original(&self, text: &str) -> String {
        self.portal.config.languages.original(text)
    }

    /// The title of a goal of the history: today's, in this language, or else as it was.
    pub fn title_then(&self, id: &str, then: &str) -> String {
        match self.portal.goal(id) {
            Some(state) if !self.portal.config.languages.is_main() => state.goal.title.clone(),
            _ => self.original(then),
        }
    }

    pub fn date(&self, date: PartialDate) -> DateView {
        DateView { iso: date.to_string(), text: self.locale.date(date) }
    }

    pub fn day(&self, day: Date) -> DateView {
        self.date(PartialDate::Day(day))
    }

    pub fn number(&self, number: f64) -> String {
        self.locale.number(number)
    }

    pub fn quantity(&self, quantity: &Quantity) -> String {
        self.locale.quantity(quantity)
    }

    pub fn reading(&self, reading: &Reading) -> ReadingView {
        ReadingView {
            date: reading.date.map(|date| self.date(date)),
            value: self.quantity(&reading.value),
            source: self.source(reading.source.as_deref()),
            note: reading.note.clone(),
        }
    }

    pub fn source(&self, id: Option<&str>) -> Option<SourceView> {
        id.and_then(|id| self.portal.source(id)).map(|source| self.source_entry(source))
    }

    pub fn sources(&self, ids: &[String]) -> Vec<SourceView> {
        ids.iter().filter_map(|id| self.source(Some(id))).collect()
    }

    pub fn source_entry(&self, source: &SourceEntry) -> SourceView {
        SourceView {
            id: source.id.clone(),
            title: source.title.clone(),
            date: source.date.map(|date| self.date(date)),
            href: source.url.as_deref().map(encode),
            note: source.note.clone(),
        }
    }

    pub fn group(&self, kind: GroupKind, id: &str) -> Option<LinkView> {
        let group = self.portal.config.groups.find(kind, id)?;
        let url = routes::group(kind, &group.id);
        Some(LinkView { title: group.title.clone(), url, short: group.short.clone() })
    }

    pub fn groups(&self, kind: GroupKind, ids: &[String]) -> Vec<LinkView> {
        ids.iter().filter_map(|id| self.group(kind, id)).collect()
    }

    pub fn due(&self, due: Due) -> DueView {
        DueView {
            date: self.date(due.date),
            last_day: due.date.last_day().to_string(),
            state: due.state.word().to_owned(),
        }
    }

    pub fn card(&self, state: &GoalState<'_>) -> GoalCardView {
        let goal = state.goal;
        let departments: Vec<String> = goal.all_departments().cloned().collect();
        GoalCardView {
            id: goal.id.clone(),
            url: routes::goal(&goal.id),
            title: goal.title.clone(),
            summary: goal.summary.clone(),
            kind: goal.kind.word().to_owned(),
            status: status(state.status),
            status_date: goal.status_date.map(|date| self.date(date)),
            status_order: state.status_order,
            progress: state.progress.as_ref().and_then(|progress| progress.percent.as_ref().ok().copied()),
            due: state.due.map(|due| self.due(due)),
            due_span: DueSpan::of(state, self.portal.as_of).word(),
            pillar: goal.pillar.as_ref().and_then(|id| self.group(GroupKind::Pillar, id)),
            topic: goal.topic.as_ref().and_then(|id| self.group(GroupKind::Topic, id)),
            departments: self.groups(GroupKind::Department, &departments),
            changed: state.changed.map(|day| self.day(day)),
            stale: state.stale,
        }
    }

    pub fn cards(&self, places: &[usize]) -> Vec<GoalCardView> {
        places.iter().filter_map(|place| self.portal.goals.get(*place)).map(|state| self.card(state)).collect()
    }

    /// The counts with the parts of a bar that is 100 wide; the edges are computed from sums, so they never drift apart.
    pub fn tally(&self, tally: &Tally) -> TallyView {
        let hundredths = |count: usize| (count * 10_000 + tally.total / 2).checked_div(tally.total).unwrap_or_default();
        let written = |hundredths: usize| format!("{}.{:02}", hundredths / 100, hundredths % 100);
        let mut before = 0;
        let mut counts = Vec::new();
        for (word, count) in self.portal.config.statuses.iter().zip(&tally.counts).filter(|(_, count)| **count > 0) {
            let (left, right) = (hundredths(before), hundredths(before + count));
            before += count;
            let percent = whole_percent(*count, tally.total);
            let (x, width) = (written(left), written(right - left));
            counts.push(StatusCountView { status: status(word), count: *count, percent, x, width });
        }
        TallyView { total: tally.total, counts }
    }
}

/// A share in whole percent as written; what is there at all is never `0`.
pub fn whole_percent(count: usize, total: usize) -> String {
    match (count * 200 + total).checked_div(total * 2) {
        Some(0) if count > 0 => "< 1".to_owned(),
        percent => percent.unwrap_or_default().to_string(),
    }
}

pub fn goal_link(state: &GoalState<'_>) -> LinkView {
    LinkView { title: state.goal.title.clone(), url: routes::goal(&state.goal.id), short: None }
}

pub fn status(status: &Status) -> StatusView {
    StatusView {
        id: status.id.clone(),
        label: status.label.clone(),
        tone: status.tone.word().to_owned(),
        icon: status.icon.word().to_owned(),
        unknown: status.means == Meaning::Unknown,
    }
}

/// A whole address with the characters encoded that addresses must not have (RFC 3986), which browsers forgive but
/// validators do not.
pub fn encode(address: &str) -> String {
    let forbidden = |c: char| matches!(c, ' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}');
    address.chars().map(|c| if forbidden(c) { format!("%{:02X}", u32::from(c)) } else { c.to_string() }).collect()
}

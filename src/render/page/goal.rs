//! The page of a goal.

use serde::Serialize;

use crate::config::{GroupKind, Tone};
use crate::content::{Confirmed, Direction, Event, Goal, Measure, Milestone, Newer, ProgressRule};
use crate::portal::{GoalState, NotComputable, Progress, Related, Wording, routes};
use crate::render::change::course::{EntryView, course};
use crate::render::change::html::Changes;
use crate::render::chart::band::BandView;
use crate::render::chart::indicator::IndicatorView;
use crate::render::page::answer::AnswerView;
use crate::render::page::frame::{PageView, described};
use crate::render::text::body::Body;
use crate::render::text::diff::{PieceView, TextDiffView};
use crate::render::text::terms::TermView;
use crate::render::words::card::GoalCardView;
use crate::render::words::earlier_due::EarlierDueView;
use crate::render::words::links::goal_link;
use crate::render::words::view::{DateView, LinkView, SourceView, StatusView};
use crate::render::words::{Words, status};
use crate::value::PartialDate;

/// Something that happened, with its source.
#[derive(Debug, Clone, Serialize)]
pub struct EventView {
    pub date: Option<DateView>,
    pub text: String,
    /// Status that the source states; `whole` says whether for the whole goal or a part.
    pub status: Option<StatusView>,
    pub whole: bool,
    pub source: Option<SourceView>,
    pub note: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct MilestoneView {
    pub title: String,
    pub due: Option<DateView>,
    pub done: Option<DateView>,
    /// `done`, `overdue`, `open`.
    pub state: String,
}

/// How firmly a goal is tied to the strategy.
#[derive(Debug, Clone, Serialize)]
pub struct OriginView {
    pub label: String,
    pub note: Option<String>,
    /// False: the tie to the strategy is not documented, and the page must say so.
    pub documented: bool,
}

/// Progress of a goal and how it came about.
#[derive(Debug, Clone, Serialize)]
pub struct ProgressView {
    /// Missing if the rule cannot be applied (`explanation` says why).
    pub percent: Option<u8>,
    /// `stated`, `milestones`, `indicators`.
    pub rule: String,
    pub explanation: String,
}

/// `goal.html`.
#[derive(Debug, Serialize)]
pub struct GoalView {
    pub card: GoalCardView,
    /// How far it is, in sentences.
    pub answer: AnswerView,
    /// The accent of its pillar, a colour of the theme.
    pub tone: String,
    /// Badge file.
    pub badge: String,
    /// What was promised.
    pub promise: Option<String>,
    pub origin: Option<OriginView>,
    pub status_source: Option<SourceView>,
    pub confirmed: Option<ConfirmedView>,
    pub progress: Option<ProgressView>,
    pub start: Option<DateView>,
    /// The first deadline, if it moved.
    pub due_course: Option<DueCourseView>,
    /// Deadlines of before the history, newest first.
    pub earlier_due: Vec<EarlierDueView>,
    /// Lead first; `lead` tells whether the first one leads.
    pub departments: Vec<LinkView>,
    pub lead: bool,
    pub cross_cutting: Vec<LinkView>,
    pub strategies: Vec<LinkView>,
    pub milestones: Vec<MilestoneView>,
    pub indicators: Vec<IndicatorView>,
    /// Newest first.
    pub events: Vec<EventView>,
    /// What happened on days that nobody knows.
    pub undated: Vec<EventView>,
    /// What is newer than the status, in words.
    pub newer: Vec<String>,
    pub note: Option<String>,
    pub body_html: String,
    /// Words of the page that the glossary explains.
    pub terms: Vec<TermView>,
    pub sources: Vec<SourceView>,
    pub measures: Vec<MeasureView>,
    /// Goals whose place this one took, and goals that took its place.
    pub replaces: Vec<LinkView>,
    pub replaced_by: Vec<LinkView>,
    /// Goals that have most to do with it.
    pub related: Vec<RelatedView>,
    /// The picture of its status over time.
    pub band: Option<BandView>,
    /// Title and promise as they were published first, beside today's, where these differ.
    pub wordings: Vec<WordingView>,
    /// Newest first.
    pub course: Vec<EntryView>,
    /// The same of what is editorial in its history.
    pub course_editorial: Vec<EntryView>,
    pub created: Option<DateView>,
    pub previous: Option<LinkView>,
    pub next: Option<LinkView>,
}

/// The first deadline of a goal and how often it moved.
#[derive(Debug, Clone, Serialize)]
pub struct DueCourseView {
    pub first: DateView,
    pub moves: usize,
    /// How many of them were before the history.
    pub before: usize,
    /// How many of them were of goals whose place it took, or came with that; and the deadlines of these, oldest first.
    pub inherited: usize,
    pub predecessor: Vec<DateView>,
}

/// That somebody checked what stands there and found it unchanged.
#[derive(Debug, Clone, Serialize)]
pub struct ConfirmedView {
    pub date: DateView,
    pub by: String,
    /// `counts`, `again` (nothing new since an earlier one), `before` (something new came later).
    pub state: String,
}

/// A text of a goal, first and today.
#[derive(Debug, Clone, Serialize)]
pub struct WordingView {
    /// The field: `title`, `promise`.
    pub field: String,
    /// Day of the first one.
    pub date: DateView,
    /// What is `same` stands in both, `removed` only in the first one, `added` only in today's.
    pub pieces: Vec<PieceView>,
    /// Whether it was taken away.
    pub gone: bool,
}

/// Something that is done to reach a goal.
#[derive(Debug, Clone, Serialize)]
pub struct MeasureView {
    pub title: String,
    pub status: Option<StatusView>,
    pub due: Option<DateView>,
    pub source: Option<SourceView>,
    pub note: Option<String>,
}

/// A related goal.
#[derive(Debug, Serialize)]
pub struct RelatedView {
    pub goal: LinkView,
    pub status: StatusView,
    /// What the two have in common: `gleiches Thema, gemeinsam: …`.
    pub why: String,
}

impl DueCourseView {
    fn of(words: &Words<'_>, state: &GoalState<'_>) -> Option<Self> {
        let course = &state.due_course;
        let first = course.first().filter(|_| course.count() > 0)?;
        Some(Self {
            first: words.date(first),
            moves: course.count(),
            before: course.moves_before(),
            inherited: course.moves_of_predecessor(),
            predecessor: course.predecessor.iter().map(|due| words.date(*due)).collect(),
        })
    }
}

impl ConfirmedView {
    fn of(words: &Words<'_>, state: &GoalState<'_>) -> Option<Self> {
        let Confirmed { date, by } = state.goal.confirmed.as_ref()?;
        let word = match state.freshness {
            Some(fresh) if date.first_day() < fresh.newest => "before",
            Some(fresh) if fresh.confirmed != Some(date.first_day()) => "again",
            _ => "counts",
        };
        Some(Self { date: words.date(*date), by: words.original(by), state: word.to_owned() })
    }
}

impl WordingView {
    fn of(words: &Words<'_>, field: &str, wording: &Wording) -> Option<Self> {
        let (step, first) = wording.before()?;
        let now = wording.now.as_deref().unwrap_or_default();
        let pieces = TextDiffView::of(first, now).pieces.into_iter();
        let as_written = |piece: PieceView| PieceView { text: words.original(&piece.text), ..piece };
        Some(Self {
            field: field.to_owned(),
            date: words.day(words.portal.history.steps.get(step)?.commit.date),
            pieces: pieces.map(as_written).collect(),
            gone: wording.now.is_none(),
        })
    }

    fn all(words: &Words<'_>, state: &GoalState<'_>) -> Vec<Self> {
        let texts = [("title", &state.title), ("promise", &state.promise)];
        texts.into_iter().filter_map(|(field, wording)| Self::of(words, field, wording)).collect()
    }
}

impl GoalView {
    /// Everything on the page of the goal at `place`.
    pub fn of(changes: &Changes<'_>, place: usize, body: &Body<'_>) -> Option<Self> {
        let words = &changes.words;
        let goals = &words.portal.goals;
        let state = goals.get(place)?;
        let goal = state.goal;
        // What else there is stands on the card, in the words of the state, or among all sources.
        let Goal {
            path,
            id,
            id_span: _,
            status_span: _,
            title: _,
            summary: _,
            kind: _,
            pillar: _,
            topic: _,
            cross_cutting,
            lead,
            departments: _,
            status: _,
            status_date: _,
            status_source,
            confirmed: _,
            progress: _,
            start,
            due: _,
            earlier_due: _,
            done: _,
            promise,
            origin: _,
            strategies,
            milestones,
            measures,
            indicators: _,
            events,
            sources: _,
            note,
            replaces: _,
            replaced_by: _,
            translations: _,
            text,
        } = goal;
        let departments: Vec<String> = goal.all_departments().cloned().collect();
        let mut events: Vec<&Event> = events.iter().collect();
        // Newest first; the order of the page decides between equal dates. What has no date stands apart.
        events.sort_by_key(|event| std::cmp::Reverse(event.date));
        let (dated, undated): (Vec<_>, Vec<_>) = events.into_iter().partition(|event| event.date.is_some());
        let (entries, course_editorial) = course(changes, id, &state.steps);
        Some(Self {
            card: GoalCardView::of(words, state),
            answer: AnswerView::of(words, state),
            tone: accent(words, goal),
            badge: routes::goal_badge(id),
            promise: promise.clone(),
            origin: OriginView::of(words, goal),
            status_source: words.source(status_source.as_deref()),
            confirmed: ConfirmedView::of(words, state),
            progress: state.progress.as_ref().map(|progress| ProgressView::of(words, goal, progress)),
            start: start.map(|date| words.date(date)),
            due_course: DueCourseView::of(words, state),
            earlier_due: EarlierDueView::all(words, state),
            departments: words.groups(GroupKind::Department, &departments),
            lead: lead.is_some(),
            cross_cutting: words.groups(GroupKind::CrossCutting, cross_cutting),
            strategies: words.groups(GroupKind::Strategy, strategies),
            milestones: milestones.iter().map(|milestone| MilestoneView::of(words, milestone)).collect(),
            indicators: IndicatorView::all(words, goal),
            events: dated.into_iter().map(|event| EventView::of(words, event)).collect(),
            undated: undated.into_iter().map(|event| EventView::of(words, event)).collect(),
            newer: newer(words, state),
            note: note.clone(),
            body_html: body.html(path, text),
            terms: TermView::all(words, body, goal_texts(goal)),
            sources: words.sources(&goal.all_sources()),
            measures: measures.iter().map(|measure| MeasureView::of(words, measure)).collect(),
            replaces: words.goal_links(words.portal.replaces(id)),
            replaced_by: words.goal_links(words.portal.replaced_by(id)),
            related: RelatedView::all(words, place),
            band: BandView::of(words, id),
            wordings: WordingView::all(words, state),
            course: entries,
            course_editorial,
            created: state.created.map(|day| words.day(day)),
            previous: place.checked_sub(1).and_then(|place| goals.get(place)).map(|state| goal_link(state)),
            next: goals.get(place + 1).map(|state| goal_link(state)),
        })
    }
}

/// `863 von 865 Schulen, August 2025`, newest first; nothing that is still to come.
fn newer(words: &Words<'_>, state: &GoalState<'_>) -> Vec<String> {
    let known = state.newer();
    let told = |(date, newer): (PartialDate, Newer<'_>)| {
        let what = match newer {
            Newer::Event(event) => event.text.clone(),
            Newer::Milestone(milestone) => milestone.title.clone(),
            Newer::Value(indicator, reading) => {
                let value = words.quantity(&reading.value);
                // How far it is to the target is said where more is better, and both are a number of things, not words that
                // may say it already.
                let target = indicator.target.as_ref().filter(|target| {
                    let is_share = indicator.unit.as_ref().is_some_and(|unit| ["%", "Prozent"].contains(&unit.trim()));
                    let in_words = reading.value.written.is_some() || target.value.written.is_some();
                    indicator.direction != Some(Direction::Down) && !is_share && !in_words
                });
                let target = target.map(|target| words.quantity(&target.value));
                let value = target
                    .map_or(value.clone(), |target| words.fill("newer.of", &[("value", value), ("target", target)]));
                let name = words.measured(indicator);
                format!("{name}: {value}")
            }
        };
        words.fill("newer.item", &[("what", what), ("date", words.date(date).text)])
    };
    known.into_iter().map(told).collect()
}

impl OriginView {
    fn of(words: &Words<'_>, goal: &Goal) -> Option<Self> {
        let id = goal.origin.as_ref()?;
        let origin = words.portal.config.origins.iter().find(|origin| origin.id == *id)?;
        Some(Self { label: origin.label.clone(), note: origin.note.clone(), documented: origin.documented })
    }
}

impl ProgressView {
    fn of(words: &Words<'_>, goal: &Goal, progress: &Progress) -> Self {
        let (done, all) = (progress.parts.0.to_string(), progress.parts.1.to_string());
        let rule = match progress.rule {
            ProgressRule::Stated(_) => "stated",
            ProgressRule::Milestones => "milestones",
            ProgressRule::Indicators => "indicators",
        };
        let explanation = match &progress.percent {
            Ok(_) => {
                let told = words.texts.fill(&format!("progress.{rule}"), &[("done", &done), ("all", &all)]);
                let measured = (progress.rule == ProgressRule::Indicators).then_some(&goal.indicators);
                let older = measured.into_iter().flatten().filter_map(|indicator| {
                    let date = words.date(indicator.computed_of()?).text;
                    Some(words.fill("progress.older", &[("name", indicator.name.clone()), ("date", date)]))
                });
                std::iter::once(told).chain(older).collect::<Vec<_>>().join(" ")
            }
            Err(NotComputable::NoParts) => words.texts.get("progress.no_parts").to_owned(),
            Err(NotComputable::NoWay(name)) => words.texts.fill("progress.no_way", &[("name", name)]),
            Err(NotComputable::MissingValue(name)) => words.texts.fill("progress.missing", &[("name", name)]),
        };
        Self { percent: progress.percent.as_ref().ok().copied(), rule: rule.to_owned(), explanation }
    }
}

impl MilestoneView {
    fn of(words: &Words<'_>, Milestone { title, due, done }: &Milestone) -> Self {
        let overdue = due.is_some_and(|due| due.last_day() < words.portal.as_of);
        let state = if done.is_some() {
            "done"
        } else if overdue {
            "overdue"
        } else {
            "open"
        };
        let date = |date: &Option<PartialDate>| date.map(|date| words.date(date));
        Self { title: title.clone(), due: date(due), done: date(done), state: state.to_owned() }
    }
}

impl EventView {
    fn of(words: &Words<'_>, Event { date, text, status, whole, source, note }: &Event) -> Self {
        Self {
            date: date.map(|date| words.date(date)),
            text: text.clone(),
            status: words.status(status.as_deref()),
            whole: *whole,
            source: words.source(source.as_deref()),
            note: note.clone(),
        }
    }
}

impl MeasureView {
    fn of(words: &Words<'_>, Measure { title, status, due, source, note }: &Measure) -> Self {
        Self {
            title: title.clone(),
            status: words.status(status.as_deref()),
            due: due.map(|date| words.date(date)),
            source: words.source(source.as_deref()),
            note: note.clone(),
        }
    }
}

impl RelatedView {
    fn all(words: &Words<'_>, place: usize) -> Vec<Self> {
        let view = |related: &Related<'_>| {
            let state = words.portal.goals.get(related.place)?;
            Some(Self { goal: goal_link(state), status: status(state.status), why: why(words, related) })
        };
        words.portal.related(place).iter().filter_map(view).collect()
    }
}

pub fn page(words: &Words<'_>, place: usize) -> PageView {
    let goal = words.portal.goals[place].goal;
    let description = described(words, goal.summary.as_ref());
    let page = PageView::of_goal(words, goal.title.clone(), description, &goal.id, goal.pillar.as_deref());
    PageView::with_file(words, page, &goal.path)
}

fn accent(words: &Words<'_>, goal: &Goal) -> String {
    let pillar = goal.pillar.as_ref().and_then(|id| words.portal.config.groups.find(GroupKind::Pillar, id));
    pillar.map_or(Tone::Grey, |pillar| pillar.tone).word().to_owned()
}

/// What a goal's page says.
fn goal_texts(goal: &Goal) -> impl Iterator<Item = &str> {
    let own = goal.own_texts().into_iter().filter_map(|(_, text)| text);
    own.map(String::as_str).chain([goal.text.markdown.as_str()]).chain(goal.texts())
}

fn why(words: &Words<'_>, related: &Related<'_>) -> String {
    let names = |kind: GroupKind, ids: &[&str]| {
        let groups = ids.iter().filter_map(|id| words.group(kind, id));
        groups.map(|group| group.short.unwrap_or(group.title)).collect::<Vec<_>>().join(", ")
    };
    let mut why = Vec::new();
    if related.succession {
        why.push(words.texts.get("related.succession").to_owned());
    }
    if related.topic {
        why.push(words.texts.get("related.topic").to_owned());
    }
    if !related.cross_cutting.is_empty() {
        let names = names(GroupKind::CrossCutting, &related.cross_cutting);
        why.push(words.texts.fill("related.cross_cutting", &[("names", &names)]));
    }
    if !related.departments.is_empty() {
        let names = names(GroupKind::Department, &related.departments);
        let count = related.departments.len();
        let values = [("n", count.to_string()), ("names", names)];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        why.push(words.texts.fill_form("related.departments", words.locale.plural(count as u64), &values));
    }
    why.join(" · ")
}

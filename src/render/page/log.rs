//! Pages of the change log with whole commits: who, when, why, on whose decision, and every change in them.

use jiff::civil::Date;
use serde::Serialize;

use crate::beginning::beginning;
use crate::beginning::short;
use crate::history::{Commit, Retold, Step};
use crate::portal::{LogPage, LogPart, address_of_commit, routes};
use crate::render::change::commit::CommitView;
use crate::render::change::html::Changes;
use crate::render::change::marks::reasons;
use crate::render::change::site::site_name;
use crate::render::change::step::StepView;
use crate::render::page::frame::PageView;
use crate::render::page::frame::pages::NumberedView;
use crate::render::text::diff::{TextDiffView, text_diff};
use crate::render::words::Words;
use crate::render::words::view::{DateView, LinkView};
use crate::value::PartialDate;

/// Most bytes of a message that are shown.
const MESSAGE: usize = 12_000;

/// `log.html`: commits of a month, or a part of one commit.
#[derive(Debug, Serialize)]
pub struct LogView {
    /// Newest first.
    pub commits: Vec<EntryView>,
    /// Pages of the month or commit, if there are several.
    pub pages: Vec<NumberedView>,
    /// The pages with what happened just before and after.
    pub older: Option<LinkView>,
    pub newer: Option<LinkView>,
}

/// A commit on such a page.
#[derive(Debug, Serialize)]
pub struct EntryView {
    pub step: StepView,
    /// Missing if it has pages of its own.
    pub whole: Option<CommitDetailView>,
}

/// What a commit says of itself, and what it changes beyond single values.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "a template asks for each")]
pub struct CommitDetailView {
    /// All authors.
    pub authors: String,
    /// RFC 3339.
    pub time: String,
    /// The day where the committer was, as the commit claims it.
    pub day: String,
    /// The day on which it counts, with the reason if that is another one.
    pub counts: Option<String>,
    /// Hour and minute where the committer was.
    pub clock: String,
    /// Difference of that zone from UTC (`+01:00`).
    pub zone: String,
    /// Whether it carries a signature. Whose it is and whether it is valid is not known.
    pub signed: bool,
    /// The rest of the message without its trailers, as plain text with line breaks.
    pub message: String,
    /// What is said about all changes alike, but for what stands in the message.
    pub reasons: Vec<String>,
    pub decisions: Vec<String>,
    pub sources: Vec<String>,
    /// For how many changes the message counts as the reason, if for several.
    pub explains: Option<String>,
    /// Whether the time that it shows is only claimed, and cannot be right.
    pub is_claimed: bool,
    /// Whether no reason is stated for any change.
    pub unexplained: bool,
    /// Whether the changes have different reasons.
    pub apart: bool,
    /// All other trailers, as `Name: value`.
    pub trailers: Vec<String>,
    /// The commit that this one says it takes back; the address is empty if it has no page here.
    pub reverts: Option<LinkView>,
    /// Changed texts of goals and of pages, with what they are called.
    pub texts: Vec<ChangedTextView>,
    /// Commits that a merge brought in.
    pub brought_in: Vec<BroughtInView>,
    /// What is told otherwise of earlier commits, because its settings read them otherwise.
    pub retold: Vec<RetoldView>,
}

/// A changed text, word by word.
#[derive(Debug, Serialize)]
pub struct ChangedTextView {
    pub title: String,
    pub diff: TextDiffView,
}

/// An earlier commit of which something else is told now.
#[derive(Debug, Serialize)]
pub struct RetoldView {
    pub date: DateView,
    /// The commit; the address is empty if it has no page here.
    pub commit: LinkView,
    pub goals: Vec<RetoldGoalView>,
}

/// What is told of a goal otherwise.
#[derive(Debug, Serialize)]
pub struct RetoldGoalView {
    /// The goal; the address is empty if it has no page.
    pub goal: LinkView,
    /// What is no longer told, as `change.html` renders it.
    pub before: Vec<String>,
    /// What is told only now.
    pub now: Vec<String>,
}

impl RetoldView {
    fn all(changes: &Changes<'_>, place: usize, step: &Step) -> Vec<Self> {
        let words = &changes.words;
        let html = changes.html(place).map(|html| html.retold.as_slice()).unwrap_or_default();
        let mut all: Vec<Self> = Vec::new();
        let mut last: Option<&Retold> = None;
        for (told, html) in step.retold.iter().zip(html) {
            let is_new = last.is_none_or(|last| last.commit != told.commit);
            if is_new {
                let (date, commit) = (words.day(told.date), commit_link(words, &told.commit));
                all.push(Self { date, commit, goals: Vec::new() });
            }
            let Some(commit) = all.last_mut() else { continue };
            if is_new || last.is_none_or(|last| last.goal != told.goal) {
                let goal =
                    LinkView { title: words.original(&told.title), url: words.goal_url(&told.goal), short: None };
                commit.goals.push(RetoldGoalView { goal, before: Vec::new(), now: Vec::new() });
            }
            if let Some(goal) = commit.goals.last_mut() {
                if told.is_told { &mut goal.now } else { &mut goal.before }.push(html.clone());
            }
            last = Some(told);
        }
        all
    }
}

/// A commit that a merge brought in, with what it says itself.
#[derive(Debug, Serialize)]
pub struct BroughtInView {
    pub commit: CommitView,
    /// All authors.
    pub authors: String,
    pub reason: Option<String>,
    pub decisions: Vec<String>,
    pub sources: Vec<String>,
}

impl LogView {
    pub fn of(changes: &Changes<'_>, page: LogPage) -> Self {
        let words = &changes.words;
        let log = &words.portal.trail.log;
        let link =
            |title: String, page| LinkView { title, url: routes::log(page, &words.portal.history.steps), short: None };
        let all: Vec<LogPage> = match page {
            LogPage::Month { .. } => log.months().map(|(page, _)| page).collect(),
            LogPage::Commit { step, .. } => {
                (1..=log.parts(step).len()).map(|number| LogPage::Commit { step, number }).collect()
            }
        };
        let at = all.iter().position(|other| *other == page).unwrap_or_default();
        let is_near = |other: &&LogPage| month(**other) == month(page);
        let beside = |place: Option<usize>| {
            let other = *all.get(place?)?;
            Some(link(title(words, other), other))
        };
        let own: Vec<LogPage> = all.iter().filter(is_near).copied().collect();
        let url = |number: usize| {
            own.iter()
                .find(|page| self::number(**page) == number)
                .map_or_else(String::new, |page| routes::log(*page, &words.portal.history.steps))
        };
        Self {
            commits: match page {
                LogPage::Month { .. } => {
                    log.steps(page).iter().rev().filter_map(|place| EntryView::of(changes, *place)).collect()
                }
                LogPage::Commit { step, number } => EntryView::part(changes, step, number).into_iter().collect(),
            },
            pages: NumberedView::near(number(page), own.len(), url),
            older: beside(at.checked_sub(1)).filter(|_| month(page).is_some()),
            newer: beside(at.checked_add(1)).filter(|_| month(page).is_some()),
        }
    }
}

fn number(page: LogPage) -> usize {
    match page {
        LogPage::Month { number, .. } | LogPage::Commit { number, .. } => number,
    }
}

fn month(page: LogPage) -> Option<PartialDate> {
    match page {
        LogPage::Month { year, month, .. } => Some(PartialDate::Month(year, month)),
        LogPage::Commit { .. } => None,
    }
}

impl EntryView {
    /// A commit on the page of its month.
    fn of(changes: &Changes<'_>, place: usize) -> Option<Self> {
        let log = &changes.words.portal.trail.log;
        let whole = matches!(log.of_step(place)?, LogPage::Month { .. });
        let step = StepView::of(changes, place, |_| true)?;
        let content = changes.words.portal.history.steps.get(place)?;
        let all = LogPart { goals: 0..content.goals.len(), site: 0..content.site.len() };
        let whole = if whole { Some(CommitDetailView::of(changes, place, &all, true)?) } else { None };
        Some(Self { step, whole })
    }

    /// A part of a commit on a page of its own.
    fn part(changes: &Changes<'_>, place: usize, number: usize) -> Option<Self> {
        let words = &changes.words;
        let part = words.portal.trail.log.parts(place).get(number.checked_sub(1)?)?;
        let is_first = number == 1;
        let step = StepView::part(changes, place, part, is_first)?;
        Some(Self { step, whole: Some(CommitDetailView::of(changes, place, part, is_first)?) })
    }
}

impl CommitDetailView {
    /// The whole of a commit with the texts of a part of it.
    fn of(changes: &Changes<'_>, place: usize, part: &LogPart, is_first: bool) -> Option<Self> {
        let words = &changes.words;
        let step = words.portal.history.steps.get(place)?;
        let commit = &step.commit;
        let time = commit.time();
        let day = time.get(..10).and_then(|day| day.parse().ok()).map(|day| words.day(day));
        let as_written = |texts: &[String]| texts.iter().map(|text| words.original(text)).collect();
        let of_all = step.said_of_all();
        let apart = of_all.is_none();
        let said = of_all.unwrap_or_else(|| step.said_by_itself());
        let in_message =
            commit.reasons.is_empty() && said.reasons.first().is_some_and(|first| first.by.id == commit.id);
        let mut reasons = reasons(words, &said, None);
        let unexplained = reasons.is_empty() && !apart;
        reasons.drain(..usize::from(in_message));
        let in_message = said.reasons.first().filter(|first| in_message && first.changes > 1);
        let brought_in = step.brought_in.iter().filter(|_| is_first);
        let original = |texts: Vec<&str>| texts.into_iter().map(|text| words.original(text)).collect();
        Some(Self {
            authors: commit.authors(),
            counts: counts(words, commit, day.as_ref()),
            day: day.map_or_else(String::new, |day| day.text),
            clock: time.get(11..16).unwrap_or_default().to_owned(),
            zone: time.get(19..).unwrap_or_default().to_owned(),
            time,
            is_claimed: commit.wrong.is_some(),
            signed: commit.signed,
            message: words.original(&beginning(&commit.body, MESSAGE)),
            explains: in_message.map(|reason| words.count("commit.explains", reason.changes)),
            unexplained,
            reasons,
            decisions: original(said.decisions),
            sources: original(said.sources),
            apart,
            trailers: as_written(&commit.trailers),
            reverts: reverted(words, commit),
            texts: texts(changes, place, part),
            brought_in: brought_in.map(|commit| BroughtInView::of(words, commit)).collect(),
            retold: if is_first { RetoldView::all(changes, place, step) } else { Vec::new() },
        })
    }
}

impl BroughtInView {
    fn of(words: &Words<'_>, commit: &Commit) -> Self {
        let as_written = |texts: &[String]| texts.iter().map(|text| words.original(text)).collect();
        Self {
            commit: CommitView::of(words, commit, false),
            authors: commit.authors(),
            reason: commit.reason().map(|reason| words.original(&reason)),
            decisions: as_written(&commit.decisions),
            sources: as_written(&commit.sources),
        }
    }
}

/// On which day a commit counts, and why, if it is not the one that it shows.
fn counts(words: &Words<'_>, commit: &Commit, shown: Option<&DateView>) -> Option<String> {
    let (date, texts) = (words.day(commit.date), &words.texts);
    let text = |day: Date| words.day(day).text;
    let Some(wrong) = commit.wrong else {
        let differs = shown.is_none_or(|shown| shown.iso != date.iso);
        return differs.then(|| texts.fill("commit.counts_utc", &[("date", &date.text)]));
    };
    let (claimed, to) = (text(wrong.claimed), text(wrong.latest));
    let why = texts.get(if wrong.is_future { "commit.claims_future" } else { "commit.claims_otherwise" });
    let (from, span) = match wrong.earliest.map(text) {
        Some(from) => (from, "commit.counts_between"),
        None => (String::new(), "commit.counts_until"),
    };
    let values = [("date", date.text.as_str()), ("claimed", &claimed), ("why", why), ("from", &from), ("to", &to)];
    Some(texts.fill(span, &values))
}

fn reverted(words: &Words<'_>, commit: &Commit) -> Option<LinkView> {
    commit.reverts.as_deref().map(|hash| commit_link(words, hash))
}

fn commit_link(words: &Words<'_>, hash: &str) -> LinkView {
    LinkView { title: short(hash).to_owned(), url: address_of_commit(words.portal, hash), short: None }
}

/// What the texts of some goals, and of what is beside the goals, gained and lost.
fn texts(changes: &Changes<'_>, place: usize, part: &LogPart) -> Vec<ChangedTextView> {
    let words = &changes.words;
    let Some(step) = words.portal.history.steps.get(place) else { return Vec::new() };
    let of_goals = step.goals.iter().take(part.goals.end).skip(part.goals.start).filter_map(|goal| {
        let title = words.title_then(&goal.id, &goal.title);
        Some(ChangedTextView { title, diff: text_diff(words, goal.text.as_ref()?) })
    });
    let beside = step.site.iter().take(part.site.end).skip(part.site.start).filter_map(|change| {
        Some(ChangedTextView { title: site_name(words, change), diff: text_diff(words, change.text.as_ref()?) })
    });
    of_goals.chain(beside).collect()
}

/// What a page is called.
fn title(words: &Words<'_>, page: LogPage) -> String {
    let n = number(page).to_string();
    match page {
        LogPage::Month { year, month, number } => {
            let month = words.date(PartialDate::Month(year, month)).text;
            let key = if number > 1 { "titles.month_page" } else { "titles.month" };
            words.texts.fill(key, &[("month", &month), ("n", &n)])
        }
        LogPage::Commit { step, number } => {
            let Some(step) = words.portal.history.steps.get(step) else { return String::new() };
            let subject = words.original(&step.commit.subject);
            let key = if number > 1 { "titles.commit_page" } else { "titles.commit" };
            words.texts.fill(key, &[("short", short(&step.commit.id)), ("subject", &subject), ("n", &n)])
        }
    }
}

pub fn page(words: &Words<'_>, page: LogPage) -> PageView {
    let mut parents = vec![words.entry("changelog", routes::CHANGES)];
    if let LogPage::Month { year, .. } = page {
        parents.push(LinkView { title: year.to_string(), url: routes::year(year), short: None });
    }
    let (title, url) = (title(words, page), routes::log(page, &words.portal.history.steps));
    PageView { feed: Some(routes::FEED.to_owned()), ..PageView::below(words, title.clone(), title, url, parents) }
}

//! The page of a commit: who, when, why, on whose decision, and every change in it.

use jiff::civil::Date;
use serde::Serialize;

use crate::history::{Commit, Retold, Step};
use crate::portal::routes;
use crate::render::change::commit::CommitView;
use crate::render::change::html::Changes;
use crate::render::change::marks::reasons;
use crate::render::change::step::StepView;
use crate::render::page::frame::PageView;
use crate::render::text::diff::TextDiffView;
use crate::render::text::short::short;
use crate::render::words::Words;
use crate::render::words::view::{DateView, LinkView};

/// `commit.html`.
#[derive(Debug, Serialize)]
pub struct CommitPageView<'a> {
    pub step: StepView,
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
    /// Changed texts in the order of `step.goals`.
    pub texts: Vec<Option<&'a TextDiffView>>,
    /// Changed texts in the order of `step.site_html`.
    pub site_texts: Vec<Option<&'a TextDiffView>>,
    /// Commits that a merge brought in.
    pub brought_in: Vec<BroughtInView>,
    /// What is told otherwise of earlier commits, because its settings read them otherwise.
    pub retold: Vec<RetoldView>,
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

impl<'a> CommitPageView<'a> {
    pub fn of(changes: &Changes<'a>, place: usize) -> Option<Self> {
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
        let original = |texts: Vec<&str>| texts.into_iter().map(|text| words.original(text)).collect();
        Some(Self {
            step: StepView::whole(changes, place)?,
            authors: commit.authors(),
            counts: counts(words, commit, day.as_ref()),
            day: day.map_or_else(String::new, |day| day.text),
            clock: time.get(11..16).unwrap_or_default().to_owned(),
            zone: time.get(19..).unwrap_or_default().to_owned(),
            time,
            is_claimed: commit.wrong.is_some(),
            signed: commit.signed,
            message: words.original(&commit.body),
            explains: in_message.map(|reason| words.count("commit.explains", reason.changes)),
            unexplained,
            reasons,
            decisions: original(said.decisions),
            sources: original(said.sources),
            apart,
            trailers: as_written(&commit.trailers),
            reverts: reverted(words, commit),
            texts: (0..step.goals.len()).map(|goal| changes.text(place, goal)).collect(),
            site_texts: (0..step.site.len()).map(|change| changes.site_text(place, change)).collect(),
            brought_in: step.brought_in.iter().map(|commit| BroughtInView::of(words, commit)).collect(),
            retold: RetoldView::all(changes, place, step),
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
    let step = words.portal.step_of(hash).and_then(|place| words.portal.history.steps.get(place));
    let url = step.map_or_else(String::new, |step| routes::commit(&step.commit.id));
    LinkView { title: short(hash).to_owned(), url, short: None }
}

pub fn page(words: &Words<'_>, step: &Step) -> PageView {
    let commit = &step.commit;
    let subject = words.original(&commit.subject);
    let values = [("short", short(&commit.id)), ("subject", subject.as_str())];
    let title = words.texts.fill("titles.commit", &values);
    let parents = vec![words.entry("changelog", routes::CHANGES)];
    PageView::below(words, title.clone(), title, routes::commit(&commit.id), parents)
}

//! What can be found: goals with their measures, groups, pages, reports, changes.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rayon::prelude::*;

use crate::content::{EarlierDue, Event, Goal, Indicator, Measure, Milestone};
use crate::foreign::plain as plain_text;
use crate::portal::{Flagged, GoalState, GroupState, Place, address_of_step, routes};
use crate::render::change::html::Changes;
use crate::render::change::step::heading_of;
use crate::render::output::{OutputFile, RenderError, Take};
use crate::render::page::open_data::Sizes;
use crate::render::page::search::{Kind, WITH, WITHOUT};
use crate::render::page::{counting, easy, goal, group, legal};
use crate::render::site::Site;
use crate::render::text::body::Body;
use crate::render::words::Words;
use crate::search::{Bundles, Document, IndexFile, index};

/// So many of the newest changes can be found. Older ones stand in the change log, by year; all of them would make a
/// long history weigh more than the goals.
const CHANGES: usize = 500;

impl Site<'_> {
    /// What can be found, in the order of the site.
    ///
    /// # Errors
    /// A page whose template fails.
    pub fn documents(&self) -> Result<Vec<Document>, RenderError> {
        let places = self.of_templates().into_par_iter().chain([Place::OpenData]);
        let documents: Vec<_> = places.filter_map(|place| self.document(place).transpose()).collect();
        let steps = self.words.portal.history.steps.len();
        let changes = (steps.saturating_sub(CHANGES)..steps).filter_map(|place| self.change(place)).map(Ok);
        documents.into_iter().chain(changes).collect()
    }

    /// A commit, which has no page to itself. What it did is its title: what it says of itself is among its words.
    fn change(&self, place: usize) -> Option<Document> {
        let words = &self.words;
        let step = words.portal.history.steps.get(place)?;
        let date = step.commit.date;
        let mut found = Found {
            told: BTreeMap::from([("date", words.day(date).text)]),
            date: Some(date),
            ..Found::new(Kind::Change, heading_of(&self.changes, place)?)
        };
        let goals = step.goals.iter().filter_map(|goal| words.portal.goal(&goal.id));
        let goals: Vec<&Goal> = goals.map(|state| state.goal).collect();
        found.add("pillar", goals.iter().filter_map(|goal| goal.pillar.clone()));
        found.add("department", goals.iter().copied().flat_map(Goal::all_departments).cloned());
        let flagged = words.portal.flagged_in(place);
        found.add("mark", flagged.iter().map(|flagged| flagged.flag.word().to_owned()));
        let why = |flagged: &Flagged| if flagged.at.said(step).reasons.is_empty() { WITHOUT } else { WITH };
        found.add("reason", flagged.iter().map(|flagged| why(flagged).to_owned()));
        found.add("month", [format!("{:04}-{:02}", date.year(), date.month())]);
        Some(self.indexed(&address_of_step(words.portal, place), found, &commit_words(&self.changes, place)))
    }

    /// Goals, groups and changes are there by the thousand, and the engine takes long over every element of a page:
    /// of these it gets the words alone. Other pages are found as they are.
    fn document(&self, place: Place) -> Result<Option<Document>, RenderError> {
        let words = &self.words;
        let portal = words.portal;
        let Some(found) = self.found(place) else { return Ok(None) };
        let main_language = portal.config.languages.main();
        let body = Body { links: &self.links, texts: words.texts, root: "", main: main_language };
        let (address, html) = match place {
            Place::Goal(place) => (goal::page(words, place).path, goal_words(words, portal.goals[place].goal, &body)),
            Place::Group(place) => {
                let state = &portal.groups[place];
                (group::page(words, state).path, group_words(state, &body))
            }
            page => {
                // A reader of results asks for no sizes.
                let of_data = || self.open_data(&Sizes::new());
                let file = if page == Place::OpenData { of_data()? } else { self.render(page)? };
                let address = file.path.strip_suffix("index.html").unwrap_or(&file.path).to_owned();
                (address, main(&String::from_utf8_lossy(&file.bytes)).to_owned())
            }
        };
        Ok(Some(self.indexed(&address, found, &html)))
    }

    /// What the index gets of a page.
    fn indexed(&self, address: &str, found: Found, html: &str) -> Document {
        let languages = &self.words.portal.config.languages;
        Document {
            url: format!("{}{address}", languages.folder(languages.current())),
            language: languages.current().to_owned(),
            title: plain_text(&found.title).into_owned(),
            html: plain_text(html).into_owned(),
            filters: found.filters,
            told: found.told,
            date: found.date,
        }
    }

    /// What the index says about the page at a place, if it can be found.
    fn found(&self, place: Place) -> Option<Found> {
        let words = &self.words;
        let portal = words.portal;
        let plain = |kind: Kind, title: &str| Found::new(kind, title.to_owned());
        Some(match place {
            Place::Goal(place) => Found::goal(words, portal.goals.get(place)?),
            Place::Removed(place) => {
                let goal = portal.removed.get(place)?;
                plain(Kind::Goal, &words.title_then(goal.id, goal.title))
            }
            Place::Group(place) => plain(Kind::Group, &portal.groups.get(place)?.group.title),
            Place::Page(place) => plain(Kind::Page, &portal.content.pages.get(place)?.title),
            Place::Legal(page) => plain(Kind::Page, &legal::page(words, page).title),
            Place::Easy(place) => plain(Kind::Page, &easy::page(words, portal.content.easy.get(place)?).title),
            Place::OpenData => plain(Kind::Page, words.texts.get("menu.open_data")),
            Place::Counting => plain(Kind::Page, &counting::page(words).title),
            Place::Report(place) => plain(Kind::Report, &portal.content.reports.get(place)?.title),
            Place::Glossary => plain(Kind::Term, words.texts.get("menu.glossary")),
            _ => return None,
        })
    }
}

/// Words of a page for the index, as HTML.
struct Passages(String);

impl Passages {
    fn of(title: &str) -> Self {
        Self(format!("<h1>{}</h1>", escaped(title)))
    }

    fn heading(&mut self, id: &str, title: &str) {
        self.0.extend(["<h2 id=\"", id, "\">", &escaped(title), "</h2>"]);
    }

    /// Addresses say nothing to a reader of results.
    fn text(&mut self, text: &str) {
        let is_address = |word: &&str| word.contains("://") || word.starts_with("www.");
        let words: Vec<&str> = text.split_whitespace().filter(|word| !is_address(word)).collect();
        self.0.extend(["<p>", &escaped(&words.join(" ")), "</p>"]);
    }

    fn texts<'a>(&mut self, texts: impl IntoIterator<Item = &'a String>) {
        texts.into_iter().for_each(|text| self.text(text));
    }
}

/// What the index says about a page besides its text.
struct Found {
    title: String,
    filters: BTreeMap<&'static str, Vec<String>>,
    told: BTreeMap<&'static str, String>,
    date: Option<Date>,
}

impl Found {
    fn new(kind: Kind, title: String) -> Self {
        let filters = BTreeMap::from([("kind", vec![kind.word().to_owned()])]);
        Self { title, filters, told: BTreeMap::new(), date: None }
    }

    /// What results can be narrowed down to, each value once.
    fn add(&mut self, name: &'static str, values: impl IntoIterator<Item = String>) {
        let values: BTreeSet<String> = values.into_iter().collect();
        if !values.is_empty() {
            self.filters.insert(name, values.into_iter().collect());
        }
    }

    fn goal(words: &Words<'_>, state: &GoalState<'_>) -> Self {
        let goal = state.goal;
        let mut found = Self::new(Kind::Goal, goal.title.clone());
        found.told = OtherWords::of(words, goal).told();
        found.add("id", [goal.id.to_lowercase()]);
        found.add("status", [state.status.id.clone()]);
        found.add("pillar", goal.pillar.iter().cloned());
        found.add("topic", goal.topic.iter().cloned());
        found.add("department", goal.all_departments().cloned());
        found
    }
}

/// Words of the glossary by which somebody may look for a goal: all that stand for what its title names, and for what its
/// summary and promise name besides.
struct OtherWords {
    title: BTreeSet<String>,
    text: BTreeSet<String>,
}

impl OtherWords {
    fn of(words: &Words<'_>, goal: &Goal) -> Self {
        let (title, texts) = (spaced(&goal.title), goal.summary.iter().chain(&goal.promise).map(|text| spaced(text)));
        let texts: Vec<String> = texts.collect();
        let mut other = Self { title: BTreeSet::new(), text: BTreeSet::new() };
        for term in &words.portal.content.glossary {
            let stands_in = |text: &str| term.all_forms().any(|form| text.contains(&spaced(form)));
            let room = if stands_in(&title) {
                &mut other.title
            } else if texts.iter().any(|text| stands_in(text)) {
                &mut other.text
            } else {
                continue;
            };
            room.extend(term.all_forms().map(str::to_owned).chain(term.search.iter().cloned()));
        }
        other
    }

    /// As the index tells it: words of the title weigh more.
    fn told(self) -> BTreeMap<&'static str, String> {
        let told = |words: BTreeSet<String>| plain_text(&words.into_iter().collect::<Vec<_>>().join(", ")).into_owned();
        let all = [("names", told(self.title)), ("words", told(self.text))];
        all.into_iter().filter(|(_, words)| !words.is_empty()).collect()
    }
}

/// The words of a text in small letters, each between two spaces.
fn spaced(text: &str) -> String {
    let text = plain_text(text).to_lowercase();
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

/// What a goal is about, under the headings of its page.
fn goal_words(words: &Words<'_>, goal: &Goal, body: &Body<'_>) -> String {
    // Groups, dates and sources are filters, or stand on pages of their own.
    let Goal {
        path,
        id: _,
        id_span: _,
        status_span: _,
        title,
        summary,
        kind: _,
        pillar: _,
        topic: _,
        cross_cutting: _,
        lead: _,
        departments: _,
        status: _,
        status_date: _,
        status_source: _,
        confirmed: _,
        progress: _,
        start: _,
        due: _,
        earlier_due,
        done: _,
        promise,
        origin: _,
        strategies: _,
        milestones,
        measures,
        indicators,
        events,
        sources: _,
        note,
        replaces: _,
        replaced_by: _,
        translations: _,
        text,
    } = goal;
    let mut passages = Passages::of(title);
    passages.texts(summary);
    passages.heading("versprechen", words.texts.get("goal.promise"));
    passages.texts(promise);
    passages.heading("stand", words.texts.get("goal.state"));
    passages.texts(note);
    let parts = earlier_due.iter().flat_map(EarlierDue::texts);
    let parts = parts.chain(milestones.iter().flat_map(Milestone::texts));
    let parts = parts.chain(measures.iter().flat_map(Measure::texts));
    parts.chain(indicators.iter().flat_map(Indicator::texts)).for_each(|text| passages.text(text));
    passages.0.push_str(&body.html(path, text));
    if !events.is_empty() {
        passages.heading("ereignisse", words.texts.get("goal.events"));
        events.iter().flat_map(Event::texts).for_each(|text| passages.text(text));
    }
    passages.0
}

fn group_words(state: &GroupState<'_>, body: &Body<'_>) -> String {
    let mut passages = Passages::of(&state.group.title);
    passages.texts(&state.group.short);
    if let Some(text) = state.text {
        passages.texts(&text.summary);
        passages.0.push_str(&body.html(&text.path, &text.text));
    }
    passages.0
}

/// Why and what a commit changed. Changed texts are found where they stand now.
fn commit_words(changes: &Changes<'_>, place: usize) -> String {
    let words = &changes.words;
    let Some(step) = words.portal.history.steps.get(place) else { return String::new() };
    let commit = &step.commit;
    let mut passages = Passages::of(&commit.subject);
    passages.text(&commit.authors());
    passages.text(&commit.body);
    for commit in std::iter::once(commit).chain(&step.brought_in) {
        passages.texts(commit.reasons.iter().chain(&commit.decisions).chain(&commit.sources));
    }
    let html = changes.html(place);
    for (at, goal) in step.goals.iter().enumerate() {
        passages.text(&words.title_then(&goal.id, &goal.title));
        let changes = html.and_then(|html| html.goals.get(at));
        changes.into_iter().flatten().for_each(|change| passages.0.push_str(change));
    }
    html.into_iter().flat_map(|html| html.rules.iter().chain(&html.site)).for_each(|rule| passages.0.push_str(rule));
    passages.0
}

/// As little as can be: the engine ends a passage with a full stop unless it ends with a sign, such as the `;` of an entity.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// The content of a page, without what stands around it on every page; the whole page if its theme marks none.
fn main(page: &str) -> &str {
    let inside = || {
        let (_, rest) = page.split_once("<main")?;
        let (_, rest) = rest.split_once('>')?;
        rest.rsplit_once("</main>").map(|(main, _)| main)
    };
    inside().unwrap_or(page)
}

/// Makes the files of the index.
///
/// # Errors
/// An engine that does not start.
pub fn files(documents: Vec<Document>, bundles: Option<&dyn Bundles>, take: Take<'_>) -> Result<(), RenderError> {
    let file =
        |file: IndexFile| OutputFile { path: format!("{}{}", routes::SEARCH_INDEX, file.path), bytes: file.bytes };
    index(documents, bundles, |found| take(file(found))).map_err(RenderError::Search)
}

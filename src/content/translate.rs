//! The content in the words of another language. What is not translated stays as it is and is marked as foreign.

use std::sync::Arc;

use rayon::prelude::*;

use super::document::Text;
use super::easy::EasyPage;
use super::goal::Goal;
use super::indicator::{Indicator, Reading, Revised};
use super::load::{Content, Unread};
use super::page::{Figure, GroupText, Page, Report, Start};
use super::parts::{Event, Measure, Milestone};
use super::register::SourceEntry;
use super::translation::Translation;
use crate::config::Languages;
use crate::value::Quantity;

impl Content {
    /// The content in the language that is meant; `languages` are the portal's. What only the history or the files of
    /// the site need is left out.
    #[must_use]
    pub fn translated(&self, languages: &Languages) -> Self {
        let words = |path: &str| {
            let found = self.translations.get(&(path.to_owned(), languages.current().to_owned()));
            Translator { languages, translation: found }
        };
        let goal = |goal: &Arc<Goal>| {
            let translation = goal.translations.get(languages.current());
            Arc::new(with(goal.as_ref(), |own| Translator { languages, translation }.goal(own)))
        };
        let source = |source: &SourceEntry| with(source, |own| source_as_written(own, languages));
        let easy = |page: &EasyPage| with(page, |own| easy_as_written(own, languages));
        Self {
            goals: self.goals.par_iter().map(goal).collect(),
            pages: self.pages.iter().map(|page| with(page, |own| words(&page.path).page(own))).collect(),
            reports: self.reports.iter().map(|report| with(report, |own| words(&report.path).report(own))).collect(),
            easy: self.easy.iter().map(easy).collect(),
            group_texts: self.group_texts.iter().map(|text| with(text, |own| words(&text.path).group(own))).collect(),
            start: with(&self.start, |own| words(&self.start.path).start(own)),
            sources: self.sources.iter().map(|(id, entry)| (id.clone(), source(entry))).collect(),
            glossary: self.glossary.iter().map(|term| term.translated(languages)).collect(),
            media: self.media.clone(),
            other_texts: Vec::new(),
            unread: Unread::default(),
            records: Vec::new(),
            left_out: self.left_out.clone(),
            translations: self.translations.clone(),
        }
    }
}

/// A copy that is translated. Everything below is taken apart by name: whoever adds a field decides here what it is in
/// another language.
fn with<T: Clone>(original: &T, translate: impl FnOnce(&mut T)) -> T {
    let mut own = original.clone();
    translate(&mut own);
    own
}

/// Easy language is there in the portal's own language only.
fn easy_as_written(page: &mut EasyPage, languages: &Languages) {
    let EasyPage { path: _, pillar: _, title, summary: _, sources: _, text: _ } = page;
    *title = languages.original(title);
}

/// Names of sources are those of their publishers.
fn source_as_written(source: &mut SourceEntry, languages: &Languages) {
    let SourceEntry { id: _, title, url: _, date: _, note } = source;
    *title = languages.original(title);
    note.iter_mut().for_each(|note| *note = languages.original(note));
}

/// What one page says in another language.
#[derive(Clone, Copy)]
struct Translator<'a> {
    languages: &'a Languages,
    translation: Option<&'a Translation>,
}

impl Translator<'_> {
    /// Puts the translation in place of a text, or marks the text.
    fn own(&self, text: &mut String, own: impl Fn(&Translation) -> &Option<String>) {
        let own = self.translation.and_then(|translation| own(translation).clone());
        *text = own.unwrap_or_else(|| self.languages.untranslated(text));
    }

    fn own_if_any(&self, text: &mut Option<String>, own: impl Fn(&Translation) -> &Option<String>) {
        text.iter_mut().for_each(|text| self.own(text, &own));
    }

    /// The same for a text that is translated among the `words`.
    fn word(&self, text: &mut String) {
        let own = self.translation.and_then(|translation| translation.word(text));
        *text = own.map_or_else(|| self.languages.untranslated(text), str::to_owned);
    }

    fn words(&self, texts: &mut Option<String>) {
        texts.iter_mut().for_each(|text| self.word(text));
    }

    fn text(&self, text: &mut Text) {
        match self.translation.and_then(|translation| translation.text.clone()) {
            Some(own) => *text = own,
            None => text.untranslated = true,
        }
    }

    fn goal(&self, goal: &mut Goal) {
        let Goal {
            path: _,
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
        self.own(title, |own| &own.title);
        self.own_if_any(summary, |own| &own.summary);
        self.own_if_any(promise, |own| &own.promise);
        self.own_if_any(note, |own| &own.note);
        milestones.iter_mut().for_each(|milestone| self.milestone(milestone));
        measures.iter_mut().for_each(|measure| self.measure(measure));
        indicators.iter_mut().for_each(|indicator| self.indicator(indicator));
        events.iter_mut().for_each(|event| self.event(event));
        earlier_due.iter_mut().for_each(|earlier| self.words(&mut earlier.note));
        self.text(text);
    }

    fn quantity(&self, quantity: &mut Quantity) {
        let Quantity { written, number: _ } = quantity;
        self.words(written);
    }

    fn milestone(&self, milestone: &mut Milestone) {
        let Milestone { title, due: _, done: _ } = milestone;
        self.word(title);
    }

    fn measure(&self, measure: &mut Measure) {
        let Measure { title, status: _, due: _, source: _, note } = measure;
        self.word(title);
        self.words(note);
    }

    fn event(&self, event: &mut Event) {
        let Event { date: _, text, status: _, whole: _, source: _, note } = event;
        self.word(text);
        self.words(note);
    }

    fn reading(&self, reading: &mut Reading) {
        let Reading { date: _, value, source: _, revised, note } = reading;
        self.quantity(value);
        revised.iter_mut().for_each(|Revised { of, source: _ }| self.quantity(of));
        self.words(note);
    }

    fn indicator(&self, indicator: &mut Indicator) {
        let Indicator { name, unit, direction: _, baseline, target, values, current, note } = indicator;
        self.word(name);
        self.words(unit);
        self.words(note);
        let readings = baseline.iter_mut().chain(target).chain(values).chain(current);
        readings.for_each(|reading| self.reading(reading));
    }

    fn page(&self, page: &mut Page) {
        let Page { path: _, slug: _, title, summary, menu: _, order: _, standalone: _, sources: _, text } = page;
        self.own(title, |own| &own.title);
        self.own_if_any(summary, |own| &own.summary);
        self.text(text);
    }

    fn report(&self, report: &mut Report) {
        let Report { path: _, slug: _, title, summary, from: _, to: _, sources: _, text } = report;
        self.own(title, |own| &own.title);
        self.own_if_any(summary, |own| &own.summary);
        self.text(text);
    }

    fn group(&self, group: &mut GroupText) {
        let GroupText { path: _, kind: _, id: _, summary, sources: _, text } = group;
        self.own_if_any(summary, |own| &own.summary);
        self.text(text);
    }

    fn start(&self, start: &mut Start) {
        let Start { path: _, summary, figures, text } = start;
        self.own_if_any(summary, |own| &own.summary);
        figures.iter_mut().for_each(|figure| self.figure(figure));
        self.text(text);
    }

    fn figure(&self, figure: &mut Figure) {
        let Figure { label, value, unit, date: _, source: _, note } = figure;
        self.word(label);
        self.quantity(value);
        self.words(unit);
        self.words(note);
    }
}

//! The content in the words of another language. What is not translated stays as it is and is marked as foreign.

use std::sync::Arc;

use rayon::prelude::*;

use super::document::Text;
use super::easy::EasyPage;
use super::goal::{Event, Goal, Measure, Milestone};
use super::indicator::{Indicator, Reading};
use super::load::Content;
use super::page::{Figure, GroupText, Page, Report, Start};
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
        let sources = self.sources.iter().map(|(id, source)| (id.clone(), source_as_written(source, languages)));
        Self {
            goals: self.goals.par_iter().map(|goal| Arc::new(translated_goal(goal, languages))).collect(),
            pages: self.pages.iter().map(|page| words(&page.path).page(page)).collect(),
            reports: self.reports.iter().map(|report| words(&report.path).report(report)).collect(),
            easy: self.easy.iter().map(|page| easy_as_written(page, languages)).collect(),
            group_texts: self.group_texts.iter().map(|text| words(&text.path).group(text)).collect(),
            start: words(&self.start.path).start(&self.start),
            sources: sources.collect(),
            glossary: self.glossary.iter().map(|term| term.translated(languages)).collect(),
            media: self.media.clone(),
            other_texts: Vec::new(),
            records: Vec::new(),
            translations: self.translations.clone(),
        }
    }
}

/// Easy language is there in the portal's own language only.
fn easy_as_written(page: &EasyPage, languages: &Languages) -> EasyPage {
    EasyPage { title: languages.original(&page.title), ..page.clone() }
}

/// Names of sources are those of their publishers.
fn source_as_written(source: &SourceEntry, languages: &Languages) -> SourceEntry {
    let note = source.note.as_ref().map(|note| languages.original(note));
    SourceEntry { title: languages.original(&source.title), note, ..source.clone() }
}

fn translated_goal(goal: &Goal, languages: &Languages) -> Goal {
    let translation = goal.translations.get(languages.current());
    let words = Translator { languages, translation };
    Goal {
        title: words.or(&goal.title, |own| &own.title),
        summary: words.or_none(goal.summary.as_ref(), |own| &own.summary),
        promise: words.or_none(goal.promise.as_ref(), |own| &own.promise),
        note: words.or_none(goal.note.as_ref(), |own| &own.note),
        milestones: goal.milestones.iter().map(|milestone| words.milestone(milestone)).collect(),
        measures: goal.measures.iter().map(|measure| words.measure(measure)).collect(),
        indicators: goal.indicators.iter().map(|indicator| words.indicator(indicator)).collect(),
        events: goal.events.iter().map(|event| words.event(event)).collect(),
        text: words.text(&goal.text),
        ..goal.clone()
    }
}

/// What one page says in another language.
#[derive(Clone, Copy)]
struct Translator<'a> {
    languages: &'a Languages,
    translation: Option<&'a Translation>,
}

impl Translator<'_> {
    /// The translation of a text, or the text itself, marked.
    fn or(&self, original: &str, own: impl Fn(&Translation) -> &Option<String>) -> String {
        let own = self.translation.and_then(|translation| own(translation).clone());
        own.unwrap_or_else(|| self.languages.untranslated(original))
    }

    fn or_none(&self, original: Option<&String>, own: impl Fn(&Translation) -> &Option<String>) -> Option<String> {
        original.map(|original| self.or(original, own))
    }

    /// A text that is translated among the `words`.
    fn word(&self, original: &str) -> String {
        let own = self.translation.and_then(|translation| translation.word(original));
        own.map_or_else(|| self.languages.untranslated(original), str::to_owned)
    }

    fn word_or_none(&self, original: Option<&String>) -> Option<String> {
        original.map(|original| self.word(original))
    }

    fn text(&self, original: &Text) -> Text {
        let own = self.translation.and_then(|translation| translation.text.clone());
        own.unwrap_or_else(|| Text { untranslated: true, ..original.clone() })
    }

    fn quantity(&self, quantity: &Quantity) -> Quantity {
        Quantity { written: self.word_or_none(quantity.written.as_ref()), number: quantity.number }
    }

    fn milestone(&self, milestone: &Milestone) -> Milestone {
        Milestone { title: self.word(&milestone.title), ..milestone.clone() }
    }

    fn measure(&self, measure: &Measure) -> Measure {
        let note = self.word_or_none(measure.note.as_ref());
        Measure { title: self.word(&measure.title), note, ..measure.clone() }
    }

    fn event(&self, event: &Event) -> Event {
        Event { text: self.word(&event.text), note: self.word_or_none(event.note.as_ref()), ..event.clone() }
    }

    fn reading(&self, reading: &Reading) -> Reading {
        let note = self.word_or_none(reading.note.as_ref());
        Reading { value: self.quantity(&reading.value), note, ..reading.clone() }
    }

    fn indicator(&self, indicator: &Indicator) -> Indicator {
        let reading = |reading: &Reading| self.reading(reading);
        Indicator {
            name: self.word(&indicator.name),
            unit: self.word_or_none(indicator.unit.as_ref()),
            note: self.word_or_none(indicator.note.as_ref()),
            baseline: indicator.baseline.as_ref().map(reading),
            target: indicator.target.as_ref().map(reading),
            values: indicator.values.iter().map(reading).collect(),
            current: indicator.current.as_ref().map(reading),
            ..indicator.clone()
        }
    }

    fn page(&self, page: &Page) -> Page {
        Page {
            title: self.or(&page.title, |own| &own.title),
            summary: self.or_none(page.summary.as_ref(), |own| &own.summary),
            text: self.text(&page.text),
            ..page.clone()
        }
    }

    fn report(&self, report: &Report) -> Report {
        Report {
            title: self.or(&report.title, |own| &own.title),
            summary: self.or_none(report.summary.as_ref(), |own| &own.summary),
            text: self.text(&report.text),
            ..report.clone()
        }
    }

    fn group(&self, group: &GroupText) -> GroupText {
        let summary = self.or_none(group.summary.as_ref(), |own| &own.summary);
        GroupText { summary, text: self.text(&group.text), ..group.clone() }
    }

    fn start(&self, start: &Start) -> Start {
        let figure = |figure: &Figure| Figure {
            label: self.word(&figure.label),
            value: self.quantity(&figure.value),
            unit: self.word_or_none(figure.unit.as_ref()),
            note: self.word_or_none(figure.note.as_ref()),
            ..figure.clone()
        };
        Start {
            summary: self.or_none(start.summary.as_ref(), |own| &own.summary),
            figures: start.figures.iter().map(figure).collect(),
            text: self.text(&start.text),
            ..start.clone()
        }
    }
}

//! What editors translated: of a goal in its own file, of everything else in a file beside the original
//! (`seite.en.md` beside `seite.md`).

use std::collections::{BTreeMap, BTreeSet};

use super::document::Text;
use super::field::Field;
use super::numbers::differing;
use super::page::Start;
use super::record::{Record, TRANSLATIONS};
use crate::config::{Config, Limits, is_code};
use crate::diagnostic::{Diagnostic, Problem, Span};
use crate::yaml::{Fields, nearest};

/// Texts with a field of their own, by its name: the same ones in the original and in a translation.
pub type OwnTexts<'a> = [(&'static str, Option<&'a String>); 4];

/// Words of a page in another language. What is missing is not translated.
#[derive(Debug, Clone, Default)]
pub struct Translation {
    /// Its file; for a goal the goal's own.
    pub path: String,
    /// Name.
    pub title: Option<String>,
    /// One sentence.
    pub summary: Option<String>,
    /// What was promised; goals only.
    pub promise: Option<String>,
    /// A remark; goals only.
    pub note: Option<String>,
    /// Other texts by those of the original: names and units of indicators, milestones, measures, events, remarks.
    pub words: BTreeMap<String, String>,
    /// The texts with a field of their own, by those of the original: the history tells of them too.
    own_words: BTreeMap<String, String>,
    /// Where `words` stand in the file.
    word_places: Vec<(String, Span)>,
    /// Where the other fields stand.
    places: BTreeMap<&'static str, Span>,
    /// The page's text.
    pub text: Option<Text>,
}

impl Translation {
    /// The texts of a goal in one language. Places inside of its Markdown are not known, only where it stands.
    fn of_goal(fields: &mut Fields<'_, '_, '_>, limits: &Limits) -> Self {
        let mut places = BTreeMap::new();
        let mut value = |fields: &mut Fields<'_, '_, '_>, field: &'static str| {
            let text = fields.text(field)?;
            places.insert(field, text.span);
            Some(text.value)
        };
        let (words, word_places) = words(fields);
        let translation = Self {
            path: fields.sink().path().to_owned(),
            title: value(fields, "title"),
            summary: value(fields, "summary"),
            promise: value(fields, "promise"),
            note: value(fields, "note"),
            text: fields.text("text").map(|text| Text::at(text.value, &text.span, limits)),
            words,
            word_places,
            ..Self::default()
        };
        Self { places, ..translation }
    }

    /// The front matter and text of a file beside its original.
    pub(super) fn of_file(mut fields: Fields<'_, '_, '_>, text: Text) -> Self {
        let path = fields.sink().path().to_owned();
        let mut places = BTreeMap::new();
        let mut value = |fields: &mut Fields<'_, '_, '_>, field: &'static str| {
            let text = fields.text(field)?;
            places.insert(field, text.span);
            Some(text.value)
        };
        let (title, summary) = (value(&mut fields, "title"), value(&mut fields, "summary"));
        let (words, word_places) = words(&mut fields);
        fields.finish();
        let text = Text { file: Some(path.clone()), ..text };
        let text = Some(text).filter(|text| !text.markdown.trim().is_empty());
        Self { path, title, summary, words, word_places, places, text, ..Self::default() }
    }

    /// What the last version of a goal that is gone says in each language, but for its page's text.
    pub fn of_record(record: &Record) -> BTreeMap<String, Self> {
        let text = |field: &Field| field.texts().first().cloned();
        let parts = |field: &Field| match field {
            Field::Map(parts) | Field::Entries(parts) => parts.clone(),
            Field::Text(_) | Field::Texts(_) => BTreeMap::new(),
        };
        let translation = |(language, field): (&String, &Field)| {
            let fields = parts(field);
            let own = |name: &str| fields.get(name).and_then(text);
            let words = fields.get("words").map(parts).unwrap_or_default();
            let words = words.iter().filter_map(|(word, own)| Some((word.clone(), text(own)?))).collect();
            let (title, summary, promise, note) = (own("title"), own("summary"), own("promise"), own("note"));
            (language.clone(), Self { title, summary, promise, note, words, ..Self::default() })
        };
        let translations = record.fields.get(TRANSLATIONS).map(parts).unwrap_or_default();
        translations.iter().map(translation).collect()
    }

    /// The texts that have a field of their own, by its name.
    pub fn own_texts(&self) -> OwnTexts<'_> {
        let Self { title, summary, promise, note, path: _, words: _, own_words: _, word_places: _, places: _, text: _ } =
            self;
        [
            ("title", title.as_ref()),
            ("summary", summary.as_ref()),
            ("promise", promise.as_ref()),
            ("note", note.as_ref()),
        ]
    }

    /// A text in this language, if it is translated.
    pub fn word(&self, original: &str) -> Option<&str> {
        let original = original.trim();
        self.words.get(original).or_else(|| self.own_words.get(original)).map(String::as_str)
    }

    /// Translated texts that are not among those of the original, with their places.
    pub(super) fn without_original(&self, texts: &BTreeSet<&str>) -> Vec<(Span, Problem)> {
        let unknown = self.word_places.iter().filter(|(word, _)| !texts.contains(word.as_str()));
        let problem = |(word, span): &(String, Span)| {
            let nearest = nearest(word, texts.iter().copied());
            (span.clone(), Problem::NothingToTranslate { text: word.clone(), nearest })
        };
        unknown.map(problem).collect()
    }
}

impl Translation {
    /// Learns what the texts with a field of their own are in the original.
    pub(super) fn learn(&mut self, originals: &[(&'static str, Option<String>)]) {
        let own: BTreeMap<&str, Option<&String>> = self.own_texts().into_iter().collect();
        let pairs = originals
            .iter()
            .filter_map(|(field, original)| Some((original.as_ref()?.trim().to_owned(), (*own.get(field)?)?.clone())));
        self.own_words = pairs.collect();
    }

    /// Numbers and dates that are others than in the original, of which these are the texts with a field of their own.
    /// `languages` are the original's and this one.
    pub(super) fn other_numbers(
        &self,
        originals: &[(&'static str, Option<String>)],
        languages: (&str, &str),
    ) -> Vec<(Span, Problem)> {
        let own: BTreeMap<&str, Option<&String>> = self.own_texts().into_iter().collect();
        let fields = originals.iter().filter_map(|(field, original)| {
            Some((self.places.get(field)?, original.as_ref()?.as_str(), (*own.get(field)?)?.as_str()))
        });
        let word = |(word, span): &'_ (String, Span)| Some((span.clone(), word.clone(), self.words.get(word)?.clone()));
        let words = self.word_places.iter().filter_map(word);
        let fields = fields.map(|(span, original, own)| (span.clone(), original.to_owned(), own.to_owned()));
        let other = |(span, original, own): (Span, String, String)| {
            let (missing, added) = differing(&original, &own, languages);
            (!missing.is_empty() || !added.is_empty()).then_some((span, Problem::OtherNumbers { missing, added }))
        };
        fields.chain(words).filter_map(other).collect()
    }
}

/// `words: {Messwert: indicator}`.
fn words(fields: &mut Fields<'_, '_, '_>) -> (BTreeMap<String, String>, Vec<(String, Span)>) {
    let (mut words, mut places) = (BTreeMap::new(), Vec::new());
    let Some(node) = fields.take("words") else { return (words, places) };
    let Some(keys) = Fields::of("words", node, fields.sink()) else { return (words, places) };
    keys.into_each(|key, span, _| places.push((key.to_owned(), span.clone())));
    let Some(mut inner) = Fields::of("words", node, fields.sink()) else { return (words, places) };
    for (key, _) in &places {
        if let Some(text) = inner.text(key) {
            words.insert(key.trim().to_owned(), text.value);
        }
    }
    (words, places.into_iter().map(|(key, span)| (key.trim().to_owned(), span)).collect())
}

/// Reads `translations` of a goal by language.
pub(super) fn of_goal(fields: &mut Fields<'_, '_, '_>, config: &Config) -> BTreeMap<String, Translation> {
    let mut translations = BTreeMap::new();
    let Some(node) = fields.take("translations") else { return translations };
    let Some(each) = Fields::of("translations", node, fields.sink()) else { return translations };
    let mut by_language = Vec::new();
    each.into_each(|code, span, node| by_language.push((code, span, node)));
    for (code, span, node) in by_language {
        if let Some(problem) = config.languages.problem_with(code) {
            fields.sink().add(span, problem);
            continue;
        }
        let Some(mut inner) = Fields::of(code, node, fields.sink()) else { continue };
        let translation = Translation::of_goal(&mut inner, &config.limits);
        inner.finish();
        translations.insert(code.to_owned(), translation);
    }
    translations
}

/// `content/seiten/hilfe.en.md` is `content/seiten/hilfe.md` in the language `en`.
pub(super) fn original_of(path: &str) -> Option<(String, &str)> {
    let (original, language) = path.strip_suffix(".md")?.rsplit_once('.')?;
    (is_code(language) && !original.ends_with('/')).then(|| (format!("{original}.md"), language))
}

/// Translations of files that are not among `files`, and of words that their original does not have.
pub(super) fn check(
    translations: &BTreeMap<(String, String), Translation>,
    files: &BTreeSet<&str>,
    start: &Start,
    main: &str,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for ((original, language), translation) in translations {
        let of_start = *original == start.path;
        if !of_start && !files.contains(original.as_str()) {
            found.push(Diagnostic::at(&translation.path, &(0..3), Problem::NoOriginal { original: original.clone() }));
        }
        let texts = if of_start { start.texts() } else { BTreeSet::new() };
        let unknown = translation.without_original(&texts).into_iter();
        let originals: &[_] = if of_start { &[("summary", start.summary.clone())] } else { &[] };
        let other = translation.other_numbers(originals, (main, language));
        found.extend(unknown.chain(other).map(|(span, problem)| Diagnostic::at(&translation.path, &span, problem)));
    }
    found
}

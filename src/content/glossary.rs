//! The glossary: words that readers may not know, and what they mean.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::{Config, Languages};
use crate::diagnostic::{Problem, Sink, line_of_byte};
use crate::yaml::{self, Fields, Node, Value};

/// A word of the glossary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Identifies it in addresses (`glossar/#ozg`).
    pub id: String,
    /// The word as its entry is called.
    pub word: String,
    /// Other forms under which it stands in texts.
    pub forms: Vec<String>,
    /// What else people look for when they mean it; these words stand in no text.
    pub search: Vec<String>,
    /// What it means, in one or two plain sentences.
    pub text: String,
    /// The same in other languages, by their codes.
    pub translations: BTreeMap<String, Self>,
}

impl Term {
    /// Everything that stands for it in a text.
    pub fn all_forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.word).chain(&self.forms).map(String::as_str)
    }

    /// The term in the language that is meant. One that is not translated is found by its own word all the same.
    pub(super) fn translated(&self, languages: &Languages) -> Self {
        let Self { id, word, forms: _, search, text, translations } = self;
        translations.get(languages.current()).cloned().unwrap_or_else(|| Self {
            id: id.clone(),
            word: languages.untranslated(word),
            forms: self.all_forms().map(str::to_owned).collect(),
            search: search.clone(),
            text: languages.untranslated(text),
            translations: translations.clone(),
        })
    }

    /// `taken` are the forms of the same language that other terms have.
    fn read(id: &str, fields: &mut Fields<'_, '_, '_>, taken: &mut BTreeSet<String>) -> Option<Self> {
        let word = fields.required_text("word");
        let forms = fields.texts("forms");
        let (mut search, mut seen) = (Vec::new(), BTreeSet::new());
        for word in fields.texts("search") {
            if seen.insert(word.value.clone()) {
                search.push(word.value);
            } else {
                fields.sink().add(&word.span, Problem::ListedTwice { id: word.value });
            }
        }
        let text = fields.required_text("text");
        for form in word.iter().chain(&forms) {
            if !taken.insert(form.value.clone()) {
                fields.sink().add(&form.span, Problem::ListedTwice { id: form.value.clone() });
            }
        }
        let (word, text) = word.zip(text)?;
        let forms = forms.into_iter().map(|form| form.value).collect();
        let (id, word, text) = (id.to_owned(), word.value, text.value);
        Some(Self { id, word, forms, search, text, translations: BTreeMap::new() })
    }
}

/// Reads the glossary: a mapping from id to `{word, forms, search, text, translations}`. Terms by id; no form stands for two of them.
pub(super) fn terms(bytes: &[u8], config: &Config, sink: &mut Sink<'_>) -> Vec<Term> {
    let languages = &config.languages;
    let Ok(text) = std::str::from_utf8(bytes) else {
        let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
        sink.add(&(valid..valid + 3), Problem::NotUtf8 { line: line_of_byte(bytes, valid) });
        return Vec::new();
    };
    let (offset, text) = text.strip_prefix('\u{feff}').map_or((0, text), |rest| (3, rest));
    let tree = yaml::parse(text, offset, Some(config.limits.entries), sink).filter(|tree| tree.value != Value::Null);
    let Some(fields) = tree.as_ref().and_then(|tree| Fields::of("glossary", tree, sink)) else {
        return Vec::new();
    };
    let mut inner = Vec::new();
    fields.into_each(|id, span, node| inner.push((id, span, node)));
    let mut terms = BTreeMap::new();
    let mut taken: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (id, span, node) in inner {
        // The id becomes an address.
        if !yaml::is_id(id) {
            let suggestion = Some(yaml::slug(id)).filter(|slug| !slug.is_empty());
            sink.add(span, Problem::BadId { id: id.to_owned(), suggestion });
            continue;
        }
        let Some(mut entry) = Fields::of(id, node, sink) else { continue };
        let term = Term::read(id, &mut entry, taken.entry(languages.main().to_owned()).or_default());
        let translations = entry.take("translations");
        entry.finish();
        let translations =
            translations.map(|node| translations_of(id, node, languages, &mut taken, sink)).unwrap_or_default();
        terms.extend(term.map(|term| (id, Term { translations, ..term })));
    }
    terms.into_values().collect()
}

/// `translations: {en: {word, forms, search, text}}`
fn translations_of(
    id: &str,
    node: &Node,
    languages: &Languages,
    taken: &mut BTreeMap<String, BTreeSet<String>>,
    sink: &mut Sink<'_>,
) -> BTreeMap<String, Term> {
    let Some(fields) = Fields::of("translations", node, sink) else { return BTreeMap::new() };
    let mut inner = Vec::new();
    fields.into_each(|code, span, node| inner.push((code, span, node)));
    let mut translations = BTreeMap::new();
    for (code, span, node) in inner {
        if let Some(problem) = languages.problem_with(code) {
            sink.add(span, problem);
            continue;
        }
        let Some(mut entry) = Fields::of(code, node, sink) else { continue };
        let term = Term::read(id, &mut entry, taken.entry(code.to_owned()).or_default());
        entry.finish();
        translations.extend(term.map(|term| (code.to_owned(), term)));
    }
    translations
}

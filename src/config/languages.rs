//! The languages of a portal, and words of the settings that are written for each of them.

use crate::diagnostic::{Located, Problem};
use crate::foreign;
use crate::yaml::{Fields, Node, Value};

/// The languages in which a portal is told, and the one of them that is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Languages {
    /// Codes as in `<html lang>`; the first is the main one, and there always is one.
    codes: Vec<String>,
    /// The same with their places in the settings; none if these name none.
    written: Vec<Located<String>>,
    current: usize,
}

impl Default for Languages {
    fn default() -> Self {
        Self { codes: vec!["de".to_owned()], written: Vec::new(), current: 0 }
    }
}

impl Languages {
    /// All codes, the main language first.
    pub fn codes(&self) -> &[String] {
        &self.codes
    }

    /// All codes that the settings name, with their places.
    pub fn written(&self) -> impl Iterator<Item = &Located<String>> {
        self.written.iter()
    }

    /// The language of the content, in which nothing is missing.
    pub fn main(&self) -> &str {
        &self.codes[0]
    }

    /// The language that is meant.
    pub fn current(&self) -> &str {
        &self.codes[self.current]
    }

    /// Whether that is the main one.
    pub fn is_main(&self) -> bool {
        self.current == 0
    }

    /// Whether there are several.
    pub fn are_many(&self) -> bool {
        self.codes.len() > 1
    }

    /// Where pages of a language lie, from the site's root: nothing, or a folder with a `/` at its end.
    pub fn folder(&self, code: &str) -> String {
        if code == self.main() { String::new() } else { format!("{code}/") }
    }

    /// An address without the folder of its language, and whether that is the main one.
    pub fn inside<'p>(&self, address: &'p str) -> (&'p str, bool) {
        let mut others = self.codes.iter().skip(1);
        let inside = others.find_map(|code| address.strip_prefix(code.as_str())?.strip_prefix('/'));
        inside.map_or((address, true), |inside| (inside, false))
    }

    /// A text in the main language where it is shown as it was written.
    pub fn original(&self, text: &str) -> String {
        if self.is_main() { text.to_owned() } else { foreign::original(text, 0) }
    }

    /// A text in some language where it is shown as it was written.
    pub fn original_in(&self, code: &str, text: &str) -> String {
        match self.place(code) {
            Some(place) if place != self.current => foreign::original(text, place),
            _ => text.to_owned(),
        }
    }

    /// A text in the main language in place of a missing translation.
    pub fn untranslated(&self, text: &str) -> String {
        if self.is_main() { text.to_owned() } else { foreign::untranslated(text, 0) }
    }

    fn place(&self, code: &str) -> Option<usize> {
        self.codes.iter().position(|known| known == code)
    }

    /// The same with another language meant.
    fn meaning(&self, current: usize) -> Self {
        Self { current, ..self.clone() }
    }

    /// Each but the main one as the one that is meant.
    pub(super) fn others(&self) -> impl Iterator<Item = Self> + '_ {
        (1..self.codes.len()).map(|current| self.meaning(current))
    }

    /// Whether a text may be translated into a language; if not, why.
    pub fn problem_with(&self, code: &str) -> Option<Problem> {
        match self.place(code) {
            Some(0) => Some(Problem::TranslatedOriginal { language: code.to_owned() }),
            Some(_) => None,
            None => {
                let known = self.codes.iter().skip(1).cloned().collect();
                Some(Problem::UnknownLanguage { language: code.to_owned(), known })
            }
        }
    }

    /// A text of the settings in the language that is meant: one for all languages, or a mapping by language.
    pub(super) fn text(&self, fields: &mut Fields<'_, '_, '_>, field: &str) -> Option<Located<String>> {
        if fields.is_mapping(field) {
            let node = fields.take(field)?;
            return self.of_mapping(fields, field, node);
        }
        // Most names are the same in all languages, but they are words of the main one.
        let text = fields.text(field)?;
        Some(Located { value: self.original(&text.value), span: text.span })
    }

    /// The same for a text that must be there.
    pub(super) fn required_text(&self, fields: &mut Fields<'_, '_, '_>, field: &str) -> Option<Located<String>> {
        if fields.is_mapping(field) {
            return self.text(fields, field);
        }
        let text = fields.required_text(field)?;
        Some(Located { value: self.original(&text.value), span: text.span })
    }

    /// An abbreviation as goals name the thing by it, in the main language, and as it is shown.
    pub(super) fn short(&self, fields: &mut Fields<'_, '_, '_>, field: &str) -> Option<(Located<String>, String)> {
        if !fields.is_mapping(field) {
            let text = fields.text(field)?;
            let shown = text.value.clone();
            return Some((text, shown));
        }
        let node = fields.take(field)?;
        let shown = self.of_mapping(fields, field, node)?.value;
        let own = if let Value::Map(entries) = &node.value {
            let main = entries.iter().find(|(code, _)| code.value == self.main());
            main.and_then(|(_, text)| text.value.scalar()).map(|text| text.trim().to_owned())
        } else {
            None
        };
        Some((Located { value: own?, span: node.span.clone() }, foreign::plain(&shown).into_owned()))
    }

    fn of_mapping(&self, fields: &mut Fields<'_, '_, '_>, field: &str, node: &Node) -> Option<Located<String>> {
        let mut inner = Fields::of(field, node, fields.sink())?;
        let texts: Vec<Option<Located<String>>> = self.codes.iter().map(|code| inner.text(code)).collect();
        let mut unknown = Vec::new();
        let mut span = node.span.clone();
        if let Value::Map(entries) = &node.value
            && let Some((first, _)) = entries.first()
        {
            span = first.span.clone();
        }
        inner.into_each(|code, span, _| unknown.push((code.to_owned(), span.clone())));
        for (code, span) in unknown {
            let problem = Problem::UnknownLanguage { language: code, known: self.codes.clone() };
            fields.sink().add(&span, problem);
        }
        let Some(main) = texts.first().cloned().flatten() else {
            fields.sink().add(&span, Problem::NoMainText { language: self.main().to_owned() });
            return None;
        };
        let own = texts.into_iter().nth(self.current).flatten();
        Some(own.unwrap_or_else(|| Located { value: self.untranslated(&main.value), span: main.span }))
    }
}

/// Reads `languages`: codes, each once; German alone if it says nothing.
pub(super) fn languages(fields: &mut Fields<'_, '_, '_>) -> Languages {
    let (mut codes, mut written): (Vec<String>, Vec<_>) = (Vec::new(), Vec::new());
    for Located { value, span } in fields.texts("languages") {
        let problem = if !is_code(&value) {
            Problem::BadLanguage { text: value }
        } else if codes.contains(&value) {
            Problem::ListedTwice { id: value }
        } else {
            codes.push(value.clone());
            written.push(Located { value, span });
            continue;
        };
        fields.sink().add(&span, problem);
    }
    if codes.is_empty() { Languages::default() } else { Languages { codes, written, current: 0 } }
}

/// `de`, `hsb`, `pt-br`: a language, perhaps with a country or script, in lower case, as it stands in addresses.
pub fn is_code(text: &str) -> bool {
    let word = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    let mut parts = text.split('-');
    let language = parts.next().unwrap_or_default();
    word(language, 2..=3)
        && language.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| word(part, 2..=8))
}

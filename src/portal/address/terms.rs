//! Finds the words of the glossary in texts.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::content::Term;

/// The words of a glossary, ready to be found.
#[derive(Debug, Default)]
pub struct Terms<'a> {
    /// Forms by their first word, the longest first, with the term's place.
    forms: BTreeMap<&'a str, Vec<(&'a str, usize)>>,
    terms: &'a [Term],
}

impl<'a> Terms<'a> {
    /// Takes a glossary apart.
    pub fn of(terms: &'a [Term]) -> Self {
        let mut forms: BTreeMap<&str, Vec<(&str, usize)>> = BTreeMap::new();
        for (place, term) in terms.iter().enumerate() {
            for form in term.all_forms() {
                forms.entry(first_word(form)).or_default().push((form, place));
            }
        }
        for of_word in forms.values_mut() {
            of_word.sort_by_key(|(form, _)| (std::cmp::Reverse(form.len()), *form));
        }
        Self { forms, terms }
    }

    /// Where words of the glossary stand in a text, in its order. Whole words count, written as in the glossary; a part
    /// between hyphens is a whole word (`OZG` in `OZG-Leistung`).
    pub fn find(&self, text: &str) -> Vec<(Range<usize>, &'a Term)> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(start) = next_word(text, at) {
            let rest = &text[start..];
            let word = first_word(rest);
            at = start + word.len();
            let forms = self.forms.get(word).map_or(&[][..], Vec::as_slice);
            let whole = |form: &str| !rest[form.len()..].starts_with(char::is_alphanumeric);
            let form = forms.iter().find(|(form, _)| rest.starts_with(form) && whole(form));
            if let Some((form, term)) = form.and_then(|(form, place)| Some((*form, self.terms.get(*place)?))) {
                at = start + form.len();
                found.push((start..at, term));
            }
        }
        found
    }

    /// The terms that stand anywhere in some texts, each once, by id.
    pub fn in_texts<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Vec<&'a Term> {
        let found: BTreeSet<&str> = texts.flat_map(|text| self.find(text)).map(|(_, term)| term.id.as_str()).collect();
        self.terms.iter().filter(|term| found.contains(term.id.as_str())).collect()
    }
}

/// Letters and digits at the beginning of a text.
fn first_word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())]
}

/// Where the next word begins, from a place that is not inside one.
fn next_word(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    rest.find(char::is_alphanumeric).map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(id: &str, word: &str, forms: &[&str]) -> Term {
        let forms = forms.iter().map(|form| (*form).to_owned()).collect();
        Term {
            id: id.to_owned(),
            word: word.to_owned(),
            forms,
            search: Vec::new(),
            text: "…".to_owned(),
            translations: BTreeMap::new(),
        }
    }

    #[test]
    fn whole_words_count_and_the_longest_form_wins() {
        let terms = [
            term("data", "Open Data", &["offene Daten"]),
            term("e-akte", "E-Akte", &["E-Akten"]),
            term("open", "Open", &[]),
            term("ozg", "OZG", &[]),
        ];
        let found = |text: &str| -> Vec<String> {
            Terms::of(&terms)
                .find(text)
                .into_iter()
                .map(|(range, term)| format!("{} {}", term.id, &text[range]))
                .collect()
        };
        assert_eq!(found("Das OZG, die OZG-Leistung, das Landes-OZG."), ["ozg OZG", "ozg OZG", "ozg OZG"]);
        assert_eq!(found("OZGs ozg ÄOZG OZGä"), [""; 0]);
        assert_eq!(
            found("Open Data und Open. E-Akten, E-Akte!"),
            ["data Open Data", "open Open", "e-akte E-Akten", "e-akte E-Akte"]
        );
        assert_eq!(found("Für offene Daten: ä, ß"), ["data offene Daten"]);
    }
}

//! The theme of a portal, as far as it has texts in the portal's languages.

use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Problem};
use crate::source::Source;
use crate::theme::{self, Theme, ThemeError};

/// The theme; a language without texts is a mistake in the settings, and the others are looked at all the same.
pub(super) fn load_theme(source: &dyn Source, config: &Config) -> Result<Theme, ThemeError> {
    let load = |codes: &[String]| theme::load(source, config.theme.as_deref(), codes);
    let known = match load(config.languages.codes()) {
        Err(ThemeError::Language { available, .. }) => available,
        all => return all,
    };
    let (there, missing): (Vec<_>, Vec<_>) =
        config.languages.written().partition(|language| known.contains(&language.value));
    let codes: Vec<String> = there.into_iter().map(|language| language.value.clone()).collect();
    let mut loaded = load(if codes.is_empty() { &known[..1] } else { &codes })?;
    loaded.unasked.extend(missing.into_iter().map(|language| {
        let problem = Problem::NoTexts { language: language.value.clone(), known: known.clone() };
        Diagnostic::at(config::FILE, &language.span, problem)
    }));
    Ok(loaded)
}

/// Findings without those that only say that pages are not there in a language without texts.
pub(super) fn without_consequences(mut found: Vec<Diagnostic>, theme: &Theme) -> Vec<Diagnostic> {
    let without_texts = |wanted: &str| {
        let mut findings = theme.unasked.iter();
        findings.any(|found| matches!(&found.problem, Problem::NoTexts { language, .. } if language == wanted))
    };
    found.retain(|found| !matches!(&found.problem, Problem::NotTranslated { language } if without_texts(language)));
    found
}

//! Questions on a terminal. A script is never asked: there, what is missing is an error that names the argument.

use std::io::IsTerminal;

use dialoguer::theme::Theme;
use dialoguer::{FuzzySelect, Input};
use zielstand::diagnostic::Cause;

/// Whether there is somebody to ask.
pub fn is_possible() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// Questions look as they do by default, with German words.
struct German;

impl Theme for German {
    fn format_error(&self, f: &mut dyn std::fmt::Write, error: &str) -> std::fmt::Result {
        write!(f, "Fehler: {error}")
    }
}

/// A text that must be given.
pub fn required(option: &str, question: &str) -> Result<String, String> {
    if !is_possible() {
        return Err(format!("das Argument `{option}` fehlt"));
    }
    Input::with_theme(&German).with_prompt(question).interact_text().map_err(failed)
}

/// A text that has a usual answer; `check` says what is wrong with another.
pub fn with_default(
    question: &str,
    usual: String,
    check: impl Fn(&str) -> Result<(), String>,
) -> Result<String, String> {
    let check = |text: &String| check(text);
    let input = Input::with_theme(&German).with_prompt(question).default(usual).validate_with(check);
    input.interact_text().map_err(failed)
}

/// A value that may be left out; `parse` says what is wrong with one.
pub fn parsed<T>(question: &str, parse: impl Fn(&str) -> Result<T, String>) -> Result<Option<T>, String> {
    let text = checked(question, |text| parse(text).map(|_| ()))?;
    Ok(text.and_then(|text| parse(&text).ok()))
}

/// A text that may be left out; `check` says what is wrong with it.
pub fn checked(question: &str, check: impl Fn(&str) -> Result<(), String>) -> Result<Option<String>, String> {
    let check = |text: &String| if text.is_empty() { Ok(()) } else { check(text) };
    let input = Input::<String>::with_theme(&German).with_prompt(question).allow_empty(true).validate_with(check);
    let text = input.interact_text().map_err(failed)?;
    Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
}

/// Whether something is so; no, if nobody says anything.
pub fn yes(question: &str) -> Result<bool, String> {
    Ok(choice(question, vec![("ja".to_owned(), "ja".to_owned())], "nein")?.is_some())
}

/// One of several ids, shown by their labels; nothing if `none` is chosen. It stands first, so that a hasty return says nothing.
pub fn choice(question: &str, of: Vec<(String, String)>, none: &str) -> Result<Option<String>, String> {
    let place = select(question, &labels(none, &of))?;
    Ok(place.checked_sub(1).and_then(|place| of.into_iter().nth(place)).map(|(id, _)| id))
}

/// The same where nobody can mean the first one without looking: a return alone chooses nothing, and the question comes again.
pub fn deliberate_choice(question: &str, of: &[(String, String)], none: &str) -> Result<Option<String>, String> {
    let mut all = vec!["– bitte wählen –"];
    all.extend(labels(none, of));
    loop {
        if let Some(place) = select(question, &all)?.checked_sub(1) {
            let chosen = place.checked_sub(1).and_then(|place| of.get(place));
            return Ok(chosen.map(|(id, _)| id.clone()));
        }
    }
}

fn labels<'a>(none: &'a str, of: &'a [(String, String)]) -> Vec<&'a str> {
    std::iter::once(none).chain(of.iter().map(|(_, label)| label.as_str())).collect()
}

fn select(question: &str, labels: &[&str]) -> Result<usize, String> {
    let prompt = format!("{question} (Pfeiltasten oder Buchstaben, dann Enter)");
    FuzzySelect::new().with_prompt(prompt).items(labels).default(0).interact().map_err(failed)
}

fn failed(dialoguer::Error::IO(error): dialoguer::Error) -> String {
    format!("die Frage blieb ohne Antwort: {}", Cause::from(&error))
}

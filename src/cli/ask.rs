//! Questions on a terminal. A script is never asked: there, what is missing is an error that names the argument.

use std::io::IsTerminal;

use dialoguer::{Input, Select};
use zielstand::diagnostic::Cause;

/// Whether there is somebody to ask.
pub fn is_possible() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// A text that must be given.
pub fn required(option: &str, question: &str) -> Result<String, String> {
    if !is_possible() {
        return Err(format!("das Argument `{option}` fehlt"));
    }
    Input::new().with_prompt(question).interact_text().map_err(failed)
}

/// A text that has a usual answer.
pub fn with_default(question: &str, usual: String) -> Result<String, String> {
    Input::new().with_prompt(question).default(usual).interact_text().map_err(failed)
}

/// A value that may be left out.
pub fn optional<T: std::str::FromStr>(question: &str, wrong: &str) -> Result<Option<T>, String> {
    let check =
        |text: &String| if text.is_empty() || text.parse::<T>().is_ok() { Ok(()) } else { Err(wrong.to_owned()) };
    let input = Input::<String>::new().with_prompt(question).allow_empty(true).validate_with(check);
    let text = input.interact_text().map_err(failed)?;
    Ok(text.parse().ok().filter(|_| !text.is_empty()))
}

/// One of several ids, shown by their labels; nothing if the last entry `none` is chosen.
pub fn choice(question: &str, of: Vec<(String, String)>, none: &str) -> Result<Option<String>, String> {
    let labels = of.iter().map(|(_, label)| label.as_str()).chain([none]);
    // Nothing is chosen beforehand: a status must not come about by a hasty return.
    let select = Select::new().with_prompt(question).items(labels);
    let place = select.interact().map_err(failed)?;
    Ok(of.into_iter().nth(place).map(|(id, _)| id))
}

fn failed(dialoguer::Error::IO(error): dialoguer::Error) -> String {
    format!("die Frage blieb ohne Antwort: {}", Cause::from(&error))
}

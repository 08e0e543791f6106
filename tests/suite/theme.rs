//! Themes: what a portal overrides, what is wrong with a theme, and that no text is missing.

mod broken;
mod handbook;
mod links;
mod own;
mod preview;
mod texts;

//! Everything through the front door: a small portal in, the whole output or message compared.

mod bad_input;
mod build;
mod case;
mod history;
mod html;
mod layers;
mod theme;

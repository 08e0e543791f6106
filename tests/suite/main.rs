//! Everything through the front door: a small portal in, the whole output or message compared.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "tests may fail loudly and make files"
)]

mod bad_input;
mod build;
mod case;
mod handbook;
mod history;
mod layers;
mod reference;
mod theme;

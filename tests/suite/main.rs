//! Everything through the front door: a small portal in, the whole output or message compared.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::case_sensitive_file_extension_comparisons,
    clippy::too_many_lines,
    reason = "tests may fail loudly, make files, know the names they made, and compare whole messages"
)]

mod bad_input;
mod build;
mod case;
mod handbook;
mod history;
mod html;
mod layers;
mod reference;
mod theme;

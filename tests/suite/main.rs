//! Everything through the front door: a small portal in, the whole output or message compared.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::format_push_string,
    clippy::format_collect,
    clippy::too_many_lines,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "a test may fail loudly, makes its own files, knows their names and holds whole outputs"
)]

mod adopt;
mod architecture;
mod bad_input;
mod begin;
mod build;
mod case;
mod check;
mod check_fix;
mod check_since;
mod checks;
mod cli;
mod demo;
mod find;
mod handbook;
mod history;
mod hook;
mod html;
mod json;
mod languages;
mod law;
mod layers;
mod preview;
mod proof;
mod reference;
mod report;
mod sachsen;
mod schema;
mod sources;
mod theme;
mod timeline;
mod written;

//! Zielstand turns a Git repository of Markdown goal pages into a public portal.
//!
//! The data goes one way, and the modules stand in its order:
//!
//! ```text
//! source ──▶ config, content ──▶ history ──▶ portal ──▶ render ──▶ publish ──▶ public/
//! files,     what editors        what        what       pages      all or
//! commits    wrote, checked      changed     follows    as values  nothing
//! ```
//!
//! [`pipeline::build`] is that way from end to end. Each stage takes values and returns values; mistakes of editors are
//! [`diagnostic`]s, collected and returned; failures are typed errors. The library never prints and never exits.

pub mod address;
pub mod beginning;
pub mod diagnostic;
pub mod foreign;
pub mod headers;
pub mod locale;
pub mod value;

pub mod create;

pub mod source;
pub mod yaml;

pub mod config;
pub mod content;

pub mod schema;

pub mod history;

pub mod markdown;
pub mod portal;

pub mod search;

pub mod render;
pub mod theme;

pub mod proof;
pub mod publish;

pub mod pipeline;

pub mod characters;
pub mod check;
pub mod verify;

pub mod begin;

pub mod demo;

pub mod serve;

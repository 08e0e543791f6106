//! Texts: Markdown as HTML, what changed between two of them, their beginnings, and texts of others made harmless.

pub mod body;
pub mod diff;
pub mod plain;
pub mod sentence;
pub mod short;
pub mod terms;

//! Changes of the history in the words of readers: commits, fields, marks, the course of a goal, a period, a draft.

pub mod changes;
pub mod changes_html;
pub mod draft;
pub mod marks;
pub mod period;
pub mod sentences;
pub mod told;
